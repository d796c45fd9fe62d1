"""Titles with a full stop of their own, behind the text of their page."""

from ingest.document import Line
from ingest.structure.stopped_titles import mark_stopped_titles

NAMES = ("Wonen", "Zorg", "Werk", "Water", "Wegen", "Wijken", "Winkels", "Welzijn", "Weer", "Wind")


def programme(stop: str = " .") -> list[Line]:
    """Ten themes of two pages: demands with the title behind them, and prose with a running head above it."""
    lines = [Line("Stad &", page=1), Line(f"Land{stop}Hoofdstuk 19", page=1)]
    for at, name in enumerate(NAMES, 1):
        lines += [Line("• Er komt meer.", page=2 * at), Line(f"• Het moet. {name} in", page=2 * at)]
        lines += [Line(f"de stad{stop}", page=2 * at)]
        lines += [Line("Hoofdstuk 1: Stad & Land", page=2 * at + 1), Line(f"{name} in de stad", page=2 * at + 1)]
        lines += [Line("Wij willen dat het beter gaat.", page=2 * at + 1)]
    return lines


def test_such_a_title_is_the_heading_above_the_text_of_its_page() -> None:
    lines, _ = mark_stopped_titles(programme())
    assert [(line.kind, line.level, line.text) for line in lines[:5]] == [
        ("heading", 1, "Stad & Land"),
        ("heading", 2, "Wonen in de stad"),
        (None, None, "• Er komt meer."),
        (None, None, "• Het moet."),
        (None, None, "Wij willen dat het beter gaat."),
    ]


def test_the_running_heads_that_repeat_it_go() -> None:
    _, removed = mark_stopped_titles(programme())
    assert [(gone.rule, gone.text) for gone in removed[:2]] == [
        ("kop- of voetregel", "Hoofdstuk 1: Stad & Land"),
        ("kop- of voetregel", "Wonen in de stad"),
    ]
    assert len(removed) == 20


def test_where_no_head_repeats_it_a_full_stop_behind_white_space_says_nothing() -> None:
    lines = [Line(f"Wij willen {at} woningen .", page=at) for at in range(30)]
    assert mark_stopped_titles(lines) == (tuple(lines), ())
    assert mark_stopped_titles(programme("!")) == (tuple(programme("!")), ())
