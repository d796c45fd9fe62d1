"""A file of questions or claims is answered line by line, into a file of JSON lines or a sheet."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from tqdm import tqdm

from assistant import wording
from assistant.batch import BatchLine
from assistant.question import Request
from assistant.sheets.files import WRITERS, write_table
from assistant.sheets.table import Table
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["ENDINGS", "Batch", "check_writable", "run_batch"]

ENDINGS = frozenset({"", ".jsonl", *WRITERS})
"""How the name of a file with answers may end, in small letters; one without an ending, /dev/stdout for one, gets JSON
lines."""


class _Told(Protocol):
    def to_json(self) -> dict[str, Any]: ...


T = TypeVar("T", bound=_Told)


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """What differs between questions and claims: what comes of a request, how several of those are a sheet, together
    with sentences about what was left out; and words for the progress bar and the last line."""

    make: Callable[[Request], T]
    as_table: Callable[[Sequence[T], date, Sequence[str]], Table]
    doing: str
    unit: str
    done: Callable[[int, int, Path], str]


def check_writable(out: Path) -> None:
    """Finds out before seconds of loading whether the answers can be kept; leaves what is there as it is."""
    try:
        out.open("a").close()
    except OSError as error:
        raise QuestionError(wording.out_unwritable(out, reason_of(error))) from error


def run_batch(batch: Batch[T], lines: Sequence[BatchLine], out: Path) -> int:
    """Answers every good line, and tells of each bad one by number. What `out` is, its name tells: a sheet, which is
    written at the end, or else JSON lines, each as soon as it is there. Gives 2 when there was a bad line, else 0."""
    skipped: list[str] = []
    told = _answered(batch, lines, skipped)
    if out.suffix.casefold() in WRITERS:
        made = list(told)
        write_table(batch.as_table(made, date.today(), skipped), out)
    else:
        with out.open("w", encoding="utf-8") as file:
            for one in told:
                file.write(json.dumps(one.to_json(), ensure_ascii=False) + "\n")
    print(batch.done(len(lines) - len(skipped), len(skipped), out), file=sys.stderr)
    return 2 if skipped else 0


def _answered(batch: Batch[T], lines: Sequence[BatchLine], skipped: list[str]) -> Iterator[T]:
    """What comes of the good lines; adds a sentence about each other one to `skipped`."""
    for line in tqdm(lines, desc=batch.doing, unit=batch.unit, disable=None, file=sys.stderr):
        try:
            if isinstance(line.request, QuestionError):
                raise line.request
            yield batch.make(line.request)
        except QuestionError as error:
            skipped.append(wording.batch_line_wrong(line.number, str(error)))
            tqdm.write(skipped[-1], file=sys.stderr)
