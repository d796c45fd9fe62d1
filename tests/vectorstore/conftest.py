from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.encoders import WordEncoder
from tests.vectorstore.made_up import WORDS
from vectorstore.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "collectie"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    library = Library.open(folder, WordEncoder(*WORDS))
    yield library
    library.close()
