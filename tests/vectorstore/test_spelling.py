"""Which words of a question are read otherwise than typed, by a collection of a few words."""

import pytest

from vectorstore.frequency import common_words
from vectorstore.lexical import LexicalIndex
from vectorstore.spelling import Spelling
from vectorstore.terms import Group

TEXTS = (
    "Vuurwerk mag niet; een verbod op vuurwerk.",
    "Meer cameratoezicht, en een camera op elk plein.",
    "De wijkagenten kennen de buurt, de wijkagent ook.",
    "Hulp bij huiselijk geweld.",
    "Een bodycam voor handhavers.",
    "Het meldpunt voor klachten.",
    "Preventief fouilleren in de buurt.",
)


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    index = LexicalIndex(TEXTS, (Group(("coffeeshop", "wietwinkel")),))
    return Spelling(index.word_counts(), index.stem, index.term_stems(), common_words())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mag vurwerk nog?", "Mag vuurwerk nog?"),
        ("Vurwerk?", "Vuurwerk?"),
        ("Komen er camaras op het plein?", "Komen er camera's op het plein?"),
        ("meer wijkagnten in de buurt", "meer wijkagenten in de buurt"),
        ("huislijk geweld", "huiselijk geweld"),
        ("wat vindt u van cameratoezigt", "wat vindt u van cameratoezicht"),
        ("preventief fouileren mag dat", "preventief fouilleren mag dat"),
        ("een meltpunt in de wijk", "een meldpunt in de wijk"),
    ],
)
def test_a_misspelt_word_is_read_as_the_one_that_is_meant(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.corrected(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Mag vuurwerk nog?",
        "Komen er camera's op de pleinen?",
        "Hoe zit het met vuurwerkverboden?",  # a compound with a word of the texts
        "Wat staat er over kampeerders?",  # a Dutch word that no text has
        "Wat wil de wietwinkel?",  # a word of the field
        "Wat wil mevrouw Vurwerk?",  # a name
        "Wat wil VURWERK?",
        "hoevel agenten komen er",  # "hoeveel" as well as "hoewel"
        "mag preventif optreden",  # "preventie" as well as "preventief"
        "Een plan voor gezinshulpverleners",  # two Dutch words together
        "What are the plans for fireworks?",
        "Was planen die Parteien gegen Feuerwerk?",
        "Partilerin havai fişek planları nelerdir?",
        "ما هي خطط الأحزاب بشأن الألعاب النارية؟",
        "camere vurwerk bodycan",  # more mistakes than right words: rather another language
        "wat is xyzzyx",
        "",
    ],
)
def test_what_is_right_or_has_no_clear_meaning_stays(spelling: Spelling, text: str) -> None:
    assert spelling.corrected(text) == text


def test_a_word_within_a_name_stays(spelling: Spelling) -> None:
    text = "de vurwerk partij over vurwerk"
    assert spelling.corrected(text, [(3, 17)]) == "de vurwerk partij over vuurwerk"


def test_of_two_words_that_are_as_near_the_one_that_stands_in_far_more_texts_is_meant() -> None:
    texts = ["Een rondleiding."] * 8 + ["De handlezing."] * 2 + ["De handleiding."] * 2
    index = LexicalIndex(texts)
    spelling = Spelling(index.word_counts(), index.stem)
    assert spelling.corrected("een rondleidng vooraf") == "een rondleiding vooraf"
    # One letter from "handlezing" and one from "handleiding": neither stands in four times as many texts.
    assert spelling.corrected("een handleizing vooraf") == "een handleizing vooraf"


def test_without_texts_nothing_is_corrected() -> None:
    assert Spelling({}, str).corrected("mag vurwerk nog") == "mag vurwerk nog"
