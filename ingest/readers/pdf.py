"""PDF: bytes → lines in reading order, with size, weight and place. The only file that imports pypdf and pypdfium2.

pypdfium2 reads the text (on the four programmes of Amsterdam 2026 it broke no word, where pypdf broke hundreds); pypdf
knows the outline, the page labels, the properties, encryption and attachments.
"""

import ctypes
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from ingest.document import Box, Document, Line, OutlineEntry, Properties, Removed, Sheet
from ingest.layout import in_reading_order
from ingest.readers.characters import fold
from ingest.wording import (
    pdf_encrypted,
    pdf_needs_ocr,
    pdf_no_pages,
    pdf_some_pages_need_ocr,
    pdf_too_many_pages,
    pdf_unreadable,
)
from vectorstore.errors import SourceError

__all__ = ["MOST_PAGES", "read_pdf"]

MOST_PAGES = 2_000
"""A programme has 15 to 300 pages; a file far over that is no programme."""
_HYPHEN = "\ufffe"
"""What pdfium puts where a hyphen ends a line; the next line follows at once."""
_TINY = 2.5
"""Points. Nobody reads smaller letters; they hide something."""
_ENOUGH = 20
"""Characters. A page with fewer has no text to speak of: a page number, a stamp."""


_WIDE = 2.0
"""Times the height of the letters. So much white within a line is that between columns or cells."""
_HEAVY = 600
"""The weight from which a font is bold, on the scale of 100 to 900."""
_BOLD = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_NAME_LENGTH = 256
_LINE = re.compile(r"[^\r\n\ufffe]+")
_SPACED = re.compile(r"^(?:\S {1,3}){6,}\S$")
_WIDE_WHITE = re.compile(r"\s{4,}")
_SPACE = re.compile(r"(?<=\S) +(?=\S)")


@dataclass(frozen=True, slots=True)
class _Look:
    """What one character looks like: the height of its font's box in points, whether it is bold, where it stands."""

    size: float
    bold: bool
    box: Box


