"""How fast programmes are read in, beside the stack of the tutorials: `make bench-ingest`.

Both stacks read the same files, one after the other, file by file, so that whatever else the machine does slows both:
ours (`ingest.sync`), and PyPDFLoader or TextLoader, RecursiveCharacterTextSplitter (1000 characters, 200 shared), the
same encoder with its own defaults, and Chroma. Each lives in a process of its own, whose peak memory is told; ours with
its reading child. A figure is characters of source text a second; that of a PDF is what pypdfium2 reads in it.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import correlation, linear_regression, median

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
MEGABYTE = 1024


def main() -> int:
    """Prints a line a file and the sum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after the file that is read then")
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
    """Reads file after file with each stack in turn, and prints what it took."""
    sizes: list[int] = []
    seconds: dict[str, list[float]] = {name: [] for name in stacks}
    for number, file in enumerate(files):
        sizes.append(characters(file))
        names = list(stacks)[:: 1 if number % 2 else -1]
        for name in names:
            seconds[name].append(stacks[name].read(file))
        rates = "  ".join(f"{name} {sizes[-1] / seconds[name][-1]:6.0f}" for name in stacks)
        print(f"{number + 1:3} {file.name:28} {sizes[-1]:9,} tekens   tekens/s: {rates}", flush=True)
        if time.monotonic() > until:
            break
    peaks = {name: stack.close() for name, stack in stacks.items()}
    print()
    for name, spent in seconds.items():
        per_file = [size / second for size, second in zip(sizes, spent, strict=True)]
        slope, _ = linear_regression(sizes, spent)
        print(
            f"{name}: {sum(sizes):,} tekens in {sum(spent):.0f} s, {sum(sizes) / sum(spent):.0f} tekens/s (mediaan per "
            f"bestand {median(per_file):.0f}), hoogste geheugengebruik {peaks[name]:.0f} MB, tijd tegen grootte: "
            f"{1e6 * slope:.0f} s per miljoen tekens, r = {correlation(sizes, spent):.3f}"
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

    def read(self, file: Path) -> float:
        """The seconds that it took to read a file in."""
        self._pipe.send(file)
        return float(self._pipe.recv())

    def close(self) -> float:
        """Ends the process; gives the most memory that it used, in megabytes."""
        self._pipe.send(None)
        peak = float(self._pipe.recv())
        self._process.join()
        return peak


def serve(pipe: Connection, read: Callable[[Path], None], finish: Callable[[], None] = lambda: None) -> None:
    """Reads the files that come over the pipe, until None comes; then `finish` ends other processes, to count them."""
    pipe.send("klaar")
    while (file := pipe.recv()) is not None:
        begin = time.perf_counter()
        read(file)
        pipe.send(time.perf_counter() - begin)
    finish()
    usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    pipe.send(sum(usage) / MEGABYTE)


def ours(pipe: Connection, folder: Path, cache: Path | None) -> None:
    """Veiligheidswijzer."""
    from ingest.catalogue import Entry
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

        def read(file: Path) -> None:
            entry = Entry(
                id=file.stem.casefold().replace("_", "-"),
                file=file.name,
                publisher="Partij Proef",
                publisher_kind="party",
                municipality=None,
                title=file.stem,
                document_kind="other",
                status="unknown",
                year=None,
                url=None,
            )
            plan = plan_sync([Source(entry, file.parent)], {}, encoder.name)
            outcome = sync(plan, library, guard)
            if outcome.failed:
                raise SystemExit(outcome.failed[0].message)

        serve(pipe, read, guard.close)


def tutorial(pipe: Connection, folder: Path, cache: Path | None) -> None:
    """What the tutorials do."""
    from chromadb.config import Settings as ChromaSettings
    from langchain_chroma import Chroma
    from langchain_community.document_loaders import PyPDFLoader, TextLoader
    from langchain_core.embeddings import Embeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from sentence_transformers import SentenceTransformer

    from vectorstore.bundled_e5 import bundled_e5
    from vectorstore.settings import Settings

    model = SentenceTransformer(
        str(bundled_e5(cache or Settings().cache_dir)),
        device="cpu",
        local_files_only=True,
        model_kwargs={"dtype": "float32"},  # the bundled weights are halves, in which a processor is far slower
    )

    class Plain(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            found: list[list[float]] = model.encode(
                texts, prompt="passage: ", normalize_embeddings=True, show_progress_bar=False
            ).tolist()
            return found

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    embeddings = Plain()
    embeddings.embed_query("warm")
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    store = Chroma(
        embedding_function=embeddings,
        persist_directory=str(folder),
        client_settings=ChromaSettings(anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)),
    )

    def read(file: Path) -> None:
        loader = PyPDFLoader(str(file)) if file.suffix == ".pdf" else TextLoader(str(file), encoding="utf-8")
        parts = splitter.split_documents(loader.load())
        for i in range(0, len(parts), 1000):
            store.add_documents(parts[i : i + 1000])

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
