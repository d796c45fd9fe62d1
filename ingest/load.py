"""Gets a file that has no entry yet, from the disk or from the web, and reads it."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ingest.document import Reading
from ingest.guard import Guard
from ingest.source_wording import nothing_given, source_missing_here, source_unreadable, url_not_web
from ingest.tasks import read_unnamed
from vectorstore.errors import OptionError, SourceError
from vectorstore.wording import reason_of

__all__ = ["Loaded", "load", "read_loaded"]

_UNNAMEABLE = re.compile(r"[/\\\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What a file may have in its name, and a catalogue or a message may not."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was found or fetched: its name, what it holds, and where it was fetched from."""

    name: str
    data: bytes
    url: str | None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def load(source: str) -> Loaded:
    """Gets a file from the disk, or a page from the web. Raises SourceError when it is not there or may not be had,
    OptionError for what is neither a file nor a web address."""
    if not source.strip():
        raise OptionError(nothing_given())
    scheme = _SCHEME.match(source.strip())
    if scheme and scheme[1].casefold() in ("http", "https"):
        from ingest.fetch import fetch  # here: what speaks HTTP takes a tenth of a second to load

        fetched = fetch(source)
        return Loaded(fetched.name, fetched.data, fetched.url)
    if scheme:
        raise OptionError(url_not_web(source))
    path = Path(source)
    try:
        return Loaded(_UNNAMEABLE.sub("_", path.name), path.read_bytes(), None)
    except FileNotFoundError as error:
        raise SourceError(source_missing_here(path)) from error
    except OSError as error:
        raise SourceError(source_unreadable(path, reason_of(error))) from error


def read_loaded(loaded: Loaded, guard: Guard) -> Reading:
    """Reads a file that has no entry yet. Raises SourceError when it cannot be read."""
    return guard.run(read_unnamed, loaded.name, loaded.data, loaded.url, name=loaded.name)
