"""How sure a figure is: 95% intervals by bootstrap, and the chance of a difference under no difference, by SciPy. What
is drawn again is the cluster: the wordings of one question, which are not independent, stay together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap, permutation_test

from evals.metrics import Score

__all__ = ["Estimate", "Gap", "difference", "estimate", "largest_gap"]

_Vector = NDArray[np.float64]
_DRAWS = 2000
_SEED = 20260318
"""Any number: the same scores give the same interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval. `count` is how many things were measured; without any there is no figure. `p` is
    set for a difference: how often chance alone gives one as large."""

    value: float | None
    low: float | None
    high: float | None
    count: int
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """The largest difference of a measure between two publishers, with its interval, and the two, best first."""

    estimate: Estimate
    best: str | None
    worst: str | None


NOTHING = Estimate(None, None, None, 0)


def estimate(scores: Iterable[tuple[str, Score]]) -> Estimate:
    """The sum of the numerators over that of the denominators. Each score comes with its cluster's name. Percentile
    bootstrap over clusters (Efron & Tibshirani 1993, chapter 13); a single cluster has no interval."""
    listed = [one for one in scores if one[1].denominator]
    if not listed:
        return NOTHING
    tops, bottoms = _by_cluster(listed)
    value = float(tops.sum() / bottoms.sum())
    if len(tops) == 1:
        return Estimate(value, None, None, len(listed))
    drawn = bootstrap(
        (tops, bottoms),
        _ratio,
        n_resamples=_DRAWS,
        batch=200,
        paired=True,
        vectorized=True,
        method="percentile",
        rng=np.random.default_rng(_SEED),
    )
    low, high = drawn.confidence_interval
    return Estimate(value, float(low), float(high), len(listed))


def difference(one: Mapping[str, Sequence[Score]], other: Mapping[str, Sequence[Score]]) -> Estimate:
    """The mean over clusters of what the second has more than the first, where both have scores (by cluster), with its
    interval and, by permuting the signs of the differences, its p."""
    shared = [cluster for cluster in one if _counted(one[cluster]) and _counted(other.get(cluster, ()))]
    deltas = np.array([_mean(other[cluster]) - _mean(one[cluster]) for cluster in shared])
    if not len(deltas):
        return NOTHING
    value = float(deltas.mean())
    if len(deltas) == 1:
        return Estimate(value, None, None, 1, 1.0)
    drawn = bootstrap(
        (deltas,), np.mean, n_resamples=_DRAWS, batch=200, method="percentile", rng=np.random.default_rng(_SEED)
    )
    permuted = permutation_test(
        (deltas,),
        lambda signed, axis: signed.mean(axis=axis),
        permutation_type="samples",
        n_resamples=_DRAWS,
        batch=200,
        vectorized=True,
        rng=np.random.default_rng(_SEED),
    )
    low, high = drawn.confidence_interval
    return Estimate(value, float(low), float(high), len(deltas), float(permuted.pvalue))


def largest_gap(scores: Mapping[str, Sequence[tuple[str, Score]]]) -> Gap:
    """The largest difference between two of some groups of scores, each with its cluster's name. The interval is that
    of the difference between these two; as they were chosen for being furthest apart, it is on the large side."""
    known = {name: found for name, found in scores.items() if sum(score.denominator for _, score in found)}
    if len(known) < 2:
        return Gap(NOTHING, None, None)
    values = {name: estimate(found).value or 0.0 for name, found in known.items()}
    best, worst = max(values, key=values.__getitem__), min(values, key=values.__getitem__)
    parts = [_by_cluster(known[name]) for name in (best, worst)]
    value = values[best] - values[worst]
    count = sum(len(known[name]) for name in (best, worst))
    if min(len(tops) for tops, _ in parts) < 2:
        return Gap(Estimate(value, None, None, count), best, worst)
    generator = np.random.default_rng(_SEED)
    drawn = [_draw(tops, bottoms, generator) for tops, bottoms in parts]
    low, high = np.percentile(drawn[0] - drawn[1], [2.5, 97.5])
    return Gap(Estimate(value, float(low), float(high), count), best, worst)


def _draw(tops: _Vector, bottoms: _Vector, generator: np.random.Generator) -> _Vector:
    chosen = generator.integers(0, len(tops), (_DRAWS, len(tops)))
    return _ratio(tops[chosen], bottoms[chosen], -1)


def _by_cluster(scores: Iterable[tuple[str, Score]]) -> tuple[_Vector, _Vector]:
    tops: dict[str, float] = defaultdict(float)
    bottoms: dict[str, float] = defaultdict(float)
    for cluster, score in scores:
        tops[cluster] += score.numerator
        bottoms[cluster] += score.denominator
    return np.array(list(tops.values())), np.array(list(bottoms.values()))


def _ratio(tops: _Vector, bottoms: _Vector, axis: int = -1) -> _Vector:
    found: _Vector = tops.sum(axis=axis) / np.maximum(bottoms.sum(axis=axis), 1e-12)
    return found


def _counted(scores: Sequence[Score]) -> float:
    return sum(score.denominator for score in scores)


def _mean(scores: Sequence[Score]) -> float:
    return sum(score.numerator for score in scores) / _counted(scores)
