"""The rows of a spreadsheet (XLSX) that somebody sends: looked over before anything in it is unpacked."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from assistant.sheets import wording
from vectorstore.errors import QuestionError

__all__ = ["MOST_ROWS_READ", "read_rows"]

MOST_ROWS_READ: Final = 10_000
"""Rows that are looked at, empty ones too."""
_MOST_BYTES = 40_000_000
"""All parts of a file together, unpacked; zipfile never unpacks more of a part than the size that it states."""
_MOST_PARTS, _MOST_COLUMNS = 2_000, 50
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a spreadsheet begins that has a password, and one of before 2007 (XLS)."""
_DAMAGE = (
    zipfile.BadZipFile,
    InvalidFileException,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    SyntaxError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
)
"""What zipfile, the XML parser and openpyxl raise on a file that is not as it should be."""


def read_rows(name: str, data: bytes) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows of the first sheet that are not empty, each with its number and its cells as text; of a formula the
    outcome that was last kept. `name` is for messages.

    Raises QuestionError when the file is no spreadsheet, has a password, is damaged, or is too big."""
    if data.startswith(_OLD_OR_LOCKED):
        raise QuestionError(wording.locked_or_old(name))
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
    except _DAMAGE as error:
        raise QuestionError(wording.no_spreadsheet(name)) from error
    if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise QuestionError(wording.spreadsheet_too_big(name, MOST_ROWS_READ))
    if any(member.flag_bits & 1 for member in members):
        raise QuestionError(wording.locked_or_old(name))
    try:
        rows = tuple(islice(_rows(data), MOST_ROWS_READ + 1))
    except _DAMAGE as error:
        raise QuestionError(wording.no_spreadsheet(name)) from error
    if len(rows) > MOST_ROWS_READ:
        raise QuestionError(wording.spreadsheet_too_big(name, MOST_ROWS_READ))
    return tuple((number, row) for number, row in enumerate(rows, start=1) if any(row))


def _rows(data: bytes) -> Iterator[tuple[str, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what it leaves out of a file that Excel saved
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of them need not be so
        for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
            yield tuple(map(_text, row))


def _text(value: object) -> str:
    """A cell as a person reads it: 3 rather than 3.0."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
