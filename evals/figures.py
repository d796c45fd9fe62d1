"""All figures of one engine over one set of questions: what a report shows, a gate holds against its bounds, and a
comparison sets side by side."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evals.cases import Case
from evals.coverage import Curve, labelled, risk_coverage
from evals.intervals import Estimate, Gap, estimate, largest_gap
from evals.metrics import MEASURES, Score, leaks, passage_status, percentile, rank_correlation_pairs, stability
from evals.ranking import RANKINGS, rank_scores

__all__ = ["ALL_MEASURES", "Evenness", "Figures", "Scored", "make_figures", "score_cases"]

ALL_MEASURES = (*(measure.name for measure in MEASURES), *RANKINGS)
"""The names of all measures."""

Scored = tuple[Case, Mapping[str, Sequence[Score]]]
"""A case with its scores by each measure."""
_WORDINGS = 5


@dataclass(frozen=True, slots=True)
class Evenness:
    """How one publisher is treated: each measure over what is about it; how many answers quote it, and of these the
    mean number of quotes and their mean length together, in characters."""

    measures: Mapping[str, Estimate]
    answers: int
    quotes: float
    characters: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What one engine came to over some questions.

    `kinds` are the measures per kind of question; `gaps` the largest difference between publishers per measure. The
    confusions count pairs of expected and given status: of answers, and of the passages that are quoted. `leaks` are
    citations of another town or party than was asked about, `untruths` what is said of a source and is not so, by sort.
    `alphabetical` is the part of the answers with several publishers that has them in alphabetical order; `first` that
    of the pairs of publishers in which the more probable one stands first (one half: no connection). `stability` is
    over the groups of wordings. `stages` are the median and the 95th percentile of milliseconds.
    """

    questions: int
    measures: Mapping[str, Estimate]
    kinds: Mapping[str, Mapping[str, Estimate]]
    publishers: Mapping[str, Evenness]
    gaps: Mapping[str, Gap]
    status_confusion: Mapping[tuple[str, str], int]
    quoted_confusion: Mapping[tuple[str, str], int]
    leaks: Mapping[str, int]
    untruths: Mapping[str, int]
    citations: int
    alphabetical: Estimate
    first: Estimate
    stability: Estimate
    curve: Curve | None
    stages: Mapping[str, tuple[float, float]]


def make_figures(cases: Sequence[Case], publishers: Mapping[str, str]) -> Figures:
    """The figures of cases of one engine. `publishers` are the names by id of their programmes."""
    scored = score_cases(cases)
    kinds = sorted({case.question.kind for case in cases})
    per_publisher = {name: _about(scored, programmes) for name, programmes in _programmes_of(publishers).items()}
    untruths = Counter[str]()
    for case in cases:
        untruths["quotes"] += len(case.untruths.quotes)
        untruths["attributions"] += len(case.untruths.attributions)
        untruths["publishers"] += len(case.untruths.publishers)
    return Figures(
        questions=len(cases),
        measures=_measured(scored),
        kinds={kind: _measured([one for one in scored if one[0].question.kind == kind]) for kind in kinds},
        publishers={
            name: _evenness(about, cases, programmes)
            for (name, about), programmes in zip(
                per_publisher.items(), _programmes_of(publishers).values(), strict=True
            )
            if any(about.values())
        },
        gaps={
            measure: largest_gap({name: about[measure] for name, about in per_publisher.items()})
            for measure in ALL_MEASURES
        },
        status_confusion=Counter((case.question.status, str(case.answer["status"])) for case in cases),
        quoted_confusion=Counter((expected, given) for case in cases for _, expected, given in passage_status(case)),
        leaks=Counter(leak for case in cases for leak in leaks(case)),
        untruths=untruths,
        citations=sum(len(case.answer["citations"]) for case in cases),
        alphabetical=estimate(_over(cases, _alphabetical)),
        first=estimate(_over(cases, _more_probable_first)),
        stability=estimate(_stabilities(cases)),
        curve=risk_coverage(labelled(cases)),
        stages=_stages(cases),
    )


def score_cases(cases: Iterable[Case]) -> list[Scored]:
    """Each case with its scores by each of ALL_MEASURES."""
    return [(case, {measure.name: measure.scores(case) for measure in MEASURES} | rank_scores(case)) for case in cases]


def _measured(scored: Sequence[Scored]) -> dict[str, Estimate]:
    return {
        name: estimate((case.question.cluster, score) for case, scores in scored for score in scores[name])
        for name in ALL_MEASURES
    }


def _programmes_of(publishers: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The programmes of each publisher, publishers in alphabetical order."""
    found: dict[str, set[str]] = defaultdict(set)
    for programme, name in publishers.items():
        found[name].add(programme)
    return {name: frozenset(found[name]) for name in sorted(found, key=str.casefold)}


def _about(scored: Sequence[Scored], programmes: frozenset[str]) -> dict[str, list[tuple[str, Score]]]:
    """The scores of each measure that are about some programmes. A measure of whole answers counts where the question
    has gold in these and in no other programme."""
    found: dict[str, list[tuple[str, Score]]] = {name: [] for name in ALL_MEASURES}
    for case, scores in scored:
        alone = bool(case.gold) and set(case.gold) <= programmes
        for name, of_case in scores.items():
            found[name] += [
                (case.question.cluster, score)
                for score in of_case
                if score.programme in programmes or (score.programme is None and alone)
            ]
    return found


def _evenness(
    about: Mapping[str, Sequence[tuple[str, Score]]], cases: Sequence[Case], programmes: frozenset[str]
) -> Evenness:
    shown = [case.shown(p) for case in cases for p in case.found if p in programmes]
    count = len(shown)
    return Evenness(
        measures={name: estimate(found) for name, found in about.items()},
        answers=count,
        quotes=sum(map(len, shown)) / count if count else 0.0,
        characters=sum(len(c["quote"]) for citations in shown for c in citations) / count if count else 0.0,
    )


def _over(cases: Sequence[Case], score: Callable[[Case], Score]) -> list[tuple[str, Score]]:
    return [(case.question.cluster, score(case)) for case in cases]


def _alphabetical(case: Case) -> Score:
    """Whether the publishers of an answer stand in alphabetical order: those that were found, then those that were
    not."""
    rows = case.answer["publishers"]
    parts = [[row["publisher"].casefold() for row in rows if row["found"] is found] for found in (True, False)]
    ordered = all(one <= other for names in parts for one, other in pairwise(names))
    several = len(rows) > 1
    return Score(float(ordered and several), float(several))


def _more_probable_first(case: Case) -> Score:
    higher, lower = rank_correlation_pairs(case)
    return Score(float(higher), float(higher + lower))


def _stabilities(cases: Sequence[Case]) -> list[tuple[str, Score]]:
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.question.group:
            groups[case.question.group].append(case)
    return [(name, Score(stability(group))) for name, group in groups.items() if len(group) >= _WORDINGS]


def _stages(cases: Sequence[Case]) -> dict[str, tuple[float, float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for case in cases:
        for stage, spent in case.answer["timings_ms"].items():
            times[stage].append(spent)
    return {stage: (percentile(spent, 0.5), percentile(spent, 0.95)) for stage, spent in times.items()}
