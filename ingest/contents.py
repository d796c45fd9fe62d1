"""The table of contents of a document: where it stands, and the outline that it gives. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Line, OutlineEntry, Removed

__all__ = ["Contents", "find_contents"]

_TITLE = re.compile(r"^(?:de |het )?(?:inhoud|inhouds?opgave|inhoudstafel|in dit programma)[.:]?$", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<title>.*?[^\W\d_].*?)[\s.…·_]*(?<![\d.,])(?P<page>\d{1,3})$")
_LEADER = re.compile(r"\s*(?:[.…·_]\s*){4,}")
_PAGE_ONLY = re.compile(r"^[.…·_\s]*(?P<page>\d{1,3})$")
_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*)\.?(?=\s)")
_FEWEST = 5
"""Entries. Fewer in a row are a list that happens to end in numbers."""
_PATIENCE = 3
"""Lines in a row without a page number, after which the table has ended (a long title takes two or three)."""
_LONGEST = 130
"""Characters in a title."""
_FRONT = 0.25
"""A table of contents stands in the first part of a document."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines without the table of contents, the lines of the table, and its entries as an outline."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    outline: tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    page: int
    line: Line
    last: int
    """The place of the entry's last line."""


def find_contents(lines: Sequence[Line]) -> Contents:
    """Takes the table of contents out of a document; a document without one is given back as it is."""
    best: tuple[int, list[_Entry]] | None = None
    front = max(60, int(len(lines) * _FRONT))
    i = 0
    while i < min(front, len(lines)):
        entries = _entries_from(lines, i)
        if len(entries) >= _FEWEST:
            if best is None or len(entries) > len(best[1]):
                best = (i, entries)
            i = entries[-1].last + 1
        else:
            i += 1
    if best is None:
        return Contents(tuple(lines), (), ())
    start, entries = best
    end = entries[-1].last + 1
    while start > 0 and _TITLE.match(lines[start - 1].text):
        start -= 1
    removed = tuple(Removed("inhoudsopgave", line.text, line.page) for line in lines[start:end])
    return Contents((*lines[:start], *lines[end:]), removed, _outline(entries))


def _entries_from(lines: Sequence[Line], start: int) -> list[_Entry]:
    """The run of entries that begins at a line; page numbers never go back."""
    entries: list[_Entry] = []
    waiting: list[str] = []
    highest = 0
    i = start
    while i < len(lines) and len(waiting) < _PATIENCE:
        text = _LEADER.sub(" ", lines[i].text)
        found = _ENTRY.match(text)
        only = _PAGE_ONLY.match(text)
        match = found or (only if waiting else None)
        if match and int(match["page"]) >= highest and len(text) <= _LONGEST:
            highest = int(match["page"])
            title = " ".join([*waiting, found["title"].strip() if found else ""]).strip()
            entries.append(_Entry(title, highest, lines[i], i))
            waiting = []
        elif not entries or len(text) > _LONGEST:
            break
        elif not _TITLE.match(text):
            waiting.append(text)
        i += 1
    return entries if _is_dense(entries, start) else []


def _is_dense(entries: Sequence[_Entry], start: int) -> bool:
    """Whether most lines of the run are entries, and pages grow as they do over a whole document."""
    if len(entries) < _FEWEST:
        return False
    span = entries[-1].last - start + 1
    return len(entries) >= 0.5 * span and entries[-1].page > entries[0].page and entries[-1].page >= len(entries) // 3


def _outline(entries: Sequence[_Entry]) -> tuple[OutlineEntry, ...]:
    """Depth from numbering, from capitals and weight, and from indentation, in that order of trust."""
    looks = [_look(entry) for entry in entries]
    order = sorted(set(looks))
    return tuple(
        OutlineEntry(entry.title, order.index(look), None, entry.page)
        for entry, look in zip(entries, looks, strict=True)
    )


def _look(entry: _Entry) -> tuple[int, ...]:
    """What an entry looks like, as something to sort by: the outermost first."""
    number = _NUMBERED.match(entry.title)
    bold = entry.line.bold or entry.title.isupper() or bool(re.match(r"(?i)(hoofdstuk|deel) \w+", entry.title))
    size = -round(entry.line.size or 0)
    if number:
        return (size, number.group().rstrip(".").count("."), 0, 0)
    return (size, 0 if bold else 1, 0, 0)
