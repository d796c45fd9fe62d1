"""Publishers beside each other, in the five programmes, with the assistant as it is shipped."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.answer import Answer
from assistant.chain import Assistant, build_chain
from assistant.compare import MOST_COMPARED, compare
from assistant.question import LONGEST_QUESTION, Request
from assistant.scope import Filter
from tests.assistant.made_up import MODEL, programme
from tests.encoders import WordEncoder
from tests.vectorstore.made_up import stored
from vectorstore.errors import QuestionError
from vectorstore.library import Library

D66, VOLT, PVDA, AMSTELVEEN = "d66-almere", "volt-amsterdam-2026", "pvda-almere-concept", "amstelveen-begroting-2026"
BOTH = ("Volt", "D66")


def compared(assistant: Assistant, question: str, *publishers: str, municipality: str | None = None) -> Answer:
    return compare(assistant, Request(question, (), Filter(publishers or BOTH, municipality), "x"))


def rows(answer: Answer) -> list[tuple[str, bool]]:
    return [(row.programme.id, row.found) for row in answer.publishers]


@pytest.mark.parametrize("question", ["vuurwerk", "Vuurwerk?", "Wat willen de partijen met vuurwerk?"])
def test_a_bare_subject_and_a_question_have_a_row_for_each_in_alphabetical_order(
    assistant: Assistant, contract: Draft202012Validator, question: str
) -> None:
    answer = compared(assistant, question)
    assert (answer.status, answer.id, answer.question) == ("answered", "x", question)
    assert rows(answer) == [(D66, False), (VOLT, True)]
    contract.validate(answer.to_json())


@pytest.mark.parametrize(
    "subject", ["camera's in de wijk", "huiselijk geweld", "de politie", "boa's", "meer blauw op straat", "privacy"]
)
def test_a_bare_subject_is_never_unclear(assistant: Assistant, subject: str) -> None:
    assert [row[0] for row in rows(compared(assistant, subject))] == [D66, VOLT]


def test_a_name_in_the_question_leaves_nobody_out(assistant: Assistant) -> None:
    answer = compared(assistant, "Wat wil Volt met vuurwerk?")
    assert rows(answer) == [(D66, False), (VOLT, True)]
    assert (answer.question, answer.understood_as) == ("Wat wil Volt met vuurwerk?", None)


def test_a_party_that_is_named_and_was_not_chosen_is_told(assistant: Assistant) -> None:
    answer = compared(assistant, "Wat wil BIJ1 met vuurwerk, en de PVV?")
    assert rows(answer) == [(D66, False), (VOLT, True)]
    assert answer.notes[0].startswith("Uw vraag noemt BIJ1 en PVV. Die hebt u niet gekozen")
    assert answer.notes[0] in answer.text


@pytest.mark.parametrize("names", [("d66", "VOLT", "Volt ", ""), ("Democraten 66", "volt")])
def test_names_are_taken_in_any_case_and_once(assistant: Assistant, names: tuple[str, ...]) -> None:
    assert [row[0] for row in rows(compared(assistant, "vuurwerk", *names))] == [D66, VOLT]


def test_a_municipality_is_compared_too(assistant: Assistant) -> None:
    answer = compared(assistant, "vuurwerk", "Volt", "Gemeente Amstelveen")
    assert rows(answer) == [(AMSTELVEEN, True), (VOLT, True)]
    assert rows(compared(assistant, "Wat doet de gemeente Amstelveen aan vuurwerk?")) == [(D66, False), (VOLT, True)]


def test_a_town_in_the_choice_or_the_question(assistant: Assistant) -> None:
    for answer in (
        compared(assistant, "camera's", "D66", "PvdA", municipality="almere"),
        compared(assistant, "camera's in Almere", "D66", "PvdA"),
        compared(assistant, "Wat wil D66 in Almere met camera's?", "D66", "PvdA"),
    ):
        assert [row[0] for row in rows(answer)] == [D66, PVDA]
    assert len(compared(assistant, "Wat wil D66 in Almere met camera's?").publishers) == 2


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Is Volt beter dan D66?", "advice_declined"),
        ("Op welke partij moet ik stemmen?", "advice_declined"),
        ("gemeente", "unclear"),
        ("Volt", "unclear"),
        ("Hallo", "unclear"),
    ],
)
def test_what_cannot_be_compared_is_answered_as_ever(assistant: Assistant, question: str, status: str) -> None:
    answer = compared(assistant, question)
    assert (answer.status, answer.publishers) == (status, ())


def test_a_follow_up(assistant: Assistant) -> None:
    answer = compare(assistant, Request("En dat van Volt?", ("Wat staat er over vuurwerk?",), Filter(BOTH)))
    assert rows(answer) == [(D66, False), (VOLT, True)]
    assert answer.question == "En dat van Volt?"


@pytest.mark.parametrize(
    ("question", "publishers", "municipality", "told"),
    [
        ("", BOTH, None, "Typ een onderwerp"),
        ("\u200b ", BOTH, None, "Typ een onderwerp"),
        ("v" * (LONGEST_QUESTION + 1), BOTH, None, "te lang: 1001 tekens"),
        ("vuurwerk", (), None, "minstens 2 .*nog niets gekozen.* BIJ1, D66, Gemeente Amstelveen, PvdA en Volt"),
        ("vuurwerk", ("Volt", "volt"), None, "U hebt alleen Volt gekozen"),
        ("vuurwerk", ("Volt", "<b>x</b>"), None, "Van <b>x</b> heb ik geen programma.* BIJ1, D66"),
        ("vuurwerk", BOTH, "Utrecht", "Uit Utrecht heb ik geen programma’s.* Almere, Amstelveen en Amsterdam"),
        ("vuurwerk", BOTH, "Amsterdam", r"Van D66 in Amsterdam heb ik geen programma; wel van D66 \(Almere\)"),
        ("vuurwerk in Almere", BOTH, "Amsterdam", "gekozen voor Amsterdam, maar uw vraag noemt Almere"),
    ],
)
def test_a_choice_that_cannot_be_compared_is_told_with_what_can(
    assistant: Assistant, question: str, publishers: tuple[str, ...], municipality: str | None, told: str
) -> None:
    with pytest.raises(QuestionError, match=told):
        compared(assistant, question, *(publishers or ("",)), municipality=municipality)


def test_more_publishers_than_can_be_compared_are_refused(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "collectie", WordEncoder("hek"))
    names = [f"Lijst {letter}" for letter in "ABCDEFGHI"]
    for name in names:
        one = stored(programme(name[-1].lower(), name), ("Er komt een hek.",))
        library.add(one.programme, one.text, one.sections, one.passages)
    assistant = Assistant(library, build_chain(library, MODEL))
    assert len(compared(assistant, "een hek", *names[:MOST_COMPARED]).publishers) == MOST_COMPARED
    with pytest.raises(QuestionError, match="U hebt 9 partijen en gemeenten gekozen"):
        compared(assistant, "een hek", *names)
    library.close()
