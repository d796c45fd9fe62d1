import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from evals.cases import Case
from evals.dataset import About, Question
from evals.metrics import contains
from evals.report import Report, SetReport, make_report, write_report
from evals.report_digest import write_digest
from evals.report_failures import Failure, name_programmes
from evals.report_summary import worst_kinds
from evals.report_tables import KIND_MEASURES, ConfusionCell
from evals.report_terms_wording import MEASURES
from evals.run import Manifest, Run, SetFacts
from evals.truth import Untruths
from tests.browsers import find_chromium
from tests.evals.made_up import (
    ALDERKRING,
    BEEMDLIJST,
    ENTRIES,
    MOLENRODE,
    Shown,
    answer,
    case,
    citation,
    gold,
    question,
    ranking,
)
from vectorstore.errors import RunError
from web.measured import Digest

HOSTILE = '<script>alert("hallo")</script> Hoeveel bruggen komen er? Zie https://vossendam.example/?a=1&b=2'
MARKED = "<b>Er is een sluis.</b><img src=https://vossendam.example/x onerror=alert(1)>"

# Of these names, sluis is of the dev half by its hash, and the others of the test half.
LANTERNS = question("lantaarns", gold(ALDERKRING, "komen lantaarns"))
BRIDGES = question(
    "bruggen",
    gold(ALDERKRING, "twee bruggen", facts=("twee",)),
    question=HOSTILE,
    history=("Wat wil Alderkring met water?",),
    publishers=("Alderkring",),
    municipality="Vossendam",
    about=(About(publisher="Alderkring", place="Vossendam"),),
)
POND = question("vijver", kind="near_miss", absent=(BEEMDLIJST,))
BANK = question(
    "oever", kind="wrong_town", status="unknown_publisher", about=(About(publisher="Alderkring", place="Molenrode"),)
)
LOCK = question("sluis", gold(ALDERKRING, "een sluis"))
QUESTIONS = (LANTERNS, BRIDGES, POND, BANK, LOCK)


def of_the_other(cases: Sequence[Case]) -> tuple[Case, ...]:
    return tuple(replace(one, engine="baseline") for one in cases)


OURS = (
    case(LANTERNS, answer({ALDERKRING: ["Er komen lantaarns."]}), rankings={ALDERKRING: ranking("-+")}),
    case(
        BRIDGES,
        answer({ALDERKRING: [MARKED], BEEMDLIJST: ["Er zijn drie bruggen."]}),
        rankings={ALDERKRING: ranking("---", relevant=1)},
        untruths=Untruths(quotes=(1,)),
    ),
    case(POND, answer({BEEMDLIJST: ["Er is een vijver."]})),
    case(BANK, answer(status="unknown_publisher")),
    case(LOCK, answer({ALDERKRING: ["Er is een sluis."]}), rankings={ALDERKRING: ranking("+")}),
)
"""Wholly right are lantaarns, oever and, of the dev half, sluis."""
THEIRS = of_the_other(
    (
        case(
            LANTERNS,
            answer({ALDERKRING: ["Er komen lantaarns."], MOLENRODE: ["Een lantaarn."]}),
            rankings={ALDERKRING: ranking("+")},
        ),
        case(BRIDGES, answer({ALDERKRING: ["Er komen twee bruggen."]}), rankings={ALDERKRING: ranking("+")}),
        case(POND, answer({BEEMDLIJST: ["Er is een vijver."]})),
        case(BANK, answer({MOLENRODE: ["De oever."]})),
    )
)
"""Wholly right is bruggen: lantaarns shows another town too."""

