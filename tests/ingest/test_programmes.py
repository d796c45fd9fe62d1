"""The five programmes as they are read, pinned against what a reader of the files sees."""

import re
from collections import Counter

import pytest

from ingest.document import Reading
from tests.forum import private_names
from tests.ingest.conftest import PROGRAMMES

VOLT = "7. Ga voor een veilige stad in een veilig Europa"
VOLT_4 = "4 Een veilige stad vraagt om veilige buurten"
AMSTELVEEN = "2.6.1 Veiligheid, handhaving en crisisbeheersing"
NEWS = "Actuele beleidsontwikkelingen"
PVDA = "Sociaal en rechtvaardig; het nieuwe normaal"

# The headings of each file in order, each with the number of passages right under it: paragraphs, bullets and rows,
# where a paragraph of more than 700 characters counts for two (six of those in all: lines 18 and 30 of Amstelveen, 22
# and 24 of D66, 12 and 38 of PvdA).
OUTLINES: dict[str, list[tuple[tuple[str, ...], int]]] = {
    "volt-amsterdam-2026": [
        ((VOLT,), 0),
        ((VOLT, "Iedereen vrij en veilig"), 0),
        ((VOLT, "1 Vrij zijn zonder discriminatie, racisme, seksisme en uitsluiting"), 7),
        ((VOLT, "2 Geen plek voor (huiselijk) geweld, haat en intimidatie"), 5),
        ((VOLT, "3 Een gerichte aanpak tegen femicide"), 5),
        ((VOLT, VOLT_4), 8),
        ((VOLT, VOLT_4, "De buurt proactief en goed voorbereid in crises"), 4),
        ((VOLT, "5 Vertrouwen tussen inwoners en hulpverleners"), 5),
        ((VOLT, "6 Digitale weerbaarheid"), 3),
        ((VOLT, "7 Grensoverschrijdende aanpak van criminaliteit en georganiseerde misdaad"), 5),
        ((VOLT, "8 Amsterdam als veilige haven"), 4),
        ((VOLT, "9 Veilig feesten"), 4),
    ],
    "bij1-amsterdam-2026": [
        (("Veiligheid",), 0),
        (("Veiligheid", "Een veilige stad voor iedereen"), 5),
        (("Veiligheid", "Politie en boa’s"), 14),
        (("Veiligheid", "Gendergerelateerd geweld"), 8),
        (("Veiligheid", "LHBTIQ+"), 5),
        (("Veiligheid", "Bescherm demonstratierecht, bescherm activisten"), 4),
        (("Veiligheid", "Investeren, niet arresteren"), 10),
    ],
    "d66-almere": [
        (("Veilige stad",), 2),
        (("Veilige stad", "Meer mankracht"), 3 + 4),
        (("Veilige stad", "Veiligheidsgevoel"), 3 + 2 + 4),
        (("Veilige stad", "Privacy en digitalisering"), 2 + 3),
    ],
    "pvda-almere-concept": [
        ((PVDA,), 0),
        ((PVDA, "Bericht #588"), 9 + 2),
        ((PVDA, "Bericht #588", "Hoe gaan we dit doen?"), 8),
        ((PVDA, "Bericht #758"), 2),
    ],
    "amstelveen-begroting-2026": [
        ((AMSTELVEEN,), 0),
        ((AMSTELVEEN, "Doelstellingen"), 1 + 7),
        ((AMSTELVEEN, NEWS), 0),
        ((AMSTELVEEN, NEWS, "Integraal Veiligheidsplan 2023-2026"), 1 + 1),
        ((AMSTELVEEN, NEWS, "Noord Hollandse Norm weerbaarheid bestuur"), 1),
        ((AMSTELVEEN, NEWS, "Maatschappelijke weerbaarheid"), 4),
        ((AMSTELVEEN, NEWS, "Tegengaan gedigitaliseerde criminaliteit en cybercrime"), 2),
        ((AMSTELVEEN, NEWS, "Handhaving"), 1 + 1),
        ((AMSTELVEEN, NEWS, "Nieuwe wetgeving"), 1),
        ((AMSTELVEEN, "Actiepunten"), 4),
    ],
}
PASSAGES = {
    "volt-amsterdam-2026": 50,
    "bij1-amsterdam-2026": 46,
    "d66-almere": 23,
    "pvda-almere-concept": 21,
    "amstelveen-begroting-2026": 24,
}
FURNITURE = {
    "volt-amsterdam-2026": ["\xa0"],
    "bij1-amsterdam-2026": ["Ga terug naar", "Ga door naar"],
    "pvda-almere-concept": [
        "Home Forums",
        "Weergave van",
        "Auteur",
        "Berichten",
        "Sleutelbeheerder",
        "Toeschouwer",
        "ingelogd",
        "\xa0",
    ],
    "amstelveen-begroting-2026": ["Dit scherm bestaat uit", "Via het + teken", "blok niet getoond", "|---"],
}
"""What stands in the file and is none of its text; in that of D66 Almere there is nothing of the kind."""


def all_texts(reading: Reading) -> list[str]:
    """All that is kept of a programme: its text, and what its passages and sections say."""
    texts = [reading.text]
    for passage in reading.passages:
        texts += [passage.text, passage.context or "", passage.author or "", *passage.section]
    for section in reading.sections:
        texts += [section.author or "", *section.path]
    return texts


@pytest.mark.parametrize("programme", OUTLINES)
def test_the_sections_stand_as_in_the_file(readings: dict[str, Reading], programme: str) -> None:
    assert [section.path for section in readings[programme].sections] == [path for path, _ in OUTLINES[programme]]


