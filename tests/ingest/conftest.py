"""The five programmes as they are read, two made-up ones to give commands over, and a web site on this computer."""

import io
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from ingest.catalogue import Entry, read_catalogue
from ingest.collection import sync_collection
from ingest.document import Reading
from ingest.read import read_programme
from ingest.sources import Source, read_source
from tests.encoders import WordEncoder
from tests.ingest.made_up import GAZETTEER, PARTY, TOWN, WORDS, publish, tell
from tests.ingest.made_up import entry as made_up_entry
from tests.ingest.sites import QuietServer, Site
from vectorstore.settings import Settings

PROGRAMMES = Path(__file__).parents[2] / "programmas"


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """Reading needs no embedding model."""
    return {
        entry.id: read_programme(entry, read_source(Source(entry, PROGRAMMES))) for entry in read_catalogue(PROGRAMMES)
    }


@pytest.fixture(scope="session")
def entry() -> Entry:
    """An entry of the catalogue, for texts that a test makes up."""
    return made_up_entry("proef", "proef.txt", publisher=PARTY, municipality=TOWN, title="Proef", year=2026)


@pytest.fixture
def collection(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Path:
    """The environment of a command that finds a copy of the five programmes, read in."""
    data = tmp_path / "data"
    shutil.copytree(settings.data_dir, data)
    monkeypatch.setenv("VW_DATA_DIR", str(data))
    monkeypatch.setenv("VW_CACHE_DIR", str(settings.cache_dir))
    monkeypatch.setenv("VW_PROGRAMMES", str(settings.programmes))
    return data


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two programmes, and the data folder into which they were read."""
    folder = tmp_path_factory.mktemp("klein")
    publish(
        folder / "programmas",
        {"een.txt": tell("Wij willen een camera."), "twee.txt": tell("Geen vuurwerk in de wijk.")},
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ingest.collection.make_encoder", lambda _: WordEncoder(*WORDS))
        sync_collection(Settings(data_dir=folder / "data", programmes=folder / "programmas"))
    return folder


@pytest.fixture
def small(made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The environment of a command that finds a copy of these, knows only made-up names, and has nobody to ask; gives
    the data folder."""
    for name in ("programmas", "data"):
        shutil.copytree(made / name, tmp_path / name)
    monkeypatch.setenv("VW_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VW_PROGRAMMES", str(tmp_path / "programmas"))
    monkeypatch.setattr("ingest.collection.make_encoder", lambda _: WordEncoder(*WORDS))
    monkeypatch.setattr("ingest.add.load_gazetteer", lambda _: GAZETTEER)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path / "data"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append({"path": self.path, **{key.lower(): value for key, value in self.headers.items()}})
            site.answers[self.path](self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name in the base class
            """Says nothing."""

    with QuietServer(("127.0.0.1", 0), Handler) as server:
        site.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        server.shutdown()
        thread.join()
