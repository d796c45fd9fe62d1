"""What a person needs to trust how a programme was read. Pure."""

from collections import Counter

from ingest.document import Reading
from vectorstore.passage import Card

__all__ = ["blank_pages", "make_card", "textless_pages"]

_SUSPECT_WORDS = 40
"""The most frequent suspect words, enough to see what went wrong."""


def make_card(reading: Reading, sha256: str, added: str) -> Card:
    """The card of a reading; `added` is an ISO date."""
    return Card(
        sha256=sha256,
        added=added,
        characters=len(reading.text),
        pages=len(reading.sheets),
        textless=textless_pages(reading),
        passages=len(reading.passages),
        kinds=dict(Counter(passage.kind for passage in reading.passages)),
        words=reading.words,
        suspects=sum(count for _, count in reading.suspects),
        suspect_words=reading.suspects[:_SUSPECT_WORDS],
        removed=tuple((removed.rule, removed.text, removed.page) for removed in reading.removed),
        warnings=reading.warnings,
    )


def textless_pages(reading: Reading) -> tuple[int, ...]:
    """The numbers in the file of the pages without text; a page number or a running head is none."""
    furniture = Counter[int | None]()
    for removed in reading.removed:
        if removed.rule in ("paginanummer", "kop- of voetregel"):
            furniture[removed.page] += len(removed.text)
    return tuple(sheet.number for sheet in reading.sheets if sheet.characters <= furniture[sheet.number])


def blank_pages(reading: Reading) -> tuple[int, ...]:
    """Of these the pages that no warning tells of: the reader has one for those that need OCR."""
    pictures = {sheet.number for sheet in reading.sheets if sheet.needs_ocr}
    return tuple(number for number in textless_pages(reading) if number not in pictures)
