"""What it costs to run the assistant: the time to its first answer, and its memory, in a process of its own."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from assistant.chain import open_assistant
from assistant.question import Request
from vectorstore.settings import Settings

__all__ = ["Costs", "measure_costs"]

_KIB = 1024


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds from the start of a process to its first answer, and the most memory that it used in MiB; None where the
    system does not tell."""

    start_up_s: float
    peak_mib: float | None


def measure_costs(settings: Settings, requests: Sequence[Request]) -> Costs:
    """Starts the assistant and asks it some questions. Raises EOFError when that process fails."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    start = time.perf_counter()
    process = context.Process(target=_answer, args=(theirs, settings, requests), daemon=True)
    process.start()
    theirs.close()  # as long as it were open here, a process that fails would be waited for
    ours.recv()
    start_up = time.perf_counter() - start
    peak = ours.recv()
    process.join()
    return Costs(round(start_up, 2), peak)


def _answer(pipe: Connection, settings: Settings, requests: Sequence[Request]) -> None:
    assistant = open_assistant(settings)
    for number, request in enumerate(requests):
        assistant.ask(request)
        if number == 0:
            pipe.send("antwoord")
    assistant.library.close()
    pipe.send(_peak_mib())


def _peak_mib() -> float | None:
    """The most memory that this process used. Linux tells; `getrusage` also counts what a parent used before."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    found = re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)
    return round(int(found[1]) / _KIB, 1) if found else None
