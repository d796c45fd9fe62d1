import socket
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


@pytest.fixture
def asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address that anything tries to reach; each attempt fails, as it does on a computer without network."""
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return asked
