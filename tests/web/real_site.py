"""The site over the five programmes, for what is measured and pictured of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.chain import open_assistant
from ingest.collection import sync_collection
from tests.web.conftest import serving
from vectorstore.settings import Settings
from web.services import make_services

__all__ = ["real_site"]


@contextmanager
def real_site(address: str | None) -> Iterator[str]:
    """The address of a site that runs already, or else of one over the five programmes that is started here."""
    if address is not None:
        yield address.rstrip("/")
        return
    with TemporaryDirectory(prefix="veiligheidswijzer-") as folder:
        settings = Settings(data_dir=Path(folder))
        sync_collection(settings)
        assistant = open_assistant(settings)
        try:
            with serving(make_services(assistant, settings)) as started:
                yield started
        finally:
            assistant.library.close()
