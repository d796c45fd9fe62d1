"""The command line of the assistant."""

from argparse import ArgumentTypeError

from assistant import claim_wording, command_wording
from vectorstore.commands import DutchParser

__all__ = ["make_parser"]


def make_parser() -> DutchParser:
    """A parser that puts the command's name in `command`, and what refuses a call of it in `refuse`."""
    parser = DutchParser(prog="python -m assistant", description=command_wording.HELP_ASSISTANT)
    commands = parser.add_subparsers(dest="command", required=True, metavar="ask|check|compare|search")

    def command(name: str, told: str, filled_in: str, about: str) -> DutchParser:
        made: DutchParser = commands.add_parser(name, help=told, description=told)
        # Without a question, `ask` and `check` need a file.
        made.add_argument("question", nargs="?" if name in ("ask", "check") else None, metavar=filled_in, help=about)
        made.set_defaults(refuse=made.error)
        return made

    ask = command("ask", command_wording.HELP_ASK, "VRAAG", command_wording.HELP_QUESTION)
    ask.add_argument("--batch", metavar="IN.jsonl", help=command_wording.HELP_BATCH)
    check = command("check", claim_wording.HELP_CHECK, "BEWERING", claim_wording.HELP_CLAIM)
    check.add_argument("--batch", metavar="IN", help=claim_wording.HELP_CLAIMS)
    compare = command("compare", command_wording.HELP_COMPARE, "ONDERWERP", command_wording.HELP_SUBJECT)
    search = command("search", command_wording.HELP_SEARCH, "WOORDEN", command_wording.HELP_WORDS)
    for one in (ask, check, compare, search):
        told = command_wording.HELP_COMPARED if one is compare else command_wording.HELP_PUBLISHER
        one.add_argument("--publisher", type=_name, action="append", default=[], metavar="P", help=told)
        one.add_argument("--municipality", type=_name, metavar="M", help=command_wording.HELP_MUNICIPALITY)
        one.add_argument("--json", action="store_true", help=command_wording.HELP_JSON)
    for one in (ask, check):
        one.add_argument("--out", metavar="UIT.jsonl", help=command_wording.HELP_OUT)
    compare.add_argument("--out", metavar="UIT.docx", help=command_wording.HELP_OUT_TABLE)
    search.add_argument("--year", type=int, action="append", default=[], metavar="J", help=command_wording.HELP_YEAR)
    search.add_argument("--kind", action="append", default=[], metavar="S", help=command_wording.HELP_KIND)
    search.add_argument("--status", action="append", default=[], metavar="S", help=command_wording.HELP_STATUS)
    return parser


def _name(said: str) -> str:
    """A name that bounds the question. An empty one, such as a script gives for a variable that is not set, would bound
    nothing."""
    if not said.strip():
        raise ArgumentTypeError(command_wording.NAME_EMPTY)
    return said
