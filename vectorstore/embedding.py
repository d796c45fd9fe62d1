"""Text becomes vectors, with sentence-transformers."""

import ctypes
import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from vectorstore import wording
from vectorstore.bundled_e5 import MODEL_NAME, bundled_e5
from vectorstore.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["SentenceTransformerEncoder", "find_model", "load_encoder", "quiet_loading"]

_THREADS: Final = os.cpu_count() or 1
_TOGETHER: Final = 600  # tokens that are encoded at once, padding included; more takes memory and no less time
_BETWEEN: Final = 8  # batches; to give memory back after each takes a tenth of the time
_CHARACTERS_PER_TOKEN: Final = 4  # of a model that does not tell its tokens
_TOKENISED: Final = 128  # texts of about one length whose tokens are counted at once
_STOCKS: Final = -8  # M_ARENA_MAX of <malloc.h>
_SAMPLE: Final = 65_536  # bytes from either end of a file


class SentenceTransformerEncoder:
    """Any sentence-transformers model, on the processor and without network.

    `model` is a folder, or the name of a model that was downloaded with `hf download`. `name` is what to call it; by
    default the last part of `model`. The prompts are put before each text; for None the model's own is used, and "" is
    no prompt. The model is loaded when it is first needed. Loading sets torch to one thread in this process; see
    `encode_passages` for the reason.

    Raises EncoderError if the model is not there, or later, when it cannot be loaded.
    """

    def __init__(
        self,
        model: str | Path,
        name: str | None = None,
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
    ) -> None:
        self._asked = str(model)
        folder = find_model(model)
        if folder is None:
            raise EncoderError(wording.encoder_not_found(self._asked))
        self._folder = folder
        self._prompts = (query_prompt, passage_prompt)
        self._name = f"{name or Path(model).resolve().name}@{_fingerprint(self._folder, self._prompts)}"

    @property
    def name(self) -> str:
        """The model's name with eight digits that change with its files and with the prompts that were given."""
        return self._name

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give unit vectors of shape (n, d).

        The texts are divided over the cores, with one torch thread each. Left to itself torch divides every single
        matrix product instead, which is somewhat slower on an idle machine, and ten times slower on a busy one, where
        each product waits for its slowest part.
        """
        vectors = np.empty((len(texts), self._model.get_embedding_dimension() or 0), np.float32)
        batches = _batches(self._sizes(texts)) if texts else []
        with ThreadPoolExecutor(_THREADS) as pool:
            encoded = pool.map(lambda batch: self._encode([texts[index] for index in batch]), batches)
            for number, (batch, part) in enumerate(zip(batches, encoded, strict=True), start=1):
                vectors[batch] = part
                if number % _BETWEEN == 0 or number == len(batches):
                    _give_back_memory()
        return vectors

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """Give a unit vector of shape (d,)."""
        own = self._model.prompts.get("query", "")
        prompt = own if self._prompts[0] is None else self._prompts[0]
        vector: NDArray[np.float32] = self._model.encode_query(
            text, prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return vector

    def _encode(self, batch: list[str]) -> NDArray[np.float32]:
        """The vectors of texts of about the same size."""
        vectors: NDArray[np.float32] = self._model.encode_document(
            batch,
            prompt=self._passage_prompt,
            batch_size=len(batch),
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return vectors

    def _sizes(self, texts: Sequence[str]) -> list[int]:
        """How many tokens the model makes of each text: what its time and memory go with. Only about, for a model that
        has no attention mask."""
        sizes = [len(text) // _CHARACTERS_PER_TOKEN + 1 for text in texts]
        by_length = sorted(range(len(texts)), key=sizes.__getitem__)
        for start in range(0, len(texts), _TOKENISED):
            some = by_length[start : start + _TOKENISED]
            mask = self._model.preprocess([texts[i] for i in some], prompt=self._passage_prompt).get("attention_mask")
            if mask is None:
                break
            for i, size in zip(some, mask.sum(dim=1).tolist(), strict=True):
                sizes[i] = size
        return sizes

    @property
    def _passage_prompt(self) -> str:
        prompts = self._model.prompts
        # A model without a prompt `document` gets an empty one from the library, which would then hide `passage`.
        own = prompts.get("document") or prompts.get("passage") or prompts.get("corpus") or ""
        return own if self._prompts[1] is None else self._prompts[1]

    @cached_property
    def _model(self) -> "SentenceTransformer":
        # Imported here: it takes ten seconds, which a command that finds nothing to encode need not spend.
        import torch
        from sentence_transformers import SentenceTransformer

        try:
            with quiet_loading():
                model = SentenceTransformer(
                    str(self._folder),
                    device="cpu",
                    local_files_only=True,
                    # On a processor torch's fused attention is the slower one for texts as short as a sentence.
                    model_kwargs={"dtype": "auto", "attn_implementation": "eager"},
                )
        except Exception as error:  # the libraries underneath share no root error, and all mean the same here
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            raise EncoderError(wording.encoder_unloadable(self._asked, reason)) from error
        _widen(model)
        _share_memory()
        torch.set_num_threads(1)
        return model


def load_encoder(
    model: str | None, cache: Path, query_prompt: str | None = None, passage_prompt: str | None = None
) -> SentenceTransformerEncoder:
    """The encoder of a folder or name, or the bundled one for None, which is unpacked under `cache` the first time.

    Raises EncoderError if that cannot be done.
    """
    if model is None:
        return SentenceTransformerEncoder(bundled_e5(cache), MODEL_NAME, query_prompt, passage_prompt)
    return SentenceTransformerEncoder(model, None, query_prompt, passage_prompt)


def _batches(sizes: Sequence[int]) -> list[list[int]]:
    """The indices of texts of these sizes, in batches of about one size, so that little is padded: the largest first,
    so that all cores end together."""
    batches: list[list[int]] = []
    for index in sorted(range(len(sizes)), key=sizes.__getitem__, reverse=True):
        if batches and (len(batches[-1]) + 1) * sizes[batches[-1][0]] <= _TOGETHER:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def _share_memory() -> None:
    """Gives all threads one stock of memory. The C library of Linux has one for each thread, and what a thread freed
    it keeps for that thread: as good as nothing for the next, and some 50 MB over a few programmes."""
    limit = getattr(ctypes.CDLL(None), "mallopt", None)
    if limit:
        limit(_STOCKS, 1)


def _give_back_memory() -> None:
    """Returns freed memory to the system. The C library of Linux keeps it, in pieces between batches of many sizes:
    without this the process grows by some 40 MB for every thousand sentences."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # macOS has none, and needs none
    if trim:
        trim(0)