FACTS = SetFacts(
    questions="f00d",
    collection="c0de",
    programmes={
        one: {"publisher": entry["publisher"], "place": entry["municipality"], "status": entry["status"]}
        for one, entry in ENTRIES.items()
    },
    start_up_s=12.34,
    peak_mib=1102.2,
)
MANIFEST = Manifest(
    created="2026-05-02T23:30:00+02:00",
    code={"version": "0.1.0", "commit": None, "source": "5ea1"},
    machine={"system": "Linux", "python": "3.11.7", "processor": "Een processor"},
    encoder="woorden",
    settings={"query_prompt": None},
    threshold=0.31,
    split="all",
    engines=("quotes", "baseline"),
    sets={"klein": FACTS},
    absent=("landelijk",),
)


def a_run(
    folder: Path,
    cases: Sequence[Case] = (*OURS, *THEIRS),
    questions: Mapping[str, Sequence[Question]] | None = None,
    manifest: Manifest = MANIFEST,
) -> Run:
    run = Run.begin(folder / "meting", manifest, questions or {"klein": QUESTIONS})
    run.add(cases)
    return run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return a_run(tmp_path)


@pytest.fixture
def report(run: Run) -> Report:
    return make_report(run)


@pytest.fixture
def part(report: Report) -> SetReport:
    (part,) = report.sets
    return part


