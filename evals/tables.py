"""What the commands print: figures in columns."""

from collections.abc import Mapping, Sequence

from evals import wording
from evals.cases import Case
from evals.compare import Comparison
from evals.figures import ALL_MEASURES, Figures
from evals.gate import Bound
from evals.intervals import Estimate
from evals.metrics import MEASURES

__all__ = ["comparison_table", "failure_lines", "gate_table", "summary_table"]

_NAME, _FIGURE = 44, 24


def summary_table(title: str, engines: Mapping[str, Figures]) -> str:
    """The measures of some engines over one set, side by side."""
    rows = [(title, [wording.ENGINES[name] for name in engines])]
    rows += [
        (wording.MEASURES[name], [with_interval(figures.measures[name]) for figures in engines.values()])
        for name in ALL_MEASURES
    ]
    counts = (
        (wording.QUESTIONS, [figures.questions for figures in engines.values()]),
        (wording.CITATIONS, [figures.citations for figures in engines.values()]),
        (wording.UNTRUE, [figures.untruths["quotes"] for figures in engines.values()]),
        (wording.MISATTRIBUTED, [figures.untruths["attributions"] for figures in engines.values()]),
        (wording.LEAKS_TOWN, [figures.leaks.get("town", 0) for figures in engines.values()]),
        (wording.LEAKS_PARTY, [figures.leaks.get("party", 0) for figures in engines.values()]),
    )
    rows += [(name, list(map(str, values))) for name, values in counts]
    times = [figures.stages["total"] for figures in engines.values()]
    rows.append((wording.TIMES, [f"{p50:.0f}, {p95:.0f} ms" for p50, p95 in times]))
    return "\n".join(_row(name, values) for name, values in rows)


def comparison_table(comparison: Comparison) -> str:
    """What the second run has more or less, and the questions that it won and lost."""
    rows = [_row(wording.compared(comparison.questions), [wording.DIFFERENCE, wording.CHANCE])]
    for name in ALL_MEASURES:
        found = comparison.measures[name]
        chance = "" if found.p is None else f"{found.p:.3f}".replace(".", ",")
        rows.append(_row(wording.MEASURES[name], [with_interval(found, signed=True), chance]))
    for title, pairs in ((wording.WON, comparison.won), (wording.LOST, comparison.lost)):
        rows += ["", f"{title} ({len(pairs)})"]
        rows += [_case_line(one) for one, _ in pairs]
    return "\n".join(rows)


def gate_table(bounds: Sequence[Bound]) -> str:
    """Every bound, and whether it holds."""
    return "\n".join(
        f"{wording.HOLDS if bound.holds else wording.FAILS:<6} {bound.set:<12} {bound.figure:<26} "
        f"{wording.measured_value(bound.value):>8}   {wording.bound(bound.at_least, bound.at_most)}"
        for bound in bounds
    )


def failure_lines(cases: Sequence[Case]) -> str:
    """Every case that is not wholly right: what was expected, and what was given."""
    (right,) = (measure for measure in MEASURES if measure.name == "right")
    wrong = [case for case in cases if right.scores(case)[0].numerator == 0]
    return "\n".join(f"\n{_case_line(case)}\n{wording.expected(case)}\n{wording.given(case)}" for case in wrong)


def with_interval(found: Estimate, *, signed: bool = False) -> str:
    """A part as a percentage with its interval: "87,1 (82,9–90,7)"."""
    if found.value is None:
        return wording.NO_FIGURE
    value = wording.percent(found.value, signed=signed)
    if found.low is None or found.high is None:
        return value
    low, high = (wording.percent(bound, signed=signed) for bound in (found.low, found.high))
    return f"{value} ({low}{wording.UP_TO if signed else '–'}{high})"


def _case_line(case: Case) -> str:
    return f"{case.set} {case.question.id} ({case.question.kind}): {case.question.question}"


def _row(name: str, values: Sequence[str]) -> str:
    return f"{name:<{_NAME}}" + "".join(f"{value:>{_FIGURE}}" for value in values)
