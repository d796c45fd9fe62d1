"""The sentences at the head of the report: the figures that decide, whether they are good or bad."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from evals import report_wording as wording
from evals.cases import Case
from evals.dataset import Kind
from evals.figures import Figures
from evals.intervals import Estimate, estimate
from evals.metrics import leaks, refusal_recall, right

__all__ = ["summarise", "worst_kinds"]

_GAPS = ("right", "gold_quote", "publisher_precision", "publisher_recall")
"""The measures of which the largest difference between publishers is told."""
_WORST = 3
_FEWEST = 5
"""A kind of fewer questions is not named as one of the worst, unless all are."""


def summarise(cases: Sequence[Case], beside: Sequence[Case], figures: Mapping[str, Figures]) -> tuple[str, ...]:
    """Five to seven sentences on the cases of the assistant, beside those of the other engine, if any. `figures` are
    those of the assistant, by set."""
    return tuple(_sentences(cases, beside, figures))


def _sentences(cases: Sequence[Case], beside: Sequence[Case], figures: Mapping[str, Figures]) -> Iterator[str]:
    yield wording.right_lead(_right(cases), _right(beside) if beside else None)
    if len(figures) > 1:
        yield wording.right_per_set({name: found.measures["right"] for name, found in figures.items()})
    must, silent = _silence(cases)
    if must:
        yield wording.silence(must, silent, _silence(beside)[1] if beside else None)
    yield wording.untrue(_untrue(cases), _citations(cases), (_untrue(beside), _citations(beside)) if beside else None)
    ours, theirs = _leaks(cases), _leaks(beside)
    yield wording.leaked(
        ours["town"], ours["party"], _citations(cases), (theirs.total(), _citations(beside)) if beside else None
    )
    yield _gap(figures)
    yield wording.worst_kinds(worst_kinds(cases))


def worst_kinds(cases: Iterable[Case]) -> list[tuple[Kind, int, int]]:
    """The kinds of which the smallest part is wholly right, worst first; of each, how many are right and were asked. A
    kind of which all are right is none of these."""
    good, asked = Counter[Kind](), Counter[Kind]()
    for case in cases:
        asked[case.question.kind] += 1
        good[case.question.kind] += int(right(case)[0].numerator)
    kinds = [kind for kind in get_args(Kind) if asked[kind] >= _FEWEST] or list(asked)
    wrong = [kind for kind in kinds if good[kind] < asked[kind]]
    worst = sorted(wrong, key=lambda kind: good[kind] / asked[kind])[:_WORST]
    return [(kind, good[kind], asked[kind]) for kind in worst]


def _right(cases: Sequence[Case]) -> Estimate:
    """Over several sets, in which a cluster may have the same name."""
    return estimate((f"{case.set}/{case.question.cluster}", score) for case in cases for score in right(case))


def _silence(cases: Sequence[Case]) -> tuple[int, int]:
    """How many questions must have no answer, and how many of these have none."""
    scores = [score for case in cases for score in refusal_recall(case)]
    return len(scores), sum(int(score.numerator) for score in scores)


def _untrue(cases: Sequence[Case]) -> int:
    return sum(len(case.untruths.quotes) for case in cases)


def _citations(cases: Sequence[Case]) -> int:
    return sum(len(case.answer["citations"]) for case in cases)


def _leaks(cases: Sequence[Case]) -> Counter[str]:
    return Counter(leak for case in cases for leak in leaks(case))


def _gap(figures: Mapping[str, Figures]) -> str:
    """The largest difference between publishers, in the set with most questions: in a small one chance rules."""
    name = max(figures, key=lambda one: figures[one].questions)
    found = figures[name]
    measure = max(_GAPS, key=lambda one: found.gaps[one].estimate.value or 0.0)
    gap = found.gaps[measure]
    return wording.gap(gap, found, measure, wording.set_term(name).name) if gap.estimate.value else wording.NO_GAP
