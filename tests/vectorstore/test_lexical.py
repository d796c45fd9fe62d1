import math

import numpy as np
import pytest

from vectorstore.lexical import LexicalIndex, content_words, same_thing, stems
from vectorstore.terms import Group

PARTS = 0.7  # what a compound counts of which only the parts are there


def matrix(texts: list[str], question: str) -> list[list[float]]:
    rows: list[list[float]] = np.round(LexicalIndex(texts).match(question).matrix, 5).tolist()
    return rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De camera’s in Amsterdam-Noord", ("camera", "amsterdam", "noord")),
        ("De boa's en de BOA’S", ("boa", "boa")),
        ("Financiële hulp, óók voor cafés", ("financiele", "hulp", "cafes")),
        ("Wat vindt men van het vuurwerk?", ("vindt", "vuurwerk")),
        ("72 uur zonder stroom, 1 wijkagent", ("72", "uur", "stroom", "1", "wijkagent")),
        ("LHBTIQ+’ers, lhbti'ers en LGBTQIA+", ("lhbti", "ers", "lhbti", "lhbti")),
        ("x_y z", ()),
        ("Wij zijn er voor u", ()),
        ("", ()),
    ],
)
def test_content_words_are_plain_and_carry_meaning(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words


def test_a_text_has_a_word_or_has_it_not() -> None:
    assert matrix(["Een camera.", "Een boa.", "Camera en boa."], "boa camera") == [[0.0, 1.0, 1.0], [1.0, 0.0, 1.0]]


def test_a_word_is_found_in_its_other_forms() -> None:
    assert matrix(["Meer agenten in de wijken"], "agent wijk") == [[1.0], [1.0]]


def test_a_word_that_is_asked_twice_counts_once() -> None:
    assert matrix(["camera"], "camera, camera’s en nog een camera") == [[1.0]]


def test_rarer_words_weigh_more() -> None:
    match = LexicalIndex(["camera boa", "camera", "camera"]).match("camera boa vuurwerk")
    # log(1 + N / (1 + n)) with N = 3 texts, of which n = 3, 1 and 0 have the word.
    assert match.weights.tolist() == pytest.approx([math.log(7 / 4), math.log(5 / 2), math.log(4)])


def test_cover_is_the_weighed_part_of_the_words() -> None:
    match = LexicalIndex(["camera boa", "camera", "verlichting"]).match("camera boa")
    # Weights: log(1 + 3/3) = log 2 and log(1 + 3/2) = log 2.5, together log 5.
    assert match.cover().tolist() == pytest.approx([1.0, math.log(2) / math.log(5), 0.0])


def test_a_compound_is_found_by_its_parts_for_less() -> None:
    texts = ["camera en toezicht", "een camera", "een boa"]
    match = LexicalIndex(texts).match("cameratoezicht boa")
    assert match.matrix.tolist() == [pytest.approx([PARTS, PARTS / 2, 0.0]), [0.0, 0.0, 1.0]]
    # Weights: log 4 for the word that stands nowhere and log 2.5, together log 10.
    assert match.cover().tolist() == pytest.approx(
        [PARTS * math.log10(4), PARTS / 2 * math.log10(4), math.log10(2.5)], rel=1e-5
    )


def test_a_part_finds_the_compound() -> None:
    assert matrix(["cameratoezicht helpt", "toezicht", "camera"], "toezicht") == [[1.0, 1.0, 0.0]]


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("veiligheidsbeleid", "veiligheid beleid"),
        ("hondenpoep", "hond poep"),
        ("zonnescherm", "zonn scherm"),
        ("wijkagent", "wijk agent"),
    ],
)
def test_the_letters_that_link_a_compound_are_left_out(compound: str, parts: str) -> None:
    assert matrix([parts, "iets anders"], compound) == [[pytest.approx(PARTS), 0.0]]


