"""What becomes the catalogue's entry: what the caller said, what a person answers, and what the file tells."""

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.add import Ask, Composed, Given, compose_entry, knows_town, versions_apart
from ingest.catalogue import Entry
from ingest.document import Properties, Reading
from ingest.facts import Fact
from ingest.load import Loaded, load
from ingest.sources import Held
from tests.ingest.made_up import GAZETTEER, PARTY, TOWN
from vectorstore.errors import OptionError, SourceError
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
    ask, asked = answering("", "", "", "", "", "-", "-")
    entry = compose_entry(LOADED, READING, Given(), ask=ask).entry
    proposed = [PARTY, TOWN, "2026", "Samen veilig", "verkiezingsprogramma", None, None]
    assert [proposal for _, proposal in asked] == proposed
    assert (entry.id, entry.file) == ("partij-proef-proefstad-2026", f"{entry.id}-{LOADED.sha256[:8]}.pdf")
    assert (entry.publisher, entry.municipality, entry.title, entry.year) == (PARTY, TOWN, "Samen veilig", 2026)
    assert (entry.document_kind, entry.status, entry.sha256) == ("election_programme", "unknown", LOADED.sha256)


def test_what_was_said_is_not_asked() -> None:
    ask, asked = answering()
    whose = Given(publisher="Lijst Proef", national=True)
    given = replace(whose, title="Plan", year=2025, kind="other", status="final", url="https://example.org/a")
    assert compose_entry(LOADED, READING, given, ask=ask).entry.id == "lijst-proef-landelijk-2025"
    assert asked == []


@pytest.mark.usefixtures("made_up_names")
def test_a_year_that_is_none_is_asked_again_with_the_reason_and_may_be_left_out() -> None:
    ask, asked = answering("", "-", "volgend jaar", "3026", "²⁰²⁶", "-", "", "Begroting van een gemeente", "draft", "-")
    entry = compose_entry(LOADED, READING, Given(), ask=ask).entry
    assert (entry.year, entry.municipality, entry.id) == (None, None, "partij-proef-landelijk")
    assert (entry.document_kind, entry.status) == ("municipal_budget", "draft")
    questions = [question for question, _ in asked][2:6]
    question = "Jaar, in vier cijfers (- als het er niet staat)"
    why = "Geef een jaar in vier cijfers, van 1900 tot en met 2100."
    refused = ("volgend jaar", "3026", "²⁰²⁶")
    assert questions == [question, *(f"Dit antwoord kan niet: '{said}'. {why}\n{question}" for said in refused)]


@pytest.mark.usefixtures("made_up_names")
def test_a_town_that_no_list_has_is_told_when_it_is_asked_and_may_be_said_again() -> None:
    ask, asked = answering("", "Pruefstad", TOWN, "", "", "", "-", "-")
    assert compose_entry(LOADED, READING, Given(), ask=ask).entry.municipality == TOWN
    question = "Voor welke gemeente (- voor het hele land)"
    told = "Let op: Pruefstad staat niet in de lijst van gemeenten."
    assert asked[1] == (question, TOWN)
    assert (asked[2][0].startswith(told), asked[2][0].endswith(f"\n{question}"), asked[2][1]) == (
        True,
        True,
        "Pruefstad",
    )
    ask, asked = answering("", "Pruefstad", "", "", "", "", "-", "-")
    assert compose_entry(LOADED, READING, Given(), ask=ask).entry.municipality == "Pruefstad"


def test_who_does_not_say_whose_it_is_is_told_that_it_is_needed() -> None:
    with pytest.raises(OptionError, match=r"^Zeg van wie plan\.PDF is \(--publisher\)"):
        compose_entry(LOADED, READING, Given(), ask=answering("-", "")[0])


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
    entry = compose_entry(LOADED, READING, Given(publisher=publisher, municipality=town)).entry
    assert (entry.publisher, entry.publisher_kind, entry.municipality) == expected
    assert knows_town(entry)


