"""What a person needs to see to trust how a file was read, as text. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ingest.document import Reading, Removed
from ingest.reports.card import textless_pages
from ingest.wording import (
    KIND_NAMES,
    amount,
    check_attachments,
    check_heading,
    check_nothing_removed,
    check_page,
    check_passages,
    check_properties,
    check_removed,
    check_sections,
    check_summary,
    check_suspects,
    check_textless,
    shown_place,
)
from vectorstore.passage import Passage

__all__ = ["describe_overview", "describe_passages"]

_SUSPECTS = 60


def describe_overview(name: str, reading: Reading) -> Iterator[str]:
    """The lines of the report on a file: the sum, warnings, section tree, suspect words, what was left out."""
    yield check_summary(
        name, len(reading.sheets), len(reading.text), reading.words, len(reading.passages), len(reading.sections)
    )
    textless = textless_pages(reading)
    if textless:
        yield check_textless(textless)
    facts = reading.properties
    if facts.title or facts.created:
        yield check_properties(facts.title, facts.created)
    if reading.properties.attachments:
        yield check_attachments(reading.properties.attachments)
    yield from reading.warnings
    yield ""
    yield check_sections(len(reading.sections))
    pages = _pages_of_sections(reading)
    for section in reading.sections:
        yield "  " * len(section.path) + check_heading(section.path[-1], pages.get(section.path))
    yield ""
    yield check_suspects(sum(count for _, count in reading.suspects), reading.words)
    if reading.suspects:
        yield "  " + ", ".join(
            f"{word} ({count})" if count > 1 else word for word, count in reading.suspects[:_SUSPECTS]
        )
    yield ""
    yield from _removed(reading.removed)


def describe_passages(reading: Reading) -> Iterator[str]:
    """How many passages there are of each kind, and each with its page, headings and lead-in."""
    kinds = Counter(passage.kind for passage in reading.passages)
    yield check_passages(", ".join(f"{KIND_NAMES[kind]} {amount(count)}" for kind, count in kinds.most_common()))
    for passage in reading.passages:
        yield from _passage(passage)


def _pages_of_sections(reading: Reading) -> dict[tuple[str, ...], str | None]:
    """The page on which the first passage of each section stands."""
    pages: dict[tuple[str, ...], str | None] = {}
    for passage in reading.passages:
        for depth in range(1, len(passage.section) + 1):
            pages.setdefault(passage.section[:depth], passage.page)
    return pages


def _removed(removed: tuple[Removed, ...]) -> Iterator[str]:
    if not removed:
        yield check_nothing_removed()
        return
    yield check_removed(len(removed))
    by_rule: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pages: dict[tuple[str, str], int | None] = {}
    for line in removed:
        by_rule[line.rule][line.text] += 1
        pages.setdefault((line.rule, line.text), line.page)
    for rule, texts in sorted(by_rule.items()):
        yield f"  {rule} ({amount(sum(texts.values()))})"
        for text, count in texts.items():
            yield f"    {check_page(pages[rule, text])}{text}" + (f" ({amount(count)}×)" if count > 1 else "")


def _passage(passage: Passage) -> Iterator[str]:
    yield ""
    yield f"  {shown_place(passage)}"
    if passage.context:
        yield f"    ({passage.context})"
    yield f"    {passage.text}"
