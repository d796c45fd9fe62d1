"""What several tests need: settings that keep to a temporary folder, and one real assistant for the whole session."""

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assistant.chain import Assistant, open_assistant
from ingest.collection import sync_collection
from tests import browsers
from tests.encoders import Remembering
from tests.reader import kept_reader
from vectorstore.bundled_e5 import bundled_e5
from vectorstore.embedding import load_encoder
from vectorstore.encoder import Encoder
from vectorstore.gazetteer import Gazetteer, load_gazetteer
from vectorstore.settings import Settings


def pytest_configure(config: pytest.Config) -> None:
    """Ends the run before it begins when the tests of the page could not run; pytest's own help needs no browser."""
    if not config.getoption("help") and browsers.find_chromium() is None:
        pytest.exit(browsers.MISSING, returncode=2)


@pytest.fixture(scope="session", autouse=True)
def _one_encoder() -> Iterator[None]:
    """In this process the bundled model is loaded once, which takes seconds, and encodes a text once: whatever opens it
    gets what was opened first. That a program loads it by itself is seen where one runs in a process of its own."""

    @cache
    def kept(place: Path, *prompts: str | None) -> Encoder:
        return Remembering(load_encoder(None, place, *prompts))

    def load(model: str | None, place: Path, *prompts: str | None) -> Encoder:
        return load_encoder(model, place, *prompts) if model else kept(bundled_e5(place).resolve().parent, *prompts)

    with pytest.MonkeyPatch.context() as patched:
        for user in ("assistant.chain", "ingest.collection"):
            patched.setattr(f"{user}.load_encoder", load)
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_reader() -> Iterator[None]:
    """Commands that are called in this process have one after another read by the same child.
    tests/ingest/test_guard.py is about one that ends with its command."""
    with pytest.MonkeyPatch.context() as patched:
        for user in ("ingest.__main__", "ingest.collection"):
            patched.setattr(f"{user}.Guard", kept_reader)
        yield
    kept_reader().close()


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The program's own settings, with the collection of the five programmes in a temporary folder."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("data"))
    sync_collection(settings)
    return settings


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Iterator[Assistant]:
    """The assistant as it is shipped, with its own embedding model, over the five programmes."""
    opened = open_assistant(settings)
    yield opened
    opened.library.close()


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """A gazetteer that knows the parties of the packaged list."""
    return load_gazetteer([])


@pytest.fixture
def programmes(tmp_path: Path, settings: Settings) -> Path:
    """A copy of the programmes and their catalogue, to change."""
    return shutil.copytree(settings.programmes, tmp_path / "programmas")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # A machine that does more at the same time is no reason to fail.
    expect.set_options(timeout=20_000)
    with browsers.open_chromium() as browser:
        yield browser
