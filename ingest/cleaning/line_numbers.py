"""Numbers that a draft prints beside each of its lines, from 1 on every page (PvdA 2021, SGP 2021). Pure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.document import Line, Removed

__all__ = ["take_out_line_numbers"]

_ENDING = re.compile(r"(?:^|\s)(\d{1,3})$")
_NUMBER = re.compile(r"(?<![^\s-])\d{1,3}(?!\S)")
_NEW = re.compile(r"\s*(?:\d{1,4}\.\s|[^\W\d_a-zà-ÿ])")
"""What is numbered, or begins with a capital letter."""
_AHEAD = 20
"""Characters in which that shows."""
_SKIPPED = 0.5
"""How unlikely it is that a number which would fit is one of the text."""
_LEADER = re.compile(r"\s*\.{5,}\s*")
_MOST = 0.7
"""Of the lines, or of the steps from number to number."""
_GIANT = 5_000
"""Characters. No line of print is so long: its line ends were lost, and only the numbers tell where they were."""
_WIDEST = 118
"""Characters in a line of print."""
_TALLEST = 60
"""Lines on a page."""
_FEWEST = 5
"""Lines. Fewer numbers that happen to count from 1 are no page."""
_FULL = 70
"""Characters. A line that stops earlier should be the last of its paragraph."""


def take_out_line_numbers(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines without the numbers at their ends; a text whose line ends were lost is cut into lines again."""
    whole = [part for line in lines for part in (_cut(line) if len(line.text) > _GIANT else (line,))]
    ends = [int(found.group(1)) if (found := _ENDING.search(line.text)) else None for line in whole]
    numbers = [number for number in ends if number is not None]
    steps = sum(after == before + 1 or after == 1 for before, after in pairwise(numbers))
    if len(numbers) < 2 or len(numbers) < _MOST * len(whole) or steps < _MOST * len(numbers):
        return tuple(lines), ()
    kept: list[Line] = []
    removed: list[Removed] = []
    expected = 1
    gap = False
    for line, number in zip(whole, ends, strict=True):
        text = line.text
        if number is not None and (number in (1, expected) or abs(number - expected) <= 2):
            expected = number + 1
            removed.append(Removed("regelnummer", str(number)))
            text = _ENDING.sub("", text)
        if text:
            kept.append(replace(line, text=text, gap=line.gap or gap))
        gap = not text
    return tuple(kept), tuple(removed)


def _cut(line: Line) -> tuple[Line, ...]:
    """A giant line cut after each of its line numbers. The dots that lead to a page number in a table of contents take
    no room."""
    line = replace(line, text=_LEADER.sub(" …… ", line.text))
    ends: list[int] = []
    places = [(found.start(), found.end(), int(found.group())) for found in _NUMBER.finditer(line.text)]
    at = 0
    for _, after, _ in places:
        if after < at:
            continue
        page = _page(line.text, places, at)
        ends += page
        at = page[-1] if page else after
    cuts = [0, *ends, len(line.text)]
    parts = [line.text[start:end].strip() for start, end in pairwise(cuts)]
    # A number stands right behind the hyphen of a word that goes on.
    return tuple(replace(line, text=re.sub(r"-(\d{1,3})$", r"- \1", part)) for part in parts if part)


def _page(text: str, places: Sequence[tuple[int, int, int]], start: int) -> list[int]:
    """Where the lines of the page that begins at `start` end: the cheapest way through numbers that count from 1, on
    which no line is wider than print is. A number within the text now and then fits too, but then its line is short, or
    the number of the line is passed over."""
    best: dict[int, tuple[float, list[int]]] = {start: (0.0, [])}
    longest: list[int] = []
    for expected in range(1, _TALLEST + 1):
        found: dict[int, tuple[float, list[int]]] = {}
        for before, (cost, path) in best.items():
            skipped = 0
            for at in range(bisect_left(places, (before,)), len(places)):
                begin, end, number = places[at]
                if begin - before > _WIDEST:
                    break
                if number == expected:
                    line, after = text[before:begin].strip(), text[end : end + _AHEAD]
                    total = cost + _price(line, after) + skipped * _SKIPPED
                    skipped += 1
                    if end not in found or total < found[end][0]:
                        found[end] = (total, [*path, end])
        if not found:
            break
        best = found
        longest = min(found.values())[1]
    return longest if len(longest) >= _FEWEST else []


def _price(line: str, after: str) -> float:
    """How unlikely a line of print is: a full or empty one is likely; a short one only at the end of a paragraph, which
    ends as a sentence does, or as a heading, before something new."""
    if not line or len(line) >= _FULL:
        return 0.0
    return 0.3 if line[-1] in ".!?:;" or _NEW.match(after) else 1.0
