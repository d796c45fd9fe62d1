"""A collection of which only some towns are looked at, as an operator's site does."""

import pytest

from tests.vectorstore.made_up import add, programme, stored
from vectorstore.errors import CollectionError, SettingsError
from vectorstore.library import Library


@pytest.fixture
def library(library: Library) -> Library:
    """A programme of each of two towns, and one of none."""
    add(library, programme("beemd", publisher="Alderkring", town="Beemd"), ("Een camera.",))
    add(library, programme("proef", publisher="Lijst Proef", town="Proefstad"), ("Een boa. Een camera.",))
    add(library, programme("land", publisher="Zonpartij"), ("Vuurwerk.",))
    return library


def test_programmes_of_other_towns_are_not_there(library: Library) -> None:
    library.look_only_at(["Beemd"])
    assert [one.id for one in library.programmes()] == ["beemd", "land"]
    assert library.text("beemd").endswith("Een camera.")
    for look in (library.programme, library.text, library.sections, library.passages, library.card, library.versions):
        with pytest.raises(CollectionError, match=r"Programma proef is niet in de collectie. Wel: beemd, land\."):
            look("proef")


def test_they_are_not_searched_and_their_words_count_for_nothing(library: Library) -> None:
    library.probe("camera", "camera boa")
    library.look_only_at(["Beemd"])
    probe = library.probe("camera", "camera boa")
    assert probe.cover.keys() == {passage.id for name in ("beemd", "land") for passage in library.passages(name)}
    assert [hit.passage.text for hit in library.search(probe, "beemd", 5)] == ["Een camera."]
    with pytest.raises(CollectionError):
        library.search(probe, "proef", 5)


def test_archived_editions_of_other_towns_are_not_there(library: Library) -> None:
    add(library, programme("proef", "2", publisher="Lijst Proef", town="Proefstad"), ("Rust.",))
    assert [one.programme.id for one in library.archived()] == ["proef"]
    library.look_only_at(["Beemd"])
    assert library.archived() == ()


def test_all_is_kept_by_what_is_written_and_removed(library: Library) -> None:
    version = library.version()
    library.look_only_at(["Beemd"])
    assert library.version() == version
    assert library.editions().keys() == {"beemd", "proef", "land"}
    add(library, programme("nieuw", publisher="Alderkring", town="Nieuwstad"), ("Rust.",))
    library.tidy()
    library.keep(stored(programme("proef", "0", publisher="Lijst Proef", town="Proefstad"), ("Oud.",)))
    library.remove("nieuw")
    library.look_only_at([])
    assert [one.id for one in library.programmes()] == ["beemd", "proef", "land"]
    assert library.text("proef").endswith("Een boa. Een camera.")
    assert [one.edition for one in library.versions("proef")] == ["proef 1", "proef 0"]


def test_a_town_of_which_there_is_nothing_is_named(library: Library) -> None:
    with pytest.raises(SettingsError, match=r"site\.towns noemt Bemd, maar .* Wel uit Beemd, Proefstad\."):
        library.look_only_at(["Beemd", "Bemd"])
    assert len(library.programmes()) == 3
