"""The search of many programmes at once: the vectors of all their plans in one matrix in memory, and one product with a
question. A search programme by programme costs as many visits to Chroma, and each loads an index of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.passage import Hit, Passage, Probe
from vectorstore.ranking import rank
from vectorstore.vectors import Vectors, passage_ids, sentence_ids

__all__ = ["Together"]


@dataclass(frozen=True, slots=True)
class _Own:
    """What is one programme's: its plans, the ids of the vectors, and the rows of the matrices that these are."""

    plans: tuple[Passage, ...]
    passage_ids: tuple[str, ...]
    sentence_ids: tuple[str, ...]
    passages: slice
    sentences: slice


class Together:
    """The plans of all programmes, to be searched in one go. The memory that it takes is that of the vectors: for
    vectors of 384 numbers 1.5 kB for each passage and each sentence."""

    def __init__(self, programmes: Iterable[tuple[str, Sequence[Passage], Vectors]]) -> None:
        """`programmes` are ids with the passages and the vectors, one programme after the other."""
        self._own: dict[str, _Own] = {}
        passages: list[NDArray[np.float32]] = []
        sentences: list[NDArray[np.float32]] = []
        first = second = 0
        for programme_id, held, vectors in programmes:
            plans = tuple(passage for passage in held if passage.kind == "plan")
            ids = passage_ids(plans), sentence_ids(plans)
            passages.append(_rows(vectors.passages, passage_ids(held), ids[0]))
            sentences.append(_rows(vectors.sentences, sentence_ids(held), ids[1]))
            ends = first + len(ids[0]), second + len(ids[1])
            places = slice(first, ends[0]), slice(second, ends[1])
            self._own[programme_id] = _Own(plans, tuple(ids[0]), tuple(ids[1]), *places)
            first, second = ends
        self._passages = _stacked(passages)
        self._sentences = _stacked(sentences)

    def search(self, probe: Probe, programme_ids: Iterable[str], limit: int) -> dict[str, tuple[Hit, ...]]:
        """What `Library.search` finds in each of these programmes, by id."""
        by_passage = _cosines(self._passages, probe.vector)
        by_sentence = _cosines(self._sentences, probe.vector)
        found: dict[str, tuple[Hit, ...]] = {}
        for programme_id in programme_ids:
            own = self._own[programme_id]
            nearest = _nearest(own.passage_ids, by_passage[own.passages], limit)
            sentences = _nearest(own.sentence_ids, by_sentence[own.sentences], 3 * limit)
            found[programme_id] = rank(own.plans, nearest, sentences, probe)
        return found


def _rows(vectors: NDArray[np.float32], held: Sequence[str], asked: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of those asked for among the held."""
    if len(asked) == len(held):
        return vectors
    wanted = frozenset(asked)
    return vectors[[i for i, key in enumerate(held) if key in wanted]]


def _stacked(parts: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """All rows below each other. What has no rows may have any width, so it is passed over."""
    full = [part for part in parts if len(part)]
    return np.concatenate(full) if full else np.empty((0, 0), np.float32)


def _cosines(vectors: NDArray[np.float32], vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vectors @ vector if len(vectors) else np.empty(0, np.float32)


def _nearest(ids: Sequence[str], cosines: NDArray[np.float32], limit: int) -> dict[str, float]:
    """The `limit` best, best first."""
    best = np.argpartition(-cosines, limit)[:limit] if len(cosines) > limit else np.arange(len(cosines))
    ordered = best[np.argsort(-cosines[best], kind="stable")]
    return {ids[i]: float(cosines[i]) for i in ordered}
