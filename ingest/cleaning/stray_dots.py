"""The glyphs of a list that text taken out of a PDF has as full stops at the foot of its page, apart from their points
(Volt 2023: "…van te benutten.." / "." / "..1.3 Een veilige Europese Unie"). Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Line, Removed

__all__ = ["take_out_stray_dots"]

_FEWEST = 20
"""Lines of nothing but full stops. In a text with fewer each may be something else, and all is left."""
_DOTS = re.compile(r"[.\s]+")
_BEFORE = re.compile(r"(?<=\.)[.\s]+$")
"""What such dots add to the line above them. One after a word stays: it may be the full stop of a sentence."""


def take_out_stray_dots(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Takes out the lines of nothing but full stops, and those dots that are glued to the lines around them."""
    stray = [line.box is None and bool(_DOTS.fullmatch(line.text)) for line in lines]
    if sum(stray) < _FEWEST:
        return tuple(lines), ()
    kept: list[Line] = []
    removed: list[Removed] = []
    for i, line in enumerate(lines):
        text = "" if stray[i] else line.text
        if i and stray[i - 1]:
            text = text.lstrip(". ")
        if text and i + 1 < len(lines) and stray[i + 1]:
            text = _BEFORE.sub("", text)
        if text != line.text:
            removed.append(Removed("losse punten", line.text))
        if text:
            kept.append(replace(line, text=text))
    return tuple(kept), tuple(removed)
