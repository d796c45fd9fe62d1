"""What stands on the disk: what is in files, what Chroma holds of whatever edition, and a disk that is soon full."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, cast

import chromadb
import pytest
from chromadb.api.client import Client
from chromadb.config import Settings

__all__ = ["Counts", "chroma", "count", "files_with", "held", "small_disk"]


class Counts(NamedTuple):
    """How many there are in the folder of a collection, of whatever edition; `indexes` are folders of Chroma's."""

    passages: int
    sentences: int
    collections: int
    records: int
    indexes: int

    @property
    def vectors(self) -> tuple[int, int]:
        """Of passages and of sentences."""
        return self.passages, self.sentences


def held(folder: Path) -> dict[str, bytes]:
    """What is in a folder, to the byte."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def files_with(folder: Path, sought: str | bytes) -> list[str]:
    """The names of the files in which these bytes stand, or this text in UTF-8."""
    wanted = sought.encode() if isinstance(sought, str) else sought
    return [name for name, data in held(folder).items() if wanted in data]


def chroma(folder: Path) -> Client:
    """Chroma itself, on the folder of a collection."""
    return cast("Client", chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False)))


def count(folder: Path) -> Counts:
    """All that there is in the folder of a collection."""
    with closing(chroma(folder)) as client:
        counts = {one.name: one.count() for one in client.list_collections()}
    return Counts(
        passages=sum(number for name, number in counts.items() if name.startswith("passages-")),
        sentences=sum(number for name, number in counts.items() if name.startswith("sentences-")),
        collections=len(counts),
        records=len(list((folder / "records").glob("*"))),
        indexes=sum(1 for item in folder.iterdir() if item.is_dir() and item.name != "records"),
    )


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A disk of that size; skips the test where none can be mounted, which only root can."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("no mount here")
    place.mkdir()
    command = [mount, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run([unmount, "-l", place], check=True)
