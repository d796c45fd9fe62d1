"""The evals' commands: `python -m evals run|compare|report|gate|claims|learn|calibrate|annotate|agree|feedback`."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.chain import open_assistant, open_library
from assistant.feedback import FEEDBACK_FILE
from assistant.judge import JUDGE_FILE
from evals import annotate_wording, wording
from evals.agreement import agree
from evals.annotate import write_sheet
from evals.asking import ENGINES, Chosen, carry_out
from evals.calibrate import calibrate, examples, to_json
from evals.claims import load_claims, measure_claims
from evals.compare import compare
from evals.dataset import load_questions
from evals.feedback import make_candidates, read_feedback, write_candidates
from evals.figures import make_figures
from evals.gate import check_gates, fixed_part, load_gates
from evals.learn import learn, lessons
from evals.parser import make_parser
from evals.report import make_report, write_report
from evals.report_digest import DIGEST, write_digest
from evals.run import Run
from evals.sets import SETS, TRAINING, choose_sets, is_there, open_set
from evals.tables import comparison_table, failure_lines, gate_table, summary_table
from ingest.collection import make_encoder
from vectorstore.commands import run_command
from vectorstore.errors import RunError
from vectorstore.library import Library
from vectorstore.question_map import QUESTION_MAP_FILE
from vectorstore.settings import Settings, load_settings
from vectorstore.wording import reason_of

if TYPE_CHECKING:
    from evals.cases import Case

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code: 1 when a quote is not in its source, or a bound is passed."""
    chosen = make_parser().parse_args(arguments)
    return _COMMANDS[chosen.command](chosen, load_settings())


def _run(chosen: argparse.Namespace, settings: Settings) -> int:
    split = None if chosen.split == "all" else chosen.split
    sets = [(one, load_questions(one.questions, split)) for one in choose_sets(chosen.set or [SETS[0].name])]
    started = f"{datetime.now():%Y-%m-%d-%H%M%S}"
    folder = chosen.out or settings.data_dir / "metingen" / started
    try:
        run = carry_out(Chosen(sets, tuple(chosen.engine or ENGINES), chosen.split), folder, settings)
    except KeyboardInterrupt:
        print(wording.run_stopped(folder), file=sys.stderr)
        raise
    _print_summary(run, failures=chosen.failures)
    print(wording.run_kept(folder))
    untrue = sum(len(case.untruths.quotes) for case in run.cases() if case.engine == ENGINES[0])
    if untrue:
        print(wording.untrue_found(untrue), file=sys.stderr)
    return int(untrue > 0)


def _print_summary(run: Run, *, failures: bool) -> None:
    cases = run.cases()
    for name, facts in run.manifest.sets.items():
        publishers = {programme: str(told["publisher"]) for programme, told in facts.programmes.items()}
        for split in ("dev", "test"):
            part = [case for case in cases if case.set == name and case.question.split == split]
            by_engine: Mapping[str, list[Case]] = {
                engine: [case for case in part if case.engine == engine] for engine in run.manifest.engines
            }
            if part:
                figures = {engine: make_figures(of_engine, publishers) for engine, of_engine in by_engine.items()}
                print(summary_table(wording.set_title(name, split), figures) + "\n")
                if failures:
                    print(failure_lines(by_engine.get(ENGINES[0], [])) + "\n")


def _compare(chosen: argparse.Namespace, settings: Settings) -> int:
    del settings
    engines = chosen.engine or [ENGINES[0]]
    pair = (engines[0], engines[-1])
    print(comparison_table(compare(Run.open(chosen.one), Run.open(chosen.other), pair, chosen.split)))
    return 0


def _report(chosen: argparse.Namespace, settings: Settings) -> int:
    del settings
    file = chosen.out or chosen.run / "verslag.html"
    if file.suffix.casefold() == DIGEST:
        raise RunError(wording.report_is_digest(file))
    report = make_report(Run.open(chosen.run), None if chosen.split == "all" else chosen.split)
    try:
        write_report(report, file)
        write_digest(report, file.with_suffix(DIGEST))
    except OSError as error:
        raise RunError(wording.report_unwritable(file, reason_of(error))) from error
    print(wording.report_written(file))
    return 0


