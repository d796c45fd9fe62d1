"""What the collection asks of an encoder. Apart from the one that is used (`vectorstore.embedding`), whose libraries
take seconds to load."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Encoder"]


class Encoder(Protocol):
    """Gives texts of the same meaning vectors that point the same way. All vectors have length 1."""

    @property
    def name(self) -> str:
        """What is stored with a collection. Encoders whose vectors cannot be compared have different names."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row for each text, in the same order: shape (n, d)."""
        ...

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """Give the vector of a question, shape (d,). Its dot product with a passage is their cosine."""
        ...
