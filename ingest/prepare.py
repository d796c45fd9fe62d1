"""A document as its reader gave it → lines as they were written, with its headings marked. Pure."""

from dataclasses import dataclass

from ingest.cleaning.columns import join_column_headings
from ingest.cleaning.furniture import take_out_furniture
from ingest.cleaning.printed import number_pages, take_out_page_numbers
from ingest.cleaning.reflow import is_wrapped, reflow
from ingest.cleaning.scrape import is_scrape, read_scrape
from ingest.cleaning.site import clean
from ingest.cleaning.torn import join_torn_lines, mend_broken_words, unglue_lines
from ingest.cleaning.verse import join_verses
from ingest.document import Document, Line, Removed, Sheet
from ingest.readers.wording import mended_words
from ingest.structure.contents import find_contents
from ingest.structure.headings import mark_headings
from ingest.structure.looks import set_lead_ins_apart
from ingest.structure.parts import find_parts
from ingest.structure.stopped_titles import mark_stopped_titles
from ingest.structure.titles import mark_titles

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
    if is_scrape(document.lines):
        scraped = read_scrape(document.lines)
        return Prepared(scraped.lines, (*document.removed, *scraped.removed), (), document.warnings)
    furnished = take_out_furniture(document.lines, document.sheets)
    kept, removed = clean(join_torn_lines(furnished.lines))
    removed = (*document.removed, *furnished.removed, *removed)
    if not is_wrapped(kept):
        return Prepared(kept, removed, furnished.sheets, document.warnings)
    kept, mended = mend_broken_words(kept)
    printed = take_out_page_numbers(kept)
    stopped, heads = mark_stopped_titles(unglue_lines(printed.lines))
    contents = find_contents(stopped)
    parted = find_parts(contents)
    titled = mark_titles(parted.lines, parted.outline)
    taken = (*printed.removed, *heads, *parted.removed, *titled.removed)
    paged = number_pages(titled.lines, taken, printed.numbers, contents.outline)
    headed = mark_headings(
        reflow(join_verses(join_column_headings(set_lead_ins_apart(paged.lines)))), document.outline, titled.rest
    )
    return Prepared(
        headed.lines,
        (*removed, *paged.removed, *headed.removed),
        furnished.sheets or paged.sheets,
        (*document.warnings, mended_words(mended)) if mended else document.warnings,
    )
