"""The headings of a scrape: that of each page, and those that only their look tells. Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ingest.document import Line, Removed
from ingest.structure.looks import find_look_headings, levels_by_look
from ingest.structure.names import squash

__all__ = ["ENDED", "LONG", "mark_by_look", "mark_heading"]

ENDED = re.compile(r"[.!?:;…»][\"'”’)\]]*$")
LONG = 12
"""Words in a line that is a paragraph."""
_SLOGAN = 4
"""Words. So short a sentence between two paragraphs is a heading ("Individuele vrijheid.")."""


def mark_heading(lines: Sequence[Line], title: str) -> tuple[list[Line], list[Removed]]:
    """The page's lines with its heading marked: the line that says what the page's title says, or else the first. The
    short lines above it are the way to the page, and go; not where a paragraph stands among them."""
    if not lines:
        return [], []
    name = squash(title)
    at = next((i for i, line in enumerate(lines) if squash(line.text) == name), 0)
    if len(lines[at].text.split()) > LONG:
        return [replace(lines[0], text=title, kind="heading", level=1), *lines], []
    above = lines[:at] if any(len(line.text.split()) > LONG for line in lines[:at]) else []
    removed = [] if above else [Removed("kruimelpad", line.text) for line in lines[:at]]
    removed += [Removed("herhaling van de kop", line.text) for line in lines[at + 1 :] if squash(line.text) == name]
    below = [line for line in lines[at + 1 :] if squash(line.text) != name]
    return [replace(lines[at], kind="heading", level=1), *above, *below], removed


def mark_by_look(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the headings that only their look tells; what "Speerpunten:" leads in are points, not headings,
    but for a point that leads in points itself ("Bijstellen van de Overeenkomst" / "Geen Aansluiting A9 …, maar wel:").
    """
    listed: set[int] = set()
    inside = False
    for i, line in enumerate(lines):
        long = len(line.text.split()) > LONG
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        leads_in = below.endswith(":") and len(below.split()) > LONG
        if line.kind == "heading" or (long and ENDED.search(line.text)) or leads_in:
            inside = False
        elif inside:
            listed.add(i)
        if line.text.endswith(":"):
            inside = True
    found = {i for i in find_look_headings(lines, ()) if i not in listed}
    found |= {i for i in range(1, len(lines) - 1) if _is_slogan(lines, i, listed)}
    places = sorted(found | {i for i, line in enumerate(lines) if line.kind == "heading"})
    levels = levels_by_look(lines, {}, places)
    return tuple(
        replace(line, kind="heading", level=levels[i]) if i in levels else line for i, line in enumerate(lines)
    )


def _is_slogan(lines: Sequence[Line], i: int, listed: Collection[int]) -> bool:
    """Whether a short sentence is a heading: before a paragraph, or between points that do not end as it does."""
    line = lines[i]
    if line.kind or len(line.text.split()) > _SLOGAN or not line.text.endswith(".") or not line.text[0].isupper():
        return False
    below = lines[i + 1]
    if i in listed:
        return (
            not ENDED.search(lines[i - 1].text) and not ENDED.search(below.text) and len(below.text.split()) > _SLOGAN
        )
    return below.kind is None and len(below.text.split()) > LONG
