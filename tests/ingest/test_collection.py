"""What the commands do to a collection that was left halfway, that is damaged, or that has something of that name."""

import json
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from ingest import __main__ as commands
from ingest.add import Given, check_given, compose_entry
from ingest.catalogue import Entry, write_catalogue, write_file
from ingest.collection import (
    keep_programme,
    plan_collection,
    remove_programme,
    sync_collection,
)
from ingest.document import Properties, Reading, Sheet
from ingest.fetch import _next
from ingest.guard import Guard
from ingest.load import Loaded, load
from ingest.propose import propose
from ingest.read import read_programme
from ingest.readers.decode import decode
from ingest.reports.check_page import compose_page
from ingest.sources import drop_source, find_sources, keep_source
from ingest.sync import Pending, Silent, plan_sync, sync
from ingest.take_over import export_to, import_from
from tests.encoders import WordEncoder
from tests.ingest.made_up import WORDS, publish, tell
from tests.ingest.made_up import entry as made_entry
from vectorstore.errors import CatalogueError, CollectionError, EncoderMismatch, OptionError, SourceError
from vectorstore.folders import is_marked
from vectorstore.gazetteer import load_gazetteer
from vectorstore.library import Library
from vectorstore.settings import Settings
from vectorstore.transfer import export_collection

T = TypeVar("T")
UNTOLD = "Boven het plein hangt een zeppelin."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two programmes, each with an archived version, and the data folder into which they were read."""
    folder = tmp_path_factory.mktemp("klein")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ingest.collection.make_encoder", lambda _: WordEncoder(*WORDS))
        for said in ("Eerst een boa.", "Nu een camera."):
            publish(folder / "programmas", {f"{name}.txt": tell(f"{said} {name}.") for name in ("een", "twee")})
            sync_collection(Settings(data_dir=folder / "data", programmes=folder / "programmas"))
    return folder


@pytest.fixture
def small(made: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    """The settings of a copy of these."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr("ingest.collection.make_encoder", lambda _: WordEncoder(*WORDS))
    return Settings(data_dir=tmp_path / "data", programmes=tmp_path / "programmas")


def kept(settings: Settings) -> dict[str, int]:
    """How many versions there are of each programme."""
    with closing(Library.open(settings.collection_dir)) as library:
        return {programme_id: len(library.versions(programme_id)) for programme_id in library.editions()}


def aside(folder: Path) -> None:
    """As killed between the two renames."""
    folder.rename(folder.with_name(f"{folder.name}.outgoing"))
    write_file(folder.with_name(f"{folder.name}.incoming") / "tekst.txt", b"half")


def own(programme_id: str, data: bytes, **facts: object) -> tuple[Entry, bytes]:
    """An entry as `add` makes it, and its file."""
    loaded = Loaded("plan.txt", data, None)
    file = f"{programme_id}-{loaded.sha256[:8]}.txt"
    return made_entry(programme_id, file, added="2026-01-01", sha256=loaded.sha256, **facts), data


def keep(settings: Settings, programme_id: str, data: bytes, **facts: object) -> str:
    return keep_programme(settings, own(programme_id, data, **facts)[0], "plan.txt", data, meant=False)


def files_with(folder: Path, sentence: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and sentence.encode() in path.read_bytes()]


# Stopped halfway.


def test_a_collection_that_stands_aside_is_planned_with(small: Settings) -> None:
    aside(small.collection_dir)
    assert plan_collection(small).unchanged == ("een", "twee")


def test_a_collection_that_stands_aside_is_not_overwritten_by_an_import(small: Settings, tmp_path: Path) -> None:
    export_to(small, tmp_path / "alles.zip")
    aside(small.collection_dir)
    with pytest.raises(CollectionError, match="Neem de andere over met --replace"):
        import_from(small, tmp_path / "alles.zip", replace=False)
    assert kept(small) == {"een": 2, "twee": 2}


