"""The parts of a programme, where a list of them with roman numbers stands beside the table of contents. Pure.

CDA 2021: the contents name chapters with their pages, and next to them stands "I Thuis" / "II Een veilige en" /
"verantwoordelijke" / "samenleving" / "III Een sterke" …, without pages.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Line, OutlineEntry, Removed
from ingest.structure.contents import Contents
from ingest.structure.kinds import kind_of_heading
from ingest.structure.names import bare_name, squash

__all__ = ["find_parts"]

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FEWEST = 3
"""Parts. Fewer are no list."""
_LINES = 4
"""Lines in the title of one part."""
_NARROW = 30
"""Characters in a line of the list, which is set in a narrow column."""
_FRONT = 0.25
"""The list stands in the first part of a document."""


def find_parts(contents: Contents) -> Contents:
    """Takes a list of parts out of the lines, and puts the parts above the chapters of the outline that stand in them;
    contents without such a list are given back as they are."""
    lines, outline = contents.lines, contents.outline
    if not outline or any(line.box for line in lines) or any(entry.printed is None for entry in outline):
        return contents
    start, titles, end = _list(lines)
    if len(titles) < _FEWEST:
        return contents
    # "Inleiding" above the list and "Slot" below it are in it too.
    start -= 1 if start and _is_word(lines[start - 1].text) else 0
    end += 1 if end < len(lines) and _is_word(lines[end].text) else 0
    kept = (*lines[:start], *lines[end:])
    placed = _placed(titles, kept, start)
    if len(placed) < _FEWEST:
        return contents
    removed = tuple(Removed("inhoudsopgave", line.text, line.page) for line in lines[start:end])
    return Contents(kept, (*contents.removed, *removed), _with_parts(outline, placed))


def _list(lines: Sequence[Line]) -> tuple[int, list[str], int]:
    """The first line of the list, its titles, and the line below it."""
    for start in range(int(len(lines) * _FRONT)):
        titles: list[str] = []
        at = start
        while len(titles) < len(_ROMAN) and at < len(lines) and lines[at].text.startswith(f"{_ROMAN[len(titles)]} "):
            title, at = lines[at].text, at + 1
            for line in lines[at : at + _LINES]:
                if not line.text[0].islower() or len(line.text) > _NARROW:
                    break
                title, at = f"{title} {line.text}", at + 1
            titles.append(title)
        if len(titles) >= _FEWEST:
            return start, titles, at
    return 0, [], 0


def _is_word(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][a-z]+", text))


def _placed(titles: Sequence[str], lines: Sequence[Line], start: int) -> list[tuple[str, int]]:
    """The parts whose title page is found, where the title stands in capitals, each with the page of that."""
    found: list[tuple[str, int]] = []
    at = start
    for title in titles:
        name = bare_name(title)
        for i in range(at, len(lines)):
            capitals = "".join(squash(word) for word in _last_capitals(lines[i].text))
            if not capitals or not name.startswith(capitals):
                continue
            k = i + 1
            while len(capitals) < len(name) and k < min(len(lines), i + _LINES) and lines[k].text.isupper():
                capitals, k = capitals + squash(lines[k].text), k + 1
            page = lines[i].page
            if capitals == name and page is not None:
                found.append((title, page))
                at = k
                break
    return found


def _last_capitals(text: str) -> list[str]:
    """The words in capitals that a line ends with ("…aanvraag indienen. EEN VEILIGE EN")."""
    found = re.search(r"(?<![A-ZÀ-Þ])(?:[A-ZÀ-Þ]+\s+)*[A-ZÀ-Þ]{2,}$", text.strip())
    return found.group().split() if found else []


def _with_parts(outline: Sequence[OutlineEntry], parts: Sequence[tuple[str, int]]) -> tuple[OutlineEntry, ...]:
    """The outline with each part above the first chapter that begins behind its title page; what is no plan and comes
    after the last part (a colophon) stands in none."""
    waiting = list(parts)
    merged: list[OutlineEntry] = []
    inside = False
    for entry in outline:
        page = entry.printed or 0
        while waiting and waiting[0][1] <= page:
            title, at = waiting.pop(0)
            merged.append(OutlineEntry(title, 0, None, at))
            inside = True
        if not waiting and kind_of_heading(entry.title) is not None:
            inside = False
        merged.append(replace(entry, depth=entry.depth + 1) if inside else entry)
    return tuple(merged)
