"""Glyphs of lists that came out as full stops."""

import pytest

from ingest.cleaning.stray_dots import take_out_stray_dots
from ingest.document import Line

MANY = [Line(".")] * 18
"""With two more there are enough to be sure."""


def kept(*texts: str) -> list[str]:
    return [line.text for line in take_out_stray_dots([*MANY, *map(Line, texts)])[0]]


def test_lines_of_dots_go_with_the_name_of_their_rule() -> None:
    lines, removed = take_out_stray_dots([*MANY, Line(". .."), Line("."), Line("Wonen")])
    assert [line.text for line in lines] == ["Wonen"]
    assert {gone.rule for gone in removed} == {"losse punten"}


@pytest.mark.parametrize(
    ("above", "left"),
    [
        ("Wij bouwen huizen..", "Wij bouwen huizen."),
        ("Wij bouwen huizen. . .", "Wij bouwen huizen."),
        ("Wij bouwen huizen.", "Wij bouwen huizen."),
        ("Wij bouwen aan ..", "Wij bouwen aan ."),
        ("Wij bouwen aan", "Wij bouwen aan"),
    ],
)
def test_the_line_above_keeps_its_own_full_stop(above: str, left: str) -> None:
    assert kept("Wonen", above, "..", ".")[-1] == left


def test_the_line_below_begins_with_its_own_words() -> None:
    assert kept("Wonen", ".", ".", "..2.2 Huren ..") == ["Wonen", "2.2 Huren .."]


def test_a_text_with_few_such_lines_is_left_as_it_is() -> None:
    lines = [Line("Wonen..."), *[Line(".")] * 5, Line(".Huren")]
    assert take_out_stray_dots(lines) == (tuple(lines), ())
