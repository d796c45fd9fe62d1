"""Headings in narrow columns, which take two or three lines each, in text without sizes. Pure.

Text that was taken out of such columns has white space before what a new paragraph or heading begins with, and before
each line of a heading (Volt 2021: " Een coronajaar in het" / " onderwijs" / " Veel mbo-, hbo- en wo-" / "studenten
geven aan").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.cleaning.words import join_lines
from ingest.document import Line
from ingest.structure.marks import BULLET, ITEM

__all__ = ["join_column_headings"]

_NARROW = 45
"""Characters in most lines of a text in narrow columns."""
_WORDS = 14
_LINES = 4
_OPEN = re.compile(r"\b(?:de|het|een|en|of|van|in|op|voor|met|te|dat|die|is|zijn|als|uit)$")
"""No heading ends in such a word: "zetel in de VN Veiligheidsraad" / "In het verlengde van een"."""
_ENDED = re.compile(r"[.!?:;…][\"'”’)]*$")


def join_column_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Makes one heading of the lines that have white space before them and stand between two paragraphs."""
    free = [line for line in lines if line.kind is None]
    if not free or any(line.box for line in lines) or median(len(line.text) for line in free) > _NARROW:
        return tuple(lines)
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        count = _heading(lines, i)
        if not count:
            kept.append(lines[i])
            i += 1
            continue
        text = lines[i].text
        for line in lines[i + 1 : i + count]:
            text = join_lines(text, line.text)
        kept.append(replace(lines[i], text=text, kind="heading", gap=True))
        i += count
    return tuple(kept)


def _heading(lines: Sequence[Line], i: int) -> int:
    """How many lines the heading has that begins at `i`: none, if none does."""
    if not _is_set_in(lines[i]) or not (i == 0 or lines[i - 1].kind or _ENDED.search(lines[i - 1].text)):
        return 0
    end = i
    while end < len(lines) and _is_set_in(lines[end]) and (end == i or not lines[end].gap):
        end += 1
    if end >= len(lines):
        return 0
    if lines[end].kind is None and (not lines[end].text[0].isupper() or _OPEN.search(lines[end - 1].text)):
        # The last of them begins the paragraph, of which the next line is not set in.
        end -= 1
    count = end - i
    words = sum(len(line.text.split()) for line in lines[i:end])
    if not 0 < count <= _LINES or words > _WORDS or any(_ENDED.search(line.text) for line in lines[i:end]):
        return 0
    return count if lines[i].text[0].isupper() and lines[end].text[0].isupper() else 0


def _is_set_in(line: Line) -> bool:
    return line.indent > 0 and line.kind is None and not BULLET.match(line.text) and not ITEM.match(line.text)
