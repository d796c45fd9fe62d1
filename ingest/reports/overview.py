"""What a file became, counted and put in order, for the reports that show it. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Reading, Removed
from vectorstore.passage import PassageKind

__all__ = ["Dropped", "Heading", "Overview", "look_over"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, how deep it lies (1 is outermost), and where its first passage stands: the printed page, and that
    page's number in the file. Both are None where it has no passage, or the file no pages."""

    text: str
    depth: int
    page: str | None
    sheet: int | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """What one rule left out, in reading order: each text once, with the page where it first stood and how often."""

    rule: str
    texts: tuple[tuple[str, int | None, int], ...]

    @property
    def count(self) -> int:
        return sum(count for *_, count in self.texts)


@dataclass(frozen=True, slots=True)
class Overview:
    """The headings; how many passages there are of each kind, most first; the unknown words; what was left out."""

    headings: tuple[Heading, ...]
    kinds: tuple[tuple[PassageKind, int], ...]
    suspects: int
    dropped: tuple[Dropped, ...]

    @property
    def others(self) -> int:
        """The passages that are no plan."""
        return sum(count for kind, count in self.kinds if kind != "plan")


def look_over(reading: Reading) -> Overview:
    return Overview(
        headings=tuple(_headings(reading)),
        kinds=tuple(Counter(passage.kind for passage in reading.passages).most_common()),
        suspects=sum(count for _, count in reading.suspects),
        dropped=tuple(_dropped(reading.removed)),
    )


def _headings(reading: Reading) -> Iterator[Heading]:
    pages: dict[tuple[str, ...], tuple[str | None, int | None]] = {}
    for passage in reading.passages:
        for depth in range(1, len(passage.section) + 1):
            pages.setdefault(passage.section[:depth], (passage.page, passage.sheet))
    for section in reading.sections:
        page, sheet = pages.get(section.path, (None, None))
        yield Heading(section.path[-1], len(section.path), page, sheet)


def _dropped(removed: tuple[Removed, ...]) -> Iterator[Dropped]:
    by_rule: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pages: dict[tuple[str, str], int | None] = {}
    for line in removed:
        by_rule[line.rule][line.text] += 1
        pages.setdefault((line.rule, line.text), line.page)
    for rule, texts in sorted(by_rule.items()):
        yield Dropped(rule, tuple((text, pages[rule, text], count) for text, count in texts.items()))
