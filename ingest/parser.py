"""What can be said on the command line of the collection."""

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from ingest import help_wording as wording
from ingest.add_wording import ALLOWED_YEAR
from vectorstore.commands import DutchParser
from vectorstore.wording import DOCUMENT_KINDS, STATUSES, code_of

__all__ = ["make_parser"]

T = TypeVar("T")


def make_parser() -> DutchParser:
    """The parser of `python -m ingest`."""
    parser = DutchParser(prog="python -m ingest", description=wording.HELP_INGEST)
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT")

    def command(name: str, explained: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=explained, description=explained)

    sync = command("sync", wording.HELP_SYNC)
    sync.add_argument("--rebuild", action="store_true", help=wording.HELP_REBUILD)
    sync.add_argument("--dry-run", action="store_true", help=wording.HELP_DRY_RUN)

    _describe(command("add", wording.HELP_ADD))
    _programme(command("remove", wording.HELP_REMOVE))
    command("list", wording.HELP_LIST)
    _look(command("show", wording.HELP_SHOW))

    check = command("check", wording.HELP_CHECK)
    check.add_argument("source", metavar="BESTAND|WEBADRES", help=wording.HELP_SOURCE)
    check.add_argument("--html", type=Path, metavar="BESTAND", help=wording.HELP_HTML)
    _force(check)

    report = command("report", wording.HELP_REPORT)
    report.add_argument("--out", type=Path, metavar="BESTAND", help=wording.HELP_OUT)
    _force(report)

    diff = command("diff", wording.HELP_DIFF)
    _programme(diff)
    diff.add_argument("before", metavar="OUD", nargs="?", help=wording.HELP_FROM)
    diff.add_argument("after", metavar="NIEUW", nargs="?", help=wording.HELP_TO)

    export = command("export", wording.HELP_EXPORT)
    export.add_argument("file", type=Path, metavar="BESTAND", help=wording.HELP_FILE)
    _force(export)
    take_over = command("import", wording.HELP_IMPORT)
    take_over.add_argument("file", type=Path, metavar="BESTAND", help=wording.HELP_FILE)
    take_over.add_argument("--replace", action="store_true", help=wording.HELP_REPLACE)
    return parser


def _programme(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("programme", metavar="PROGRAMMA", help=wording.HELP_PROGRAMME)


def _describe(parser: argparse.ArgumentParser) -> None:
    """What the catalogue wants to know."""
    parser.add_argument("source", metavar="BESTAND|WEBADRES", help=wording.HELP_SOURCE)
    parser.add_argument("--publisher", metavar="NAAM", help=wording.HELP_PUBLISHER)
    towns = parser.add_mutually_exclusive_group()
    towns.add_argument("--municipality", metavar="NAAM", help=wording.HELP_MUNICIPALITY)
    towns.add_argument("--national", action="store_true", help=wording.HELP_NATIONAL)
    parser.add_argument("--year", type=_year, metavar="JAAR", help=wording.HELP_YEAR)
    parser.add_argument("--kind", type=_one_of(DOCUMENT_KINDS), metavar="SOORT", help=wording.HELP_KIND)
    parser.add_argument("--status", type=_one_of(STATUSES), metavar="STATUS", help=wording.HELP_STATUS)
    parser.add_argument("--title", metavar="TITEL", help=wording.HELP_TITLE)
    parser.add_argument("--source-url", metavar="WEBADRES", help=wording.HELP_SOURCE_URL)
    parser.add_argument("--id", metavar="NAAM", help=wording.HELP_ID)


def _year(said: str) -> int:
    if not re.fullmatch(r"(?:19|20)[0-9]{2}|2100", said):
        raise argparse.ArgumentTypeError(wording.refused(said, ALLOWED_YEAR))
    return int(said)


def _one_of(names: Mapping[T, str]) -> Callable[[str], T]:
    """What takes one of these by its code or its name."""

    def read(said: str) -> T:
        code = code_of(names, said)
        if code is None:
            raise argparse.ArgumentTypeError(wording.refused(said, wording.choose_from(names)))
        return code

    return read


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help=wording.HELP_FORCE)


def _look(parser: argparse.ArgumentParser) -> None:
    _programme(parser)
    kinds = parser.add_mutually_exclusive_group(required=True)
    for name, explained in (
        ("text", wording.HELP_TEXT),
        ("sections", wording.HELP_SECTIONS),
        ("passages", wording.HELP_PASSAGES),
        ("versions", wording.HELP_VERSIONS),
    ):
        kinds.add_argument(f"--{name}", dest="what", action="store_const", const=name, help=explained)
    parser.add_argument("--version", metavar="VERSIE", help=wording.HELP_VERSION)
