"""A word printed across every page (BBB 2023: CONCEPT): text taken out of such a PDF has it glued to the lines, and
gives these twice or more. Pure."""

import re
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.document import Line, Removed

__all__ = ["take_out_watermark"]

_WORDS = ("CONCEPT", "ONTWERP", "DRAFT", "VERTROUWELIJK")
_MOST = 0.15
"""Of the lines: a word that is glued to so many is a watermark."""
_FEWEST = 3
"""Lines. In a short text one is a large share already."""
_WINDOW = 250
"""Lines. A page and its repetitions have no more."""
_SHORTEST = 4
"""Characters. Of a shorter piece it cannot be told whether it stood there before."""
_AGAIN = "herhaalde regel"
"""The name of the rule that takes repetitions out."""
_ALONE = 3
"""Lines with nothing but the word: fewer may be of the text."""
_FRAGMENT = 20
"""Characters. A shorter piece ("Nederland") stands within other lines too, and is a repetition only of a whole line."""

_LONG = 40
"""Characters. Text that ends within its line is known again from so many."""
_SENTENCE = re.compile(r".*[.!?]")
_PAGE_MARK = re.compile(r" ?\d{1,3}[^\W\d_]")
"""A page number with the running head glued to it."""


def take_out_watermark(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Takes the watermark out, and the repetitions that came with it. A word that stands alone on a few lines
    ("Concept", PvdD 2021) is one too."""
    alone = [line for line in lines if line.text.upper() in _WORDS]
    if len(alone) >= _ALONE:
        lines = [line for line in lines if line.text.upper() not in _WORDS]
        rest, gone = _take_out(lines)
        return rest, (*(Removed("watermerk", line.text) for line in alone), *gone)
    return _take_out(lines)


def _take_out(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    counted = Counter(word for line in lines for word in _WORDS if word in line.text)
    word, count = counted.most_common(1)[0] if counted else ("", 0)
    if count < max(_FEWEST, _MOST * len(lines)):
        return tuple(lines), ()
    kept: list[Line] = []
    removed: list[Removed] = []
    recent: deque[str] = deque(maxlen=_WINDOW)
    for line in lines:
        pieces = [piece.strip() for piece in line.text.split(word)]
        if len(pieces) > 1:
            removed.append(Removed("watermerk", word))
        seen = "\n".join(recent)
        for whole in pieces:
            piece, again = _without_repetition(whole, recent, seen)
            if again:
                removed.append(Removed(_AGAIN, again))
            if not re.search(r"\w", piece):
                continue
            before = piece in recent if len(piece) < _FRAGMENT else piece in seen
            if len(piece) < _SHORTEST or before:
                removed.append(Removed(_AGAIN, piece))
            else:
                kept.append(replace(line, text=piece))
                recent.append(piece)
    return tuple(kept), tuple(removed)


def _without_repetition(piece: str, recent: Sequence[str], seen: str) -> tuple[str, str]:
    """A piece without the repetition at its beginning, and that repetition: the last line of one has what follows
    glued to it ("…spreadsheet-denken. 8VISIE EN…", "Werken43VERSIE…")."""
    # Most lines begin otherwise, and need no closer look; none is shorter.
    alike = (line for line in recent if line[:_SHORTEST] == piece[:_SHORTEST])
    again = max((_repeated(piece, line, seen) for line in alike), key=len, default="")
    rest = piece[len(again) :]
    if len(again) < _FRAGMENT and not _PAGE_MARK.match(rest):
        return piece, ""
    return rest.strip(), again


def _repeated(piece: str, line: str, seen: str) -> str:
    """With what a piece begins that stood there before: a whole line; the sentence to which another thing was glued
    there ("…toekomst.ONZE IDENTITEIT"); the first part of a line, where what follows stood there too. Two points of a
    list may begin alike, but neither with a whole sentence nor before words that stand elsewhere."""
    if piece.startswith(line):
        return line if len(line) < len(piece) else ""
    if piece[:_FRAGMENT] != line[:_FRAGMENT]:
        return ""
    same = takewhile(lambda both: both[0] == both[1], zip(piece, line, strict=False))
    shared = piece[: sum(1 for _ in same)]
    rest = piece[len(shared) :].strip()
    if len(rest) >= _FRAGMENT and rest in seen:
        return shared
    sentence = _SENTENCE.match(shared)
    return sentence.group() if sentence and len(sentence.group()) >= _LONG else ""
