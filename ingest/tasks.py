"""What a child process is asked to do (see `ingest.guard`).

The parsers are imported inside: they take over a second to load, which only the child that reads has to spend.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.catalogue import Entry
from ingest.document import Reading
from ingest.source_wording import source_changed
from ingest.sources import Source, read_source
from vectorstore.errors import SourceError

__all__ = ["pictures_of_pages", "read_file", "read_unnamed"]


def read_file(entry: Entry, path: Path, sha256: str) -> Reading:
    """Reads one programme from its file, which must still hold what it held when `sha256` was taken."""
    from ingest.read import read_programme

    data = read_source(Source(entry, path.parent))
    if hashlib.sha256(data).hexdigest() != sha256:
        raise SourceError(source_changed(path, entry.id))
    return read_programme(entry, data)


def read_unnamed(name: str, data: bytes, url: str | None) -> Reading:
    """Reads a file of which nothing is known yet but its name and where it came from."""
    from ingest.read import read_programme

    entry = Entry(
        id="onbekend",
        file=name,
        publisher="onbekend",
        publisher_kind="party",
        municipality=None,
        title=name,
        document_kind="other",
        status="unknown",
        year=None,
        url=url,
    )
    return read_programme(entry, data)


def pictures_of_pages(data: bytes, numbers: Sequence[int]) -> dict[int, bytes]:
    """A JPEG of each of these pages of a PDF; they are counted from 1."""
    from ingest.readers.pictures import picture_of_page

    return {number: picture_of_page(data, number) for number in numbers}
