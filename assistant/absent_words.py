"""Which words of a question stand nowhere in a programme that is quoted all the same, and which programmes are quoted
without any: a reader may then see that the quotes are about something near. Pure."""

import re
from collections.abc import Sequence

from assistant.gather import Evidence, Gathered
from assistant.question import Query
from assistant.quotes import DraftRow
from vectorstore.frequency import frequency_of, is_foreign
from vectorstore.lexical import content_words, stems
from vectorstore.passage import Programme

__all__ = ["find_absent_words", "find_wordless"]

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORTEST = 4
_RAREST, _COMMON = 1.5, 4.3
"""Zipf frequencies (wordfreq): a rarer word may be misspelt, and a more common one says too little of a subject."""
_MOST = 2
"""Words. Where more are absent, the question is in other words, or in another language, altogether."""


def find_absent_words(
    gathered: Gathered, found: Sequence[Programme]
) -> tuple[tuple[tuple[str, ...], tuple[Programme, ...]], ...]:
    """The absent words as they were typed, with the programmes that lack just these, in the order of `found`."""
    gathered_from = {evidence.programme.id: evidence for evidence in gathered.evidence}
    typed = {form: token for token in _TOKEN.findall(gathered.query.text) for form in content_words(token)}
    lacking: dict[tuple[str, ...], list[Programme]] = {}
    for programme in found:
        evidence = gathered_from[programme.id]
        words = tuple(typed.get(w, w) for w in evidence.absent if _tells(w) and not _is_within(w, evidence))
        if 0 < len(words) <= _MOST:
            lacking.setdefault(words, []).append(programme)
    return tuple((words, tuple(programmes)) for words, programmes in lacking.items())


def find_wordless(query: Query, rows: Sequence[DraftRow]) -> tuple[Programme, ...]:
    """The programmes whose quotes have none of the words of a Dutch question, nor parts of them or words that mean the
    same: only the meaning is near, and that may be chance."""
    sought = content_words(query.words)
    if query.intent == "overview" or not sought or any(is_foreign(word) for word in sought):
        return ()
    return tuple(row.verdict.programme for row in rows if row.quotes and not _covered(row))


def _covered(row: DraftRow) -> bool:
    """Whether a quote of a programme has a word of the question."""
    cover = {scored.hit.passage.id: scored.hit.cover for scored in row.verdict.scored}
    return any(cover[quote.passage.id] > 0 for quote in row.quotes)


def _tells(word: str) -> bool:
    tells = len(word) >= _SHORTEST and word.isalpha() and _RAREST <= frequency_of(word) < _COMMON
    return tells and not is_foreign(word)


def _is_within(word: str, evidence: Evidence) -> bool:
    """Whether a longer word of what was gathered has it: "wapen" in "wapenstok"."""
    (stem,) = stems(word) or (word,)
    return any(stem in hit.passage.text.casefold() for hit in evidence.hits)
