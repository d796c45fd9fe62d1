"""What passes between the steps of reading: lines on pages, then blocks in an outline, then the whole reading."""

from dataclasses import dataclass
from typing import Literal

from vectorstore.passage import Passage, Section, Status

__all__ = ["Block", "BlockKind", "Line", "Page", "Post", "Reading", "Removed"]

BlockKind = Literal["heading", "paragraph", "bullet", "row", "lead_in", "columns"]


@dataclass(frozen=True, slots=True)
class Post:
    """Where a post in a forum begins. The first post of a thread is the publisher's text, a later one a reply."""

    number: int
    reply: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its text without outer white space, how far it is indented (in characters), and whether
    a blank line stands above it. `level` is set where something other than the line itself tells that it is a
    heading (a list of the blocks on a page, the start of a forum post): 1 stands right under the title."""

    text: str
    indent: int = 0
    gap: bool = False
    level: int | None = None
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a source. `label` is the number printed on it; None where the format has no pages."""

    label: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was left out of the clean text, and the name of the rule that did it."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, or a piece of text under one. `path` are the headings above it (its own included, for a heading)."""

    kind: BlockKind
    mark: str
    text: str
    path: tuple[str, ...]
    status: Status
    author: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A programme as it was read: the clean text, and sections and passages that point into it."""

    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    removed: tuple[Removed, ...]
