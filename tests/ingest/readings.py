"""The real texts of corpora.py as they are read. The four in print take seconds each; several modules look at them."""

from functools import cache
from pathlib import PurePosixPath

from ingest.document import Reading
from ingest.read import read_programme
from tests.ingest.corpora import CORPORA
from tests.ingest.made_up import entry

__all__ = ["corpus_reading"]


@cache
def corpus_reading(file: str) -> Reading:
    """A file of the corpora, by its folder and name, read once in a session. What the catalogue would say of it is made
    up: nothing of that decides what its passages are."""
    path = PurePosixPath(file)
    return read_programme(entry("proef", path.name), (CORPORA / file).read_bytes())
