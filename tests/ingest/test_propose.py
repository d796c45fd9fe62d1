import pytest

from ingest.document import Properties, Reading, Removed
from ingest.propose import kind_of, propose, slug
from ingest.read import read_programme
from tests.ingest.made_up import entry as made_entry
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


def test_a_party_publishes_no_budget_and_a_municipality_no_election_programme(gazetteer: Gazetteer) -> None:
    found = propose("proef.pdf", reading("De programmabegroting 2026. Ons verkiezingsprogramma."), gazetteer)
    assert kind_of(found, "party") == ("election_programme", None)
    assert kind_of(found, "municipality") == ("municipal_budget", None)
    assert kind_of(propose("proef.pdf", reading("De begroting 2026"), gazetteer), "party") == (None, None)


def test_what_a_document_is_called_goes_before_what_its_text_names(gazetteer: Gazetteer) -> None:
    text = "Het coalitieakkoord van vier jaar geleden is op. Dit is anders."
    found = propose("proef.pdf", reading(text, cover="Verkiezingsprogramma"), gazetteer)
    assert kind_of(found, "party") == ("election_programme", None)


@pytest.mark.parametrize(
    ("name", "text", "title", "cover", "year"),
    [
        ("programma.pdf", "Programma voor de verkiezingen van 2026", "Programma 2025", None, 2026),
        ("programma.pdf", "Rust.", "Programma 2025", None, 2025),
        ("programma.pdf", "De begroting 2025 was streng.", "Programma 2026", None, 2026),
        ("programma.pdf", "De begroting 2025", None, None, 2025),
        ("programma.pdf", "Rust.", "Programma 2025", "Veilig 2026", 2026),
        ("programma.pdf", "Rust.", None, "Van 2022 naar 2026", None),
        ("2025-11-02 programma.pdf", "Programma voor de verkiezingen van 2026", None, None, 2026),
    ],
)
def test_a_year_in_print_goes_before_one_in_the_file_s_properties(
    gazetteer: Gazetteer, name: str, text: str, title: str | None, cover: str | None, year: int | None
) -> None:
    assert propose(name, reading(text, title, cover=cover), gazetteer).year == year


@pytest.mark.parametrize(
    "heading", ["Inhoudsopgave", "1. Inleiding", "Woord vooraf van de lijsttrekker", "Ten geleide", "Leeswijzer"]
)
def test_a_heading_of_what_comes_before_a_text_is_no_title(gazetteer: Gazetteer, heading: str) -> None:
    assert propose("a.pdf", reading("x", heading=heading), gazetteer).title is None
    assert propose("a.pdf", reading("x", "Samen veilig", cover=heading), gazetteer).title == "Samen veilig"


@pytest.mark.parametrize("title", ["Microsoft Word - plan def.docx", "plan versie 3.indd", "Naamloos"])
def test_what_a_program_writes_into_a_file_is_no_title(gazetteer: Gazetteer, title: str) -> None:
    assert propose("a.pdf", reading("x", title), gazetteer).title == "Veiligheid"


def test_a_heading_with_only_a_foreword_under_it_is_no_title(gazetteer: Gazetteer) -> None:
    read = read_programme(
        made_entry("proef", "proef.md"),
        b"# Voor iedereen\n\nBeste mensen.\n\nAnna Proef, lijsttrekker\n\n# Veilig\n\n"
        b"Wij willen een boa in elke wijk van de stad, en ook een camera op het plein bij het station.\n",
    )
    assert propose("a.md", read, gazetteer).title == "Veilig"


def test_an_id_has_small_letters_digits_and_hyphens() -> None:
    assert slug("D66", "’s-Hertogenbosch", 2026) == "d66-s-hertogenbosch-2026"
    assert slug("BIJ1", None, None) == "bij1"
    assert slug("ÉÉN Proefstad!", None) == "een-proefstad"
    assert slug("…") == "programma"