def test_what_stands_aside_keeps_its_archived_versions_when_it_is_made_anew(small: Settings) -> None:
    aside(small.collection_dir)
    sync_collection(small, rebuild=True)
    assert kept(small) == {"een": 2, "twee": 2}


def test_what_a_killed_command_left_beside_the_collection_is_gone_after_a_removal(small: Settings) -> None:
    keep(small, "drie", tell(UNTOLD))
    sync_collection(small)
    for name in ("collection.incoming", "collection.outgoing", "collection.incoming.incoming"):
        shutil.copytree(small.collection_dir, small.data_dir / name)
    for name in ("added.incoming", "added.outgoing"):
        shutil.copytree(small.added_dir, small.data_dir / name)
    remove_programme(small, "drie")
    assert files_with(small.data_dir, UNTOLD) == []


@pytest.mark.parametrize("last", ["collection", "added"])
def test_an_import_that_is_interrupted_keeps_the_files_that_were_added(
    small: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    keep(small, "drie", tell("Uit de export."))
    sync_collection(small)
    export_to(small, tmp_path / "alles.zip")
    keep(small, "drie", tell(UNTOLD))
    whole = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if (self.name, target.name) == (f"{last}.incoming", last):
            raise KeyboardInterrupt
        return whole(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        with pytest.raises(KeyboardInterrupt):
            import_from(small, tmp_path / "alles.zip", replace=True)
    assert files_with(small.added_dir, UNTOLD) != []
    assert kept(small) == {"een": 2, "twee": 2, "drie": 1}
    assert sorted(path.name for path in small.data_dir.iterdir()) == ["added", "collection", "write.lock"]


def test_a_removal_that_was_stopped_before_it_was_out_of_the_files_is_finished_by_the_next(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(small, "drie", tell(UNTOLD))
    sync_collection(small)

    def stopped(_: Library) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Library, "tidy", stopped)
        with pytest.raises(KeyboardInterrupt):
            remove_programme(small, "drie")
    assert files_with(small.collection_dir, UNTOLD) != []
    remove_programme(small, "drie")
    assert files_with(small.data_dir, UNTOLD) == []
    assert not is_marked(small.collection_dir)


def test_the_files_of_all_versions_go_with_their_programme_and_no_others(tmp_path: Path) -> None:
    keep_source(tmp_path, *own("een", b"oud"))
    keep_source(tmp_path, *own("een-twee", b"ander, eerst"))
    keep_source(tmp_path, *own("een-twee", b"ander"))
    keep_source(tmp_path, *own("een", b"nieuw"))
    (tmp_path / ".een-12345678.txt.new").write_bytes(b"half")
    drop_source(tmp_path, "een")
    others = [own("een-twee", data)[0].file for data in (b"ander", b"ander, eerst")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalogue.yaml", *sorted(others)]


# Damaged, or another than it was.


def test_one_damaged_version_does_not_cost_the_others(small: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    (damaged,) = [path for path in small.collection_dir.glob("records/*") if b"Eerst een boa. een" in path.read_bytes()]
    damaged.write_bytes(damaged.read_bytes()[:100])
    with closing(Library.open(small.collection_dir)) as library:
        lost = library.versions("een")[1].edition
    sync_collection(small, rebuild=True)
    assert kept(small) == {"een": 1, "twee": 2}
    assert f"Let op: versie {lost} van een is beschadigd en gaat niet mee." in capsys.readouterr().err


def test_a_collection_whose_files_are_not_what_they_were_is_not_exported(small: Settings, tmp_path: Path) -> None:
    keep(small, "drie", tell(UNTOLD))
    sync_collection(small)
    (file,) = small.added_dir.glob("drie-*")
    file.write_bytes(b"iets anders")
    with pytest.raises(SourceError, match="is niet meer het bestand dat is toegevoegd"):
        export_to(small, tmp_path / "alles.zip")
    file.unlink()
    with pytest.raises(SourceError, match=r"van programma drie is er niet\."):
        export_to(small, tmp_path / "alles.zip")
    assert list(tmp_path.glob("*alles*")) == []


def test_an_entry_under_the_name_of_another_is_not_taken_over(small: Settings, tmp_path: Path) -> None:
    data = tell(UNTOLD)
    entry, _ = own("een", data)
    file = tmp_path / "export.zip"
    with closing(Library.open(small.collection_dir)) as library:
        export_collection(library, file, {"een": data}, {"twee": entry.model_dump_json().encode()})
    with pytest.raises(CollectionError, match=r"\(bestand van twee\)"):
        import_from(small, file, replace=True)


def test_a_dry_run_with_another_model_is_refused_as_the_run_would_be(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.collection.make_encoder", lambda _: WordEncoder(*WORDS, name="andere"))
    for run in (plan_collection, sync_collection):
        with pytest.raises(EncoderMismatch):
            run(small)
    assert len(plan_collection(small, rebuild=True).pending) == 2


# A name that is taken.


@pytest.mark.parametrize("facts", [{"document_kind": "safety_plan"}, {"year": 2026}])
def test_another_document_does_not_take_the_place_of_one_with_its_name(
    small: Settings, facts: dict[str, object]
) -> None:
    keep(small, "drie", tell(UNTOLD), title="Samen veilig")
    with pytest.raises(OptionError) as raised:
        keep(small, "drie", tell("Iets anders."), **facts)
    assert str(raised.value) == (
        "plan.txt zou drie heten, maar zo heet al een ander document: „Samen veilig” "
        "(verkiezingsprogramma, jaar onbekend). Er is niets toegevoegd. Geef het een eigen naam met --id, of is het "
        "daarvan een nieuwe versie, voeg het dan toe met: --id drie"
    )
    assert files_with(small.added_dir, UNTOLD) != []
    assert keep(small, "drie", tell(UNTOLD), **facts) == "same"
    other, data = own("drie", tell("Iets anders."))
    assert keep_programme(small, other, "plan.txt", data, meant=True) == "renewed"
    assert keep(small, "drie", tell("Nog iets anders.")) == "renewed"


# What is said and asked.


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    typed = iter(answers)
    monkeypatch.setattr("builtins.input", lambda _: next(typed))


def test_only_a_dash_says_that_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "", " ", "Proefstad")
    assert commands._ask("Voor welke gemeente", None) == "Proefstad"
    typing(monkeypatch, "", "-")
    assert commands._ask("Voor welke gemeente", None) == ""
    typing(monkeypatch, "")
    assert commands._ask("Voor welke gemeente", "Almere") == "Almere"


def test_who_just_presses_enter_is_told_what_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    typed, shown = iter(("", "Proefstad")), list[str]()

    def answer(prompt: str) -> str:
        shown.append(prompt)
        return next(typed)

    monkeypatch.setattr("builtins.input", answer)
    assert commands._ask("Voor welke gemeente", None) == "Proefstad"
    assert shown == [
        "Voor welke gemeente: ",
        "Typ een antwoord, of een streepje (-) als er geen is.\nVoor welke gemeente: ",
    ]


def reading(title: str | None = None) -> Reading:
    return Reading("Een boa.", (), (), (), (), Properties(title=title))


def test_without_a_title_the_name_of_the_file_is_proposed() -> None:
    asked: list[tuple[str, str | None]] = []

    def ask(question: str, proposal: str | None) -> str:
        asked.append((question, proposal))
        return proposal or "Proefpartij"

    given = Given(national=True, year=2026, kind="other", status="final", url="https://example.org/a")
    composed = compose_entry(Loaded("ons-plan.txt", b"x", None), reading(), given, ask=ask)
    assert ("Titel", "ons-plan") in asked
    assert composed.entry.title == "ons-plan"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"year": 20260}, "--year: 20260. Geef een jaar in vier cijfers, van 1900 tot en met 2100."),
        (
            {"url": "ftp://a"},
            "--source-url: 'ftp://a'. Geef een webadres zonder spaties, dat begint met https:// of http://.",
        ),
        (
            {"id": "Foo Bar"},
            "--id: 'Foo Bar'. Gebruik kleine letters, cijfers en streepjes, zoals in: d66-almere-2026",
        ),
    ],
)
def test_a_wrong_answer_is_told_by_the_name_of_its_option(facts: dict[str, int | str], said: str) -> None:
    given = Given(publisher="Proefpartij", national=True, **facts)  # type: ignore[arg-type]
    for check in (lambda: check_given(given), lambda: compose_entry(Loaded("plan.txt", b"x", None), reading(), given)):
        with pytest.raises(OptionError) as raised:
            check()
        assert str(raised.value) == f"Dit kan niet als {said}"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"\(dat is een map\)\. Geef een bestand\.$"):
        load(str(tmp_path))


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_place_without_a_name_cannot_be_written(name: str) -> None:
    with pytest.raises(SourceError, match=r"kan niet worden geschreven \(dat is een map\)"):
        write_file(Path(name), b"x")


