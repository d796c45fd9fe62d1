"""Word processor files: a zip of XML parts, looked over before anything in it is unpacked."""

import io
import struct
import zipfile
import zlib

from lxml import etree

from ingest.readers.wording import has_doctype, locked, not_a_package, old_word, part_missing, too_big, unreadable
from vectorstore.errors import SourceError

__all__ = ["Package", "open_package"]

_OLD_CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED_INSIDE = "EncryptedPackage".encode("utf-16-le")
_MOST_BYTES = 200_000_000
_MOST_PARTS = 5_000
_BIG_PART = 20_000_000
_MOST_RATIO = 200
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)
"""What zipfile raises on a file that is not as it should be."""
_USUAL = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ways of packing that the programs use, and that zipfile unpacks no further than asked."""
_ENCRYPTED = 1
"""A bit of a zip member's flags."""


class Package:
    """The XML parts of a file. `program` is what the person at the keyboard opens such a file with."""

    def __init__(self, name: str, program: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self.program = program
        self._archive = archive
        self.parts = frozenset(archive.namelist())

    def data(self, part: str) -> bytes | None:
        """The bytes of a part, None where the file does not have it. Raises SourceError when it is damaged."""
        if part not in self.parts:
            return None
        try:
            return self._archive.read(part)
        except _DAMAGE as error:
            raise SourceError(unreadable(self.name, self.program)) from error

    def tree(self, part: str) -> etree._Element | None:
        """The XML of a part, None where the file does not have it. Nothing outside the file is fetched.

        Raises SourceError when it is no XML, and when it has a DOCTYPE: neither Word nor LibreOffice writes one, and
        with its entities a few lines can grow to gigabytes or point to another file.
        """
        data = self.data(part)
        if data is None:
            return None
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise SourceError(has_doctype(self.name, part))
        # Without huge_tree the parser gives up at 256 elements within each other, which keeps recursion shallow.
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise SourceError(unreadable(self.name, self.program)) from error
        if root.getroottree().docinfo.doctype:
            raise SourceError(has_doctype(self.name, part))
        return root


def open_package(name: str, data: bytes, *, program: str, part: str) -> Package:
    """Looks over a file that should be a zip with the given part in it.

    Raises SourceError when it is no zip or is damaged, has a password, lacks the part, or would become too big when
    unpacked (zipfile never unpacks more of a part than the size that was looked at here).
    """
    if data.startswith(_OLD_CONTAINER):
        raise SourceError(locked(name) if _LOCKED_INSIDE in data else old_word(name))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise SourceError(not_a_package(name, program)) from error
    members = archive.infolist()
    if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES:
        raise SourceError(too_big(name))
    if any(_is_bomb(member) for member in members):
        raise SourceError(too_big(name))
    package = Package(name, program, archive)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise SourceError(locked(name))
    if any(member.compress_type not in _USUAL for member in members):
        raise SourceError(unreadable(name, program))
    if b"encryption-data" in (package.data("META-INF/manifest.xml") or b""):
        raise SourceError(locked(name))
    if part not in package.parts:
        raise SourceError(part_missing(name, part, program))
    return package


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _BIG_PART and member.file_size > _MOST_RATIO * max(1, member.compress_size)
