"""What the vectors and the words found, put together to hits: pure, and apart from Chroma."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from vectorstore.frequency import common_words
from vectorstore.lexical import LexicalIndex
from vectorstore.passage import Hit, Passage, PassageKind, Probe
from vectorstore.spelling import Spelling
from vectorstore.terms import load_groups
from vectorstore.vectors import headed, passage_ids, sentence_ids

__all__ = ["Candidates", "ProgrammeWords", "nearest_of", "rank"]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The passages of one programme that may be found, with the ids of their vectors, and how many vectors of each sort
    the programme has in all."""

    passages: tuple[Passage, ...]
    passage_ids: frozenset[str]
    sentence_ids: frozenset[str]
    held_passages: int
    held_sentences: int

    @classmethod
    def among(cls, passages: Sequence[Passage], kinds: Sequence[PassageKind]) -> "Candidates":
        """Those of these kinds among the passages of a programme."""
        asked = tuple(passage for passage in passages if passage.kind in kinds)
        ids = frozenset(passage_ids(asked)), frozenset(sentence_ids(asked))
        return cls(asked, *ids, len(passages), len(sentence_ids(passages)))


class ProgrammeWords:
    """The words of passages and of what they are about, with those of the field that mean the same; programme by
    programme."""

    def __init__(self, programmes: Mapping[str, Sequence[Passage]]) -> None:
        """`programmes` are passages by the id of their programme."""
        passages = [passage for own in programmes.values() for passage in own]
        self._index = LexicalIndex([headed(passage, passage.section) for passage in passages], load_groups())
        self.spelling = Spelling(self._index.word_counts(), self._index.stem, self._index.term_stems(), common_words())
        self._ids = passage_ids(passages)
        ends = np.cumsum([len(own) for own in programmes.values()]).tolist()
        self._places = {
            programme_id: slice(end - len(own), end)
            for (programme_id, own), end in zip(programmes.items(), ends, strict=True)
        }

    def probe(self, vector: NDArray[np.float32], words: str) -> Probe:
        """A question with its vector and how its words stand in the passages."""
        match = self._index.match(words)
        cover = dict(zip(self._ids, match.cover().tolist(), strict=True))
        elsewhere = {programme_id: match.elsewhere(own) for programme_id, own in self._places.items()}
        absent = {programme_id: match.absent(own) for programme_id, own in self._places.items()}
        return Probe(vector, cover, elsewhere, absent)


def nearest_of(asked: frozenset[str], found: Iterable[tuple[str, float]], limit: int) -> dict[str, float]:
    """The first `limit` of what was found that were asked for, as cosines; given with their distances, nearest first.
    The distance of two vectors of length 1 is here 1 less their cosine."""
    return dict(islice(((key, 1.0 - distance) for key, distance in found if key in asked), limit))


def rank(
    passages: Sequence[Passage], by_passage: Mapping[str, float], by_sentence: Mapping[str, float], probe: Probe
) -> tuple[Hit, ...]:
    """The passages that were found by their own vector or by that of a sentence, best first by their own. The mappings
    give cosines by the id of a passage, and of a sentence (the passage's, a colon, a number). What was not among the
    nearest is taken to be as near as the last of those: it is no nearer."""
    nearest: dict[str, tuple[float, int]] = {}
    for sentence_id, cosine in by_sentence.items():
        passage_id, _, place = sentence_id.rpartition(":")
        nearest[passage_id] = max((cosine, int(place)), nearest.get(passage_id, (-1.0, 0)))
    passage_floor = min(by_passage.values(), default=0.0)
    sentence_floor = min((cosine for cosine, _ in nearest.values()), default=0.0)
    hits = []
    for passage in passages:
        if passage.id in by_passage or passage.id in nearest:
            dense = by_passage.get(passage.id, passage_floor)
            sentence, number = dense, 0 if passage.sentences else None
            if len(passage.sentences) > 1:
                sentence, number = nearest.get(passage.id, (sentence_floor, None))
            span = None if number is None else passage.sentences[number]
            cover, elsewhere = probe.cover[passage.id], probe.elsewhere[passage.programme_id]
            hits.append(Hit(passage, dense, sentence, cover, elsewhere, span))
    return tuple(sorted(hits, key=lambda hit: -hit.dense))
