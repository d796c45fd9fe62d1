"""What stands on every page beside the text: running heads and feet, page numbers. Pure.

The number printed on a page is worth keeping: it is what a reader of the paper looks for.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, Removed, Sheet

__all__ = ["Furnished", "take_out_furniture"]

_EDGE = 0.11
"""The part of a page's height, at its top and at its foot, where furniture stands."""
_PAGES = 3
"""A line that stands at the edge of so many pages, but for its numbers, is furniture."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?![\d%])")
_ONLY_NUMBER = re.compile(r"^\W{0,3}(?:p(?:agina|\.)? ?)?\d{1,3}(?: ?(?:/|van) ?\d{1,3})?\W{0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furnished:
    """The lines that are text, the furniture that was taken out, and the sheets with the labels found on it."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    sheets: tuple[Sheet, ...]


def take_out_furniture(lines: Sequence[Line], sheets: Sequence[Sheet]) -> Furnished:
    """Takes running heads, feet and page numbers out of a document with pages; another one is given back as it is."""
    if not sheets:
        return Furnished(tuple(lines), (), ())
    height = {sheet.number: sheet.height for sheet in sheets}
    edge = [line for line in lines if _at_edge(line, height)]
    offset = _offset(edge)
    pages = _pages(edge, offset)
    everywhere = Counter(_pattern(line, offset) for line in lines)
    kept: list[Line] = []
    removed: list[Removed] = []
    numbered: dict[int, str] = {}
    for line in lines:
        at_edge = _at_edge(line, height)
        number = _printed(line, offset) if at_edge else None
        pattern = _pattern(line, offset)
        # A heading that now and then stands at the top of a page also stands elsewhere.
        runs = len(pages[pattern]) >= max(_PAGES, 0.7 * everywhere[pattern])
        if at_edge and (runs or (number and _ONLY_NUMBER.match(line.text))):
            rule = "paginanummer" if _ONLY_NUMBER.match(line.text) else "kop- of voetregel"
            removed.append(Removed(rule, line.text, line.page))
            if number and line.page is not None:
                numbered[line.page] = number
        else:
            kept.append(line)
    return Furnished(tuple(kept), tuple(removed), tuple(_labelled(sheet, numbered, offset) for sheet in sheets))


def _at_edge(line: Line, height: dict[int, float]) -> bool:
    if line.box is None or line.page is None:
        return False
    tall = height[line.page]
    return line.box.bottom > tall * (1 - _EDGE) or line.box.top < tall * _EDGE


def _pages(edge: Sequence[Line], offset: int | None) -> defaultdict[str, set[int | None]]:
    """On which pages each line, but for the number of its page, stands at the edge."""
    pages: defaultdict[str, set[int | None]] = defaultdict(set)
    for line in edge:
        pages[_pattern(line, offset)].add(line.page)
    return pages


def _pattern(line: Line, offset: int | None) -> str:
    """The line without the number of its page; without any number, where it is nothing else. "Hoofdstuk 1" and
    "Hoofdstuk 2" at the top of two pages are two headings."""
    text = line.text.casefold()
    number = r"\d+" if _ONLY_NUMBER.match(text) else _printed(line, offset)
    return re.sub(rf"(?<!\d){number}(?!\d)", "#", text) if number else text


def _offset(edge: Sequence[Line]) -> int | None:
    """What to add to a page's number in the file to get the number printed on it; None when none is printed."""
    found: Counter[int] = Counter()
    for line in edge:
        if line.page is not None:
            found.update({int(number) - line.page for number in _NUMBER.findall(line.text)})
    offset, count = found.most_common(1)[0] if found else (0, 0)
    return offset if count >= _PAGES else None


def _printed(line: Line, offset: int | None) -> str | None:
    """The page number that a line shows, if it is the one that belongs to its page."""
    if offset is None or line.page is None:
        return None
    number = str(line.page + offset)
    return number if number in _NUMBER.findall(line.text) else None


def _labelled(sheet: Sheet, numbered: dict[int, str], offset: int | None) -> Sheet:
    """A page between numbered ones has a number too, printed or not; a cover before them has none."""
    if sheet.label is not None or not numbered or offset is None:
        return sheet
    if min(numbered) <= sheet.number <= max(numbered):
        return replace(sheet, label=str(sheet.number + offset))
    return sheet
