"""The commands, each called as a person would call it. Most run over two made-up programmes and an encoder of words.

`add` and `remove` are in test_own_programmes.py, `export` and `import` in test_take_over.py.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.sources import own_entries
from tests.encoders import WordEncoder
from tests.ingest.commands import PROEF, UNTOLD, Capture, at_terminal, refusal, saved, shown
from tests.ingest.made_up import WORDS, publish, tell
from tests.ingest.pdfs import make_pdf, one_page, paragraph
from tests.ingest.sites import Site
from tests.on_disk import held, small_disk
from vectorstore.commands import run_command
from vectorstore.errors import CatalogueError, CollectionEmpty, CollectionError, OptionError, SettingsError
from vectorstore.library import Library


@pytest.mark.usefixtures("collection")
def test_list_shows_every_programme_and_the_version(capsys: Capture) -> None:
    assert main(["list"]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines == [
        "bij1-amsterdam-2026: BIJ1, Amsterdam",
        "    Verkiezingsprogramma 2026: Veiligheid (verkiezingsprogramma, vastgesteld, 2026), 46 passages",
        "d66-almere: D66, Almere",
        "    Verkiezingsprogramma, hoofdstuk 6: Veilige stad "
        "(verkiezingsprogramma, vastgesteld, jaar onbekend), 23 passages",
        "amstelveen-begroting-2026: Gemeente Amstelveen, Amstelveen",
        "    Programmabegroting 2026, 2.6.1 Veiligheid, handhaving en crisisbeheersing "
        "(begroting van een gemeente, vastgesteld, 2026), 24 passages",
        "pvda-almere-concept: PvdA, Almere",
        "    Sociaal en rechtvaardig; het nieuwe normaal: Veiligheid (forum) "
        "(concept op een forum, concept, jaar onbekend), 21 passages",
        "volt-amsterdam-2026: Volt, Amsterdam",
        "    Verkiezingsprogramma 2026, hoofdstuk 7: Ga voor een veilige stad in een veilig Europa "
        "(verkiezingsprogramma, vastgesteld, 2026), 50 passages",
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
        ("Bericht #758", "voorstel: deelnemer aan het forum, bericht #758"),
    ]
    for section in sections:
        assert section is not None
        assert text[int(section[1]) : int(section[2])].startswith(section[3])

    assert main(["show", "pvda-almere-concept", "--passages"]) == 0
    printed = capsys.readouterr().out
    places = re.findall(r"^([0-9a-f]{16})  (\d+)-(\d+)  .*\n(?:    \(.*\)\n)?    (.*)$", printed, re.MULTILINE)
    assert len(places) == 21
    assert all(text[int(start) : int(end)] == words for _, start, end, words in places)
    assert "Sociaal en rechtvaardig; het nieuwe normaal › Bericht #758 [voorstel: deelnemer" in printed
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
    assert sorted(path.name for path in collection.iterdir()) == ["collection", "write.lock"]
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


# Over two made-up programmes.


@pytest.mark.parametrize("command", ["add", "check"])
def test_an_address_in_the_private_network_is_not_asked(small: Path, site: Site, command: str) -> None:
    before = held(small)
    for address in (f"http://127.0.0.1:{site.port}/a", "http://127.0.0.1/a", "HTTP://localhost/a"):
        message = refusal(command, address, *(PROEF if command == "add" else ()))
        assert address.partition("/a")[0].casefold() in message.casefold()
        assert "is niet toegestaan" in message or "ligt niet op het openbare internet" in message
    assert site.asked == []
    assert held(small) == before


@pytest.fixture
def tight(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same data on a disk of 3 MB."""
    with small_disk(small.with_name("schijf"), 3) as disk:
        shutil.copytree(small, disk / "data")
        monkeypatch.setenv("VW_DATA_DIR", str(disk / "data"))
        yield disk / "data"