@dataclass
class Page(HTMLParser):
    """A page as a reader of its tags sees it: each with its attributes and what it stands in; the texts of cells."""

    tags: list[tuple[str, dict[str, str], tuple[str, ...]]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    styles: str = ""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        self.tags.append((tag, found, tuple(self._open)))
        if tag not in ("meta", "img", "br"):
            self._open.append(f"{tag}.{found.get('class', '')}")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().partition(".")[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "style.":
            self.styles += data
        if any(one.startswith(("td.", "th.")) for one in self._open):
            self.rows[-1][-1] += data

    def row(self, head: str) -> list[str]:
        """The first row that begins with these words, without the cell that has them."""
        return next([cell.strip() for cell in row[1:]] for row in self.rows if row and row[0].startswith(head))


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    return page


@pytest.fixture
def text(run: Run, tmp_path: Path) -> str:
    write_report(make_report(run), tmp_path / "verslag.html")
    return (tmp_path / "verslag.html").read_text(encoding="utf-8")


@pytest.fixture
def page(text: str) -> Page:
    return read(text)


def failures(part: SetReport) -> Iterator[Failure]:
    for group in part.failures:
        yield from group.failures


def test_the_head_has_the_figures_that_decide(report: Report) -> None:
    # Two of four right; drawn again, none or all of four are right in 1 of 16, so both lie within 95%. One of four: in
    # 1 of 256 all four, in 1 of 20 three or four. Of the publishers, only Alderkring is ever rightly found.
    assert report.summary == (
        "Van de 4 vragen krijgen er 2 een antwoord dat helemaal goed is: 50,0% (0,0–100,0). De gewone aanpak komt tot "
        "1: 25,0% (0,0–75,0).",
        "Bij 2 vragen hoort geen antwoord te komen. Veiligheidswijzer geeft dan 1 keer inderdaad geen antwoord, en 1 "
        "keer toch wel. De gewone aanpak geeft 0 keer geen antwoord.",
        "Van de 4 citaten staat er 1 niet woord voor woord in de bron (gewone aanpak: 0 fout van 5).",
        "Van de 4 citaten is er 1 van een ander dan gevraagd: 0 uit een andere gemeente en 1 van een andere partij "
        "(gewone aanpak: 2 fout van 5).",
        "Het grootste verschil tussen partijen of gemeenten is 100,0 procentpunt, bij ‘Gevonden partijen die er horen’ "
        "in ‘klein’: Alderkring 100,0, Beemdlijst 0,0. Het kan toeval zijn.",
        "Het minst goed gaat het bij deze soorten vragen: ‘bijna raak’ (0 van 1 helemaal goed) en ‘rechtstreeks’ (1 "
        "van 2 helemaal goed).",
    )


def test_the_questions_are_told(report: Report, text: str) -> None:
    assert (report.questions, report.unasked, report.failed) == (4, 0, 2)
    assert "Gemeten op 2 mei 2026" in text
    assert "Aan Veiligheidswijzer zijn 4 vragen gesteld. Dit zijn de toetsvragen: de grenzen zijn op de andere" in text
    (absent,) = report.absent
    assert absent.startswith("Niet gemeten: ‘Met landelijke programma’s’")
    assert absent in text


def test_a_measure_stands_beside_those_of_the_other_engine_and_the_other_half(page: Page) -> None:
    assert page.row("Maat") == [
        "Veiligheidswijzer, toetsvragen",
        "Gewone aanpak, toetsvragen",
        "Veiligheidswijzer, afstelvragen",
    ]
    assert page.row("Helemaal goed") == ["50,0 (0,0–100,0)van 4", "25,0 (0,0–75,0)van 4", "100,0van 1"]
    assert page.row("Terecht geen antwoord") == ["100,0van 1", "–", "–"]
    assert page.row("Citaat van een andere partij") == ["1", "1", "0"]
    assert page.row("Citaat uit een andere gemeente") == ["0", "1", "0"]
    assert page.row("Citaat niet in de bron") == ["1", "0", "0"]
    assert page.row("Alle citaten") == ["4", "5", "1"]


def test_where_the_other_engine_is_better_is_said(part: SetReport, text: str) -> None:
    # Of direct questions ours shows one good quote of two, theirs both; the best passages stand at 2 and nowhere.
    assert part.better_kinds == (
        "‘rechtstreeks’: ‘Een goed citaat getoond’ 100,0 tegen 50,0, ‘Goede passage op plaats 1’ 100,0 tegen 0,0, "
        "‘Goede passage bij de eerste 3’ 100,0 tegen 50,0 en ‘Volgorde van de eerste 10 (nDCG)’ 100,0 tegen 31,5.",
    )
    assert part.better_kinds[0] in text
    assert "gold_quote" in part.better
    assert "right" not in part.better


def test_where_it_is_nowhere_better_that_is_said(tmp_path: Path) -> None:
    run = a_run(tmp_path, (*OURS, *of_the_other(OURS)))
    write_report(make_report(run), tmp_path / "verslag.html")
    text = (tmp_path / "verslag.html").read_text(encoding="utf-8")
    assert "Over de hele groep is de gewone aanpak bij geen enkele maat beter." in text
    assert "Bij geen enkele soort is de gewone aanpak op een van deze maten beter." in text


def test_a_kind_has_a_cell_for_each_engine(part: SetReport) -> None:
    direct, near_miss, wrong_town = part.kinds
    assert (direct.name, direct.questions) == ("direct", 2)
    assert (near_miss.name, wrong_town.name) == ("near_miss", "wrong_town")
    by_measure = dict(zip(KIND_MEASURES, zip(direct.cells[::2], direct.cells[1::2], strict=True), strict=True))
    ours, theirs = by_measure["gold_quote"]
    assert (ours.value, theirs.value, theirs.better) == (0.5, 1.0, True)
    ours, theirs = by_measure["right"]
    assert (ours.value, theirs.value, theirs.better) == (0.5, 0.5, False)


def test_the_kinds_that_go_worst() -> None:
    def some(kind: str, good: int, of: int) -> list[Case]:
        asked = [question(f"{kind.replace('_', '-')}-{n}", kind=kind) for n in range(of)]
        return [case(one, answer({} if n < good else {ALDERKRING: ["Iets."]})) for n, one in enumerate(asked)]

    cases = [*some("silent", 5, 5), *some("advice", 4, 5), *some("unclear", 1, 6), *some("number", 0, 4)]
    assert worst_kinds(cases) == [("unclear", 1, 6), ("advice", 4, 5)]
    assert worst_kinds(some("number", 1, 4)) == [("number", 1, 4)]
    assert worst_kinds(some("silent", 5, 5)) == []


def test_a_confusion_counts_and_shades(part: SetReport) -> None:
    # Expected an answer: two answers. Expected not found: an answer. Expected unknown: unknown.
    assert part.answers.given == ("antwoord", "niet gevonden", "partij of gemeente is er niet")
    assert [row.expected for row in part.answers.rows] == [*part.answers.given]
    nothing, all_right = ConfusionCell(0, 0, right=False), ConfusionCell(2, 4, right=True)
    assert part.answers.rows[0].cells == (all_right, nothing, nothing)
    assert part.answers.rows[1].cells == (ConfusionCell(1, 4, right=False), ConfusionCell(0, 0, right=True), nothing)
    assert part.passages.given == ("vastgesteld",)


def test_a_failure_says_what_was_expected_and_why_it_is_wrong(part: SetReport) -> None:
    bridges, pond = failures(part)
    assert [(group.kind, group.questions) for group in part.failures] == [("direct", 2), ("near_miss", 1)]
    assert bridges.reasons == (
        "Bij Alderkring (Vossendam) staan wel citaten, maar geen goed citaat.",
        "In de citaten van Alderkring (Vossendam) ontbreekt ‘twee’.",
        "Citaat [2] is van Beemdlijst (Vossendam): een andere partij dan gevraagd.",
        "Citaat [1] staat niet woord voor woord in de bron.",
    )
    assert bridges.chosen == "Alderkring en Vossendam"
    assert [quote.source for quote in bridges.quotes] == [
        "Alderkring (Vossendam) (vastgesteld)",
        "Beemdlijst (Vossendam) (concept)",
    ]
    assert pond.reasons == (
        "De soort antwoord is ‘antwoord’. Dat hoort ‘niet gevonden’ te zijn.",
        "Beemdlijst (Vossendam) heet gevonden. Daar staat geen antwoord.",
    )
    assert pond.absent == ("Beemdlijst (Vossendam)",)


def test_every_reason_has_its_words(tmp_path: Path) -> None:
    asked = question("vijver", gold(ALDERKRING, "een vijver"), gold(BEEMDLIJST, "een vijver", status="draft"))
    facts = {"section": ["Groen", "Water"], "page": "12", "status": "proposal", "author": "deelnemer"}
    given = answer(
        {BEEMDLIJST: [Shown("Er komt een vijver.", facts)]}, {MOLENRODE: ["Een sloot.", "Een plas."]}, status="answered"
    )
    untruths = Untruths(attributions=(1,), publishers=("Ceders",))
    run = a_run(tmp_path, [case(asked, given, untruths=untruths)], {"klein": (asked,)})
    (part,) = make_report(run).sets
    (failure,) = failures(part)
    assert failure.reasons == (
        "Alderkring (Vossendam) heet niet gevonden. Daar staat wel een antwoord.",
        "Bij het goede citaat van Beemdlijst (Vossendam) staat ‘voorstel van een deelnemer’. Het is ‘concept’.",
        "Citaten [2] en [3] zijn van Gemeente Molenrode: een andere gemeente dan gevraagd.",
        "Bij citaat [1] klopt de herkomst of de status niet.",
        "Over Ceders wordt iets gezegd zonder citaat.",
    )
    assert failure.quotes[0].source == (
        "Beemdlijst (Vossendam): Groen › Water, pagina 12 (voorstel van een deelnemer, geschreven door een deelnemer)"
    )
    assert failure.quotes[1].source.endswith("Getoond als passage in de buurt, niet als antwoord")


def test_what_a_programme_or_a_question_holds_is_text(text: str, page: Page) -> None:
    assert "&lt;script&gt;alert(&#34;hallo&#34;)&lt;/script&gt; Hoeveel bruggen" in text
    assert "&lt;b&gt;Er is een sluis.&lt;/b&gt;&lt;img src=https://vossendam.example/x" in text
    assert "<script" not in text
    assert "<b>" not in text
    assert {"script", "link", "iframe", "object", "embed", "base", "form"}.isdisjoint(tag for tag, *_ in page.tags)


def test_nothing_in_the_page_is_from_elsewhere(page: Page) -> None:
    """A text may hold an address; no attribute and no style may."""
    for tag, attributes, _ in page.tags:
        for name, value in attributes.items():
            assert "http" not in value or (tag, name, value) == ("meta", "http-equiv", "Content-Security-Policy")
            assert not name.startswith("on")
            if name == "href":
                assert value.startswith("#")
            if name == "src":
                assert value.startswith("data:image/svg+xml;base64,")
    assert page.styles
    assert not re.search(r"http|url\(|@import|@font-face", page.styles)
    policy = next(found["content"] for tag, found, _ in page.tags if "http-equiv" in found and tag == "meta")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def test_links_lead_to_a_place_on_the_page(page: Page) -> None:
    names = [found["id"] for _, found, _ in page.tags if "id" in found]
    links = [found["href"].removeprefix("#") for tag, found, _ in page.tags if tag == "a"]
    assert links == names == [f"h{n}" for n in range(1, 10)]


def test_the_page_can_be_read_by_those_who_do_not_see_it(page: Page) -> None:
    tags = [tag for tag, *_ in page.tags]
    assert next(found["lang"] for tag, found, _ in page.tags if tag == "html") == "nl"
    assert tags.count("table") == tags.count("caption") > 0
    assert all(found["scope"] for tag, found, _ in page.tags if tag == "th")
    assert all("div.box" in stands_in for tag, _, stands_in in page.tags if tag == "table")
    alts = [found["alt"] for tag, found, _ in page.tags if tag == "img"]
    assert alts[0].startswith("Een goed citaat getoond, per partij")
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_failure_is_open_on_paper(run: Run, tmp_path: Path) -> None:
    file, printed = tmp_path / "verslag.html", tmp_path / "verslag.pdf"
    write_report(make_report(run), file)
    chromium = find_chromium()
    assert chromium is not None
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
    profile = f"--user-data-dir={tmp_path / 'chromium'}"
    command = [chromium, *quiet, profile, f"--print-to-pdf={printed}", file.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = PdfReader(printed).pages
    assert (pages[0].mediabox.width, pages[0].mediabox.height) == pytest.approx((595, 842), abs=1.5)  # A4
    told = "".join(page.extract_text() for page in pages)
    for reason in ("maar geen goed citaat.", "Daar staat geen antwoord."):
        assert contains(told, reason)


def test_the_same_run_gives_the_same_page(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "een.html", tmp_path / "twee.html"
    write_report(make_report(run), one)
    write_report(make_report(Run.open(run.folder)), other)
    assert one.read_bytes() == other.read_bytes()


def test_the_figures_can_be_made_again_from_what_is_told(page: Page) -> None:
    assert page.row("Code (commit)") == ["niet bekend"]
    assert page.row("Code (hash)") == ["5ea1"]
    assert page.row("Instelling: voor een vraag") == ["standaard"]
    assert page.row("Collectie van ‘klein’") == ["c0de"]
    assert page.row("Hash (SHA-256) van de vragen ‘klein’") == ["f00d"]
    assert page.row("Grens voor gevonden") == ["0,310"]


def test_stability_certainty_and_costs_are_sentences(part: SetReport) -> None:
    assert part.certainty == (
        "Geen vraag is op vijf of meer manieren gesteld, dus over vastheid is niets te zeggen.",
        "Veiligheidswijzer noemt een programma alleen gevonden als de kans op een antwoord minstens 0,31 is.",
        "Veiligheidswijzer start en geeft zijn eerste antwoord in 12,3 seconden. Het gebruikt hoogstens 1.102 MiB "
        "geheugen.",
    )
    alphabetical, probable = part.order
    assert alphabetical.startswith("Van de antwoorden met meer partijen staat 100,0%")
    assert probable == "Geen antwoord toont citaten van twee partijen waarvan de ene kans groter is dan de andere."
    assert [(row.name, row.p50, row.p95) for row in part.stages] == [
        ("Veiligheidswijzer: alles samen", 1.0, 1.0),
        ("Gewone aanpak: alles samen", 1.0, 1.0),
    ]


def test_without_another_engine_or_half_there_is_one_column(tmp_path: Path) -> None:
    write_report(make_report(a_run(tmp_path, OURS), None), tmp_path / "verslag.html")
    page = read((tmp_path / "verslag.html").read_text(encoding="utf-8"))
    assert page.row("Maat") == ["Veiligheidswijzer, alle vragen"]
    assert page.row("Helemaal goed") == ["60,0 (20,0–100,0)van 5"]
    assert page.row("Alle citaten") == ["5"]


def test_sets_are_told_apart_and_in_their_own_order(tmp_path: Path) -> None:
    manifest = MANIFEST.model_copy(update={"sets": {"eigen": FACTS, "geplant": FACTS, "programmas": FACTS}})
    bridges, lanterns = OURS[1], OURS[0]
    cases = [
        *(replace(one, set=name) for name in ("eigen", "programmas") for one in (bridges, lanterns)),
        replace(lanterns, set="geplant"),
    ]
    asked = dict.fromkeys(manifest.sets, (BRIDGES, LANTERNS))
    report = make_report(a_run(tmp_path, cases, asked, manifest))
    assert [part.name for part in report.sets] == ["programmas", "geplant", "eigen"]
    assert (report.questions, report.unasked) == (5, 1)
    # The same question in two sets is two questions: 3 of 5.
    assert report.summary[0].startswith("Van de 5 vragen krijgen er 3 een antwoord dat helemaal goed is: 60,0%")
    assert report.summary[1] == (
        "Per groep vragen is helemaal goed: ‘De vijf programma’s’ 50,0% (0,0–100,0), ‘Met verzonnen programma’s’ "
        "100,0% en ‘eigen’ 50,0% (0,0–100,0)."
    )


def test_namesakes_are_told_apart_by_their_title() -> None:
    told = {"publisher": "Alderkring", "place": None, "status": "final"}
    facts = FACTS.model_copy(update={"programmes": {"a-2021": told, "a-2025": told, "m": FACTS.programmes[MOLENRODE]}})
    given = answer() | {"citations": [citation(1, ALDERKRING, "Bomen.") | {"programme_id": "a-2025"}]}
    assert name_programmes(facts, [case(BANK, given)]) == {
        "a-2021": "Alderkring (landelijk), a-2021",
        "a-2025": "Alderkring (landelijk), Plan van Alderkring",
        "m": "Gemeente Molenrode",
    }


def test_a_run_without_an_answer_has_no_report(tmp_path: Path) -> None:
    run = a_run(tmp_path, OURS[-1:])
    with pytest.raises(RunError, match="staan nog geen antwoorden van Veiligheidswijzer op toetsvragen"):
        write_report(make_report(run), tmp_path / "verslag.html")
    assert not (tmp_path / "verslag.html").exists()
    write_report(make_report(run, "dev"), tmp_path / "verslag.html")
    assert "Bij deze groep ging geen vraag mis." in (tmp_path / "verslag.html").read_text(encoding="utf-8")


def test_the_figures_for_visitors_are_those_of_the_report(tmp_path: Path) -> None:
    report = make_report(a_run(tmp_path, OURS))
    write_digest(report, tmp_path / "verslag.json")
    digest = Digest.model_validate_json((tmp_path / "verslag.json").read_text(encoding="utf-8"))
    assert digest.created == report.manifest.created
    for told, one in zip(digest.sets, report.sets, strict=True):
        assert told.questions == one.figures.questions
        assert told.quotes == one.figures.citations
        right = next(measure for measure in told.measures if measure.name == MEASURES["right"].name)
        assert (right.value, right.low) == (one.figures.measures["right"].value, one.figures.measures["right"].low)
