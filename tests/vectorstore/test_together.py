"""The search of many programmes at once finds what a search of each one finds."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.vectorstore.made_up import add, programme, stored
from vectorstore.library import Library
from vectorstore.records import Stored
from vectorstore.vectors import Vectors, passage_ids, sentence_ids

DIMENSIONS = 4  # as many as the made-up encoder's: three words, and none of them


def rows(count: int, numbers: np.random.Generator) -> NDArray[np.float32]:
    drawn = numbers.normal(size=(count, DIMENSIONS)).astype(np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(drawn, axis=1, keepdims=True)
    return drawn / lengths


def put(library: Library, made: Stored, numbers: np.random.Generator) -> None:
    counts = len(passage_ids(made.passages)), len(sentence_ids(made.passages))
    library.put(made, Vectors(rows(counts[0], numbers), rows(counts[1], numbers)))


def test_together_finds_the_same_as_one_by_one(library: Library) -> None:
    numbers = np.random.default_rng(7)
    for name, size in (("een", 3), ("twee", 40), ("drie", 200)):
        said = [(f"Plan {i} van {name}.", f"Nog iets over {i}.") if i % 3 else (f"Plan {i}.",) for i in range(size)]
        put(library, stored(programme(name), *said, kinds=("foreword", "plan", "sources")), numbers)
    probe = library.probe("camera boa", "plan")
    together = library.search_together(probe, ["drie", "een", "twee"], 10)
    assert list(together) == ["drie", "een", "twee"]
    for name, hits in together.items():
        apart = library.search(probe, name, 10)
        assert [hit.passage for hit in hits] == [hit.passage for hit in apart]
        for one, other in zip(hits, apart, strict=True):
            assert (one.dense, one.sentence) == pytest.approx((other.dense, other.sentence), abs=1e-5)
            assert (one.cover, one.elsewhere) == (other.cover, other.elsewhere)


def test_only_the_programmes_asked_for_and_only_their_plans_are_found(library: Library) -> None:
    add(library, programme("een"), ("Een camera.",), ("Vooraf een camera.",), kinds=("plan", "foreword"))
    add(library, programme("twee"), ("Twee camera.",))
    found = library.search_together(library.probe("camera", "camera"), ["een"], 10)
    assert {name: [hit.passage.text for hit in hits] for name, hits in found.items()} == {"een": ["Een camera."]}


def test_a_programme_without_plans_has_an_empty_row(library: Library) -> None:
    add(library, programme("een"), ("Een camera.",))
    add(library, programme("leeg"), ("Wij danken alle leden.",), kinds=("foreword",))
    found = library.search_together(library.probe("camera", "camera"), ["een", "leeg"], 10)
    assert found["leeg"] == ()
    assert [hit.passage.text for hit in found["een"]] == ["Een camera."]


def test_what_was_added_since_is_found_too(library: Library) -> None:
    add(library, programme("een"), ("Een camera.",))
    library.search_together(library.probe("camera", "camera"), ["een"], 10)
    add(library, replace(programme("een"), edition="een 2"), ("Nieuwe camera.",))
    found = library.search_together(library.probe("camera", "camera"), ["een"], 10)
    assert [hit.passage.text for hit in found["een"]] == ["Nieuwe camera."]