# Signs that a terminal would obey.


@pytest.mark.parametrize("facts", [{"title": "Plan\x1b[2J"}, {"publisher": "D\x9b66"}, {"url": "https://a.nl/\x9b1"}])
def test_a_catalogue_has_no_control_characters(tmp_path: Path, facts: dict[str, object]) -> None:
    good = json.loads(made_entry("een", "een.txt").model_dump_json())
    write_catalogue(tmp_path, [Entry.model_construct(**good | facts)])
    with pytest.raises(CatalogueError, match="een waarde die niet kan"):
        find_sources(tmp_path, tmp_path / "geen")


def test_a_redirect_is_one_line_without_control_characters() -> None:
    assert _next("https://a.nl/", "/een\x9btwee\x1b drie") == "https://a.nl/een%C2%9Btwee%1B%20drie"


def test_a_title_is_proposed_without_control_characters() -> None:
    assert propose("a.pdf", reading("Samen\x0b veilig\x9b"), load_gazetteer(())).title == "Samen veilig"


def test_a_name_and_a_warning_have_no_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "a\x9b1.txt"
    path.write_bytes(b"x")
    assert load(str(path)).name == "a_1.txt"
    decoded = decode("plan.txt", "Coördinatie met de boaâ\x80\x99s.".encode())
    assert decoded.text == "Coördinatie met de boa’s."
    assert "zoals 'âU+0080U+0099' voor '’'" in decoded.warnings[0]


