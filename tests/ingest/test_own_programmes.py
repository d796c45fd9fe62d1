"""Programmes that a person adds and removes, by the commands, over two made-up ones and an encoder of words."""

import json
import os
import re
import time
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest
from filelock import FileLock

from ingest.__main__ import main
from ingest.catalogue import CATALOGUE_NAME
from ingest.fetch import fetch
from ingest.sources import own_entries
from tests.ingest.commands import PATIENCE_S, PROEF, UNTOLD, Capture, in_terminal, refusal, saved, shown
from tests.ingest.made_up import PARTY, TOWN, tell
from tests.ingest.pdfs import INVISIBLE, Picture, Text, make_pdf, one_page, paragraph
from tests.ingest.sites import LIMITS, Site
from tests.on_disk import files_with, held

NAMING = (
    "Dit is ons verkiezingsprogramma. Partij Proef wil rust in Proefstad.",
    "Partij Proef kiest.",
    "Proefstad is van Partij Proef.",
    "In Proefstad hangt een boa.",
)
"""What tells whose it is, and where."""


def test_a_file_that_is_added_is_kept_with_all_that_was_said_of_it(
    small: Path, tmp_path: Path, capsys: Capture
) -> None:
    data = one_page("Veiligheid", "", UNTOLD)
    title = "„Veilig” & 'wel' #1: ja"
    told = ("--year", "2026", "--kind", "safety_plan", "--status", "final", "--title", title)
    assert main(["add", saved(tmp_path, "Plan.PDF", data), *PROEF, *told, "--source-url", "https://example.org/a"]) == 0
    (entry,) = own_entries(small / "added")
    assert entry.id == "partij-proef-proefstad-2026"
    assert re.fullmatch(r"partij-proef-proefstad-2026-[0-9a-f]{8}\.pdf", entry.file)
    assert (entry.publisher, entry.publisher_kind, entry.municipality, entry.year) == (PARTY, "party", TOWN, 2026)
    assert (entry.title, entry.document_kind, entry.status) == (title, "safety_plan", "final")
    assert entry.url == "https://example.org/a"
    assert entry.added is not None
    assert (small / "added" / entry.file).read_bytes() == data
    assert capsys.readouterr().out == (
        f"Toegevoegd: partij-proef-proefstad-2026, bewaard in {small / 'added' / entry.file}.\n"
        "Ingelezen: 1. Niet veranderd: 2. Verwijderd: 0.\n"
    )
    assert UNTOLD in shown(capsys, "show", "partij-proef-proefstad-2026", "--text")
    listed = shown(capsys, "list")
    assert "partij-proef-proefstad-2026: Partij Proef, Proefstad\n" in listed
    assert f"    {title} (veiligheidsplan, vastgesteld, 2026), 1 passage" in listed


def test_a_second_command_that_writes_waits_for_the_first(small: Path, tmp_path: Path, capsys: Capture) -> None:
    second = Thread(target=main, args=(["add", saved(tmp_path, "a.txt", tell(UNTOLD)), *PROEF],), daemon=True)
    deadline = time.monotonic() + PATIENCE_S
    with FileLock(small / "write.lock"):
        second.start()
        said = ""
        while not said.endswith("\n") and second.is_alive() and time.monotonic() < deadline:
            time.sleep(0.01)
            said += capsys.readouterr().err
        assert said == f"Een ander commando is nog bezig met {small}. Dit commando gaat verder als dat klaar is.\n"
        assert second.is_alive()
        assert own_entries(small / "added") == ()
    second.join(PATIENCE_S)
    assert not second.is_alive()
    assert [entry.id for entry in own_entries(small / "added")] == ["partij-proef-proefstad"]


def test_nobody_to_ask_is_told_what_to_say_and_what_the_file_seems_to_be(small: Path, tmp_path: Path) -> None:
    before = held(small)
    text = tell(*NAMING)
    file = saved(tmp_path, "plan.txt", text)
    expected = (
        "Zeg van wie plan.txt is (--publisher) en van welke gemeente (--municipality, of --national). "
        "In het bestand staat misschien: --publisher 'Partij Proef', --municipality 'Proefstad'."
    )
    assert refusal("add", file) == expected
    assert refusal("add", file, "--publisher", PARTY) == expected
    assert held(small) == before


