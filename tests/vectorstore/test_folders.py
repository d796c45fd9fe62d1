"""How whole folders are replaced, and what is left of that when it is stopped."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from chromadb.api.shared_system_client import SharedSystemClient

from tests.encoders import WordEncoder
from tests.vectorstore.made_up import WORDS, add, programme
from vectorstore.errors import CollectionError, EncoderMismatch, SettingsError
from vectorstore.folders import replacing, scrub, settle
from vectorstore.library import Library
from vectorstore.settings import load_settings
from vectorstore.transfer import export_collection, import_collection
from vectorstore.wording import collection_unwritable


def write(place: Path, folders: Mapping[str, str]) -> None:
    for name, text in folders.items():
        (place / name).mkdir(parents=True)
        (place / name / "tekst.txt").write_text(text, encoding="utf-8")


def seen(place: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text("utf-8") for path in sorted(place.rglob("tekst.txt"))}


def replace(place: Path) -> None:
    with replacing(place / "een", place / "twee") as (one, two):
        (one / "tekst.txt").write_text("nieuw een", encoding="utf-8")
        (two / "tekst.txt").write_text("nieuw twee", encoding="utf-8")
        assert seen(place).get("een") == "oud een"


def test_several_folders_are_replaced_together(tmp_path: Path) -> None:
    write(tmp_path, {"een": "oud een", "twee": "oud twee"})
    replace(tmp_path)
    assert seen(tmp_path) == {"een": "nieuw een", "twee": "nieuw twee"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["een", "twee"]


@pytest.mark.parametrize("stands", [{"een": "oud een"}, {"een": "oud een", "twee": "oud twee"}])
@pytest.mark.parametrize("number", range(4))
def test_a_replacement_that_fails_at_any_rename_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, stands: dict[str, str]
) -> None:
    write(tmp_path, stands)
    renames = [*range(2 + len(stands))]
    whole = Path.rename

    def rename(self: Path, target: Any) -> Path:
        if renames and renames.pop(0) == number:
            raise OSError(28, "vol")
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    if number < 2 + len(stands):
        with pytest.raises(CollectionError, match="de schijf is vol"):
            replace(tmp_path)
        assert seen(tmp_path) == stands
    else:
        replace(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if "coming" in path.name or "going" in path.name] == []


def test_a_folder_that_stays_empty_does_not_take_the_place_of_none(tmp_path: Path) -> None:
    write(tmp_path, {"twee": "oud"})
    with replacing(tmp_path / "een", tmp_path / "twee"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["twee"]
    assert seen(tmp_path) == {}


@pytest.mark.parametrize(
    "killed",
    [
        {"een": "oud een", "twee": "oud twee", "een.incoming": "half"},
        {"een.outgoing": "oud een", "een.incoming": "nieuw", "twee": "oud twee", "twee.incoming": "nieuw"},
        {"een": "nieuw", "een.outgoing": "oud een", "twee": "oud twee", "twee.incoming": "nieuw"},
        {"een": "nieuw", "een.outgoing": "oud een", "twee.outgoing": "oud twee", "twee.incoming": "nieuw"},
        {"een": "oud een", "twee": "oud twee", "twee.outgoing": "ouder"},
        {"een": "oud een", "twee": "oud twee", "een.incoming.incoming": "half", "een.incoming": "half"},
    ],
)
def test_what_a_kill_left_is_settled(tmp_path: Path, killed: dict[str, str]) -> None:
    write(tmp_path, killed)
    settle(tmp_path / "een", tmp_path / "twee")
    assert seen(tmp_path) == {"een": "oud een", "twee": "oud twee"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["een", "twee"]


def test_a_collection_that_stands_aside_is_not_overwritten_by_an_import(tmp_path: Path, library: Library) -> None:
    add(library, programme("een"), ("Een camera.",))
    export_collection(library, tmp_path / "export.zip", {})
    with closing(Library.open(tmp_path / "daar", WordEncoder(*WORDS))) as other:
        add(other, programme("twee"), ("Een boa.",))
    (tmp_path / "daar").rename(tmp_path / "daar.outgoing")
    with pytest.raises(CollectionError, match="staat al een collectie"):
        import_collection(tmp_path / "export.zip", tmp_path / "daar")
    with closing(Library.open(tmp_path / "daar")) as other:
        assert list(other.editions()) == ["twee"]


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_an_export_to_a_place_without_a_name_is_refused(library: Library, name: str) -> None:
    add(library, programme("een"), ("Een camera.",))
    with pytest.raises(
        CollectionError, match=r"kan niet worden geschreven \(dat is een map\)\. Geef de naam van een best"
    ):
        export_collection(library, Path(name), {})


def test_an_export_that_is_not_there_is_looked_for_in_another_place(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"\(dat bestaat niet\)\. Controleer de naam en de plaats\.$"):
        import_collection(tmp_path / "weg.zip", tmp_path / "daar")


def test_a_folder_that_went_away_is_told_when_it_is_scrubbed(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"^In de map .*weg kan niet worden geschreven \(dat bestaat niet\)"):
        scrub(tmp_path / "weg")


def test_a_busy_database_is_no_matter_of_rights() -> None:
    said = collection_unwritable(Path("daar"), "database is locked")
    assert "rechten" not in said
    assert said.endswith("Wacht tot dat klaar is, en probeer het dan opnieuw.")


def test_a_collection_that_is_refused_is_let_go_of(folder: Path) -> None:
    Library.open(folder, WordEncoder(*WORDS)).close()
    with pytest.raises(EncoderMismatch):
        Library.open(folder, WordEncoder(*WORDS, name="andere"))
    assert str(folder) not in SharedSystemClient._identifier_to_refcount


@pytest.mark.parametrize("name", ["VW_DATA_DIR", "VW_CACHE_DIR", "VW_PROGRAMMES", "VW_EMBEDDING_MODEL"])
@pytest.mark.parametrize("value", ["", " "])
def test_a_setting_that_is_empty_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"^De instelling {name} is leeg\. Vul haar in, of haal haar weg\.$"):
        load_settings()
