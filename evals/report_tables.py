"""The report's tables that are more than a list of figures: kinds with two engines side by side, and confusions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from evals import report_wording as wording
from evals.dataset import Kind
from evals.figures import Figures

__all__ = [
    "KIND_MEASURES",
    "Confusion",
    "ConfusionCell",
    "ConfusionRow",
    "KindCell",
    "KindRow",
    "better_kinds",
    "better_measures",
    "confusion_table",
    "kind_rows",
]

KIND_MEASURES = ("right", "gold_quote", "publisher_precision", "recall@1", "recall@3", "ndcg@10")
"""The measures that are told of each kind."""
_SHADES = 4


@dataclass(frozen=True, slots=True)
class KindCell:
    """A measure of one engine; `first` for the engine that the report is about, `better` where the other has more."""

    value: float | None
    first: bool
    better: bool


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind with, for each of KIND_MEASURES, a cell for each engine."""

    name: Kind
    questions: int
    cells: tuple[KindCell, ...]


@dataclass(frozen=True, slots=True)
class ConfusionCell:
    """How often it happened; `shade` 0 to 4 for its part of the row; `right` where given is expected."""

    count: int
    shade: int
    right: bool


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """What was expected, with a cell for each thing that was given."""

    expected: str
    cells: tuple[ConfusionCell, ...]


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was given, beside what was expected."""

    given: tuple[str, ...]
    rows: tuple[ConfusionRow, ...]


def kind_rows(figures: Figures, other: Figures | None) -> tuple[KindRow, ...]:
    """The kinds that were asked."""
    return tuple(
        KindRow(kind, figures.kinds[kind]["right"].count, tuple(_cells(kind, figures, other)))
        for kind in get_args(Kind)
        if kind in figures.kinds
    )


def better_measures(figures: Figures, other: Figures) -> tuple[str, ...]:
    """The measures, over all questions, by which the other engine is better."""
    pairs = ((name, found.value, other.measures[name].value) for name, found in figures.measures.items())
    return tuple(name for name, ours, theirs in pairs if _is_better(theirs, ours))


def better_kinds(figures: Figures, other: Figures) -> tuple[str, ...]:
    """A sentence for each kind of which the other engine is better by any of KIND_MEASURES."""
    sentences = []
    for kind in get_args(Kind):
        if kind in figures.kinds and kind in other.kinds:
            ours, theirs = figures.kinds[kind], other.kinds[kind]
            values = [(name, ours[name].value, theirs[name].value) for name in KIND_MEASURES]
            better = [(name, one or 0.0, two or 0.0) for name, one, two in values if _is_better(two, one)]
            if better:
                sentences.append(wording.better_kind(kind, better))
    return tuple(sentences)


def confusion_table(counts: Mapping[tuple[str, str], int], names: Mapping[str, str]) -> Confusion:
    """Counts by expected and given, in the order of `names`; what neither was expected nor given stays out."""
    expected = [name for name in names if any(pair[0] == name for pair in counts)]
    given = [name for name in names if any(name in pair for pair in counts)]
    return Confusion(
        tuple(names[name] for name in given),
        tuple(ConfusionRow(names[name], _shaded(name, given, counts)) for name in expected),
    )


def _cells(kind: Kind, figures: Figures, other: Figures | None) -> list[KindCell]:
    cells = []
    for name in KIND_MEASURES:
        ours = figures.kinds[kind][name].value
        cells.append(KindCell(ours, first=True, better=False))
        if other is not None:
            theirs = other.kinds[kind][name].value if kind in other.kinds else None
            cells.append(KindCell(theirs, first=False, better=_is_better(theirs, ours)))
    return cells


def _is_better(theirs: float | None, ours: float | None) -> bool:
    """Where one of the two has no figure, neither is better."""
    return theirs is not None and ours is not None and theirs - ours > 1e-9


def _shaded(expected: str, given: Sequence[str], counts: Mapping[tuple[str, str], int]) -> tuple[ConfusionCell, ...]:
    row = [counts.get((expected, name), 0) for name in given]
    return tuple(
        ConfusionCell(count, -(-_SHADES * count // sum(row)), name == expected)
        for name, count in zip(given, row, strict=True)
    )
