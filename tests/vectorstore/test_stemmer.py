import pytest

from vectorstore.stemmer import make_stemmer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agent", "agenten"),
        ("huis", "huizen"),
        ("handhaven", "handhaving"),
        ("seksueel", "seksuele"),
        ("crimineel", "criminele"),
        ("inbraak", "inbraken"),
        ("boa", "boas"),
        ("wijkboa", "wijkboas"),
        ("camera", "cameras"),
        ("foto", "fotos"),
        ("gewelddadig", "gewelddadige"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    stem = make_stemmer()
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("geweld", "wel"), ("gezicht", "zicht"), ("gebied", "biedt"), ("glas", "gla"), ("basis", "basi"), ("gas", "ga")],
)
def test_words_that_begin_or_end_alike_are_not_one(one: str, other: str) -> None:
    stem = make_stemmer()
    assert stem(one) != stem(other)
