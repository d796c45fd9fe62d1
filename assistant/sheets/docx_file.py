"""A table as a Word document (DOCX) on A4, for a meeting or a file: Dutch, with a head that comes back on each page."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from assistant.sheets import wording
from assistant.sheets.page_columns import page_columns, page_widths
from assistant.sheets.table import Table

__all__ = ["to_docx"]

_LONG, _SHORT, _MARGIN = 29.7, 21.0, 1.5
"""Centimetres of A4 on its side."""
_FONT, _CHARACTER, _CELL_MARGIN = 9, 5.2, 3.0
"""Points: of the letters, of how wide a bold one is at most on average, and of the room at either side of a cell."""
_LANGUAGE = "nl-NL"
_LONGEST_PROPERTY = 255
"""Characters that a property of a document may have."""


def to_docx(table: Table) -> bytes:
    """A document with what it is about as its headings, the table, and the notes."""
    document = Document()
    _set_up(document, f"{table.title}: {table.subject}"[:_LONGEST_PROPERTY])
    document.add_heading(table.title, level=1)
    document.add_heading(table.subject, level=2)
    for line in table.facts:
        document.add_paragraph(line)
    if table.rows:
        _add_table(document, table)
    for note in table.notes:
        document.add_paragraph(note)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_up(document: WordDocument, title: str) -> None:
    facts, now = document.core_properties, datetime.now(UTC)
    facts.title, facts.author, facts.comments, facts.language = title, wording.PROGRAM, "", _LANGUAGE
    facts.last_modified_by, facts.created, facts.modified = "", now, now
    (page,) = document.sections
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(_LONG), Cm(_SHORT)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(_MARGIN)
    font: Any = document.styles["Normal"].font
    font.size = Pt(_FONT)
    for language in document.styles.element.iter(qn("w:lang")):
        for key in ("w:val", "w:eastAsia"):
            language.set(qn(key), _LANGUAGE)


def _add_table(document: WordDocument, table: Table) -> None:
    columns = page_columns(table)
    grid = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    grid.autofit = False
    _set_margins(grid)
    room = Cm(_LONG - 2 * _MARGIN).pt
    for made, width in zip(grid.columns, page_widths(table, room, _CHARACTER, 2 * _CELL_MARGIN), strict=True):
        made.width = Pt(width)
    for cell, column in zip(grid.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(column.head).bold = True
    _mark(grid.rows[0]._tr, "w:tblHeader")
    for row in table.rows:
        made_row = grid.add_row()
        _mark(made_row._tr, "w:cantSplit")
        for cell, column in zip(made_row.cells, columns, strict=True):
            _write(cell, column.parts(row), table.link(row))
    for one in grid.rows:
        for cell, made in zip(one.cells, grid.columns, strict=True):
            cell.width = made.width


def _write(cell: _Cell, parts: Iterable[tuple[str, str, str]], address: str | None) -> None:
    """Each part on lines of its own; the source as a link, where it is one."""
    paragraph = None
    for name, label, said in parts:
        paragraph = cell.add_paragraph() if paragraph else cell.paragraphs[0]
        if address and name == wording.SOURCE:
            paragraph.add_run(label)
            _link(paragraph, address)
            continue
        first, *more = said.split("\n")
        paragraph.add_run(label + first)
        for line in more:
            cell.add_paragraph(line)


def _set_margins(grid: WordTable) -> None:
    """The room beside the words of each cell, for which python-docx has no method either."""
    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one: Any = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(Pt(_CELL_MARGIN).twips))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    grid._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _mark(row: Any, name: str) -> None:
    """Sets a property of a table row for which python-docx has no name."""
    row.get_or_add_trPr().append(OxmlElement(name))


def _link(paragraph: Paragraph, address: str) -> None:
    """A link, for which python-docx has no method, with the address as its text: it is to be read on paper too."""
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
