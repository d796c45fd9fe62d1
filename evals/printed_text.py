"""What print puts around a text, in text that was taken out of a PDF without its pages: running heads beside page
numbers, a word across every page, numbers of lines. Shares nothing with the reader of programmes.

What is taken out is what nobody would quote, and only where the whole text proves it: page numbers that count up over
it with the same words beside them. So nothing is forgiven that stands in the text once, or among its sentences.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

__all__ = ["without_heads", "without_line_numbers", "without_watermark"]

_TOKEN = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_SEEN = 200
"""Characters beside a number that are looked at."""
_KEY = 10
"""Signs that heads have alike, at least."""
_PAGES = 4
"""Pages with the same head, at least."""
_MOST = 0.6
"""Of the numbers with the same words beside them, so many count up; the others may be glued to another number."""
_APART = 600
"""Characters from one page number to the next, on average, at least: the points of a list stand nearer."""
_WORD = re.compile(r"[A-Z]{6,}")
_GLUED = 50
"""How often a word in capitals is glued to a small letter, at least, to be printed across the pages."""
_COUNTED = re.compile(r"(?<![^\s-])(\d{1,2})(?=\s|$)")
"""A number that may be that of a line, also right behind the hyphen of a word that goes on."""
_LINES = 15
"""Lines of a page whose lines are numbered, at least."""
_NEAR = 5
"""Numbers that are looked at for the next line's."""
_LINE = 160
"""Characters in a line of print, at most."""
_MISSED = 3
"""How far the next number of a line may be, as some stand in the midst of a word."""
_MANY = 500
"""Numbers of a text whose lines are numbered, at least."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that may be that of a page, with the signs behind it and, backwards, those before it."""

    start: int
    end: int
    value: int
    after: str
    before: str


def without_heads(text: str) -> str:
    """A text without page numbers that have the same words beside them on many pages, and without these words."""
    numbers = [
        _Number(
            found.start(),
            found.end(),
            int(found.group()),
            _signs(text[found.end() : found.end() + _SEEN]),
            _signs(text[max(0, found.start() - _SEEN) : found.start()])[::-1],
        )
        for found in _TOKEN.finditer(text)
    ]
    spans = [
        *((number.start, _forward(text, number.end, length)) for number, length in _heads(numbers, lambda n: n.after)),
        *((_back(text, number.start, length), number.end) for number, length in _heads(numbers, lambda n: n.before)),
    ]
    return _cut(text, spans)


def _heads(numbers: Sequence[_Number], beside: Callable[[_Number], str]) -> Iterator[tuple[_Number, int]]:
    """Numbers with a head beside them, and how many signs it has."""
    alike: defaultdict[str, list[_Number]] = defaultdict(list)
    for number in numbers:
        alike[beside(number)[:_KEY]].append(number)
    for key, group in alike.items():
        pages = _rising(group)
        far = pages[-1].start - pages[0].start >= _APART * (len(pages) - 1)
        if sum(sign.isalpha() for sign in key) >= _KEY - 2 and len(pages) >= max(_PAGES, _MOST * len(group)) and far:
            length = len(_common([beside(number) for number in pages]))
            yield from ((number, length) for number in pages)


def _rising(group: Sequence[_Number]) -> list[_Number]:
    """The most numbers of a group that count up."""
    best: list[list[_Number]] = []
    for number in group:
        before = max((run for run in best if run[-1].value < number.value), key=len, default=[])
        best.append([*before, number])
    return max(best, key=len)


def _common(texts: Sequence[str]) -> str:
    """What all texts begin with."""
    first, last = min(texts), max(texts)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]


def _signs(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _forward(text: str, at: int, signs: int) -> int:
    """The place behind so many signs."""
    while signs and at < len(text):
        signs -= not text[at].isspace()
        at += 1
    return at


def _back(text: str, at: int, signs: int) -> int:
    while signs and at > 0:
        at -= 1
        signs -= not text[at].isspace()
    return at


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join([*parts, text[at:]])


def without_watermark(text: str) -> str:
    """A text without a word in capitals that was printed across every page, and so is glued to its lines."""
    # "CONCEPTDe": the last capital may be that of the next word.
    words = Counter(word for found in _WORD.findall(text) for word in (found, found[:-1]))
    word, count = words.most_common(1)[0] if words else ("", 0)
    if count >= _GLUED and len(re.findall(rf"{word}[A-Z]?[a-zà-ÿ]|[a-zà-ÿ.,]{word}", text)) >= _GLUED:
        return text.replace(word, "")
    return text


def without_line_numbers(text: str) -> str:
    """A text without the numbers of its lines, where print counted them on each page: 1, 2, 3 … 1, 2, 3."""
    tokens = [(found.start(), found.end(), int(found.group(1))) for found in _COUNTED.finditer(text)]
    parts: list[str] = []
    number, position, taken = 0, 0, 0
    for i, (start, end, found) in enumerate(tokens):
        if not (0 < found - number <= _MISSED or (found == 1 and number >= _LINES)):
            continue
        if found > number + 1 and found != 1 and _follows(tokens[i + 1 : i + 1 + _NEAR], number + 1, start):
            continue  # a number of the text itself
        between = text[position:start]
        # Before the first line of a page stands the page's own number, on a line of its own.
        parts.append(re.sub(r"^\s*\d{1,3}[ \t]*(?:\n|$)", "\n", between) if found == 1 else between)
        number, position, taken = found, end, taken + 1
    return "".join([*parts, text[position:]]) if taken >= _MANY else text


def _follows(tokens: Sequence[tuple[int, int, int]], number: int, position: int) -> bool:
    """Whether a number stands on the same line of print or the next."""
    return any(value == number and start - position <= _LINE for start, _, value in tokens)
