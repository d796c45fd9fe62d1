"""Sheets for raters, written from small runs and opened again."""

import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.properties import PageSetupProperties

from evals import annotate_wording as wording
from evals.annotate import LAYOUTS, SCALES, code_of, draw, write_sheet
from evals.cases import Case
from evals.dataset import Kind, Question
from evals.given import Given, Verdict
from evals.run import Manifest, Run, SetFacts
from evals.truth import Untruths
from vectorstore.errors import RunError

ENGINES = ("kievit", "wulp")
PROGRAMMES: dict[str, dict[str, str | None]] = {
    "alderkring-zandwoude": {"publisher": "Alderkring", "place": "Zandwoude", "status": "final"},
    "beemdlijst-zandwoude": {"publisher": "Beemdlijst", "place": "Zandwoude", "status": "draft"},
    "gemeente-zandwoude": {"publisher": "Gemeente Zandwoude", "place": "Zandwoude", "status": "final"},
    "eikenbond": {"publisher": "Eikenbond", "place": None, "status": "final"},
}
BRIDGES = ("beemdlijst-zandwoude", "Er komen twee bruggen.")
TREES = ("alderkring-zandwoude", "Er komen bomen langs de weg.")
REFUSED = "Hierover heb ik **niets** gevonden bij Alderkring \\[Zandwoude\\].\n\n> „Bijna goed.” [1]"


def question(name: str, kind: Kind = "direct", **more: Any) -> Question:
    return Question(
        id=name, kind=kind, question=f"Wat komt er bij {name}?", about=(), status="not_found", gold=(), **more
    )


def citation(n: int, programme: str, quote: str) -> dict[str, Any]:
    """A citation with everything that would tell where it is from."""
    facts = PROGRAMMES[programme]
    return {
        "n": n,
        "programme_id": programme,
        "publisher": facts["publisher"],
        "municipality": facts["place"],
        "title": "Titel van het stuk",
        "section": ["Hoofdstuk over lanen"],
        "page": "bladzijde 31",
        "quote": quote,
        "passage_id": "passage-77",
    }


def case(asked: Question, engine: str, *quotes: tuple[str, str], text: str = "", name: str = "zand") -> Case:
    """An answer that shows these quotes, or only says `text`, with a nearest passage that is no answer."""
    citations = [citation(n, *quote) for n, quote in enumerate(quotes, start=1)]
    nearest = len(citations) + 1
    rows = [
        {
            "programme_id": programme,
            "found": True,
            "citations": [c["n"] for c in citations if c["programme_id"] == programme],
        }
        for programme in dict.fromkeys(programme for programme, _ in quotes)
    ] + [{"programme_id": "eikenbond", "found": False, "citations": [], "nearest": [nearest]}]
    answer = {
        "status": "answered" if quotes else "not_found",
        "answer": text,
        "publishers": rows,
        "citations": [*citations, citation(nearest, "eikenbond", "Het dichtst in de buurt.")],
        "notes": ["Let op de noot."],
        "engine": engine,
        "timings_ms": {"total": 48.151623},
    }
    verdicts = {programme: Verdict(0.734219, found=True) for programme, _ in quotes}
    return Case(name, engine, asked, Given(answer, verdicts, {}), Untruths())


def make_run(folder: Path, cases: Sequence[Case], created: str = "2026-01-05T10:00:00+01:00") -> Run:
    """A run with these answers."""
    asked: dict[str, dict[str, Question]] = {}
    for one in cases:
        asked.setdefault(one.set, {})[one.question.id] = one.question
    manifest = Manifest(
        created=created,
        code={},
        machine={},
        encoder="geen",
        settings={},
        threshold=0.5,
        split="all",
        engines=ENGINES,
        sets={name: SetFacts(questions="1", collection="2", programmes=PROGRAMMES) for name in asked},
    )
    run = Run.begin(folder, manifest, {name: list(questions.values()) for name, questions in asked.items()})
    run.add(cases)
    return run


