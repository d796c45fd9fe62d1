"""How the vectors of passages are composed. Those of the encoder are: camera, boa, vuurwerk, none of these."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.encoders import WordEncoder
from tests.vectorstore.made_up import WORDS, programme, stored
from vectorstore.vectors import encode, passage_ids, sentence_ids


class Noting(WordEncoder):
    """Writes down what it was asked to encode, one list for each call."""

    def __init__(self) -> None:
        super().__init__(*WORDS)
        self.calls: list[list[str]] = []

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls.append(list(texts))
        return super().encode_passages(texts)


class Contrary(WordEncoder):
    """What is said with "geen" points the other way."""

    def encode_question(self, text: str) -> NDArray[np.float32]:
        vector = super().encode_question(text)
        return -vector if "geen" in text.lower() else vector


def passages(
    *said: tuple[str, ...], heading: str = "Plan", context: str | None = None, section: tuple[str, ...] | None = None
) -> NDArray[np.float32]:
    """The vectors of passages that are given as their sentences, all under one heading."""
    made = stored(programme("p"), *said, heading=heading, context=context)
    if section is not None:
        made = replace(made, passages=tuple(replace(passage, section=section) for passage in made.passages))
    return encode(WordEncoder(*WORDS), made).passages


def assert_rows(rows: NDArray[np.float32], *expected: tuple[float, ...]) -> None:
    """The expected rows are made length 1 first."""
    np.testing.assert_allclose(rows, [[n / math.hypot(*row) for n in row] for row in expected], atol=1e-6)


# --- passages ---


def test_a_sentence_weighs_as_much_as_it_is_long_and_its_heading_half() -> None:
    # "Een camera." is 11 long, "Plan:" 5.
    assert_rows(passages(("Een camera.",)), (11, 0, 0, 2.5))


def test_a_longer_sentence_weighs_more() -> None:
    # 8 and 14 long.
    assert_rows(passages(("Een boa.", "Geen vuurwerk.")), (0, 8, 14, 2.5))


def test_a_sentence_that_is_said_twice_weighs_twice() -> None:
    assert_rows(passages(("Een boa.", "Een camera.", "Een boa.")), (11, 2 * 8, 0, 2.5))


def test_the_vector_of_a_sentence_has_length_1_before_it_is_weighed() -> None:
    # "Een camera en een boa." is 22 long, for both of its words together.
    half = 22 / math.sqrt(2)
    assert_rows(passages(("Een camera en een boa.", "Vuurwerk.")), (half, half, 9, 2.5))


def test_a_heading_counts_for_half_its_length_with_its_colon() -> None:
    # "Camera:" is 7 long.
    assert_rows(passages(("Een boa.",), ("Geen vuurwerk.",), heading="Camera"), (3.5, 8, 0, 0), (3.5, 0, 14, 0))


def test_a_heading_of_the_same_words_changes_nothing() -> None:
    assert_rows(passages(("Een camera.",), heading="Camera"), (1, 0, 0, 0))


def test_only_the_innermost_heading_counts() -> None:
    assert_rows(passages(("Een boa.",), section=("Vuurwerk", "Camera")), (3.5, 8, 0, 0))


def test_a_lead_in_counts_with_its_heading() -> None:
    # "Plan: Met een camera:" is 21 long.
    assert_rows(passages(("Een boa.",), context="Met een camera:"), (10.5, 8, 0, 0))


def test_heading_and_lead_in_are_one_text() -> None:
    # "Camera: Met een boa:" is 20 long, and weighs 10 for both of its words together: not 3.5 and 6.
    both = 10 / math.sqrt(2)
    assert_rows(passages(("Geen vuurwerk.",), heading="Camera", context="Met een boa:"), (both, both, 14, 0))


def test_sentences_that_cancel_each_other_out_leave_what_the_passage_is_about() -> None:
    made = stored(programme("p"), ("Meer rust", "Geen rust"))
    # Rust, none: 9 · (1, 0) − 9 · (1, 0) + 2.5 · (0, 1).
    assert_rows(encode(Contrary("rust"), made).passages, (0, 1))


def test_where_all_cancels_out_it_is_what_the_passage_is_about() -> None:
    made = stored(programme("p"), ("Geen rust",), heading="Rust in onze stad")
    # "Rust in onze stad:" is 18 long: 9 · (1, 0) − 9 · (1, 0).
    assert_rows(encode(Contrary("rust"), made).passages, (1, 0))


# --- sentences ---


def test_sentences_have_their_own_vectors_without_what_the_passage_is_about() -> None:
    made = stored(programme("p"), ("Een boa.", "Een camera en een boa.", "Rust."), heading="Vuurwerk", context="Geen:")
    assert_rows(encode(WordEncoder(*WORDS), made).sentences, (0, 1, 0, 0), (1, 1, 0, 0), (0, 0, 0, 1))


def test_the_only_sentence_of_a_passage_has_no_vector_beside_it() -> None:
    made = encode(WordEncoder(*WORDS), stored(programme("p"), ("Een camera.",)))
    assert made.passages.shape == (1, 4)
    assert made.sentences.shape == (0, 4)


def test_rows_stand_in_the_order_of_the_ids() -> None:
    made = stored(programme("p"), ("Een boa.", "Een camera."), ("Vuurwerk.",), ("Een camera.", "Vuurwerk."))
    vectors = encode(WordEncoder(*WORDS), made)
    assert passage_ids(made.passages) == ["p-Een boa. Een camera.", "p-Vuurwerk.", "p-Een camera. Vuurwerk."]
    assert_rows(vectors.passages, (11, 8, 0, 2.5), (0, 0, 9, 2.5), (11, 0, 9, 2.5))
    assert sentence_ids(made.passages) == [
        "p-Een boa. Een camera.:0",
        "p-Een boa. Een camera.:1",
        "p-Een camera. Vuurwerk.:0",
        "p-Een camera. Vuurwerk.:1",
    ]
    assert_rows(vectors.sentences, (0, 1, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0), (0, 0, 1, 0))


def test_vectors_are_what_chroma_takes() -> None:
    made = encode(WordEncoder(*WORDS), stored(programme("p"), ("Een boa.", "Een camera.")))
    assert made.passages.dtype == made.sentences.dtype == np.float32


# --- what is encoded ---


def test_equal_texts_are_encoded_once_and_have_a_row_each() -> None:
    encoder = Noting()
    made = encode(encoder, stored(programme("p"), ("Een boa.", "Een camera."), ("Een camera.",), ("Rust.", "Een boa.")))
    assert [sorted(call) for call in encoder.calls] == [["Een boa.", "Een camera.", "Plan:", "Rust."]]
    assert_rows(made.passages, (11, 8, 0, 2.5), (11, 0, 0, 2.5), (0, 8, 0, 5 + 2.5))
    assert_rows(made.sentences, (0, 1, 0, 0), (1, 0, 0, 0), (0, 0, 0, 1), (0, 1, 0, 0))


def test_in_slices_the_vectors_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = stored(programme("p"), ("Een boa.", "Een camera."), ("Een camera.",), ("Rust.", "Een boa."))
    at_once = encode(WordEncoder(*WORDS), made)
    monkeypatch.setattr("vectorstore.vectors._SLICE", 3)
    encoder = Noting()
    sliced = encode(encoder, made)
    assert [len(call) for call in encoder.calls] == [3, 1]
    np.testing.assert_array_equal(sliced.passages, at_once.passages)
    np.testing.assert_array_equal(sliced.sentences, at_once.sentences)


def test_without_passages_nothing_is_encoded() -> None:
    encoder = Noting()
    made = encode(encoder, stored(programme("p")))
    assert (len(made.passages), len(made.sentences)) == (0, 0)
    assert made.passages.ndim == made.sentences.ndim == 2
    assert encoder.calls == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (2, [2 / 5, 4 / 5, 1.0]),
        (4, [4 / 5, 1.0]),
        (5, [1.0]),
        (1024, [1.0]),
    ],
)
def test_progress_is_told_after_each_slice_and_ends_at_1(
    monkeypatch: pytest.MonkeyPatch, size: int, expected: list[float]
) -> None:
    monkeypatch.setattr("vectorstore.vectors._SLICE", size)
    told: list[float] = []
    # Five texts: four sentences and a heading.
    encode(WordEncoder(*WORDS), stored(programme("p"), ("Een boa.", "Rust."), ("Vuurwerk.", "Stilte.")), told.append)
    assert told == expected
