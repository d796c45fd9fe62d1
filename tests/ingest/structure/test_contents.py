"""Tables of contents."""

from ingest.document import Line
from ingest.structure.contents import find_contents

BODY = [Line("Wij willen dat iedereen meedoet en dat niemand achterblijft.")] * 30


def outline(*texts: str, body: tuple[str, ...] = ()) -> list[tuple[str, int, int | None]]:
    found = find_contents([*(Line(text) for text in texts), *BODY, *(Line(text) for text in body)])
    return [(entry.title, entry.depth, entry.printed) for entry in found.outline]


def test_leaders_are_no_part_of_a_title() -> None:
    rows = ("Inhoud", "Zorg ........ 3", "Wonen ...... 9", "Werk ..... 12", "Geld .... 20", "Recht .... 31")
    assert outline(*rows) == [("Zorg", 0, 3), ("Wonen", 0, 9), ("Werk", 0, 12), ("Geld", 0, 20), ("Recht", 0, 31)]


def test_the_title_of_a_part_has_no_page_number_and_stands_above_its_sections() -> None:
    rows = (
        "Een sterk land",
        "1.1 Zorg 3",
        "1.2 Werk 9",
        "Een open wereld",
        "2.1 Handel 12",
        "2.2 Vrede 20",
        "2.3 Recht 30",
    )
    found = outline("Voorwoord 2", *rows, body=("Een sterk land", "Een open wereld"))
    assert ("Een open wereld", 0, None) in found
    assert ("2.1 Handel", 1, 12) in found


def test_what_is_glued_before_the_first_title_stays_text() -> None:
    lines = [
        Line("tekst van 2027VISIE OP MORGEN 3"),
        *(Line(f"Hoofdstuk {n}: Zaak {n * 10}") for n in range(1, 7)),
        *BODY,
    ]
    found = find_contents(lines)
    assert found.outline[0].title == "VISIE OP MORGEN"
    assert found.lines[0].text == "tekst van 2027"


def test_what_is_glued_before_the_first_title_stays_where_it_was_below_a_copy_of_the_table() -> None:
    rows = [Line(f"Hoofdstuk {n}: Zaak {n * 10}") for n in range(1, 7)]
    between = [Line(f"Dit is {word} tussen de twee, en eindigt nergens op een getal.") for word in "abcde"]
    found = find_contents([*rows[:5], *between, Line("Tekst van 2027VISIE OP MORGEN 3"), *rows, *BODY])
    assert [line.text for line in found.lines] == [
        *(line.text for line in between),
        "Tekst van 2027",
        *(line.text for line in BODY),
    ]


def test_a_long_line_ends_a_table_of_contents() -> None:
    long = f"{'woord ' * 30}40"
    rows = ("Zorg 3", "Wonen 9", "Werk 12", "Geld 20", "Recht 31", long)
    found = find_contents([*(Line(text) for text in rows), *BODY])
    assert [entry.title for entry in found.outline] == ["Zorg", "Wonen", "Werk", "Geld", "Recht"]
    assert found.lines[0].text == long


def test_the_page_number_of_the_contents_itself_is_cut_off_the_last_entry() -> None:
    assert outline("Zorg 3", "Werk 9", "Geld 12", "Recht 30", "Financiën 453")[-1][2] == 45


NUMBERED = ("1. Zorg 3", "2. Werk 29", "3. Geld 62", "4. Recht 90", "5. Wonen 121", "5.1 Huren 129")


def test_the_last_entry_is_one_when_the_page_numbers_of_the_contents_are_glued_to_its_own() -> None:
    assert outline(*NUMBERED, "6. Financiën 1338")[-1] == ("6. Financiën", 0, 133)


def test_a_numbered_line_below_the_contents_that_ends_in_a_year_is_text() -> None:
    for below in ("3. Wij bouwen door tot 2030", "Wij bouwen door tot 2030", "6. Wij bouwen er 1000"):
        assert outline(*NUMBERED, below)[-1] == ("5.1 Huren", 1, 129)


def test_a_text_without_contents_is_given_back_as_it_is() -> None:
    assert find_contents(BODY).lines == tuple(BODY)


def test_a_text_in_which_many_lines_end_in_numbers_is_no_table_of_contents() -> None:
    written = [f"Meer toezicht op straat in de buurt met nummer {number}" for number in range(1, 200)]
    contents = find_contents([Line(text) for text in written])
    assert [line.text for line in contents.lines] == written
    assert contents.outline == ()
