import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import huggingface_hub.constants
import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
from transformers.utils import logging as transformers_logging

from vectorstore.bundled_e5 import MODEL_NAME, bundled_e5
from vectorstore.embedding import SentenceTransformerEncoder, load_encoder
from vectorstore.encoder import Encoder
from vectorstore.errors import EncoderError
from vectorstore.settings import Settings

WORDS = ["[PAD]", "[UNK]", "vraag", "tekst", ":", "camera", "boa", "vuurwerk", "wijk"]


@pytest.fixture(scope="module")
def cache() -> Path:
    """The program's own, in which the model is unpacked once for all."""
    return Settings().cache_dir


@pytest.fixture(scope="module")
def bundled(cache: Path) -> SentenceTransformerEncoder:
    return load_encoder(None, cache)


def save_tiny_bert(folder: Path, seed: int = 0, pooler: bool = True) -> BertModel:
    torch.manual_seed(seed)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    bert = BertModel(config, add_pooling_layer=pooler).eval()
    bert.save_pretrained(folder)
    words = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    PreTrainedTokenizerFast(
        tokenizer_object=words, unk_token="[UNK]", pad_token="[PAD]", model_max_length=32
    ).save_pretrained(folder)
    return bert


@pytest.fixture
def tiny_bert(tmp_path: Path) -> BertModel:
    return save_tiny_bert(tmp_path / "bert")


@pytest.fixture
def tiny(tmp_path: Path, tiny_bert: BertModel) -> Path:
    """A model of one's own: nine words, 16 dimensions, vectors that are not of length 1, a `passage` prompt."""
    folder = tmp_path / "tiny"
    modules = [Transformer(str(tmp_path / "bert")), Pooling(16, "mean")]
    SentenceTransformer(modules=modules, prompts={"query": "vraag: ", "passage": "tekst: "}).save(str(folder))
    return folder


def unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    scaled: NDArray[np.float32] = vector / np.linalg.norm(vector)
    return scaled


def by_hand(bert: BertModel, text: str) -> NDArray[np.float32]:
    ids = torch.tensor([[WORDS.index(word) for word in text.replace(":", " :").split()]])
    with torch.no_grad():
        return unit(bert(ids).last_hidden_state[0].mean(dim=0).numpy())


def test_vectors_have_length_one(bundled: SentenceTransformerEncoder) -> None:
    passages = bundled.encode_passages(["Meer camera's in het centrum.", "Een vuurwerkverbod.", "Kort."])
    question = bundled.encode_question("Wie wil camera's?")
    assert passages.shape == (3, 384)
    assert question.shape == (384,)
    assert passages.dtype == question.dtype == np.dtype(np.float32)
    np.testing.assert_allclose(np.linalg.norm([*passages, question], axis=1), 1, atol=1e-5)


def test_no_passages_give_no_rows(bundled: SentenceTransformerEncoder) -> None:
    assert bundled.encode_passages([]).shape == (0, 384)


def test_rows_are_in_the_order_of_the_texts(bundled: SentenceTransformerEncoder) -> None:
    texts = [f"{'Wij willen meer toezicht. ' * (number % 7)}Punt {number}." for number in range(19)]
    together = bundled.encode_passages(texts)
    one_by_one = np.concatenate([bundled.encode_passages([text]) for text in texts])
    np.testing.assert_allclose(together, one_by_one, atol=1e-5)


def test_a_question_is_nearest_to_the_passage_that_answers_it(bundled: SentenceTransformerEncoder) -> None:
    passages = [
        "We investeren in inclusief onderwijs op alle scholen.",
        "Wij steunen een landelijk vuurwerkverbod voor consumenten.",
        "Er komen meer opvangplekken bij huiselijk geweld.",
    ]
    scores = bundled.encode_passages(passages) @ bundled.encode_question("wordt vuurwerk verboden?")
    assert scores.argmax() == 1


def test_the_prompts_of_e5_are_applied(bundled: SentenceTransformerEncoder, cache: Path) -> None:
    bare = load_encoder(None, cache, query_prompt="", passage_prompt="")
    text = "Meer wijkagenten"
    question, (passage,) = bundled.encode_question(text), bundled.encode_passages([text])
    assert question @ passage < 0.99
    np.testing.assert_allclose(question, bare.encode_question("query: Meer wijkagenten"), atol=1e-6)
    np.testing.assert_allclose(passage, bare.encode_passages(["passage: Meer wijkagenten"])[0], atol=1e-6)
    assert bare.name != bundled.name


