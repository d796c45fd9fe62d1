"""Whatever stands on a page, nothing of it is lost; whatever is done to a file, it is read or refused.

The long run is `python -m tests.ingest.fuzz`.
"""

import ctypes
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.cleaning.furniture import take_out_furniture
from ingest.document import Box, Line, Sheet
from ingest.guard import Guard
from ingest.readers.layout import in_reading_order
from tests.ingest.fuzz import BAD, LIMITS, Outcome, Tried, pages, pdfs, run, try_one

WORDS = [
    "Rust",
    "12",
    "•",
    "1.1 Wonen",
    "Wij willen rust in de wijk.",
    "p. 3",
    "2026",
    "Hoofdstuk 2",
    "V",
    "€ 5,-",
    "a-",
]
CASES = 30
"""Of each of the two kinds of file."""


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A line anywhere on a page or beside it, upright or upside down; many on a few base lines and left edges, so that
    there are columns and tables."""
    text = draw(st.sampled_from(WORDS))
    left = draw(st.sampled_from([70, 200, 320, 450]) | st.floats(-50, 700, allow_nan=False))
    bottom = draw(st.sampled_from(range(20, 800, 14)) | st.floats(-50, 900, allow_nan=False))
    size = draw(st.sampled_from([8.0, 12.0, 30.0]))
    width = draw(st.sampled_from([0, 5 * len(text), 400]))
    page = draw(st.integers(1, 6))
    box = Box(left, bottom, left + width, bottom + size)
    return Line(text, page=page, size=size, bold=draw(st.booleans()), box=box)


def top(line: Line) -> float:
    assert line.box is not None
    return line.box.top


def letters(found: tuple[Line, ...] | list[Line]) -> Counter[str]:
    """What the lines say, but for white space and the bars between the cells of a table."""
    return Counter("".join(line.text for line in found).replace(" ", "").replace("|", ""))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(lines(), max_size=60))
def test_no_letter_is_lost_or_added_when_lines_are_put_in_order(found: list[Line]) -> None:
    assert letters(in_reading_order(found)) == letters(found)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(lines(), max_size=60, unique_by=top))
def test_the_order_does_not_depend_on_the_order_in_which_lines_that_stand_apart_are_painted(found: list[Line]) -> None:
    assert in_reading_order(found) == in_reading_order(found[::-1])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(lines(), max_size=80))
def test_every_line_is_kept_or_reported_as_furniture(found: list[Line]) -> None:
    sheets = [Sheet(number, None, 100, picture=False, width=595, height=842) for number in range(1, 7)]
    furnished = take_out_furniture(found, sheets)
    assert Counter(line.text for line in found) == Counter(line.text for line in furnished.lines) + Counter(
        gone.text for gone in furnished.removed
    )
    assert [sheet.number for sheet in furnished.sheets] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("files", [pdfs(), pages()], ids=["PDF", "HTML"])
def test_a_damaged_file_is_read_or_refused_with_a_reason(
    files: list[tuple[str, bytes]], capfd: pytest.CaptureFixture[str]
) -> None:
    tried = list(run(CASES, files))
    assert [one for one in tried if one.outcome in BAD] == []
    assert all(one.message for one in tried if one.outcome == "refused")
    # Both ends are there to be seen, or nothing was damaged, or all too much.
    assert {one.outcome for one in tried} >= {"read", "refused"}
    assert capfd.readouterr() == ("", "")


def crash(name: str, data: bytes) -> None:
    ctypes.string_at(0)


def stumble(name: str, data: bytes) -> None:
    raise KeyError("/Pages")


@pytest.mark.parametrize(("reader", "outcome"), [(crash, "stopped"), (stumble, "failed")])
def test_a_reader_that_breaks_is_seen(
    monkeypatch: pytest.MonkeyPatch, reader: Callable[[str, bytes], None], outcome: Outcome
) -> None:
    monkeypatch.setattr("tests.ingest.fuzz.read_document", reader)
    with Guard(LIMITS) as guard:
        assert try_one(guard, 0, pdfs()).outcome == outcome
    assert outcome in BAD


def test_a_case_can_be_made_again_from_its_number() -> None:
    first, second = (list[Tried](run(5, pdfs())) for _ in range(2))
    assert first == second