def answered(asked: Question, name: str = "zand") -> list[Case]:
    """A question with an answer of each engine."""
    return [case(asked, "kievit", BRIDGES, TREES, name=name), case(asked, "wulp", text=REFUSED, name=name)]


def table(file: Path, title: str) -> list[dict[str, Any]]:
    """The rows of a sheet by head."""
    heads, *rows = load_workbook(file)[title].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in rows]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return make_run(tmp_path / "run", answered(question("brug")))


@pytest.fixture
def sheet(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "blad.xlsx"
    write_sheet(run, file, questions=1, seed=3, split=None)
    return file


def test_a_row_for_each_citation_that_is_shown_in_order_of_the_names(sheet: Path) -> None:
    rows = [tuple(row.values())[2:7] for row in table(sheet, wording.CITATIONS)]
    assert rows == [
        (1, "Wat komt er bij brug?", "Alderkring (Zandwoude)", "Er komen bomen langs de weg.", None),
        (2, "Wat komt er bij brug?", "Beemdlijst (Zandwoude)", "Er komen twee bruggen.", None),
    ]


def test_a_row_for_each_answer_also_without_citations(sheet: Path) -> None:
    rows = table(sheet, wording.ANSWERS)
    assert [(row[wording.QUESTION_NUMBER], row[wording.LETTER]) for row in rows] == [(1, "A"), (1, "B")]
    assert {row[wording.ANSWER] for row in rows} == {
        "1. Alderkring (Zandwoude): „Er komen bomen langs de weg.”\n"
        "2. Beemdlijst (Zandwoude): „Er komen twee bruggen.”",
        "Hierover heb ik niets gevonden bij Alderkring [Zandwoude].",
    }
    assert {row[scale.question] for row in rows for scale in SCALES[1:]} == {None}


def test_nothing_in_the_file_tells_which_engine_it_was(run: Run, sheet: Path) -> None:
    with zipfile.ZipFile(sheet) as zipped:
        everything = b"\n".join(map(zipped.read, zipped.namelist())).decode()
    assert "Er komen twee bruggen." in everything
    telling = (*ENGINES, "0.73", "48.15", "lanen", "bladzijde 31", "passage-77", "de noot", "dichtst", "Bijna", "zand-")
    assert [word for word in (*telling, run.manifest.created, "openpyxl") if word in everything] == []


def test_a_code_is_found_again_with_the_run_and_the_seed_only(run: Run, sheet: Path, tmp_path: Path) -> None:
    codes = {row[wording.CODE] for row in table(sheet, wording.ANSWERS)}
    assert codes == {code_of(one, 3, run.manifest.created) for one in run.cases()}
    assert not codes & {code_of(one, 4, run.manifest.created) for one in run.cases()}
    assert not codes & {code_of(one, 3, "2026-01-06T10:00:00+01:00") for one in run.cases()}
    assert {row[wording.CODE] for row in table(sheet, wording.CITATIONS)} < codes


def test_the_same_seed_gives_the_same_sheet(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", [one for n in range(12) for one in answered(question(f"brug-{n}"))])
    for name, seed in (("een", 1), ("weer", 1), ("ander", 2)):
        write_sheet(run, tmp_path / f"{name}.xlsx", questions=4, seed=seed, split=None)
    first, again, other = (
        [table(tmp_path / f"{name}.xlsx", layout.title) for layout in LAYOUTS] for name in ("een", "weer", "ander")
    )
    assert first == again
    questions = [{row[wording.QUESTION] for row in rows[1]} for rows in (first, other)]
    assert questions[0] != questions[1]


def test_the_order_of_the_engines_is_drawn_for_each_question(tmp_path: Path) -> None:
    run = make_run(tmp_path / "run", [one for n in range(40) for one in answered(question(f"brug-{n}"))])
    first = Counter(cases[0].engine for cases in draw(run, questions=40, seed=5, split=None))
    # Of 40 fair lots, fewer than 10 or more than 30 fall on one side once in a thousand seeds.
    assert set(first) == set(ENGINES)
    assert 10 <= first["kievit"] <= 30


@pytest.mark.parametrize("seed", range(5))
def test_each_kind_has_its_part_of_the_draw(tmp_path: Path, seed: int) -> None:
    kinds: dict[Kind, int] = {"direct": 15, "silent": 10, "advice": 5}
    asked = [question(f"{kind}-{n}", kind) for kind, count in kinds.items() for n in range(count)]
    run = make_run(tmp_path / "run", [one for each in asked for one in answered(each)])
    drawn = draw(run, questions=12, seed=seed, split=None)
    # 12 of 30: two in five of each kind.
    assert Counter(cases[0].question.kind for cases in drawn) == {"direct": 6, "silent": 4, "advice": 2}
    assert len({cases[0].question.id for cases in drawn}) == 12


def test_the_same_id_in_two_sets_is_two_questions(tmp_path: Path) -> None:
    asked = question("brug")
    run = make_run(tmp_path / "run", [*answered(asked), *answered(asked, "klei")])
    assert {cases[0].set for cases in draw(run, questions=2, seed=1, split=None)} == {"zand", "klei"}


def test_only_questions_of_the_split_that_every_engine_answered_are_drawn(tmp_path: Path) -> None:
    asked = [question(f"brug-{n}") for n in range(10)]
    tests = [one for one in asked if one.split == "test"]
    cases = [one for each in asked for one in answered(each)]
    cases.remove(next(one for one in cases if one.question == tests[0]))
    run = make_run(tmp_path / "run", cases)
    drawn = draw(run, questions=len(tests) - 1, seed=1, split="test")
    assert {one[0].question.id for one in drawn} == {one.id for one in tests[1:]}


def test_a_sheet_that_cannot_be_made_is_refused(run: Run, tmp_path: Path) -> None:
    for wanted in (0, 2):
        with pytest.raises(RunError, match=f"{wanted} vragen .* van 1 tot en met 1"):
            draw(run, questions=wanted, seed=1, split=None)
    empty = make_run(tmp_path / "leeg", [case(question("brug"), "kievit", TREES)])
    with pytest.raises(RunError, match="geen vraag waarop alle antwoorden er zijn"):
        draw(empty, questions=1, seed=1, split=None)
    with pytest.raises(RunError, match=r"weg/blad\.xlsx"):
        write_sheet(run, tmp_path / "weg" / "blad.xlsx", questions=1, seed=1, split=None)


def test_what_came_before_a_question_is_shown(tmp_path: Path) -> None:
    asked = question("brug", "followup", history=("Wat wil Alderkring?",), municipality="Zandwoude")
    run = make_run(tmp_path / "run", answered(asked))
    write_sheet(run, tmp_path / "blad.xlsx", questions=1, seed=1, split=None)
    assert table(tmp_path / "blad.xlsx", wording.ANSWERS)[0][wording.QUESTION] == (
        "Eerder gevraagd: Wat wil Alderkring?\nWat komt er bij brug?\n(Gekozen: Zandwoude.)"
    )


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A"])
def test_a_text_never_becomes_a_formula(tmp_path: Path, sign: str) -> None:
    asked = question("brug").model_copy(update={"question": sign})
    cases = [case(asked, "kievit", ("alderkring-zandwoude", sign)), case(asked, "wulp", text=sign)]
    write_sheet(make_run(tmp_path / "run", cases), tmp_path / "blad.xlsx", questions=1, seed=1, split=None)
    book = load_workbook(tmp_path / "blad.xlsx")
    cells = [cell for title in (wording.CITATIONS, wording.ANSWERS) for row in book[title].iter_rows() for cell in row]
    written = [cell for cell in cells if cell.value == sign]
    assert len(written) >= 4  # the question three times, the quote
    assert {cell.data_type for cell in written} == {"s"}
    assert all(cell.quotePrefix for cell in written)


def test_signs_that_a_spreadsheet_refuses_are_taken_out_and_long_texts_cut(tmp_path: Path) -> None:
    asked = question("brug")
    long = "bruggen " * 700
    quotes = [("alderkring-zandwoude", "Er\x00 ko\x07men\x0b bo\x9bmen\ufffe.\r\n\n"), ("beemdlijst-zandwoude", long)]
    run = make_run(tmp_path / "run", [case(asked, "kievit", *quotes), case(asked, "wulp", text="\x01")])
    write_sheet(run, tmp_path / "blad.xlsx", questions=1, seed=1, split=None)
    short, cut = (row[wording.QUOTE] for row in table(tmp_path / "blad.xlsx", wording.CITATIONS))
    assert short == "Er komen bomen."
    assert cut.endswith("bruggen …")
    assert 1390 <= len(cut) <= 1400
    texts = {row[wording.ANSWER] for row in table(tmp_path / "blad.xlsx", wording.ANSWERS)}
    assert wording.NO_TEXT in texts
    # Two quotes have half of the room each, with their names.
    assert 690 < max(map(len, texts)) <= 750


def test_a_line_that_leads_a_quote_in_is_shown_with_it(tmp_path: Path) -> None:
    one = case(question("brug"), "kievit", TREES)
    one.given.answer["citations"][0]["context"] = "Wij zijn tegen:"
    run = make_run(tmp_path / "run", [one, case(question("brug"), "wulp", text="Niets.")])
    write_sheet(run, tmp_path / "blad.xlsx", questions=1, seed=1, split=None)
    assert table(tmp_path / "blad.xlsx", wording.CITATIONS)[0][wording.QUOTE] == (
        "Wij zijn tegen: Er komen bomen langs de weg."
    )


def test_the_first_sheet_explains_in_dutch_whom_it_is_about(sheet: Path) -> None:
    rows = load_workbook(sheet).worksheets[0].iter_rows(min_row=2, values_only=True)
    texts = {str(name): str(text) for name, text in rows}
    assert texts["Over wie gaat het?"].startswith(
        "Alderkring (Zandwoude), Beemdlijst (Zandwoude), Eikenbond (landelijk), Gemeente Zandwoude. "
    )
    assert "staat 1 vraag" in texts["Waar gaat het over?"]
    assert {choice for scale in SCALES for choice in scale.choices} <= set(texts)


def test_a_sheet_offers_its_choices_and_prints_on_a4(sheet: Path) -> None:
    book = load_workbook(sheet)
    assert book.sheetnames == ["Uitleg", "Citaten", "Antwoorden"]
    offered = {str(one.sqref): one.formula1 for page in book.worksheets for one in page.data_validations.dataValidation}
    assert offered == {
        "G2:G3": '"ja,deels,nee"',
        "E2:E3": '"ja,deels,nee,weet niet"',
        "F2:F3": '"ja,nee,niet van toepassing"',
    }
    for page in book.worksheets:
        assert page.freeze_panes == "A2"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
        assert all(cell.alignment.wrap_text for row in page.iter_rows(min_row=2) for cell in row)
        assert 100 <= sum(column.width for column in page.column_dimensions.values()) <= 190


def test_a_draw_without_any_citation_has_an_empty_sheet(tmp_path: Path) -> None:
    asked = question("brug")
    run = make_run(tmp_path / "run", [case(asked, engine, text="Niets.") for engine in ENGINES])
    write_sheet(run, tmp_path / "blad.xlsx", questions=1, seed=1, split=None)
    assert table(tmp_path / "blad.xlsx", wording.CITATIONS) == []
    assert len(table(tmp_path / "blad.xlsx", wording.ANSWERS)) == 2
