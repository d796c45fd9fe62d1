"""A file of claims: JSON objects, one a line ({"id", "claim", "publishers"?, "municipality"?}); a table with a column
`claim`; or text with a claim a line."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import claim_wording, wording
from assistant.batch import BatchLine
from assistant.question import Request
from assistant.scope import Filter
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["read_claims"]

_JSON = (".jsonl", ".ndjson", ".json")
_COLUMNS = {name: name for name in ("id", "claim", "publisher", "municipality")} | {"bewering": "claim"}


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    claim: str
    publishers: list[str] = []
    municipality: str | None = None


def read_claims(path: Path) -> tuple[BatchLine, ...]:
    """The claims of a file, by the number of their line; what the file is, its name tells. Empty lines are skipped, and
    where no id is given, the line's number is it. Raises QuestionError when the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QuestionError(wording.batch_unreadable(path, reason_of(error))) from error
    kind = path.suffix.casefold()
    if kind in _JSON:
        lines = enumerate(data.split(b"\n"), start=1)
        return tuple(BatchLine(n, _parse_json(line)) for n, line in lines if line.strip())
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError(claim_wording.claims_no_text(path)) from error
    if "\0" in text:  # which no text has, and every spreadsheet or Word file does
        raise QuestionError(claim_wording.claims_no_text(path))
    if kind == ".csv":
        try:
            return tuple(_read_table(path, text))
        except csv.Error as error:
            raise QuestionError(claim_wording.table_broken(path)) from error
    lines_of_text = enumerate(text.split("\n"), start=1)
    return tuple(BatchLine(n, Request(line.strip(), id=str(n))) for n, line in lines_of_text if line.strip())


def _read_table(path: Path, text: str) -> Iterator[BatchLine]:
    """Rows of a table, with commas, or with semicolons as Dutch spreadsheets write. Other columns are passed over."""
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    known = {name: _COLUMNS[name.strip().casefold()] for name in rows.fieldnames or () if _is_known(name)}
    if "claim" not in known.values():
        raise QuestionError(claim_wording.claims_without_column(path))
    for row in rows:
        cells = {key: value.strip() for name, key in known.items() if isinstance(value := row[name], str)}
        given: dict[str, Any] = {key: value for key, value in cells.items() if value}
        if publisher := given.pop("publisher", None):
            given["publishers"] = [publisher]
        if given:
            yield BatchLine(rows.line_num, _checked({"id": str(rows.line_num)} | given))


def _is_known(name: str | None) -> bool:
    return name is not None and name.strip().casefold() in _COLUMNS


def _parse_json(line: bytes) -> Request | QuestionError:
    try:
        return _request(_Record.model_validate_json(line))
    except ValidationError as error:
        return _reason(error)


def _checked(values: Mapping[str, Any]) -> Request | QuestionError:
    try:
        return _request(_Record.model_validate(values))
    except ValidationError as error:
        return _reason(error)


def _request(record: _Record) -> Request:
    return Request(record.claim, (), Filter(tuple(record.publishers), record.municipality), record.id)


def _reason(error: ValidationError) -> QuestionError:
    first = error.errors()[0]
    return QuestionError(claim_wording.claim_field_wrong(".".join(map(str, first["loc"])), first["type"]))