def test_the_name_of_the_bundled_model(bundled: SentenceTransformerEncoder, cache: Path) -> None:
    model, _, fingerprint = bundled.name.partition("@")
    assert model == MODEL_NAME
    assert len(fingerprint) == 8
    assert load_encoder(None, cache).name == bundled.name


def test_many_may_ask_at_once(bundled: SentenceTransformerEncoder) -> None:
    questions = [f"Wat wil partij {number} met {'de veiligheid van ' * (number % 4)}de wijk?" for number in range(24)]
    alone = [bundled.encode_question(question) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        reading_in = pool.submit(bundled.encode_passages, questions)
        together = list(pool.map(bundled.encode_question, questions))
    np.testing.assert_allclose(together, alone, atol=1e-6)
    assert reading_in.result().shape == (24, 384)


def test_a_folder_of_ones_own_loads_with_its_own_prompts(tiny: Path, tiny_bert: BertModel) -> None:
    encoder: Encoder = SentenceTransformerEncoder(tiny)
    passages = encoder.encode_passages(["camera wijk", "boa"])
    np.testing.assert_allclose(encoder.encode_question("camera"), by_hand(tiny_bert, "vraag: camera"), atol=1e-6)
    np.testing.assert_allclose(passages[0], by_hand(tiny_bert, "tekst: camera wijk"), atol=1e-6)
    np.testing.assert_allclose(passages[1], by_hand(tiny_bert, "tekst: boa"), atol=1e-6)


def test_given_prompts_replace_those_of_the_model(tiny: Path, tiny_bert: BertModel) -> None:
    encoder = SentenceTransformerEncoder(tiny, query_prompt="", passage_prompt="wijk: ")
    np.testing.assert_allclose(encoder.encode_question("camera"), by_hand(tiny_bert, "camera"), atol=1e-6)
    np.testing.assert_allclose(encoder.encode_passages(["boa"])[0], by_hand(tiny_bert, "wijk: boa"), atol=1e-6)


def test_the_name_tells_apart_what_cannot_be_compared(tmp_path: Path, tiny: Path) -> None:
    save_tiny_bert(tmp_path / "other", seed=1)
    moved = shutil.copytree(tiny, tmp_path / "moved" / "tiny")
    retrained = shutil.copytree(tiny, tmp_path / "retrained" / "tiny")
    shutil.copy(tmp_path / "other" / "model.safetensors", retrained)

    name = SentenceTransformerEncoder(tiny).name
    assert name.startswith("tiny@")
    assert SentenceTransformerEncoder(moved).name == name
    assert SentenceTransformerEncoder(retrained).name != name
    assert SentenceTransformerEncoder(tiny, passage_prompt="").name != name
    assert SentenceTransformerEncoder(tiny, "mine").name == name.replace("tiny", "mine")


def test_a_downloaded_model_loads_by_its_name(
    tmp_path: Path, tiny: Path, monkeypatch: pytest.MonkeyPatch, asked_of_the_network: list[object]
) -> None:
    repository = tmp_path / "hub" / "models--iemand--tiny"
    shutil.copytree(tiny, repository / "snapshots" / "0123abc")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0123abc")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    assert load_encoder("iemand/tiny", tmp_path).name == SentenceTransformerEncoder(tiny).name
    assert asked_of_the_network == []


def test_loading_is_silent_and_asks_nothing_of_the_network(
    cache: Path, asked_of_the_network: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    level = logging.getLogger("transformers").level
    SentenceTransformerEncoder(bundled_e5(cache)).encode_question("Wie wil camera's?")
    assert capfd.readouterr() == ("", "")
    assert asked_of_the_network == []
    assert logging.getLogger("transformers").level == level
    assert transformers_logging.is_progress_bar_enabled()


@pytest.mark.parametrize("model", ["bestaat-niet", "iemand/bestaat-niet", "/map/die/er/niet/is"])
def test_an_unknown_model_is_refused_at_once(
    model: str, tmp_path: Path, asked_of_the_network: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(EncoderError, match=rf"{model} staat niet op deze computer.*VW_EMBEDDING_MODEL"):
        load_encoder(model, tmp_path)
    assert asked_of_the_network == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("config", [None, "{", '{"model_type": "onzin"}'])
def test_a_folder_that_is_no_model_is_refused(
    config: str | None, tmp_path: Path, asked_of_the_network: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    if config is not None:
        (tmp_path / "config.json").write_text(config)
    with pytest.raises(EncoderError, match=rf"{tmp_path} kan niet worden geladen .*VW_EMBEDDING_MODEL"):
        load_encoder(str(tmp_path), tmp_path).encode_question("Wie wil camera's?")
    assert asked_of_the_network == []
    assert capfd.readouterr() == ("", "")
