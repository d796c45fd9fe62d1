"""Verses among paragraphs."""

from ingest.cleaning.verse import join_verses
from ingest.document import Line
from ingest.structure.blocks import find_blocks
from ingest.structure.kinds import mark_kinds

WIDE = Line("Wij willen dat iedereen in het hele land mee kan doen en dat er niemand achterblijft.")
VERSE = ("Wij leven echt niet voor de grap", "Dat mag je nooit vergeten", "Te helpen is ons werk (Jan Proef)")


def test_short_lines_with_a_name_in_brackets_behind_the_last_are_one_quotation() -> None:
    joined = join_verses([WIDE, WIDE, *(Line(text) for text in VERSE), WIDE, WIDE])
    assert [line.text for line in joined] == [WIDE.text, WIDE.text, " ".join(VERSE), WIDE.text, WIDE.text]
    sorts = [block.sort for block in mark_kinds(find_blocks(joined, "final"))]
    assert sorts == ["plan", "plan", "quotation", "plan", "plan"]


def test_the_name_may_stand_on_a_line_of_its_own_after_a_dash() -> None:
    verse = [Line("Wij leven echt niet voor de grap"), Line("Dat mag je nooit vergeten"), Line("– Anna van der Proef")]
    joined = join_verses([WIDE, WIDE, *verse, WIDE, WIDE])
    assert joined[2].text == "Wij leven echt niet voor de grap Dat mag je nooit vergeten – Anna van der Proef"


def test_a_name_in_brackets_behind_a_paragraph_is_no_verse() -> None:
    lines = [WIDE, WIDE, Line("Zo zei hij het (Jan Proef)"), WIDE]
    assert join_verses(lines) == tuple(lines)


def test_points_and_an_abbreviation_in_brackets_are_no_verse() -> None:
    points = [WIDE, Line("• Meer geld"), Line("• Minder regels"), Line("• Meer politie (Jan Proef)")]
    names = [WIDE, Line("Meer geld voor de dienst"), Line("Minder regels voor de dienst"), Line("Eén dienst (IND)")]
    assert join_verses(points) == tuple(points)
    assert join_verses(names) == tuple(names)


def test_a_verse_over_a_page_knows_where_its_second_page_begins() -> None:
    verse = [Line(text, page=1 + (at > 0)) for at, text in enumerate(VERSE)]
    joined = join_verses([WIDE, WIDE, *verse, WIDE, WIDE])[2]
    ((at, page),) = joined.starts
    assert (joined.page, page, joined.text[at:].startswith(VERSE[1])) == (1, 2, True)
