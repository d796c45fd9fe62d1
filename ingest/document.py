"""What passes between the steps of reading: a document of lines, then blocks in an outline, then the whole reading."""

from dataclasses import dataclass
from typing import Literal

from vectorstore.passage import Passage, PassageKind, Section, Status

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Document",
    "Line",
    "OutlineEntry",
    "Post",
    "Properties",
    "Reading",
    "Removed",
    "Sheet",
]

BlockKind = Literal["heading", "paragraph", "bullet", "row", "lead_in", "columns"]
_ENOUGH = 20  # characters


@dataclass(frozen=True, slots=True)
class Post:
    """Where a post in a forum begins. The first post of a thread is the publisher's text, a later one a reply."""

    number: int
    reply: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line stands on its page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its text without outer white space, and what the format tells about it.

    `indent` is in characters (plain text), `gap` says that a blank line or a wide space stands above it, `open_end`
    that white space stood at its end. A format with mark-up sets `kind`, and for a heading its `level` (1 stands right
    under the title); then the line is a whole block. Where `kind` is None the line is what it looks like. A format with
    pages sets `page` (the number in the file, from 1), `size` (points), `bold` and `box`. `url` is the web page that a
    line of a scrape came from. `title` is what the outline calls a heading. `starts` are the places in `text` where the
    text of a next page begins, with that page's number, for a line that was joined over pages. `sort` is set where a
    rule knew the kind of text from how its lines were set.
    """

    text: str
    indent: int = 0
    gap: bool = False
    open_end: bool = False
    kind: BlockKind | None = None
    level: int | None = None
    title: str | None = None
    post: Post | None = None
    page: int | None = None
    size: float | None = None
    bold: bool = False
    box: Box | None = None
    url: str | None = None
    starts: tuple[tuple[int, int], ...] = ()
    sort: PassageKind | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file: its number in the file (from 1), the label printed on it or None, the number of characters
    of text on it, whether it has a picture, and its width and height in points."""

    number: int
    label: str | None
    characters: int
    picture: bool
    width: float
    height: float

    @property
    def has_text(self) -> bool:
        """Whether there is any to speak of: a page number or a stamp is none."""
        return self.characters >= _ENOUGH

    @property
    def needs_ocr(self) -> bool:
        """Whether what there is to read, if anything, is in a picture."""
        return self.picture and not self.has_text


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark of a file, or a line of its table of contents: title, depth (0 is outermost), the page in the file
    (from 1) that a bookmark leads to, the page number that a table of contents prints."""

    title: str
    depth: int
    page: int | None
    printed: int | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself; None where it does not."""

    title: str | None = None
    created: str | None = None
    """ISO date."""
    attachments: tuple[str, ...] = ()
    """Names of files that are carried inside the file; they are not read."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was left out of the clean text, the name of the rule that did it, and its page in the file."""

    rule: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader gives it. `sheets` is empty where the format has no pages. `removed` is what the reader
    itself left out (hidden text); `warnings` are Dutch sentences for whoever adds the file."""

    lines: tuple[Line, ...]
    sheets: tuple[Sheet, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    properties: Properties = Properties()
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, or a piece of text under one. `path` are the headings above it (its own included, for a heading).
    `page`, `starts` and `url` are as in Line; `sort` is the kind of its passages."""

    kind: BlockKind
    mark: str
    text: str
    path: tuple[str, ...]
    status: Status
    author: str | None
    sort: PassageKind = "plan"
    page: int | None = None
    starts: tuple[tuple[int, int], ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A programme as it was read: the clean text, and sections and passages that point into it."""

    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    removed: tuple[Removed, ...]
    sheets: tuple[Sheet, ...] = ()
    properties: Properties = Properties()
    warnings: tuple[str, ...] = ()
    words: int = 0
    """Words in the clean text."""
    suspects: tuple[tuple[str, int], ...] = ()
    """Words that no Dutch word list knows, with how often they occur; most frequent first."""
