"""Which kinds of file a table can be written as."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from assistant.sheets.csv_file import to_csv
from assistant.sheets.docx_file import to_docx
from assistant.sheets.table import Table
from assistant.sheets.xlsx_file import to_xlsx
from assistant.wording import out_unwritable
from vectorstore.errors import QuestionError
from vectorstore.wording import reason_of

__all__ = ["WRITERS", "write_table"]

WRITERS: Final[Mapping[str, Callable[[Table], bytes]]] = {".docx": to_docx, ".xlsx": to_xlsx, ".csv": to_csv}
"""By how the name of a file ends."""


def write_table(table: Table, file: Path) -> None:
    """Writes a table as what the file's name says. Raises QuestionError when it cannot be written, KeyError for a name
    that WRITERS has not."""
    data = WRITERS[file.suffix.casefold()](table)
    try:
        file.write_bytes(data)
    except OSError as error:
        raise QuestionError(out_unwritable(file, reason_of(error))) from error
