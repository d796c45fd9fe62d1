"""Running heads, feet and page numbers, on lines made by hand on pages 800 points high."""

import pytest

from ingest.cleaning.furniture import Furnished, take_out_furniture
from ingest.document import Line, Removed, Sheet
from tests.ingest.places import at

HEIGHT = 800.0
FOOT, BODY, HEAD = 40.0, 400.0, 780.0
"""Tops of a line at the foot of a page, in the middle and at its head."""


def sheet(number: int, label: str | None = None) -> Sheet:
    return Sheet(number, label, 1_000, picture=False, width=600.0, height=HEIGHT)


def furnished(*lines: Line, pages: int = 6) -> Furnished:
    return take_out_furniture(lines, [sheet(number) for number in range(1, pages + 1)])


def kept(found: Furnished) -> list[str]:
    return [line.text for line in found.lines]


def labels(found: Furnished) -> list[str | None]:
    return [sheet.label for sheet in found.sheets]


def body(pages: int = 6) -> list[Line]:
    return [at(f"Tekst van bladzijde {'abcdefghijkl'[page - 1]}.", 70, BODY, page) for page in range(1, pages + 1)]


def test_a_document_without_pages_is_given_back_as_it_is() -> None:
    lines = (Line("12"), Line("12"), Line("12"))
    assert take_out_furniture(lines, ()) == Furnished(lines, (), ())


def test_a_running_head_goes_and_is_reported_with_its_page() -> None:
    heads = [at("Partij Proef Proefstad", 70, HEAD, page) for page in range(1, 7)]
    found = furnished(*heads, *body())
    assert kept(found) == [line.text for line in body()]
    assert found.removed == tuple(Removed("kop- of voetregel", "Partij Proef Proefstad", page) for page in range(1, 7))
    assert labels(found) == [None] * 6


def test_a_running_foot_with_the_page_number_goes_and_its_number_is_the_label() -> None:
    feet = [at(f"Programma 2026-2030 {page}", 70, FOOT, page) for page in range(2, 7)]
    found = furnished(*feet, *body())
    assert kept(found) == [line.text for line in body()]
    assert {gone.rule for gone in found.removed} == {"kop- of voetregel"}
    assert labels(found) == [None, "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("shape", ["{}", "{}.", "- {} -", "p. {}", "pagina {}", "{} / 12", "Pagina {} van 12", "[{}]"])
def test_a_page_number_goes_whatever_stands_around_it(shape: str) -> None:
    numbers = [at(shape.format(page), 300, FOOT, page) for page in range(1, 7)]
    found = furnished(*numbers, *body())
    assert kept(found) == [line.text for line in body()]
    assert {gone.rule for gone in found.removed} == {"paginanummer"}
    assert labels(found) == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(("offset", "expected"), [(-1, ["1", "2", "3", "4"]), (9, ["11", "12", "13", "14"])])
def test_a_number_that_differs_from_that_in_the_file_by_the_same_everywhere_is_the_label(
    offset: int, expected: list[str]
) -> None:
    numbers = [at(str(page + offset), 300, FOOT, page) for page in range(2, 6)]
    assert labels(furnished(*numbers, *body())) == [None, *expected, None]


def test_a_page_without_a_printed_number_between_numbered_ones_has_a_number_too() -> None:
    numbers = [at(str(page), 300, FOOT, page) for page in (1, 2, 3, 5, 6)]
    assert labels(furnished(*numbers, *body())) == ["1", "2", "3", "4", "5", "6"]


def test_the_label_of_the_file_itself_is_kept() -> None:
    numbers = [at(str(page), 300, FOOT, page) for page in range(1, 5)]
    found = take_out_furniture([*numbers, *body(4)], [sheet(1, "i"), sheet(2, "ii"), sheet(3), sheet(4)])
    assert labels(found) == ["i", "ii", "3", "4"]


def test_a_heading_that_now_and_then_stands_at_the_top_of_a_page_stays() -> None:
    places = [(1, HEAD), (2, HEAD), (3, HEAD), (4, BODY), (5, BODY), (6, 500)]
    found = furnished(*[at("Concrete maatregelen:", 70, top, page) for page, top in places])
    assert kept(found) == ["Concrete maatregelen:"] * 6


def test_a_head_that_also_stands_once_in_the_text_still_goes_from_the_heads_of_pages() -> None:
    heads = [at("Een veilige stad", 70, HEAD, page) for page in range(1, 7)]
    found = furnished(*heads, at("Een veilige stad", 70, BODY, 1))
    assert kept(found) == ["Een veilige stad"]


def test_a_line_at_the_edge_of_two_pages_stays() -> None:
    lines = [at("Rust in de wijk", 70, HEAD, page) for page in (1, 2)]
    assert kept(furnished(*lines)) == ["Rust in de wijk"] * 2


def test_a_line_that_stands_on_every_page_but_not_at_the_edge_stays() -> None:
    lines = [at("Dit gaan we doen:", 70, BODY, page) for page in range(1, 7)]
    assert kept(furnished(*lines)) == ["Dit gaan we doen:"] * 6


def test_a_year_alone_at_the_edge_is_no_page_number() -> None:
    lines = [at("2026", 70, HEAD, page) for page in (1, 2)]
    assert kept(furnished(*lines)) == ["2026"] * 2


def test_another_number_alone_at_the_edge_goes_too_and_is_no_label() -> None:
    numbers = [at(str(page), 300, FOOT, page) for page in range(1, 7)]
    found = furnished(*numbers, at("42", 300, HEAD, 3))
    assert Removed("paginanummer", "42", 3) in found.removed
    assert labels(found)[2] == "3"


def test_the_numbered_headings_of_chapters_at_the_top_of_pages_stay() -> None:
    chapters = [at(f"Hoofdstuk {number}", 70, HEAD, page) for number, page in ((1, 2), (2, 4), (3, 5), (4, 6))]
    feet = [at(f"Programma van Partij Proef {page}", 70, FOOT, page) for page in range(1, 7)]
    assert kept(furnished(*chapters, *feet)) == ["Hoofdstuk 1", "Hoofdstuk 2", "Hoofdstuk 3", "Hoofdstuk 4"]


def test_two_numbers_alone_are_no_numbering() -> None:
    found = furnished(at("1", 300, FOOT, 1), at("2", 300, FOOT, 2), *body())
    assert labels(found) == [None] * 6
    assert kept(found)[:2] == ["1", "2"]


def test_a_sentence_at_the_foot_of_a_page_with_its_page_number_in_it_stays() -> None:
    numbers = [at(str(page), 300, FOOT, page) for page in range(1, 7)]
    sentence = at("Wij willen 3 parken in de wijk.", 70, FOOT + 20, 3)
    assert kept(furnished(*numbers, sentence)) == ["Wij willen 3 parken in de wijk."]