def test_a_town_of_which_there_is_none_is_not_known() -> None:
    entry = compose_entry(LOADED, READING, Given(publisher="D66", municipality="Almeere")).entry
    assert entry.municipality == "Almeere"
    assert not knows_town(entry)
    assert knows_town(compose_entry(LOADED, READING, Given(publisher="D66", national=True)).entry)


def test_a_file_s_name_is_made_fit_for_a_catalogue_and_a_message(tmp_path: Path) -> None:
    path = tmp_path / "plan\\een\ntwee\udcff.txt"
    path.write_bytes(b"tekst")
    assert load(str(path)) == Loaded("plan_een_twee_.txt", b"tekst", None)


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(SourceError, match=r"^Het bestand weg\.pdf is er niet\."):
        load("weg.pdf")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "ftp://example.org/a.pdf",
            "ftp://example.org/a.pdf is geen webadres dat kan worden opgehaald. Geef een adres ",
        ),
        ("", "Er is geen bestand of webadres gegeven. "),
        ("  ", "Er is geen bestand of webadres gegeven. "),
    ],
)
def test_what_is_neither_a_file_nor_a_web_address_is_told(source: str, said: str) -> None:
    with pytest.raises(OptionError) as raised:
        load(source)
    assert str(raised.value).startswith(said)
    assert raised.value.exit_code == 2


# A next version.

BEFORE = Entry(
    id="partij-proef-proefstad",
    file="partij-proef-proefstad-01234567.pdf",
    publisher="Partij  PROEF",
    publisher_kind="party",
    municipality=TOWN,
    title="Rust",
    document_kind="election_programme",
    status="final",
    year=None,
    url="https://example.org/oud",
)
WHOSE = Given(publisher="partij proef", municipality=TOWN)


def composed(given: Given, before: Entry, told: str = "", sha256: str = "0" * 64) -> Composed:
    """The entry of a file with this text, where `before` is in the collection with a file of that hash."""
    loaded = Loaded("plan.txt", told.encode(), None)
    return compose_entry(loaded, Reading(told, (), (), ()), given, [Held(before, sha256)])


def test_what_is_not_stated_for_a_next_version_stays_as_it_was_but_for_the_address() -> None:
    found = composed(WHOSE, BEFORE)
    entry = found.entry
    assert (entry.publisher, entry.title, entry.document_kind) == ("Partij  PROEF", "Rust", "election_programme")
    assert (entry.status, entry.url) == ("final", None)
    assert found.facts == (
        Fact("title", "Rust", "before", "plan"),
        Fact("document_kind", "election_programme", "before"),
        Fact("status", "final", "before"),
        Fact("year", None, "unknown"),
        Fact("url", None, "unknown", "https://example.org/oud"),
    )


def test_who_says_that_there_is_no_title_gets_the_one_before_or_that_of_the_file() -> None:
    loaded, read = Loaded("plan.txt", b"", None), Reading("", (), (), ())
    answers = ("-", "-", "-", "-", "-")
    fresh = compose_entry(loaded, read, WHOSE, (), answering(*answers)[0]).entry
    again = compose_entry(loaded, read, WHOSE, [Held(BEFORE, None)], answering(*answers)[0]).entry
    assert (fresh.title, again.title) == ("plan", "Rust")


def test_what_is_stated_for_a_next_version_is_taken() -> None:
    given = replace(WHOSE, title="Onrust", kind="safety_plan", status="draft", url="https://example.org/nieuw")
    entry = composed(given, BEFORE).entry
    assert (entry.title, entry.document_kind, entry.status) == ("Onrust", "safety_plan", "draft")
    assert entry.url == "https://example.org/nieuw"


