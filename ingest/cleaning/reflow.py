"""Lines as they were printed → lines as they were written: a paragraph, a bullet or a heading is one line. Pure.

A source that has a line for each paragraph is left as it is.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ingest.cleaning.words import Vocabulary, join_lines, vocabulary
from ingest.document import Box, Line
from ingest.structure.marks import BULLET, ITEM

__all__ = ["is_wrapped", "reflow"]

_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\d{0,2}[¹²³]?$")
_WRAPPED = 0.25
"""A text is wrapped when so many of its lines go on, in small letters, from a line that did not end."""
_NAMES = re.compile(r", [A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?$"), re.compile(r"^[A-ZÀ-Þ][^.,;:]{1,40},")
"""How a line of names ends and the next goes on: "…Ben Knapen (voorzitter), Hanke" / "Bruins Slot, …" (CDA 2021)."""
_FULL = 0.93
"""Of the width: a line of letters that would not have had room for the next word."""
_NARROW = 0.6
"""Of the usual length: a shorter line does not show how wide the text is."""
_RAGGED = 0.1
"""Of a column's width: so much white may stand at the end of a line of print that is full."""
_HANG = 3.0
"""Points. Text that stands so much further in than a bullet belongs to it."""
_NEAR = 6
"""Lines on both sides that tell how wide a column is."""
_BODY = 1.06
"""Times the size of the body text; a line that is larger is a heading or an introduction."""


