"""The evals' commands: `python -m evals run|calibrate`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from assistant.chain import Assistant, open_assistant, open_library
from assistant.judge import JUDGE_FILE
from evals import wording
from evals.calibrate import calibrate, examples, to_json
from evals.dataset import QUESTIONS, Question, load_questions
from evals.run import run, summarise
from evals.truth import sources
from vectorstore.commands import DutchParser, run_command
from vectorstore.library import Library
from vectorstore.settings import load_settings

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code, 1 when a quote is not in its source."""
    chosen = _parser().parse_args(arguments)
    settings = load_settings()
    if chosen.command == "calibrate":
        return _calibrate(open_library(settings), Path(chosen.set))
    questions = load_questions(Path(chosen.set), None if chosen.split == "all" else chosen.split)
    return _run(open_assistant(settings), questions, settings.programmes, failures=chosen.failures)


def _run(assistant: Assistant, questions: Sequence[Question], programmes: Path, *, failures: bool) -> int:
    files = sources(programmes)
    asked = tqdm(questions, desc=wording.RUNNING, unit=wording.QUESTION, disable=None, file=sys.stderr)
    cases = run(asked, lambda question: assistant.ask(question.request))
    summary = summarise(cases, files)
    print(wording.summary(summary))
    if failures:
        for case in cases:
            if not case.right:
                print(wording.failure(case))
    return 1 if summary.untrue_quotes else 0


def _calibrate(library: Library, path: Path) -> int:
    model = calibrate(examples(load_questions(path, "dev"), library), path, "dev")
    JUDGE_FILE.write_text(json.dumps(to_json(model), indent=2) + "\n", encoding="utf-8")
    print(wording.calibrated(model, JUDGE_FILE))
    return 0


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m evals", description=wording.HELP_EVALS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="run|calibrate")
    runs = commands.add_parser("run", help=wording.HELP_RUN, description=wording.HELP_RUN)
    runs.add_argument("--split", choices=("all", "dev", "test"), default="all", help=wording.HELP_SPLIT)
    runs.add_argument("--failures", action="store_true", help=wording.HELP_FAILURES)
    fits = commands.add_parser("calibrate", help=wording.HELP_CALIBRATE, description=wording.HELP_CALIBRATE)
    for command in (runs, fits):
        command.add_argument("--set", default=str(QUESTIONS), metavar="VRAGEN.jsonl", help=wording.HELP_SET)
    return parser


if __name__ == "__main__":
    run_command(main)
