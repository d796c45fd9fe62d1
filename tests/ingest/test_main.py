import re
import shutil
from pathlib import Path

import pytest

from ingest.__main__ import main
from vectorstore.errors import CatalogueError, CollectionEmpty, CollectionError, SettingsError
from vectorstore.settings import Settings

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def collection(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Path:
    """The environment of a command that finds a copy of the five programmes, read in."""
    data = tmp_path / "data"
    shutil.copytree(settings.data_dir, data)
    monkeypatch.setenv("VW_DATA_DIR", str(data))
    monkeypatch.setenv("VW_CACHE_DIR", str(settings.cache_dir))
    monkeypatch.setenv("VW_PROGRAMMES", str(settings.programmes))
    return data


@pytest.mark.usefixtures("collection")
def test_list_shows_every_programme_and_the_version(capsys: Capture) -> None:
    assert main(["list"]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines == [
        "bij1-amsterdam-2026: BIJ1, Amsterdam",
        "    Verkiezingsprogramma 2026: Veiligheid (election_programme, final, 2026), 46 passages",
        "d66-almere: D66, Almere",
        "    Verkiezingsprogramma, hoofdstuk 6: Veilige stad (election_programme, final, jaar onbekend), 23 passages",
        "amstelveen-begroting-2026: Gemeente Amstelveen, Amstelveen",
        "    Programmabegroting 2026, 2.6.1 Veiligheid, handhaving en crisisbeheersing "
        "(municipal_budget, final, 2026), 24 passages",
        "pvda-almere-concept: PvdA, Almere",
        "    Sociaal en rechtvaardig; het nieuwe normaal: Veiligheid (forum) "
        "(forum_draft, draft, jaar onbekend), 21 passages",
        "volt-amsterdam-2026: Volt, Amsterdam",
        "    Verkiezingsprogramma 2026, hoofdstuk 7: Ga voor een veilige stad in een veilig Europa "
        "(election_programme, final, 2026), 50 passages",
    ]
    assert re.fullmatch(r"Versie van de collectie: [0-9a-f]{12}", last)


@pytest.mark.usefixtures("collection")
def test_show_text_shows_the_text_that_positions_point_into(capsys: Capture) -> None:
    assert main(["show", "d66-almere", "--text"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Veilige stad\n\nAlmere is een veilige stad. Vergeleken met de andere grote steden")
    assert printed.out.endswith(
        "\n\n• Duidelijkheid over algoritmes\n• Geen discriminerende algoritmes\n"
        "• Het gebruik van camera’s met sensoren voor gezichtsherkenning mogen niet zomaar worden toegepast\n"
    )
    assert printed.err == "(D66, Verkiezingsprogramma, hoofdstuk 6: Veilige stad)\n"


@pytest.mark.usefixtures("collection")
def test_show_sections_and_passages_give_places_in_that_text(capsys: Capture) -> None:
    main(["show", "pvda-almere-concept", "--text"])
    text = capsys.readouterr().out.removesuffix("\n")

    assert main(["show", "pvda-almere-concept", "--sections"]) == 0
    sections = [
        re.fullmatch(r" *(\d+)-(\d+) +(\S.*?)(?: \[(.*)\])?", line) for line in capsys.readouterr().out.splitlines()
    ]
    assert [(section[3], section[4]) for section in sections if section] == [
        ("Sociaal en rechtvaardig; het nieuwe normaal", None),
        ("Bericht #588", None),
        ("Hoe gaan we dit doen?", None),
        ("Bericht #758", "proposal: deelnemer aan het forum, bericht #758"),
    ]
    for section in sections:
        assert section is not None
        assert text[int(section[1]) : int(section[2])].startswith(section[3])

    assert main(["show", "pvda-almere-concept", "--passages"]) == 0
    printed = capsys.readouterr().out
    places = re.findall(r"^([0-9a-f]{16})  (\d+)-(\d+)  .*\n(?:    \(.*\)\n)?    (.*)$", printed, re.MULTILINE)
    assert len(places) == 21
    assert all(text[int(start) : int(end)] == words for _, start, end, words in places)
    assert "Sociaal en rechtvaardig; het nieuwe normaal › Bericht #758 [proposal: deelnemer" in printed
    assert "\n    (EEN EXTRA BULLET INVOEGEN:)\n    Aan de landelijke regel van 1 wijkagent" in printed


@pytest.mark.usefixtures("collection")
def test_a_programme_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(CollectionError) as raised:
        main(["show", "vvd-almere", "--text"])
    assert str(raised.value) == (
        "Programma vvd-almere is niet in de collectie. Wel: bij1-amsterdam-2026, d66-almere, "
        "amstelveen-begroting-2026, pvda-almere-concept, volt-amsterdam-2026."
    )


@pytest.mark.usefixtures("collection")
def test_a_second_sync_reads_nothing(capsys: Capture) -> None:
    assert main(["sync"]) == 0
    assert capsys.readouterr().out == "Ingelezen: 0. Niet veranderd: 5. Verwijderd: 0.\n"


def test_a_rebuild_that_fails_brings_the_old_collection_back(
    collection: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    with monkeypatch.context() as patched:
        patched.setenv("VW_PROGRAMMES", str(tmp_path))
        with pytest.raises(CatalogueError, match="is er niet"):
            main(["sync", "--rebuild"])
    assert [path.name for path in collection.iterdir()] == ["collection"]
    assert main(["sync"]) == 0
    assert capsys.readouterr().out == "Ingelezen: 0. Niet veranderd: 5. Verwijderd: 0.\n"


@pytest.mark.parametrize("arguments", [["list"], ["show", "d66-almere", "--text"]])
def test_before_anything_was_read_the_command_that_reads_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]
) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(tmp_path))
    with pytest.raises(CollectionEmpty, match=r"python -m ingest sync$"):
        main(arguments)


def test_an_unknown_setting_stops_every_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VW_DATA", "/data")
    with pytest.raises(SettingsError, match=r"^De instelling VW_DATA bestaat niet\."):
        main(["list"])


@pytest.mark.parametrize(
    ("arguments", "explained"),
    [
        (["--help"], ["Leest programma's in de collectie", "sync", "list", "show"]),
        (["sync", "--help"], ["--rebuild", "maak de collectie helemaal opnieuw"]),
        (["list", "--help"], ["laat zien welke programma's in de collectie staan"]),
        (["show", "--help"], ["PROGRAMMA", "--text", "--sections", "--passages", "met plaats, begin en einde"]),
    ],
)
def test_every_command_has_dutch_help(capsys: Capture, arguments: list[str], explained: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert printed.startswith("gebruik: python -m ingest ")
    assert "laat deze uitleg zien" in printed
    assert all(words in printed for words in explained)
    assert not re.search(r"\b(usage|options|positional|arguments|show this|exit)\b", printed)
