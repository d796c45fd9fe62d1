"""A table as CSV, as Dutch spreadsheets read it: UTF-8 with a byte order mark, semicolons, and lines that end in CR LF.

A spreadsheet takes a cell that begins with = + - @ for a formula, whatever stands around it in the file. Such a cell
gets an apostrophe before it, which a spreadsheet shows as part of the text; a program that reads the file takes off
one apostrophe where one of these signs follows it."""

import csv
import io
import re

from assistant.sheets.table import Table

__all__ = ["to_csv"]

_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
"""The signs that begin a formula, and their wide forms, which some spreadsheets take for the same. A cell of a Table
begins with no tab or line end."""


def to_csv(table: Table) -> bytes:
    """What the sheet is about and when it was made, the table below an empty line, and then the notes."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    above = ([line] for line in (table.title, table.subject, *table.facts, ""))
    head = [column.name for column in table.columns]
    below = ([line] for line in ("", *table.notes)) if table.notes else ()
    for row in (*above, head, *map(table.cells, table.rows), *below):
        writer.writerow([_as_text(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
