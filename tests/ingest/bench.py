"""How fast programmes are read in, beside the stack of the tutorials: `make bench-ingest`.

Both stacks read the same files, in turn and a few files at a time, so that whatever else the machine does slows both:
ours (`ingest.sync`), and PyPDFLoader or TextLoader, RecursiveCharacterTextSplitter (1000 characters, 200 shared), the
same encoder with its own defaults, and Chroma. Each lives in a process of its own, whose peak memory is told; ours with
its reading child. Figures are characters of source text a second; those of a PDF are what pypdfium2 reads in it.
"""

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import correlation, linear_regression, median

from tests.ingest.corpora import CORPORA
from tests.ingest.made_up import entry

MEGABYTE = 1024
TOGETHER = 9
"""Files that a stack reads in one go: while it encodes one, ours reads the next. A quarter of all, so that both stacks
meet what else the machine does."""


def main() -> int:
    """Prints a line for every few files, and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after the files that are read then")
    parser.add_argument("--cache", type=Path, default=None, help="where the embedding model is unpacked")
    chosen = parser.parse_args()
    files = [*sorted((CORPORA / "landelijk").glob("*.txt")), *sorted((CORPORA / "amsterdam-2026").glob("*.pdf"))]
    if not files:
        print(f"De teksten staan niet in {CORPORA}; er valt niets te meten.")
        return 1
    random.Random(1).shuffle(files)  # noqa: S311  # an order, no secret
    with tempfile.TemporaryDirectory() as folder:
        stacks = {name: Stack(work, Path(folder) / name, chosen.cache) for name, work in STACKS.items()}
        measure(files, stacks, time.monotonic() + 60 * chosen.minutes)
    return 0


def measure(files: Sequence[Path], stacks: "dict[str, Stack]", until: float) -> None:
    """Reads the files with each stack in turn, and prints what it took."""
    sizes: list[int] = []
    seconds: dict[str, list[float]] = {name: [] for name in stacks}
    for start in range(0, len(files), TOGETHER):
        some = files[start : start + TOGETHER]
        sizes.append(sum(map(characters, some)))
        names = list(stacks)[:: 1 if len(sizes) % 2 else -1]
        for name in names:
            seconds[name].append(stacks[name].read(some))
        rates = "  ".join(f"{name} {sizes[-1] / seconds[name][-1]:6.0f}" for name in stacks)
        print(f"{start + 1:3}-{start + len(some):<3} {sizes[-1]:9,} tekens   tekens/s: {rates}", flush=True)
        if time.monotonic() > until:
            break
    peaks = {name: stack.close() for name, stack in stacks.items()}
    print()
    for name, spent in seconds.items():
        rates_of = [size / second for size, second in zip(sizes, spent, strict=True)]
        print(
            f"{name}: {sum(sizes):,} tekens in {sum(spent):.0f} s, {sum(sizes) / sum(spent):.0f} tekens/s (mediaan van "
            f"de groepen {median(rates_of):.0f}), hoogste geheugengebruik {peaks[name]:.0f} MB"
        )
        if len(sizes) > 2:
            slope, _ = linear_regression(sizes, spent)
            print(
                f"    tijd tegen grootte: {1e6 * slope:.0f} s per miljoen tekens, r = {correlation(sizes, spent):.3f}"
            )
    ours, theirs = seconds.values()
    print(f"verhouding: {sum(theirs) / sum(ours):.2f}")


class Stack:
    """A process that reads files with one stack."""

    def __init__(self, work: Callable[[Connection, Path, Path | None], None], folder: Path, cache: Path | None) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, folder, cache), daemon=True)
        self._process.start()
        self._pipe.recv()

    def read(self, files: Sequence[Path]) -> float:
        """The seconds that it took to read files in."""
        self._pipe.send(files)
        return float(self._pipe.recv())

    def close(self) -> float:
        """Ends the process; gives the most memory that it used, in megabytes."""
        self._pipe.send(None)
        peak = float(self._pipe.recv())
        self._process.join()
        return peak


def serve(pipe: Connection, read: Callable[[Sequence[Path]], None], finish: Callable[[], None] = lambda: None) -> None:
    """Reads the files that come over the pipe, until None comes; then tells its peak memory, and does `finish`."""
    pipe.send("klaar")
    while (files := pipe.recv()) is not None:
        begin = time.perf_counter()
        read(files)
        pipe.send(time.perf_counter() - begin)
    pipe.send(sum(map(peak, [os.getpid(), *children(os.getpid())])) / MEGABYTE)
    finish()


def peak(process: int) -> int:
    """The most memory that a process used, in kilobytes. Not asked of `getrusage`, for which a child begins with the
    memory of the parent that it was forked from."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(re.search(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)[1])  # type: ignore[index]  # Linux has it


def children(process: int) -> list[int]:
    """The processes that a process started and that still run."""
    listed = [file.read_text(encoding="utf-8") for file in Path(f"/proc/{process}/task").glob("*/children")]
    return [int(child) for children_of_thread in listed for child in children_of_thread.split()]


def ours(pipe: Connection, folder: Path, cache: Path | None) -> None:
    """Veiligheidswijzer."""
    from ingest.guard import Guard
    from ingest.sources import Source
    from ingest.sync import plan_sync, sync
    from vectorstore.embedding import load_encoder
    from vectorstore.library import Library
    from vectorstore.settings import Settings

    encoder = load_encoder(None, cache or Settings().cache_dir)
    encoder.encode_passages(["warm"])
    guard = Guard()
    with closing(Library.open(folder, encoder)) as library:

        def read(files: Sequence[Path]) -> None:
            sources = [Source(entry(file.stem.casefold().replace("_", "-"), file.name), file.parent) for file in files]
            outcome = sync(plan_sync(sources, {}, encoder.name), library, guard)
            if outcome.failed:
                raise SystemExit(outcome.failed[0].message)

        serve(pipe, read, guard.close)


def tutorial(pipe: Connection, folder: Path, cache: Path | None) -> None:
    """What the tutorials do."""
    from evals.baseline import TutorialStack
    from vectorstore.settings import Settings

    stack = TutorialStack(folder, cache or Settings().cache_dir)
    stack.nearest("warm", 1)

    def read(files: Sequence[Path]) -> None:
        for file in files:
            stack.read(file)

    serve(pipe, read)


STACKS: dict[str, Callable[[Connection, Path, Path | None], None]] = {"wijzer": ours, "handleiding": tutorial}


def characters(file: Path) -> int:
    """How much text there is in a file."""
    if file.suffix != ".pdf":
        return len(file.read_text(encoding="utf-8"))
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(file)
    try:
        return sum(len(page.get_textpage().get_text_range()) for page in document)
    finally:
        document.close()


if __name__ == "__main__":
    sys.exit(main())
