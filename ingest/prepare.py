"""A document as its reader gave it → lines as they were written, with its headings marked. Pure."""

from dataclasses import dataclass

from ingest.cleaning import clean
from ingest.contents import find_contents
from ingest.document import Document, Line, Removed, Sheet
from ingest.furniture import take_out_furniture
from ingest.headings import mark_headings
from ingest.printed import number_pages, take_out_page_numbers
from ingest.readers.wording import mended_words
from ingest.reflow import is_wrapped, reflow
from ingest.torn import join_torn_lines, mend_broken_words

__all__ = ["Prepared", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The lines that stay, what was left out, the pages, and Dutch sentences for whoever adds the file."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...]


def prepare(document: Document) -> Prepared:
    """Takes out what is no text of the programme, and puts lines of print together.

    What a text is broken up by goes from the outside in: what a site or a page puts around it, words torn by white
    space, page numbers, the table of contents, and only then line ends.
    """
    furnished = take_out_furniture(document.lines, document.sheets)
    kept, removed = clean(join_torn_lines(furnished.lines))
    removed = (*document.removed, *furnished.removed, *removed)
    if not is_wrapped(kept):
        return Prepared(kept, removed, furnished.sheets, document.warnings)
    kept, mended = mend_broken_words(kept)
    printed = take_out_page_numbers(kept)
    contents = find_contents(printed.lines)
    paged, sheets = number_pages(contents.lines, printed.numbers, contents.outline)
    headed = mark_headings(reflow(paged), document.outline, contents.outline)
    return Prepared(
        headed.lines,
        (*removed, *printed.removed, *contents.removed, *headed.removed),
        furnished.sheets or sheets,
        (*document.warnings, mended_words(mended)) if mended else document.warnings,
    )
