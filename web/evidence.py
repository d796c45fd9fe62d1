"""What stands behind the number of a quote: the text around it, and the ways to the rest of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from assistant.answer import Citation
from vectorstore.passage import Span
from web.excerpt import Excerpt, cut_excerpt
from web.services import Services

__all__ = ["Evidence", "collect_evidence", "file_address", "reader_address"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The text around a quote; where to read on in the programme, and whether in a tab of its own; and the file that it
    was read from, at its page, as far as that is kept here."""

    excerpt: Excerpt
    reader: str
    file: str | None
    apart: bool = False


def collect_evidence(citation: Citation, services: Services, apart: bool = False) -> Evidence:
    """`apart` is for a page that has no address to go back to. Raises CollectionError when the programme is there no
    more."""
    library = services.library
    passages = library.passages(citation.programme_id)
    sheet = next((passage.sheet for passage in passages if passage.id == citation.passage_id), None)
    programme = library.programme(citation.programme_id)
    kept = services.find_file(programme) is not None
    return Evidence(
        cut_excerpt(
            library.text(citation.programme_id),
            library.sections(citation.programme_id),
            (citation.start, citation.end),
        ),
        reader_address(citation.programme_id, (citation.start, citation.end)),
        file_address(citation.programme_id, sheet) if kept else None,
        apart,
    )


def reader_address(programme_id: str, span: Span | None = None) -> str:
    """The page that shows a whole programme, with a place in it marked."""
    place = {} if span is None else {"van": span[0], "tot": span[1]}
    return f"/programmas?{urlencode({'programma': programme_id} | place)}{'#plek' if place else ''}"


def file_address(programme_id: str, sheet: int | None = None) -> str:
    """The stored file of a programme; of a PDF at one of its pages, numbered from 1."""
    return f"/bestand/{programme_id}{f'#page={sheet}' if sheet else ''}"
