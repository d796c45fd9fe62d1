"""Which words Dutch has, and what was cut."""

import pytest

from ingest.cleaning.words import is_known, is_one_word, join_at_hyphen


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
    assert join_at_hyphen(left, right, {}) == joined


def test_a_compound_of_known_words_is_known_and_rubble_is_not() -> None:
    assert is_known("buurtbibliotheek")
    assert not is_known("sbaren")