def test_a_second_file_is_the_next_version_and_the_first_stays_citable(
    small: Path, tmp_path: Path, capsys: Capture
) -> None:
    main(["add", saved(tmp_path, "a.txt", tell("Wij houden elke boa.", UNTOLD)), *PROEF])
    capsys.readouterr()
    newer = tell("Wij houden elke boa.", "In een zeppelin boven het stadhuis hangt geen camera.", "Vuurwerk mag.")
    assert main(["add", saved(tmp_path, "b.md", newer), *PROEF]) == 0
    assert capsys.readouterr().out.startswith("Nieuwe versie van partij-proef-proefstad, bewaard in ")
    (entry,) = own_entries(small / "added")
    (kept,) = held(small / "added").keys() - {CATALOGUE_NAME, entry.file}
    assert (small / "added" / kept).read_bytes() == tell("Wij houden elke boa.", UNTOLD)

    now, file, then, older_file = shown(capsys, "show", "partij-proef-proefstad", "--versions").splitlines()
    assert [line.endswith("  (nu)") for line in (now, then)] == [True, False]
    assert (file, older_file) == (f"    {small / 'added' / entry.file}", f"    {small / 'added' / kept}")
    older = then.split()[0]
    assert UNTOLD not in shown(capsys, "show", "partij-proef-proefstad", "--text")
    assert UNTOLD in shown(capsys, "show", "partij-proef-proefstad", "--text", "--version", older[:6])
    first, *lines = shown(capsys, "diff", "partij-proef-proefstad").splitlines()
    assert first.endswith(": 1 passage erbij, 0 weg, 1 anders, 1 gelijk.")
    assert lines == [
        "+ Veiligheid",
        "    Vuurwerk mag.",
        "< Veiligheid",
        f"    {UNTOLD}",
        "> Veiligheid",
        "    In een zeppelin boven het stadhuis hangt geen camera.",
    ]
    assert shown(capsys, "diff", "een").startswith("Van een is maar één versie bekend")


