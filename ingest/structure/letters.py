"""The letters of a text, in which titles are sought, and the places among them where a title stands. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.document import Line
from ingest.structure.names import squash

__all__ = ["DISPLAY", "Letters", "Place"]

DISPLAY = 28
"""Characters in a line of large type."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a title may stand: which entry, from which letter to which, in which lines, and how likely."""

    entry: int
    start: int
    end: int
    first: int
    last: int
    score: float
    display: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a text in one string, and where the letters of each line begin."""

    lines: Sequence[Line]
    text: str
    begins: tuple[int, ...]
    digits: bool = True

    @classmethod
    def of(cls, lines: Sequence[Line], *, digits: bool = True) -> "Letters":
        parts = [cls.plain(line.text, digits) for line in lines]
        return cls(lines, "".join(parts), (0, *accumulate(len(part) for part in parts)), digits)

    @staticmethod
    def plain(text: str, digits: bool) -> str:
        return squash(text) if digits else re.sub(r"\d", "", squash(text))

    def line_of(self, letter: int) -> int:
        return bisect_right(self.begins, letter) - 1

    def offset(self, letter: int) -> int:
        """The place in its line's text of a letter."""
        at = self.line_of(letter)
        wanted = letter - self.begins[at]
        seen = 0
        for i, character in enumerate(self.lines[at].text):
            size = len(self.plain(character, self.digits))
            if seen + size > wanted:
                return i
            seen += size
        return len(self.lines[at].text)
