"""Pages of print in a plain text: the page numbers and running heads that text taken out of a PDF has in its lines.

Such a text has no pages of its own, but the numbers 1, 2, 3 … stand in it at about even distances, alone, at the end
of a line, or glued to the words around them ("…blauwe vlag.24VISIE EN VERKIEZINGSPROGRAMMA 2023-2027Wij willen").
Pure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.cleaning.feet import take_out_feet
from ingest.cleaning.running_heads import HEAD, OFTEN, find_heads, take_out_phrases
from ingest.document import Line, OutlineEntry, Removed, Sheet
from ingest.structure.contents import find_contents
from ingest.structure.names import squash

__all__ = ["Paged", "Printed", "number_pages", "take_out_page_numbers"]

_CANDIDATE = re.compile(r"(?<![\d€$§/–-])(?<!\b[A-Z])(?<!\d[.,])(?<![€$] )(\d{1,3})(?![\d%°]|[.,:)/]|\s?%|e\b|-\w)")
"""Not the number of a party or a road: "D66", "A2" (D66 2021 had page 66 found there)."""
_PAGE_BEGINS = re.compile(r"\s+(?:Hoofdstuk \d|\d{1,4}\. [A-Z])")
"""What follows a page number in the middle of a line: a chapter, or a numbered point (SGP 2021)."""
_TWO = re.compile(r"(?<=[^\W\d_])(?!2021|1920)(\d{4}|\d{6})(?=[A-ZÀ-Þ])")
"""The numbers of two pages, the second without text, glued together and between two words ("Veiligheid3031EU"); a
year is none."""
_SHORTEST, _LONGEST = 400, 12_000
"""Characters on a page with text; fewer only on a title page."""
_FEWEST = 8
"""Pages. A shorter run of numbers proves nothing."""
_SPAN = 0.6
"""Of the text: so much must lie between the first number found and the last."""
_NUMBER = "paginanummer"
"""The name of the rule that takes page numbers out."""
_SKIPPED = 8
"""Page numbers in a row that may be missing (title pages, pictures)."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines without page numbers and running heads, each with the number of the page mark above it as its `page`;
    what was taken out; and the page numbers found, in order."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paged:
    """The lines and what was taken out, each with its own page, and the pages."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A number that may be that of a page: its value, its line, its place in that line, and in the whole text."""

    value: int
    line: int
    start: int
    end: int
    position: int


def take_out_page_numbers(lines: Sequence[Line]) -> Printed:
    """Finds the page numbers of a text that has any, and takes them out with the running heads beside them."""
    if any(line.box for line in lines):
        return Printed(tuple(lines), (), ())
    lines, feet = take_out_feet([_with_text(line, _TWO.sub(_apart, line.text)) for line in lines])
    lines, phrases = take_out_phrases(lines)
    removed = (*feet, *phrases)
    marks = _page_marks(lines, find_contents(lines).removed)
    if not marks:
        return Printed(tuple(lines), removed, ())
    heads = find_heads(lines, [(mark.line, mark.start, mark.end) for mark in marks])
    by_line: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        by_line[mark.line].append(mark)
    kept: list[Line] = []
    gone_with: list[Removed] = list(removed)
    page = marks[0].value - 1
    for i, line in enumerate(lines):
        begin = 0
        for mark in by_line.get(i, ()):
            before, gone = heads.strip_end(line.text[begin : mark.start])
            if begin:
                # Between two page numbers on one line stands what follows the first, too (D66 2021).
                before, more = heads.strip_edges(before, "start")
                gone += more
            gone_with += [Removed("kop- of voetregel", text, page) for text in gone]
            gone_with.append(Removed(_NUMBER, str(mark.value), page))
            kept += _part(line, before, page, first=begin == 0)
            page = mark.value
            begin = mark.end
        rest = line.text[begin:]
        edge = "start" if begin or _ends_in_mark(lines, by_line, i - 1) else ""
        edge += "end" if _begins_with_mark(lines, by_line, i + 1) else ""
        text, gone = heads.strip_edges(rest, edge)
        gone_with += [Removed("kop- of voetregel", one, page) for one in gone]
        kept += _part(line, text, page, first=begin == 0)
    return Printed(tuple(kept), tuple(gone_with), tuple(mark.value for mark in marks))


def _with_text(line: Line, text: str) -> Line:
    return line if line.text == text else replace(line, text=text)