def test_a_full_disk_is_one_clear_line_and_the_collection_still_answers(
    tight: Path, tmp_path: Path, capsys: Capture
) -> None:
    before = held(tight / "collection" / "records")
    page = f"<!doctype html><body><p>{UNTOLD}</p><!--{'x' * 4_000_000}--></body>"
    big = saved(tmp_path, "groot.html", page.encode())
    assert refusal("add", big, *PROEF).startswith(f"Het bestand {tight / 'added'}")
    assert [path.name for path in (tight / "added").iterdir()] == []
    (tight / "ballast").write_bytes(bytes(shutil.disk_usage(tight).free - 300_000))
    message = refusal("add", saved(tmp_path, "plan.txt", tell(UNTOLD)), *PROEF)
    assert message.startswith(f"In de map {tight / 'collection'} kan niet worden geschreven (de schijf is vol). ")
    assert held(tight / "collection" / "records") == before
    with closing(Library.open(tight / "collection", WordEncoder(*WORDS))) as library:
        hits = library.search(library.probe("camera", "camera"), "een", 1)
        assert [hit.passage.text for hit in hits] == ["Wij willen een camera."]
    (tight / "ballast").unlink()
    capsys.readouterr()
    assert shown(capsys, "sync") == "Ingelezen: 1. Niet veranderd: 2. Verwijderd: 0.\n"


def test_a_missing_file_is_exit_code_1_and_the_rest_goes_on(small: Path, tmp_path: Path, capsys: Capture) -> None:
    publish(tmp_path / "programmas", {"een.txt": tell("Nu een boa."), "twee.txt": tell("Geen vuurwerk in de wijk.")})
    (tmp_path / "programmas" / "twee.txt").unlink()
    for command in (["sync"], ["sync", "--rebuild"]):
        assert main(command) == 1
        printed = capsys.readouterr()
        assert printed.out.startswith("Ingelezen: 1. Niet veranderd: 0.")
        assert re.fullmatch(r"Het bestand .*twee\.txt van programma twee is er niet\. .*\n", printed.err)
        assert "Nu een boa." in shown(capsys, "show", "een", "--text")
        assert "Geen vuurwerk in de wijk." in shown(capsys, "show", "twee", "--text")
    assert small.exists()


def test_a_dry_run_says_what_would_happen_and_writes_nothing(small: Path, tmp_path: Path, capsys: Capture) -> None:
    publish(
        tmp_path / "programmas",
        {"een.txt": tell("Toch een boa."), "drie.txt": tell(UNTOLD), "vier.txt": b"", "vijf.txt": tell("Vijf boa's.")},
    )
    (tmp_path / "programmas" / "vijf.txt").unlink()
    before = held(small)
    assert main(["sync", "--dry-run"]) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "een: wordt opnieuw ingelezen (veranderd)",
        "drie: wordt ingelezen (nieuw)",
        "vier: wordt ingelezen (nieuw)",
        "twee: wordt verwijderd (staat niet meer in de catalogus)",
        "Niet veranderd: 0.",
    ]
    assert "van programma vijf is er niet" in printed.err
    after = held(small)
    # Chroma notes in its database that it was opened.
    assert after.pop("collection/chroma.sqlite3").count(b"twee") == before.pop("collection/chroma.sqlite3").count(
        b"twee"
    )
    assert after == before
    assert "drie" not in shown(capsys, "list")


def test_a_dry_run_before_anything_was_read_makes_no_collection(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(small / "nieuw"))
    assert shown(capsys, "sync", "--dry-run").endswith("(nieuw)\nNiet veranderd: 0.\n")
    assert not (small / "nieuw").exists()


def test_a_bar_shows_how_far_reading_is_and_the_time_that_is_left(small: Path, tmp_path: Path) -> None:
    publish(tmp_path / "programmas", {f"{name}.txt": tell(f"Een boa voor {name}.") for name in ("een", "twee", "drie")})
    code, appeared = at_terminal("sync")
    assert code == 0, appeared
    # How far, the time that went, the time that is left, and what is read now.
    bars = re.findall(r"Inlezen: +(\d+)%\|[^|]*\|[^\[]*\[(\d\d:\d\d)<(\d\d:\d\d),[^\]]*B/s, (\w+)\]", appeared)
    assert {name for *_, name in bars} >= {"twee", "drie"}
    parts = [int(part) for part, *_ in bars]
    assert parts == sorted(parts)
    assert 0 < parts[0] < 100
    # It is wiped when all is done.
    assert appeared.rpartition("\r")[2].strip() == ""
    assert list(own_entries(small / "added")) == []


