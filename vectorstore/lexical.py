"""Finding by words: which texts have which words of a question, by Dutch stems (`stemmer`) and by the parts
of compounds. A compound is cut into two words that both stand in the indexed texts ("cameratoezicht" → camera +
toezicht), or else the longest of these that it begins or ends with ("vuurwerkverbod" → vuurwerk), which needs no word
list and finds a part as well as the whole.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.stemmer import make_stemmer
from vectorstore.terms import Group, Terms

__all__ = ["SAME_WEIGHT", "LexicalIndex", "WordMatch", "content_words", "find_words", "same_thing", "stems"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PLURAL_S = re.compile(r"['’]s?$|['’](?=er)")
_FUNCTION_WORDS = frozenset(
    "aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en er ge "
    "geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kon kunnen "
    "maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te "
    "tegen toch toen tot u uit uw van veel voor want waren was wat we werd wezen wie wij wil worden wordt zal ze "
    "zelf zich zij zijn zo zonder zou".split()
)
"""Snowball's list of Dutch function words (snowballstem.org), with we and wij."""
_SHORTEST_PART = 3
_SHORTEST_ALONE = 5
"""Letters of a part whose other half stands in no text: shorter ones begin and end too many words."""
_SHORTEST_HEAD = 4
"""Letters of a stem that names what a longer one ends with."""
_SPELLINGS = {"lhb": "lhbti", "lgb": "lhbti", "hlb": "lhbti"}
"""How a word begins that has many spellings: LHBTI, LHBTIQ+'ers, LGBTQIA+."""
_SHORTEST_HALF = 4
"""Letters of the halves of a word that only one of is looked for."""
_LINKS = ("", "s", "e", "en")
_PART_WEIGHT = 0.7
"""How much a compound's two parts count beside the compound itself; one alone counts half of that."""
_ONE_PART = np.float32(_PART_WEIGHT / 2)
SAME_WEIGHT = 0.8
"""How much a word counts that means the same as the one that was asked for."""


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning: lower case, without accents, without Dutch function words."""
    words = (_plain(word) for word in _WORD.findall(unicodedata.normalize("NFC", text)))
    return tuple(word for word in words if _carries_meaning(word))


def find_words(words: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the content words of `words` stand in a text, by their stems, each as a whole word; also where one begins
    or ends a longer word as a part of a compound does, both parts of four letters or more."""
    stem = make_stemmer()
    sought = {stem(word) for word in content_words(words)}

    def is_meant(word: str) -> bool:
        stemmed = stem(word)
        return stemmed in sought or any(
            len(part) >= _SHORTEST_HALF
            and len(stemmed) - len(part) >= _SHORTEST_HALF
            and (stemmed.startswith(part) or stemmed.endswith(part))
            for part in sought
        )

    places = ((match.span(), _plain(match.group())) for match in _WORD.finditer(text))
    return tuple(place for place, word in places if _carries_meaning(word) and is_meant(word))


def _plain(word: str) -> str:
    if word.isascii():
        return _usual(_PLURAL_S.sub("", word.lower()))
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return _usual(_PLURAL_S.sub("", "".join(c for c in decomposed if not unicodedata.combining(c))))


def _carries_meaning(word: str) -> bool:
    return bool(word) and word not in _FUNCTION_WORDS and (len(word) > 1 or word.isdigit())


def stems(text: str) -> tuple[str, ...]:
    """The Dutch stems of a text's content words, in its order."""
    stem = make_stemmer()
    return tuple(stem(word) for word in content_words(text))


def same_thing(one: str, other: str) -> bool:
    """Whether two stems name the same, or one names it by the last part of the other: wijkagent and agent."""
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= _SHORTEST_HEAD and longer.endswith(shorter))


def _usual(word: str) -> str:
    return _SPELLINGS.get(word[:3], word) if word.isalpha() else word


@dataclass(frozen=True, slots=True)
class WordMatch:
    """How the content words of a question stand in the indexed texts: how rare each word is, shape (words,), and how
    far each text has it, 0 to 1, shape (words, texts). A word that stands in no text counts as the rarest."""

    words: tuple[str, ...]
    weights: NDArray[np.float32]
    matrix: NDArray[np.float32]

    def cover(self) -> NDArray[np.float32]:
        """The part of the question's words that each text has, by their weights, 0 to 1; shape (texts,)."""
        total = float(self.weights.sum())
        covered: NDArray[np.float32] = self.weights @ self.matrix
        return covered / total if total else covered

    def elsewhere(self, texts: slice) -> float:
        """The part of the question's words, by their weights, that the index knows and none of these texts has: what
        others write about and these do not, 0 to 1. Of a word that is known only in part, or by another that means the
        same, a text has all when it has as much as any."""
        total = float(self.weights.sum())
        if not total:
            return 0.0
        most = self.matrix.max(axis=1, initial=0.0)
        here = self.matrix[:, texts].max(axis=1, initial=0.0)
        share = np.divide(here, most, out=np.ones_like(most), where=most > 0)
        return float((self.weights * (1.0 - share)).sum()) / total

    def absent(self, texts: slice) -> tuple[str, ...]:
        """The question's words that none of these texts has, nor a word that means the same. A compound of which a text
        has only one part, as "wapens" of "kernwapens", is absent too."""
        here = self.matrix[:, texts].max(axis=1, initial=0.0)
        return tuple(word for word, share in zip(self.words, here, strict=True) if share <= _ONE_PART)


