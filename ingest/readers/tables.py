"""Tables of a page: which hold data, and their rows as lines of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.furniture import HEADINGS

__all__ = ["Cell", "Row", "Table", "is_data", "span_of"]

_MOST = 1000
"""The most rows or columns that a cell may span; more is a mistake or a trick."""


@dataclass(slots=True)
class Cell:
    """A cell as it is read: its pieces of text, and how many columns and rows it covers."""

    header: bool
    columns: int = 1
    rows: int = 1
    pieces: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, joined by " | ", and whether it names the columns."""

    text: str
    columns: bool


@dataclass(slots=True)
class Table:
    """A table as it is read, row by row."""

    cells: list[list[Cell]] = field(default_factory=list)

    def rows(self) -> tuple[Row, ...]:
        """The rows that hold text. The heading rows, or else the first row, name the columns; the only row of a table
        names nothing. A cell over more rows stands in each of them, a cell over more columns stands there once."""
        grid = _grid(self.cells)
        filled = [i for i, texts in enumerate(grid) if any(texts)]
        heads = 0
        while heads < len(filled) and all(cell.header for cell in self.cells[filled[heads]]):
            heads += 1
        if heads == len(filled):
            heads = 0
        heads = heads or min(1, len(filled) - 1)
        return tuple(Row(_joined(grid[i]), columns=at < heads) for at, i in enumerate(filled))


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data; else it was used to place ordinary text on the page: it has one column, or a cell
    with a table, a heading, a list or more than one paragraph."""
    if table.get("role") in ("presentation", "none"):
        return False
    if next(table.iterdescendants("table", "ul", "ol", *HEADINGS), None) is not None:
        return False
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if any(len(cell.findall(".//p")) > 1 for row in rows for cell in row):
        return False
    return any(len(row) > 1 for row in rows)


def span_of(cell: etree._Element, name: str) -> int:
    """How many columns ("colspan") or rows ("rowspan") a cell covers; nought stands for all rows that are left."""
    written = (cell.get(name) or "1").strip()
    if not written.isascii() or not written.isdigit():
        return 1
    number = int(written[:6])
    return min(number, _MOST) or (_MOST if name == "rowspan" else 1)


def _grid(cells: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The text of each place, row by row; a place that a cell to its left covers is left out."""
    grid: list[list[str]] = []
    carried: dict[int, tuple[str, int, int]] = {}
    """Column → the text of a cell from above, the columns it covers, the rows it still has to go."""
    for row in cells:
        texts: list[str] = []
        column, waiting = 0, list(row)
        above, carried = carried, {}
        while waiting or any(at >= column for at in above):
            if column in above:
                text, wide, left = above[column]
            elif waiting:
                cell = waiting.pop(0)
                text, wide, left = " ".join(cell.pieces), cell.columns, cell.rows
            else:
                text, wide, left = "", min(at for at in above if at >= column) - column, 1
            texts.append(text)
            if left > 1:
                carried[column] = (text, wide, left - 1)
            column += wide
        grid.append(texts)
    return grid


def _joined(texts: Sequence[str]) -> str:
    filled = list(texts)
    while filled and not filled[-1]:
        filled.pop()
    return " ".join(" | ".join(filled).split())
