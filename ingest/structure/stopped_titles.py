"""Titles that print ends with a full stop of their own, behind the text of their page, in text without sizes. Pure.

FVD 2021: "…voor starters. Wonen ." stands at the end of a page that has "Wonen" above it in large type, and the next
page has "Hoofdstuk 4: Economie en Sociale Zaken" and "Wonen" beside its text as a running head.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import Line, Removed
from ingest.structure.marks import BULLET
from ingest.structure.names import bare_name, squash

__all__ = ["mark_stopped_titles"]

_STOPPED = re.compile(r"^(?P<words>.*[^\W\d_][’')]?) \.(?P<chapter>Hoofdstuk \d+)?$")
_FEWEST = 10
"""Titles. Where there are fewer, white space before a full stop says nothing (PvdA 2021, SGP 2017)."""
_LONGEST, _LINES = 90, 4
"""Characters, and lines, in a title."""
_TITLE_BEGINS = re.compile(r"(?:[.!?][”’)]?\s*(?=[A-ZÀ-Þ‘(])|(?<=[a-zà-ÿ])(?=\([A-Z]))(?=[^.!?]*$)")
_ENDED = re.compile(r"[.!?:][”’)]?\d?$")
_HEAD = re.compile(r"(?<=[.!?’”)])\s*(?=Hoofdstuk \d: )|(?<=[a-zà-ÿ])(?=Hoofdstuk \d: )")
_CONTENTS = "inhoudsopgave"


def mark_stopped_titles(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines with such titles as headings above the text of their pages, without the running heads that repeat them
    and without a table of contents that names them; other documents are given back as they are."""
    if any(line.box for line in lines) or _count(lines) < _FEWEST:
        return tuple(lines), ()
    marked: list[Line] = []
    for line in _cut_before_heads(lines):
        found = _STOPPED.match(line.text)
        if not found or not _set_title(marked, replace(line, text=found["words"]), 1 if found["chapter"] else 2):
            marked.append(line)
    return _without_running_heads(marked)


def _count(lines: Sequence[Line]) -> int:
    """How many pages end with a title that the end of another line repeats."""
    stopped = [
        found for above, line in pairwise(lines) if above.page != line.page and (found := _STOPPED.match(above.text))
    ]
    names = [squash(line.text) for line in lines] if len(stopped) >= _FEWEST else []
    return sum(sum(name.endswith(squash(_cut(found["words"])[1])) for name in names) > 1 for found in stopped)


def _cut_before_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines with running heads that were glued to the text before them on lines of their own."""
    return [
        replace(line, text=part.strip(), gap=line.gap or at > 0)
        for line in lines
        for at, part in enumerate(_HEAD.split(line.text))
        if part.strip()
    ]


def _set_title(marked: list[Line], last: Line, level: int) -> bool:
    """Puts the title that a line ends, with the lines before it that it began on, above the text of its page. False,
    and nothing is done, where it cannot be told where the title begins."""
    rest, title = _cut(last.text)
    taken = 0
    while not rest and taken + 1 < _LINES and taken < len(marked):
        above = marked[-1 - taken]
        if above.page != last.page or above.kind or _ENDED.search(above.text):
            break
        rest, begin = _cut(above.text)
        title = f"{begin} {title}"
        taken += 1
    if BULLET.match(title) or title[0].islower() or len(title) > _LONGEST:
        return False
    first = marked[-taken] if taken else last
    del marked[len(marked) - taken :]
    if rest:
        marked.append(replace(first, text=rest))
    top = len(marked)
    while top > 0 and marked[top - 1].page == last.page and marked[top - 1].kind is None:
        top -= 1
    marked.insert(top, replace(last, text=title, kind="heading", level=level, gap=True))
    return True


def _cut(text: str) -> tuple[str, str]:
    """A line as what ends a sentence in it, and what begins behind that."""
    found = _TITLE_BEGINS.search(text)
    return (text[: found.end()].strip(), text[found.end() :]) if found else ("", text)


def _without_running_heads(marked: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    kept: list[Line] = []
    removed: list[Removed] = []
    chapter = section = ""
    for line in marked:
        name = bare_name(line.text)
        if line.kind == "heading":
            chapter, section = (squash(line.text), "") if line.level == 1 else (chapter, squash(line.text))
        if section == _CONTENTS:
            removed.append(Removed(_CONTENTS, line.text, line.page))
        elif line.kind is None and name and name in (chapter, section, chapter + section):
            removed.append(Removed("kop- of voetregel", line.text, line.page))
        else:
            kept.append(line)
    return tuple(kept), tuple(removed)
