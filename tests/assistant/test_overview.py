from dataclasses import replace

from assistant.overview import pick_plans
from tests.assistant.made_up import ALDERKRING, passages
from vectorstore.passage import Passage

INTRODUCTION, RACKS, LAMPS, TALK, SHED = passages(
    ALDERKRING,
    "Fietsen is belangrijk voor Vossendam en voor iedereen die er woont.",
    "Wij willen vijftig fietsenrekken bij het station van Vossendam.",
    "Er komen lantaarns langs het fietspad naar Molenrode.",
    "Veel inwoners noemen de donkere paden bij het bos als probleem.",
    "Meer stallingen.",
)


def under(passage: Passage, *section: str) -> Passage:
    return replace(passage, section=section)


def test_each_chapter_gives_its_first_concrete_plan() -> None:
    text = [
        under(INTRODUCTION, "Programma", "Fiets"),
        under(RACKS, "Programma", "Fiets", "Rekken"),
        under(LAMPS, "Programma", "Licht"),
    ]
    # All stand under "Programma": the chapters are the headings below it. The introduction says nothing to be done.
    assert pick_plans(text, 10) == (text[1], text[2])


def test_a_chapter_without_anything_concrete_gives_what_it_has() -> None:
    text = [under(TALK, "Bos"), under(SHED, "Stalling")]
    assert pick_plans(text, 10) == tuple(text)


def test_no_more_than_asked_for_in_reading_order() -> None:
    text = [under(RACKS, "Fiets"), under(LAMPS, "Licht"), under(TALK, "Bos")]
    assert pick_plans(text, 2) == (text[0], text[1])


def test_what_is_no_plan_of_the_publisher_is_no_part_of_it() -> None:
    text = [
        replace(under(RACKS, "Fiets"), kind="past_result"),
        replace(under(LAMPS, "Licht"), author="een deelnemer"),
        under(TALK, "Bos"),
    ]
    assert pick_plans(text, 10) == (text[2],)


def test_one_chapter_and_none() -> None:
    assert pick_plans([under(INTRODUCTION, "Fiets"), under(RACKS, "Fiets")], 10) == (under(RACKS, "Fiets"),)
    assert pick_plans([], 10) == ()
