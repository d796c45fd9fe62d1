"""Which words Dutch has, and what was cut."""

import pytest
from wordfreq import zipf_frequency

from ingest.cleaning.words import Vocabulary, frequency, is_known, is_one_word, join_at_hyphen, join_lines, vocabulary


@pytest.mark.parametrize(
    ("left", "right"), [("kwet", "sbaren"), ("v", "an"), ("ee", "n"), ("we", "ttelijke"), ("veilig", "heid")]
)
def test_pieces_of_one_word_are_one_word(left: str, right: str) -> None:
    assert is_one_word(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("het", "warmtefonds"), ("buurtvaders", "en"), ("samen", "leven"), ("ontregel", "de")]
)
def test_two_words_are_not_one_word(left: str, right: str) -> None:
    assert not is_one_word(left, right)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("het pro-", "gressief", "het progressief"),
        ("Nieuw-", "West", "Nieuw-West"),
        ("zorg-", "en welzijn", "zorg- en welzijn"),
        ("mbo-", "instellingen", "mbo-instellingen"),
        ("vee-", "industrie", "vee-industrie"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_where_it_belongs_to_the_word(left: str, right: str, joined: str) -> None:
    assert join_at_hyphen(left, right, Vocabulary()) == joined


@pytest.mark.parametrize("word", ["veilig", "sbaren", "boa's", "één", "politie-inzet", "2026", "", "a", "Veilig"])
def test_a_word_is_as_common_as_its_list_says(word: str) -> None:
    assert frequency(word) == zipf_frequency(word, "nl", wordlist="large", minimum=0.0)


def test_a_compound_of_known_words_is_known_and_rubble_is_not() -> None:
    assert is_known("buurtbibliotheek")
    assert not is_known("sbaren")


def test_a_vocabulary_counts_the_words_that_begin_so() -> None:
    # "wijkagent" twice and "wijkagenten" once; the last word of a line that ends in a hyphen is no evidence.
    known = vocabulary(["De wijkagent en de Wijkagenten", "een wijkagent op straat", "nog een wijk-"])
    assert (known.count("wijkagent"), known.count("wijkagenten"), known.count("wijk")) == (3, 1, 3)
    assert (known.count("x"), Vocabulary().count("wijk")) == (0, 0)


def test_how_the_document_writes_a_word_decides_about_its_hyphen() -> None:
    assert join_lines("de pro-", "gressief", vocabulary(["heel pro-gressief"])) == "de pro-gressief"
    assert join_lines("de zero-", "tolerance", vocabulary(["een zerotolerancebeleid"])) == "de zerotolerance"


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("goed", "wonen", "goed wonen"),
        ("goed", ", ook hier", "goed, ook hier"),
        ("wonen (en werken", ") hier", "wonen (en werken) hier"),
        ("het pro-", "gressief", "het progressief"),
    ],
)
def test_two_lines_are_joined_as_they_were_written(left: str, right: str, joined: str) -> None:
    assert join_lines(left, right) == joined
