"""A process that is killed at any moment leaves a collection in which every programme is wholly old or wholly new.

A child of the driver of tests/killing.py replays a fixed run of adding, replacing and removing; it is killed at a
moment of its run, and another child looks at what is left, and finishes the run.
"""

import os
import random
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.encoders import WordEncoder
from tests.killing import Driver, Slow, serve
from tests.on_disk import Counts, count
from tests.vectorstore.made_up import WORDS, add, programme
from vectorstore.library import Library

KILLS = 12
START = {"een": 1, "twee": 1, "drie": 1}
"""Edition by programme before the run."""
RUN: tuple[tuple[str, int], ...] = (
    ("een", 2),
    ("vier", 1),
    ("twee", 0),
    ("drie", 2),
    ("een", 3),
    ("vijf", 1),
    ("drie", 0),
)
"""Programme and the edition that it gets; 0 takes it out."""
COUNTS = {1: 30, 2: 45, 3: 15}
"""Passages of each edition, of two sentences each."""
END = {"een": 3, "vier": 1, "vijf": 1}


def put(library: Library, programme_id: str, edition: int) -> None:
    if edition:
        said = [(f"Camera {programme_id} {edition} {i}.", f"En boa {i}.") for i in range(COUNTS[edition])]
        add(library, programme(programme_id, str(edition)), *said)
    elif programme_id in library.editions():
        library.remove(programme_id)


def begin(folder: Path) -> None:
    with closing(Library.open(folder, Slow(0.01, *WORDS))) as library:
        for programme_id, edition in START.items():
            put(library, programme_id, edition)


def run(folder: Path) -> None:
    """Goes on where it was: what a step would make is made once. A step that is done again does no harm."""
    with closing(Library.open(folder, Slow(0.01, *WORDS))) as library:
        for programme_id, edition in RUN:
            put(library, programme_id, edition)


def finish(folder: Path) -> tuple[dict[str, Any], Counts]:
    """As the next sync does: brings everything to where it must be, and tidies. Gives what is then there."""
    with closing(Library.open(folder, WordEncoder(*WORDS))) as library:
        for programme_id in library.editions().keys() - END.keys():
            library.remove(programme_id)
        for programme_id, edition in END.items():
            if library.editions().get(programme_id) != f"{programme_id} {edition}":
                put(library, programme_id, edition)
        library.tidy()
    return look(folder), count(folder)


def look(folder: Path) -> dict[str, Any]:
    """What a reader sees: of every programme its edition, whether what is found is of that edition, and all counts."""
    seen: dict[str, Any] = {}
    with closing(Library.open(folder, WordEncoder(*WORDS))) as library:
        probe = library.probe("camera", "camera") if library.editions() else None
        for programme_id, name in library.editions().items():
            assert probe is not None
            edition = int(name.rpartition(" ")[2])
            hits = library.search(probe, programme_id, 10)
            vectors = library.vectors(programme_id)
            seen[programme_id] = {
                "edition": edition,
                "found": len(hits) >= 10 and all(f" {programme_id} {edition} " in hit.passage.text for hit in hits),
                "passages": len(library.passages(programme_id)) == COUNTS[edition] == len(vectors.passages),
                "sentences": len(vectors.sentences) == 2 * COUNTS[edition],
                "text": all(one.text in library.text(programme_id) for one in library.passages(programme_id)),
                "archived": [one.edition for one in library.versions(programme_id) if not one.current],
            }
            assert all(library.text(programme_id, one.edition) for one in library.versions(programme_id))
    return seen


WORK: Mapping[str, Callable[[Path], Any]] = {"begin": begin, "run": run, "finish": finish, "look": look}


def drive() -> None:
    """The driver."""
    serve(WORK)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_run_that_is_killed_leaves_every_programme_whole_and_the_next_run_finishes_it(tmp_path: Path) -> None:
    moments = random.Random(7)  # noqa: S311  (nothing to keep secret)
    driver = Driver("tests.vectorstore.test_interrupted")
    try:
        driver.do("begin", tmp_path / "begin")
        shutil.copytree(tmp_path / "begin", tmp_path / "heel")
        started = time.monotonic()
        driver.do("run", tmp_path / "heel")
        length = time.monotonic() - started
        for number in range(KILLS):
            folder = tmp_path / f"c{number}"
            # One in each part of the run.
            driver.kill("run", tmp_path / "begin", folder, (number + moments.random()) / KILLS * length)
            seen = driver.do("look", folder)
            states = [state_after(steps) for steps in range(len(RUN) + 1)]
            assert {one: told["edition"] for one, told in seen.items()} in states
            for told in seen.values():
                assert all(told[what] for what in ("found", "passages", "sentences", "text"))
            seen, counts = driver.do("finish", folder)
            assert {one: told["edition"] for one, told in seen.items()} == END
            assert all(told[what] for told in seen.values() for what in ("found", "passages", "sentences", "text"))
            passages = sum(COUNTS[edition] for edition in END.values())
            sign = 1
            assert Counts(*counts) == Counts(
                passages=passages,
                sentences=2 * passages,
                collections=3 * len(END) + sign,
                records=len(END) + sum(len(told["archived"]) for told in seen.values()),
                indexes=2 * len(END),
            )
            shutil.rmtree(folder)
    finally:
        driver.close()


def state_after(steps: int) -> dict[str, int]:
    """Edition by programme after so many steps of the run."""
    state = START | dict(RUN[:steps])
    return {programme_id: edition for programme_id, edition in state.items() if edition}
