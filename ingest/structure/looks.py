"""Headings of a text without sizes, where only how a line looks and where it stands tell that it is one. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ingest.document import Line
from ingest.structure.kinds import kind_of_heading
from ingest.structure.marks import BULLET
from ingest.structure.names import section_number, squash

__all__ = ["find_look_headings", "levels_by_look", "set_lead_ins_apart"]

_APART = 12
"""Words in a heading that only its look tells."""
_LEAD_IN = 6
"""Words in a line with a colon that heads what follows wherever it comes ("De PVV wil voor u:")."""
_RECURS = 5
_RUN = 4
"""Short lines in a row: names in a committee, cells of a table, an address; not headings."""
_SHORT = 7
"""Words in such a line."""
_CAPITALS = 5
"""Letters. Shorter words in capitals are abbreviations ("EU")."""
_UNFINISHED = re.compile(
    r"[.,;:…]$|\b(?:de|het|een|en|of|van|in|op|voor|met|te|aan|om|door|dat|die|is|zijn|als|bij|tot|uit|naar|onze|hun)$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;…][\"'”’)]*\d{0,2}$")


def set_lead_ins_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that lead in what follows wherever they come stand apart from the paragraph above, full as its last line
    may be."""
    recurring = _recurring(lines)
    return tuple(replace(line, gap=True) if recurring[line.text] >= _RECURS else line for line in lines)


def _recurring(lines: Sequence[Line]) -> Counter[str]:
    return Counter(line.text for line in lines if line.text.endswith(":") and len(line.text.split()) <= _LEAD_IN)


def find_look_headings(lines: Sequence[Line], known: Collection[int]) -> set[int]:
    """The places of lines that are headings by their look; `known` are those that are headings for certain."""
    recurring = _recurring(lines)
    headings = {i for i, line in enumerate(lines) if line.kind == "heading" or i in known}
    names = _runs(lines, headings) | _letters(lines)
    return {
        i
        for i, line in enumerate(lines)
        if i not in headings
        and line.kind is None
        and (
            recurring[line.text] >= _RECURS
            or _names_kind(lines, i)
            or (i not in names and _stands_apart(lines, i, headings))
        )
    }


def _names_kind(lines: Sequence[Line], i: int) -> bool:
    """Whether a line says that people or sources follow ("De programmacommissie:"), whatever comes after it."""
    line = lines[i]
    return len(line.text.split()) <= _LEAD_IN and i + 1 < len(lines) and kind_of_heading(line.text) is not None


def _runs(lines: Sequence[Line], headings: Collection[int]) -> set[int]:
    """The places of short lines that stand in a row."""
    found: set[int] = set()
    run: list[int] = []
    for i in range(len(lines) + 1):
        line = lines[i] if i < len(lines) else None
        if line and i not in headings and len(line.text.split()) <= _SHORT and not line.text.endswith((".", ":")):
            run.append(i)
            continue
        # What the last of them heads may be a heading still, where a long text follows.
        found |= set(run) if len(run) >= _RUN else set()
        run = []
    return found


def _letters(lines: Sequence[Line]) -> set[int]:
    """The places of lines in forewords that are no headings: only what is in capitals heads anything there (SP 2017),
    the rest dresses the page ("Nu doorpakken" / "onze voorstellen voor een beter nederland", CDA 2021)."""
    found: set[int] = set()
    inside = False
    for i, line in enumerate(lines):
        if line.kind == "heading":
            inside = kind_of_heading(line.title or line.text) == "foreword"
        elif inside and not line.text.isupper():
            found.add(i)
    return found


def _stands_apart(lines: Sequence[Line], i: int, headings: Collection[int]) -> bool:
    """Whether a line is a heading by its look: short, begun as a title is, not ended as a sentence does, after a line
    that has ended, before one that does not go on. Right above a certain heading it is a signature ("Sigrid Kaag")."""
    line = lines[i]
    if len(line.text.split()) > _APART or BULLET.match(line.text):
        return False
    if not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "\"'‘“"):
        return False
    if _UNFINISHED.search(line.text) or sum(character.isalpha() for character in line.text) < 2:
        return False
    if i + 1 >= len(lines) or i + 1 in headings:
        return False
    before = lines[i - 1].text if i else "."
    after = lines[i + 1].text
    ended = bool(_ENDED.search(before) or BULLET.match(before)) or len(before.split()) <= _APART or i - 1 in headings
    return ended and (not after[0].islower() or after.endswith((";", ",")))


def levels_by_look(lines: Sequence[Line], depths: Mapping[int, int], places: Sequence[int]) -> dict[int, int]:
    """The level of each heading, by its place. A heading that only its look tells stands one deeper than the last
    certain one; one in small letters under one in capitals another one deeper; one that leads in ("Speerpunten:")
    under whatever it leads in from."""
    levels: dict[int, int] = {}
    certain, capitals, last = 0, 0, 0
    for i in places:
        line = lines[i]
        number = section_number(line.text)
        level = line.level if line.kind == "heading" else None
        if level is None and i in depths:
            level = depths[i] + 1
        if level is None and number and "." in number:
            level = number.count(".") + 1
        if level is not None:
            certain, capitals, last = level, 0, level
        elif kind_of_heading(line.text) is not None:
            level, capitals = certain + 1, 0
            last = level
        elif line.text.endswith(":"):
            level = last + 1
        else:
            caps = line.text.isupper() and len(squash(line.text)) >= _CAPITALS
            level = certain + 1 + (0 if caps else capitals)
            capitals = 1 if caps else capitals
            last = level
        levels[i] = level
    return levels
