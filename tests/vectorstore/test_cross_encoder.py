import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import huggingface_hub.constants
import numpy as np
import pytest
import torch
from sentence_transformers import CrossEncoder, SentenceTransformer
from sentence_transformers.base.modules import Transformer
from sentence_transformers.sentence_transformer.modules import Pooling
from transformers import BertForSequenceClassification, BertModel

from assistant.rerank import Reranker
from tests.cross_encoders import counted_score, save_counting_cross_encoder
from vectorstore.cross_encoder import CrossEncoderReranker
from vectorstore.embedding import quiet_loading
from vectorstore.errors import EncoderError

TEXTS = ["Meer bomen", "Geen vuurwerk", "vuurwerk vuurwerk", "vuurwerk is iets voor een ander en voor later"]
# With the question "Mag vuurwerk": [CLS] Mag vuurwerk [SEP] … [SEP] is five tokens and one time the word.
SCORES = [counted_score(1, 7), counted_score(2, 7), counted_score(3, 7), counted_score(2, 14)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return save_counting_cross_encoder(tmp_path / "teller", "vuurwerk")


def test_question_and_text_are_read_together(folder: Path) -> None:
    reranker: Reranker = CrossEncoderReranker(folder)
    scores = reranker.score("Mag vuurwerk", TEXTS)
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores, SCORES, atol=1e-6)
    np.testing.assert_allclose(reranker.score("Mag het", ["Meer bomen"]), [0.0], atol=1e-6)


def test_scores_are_in_the_order_of_the_texts_whatever_their_length(folder: Path) -> None:
    texts = [f"{'en ' * (number % 7)}{'vuurwerk ' * (number % 3)}" for number in range(25)]
    worked_out = [counted_score(number % 3, 4 + number % 7 + number % 3) for number in range(25)]
    np.testing.assert_allclose(CrossEncoderReranker(folder).score("wat", texts), worked_out, atol=1e-6)


def test_scores_are_not_squeezed(folder: Path) -> None:
    with torch.no_grad():
        bert = BertForSequenceClassification.from_pretrained(folder)
        bert.classifier.weight.mul_(1000)
        bert.save_pretrained(folder)
    scores = CrossEncoderReranker(folder).score("Mag vuurwerk", TEXTS)
    np.testing.assert_allclose(scores, [1000 * score for score in SCORES], rtol=1e-5)


def test_no_texts_get_no_scores(folder: Path) -> None:
    assert CrossEncoderReranker(folder).score("Mag vuurwerk", []).shape == (0,)


def test_of_a_text_that_is_too_long_the_beginning_is_read(folder: Path) -> None:
    scores = CrossEncoderReranker(folder).score("Mag vuurwerk", [f"{'en ' * 900} vuurwerk"])
    np.testing.assert_allclose(scores, [counted_score(1, 512)], atol=1e-6)


def test_many_may_ask_at_once(folder: Path) -> None:
    reranker = CrossEncoderReranker(folder)
    with ThreadPoolExecutor(8) as pool:
        for scores in pool.map(lambda _: reranker.score("Mag vuurwerk", TEXTS), range(24)):
            np.testing.assert_allclose(scores, SCORES, atol=1e-6)


def test_a_model_in_half_precision_computes_in_single(folder: Path) -> None:
    BertForSequenceClassification.from_pretrained(folder, dtype=torch.float16).save_pretrained(folder)
    np.testing.assert_allclose(CrossEncoderReranker(folder).score("Mag vuurwerk", TEXTS), SCORES, atol=1e-6)


def test_what_sentence_transformers_saved_loads_too(folder: Path, tmp_path: Path) -> None:
    with quiet_loading():
        CrossEncoder(str(folder), device="cpu", local_files_only=True).save(str(tmp_path / "saved"))
    scores = CrossEncoderReranker(tmp_path / "saved").score("Mag vuurwerk", TEXTS)
    np.testing.assert_allclose(scores, SCORES, atol=1e-6)


def test_a_downloaded_model_loads_by_its_name_without_a_sound_or_the_network(
    tmp_path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked_of_the_network: list[object],
    capfd: pytest.CaptureFixture[str],
) -> None:
    repository = tmp_path / "hub" / "models--iemand--teller"
    shutil.copytree(folder, repository / "snapshots" / "0123abc")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0123abc")
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    capfd.readouterr()
    scores = CrossEncoderReranker("iemand/teller").score("Mag vuurwerk", TEXTS)
    np.testing.assert_allclose(scores, SCORES, atol=1e-6)
    assert asked_of_the_network == []
    assert capfd.readouterr() == ("", "")


def test_torch_keeps_to_one_thread(folder: Path) -> None:
    CrossEncoderReranker(folder)
    assert torch.get_num_threads() == 1


@pytest.mark.parametrize("model", ["bestaat-niet", "iemand/bestaat-niet", "/map/die/er/niet/is"])
def test_an_unknown_model_is_refused(model: str, asked_of_the_network: list[object]) -> None:
    with pytest.raises(EncoderError) as raised:
        CrossEncoderReranker(model)
    assert str(raised.value) == (
        f"Het model {model} voor de volgorde van citaten staat niet op deze computer. Geef in de instelling "
        f"VW_RERANKER_MODEL een map, of download het model eerst met: hf download {model}. "
        "Zonder deze instelling bepaalt het programma zelf de volgorde."
    )
    assert asked_of_the_network == []


@pytest.mark.parametrize("config", [None, "{", '{"model_type": "onzin"}'])
def test_a_folder_that_is_no_model_is_refused(
    config: str | None, tmp_path: Path, asked_of_the_network: list[object]
) -> None:
    if config is not None:
        (tmp_path / "config.json").write_text(config)
    with pytest.raises(EncoderError, match=rf"{tmp_path} .* kan niet worden gebruikt .*VW_RERANKER_MODEL") as raised:
        CrossEncoderReranker(tmp_path)
    assert "\n" not in str(raised.value)
    assert asked_of_the_network == []


def test_an_embedding_model_is_refused(folder: Path, tmp_path: Path) -> None:
    with quiet_loading():
        BertModel.from_pretrained(folder).save_pretrained(folder)
        modules = [Transformer(str(folder)), Pooling(4, "mean")]
        SentenceTransformer(modules=modules, device="cpu").save(str(tmp_path / "encoder"))
    for model in (folder, tmp_path / "encoder"):
        with pytest.raises(EncoderError, match=rf"{model} .*het is geen cross-encoder.*VW_RERANKER_MODEL"):
            CrossEncoderReranker(model)


def test_a_model_of_several_scores_is_refused(folder: Path) -> None:
    with quiet_loading():
        three = BertForSequenceClassification.from_pretrained(folder, num_labels=3, ignore_mismatched_sizes=True)
        three.save_pretrained(folder)
    with pytest.raises(EncoderError, match="het geeft 3 scores voor een tekst, en dat moet er één zijn"):
        CrossEncoderReranker(folder)
