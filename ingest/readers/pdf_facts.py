"""What a PDF says about itself: outline, page labels, properties, attachments. The only file that imports pypdf.

The pages themselves are read elsewhere, so that a damaged fact counts as none.
"""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import Destination

from ingest.document import OutlineEntry, Properties
from ingest.readers.characters import fold
from ingest.readers.wording import pdf_unreadable
from vectorstore.errors import SourceError

__all__ = ["count_pages", "open_facts", "read_labels", "read_outline", "read_properties"]

# What pypdf raises on damaged files: besides its own errors those of Python, for what it takes on trust.
_DAMAGE = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
# pypdf logs every small flaw, hundreds in one file; what matters it raises.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_WIDE_WHITE = re.compile(r"\s{4,}")


def open_facts(name: str, data: bytes) -> PdfReader:
    """Opens a PDF for its facts. Raises SourceError when it is damaged."""
    try:
        reader = PdfReader(io.BytesIO(data))
        count_pages(reader)
    except _DAMAGE as error:
        raise SourceError(pdf_unreadable(name)) from error
    return reader


def count_pages(facts: PdfReader) -> int:
    """The number of pages that the file says it has."""
    return facts.get_num_pages()


def read_labels(facts: PdfReader, count: int) -> list[str | None]:
    """The page labels that the file itself sets. Labels that only count its pages say nothing (many programs write
    them unasked); the numbers printed on the pages are found later."""
    labels: list[str | None] = []
    with suppress(*_DAMAGE):
        if "/PageLabels" in facts.root_object:
            labels = [*facts.page_labels]
    if all(label == str(number) for number, label in enumerate(labels, start=1)):
        return [None] * count
    return (labels + [None] * count)[:count]


def read_outline(facts: PdfReader) -> Iterator[OutlineEntry]:
    """The bookmarks in order; a damaged outline counts as none."""
    try:
        entries = facts.outline
    except _DAMAGE:
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
    with suppress(*_DAMAGE):
        number = facts.get_destination_page_number(entry)
        return None if number is None or number < 0 else number + 1
    return None


def read_properties(facts: PdfReader) -> Properties:
    """Title, date and attachments, as far as the file has them."""
    title = created = None
    with suppress(*_DAMAGE):
        if facts.metadata is not None:
            title, created = facts.metadata.title, facts.metadata.creation_date
    return Properties(
        title=fold(str(title or "")) or None,
        created=created.date().isoformat() if created else None,
        attachments=_attachments(facts),
    )


def _attachments(facts: PdfReader) -> tuple[str, ...]:
    with suppress(*_DAMAGE):
        return tuple(fold(attachment.name) for attachment in facts.attachment_list)
    return ()
