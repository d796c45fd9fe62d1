"""A table as a spreadsheet (XLSX). Every cell is typed as text, so that none is ever a formula."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assistant.sheets import wording
from assistant.sheets.table import Table

__all__ = ["HEAD", "lay_out", "put_cell", "to_xlsx"]

HEAD = PatternFill("solid", fgColor="DDE6EE")
"""What a head of a column stands on."""
_TITLE, _LINK = Font(bold=True, size=14), Font(color="0B4F8A", underline="single")


def to_xlsx(table: Table) -> bytes:
    """A workbook of one sheet: what it is about, the table, whose head stays in sight, and the notes."""
    book = Workbook()
    book.properties.creator, book.properties.title = wording.PROGRAM, f"{table.title}: {table.subject}"
    book.properties.language = "nl-NL"
    sheet = book.worksheets[0]
    sheet.title = table.title
    above = (table.title, table.subject, *table.facts)
    for number, line in enumerate(above, start=1):
        put_cell(sheet, number, 1, line)
        sheet.cell(number, 1).alignment = Alignment(wrap_text=False)
    sheet.cell(1, 1).font = _TITLE
    head = len(above) + 2
    for column, one in enumerate(table.columns, start=1):
        put_cell(sheet, head, column, one.name)
        sheet.cell(head, column).font, sheet.cell(head, column).fill = Font(bold=True), HEAD
    for number, row in enumerate(table.rows, start=head + 1):
        for column, text in enumerate(table.cells(row), start=1):
            put_cell(sheet, number, column, text)
        if address := table.link(row):
            source = sheet.cell(number, [one.name for one in table.columns].index(wording.SOURCE) + 1)
            source.hyperlink, source.font = address, _LINK
    for number, note in enumerate(table.notes, start=head + len(table.rows) + 2):
        put_cell(sheet, number, 1, note)
        sheet.cell(number, 1).alignment = Alignment(wrap_text=False)
    lay_out(sheet, [one.width for one in table.columns], head)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def put_cell(sheet: Worksheet, row: int, column: int, value: str | int | None) -> None:
    """Writes a cell. A text stays one, also when somebody edits it, whatever sign it begins with."""
    cell = sheet.cell(row, column, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        cell.data_type, cell.quotePrefix = "s", True


def lay_out(sheet: Worksheet, widths: Sequence[float], head: int = 1) -> None:
    """Widths, rows up to the head of the table that stay in sight, and A4 on its side, as many pages as it takes."""
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.gridLines = True
