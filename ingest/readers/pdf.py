"""PDF: bytes → lines in reading order, with size, weight and place. Beside pdf_page.py and pictures.py the only file
that knows pypdfium2.

pypdfium2 reads the text: in the four programmes of Amsterdam 2026 it broke no word, where pypdf broke hundreds.
"""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]
from numpy.typing import NDArray

from ingest.document import Box, Document, Line, Removed, Sheet
from ingest.readers.characters import fold
from ingest.readers.layout import in_reading_order
from ingest.readers.pdf_facts import count_pages, open_facts, read_labels, read_outline, read_properties
from ingest.readers.pdf_page import View
from ingest.readers.wording import (
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
_WIDE = 2.0
"""Times the height of the letters. So much white within a line is that between columns or cells."""
_WIDE_AT_NUMBER = 0.7
"""The same, before a number: the columns of a table of figures are narrow."""
_CONTRAST = 24
"""Of 255: grey values that differ less cannot be told apart."""
_PIXELS = 5_000
"""The longest side of a page that is looked at; a larger page is looked at from further off."""
_LINE = re.compile(r"[^\r\n\ufffe]+")
_SPACED = re.compile(r"^(?:[^\s\d] {1,3}){6,}\S(?: {1,3}\S)*$")
"""One letter after another with white between; a row of figures is no such word."""
_BETWEEN_WORDS = 1.6
"""Times the usual white between letters that were set apart: so much stands between their words."""
_SPACE = re.compile(r"(?<=\S) +(?=\S)")


def read_pdf(name: str, data: bytes) -> Document:
    """Reads a PDF. Raises SourceError when it is encrypted, damaged, empty, absurdly long or has only pictures."""
    document = _opened(name, data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise SourceError(pdf_too_many_pages(name, count, MOST_PAGES))
        facts = open_facts(name, _unlocked(document, data))
        labels = read_labels(facts, count)
        lines: list[Line] = []
        sheets: list[Sheet] = []
        removed: list[Removed] = []
        for index in range(count):
            sheet, on_page, hidden = _read_page(document, index, labels[index])
            sheets.append(sheet)
            lines += on_page
            removed += hidden
    except pdfium.PdfiumError as error:
        raise SourceError(pdf_unreadable(name)) from error
    finally:
        document.close()
    pictures = [sheet.number for sheet in sheets if sheet.needs_ocr]
    if not any(sheet.has_text for sheet in sheets):
        if pictures:
            raise SourceError(pdf_needs_ocr(name, pictures))
        raise SourceError(pdf_no_pages(name))
    return Document(
        lines=tuple(lines),
        sheets=tuple(sheets),
        outline=tuple(read_outline(facts)),
        properties=read_properties(facts),
        removed=tuple(removed),
        warnings=(pdf_some_pages_need_ocr(name, pictures),) if pictures else (),
    )


def _opened(name: str, data: bytes) -> pdfium.PdfDocument:
    """pdfium's document. It gives no reason for most of what it refuses, so that pypdf is asked for one."""
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise SourceError(pdf_encrypted(name)) from error
        if count_pages(open_facts(name, data)) == 0:
            raise SourceError(pdf_no_pages(name)) from error
        raise SourceError(pdf_unreadable(name)) from error


def _unlocked(document: pdfium.PdfDocument, data: bytes) -> bytes:
    """The file without its encryption: anybody may open one with an empty password, but pypdf cannot do so for the
    newer ciphers without one more library."""
    if pdfium_c.FPDF_GetSecurityHandlerRevision(document) < 0:
        return data
    out = io.BytesIO()
    document.save(out, flags=pdfium_c.FPDF_REMOVE_SECURITY)
    return out.getvalue()


def _read_page(
    document: pdfium.PdfDocument, index: int, label: str | None
) -> tuple[Sheet, tuple[Line, ...], tuple[Removed, ...]]:
    page = document[index]
    try:
        width, height = page.get_size()
        picture = any(True for _ in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3))
        text_page = page.get_textpage()
        try:
            lines, hidden = _lines(page, View.of(page, text_page), index + 1)
        finally:
            text_page.close()
    finally:
        page.close()
    sheet = Sheet(index + 1, label, sum(len(line.text) for line in lines), picture, width, height)
    return sheet, in_reading_order(lines), hidden


def _lines(page: pdfium.PdfPage, view: View, number: int) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """The lines of a page as pdfium finds them, and those that nobody can see."""
    lines: list[Line] = []
    hidden: list[Removed] = []
    picture: NDArray[np.uint8] | None = None
    for start, text in _stretches(view):
        content = fold(_close_up(view, start, text))
        if not content:
            continue
        looks = [view.look(start + offset) for offset in _sampled(text)]
        box = Box(
            looks[0].box.left,
            min(look.box.bottom for look in looks),
            max(look.box.right for look in looks),
            max(look.box.top for look in looks),
        )
        # A font's box is about a fifth higher than its size in points.
        size = median(look.size for look in looks)
        unseen = None
        if box.right < 0 or box.left > view.width or box.top < 0 or box.bottom > view.height:
            unseen = "tekst buiten de pagina"
        elif size < _TINY:
            unseen = "onleesbaar kleine tekst"
        elif all(look.faint for look in looks):
            picture = _rendered(page, view) if picture is None else picture
            unseen = None if _shows(picture, picture.shape[0] / view.height, box) else "onzichtbare tekst"
        if unseen:
            hidden.append(Removed(unseen, content, number))
            continue
        bold = all(look.bold for look in looks)
        lines.append(Line(content, page=number, size=round(size, 1), bold=bold, box=box))
    return tuple(lines), tuple(hidden)


def _stretches(view: View) -> Iterator[tuple[int, str]]:
    """Each line of a page with the position of its first character; a line with wide white in it in parts."""
    text = view.text_page.get_text_range()
    for found in _LINE.finditer(text):
        start, line = found.start(), found.group()
        begin = 0
        for space in _SPACE.finditer(line):
            if _is_break(view, text, start + space.start() - 1, start + space.end()):
                yield start + begin, line[begin : space.start()]
                begin = space.end()
        rest = line[begin:]
        yield start + begin, f"{rest}-" if text[found.end() : found.end() + 1] == _HYPHEN else rest


def _rendered(page: pdfium.PdfPage, view: View) -> NDArray[np.uint8]:
    """The page as a person sees it: grey values by row and column, one for each point unless the page is enormous."""
    scale = min(1.0, _PIXELS / max(view.width, view.height))
    picture: NDArray[np.uint8] = page.render(scale=scale, grayscale=True).to_numpy()
    return picture.reshape(picture.shape[0], picture.shape[1])


def _shows(picture: NDArray[np.uint8], scale: float, box: Box) -> bool:
    """Whether something stands out at a place of the page, of which the picture has `scale` pixels a point. White
    letters on a picture do, and so does a scan under the letters that a machine read in it; white letters on white do
    not."""
    height = picture.shape[0]
    rows = slice(max(0, int(height - scale * box.top)), max(1, int(height - scale * box.bottom) + 1))
    columns = slice(max(0, int(scale * box.left)), max(1, int(scale * box.right) + 1))
    place = picture[rows, columns]
    return bool(place.size) and int(place.max()) - int(place.min()) > _CONTRAST


def _close_up(view: View, start: int, text: str) -> str:
    """Letters that were set wide apart ("Z o   w i l l e n") put together again. pdfium gives one space for any white,
    so that what stands between words is told by its width."""
    if not _SPACED.match(text.strip()):
        return text
    places = [i for i, character in enumerate(text) if not character.isspace()]
    boxes = [view.box(start + i) for i in places]
    whites = [right.left - left.right for left, right in pairwise(boxes)]
    usual = median(whites)
    return text[places[0]] + "".join(
        f" {text[i]}" if white > _BETWEEN_WORDS * usual else text[i]
        for i, white in zip(places[1:], whites, strict=True)
    )


def _is_break(view: View, text: str, before: int, after: int) -> bool:
    """Whether the white between two characters is that between columns, cells or lines, not between words."""
    left, right = view.box(before), view.box(after)
    heights = left.top - left.bottom, right.top - right.bottom
    wide = _WIDE_AT_NUMBER if text[after].isdigit() and not text[before].isalpha() else _WIDE
    if right.left - left.right > wide * max(heights):
        return True
    return right.left < left.right and right.bottom < left.bottom - 0.5 * min(heights)


def _sampled(text: str) -> list[int]:
    """Places in a line that tell what it looks like: its first and last letter, and two between."""
    shown = [i for i, character in enumerate(text) if not character.isspace() and character.isprintable()]
    return [shown[(len(shown) - 1) * part // 3] for part in range(4)] if shown else [0]
