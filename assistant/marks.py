"""Which words of a quote answer the question, so that an eye finds them: a number where one is asked for, a date where
a time is, and else the words that quote and question share. Pure."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from assistant.question import Query
from vectorstore.lexical import find_words
from vectorstore.passage import Passage, Span

__all__ = ["Sought", "find_marks", "lacks"]

Sought = Literal["number", "time"]
"""What a question may ask for that can be seen to be there or not."""

_ASKS_NUMBER = re.compile(
    r"\bhoe ?veel\b|\bhoe (?:vaak|lang|groot|hoog|oud|duur)\b|\bwelk (?:aantal|percentage|bedrag|deel)\b"
    r"|\bwat kost\b|\baantal\b|\bhow (?:many|much|often|long)\b|\bwie ?viele?\b|\bkaç\b",
    re.IGNORECASE,
)
_ASKS_TIME = re.compile(
    r"\bwanneer\b|\b(?:welk|welke|wat voor) (?:jaar|jaren|datum|maand|moment)\b"
    r"|\bhow soon\b|\bwhen\b|\bwann\b|\bne zaman\b",
    re.IGNORECASE,
)
_NUMBER_WORD = (
    r"twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|veertig|vijftig"
    r"|zestig|zeventig|tachtig|negentig|honderd|duizend|miljoen|miljard|anderhalf|anderhalve|helft|kwart|dubbel"
    r"|verdubbel(?:en|t|d|ing)|halver(?:en|ing)"
)
_NUMBER = re.compile(
    rf"(?:€ ?)?\b\d+(?:[.,:]\d+)*(?: ?%)?(?: (?:procent|miljoen|miljard|euro))*|\b(?:{_NUMBER_WORD})\b", re.IGNORECASE
)
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_TIME = re.compile(
    rf"\b(?:\d{{1,2}} )?(?:{_MONTH})\b(?: (?:19|20)\d\d)?|\b(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?\b"
    r"|\b\d{1,2}[:.]\d\d uur\b|\b(?:jaarlijks|maandelijks|wekelijks|dagelijks|oud en nieuw|jaarwisseling)\b",
    re.IGNORECASE,
)
_PATTERNS: Final = {"number": _NUMBER, "time": _TIME}
_SURELY_NUMBER = re.compile(r"^\W*(?:en |maar )?(?:hoe ?veel|wat kost(?:en)?|hoe vaak|hoe lang)\b", re.IGNORECASE)
_SURELY_TIME = re.compile(r"^\W*(?:en |maar )?(?:wanneer|in welk jaar|vanaf wanneer|sinds wanneer)\b", re.IGNORECASE)
_ROUGHLY: Final = {
    "number": re.compile(
        r"\b(?:een|elke?|iedere?) (?:dag|nacht|avond|week|weekend|maand|jaar|uur|keer)\b"
        r"|\b(?:één|paar|enkele|beide|alle|iedereen|geen|gratis|altijd|nooit)\b"
        r"|\b\w*(?:tallen|honderden|duizenden|miljoenen)\b|\b(?:dagelijks|wekelijks|maandelijks|jaarlijks)\b",
        re.IGNORECASE,
    ),
    "time": re.compile(
        r"\b\w*(?:dag|dagen|avond|nacht|nachten|week|weekend|maand|jaar|jaren|uur|kwartaal|periode|termijn)\b"
        r"|['’]s (?:nachts|avonds|ochtends|middags)\b|\b(?:nu|straks|direct|meteen|altijd|nooit|zodra)\b",
        re.IGNORECASE,
    ),
}
"""Other words that may answer such a question: with one of them it is not said that there is nothing."""


def find_marks(query: Query, passage: Passage, span: Span) -> tuple[Span, ...]:
    """The places in the programme's text of the words that answer, within a quote's span, in order. Where a number or a
    time is asked for and the quote has none, its shared words are marked."""
    start, end = span
    quote = passage.text[start - passage.start : end - passage.start]
    wanted = _sought(query.request.question)
    found = [match.span() for match in _PATTERNS[wanted].finditer(quote)] if wanted else []
    return tuple((start + a, start + b) for a, b in (found or find_words(query.words, quote)))


def _sought(question: str) -> Sought | None:
    """Whether a question asks for a number or a time."""
    if _ASKS_TIME.search(question):
        return "time"
    return "number" if _ASKS_NUMBER.search(question) else None


def lacks(question: str, quotes: Sequence[str]) -> Sought | None:
    """What a question surely asks for and none of these quotes has, said in whatever way: a number, or a time."""
    wanted: Sought | None = "time" if _SURELY_TIME.search(question) else None
    wanted = wanted or ("number" if _SURELY_NUMBER.search(question) else None)
    if wanted is None or any(_PATTERNS[wanted].search(quote) or _ROUGHLY[wanted].search(quote) for quote in quotes):
        return None
    return wanted