def reflow(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Joins the lines of one paragraph, bullet or heading; a word cut at a line's end is put together."""
    if not is_wrapped(lines):
        return tuple(lines)
    document = vocabulary(line.text for line in lines)
    shape = _Shape.of(lines)
    whole: list[Line] = []
    for i, line in enumerate(lines):
        if whole and _goes_on(whole[-1], lines[i - 1], line, i, shape):
            whole[-1] = _joined(whole[-1], line, lines[i - 1], document, shape)
        else:
            whole.append(line)
    return tuple(whole)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether a line of this source is a line of print rather than a paragraph."""
    if any(line.box for line in lines):
        return True
    free = [line for line in lines if line.kind is None]
    going_on = sum(not _SENTENCE_END.search(above.text) and below.text[0].islower() for above, below in pairwise(free))
    return len(free) > 1 and going_on >= _WRAPPED * len(free)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the lines of a document look like together: the size of its body text, and how wide each line could be."""

    body: float | None
    usual: float
    """Characters in most lines."""
    room: tuple[float, ...]
    """For each line, where the column that it stands in ends (points; characters where lines have no place)."""
    hang: float
    """Points that the text of a bullet stands further in than its glyph, in print."""
    glyphs: frozenset[tuple[int | None, int]]
    """Where glyphs stand: page, and points from the left."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Shape":
        weight: dict[float, int] = {}
        for line in lines:
            if line.size is not None:
                weight[line.size] = weight.get(line.size, 0) + len(line.text)
        body = max(weight, key=lambda size: weight[size]) if weight else None
        usual = median([len(line.text) for line in lines if line.kind is None] or [0])
        glyphs = frozenset((line.page, round(line.box.left)) for line in lines if line.box and BULLET.match(line.text))
        return cls(body, usual, tuple(_room(lines, i) for i in range(len(lines))), _hang(lines), glyphs)

    def is_in_bullet(self, line: Line) -> bool:
        """Whether a line stands where the text of bullets on its page does."""
        left = round(_box(line).left - self.hang)
        return self.hang > 0 and any((line.page, left + off) in self.glyphs for off in (-1, 0, 1))


def _hang(lines: Sequence[Line]) -> float:
    steps = Counter(
        round(line.box.left - above.box.left)
        for above, line in pairwise(lines)
        if above.box and line.box and above.page == line.page and above.box.bottom > line.box.bottom
        if BULLET.match(above.text) and not BULLET.match(line.text)
    )
    step = steps.most_common(1)[0][0] if steps else 0
    return float(step) if step > _HANG else 0.0


def _room(lines: Sequence[Line], i: int) -> float:
    near = lines[max(0, i - _NEAR) : i + _NEAR + 1]
    box = lines[i].box
    if box is None:
        lengths = sorted(len(line.text) for line in near)
        return lengths[-2] if len(lengths) > 4 else lengths[-1]
    alike = [
        line.box.right
        for line in near
        if line.box and line.page == lines[i].page and abs(line.box.left - box.left) < 6 * (lines[i].size or 10)
    ]
    return max(alike)


def _goes_on(block: Line, above: Line, line: Line, i: int, shape: _Shape) -> bool:
    """Whether a line goes on with the block that `above` is the last line of."""
    if (
        line.kind
        or above.kind
        or line.level is not None
        or above.level is not None
        or line.post
        or line.url != above.url
    ):
        return False
    if BULLET.match(line.text) or _begins_item(line, above):
        return False
    if above.text.endswith("-") and line.text[0].islower() and _alike(above, line, block):
        return True
    if line.box and above.box:
        return _goes_on_in_print(block, above, line, i, shape)
    return _goes_on_in_text(above, line, i, shape)


def _goes_on_in_print(block: Line, above: Line, line: Line, i: int, shape: _Shape) -> bool:
    if not _alike(above, line, block):
        return False
    ended = bool(_SENTENCE_END.search(above.text))
    box, before = _box(line), _box(above)
    if line.page != above.page or box.bottom > before.bottom:
        # On to the next column or page, where a sentence that has not ended goes on, and so does a bullet.
        goes_on = not ended or (bool(BULLET.match(block.text)) and shape.is_in_bullet(line))
        return goes_on and line.bold == above.bold and (line.text[0].islower() or not _is_display(line, shape))
    if line.gap:
        return False
    if _hangs(block, line) or (_is_display(line, shape) and not ended):
        return True
    first_word = line.text.split(" ", 1)[0]
    width = (box.right - box.left) * (len(first_word) + 1) / max(len(line.text), 1)
    full = before.right + width > shape.room[i - 1] - _RAGGED * (shape.room[i - 1] - before.left)
    return full or (not ended and line.text[0].islower())


def _hangs(block: Line, line: Line) -> bool:
    """Whether a line stands further in than the bullet or the number above it, as the text of that point does."""
    if not (BULLET.match(block.text) or ITEM.match(block.text)) or block.bold:
        return False
    return _box(line).left > _box(block).left + _HANG


def _goes_on_in_text(above: Line, line: Line, i: int, shape: _Shape) -> bool:
    ended = bool(_SENTENCE_END.search(above.text))
    small = line.text[0].islower() or line.text[0] in ",.;:)"
    if line.gap:
        return not ended and small
    if small or (_NAMES[0].search(above.text) and _NAMES[1].match(line.text)):
        return True
    if ended and line.text.isupper() and not above.text.isupper():
        return False
    if len(above.text) < _NARROW * shape.usual:
        # Names under each other, say, are as long as each other too.
        return False
    first_word = line.text.split(" ", 1)[0]
    return len(above.text) + 1 + len(first_word) > _FULL * shape.room[i - 1]


def _alike(above: Line, line: Line, block: Line) -> bool:
    """Whether two lines can be of one block: of one size and weight, but that a bullet may begin in bold."""
    if line.size is None or above.size is None:
        return True
    if abs(line.size - above.size) > 0.12 * max(line.size, above.size):
        return False
    return line.bold == above.bold or bool(BULLET.match(block.text) or ITEM.match(block.text))


def _is_display(line: Line, shape: _Shape) -> bool:
    """Whether a line is set larger or bolder than the body text."""
    return line.bold or (line.size is not None and shape.body is not None and line.size > _BODY * shape.body)


def _begins_item(line: Line, above: Line) -> bool:
    """Whether a line begins a numbered point; a sentence that goes on with "12. In" at a line's start does not."""
    if not ITEM.match(line.text):
        return False
    return line.box is None or above.box is None or line.box.left <= above.box.left + 1 or line.gap


def _joined(block: Line, line: Line, above: Line, document: Vocabulary, shape: _Shape) -> Line:
    text = join_lines(block.text, line.text, document)
    starts = block.starts
    last_page = starts[-1][1] if starts else block.page
    if line.page is not None and line.page != last_page:
        starts = (*starts, (len(text) - len(line.text), line.page))
    box = _around(block, line, above, shape) if block.box and line.box and above.box else block.box
    return replace(block, text=text, starts=starts, box=box, bold=block.bold and line.bold)


def _around(block: Line, line: Line, above: Line, shape: _Shape) -> Box:
    """Where the joined lines stand; on to a next column or page only the part there counts."""
    one, other = _box(block), _box(line)
    if line.page != above.page or other.bottom > _box(above).bottom:
        return replace(other, left=other.left - (shape.hang if BULLET.match(block.text) else 0.0))
    return Box(
        min(one.left, other.left), min(one.bottom, other.bottom), max(one.right, other.right), max(one.top, other.top)
    )


def _box(line: Line) -> Box:
    if line.box is None:
        raise ValueError("a line without a place has no box")
    return line.box
