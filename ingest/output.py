"""Where a command may write what it makes: never over what it reads or keeps, and over other things when told to."""

from collections.abc import Sequence
from pathlib import Path

from ingest import wording
from ingest.source_wording import source_unwritable
from vectorstore.errors import OptionError
from vectorstore.settings import Settings
from vectorstore.wording import FOLDER, reason_of

__all__ = ["check_output"]


def check_output(
    path: Path, endings: Sequence[str], settings: Settings, *, force: bool, source: str | None = None
) -> None:
    """Raises OptionError when a file with one of these endings may not be written here: over `source`, which is read;
    in the folders of the collection and of the catalogue; and, without `force`, over a file that is there."""
    try:
        _check(path, endings, settings, force=force, source=source)
    except OSError as error:
        raise OptionError(source_unwritable(path, reason_of(error))) from error


def _check(path: Path, endings: Sequence[str], settings: Settings, *, force: bool, source: str | None) -> None:
    if path.is_dir():
        raise OptionError(source_unwritable(path, FOLDER))
    if path.suffix.casefold() not in endings:
        raise OptionError(wording.out_ending(path, endings))
    if source is not None and path.exists() and Path(source).exists() and path.samefile(source):
        raise OptionError(wording.out_is_input(path))
    for folder in (settings.collection_dir, settings.added_dir, settings.programmes):
        if path.resolve().is_relative_to(folder.resolve()):
            raise OptionError(wording.out_in_collection(path, folder))
    if path.exists() and not force:
        raise OptionError(wording.out_exists(path))
