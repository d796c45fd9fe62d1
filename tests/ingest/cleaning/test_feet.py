"""Feet of pages with the name of the party: with a bar and a number, and in capitals over two lines."""

from ingest.cleaning.feet import take_out_feet
from ingest.document import Line


def texts(lines: list[str]) -> list[str]:
    return [line.text for line in take_out_feet([Line(text) for text in lines])[0]]


def spreads(count: int) -> list[str]:
    """Pages that face each other: the foot of the right one, that of the left one, and the title that follows it."""
    feet: list[str] = []
    for left in range(2, 2 * count + 2, 2):
        feet += [f"Dat is beter.Partij Proef  |   {left + 1} {left}", f"| Partij ProefThema {left}", "Wij willen meer."]
    return feet


def test_of_two_feet_the_number_of_the_left_page_stays() -> None:
    assert texts(spreads(8))[:5] == ["Dat is beter.", "2", "Thema 2", "Wij willen meer.", "Dat is beter."]


def test_the_only_number_of_a_foot_stays() -> None:
    feet = [text for page in range(3, 12) for text in (f"| Partij Proef Partij Proef | {page}Wonen", "Meer huizen.")]
    assert texts([*feet, *spreads(8)])[:3] == ["3", "Wonen", "Meer huizen."]


def test_few_feet_and_the_cells_of_a_table_are_text() -> None:
    table = [f"Aantal boa’s | {count}" for count in (9, 3, 7, 2, 8, 1, 6, 4, 5)]
    assert texts(table) == table
    assert texts(spreads(4)) == spreads(4)


def test_a_name_in_capitals_over_two_lines_leaves_the_number_of_its_page() -> None:
    pages = [text for page in range(20, 25) for text in ("Dat is beter.PARTIJ VOOR", f"PROEF{page}", "Wonen")]
    assert texts(pages)[:3] == ["Dat is beter.", "20", "Wonen"]
    headings = ["WIJ WILLEN", "WONEN", "Meer huizen."] * 5
    assert texts(headings) == headings


def test_what_was_taken_out_is_known() -> None:
    removed = take_out_feet([Line(text) for text in spreads(8)])[1]
    assert [(gone.rule, gone.text) for gone in removed[:2]] == [
        ("kop- of voetregel", "Partij Proef  |   3"),
        ("kop- of voetregel", "| Partij Proef"),
    ]
