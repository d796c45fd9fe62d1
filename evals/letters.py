"""Two readings of one text are compared by their letters and digits: whatever a reader does with line ends, hyphens,
ligatures, bullets and spaces, these stay."""

import unicodedata
from bisect import bisect_left

from vectorstore.passage import Span

__all__ = ["Letters", "letters_of", "overlap"]


class Letters:
    """The letters and digits of a text, in small letters without accents, each with its place in the text."""

    def __init__(self, text: str) -> None:
        self._places: list[int] = []
        letters: list[str] = []
        for place, character in enumerate(text):
            for letter in _letters_in(character):
                letters.append(letter)
                self._places.append(place)
        self._letters = "".join(letters)

    def span(self, start: int, end: int) -> Span:
        """Positions in the text → positions among its letters."""
        return bisect_left(self._places, start), bisect_left(self._places, end)

    def find(self, quote: str) -> tuple[Span, ...]:
        """Every place where the letters of a quote stand, as positions among the letters; they do not overlap."""
        wanted = letters_of(quote)
        found: list[Span] = []
        at = self._letters.find(wanted) if wanted else -1
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = self._letters.find(wanted, at + len(wanted))
        return tuple(found)


def letters_of(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(map(_letters_in, text))


def overlap(one: Span, other: Span) -> int:
    """How many positions two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _letters_in(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    # A ligature is several letters, and so is ™; an accent, which a reader may give as a character of its own, is none.
    small = unicodedata.normalize("NFKD", character).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", small) if c.isalnum())