class LexicalIndex:
    """An index over texts; scores come in the order of those texts."""

    def __init__(self, texts: Sequence[str], groups: Sequence[Group] = ()) -> None:
        """A text with another term of one of `groups`, or a sort of it, has a word of the question for a part."""
        self.stem = make_stemmer()
        words = [content_words(text) for text in texts]
        self._words = {word for line in words for word in line if word.isalpha()}
        tokens = [[token for word in line for token in self._tokens(word)] for line in words]
        self._size = len(texts)
        self._terms = Terms(groups, self._stems)
        postings: dict[str, set[int]] = defaultdict(set)
        for i, line in enumerate(tokens):
            for token in line:
                postings[token].add(i)
        self._postings = {token: np.fromiter(sorted(found), dtype=np.intp) for token, found in postings.items()}

    def match(self, question: str) -> "WordMatch":
        """Which texts have which of the question's content words. Where only the parts of a compound stand in a text,
        or another word that means the same, they count for less than the whole."""
        words = tuple(dict.fromkeys(content_words(question)))
        matrix = np.zeros((len(words), self._size), dtype=np.float32)
        weights = np.zeros(len(words), dtype=np.float32)
        for row, word in enumerate(words):
            whole, *parts = self._tokens(word)
            weights[row] = self._rarity(whole)
            for part in parts:
                matrix[row, self._found(part)] += _PART_WEIGHT / 2
            matrix[row, self._found(whole)] = 1.0
        for same in self._terms.find([self.stem(word) for word in words]):
            for texts in (self._found_all(other) for other in same.others):
                if texts.size:
                    rows = slice(same.start, same.end)
                    matrix[rows, texts] = np.maximum(matrix[rows, texts], SAME_WEIGHT)
                    weights[rows] = np.minimum(weights[rows], self._rarity_of(texts.size))
        return WordMatch(words, weights, matrix)

    def word_counts(self) -> dict[str, int]:
        """The words of the texts, with the number of texts that have one of the same stem."""
        return {word: len(self._found(self.stem(word))) for word in self._words}

    def term_stems(self) -> frozenset[str]:
        """The stems of all words of the groups."""
        return self._terms.stems

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(self.stem(word) for word in content_words(text))

    def _found_all(self, stems: Sequence[str]) -> NDArray[np.intp]:
        """The texts that have all of some stems."""
        found = self._found(stems[0])
        for stem in stems[1:]:
            found = np.intersect1d(found, self._found(stem), assume_unique=True)
        return found

    def _found(self, token: str) -> NDArray[np.intp]:
        return self._postings.get(token, np.empty(0, dtype=np.intp))

    def _rarity(self, token: str) -> float:
        """Inverse document frequency, smoothed: log(1 + N / (1 + n))."""
        return self._rarity_of(len(self._found(token)))

    def _rarity_of(self, texts: int) -> float:
        return float(np.log1p(self._size / (1 + texts)))

    def _tokens(self, word: str) -> list[str]:
        """The stem of a word, then the stems of its parts if it is a compound."""
        return [self.stem(word), *(self.stem(part) for part in self._parts(word))]

    def _parts(self, word: str) -> tuple[str, ...]:
        """The two known words that a compound is made of, the pair whose shorter word is longest; or else the longest
        known word that it begins or ends with."""
        best: tuple[str, str] | tuple[()] = ()
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            head, tail = word[:cut], word[cut:]
            if tail not in self._words:
                continue
            for link in _LINKS:
                stem = head.removesuffix(link) if link else head
                if len(stem) >= _SHORTEST_PART and stem in self._words and head.endswith(link):
                    if not best or min(len(stem), len(tail)) > min(map(len, best)):
                        best = (stem, tail)
                    break
        return best or self._part(word)

    def _part(self, word: str) -> tuple[str] | tuple[()]:
        cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_ALONE + 1)
        for cut in cuts:  # the longest first
            for part in (word[:-cut], word[cut:]):
                if part in self._words:
                    return (part,)
        return ()
