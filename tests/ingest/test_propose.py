import pytest

from ingest.document import Properties, Reading, Removed
from ingest.propose import kind_of, propose, slug
from vectorstore.gazetteer import Gazetteer, load_gazetteer
from vectorstore.passage import Section


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(("Partij Proef",))


def reading(text: str, title: str | None = None, heading: str = "Veiligheid", cover: str | None = None) -> Reading:
    removed = (Removed("titelblad", cover, 1),) if cover else ()
    return Reading(text, (Section((heading,), 0, 5, "unknown", None),), (), removed, (), Properties(title=title))


def test_a_party_and_a_town_that_are_named_often_are_proposed(gazetteer: Gazetteer) -> None:
    text = "Partij Proef wil een veilig Almere. In Almere is het goed wonen. Partij Proef kiest. Partij Proef Almere."
    found = propose("proef.pdf", reading(text), gazetteer)
    assert (found.publisher, found.municipality) == ("Partij Proef", "Almere")


def test_a_name_that_is_named_once_is_not(gazetteer: Gazetteer) -> None:
    found = propose("proef.pdf", reading("Anders dan in Almere is het hier rustig, zegt Partij Proef."), gazetteer)
    assert (found.publisher, found.municipality) == (None, None)


@pytest.mark.parametrize(
    ("name", "text", "year"),
    [
        ("programma-2026.pdf", "In 2019 was het onrustig.", 2026),
        ("programma.pdf", "Verkiezingsprogramma 2026-2030. In 2019 was het onrustig.", 2026),
        ("programma.pdf", "Programma voor de verkiezingen van maart 2022", 2022),
        ("programma.pdf", "Schooljaar 2025/26 was druk.", None),
        ("programma.pdf", "In 2019 was het onrustig.", None),
    ],
)
def test_a_year_is_proposed_only_where_the_text_states_it(
    gazetteer: Gazetteer, name: str, text: str, year: int | None
) -> None:
    assert propose(name, reading(text), gazetteer).year == year


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Concept-verkiezingsprogramma", "concept_programme", "draft"),
        ("Ons verkiezingsprogramma", "election_programme", None),
        ("Coalitieakkoord 2022-2026", "coalition_agreement", None),
        ("Integraal veiligheidsplan", "safety_plan", None),
        ("Een verhaal", None, None),
    ],
)
def test_the_kind_is_what_the_document_calls_itself(
    gazetteer: Gazetteer, text: str, kind: str | None, status: str | None
) -> None:
    assert kind_of(propose("proef.pdf", reading(text), gazetteer), "party") == (kind, status)


def test_the_title_page_goes_before_the_file_s_own_title_and_that_before_a_heading(gazetteer: Gazetteer) -> None:
    assert (
        propose("a.pdf", reading("x", "Samen veilig", cover="Dit is Proefstad"), gazetteer).title == "Dit is Proefstad"
    )
    assert propose("a.pdf", reading("x", "Samen veilig"), gazetteer).title == "Samen veilig"
    assert propose("a.pdf", reading("x", "Microsoft"), gazetteer).title == "Veiligheid"
    assert propose("a.pdf", reading("x", heading="Voorwoord"), gazetteer).title is None


def test_an_id_has_small_letters_digits_and_hyphens() -> None:
    assert slug("D66", "’s-Hertogenbosch", 2026) == "d66-s-hertogenbosch-2026"
    assert slug("BIJ1", None, None) == "bij1"
    assert slug("ÉÉN Proefstad!", None) == "een-proefstad"
    assert slug("…") == "programma"
