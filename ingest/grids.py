"""Tables as they are printed: pieces of text that stand in rows and under column names. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ingest.document import Box, Line

__all__ = ["Row", "lay_out_rows"]

Row = tuple[Line, ...]
"""Pieces on one base line, from left to right."""

_FIGURE = re.compile(r"^[€$-]? ?\d{1,3}(?:[.,]\d+)*%?$")
"""A number that is no year: column names are words or years."""
_COLUMNS = 3
"""A row of a table has so many cells or more; a title and its page number are two."""
_ROWS = 3
"""Of such rows in a run; fewer are chance."""
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
    return [(run[0], _last(rows, run) + 1) for run in runs if len(run) >= _ROWS]


def _are_cells(row: Row) -> bool:
    return median(len(piece.text) for piece in row[1:]) <= 25


def _last(rows: Sequence[Row], run: Sequence[int]) -> int:
    """The last row of a table; a last row whose first cell goes on below takes that line along."""
    last = run[-1]
    if last + 1 < len(rows) and _goes_on(rows[last], rows[last + 1]):
        return last + 1
    return last


def _table(rows: Sequence[Row]) -> list[Line]:
    widest = max(rows, key=len)
    centres = [(_box(piece).left + _box(piece).right) / 2 for piece in widest]
    named = not all(_FIGURE.match(piece.text) for piece in rows[0][1:])
    lines: list[Line] = []
    cells: list[str] = []
    for i, row in enumerate(rows):
        if i == 0 and named:
            lines.append(replace(_joined(row, " | "), kind="columns"))
        elif len(row) > 1:
            cells = _cells(row, centres)
            lines.append(replace(_joined(row, " "), text=" | ".join(cells), kind="row", bold=False))
        elif cells and lines[-1].kind == "row" and _goes_on(rows[i - 1], row):
            cells[0] = f"{cells[0]} {row[0].text}"
            lines[-1] = replace(lines[-1], text=" | ".join(cells))
        else:
            lines.append(row[0])
    return lines


def _cells(row: Row, centres: Sequence[float]) -> list[str]:
    """The row's text in each column, by the columns' centres; a cell without text is empty."""
    cells = [""] * len(centres)
    for piece in row:
        centre = (_box(piece).left + _box(piece).right) / 2
        nearest = 0 if piece is row[0] else min(range(1, len(centres)), key=lambda i: abs(centres[i] - centre))
        cells[nearest] = f"{cells[nearest]} {piece.text}".strip()
    return cells


def _goes_on(row: Row, below: Row) -> bool:
    """Whether a row is the next line of the first cell of the row above."""
    first, next_line = row[0], below[0]
    return len(below) == 1 and next_line.bold == first.bold and abs(_box(next_line).left - _box(first).left) < 2


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