def test_a_compound_is_cut_where_the_shorter_part_is_longest() -> None:
    texts = ["brand", "weerkazerne", "brandweer", "kazerne"]
    half = pytest.approx(PARTS / 2)
    # "weerkazerne" ends with the second half; "brand" is no part of that cut.
    assert matrix(texts, "brandweerkazerne") == [[0.0, half, half, half]]


def test_a_part_of_two_letters_is_no_part() -> None:
    assert matrix(["ijs", "op", "vang"], "opvang") == [[0.0, 0.0, 0.0]]


@pytest.mark.parametrize(("word", "part"), [("camerawerk", "camera"), ("jeugdwijkagent", "wijkagent")])
def test_a_part_whose_other_half_is_unknown_counts_half(word: str, part: str) -> None:
    half = pytest.approx(PARTS / 2)
    assert matrix([part, "toezicht"], word) == [[half, 0.0]]
    assert matrix([word, part, "toezicht"], part) == [[1.0, 1.0, 0.0]]


def test_a_short_part_does_not_stand_alone() -> None:
    # "hand" has four letters, and "handhaver" is no hand.
    assert matrix(["hand", "iets"], "handhaver") == [[0.0, 0.0]]


def test_elsewhere_is_what_only_other_texts_have() -> None:
    match = LexicalIndex(["camera en toezicht", "een camera", "een boa"]).match("cameratoezicht boa")
    compound, boa = math.log10(4), math.log10(2.5)
    assert match.elsewhere(slice(2, 3)) == pytest.approx(compound, rel=1e-5)
    # No text has the whole compound; the first has as much of it as there is, the second half of that.
    assert match.elsewhere(slice(0, 1)) == pytest.approx(boa, rel=1e-5)
    assert match.elsewhere(slice(1, 3)) == pytest.approx(compound / 2, rel=1e-5)
    assert match.elsewhere(slice(0, 0)) == pytest.approx(1.0)


def test_a_word_that_stands_nowhere_is_not_elsewhere() -> None:
    match = LexicalIndex(["camera", "boa"]).match("camera vuurwerk")
    # Weights: log(1 + 2/2) = log 2 and log(1 + 2/1) = log 3.
    assert match.elsewhere(slice(0, 1)) == 0.0
    assert match.elsewhere(slice(1, 2)) == pytest.approx(math.log(2) / math.log(6))


def test_a_compound_of_which_a_text_has_one_part_is_absent_from_it() -> None:
    match = LexicalIndex(["camera en toezicht", "een camera", "een handhaver"], [Group(("boa", "handhaver"))]).match(
        "cameratoezicht boa"
    )
    assert match.absent(slice(0, 1)) == ("boa",)
    assert match.absent(slice(1, 2)) == ("cameratoezicht", "boa")
    # What means the same is there.
    assert match.absent(slice(2, 3)) == ("cameratoezicht",)


def test_a_question_without_content_words_covers_nothing() -> None:
    match = LexicalIndex(["camera", "boa"]).match("Wat is het?")
    assert match.matrix.shape == (0, 2)
    assert match.cover().tolist() == [0.0, 0.0]
    assert match.elsewhere(slice(0, 1)) == 0.0


def test_an_index_of_nothing_finds_nothing() -> None:
    match = LexicalIndex([]).match("camera")
    assert match.matrix.shape == (1, 0)
    assert match.cover().shape == (0,)
    assert match.elsewhere(slice(0, 0)) == 0.0


def test_stems_of_a_text_in_its_order() -> None:
    assert stems("De wijkagenten en boa’s van Almere") == ("wijkagent", "boa", "almer")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("wijkagent", "wijkagent", True),
        ("wijkagent", "agent", True),
        ("plek", "opvangplek", True),
        ("wijkagent", "wijk", False),
        ("huur", "uur", False),
        ("agent", "boa", False),
    ],
)
def test_a_compound_is_what_its_last_part_names(one: str, other: str, same: bool) -> None:
    assert same_thing(one, other) is same
    assert same_thing(other, one) is same
