"""Verses that a programme quotes, in text without sizes. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.document import Line
from ingest.structure.marks import BULLET, ITEM

__all__ = ["join_verses"]

_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_NAME = rf"{_WORD}(?: (?:van|de|der|den|ten|ter|het|’t|'t))*(?: {_WORD}){{1,2}}"
_POET = re.compile(rf"^(?:.*\S )?\({_NAME}\)$|^[–—-] ?{_NAME}$")
"""How a verse ends: "Te hellepe niewaar (Jan Proef)", or a dash and a name on a line of their own."""
_SHORT = 0.75
"""Of the usual length of a line: that of a verse is shorter."""
_FEWEST, _MOST = 3, 30
"""Lines in a verse, with the name."""
_STOPPED = re.compile(r"[.:;][\"'”’)]*$")


def join_verses(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Makes one paragraph, known as a quotation, of short lines with the name of who wrote them under them or behind
    the last in brackets (BBB 2023: "We leven echt niet voor de grap, dat mag je nooit vergeten" …)."""
    free = [len(line.text) for line in lines if line.kind is None]
    if not free or any(line.box for line in lines):
        return tuple(lines)
    short = _SHORT * median(free)
    kept: list[Line] = []
    for line in lines:
        kept.append(line)
        if line.kind or line.post or not _POET.match(line.text):
            continue
        count = 1
        while count < min(_MOST, len(kept)) and _is_verse(kept[-count - 1], short):
            count += 1
        if count < _FEWEST or not kept[-count].text[0].isupper():
            continue
        verse = kept[-count:]
        kept[-count:] = [_joined(verse)]
    return tuple(kept)


def _joined(verse: Sequence[Line]) -> Line:
    """The lines of a verse as one paragraph, which knows where in it a next page begins."""
    text, page = verse[0].text, verse[0].page
    starts: list[tuple[int, int]] = []
    for line in verse[1:]:
        if line.page is not None and line.page != page:
            page = line.page
            starts.append((len(text) + 1, page))
        text += f" {line.text}"
    return replace(verse[0], text=text, kind="paragraph", sort="quotation", gap=True, starts=tuple(starts))


def _is_verse(line: Line, short: float) -> bool:
    plain = not (BULLET.match(line.text) or ITEM.match(line.text) or _STOPPED.search(line.text) or line.text.isupper())
    return line.kind is None and plain and len(line.text.split()) > 1 and len(line.text) <= short
