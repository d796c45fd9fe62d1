import pytest

from assistant.dates import is_year, read_date, read_numeric_date, read_years


@pytest.mark.parametrize(
    ("text", "date", "taken"),
    [
        ("1 december 2026 of", (2026, 12, 1), 3),
        ("April 2023", (2023, 4, None), 2),
        ("3 mei komt", (None, 5, 3), 2),
        ("29 februari", (None, 2, 29), 2),
        ("29 februari 2028", (2028, 2, 29), 3),
        ("3 mei 3026", (None, 5, 3), 2),
    ],
)
def test_a_date_is_read_with_the_words_that_it_takes(text: str, date: object, taken: int) -> None:
    assert read_date(text.split()) == (date, taken)


@pytest.mark.parametrize(
    "text", ["", "mei", "mei kan", "31 februari 2026", "29 februari 2027", "0 mei", "12", "12 jan"]
)
def test_what_is_no_date_or_says_too_little_is_none(text: str) -> None:
    assert read_date(text.split()) is None


@pytest.mark.parametrize(
    ("word", "date"),
    [
        ("01-12-2026", (2026, 12, 1)),
        ("1-2-2026", (2026, 2, 1)),
        ("29-02-2028", (2028, 2, 29)),
        ("29-02-2027", None),
        ("31-02-2026", None),
        ("99-99-9999", None),
        ("00-01-2026", None),
        ("01-12-0000", None),
        ("01-12-26", None),
        ("2026-12-01", None),
    ],
)
def test_digits_are_a_date_when_there_is_such_a_day(word: str, date: object) -> None:
    assert read_numeric_date(word) == date


@pytest.mark.parametrize(
    ("word", "years"),
    [("2023-2026", (2023, 2026)), ("2023–2026", (2023, 2026)), ("12-15", ()), ("2023-15", ()), ("2023", ())],
)
def test_two_years_are_read(word: str, years: tuple[int, ...]) -> None:
    assert read_years(word) == years


@pytest.mark.parametrize(
    ("word", "year"), [("2026", True), ("1899", False), ("2101", False), ("202", False), ("²²²²", False)]
)
def test_a_year_is_one_of_our_time(word: str, year: bool) -> None:
    assert is_year(word) is year
