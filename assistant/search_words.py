"""Where words that somebody looks for stand in a text, sentence by sentence. Pure.

A sentence has the words *exactly* when each stands in it as it was typed, in whatever case, as a whole word; what
stands between quotation marks stands in it as one phrase. It has them *in another form* when some of them are there
only by their stem or as a part of a compound ("camera" in "cameratoezicht"), which a phrase never is.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.question import visible
from vectorstore.lexical import content_words, find_words
from vectorstore.passage import Span

__all__ = ["Found", "Sought", "count_words", "find_sentences", "read_words"]

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
_TOKEN = re.compile(r"[^\W_](?:\S*[^\W_])?[%+]?")
"""A typed word, without the signs around it: `boa's`, `24/7`, `c.q`, `18+`."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’‘´`]")
_JOINS = r"'’‘-"
"""Signs that make one word of what stands on both sides."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: phrases that must stand as they are, words that may have another form, and both as one text
    without quotation marks."""

    text: str
    phrases: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that has all that is looked for, as its place in the text, with the places of the words in it."""

    sentence: Span
    marks: tuple[Span, ...]
    exact: bool


def read_words(typed: str) -> Sought:
    """What somebody who types this looks for. Words that only hold others together ("in de") are passed over outside a
    phrase, unless there is nothing else. Both tuples are empty where there is no word."""
    text = visible(unicodedata.normalize("NFC", typed))
    quoted = (" ".join(phrase.split()) for phrase in _QUOTED.findall(text))
    phrases = tuple(dict.fromkeys(phrase for phrase in quoted if _TOKEN.search(phrase)))
    tokens = tuple(dict.fromkeys(_TOKEN.findall(_QUOTED.sub(" ", text))))
    telling = tuple(token for token in tokens if content_words(token))
    return Sought(" ".join(re.sub(r"[\"“”„«»]", " ", text).split()), phrases, telling or (() if phrases else tokens))


def find_sentences(sought: Sought, text: str, sentences: Sequence[Span]) -> tuple[Found, ...]:
    """The sentences, given in reading order, that have all that is looked for. The marks of one that has it exactly are
    of these places only."""
    starts = [start for start, _ in sentences]

    def by_sentence(places: Iterable[Span]) -> dict[int, list[Span]]:
        placed: dict[int, list[Span]] = defaultdict(list)
        for start, end in places:
            number = bisect_right(starts, start) - 1
            if number >= 0 and end <= sentences[number][1]:
                placed[number].append((start, end))
        return placed

    phrases = [by_sentence(_places(phrase, text)) for phrase in sought.phrases]
    words = [by_sentence(_places(word, text)) for word in sought.words]
    forms = [[by_sentence(find_words(part, text)) for part in content_words(word)] for word in sought.words]
    found: list[Found] = []
    for number, sentence in enumerate(sentences):
        if not all(number in one for one in phrases):
            continue
        marks = [place for one in (*phrases, *words) for place in one.get(number, ())]
        exact = all(number in one for one in words)
        if not exact:
            others = zip(words, forms, strict=True)
            if not all(number in one or (parts and all(number in part for part in parts)) for one, parts in others):
                continue
            marks += [place for parts in forms for part in parts for place in part.get(number, ())]
        found.append(Found(sentence, _merged(marks), exact))
    return tuple(found)


def count_words(text: str) -> int:
    """How many words a text has; boa's and drie-en-dertig are one."""
    return sum(1 for _ in _WORD.finditer(text))


def _places(words: str, text: str) -> list[Span]:
    """Where words stand as they are, in whatever case and with whatever white space between them."""
    parts = (_APOSTROPHE.sub("['’‘´`]", re.escape(part)) for part in words.split())
    before = rf"(?<![\w])(?<!\w[{_JOINS}])" if words[0].isalnum() else ""
    after = rf"(?!\w)(?![{_JOINS}]\w)" if words[-1].isalnum() else ""
    return [match.span() for match in re.finditer(before + r"\s+".join(parts) + after, text, re.IGNORECASE)]


def _merged(marks: Iterable[Span]) -> tuple[Span, ...]:
    """Places in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(marks):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
