"""Questions turned towards the passages that answer them: a linear map of their vectors, which the evals learnt
(`python -m evals learn`). An embedding model brings near what has the same subject; the map knows of safety in Dutch
programmes which passage answers. Passages keep the vectors that they have, and a question costs one product more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.encoder import Encoder

__all__ = ["QUESTION_MAP_FILE", "MappedEncoder", "QuestionMap", "load_question_map", "with_question_map"]

QUESTION_MAP_FILE = Path(__file__).parent / "data" / "question_map.npz"


@dataclass(frozen=True, slots=True)
class QuestionMap:
    """A matrix of shape (d, d), and the name of the encoder whose vectors it is for."""

    encoder: str
    matrix: NDArray[np.float32]

    def __call__(self, vector: NDArray[np.float32]) -> NDArray[np.float32]:
        """Where a question's unit vector of shape (d,) is turned to: a unit vector again."""
        turned = self.matrix @ vector
        unit: NDArray[np.float32] = turned / np.linalg.norm(turned)
        return unit

    def save(self, path: Path) -> None:
        """In half precision: the cosines stay the same to three decimals."""
        np.savez_compressed(path, encoder=np.array(self.encoder), matrix=self.matrix.astype(np.float16))


class MappedEncoder:
    """An encoder whose questions are turned. Its passages stay what they are, and so does its name: a collection needs
    no reading in again."""

    def __init__(self, encoder: Encoder, question_map: QuestionMap) -> None:
        self._encoder = encoder
        self._map = question_map

    @property
    def name(self) -> str:
        return self._encoder.name

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._encoder.encode_passages(texts)

    def encode_question(self, text: str) -> NDArray[np.float32]:
        return self._map(self._encoder.encode_question(text))


def load_question_map(path: Path = QUESTION_MAP_FILE) -> QuestionMap:
    """The map in a file; the packaged one, if none is named."""
    with np.load(path) as stored:
        return QuestionMap(str(stored["encoder"]), stored["matrix"].astype(np.float32))


def with_question_map(encoder: Encoder) -> Encoder:
    """The encoder with the packaged map, where this is for it; any other encoder as it is."""
    question_map = load_question_map()
    return MappedEncoder(encoder, question_map) if encoder.name == question_map.encoder else encoder
