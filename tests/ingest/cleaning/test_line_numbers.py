"""Numbers that a draft prints beside its lines."""

from ingest.cleaning.line_numbers import take_out_line_numbers
from ingest.document import Line


def test_numbers_at_the_ends_of_lines_go() -> None:
    lines = [Line(f"een regel van het programma {number}") for number in range(1, 11)]
    kept, removed = take_out_line_numbers(lines)
    assert {line.text for line in kept} == {"een regel van het programma"}
    assert [gone.text for gone in removed] == [str(number) for number in range(1, 11)]


def test_a_text_that_happens_to_end_in_some_numbers_is_left_alone() -> None:
    lines = [Line("wij willen 5"), Line("huizen bouwen"), Line("in de stad"), Line("voor 2030")]
    assert take_out_line_numbers(lines) == (tuple(lines), ())


def test_a_number_of_the_text_is_not_taken_for_that_of_a_line_whose_end_was_lost() -> None:
    # As on a page of SGP 2021: the first line is a heading, and the second ends in a number of its own.
    second = "7. Bij elke school komt een oversteek waar auto's stoppen. De norm van 1"
    third = "klaar-over voor elke 500 leerlingen is daarbij te laag, zo schrijven ook de ouders van hen"
    rest = [f"De weg bij nummer {number} heeft dan al jaren veel te weinig licht gehad." for number in range(100, 180)]
    printed = ["Verkeer", second, third, *rest[:17]]
    pages = [[*rest[start : start + 20]] for start in (17, 37, 57)]
    text = " ".join(f"{line} {number}" for page in (printed, *pages) for number, line in enumerate(page, start=1))
    kept, removed = take_out_line_numbers([Line(text)])
    assert [line.text for line in kept] == [*printed, *(line for page in pages for line in page)]
    assert [gone.text for gone in removed] == [str(number) for number in range(1, 21)] * 4
