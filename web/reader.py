"""A programme as a document that can be read: its sections as a tree, its text under its headings. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vectorstore.passage import DocumentKind, Passage, PassageKind, Section, Span
from web import programme_wording as wording
from web.markup import badge, text

__all__ = ["Reading", "find_words", "render_text", "render_tree"]

_BLOCK = re.compile(r"[^\n](?:.*\n(?!\n))*.*")
_LINE = re.compile(r".+")
_BULLET = re.compile(r"[•–-] +")
_DEEPEST = 6
"""HTML has no heading below h6."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is shown of a programme. `place` is the passage that a reader came for, `found` is where the words stand
    that they look for; both are positions in the text."""

    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    kind: DocumentKind
    place: Span | None = None
    found: tuple[Span, ...] = ()


def find_words(plain: str, words: str) -> tuple[Span, ...]:
    """Where words stand in a text, in any case; apart and in order. White space in them is any white space."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    return tuple(match.span() for match in re.finditer(r"\s+".join(parts), plain, re.IGNORECASE))


def render_tree(sections: Sequence[Section]) -> str:
    """The headings as a list of links, as deep as they are; nothing for a text without headings."""
    parts: list[str] = []
    depth = 0
    for i, section in enumerate(sections):
        level = min(len(section.path), depth + 1)
        if level > depth:
            parts.append("<ul>")
        else:
            parts.append("</li>" + "</ul></li>" * (depth - level))
        depth = level
        parts.append(f'<li><a href="#{_id(i)}">{text(section.path[-1])}</a>')
    return "".join(parts) + "</li></ul>" * depth


def render_text(reading: Reading) -> str:
    """The text, with an id at each heading, the place marked, and a label at what is no plan or not the publisher's."""
    headings: dict[int, int] = {}
    for i, section in enumerate(reading.sections):
        headings[section.start] = i
    labels = {p.start: p for p in reading.passages if p.kind != "plan" or p.author}
    return "".join(_blocks(reading, headings, labels))


def _blocks(reading: Reading, headings: Mapping[int, int], labels: Mapping[int, Passage]) -> Iterator[str]:
    shown: tuple[PassageKind, str | None] | None = None
    starts = [passage.start for passage in reading.passages]
    for block in _BLOCK.finditer(reading.text):
        index = headings.get(block.start())
        heading = reading.sections[index].path[-1] if index is not None else None
        if index is not None and heading is not None and block[0].startswith(heading):
            level = min(len(reading.sections[index].path) + 2, _DEEPEST)
            end = block.start() + len(heading)
            yield f'<h{level} id="{_id(index)}">{_piece(reading, block.start(), end)}</h{level}>'
            shown = None
            if end < block.end():
                yield _lines(reading, end, block.end())
            continue
        if index is not None:
            yield f'<a id="{_id(index)}"></a>'
        at = bisect_left(starts, block.start())
        passage = labels.get(starts[at]) if at < len(starts) and starts[at] < block.end() else None
        label = (passage.kind, passage.author) if passage else None
        if passage and label != shown:
            yield f'<p class="vw-facts">{_label(passage, reading.kind)}</p>'
        shown = label
        yield _lines(reading, *block.span())


def _label(passage: Passage, kind: DocumentKind) -> str:
    if passage.author:
        return f"{badge(passage.status, kind)} <span>{text(passage.author)}</span>"
    return f'<span class="vw-badge vw-badge-unknown">{text(wording.kind_name(passage.kind))}</span>'


def _lines(reading: Reading, start: int, end: int) -> str:
    """A block: its bullets as a list, its other lines as paragraphs."""
    parts: list[str] = []
    inside = False
    for line in _LINE.finditer(reading.text, start, end):
        bullet = _BULLET.match(reading.text, line.start(), line.end())
        if (bullet is not None) != inside:
            parts.append("<ul>" if bullet else "</ul>")
            inside = bullet is not None
        tag = "li" if bullet else "p"
        piece = _piece(reading, bullet.end() if bullet else line.start(), line.end())
        parts.append(f"<{tag}>{piece}</{tag}>")
    return "".join([*parts, "</ul>" if inside else ""])


def _piece(reading: Reading, start: int, end: int) -> str:
    """Text between two positions, with what is marked in it."""
    if reading.place and reading.place[0] < end and start < reading.place[1]:
        first, last = max(start, reading.place[0]), min(end, reading.place[1])
        anchor = ' id="plek"' if first == reading.place[0] else ""
        return (
            f"{_found(reading, start, first)}<mark{anchor}>{_found(reading, first, last)}</mark>"
            f"{_found(reading, last, end)}"
        )
    return _found(reading, start, end)


def _found(reading: Reading, start: int, end: int) -> str:
    """Text between two positions, with the words that are looked for in it. Where they begin has an id."""
    parts: list[str] = []
    position = start
    for number, (first, last) in enumerate(() if reading.place else reading.found, start=1):
        if not max(first, start) < min(last, end):
            continue
        anchor = f' id="vondst-{number}"' if first >= start else ""
        inside = max(first, start), min(last, end)
        parts.append(
            f"{text(reading.text[position : inside[0]])}<mark{anchor}>{text(reading.text[slice(*inside)])}</mark>"
        )
        position = inside[1]
    return "".join([*parts, text(reading.text[position:end])])


def _id(index: int) -> str:
    return f"deel-{index + 1}"