# What a report shows.


def test_what_stands_on_no_sheet_that_is_known_is_shown_first(entry: Entry) -> None:
    read = read_programme(entry, tell("Een boa in de wijk.", "Een camera op het plein."))
    boa, camera = read.passages
    sheet = Sheet(1, None, 60, picture=False, width=1, height=1)
    placed = replace(read, passages=(replace(boa, sheet=1), replace(camera, sheet=7)), sheets=(sheet,))
    html = compose_page("proef.pdf", placed, {})
    assert html.index("Een camera op het plein.") < html.index("Een boa in de wijk.")


# Stopped by a person.


class Patient(Guard):
    """A file that takes a minute to read."""

    def run(self, function: Callable[..., T], *arguments: object, name: str) -> T:
        super().run(time.sleep, 60, name=name)
        return super().run(function, *arguments, name=name)


class Stopping(Silent):
    def begin(self, pending: Pending) -> None:
        time.sleep(1)
        raise KeyboardInterrupt(pending.source.entry.id)


def test_who_stops_a_sync_does_not_wait_for_the_file_that_is_read(small: Settings) -> None:
    plan = plan_sync(find_sources(small.programmes, small.added_dir), {}, "words")
    started = time.monotonic()
    with closing(Library.open(small.collection_dir, WordEncoder(*WORDS))) as library, Patient() as guard:
        with pytest.raises(KeyboardInterrupt, match="een"):
            sync(plan, library, guard, Stopping())
        assert guard.pid is None
    assert time.monotonic() - started < 40
