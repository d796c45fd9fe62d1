"""What whoever adds a file should know of how it was read. Pure."""

from collections.abc import Iterator

from ingest.add_wording import unseen_left_out
from ingest.document import Reading
from ingest.readers.wording import numbers
from ingest.reports.card import blank_pages
from ingest.reports.wording import check_textless

__all__ = ["notes_of"]

_UNSEEN = ("tekst buiten de pagina", "onleesbaar kleine tekst", "onzichtbare tekst")
"""The rules by which text of print is left out because nobody can see it; of other formats a warning tells it."""


def notes_of(reading: Reading) -> Iterator[str]:
    """Which pages are empty, how much was left out because nobody can see it, and the warnings."""
    blank = blank_pages(reading)
    if blank:
        yield check_textless(blank)
    unseen = [removed.page or 0 for removed in reading.removed if removed.rule in _UNSEEN]
    if unseen:
        yield unseen_left_out(len(unseen), numbers(sorted(set(unseen))))
    yield from reading.warnings
