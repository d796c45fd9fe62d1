from decimal import Decimal

import pytest

from assistant.numerals import read_number, read_ordinal


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("44", "44", 1),
        ("1.000", "1000", 1),
        ("1.234.567", "1234567", 1),
        ("1,5", "1.5", 1),
        ("2.500,75", "2500.75", 1),
        ("0.5", "0.5", 1),
        ("vier agenten", "4", 1),
        ("één", "1", 1),
        ("zeventien", "17", 1),
        ("tweeëntwintig", "22", 1),
        ("eenendertig", "31", 1),
        ("honderd", "100", 1),
        ("honderdvijf", "105", 1),
        ("tweehonderdvijftig", "250", 1),
        ("negentienhonderd", "1900", 1),
        ("negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig", "999999", 1),
        ("tweeduizend vijfhonderd agenten", "2500", 2),
        ("anderhalf", "1.5", 1),
        ("anderhalf miljoen euro", "1500000", 2),
        ("half miljoen", "500000", 2),
        ("3 miljoen euro", "3000000", 2),
        ("20 duizend", "20000", 2),
        ("2,5 miljard", "2500000000", 2),
        # Two numbers, not one.
        ("2000 vijf", "2000", 1),
        ("elf acht", "11", 1),
    ],
)
def test_a_number_is_read(text: str, value: str, words: int) -> None:
    assert read_number(text.split()) == (Decimal(value), words)


@pytest.mark.parametrize("text", ["", "een", "half", "achthoek", "duizendpoot", "honderden", "2.6.1", "D66", "eerste"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text.split()) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [("4e", 4), ("21ste", 21), ("2de", 2), ("Eerste", 1), ("tweede", 2), ("derde", 3), ("achtste", 8), ("tiende", 10)],
)
def test_an_ordinal_is_read(word: str, value: int) -> None:
    assert read_ordinal(word) == value


@pytest.mark.parametrize("word", ["4", "vier", "beste", "de", "ende", "eende", "einde", "honderden"])
def test_what_is_no_ordinal_is_none(word: str) -> None:
    assert read_ordinal(word) is None


@pytest.mark.parametrize("word", ["duizend" * 1200, "honderd" * 1200, "9" * 5000])
def test_a_word_that_is_longer_than_any_number_is_none(word: str) -> None:
    assert read_number([word]) is None
    assert read_number(["tweeduizend", word]) == (Decimal(2000), 1)
    for ending in ("e", "de", "ste"):
        assert read_ordinal(word + ending) is None
