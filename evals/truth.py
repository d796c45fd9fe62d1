"""Whether what an answer says of its sources is so, looked up in the files themselves. It shares no code with the
assistant or the reader of programmes: it knows the contract's JSON, the catalogue, and how print breaks a text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from evals.printed_text import without_heads, without_line_numbers, without_watermark
from evals.sources import Source

__all__ = ["Untruths", "check_answer", "stands_in"]

_NEIGHBOURS = (-2, -1, 1, 2)
"""Pages that may begin or end as a page does: left and right pages may differ."""
_RUNNING_HEAD = 8
"""Letters that two pages begin or end with alike, at least, to be what a page puts around its text."""
_RECURS = 3
"""A line of a text without pages that stands in it as often is such furniture too."""
_SHORTEST = 12
"""Signs of a quote that stand on one page, at least, where it runs over two."""
_COLUMN = 200
"""Signs that stand below, at least, where a column ends before the page does: a line that was left out has fewer."""
_NUMBER = re.compile(r"\A\W*\d+\W*\n|\n\W*\d+\W*\Z")
"""A number on a line of its own, at the beginning or the end of a page."""
_POST = re.compile(r"^\s*•?\s*#\d+\s*$", re.MULTILINE)
"""The number above a post on a forum."""


@dataclass(frozen=True, slots=True)
class Untruths:
    """What in an answer does not hold: numbers of citations whose quote is not in its source; of citations that have
    another publisher, town, title, kind, status or author than the source; publishers that are said to be found without
    a citation, or named though nobody asked for them and nothing of them is shown."""

    quotes: tuple[int, ...] = ()
    attributions: tuple[int, ...] = ()
    publishers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.quotes or self.attributions or self.publishers)


def check_answer(answer: Mapping[str, Any], sources: Mapping[str, Source]) -> Untruths:
    """Looks up everything that an answer (contract JSON) says of its sources."""
    quotes, attributions = [], []
    for citation in answer["citations"]:
        source = sources.get(citation["programme_id"])
        if source is None or not stands_in(citation["quote"], source):
            quotes.append(citation["n"])
        if source is None or not _is_attributed(citation, source):
            attributions.append(citation["n"])
    return Untruths(tuple(quotes), tuple(attributions), tuple(_unsupported(answer, sources)))


def stands_in(quote: str, source: Source) -> bool:
    """Whether a quote stands in a source, sign for sign. White space may differ, and so may the hyphens at which print
    breaks a word and the bars between the cells of a table; and a sentence that runs over two pages does so without
    what pages put around their text: their numbers, and what they all begin or end with."""
    if not quote.strip():
        return False
    folded, joined = _fold(quote), _join(quote)
    return any(
        any(folded in page for page in map(_fold, reading))
        or any(joined in text for text in _joined(reading).whole)
        or _turns_a_page(joined, _joined(reading))
        for reading in source.readings
    )


@dataclass(frozen=True, slots=True)
class _Joined:
    """A reading without white space and hyphens: in one, as it is, without furniture, and without line numbers; and
    page by page, each without furniture, with the places in it where lines end."""

    whole: tuple[str, ...]
    pages: tuple[tuple[str, frozenset[int]], ...] = ()


@lru_cache(maxsize=128)
def _joined(pages: tuple[str, ...]) -> _Joined:
    bare = [_join(page) for page in pages]
    if len(pages) > 1:
        unnumbered = [_NUMBER.sub("\n", page) for page in pages]
        left = [_join(page) for page in unnumbered]
        cut = [_without_edges(left, n) for n in range(len(left))]
        ends = map(_line_ends, unnumbered, left, cut)
        return _Joined(("".join(bare), "".join(cut)), tuple(zip(cut, ends, strict=True)))
    kept = _without_recurring_lines(without_heads(without_watermark(pages[0])))
    # A page's number or head among the numbers of lines may be in the way of one, or of the other.
    counted = without_line_numbers(pages[0]), without_line_numbers(_without_recurring_lines(pages[0]))
    return _Joined((bare[0], _join(kept), *(_join(_without_recurring_lines(text)) for text in counted)))


def _without_recurring_lines(text: str) -> str:
    """A text without the lines that stand in it often, their numbers aside, and without those that are a number."""
    lines = text.splitlines()
    recurring = Counter(map(_letters, lines))
    return "\n".join(line for line in lines if (letters := _letters(line)) and recurring[letters] < _RECURS)


def _turns_a_page(quote: str, joined: _Joined) -> bool:
    """Whether a quote begins somewhere on a page, up to the end of a line, and goes on at the top of the next: a column
    may have ended there, with something else below it."""
    for (page, line_ends), (following, _) in pairwise(joined.pages):
        for at in range(_SHORTEST, len(quote) - _SHORTEST + 1):
            if following.startswith(quote[at:]):
                start = page.find(quote[:at])
                below = len(page) - start - at
                if start >= 0 and start + at in line_ends and below >= _COLUMN:
                    return True
    return False


def _line_ends(page: str, bare: str, cut: str) -> frozenset[int]:
    """Where the lines of a page end, as places in what is left of it."""
    offset = bare.find(cut)
    return frozenset(end - offset for end in accumulate(len(_join(line)) for line in page.splitlines()))


def _without_edges(pages: Sequence[str], n: int) -> str:
    """A page without what it begins and ends with as its neighbours do."""
    page = pages[n]
    others = [pages[n + step] for step in _NEIGHBOURS if 0 <= n + step < len(pages)]
    begins = _second_longest(_alike(page, other) for other in others)
    ends = _second_longest(_alike(page[::-1], other[::-1]) for other in others)
    return page[begins : max(begins, len(page) - ends)]


def _second_longest(lengths: Iterable[int]) -> int:
    """What two neighbours have alike: one may happen to go on with the same word."""
    ordered = sorted(lengths, reverse=True)
    return ordered[1] if len(ordered) > 1 else 0


def _alike(one: str, other: str) -> int:
    """How long the beginning of one page is that another page has too, their numbers aside; 0 when that is short."""
    i = j = letters = 0
    while i < len(one) and j < len(other):
        if one[i].isdigit():
            i += 1
        elif other[j].isdigit():
            j += 1
        elif one[i] == other[j]:
            i, j, letters = i + 1, j + 1, letters + 1
        else:
            break
    return i if letters >= _RUNNING_HEAD else 0


def _letters(line: str) -> str:
    return re.sub(r"[\W\d_]+", "", line)


def _is_attributed(citation: Mapping[str, Any], source: Source) -> bool:
    entry = source.entry
    same = all(citation[key] == entry[key] for key in ("publisher", "municipality", "title", "document_kind"))
    status, authored = entry["status"], False
    if entry["document_kind"] == "forum_draft":
        (thread,) = next(iter(source.readings))
        posts = [match.start() for match in _POST.finditer(thread)]
        before = thread[: posts[1]] if len(posts) > 1 else thread
        if _fold(citation["quote"]) not in _fold(before):
            status, authored = "proposal", True
    return same and citation["status"] in (status, "past_result") and bool(citation["author"]) == authored


def _unsupported(answer: Mapping[str, Any], sources: Mapping[str, Source]) -> list[str]:
    """Publishers about whom something is said without a source."""
    cited = {citation["n"]: citation["programme_id"] for citation in answer["citations"]}
    rows = answer["publishers"]
    bare = [
        row["publisher"]
        for row in rows
        if row["found"] and not any(cited.get(n) == row["programme_id"] for n in row["citations"])
    ]
    if answer["status"] not in ("answered", "not_found"):
        return bare
    said = re.sub(r"^\s*>.*$", "", answer["answer"], flags=re.MULTILINE)
    asked = " ".join([answer["question"], answer["understood_as"] or "", *answer["notes"]])
    shown = {row["publisher"] for row in rows}
    names = {str(source.entry["publisher"]) for source in sources.values()} - shown
    named = [n for n in sorted(names) if _names(n, said) and not _names(n.casefold(), asked.casefold())]
    return [*bare, *named]


def _names(publisher: str, text: str) -> bool:
    """Whether a publisher is named in a text, as a word of its own: sport is not the SP."""
    return re.search(rf"\b{re.escape(publisher)}\b", text) is not None


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _join(text: str) -> str:
    """A text without white space, without the signs at which print breaks words and without the bars of tables,
    ligatures spelled out."""
    return re.sub(r"[\s\u00ad\u200b‐-–|-]+", "", unicodedata.normalize("NFKC", text))
