"""The address of an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.scope import Filter
from web.address import Address, values_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(str.strip).filter(bool)


@given(
    WORDS, st.lists(WORDS, unique=True, max_size=6), st.lists(WORDS, unique=True), st.none() | WORDS, st.text("0123")
)
def test_what_is_written_is_read_back(
    question: str, earlier: list[str], publishers: list[str], town: str | None, version: str
) -> None:
    address = Address(question, Filter(tuple(publishers), town), tuple(earlier), version)
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize("query", ["", "?", "?vraag=", "?vraag=%20&partij=", "?iets=anders", "?&&==", "?vraag"])
def test_address_that_asks_nothing(query: str) -> None:
    assert Address.parse(query).question == ""


def test_what_is_no_utf8_is_read_as_far_as_it_goes() -> None:
    assert Address.parse("?vraag=caf%E9+boa&partij=%ff").question == "caf� boa"


def test_the_last_six_earlier_questions_are_kept() -> None:
    address = Address("nu", Filter(), tuple(f"vraag {n}" for n in range(9)), "")
    assert Address.parse(str(address)).earlier == tuple(f"vraag {n}" for n in range(3, 9))


def test_values_are_told_once_and_in_order() -> None:
    assert values_of("?partij=Volt&partij=D66&partij=Volt&partij=", "partij") == ("Volt", "D66")
