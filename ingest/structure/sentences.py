"""Where sentences end in Dutch, with LanguageTool's rules (choppa-srx) and two cases that these cut too often."""

import re
from functools import cache
from importlib.resources import as_file, files

from choppa import SrxDocument, SrxTextIterator

from vectorstore.passage import Span

__all__ = ["split_sentences"]

# "De thema's zijn: 1. Bewustwording; 2. Integriteit": a number that counts an item belongs to what follows it.
_ENUMERATOR = re.compile(r"(^|;\s)\d{1,2}\.\s*$")
_MONTH = re.compile(r"\b(jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.\s*$")
_UNBROKEN = re.compile(r"[^.!?…\r\n\u2029<{]*[.!?…]?")
"""A text that no rule cuts, so that none need be tried: each asks for one of these marks with something after it, and
the rules of translators' files for theirs."""


@cache
def _rules() -> SrxDocument:
    with as_file(files("choppa") / "data/srx/languagetool_segment.srx") as path:
        return SrxDocument(ruleset=str(path))


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text as spans without outer white space; together they hold every other character."""
    pieces: list[str] = []
    for piece in [text] if _UNBROKEN.fullmatch(text) else SrxTextIterator(_rules(), "nl_one", text):
        glued = pieces and (_ENUMERATOR.search(pieces[-1]) or (_MONTH.search(pieces[-1]) and piece[0].isdigit()))
        if glued:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    spans: list[Span] = []
    position = 0
    for piece in pieces:
        start = position + len(piece) - len(piece.lstrip())
        end = position + len(piece.rstrip())
        if end > start:
            spans.append((start, end))
        position += len(piece)
    return tuple(spans)
