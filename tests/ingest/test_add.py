"""What becomes the catalogue's entry: what the caller said, what a person answers, and what the file tells."""

from pathlib import Path

import pytest

from ingest.add import Ask, Given, Loaded, compose_entry, knows_town, load
from ingest.document import Properties, Reading
from tests.ingest.made_up import GAZETTEER, PARTY, TOWN
from vectorstore.errors import SourceError
from vectorstore.passage import Section

TEXT = f"{PARTY} wil rust in {TOWN}. {PARTY} kiest. {TOWN} is van {PARTY}, zegt {TOWN}. Verkiezingsprogramma 2026-2030."
READING = Reading(TEXT, (Section(("Veilig",), 0, 6, "unknown", None),), (), (), (), Properties(title="Samen veilig"))
LOADED = Loaded("plan.PDF", b"tekst", None)


def answering(*answers: str) -> tuple[Ask, list[tuple[str, str | None]]]:
    """A person who gives these answers, and agrees with what is proposed where one is empty; and what was asked."""
    asked: list[tuple[str, str | None]] = []
    given = list(answers)

    def ask(question: str, proposal: str | None) -> str:
        asked.append((question, proposal))
        answer = given.pop(0)
        return "" if answer == "-" else answer or proposal or ""

    return ask, asked


@pytest.fixture
def made_up_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.add.load_gazetteer", lambda _: GAZETTEER)


@pytest.mark.usefixtures("made_up_names")
def test_who_agrees_with_all_gets_what_the_file_tells() -> None:
    ask, asked = answering("", "", "", "")
    entry = compose_entry(LOADED, READING, Given(), ask)
    assert [proposal for _, proposal in asked] == [PARTY, TOWN, "Samen veilig", "2026"]
    assert (entry.id, entry.file) == ("partij-proef-proefstad-2026", f"{entry.id}-{LOADED.sha256[:8]}.pdf")
    assert (entry.publisher, entry.municipality, entry.title, entry.year) == (PARTY, TOWN, "Samen veilig", 2026)
    assert (entry.document_kind, entry.status, entry.sha256) == ("election_programme", "unknown", LOADED.sha256)


def test_what_was_said_is_not_asked() -> None:
    ask, asked = answering()
    given = Given(publisher="Lijst Proef", national=True, title="Plan", year=2025)
    assert compose_entry(LOADED, READING, given, ask).id == "lijst-proef-landelijk-2025"
    assert asked == []


@pytest.mark.usefixtures("made_up_names")
def test_a_year_that_is_none_is_asked_again_and_may_be_left_out() -> None:
    ask, asked = answering("", "-", "", "volgend jaar", "3026", "²⁰²⁶", "-")
    entry = compose_entry(LOADED, READING, Given(), ask)
    assert (entry.year, entry.municipality, entry.id) == (None, None, "partij-proef-landelijk")
    assert len(asked) == 7


def test_who_does_not_say_whose_it_is_is_told_that_it_is_needed() -> None:
    with pytest.raises(SourceError, match=r"^Zeg van wie plan\.PDF is \(--publisher\)"):
        compose_entry(LOADED, READING, Given(), answering("-", "", "", "")[0])


@pytest.mark.parametrize(
    ("publisher", "town", "expected"),
    [
        ("d66", "almere", ("D66", "party", "Almere")),
        ("gemeente  amstelveen", "Amstelveen", ("Gemeente Amstelveen", "municipality", "Amstelveen")),
        (" Leefbaar Almere ", " den haag", ("Leefbaar Almere", "party", "Den Haag")),
        ("Gemeentebelangen", "Almere", ("Gemeentebelangen", "party", "Almere")),
    ],
)
def test_names_are_spelled_as_questions_look_for_them(
    publisher: str, town: str, expected: tuple[str, str, str]
) -> None:
    entry = compose_entry(LOADED, READING, Given(publisher=publisher, municipality=town), None)
    assert (entry.publisher, entry.publisher_kind, entry.municipality) == expected
    assert knows_town(entry)


def test_a_town_of_which_there_is_none_is_not_known() -> None:
    entry = compose_entry(LOADED, READING, Given(publisher="D66", municipality="Almeere"), None)
    assert entry.municipality == "Almeere"
    assert not knows_town(entry)
    assert knows_town(compose_entry(LOADED, READING, Given(publisher="D66", national=True), None))


def test_a_file_s_name_is_made_fit_for_a_catalogue_and_a_message(tmp_path: Path) -> None:
    path = tmp_path / "plan\\een\ntwee\udcff.txt"
    path.write_bytes(b"tekst")
    assert load(str(path)) == Loaded("plan_een_twee_.txt", b"tekst", None)


@pytest.mark.parametrize("source", ["weg.pdf", "ftp://example.org/a.pdf", ""])
def test_what_is_not_there_is_told(source: str) -> None:
    with pytest.raises(SourceError, match=r"^Het bestand "):
        load(source)
