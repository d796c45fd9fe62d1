"""A file of claims: JSON objects, one a line ({"id", "claim", "publishers"?, "municipality"?}); a table (CSV or XLSX)
with a column `claim` or `bewering`; or text with a claim a line."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import claim_wording, wording
from assistant.batch import BatchLine, lines_of, wrong_record
from assistant.question import Request
from assistant.scope import Filter
from assistant.sheets.xlsx_reader import read_rows
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["MOST_CLAIMS", "numbered", "read_claims"]

MOST_CLAIMS: Final = 200
"""Claims of a table or a text."""
_MOST_BYTES = 5_000_000

_EXAMPLE = '{"id": "1", "claim": "…"}'
_JSON, _SHEETS = (".jsonl", ".ndjson", ".json"), (".xlsx", ".xlsm")
_COLUMNS = {name: name for name in ("id", "claim", "publisher", "municipality")} | {"bewering": "claim"}


class _Record(BaseModel):
    """What stands on a line."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    claim: str
    publishers: list[str] = []
    municipality: str | None = None


def read_claims(path: Path) -> tuple[BatchLine, ...]:
    """The claims of a file, by the number of their line; what the file is, its name tells. Empty lines are skipped. A
    table may give ids. Raises QuestionError when the file cannot be read, or has more claims than MOST_CLAIMS and is
    not one of JSON, which a program writes."""
    kind = path.suffix.casefold()
    try:
        data = path.read_bytes() if kind in _JSON else _read_bounded(path)
    except OSError as error:
        raise QuestionError(wording.batch_unreadable(path, reason_of(error))) from error
    if kind in _JSON:
        return tuple(BatchLine(n, _parse_json(line)) for n, line in lines_of(data))
    claims = tuple(_read_sheet(path, data) if kind in _SHEETS else _read_text(path, data))
    if len(claims) > MOST_CLAIMS:
        raise QuestionError(claim_wording.too_many_claims(path, len(claims), MOST_CLAIMS))
    return claims


def numbered(lines: Iterable[BatchLine]) -> tuple[BatchLine, ...]:
    """The lines with their number as the id of each claim that has none."""
    return tuple(map(_numbered, lines))


def _numbered(line: BatchLine) -> BatchLine:
    if isinstance(line.request, QuestionError) or line.request.id is not None:
        return line
    return replace(line, request=replace(line.request, id=str(line.number)))


def _read_bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise QuestionError(claim_wording.claims_file_too_big(path, _MOST_BYTES // 1_000_000, MOST_CLAIMS))
    return data


def _read_text(path: Path, data: bytes) -> Iterator[BatchLine]:
    text = _decode(path, data)
    if path.suffix.casefold() == ".csv":
        # With semicolons, as Dutch spreadsheets write, or with commas.
        head = text.partition("\n")[0]
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
        try:
            yield from _read_table(path, ((rows.line_num, row) for row in rows))
        except csv.Error as error:
            raise QuestionError(claim_wording.table_broken(path)) from error
    else:
        for n, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield BatchLine(n, Request(line.strip()))


def _decode(path: Path, data: bytes) -> str:
    """A text in UTF-8, or in Windows-1252, as Dutch spreadsheets still write CSV."""
    if b"\0" in data:  # which no text has, and every spreadsheet or Word file does
        raise QuestionError(claim_wording.claims_no_text(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise QuestionError(claim_wording.claims_no_text(path)) from error


def _read_sheet(path: Path, data: bytes) -> Iterator[BatchLine]:
    return _read_table(path, read_rows(path.name, data))


def _read_table(path: Path, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[BatchLine]:
    """The claims of a table, whose first row that is not empty has the names of its columns; other columns are passed
    over."""
    filled = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    _, head = next(filled, (0, ()))
    columns = [_COLUMNS.get(name.strip().casefold()) for name in head]
    if "claim" not in columns:
        raise QuestionError(claim_wording.claims_without_column(path))
    called = head[columns.index("claim")].strip()
    for number, row in filled:
        # Of two columns for one thing the filled one counts.
        given = {key: text for key, cell in zip(columns, row, strict=False) if key and (text := cell.strip())}
        if "claim" in given:
            publishers = (given["publisher"],) if "publisher" in given else ()
            wanted = Filter(publishers, given.get("municipality"))
            yield BatchLine(number, Request(given["claim"], (), wanted, given.get("id")))
        elif given:
            yield BatchLine(number, QuestionError(claim_wording.empty_cell(called)))


def _parse_json(line: bytes) -> Request | QuestionError:
    try:
        record = _Record.model_validate_json(line)
    except ValidationError as error:
        return wrong_record(error, _Record.model_fields, _EXAMPLE)
    return Request(record.claim, (), Filter(tuple(record.publishers), record.municipality), record.id)
