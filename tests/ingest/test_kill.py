"""A sync that is killed at any moment leaves every programme wholly old or wholly new, and no child that still reads.

The work is done by the driver of tests/killing.py.
"""

import json
import os
import random
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import pytest

from ingest.guard import Guard
from ingest.read import read_programme
from ingest.sources import find_sources
from ingest.sync import plan_sync, sync
from tests.encoders import WordEncoder
from tests.ingest.made_up import WORDS, entry, publish, tell
from tests.killing import Driver, Slow, serve
from tests.on_disk import Counts, count
from vectorstore.library import Library

T = TypeVar("T")
KILLS = {"guarded": 3, "run": 10}
"""Of a sync that has a child read, most of whose time is the start of that child; and of one that reads by itself, all
of whose time is encoding and writing."""
COUNTS = {1: 30, 2: 20}
"""Passages of each edition, of two sentences each."""
BEGIN = {"een": 1, "twee": 1, "drie": 1, "vier": 1}
END = {"een": 2, "twee": 1, "drie": 2, "vijf": 1, "zes": 1}
"""Edition by programme, before the run and after it: changed, as it was, changed, gone, new and new."""
ARCHIVED = {"een": 1, "drie": 1}
"""How many editions are archived at the end; of the others none."""
MARK = "TEST_KILL"
"""A variable in the environment of the driver, and so of all that it starts."""
PATIENCE_S = 60.0
"""For a reader to end, once its parent is gone."""
READ = 4
"""Programmes that the run reads."""


class Direct(Guard):
    """Reads in the process itself, which has the parsers already."""

    def run(self, function: Callable[..., T], *arguments: object, name: str) -> T:
        assert name
        return function(*arguments)


def write(folder: Path, editions: dict[str, int]) -> None:
    """The files and the catalogue of these editions."""
    publish(
        folder / "programmas",
        {
            f"{programme_id}.txt": tell(*(sentences(programme_id, edition, i) for i in range(COUNTS[edition])))
            for programme_id, edition in editions.items()
        },
    )


def sentences(programme_id: str, edition: int, i: int) -> str:
    return f"Wij willen camera {i} voor {programme_id} in jaar {edition}. Daar hoort boa {i} bij."


def begin(folder: Path) -> None:
    write(folder, BEGIN)
    run(folder)
    write(folder, END)


def run(folder: Path, reader: Guard | None = None, seconds: float = 0.1) -> list[list[str]]:
    """A sync, as the command does it, with an encoder that takes so many seconds for each call; gives what was read,
    what was as it was, and what was removed and failed."""
    with closing(Library.open(folder / "collectie", Slow(seconds, *WORDS))) as library:
        sources = find_sources(folder / "programmas", folder / "geen")
        with reader or Direct() as guard:
            outcome = sync(plan_sync(sources, library.editions(), library.encoder_name), library, guard)
        failed = [failure.message for failure in outcome.failed]
        return [sorted(outcome.read), sorted(outcome.unchanged), sorted(outcome.removed), failed]


def guarded(folder: Path) -> list[list[str]]:
    return run(folder, Guard())


def look(folder: Path) -> dict[str, Any]:
    """What a reader sees: of every programme its edition, and whether all that is there and is found is of that one."""
    seen: dict[str, Any] = {}
    with closing(Library.open(folder / "collectie", WordEncoder(*WORDS))) as library:
        probe = library.probe("camera", "camera")
        for programme_id in library.editions():
            texts = [passage.text for passage in library.passages(programme_id)]
            edition = next((one for one in COUNTS if texts and texts[0] == sentences(programme_id, one, 0)), 0)
            hits = [hit.passage.text for hit in library.search(probe, programme_id, 10)]
            vectors = library.vectors(programme_id)
            text = library.text(programme_id)
            card = library.card(programme_id)
            wholes = [
                texts == [sentences(programme_id, edition, i) for i in range(COUNTS.get(edition, 0))],
                len(hits) >= 10 and set(hits) <= set(texts),
                len(vectors.passages) == len(texts) and len(vectors.sentences) == 2 * len(texts),
                all(one in text for one in texts),
                card is not None and card.passages == len(texts),
                all(library.text(programme_id, one.edition) for one in library.versions(programme_id)),
            ]
            seen[programme_id] = [edition, wholes, len(library.versions(programme_id)) - 1]
    return seen


def finish(folder: Path) -> tuple[list[list[str]], list[list[str]], dict[str, Any], Counts]:
    """The next run and the one after it, what is then seen, and all that there is."""
    return run(folder, seconds=0), run(folder, seconds=0), look(folder), count(folder / "collectie")


