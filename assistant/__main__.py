"""On the command line: `python -m assistant ask "…"` and `check "…"`, or a batch of questions or claims in a file."""

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant import chat_wording, claim_wording, wording
from assistant.answer import Answer
from assistant.batch import BatchLine, read_batch
from assistant.chain import Assistant, open_assistant
from assistant.claim_batch import read_claims
from assistant.claims import check_claim
from assistant.compose import summary_parts
from assistant.question import Request
from assistant.scope import Filter
from vectorstore.commands import DutchParser, run_command
from vectorstore.errors import QuestionError
from vectorstore.settings import load_settings
from vectorstore.wording import reason_of

__all__ = ["main"]

_WIDEST = 100
"""Columns of a printed answer at the most."""


@dataclass(frozen=True, slots=True)
class _Command:
    """What `ask` and `check` do differently: their words, how they read a batch, and how they give what comes of one
    request: as JSON, or to a person at a terminal."""

    one_or_batch: str
    doing: str
    unit: str
    done: Callable[[int, int, Path], str]
    read: Callable[[Path], tuple[BatchLine, ...]]
    tell: Callable[[Assistant, Request], dict[str, Any]]
    show: Callable[[Assistant, Request], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    command = _commands()[chosen.command]
    if (chosen.question is None) == (chosen.batch is None):
        parser.error(command.one_or_batch)
    if (chosen.batch is None) != (chosen.out is None):
        parser.error(wording.BATCH_NEEDS_OUT)
    if chosen.batch is not None and (chosen.publisher or chosen.municipality or chosen.json):
        parser.error(wording.BATCH_ALONE)
    if chosen.batch is not None and Path(chosen.batch).resolve() == Path(chosen.out).resolve():
        parser.error(wording.SAME_FILE)
    settings = load_settings()
    if chosen.batch is not None:
        lines = command.read(Path(chosen.batch))
        _check_writable(Path(chosen.out))
        return _run_batch(command, open_assistant(settings), lines, Path(chosen.out))
    wanted = Filter(tuple(map(_printable, chosen.publisher)), chosen.municipality and _printable(chosen.municipality))
    request = Request(_printable(chosen.question), (), wanted)
    assistant = open_assistant(settings)
    if chosen.json:
        print(json.dumps(command.tell(assistant, request), ensure_ascii=False))
    else:
        command.show(assistant, request)
    return 0


def _printable(argument: str) -> str:
    """An argument that is not UTF-8 comes in with surrogates, which cannot be printed."""
    return argument.encode("utf-8", "replace").decode("utf-8")


def _run_batch(command: _Command, assistant: Assistant, lines: Sequence[BatchLine], out: Path) -> int:
    """Answers every good line; tells of each bad one by number. Gives 2 when there was a bad one, else 0."""
    bad = 0
    with out.open("w", encoding="utf-8") as file:
        for line in tqdm(lines, desc=command.doing, unit=command.unit, disable=None, file=sys.stderr):
            try:
                told = command.tell(assistant, _good(line))
            except QuestionError as error:
                tqdm.write(wording.batch_line_wrong(line.number, str(error)), file=sys.stderr)
                bad += 1
            else:
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
    print(command.done(len(lines) - bad, bad, out), file=sys.stderr)
    return 2 if bad else 0


def _check_writable(out: Path) -> None:
    """Finds out before seconds of loading whether the answers can be kept; leaves what is there as it is."""
    try:
        out.open("a").close()
    except OSError as error:
        raise QuestionError(wording.out_unwritable(out, reason_of(error))) from error


def _good(line: BatchLine) -> Request:
    if isinstance(line.request, QuestionError):
        raise line.request
    return line.request


def _whole_answer(assistant: Assistant, request: Request) -> Answer:
    """An answer with its summary, where a language model is set."""
    *_, answer = assistant.stream(request)
    return answer


def _print_answer(assistant: Assistant, request: Request) -> None:
    """An answer for a person at a terminal: the quotes at once, and below them the summary when it is there."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    answers = assistant.stream(request)
    quoted = next(answers)
    print("\n".join(_lines(quoted, width)), flush=True)
    if assistant.writer and quoted.publishers and sys.stderr.isatty():
        print(chat_wording.writing(assistant.writer.chat.name, assistant.writer.chat.place), file=sys.stderr)
    *_, whole = (quoted, *answers)
    for line in _summary_lines(whole, whole.notes[len(quoted.notes) :], width):
        print(line)


def _print_checked(answer: Answer) -> None:
    """Prints what came of a claim for a person at a terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    print("\n".join(_lines(answer, width)))


def _lines(answer: Answer, width: int) -> Iterator[str]:
    if answer.understood_as:
        yield from textwrap.wrap(wording.read_as(answer.understood_as), width)
    yield from textwrap.wrap(answer.lead, width)
    for row in answer.publishers:
        yield ""
        if row.found:
            yield from textwrap.wrap(f"{wording.name_of(row.programme)} – {row.programme.title}", width)
        else:
            yield from textwrap.wrap(wording.not_found_row(row), width)
            yield from _indented(wording.nearest_row(), width) if row.nearest else ()
        for citation in (*row.citations, *row.nearest):
            yield ""
            yield from _indented(wording.led_in(citation.context), width) if citation.context else ()
            yield from _indented(f"[{citation.n}] „{citation.quote}”", width)
            yield from _indented(f"    {wording.place_of(citation)}", width)
            if citation.url:
                yield f"      {citation.url}"
    for note in answer.notes:
        yield ""
        yield from textwrap.wrap(wording.noted(note), width)
    if answer.publishers:
        yield ""
        yield from textwrap.wrap(wording.searched_in([row.programme.title for row in answer.publishers]), width)


def _summary_lines(answer: Answer, notes: Sequence[str], width: int) -> Iterator[str]:
    """The summary, and what is to be said of it."""
    if answer.summary and answer.summary.claims:
        yield ""
        yield from textwrap.wrap(chat_wording.summary_heading(answer.summary.model, answer.summary.place), width)
        for name, text in summary_parts(answer.publishers, answer.summary):
            yield from _indented(f"{name}: {text}", width)
    for note in notes:
        yield ""
        yield from textwrap.wrap(wording.noted(note), width)


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="      ")


