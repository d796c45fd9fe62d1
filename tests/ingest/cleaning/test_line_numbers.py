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
