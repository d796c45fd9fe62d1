"""What several tests need: settings that keep to a temporary folder, and one real assistant for the whole session."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.chain import Assistant, open_assistant
from ingest.collection import sync_collection
from tests import browsers
from vectorstore.gazetteer import Gazetteer, load_gazetteer
from vectorstore.settings import Settings


def pytest_configure(config: pytest.Config) -> None:
    """Ends the run before it begins when the tests of the page could not run; pytest's own help needs no browser."""
    if not config.getoption("help") and browsers.find_chromium() is None:
        pytest.exit(browsers.MISSING, returncode=2)


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
