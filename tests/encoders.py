"""An encoder and a reranker whose vectors and scores can be worked out by hand; and the real one, that remembers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vectorstore.encoder import Encoder
from vectorstore.lexical import content_words

__all__ = ["Remembering", "WordEncoder", "WordReranker"]


class WordEncoder:
    """A text's vector has a 1 for each known word that is in it, and in the last place if there is none; then its
    length is made 1. So two texts that share one of their two known words have cosine 1/2."""

    def __init__(self, *words: str, name: str = "words") -> None:
        self._words = words
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self.encode_question(text) for text in texts], dtype=np.float32).reshape(
            len(texts), len(self._words) + 1
        )

    def encode_question(self, text: str) -> NDArray[np.float32]:
        present = set(content_words(text))
        vector = np.array([word in present for word in self._words] + [False], dtype=np.float32)
        if not vector.any():
            vector[-1] = 1.0
        result: NDArray[np.float32] = vector / np.linalg.norm(vector)
        return result


class WordReranker:
    """A text's score is how often the word stands in it. What was asked is remembered: each question with its texts."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append((question, tuple(texts)))
        return np.array([text.split().count(self._word) for text in texts], dtype=np.float32)


class Remembering:
    """An encoder that keeps the vector of each passage's text, so that a text that is read in again costs nothing."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: dict[str, NDArray[np.float32]] = {}
        self.name = encoder.name

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return self._encoder.encode_passages(texts)
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        self._kept |= dict(zip(new, self._encoder.encode_passages(new), strict=True))
        return np.array([self._kept[text] for text in texts], dtype=np.float32)

    def encode_question(self, text: str) -> NDArray[np.float32]:
        return self._encoder.encode_question(text)
