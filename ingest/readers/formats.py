"""Which format a file has: told by its content first, and by its ending where the content leaves it open."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Final, Literal, get_args
from zipfile import BadZipFile, ZipFile

from ingest.source_wording import (
    content_differs,
    ending_unknown,
    file_empty,
    format_differs,
    format_unsupported,
    not_a_text,
    zip_damaged,
)
from vectorstore.errors import SourceError

__all__ = ["Detected", "Format", "Kind", "detect", "looks_binary", "recognise"]

Format = Literal["pdf", "html", "docx", "odt", "markdown", "text"]
Kind = Literal[
    Format,
    "doc",
    "ole",
    "locked",
    "rtf",
    "postscript",
    "spreadsheet",
    "slides",
    "template",
    "epub",
    "iwork",
    "webarchive",
    "xml",
    "archive",
    "image",
    "media",
]
"""What content can be recognised as: the formats that are read, and those that are refused by name."""

_ENDINGS: Final[dict[str, Format]] = {
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
}
_SIGNATURES: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"bplist00", "webarchive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh91AY", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a", "archive"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x1a\x45\xdf\xa3", "media"),
    (b"OggS", "media"),
    (b"fLaC", "media"),
    (b"ID3\x03", "media"),
    (b"ID3\x04", "media"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT: Final[dict[str, Kind]] = {
    "text": "odt",
    "spreadsheet": "spreadsheet",
    "presentation": "slides",
}
_ZIP_MEMBERS: Final[tuple[tuple[str, Kind], ...]] = (
    ("word/document", "docx"),
    ("xl/workbook", "spreadsheet"),
    ("ppt/presentation", "slides"),
    ("Index/", "iwork"),
    ("Index.zip", "iwork"),
)
# What may stand before the first tag of a page: space, an XML declaration, comments.
_BEFORE_HTML = re.compile(rb"(?:\s+|<\?xml[^>]*\?>|<!--.*?-->)*", re.DOTALL)
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
_HTML_PART = re.compile(
    rb"<(?:head|body|title|meta|link|script|style|div|p|h[1-6]|main|article|section|header|nav|table|ul|ol|span)[\s>/]",
    re.IGNORECASE,
)
_TAG = re.compile(rb"</?[a-z][^<>]*>", re.IGNORECASE)
_SVG = re.compile(rb"<(?:!doctype\s+svg|svg[\s>])", re.IGNORECASE)
_CONTROL = bytes({*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Detected:
    """The format to read a file in; `warning` is a Dutch sentence when the ending said something else."""

    format: Format
    warning: str | None = None


def detect(name: str, data: bytes) -> Detected:
    """The format of a file. `name` gives its ending, and stands in the messages.

    Raises SourceError for an empty file and for one that is recognised but not read; the message says what it is.
    """
    if not data.strip():
        raise SourceError(file_empty(name))
    ending = PurePath(name).suffix.lower()
    expected = _ENDINGS.get(ending)
    kind = _recognise(name, data)
    if kind is not None:
        known = next((known for known in get_args(Format) if known == kind), None)
        if known is None:
            raise SourceError(format_unsupported(name, kind))
        # A Markdown file may begin with a tag, and is Markdown still.
        if known == "html" and expected == "markdown" and not _HTML.match(_without_front(data)):
            return Detected("markdown")
        return Detected(known, format_differs(name, known) if known != expected and ending else None)
    if looks_binary(data):
        raise SourceError(content_differs(name, ending) if expected not in (None, "text") else not_a_text(name, None))
    if expected in ("markdown", "text") or (expected == "html" and _TAG.search(_plain(data))):
        return Detected(expected)
    if expected is not None:
        return Detected("text", format_differs(name, "text"))
    return Detected("text", ending_unknown(name, ending) if ending else None)


def recognise(data: bytes) -> Kind | None:
    """What the content shows a file to be; None for what may be text, or for nothing known.

    A zip that cannot be opened is an "archive".
    """
    try:
        return _recognise("", data)
    except SourceError:
        return "archive"


def looks_binary(data: bytes) -> bool:
    """Whether there are more control characters in the bytes than a text has; a few stray ones are no reason."""
    if _utf16(data):
        return False
    count = len(data) - len(data.translate(None, _CONTROL))
    return count > max(8, len(data) // 100) or count * 3 > len(data)


def _recognise(name: str, data: bytes) -> Kind | None:
    """As `recognise`; raises SourceError for a zip that is damaged."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(name, data)
    if data.startswith(_OLE):
        return _inside_ole(data)
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "media"
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"AVI ", b"WAVE"):
        return "image" if data[8:12] == b"WEBP" else "media"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    front = _without_front(data)
    if _SVG.match(front):
        return "image"
    if _HTML.match(front) or _HTML_PART.match(front):
        return "html"
    if data.startswith(b"From: <Saved by") or (data.startswith(b"MIME-Version:") and b"multipart/related" in front):
        return "webarchive"
    return "xml" if _plain(data[:_HEAD]).lstrip().startswith(b"<?xml") else None


def _inside_zip(name: str, data: bytes) -> Kind:
    """What a zip holds, told by its list of files; nothing but the few bytes of `mimetype` is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = ""
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    mimetype = file.read(100).decode("ascii", "replace").strip()
    except (BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise SourceError(zip_damaged(name)) from error
    if mimetype == "application/epub+zip":
        return "epub"
    family, _, document = mimetype.partition("application/vnd.oasis.opendocument.")
    if document and not family:
        return _OPEN_DOCUMENT.get(document, "template")
    for beginning, kind in _ZIP_MEMBERS:
        if any(entry.startswith(beginning) for entry in names):
            return kind
    return "archive"


def _inside_ole(data: bytes) -> Kind:
    """Which program made an old Office file: its streams are named in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "locked"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "ole"


def _utf16(data: bytes) -> bool:
    """Whether the bytes are UTF-16 or UTF-32 by their mark, or UTF-16 by the zeros that stand at every other place."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    even, odd = data[0:_HEAD:2], data[1:_HEAD:2]
    first, second = even.count(0), odd.count(0)
    return len(data) > 3 and min(first, second) * 20 <= len(odd) and max(first, second) * 2 > len(odd)


def _plain(data: bytes) -> bytes:
    """The bytes as a search for tags needs them: of UTF-16 each letter's own byte, without a byte-order mark."""
    head = data.replace(b"\x00", b"") if _utf16(data) else data
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head


def _without_front(data: bytes) -> bytes:
    head = _plain(data[: 4 * _HEAD])
    before = _BEFORE_HTML.match(head)
    return head[before.end() :] if before else head
