"""Passages that a person marked by hand, over all corpora: each must stand under the right headings, as the right kind.

A row of marked.jsonl is the file, the page in it and the label printed there (None without pages), how the passage
begins, the headings above it and its kind. The corpora are no part of the project; see corpora.py.
"""

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ingest.corpora import CORPORA, missing
from tests.ingest.readings import corpus_reading
from vectorstore.passage import Passage, PassageKind

MARKED = Path(__file__).with_name("marked.jsonl")
PATHS, PLANS, OTHERS = 0.95, 0.95, 0.90
"""So many of the passages must stand under the right headings, of the plans be plans, and of the others be what they
are. Plans are nearly nine out of ten, so that all together would be right when every passage were taken for a plan."""


@dataclass(frozen=True, slots=True)
class Mark:
    file: str
    page: int | None
    label: str | None
    start: str
    path: list[str]
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Found:
    """A mark and the passage that was found for it; None when there is none."""

    mark: Mark
    passage: Passage | None

    @property
    def under_its_headings(self) -> bool:
        return self.passage is not None and bare_all(self.passage.section) == bare_all(self.mark.path)

    @property
    def of_its_kind(self) -> bool:
        return self.passage is not None and self.passage.kind == self.mark.kind

    def __str__(self) -> str:
        where = f"{self.mark.file} p. {self.mark.page}: {self.mark.start[:60]!r}"
        if self.passage is None:
            return f"{where}\n    was not found"
        return (
            f"{where}\n    expected {self.mark.kind} under {self.mark.path}"
            f"\n    found    {self.passage.kind} under {list(self.passage.section)}"
        )


MARKS = [Mark(**json.loads(line)) for line in MARKED.read_text(encoding="utf-8").splitlines()]

FILES = sorted({mark.file for mark in MARKS})
LOST = {"amsterdam-2026/vvd.pdf": 1}
"""Marked passages that are none: the address of VVD is taken out, and reported, as a title page."""


def bare(text: str) -> str:
    """The letters and figures of a text, in small letters."""
    return re.sub(r"[\W_]+", "", text.casefold())


def bare_all(path: tuple[str, ...] | list[str]) -> list[str]:
    return [bare(heading) for heading in path]


def find(mark: Mark, passages: list[tuple[str, Passage]]) -> Found:
    """The passage that begins as the mark says, or is a first part of it, or else has it within; on its page if any
    does so there."""
    start = bare(mark.start)
    alike = [p for text, p in passages if text.startswith(start) or (len(text) > 8 and start.startswith(text))]
    alike = alike or [p for text, p in passages if start in text]
    here = [p for p in alike if mark.page is None or p.sheet == mark.page]
    return Found(mark, next(iter(here or alike), None))


@pytest.fixture(scope="module")
def found() -> list[Found]:
    """Of all marked files that are here."""
    if all(missing(file) for file in FILES):
        pytest.skip(f"none of the marked files is in {CORPORA}")
    by_file: defaultdict[str, list[Mark]] = defaultdict(list)
    for mark in MARKS:
        if missing(mark.file) is None:
            by_file[mark.file].append(mark)
    return [one for file, marks in by_file.items() for one in _find_all(file, marks)]


def _find_all(file: str, marks: list[Mark]) -> list[Found]:
    passages = [(bare(passage.text), passage) for passage in corpus_reading(file).passages]
    return [find(mark, passages) for mark in marks]


def report(wrong: list[Found], count: int) -> str:
    return "\n".join([f"{count - len(wrong)} of {count} are right; not these:", *map(str, wrong)])


def test_passages_stand_under_the_headings_that_a_person_marked(found: list[Found]) -> None:
    wrong = [one for one in found if not one.under_its_headings]
    assert len(found) - len(wrong) >= PATHS * len(found), report(wrong, len(found))


@pytest.mark.parametrize("file", FILES)
def test_the_passages_of_a_marked_file_are_there(found: list[Found], file: str) -> None:
    if reason := missing(file):
        pytest.skip(reason)
    lost = [one for one in found if one.mark.file == file and one.passage is None]
    assert len(lost) <= LOST.get(file, 0), report(lost, len(found))


@pytest.mark.parametrize(("plans", "share"), [(True, PLANS), (False, OTHERS)], ids=["plans", "others"])
def test_passages_are_of_the_kind_that_a_person_marked(found: list[Found], plans: bool, share: float) -> None:
    marked = [one for one in found if (one.mark.kind == "plan") == plans]
    wrong = [one for one in marked if not one.of_its_kind]
    assert marked
    assert len(marked) - len(wrong) >= share * len(marked), report(wrong, len(marked))


def test_passages_of_files_with_pages_stand_on_the_page_that_a_person_marked(found: list[Found]) -> None:
    wrong = [one for one in found if one.mark.page and one.passage and one.passage.sheet != one.mark.page]
    labels = [one for one in found if one.mark.label and one.passage and one.passage.page != one.mark.label]
    assert not wrong + labels, report(wrong + labels, len(found))
