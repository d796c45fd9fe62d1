"""The entries of a table of contents, and the outline that they give. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Line, OutlineEntry
from ingest.structure.names import CHAPTER

__all__ = ["NUMBERED", "Entry", "outline_of"]

NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*)[.:]?(?=\s)")
_FEWEST = 5
"""Subtitles. Fewer are titles without a page number."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents; `page` is the number printed there, if any."""

    title: str
    page: int | None
    line: Line
    last: int
    """The place of the entry's last line."""


def outline_of(entries: Sequence[Entry]) -> tuple[OutlineEntry, ...]:
    """Depth from numbering, from capitals and weight, and from size, in that order of trust."""
    entries = _without_subtitles(entries)
    looks = _looks(entries)
    order = sorted(set(looks))
    return tuple(
        OutlineEntry(entry.title, order.index(look), None, entry.page)
        for entry, look in zip(entries, looks, strict=True)
    )


def _without_subtitles(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries without the subtitles that the chapters of some contents have: one line without a number after each
    ("2. Dierenrechten 29" / "Dieren hebben het recht om te leven naar hun aard")."""
    chapters = [i for i, entry in enumerate(entries) if _dots(entry.title) == 0]
    subtitles = {
        i + 1
        for i in chapters
        if i + 1 < len(entries) and entries[i + 1].page is None and (i + 2 in chapters or i + 2 >= len(entries))
    }
    if 2 * len(subtitles) < len(chapters) or len(subtitles) < _FEWEST:
        return entries
    return [entry for i, entry in enumerate(entries) if i not in subtitles]


def _looks(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """What each entry looks like, as something to sort by: the outermost first."""
    dots = [_dots(entry.title) for entry in entries]
    numbered = [i for i, count in enumerate(dots) if count is not None]
    strong = [_is_strong(entry) for entry in entries]
    by_capitals = len({strong[i] for i in range(len(entries)) if dots[i] is None}) == 2
    deepest = max((count for count in dots if count is not None), default=0)
    parts = bool(numbered) and all(dots[i] for i in numbered)
    looks: list[tuple[int, int]] = []
    for i, entry in enumerate(entries):
        size = -round(entry.line.size or 0)
        count = dots[i]
        if count is not None:
            # "1. Toegang voor iedereen" stands under "De wederopbouw", which stands under what is in capitals.
            looks.append((size, count + (0 if strong[i] or not by_capitals else 2)))
        elif not numbered or by_capitals:
            looks.append((size, 0 if strong[i] else 1))
        elif parts and i + 1 in numbered and re.search(r"\.1\b", entries[i + 1].title[:6]):
            looks.append((size, 0))
        else:
            inside = numbered[0] < i < numbered[-1]
            looks.append((size, 0 if strong[i] or not inside else deepest + 1))
    return looks


def _dots(title: str) -> int | None:
    if CHAPTER.match(title):
        return 0
    number = NUMBERED.match(title)
    return number.group().rstrip(".:").count(".") if number else None


def _is_strong(entry: Entry) -> bool:
    return entry.line.bold or entry.title.isupper() or bool(CHAPTER.match(entry.title))