def _apart(found: re.Match[str]) -> str:
    digits = found.group()
    first, second = digits[: len(digits) // 2], digits[len(digits) // 2 :]
    return f"{first} {second}" if len(first) == len(second) and int(second) == int(first) + 1 else digits


def _ends_in_mark(lines: Sequence[Line], marks: Mapping[int, Sequence[_Mark]], i: int) -> bool:
    return bool(marks.get(i)) and not lines[i].text[marks[i][-1].end :].strip()


def _begins_with_mark(lines: Sequence[Line], marks: Mapping[int, Sequence[_Mark]], i: int) -> bool:
    return bool(marks.get(i)) and not lines[i].text[: marks[i][0].start].strip()


def number_pages(
    lines: Sequence[Line], removed: Sequence[Removed], numbers: Sequence[int], contents: Sequence[OutlineEntry]
) -> Paged:
    """Settles whether a page number stands at the head of its page or at its foot, and gives each line, and what was
    taken out, its own page; the pages as sheets, whose label is the printed number."""
    if not numbers:
        return Paged(tuple(lines), tuple(removed), ())
    shift = _shift(lines, numbers, contents)
    moved = tuple(
        replace(
            line,
            page=_moved(line.page, shift),
            starts=tuple((at, own) for at, page in line.starts if (own := _moved(page, shift)) is not None),
        )
        for line in lines
    )
    characters = Counter[int]()
    for line in moved:
        if line.page is not None:
            characters[line.page] += len(line.text)
    sheets = tuple(
        Sheet(number, str(number), characters[number], picture=False, width=0.0, height=0.0)
        for number in sorted(characters)
    )
    gone = tuple(
        replace(one, page=int(one.text) if one.rule == _NUMBER else _moved(one.page, shift)) for one in removed
    )
    return Paged(moved, gone, sheets)


def _shift(lines: Sequence[Line], numbers: Sequence[int], contents: Sequence[OutlineEntry]) -> int:
    """How far the pages of the lines are from those that are printed: 1 where numbers stand at the foot, else 0. The
    table of contents tells; without one, a number at the foot has a page of text above the first, not below the last.
    """
    titles = {squash(entry.title): entry.printed for entry in contents if entry.printed}
    votes = Counter(
        titles[name] - line.page
        for line in lines
        if line.page is not None and (name := squash(line.title or line.text)) in titles
    )
    if votes[0] or votes[1]:
        return 1 if votes[1] > votes[0] else 0
    first = sum(len(line.text) for line in lines if line.page == numbers[0] - 1)
    last = sum(len(line.text) for line in lines if line.page == numbers[-1])
    return 1 if first > last else 0


def _moved(page: int | None, shift: int) -> int | None:
    """A page with its printed number; None for what stands before page 1."""
    return page + shift if page is not None and page + shift > 0 else None


def _page_marks(lines: Sequence[Line], contents: Sequence[Removed]) -> tuple[_Mark, ...]:
    """The likeliest run of numbers that counts up, at the distances of pages, over most of the text; none where no run
    does. Numbers may be missing in it, and one with a running head beside it is likelier."""
    offsets = [0, *accumulate(len(line.text) + 1 for line in lines)]
    total = offsets[-1]
    # The page numbers of a table of contents count up too, but are not its own.
    listed = {entry.text for entry in contents}
    candidates = [
        _Mark(int(found.group(1)), i, found.start(1), found.end(1), offsets[i] + found.start(1))
        for i, line in enumerate(lines)
        for found in _CANDIDATE.finditer(line.text)
        if (line.text not in listed or _is_glued(line.text, found)) and _may_be_page_number(line.text, found)
    ]
    known = _contexts(lines, candidates)
    by_value: defaultdict[int, list[int]] = defaultdict(list)
    best: list[tuple[float, int | None]] = []
    for at, mark in enumerate(candidates):
        score, previous = 0.0, None
        for step in range(1, _SKIPPED + 2):
            for other in by_value[mark.value - step]:
                distance = mark.position - candidates[other].position
                if distance > _LONGEST * step:
                    continue
                # Title pages may be short, but not one after the other.
                gained = best[other][0] - 0.3 * (step - 1) - (0.6 if distance < _SHORTEST else 0.0)
                if gained > score:
                    score, previous = gained, other
        best.append((score + 1.0 + 0.5 * known[at], previous))
        by_value[mark.value].append(at)
    chain: list[_Mark] = []
    at_end = max(range(len(best)), key=lambda at: best[at][0], default=None)
    while at_end is not None:
        chain.append(candidates[at_end])
        at_end = best[at_end][1]
    chain.reverse()
    if len(chain) < _FEWEST or chain[-1].position - chain[0].position < _SPAN * total:
        return ()
    return tuple(chain)


def _may_be_page_number(text: str, found: re.Match[str]) -> bool:
    """Whether a number stands where a page number can: at an end of its line, or glued to a word."""
    before, after = text[: found.start()], text[found.end() :]
    glued = (before and not before[-1].isspace()) or (after and not after[0].isspace())
    if before.rstrip().endswith((".", "!", "?")) and _PAGE_BEGINS.match(after):
        return True
    return not before.strip(" 0123456789") or not after.strip() or bool(glued) or after.lstrip().startswith("|")


def _is_glued(text: str, found: re.Match[str]) -> bool:
    return found.start() > 0 and not text[found.start() - 1].isspace()


def _contexts(lines: Sequence[Line], candidates: Sequence[_Mark]) -> list[bool]:
    """Whether each candidate has beside it a text that other candidates have too: a running head."""
    right = [lines[mark.line].text[mark.end :].strip()[:HEAD] for mark in candidates]
    left = [lines[mark.line].text[: mark.start].strip()[-HEAD:] for mark in candidates]
    often_right, often_left = Counter(right), Counter(left)
    return [
        (len(r) == HEAD and often_right[r] >= OFTEN) or (len(one) == HEAD and often_left[one] >= OFTEN)
        for r, one in zip(right, left, strict=True)
    ]


def _part(line: Line, text: str, page: int, *, first: bool) -> list[Line]:
    """What is left of a line before or after a page number, as a line of its own."""
    content = text.strip()
    if not content:
        return []
    return [replace(line, text=content, page=page, gap=line.gap and first)]
