"""Bullets that text taken out of a PDF has as a digit."""

from ingest.cleaning.glyphs import restore_bullets
from ingest.document import Line


def texts(*written: str) -> list[str]:
    return [line.text for line in restore_bullets([Line(text) for text in written])]


POINTS = [f"4Punt {chr(97 + n)}" for n in range(25)]


def test_a_digit_that_is_always_the_same_before_a_capital_is_a_bullet() -> None:
    assert texts("Wij willen:", *POINTS) == ["Wij willen:", *(f"• {point[1:]}" for point in POINTS)]


def test_each_bullet_gets_a_line_of_its_own_and_what_stands_before_it_stays() -> None:
    line = "de tijd uitzetten. 4Een boa bij elke school 4Streng toezicht"
    assert texts(*POINTS, line)[-3:] == ["de tijd uitzetten.", "• Een boa bij elke school", "• Streng toezicht"]


def test_numbers_of_sections_that_are_glued_to_their_titles_stay() -> None:
    titles = [f"{number}Punt" for number in range(10)] * 4
    assert texts(*titles) == titles


def test_a_digit_that_is_seldom_glued_to_a_word_stays() -> None:
    few = POINTS[:5]
    assert texts(*few, "De A4Route en 4G") == [*few, "De A4Route en 4G"]
