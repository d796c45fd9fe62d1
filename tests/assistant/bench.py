"""How long a question takes with few and with many programmes in scope: `python -m tests.assistant.bench COLLECTION`.

The programmes of a collection that was read in (such as the evals' own, in the cache: `evals/amsterdam/collection`) are
copied under made-up names, with their vectors, until there are as many as asked for. Nothing is asserted; the figures
depend on the machine and on what else it does.
"""

import argparse
import itertools
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.chain import Assistant, build_chain
from assistant.judge import load_judge
from assistant.question import Request
from vectorstore.embedding import load_encoder
from vectorstore.library import Library
from vectorstore.settings import Settings

_SUBJECTS = (
    "vuurwerk",
    "cameratoezicht",
    "meer wijkagenten",
    "huiselijk geweld",
    "wapens voor boa's",
    "ondermijning",
    "preventief fouilleren",
    "discriminatie bij de politie",
    "de brandweer",
    "straatintimidatie",
    "drugsoverlast",
    "fietsendiefstal",
)
_ROUNDS = 5


def main() -> None:
    """Prints a line for each number of programmes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path)
    parser.add_argument("--programmes", type=int, nargs="+", default=[5, 40, 80])
    asked = parser.parse_args()
    settings = Settings()
    encoder = load_encoder(settings.embedding_model, settings.cache_dir, settings.query_prompt, settings.passage_prompt)
    with closing(Library.open(asked.collection)) as source:
        for count in asked.programmes:
            with tempfile.TemporaryDirectory() as folder:
                passages = _copy(source, Path(folder), count)
                with closing(Library.open(Path(folder), encoder)) as library:
                    _measure(library, count, passages)


def _copy(source: Library, folder: Path, count: int) -> int:
    """Fills a folder with so many programmes, each a copy; gives how many passages these have."""
    passages = 0
    with closing(Library.create(folder, source.encoder_name)) as target:
        for number, programme in zip(range(count), itertools.cycle(source.programmes()), strict=False):
            stored = source.stored(programme.id)
            name = f"proef-{number}"
            facts = replace(
                programme, id=name, publisher=f"Proefpartij {number}", municipality="Proefstad", edition=name
            )
            own = tuple(replace(p, id=f"{name}-{i}", programme_id=name) for i, p in enumerate(stored.passages))
            target.put(replace(stored, programme=facts, passages=own), source.vectors(programme.id))
            passages += len(own)
    return passages


def _measure(library: Library, count: int, passages: int) -> None:
    assistant = Assistant(library, build_chain(library, load_judge()))
    questions = [Request(f"Wat willen de partijen met {subject}?") for subject in _SUBJECTS]
    for question in questions:  # the first questions load what the others use
        assistant.ask(question)
    wall, processor = [], []
    for question in questions * _ROUNDS:
        started, used = time.perf_counter(), time.process_time()
        assistant.ask(question)
        wall.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.process_time() - used))
    for name, times in (("elapsed", wall), ("processor", processor)):
        median, slowest = np.percentile(times, [50, 95])
        print(f"{count} programmes, {passages} passages: {name} median {median:.0f} ms, p95 {slowest:.0f} ms")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
