"""Titles that were found in a text, put back as heading lines of their own. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.cleaning.words import join_lines
from ingest.document import Line, OutlineEntry, Removed
from ingest.structure.kinds import kind_of_heading
from ingest.structure.letters import DISPLAY, Letters, Place
from ingest.structure.names import squash

__all__ = ["put_back", "set_at_top"]

_CAPITALS = re.compile(r"[.!?]\s*(?P<head>[A-ZÀ-Þ]{5,}(?: [A-ZÀ-Þ]+){0,3})$")
_COLUMN = 2_500
"""Letters. A title that was printed above a column of text stands no further behind it."""
_TITLE_PAGE = 300
"""Letters between a title in large type and the same title above the text."""


def put_back(
    letters: Letters, places: Sequence[Place], chosen: Sequence[Place], contents: Sequence[OutlineEntry]
) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines with a heading line for each title, and the repetitions that were taken out. `places` are all where a
    title may stand, `chosen` those where one does."""
    cuts = sorted(
        [
            *(_cut(letters, place, contents[place.entry]) for place in chosen),
            *_late(letters, places, chosen),
            *_again(letters, places, chosen),
        ],
        key=lambda cut: (cut.place.start, cut.place.end),
    )
    return _marked(letters, cuts, contents)


def set_at_top(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A foreword's heading that the text of its page ends with goes above that text ("…voor een beter Nederland.
    DANKWOORD", BBB 2023)."""
    kept: list[Line] = []
    for i, line in enumerate(lines):
        kept.append(line)
        last = i + 1 == len(lines) or lines[i + 1].page != line.page
        found = _CAPITALS.search(line.text) if last and line.kind is None and line.page is not None else None
        if not found or kind_of_heading(found.group("head")) is None:
            continue
        top = len(kept) - 1
        while top > 0 and kept[top - 1].page == line.page and kept[top - 1].kind is None:
            top -= 1
        kept[-1] = replace(line, text=line.text[: found.start("head")].strip())
        kept.insert(top, replace(kept[top], text=found.group("head"), kind="heading", level=1, gap=True))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Cut:
    """A title that is taken out of its lines, and the line before which it is put back as a heading; None where it is
    only taken out, because it stands again right below."""

    place: Place
    anchor: int | None


def _cut(letters: Letters, place: Place, entry: OutlineEntry) -> Cut:
    """A title goes back where it stood, but for one with which the text of its page ends (CDA 2021): that was printed
    above the text. A foreword's may be on the page before the one that the contents name: its pages are not counted."""
    page = letters.lines[place.first].page
    following = letters.lines[place.last + 1] if place.last + 1 < len(letters.lines) else None
    alone = following is None or following.page != page
    tail = letters.lines[place.last].text[letters.offset(place.end - 1) + 1 :]
    top = place.first
    while top > 0 and letters.lines[top - 1].page == page and letters.lines[top - 1].kind is None:
        top -= 1
    sure = place.exact or kind_of_heading(entry.title) == "foreword"
    if page is None or not alone or not sure or len(tail.strip()) > DISPLAY or top == place.first:
        return Cut(place, place.first)
    return Cut(place, top)


def _late(letters: Letters, places: Sequence[Place], chosen: Sequence[Place]) -> list[Cut]:
    """Titles that stand after the first title under them, on the same page (the text of a column came first): they go
    above it."""
    taken = {place.entry: place for place in chosen}
    cuts: list[Cut] = []
    for place in places:
        below = taken.get(place.entry + 1)
        if place.entry in taken or below is None or any(cut.place.entry == place.entry for cut in cuts):
            continue
        page = letters.lines[below.first].page
        if 0 < place.start - below.end < _COLUMN and letters.lines[place.first].page == page is not None:
            cuts.append(Cut(place, below.first))
    return [cut for cut in cuts if not any(cut.place.start < one.end and one.start < cut.place.end for one in chosen)]


def _again(letters: Letters, places: Sequence[Place], chosen: Sequence[Place]) -> list[Cut]:
    """The title of a chapter above its text, where it stood on the page before it in large type too (D66 2021)."""
    cuts: list[Cut] = []
    for i, place in enumerate(chosen):
        end = chosen[i + 1].start if i + 1 < len(chosen) else len(letters.text)
        cuts += [
            Cut(other, None)
            for other in places
            if other.entry == place.entry and place.end <= other.start <= place.end + _TITLE_PAGE and other.end <= end
        ][:1]
    return cuts


def _marked(
    letters: Letters, cuts: Sequence[Cut], contents: Sequence[OutlineEntry]
) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines with a heading line for each title, what stood before and after it on its lines as lines of text."""
    kept: list[tuple[float, Line]] = []
    removed: list[Removed] = []
    at, offset = 0, 0
    for cut in cuts:
        place = cut.place
        head, tail = letters.offset(place.start), letters.offset(place.end - 1) + 1
        if (place.first, head) < (at, offset):
            continue
        while at < place.first:
            kept += [(at, line) for line in _rest(letters.lines[at], offset, None)]
            at, offset = at + 1, 0
        kept += [(at, line) for line in _rest(letters.lines[at], offset, head)]
        heading = _heading(letters, place, contents[place.entry], head, tail)
        if cut.anchor is None:
            removed.append(Removed("titelblad", heading.text, heading.page))
        else:
            kept.append((at if cut.anchor == place.first else cut.anchor - 0.5, heading))
        at, offset = place.last, tail + len(_closing(letters.lines[place.last].text[tail:]))
    while at < len(letters.lines):
        kept += [(at, line) for line in _rest(letters.lines[at], offset, None)]
        at, offset = at + 1, 0
    return tuple(line for _, line in sorted(kept, key=lambda pair: pair[0])), tuple(removed)


def _rest(line: Line, start: int, end: int | None) -> list[Line]:
    text = line.text[start:end].strip()
    if start == 0 and end is None:
        return [line]
    return [replace(line, text=text, gap=line.gap and start == 0)] if re.search(r"\w", text) else []


def _closing(after: str) -> str:
    """The punctuation that ends a title."""
    found = re.match(r"\s*[.:!?]+(?=\s|$|[A-Z])", after)
    return found.group() if found else ""


def _heading(letters: Letters, place: Place, entry: OutlineEntry, head: int, tail: int) -> Line:
    lines = letters.lines[place.first : place.last + 1]
    closing = _closing(lines[-1].text[tail:])
    parts = [line.text for line in lines]
    parts[-1] = parts[-1][: tail + len(closing)]
    parts[0] = parts[0][head:]
    text = parts[0].strip()
    for part in parts[1:]:
        text = join_lines(text, part.strip())
    as_listed = squash(text) == squash(entry.title) and (not text.isupper() or entry.title.isupper())
    title = None if as_listed else entry.title
    return replace(lines[0], text=text, kind="heading", level=entry.depth + 1, title=title, gap=True)
