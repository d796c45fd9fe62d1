"""What can be said on the command line of the collection."""

import argparse
from pathlib import Path
from typing import get_args

from ingest import wording
from vectorstore.commands import DutchParser
from vectorstore.passage import DocumentKind, Status

__all__ = ["make_parser"]


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

    report = command("report", wording.HELP_REPORT)
    report.add_argument("--out", type=Path, metavar="BESTAND", help=wording.HELP_OUT)

    diff = command("diff", wording.HELP_DIFF)
    _programme(diff)
    diff.add_argument("before", metavar="OUD", nargs="?", help=wording.HELP_FROM)
    diff.add_argument("after", metavar="NIEUW", nargs="?", help=wording.HELP_TO)

    export = command("export", wording.HELP_EXPORT)
    export.add_argument("file", type=Path, metavar="BESTAND", help=wording.HELP_FILE)
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
    parser.add_argument("--year", type=int, metavar="JAAR", help=wording.HELP_YEAR)
    parser.add_argument("--kind", choices=get_args(DocumentKind), metavar="SOORT", help=wording.HELP_KIND)
    parser.add_argument("--status", choices=get_args(Status), metavar="STATUS", help=wording.HELP_STATUS)
    parser.add_argument("--title", metavar="TITEL", help=wording.HELP_TITLE)
    parser.add_argument("--source-url", metavar="WEBADRES", help=wording.HELP_SOURCE_URL)
    parser.add_argument("--id", metavar="NAAM", help=wording.HELP_ID)


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
