"""A file becomes a Reading: reader, cleaning, structure, passages."""

from ingest.catalogue import Entry
from ingest.cleaning.words import count_suspects
from ingest.document import Document, Reading
from ingest.prepare import prepare
from ingest.readers.anything import read_document
from ingest.readers.wording import instructions_found
from ingest.source_wording import no_words
from ingest.structure.blocks import find_blocks
from ingest.structure.kinds import mark_kinds
from ingest.structure.passages import compose_text, cut_passages, find_sections
from ingest.structure.sentences import split_sentences
from vectorstore.errors import SourceError

__all__ = ["compose_reading", "read_programme"]


def read_programme(entry: Entry, data: bytes) -> Reading:
    """Reads one programme. Raises SourceError when there is nothing in it to quote."""
    return compose_reading(entry, read_document(entry.file, data, entry.url))


def compose_reading(entry: Entry, document: Document) -> Reading:
    """A document as its reader gave it, cleaned, put into sections and cut into passages."""
    prepared = prepare(document)
    text, placed = compose_text(mark_kinds(find_blocks(prepared.lines, entry.status)))
    passages = cut_passages(entry.id, placed, split_sentences, prepared.sheets)
    if not passages:
        raise SourceError(no_words(entry.file))
    words, suspects = count_suspects(text)
    instructions = sum(block.sort == "instruction" for block, _ in placed)
    return Reading(
        text,
        find_sections(placed),
        passages,
        prepared.removed,
        prepared.sheets,
        document.properties,
        (*prepared.warnings, instructions_found(instructions)) if instructions else prepared.warnings,
        words,
        tuple(suspects.most_common()),
    )
