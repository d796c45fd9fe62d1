"""How the columns of a table stand on a page, which is far narrower than a spreadsheet: what belongs together stands
below each other in one, and each is wide enough for its words. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.sheets import wording
from assistant.sheets.table import Column, Row, Table

__all__ = ["PageColumn", "page_columns", "page_widths"]

_STACKS: Final = (
    (wording.PUBLISHER, wording.MUNICIPALITY, wording.PROGRAMME, wording.YEAR, wording.STATUS),
    (wording.OUTCOME, wording.DIFFERENCES),
    (wording.PLACE, wording.PAGE, wording.SOURCE),
)
_BREAKS: Final = re.compile(r"[\s-]+|https?://\S*")
"""Where a line may end. An address may anywhere: it is longer than any column."""
_LONGEST: Final = 26
"""Characters of a word that a column is made wide for; a longer one would make the others too narrow."""


@dataclass(frozen=True, slots=True)
class PageColumn:
    """The columns of a table that stand below each other; the first gives the head."""

    columns: tuple[Column, ...]

    @property
    def head(self) -> str:
        return self.columns[0].name

    @property
    def width(self) -> float:
        return max(column.width for column in self.columns)

    def parts(self, row: Row) -> Iterator[tuple[str, str, str]]:
        """Of each column that says something in a row: its name, what stands before it, and what it says."""
        for column in self.columns:
            if said := row.get(column.name, ""):
                yield column.name, "" if column.name == self.head else f"{column.name}: ", said


def page_columns(table: Table) -> tuple[PageColumn, ...]:
    """The columns of a page, in the order of the table."""
    first = {name: stack[0] for stack in _STACKS for name in stack}
    stacked: dict[str, list[Column]] = {}
    for column in table.columns:
        stacked.setdefault(first.get(column.name, column.name), []).append(column)
    return tuple(PageColumn(tuple(columns)) for columns in stacked.values())


def page_widths(table: Table, room: float, character: float, margins: float) -> tuple[float, ...]:
    """The widths of the columns of a page, which fill the room: each its share, but no less than its longest word takes
    with the margins at its sides. All are in one unit. Where there is no room for that, each gets that much less."""
    columns = page_columns(table)
    least = [margins + character * _longest_word(column, table.rows) for column in columns]
    if sum(least) >= room:
        return tuple(width * room / sum(least) for width in least)
    narrow: set[int] = set()
    while True:
        left = room - sum(least[n] for n in narrow)
        shares = sum(column.width for n, column in enumerate(columns) if n not in narrow)
        widths = [least[n] if n in narrow else left * column.width / shares for n, column in enumerate(columns)]
        more = {n for n, width in enumerate(widths) if width < least[n]}
        if not more:
            return tuple(widths)
        narrow |= more


def _longest_word(column: PageColumn, rows: Sequence[Row]) -> int:
    said = [column.head, *("".join(part[1:]) for row in rows for part in column.parts(row))]
    return min(_LONGEST, max(len(word) for text in said for word in _BREAKS.split(text)))
