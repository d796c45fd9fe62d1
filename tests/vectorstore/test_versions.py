"""The editions of a programme, its card, and what is known of it without opening a record."""

from pathlib import Path

import pytest

from tests.encoders import WordEncoder
from tests.vectorstore.made_up import WORDS, add, card, programme
from vectorstore.errors import CollectionError
from vectorstore.library import Library
from vectorstore.passage import Version


def editions(library: Library, programme_id: str) -> list[str]:
    return [version.edition for version in library.versions(programme_id)]


def records(folder: Path) -> int:
    return len(list((folder / "records").iterdir()))


def test_the_editions_are_known_without_opening_a_record(folder: Path, library: Library) -> None:
    add(library, programme("een"), ("Een camera.",))
    add(library, programme("twee", "oud"), ("Een boa.",))
    add(library, programme("twee", "nieuw"), ("Geen boa.",))
    for record in (folder / "records").iterdir():
        record.write_text("{", encoding="utf-8")
    looking = Library.open(folder)
    assert looking.editions() == {"een": "een 1", "twee": "twee nieuw"}
    assert looking.programmes() == (programme("een"), programme("twee", "nieuw"))
    assert looking.programme("twee") == programme("twee", "nieuw")
    assert [version.current for version in looking.versions("twee")] == [True, False]
    assert looking.version() == library.version()
    looking.close()


def test_the_text_of_one_programme_is_read_without_the_others(folder: Path, library: Library) -> None:
    add(library, programme("een"), ("Een camera.",))
    (damaged,) = (folder / "records").iterdir()
    add(library, programme("twee"), ("Een boa.",))
    damaged.write_text("{", encoding="utf-8")
    looking = Library.open(folder)
    assert looking.text("twee") == "Plan\n\nEen boa."
    with pytest.raises(CollectionError, match="--rebuild"):
        looking.text("een")
    looking.close()


def test_a_card_comes_back_as_it_was(library: Library) -> None:
    add(library, programme("p"), ("Een camera.",), known=card("2026-03-01"))
    add(library, programme("q"), ("Een camera.",))
    assert library.card("p") == card("2026-03-01")
    assert library.card("q") is None


def test_an_edition_that_was_replaced_can_still_be_read(library: Library) -> None:
    add(library, programme("p", "oud"), ("Een camera.",), heading="Toen", known=card("2026-03-01", "aa"))
    add(library, programme("p", "nieuw"), ("Een boa.",), known=card("2026-04-01", "bb"))
    assert library.versions("p") == (
        Version("p nieuw", "2026-04-01", "bb", current=True),
        Version("p oud", "2026-03-01", "aa", current=False),
    )
    assert library.text("p") == library.text("p", "p nieuw") == "Plan\n\nEen boa."
    assert library.text("p", "p oud") == "Toen\n\nEen camera."
    assert library.programme("p", "p oud") == programme("p", "oud")
    assert [section.path for section in library.sections("p", "p oud")] == [("Toen",)]
    assert [passage.text for passage in library.passages("p", "p oud")] == ["Een camera."]


def test_an_archived_edition_is_neither_listed_nor_found(library: Library) -> None:
    add(library, programme("p", "oud"), ("Een camera.",))
    add(library, programme("p", "nieuw"), ("Een boa.",))
    assert library.programmes() == (programme("p", "nieuw"),)
    hits = library.search(library.probe("camera", "camera"), "p", 10)
    assert [(hit.passage.text, hit.cover) for hit in hits] == [("Een boa.", 0.0)]


def test_the_newest_version_comes_first(library: Library) -> None:
    for number, said in enumerate(("Een camera.", "Een boa.", "Vuurwerk."), start=1):
        add(library, programme("p", str(number)), (said,))
    assert editions(library, "p") == ["p 3", "p 2", "p 1"]


def test_an_edition_that_says_the_same_is_not_archived(folder: Path, library: Library) -> None:
    add(library, programme("p", "1"), ("Een camera. Een boa.",))
    add(library, programme("p", "2"), ("Een camera.", "Een boa."))
    assert library.text("p") == "Plan\n\nEen camera. Een boa."
    assert editions(library, "p") == ["p 2"]
    assert records(folder) == 1


def test_an_edition_of_which_only_the_facts_changed_is_archived(library: Library) -> None:
    add(library, programme("p", "1"), ("Een camera.",))
    add(library, programme("p", "2", town="Stad"), ("Een camera.",))
    assert editions(library, "p") == ["p 2", "p 1"]
    assert library.programme("p", "p 1").municipality is None


def test_an_edition_that_comes_back_is_no_longer_in_the_archive(folder: Path, library: Library) -> None:
    add(library, programme("p", "1"), ("Een camera.",))
    add(library, programme("p", "2"), ("Een boa.",))
    add(library, programme("p", "1"), ("Een camera.",))
    assert editions(library, "p") == ["p 1", "p 2"]
    assert records(folder) == 2


def test_the_beginning_of_an_edition_is_enough_where_one_begins_so(library: Library) -> None:
    add(library, programme("p", "abc1"), ("Een camera.",))
    add(library, programme("p", "abd2"), ("Een boa.",))
    assert library.text("p", "p abc") == "Plan\n\nEen camera."
    assert library.text("p", "p abd") == "Plan\n\nEen boa."


@pytest.mark.parametrize("asked", ["p a", "p ab", "anders", "p abc1 en meer", ""])
def test_an_edition_that_is_not_there_or_is_not_the_only_one_is_told_with_the_known_ones(
    library: Library, asked: str
) -> None:
    add(library, programme("p", "abc1"), ("Een camera.",))
    add(library, programme("p", "abd2"), ("Een boa.",))
    for ask in (library.programme, library.text, library.sections, library.passages):
        with pytest.raises(CollectionError) as raised:
            ask("p", asked)
        assert str(raised.value) == (
            f"Van programma p is er geen versie {asked}. Wel: p abd2, p abc1. "
            "Vier tekens van het begin zijn genoeg, als er maar één versie zo begint."
        )


def test_the_archive_can_be_carried_to_a_new_collection(tmp_path: Path, library: Library) -> None:
    for number, said in enumerate(("Een camera.", "Een boa.", "Vuurwerk."), start=1):
        add(library, programme("p", str(number)), (said,), known=card(f"2026-0{number}-01"))
    other = Library.open(tmp_path / "nieuw", WordEncoder(*WORDS, name="ander"))
    add(other, programme("p", "3"), ("Vuurwerk.",), known=card("2026-03-01"))
    for stored in library.archived():
        other.keep(stored)
        other.keep(stored)
    assert other.versions("p") == library.versions("p")
    assert other.text("p", "p 1") == "Plan\n\nEen camera."
    with pytest.raises(CollectionError, match="Programma q is niet"):
        other.keep(library.archived()[0].__class__(programme("q"), "", (), ()))
    other.close()


def test_a_removed_programme_takes_its_archive_along(folder: Path, library: Library) -> None:
    add(library, programme("p", "1"), ("Een camera.",))
    add(library, programme("p", "2"), ("Een boa.",))
    library.remove("p")
    assert library.archived() == ()
    assert records(folder) == 0
    add(library, programme("p", "3"), ("Een boa.",))
    assert editions(library, "p") == ["p 3"]