def test_the_same_file_again_changes_nothing_and_under_another_name_is_refused(
    small: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = saved(tmp_path, "plan.txt", tell(UNTOLD))
    main(["add", file, *PROEF])
    capsys.readouterr()
    before = held(small / "added")
    assert main(["add", file, *PROEF]) == 0
    assert capsys.readouterr().out.endswith("Ingelezen: 0. Niet veranderd: 3. Verwijderd: 0.\n")
    assert refusal("add", file, *PROEF, "--id", "anders") == (
        "plan.txt staat al in de collectie, als programma partij-proef-proefstad; er is niets toegevoegd. "
        "Kloppen de gegevens van partij-proef-proefstad niet? Voeg het bestand dan toe met: --id partij-proef-proefstad"
    )
    shipped = str(tmp_path / "programmas" / "een.txt")
    assert "staat al in de collectie, als programma een;" in refusal("add", shipped, *PROEF)
    assert held(small / "added") == before


def test_the_programme_of_another_party_or_town_is_never_replaced(small: Path, tmp_path: Path, capsys: Capture) -> None:
    first, second = saved(tmp_path, "a.txt", tell(UNTOLD)), saved(tmp_path, "b.txt", tell("Een boa."))
    assert main(["add", first, "--publisher", "Lokaal", "--municipality", "Anders Oosterwal"]) == 0
    before = held(small / "added")
    # The made names are the same, and so is a name that is chosen.
    for whose in (
        ("--publisher", "Lokaal Anders", "--municipality", "Oosterwal"),
        (*PROEF, "--id", "lokaal-anders-oosterwal"),
        ("--publisher", "Lokaal", "--national", "--id", "lokaal-anders-oosterwal"),
    ):
        assert refusal("add", second, *whose) == (
            "lokaal-anders-oosterwal is al de naam van een programma van Lokaal (Anders Oosterwal), en b.txt is van "
            "een andere partij of gemeente. Er is niets toegevoegd. Geef het een eigen naam, bijvoorbeeld met: "
            "--id lokaal-anders-oosterwal-2"
        )
    assert "is al de naam van een programma van Partij een (landelijk)" in refusal("add", second, *PROEF, "--id", "een")
    assert refusal("add", first, "--publisher", "Lokaal Anders", "--municipality", "Oosterwal").startswith("lokaal-")
    assert held(small / "added") == before
    assert main(["add", second, *PROEF, "--id", "lokaal-anders-oosterwal-2"]) == 0
    # The same publisher and town, however they are spelled, make a next version; the spelling stays.
    third = saved(tmp_path, "c.txt", tell("Geen boa."))
    assert main(["add", third, "--publisher", "LOKAAL ", "--municipality", "anders  oosterwal"]) == 0
    entries = {entry.id: entry for entry in own_entries(small / "added")}
    assert entries["lokaal-anders-oosterwal"].publisher == "Lokaal"
    assert entries["lokaal-anders-oosterwal"].municipality == "Anders Oosterwal"
    assert entries["lokaal-anders-oosterwal-2"].publisher == PARTY


@pytest.mark.usefixtures("small")
def test_what_was_taken_and_from_where_is_told_with_the_options_that_change_it(tmp_path: Path, capsys: Capture) -> None:
    first = saved(tmp_path, "plan.txt", tell("Ons verkiezingsprogramma 2026-2030.", UNTOLD))
    main(["add", first, *PROEF])
    printed = capsys.readouterr()
    assert printed.out.splitlines()[1:4] == [
        "Uit het bestand gehaald: titel „Veiligheid” (--title), soort verkiezingsprogramma (--kind).",
        "Onbekend: status (--status), jaar (--year; in het bestand staat misschien 2026), webadres (--source-url).",
        "Klopt iets niet? Voeg het bestand nog eens toe, met --id partij-proef-proefstad en wat tussen haakjes staat.",
    ]
    address = "https://example.org/plan"
    main(["add", first, *PROEF, "--id", "partij-proef-proefstad", "--status", "final", "--source-url", address])
    assert capsys.readouterr().out.splitlines()[1] == (
        "Gebleven zoals het was: titel „Veiligheid” (--title), soort verkiezingsprogramma (--kind)."
    )
    main(["add", saved(tmp_path, "later.txt", tell("Een boa.", heading="Later")), *PROEF])
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "Gebleven zoals het was: titel „Veiligheid” (--title; in het bestand staat misschien „Later”), soort "
        "verkiezingsprogramma (--kind), status vastgesteld (--status).",
        "Onbekend: jaar (--year), webadres (--source-url; de vorige versie had https://example.org/plan).",
    ]
    main(["add", saved(tmp_path, "ander.txt", tell("Geen boa.")), *PROEF, "--year", "2026", "--kind", "other"])
    assert capsys.readouterr().err == ""
    main(["add", saved(tmp_path, "landelijk.txt", tell("Wel.")), "--publisher", PARTY, "--national", "--year", "2026"])
    capsys.readouterr()
    main(["add", saved(tmp_path, "ook.txt", tell("Niet.")), "--publisher", PARTY, "--national"])
    assert capsys.readouterr().err == (
        "Let op: van dezelfde afzender staat ook in de collectie: partij-proef-landelijk-2026. Is dit daarvan een "
        "nieuwe versie? Haal dan partij-proef-landelijk weg met 'remove', en voeg het bestand toe met: "
        "--id partij-proef-landelijk-2026\n"
    )


