"""Runs a parser in a process of its own, so that a bad file costs one clear message and not the program.

This guards against accidents (a loop, a crash, a file that unpacks to gigabytes), not against an attacker who gets a
parser to run his code: the child has the rights of the user, and its results are unpickled.
"""

import logging
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Final, Literal, Self, TypeVar, cast

from ingest.source_wording import parser_died, parser_failed, parser_too_big, parser_too_slow
from vectorstore.errors import SourceError, WijzerError

if sys.platform != "win32":
    import resource

__all__ = ["Guard", "ProcessLimits", "guarded", "serve"]

T = TypeVar("T")
_Outcome = tuple[Literal["result", "refused", "memory", "failed"], Any]
_Task = tuple[Callable[..., object], tuple[object, ...]]

_START_SECONDS = 60.0
"""For the start of the child and the import of the parser; the limit for reading counts from there."""
_GRACE_SECONDS = 5
"""How long past the limit a child ends itself, if its parent was killed and could not do so."""
_CHILD: Final = "import sys; sys.path[:] = {path!r}; from ingest.guard import serve; serve({descriptor}, {limits})"
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What one call may cost: wall-clock seconds, and megabytes of address space on top of what the child has when the
    parser is loaded. Only Linux holds a process to the second; elsewhere there is no bound on memory."""

    seconds: float = 120.0
    megabytes: int = 2048


DEFAULT_LIMITS: Final = ProcessLimits()


def guarded(function: Callable[..., T], *arguments: object, name: str, limits: ProcessLimits = DEFAULT_LIMITS) -> T:
    """Calls a function in a child process that is there for this one call; see `Guard.run`."""
    with Guard(limits) as guard:
        return guard.run(function, *arguments, name=name)


class Guard:
    """A child process that runs one function after another, and is replaced when it was killed or died.

    The child starts at the first call. Calls from several threads wait for each other.
    """

    def __init__(self, limits: ProcessLimits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self._lock = Lock()
        self._child: tuple[subprocess.Popen[bytes], Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process id of the child; None while there is none."""
        return self._child[0].pid if self._child else None

    def run(self, function: Callable[..., T], *arguments: object, name: str) -> T:
        """The result of a function that can be imported, on arguments that can be pickled.

        A WijzerError of the function is raised as it is. Raises SourceError, with the file's `name` in it, when the
        function takes too long or too much memory, crashes, or raises anything else (its traceback is logged at DEBUG).
        """
        with self._lock:
            try:
                outcome = self._ask((function, arguments), name)
                if outcome[0] == "memory":  # libraries do not all come back whole from a refused allocation
                    self.close()
            except BaseException:  # among them Ctrl-C: the child is in the middle of something
                self.close()
                raise
        kind, content = outcome
        if kind == "refused":
            raise content
        if kind == "memory":
            raise SourceError(parser_too_big(name, self.limits.megabytes))
        if kind == "failed":
            error_name, trace = content
            _logger.debug("reading %s failed\n%s", name, trace)
            raise SourceError(parser_failed(name, error_name))
        return cast("T", content)

    def close(self) -> None:
        """Kills the child, if there is one, whatever it is doing for another thread; a next call starts another."""
        child, self._child = self._child, None
        if child is not None:
            process, pipe = child
            # The pipe last: a thread that waits for an answer then sees the end of it.
            process.kill()
            process.wait()
            pipe.close()

    def _ask(self, task: _Task, name: str) -> _Outcome:
        """Has a child do a task. A child that died after its last call is replaced, once."""
        while True:
            used, loaded = self._child is not None, False
            process, pipe = self._started()
            try:
                pipe.send(task)
                answer = _receive(pipe, name, _START_SECONDS)
                loaded = True
                if answer is None:  # the parser is loaded, and begins
                    answer = _receive(pipe, name, self.limits.seconds)
                return cast("_Outcome", answer)
            except (EOFError, ConnectionError) as error:
                if not used or loaded:
                    _logger.debug("reading %s ended its process: %s", name, process.wait())
                    raise SourceError(parser_died(name)) from error
                self.close()

    def _started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._child is None:
            ours, theirs = Pipe()
            # Not multiprocessing's "spawn": that would import the program's main module, and all it needs, once more.
            limits = f"{self.limits.seconds!r}, {self.limits.megabytes!r}"
            code = _CHILD.format(path=[str(folder) for folder in sys.path], descriptor=theirs.fileno(), limits=limits)
            try:
                process = subprocess.Popen(  # noqa: S603  # our own code, and no shell
                    [sys.executable, "-c", code],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),),
                    start_new_session=True,  # Ctrl-C is for the parent, which then kills the child
                )
            finally:
                theirs.close()
            self._child = process, ours
        return self._child


def _receive(pipe: Connection, name: str, seconds: float) -> object:
    """The next message of the child. Raises SourceError when it takes longer, EOFError when the child is gone."""
    if not pipe.poll(seconds):
        raise SourceError(parser_too_slow(name, seconds))
    return pipe.recv()


def serve(descriptor: int, seconds: float, megabytes: int) -> None:
    """The child: performs the tasks that come over the pipe, and ends when the parent is gone."""
    pipe = Connection(descriptor)
    tasks: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(pipe, tasks), daemon=True).start()
    while True:
        answer = _perform(pipe, tasks.get(), seconds, megabytes)
        signal.setitimer(signal.ITIMER_REAL, 0)
        _bound_memory(None)
        pipe.send_bytes(answer)


def _listen(pipe: Connection, tasks: "SimpleQueue[bytes]") -> None:
    """Passes tasks on. The end of the pipe is the end of the parent, and ends the child whatever it is doing."""
    while True:
        try:
            tasks.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)


def _perform(pipe: Connection, task: bytes, seconds: float, megabytes: int) -> bytes:
    """The pickled outcome of a task; sends None before it calls the function."""
    outcome: _Outcome
    try:
        function, arguments = pickle.loads(task)  # noqa: S301  # from the parent
        pipe.send(None)
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS)
        _bound_memory(megabytes)
        outcome = "result", function(*arguments)
        return bytes(ForkingPickler.dumps(outcome))
    except MemoryError:
        outcome = "memory", None
    except WijzerError as error:
        outcome = "refused", error
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a parser does is reported as a bad file
        outcome = "failed", (type(error).__name__, traceback.format_exc())
    return bytes(ForkingPickler.dumps(outcome))


def _bound_memory(megabytes: int | None) -> None:
    """Lets the process grow by so much from here, or without a bound for None."""
    if sys.platform == "linux":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = hard
        if megabytes is not None:
            pages = int(Path("/proc/self/statm").read_bytes().split()[0])
            soft = pages * resource.getpagesize() + megabytes * 1024 * 1024
            if hard != resource.RLIM_INFINITY:
                soft = min(soft, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
