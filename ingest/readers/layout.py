"""Lines with a place on a page → the same lines in the order in which a person reads them. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.document import Box, Line
from ingest.readers.grids import lay_out_rows
from ingest.structure.marks import NUMBER

__all__ = ["in_reading_order"]

_GUTTER = 8.0
"""Points. Two columns have at least so much white between them."""
_SIDE = 4
"""Lines. A column has at least so many on each side of the gutter."""
_ACROSS = 0.3
"""For each line in the smaller column, so many may cross the gutter beside it."""
_COLUMN_CHARACTERS = 18
"""A column of text has lines of about so many characters or more; a column of a table has shorter ones."""
_GAP = 1.45
"""A line whose distance to the one above is so many times the usual distance stands apart."""


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of one page: column by column, from the top down, pieces of one line put together, `gap` filled in.

    A line that crosses the gutter between columns (a wide heading, an introduction) parts what stands above it from
    what stands below.
    """
    return _with_gaps(_ordered(lines))


def _ordered(lines: Sequence[Line]) -> list[Line]:
    gutter = _gutter(lines)
    if gutter is None:
        return list(_joined_rows(lines))
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []

    def finish() -> None:
        ordered.extend(_ordered(left) if left and len(left) < len(lines) else left)
        ordered.extend(_ordered(right) if right and len(right) < len(lines) else right)
        left.clear()
        right.clear()

    for line in sorted(lines, key=lambda line: -_box(line).top):
        box = _box(line)
        if box.right <= gutter:
            left.append(line)
        elif box.left >= gutter:
            right.append(line)
        else:
            finish()
            ordered.append(line)
    finish()
    return ordered


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the widest upright strip with text lines on both sides and few across it; None in one column."""
    edges = sorted({round(_box(line).left, 1) for line in lines if len(line.text) >= _COLUMN_CHARACTERS})
    best: tuple[int, float] | None = None
    for edge in edges:
        right = [line for line in lines if _box(line).left >= edge - 1]
        left = [line for line in lines if _box(line).right <= edge - _GUTTER]
        if len(left) < _SIDE or len(right) < _SIDE or not (_is_text(left) and _is_text(right)):
            continue
        both = min(len(left), len(right))
        across = _within(lines, left, right) - _within(left, left, right) - _within(right, left, right)
        if across > _ACROSS * both:
            continue
        score = both - across
        if best is None or score > best[0]:
            best = (score, (max(_box(line).right for line in left) + edge) / 2)
    return best[1] if best else None


def _within(lines: Sequence[Line], left: Sequence[Line], right: Sequence[Line]) -> int:
    """How many lines stand at a height where there are lines in the left column and in the right."""
    top = min(max(_box(line).top for line in side) for side in (left, right))
    bottom = max(min(_box(line).bottom for line in side) for side in (left, right))
    return sum(bottom <= _box(line).bottom and _box(line).top <= top for line in lines)


def _is_text(lines: Sequence[Line]) -> bool:
    return median(len(line.text) for line in lines) >= _COLUMN_CHARACTERS


def _joined_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Pieces that stand on one base line put together, from left to right; the rest from the top down."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -_box(line).top):
        beside = rows[-1][0] if rows and _level_with(rows[-1][0], line) else None
        if beside is None:
            rows.append([line])
        elif not _heads(beside, line):
            rows[-1].append(line)
        else:
            rows.insert(len(rows) - (_box(line).left < _box(beside).left), [line])
    return lay_out_rows([tuple(sorted(row, key=lambda line: _box(line).left)) for row in rows])


def _level_with(one: Line, other: Line) -> bool:
    """Whether two pieces overlap in height by more than half of the lower of the two, and not in width."""
    a, b = _box(one), _box(other)
    shared = min(a.top, b.top) - max(a.bottom, b.bottom)
    beside = a.right <= b.left + 1 or b.right <= a.left + 1
    return beside and shared > 0.5 * min(a.top - a.bottom, b.top - b.bottom)


def _heads(left: Line, right: Line) -> bool:
    """Whether one piece is a heading on whose line the text begins: bold before plain, with a number of a section."""
    first, second = sorted((left, right), key=lambda line: _box(line).left)
    return first.bold and not second.bold and bool(NUMBER.match(first.text)) and second.text[0].isalpha()


def _with_gaps(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Marks the lines above which there is more white than usual between lines of their size."""
    steps: dict[float, list[float]] = {}
    for above, line in pairwise(lines):
        step = _box(above).bottom - _box(line).bottom
        if line.size == above.size and line.size is not None and 0 < step < 4 * line.size:
            steps.setdefault(line.size, []).append(step)
    usual = {size: median(found) for size, found in steps.items()}
    marked: list[Line] = []
    for i, line in enumerate(lines):
        step = _box(lines[i - 1]).bottom - _box(line).bottom if i else 0.0
        size = line.size or 1.0
        apart = step > _GAP * min(usual.get(size, 1.4 * size), 1.8 * size)
        marked.append(replace(line, gap=apart))
    return tuple(marked)


def _box(line: Line) -> Box:
    if line.box is None:
        raise ValueError("a line without a place has no reading order")
    return line.box
