import pytest

from assistant.search_words import Found, count_words, find_sentences, read_words

FIRST, SECOND, THIRD = "Er komen camera’s.", "Een Camera in de wijk.", "Wij willen cameratoezicht in elke wijk."
TEXT = f"{FIRST} {SECOND}\n\n{THIRD}"
STARTS = [TEXT.index(sentence) for sentence in (FIRST, SECOND, THIRD)]
SENTENCES = [(start, start + len(text)) for start, text in zip(STARTS, (FIRST, SECOND, THIRD), strict=True)]


def found(typed: str, text: str = TEXT) -> dict[str, tuple[bool, list[str]]]:
    """The sentences that are found, as they are written, with whether exactly and which words are marked."""
    sentences = SENTENCES if text == TEXT else [(0, len(text))]
    return {
        text[slice(*one.sentence)]: (one.exact, [text[start:end] for start, end in one.marks])
        for one in find_sentences(read_words(typed), text, sentences)
    }


def test_a_word_is_told_apart_from_its_other_forms() -> None:
    assert found("camera") == {
        FIRST: (False, ["camera’s"]),
        SECOND: (True, ["Camera"]),
        THIRD: (False, ["cameratoezicht"]),
    }


@pytest.mark.parametrize("typed", ["camera's", "CAMERA’S", "  camera's!? ", "(camera's)"])
def test_what_is_typed_with_another_apostrophe_or_signs_around_it(typed: str) -> None:
    assert found(typed)[FIRST] == (True, ["camera’s"])


def test_a_sentence_has_all_of_the_words_and_function_words_do_not_count() -> None:
    assert found("camera in de wijk") == {
        SECOND: (True, ["Camera", "wijk"]),
        THIRD: (False, ["cameratoezicht", "wijk"]),
    }


def test_a_phrase_stands_as_it_is_or_not_at_all() -> None:
    assert found('"in de wijk"') == {SECOND: (True, ["in de wijk"])}
    assert found("„in elke wijk” camera") == {THIRD: (False, ["cameratoezicht", "in elke wijk"])}
    assert found('"camera in wijk"') == {}


def test_a_phrase_does_not_run_on_into_the_next_sentence_but_does_over_a_line_end() -> None:
    assert found('"camera’s. Een"') == {}
    assert found('"boa en agent"', "Een boa\nen  agent.") == {"Een boa\nen  agent.": (True, ["boa\nen  agent"])}


@pytest.mark.parametrize(
    ("typed", "text", "exact"),
    [
        ("boa", "Een boa-team.", False),
        ("boa-team", "Een boa-team.", True),
        ("boa-teams", "Een boa-team.", False),
        ("24/7", "De post is 24/7 open.", True),
        ("18+", "Alleen voor 18+.", True),
        ("cafe", "Het café sluit.", False),
        ("café", "Het CAFÉ sluit.", True),
        ("oor", "Wij horen woord voor woord.", None),
        ("in de", "In de stad.", True),
    ],
)
def test_whole_words_only(typed: str, text: str, exact: bool | None) -> None:
    assert [hit[0] for hit in found(typed, text).values()] == ([] if exact is None else [exact])


@pytest.mark.parametrize("typed", ["", "  ", '""', "?!", "\u200b", '" - "'])
def test_without_a_word_nothing_is_sought(typed: str) -> None:
    sought = read_words(typed)
    assert (sought.phrases, sought.words) == ((), ())


def test_signs_that_mean_something_to_a_pattern_are_signs() -> None:
    assert found('"a.b (c)"', "Dit is a.b (c) en niet axb.") == {"Dit is a.b (c) en niet axb.": (True, ["a.b (c)"])}
    assert found('"a.b (c)"', "Dit is axb (c).") == {}


def test_places_that_overlap_are_marked_once() -> None:
    assert find_sentences(read_words("\"meer boa's\" boa's"), "Meer boa’s.", [(0, 11)]) == (
        Found((0, 11), ((0, 10),), exact=True),
    )


def test_what_stands_outside_every_sentence_is_not_found() -> None:
    assert find_sentences(read_words("kop"), "Kop\n\nTekst.", [(5, 11)]) == ()


def test_words_are_counted_as_a_reader_would() -> None:
    assert count_words("De boa’s zijn er 24 uur; drie-en-dertig boa-teams!") == 8
    assert count_words("") == 0
