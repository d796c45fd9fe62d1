"""What the vectors and the words found, put together to hits: pure, and apart from Chroma."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from vectorstore.lexical import LexicalIndex, WordMatch
from vectorstore.passage import Hit, Passage, Probe
from vectorstore.terms import load_groups
from vectorstore.vectors import headed

__all__ = ["index_words", "make_probe", "nearest_of", "rank"]


def index_words(passages: Sequence[Passage]) -> LexicalIndex:
    """The words of passages and of what they are about, with those of the field that mean the same."""
    return LexicalIndex([headed(passage, passage.section) for passage in passages], load_groups())


def nearest_of(asked: Sequence[str], found: Iterable[tuple[str, float]], limit: int) -> dict[str, float]:
    """The first `limit` of what was found that were asked for, as cosines; given with their distances, nearest first.
    The distance of two vectors of length 1 is here 1 less their cosine."""
    wanted = set(asked)
    return dict(islice(((key, 1.0 - distance) for key, distance in found if key in wanted), limit))


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


def make_probe(vector: NDArray[np.float32], match: WordMatch, passages: Sequence[Passage]) -> Probe:
    """A question with its vector and how its words stand in these passages, which the match is of, in this order."""
    places: dict[str, list[int]] = {}
    for i, passage in enumerate(passages):
        places.setdefault(passage.programme_id, []).append(i)
    cover = dict(zip((passage.id for passage in passages), match.cover().tolist(), strict=True))
    elsewhere = {programme_id: match.elsewhere(own) for programme_id, own in places.items()}
    absent = {programme_id: match.absent(own) for programme_id, own in places.items()}
    return Probe(vector, cover, elsewhere, absent)