def _gate(chosen: argparse.Namespace, settings: Settings) -> int:
    gates = load_gates()
    if chosen.run:
        bounds = check_gates(Run.open(chosen.run), gates)
    else:
        part = Chosen([(one, fixed_part(one.load())) for one in choose_sets([*gates])], ENGINES[:1], "all", costs=False)
        with TemporaryDirectory() as folder:
            bounds = check_gates(carry_out(part, Path(folder), settings), gates)
    print(gate_table(bounds))
    failed = sum(not bound.holds for bound in bounds)
    if failed:
        print(wording.gates_failed(failed), file=sys.stderr)
    return int(failed > 0)


def _claims(chosen: argparse.Namespace, settings: Settings) -> int:
    del chosen
    assistant = open_assistant(open_set(SETS[0], settings))
    with closing(assistant.library):
        checked = measure_claims(assistant, load_claims())
    print(wording.claims_title())
    for kind in dict.fromkeys(one.labelled.kind for one in checked):
        of_kind = [one for one in checked if one.labelled.kind == kind]
        dev, test = ([one.right for one in of_kind if one.labelled.split == split] for split in ("dev", "test"))
        print(wording.claims_line(kind, f"{sum(dev)}/{len(dev)}", f"{sum(test)}/{len(test)}"))
    return 0


def _learn(chosen: argparse.Namespace, settings: Settings) -> int:
    if chosen.set in [one.name for one in SETS]:
        raise RunError(wording.no_training(chosen.set))
    one = choose_sets([chosen.set])[0] if chosen.set else TRAINING
    if not is_there(one):
        raise RunError(wording.training_absent(one.texts))
    opened = open_set(one, settings)
    # The collection is not opened as the assistant does, whose encoder has the map already.
    with closing(Library.open(opened.collection_dir, make_encoder(opened))) as library:
        data = tuple(lessons(one.load(), library))
        learn(data, library.encoder_name).save(QUESTION_MAP_FILE)
    print(wording.learnt(len(data), QUESTION_MAP_FILE))
    return 0


def _calibrate(chosen: argparse.Namespace, settings: Settings) -> int:
    (one,) = choose_sets([chosen.set])
    with closing(open_library(open_set(one, settings))) as library:
        model = calibrate(examples(load_questions(one.questions, "dev"), library), one.questions, "dev")
    JUDGE_FILE.write_text(json.dumps(to_json(model), indent=2) + "\n", encoding="utf-8")
    print(wording.calibrated(model, JUDGE_FILE))
    return 0


def _annotate(chosen: argparse.Namespace, settings: Settings) -> int:
    del settings
    split = None if chosen.split == "all" else chosen.split
    write_sheet(Run.open(chosen.run), chosen.out, questions=chosen.questions, seed=chosen.seed, split=split)
    print(wording.sheet_written(chosen.out))
    return 0


def _agree(chosen: argparse.Namespace, settings: Settings) -> int:
    del settings
    print(annotate_wording.agreement(agree(chosen.sheets, Run.open(chosen.run) if chosen.run else None)))
    return 0


def _feedback(chosen: argparse.Namespace, settings: Settings) -> int:
    file = chosen.file or settings.data_dir / "feedback" / FEEDBACK_FILE
    out = chosen.out or file.parent / "kandidaten.jsonl"
    read = read_feedback(file)
    for number in read.bad:
        print(wording.feedback_line_wrong(file, number), file=sys.stderr)
    candidates = make_candidates(read.said)
    write_candidates(candidates, out)
    print(wording.candidates_written(len(read.said), len(candidates), out))
    return int(bool(read.bad))


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Settings], int]] = {
    "run": _run,
    "compare": _compare,
    "report": _report,
    "gate": _gate,
    "claims": _claims,
    "learn": _learn,
    "calibrate": _calibrate,
    "annotate": _annotate,
    "agree": _agree,
    "feedback": _feedback,
}


if __name__ == "__main__":
    run_command(main)
