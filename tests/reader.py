"""The child process in which files are read takes a second to start; most tests have theirs read by the same."""

from functools import cache

from ingest.guard import Guard

__all__ = ["kept_reader"]


class _Kept(Guard):
    """Does not end its child when a command has ended."""

    def __exit__(self, *_: object) -> None:
        pass


@cache
def kept_reader() -> Guard:
    """The one of this process."""
    return _Kept()