def _widen(model: "SentenceTransformer") -> None:
    """Makes a model that is stored in half precision compute in single precision, in which a processor is faster. The
    table of word vectors, most of the model, stays as it is, and only what is looked up is widened: that is the same
    to the last bit, and saves its half."""
    import torch

    for module in model.modules():
        if isinstance(module, torch.nn.Embedding) and module.weight.dtype is torch.float16:
            module.register_forward_hook(lambda _module, _given, found: found.float())
            continue
        for parameter in module.parameters(recurse=False):
            parameter.data = parameter.data.float()


def find_model(model: str | Path) -> Path | None:
    """The folder of a model: that folder itself, or where `hf download` put the model of this name; else None."""
    if Path(model).is_dir():
        return Path(model)
    # Not left to sentence-transformers, which asks huggingface.co for something even with local_files_only. Imported
    # here: the bundled model, a folder, does without, and a second sync is not kept waiting for it.
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for file in ("modules.json", "config.json"):
        try:
            found = try_to_load_from_cache(str(model), file)
        except HFValidationError:  # not the name of a model; a path that does not exist, for one
            break
        if isinstance(found, str):
            return Path(found).parent
    return None


def _fingerprint(folder: Path, prompts: tuple[str | None, str | None]) -> str:
    """Tells apart models of one name without loading them: by names, sizes and both ends of their files."""
    digest = hashlib.sha256(repr(prompts).encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}:{size}".encode())
        with path.open("rb") as file:
            digest.update(file.read(_SAMPLE))
            file.seek(max(0, size - _SAMPLE))
            digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:8]


@contextmanager
def quiet_loading() -> Iterator[None]:
    """Keep the libraries' progress bars and notices off the screen while a model loads."""
    from transformers.utils import logging as transformers_logging

    loggers = [logging.getLogger(name) for name in ("transformers", "sentence_transformers", "huggingface_hub")]
    levels = [logger.level for logger in loggers]
    bars = transformers_logging.is_progress_bar_enabled()
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    transformers_logging.disable_progress_bar()
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
        if bars:
            transformers_logging.enable_progress_bar()
