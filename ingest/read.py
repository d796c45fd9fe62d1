"""A file becomes a Reading: reader, cleaning, structure, passages."""

from pathlib import Path

from ingest.catalogue import Entry
from ingest.cleaning import clean
from ingest.contents import find_contents
from ingest.document import Document, Reading
from ingest.furniture import take_out_furniture
from ingest.headings import mark_headings
from ingest.kinds import mark_kinds
from ingest.passages import compose_text, cut_passages, find_sections
from ingest.printed import number_pages, take_out_page_numbers
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text
from ingest.reflow import is_wrapped, reflow
from ingest.sentences import split_sentences
from ingest.structure import find_blocks
from ingest.wording import no_words, source_missing, source_unreadable
from ingest.words import count_suspects
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
    document = read_pdf(entry.file, data) if data[:1024].find(b"%PDF-") >= 0 else read_text(entry.file, data)
    return compose_reading(entry, document)


def compose_reading(entry: Entry, document: Document) -> Reading:
    """A document as its reader gave it, cleaned, put into sections and cut into passages."""
    furnished = take_out_furniture(document.lines, document.sheets)
    kept, removed = clean(furnished.lines)
    sheets = furnished.sheets
    if is_wrapped(kept):
        printed = take_out_page_numbers(kept)
        contents = find_contents(printed.lines)
        paged, printed_sheets = number_pages(contents.lines, printed.numbers, contents.outline)
        sheets = sheets or printed_sheets
        headed = mark_headings(reflow(paged), document.outline, contents.outline)
        kept = headed.lines
        removed += printed.removed + contents.removed + headed.removed
    text, placed = compose_text(mark_kinds(find_blocks(kept, entry.status)))
    passages = cut_passages(entry.id, placed, split_sentences, sheets)
    if not passages:
        raise SourceError(no_words(entry.file))
    words, suspects = count_suspects(text)
    return Reading(
        text,
        find_sections(placed),
        passages,
        document.removed + furnished.removed + removed,
        sheets,
        document.properties,
        document.warnings,
        words,
        tuple(suspects.most_common()),
    )
