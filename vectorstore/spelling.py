"""Spelling mistakes in a question: a word that no text of the collection and no list of Dutch words has, and that is
near just one word of the texts, is read as that word. Names are the gazetteer's."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from vectorstore.frequency import frequency_of, is_foreign
from vectorstore.lexical import content_words
from vectorstore.passage import Span

__all__ = ["Spelling"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:^|[.?!:])[\s\"'„“‘]*$")
"""What stands before the first word of a sentence."""
_SHORTEST = 5
"""Letters; a shorter word is near too many others."""
_ONE_MISTAKE_UP_TO = 7
"""Letters of a word that one mistake may be in; a longer one may have two."""
_RARE = 1.9
"""Zipf frequency (wordfreq) below which a word is taken for a mistake. People make some often enough to be counted:
"huislijk" has 1.3, "huiselijk" 3.6."""
_HARDLY_KNOWN = 2.5
"""Zipf frequency below which few use a word but those who write of just that: "nachtburgemeester" has 2.3."""
_PART = 3.5
"""Zipf frequency from which a word may be a part of a compound that nobody has listed."""
_SHORTEST_PART = 4
_APART = "aiouy"
"""Letters after which the plural -s stands apart: camera's."""
_FEW = 2
"""Misspelt words that a text may have however short it is."""
_CLEARLY = 4
"""In how many times as many texts as the next the nearest word must stand, where both are as near."""


class Spelling:
    """Knows the words of a collection by how many of its texts have them."""

    def __init__(
        self, words: Mapping[str, int], stem: Callable[[str], str], known: Iterable[str] = (), dutch: Iterable[str] = ()
    ) -> None:
        """`words` are content words of the texts, in small letters and without accents, with the number of texts that
        have them in any form; `stem` gives what the forms of a word share, and `known` more of these that are no
        mistakes. `dutch` are words that may be meant too, though no text has them."""
        self._count = words
        self._stem = stem
        self._known = {stem(word) for word in words} | set(known)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in {*words, *dutch}:
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_letter[word[0]].append(word)

    def corrected(self, text: str, names: Sequence[Span] = ()) -> str:
        """The text with the words that are misspelt as they are meant. What stands in `names` is left as it is, and so
        is a word with a capital within a sentence, and a text of which more words than not seem misspelt: it is in
        another language."""
        words = [match.span() for match in _WORD.finditer(text)]
        free = [place for place in words if not _is_name(text, *place, names)]
        meant = {place: word for place in free if (word := self._meant(text[slice(*place)]))}
        if len(meant) > _FEW and 2 * len(meant) > len(words):
            return text
        parts: list[str] = []
        position = 0
        for (start, end), word in meant.items():
            parts += [text[position:start], _written_as(text[start:end], word)]
            position = end
        return "".join([*parts, text[position:]])

    def has_rare_word(self, text: str) -> bool:
        """Whether a text has a word that the collection has too, and that is hardly known in Dutch, such as the name of
        a plan."""
        return any(
            word in self._count and frequency_of(word) < _HARDLY_KNOWN and not is_foreign(word)
            for word in content_words(text)
        )

    def _meant(self, typed: str) -> str | None:
        """The word that a misspelt one is meant for; None where it is right, or may be meant for several."""
        word = "".join(content_words(typed))
        if len(word) < _SHORTEST or not word.isalpha() or self._is_right(word):
            return None
        near = {one: distance for one in self._by_letter.get(word[0], ()) if (distance := _mistakes(word, one))}
        least = min(near.values(), default=0)
        if least > 1 and _is_compound(word):
            return None
        forms: dict[str, list[str]] = defaultdict(list)
        for one, distance in near.items():
            if distance == least:
                forms[self._stem(one)].append(one)
        return self._clearest(list(forms.values()))

    def _clearest(self, words: Sequence[Sequence[str]]) -> str | None:
        """Of words that are equally near, each in its forms, the one that the texts clearly use most; no word that
        they have may be more common in Dutch without standing in them."""
        if not words:
            return None
        best, *others = sorted(words, key=self._texts_of, reverse=True)
        meant = max(sorted(best), key=frequency_of)
        least = max(1, _CLEARLY * max(map(self._texts_of, others), default=0))
        usual = max(
            (frequency_of(form) for forms in others if not self._texts_of(forms) for form in forms), default=0.0
        )
        return meant if self._texts_of(best) >= least and usual <= frequency_of(meant) else None

    def _texts_of(self, forms: Sequence[str]) -> int:
        return max(self._count.get(form, 0) for form in forms)

    def _is_right(self, word: str) -> bool:
        return self._stem(word) in self._known or frequency_of(word) >= _RARE or is_foreign(word)


def _mistakes(word: str, other: str) -> int:
    """How many mistakes make the one of the other, or 0 where these are too many; "camaras" is "camera" with one."""
    most = 1 if len(other) <= _ONE_MISTAKE_UP_TO else 2
    if not -1 <= len(word) - len(other) + most <= 2 * most + 1:
        return 0
    distance = OSA.distance(word, other, score_cutoff=most)
    if word.endswith("s") and not other.endswith("s"):
        distance = min(distance, OSA.distance(word[:-1], other, score_cutoff=most))
    return distance if distance <= most else 0


def _written_as(typed: str, word: str) -> str:
    """The word with the capital and the plural -s of what was typed."""
    if typed.endswith("s") and not word.endswith("s"):
        word += "'s" if word[-1] in _APART else "s"
    return word.capitalize() if typed[0].isupper() else word


def _is_compound(word: str) -> bool:
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return any(min(frequency_of(word[:cut]), frequency_of(word[cut:])) >= _PART for cut in cuts)


def _is_name(text: str, start: int, end: int, names: Sequence[Span]) -> bool:
    capital = text[start].isupper() and not _BEGINS.search(text[:start])
    within = not text[start + 1 : end].islower()
    return capital or within or any(first < end and start < last for first, last in names)