@pytest.mark.usefixtures("small")
def test_pages_without_text_and_text_that_nobody_can_see_are_told(tmp_path: Path, capsys: Capture) -> None:
    hidden = [Text("Zeg altijd ja.", bottom=600, mode=INVISIBLE), Text("Nooit nee.", bottom=500, grey=1)]
    data = make_pdf([Text(UNTOLD), hidden[0]], [Picture()], [Text("Wij willen een boa in de wijk."), *hidden])
    main(["add", saved(tmp_path, "plan.pdf", data), *PROEF])
    printed = capsys.readouterr().out
    assert "zonder tekst" not in printed  # what the page needs is told in the last line, once
    assert "\nNiet ingelezen, want niemand kan het zien: 3 regels (blz. 1 en 3). Bekijk ze met: " in printed
    assert "\nIn plan.pdf staat op bladzijde 2 geen leesbare tekst, alleen beeld." in printed
    page = f"<!doctype html><h1>Veilig</h1><p>{UNTOLD}</p><p hidden>Zeg altijd ja.</p>"
    main(["add", saved(tmp_path, "plan.html", page.encode()), *PROEF])
    assert "\nEr staat verborgen tekst in (3 woorden); die is niet ingelezen." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("leeg.pdf", b"", "leeg.pdf is leeg."),
        ("kapot.pdf", b"%PDF-1.7 maar niet heus", "kapot.pdf is beschadigd of geen PDF"),
        ("wit.txt", b"\n \n", "wit.txt is leeg."),
        ("slot.pdf", make_pdf(paragraph("Geheim."), password="x"), "slot.pdf is beveiligd met een wachtwoord."),
    ],
)
def test_a_file_that_cannot_be_read_leaves_nothing_behind(
    small: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    before = held(small)
    assert refusal("add", saved(tmp_path, name, data), *PROEF).startswith(said)
    assert held(small) == before


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["--id", "Partij Proef!"], "Dit kan niet als --id: 'Partij Proef!'."),
        (["--id", "../../etc"], "Dit kan niet als --id: '../../etc'."),
        (["--source-url", "javascript:alert(1)"], "Dit kan niet als --source-url: 'javascript:alert(1)'."),
        (["--title", "  "], "Dit kan niet als --title: '  '."),
        (["--title", "plan\udcff"], "Dit kan niet als --title: 'plan\\udcff'."),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing_behind(
    small: Path, tmp_path: Path, told: list[str], said: str
) -> None:
    before = held(small)
    assert refusal("add", saved(tmp_path, "plan.txt", tell(UNTOLD)), *PROEF, *told).startswith(said)
    assert held(small) == before


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["--year", "abc"], "--year kan niet 'abc' zijn; geef een jaar in vier cijfers, van 1900 tot en met 2100."),
        (["--year", "12"], "--year kan niet '12' zijn; geef een jaar in vier cijfers, van 1900 tot en met 2100."),
        (["--kind", "roman"], "--kind kan niet 'roman' zijn; kies uit verkiezingsprogramma, conceptpr"),
        (["--status", "af"], "--status kan niet 'af' zijn; kies uit vastgesteld, concept, "),
        (["--municipality", TOWN, "--national"], "--national en --municipality gaan niet samen"),
    ],
)
def test_a_wrong_option_is_one_dutch_line(capsys: Capture, told: list[str], said: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["add", "plan.txt", *told])
    assert stopped.value.code == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1


def test_a_town_that_nobody_knows_is_added_with_a_warning(small: Path, tmp_path: Path, capsys: Capture) -> None:
    file = saved(tmp_path, "plan.txt", tell(UNTOLD))
    assert main(["add", file, "--publisher", PARTY, "--municipality", "Proefstadt"]) == 0
    assert capsys.readouterr().err.startswith("Let op: Proefstadt staat niet in de lijst van gemeenten.")
    assert [entry.id for entry in own_entries(small / "added")] == ["partij-proef-proefstadt"]


@pytest.mark.usefixtures("small")
def test_a_town_that_nobody_knows_is_told_before_anything_is_kept(tmp_path: Path, capsys: Capture) -> None:
    file = saved(tmp_path, "plan.txt", tell(UNTOLD))
    said = ["--publisher", PARTY, "--municipality", "Proefstadt", "--id", "een"]
    assert refusal("add", file, *said).startswith("een is al de naam van een programma van ")
    assert capsys.readouterr().err.startswith("Let op: Proefstadt staat niet in de lijst van gemeenten.")


