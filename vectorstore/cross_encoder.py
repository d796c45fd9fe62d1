"""Reads a question and a text together, with sentence-transformers, and tells how well the one answers the other."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from vectorstore import wording
from vectorstore.embedding import find_model, quiet_loading
from vectorstore.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

__all__ = ["CrossEncoderReranker"]

_TOGETHER: Final = 8  # pairs that are read at once; with more, more is padding
_HEADS: Final = ("ForSequenceClassification", "ForCausalLM", "ForConditionalGeneration")


class CrossEncoderReranker:
    """Any cross-encoder of sentence-transformers that gives one score, on the processor and without network.

    `model` is a folder, or the name of a model that was downloaded with `hf download`. It is loaded and tried at once,
    so that no question waits for it, nor finds out that it is of no use. Loading sets torch to one thread in this
    process, as the embedding model does.

    Raises EncoderError if the model is not there or cannot be used.
    """

    def __init__(self, model: str | Path) -> None:
        folder = find_model(model)
        if folder is None:
            raise EncoderError(wording.reranker_not_found(str(model)))
        try:
            self._model = _load(folder)
            self.score("vraag", ["een tekst", "een langere tekst"])
        except Exception as error:  # the libraries underneath share no root error, and all mean the same here
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            raise EncoderError(wording.reranker_unloadable(str(model), reason)) from error
        unfit = _unfit(self._model)
        if unfit:
            raise EncoderError(wording.reranker_unloadable(str(model), unfit))

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one score for each text, in the same order: shape (n,). They are not squeezed to between 0 and 1, where
        the best would come out equal."""
        from torch.nn import Identity

        pairs = [(question, text) for text in texts]
        scores = self._model.predict(pairs, batch_size=_TOGETHER, activation_fn=Identity(), show_progress_bar=False)
        return np.asarray(scores, dtype=np.float32)


def _load(folder: Path) -> "CrossEncoder":
    # Imported here: it takes ten seconds, and most do without.
    import torch
    from sentence_transformers import CrossEncoder

    with quiet_loading():
        # A processor is slower in half precision, in which many models are stored.
        model = CrossEncoder(str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32})
    torch.set_num_threads(1)
    return model


def _unfit(model: "CrossEncoder") -> str | None:
    """Why a model that was loaded is of no use, if it is. The library makes a cross-encoder of an embedding model too,
    with weights drawn at random where the scores are made."""
    made_by = model.config.architectures or []
    if len(model) == 1 and not any(name.endswith(_HEADS) for name in made_by):
        return wording.reranker_untrained()
    return None if model.num_labels == 1 else wording.reranker_many_scores(model.num_labels)
