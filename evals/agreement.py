"""How far people agree who filled in the same sheet, each without the others; and, once a run is given, what they chose
for each engine."""

import warnings
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import Any
from zipfile import BadZipFile

from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance, interval_distance
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from sklearn.metrics import cohen_kappa_score

from evals import annotate_wording as wording
from evals.annotate import LAYOUTS, SCALES, Item, Layout, Mark, Scale, code_of, digest
from evals.run import Run
from vectorstore.errors import RunError
from vectorstore.wording import reason_of

__all__ = [
    "Agreement",
    "Coefficient",
    "Ratings",
    "ScaleAgreement",
    "Shares",
    "Unit",
    "agree",
    "cohens_kappa",
    "krippendorffs_alpha",
    "percent_agreement",
    "read_sheet",
]

Unit = Mapping[int, int]
"""One item that was rated: by number of the rater, the place of the choice among the scale's judgements, from 0."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """A sheet that one rater filled in: the rows of its items by title of the layout, and by name of the scale what was
    chosen for each item, None where nothing was."""

    file: Path
    mark: Mark
    rows: Mapping[str, Mapping[Item, int]]
    choices: Mapping[str, Mapping[Item, str | None]]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure, or why there is none: the rest of a Dutch sentence."""

    value: float | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Shares:
    """What all raters together chose for one engine: how many choices, and the share of each, 0 to 1. Where nothing was
    chosen, each share is 0."""

    engine: str
    rated: int
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ScaleAgreement:
    """One scale: how many items it has, how many of them two raters or more judged, how many cells of all raters stayed
    empty, and how far they agree. A choice beside the order of a scale ("weet niet") is no judgement."""

    scale: Scale
    items: int
    shared: int
    unrated: int
    percent: Coefficient
    kappa: Coefficient
    alpha: Coefficient
    shares: tuple[Shares, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What some raters, named after their files, came to."""

    raters: tuple[str, ...]
    scales: tuple[ScaleAgreement, ...]


def agree(files: Sequence[Path], run: Run | None) -> Agreement:
    """Reads the sheets of some raters, and counts. Which engine gave what is told when the run is given, not before.
    Raises RunError when a sheet cannot be read, or is not of the same draw as the first, or of another run."""
    if not files:
        raise RunError(wording.no_sheets())
    seen: set[Path] = set()
    for file in files:
        if file.resolve() in seen:
            raise RunError(wording.sheet_twice(file))
        seen.add(file.resolve())
    ratings = [read_sheet(file) for file in files]
    for one in ratings:
        if one.mark != ratings[0].mark:
            raise RunError(wording.other_draw(one.file, ratings[0].file))
    engines = _engines(ratings[0], run) if run else {}
    return Agreement(
        tuple(file.stem for file in files),
        tuple(_agreement(scale, [one.choices[scale.name] for one in ratings], engines) for scale in SCALES),
    )


def read_sheet(file: Path) -> Ratings:
    """Reads a sheet back. Raises RunError, with sheet and row, when it is none of ours, is not whole, or has a choice
    that is not offered."""
    book = _open(file)
    mark = _mark(book, file)
    rows: dict[str, dict[Item, int]] = {}
    choices: dict[str, dict[Item, str | None]] = {}
    for layout, expected in zip(LAYOUTS, mark.digests, strict=True):
        found = rows[layout.title] = {}
        choices |= {scale.name: {} for scale in layout.scales}
        for row, cells in _cells(book, layout, file):
            item = _item(cells, layout, file, row)
            if item in found:
                raise RunError(wording.row_double(file, layout.title, row, found[item]))
            found[item] = row
            for scale in layout.scales:
                choices[scale.name][item] = _choice(cells[scale.question], scale, layout, file, row)
        if digest(found) != expected:
            raise RunError(wording.rows_changed(file, layout.title, max(found.values(), default=1)))
    return Ratings(file, mark, rows, choices)


def percent_agreement(units: Sequence[Unit]) -> float:
    """The part of the pairs of raters that chose the same, 0 to 1, as a mean over units with two raters or more (Fleiss
    1971, Measuring nominal scale agreement among many raters: the mean of P_i)."""
    return fmean(fmean(one == other for one, other in combinations(unit.values(), 2)) for unit in units)


def cohens_kappa(units: Sequence[Unit], scale: Scale) -> float:
    """Cohen's kappa of two raters over units that both of them rated (Cohen 1960, A coefficient of agreement for
    nominal scales); where the scale has an order with squared weights, (i - j)² (Cohen 1968, Weighted kappa). Not
    defined when all chose the same."""
    one, other = zip(*((unit[0], unit[1]) for unit in units), strict=True)
    labels = list(range(len(scale.judgements)))
    weights = "quadratic" if scale.ordered else None
    return float(cohen_kappa_score(one, other, labels=labels, weights=weights))


def krippendorffs_alpha(units: Sequence[Unit], *, ordered: bool) -> float:
    """Krippendorff's alpha over units with two raters or more; units with one have no pairs, and stay out (Krippendorff
    2011, Computing Krippendorff's Alpha-Reliability, C and D). The difference of two values is (i - j)² where they have
    an order, as in kappa with squared weights; else 0 or 1. Not defined when all chose the same."""
    ratings = [(rater, number, value) for number, unit in enumerate(units) for rater, value in unit.items()]
    return float(AnnotationTask(ratings, interval_distance if ordered else binary_distance).alpha())


def _open(file: Path) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it leaves out of a file that Excel saved
            return load_workbook(BytesIO(file.read_bytes()))
    except OSError as error:
        raise RunError(wording.sheet_unreadable(file, reason_of(error))) from error
    except (
        BadZipFile,
        InvalidFileException,
        zlib.error,
        EOFError,
        LookupError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        raise RunError(wording.sheet_unreadable(file, wording.NO_WORKBOOK)) from error


def _mark(book: Workbook, file: Path) -> Mark:
    """The mark, wherever on the first sheet it stands."""
    if wording.EXPLANATION in book.sheetnames:
        for row in book[wording.EXPLANATION].iter_rows(values_only=True):
            for value in row:
                if mark := Mark.parse(str(value)):
                    return mark
    raise RunError(wording.sheet_not_ours(file, wording.EXPLANATION))


def _cells(book: Workbook, layout: Layout, file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows that are not empty, each with its number and its cells by the head of their column."""
    if layout.title not in book.sheetnames:
        raise RunError(wording.sheet_not_ours(file, layout.title))
    width = len(layout.columns)
    rows = book[layout.title].iter_rows(max_col=width, values_only=True)
    for expected, given in zip(layout.columns, next(rows, (None,) * width), strict=True):
        if given != expected:
            raise RunError(wording.header_changed(file, layout.title, expected, given))
    for row, values in enumerate(rows, start=2):
        if any(value is not None for value in values):
            yield row, dict(zip(layout.columns, values, strict=True))


