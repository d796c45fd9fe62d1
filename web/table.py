"""A table as HTML. On a telephone its rows are laid out as cards, and a browser may then take it for no table any more:
so its roles are said as well. Pure."""

from collections.abc import Iterable, Sequence

__all__ = ["render_table"]


def render_table(
    label: str, caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "", bars: bool = False
) -> str:
    """A table out of pieces of HTML: the first of each row is what the row is about. `label` is what a screen reader
    calls the part of the page that it stands in, `kind` a class of the style sheet for all of it; with `bars` the last
    column is a chart."""
    head = "".join(f'<th role="columnheader" scope="col">{column}</th>' for column in columns)
    body = "".join(_row(columns, row, bars) for row in rows)
    return (
        f'<div class="vw-table vw-cards {kind}" tabindex="0" role="region" aria-label="{label}">'
        f'<table role="table">{caption}<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def _row(columns: Sequence[str], row: Sequence[str], bars: bool) -> str:
    about, *cells = row
    classes = [*[""] * (len(cells) - 1), ' class="vw-bar"' if bars else ""]
    told = "".join(
        f'<td role="cell"{of} data-label="{column}">{cell}</td>'
        for of, column, cell in zip(classes, columns[1:], cells, strict=True)
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{about}</th>{told}</tr>'