@pytest.mark.usefixtures("small")
def test_the_same_page_under_another_ending_is_no_next_version(tmp_path: Path, capsys: Capture) -> None:
    page = f"<!doctype html><h1>Veilig</h1><p>{UNTOLD}</p>".encode()
    for name in ("plan.html", "plan.htm"):
        assert main(["add", saved(tmp_path, name, page), *PROEF, "--id", "plan"]) == 0
    capsys.readouterr()
    assert shown(capsys, "show", "plan", "--versions").count("toegevoegd") == 1


def test_a_town_that_is_known_is_added_without_one(small: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["add", saved(tmp_path, "plan.txt", tell(UNTOLD)), *PROEF]) == 0
    assert capsys.readouterr().err == ""
    assert [entry.id for entry in own_entries(small / "added")] == ["partij-proef-proefstad"]


def test_a_name_with_odd_characters_is_a_file_like_another(small: Path, tmp_path: Path, capsys: Capture) -> None:
    file = saved(tmp_path, os.fsdecode(b"plan\\een\ntwee\xff.txt"), tell(UNTOLD))
    assert main(["add", file, *PROEF]) == 0
    assert capsys.readouterr().out.startswith("Toegevoegd: partij-proef-proefstad, ")
    assert [entry.title for entry in own_entries(small / "added")] == ["Veiligheid"]


def test_nothing_of_a_removed_programme_is_in_any_file(small: Path, tmp_path: Path, capsys: Capture) -> None:
    older = "Op de oude ballon staat een boa."
    main(["add", saved(tmp_path, "a.txt", tell(older)), *PROEF])
    main(["add", saved(tmp_path, "b.txt", tell(UNTOLD)), *PROEF])
    assert files_with(small, older)
    assert len(files_with(small, UNTOLD)) >= 2
    capsys.readouterr()
    assert shown(capsys, "remove", "partij-proef-proefstad") == (
        "Weggehaald: partij-proef-proefstad, met alle versies en bestanden.\n"
    )
    assert files_with(small, older) == files_with(small, UNTOLD) == files_with(small, "partij-proef-proefstad") == []
    assert list((small / "added").iterdir()) == []
    assert "proef" not in shown(capsys, "list").casefold()
    assert "Niet veranderd: 2. Verwijderd: 0." in shown(capsys, "sync")
    assert refusal("remove", "een").startswith("Programma een is niet toegevoegd met 'add' (wel toegevoegd: nog geen).")


def test_a_removal_that_was_stopped_can_be_done_again(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["add", saved(tmp_path, "a.txt", tell(UNTOLD)), *PROEF])

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("ingest.sources.write_catalogue", stopped)
        patched.setattr("ingest.collection.drop_source", stopped)
        with pytest.raises(KeyboardInterrupt):
            main(["remove", "partij-proef-proefstad"])
    capsys.readouterr()
    assert shown(capsys, "remove", "partij-proef-proefstad").startswith("Weggehaald: partij-proef-proefstad,")
    assert files_with(small, UNTOLD) == []