def _commands() -> Mapping[str, _Command]:
    """The commands by name."""
    return {
        "ask": _Command(
            one_or_batch=wording.QUESTION_OR_BATCH,
            doing=wording.ANSWERING,
            unit=wording.QUESTION,
            done=wording.batch_done,
            read=read_batch,
            tell=lambda assistant, request: _whole_answer(assistant, request).to_json(),
            show=_print_answer,
        ),
        "check": _Command(
            one_or_batch=claim_wording.CLAIM_OR_BATCH,
            doing=claim_wording.CHECKING,
            unit=claim_wording.CLAIM,
            done=claim_wording.claims_done,
            read=read_claims,
            tell=lambda assistant, request: check_claim(assistant, request).to_json(),
            show=lambda assistant, request: _print_checked(check_claim(assistant, request).answer),
        ),
    }


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m assistant", description=wording.HELP_ASSISTANT)
    commands = parser.add_subparsers(dest="command", required=True, metavar="ask|check")
    ask = commands.add_parser("ask", help=wording.HELP_ASK, description=wording.HELP_ASK)
    ask.add_argument("question", nargs="?", metavar="VRAAG", help=wording.HELP_QUESTION)
    ask.add_argument("--batch", metavar="IN.jsonl", help=wording.HELP_BATCH)
    check = commands.add_parser("check", help=claim_wording.HELP_CHECK, description=claim_wording.HELP_CHECK)
    check.add_argument("question", nargs="?", metavar="BEWERING", help=claim_wording.HELP_CLAIM)
    check.add_argument("--batch", metavar="IN", help=claim_wording.HELP_CLAIMS)
    for command in (ask, check):
        command.add_argument("--publisher", action="append", default=[], metavar="P", help=wording.HELP_PUBLISHER)
        command.add_argument("--municipality", metavar="M", help=wording.HELP_MUNICIPALITY)
        command.add_argument("--json", action="store_true", help=wording.HELP_JSON)
        command.add_argument("--out", metavar="UIT.jsonl", help=wording.HELP_OUT)
    return parser


if __name__ == "__main__":
    run_command(main)
