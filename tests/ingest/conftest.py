"""The five programmes as they are read; reading needs no embedding model."""

from pathlib import Path

import pytest

from ingest.catalogue import Entry, read_catalogue
from ingest.document import Reading
from ingest.read import read_programme
from ingest.sources import Source, read_source

PROGRAMMES = Path(__file__).parents[2] / "programmas"


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    return {
        entry.id: read_programme(entry, read_source(Source(entry, PROGRAMMES))) for entry in read_catalogue(PROGRAMMES)
    }


@pytest.fixture(scope="session")
def entry() -> Entry:
    """An entry of the catalogue, for texts that a test makes up."""
    return Entry(
        id="proef",
        file="proef.txt",
        publisher="Proefpartij",
        publisher_kind="party",
        municipality="Proefstad",
        title="Proef",
        document_kind="election_programme",
        status="final",
        year=2026,
        url=None,
    )
