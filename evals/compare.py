"""Two runs side by side: what the second does better or worse than the first on the very same questions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.cases import Case
from evals.figures import ALL_MEASURES, score_cases
from evals.intervals import Estimate, difference
from evals.metrics import Score
from evals.run import Run
from evals.wording import nothing_shared
from vectorstore.errors import RunError

__all__ = ["Comparison", "compare"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`questions` are those that both runs have, with the same gold; `measures` the difference per measure, second less
    first; `won` and `lost` the cases of both where only the second, and only the first, is wholly right."""

    questions: int
    measures: Mapping[str, Estimate]
    won: tuple[tuple[Case, Case], ...]
    lost: tuple[tuple[Case, Case], ...]


def compare(one: Run, other: Run, engines: tuple[str, str], split: str = "all") -> Comparison:
    """Compares an engine of a run with one of another, or of the same. Raises RunError when they share no question."""
    cases = [
        {
            (case.set, case.question.id): case
            for case in run.cases()
            if case.engine == engine and split in ("all", case.question.split)
        }
        for run, engine in zip((one, other), engines, strict=True)
    ]
    shared = [key for key in cases[0] if key in cases[1] and cases[0][key].question == cases[1][key].question]
    if not shared:
        raise RunError(nothing_shared(one.folder, other.folder, engines))
    first, second = ([of_run[key] for key in shared] for of_run in cases)
    scored = [score_cases(of_run) for of_run in (first, second)]
    scores = [_by_cluster(of_run) for of_run in scored]
    right = [[_is_right(of_case) for _, of_case in of_run] for of_run in scored]
    pairs = list(zip(first, second, *right, strict=True))
    return Comparison(
        questions=len(shared),
        measures={name: difference(scores[0][name], scores[1][name]) for name in ALL_MEASURES},
        won=tuple((a, b) for a, b, a_right, b_right in pairs if b_right and not a_right),
        lost=tuple((a, b) for a, b, a_right, b_right in pairs if a_right and not b_right),
    )


def _is_right(scores: Mapping[str, Sequence[Score]]) -> bool:
    (score,) = scores["right"]
    return score.numerator == score.denominator


def _by_cluster(scored: Sequence[tuple[Case, Mapping[str, Sequence[Score]]]]) -> dict[str, dict[str, list[Score]]]:
    """By measure, then by cluster."""
    found: dict[str, dict[str, list[Score]]] = {name: defaultdict(list) for name in ALL_MEASURES}
    for case, scores in scored:
        for name, of_case in scores.items():
            found[name][f"{case.set}/{case.question.cluster}"] += of_case
    return found
