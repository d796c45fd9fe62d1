from pathlib import Path

import numpy as np

from tests.encoders import WordEncoder
from vectorstore.embedding import load_encoder
from vectorstore.question_map import MappedEncoder, QuestionMap, load_question_map, with_question_map
from vectorstore.settings import Settings

TOWARDS_SECOND = QuestionMap("words", np.array([[1, 0, 0], [1, 1, 0], [0, 0, 2]], dtype=np.float32))
"""Of two words and none of them: the first also means the second."""


def test_a_question_is_turned_and_keeps_its_length() -> None:
    turned = TOWARDS_SECOND(np.array([1, 0, 0], dtype=np.float32))
    np.testing.assert_allclose(turned, np.array([1, 1, 0]) / np.sqrt(2), atol=1e-6)
    np.testing.assert_allclose(TOWARDS_SECOND(np.array([0, 0, 1], dtype=np.float32)), [0, 0, 1])


def test_only_questions_are_turned() -> None:
    plain = WordEncoder("boete", "bekeuring")
    mapped = MappedEncoder(plain, TOWARDS_SECOND)
    passages = ["Een boete.", "Een bekeuring.", "Iets anders."]
    np.testing.assert_array_equal(mapped.encode_passages(passages), plain.encode_passages(passages))
    assert mapped.name == plain.name
    likeness = mapped.encode_passages(passages) @ mapped.encode_question("boete")
    np.testing.assert_allclose(likeness, [np.sqrt(0.5), np.sqrt(0.5), 0], atol=1e-6)


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    TOWARDS_SECOND.save(tmp_path / "map.npz")
    read = load_question_map(tmp_path / "map.npz")
    assert read.encoder == "words"
    assert read.matrix.dtype == np.float32
    np.testing.assert_array_equal(read.matrix, TOWARDS_SECOND.matrix)


def test_an_encoder_that_the_map_is_not_for_stays_as_it_is() -> None:
    other = WordEncoder("boete")
    assert with_question_map(other) is other


def test_the_bundled_encoder_has_a_map_unless_its_prompts_are_changed() -> None:
    cache = Settings().cache_dir
    bundled = load_encoder(None, cache)
    assert isinstance(with_question_map(bundled), MappedEncoder)
    bare = load_encoder(None, cache, query_prompt="", passage_prompt="")
    assert with_question_map(bare) is bare