def _item(cells: Mapping[str, Any], layout: Layout, file: Path, row: int) -> Item:
    code, number = cells[wording.CODE], cells.get(wording.CITATION_NUMBER, 0)
    if not isinstance(code, str) or not isinstance(number, int | float):
        raise RunError(wording.row_without_code(file, layout.title, row))
    return code.strip(), int(number)


def _choice(given: object, scale: Scale, layout: Layout, file: Path, row: int) -> str | None:
    chosen = " ".join(str("" if given is None else given).casefold().split())
    if chosen and chosen not in scale.choices:
        raise RunError(wording.choice_unknown(file, layout.title, row, scale.question, given, scale.choices))
    return chosen or None


def _engines(ratings: Ratings, run: Run) -> dict[str, str]:
    """Lifts the blind: the engine of each code, in the order of the run."""
    cases = {code_of(case, ratings.mark.seed, run.manifest.created): case for case in run.cases()}
    for layout, rows in ratings.rows.items():
        for (code, _), row in rows.items():
            if code not in cases:
                raise RunError(wording.other_run(ratings.file, layout, row, run.folder))
    return {
        code: case.engine for engine in run.manifest.engines for code, case in cases.items() if case.engine == engine
    }


def _agreement(
    scale: Scale, choices: Sequence[Mapping[Item, str | None]], engines: Mapping[str, str]
) -> ScaleAgreement:
    units = _units(scale, choices)
    return ScaleAgreement(
        scale=scale,
        items=len(choices[0]),
        shared=len(units),
        unrated=sum(choice is None for of_rater in choices for choice in of_rater.values()),
        percent=Coefficient(percent_agreement(units)) if units else Coefficient(None, wording.nothing_shared()),
        kappa=_kappa(units, scale, len(choices)),
        alpha=_undefined(units) or Coefficient(krippendorffs_alpha(units, ordered=bool(scale.ordered))),
        shares=tuple(_shares(engine, scale, choices, engines) for engine in dict.fromkeys(engines.values())),
    )


def _units(scale: Scale, choices: Sequence[Mapping[Item, str | None]]) -> list[Unit]:
    """The items that two raters or more judged."""
    units: dict[Item, dict[int, int]] = defaultdict(dict)
    for rater, chosen in enumerate(choices):
        for item, choice in chosen.items():
            if choice in scale.judgements:
                units[item][rater] = scale.judgements.index(choice)
    return [units[item] for item in sorted(units) if len(units[item]) > 1]


def _kappa(units: Sequence[Unit], scale: Scale, raters: int) -> Coefficient:
    if raters != 2:
        return Coefficient(None, wording.only_for_two(raters))
    return _undefined(units) or Coefficient(cohens_kappa(units, scale))


def _undefined(units: Sequence[Unit]) -> Coefficient | None:
    """Why no agreement beyond chance can be told, where none can."""
    if not units:
        return Coefficient(None, wording.nothing_shared())
    if len({value for unit in units for value in unit.values()}) == 1:
        return Coefficient(None, wording.all_the_same())
    return None


def _shares(
    engine: str, scale: Scale, choices: Sequence[Mapping[Item, str | None]], engines: Mapping[str, str]
) -> Shares:
    of_engine = (choice for chosen in choices for (code, _), choice in chosen.items() if engines[code] == engine)
    counts = Counter(choice for choice in of_engine if choice is not None)
    rated = counts.total()
    return Shares(engine, rated, {choice: counts[choice] / rated if rated else 0.0 for choice in scale.choices})
