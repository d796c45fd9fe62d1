"""The files as the programs see them that people open them with."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook

from assistant.sheets import wording
from assistant.sheets.csv_file import to_csv
from assistant.sheets.docx_file import to_docx
from assistant.sheets.page_columns import page_columns
from assistant.sheets.table import Table, answer_rows, claim_rows, comparison_rows
from assistant.sheets.xlsx_file import to_xlsx
from tests.assistant.sheets.made_up import ADDRESS, FORMULA, answer, check

DAY = date(2026, 11, 29)
BAD = ["=1+1", "+31 6", "-1", "@SUM(A1)", "#N/A", "12", "29-11-2026", "TRUE", "<b>&amp;</b>", "'x", ""]
TABLES = [comparison_rows(answer(FORMULA), DAY), claim_rows([check(sign) for sign in BAD], DAY, ["=1"])]
WITH_ID = replace(check(), answer=replace(check().answer, id="B-7"))


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(column.name for column in table.columns), *map(table.cells, table.rows)]


# --- XLSX ---


@pytest.mark.parametrize("table", TABLES)
def test_a_spreadsheet_says_what_the_table_says_and_every_cell_is_text(table: Table) -> None:
    (sheet,) = load_workbook(io.BytesIO(to_xlsx(table))).worksheets
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    head = len(table.facts) + 4
    read = [tuple(str(value or "") for value in row) for row in sheet.iter_rows(min_row=head, values_only=True)]
    assert read[: len(table.rows) + 1] == cells(table)
    assert [sheet.cell(n, 1).value for n in range(1, head - 1)] == [table.title, table.subject, *table.facts]
    assert [row[0] for row in read[len(table.rows) + 2 :]] == list(table.notes)


def test_a_spreadsheet_is_set_up_to_be_read_and_printed() -> None:
    table = TABLES[0]
    book = load_workbook(io.BytesIO(to_xlsx(table)))
    (sheet,) = book.worksheets
    assert sheet.freeze_panes == "A7"
    assert sheet.print_title_rows == "$6:$6"
    assert sheet.page_setup.orientation == "landscape"
    assert book.properties.title == f"Vergelijking: {FORMULA}"
    quote = sheet.cell(7, [column.name for column in table.columns].index(wording.QUOTE) + 1)
    assert quote.alignment.wrap_text
    linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [(cell.hyperlink.target, cell.value) for cell in linked if cell.hyperlink] == [(ADDRESS, ADDRESS)] * 2
    assert "formula" not in etree.tostring(etree.fromstring(_part(to_xlsx(table), "xl/worksheets/sheet1.xml"))).decode()


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name)


# --- DOCX ---


@pytest.mark.parametrize("table", TABLES)
def test_a_document_says_what_the_table_says(table: Table) -> None:
    document = Document(io.BytesIO(to_docx(table)))
    (grid,) = document.tables
    head, *rows = [["\n".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in grid.rows]
    assert head == [column.head for column in page_columns(table)]
    for read, row in zip(rows, table.rows, strict=True):
        told = ["\n".join(label + said for _, label, said in one.parts(row)) for one in page_columns(table)]
        assert read == told
        # Nothing is left out.
        assert all(said in "\n".join(read) for said in table.cells(row))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs == [table.title, table.subject, *table.facts, *table.notes]
    assert [p.style.name for p in document.paragraphs[:2] if p.style] == ["Heading 1", "Heading 2"]


def test_a_document_is_dutch_on_a4_with_a_head_on_each_page() -> None:
    data = to_docx(TABLES[0])
    document = Document(io.BytesIO(data))
    (page,) = document.sections
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (29.7, 21.0)  # type: ignore[union-attr]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    (grid,) = document.tables
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in grid.rows]
    assert heads == [True, *[False] * len(TABLES[0].rows)]
    assert (document.core_properties.title, document.core_properties.language) == (
        f"Vergelijking: {FORMULA}",
        "nl-NL",
    )
    assert document.core_properties.comments == ""
    styles = etree.fromstring(_part(data, "word/styles.xml"))
    assert {lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))} == {"nl-NL"}
    links = [one.target_ref for one in document.part.rels.values() if one.reltype.endswith("/hyperlink")]
    assert set(links) == {ADDRESS}
    width = sum(column.width.cm for column in grid.columns if column.width)
    assert width == pytest.approx(26.7, abs=0.1)
    assert not [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "vba" in name.casefold()]


@pytest.mark.parametrize(
    "table",
    [
        *TABLES,
        answer_rows([answer()], DAY),
        claim_rows([check("Leefbaarheidsproblematiek en verkiezingsprogramma"), WITH_ID], DAY),
    ],
)
def test_each_column_of_a_document_has_room_for_its_longest_word(table: Table) -> None:
    (grid,) = Document(io.BytesIO(to_docx(table))).tables
    margins = {one.get(qn("w:w")) for one in grid._tbl.tblPr.find(qn("w:tblCellMar"))}  # type: ignore[union-attr]
    assert margins == {"60"}
    for column in grid.columns:
        texts = [paragraph.text for cell in column.cells for paragraph in cell.paragraphs]
        words = [word for text in texts for word in re.split(r"[\s-]+|https?://\S+", text)]
        longest = max(words, key=len)
        assert column.width
        # Letters of 9 points are about half as wide; each side has a margin of 3.
        assert column.width.pt - 6 >= 4.8 * len(longest), longest


def test_what_belongs_together_stands_below_each_other_in_a_document() -> None:
    (grid,) = Document(io.BytesIO(to_docx(TABLES[0]))).tables
    assert [cell.text for cell in grid.rows[0].cells] == ["partij of gemeente", "nr.", "wat er staat", "plaats"]
    first, third = grid.rows[1].cells, grid.rows[3].cells
    assert first[0].text == "Alderkring\ngemeente: Vossendam\nprogramma: Programma\njaar: 2026\nstatus: vastgesteld"
    assert first[3].text == f"Veiligheid › Deel 0\nbron: {ADDRESS}"
    assert third[3].text == "Veiligheid › Deel 0\nbladzijde: iv"


def test_a_long_question_fits_the_title_of_a_document() -> None:
    document = Document(io.BytesIO(to_docx(comparison_rows(answer("v" * 1000), DAY))))
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[1].text == "v" * 1000


# --- CSV ---


@pytest.mark.parametrize("table", TABLES)
def test_a_csv_says_what_the_table_says_and_no_cell_begins_a_formula(table: Table) -> None:
    data = to_csv(table)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    head = len(table.facts) + 3
    guarded = [tuple(f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row) for row in cells(table)]
    assert [tuple(row) for row in read[head : head + len(guarded)]] == guarded
    assert read[0] == [table.title]


def test_a_csv_without_notes_ends_with_its_table() -> None:
    lines = to_csv(comparison_rows(answer(notes=()), DAY)).decode("utf-8-sig").splitlines()
    assert lines[-1].startswith('"Gemeente Molenrode";')
    assert lines[4] == '""'


@pytest.mark.parametrize("make", [to_csv, to_docx, to_xlsx])
def test_a_table_without_rows_is_a_file_too(make: object) -> None:
    assert callable(make)
    assert make(claim_rows([], DAY))
