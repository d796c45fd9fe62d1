"""Work on a collection in a child process, to be killed at any moment of it.

The parent never opens Chroma, whose threads do not survive a fork: a driver that has imported everything once forks a
child for each piece of work.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.encoders import WordEncoder
from vectorstore.ranking import ProgrammeWords

__all__ = ["KILLED", "Driver", "Slow", "serve"]

KILLED = "killed"
PATIENCE_S = 60.0
"""For the driver to end, once nobody asks it for more."""


class Slow(WordEncoder):
    """Takes so many seconds for each call, so that there is something to break off."""

    def __init__(self, seconds: float, *words: str) -> None:
        super().__init__(*words)
        self._seconds = seconds

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        time.sleep(self._seconds)
        return super().encode_passages(texts)


def serve(work: Mapping[str, Callable[[Path], Any]]) -> None:
    """The driver: for each line `what folder` it forks a child that does it, tells its number, and then how it went."""
    # What any child loads at its first use is most of what it costs: here it is loaded once.
    import_module("chromadb.api.rust")
    ProgrammeWords({})
    for line in sys.stdin:
        what, folder = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            os.write(writing, json.dumps(work[what](Path(folder))).encode())
            os._exit(0)
        os.close(writing)
        print(json.dumps(child), flush=True)
        with os.fdopen(reading, "rb") as told:
            answer = told.read()
        _, status = os.waitpid(child, 0)
        print(json.dumps([status, json.loads(answer) if answer else None]), flush=True)


class Driver:
    """A process that runs the function `drive` of a module, which calls `serve`; `environment` is added to its own."""

    def __init__(self, module: str, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {module} import drive; drive()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[1],
            env={**os.environ, **environment},
        )

    def do(self, what: str, folder: Path, kill_after: float | None = None) -> Any:
        """Gives what the work gave; KILLED, when it was."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps([what, str(folder)]), file=self._process.stdin, flush=True)
        child = json.loads(self._process.stdout.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        status, result = json.loads(self._process.stdout.readline())
        if kill_after is not None and status == signal.SIGKILL:
            return KILLED
        assert status == 0
        return result

    def kill(self, what: str, begin: Path, folder: Path, moment: float) -> None:
        """Has a copy of `begin` worked on in `folder`, and kills that at a moment; sooner, when it was done by then."""
        shutil.copytree(begin, folder)
        while self.do(what, folder, moment) != KILLED:
            moment *= 0.8
            shutil.rmtree(folder)
            shutil.copytree(begin, folder)

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=PATIENCE_S)
        if self._process.stdout:
            self._process.stdout.close()
