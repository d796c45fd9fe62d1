"""`python -m assistant`, as a volunteer calls it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook

from assistant.__main__ import main
from vectorstore.errors import CollectionEmpty, QuestionError
from vectorstore.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def collection(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment in which the session's collection is the program's own."""
    monkeypatch.setenv("VW_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.usefixtures("collection")
def test_an_answer_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Wat wil D66 in Almere met bodycams?"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Hierover staat iets bij D66 (Almere)."
    assert lines[2] == "D66 (Almere) – Verkiezingsprogramma, hoofdstuk 6: Veilige stad"
    assert lines[4].startswith("  [1] „")
    assert "      https://d66.nl/almere/verkiezingsprogramma/hoofdstuk-6-veilige-stad/" in lines
    assert max(map(len, lines)) <= 100


@pytest.mark.usefixtures("collection")
def test_an_answer_for_a_program_within_a_filter(
    capsys: pytest.CaptureFixture[str], contract: Draft202012Validator
) -> None:
    call = ["ask", "Wat staat er over boa's?", "--json", "--publisher", "PvdA", "--publisher", "D66"]
    assert main([*call, "--municipality", "almere"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    answer = json.loads(line)
    contract.validate(answer)
    assert answer["searched"] == ["d66-almere", "pvda-almere-concept"]
    assert answer["question"] == "Wat staat er over boa's?"


BATCH = [
    '{"id": "a", "question": "Wat wil Volt met vuurwerk?"}',
    "{geen json",
    '{"id": "b", "question": "En BIJ1?", "history": ["Wat wil Volt met vuurwerk?"]}',
    '{"id": "c"}',
    '{"id": "d", "question": "vuurwerk", "plaats": "Almere"}',
    json.dumps({"id": "e", "question": "v" * 10_000}),
    "",
    '{"id": "f", "question": "Wat staat er over boa\'s?", "municipality": "Almere"}',
]


@pytest.mark.usefixtures("collection")
def test_a_batch_answers_every_good_line_and_tells_of_each_bad_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], contract: Draft202012Validator
) -> None:
    questions, out = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    questions.write_text("\n".join(BATCH), encoding="utf-8")
    assert main(["ask", "--batch", str(questions), "--out", str(out)]) == 2
    answers: list[dict[str, Any]] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for answer in answers:
        contract.validate(answer)
    assert [answer["id"] for answer in answers] == ["a", "b", "f"]
    assert [answer["searched"] for answer in answers] == [
        ["volt-amsterdam-2026"],
        ["bij1-amsterdam-2026"],
        ["d66-almere", "pvda-almere-concept"],
    ]
    assert answers[1]["understood_as"] == "Wat wil BIJ1 met vuurwerk?"
    told = capsys.readouterr()
    assert told.out == ""
    for line in (
        "Regel 2 is overgeslagen: dit is geen geldige JSON",
        "Regel 4 is overgeslagen: 'question' ontbreekt.",
        "Regel 5 is overgeslagen: 'plaats' ken ik niet.",
        "Regel 6 is overgeslagen: Uw vraag is te lang: 10000 tekens.",
        f"Beantwoord: 3. Overgeslagen: 4. De antwoorden staan in {out}.",
    ):
        assert line in told.err
    assert "Regel 7" not in told.err

    questions.write_text(BATCH[0], encoding="utf-8")
    assert main(["ask", "--batch", str(questions), "--out", str(out)]) == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 1

    with pytest.raises(QuestionError, match="kan niet worden geschreven"):
        main(["ask", "--batch", str(questions), "--out", str(tmp_path / "geen" / "map" / "uit.jsonl")])


@pytest.mark.usefixtures("collection")
def test_a_checked_claim_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "Volt wil ClubEthics financieren tot 2027", "--municipality", "Amsterdam"]) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "Getallen wijken af bij Volt (Amsterdam)."
    assert "Let op: Volt (Amsterdam): de bewering noemt 2027, het programma 2030 [1]." in told


