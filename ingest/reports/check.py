"""What a person needs to see to trust how a file was read, as text. Pure."""

from collections.abc import Iterator, Sequence

from ingest.document import Properties, Reading
from ingest.reports import wording
from ingest.reports.card import blank_pages
from ingest.reports.overview import Dropped, look_over
from ingest.wording import check_page, shown_author, shown_place
from vectorstore.passage import Passage

__all__ = ["describe_notes", "describe_overview", "describe_passages", "describe_properties"]

_SUSPECTS = 60


def describe_overview(name: str, reading: Reading) -> Iterator[str]:
    """The lines of the report on a file: the sum, warnings, section tree, suspect words, what was left out."""
    overview = look_over(reading)
    yield wording.check_summary(
        name, len(reading.sheets), len(reading.text), reading.words, len(reading.passages), len(reading.sections)
    )
    yield from describe_properties(reading.properties)
    yield from describe_notes(reading)
    yield ""
    yield wording.check_sections(len(reading.sections))
    for heading in overview.headings:
        yield "  " * heading.depth + wording.check_heading(heading.text, heading.page)
    yield ""
    yield wording.check_suspects(overview.suspects, reading.words)
    if reading.suspects:
        yield "  " + ", ".join(
            f"{word} ({count})" if count > 1 else word for word, count in reading.suspects[:_SUSPECTS]
        )
    yield ""
    yield from _dropped(overview.dropped)


def describe_properties(facts: Properties) -> Iterator[str]:
    """What the file says of itself."""
    if facts.title or facts.created:
        yield wording.check_properties(facts.title, facts.created)


def describe_notes(reading: Reading) -> Iterator[str]:
    """What to look out for: empty pages, files that the file carries in it, and warnings."""
    blank = blank_pages(reading)
    if blank:
        yield wording.check_textless(blank)
    if reading.properties.attachments:
        yield wording.check_attachments(reading.properties.attachments)
    yield from reading.warnings


def describe_passages(reading: Reading) -> Iterator[str]:
    """How many passages there are of each kind, and each with its page, headings, writer and lead-in."""
    yield wording.check_passages(look_over(reading).kinds)
    for passage in reading.passages:
        yield from _passage(passage)


def _dropped(dropped: Sequence[Dropped]) -> Iterator[str]:
    if not dropped:
        yield wording.CHECK_NOTHING_REMOVED
        return
    yield wording.check_removed(sum(rule.count for rule in dropped))
    for rule in dropped:
        yield "  " + wording.check_rule(rule.rule, rule.count)
        for text, page, count in rule.texts:
            yield "    " + check_page(page) + wording.check_times(text, count)


def _passage(passage: Passage) -> Iterator[str]:
    yield ""
    yield f"  {shown_place(passage)}{shown_author(passage.status, passage.author)}"
    if passage.context:
        yield f"    ({passage.context})"
    yield f"    {passage.text}"
