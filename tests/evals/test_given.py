"""When a piece of a text counts as one with an accepted quote: at least half of the quote's letters are in it."""

import pytest

from evals.given import is_relevant
from evals.letters import Letters

TEXT = "Er komt een brug. Ook komt er een sluis!"
#       0         1         2         3
#       0123456789012345678901234567890123456789
QUOTE = "Ook komt er een sluis!"
"""Stands at 18 to 40; its 17 letters are those from 13 to 30 of the text."""
LETTERS = Letters(TEXT)


def test_the_letters_of_the_quote_are_where_the_sums_below_have_them() -> None:
    assert LETTERS.find(QUOTE) == ((13, 30),)
    assert LETTERS.span(18, 40) == (13, 30)


@pytest.mark.parametrize(
    ("start", "end", "relevant"),
    [
        (18, 40, True),
        (0, 40, True),
        (0, 17, False),
        # Up to the e of een, 9 letters (ookkomter is 9) of 17: more than half. Without its r, 8 of 17: less.
        (0, 29, True),
        (0, 28, False),
        # From the r of er on, 9 letters (reensluis); from een on, 8.
        (28, 40, True),
        (29, 40, False),
        (20, 20, False),
    ],
)
def test_a_piece_with_half_of_a_quote_is_relevant(start: int, end: int, relevant: bool) -> None:
    assert is_relevant((start, end), [QUOTE], LETTERS) is relevant


def test_of_a_sentence_cut_into_even_halves_both_count() -> None:
    # abcd is 4 letters: two in each piece.
    letters = Letters("ab cd")
    assert is_relevant((0, 2), ["abcd"], letters)
    assert is_relevant((3, 5), ["abcd"], letters)


def test_any_accepted_quote_will_do_wherever_it_stands() -> None:
    twice = Letters("Een sluis. Een brug. Een sluis.")
    assert is_relevant((21, 31), ["Een dijk.", "Een sluis."], twice)
    assert is_relevant((0, 10), ["Een dijk.", "Een sluis."], twice)
    assert not is_relevant((11, 20), ["Een dijk.", "Een sluis."], twice)
    assert not is_relevant((0, 31), ["Een dijk."], twice)
    assert not is_relevant((0, 31), [], twice)
