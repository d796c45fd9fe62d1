from dataclasses import replace

import pytest

from assistant.marks import find_marks, lacks
from assistant.question import Request
from tests.assistant.made_up import ALDERKRING, passages, query


def marked(question: str, words: str, quote: str) -> list[str]:
    """The marked words of a quote that stands second in its programme."""
    _, passage = passages(ALDERKRING, "Iets anders.", quote)
    asked = replace(query(request=Request(question)), words=words)
    spans = find_marks(asked, passage, (passage.start, passage.end))
    return [quote[start - passage.start : end - passage.start] for start, end in spans]


@pytest.mark.parametrize(
    ("question", "words", "quote", "marks"),
    [
        ("Hoeveel rekken komen er?", "rekken", "Er komen 44 rekken (nu 24).", ["44", "24"]),
        ("Hoeveel geld gaat er naar rekken?", "geld rekken", "Wij geven € 1,5 miljoen uit.", ["€ 1,5 miljoen"]),
        ("Hoe vaak wordt er geteld?", "geteld", "Er wordt vier keer per jaar geteld.", ["vier"]),
        ("Welk percentage fietst?", "fietst", "In 2024 fietste 27 procent, nu 30%.", ["2024", "27 procent", "30%"]),
        ("Wanneer komt de stalling?", "stalling", "De stalling komt in maart 2027 of later.", ["maart 2027"]),
        ("Wat komt er aan stalling?", "stalling", "De stalling komt in maart 2027.", ["stalling"]),
        (
            "Wil de Alderkring camera's?",
            "camera",
            "Geen cameratoezicht: camera’s helpen niet.",
            ["cameratoezicht", "camera’s"],
        ),
        ("Hoeveel rekken komen er?", "rekken", "Er komen rekken.", ["rekken"]),
        ("En politie?", "politie", "De politiek beslist.", []),
        ("Waarover?", "", "De stalling komt.", []),
    ],
)
def test_the_words_that_answer(question: str, words: str, quote: str, marks: list[str]) -> None:
    assert marked(question, words, quote) == marks


def test_only_what_lies_in_the_span_is_marked() -> None:
    (passage,) = passages(ALDERKRING, "Rekken hier. Rekken daar.")
    asked = replace(query(), words="rekken")
    assert find_marks(asked, passage, (passage.start + 13, passage.end)) == ((passage.start + 13, passage.start + 19),)


@pytest.mark.parametrize(
    ("question", "quote", "lacking"),
    [
        ("Hoeveel rekken komen er?", "Er komen rekken.", "number"),
        ("Hoeveel rekken komen er?", "Er komen tientallen rekken.", None),
        ("Hoeveel rekken komen er?", "Er komen 44 rekken.", None),
        ("Hoe vaak wordt er geteld?", "Elke dag wordt er geteld.", None),
        ("Wanneer komen er rekken?", "Er komen rekken.", "time"),
        ("Wanneer is er toezicht?", "Er is toezicht op zaterdagavond.", None),
        ("Wanneer is er toezicht?", "Er is ’s nachts toezicht.", None),
        # These ask for no number and no time, though they have such a word.
        ("Wat komt er wanneer er overlast is?", "Er komen rekken.", None),
        ("Komt er een aantal rekken?", "Er komen rekken.", None),
        ("Wat komt er?", "Er komen rekken.", None),
    ],
)
def test_what_is_asked_for_and_is_not_there(question: str, quote: str, lacking: str | None) -> None:
    assert lacks(question, [quote]) == lacking
    assert lacks(question, [quote, "In maart 2027 komen er 44."]) is None
