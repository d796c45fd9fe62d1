"""The vectors of one edition, in memory: of its passages, and of the sentences of those that have more than one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vectorstore.encoder import Encoder
from vectorstore.passage import Passage
from vectorstore.records import Stored

__all__ = ["Vectors", "encode", "headed", "passage_ids", "sentence_ids"]

_SLICE = 256
"""Texts that are encoded between two reports."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Rows of length 1, shape (n, d): in the order of `passage_ids` and of `sentence_ids`."""

    passages: NDArray[np.float32]
    sentences: NDArray[np.float32]


def encode(encoder: Encoder, stored: Stored, advance: Callable[[float], None] | None = None) -> Vectors:
    """Passages with what they are about before them: headings go to the encoder, not into the quote. `advance` is told
    now and then which part is done, 0 to 1."""
    passages = [headed(passage, passage.section[-1:]) for passage in stored.passages]
    spans = [span for passage in stored.passages if len(passage.sentences) > 1 for span in passage.sentences]
    sentences = [stored.text[start:end] for start, end in spans]
    parts = []
    done = 0
    for texts in (passages, sentences):
        rows = []
        for i in range(0, max(1, len(texts)), _SLICE):
            rows.append(encoder.encode_passages(texts[i : i + _SLICE]))
            done += len(rows[-1])
            if advance and done:
                advance(done / (len(passages) + len(sentences)))
        parts.append(np.concatenate(rows))
    return Vectors(*parts)


def passage_ids(passages: Sequence[Passage]) -> list[str]:
    """What the vectors of passages are known by."""
    return [passage.id for passage in passages]


def sentence_ids(passages: Sequence[Passage]) -> list[str]:
    """What the vectors of sentences are known by: the passage's id and a number."""
    return [f"{p.id}:{i}" for p in passages if len(p.sentences) > 1 for i in range(len(p.sentences))]


def headed(passage: Passage, headings: Sequence[str]) -> str:
    """What a passage is about, then what it says: headings, lead-in, words."""
    lead_in = f"{passage.context} " if passage.context else ""
    return f"{', '.join(headings)}: {lead_in}{passage.text}"
