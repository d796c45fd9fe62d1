"""A file becomes a Reading: reader, cleaning, structure, passages."""

from pathlib import Path

from ingest.catalogue import Entry
from ingest.cleaning import clean
from ingest.document import Reading
from ingest.passages import compose_text, cut_passages, find_sections
from ingest.readers.text import read_text
from ingest.sentences import split_sentences
from ingest.structure import find_blocks
from ingest.wording import no_words, source_missing, source_unreadable
from vectorstore.errors import SourceError

__all__ = ["read_programme", "read_source"]


def read_source(folder: Path, entry: Entry) -> bytes:
    """The bytes of an entry's file. Raises SourceError when it is missing or cannot be read."""
    path = folder / entry.file
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(source_missing(path, entry.id)) from error
    except OSError as error:
        raise SourceError(source_unreadable(path, error.strerror or type(error).__name__)) from error


def read_programme(entry: Entry, data: bytes) -> Reading:
    """Reads one programme. Raises SourceError when there is nothing in it to quote."""
    document = read_text(entry.file, data)
    kept, removed = clean(document.lines)
    text, placed = compose_text(find_blocks(kept, entry.status))
    passages = cut_passages(entry.id, placed, split_sentences)
    if not passages:
        raise SourceError(no_words(entry.file))
    return Reading(
        text,
        find_sections(placed),
        passages,
        document.removed + removed,
        document.sheets,
        document.properties,
        document.warnings,
        words=0,
        suspects=(),
    )
