"""The report of a run: one HTML page in Dutch that fetches nothing, to be read on a screen or printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals import report_failures_wording, report_terms_wording
from evals import report_wording as wording
from evals.cases import Case
from evals.dataset import Kind, Split
from evals.figures import Figures, make_figures
from evals.metrics import MEASURES
from evals.plots import Plot, coverage_plot, latency_plot, publishers_plot
from evals.ranking import RANKINGS
from evals.report_failures import KindFailures, find_failures, name_programmes
from evals.report_summary import summarise
from evals.report_tables import (
    KIND_MEASURES,
    Confusion,
    KindRow,
    better_kinds,
    better_measures,
    confusion_table,
    kind_rows,
)
from evals.report_terms_wording import PASSAGE_STATUSES, STATUSES, number
from evals.run import Manifest, Run, SetFacts
from vectorstore.errors import RunError

__all__ = ["Report", "SetReport", "StageRow", "make_report", "write_report"]

_ENGINE, _BASELINE = "quotes", "baseline"
_OTHER: dict[Split, Split] = {"test": "dev", "dev": "test"}
_ANSWER_MEASURES = [measure.name for measure in MEASURES if not measure.name.startswith("refusal")]
"""Those that can be about one publisher."""
_PLOTTED = ("gold_quote", "publisher_recall")
"""The measures that are drawn per publisher."""
_SPLITS: dict[str, Split] = {"test": "test", "dev": "dev"}


@dataclass(frozen=True, slots=True)
class StageRow:
    """What the time goes to; milliseconds."""

    name: str
    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class SetReport:
    """What is told of one set of questions. `figures` are those of the assistant, `baseline` those of the stack beside
    it, and `other` those of the assistant on the other split, where there are any."""

    name: str
    facts: SetFacts
    names: Mapping[str, str]
    figures: Figures
    baseline: Figures | None
    other: Figures | None
    plots: tuple[Plot, ...]
    answers: Confusion
    passages: Confusion
    kinds: tuple[KindRow, ...]
    better: tuple[str, ...]
    better_kinds: tuple[str, ...]
    order: tuple[str, ...]
    certainty: tuple[str, ...]
    stages: tuple[StageRow, ...]
    failures: tuple[KindFailures, ...]

    @property
    def engines(self) -> tuple[str, ...]:
        return (_ENGINE, _BASELINE) if self.baseline else (_ENGINE,)

    @property
    def by_engine(self) -> tuple[Figures, ...]:
        return tuple(found for found in (self.figures, self.baseline) if found)

    @property
    def columns(self) -> tuple[Figures, ...]:
        return tuple(found for found in (self.figures, self.baseline, self.other) if found)


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page tells. `unasked` are the questions of the split that a stopped run left."""

    manifest: Manifest
    engine: str
    split: Split | None
    other_split: Split | None
    questions: int
    unasked: int
    failed: int
    absent: tuple[str, ...]
    summary: tuple[str, ...]
    kinds: tuple[Kind, ...]
    sets: tuple[SetReport, ...]
    versions: tuple[tuple[str, str], ...]


def write_report(report: Report, file: Path) -> None:
    """Writes the page."""
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = pages.get_template("report.html.jinja").render(
        report=report,
        words=wording,
        terms=report_terms_wording,
        wrong=report_failures_wording,
        kind_measures=KIND_MEASURES,
        answer_measures=_ANSWER_MEASURES,
        rank_measures=RANKINGS,
    )
    file.write_text(page, encoding="utf-8")


def make_report(run: Run, split: Split | None = "test") -> Report:
    """Everything that the page tells. Raises RunError when the run has no answer to tell of."""
    cases = run.cases()
    told = _part(cases, _ENGINE, split)
    if not told:
        raise RunError(wording.nothing_measured(run.folder, split))
    sets = tuple(
        _set_report(name, run.manifest, [case for case in cases if case.set == name], split)
        for name in sorted(run.manifest.sets, key=_place)
        if any(case.set == name for case in told)
    )
    asked = sum(split in (None, one.split) for questions in run.questions.values() for one in questions)
    return Report(
        manifest=run.manifest,
        engine=_ENGINE,
        split=split,
        other_split=_OTHER[split] if split else None,
        questions=len(told),
        unasked=asked - len(told),
        failed=sum(len(group.failures) for one in sets for group in one.failures),
        absent=tuple(map(wording.set_absent, run.manifest.absent)),
        summary=summarise(told, _part(cases, _BASELINE, split), {one.name: one.figures for one in sets}),
        kinds=tuple(kind for kind in report_terms_wording.KINDS if any(case.question.kind == kind for case in told)),
        sets=sets,
        versions=tuple(_versions(run.manifest)),
    )