def read_pdf(name: str, data: bytes) -> Document:
    """Reads a PDF. Raises SourceError when it is encrypted, damaged, empty, absurdly long or has only pictures."""
    facts = _open_pypdf(name, data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise SourceError(pdf_unreadable(name, str(error))) from error
    try:
        count = len(document)
        if count == 0:
            raise SourceError(pdf_no_pages(name))
        if count > MOST_PAGES:
            raise SourceError(pdf_too_many_pages(name, count, MOST_PAGES))
        labels = _labels(facts, count)
        lines: list[Line] = []
        sheets: list[Sheet] = []
        removed: list[Removed] = []
        for index in range(count):
            sheet, on_page, hidden = _read_page(document, index, labels[index])
            sheets.append(sheet)
            lines += on_page
            removed += hidden
    finally:
        document.close()
    textless = [sheet for sheet in sheets if sheet.characters < _ENOUGH and sheet.picture]
    if all(sheet.characters < _ENOUGH for sheet in sheets):
        if textless:
            raise SourceError(pdf_needs_ocr(name, [sheet.number for sheet in textless]))
        raise SourceError(pdf_no_pages(name))
    return Document(
        lines=tuple(lines),
        sheets=tuple(sheets),
        outline=tuple(_outline(facts)),
        properties=_properties(facts),
        removed=tuple(removed),
        warnings=(pdf_some_pages_need_ocr(name, [sheet.number for sheet in textless]),) if textless else (),
    )


def _open_pypdf(name: str, data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(pdf_encrypted(name))
        reader.get_num_pages()
    except PyPdfError as error:
        raise SourceError(pdf_unreadable(name, str(error))) from error
    return reader


def _read_page(
    document: pdfium.PdfDocument, index: int, label: str | None
) -> tuple[Sheet, tuple[Line, ...], tuple[Removed, ...]]:
    page = document[index]
    try:
        width, height = page.get_size()
        picture = any(True for _ in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
        text_page = page.get_textpage()
        try:
            lines, hidden = _lines(page, text_page, index + 1)
        finally:
            text_page.close()
    finally:
        page.close()
    sheet = Sheet(index + 1, label, sum(len(line.text) for line in lines), picture, width, height)
    return sheet, in_reading_order(lines), hidden


def _lines(
    page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, number: int
) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines of a page as pdfium finds them, and those that nobody can see."""
    left, bottom, right, top = page.get_cropbox()
    lines: list[Line] = []
    hidden: list[Removed] = []
    for start, text in _stretches(text_page):
        content = fold(_close_up(text))
        if not content:
            continue
        looks = [_look(text_page, start + offset) for offset in _sampled(text)]
        box = Box(
            looks[0].box.left,
            min(look.box.bottom for look in looks),
            max(look.box.right for look in looks),
            max(look.box.top for look in looks),
        )
        # A font's box is about a fifth higher than its size in points.
        size = median(look.size for look in looks)
        outside = box.right < left or box.left > right or box.top < bottom or box.bottom > top
        if outside or size < _TINY:
            hidden.append(Removed("buiten de pagina" if outside else "onleesbaar klein", content, number))
            continue
        bold = all(look.bold for look in looks)
        lines.append(Line(content, page=number, size=round(size, 1), bold=bold, box=box))
    return tuple(lines), tuple(hidden)


def _stretches(text_page: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Each line of a page with the position of its first character; a line with wide white in it in parts."""
    text = text_page.get_text_range()
    for found in _LINE.finditer(text):
        start, line = found.start(), found.group()
        begin = 0
        for space in _SPACE.finditer(line):
            if _is_break(text_page, start + space.start() - 1, start + space.end()):
                yield start + begin, line[begin : space.start()]
                begin = space.end()
        rest = line[begin:]
        yield start + begin, f"{rest}-" if text[found.end() : found.end() + 1] == _HYPHEN else rest


def _close_up(text: str) -> str:
    """Letters that were set wide apart ("Z o  w i l l e n") put together again."""
    if not _SPACED.match(text.strip()):
        return text
    return "  ".join(re.sub(r" (?=\S)", "", word) for word in re.split(r" {2,}", text.strip()))


def _is_break(text_page: pdfium.PdfTextPage, before: int, after: int) -> bool:
    """Whether the white between two characters is that between columns or lines, not between words."""
    left, right = _look(text_page, before), _look(text_page, after)
    if right.box.left - left.box.right > _WIDE * max(left.size, right.size):
        return True
    return right.box.left < left.box.right and right.box.bottom < left.box.bottom - 0.5 * min(left.size, right.size)


def _sampled(text: str) -> list[int]:
    """Places in a line that tell what it looks like: its first and last letter, and two between."""
    shown = [i for i, character in enumerate(text) if not character.isspace() and character.isprintable()]
    return [shown[(len(shown) - 1) * part // 3] for part in range(4)] if shown else [0]


def _look(text_page: pdfium.PdfTextPage, text_index: int) -> _Look:
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(text_page, text_index)
    rectangle = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(text_page, index, rectangle)
    name = ctypes.create_string_buffer(_NAME_LENGTH)
    pdfium_c.FPDFText_GetFontInfo(text_page, index, name, _NAME_LENGTH, ctypes.c_int())
    box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    heavy = pdfium_c.FPDFText_GetFontWeight(text_page, index) >= _HEAVY or bool(_BOLD.search(name.value))
    return _Look(box.top - box.bottom, heavy, box)


def _labels(facts: PdfReader, count: int) -> list[str | None]:
    """The page labels that the file itself sets; numbers printed on the pages are found later."""
    if "/PageLabels" not in facts.root_object:
        return [None] * count
    labels: list[str | None] = [*facts.page_labels]
    return (labels + [None] * count)[:count]


def _outline(facts: PdfReader) -> Iterator[OutlineEntry]:
    """The bookmarks in order; a damaged outline counts as none."""
    try:
        entries = facts.outline
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return
    stack: list[tuple[int, Iterator[object]]] = [(0, iter(entries))]
    while stack:
        depth, remaining = stack[-1]
        entry = next(remaining, None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, list):
            stack.append((depth + 1, iter(entry)))
        elif isinstance(entry, Destination) and entry.title:
            # Google Docs makes a bookmark of a heading with its paragraph behind wide white.
            title = fold(_WIDE_WHITE.split(str(entry.title).strip())[0])
            yield OutlineEntry(title, depth, _page_number(facts, entry))


def _page_number(facts: PdfReader, entry: Destination) -> int | None:
    number = facts.get_destination_page_number(entry)
    return None if number is None or number < 0 else number + 1


def _properties(facts: PdfReader) -> Properties:
    metadata = facts.metadata
    if metadata is None:
        return Properties(attachments=_attachments(facts))
    created = None
    with suppress(ValueError, PyPdfError):
        created = metadata.creation_date
    return Properties(
        title=fold(str(metadata.title or "")) or None,
        author=fold(str(metadata.author or "")) or None,
        created=created.date().isoformat() if created else None,
        attachments=_attachments(facts),
    )


def _attachments(facts: PdfReader) -> tuple[str, ...]:
    with suppress(PyPdfError, KeyError, TypeError, AttributeError):
        return tuple(fold(attachment.name) for attachment in facts.attachment_list)
    return ()