@pytest.mark.parametrize("programme", OUTLINES)
def test_every_paragraph_bullet_and_row_is_a_passage(readings: dict[str, Reading], programme: str) -> None:
    passages = readings[programme].passages
    under = Counter(passage.section for passage in passages)
    assert [(path, under[path]) for path, _ in OUTLINES[programme]] == OUTLINES[programme]
    assert len(passages) == PASSAGES[programme] == sum(count for _, count in OUTLINES[programme])


@pytest.mark.parametrize("programme", OUTLINES)
def test_every_passage_stands_in_its_file_word_for_word(readings: dict[str, Reading], programme: str) -> None:
    source = " ".join((PROGRAMMES / f"{programme}.txt").read_text(encoding="utf-8").split())
    for passage in readings[programme].passages:
        assert passage.text in source
        assert passage.programme_id == programme


@pytest.mark.parametrize("programme", OUTLINES)
def test_no_word_of_the_file_is_lost_but_what_was_removed(readings: dict[str, Reading], programme: str) -> None:
    source = Counter((PROGRAMMES / f"{programme}.txt").read_text(encoding="utf-8").split())
    reading = readings[programme]
    kept = Counter(reading.text.split()) + Counter(" ".join(gone.text for gone in reading.removed).split())
    # A bullet before a post's number goes, and the post is called "Bericht".
    expected = Counter({"•": 2}) if programme == "pvda-almere-concept" else Counter[str]()
    assert source - kept == expected
    assert kept - source == (Counter({"Bericht": 2}) if expected else Counter())


@pytest.mark.parametrize(("programme", "words"), [(name, words) for name in FURNITURE for words in FURNITURE[name]])
def test_no_furniture_is_left(readings: dict[str, Reading], programme: str, words: str) -> None:
    assert words in (PROGRAMMES / f"{programme}.txt").read_text(encoding="utf-8")
    assert not any(words in text for text in all_texts(readings[programme]))


@pytest.mark.parametrize("programme", OUTLINES)
def test_no_private_name_is_left(readings: dict[str, Reading], programme: str) -> None:
    names = private_names(PROGRAMMES)
    assert not any(name in text for text in all_texts(readings[programme]) for name in names)


@pytest.mark.parametrize("programme", [name for name in OUTLINES if name != "pvda-almere-concept"])
def test_what_a_publisher_adopted_is_final_and_its_own(readings: dict[str, Reading], programme: str) -> None:
    reading = readings[programme]
    assert {(passage.status, passage.author) for passage in reading.passages} == {("final", None)}
    assert {(section.status, section.author) for section in reading.sections} == {("final", None)}


def test_the_forum_draft_is_the_partys_and_the_reply_is_one_persons_proposal(readings: dict[str, Reading]) -> None:
    reading = readings["pvda-almere-concept"]
    voices = {passage.section[1]: (passage.status, passage.author) for passage in reading.passages}
    reply = ("proposal", "deelnemer aan het forum, bericht #758")
    assert voices == {"Bericht #588": ("draft", None), "Bericht #758": reply}
    assert [(section.status, section.author) for section in reading.sections] == [("draft", None)] * 3 + [reply]
    assert [(passage.text, passage.context) for passage in reading.passages[-2:]] == [
        (
            "Aan de landelijke regel van 1 wijkagent per 5000 inwoners wordt in Almere concreet invulling gegeven. "
            "Dat wil zeggen dat er 44 wijkagenten zijn (nu 24).",
            "EEN EXTRA BULLET INVOEGEN:",
        ),
        (
            "De wijkagent heeft een belangrijke functie in de stad. Daarom moet het aantal op orde zijn.",
            "TOELICHTING:",
        ),
    ]


def test_the_action_points_of_amstelveen_are_four_rows_the_last_without_planning(
    readings: dict[str, Reading],
) -> None:
    rows = [
        passage for passage in readings["amstelveen-begroting-2026"].passages if passage.section[-1] == "Actiepunten"
    ]
    assert [row.text for row in rows] == [
        "Actualiseren Algemene Plaatselijke Verordening (APV) | Raad | 4e kwartaal",
        "Financiële jaarstukken Veiligheidsregio Amsterdam-Amstelland | Raad | 2e kwartaal",
        "Vaststellen HandHavingsUitvoeringProgramma (HUP) openbare ruimte 2027 | Uitvoering | 4e kwartaal",
        "Communiceren en informeren over veiligheid en leefbaarheid en vergroten weerbaarheid tegen criminaliteit en "
        "tijdens crisissituaties | Uitvoering",
    ]
    assert {row.context for row in rows} == {"Wat gaan we doen? | type | planning"}


def test_the_goals_of_amstelveen_are_led_in(readings: dict[str, Reading]) -> None:
    goals = [p for p in readings["amstelveen-begroting-2026"].passages if p.section[-1] == "Doelstellingen"]
    assert [goal.context for goal in goals] == [None] + ["Het IVP benoemt de volgende prioriteiten:"] * 7


def test_a_typo_of_the_source_stays(readings: dict[str, Reading]) -> None:
    assert sum(p.text.startswith("Vol wil dat we zorgen") for p in readings["volt-amsterdam-2026"].passages) == 1


def test_no_passage_is_a_heading_or_a_glyph(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        headings = {section.path[-1] for section in reading.sections}
        for passage in reading.passages:
            assert passage.text not in headings
            assert not re.match(r"[•|–-]", passage.text)
