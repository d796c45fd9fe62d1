"""What may be asked instead of what is not there."""

import pytest

from assistant.instead import ask_instead
from assistant.scope import Element, Missing
from tests.assistant.made_up import programme
from vectorstore.gazetteer import load_gazetteer

HERE = programme("a", "Alderkring", municipality="Vossendam")
THERE = programme("b", "Alderkring", municipality="Beukerwoude")
OTHER = programme("c", "Beemdlijst", municipality="Vossendam")
NATIONAL = programme("d", "Alderkring", municipality=None)
GAZETTEER = load_gazetteer(
    ["Alderkring", "Beemdlijst", "Distelvink", "Eikenbond"], ["Vossendam", "Beukerwoude", "Elderveen"]
)


def instead(text: str, *missing: Missing) -> tuple[str, ...]:
    return ask_instead(text, GAZETTEER.mentions(text), missing)


def test_the_same_party_is_asked_where_it_is() -> None:
    elsewhere = Missing(Element("Alderkring", "Elderveen"), (HERE, THERE))
    assert instead("Wat wil Alderkring in Elderveen met lampen?", elsewhere) == (
        "Wat wil Alderkring in Vossendam met lampen?",
        "Wat wil Alderkring in Beukerwoude met lampen?",
    )


def test_another_party_is_asked_in_the_same_town() -> None:
    others = Missing(Element("Distelvink", "Vossendam"), (HERE, OTHER))
    assert instead("Wat wil de Distelvink in Vossendam?", others)[0] == "Wat wil Alderkring in Vossendam?"
    assert instead("Wil Distelvink in Vossendam meer lampen?", others) == (
        "Wil Alderkring in Vossendam meer lampen?",
        "Wil Beemdlijst in Vossendam meer lampen?",
    )


def test_the_town_beside_the_party_is_replaced_and_not_that_of_another() -> None:
    elsewhere = Missing(Element("Alderkring", "Elderveen"), (HERE,))
    question = "Wat willen Beemdlijst Elderveen en Alderkring Elderveen met lampen?"
    assert instead(question, elsewhere) == ("Wat willen Beemdlijst Elderveen en Alderkring Vossendam met lampen?",)


def test_two_that_are_not_there_are_replaced_together() -> None:
    alderkring = Missing(Element("Alderkring", "Elderveen"), (HERE, THERE))
    beemdlijst = Missing(Element("Beemdlijst", "Elderveen"), (OTHER,))
    assert instead("Wat willen Alderkring Elderveen en Beemdlijst Elderveen?", alderkring, beemdlijst) == (
        "Wat willen Alderkring Vossendam en Beemdlijst Vossendam?",
        "Wat willen Alderkring Beukerwoude en Beemdlijst Vossendam?",
    )
    # One town cannot become two.
    assert instead("Willen Alderkring en Beemdlijst in Elderveen meer lampen?", alderkring, beemdlijst) == (
        "Willen Alderkring en Beemdlijst in Vossendam meer lampen?",
    )
    # Nor is one party asked twice.
    both = [Missing(Element(name, "Vossendam"), (HERE,)) for name in ("Distelvink", "Eikenbond")]
    assert instead("Wat willen Distelvink Vossendam en Eikenbond Vossendam?", *both) == ()
    # Half a way out is none.
    nowhere = Missing(Element("Distelvink", None), ())
    assert instead("Wat willen Alderkring Elderveen en Distelvink?", alderkring, nowhere) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Wat wil Distelvink met lampen?", Missing(Element("Distelvink", None), ())),
        ("Wat is er met lampen?", Missing(Element("Alderkring", "Elderveen"), (HERE,))),
        ("Wat wil Alderkring in Elderveen?", Missing(Element("Alderkring", "Elderveen"), (NATIONAL,))),
    ],
)
def test_where_no_name_can_be_replaced_nothing_is_proposed(text: str, missing: Missing) -> None:
    assert instead(text, missing) == ()


def test_there_are_at_most_four() -> None:
    many = tuple(programme(f"p{n}", "Alderkring", municipality=f"Dorp {n}") for n in range(9))
    found = instead("Wat wil Alderkring in Elderveen?", Missing(Element("Alderkring", "Elderveen"), many))
    assert found == tuple(f"Wat wil Alderkring in Dorp {n}?" for n in range(4))