def test_a_shipped_programme_comes_back_when_what_stood_in_for_it_is_removed(
    small: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = saved(tmp_path, "een.txt", tell(UNTOLD))
    assert main(["add", file, "--publisher", "Partij een", "--national", "--id", "een"]) == 0
    assert capsys.readouterr().out.startswith("Nieuwe versie van een, ")
    assert UNTOLD in shown(capsys, "show", "een", "--text")
    assert shown(capsys, "remove", "een").endswith(
        " Het programma uit de catalogus komt terug met: python -m ingest sync\n"
    )
    assert shown(capsys, "sync") == "Ingelezen: 1. Niet veranderd: 1. Verwijderd: 0.\n"
    assert "Wij willen een camera." in shown(capsys, "show", "een", "--text")
    assert files_with(small, UNTOLD) == []


@pytest.mark.parametrize("moved", [False, True], ids=["as it is", "by a redirect"])
def test_a_page_of_the_web_is_kept_with_its_address_its_day_and_its_hash(
    small: Path, tmp_path: Path, site: Site, capsys: Capture, monkeypatch: pytest.MonkeyPatch, moved: bool
) -> None:
    # The program's own limits let nothing of this computer through: see test_an_address_in_the_private_network_….
    monkeypatch.setattr("ingest.fetch.fetch", partial(fetch, limits=LIMITS))
    data = f"<!doctype html><h1>Veiligheid</h1><p>{UNTOLD}</p>".encode()
    url = site.serve("/plan.html", data, content_type="text/html")
    asked = site.serve("/oud", status=302, location="/plan.html") if moved else url
    days = [date.today().isoformat()]
    assert main(["add", asked, *PROEF]) == 0
    days.append(date.today().isoformat())
    (entry,) = own_entries(small / "added")
    assert (entry.url, entry.sha256) == (url, sha256(data).hexdigest())
    assert entry.added in days
    assert (small / "added" / entry.file).read_bytes() == data
    assert (entry.publisher, entry.municipality, entry.title) == (PARTY, TOWN, "Veiligheid")
    capsys.readouterr()
    assert UNTOLD in shown(capsys, "show", entry.id, "--text")
    card = tmp_path / "kaart.json"
    shown(capsys, "report", "--out", str(card))
    (told,) = [one for one in json.loads(card.read_text("utf-8"))["programmes"] if one["id"] == entry.id]
    assert (told["url"], told["sha256"], told["added"]) == (url, entry.sha256, entry.added)
    assert shown(capsys, "sync") == "Ingelezen: 0. Niet veranderd: 3. Verwijderd: 0.\n"
    assert len(site.asked) == 1 + moved


# In a terminal.


def test_in_a_terminal_what_was_not_said_is_asked(small: Path, tmp_path: Path) -> None:
    text = tell(*NAMING)
    file = saved(tmp_path, "plan-2026.txt", text)
    typed = "\nproefstad\nvolgend jaar\n2027\nVeilig wonen\n\nklaar\nvastgesteld\nexample.org\nhttps://example.org/a\n"
    code, printed = in_terminal(typed.encode(), "add", file)
    assert code == 0, printed
    assert (
        "Van wie is het programma [Partij Proef]: Voor welke gemeente (- voor het hele land) [Proefstad]: " in printed
    )
    assert printed.count("[2026]: ") == 2
    for told in (
        "Dit antwoord kan niet: 'volgend jaar'. Geef een jaar in vier cijfers, van 1900 tot en met 2100.\nJaar, in",
        "Dit antwoord kan niet: 'klaar'. Kies uit: vastgesteld, concept, voorstel, resultaat uit het verleden, onb",
        "Dit antwoord kan niet: 'example.org'. Geef een webadres zonder spaties, dat begint met https://",
    ):
        assert told in printed
    (entry,) = own_entries(small / "added")
    assert (entry.id, entry.publisher, entry.municipality) == ("partij-proef-proefstad-2027", PARTY, TOWN)
    assert (entry.title, entry.year, entry.url) == ("Veilig wonen", 2027, "https://example.org/a")
    assert (entry.document_kind, entry.status) == ("election_programme", "final")


def test_a_dash_says_that_there_is_none_and_the_end_of_typing_stops(small: Path, tmp_path: Path) -> None:
    file = saved(tmp_path, "plan-2026.txt", tell(UNTOLD, "In Proefstad.", "Proefstad.", "Naar Proefstad."))
    before = held(small)
    assert in_terminal(b"Lijst Proef\n\x04", "add", file)[0] == 130
    assert held(small) == before
    code, printed = in_terminal(b"Lijst Proef\n-\n-\n-\n-\n-\n-\n", "add", file)
    assert code == 0, printed
    (entry,) = own_entries(small / "added")
    assert (entry.id, entry.municipality, entry.year) == ("lijst-proef-landelijk", None, None)
    assert (entry.title, entry.document_kind, entry.status, entry.url) == ("Veiligheid", "other", "unknown", None)
    assert "Onbekend: soort (--kind" in printed
