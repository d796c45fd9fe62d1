"""Title pages: pages with a few large words and no text. Pure."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from ingest.document import Line
from ingest.structure.marks import BULLET

__all__ = ["find_cover_lines"]

_FEW = 300
"""Characters. A page with more than this has something to say."""
_BEFORE = 0
"""The page of what stands before the first that has a number."""


def find_cover_lines(lines: Sequence[Line], known: Collection[int], display: Collection[int]) -> set[int]:
    """The places of lines that only dress a title page: all of them on pages before the first section, and beside the
    heading of a section that fills a page, what else is set large ("Hoofdstuk 2", its number, a motto). `known` are the
    places of headings that the outline names, `display` those of lines that are set larger or bolder than the text."""
    on_page: defaultdict[int, list[int]] = defaultdict(list)
    begin = next((i for i, line in enumerate(lines) if line.page is not None), 0)
    for i, line in enumerate(lines):
        page = _BEFORE if i < begin else line.page
        if page is not None:
            on_page[page].append(i)
    first = min((page for page, places in on_page.items() if any(i in known for i in places)), default=0)
    dressing: set[int] = set()
    for page, places in on_page.items():
        few = sum(len(lines[i].text) for i in places) < _FEW and not any(BULLET.match(lines[i].text) for i in places)
        if few and page < first:
            dressing |= set(places)
        elif few and any(i in known for i in places) and all(_is_large(lines, i, known, display) for i in places):
            dressing |= {i for i in places if i not in known}
    return dressing


def _is_large(lines: Sequence[Line], i: int, known: Collection[int], display: Collection[int]) -> bool:
    """Whether a line is a heading or set as one; a number that stands alone is that of the chapter."""
    return i in known or i in display or not any(character.isalpha() for character in lines[i].text)
