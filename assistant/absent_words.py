"""Which words of a question stand nowhere in a programme that is quoted all the same: a reader may then see that the
quotes are about something near. Pure."""

import re
from collections.abc import Sequence

from assistant.gather import Gathered
from vectorstore.frequency import frequency_of
from vectorstore.lexical import content_words
from vectorstore.passage import Programme

__all__ = ["find_absent_words"]

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORTEST = 4
_COMMON = 4.9
"""Zipf frequency (wordfreq) from which on a word says too little of a subject to be told: "eerder", "krijgen"."""
_MOST = 2
"""Words. Where more are absent, the question is in other words, or in another language, altogether."""


def find_absent_words(
    gathered: Gathered, found: Sequence[Programme]
) -> tuple[tuple[tuple[str, ...], tuple[Programme, ...]], ...]:
    """The absent words as they were typed, with the programmes that lack just these, in the order of `found`."""
    absent = {evidence.programme.id: evidence.absent for evidence in gathered.evidence}
    typed = {form: token for token in _TOKEN.findall(gathered.query.text) for form in content_words(token)}
    lacking: dict[tuple[str, ...], list[Programme]] = {}
    for programme in found:
        words = tuple(typed.get(word, word) for word in absent[programme.id] if _tells(word))
        if 0 < len(words) <= _MOST:
            lacking.setdefault(words, []).append(programme)
    return tuple((words, tuple(programmes)) for words, programmes in lacking.items())


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and frequency_of(word) < _COMMON
