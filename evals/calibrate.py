"""Fits what `assistant.judge` decides with, on the `dev` split only.

The labels are per programme and question: 1 where the gold says that it must be found, 0 where it must not. The
model is a logistic regression on the features of the passage that it ranks first itself; so fitting and ranking take
turns, five times. The threshold `found` is where right decisions are most, `words` what brings most gold quotes among
the first three passages, `margin` the smallest that loses no more than one percent of these where a programme is
found.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from assistant.chain import make_gazetteer
from assistant.gather import Evidence, gather
from assistant.judge import FEATURES, JudgeModel, features, is_silent
from assistant.question import Query, understand
from evals.dataset import Question
from evals.metrics import contains
from vectorstore.library import Library

__all__ = ["Example", "best_weight_of_words", "calibrate", "examples", "to_json"]

_START = (1.0, 1.0, 0.1, 0.0, 0.0, 0.0)
_COVER = FEATURES.index("cover")
_ROUNDS = 5
_MOST_QUOTES = 3
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Example:
    """One programme for one question: the features of its passages, shape (passages, features); which of them hold a
    gold quote; and whether it must be found."""

    features: NDArray[np.float64]
    gold: NDArray[np.bool_]
    found: bool


def examples(questions: Sequence[Question], library: Library) -> tuple[Example, ...]:
    """The programmes that were searched for some questions and whose label is known."""
    gazetteer = make_gazetteer(library.programmes())
    found: list[Example] = []
    for question in questions:
        query = understand(question.request, library.programmes(), gazetteer, library.spelling())
        gold = {g.programme_id: g.quotes for g in question.gold}
        for evidence in gather(query, library).evidence:
            programme = evidence.programme.id
            if programme in gold or programme in question.absent or question.status == "off_topic":
                found.append(_example(evidence, query, gold.get(programme, ())))
    return tuple(found)


def calibrate(data: Sequence[Example], source: Path, split: str) -> JudgeModel:
    """Fits the model; the same data give the same model."""
    weights, bias = np.array(_START), 0.0
    labels = np.array([example.found for example in data])
    for _ in range(_ROUNDS):
        best = np.array([e.features[np.argmax(e.features @ weights)] for e in data])
        spread = best.std(axis=0)
        scale = np.where(spread > 0, spread, 1.0)
        fit = LogisticRegression(max_iter=1000).fit(best / scale, labels)
        weights, bias = fit.coef_[0] / scale, float(fit.intercept_[0])
    log_odds = [example.features @ weights + bias for example in data]
    top = np.array([_found_score(e, scores) for e, scores in zip(data, log_odds, strict=True)])
    words = best_weight_of_words(data, log_odds)
    ranks = [scores + words * example.features[:, _COVER] for example, scores in zip(data, log_odds, strict=True)]
    found = _best_cut(top, labels)
    quoted = np.flatnonzero(top >= found).tolist()
    return JudgeModel(
        weights=tuple(round(float(w), 4) for w in weights),
        bias=round(bias, 4),
        found=found,
        words=words,
        margin=_margin([data[i] for i in quoted], [ranks[i] for i in quoted]),
        data=hashlib.sha256(source.read_bytes()).hexdigest(),
        split=split,
    )


def to_json(model: JudgeModel) -> dict[str, Any]:
    """What `assistant.judge.load_judge` reads."""
    return {
        "weights": dict(zip(FEATURES, model.weights, strict=True)),
        "bias": model.bias,
        "found": model.found,
        "words": model.words,
        "margin": model.margin,
        "data": model.data,
        "split": model.split,
    }


def _example(evidence: Evidence, query: Query, quotes: Sequence[str]) -> Example:
    return Example(
        features=np.array([features(hit, query) for hit in evidence.hits]),
        gold=np.array([any(contains(hit.passage.text, quote) for quote in quotes) for hit in evidence.hits]),
        found=bool(quotes),
    )


def _found_score(example: Example, log_odds: NDArray[np.float64]) -> float:
    """The probability that counts for `found`: the best passage's, or none where the programme is silent. No question
    that is fitted on is in another script, where words decide."""
    _, _, cover, elsewhere, *_ = example.features[np.argmax(log_odds)]
    return 0.0 if is_silent(cover, elsewhere) else float(1.0 / (1.0 + np.exp(-log_odds.max())))


def _best_cut(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """The threshold with the most right decisions; the middle one of equally good ones."""
    cuts = np.round(np.arange(0.02, 0.99, 0.01), 2)
    rates = np.array([((scores >= c) == labels).mean() for c in cuts])
    best = np.flatnonzero(rates >= rates.max() - 1e-9)
    return float(cuts[best[len(best) // 2]])


def best_weight_of_words(data: Sequence[Example], log_odds: Sequence[NDArray[np.float64]]) -> float:
    """The weight of words on top with which most programmes have gold among the passages quoted; the middle one of
    equally good ones."""
    weights = np.round(np.arange(0.0, 6.25, 0.25), 2)
    recalls = []
    for weight in weights:
        orders = [np.argsort(-(s + weight * e.features[:, _COVER])) for e, s in zip(data, log_odds, strict=True)]
        hits = [e.gold[o[:_MOST_QUOTES]].any() for e, o in zip(data, orders, strict=True) if e.found]
        recalls.append(np.mean(hits))
    best = np.flatnonzero(np.array(recalls) >= max(recalls) - 1e-9)
    return float(weights[best[len(best) // 2]])


def _margin(data: Sequence[Example], ranks: Sequence[NDArray[np.float64]]) -> float:
    """The smallest distance to the best passage within which the gold is still among the passages quoted; `data` are
    the programmes that are found, for of others nothing is quoted."""
    margins = np.round(np.arange(0.25, 4.25, 0.25), 2)
    recalls = []
    for margin in margins:
        hits = []
        for example, scores in zip(data, ranks, strict=True):
            if example.found:
                order = np.argsort(-scores)[:_MOST_QUOTES]
                hits.append(example.gold[order[scores[order] >= scores.max() - margin]].any())
        recalls.append(np.mean(hits))
    enough = [m for m, recall in zip(margins, recalls, strict=True) if recall >= max(recalls) - _TOLERANCE]
    return float(min(enough))
