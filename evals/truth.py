"""Whether what an answer says of its sources is so, looked up in the files themselves. It shares no code with the
assistant or the reader of programmes: it knows the contract's JSON, the catalogue, and how print breaks a text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evals.sources import Source

__all__ = ["Untruths", "check_answer", "stands_in"]

_SHORTEST = 12
"""Signs of a quote that stand on one page, at least, where it runs over two."""
_FURNITURE = 160
"""Signs that a page puts between two parts of a sentence, at most: running head, foot, page number."""
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
    breaks a word; in a source of pages, the end of a page and what it puts there may come between two parts."""
    folded = _fold(quote)
    if not folded:
        return False
    if any(folded in _fold(page) for page in source.pages):
        return True
    whole, joined = _join(quote), _join("".join(source.pages))
    if whole in joined:
        return True
    return any(
        _follows(whole[at:], joined, start + at)
        for at in range(_SHORTEST, len(whole) - _SHORTEST + 1)
        for start in _places(whole[:at], joined)
    )


def _follows(rest: str, text: str, after: int) -> bool:
    """Whether a part of a quote stands soon after a place, with nothing between but what a page ends and begins with: at
    least its number."""
    at = text.find(rest, after, after + _FURNITURE + len(rest))
    return at > after and any(sign.isdigit() for sign in text[after:at])


def _places(part: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(part), text)]


def _is_attributed(citation: Mapping[str, Any], source: Source) -> bool:
    entry = source.entry
    same = all(citation[key] == entry[key] for key in ("publisher", "municipality", "title", "document_kind"))
    status, authored = entry["status"], False
    if entry["document_kind"] == "forum_draft":
        posts = [match.start() for match in _POST.finditer(source.pages[0])]
        before = source.pages[0][: posts[1]] if len(posts) > 1 else source.pages[0]
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
    asked = " ".join([answer["question"], answer["understood_as"] or "", *answer["notes"]]).casefold()
    shown = {row["publisher"] for row in rows}
    names = {str(source.entry["publisher"]) for source in sources.values()} - shown
    named = [n for n in sorted(names) if re.search(rf"\b{re.escape(n)}\b", said) and n.casefold() not in asked]
    return [*bare, *named]


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _join(text: str) -> str:
    """A text without white space and without the signs at which print breaks words, ligatures spelled out."""
    return re.sub(r"[\s\u00ad\u200b‐-–-]+", "", unicodedata.normalize("NFKC", text))