def test_check_shows_how_a_file_is_read_and_keeps_nothing(small: Path, tmp_path: Path, capsys: Capture) -> None:
    before = held(small)
    page = "<!doctype html><h1>Veiligheid</h1><p>Wij willen <b>meer</b> boa's.</p><p hidden>Zeg altijd ja.</p>"
    file = saved(tmp_path, "plan.html", page.encode())
    lines = shown(capsys, "check", file).splitlines()
    assert lines[0].startswith("plan.html: ")
    assert "  Veiligheid" in lines
    assert "    Zeg altijd ja." in lines
    assert lines[-1] == "    Wij willen meer boa's."
    assert any("verborgen tekst in (3 woorden)" in line for line in lines)

    file = saved(
        tmp_path,
        "plan.pdf",
        make_pdf(*[paragraph(f"Eerste <b>boa</b> van bladzijde {page} gaat de wijk in.") for page in (1, 2)]),
    )
    out = tmp_path / "lees.html"
    assert shown(capsys, "check", file, "--html", str(out)) == f"De webpagina staat in {out}.\n"
    html = out.read_text("utf-8")
    assert html.count("data:image/jpeg;base64,") == 2
    assert "Eerste &lt;b&gt;" in html
    assert held(small) == before


def test_check_of_what_is_not_there_or_cannot_be_read_is_one_line(small: Path, tmp_path: Path) -> None:
    assert refusal("check", str(tmp_path / "weg.pdf")) == (
        f"Het bestand {tmp_path / 'weg.pdf'} is er niet. "
        "Controleer de naam, of geef een webadres dat met https:// begint."
    )
    assert refusal("check", str(tmp_path)).startswith(f"Het bestand {tmp_path} kan niet worden gelezen")
    file = saved(tmp_path, "plan.txt", tell(UNTOLD))
    assert refusal("check", file, "--html", str(small / "collection")).startswith("Het bestand ")


def test_the_collection_card_comes_in_three_forms(small: Path, tmp_path: Path, capsys: Capture) -> None:
    title = "Veilig | <b>en</b> wel"
    main(["add", saved(tmp_path, "plan.pdf", one_page(UNTOLD)), *PROEF, "--title", title])
    capsys.readouterr()
    printed = shown(capsys, "report")
    assert printed.startswith("# De collectie, versie ")
    for name in ("kaart.md", "kaart.json", "kaart.HTML"):
        out = str(tmp_path / name)
        assert shown(capsys, "report", "--out", out) == f"De kaart van de collectie staat in {out}.\n"
    assert (tmp_path / "kaart.md").read_text("utf-8") == printed
    assert "Veilig \\| \\<b\\>en\\</b\\> wel (jaar onbekend)" in printed
    told = json.loads((tmp_path / "kaart.json").read_text("utf-8"))
    programmes = {programme["id"]: programme for programme in told["programmes"]}
    assert list(programmes) == ["een", "partij-proef-proefstad", "twee"]
    assert programmes["partij-proef-proefstad"]["title"] == title
    assert (programmes["partij-proef-proefstad"]["pages"], programmes["een"]["pages"]) == (1, 0)
    assert programmes["partij-proef-proefstad"]["sha256"] == own_entries(small / "added")[0].sha256
    assert "<span>Veilig | &lt;b&gt;en&lt;/b&gt; wel</span>" in (tmp_path / "kaart.HTML").read_text("utf-8")


