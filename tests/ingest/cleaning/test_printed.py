"""Page numbers and running heads in plain text."""

import pytest

from ingest.cleaning.printed import Paged, number_pages, take_out_page_numbers
from ingest.cleaning.running_heads import find_heads, take_out_phrases
from ingest.document import Line, OutlineEntry

TEXT = "Wij willen een stad waar iedereen een huis kan vinden dat past en dat te betalen is, en "


def paged(pages: int) -> list[Line]:
    lines: list[Line] = []
    for number in range(1, pages + 1):
        lines += [Line(TEXT + f"dat is belofte {chr(96 + number)} van ons.") for _ in range(12)]
        lines.append(Line(f"Tot slot van deze bladzijde.{number}Programma Proefpartij 2027{chr(64 + number)}an slag"))
    return lines


def test_numbers_that_count_up_at_even_distances_are_page_numbers() -> None:
    assert take_out_page_numbers(paged(12)).numbers == tuple(range(1, 13))


def test_the_running_head_beside_a_page_number_goes_and_the_words_after_it_stay() -> None:
    texts = [line.text for line in take_out_page_numbers(paged(12)).lines]
    assert [text for text in texts if text.endswith("an slag")] == [f"{chr(65 + n)}an slag" for n in range(12)]
    assert not any("Proefpartij 2027" in text for text in texts)


def test_a_few_numbers_are_no_page_numbers() -> None:
    lines = paged(5)
    assert take_out_page_numbers(lines).lines == tuple(lines)


def test_a_phrase_in_capitals_that_comes_often_goes_wherever_it_stands() -> None:
    lines = [Line(f"zin {n}.PROGRAMMA VAN DE PROEFPARTIJ 2027Volgende zin {n}") for n in range(8)]
    kept, removed = take_out_phrases(lines)
    assert [line.text for line in kept[:2]] == ["zin 0.", "Volgende zin 0"]
    assert len(removed) == 8


def test_a_line_that_leads_in_is_no_running_head() -> None:
    lines = [line for n in range(6) for line in (Line(f"{n}"), Line("De partij wil voor u:"))]
    heads = find_heads(lines, [(2 * n, 0, 1) for n in range(6)])
    assert not heads.lines


def numbered(lines: list[Line], *contents: OutlineEntry) -> Paged:
    printed = take_out_page_numbers(lines)
    return number_pages(printed.lines, printed.removed, printed.numbers, contents)


def printed_at(place: str) -> list[Line]:
    """Twelve pages of text, each with its number at its head or at its foot."""
    lines: list[Line] = []
    for number in range(1, 13):
        letter = chr(96 + number)
        body = [Line(f"{letter} is onze belofte: {TEXT}dat is {letter}.") for _ in range(12)]
        lines += [Line(str(number)), *body] if place == "head" else [*body, Line(str(number))]
    return lines


@pytest.mark.parametrize("place", ["head", "foot"])
def test_without_contents_the_text_around_the_numbers_tells_where_on_the_page_they_stand(place: str) -> None:
    paged = numbered(printed_at(place))
    assert [line.page for line in paged.lines] == [number for number in range(1, 13) for _ in range(12)]
    assert [(gone.text, gone.page) for gone in paged.removed] == [(str(n), n) for n in range(1, 13)]
    assert [sheet.label for sheet in paged.sheets] == [str(n) for n in range(1, 13)]


def test_the_table_of_contents_decides_before_the_text_around_the_numbers() -> None:
    title = Line("Wonen in Proefstad", page=2)
    paged = number_pages([title], (), (2, 3), (OutlineEntry("Wonen in Proefstad", 0, None, 3),))
    assert [line.page for line in paged.lines] == [3]


def test_what_stands_before_page_one_has_no_page() -> None:
    paged = numbered([Line("Partij Proef"), Line("Programma 2026"), *printed_at("head")])
    assert [line.page for line in paged.lines[:3]] == [None, None, 1]
    assert paged.sheets[0].number == 1


def test_of_heads_that_begin_alike_the_longest_that_enough_pages_share_is_the_head() -> None:
    # Five pages say "Programma Proef 2027", of which none shares more with another than that.
    lines = [Line(f"{n}Programma Proef 2027{chr(65 + n)}an slag") for n in range(5)]
    assert find_heads(lines, [(n, 0, 1) for n in range(5)]).after == ("Programma Proef 2027",)
