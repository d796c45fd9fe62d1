"""Pages of print in a plain text: the page numbers and running heads that text taken out of a PDF has between its words.

Such a text has no pages of its own, but the numbers 1, 2, 3 … stand in it at about even distances, alone, at the end
of a line, or glued to the words around them ("…blauwe vlag.24VISIE EN VERKIEZINGSPROGRAMMA 2023-2027Wij willen").
Pure.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.document import Line, OutlineEntry, Removed, Sheet

__all__ = ["Printed", "number_pages", "take_out_page_numbers"]

_CANDIDATE = re.compile(r"(?<![\d€$§/–-])(?<!\d[.,])(?<![€$] )(\d{1,3})(?![\d%°]|[.,:)/]|\s?%|e\b|-\w)")
_SENTENCE = re.compile(r"[.!?] |[.!?](?=[A-Z])|[:;•●▶]")
_SHORTEST, _LONGEST = 400, 12_000
"""Characters on a page with text; fewer only on a title page."""
_FEWEST = 8
"""Pages. A shorter run of numbers proves nothing."""
_SPAN = 0.6
"""Of the text: so much must lie between the first number found and the last."""
_SKIPPED = 8
"""Page numbers in a row that may be missing (title pages, pictures)."""
_OFTEN = 4
"""A text beside so many page numbers is a running head."""
_HEAD = 8
"""Characters in the shortest running head."""
_CONTEXT = 140


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines without page numbers and running heads, each with the number of the page mark above it as its `page`;
    what was taken out; and the page numbers found, in order."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    numbers: tuple[int, ...]


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
    marks = () if any(line.box for line in lines) else _page_marks(lines)
    if not marks:
        return Printed(tuple(lines), (), ())
    heads = _heads(lines, marks)
    by_line: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        by_line[mark.line].append(mark)
    kept: list[Line] = []
    removed: list[Removed] = []
    page = marks[0].value - 1
    for i, line in enumerate(lines):
        begin = 0
        for mark in by_line.get(i, ()):
            before, gone = heads.strip_end(line.text[begin : mark.start])
            removed += [Removed("kop- of voetregel", text, page) for text in gone]
            removed.append(Removed("paginanummer", str(mark.value), page))
            kept += _part(line, before, page, first=begin == 0)
            page = mark.value
            begin = mark.end
        rest, gone = heads.strip_start(line.text[begin:]) if begin else heads.strip_line(line.text)
        removed += [Removed("kop- of voetregel", text, page) for text in gone]
        kept += _part(line, rest, page, first=begin == 0)
    return Printed(tuple(kept), tuple(removed), tuple(mark.value for mark in marks))


def number_pages(
    lines: Sequence[Line], numbers: Sequence[int], contents: Sequence[OutlineEntry]
) -> tuple[tuple[Line, ...], tuple[Sheet, ...]]:
    """Settles whether a page number stands at the head of its page or at its foot, by the table of contents, and gives
    each line its own page; the pages as sheets, whose label is the printed number."""
    if not numbers:
        return tuple(lines), ()
    titles = {re.sub(r"\W+", "", entry.title.casefold()): entry.printed for entry in contents if entry.printed}
    votes = Counter(
        titles[name] - line.page
        for line in lines
        if line.page is not None and (name := re.sub(r"\W+", "", line.text.casefold())) in titles
    )
    shift = 1 if votes[1] > votes[0] else 0
    moved = tuple(
        replace(
            line,
            page=None if line.page is None else line.page + shift,
            starts=tuple((at, page + shift) for at, page in line.starts),
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
        if number > 0
    )
    return moved, sheets


def _page_marks(lines: Sequence[Line]) -> tuple[_Mark, ...]:
    """The longest run of numbers that counts up by one, at the distances of pages, over most of the text."""
    offsets = [0, *accumulate(len(line.text) + 1 for line in lines)]
    total = offsets[-1]
    candidates = [
        _Mark(int(found.group(1)), i, found.start(1), found.end(1), offsets[i] + found.start(1))
        for i, line in enumerate(lines)
        for found in _CANDIDATE.finditer(line.text)
        if _may_be_page_number(line.text, found)
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
    return not before.strip() or not after.strip() or bool(glued) or after.lstrip().startswith("|")


def _contexts(lines: Sequence[Line], candidates: Sequence[_Mark]) -> list[bool]:
    """Whether each candidate has beside it a text that other candidates have too: a running head."""
    right = [lines[mark.line].text[mark.end :].strip()[:_HEAD] for mark in candidates]
    left = [lines[mark.line].text[: mark.start].strip()[-_HEAD:] for mark in candidates]
    often_right, often_left = Counter(right), Counter(left)
    return [
        (len(r) == _HEAD and often_right[r] >= _OFTEN) or (len(one) == _HEAD and often_left[one] >= _OFTEN)
        for r, one in zip(right, left, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Heads:
    """The running heads of a document: texts that stand right after page numbers, right before them, and lines that
    stand beside them."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    lines: frozenset[str]

    def strip_start(self, text: str) -> tuple[str, list[str]]:
        return _strip(text, self.after, at_end=False)

    def strip_end(self, text: str) -> tuple[str, list[str]]:
        if text.strip() in self.lines:
            return "", [text.strip()]
        return _strip(text, self.before, at_end=True)

    def strip_line(self, text: str) -> tuple[str, list[str]]:
        """A line without a number: a running head of its own, or text."""
        if text.strip() in self.lines or text.strip() in self.after or text.strip() in self.before:
            return "", [text.strip()]
        return text, []


def _strip(text: str, heads: Sequence[str], *, at_end: bool) -> tuple[str, list[str]]:
    bare = text.strip()
    for head in heads:
        if at_end and bare.endswith(head):
            return bare[: -len(head)].rstrip(), [head]
        if not at_end and bare.startswith(head):
            return bare[len(head) :].lstrip(), [head]
    return text, []


def _heads(lines: Sequence[Line], marks: Sequence[_Mark]) -> _Heads:
    after = [lines[mark.line].text[mark.end :].strip()[:_CONTEXT] for mark in marks]
    before = [lines[mark.line].text[: mark.start].strip()[-_CONTEXT:][::-1] for mark in marks]
    beside = Counter(
        lines[i].text for mark in marks for i in (mark.line - 2, mark.line - 1, mark.line + 1) if 0 <= i < len(lines)
    )
    often = frozenset(text for text, count in beside.items() if count >= _OFTEN and len(text) >= _HEAD)
    ends = [head[::-1] for head in _shared(before)]
    return _Heads(
        tuple(head for head in _shared(after) if not _SENTENCE.search(head)),
        tuple(head for head in ends if not _SENTENCE.search(head) and not head.strip()[0].islower()),
        often,
    )


def _shared(contexts: Sequence[str]) -> tuple[str, ...]:
    """The longest beginnings that enough contexts share, longest first."""
    counted: Counter[str] = Counter()
    for context in contexts:
        counted.update(context[:length] for length in range(_HEAD, len(context) + 1))
    often = {beginning for beginning, count in counted.items() if count >= _OFTEN}
    longest = [
        beginning
        for beginning in often
        if not any(
            other != beginning and other.startswith(beginning) and 2 * counted[other] > counted[beginning]
            for other in often
        )
    ]
    return tuple(sorted(longest, key=len, reverse=True))


def _part(line: Line, text: str, page: int, *, first: bool) -> list[Line]:
    """What is left of a line before or after a page number, as a line of its own."""
    content = text.strip()
    if not content:
        return []
    return [replace(line, text=content, page=page, gap=line.gap and first)]
