"""The order of the passages of what was found, where a model that reads question and passage together is set."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.judge import Judged, Verdict
from vectorstore.vectors import headed

__all__ = ["Reranker", "rerank"]

_DEPTH = 10
"""Passages a programme that are put in another order."""
_MOST = 40
"""Passages that are read for one question: what its time goes with."""


class Reranker(Protocol):
    """Tells how well texts answer a question."""

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one score for each text, in the same order: shape (n,). The higher, the better it answers."""
        ...


def rerank(judged: Judged, reranker: Reranker) -> Judged:
    """Puts the best passages of every programme that was found in the reranker's order, of each programme as many.

    The judge's ranks stay, and are dealt out anew: the reranker's first gets the highest. So which programmes are found
    and how many passages come near enough to the first to be quoted is still decided by the judge, which is calibrated;
    which passages these are, by the reranker. With so many programmes that less than two passages of each could be
    read, the judge's order stays. What an overview shows has an order of its own.
    """
    query = judged.gathered.query
    found = [verdict for verdict in judged.verdicts if verdict.found]
    depth = min(_DEPTH, _MOST // max(1, len(found)))
    if not found or depth < 2 or query.intent == "overview":
        return judged
    passages = [scored.hit.passage for verdict in found for scored in verdict.scored[:depth]]
    texts = [headed(passage, passage.section[-1:]) for passage in passages]
    ids = [passage.id for passage in passages]
    scores = dict(zip(ids, reranker.score(query.text, texts).tolist(), strict=True))
    return replace(judged, verdicts=tuple(_reordered(v, scores, depth) if v.found else v for v in judged.verdicts))


def _reordered(verdict: Verdict, scores: Mapping[str, float], depth: int) -> Verdict:
    """The verdict with its first passages in the order of the scores, which are by the id of a passage."""
    best, rest = verdict.scored[:depth], verdict.scored[depth:]
    ordered = sorted(best, key=lambda scored: -scores[scored.hit.passage.id])
    dealt = (replace(scored, rank=place.rank) for scored, place in zip(ordered, best, strict=True))
    return replace(verdict, scored=(*dealt, *rest))
