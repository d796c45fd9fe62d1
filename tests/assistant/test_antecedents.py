from dataclasses import replace

import pytest

from assistant.antecedents import with_antecedents
from tests.assistant.made_up import ALDERKRING, hit, passages
from vectorstore.passage import Passage


def chapter(*texts: str) -> tuple[Passage, ...]:
    """Passages under one heading, each with its sentences."""
    made = []
    for passage in passages(ALDERKRING, *texts):
        first = passage.text.find(". ")
        cut = passage.start + first + 1
        sentences = ((passage.start, cut), (cut + 1, passage.end)) if first > 0 else passage.sentences
        made.append(replace(passage, section=("Fiets",), sentences=sentences))
    return tuple(made)


def contexts(text: tuple[Passage, ...], *found: int) -> list[str | None]:
    return [one.passage.context for one in with_antecedents([hit(text[i], 1.0) for i in found], text)]


@pytest.mark.parametrize("leaning", ["Dit kost niets.", "Daarvoor komt geld.", "Maar niet hier.", "Ze krijgen licht."])
def test_a_quote_that_leans_brings_the_last_sentence_before_it(leaning: str) -> None:
    text = chapter("Fietsen is gezond. Wij willen rekken bij elk station.", leaning, "Er komen bomen.")
    assert contexts(text, 1) == ["Wij willen rekken bij elk station."]


def test_a_quote_that_stands_by_itself_brings_nothing() -> None:
    text = chapter("Wij willen rekken.", "Ditmaal komt er licht.", "Diefstal neemt af.", "Dierendag blijft.")
    assert contexts(text, 0, 1, 2, 3) == [None, None, None, None]


def test_what_stands_under_another_heading_or_was_written_by_another_is_no_antecedent() -> None:
    before, leaning = chapter("Wij willen rekken.", "Dit kost niets.")
    assert contexts((replace(before, section=("Licht",)), leaning), 1) == [None]
    assert contexts((replace(before, author="een deelnemer"), leaning), 1) == [None]
    assert contexts((replace(before, kind="past_result"), leaning), 1) == [None]


def test_the_first_passage_has_nothing_before_it_and_a_lead_in_stays() -> None:
    text = chapter("Dit is ons programma.", "Dit komt er.")
    assert contexts(text, 0) == [None]
    assert contexts((text[0], replace(text[1], context="Wij willen:")), 1) == ["Wij willen:"]