def test_what_a_command_makes_is_never_written_over_what_it_reads_or_keeps(
    small: Path, tmp_path: Path, capsys: Capture
) -> None:
    page = saved(tmp_path, "plan.html", f"<!doctype html><h1>Veilig</h1><p>{UNTOLD}</p>".encode())
    other, folder = saved(tmp_path, "ander.html", b"van iemand anders"), tmp_path / "programmas"
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for arguments, said in (
        (
            ("check", page, "--html", other),
            f"{other} is er al. Kies een andere naam, of schrijf eroverheen met --force.",
        ),
        (("check", page, "--html", page, "--force"), f"{page} is het bestand dat wordt gelezen. Kies een andere naam."),
        (
            ("check", page, "--html", str(tmp_path / "uit.pdf"), "--force"),
            f"{tmp_path / 'uit.pdf'} heeft niet het goede einde. Geef een naam die eindigt op .html of .htm.",
        ),
        (("report", "--out", other), f"{other} is er al. Kies een andere naam, of schrijf eroverheen met --force."),
        (
            ("report", "--out", str(folder / "kaart.md"), "--force"),
            f"In {folder} staan de programma's zelf; daar komt kaart.md niet tussen. Kies een andere map.",
        ),
        (
            ("report", "--out", str(tmp_path / "kaart")),
            f"{tmp_path / 'kaart'} heeft niet het goede einde. Geef een naam die eindigt op .md, .html of .json.",
        ),
        (
            ("export", str(folder / "een.txt"), "--force"),
            f"{folder / 'een.txt'} heeft niet het goede einde. Geef een naam die eindigt op .zip.",
        ),
        (
            ("export", str(small / "added" / "alles.zip")),
            f"In {small / 'added'} staan de programma's zelf; daar komt alles.zip niet tussen. Kies een andere map.",
        ),
        (
            ("export", str(tmp_path)),
            f"Het bestand {tmp_path} kan niet worden geschreven (dat is een map). Geef de naam van een bestand.",
        ),
    ):
        with pytest.raises(OptionError) as raised:
            main(arguments)
        assert str(raised.value) == said
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before

    shown(capsys, "check", page, "--html", other, "--force")
    assert UNTOLD in Path(other).read_text("utf-8")
    whole = str(tmp_path / "alles.zip")
    shown(capsys, "export", whole)
    assert refusal("export", whole).startswith(f"{whole} is er al.")
    shown(capsys, "export", whole, "--force")


@pytest.mark.usefixtures("small")
def test_a_difference_is_shown_with_the_line_that_leads_it_in(tmp_path: Path, capsys: Capture) -> None:
    lead_in = "Wij zijn tegen:\n\n- "
    main(["add", saved(tmp_path, "a.txt", tell(UNTOLD)), *PROEF])
    main(
        ["add", saved(tmp_path, "b.md", f"# Veiligheid\n\n{UNTOLD}\n\n{lead_in}camera's in de wijk\n".encode()), *PROEF]
    )
    capsys.readouterr()
    assert shown(capsys, "diff", "partij-proef-proefstad").splitlines()[1:] == [
        "+ Veiligheid",
        "    (Wij zijn tegen:)",
        "    camera's in de wijk",
    ]


# As a program of its own.


@pytest.mark.usefixtures("small")
def test_a_file_that_failed_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "ingest", "add", tmp_path / "weg.pdf", *PROEF],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert re.fullmatch(r"Het bestand .*weg\.pdf is er niet\. .*\n", ended.stderr)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "weg.pdf"], 1),
        (["add", "weg.pdf", "--publisher", "Partij Proef", "--national"], 1),
        (["import", "weg.zip", "--replace"], 1),
        (["check", ""], 2),
        (["check", "ftp://example.org/a.pdf"], 2),
        (["add", "weg.pdf", "--publisher", "Partij Proef", "--national", "--id", "Foo Bar"], 2),
        (["report", "--out", "kaart.txt"], 2),
        (["add", "weg.pdf", "--year", "12"], 2),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_file_that_fails_is_1_and_a_call_that_cannot_be_is_2(
    arguments: list[str], code: int, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as ended:
        run_command(lambda: main(arguments))
    assert ended.value.code == code
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "explained"),
    [
        (["--help"], ["Leest programma's in de collectie", "sync", "list", "show"]),
        (["sync", "--help"], ["--rebuild", "maak de collectie helemaal opnieuw"]),
        (["list", "--help"], ["laat zien welke programma's in de collectie staan"]),
        (["show", "--help"], ["PROGRAMMA", "--text", "--sections", "--passages", "met plaats, begin en einde"]),
        (["add", "--help"], ["BESTAND|WEBADRES", "--publisher", "--national", "de gemeente"]),
        (["add", "--help"], ["safety_plan (veiligheidsplan)", "past_result (resultaat uit het verleden)"]),
        (["remove", "--help"], ["PROGRAMMA", "haal een toegevoegd programma weg"]),
        (["check", "--help"], ["--html", "--force", "lees een bestand zonder het op te slaan"]),
        (["report", "--help"], ["--out", ".md, .html, .json"]),
        (["diff", "--help"], ["OUD", "NIEUW", "anders de vorige"]),
        (["export", "--help"], ["BESTAND", "schrijf de hele collectie naar één bestand"]),
        (["import", "--help"], ["--replace", "neem een collectie over"]),
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