WORK: Mapping[str, Callable[[Path], Any]] = {
    "begin": begin,
    "run": run,
    "guarded": guarded,
    "look": look,
    "finish": finish,
}


def drive() -> None:
    """The driver."""
    read_programme(entry("een", "een.txt"), tell(sentences("een", 1, 0)))
    with TemporaryDirectory() as place:
        # The hash of the code that reads is remembered: code that somebody edits meanwhile must not change it.
        write(Path(place), BEGIN)
        plan_sync(find_sources(Path(place, "programmas"), Path(place, "geen")), {}, "")
    serve(WORK)


def readers(mark: str) -> list[str]:
    """The processes that read files for this test."""
    found: list[str] = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            with suppress(OSError):
                reads = b"from ingest.guard import serve" in (process / "cmdline").read_bytes()
                if reads and f"{MARK}={mark}\0".encode() in (process / "environ").read_bytes():
                    found.append(process.name)
    return found


def wait_for_no_reader(mark: str) -> None:
    """A reader ends when it sees that its parent is gone: at once, or as soon as it can look."""
    deadline = time.monotonic() + PATIENCE_S
    while left := readers(mark):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists() or not hasattr(os, "fork"), reason="no /proc or fork here")
def test_a_sync_that_is_killed_leaves_every_programme_whole_and_the_next_one_finishes_it(tmp_path: Path) -> None:
    moments = random.Random(11)  # noqa: S311  (nothing to keep secret)
    driver = Driver("tests.ingest.test_kill", **{MARK: str(tmp_path)})
    try:
        driver.do("begin", tmp_path / "begin")
        states: set[str] = set()
        for what, kills in KILLS.items():
            shutil.copytree(tmp_path / "begin", tmp_path / what)
            started = time.monotonic()
            read, unchanged, removed, failed = driver.do(what, tmp_path / what)
            length = time.monotonic() - started
            assert (len(read), unchanged, removed, failed) == (READ, ["twee"], ["vier"], [])
            for number in range(kills):
                # One in each part of the run.
                seen, finished = kill(driver, what, tmp_path, (number + moments.random()) / kills * length)
                check_whole(seen)
                check_finished(finished, seen)
                states.add(json.dumps({programme_id: told[0] for programme_id, told in seen.items()}))
        assert len(states) > 1
    finally:
        driver.close()


def kill(driver: Driver, what: str, place: Path, moment: float) -> tuple[dict[str, Any], Any]:
    """What is seen after a run was killed at a moment, and how the next one finished it."""
    folder = place / "gedood"
    driver.kill(what, place / "begin", folder, moment)
    wait_for_no_reader(str(place))
    seen, finished = driver.do("look", folder), driver.do("finish", folder)
    shutil.rmtree(folder)
    return seen, finished


def check_whole(seen: dict[str, Any]) -> None:
    """Each programme is as it was or as it must become; one that is to be new may not be there, one that is to go may
    still be."""
    assert seen.keys() <= BEGIN.keys() | END.keys()
    assert seen.keys() >= BEGIN.keys() & END.keys()
    for programme_id, (edition, wholes, _) in seen.items():
        assert edition in (BEGIN.get(programme_id), END.get(programme_id))
        assert all(wholes), (programme_id, wholes)


def check_finished(finished: Any, left: dict[str, Any]) -> None:
    """The next run does what was left, the one after it nothing; and there is nothing twice and nothing too much."""
    (read, unchanged, removed, failed), again, seen, counts = finished
    done = [programme_id for programme_id, edition in END.items() if left.get(programme_id, [0])[0] == edition]
    assert (unchanged, removed) == (sorted(done), ["vier"] if "vier" in left else [])
    assert (read, failed) == (sorted(END.keys() - set(done)), [])
    assert again == [[], sorted(END), [], []]
    assert {programme_id: told[0] for programme_id, told in seen.items()} == END
    assert all(all(wholes) for _, wholes, _ in seen.values())
    assert {programme_id: archived for programme_id, (_, _, archived) in seen.items() if archived} == ARCHIVED
    passages = sum(COUNTS[edition] for edition in END.values())
    sign = 1
    assert Counts(*counts) == Counts(
        passages=passages,
        sentences=2 * passages,
        collections=3 * len(END) + sign,
        records=len(END) + sum(ARCHIVED.values()),
        indexes=2 * len(END),
    )