def test_of_the_same_file_all_that_is_not_stated_stays_as_it_was_and_a_name_can_be_put_right() -> None:
    before = BEFORE.model_copy(update={"year": 2022})
    given = Given(publisher="Lijst Proef", municipality="Elders", id=BEFORE.id, status="draft")
    entry = composed(given, before, "", Loaded("plan.txt", b"", None).sha256).entry
    assert (entry.publisher, entry.municipality, entry.status) == ("Lijst Proef", "Elders", "draft")
    assert (entry.title, entry.year, entry.url) == ("Rust", 2022, "https://example.org/oud")


@pytest.mark.parametrize(
    ("was", "told", "named", "expected"),
    [
        # A file that says nothing is what the one before was.
        (("concept_programme", "draft", 2026), "Rust.", False, ("concept_programme", "draft", 2026)),
        # A draft does not stay one when the new file says what it is, nor the other way round.
        (
            ("concept_programme", "draft", 2026),
            "Ons verkiezingsprogramma 2026-2030",
            True,
            ("election_programme", "unknown", 2026),
        ),
        (("election_programme", "final", None), "Conceptprogramma", True, ("concept_programme", "draft", None)),
        # What a person said goes before a kind that a text happens to name, when the person says what this is.
        (("safety_plan", "final", None), "Ons verkiezingsprogramma", True, ("safety_plan", "final", None)),
        (("safety_plan", "final", None), "Ons verkiezingsprogramma", False, ("election_programme", "unknown", None)),
        # Where nothing was known, the file is asked.
        (("other", "unknown", None), "Ons verkiezingsprogramma", False, ("election_programme", "unknown", None)),
        # Another year in print is not taken, and the old one is not kept.
        (
            ("election_programme", "final", 2022),
            "Verkiezingsprogramma 2026-2030",
            True,
            ("election_programme", "final", None),
        ),
    ],
)
def test_kind_status_and_year_stay_unless_the_new_file_says_otherwise(
    was: tuple[str, str, int | None], told: str, named: bool, expected: tuple[str, str, int | None]
) -> None:
    kind, status, year = was
    before = BEFORE.model_copy(update={"document_kind": kind, "status": status, "year": year})
    entry = composed(replace(WHOSE, id=BEFORE.id if named else None), before, told).entry
    assert (entry.document_kind, entry.status, entry.year) == expected


def test_nothing_is_taken_over_from_a_programme_of_another_party() -> None:
    before = BEFORE.model_copy(
        update={"id": "lokaal-anders-oosterwal", "publisher": "Lokaal", "municipality": "Anders"}
    )
    given = Given(publisher="Lokaal Anders", municipality="Oosterwal")
    entry = composed(given, before).entry
    assert entry.id == before.id
    assert (entry.publisher, entry.title, entry.status) == ("Lokaal Anders", "plan", "unknown")


def test_another_programme_of_the_same_publisher_is_spelled_as_the_one_that_there_is() -> None:
    entry = composed(Given(publisher="PARTIJ proef", municipality=TOWN.upper(), year=2030), BEFORE).entry
    assert (entry.id, entry.publisher, entry.municipality) == (f"{BEFORE.id}-2030", "Partij  PROEF", TOWN)
    other = composed(Given(publisher="PARTIJ proef", municipality="Oosterwal"), BEFORE).entry
    assert (other.publisher, other.municipality) == ("PARTIJ proef", "Oosterwal")


def test_another_programme_of_the_same_publisher_may_be_the_one_that_was_meant() -> None:
    held = Held(BEFORE.model_copy(update={"id": "partij-proef-2026", "year": 2026}), None)
    entry = BEFORE.model_copy(update={"publisher": PARTY})
    assert versions_apart(entry, [held]) == ("partij-proef-2026",)
    assert versions_apart(entry.model_copy(update={"year": 2022}), [held]) == ()
    assert versions_apart(entry.model_copy(update={"year": 2022}), [Held(BEFORE, None)]) == (BEFORE.id,)
    assert versions_apart(entry.model_copy(update={"municipality": None}), [held]) == ()
    assert versions_apart(entry.model_copy(update={"document_kind": "safety_plan"}), [held]) == ()
