"""Blocks → clean text, sections and passages. Pure, but for the sentence rules that it is handed."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ingest.document import Block, Sheet
from vectorstore.passage import Passage, Section, Span

__all__ = ["LONGEST", "compose_text", "cut_passages", "find_sections"]

LONGEST = 700
"""Characters. A longer paragraph or bullet is cut between sentences."""

Placed = tuple[Block, Span]
Splitter = Callable[[str], tuple[Span, ...]]


def compose_text(blocks: Sequence[Block]) -> tuple[str, tuple[Placed, ...]]:
    """The clean text, and each block with the span of its words in it (the glyph of a bullet stands outside)."""
    parts: list[str] = []
    placed: list[Placed] = []
    position = 0
    previous: Block | None = None
    for block in blocks:
        if previous:
            together = block.kind == previous.kind == "bullet" or block.kind == "row"
            gap = "\n" if together else "\n\n"
            parts.append(gap)
            position += len(gap)
        mark = f"{block.mark} " if block.mark else ""
        parts.append(mark + block.text)
        start = position + len(mark)
        position = start + len(block.text)
        placed.append((block, (start, position)))
        previous = block
    return "".join(parts), tuple(placed)


def find_sections(placed: Sequence[Placed]) -> tuple[Section, ...]:
    """One section a heading, from its heading to the last block that stands under it."""
    sections: list[Section] = []
    open_ones: list[int] = []
    for block, (start, end) in placed:
        heading = block.kind == "heading"
        while open_ones and not _stands_under(block.path, sections[open_ones[-1]].path, heading):
            open_ones.pop()
        for i in open_ones:
            sections[i] = replace(sections[i], end=end)
        if heading:
            open_ones.append(len(sections))
            sections.append(Section(block.path, start, end, block.status, block.author))
    return tuple(sections)


def _stands_under(path: tuple[str, ...], section: tuple[str, ...], heading: bool) -> bool:
    return path[: len(section)] == section and not (heading and path == section)


def cut_passages(
    programme_id: str, placed: Sequence[Placed], split: Splitter, sheets: Sequence[Sheet] = ()
) -> tuple[Passage, ...]:
    """The passages of a programme in reading order. `sheets` tell what is printed on each page."""
    labels = {sheet.number: sheet.label or str(sheet.number) for sheet in sheets}
    passages: list[Passage] = []
    seen: Counter[tuple[tuple[str, ...], str]] = Counter()
    leads = _Leads()
    for block, (start, _) in placed:
        context = leads.over(block, split)
        if block.kind not in ("paragraph", "bullet", "row"):
            continue
        # A table row's closing bar is markup.
        text = block.text.rstrip("| ") if block.kind == "row" else block.text
        for piece in _pieces(split(text)):
            piece_start, piece_end = piece[0][0], piece[-1][1]
            words = text[piece_start:piece_end]
            place = (block.path, words)
            sheet = _sheet(block, piece_start)
            seen[place] += 1
            passages.append(
                Passage(
                    id=_passage_id(programme_id, block.path, words, seen[place]),
                    programme_id=programme_id,
                    section=block.path,
                    start=start + piece_start,
                    end=start + piece_end,
                    text=words,
                    sentences=tuple((start + a, start + b) for a, b in piece),
                    context=context,
                    status=block.status,
                    author=block.author,
                    page=None if sheet is None else labels.get(sheet, str(sheet)),
                    sheet=sheet,
                    kind=block.sort,
                    url=block.url,
                )
            )
    return tuple(passages)


class _Leads:
    """Follows which line leads the present block in: "Het IVP benoemt de volgende prioriteiten:" over its bullets,
    a table's column names over its rows."""

    def __init__(self) -> None:
        self._line: str | None = None
        self._used = False
        """A paragraph below the bullets that a line led in is not led in by it."""
        self._columns: str | None = None
        self._text: Block | None = None
        """The last block since the table that is no row and no heading."""
        self._point: tuple[str, str] | None = None
        """The mark and the last sentence of a bullet that leads in those with another mark: "we gaan:" "○ …"."""

    def over(self, block: Block, split: Splitter) -> str | None:
        """The lead-in of this block; remembers the block for the next."""
        if block.kind == "row":
            self._point = None
            return self._over_row(block)
        if block.kind != "heading":
            self._text = block
        if block.kind == "bullet":
            self._used = True
            return self._over_bullet(block, split)
        self._point = None
        before, self._line, self._used = None if self._used else self._line, None, False
        if block.kind == "columns":
            self._columns, self._text = block.text.rstrip("| "), None
        elif block.kind != "heading" and block.text.endswith(":"):
            self._line = _last_sentence(block, split)
        return before if block.kind == "paragraph" else None

    def _over_row(self, block: Block) -> str | None:
        """A table may have headings between its rows, and a note at the foot of a page before it goes on overleaf; it
        ends at any other text."""
        if self._text and (block.page is None or block.page == self._text.page):
            self._columns = None
        self._text = None
        return self._columns

    def _over_bullet(self, block: Block, split: Splitter) -> str | None:
        if self._point and self._point[0] != block.mark:
            return self._point[1]
        self._point = (block.mark, _last_sentence(block, split)) if block.text.endswith(":") else None
        return self._line


def _last_sentence(block: Block, split: Splitter) -> str:
    start, end = split(block.text)[-1]
    return block.text[start:end]


def _sheet(block: Block, position: int) -> int | None:
    """The number in the file of the page on which the character at a position of the block's text stands."""
    return next((page for start, page in reversed(block.starts) if start <= position), block.page)


def _pieces(sentences: Sequence[Span]) -> Iterable[Sequence[Span]]:
    """Groups sentences so that no group is longer than LONGEST (unless one sentence is) and all are about as long."""
    if not sentences:
        return
    length = sentences[-1][1] - sentences[0][0]
    count = -(-length // LONGEST)
    target = length / count
    group: list[Span] = []
    for sentence in sentences:
        if group and (sentence[1] - group[0][0] > LONGEST or (sentence[0] + sentence[1]) / 2 - group[0][0] > target):
            yield group
            group = []
        group.append(sentence)
    yield group


def _passage_id(programme_id: str, path: tuple[str, ...], text: str, occurrence: int) -> str:
    """Programme, place and words: the same sentence in two programmes is two passages, and a change elsewhere in the
    text leaves the id as it is."""
    place = "\x1f".join((programme_id, *path, text, str(occurrence)))
    return hashlib.sha256(place.encode()).hexdigest()[:16]
