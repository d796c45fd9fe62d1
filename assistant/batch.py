"""A file of questions, one JSON object a line: {"id", "question", "history"?, "publishers"?, "municipality"?}."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import wording
from assistant.question import Request
from assistant.scope import Filter
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["BatchLine", "lines_of", "read_batch", "wrong_record"]

_EXAMPLE = '{"id": "1", "question": "…"}'


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A line by its number, from 1, with its question, or with what is wrong with it."""

    number: int
    request: Request | QuestionError


class _Record(BaseModel):
    """What stands on a line."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    question: str
    history: list[str] = []
    publishers: list[str] = []
    municipality: str | None = None


def read_batch(path: Path) -> tuple[BatchLine, ...]:
    """The lines of a batch; empty ones are skipped. Raises QuestionError when the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QuestionError(wording.batch_unreadable(path, reason_of(error))) from error
    if b"\0" in data:  # which no JSON has, and every Word file, PDF or spreadsheet does
        raise QuestionError(wording.batch_no_text(path))
    return tuple(BatchLine(n, _parse(line)) for n, line in lines_of(data))


def lines_of(data: bytes) -> Iterable[tuple[int, bytes]]:
    """The lines of a file that are not empty, by their number from 1, without the mark (BOM) that Windows begins a file
    with. Cut at line ends alone: what else looks like one may stand in a JSON string."""
    lines = enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1)
    return [(number, line) for number, line in lines if line.strip()]


def wrong_record(error: ValidationError, keys: Iterable[str], example: str) -> QuestionError:
    """The first thing that is wrong with a line of JSON, which may have these keys and looks like the example."""
    first = error.errors()[0]
    place = ".".join(map(str, first["loc"]))
    return QuestionError(wording.record_wrong(place, first["type"], ", ".join(keys), example))


def _parse(line: bytes) -> Request | QuestionError:
    try:
        record = _Record.model_validate_json(line)
    except ValidationError as error:
        return wrong_record(error, _Record.model_fields, _EXAMPLE)
    wanted = Filter(tuple(record.publishers), record.municipality)
    return Request(record.question, tuple(record.history), wanted, record.id)