@pytest.mark.usefixtures("collection")
def test_a_checked_claim_for_a_program_within_a_filter(
    capsys: pytest.CaptureFixture[str], contract: Draft202012Validator
) -> None:
    assert main(["check", "Boa's dragen een bodycam.", "--json", "--publisher", "D66", "--publisher", "PvdA"]) == 0
    told = json.loads(capsys.readouterr().out)
    contract.validate(told)
    assert told["claim"] == "Boa's dragen een bodycam."
    assert [(row["programme_id"], row["verdict"]) for row in told["publishers"]] == [
        ("d66-almere", "found"),
        ("pvda-almere-concept", "not_mentioned"),
    ]


@pytest.mark.usefixtures("collection")
def test_a_batch_of_claims_checks_every_good_line_and_tells_of_each_bad_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], contract: Draft202012Validator
) -> None:
    claims, out = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    lines = [
        '{"id": "a", "claim": "BIJ1 wil in iedere wijk minstens twee buurthuizen."}',
        '{"id": "b", "question": "Wat wil BIJ1?"}',
        "geen json",
        json.dumps({"id": "c", "claim": "v" * 1001}),
        '{"id": "d", "claim": "De Piratenpartij wil 50 wijkagenten."}',
    ]
    claims.write_text("\n".join(lines), encoding="utf-8")
    assert main(["check", "--batch", str(claims), "--out", str(out)]) == 2
    answers: list[dict[str, Any]] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for answer in answers:
        contract.validate(answer)
    assert [(answer["id"], answer["status"]) for answer in answers] == [("a", "answered"), ("d", "unknown_publisher")]
    assert [row["verdict"] for row in answers[0]["publishers"]] == ["figures_differ"]
    told = capsys.readouterr()
    assert told.out == ""
    for line in (
        "Regel 2 is overgeslagen: 'claim' ontbreekt.",
        "Regel 3 is overgeslagen: dit is geen geldige JSON",
        "Regel 4 is overgeslagen: De bewering is te lang: 1001 tekens.",
        f"Gecontroleerd: 2. Overgeslagen: 3. De uitkomsten staan in {out}.",
    ):
        assert line in told.err

    text = tmp_path / "in.txt"
    text.write_text("ClubEthics krijgt van Volt geld tot en met 2030.\n", encoding="utf-8")
    assert main(["check", "--batch", str(text), "--out", str(out)]) == 0
    (answer,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (answer["id"], answer["publishers"][0]["verdict"]) == ("1", "found")


@pytest.mark.usefixtures("collection")
def test_a_batch_of_claims_from_a_spreadsheet_into_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    for claim in ("bewering", "De PvdA Almere wil 50 wijkagenten.", "v" * 1001):
        book.worksheets[0].append([claim])
    claims, out = tmp_path / "in.xlsx", tmp_path / "uit.xlsx"
    book.save(claims)
    assert main(["check", "--batch", str(claims), "--out", str(out)]) == 2
    (sheet,) = load_workbook(out).worksheets
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert {"1 bewering", "De PvdA Almere wil 50 wijkagenten.", "getallen wijken af"} <= set(cells)
    assert any(cell.startswith("Regel 3 is overgeslagen: De bewering is te lang") for cell in cells)
    assert f"De uitkomsten staan in {out}." in capsys.readouterr().err


@pytest.mark.usefixtures("collection")
def test_a_batch_of_questions_into_a_document(tmp_path: Path) -> None:
    questions, out = tmp_path / "in.jsonl", tmp_path / "uit.docx"
    questions.write_text('{"id": "a", "question": "Wat wil Volt met vuurwerk?"}', encoding="utf-8")
    assert main(["ask", "--batch", str(questions), "--out", str(out)]) == 0
    (grid,) = Document(str(out)).tables
    assert grid.cell(1, 0).text == "Wat wil Volt met vuurwerk?"
    assert grid.cell(1, 1).text.splitlines()[:2] == ["Volt", "gemeente: Amsterdam"]


@pytest.mark.usefixtures("collection")
def test_a_comparison_for_a_person_a_program_and_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], contract: Draft202012Validator
) -> None:
    call = ["compare", "vuurwerk", "--publisher", "volt", "--publisher", "D66"]
    assert main(call) == 0
    told = capsys.readouterr().out
    assert told.splitlines()[0] == "Hierover staat iets bij Volt (Amsterdam). Niet gevonden bij D66 (Almere)."
    for name in ("uit.csv", "uit.XLSX", "uit.docx"):
        out = tmp_path / name
        assert main([*call, "--json", "--out", str(out)]) == 0
        assert out.stat().st_size > 0
        printed = capsys.readouterr()
        answer = json.loads(printed.out)
        contract.validate(answer)
        assert [row["found"] for row in answer["publishers"]] == [False, True]
        assert printed.err == f"De vergelijking staat in {out}.\n"
    assert main([*call, "--out", str(tmp_path / "uit.csv")]) == 0
    assert capsys.readouterr().out == ""
    assert "niet genoemd" in (tmp_path / "uit.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("collection")
def test_a_choice_that_cannot_be_compared_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="Kies minstens 2"):
        main(["compare", "vuurwerk", "--publisher", "Volt"])
    with pytest.raises(QuestionError, match="kan niet worden geschreven"):
        main(["compare", "vuurwerk", "--out", str(tmp_path / "geen" / "uit.csv")])


