"""Pieces of a page → lines: headings get their levels, short bold paragraphs become headings, lists their lead-in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.document import Line
from ingest.readers.characters import fold
from vectorstore.passage import PassageKind

__all__ = ["BREAK", "Piece", "PieceKind", "cut_paragraphs", "settle_lines"]

PieceKind = Literal["heading", "title", "paragraph", "bullet", "columns", "row"]
"""As the kind of a line; a title may be a heading: a paragraph in bold, the summary of a part that folds open."""

BREAK = "\u2028"
"""LINE SEPARATOR: stands for a <br> among the strings of a paragraph."""

_BULLET = re.compile(r"^([•‣◦▪●·*–-])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.,;:!?…][\"'’”)]*$")
_TITLE_END = re.compile(r"[.,;:!…]$")
_TITLE_WORDS = 12
_LEAD_IN_WORDS = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A whole block: what it is, its text, for a heading the number in its tag, and the kind of text where the page
    tells it."""

    kind: PieceKind
    text: str
    level: int = 0
    sort: PassageKind | None = None


def cut_paragraphs(strings: Sequence[tuple[str, bool]], *, plain: bool) -> Iterator[Piece]:
    """The blocks of one element's text. `strings` are its parts in order, each with whether it is bold.

    One break is a space, two end a paragraph. In `plain` text (no list item, no cell) a line of its own that is wholly
    bold is a title; a line that starts with a typed bullet is a list item anywhere.
    """
    kind: PieceKind = "paragraph"
    text = ""
    for row, bold in _rows(strings):
        bullet = _BULLET.match(row)
        titled = plain and bold and _is_title(row)
        ended = kind == "bullet" and _SENTENCE_END.search(text)
        if text and (not row or bullet or titled or kind == "title" or ended):
            yield Piece(kind, text)
            text = ""
        if not row:
            continue
        if text:
            text = f"{text} {row}"
        elif bullet:
            kind, text = "bullet", row[bullet.end() :]
        else:
            kind, text = ("title" if titled else "paragraph"), row
    if text:
        yield Piece(kind, text)


def _rows(strings: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """The text between breaks, and whether all of it is bold. A break in the middle of bold words parts nothing."""
    row: list[tuple[str, bool]] = []
    for i, (text, bold) in enumerate(strings):
        following = strings[i + 1][0] if i + 1 < len(strings) else BREAK
        if text == BREAK and not (bold and following != BREAK):
            yield _row(row)
            row = []
        else:
            row.append((" " if text == BREAK else text, bold))
    yield _row(row)


def _row(parts: Sequence[tuple[str, bool]]) -> tuple[str, bool]:
    return fold("".join(text for text, _ in parts)), all(bold for text, bold in parts if fold(text))


def _is_title(text: str) -> bool:
    return len(text.split()) <= _TITLE_WORDS and not _TITLE_END.search(text) and any(sign.isalpha() for sign in text)


def settle_lines(pieces: Sequence[Piece], url: str | None) -> tuple[Line, ...]:
    """The lines of a page. Levels are consecutive: a heading stands one deeper than the last one of a higher rank,
    whatever numbers their tags have. A title with nothing below it is a paragraph."""
    lines: list[Line] = []
    ranks: list[int] = []
    above = 0
    for i, piece in enumerate(pieces):
        below = pieces[i + 1].kind if i + 1 < len(pieces) else None
        if piece.kind == "heading" or (piece.kind == "title" and below is not None):
            if piece.kind == "heading":
                above = piece.level
            rank = piece.level or above + 1
            while ranks and ranks[-1] >= rank:
                ranks.pop()
            ranks.append(rank)
            lines.append(Line(piece.text, kind="heading", level=len(ranks), url=url))
        elif piece.kind in ("bullet", "columns", "row"):
            lines.append(Line(piece.text, kind=piece.kind, url=url, sort=piece.sort))
        else:
            leads = below == "bullet" and piece.text.endswith(":") and len(piece.text.split()) <= _LEAD_IN_WORDS
            lines.append(Line(piece.text, kind="lead_in" if leads else "paragraph", url=url, sort=piece.sort))
    return tuple(lines)
