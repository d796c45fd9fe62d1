"""A file of questions, one JSON object a line: {"id", "question", "history"?, "publishers"?, "municipality"?}."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import wording
from assistant.question import Request
from assistant.scope import Filter
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["BatchLine", "read_batch"]


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A line by its number, from 1, with its question, or with what is wrong with it."""

    number: int
    request: Request | QuestionError


class _Record(BaseModel):
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
    lines = data.split(b"\n")
    return tuple(BatchLine(n, _parse(line)) for n, line in enumerate(lines, start=1) if line.strip())


def _parse(line: bytes) -> Request | QuestionError:
    try:
        record = _Record.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        return QuestionError(wording.batch_field_wrong(key, first["type"]))
    wanted = Filter(tuple(record.publishers), record.municipality)
    return Request(record.question, tuple(record.history), wanted, record.id)
