"""The command line of the evals."""

from pathlib import Path

from evals import wording
from evals.asking import ENGINES
from evals.sets import SETS
from vectorstore.commands import DutchParser

__all__ = ["make_parser"]


def make_parser() -> DutchParser:
    """A parser that puts the command's name in `command`."""
    parser = DutchParser(prog="python -m evals", description=wording.HELP_EVALS)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="run|compare|report|gate|claims|learn|calibrate|annotate|agree|feedback"
    )

    def command(name: str, told: str) -> DutchParser:
        made: DutchParser = commands.add_parser(name, help=told, description=told)
        return made

    runs = command("run", wording.HELP_RUN)
    runs.add_argument("--set", action="append", metavar="VRAGEN", help=wording.HELP_SET)
    runs.add_argument("--engine", action="append", choices=ENGINES, help=wording.HELP_ENGINE)
    runs.add_argument("--out", type=Path, metavar="MAP", help=wording.HELP_OUT_RUN)
    runs.add_argument("--failures", action="store_true", help=wording.HELP_FAILURES)
    compares = command("compare", wording.HELP_COMPARE)
    compares.add_argument("one", type=Path, metavar="METING", help=wording.HELP_RUN_FOLDER)
    compares.add_argument("other", type=Path, metavar="METING", help=wording.HELP_RUN_FOLDER)
    compares.add_argument("--engine", action="append", choices=ENGINES, help=wording.HELP_COMPARED_ENGINE)
    reports = command("report", wording.HELP_REPORT)
    reports.add_argument("run", type=Path, metavar="METING", help=wording.HELP_RUN_FOLDER)
    reports.add_argument("--out", type=Path, metavar="VERSLAG.html", help=wording.HELP_OUT_REPORT)
    gates = command("gate", wording.HELP_GATE)
    gates.add_argument("run", type=Path, nargs="?", metavar="METING", help=wording.HELP_GATE_RUN)
    command("claims", wording.HELP_CLAIMS)
    command("learn", wording.HELP_LEARN).add_argument("--set", metavar="VRAGEN", help=wording.HELP_SET_LEARN)
    fits = command("calibrate", wording.HELP_CALIBRATE)
    fits.add_argument("--set", default=SETS[0].name, metavar="VRAGEN", help=wording.HELP_SET)
    annotates = command("annotate", wording.HELP_ANNOTATE)
    annotates.add_argument("run", type=Path, metavar="METING", help=wording.HELP_RUN_FOLDER)
    annotates.add_argument("--out", type=Path, required=True, metavar="BLAD.xlsx", help=wording.HELP_OUT_SHEET)
    annotates.add_argument("--questions", type=int, default=60, metavar="AANTAL", help=wording.HELP_QUESTIONS)
    annotates.add_argument("--seed", type=int, default=1, metavar="GETAL", help=wording.HELP_SEED)
    agrees = command("agree", wording.HELP_AGREE)
    agrees.add_argument("sheets", type=Path, nargs="+", metavar="BLAD.xlsx", help=wording.HELP_SHEETS)
    agrees.add_argument("--run", type=Path, metavar="METING", help=wording.HELP_AGREE_RUN)
    feedback = command("feedback", wording.HELP_FEEDBACK)
    feedback.add_argument("file", type=Path, nargs="?", metavar="BESTAND", help=wording.HELP_FEEDBACK_FILE)
    feedback.add_argument("--out", type=Path, metavar="KANDIDATEN.jsonl", help=wording.HELP_OUT_CANDIDATES)
    for one, default in ((runs, "all"), (compares, "all"), (reports, "test"), (annotates, "test")):
        one.add_argument("--split", choices=("all", "dev", "test"), default=default, help=wording.HELP_SPLIT)
    return parser