@pytest.mark.usefixtures("collection")
def test_a_search_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "camera", "--publisher", "Gemeente Amstelveen", "--kind", "Begroting van een gemeente"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Zinnen in 1 programma: precies deze woorden: 0; een andere vorm van de woorden: ")
    assert "Met deze woorden:" in lines
    assert any("cameratoezicht" in line for line in lines)
    assert max(map(len, lines)) <= 100
    assert main(["search", "pannenkoeken bakken", "--municipality", "Almere"]) == 0
    assert capsys.readouterr().out == "Niets gevonden in 2 programma’s.\n"


@pytest.mark.usefixtures("collection")
def test_a_search_for_a_program_within_filters(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["search", "„preventief fouilleren”", "--municipality", "almere", "--status", "concept", "--json"]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["filter"]["statuses"] == ["draft"]
    assert [one["programme_id"] for one in told["counts"]] == ["d66-almere", "pvda-almere-concept"]
    assert {hit["citation"]["status"] for hit in told["words"]} == {"draft"}
    for wrong, says in (
        (["--kind", "folder"], "Er is geen document van de soort ‘folder’. Wel: verkiezingsprogramma"),
        (["--year", "1999"], "Uit 1999 heb ik geen programma."),
        (["--status", "af"], "Er is geen tekst met de status ‘af’."),
    ):
        with pytest.raises(QuestionError, match=says):
            main(["search", "boa", *wrong])


@pytest.mark.usefixtures("collection")
def test_a_batch_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"weg\.jsonl kan niet worden gelezen"):
        main(["ask", "--batch", str(tmp_path / "weg.jsonl"), "--out", str(tmp_path / "uit.jsonl")])
    assert not (tmp_path / "uit.jsonl").exists()


