import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ingest.catalogue import CATALOGUE_NAME, write_catalogue
from ingest.sources import find_sources
from ingest.sync import Failure, Outcome, Pending, plan_sync, sync
from tests.encoders import WordEncoder
from tests.ingest.made_up import WORDS, entry, publish, tell
from tests.on_disk import count
from tests.reader import kept_reader
from vectorstore.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three programmes of two sentences each."""
    folder = tmp_path / "teksten"
    said = {
        "een": ("Wij willen een camera.", "Wij willen een boa."),
        "twee": ("Geen camera hier.", "Geen boa hier."),
        "drie": ("Alleen vuurwerk.", "En een boa."),
    }
    publish(folder, {f"{programme}.txt": tell(*paragraphs) for programme, paragraphs in said.items()})
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "collectie", WordEncoder(*WORDS))
    yield library
    library.close()


def write(folder: Path, programme: str, *paragraphs: str) -> None:
    """Writes the file of a programme, and leaves the catalogue as it is."""
    (folder / f"{programme}.txt").write_bytes(tell(*paragraphs))


def name(folder: Path, *programmes: str, **facts: object) -> None:
    """Writes a catalogue of these programmes."""
    write_catalogue(folder, [entry(programme, f"{programme}.txt", **facts) for programme in programmes])


def run(folder: Path, library: Library, watch: "Following | None" = None) -> Outcome:
    plan = plan_sync(find_sources(folder, folder / "geen"), library.editions(), library.encoder_name)
    with kept_reader() as guard:
        return sync(plan, library, guard, watch)


class Following:
    """Writes down what a sync told, and stops it where it is asked to."""

    def __init__(self, stop_at: str | None = None) -> None:
        self.told: list[tuple[str, float]] = []
        self._stop_at = stop_at

    def begin(self, pending: Pending) -> None:
        if pending.source.entry.id == self._stop_at:
            raise KeyboardInterrupt(pending.source.entry.id)
        self.told.append((pending.source.entry.id, 0.0))

    def advance(self, pending: Pending, part: float) -> None:
        self.told.append((pending.source.entry.id, part))


def texts(library: Library, programme: str) -> list[str]:
    return [passage.text for passage in library.passages(programme)]


def nearest(library: Library, programme: str, question: str) -> str:
    return library.search(library.probe(question, question), programme, 5)[0].passage.text


def test_the_first_run_reads_all_and_the_second_none(folder: Path, library: Library) -> None:
    assert run(folder, library) == Outcome(("een", "twee", "drie"), (), ())
    version = library.version()
    assert run(folder, library) == Outcome((), ("een", "twee", "drie"), ())
    assert library.version() == version


def test_what_was_read_can_be_searched(folder: Path, library: Library) -> None:
    run(folder, library)
    assert texts(library, "twee") == ["Geen camera hier.", "Geen boa hier."]
    assert nearest(library, "twee", "boa") == "Geen boa hier."


def test_what_the_catalogue_says_is_kept(folder: Path, library: Library) -> None:
    run(folder, library)
    programme = library.programme("een")
    assert (programme.publisher, programme.municipality, programme.title, programme.year) == (
        "Partij een",
        None,
        "Programma een",
        None,
    )


def test_only_a_changed_file_is_read_again(folder: Path, library: Library) -> None:
    run(folder, library)
    before = library.version(), {one: library.programme(one).edition for one in ("een", "twee", "drie")}
    write(folder, "twee", "Toch een camera.")
    assert run(folder, library) == Outcome(("twee",), ("een", "drie"), ())
    assert texts(library, "twee") == ["Toch een camera."]
    assert library.version() != before[0]
    assert library.programme("een").edition == before[1]["een"]
    assert library.programme("drie").edition == before[1]["drie"]


def test_a_file_that_was_only_touched_is_not_read_again(folder: Path, library: Library) -> None:
    run(folder, library)
    (folder / "een.txt").touch()
    assert run(folder, library).read == ()


def test_a_changed_entry_is_read_again(folder: Path, library: Library) -> None:
    run(folder, library)
    name(folder, "een", "twee", "drie", title="Ander programma")
    assert run(folder, library).read == ("een", "twee", "drie")
    assert library.programme("een").title == "Ander programma"


def test_a_programme_that_left_the_catalogue_leaves_the_collection(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    write(folder, "twee", "Een camera. Een boa.")
    run(folder, library)
    assert count(tmp_path / "collectie").vectors == (5, 2)
    name(folder, "een", "drie")
    assert run(folder, library) == Outcome((), ("een", "drie"), ("twee",))
    assert [programme.id for programme in library.programmes()] == ["drie", "een"]
    assert count(tmp_path / "collectie").vectors == (4, 0)


def test_a_missing_file_is_reported_and_the_rest_goes_on(folder: Path, library: Library) -> None:
    run(folder, library)
    write(folder, "een", "Iets anders.")
    (folder / "drie.txt").unlink()
    outcome = run(folder, library)
    assert (outcome.read, outcome.unchanged, outcome.removed) == (("een",), ("twee",), ())
    (failure,) = outcome.failed
    assert failure.programme_id == "drie"
    assert failure.message.startswith(f"Het bestand {folder / 'drie.txt'} van programma drie is er niet.")
    assert texts(library, "een") == ["Iets anders."]
    assert texts(library, "drie") == ["Alleen vuurwerk.", "En een boa."]


def test_a_folder_in_the_place_of_a_file_is_reported(folder: Path, library: Library) -> None:
    (folder / "drie.txt").unlink()
    (folder / "drie.txt").mkdir()
    (failure,) = run(folder, library).failed
    assert failure.message.startswith(f"Het bestand {folder / 'drie.txt'} kan niet worden gelezen (")
    assert set(library.editions()) == {"een", "twee"}


def test_a_text_without_words_is_reported_and_the_rest_goes_on(folder: Path, library: Library) -> None:
    (folder / "twee.txt").write_text("\n", encoding="utf-8")
    outcome = run(folder, library)
    assert outcome.read == ("een", "drie")
    assert [failure.programme_id for failure in outcome.failed] == ["twee"]
    assert "drie" in library.editions()


def test_what_the_collection_had_of_a_file_that_broke_stays(folder: Path, library: Library) -> None:
    run(folder, library)
    (folder / "twee.txt").write_bytes(b"%PDF-1.7 maar niet heus")
    (failure,) = run(folder, library).failed
    assert failure.message.startswith("twee.txt ")
    assert texts(library, "twee") == ["Geen camera hier.", "Geen boa hier."]


def test_the_same_file_under_two_names_is_read_once(folder: Path, library: Library) -> None:
    shutil.copy(folder / "een.txt", folder / "drie.txt")
    outcome = run(folder, library)
    assert outcome.read == ("een", "twee")
    assert outcome.failed == (
        Failure(
            "drie",
            f"Programma drie heeft dezelfde tekst als programma een ({folder / 'drie.txt'}) en is niet ingelezen. "
            "Haal één van de twee uit de catalogus.",
        ),
    )


def test_two_entries_for_one_file_are_read_once(folder: Path, library: Library) -> None:
    catalogue = folder / CATALOGUE_NAME
    entries = yaml.safe_load(catalogue.read_text(encoding="utf-8"))
    entries[2]["file"] = "een.txt"
    catalogue.write_text(yaml.safe_dump(entries), encoding="utf-8")
    outcome = run(folder, library)
    assert outcome.read == ("een", "twee")
    assert [failure.programme_id for failure in outcome.failed] == ["drie"]


def test_a_file_that_is_not_what_was_added_is_refused(folder: Path, library: Library) -> None:
    catalogue = folder / CATALOGUE_NAME
    entries = yaml.safe_load(catalogue.read_text(encoding="utf-8"))
    entries[0]["sha256"] = "0" * 64
    catalogue.write_text(yaml.safe_dump(entries), encoding="utf-8")
    (failure,) = run(folder, library).failed
    assert failure.programme_id == "een"
    assert "is niet meer het bestand dat is toegevoegd" in failure.message


def test_the_plan_tells_what_is_new_changed_the_same_and_gone(folder: Path, library: Library) -> None:
    run(folder, library)
    write(folder, "twee", "Iets anders.")
    write(folder, "vier", "Wij willen een camera bij elke brug.")
    name(folder, "twee", "drie", "vier")
    plan = plan_sync(find_sources(folder, folder / "geen"), library.editions(), library.encoder_name)
    assert [(pending.source.entry.id, pending.reason) for pending in plan.pending] == [
        ("twee", "changed"),
        ("vier", "new"),
    ]
    assert (plan.unchanged, plan.gone, plan.failed) == (("drie",), ("een",), ())
    assert texts(library, "twee") == ["Geen camera hier.", "Geen boa hier."]


def test_who_follows_is_told_of_each_programme_and_of_its_end(folder: Path, library: Library) -> None:
    run(folder, library)
    write(folder, "een", "Iets anders.")
    write(folder, "drie", "Nog iets anders.")
    following = Following()
    run(folder, library, following)
    parts = {programme: [part for told, part in following.told if told == programme] for programme in ("een", "drie")}
    for told in parts.values():
        assert told[0] == 0.0
        assert told[-1] == 1.0
        assert told == sorted(told)


def test_an_interrupted_run_leaves_a_searchable_collection_and_the_next_one_finishes_it(
    folder: Path, library: Library, tmp_path: Path
) -> None:
    run(folder, library)
    for programme in ("een", "twee", "drie"):
        write(folder, programme, f"Nieuw is een boa. En {programme}.")
    with pytest.raises(KeyboardInterrupt, match="twee"):
        run(folder, library, Following(stop_at="twee"))
    assert texts(library, "een") == ["Nieuw is een boa. En een."]
    assert texts(library, "twee") == ["Geen camera hier.", "Geen boa hier."]
    assert nearest(library, "een", "boa") == "Nieuw is een boa. En een."
    assert nearest(library, "twee", "camera") == "Geen camera hier."

    assert run(folder, library) == Outcome(("twee", "drie"), ("een",), ())
    assert [texts(library, programme) for programme in ("een", "twee", "drie")] == [
        ["Nieuw is een boa. En een."],
        ["Nieuw is een boa. En twee."],
        ["Nieuw is een boa. En drie."],
    ]
    assert count(tmp_path / "collectie").vectors == (3, 6)


def test_another_encoder_reads_everything_again(folder: Path, tmp_path: Path, library: Library) -> None:
    run(folder, library)
    editions = {programme.edition for programme in library.programmes()}
    other = Library.open(tmp_path / "andere", WordEncoder(*WORDS, name="andere"))
    run(folder, other)
    assert editions.isdisjoint(programme.edition for programme in other.programmes())
    other.close()


def test_the_same_sentence_in_two_programmes_is_two_passages(folder: Path, library: Library) -> None:
    write(folder, "twee", "Wij willen een boa.")
    run(folder, library)
    own = {programme: library.passages(programme)[-1] for programme in ("een", "twee")}
    assert own["een"].text == own["twee"].text == "Wij willen een boa."
    assert own["een"].id != own["twee"].id
