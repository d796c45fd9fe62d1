"""How far `found` can be trusted: the risk-coverage curve (El-Yaniv & Wiener 2010) of an engine's probabilities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evals.cases import Case

__all__ = ["Curve", "Labelled", "labelled", "risk_coverage"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A programme that was searched for a question: how probable it was held that it answers, whether the engine said
    so, and whether it does."""

    probability: float
    found: bool
    answers: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """`coverage` is the part of the programmes that are called found when the k most probable are, `risk` the part of
    these that do not answer, for k = 1 and up. `area` is the mean of the risks: the lower the better. `at` is coverage
    and risk of what the engine really called found; None when that is nothing."""

    coverage: tuple[float, ...]
    risk: tuple[float, ...]
    area: float
    at: tuple[float, float] | None


def labelled(cases: Iterable[Case]) -> list[Labelled]:
    """The programmes of some cases of which it is known whether they answer. One that was not searched is no part."""
    return [
        Labelled(verdict.probability, verdict.found, programme in case.gold)
        for case in cases
        for programme, verdict in case.given.verdicts.items()
        if programme in case.gold or programme in case.question.absent
    ]


def risk_coverage(found: Sequence[Labelled]) -> Curve | None:
    """The curve, or None when there is nothing to draw."""
    if not found:
        return None
    ordered = sorted(found, key=lambda one: -one.probability)
    wrong = np.cumsum([not one.answers for one in ordered])
    counts = np.arange(1, len(ordered) + 1)
    risk = wrong / counts
    called = [one for one in found if one.found]
    at = None
    if called:
        at = (len(called) / len(found), sum(not one.answers for one in called) / len(called))
    return Curve(tuple((counts / len(found)).tolist()), tuple(risk.tolist()), float(risk.mean()), at)
