"""Makes real PDFs for tests: with reportlab, and from objects written out where reportlab would make no such file.

Places and sizes are in points from the lower left corner of a page of A4.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

__all__ = [
    "BOLD",
    "HEIGHT",
    "INVISIBLE",
    "WIDTH",
    "Bookmark",
    "Facts",
    "Patch",
    "Picture",
    "Piece",
    "Text",
    "assemble",
    "attach",
    "lock",
    "long_pdf",
    "make_pdf",
    "one_page",
    "paragraph",
    "plain_pdf",
    "shown",
    "stream",
]

WIDTH, HEIGHT = 595.0, 842.0
BOLD = "Helvetica-Bold"
INVISIBLE = 3
"""The render mode of letters that are not painted."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one base line. `grey` is 0 for black and 1 for white; `mode` is the render mode of PDF."""

    words: str
    left: float = 72
    bottom: float = 700
    size: float = 11
    font: str = "Helvetica"
    grey: float = 0
    mode: int = 0
    spacing: float = 0


@dataclass(frozen=True, slots=True)
class Patch:
    """A rectangle of one grey."""

    left: float
    bottom: float
    width: float
    height: float
    grey: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with dark stripes, as letters in a scan are."""

    left: float = 72
    bottom: float = 100
    width: float = 400
    height: float = 600


Piece = Text | Patch | Picture


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    page: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What a made file says about itself. `labels` gives, by page number from 1, the style of the labels that begin
    there ("ROMAN_LOWER", "ARABIC") and their first number."""

    title: str | None = None
    author: str | None = None
    bookmarks: Sequence[Bookmark] = ()
    labels: Mapping[int, tuple[str, int]] = field(default_factory=dict)


def make_pdf(*pages: Sequence[Piece], facts: Facts = Facts(), password: str | None = None) -> bytes:
    """A PDF with these pages; the pieces of a page are painted in order. A `password` is needed to open it; with an
    empty one anybody can, though its content is encrypted."""
    out = io.BytesIO()
    locked = None if password is None else StandardEncryption(password, ownerPassword="eigenaar", strength=128)
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=locked)
    if facts.title:
        canvas.setTitle(facts.title)
    if facts.author:
        canvas.setAuthor(facts.author)
    for number, (style, start) in facts.labels.items():
        canvas.addPageLabel(number - 1, style=style, start=start)
    for number, page in enumerate(pages, start=1):
        for place, bookmark in enumerate(facts.bookmarks):
            if bookmark.page == number:
                canvas.bookmarkPage(f"b{place}")
        for piece in page:
            _paint(canvas, piece)
        canvas.showPage()
    for place, bookmark in enumerate(facts.bookmarks):
        canvas.addOutlineEntry(bookmark.title, f"b{place}", bookmark.depth)
    canvas.save()
    return out.getvalue()


def _paint(canvas: Canvas, piece: Piece) -> None:
    match piece:
        case Text():
            canvas.setFont(piece.font, piece.size)
            canvas.setFillGray(piece.grey)
            canvas.drawString(piece.left, piece.bottom, piece.words, mode=piece.mode, charSpace=piece.spacing)
        case Patch():
            canvas.setFillGray(piece.grey)
            canvas.rect(piece.left, piece.bottom, piece.width, piece.height, stroke=0, fill=1)
        case Picture():
            picture = Image.new("L", (int(piece.width), int(piece.height)), 255)
            pen = ImageDraw.Draw(picture)
            for row in range(0, int(piece.height), 8):
                pen.rectangle((0, row, piece.width, row + 3), fill=0)
            canvas.drawImage(ImageReader(picture), piece.left, piece.bottom, piece.width, piece.height)


def paragraph(
    *lines: str, left: float = 72, top: float = 700, size: float = 11, font: str = "Helvetica"
) -> list[Piece]:
    """Lines of text one under the other, the first at `top`."""
    return [Text(line, left, top - 1.25 * size * row, size, font) for row, line in enumerate(lines)]


def one_page(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    return make_pdf(paragraph(*lines))


def attach(data: bytes, name: str, content: bytes) -> bytes:
    """The same PDF with a file in it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_attachment(name, content)
    return _written(writer)


def lock(data: bytes, user: str, algorithm: str) -> bytes:
    """The same PDF encrypted with an algorithm by its name in pypdf ("RC4-128")."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user, "eigenaar", algorithm=algorithm)
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def plain_pdf(
    content: bytes,
    *more: bytes,
    catalogue: bytes = b"",
    resources: bytes = b"",
    fonts: bytes = b"",
    font: bytes = b"",
    page: bytes = b"",
    pages: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """A PDF of one page, written out: 1 is the catalogue, 2 the tree of pages, 3 the font /F1, 4 the content, 5 the
    page, and from 6 the `more` objects. `content` is the whole object; the other bytes are more entries of theirs."""
    return assemble(
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
        pages or b"<</Type/Pages/Count 1/Kids[5 0 R]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%b>>" % font,
        content,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R%b>>%b>>%b>>"
        % (fonts, resources, page),
        *more,
        trailer=trailer,
    )


def shown(words: bytes) -> bytes:
    """The operators that show a line of words."""
    return b"BT /F1 11 Tf 72 700 Td (%b) Tj ET" % words


def long_pdf(count: int, line: str = "Wij willen rust in de wijk.") -> bytes:
    """A PDF of many pages, which all show one and the same text."""
    kids = b" ".join(b"%d 0 R" % (5 + page) for page in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    return assemble(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(shown(line.encode("ascii"))),
        *[page] * count,
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object with more `entries` in its dictionary."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def assemble(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of objects that are written out, numbered from 1; the first is its catalogue. `trailer` holds more entries
    of the trailer."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, begin)
    return bytes(out)
