"""On the command line: `python -m assistant ask "…"`, `check`, `compare` and `search`; and a batch of questions or
claims in a file."""

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from assistant import chat_wording, claim_wording, command_wording, wording
from assistant.answer import Answer
from assistant.batch import read_batch
from assistant.batch_run import ENDINGS, Batch, check_writable, run_batch
from assistant.chain import Assistant, open_assistant, open_library
from assistant.claim_batch import numbered, read_claims
from assistant.claims import ClaimCheck, check_claim
from assistant.compare import compare
from assistant.parser import make_parser
from assistant.printing import answer_lines, search_lines, summary_lines
from assistant.question import Request
from assistant.scope import Filter
from assistant.search import SearchRequest, search
from assistant.sheets.files import WRITERS, write_table
from assistant.sheets.table import answer_rows, claim_rows, comparison_rows
from vectorstore.commands import run_command
from vectorstore.settings import load_settings
from vectorstore.wording import DOCUMENT_KINDS, STATUSES, code_of

__all__ = ["main"]

_WIDEST = 100
"""Columns of a printed answer at the most."""

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code."""
    chosen = make_parser().parse_args(arguments)
    match chosen.command:
        case "compare":
            return _compare(chosen)
        case "search":
            return _search(chosen)
        case _:
            _refuse_what_does_not_go_together(chosen)
            return _ask_or_check(chosen) if chosen.batch is None else _batch(chosen)


def _refuse_what_does_not_go_together(chosen: Namespace) -> None:
    if (chosen.question is None) == (chosen.batch is None):
        chosen.refuse(claim_wording.CLAIM_OR_BATCH if chosen.command == "check" else command_wording.QUESTION_OR_BATCH)
    if (chosen.batch is None) != (chosen.out is None):
        chosen.refuse(command_wording.BATCH_NEEDS_OUT)
    if chosen.batch is not None and (chosen.publisher or chosen.municipality or chosen.json):
        chosen.refuse(command_wording.BATCH_ALONE)
    if chosen.batch is not None and Path(chosen.batch).resolve() == Path(chosen.out).resolve():
        chosen.refuse(command_wording.SAME_FILE)
    if chosen.batch is not None and Path(chosen.out).suffix.casefold() not in ENDINGS:
        chosen.refuse(command_wording.OUT_UNKNOWN)


def _ask_or_check(chosen: Namespace) -> int:
    assistant, request = open_assistant(load_settings()), _request(chosen)
    if chosen.command == "check":
        checked = check_claim(assistant, request)
        _tell(chosen, checked.to_json(), answer_lines(checked.answer, _width(), "check"))
    elif chosen.json:
        _print_json(_whole_answer(assistant, request).to_json())
    else:
        _print_answer(assistant, request)
    return 0


def _batch(chosen: Namespace) -> int:
    file, out, checks = Path(chosen.batch), Path(chosen.out), chosen.command == "check"
    settings = load_settings()
    lines = read_claims(file) if checks else read_batch(file)
    if checks and out.suffix.casefold() not in WRITERS:
        # On a sheet the claim itself stands beside its outcome.
        lines = numbered(lines)
    check_writable(out)
    assistant = open_assistant(settings)
    return run_batch(_claims(assistant), lines, out) if checks else run_batch(_questions(assistant), lines, out)


def _compare(chosen: Namespace) -> int:
    out = None if chosen.out is None else Path(chosen.out)
    if out and out.suffix.casefold() not in WRITERS:
        chosen.refuse(command_wording.OUT_IS_NO_TABLE)
    settings = load_settings()
    if out:
        check_writable(out)
    answer = compare(open_assistant(settings), _request(chosen))
    if out:
        write_table(comparison_rows(answer, date.today()), out)
        print(command_wording.table_written(out), file=sys.stderr)
    if chosen.json or not out:
        _tell(chosen, answer.to_json(), answer_lines(answer, _width()))
    return 0


def _search(chosen: Namespace) -> int:
    request = SearchRequest(
        words=_printable(chosen.question),
        municipality=chosen.municipality and _printable(chosen.municipality),
        publishers=tuple(map(_printable, chosen.publisher)),
        years=tuple(chosen.year),
        document_kinds=_codes(DOCUMENT_KINDS, chosen.kind),
        statuses=_codes(STATUSES, chosen.status),
    )
    result = search(open_library(load_settings()), request)
    _tell(chosen, result.to_json(), search_lines(result, _width()))
    return 0


def _codes(names: Mapping[T, str], said: Sequence[str]) -> tuple[T, ...]:
    """The codes of what was said, which may also be their Dutch names; what is neither is left to the search to refuse,
    which knows what there is."""
    return tuple(code_of(names, one) or _printable(one) for one in said)  # type: ignore[misc]


def _request(chosen: Namespace) -> Request:
    town = chosen.municipality and _printable(chosen.municipality)
    return Request(_printable(chosen.question), (), Filter(tuple(map(_printable, chosen.publisher)), town))


def _printable(argument: str) -> str:
    """An argument that is not UTF-8 comes in with surrogates, which cannot be printed."""
    return argument.encode("utf-8", "replace").decode("utf-8")


def _questions(assistant: Assistant) -> Batch[Answer]:
    make = partial(_whole_answer, assistant)
    return Batch(make, answer_rows, wording.ANSWERING, wording.QUESTION, wording.batch_done)


def _claims(assistant: Assistant) -> Batch[ClaimCheck]:
    make = partial(check_claim, assistant)
    return Batch(make, claim_rows, claim_wording.CHECKING, claim_wording.CLAIM, claim_wording.claims_done)


def _whole_answer(assistant: Assistant, request: Request) -> Answer:
    """An answer with its summary, where a language model is set."""
    *_, answer = assistant.stream(request)
    return answer


def _print_answer(assistant: Assistant, request: Request) -> None:
    """An answer for a person at a terminal: the quotes at once, and below them the summary when it is there."""
    width = _width()
    answers = assistant.stream(request)
    quoted = next(answers)
    print("\n".join(answer_lines(quoted, width)), flush=True)
    if assistant.writer and quoted.publishers and sys.stderr.isatty():
        print(chat_wording.writing(assistant.writer.chat.name, assistant.writer.chat.place), file=sys.stderr)
    *_, whole = (quoted, *answers)
    for line in summary_lines(whole, whole.notes[len(quoted.notes) :], width):
        print(line)


def _tell(chosen: Namespace, as_json: Mapping[str, Any], lines: Iterable[str]) -> None:
    """Prints what came of a command, for a program or for a person."""
    if chosen.json:
        _print_json(as_json)
    else:
        print("\n".join(lines))


def _print_json(told: Mapping[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False))


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


if __name__ == "__main__":
    run_command(main)
