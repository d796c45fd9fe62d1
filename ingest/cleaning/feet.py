"""Feet of pages that stand in text taken out of a PDF as they were printed: the name of the party with a bar and the
number of the page, or its name in capitals over two lines. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import Line, Removed

__all__ = ["take_out_feet"]

_BARRED = re.compile(r"(?P<name>[A-Z][^|•.!?\d]{3,60}?) *\| *(?P<page>\d{1,3})(?!\d)")
_TAIL = re.compile(r"(?<![A-Z] )(?<![A-Z])[A-Z]{2,}(?: [A-Z]{2,})*$")
_HEAD = re.compile(r"^[A-Z]{2,}(?: [A-Z]{2,})*(?=\d|$)")
_FEWEST = 8
"""Pages with the same name and a bar."""
_OFTEN = 4
"""Pages with the same capitals over two lines."""
_MOST = 0.9
"""Of the steps from page to page: so many go up. In a table they do not."""
_RULE = "kop- of voetregel"


def take_out_feet(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Takes out the names, and leaves the numbers of the pages; of two pages that face each other the left one's, which
    stands behind the right one's ("…is afgeschaft.Forum voor democratie  |   55 54", FVD 2023)."""
    kept, barred = _without_barred(lines)
    kept, stacked = _without_stacked(kept)
    return tuple(kept), (*barred, *stacked)


def _without_barred(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Removed]]:
    pages: defaultdict[str, list[int]] = defaultdict(list)
    for line in lines:
        for found in _BARRED.finditer(line.text):
            pages[found["name"]].append(int(found["page"]))
    names = [name for name, numbers in pages.items() if _count_up(numbers)]
    # "| Forum voor democratie Forum voor democratie | 61" is the feet of two pages.
    names = [name for name in names if not any(name != other and name.endswith(other) for other in names)]
    if not names:
        return lines, []
    name = "|".join(map(re.escape, names))
    foot = re.compile(rf"(?P<right>(?:{name}) *\| *)(?P<page>\d{{1,3}})(?!\d) *|\| *(?:{name})")
    kept: list[Line] = []
    removed: list[Removed] = []
    for i, line in enumerate(lines):
        below = lines[i + 1].text.strip() if i + 1 < len(lines) else ""
        text, at = "", 0
        for found in foot.finditer(line.text):
            removed.append(Removed(_RULE, found.group().strip(), line.page))
            rest = line.text[found.end() :].strip() or below
            left = found["page"] and re.match(rf"{int(found['page']) - 1}(?!\d)", rest)
            text += line.text[at : found.start()] + ("\n" if left or not found["page"] else f"\n{found['page']}\n")
            at = found.end()
        parts = [part.strip() for part in (text + line.text[at:]).split("\n")]
        kept += [replace(line, text=part, gap=line.gap and n == 0) for n, part in enumerate(parts) if part]
    return kept, removed


def _count_up(pages: Sequence[int]) -> bool:
    return len(pages) >= _FEWEST and sum(b > a for a, b in pairwise(pages)) >= _MOST * (len(pages) - 1)


def _without_stacked(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Removed]]:
    """Takes out a name of which the first words end a line and the last begin the next, before a page's number
    ("…(social dumping).FORUM VOOR" / "DEMOCRATIE58")."""
    pairs = [
        (tail.group(), head.group()) if (tail := _TAIL.search(one.text)) and (head := _HEAD.match(two.text)) else None
        for one, two in pairwise(lines)
    ]
    counted = Counter(pair for pair in pairs if pair)
    glued = {pair for pair, line in zip(pairs, lines, strict=False) if pair and _is_glued(line.text, pair[0])}
    if not any(counted[pair] >= _OFTEN for pair in glued):
        return lines, []
    texts = [line.text for line in lines]
    removed: list[Removed] = []
    for i, pair in enumerate(pairs):
        if pair in glued and counted[pair] >= _OFTEN:
            first, last = pair
            texts[i], texts[i + 1] = texts[i].removesuffix(first), texts[i + 1].removeprefix(last)
            removed.append(Removed(_RULE, f"{first} {last}", lines[i].page))
    return [replace(line, text=text.strip()) for line, text in zip(lines, texts, strict=True) if text.strip()], removed


def _is_glued(text: str, tail: str) -> bool:
    return len(text) > len(tail) and not text[-len(tail) - 1].isspace()
