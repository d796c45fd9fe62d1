"""Texts compared by their letters."""

import string

from hypothesis import given
from hypothesis import strategies as st

from evals.letters import Letters, letters_of, overlap

ANY = st.text(max_size=40)
DUTCH = st.text(alphabet="aàeéiïoórRsS-\u00ad ﬁﬂ’.\n0123", max_size=40)
OTHER = st.text(alphabet="xyz \n.", max_size=20)
"""Letters that are in none of DUTCH."""


def test_a_ligature_is_its_letters() -> None:
    assert letters_of("beneﬁet, oﬃcieel") == "benefietofficieel"


def test_what_print_puts_in_a_word_is_no_letter() -> None:
    assert letters_of("straat\u00adver-\nlichting") == letters_of("straatverlichting") == "straatverlichting"


def test_an_accent_is_none_whether_it_stands_apart_or_not() -> None:
    assert letters_of("één café") == letters_of("e\u0301e\u0301n cafe\u0301") == "eencafe"


def test_capitals_digits_and_signs() -> None:
    assert letters_of("• 2 Camera’s à € 1.500™ (½)") == "2camerasa1500tm12"


def test_nothing_is_found_of_a_quote_without_letters() -> None:
    assert Letters("Er komen bomen.").find(" … ") == ()


def test_every_place_of_a_quote_is_found_without_overlap() -> None:
    # The letters are erzijnerzijn: the quote stands at 0 and at 6. Of aaa, aa is found once.
    assert Letters("Er zijn… er zijn!").find("Er zijn") == ((0, 6), (6, 12))
    assert Letters("aaa").find("aa") == ((0, 2),)
    assert Letters("Er zijn").find("er waren") == ()


def test_positions_in_the_text_are_those_among_its_letters() -> None:
    # • E r _ ﬁ e t s t: the ligature is two letters, 2 and 3, at one place.
    letters = Letters("• Er ﬁetst")
    assert letters.span(0, 4) == (0, 2)
    assert letters.span(5, 6) == (2, 4)
    assert letters.span(5, 10) == (2, 8)
    assert letters.find("fiets") == ((2, 7),)


def test_overlap_is_what_two_spans_share() -> None:
    assert overlap((0, 5), (3, 9)) == overlap((3, 9), (0, 5)) == 2
    assert overlap((0, 9), (3, 5)) == 2
    assert overlap((0, 3), (3, 5)) == overlap((0, 3), (7, 9)) == 0


@given(ANY, st.integers(0, 40), st.integers(0, 40))
def test_positions_cut_the_letters_that_they_claim(text: str, one: int, other: int) -> None:
    start, end = sorted((one, other))
    first, last = Letters(text).span(start, end)
    assert letters_of(text)[first:last] == letters_of(text[start:end])


@given(OTHER, DUTCH.filter(letters_of), OTHER)
def test_a_quote_is_found_where_it_stands_however_it_is_broken(before: str, quote: str, after: str) -> None:
    text = before + "\u00ad".join(quote) + after
    place = len(letters_of(before)), len(letters_of(before + quote))
    assert Letters(text).find(quote) == (place,)
    assert Letters(text).span(len(before), len(text) - len(after)) == place


@given(ANY)
def test_the_letters_of_letters_are_these(text: str) -> None:
    letters = letters_of(text)
    assert letters_of(letters) == letters
    assert not set(letters) & set(string.punctuation + string.whitespace + string.ascii_uppercase)
