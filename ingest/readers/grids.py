"""Tables as they are printed: pieces of text that stand in rows and under column names. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from ingest.document import Box, Line

__all__ = ["Row", "lay_out_rows"]

Row = tuple[Line, ...]
"""Pieces on one base line, from left to right."""

_FIGURE = re.compile(r"^[€$-]? ?\d{1,3}(?:[.,]\d+)*%?$")
"""A number that is no year: column names are words or years."""
_SECTION = re.compile(r"^\d+(?:\.\d+)*\.?$")
"""The number of a section by itself."""
_COLUMNS = 3
"""A row of a table has so many cells or more; a title and its page number are two."""
_ROWS = 3
"""Of such rows in a run; fewer are chance."""
_TOGETHER = 0.5
"""Times the height of a line: lines with less white between them are one cell."""
_BETWEEN = 2
"""Rows in a run that may be without: a wrapped first cell, a heading within the table."""


def lay_out_rows(rows: Sequence[Row]) -> tuple[Line, ...]:
    """The rows of a page, from the top down, as lines: a row of a table with bars between its cells (the first names
    the columns), any other row with its pieces put together."""
    lines: list[Line] = []
    at = 0
    for start, end in _tables(rows):
        lines += [_joined(row, " ") for row in rows[at:start]]
        lines += _table(rows[start:end])
        at = end
    return (*lines, *(_joined(row, " ") for row in rows[at:]))


def _tables(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Where tables begin and end."""
    full = [i for i, row in enumerate(rows) if len(row) >= _COLUMNS and _are_cells(row)]
    runs: list[list[int]] = []
    for i in full:
        if runs and i - runs[-1][-1] <= _BETWEEN + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    tables: list[tuple[int, int]] = []
    for run in runs:
        if len(run) >= _ROWS and (not tables or run[0] >= tables[-1][1]):
            tables.append((run[0], _last(rows, run) + 1))
    return tables


def _are_cells(row: Row) -> bool:
    """Whether the pieces of a row are short, and no number, title and page number of a table of contents."""
    listed = (
        len(row) == _COLUMNS
        and _SECTION.match(row[0].text)
        and any(character.isalpha() for character in row[1].text)
        and row[2].text.isdigit()
    )
    return not listed and median(len(piece.text) for piece in row[1:]) <= 25


def _last(rows: Sequence[Row], run: Sequence[int]) -> int:
    """The last row of a table: rows of a few cells below it belong to it too, with a heading above them or not, and so
    does the line with which its last row goes on."""
    last = run[-1]
    widest = max(rows[run[0] : last + 1], key=len)
    while found := next((i for i in _near(rows, last) if _stands_under(widest, rows[i])), None):
        last = found
    while last + 1 < len(rows) and _goes_on(rows[last], rows[last + 1], widest):
        last += 1
    return last


def _near(rows: Sequence[Row], last: int) -> Iterator[int]:
    """The next rows, up to the first that has several pieces."""
    for i in range(last + 1, min(len(rows), last + _BETWEEN + 2)):
        yield i
        if len(rows[i]) > 1:
            return


def _stands_under(widest: Row, row: Row) -> bool:
    """Whether a row has short cells beside its first, each under one of the widest row."""
    columns = [_box(piece) for piece in widest[1:]]
    cells = [_box(piece) for piece in row[1:]]
    return (
        bool(cells)
        and _are_cells(row)
        and all(any(box.left <= cell.right and cell.left <= box.right for box in columns) for cell in cells)
    )


def _table(rows: Sequence[Row]) -> list[Line]:
    widest = max(rows, key=len)
    centres = [(_box(piece).left + _box(piece).right) / 2 for piece in widest]
    named = not all(_FIGURE.match(piece.text) for piece in rows[0][1:])
    lines: list[Line] = []
    cells: list[str] = []
    for i, row in enumerate(rows):
        if named and (i == 0 or _names(row) == _names(rows[0])):
            lines.append(replace(_joined(row, " | "), kind="columns"))
        elif len(row) > 1:
            cells = _cells(row, centres)
            if not cells[0]:
                cells[0] = " ".join(line.text for line in _take_names(lines))
            lines.append(replace(_joined(row, " "), text=" | ".join(cells), kind="row", bold=False))
        elif cells and lines[-1].kind == "row" and _goes_on(rows[i - 1], row, widest):
            cells[0] = f"{cells[0]} {row[0].text}"
            lines[-1] = replace(lines[-1], text=" | ".join(cells))
        else:
            lines.append(row[0])
    return lines


def _take_names(lines: list[Line]) -> list[Line]:
    """Takes away the lines that name a row without a first cell: those above it that stand together."""
    names: list[Line] = []
    while lines and lines[-1].kind is None and (not names or _gap(lines[-1], names[0]) < _TOGETHER):
        names.insert(0, lines.pop())
    return names


def _gap(line: Line, below: Line) -> float:
    """The white between two lines, in the height of a line."""
    upper, lower = _box(line), _box(below)
    return (upper.bottom - lower.top) / (lower.top - lower.bottom)


def _cells(row: Row, centres: Sequence[float]) -> list[str]:
    """The row's text in each column, by the columns' centres; a cell without text is empty. The first column holds
    what begins left of the others."""
    cells = [""] * len(centres)
    for piece in row:
        box = _box(piece)
        centre = (box.left + box.right) / 2
        first = piece is row[0] and (len(row) == len(centres) or box.left < (centres[0] + centres[1]) / 2)
        nearest = 0 if first else min(range(1, len(centres)), key=lambda i: abs(centres[i] - centre))
        cells[nearest] = f"{cells[nearest]} {piece.text}".strip()
    return cells


def _names(row: Row) -> list[str]:
    """What a row says in the columns after the first."""
    return [piece.text for piece in row[1:]]


def _goes_on(row: Row, below: Row, widest: Row) -> bool:
    """Whether a row is the next line of the first cell of the row above: it stands under that cell, in its column."""
    first, next_line = row[0], below[0]
    if len(below) > 1 or next_line.bold != first.bold or abs(_box(next_line).left - _box(first).left) >= 2:
        return False
    return _box(next_line).right < (_box(widest[1]).left + _box(widest[1]).right) / 2


def _joined(row: Row, between: str) -> Line:
    if len(row) == 1:
        return row[0]
    longest = max(row, key=lambda line: len(line.text))
    boxes = [_box(line) for line in row]
    return replace(
        longest,
        text=between.join(line.text for line in row),
        box=Box(
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        ),
        bold=all(line.bold for line in row),
    )


def _box(line: Line) -> Box:
    if line.box is None:
        raise ValueError("a line without a place is in no row")
    return line.box