def _set_report(name: str, manifest: Manifest, cases: Sequence[Case], split: Split | None) -> SetReport:
    facts = manifest.sets[name]
    told, beside = _part(cases, _ENGINE, split), _part(cases, _BASELINE, split)
    elsewhere = _part(cases, _ENGINE, _OTHER[split]) if split else []
    figures = _figures(told, facts)
    baseline, other = (_figures(part, facts) if part else None for part in (beside, elsewhere))
    both = {_ENGINE: figures, **({_BASELINE: baseline} if baseline else {})}
    names = name_programmes(facts, cases)
    return SetReport(
        name=name,
        facts=facts,
        names=names,
        figures=figures,
        baseline=baseline,
        other=other,
        plots=_plots(both),
        answers=confusion_table(figures.status_confusion, STATUSES),
        passages=confusion_table(figures.quoted_confusion, PASSAGE_STATUSES),
        kinds=kind_rows(figures, baseline),
        better=better_measures(figures, baseline) if baseline else (),
        better_kinds=better_kinds(figures, baseline) if baseline else (),
        order=(wording.alphabetical(figures.alphabetical), wording.more_probable_first(figures.first)),
        certainty=tuple(_certainty(both, manifest.threshold, facts)),
        stages=_stages(both),
        failures=find_failures(told, names),
    )


def _place(name: str) -> tuple[bool, int, str]:
    """The sets that are known first, in their own order."""
    known = [*report_terms_wording.SETS]
    return (False, known.index(name), name) if name in known else (True, 0, name)


def _part(cases: Sequence[Case], engine: str, split: Split | None) -> list[Case]:
    return [case for case in cases if case.engine == engine and split in (None, case.question.split)]


def _figures(cases: Sequence[Case], facts: SetFacts) -> Figures:
    return make_figures(cases, {one: str(told["publisher"]) for one, told in facts.programmes.items()})


def _plots(both: Mapping[str, Figures]) -> tuple[Plot, ...]:
    drawn = (*(publishers_plot(name, both) for name in _PLOTTED), coverage_plot(both), latency_plot(both))
    return tuple(plot for plot in drawn if plot)


def _stages(both: Mapping[str, Figures]) -> tuple[StageRow, ...]:
    return tuple(
        StageRow(wording.stage(engine, stage), p50, p95)
        for engine, figures in both.items()
        for stage, (p50, p95) in figures.stages.items()
    )


def _certainty(both: Mapping[str, Figures], threshold: float, facts: SetFacts) -> Iterator[str]:
    """Stability, calibration and costs in sentences."""
    yield wording.stability({engine: figures.stability for engine, figures in both.items()})
    yield wording.threshold(threshold)
    yield from (wording.certainty(name, found.curve) for name, found in both.items() if found.curve)
    yield wording.costs(facts.start_up_s, facts.peak_mib)


def _versions(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """What the figures depend on, by Dutch name."""
    known = {
        **manifest.code,
        "encoder": manifest.encoder,
        **{key: told or wording.DEFAULT_SETTING for key, told in manifest.settings.items()},
        "threshold": number(manifest.threshold, 3),
        "split": wording.split_name(_SPLITS.get(manifest.split)),
        **manifest.machine,
        "created": manifest.created,
    }
    yield from ((wording.version_label(key), told or wording.UNKNOWN_VERSION) for key, told in known.items())
    yield from ((wording.collection_label(name), facts.collection) for name, facts in manifest.sets.items())
    yield from ((wording.questions_label(name), facts.questions) for name, facts in manifest.sets.items())
