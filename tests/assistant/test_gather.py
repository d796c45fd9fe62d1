"""Every programme in scope has a row, however many there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.gather import gather
from tests.assistant.made_up import query
from tests.encoders import WordEncoder
from tests.vectorstore.made_up import add, programme
from vectorstore.library import Library

MANY = 45
"""Programmes, more than are searched one by one."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("veel") / "collectie"
    library = Library.open(folder, WordEncoder("camera", "boa"))
    for number in range(MANY):
        said = [("Een camera.",), ("Een boa.",)] if number % 2 else [("Een boa.",)]
        add(library, programme(f"p{number:02}", publisher=f"Partij {number:02}"), *said)
    yield library
    library.close()


def test_many_programmes_each_have_their_own_row_in_order(library: Library) -> None:
    gathered = gather(query(library.programmes()), library)
    assert [evidence.programme.id for evidence in gathered.evidence] == [f"p{number:02}" for number in range(MANY)]
    texts = [{hit.passage.text for hit in evidence.hits} for evidence in gathered.evidence]
    assert texts == [{"Een camera.", "Een boa."} if number % 2 else {"Een boa."} for number in range(MANY)]


def test_few_of_many_find_the_same_as_all(library: Library) -> None:
    programmes = library.programmes()
    everyone = gather(query(programmes), library).evidence
    for start in (0, 7, MANY - 3):
        few = gather(query(programmes[start : start + 3]), library).evidence
        for apart, together in zip(few, everyone[start : start + 3], strict=True):
            assert [hit.passage for hit in apart.hits] == [hit.passage for hit in together.hits]
            assert [hit.dense for hit in apart.hits] == pytest.approx([hit.dense for hit in together.hits], abs=1e-6)
            assert apart.absent == together.absent