def test_nothing_read_in_yet_is_told_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(tmp_path))
    with pytest.raises(CollectionEmpty, match="python -m ingest sync"):
        main(["ask", "Wat wil Volt met vuurwerk?"])


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["ask"], "geef een vraag, of een bestand met --batch"),
        (
            ["ask", "vuurwerk", "--batch", "in.jsonl", "--out", "uit.jsonl"],
            "geef een vraag, of een bestand met --batch",
        ),
        (["ask", "--batch", "in.jsonl"], "--batch en --out horen bij elkaar"),
        (["ask", "vuurwerk", "--out", "uit.jsonl"], "--batch en --out horen bij elkaar"),
        (["check"], "geef een bewering, of een bestand met --batch"),
        (["check", "--batch", "in.txt"], "--batch en --out horen bij elkaar"),
        (["check", "--batch", "in.txt", "--out", "in.txt"], "wijzen hetzelfde bestand aan"),
        (["check", "--batch", "in.txt", "--out", "uit.jsonl", "--json"], "gaan niet samen met --batch"),
        (["ask", "--batch", "in.jsonl", "--out", "uit.pdf"], "in een bestand .jsonl, .xlsx, .docx of .csv"),
        (["check", "--batch", "in.txt", "--out", "uit.XLS"], "in een bestand .jsonl, .xlsx, .docx of .csv"),
        (["ask", "vuurwerk", "--kleur"], "dit ken ik niet: --kleur"),
        (["ask", "vuurwerk", "--municipality"], "na --municipality ontbreekt een waarde"),
        (["ask", "vuurwerk", "--publisher", ""], "--publisher mag niet leeg zijn"),
        (["search", "vuurwerk", "--municipality", " "], "--municipality mag niet leeg zijn"),
        ([], "dit ontbreekt: ask|check"),
        (["zoek"], "kan niet 'zoek' zijn"),
        (["compare"], "dit ontbreekt: ONDERWERP"),
        (["compare", "vuurwerk", "--out", "uit.txt"], "in een bestand .docx, .xlsx of .csv"),
        (["search"], "dit ontbreekt: WOORDEN"),
        (["search", "boa", "--year", "vorig jaar"], "--year kan niet 'vorig jaar' zijn"),
    ],
)
def test_a_wrong_call_is_one_dutch_line(call: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(call)
    assert stop.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert says in line
    named = " ".join(["python -m assistant", *call[:1]]) if call[:1] != ["zoek"] else "python -m assistant"
    assert line.startswith(f"{named}: ")
    assert line.endswith(f"Uitleg: {named} --help")


@pytest.mark.parametrize("call", [["--help"], *([name, "--help"] for name in ("ask", "check", "compare", "search"))])
def test_help_is_dutch(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(call)
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("gebruik: python -m assistant")
    assert "laat deze uitleg zien" in told
    for english in ("usage", "options", "positional", "show this", "optional", "default"):
        assert english not in told.lower()


def test_help_tells_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["ask", "--help"])
    told = capsys.readouterr().out
    for option in ("VRAAG", "--publisher P", "--municipality M", "--json", "--batch IN.jsonl", "--out UIT.jsonl"):
        assert option in told
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    told = capsys.readouterr().out
    for option in ("BEWERING", "--publisher P", "--municipality M", "--json", "--batch IN", "--out UIT.jsonl"):
        assert option in told


@pytest.mark.usefixtures("collection")
def test_an_empty_question_is_answered_as_unclear(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "unclear"
    assert answer["answer"].startswith("Waarover wilt u iets weten?")


def run(data_dir: Path, *call: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VW_")}
    environment |= {"VW_DATA_DIR": str(data_dir), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, *call], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_as_a_process_it_answers_in_silence_and_loads_nothing_of_a_model_that_is_not_set(settings: Settings) -> None:
    done = run(settings.data_dir, "-X", "importtime", "-m", "assistant", "ask", "Wat wil D66 met bodycams?", "--json")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["status"], answer["engine"]) == (0, "answered", "quotes")
    # Python tells on stderr what it loads: "import time: 12 | 345 |   assistant.chain".
    told = done.stderr.splitlines()
    assert [line for line in told if not line.startswith("import time:")] == []
    loaded = {line.rpartition("|")[2].strip() for line in told}
    assert {"assistant.chain", "sentence_transformers"} <= loaded
    of_a_model = ("openai", "langchain_openai", "langchain.chat_models", "assistant.generate", "assistant.writer")
    assert [name for name in sorted(loaded) if name.startswith(of_a_model)] == []


def test_as_a_process_an_error_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    batch = ("--batch", str(tmp_path / "weg.jsonl"), "--out", str(tmp_path / "uit.jsonl"))
    done = run(tmp_path, "-m", "assistant", "ask", *batch)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert "kan niet worden gelezen" in done.stderr
