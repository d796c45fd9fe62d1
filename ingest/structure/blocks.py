"""Lines → blocks, each under its headings. Pure: no file, no markup, only lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Block, BlockKind, Line
from ingest.structure.instructions import is_instruction
from ingest.structure.marks import BULLET, ITEM, NUMBER
from ingest.structure.names import bare_name, section_number, squash
from ingest.wording import forum_author
from vectorstore.passage import Status

__all__ = ["find_blocks"]

_SENTENCE_END = re.compile(r"[.,;:…]$")
_HEADING_WORDS = 14
_HEADING_CHARACTERS = 100
_LEAD_IN_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks in the lines that follow, and with what standing."""

    status: Status
    author: str | None


def find_blocks(lines: Sequence[Line], status: Status) -> tuple[Block, ...]:
    """The blocks of a text in reading order. `status` is that of the document; a reply in a forum gets its own.

    Where the headings of a document were marked, those are its headings; otherwise a heading is known by its look.
    """
    blocks: list[Block] = []
    path: list[str] = []
    levels: list[int] = []
    voice = publisher = _Voice(status, None)
    marked = any(line.kind == "heading" for line in lines)
    depth = _marked_level if marked else _Look(lines).level
    for i, line in enumerate(lines):
        level = depth(lines, i)
        if level is not None and is_instruction(line.text):
            # It would stand above every quote from what follows it.
            line, level = replace(line, kind="paragraph"), None
        if level is None:
            following = lines[i + 1] if i + 1 < len(lines) else None
            kind, mark, text = _body(line, blocks[-1].kind if blocks else None, following, points=marked)
            starts = tuple((max(0, at - (len(line.text) - len(text))), page) for at, page in line.starts)
            blocks.append(
                Block(
                    kind,
                    mark,
                    text,
                    tuple(path),
                    voice.status,
                    voice.author,
                    line.sort or "plan",
                    page=line.page,
                    starts=starts,
                    url=line.url,
                )
            )
            continue
        if line.post:
            voice = _Voice("proposal", forum_author(line.post.number)) if line.post.reply else publisher
        name = line.title or line.text
        while levels and (levels[-1] >= level or _is_of_another_chapter(name, path[-1])):
            levels.pop()
            path.pop()
        if path and _is_again(name, path[-1]):
            # A chapter's heading that stands again, on its title page and above its text, is the same heading.
            level = levels.pop()
            above = path.pop()
            name = name if squash(name) == squash(above) else above
        levels.append(level)
        path.append(name)
        blocks.append(
            Block("heading", "", line.text, tuple(path), voice.status, voice.author, page=line.page, url=line.url)
        )
    return tuple(blocks)


def _is_of_another_chapter(name: str, above: str) -> bool:
    """Whether a section ("2.2 Van jong tot oud") does not stand under a chapter ("1. Betrouwbare overheid"), also when
    the heading of its own chapter was not found (JA21 2021)."""
    number, outer = section_number(name), section_number(above)
    return bool(number and outer and "." in number and not number.startswith(f"{outer}."))


def _is_again(name: str, above: str) -> bool:
    """Whether a heading is the one above it once more, without its number perhaps ("7. Kennis en cultuur" / "Kennis en
    cultuur"); "2.1 Wonen" is a section of "2. Wonen"."""
    return squash(name) in (squash(above), bare_name(above))


def _marked_level(lines: Sequence[Line], i: int) -> int | None:
    """A post in a forum is a heading too where other headings were marked."""
    return (lines[i].level or 0) if lines[i].kind == "heading" or lines[i].post else None


class _Look:
    """Follows, line by line, how deep each heading stands in a text where only the look of a line tells.

    Numbers, forum posts and announced blocks are headings for certain; any other heading stands one deeper than the
    last of those, or right under the title when there was none.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._spaced = any(line.gap for line in lines)
        self._numbered = _NumberLevels()
        self._certain = 0

    def level(self, lines: Sequence[Line], i: int) -> int | None:
        """The level of the heading at `i` (0 is the title), or None when that line is none."""
        line = lines[i]
        following = lines[i + 1] if i + 1 < len(lines) else None
        if not _is_heading(line, following, first=i == 0, spaced=self._spaced):
            return None
        number = NUMBER.match(line.text)
        if i == 0:
            return 0
        if line.level is not None:
            self._certain = line.level
        elif number:
            self._certain = self._numbered.level(number.group(1), number.group(2))
        else:
            return self._certain + 1
        return self._certain


class _NumberLevels:
    """The depth of numbered headings: "2.1" stands under "2"; a new way of numbering ("7." and then "1") one deeper
    than the ways seen before it."""

    def __init__(self) -> None:
        self._styles: list[str] = []

    def level(self, number: str, dot: str) -> int:
        if dot not in self._styles:
            self._styles.append(dot)
        return 1 + self._styles.index(dot) + number.count(".")


def _is_heading(line: Line, following: Line | None, *, first: bool, spaced: bool) -> bool:
    """A short line that starts as a title does, does not end as a sentence does, and stands apart: between blank
    lines, or, in a text without any, right before a line that it can head."""
    if line.level is not None:
        return True
    text = line.text
    short = len(text) <= _HEADING_CHARACTERS and len(text.split()) <= _HEADING_WORDS
    if not short or _SENTENCE_END.search(text) or BULLET.match(text) or _is_row(text):
        return False
    if not (text[0].isupper() or text[0].isdigit()):
        return False
    if following is None:
        return False
    if first:
        return True
    if spaced:
        return line.gap and following.gap
    return following.level is None and not BULLET.match(following.text) and len(following.text) > len(text)


def _is_row(text: str) -> bool:
    return text.count(" | ") >= 1 or text.endswith(" |")


def _body(
    line: Line, previous: BlockKind | None, following: Line | None, *, points: bool
) -> tuple[BlockKind, str, str]:
    """What a line that is no heading is: its kind, the glyph before it, and its text without that glyph. With
    `points`, a number with a full stop begins a point of a list."""
    if line.kind:
        return line.kind, "•" if line.kind == "bullet" else "", line.text
    bullet = BULLET.match(line.text) or (ITEM.match(line.text) if points else None)
    if bullet:
        return "bullet", bullet.group().strip(), line.text[bullet.end() :]
    if _is_row(line.text) and previous in ("row", "columns"):
        return "row", "", line.text
    if _is_row(line.text) and following and not BULLET.match(following.text) and _is_row(following.text):
        # The first row of a table names its columns; a line with a bar that has no row below it is no table.
        return "columns", "", line.text
    if line.text.endswith(":") and len(line.text.split()) <= _LEAD_IN_WORDS:
        return "lead_in", "", line.text
    return "paragraph", "", line.text
