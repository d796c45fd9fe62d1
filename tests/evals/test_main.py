"""`python -m evals`, over a collection of its own and a handful of the shipped questions."""

import json
import re
import shutil
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from assistant.judge import JudgeModel, load_judge
from evals.__main__ import main
from evals.costs import Costs
from evals.run import Run
from evals.sets import SETS, QuestionSet
from tests.evals.almere import NAMES
from vectorstore.errors import QuestionError, RunError
from vectorstore.question_map import load_question_map
from vectorstore.settings import Settings


@pytest.fixture(scope="module")
def small(almere: QuestionSet) -> Path:
    """Three of the shipped questions, as a file of one's own."""
    return almere.questions


@pytest.fixture(autouse=True)
def _kept_apart(two: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("VW_CACHE_DIR", str(two.cache_dir))
    monkeypatch.setenv("VW_PROGRAMMES", str(two.programmes))


@pytest.fixture(scope="module")
def run(small: Path, two: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over them with both engines; what the assistant costs is measured in test_costs.py."""
    folder = tmp_path_factory.mktemp("meting") / "een"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("VW_CACHE_DIR", str(two.cache_dir))
        patched.setenv("VW_PROGRAMMES", str(two.programmes))
        patched.setattr("evals.asking.measure_costs", lambda *_: Costs(start_up_s=2.5, peak_mib=300.0))
        assert main(["run", "--set", str(small), "--out", str(folder)]) == 0
    return folder


def columns(told: str) -> dict[str, list[str]]:
    """The columns of a printed table by the name of each row."""
    rows = (line for line in told.splitlines() if len(line) > 44)
    return {line[:44].rstrip(): [one.strip() for one in re.split(r" {2,}", line[44:].strip())] for line in rows}


def test_a_run_tells_its_figures_per_split_and_where_it_is_kept(
    run: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--set", str(small), "--out", str(run), "--failures"]) == 0
    told = capsys.readouterr().out
    parts = re.split(r"^almere, ", told, flags=re.MULTILINE)
    assert [part.split(" ")[0] for part in parts[1:]] == ["dev", "test"]
    asked = [int(columns(part)["vragen"][-1]) for part in parts[1:]]
    assert sum(asked) == len(NAMES)
    assert all(int(columns(part)["citaten die niet in de bron staan"][-1]) == 0 for part in parts[1:])
    assert f"python -m evals report {run}" in told


def test_a_run_that_is_complete_asks_nothing_again(run: Path, small: Path) -> None:
    before = (run / "answers.jsonl").read_bytes()
    main(["run", "--set", str(small), "--out", str(run)])
    assert (run / "answers.jsonl").read_bytes() == before
    assert len(Run.open(run).cases()) == 2 * len(NAMES)


def test_another_choice_is_another_run(run: Path, small: Path) -> None:
    with pytest.raises(RunError, match="split"):
        main(["run", "--set", str(small), "--out", str(run), "--split", "dev"])


def test_a_report_is_written(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "verslag.html"
    assert main(["report", str(run), "--out", str(file), "--split", "all"]) == 0
    assert str(file) in capsys.readouterr().out
    assert "Veiligheidswijzer" in file.read_text(encoding="utf-8")


def test_a_report_under_the_name_of_its_figures_is_refused(run: Path, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"kan niet verslag\.JSON heten"):
        main(["report", str(run), "--out", str(tmp_path / "verslag.JSON"), "--split", "all"])
    assert [*tmp_path.iterdir()] == []


def test_a_run_compared_with_itself_has_no_difference(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(run), str(run)]) == 0
    told = capsys.readouterr().out
    assert columns(told)["helemaal goed"] == ["+0,0 (+0,0 tot +0,0)", "1,000"]
    assert "Nu goed, eerst niet (0)" in told


def test_the_baseline_compared_with_the_program_loses_the_request_for_advice(
    run: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["compare", str(run), str(run), "--engine", "baseline", "--engine", "quotes"])
    won = capsys.readouterr().out.split("Nu goed, eerst niet")[1].split("Eerst goed")[0]
    assert "advies-1" in won


def test_a_sheet_is_made_and_read_back(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [tmp_path / "een.xlsx", tmp_path / "twee.xlsx"]
    for file in files:
        assert (
            main(["annotate", str(run), "--out", str(file), "--questions", "2", "--seed", "7", "--split", "all"]) == 0
        )
        book = openpyxl.load_workbook(file)
        quotes = book.worksheets[1]
        (choices,) = quotes.data_validations.dataValidation
        (cells,) = choices.sqref.ranges
        for row in range(cells.min_row, cells.max_row + 1):
            quotes.cell(row, cells.min_col).value = "ja"
        book.save(file)
    assert main(["agree", *map(str, files), "--run", str(run)]) == 0
    told = capsys.readouterr().out
    # Both raters chose "ja" for every quote, so they agree wholly.
    assert "100" in told
    assert "Veiligheidswijzer" in told
    assert "gewone aanpak" in told.lower()


def test_the_gates_of_the_program_are_checked_on_a_run(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # It has no set that gates.toml has bounds for, so there is nothing to pass.
    assert main(["gate", str(run)]) == 0
    assert capsys.readouterr().out.strip() == ""


def some_questions(name: str, count: int, settings: Settings, two: Settings, folder: Path) -> Path:
    """A file of this name with some of the questions, whose collection is there already."""
    shutil.copytree(settings.data_dir, two.cache_dir / "evals" / name)
    lines = SETS[0].questions.read_text(encoding="utf-8").splitlines()
    some = [line for line in lines if json.loads(line)["kind"] in ("direct", "silent")]
    file = folder / f"{name}.jsonl"
    file.write_text("".join(f"{line}\n" for line in some[:count]), encoding="utf-8")
    return file


def test_calibrating_writes_what_the_judge_reads(
    settings: Settings,
    two: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    small = some_questions("wat-meer", 60, settings, two, tmp_path)
    monkeypatch.setenv("VW_PROGRAMMES", str(settings.programmes))
    file = tmp_path / "judge.json"
    monkeypatch.setattr("evals.__main__.JUDGE_FILE", file)
    assert main(["calibrate", "--set", str(small)]) == 0
    model = load_judge(file)
    assert isinstance(model, JudgeModel)
    assert model.split == "dev"
    assert 0 < model.found < 1
    assert str(file) in capsys.readouterr().out


def test_learning_writes_what_turns_the_questions_of_the_bundled_encoder(
    settings: Settings,
    two: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    small = some_questions("les", 12, settings, two, tmp_path)
    monkeypatch.setenv("VW_PROGRAMMES", str(settings.programmes))
    file = tmp_path / "map.npz"
    monkeypatch.setattr("evals.__main__.QUESTION_MAP_FILE", file)
    assert main(["learn", "--set", str(small)]) == 0
    assert not np.allclose(load_question_map(file).matrix, np.eye(384), atol=1e-3)
    assert load_question_map(file).encoder == load_question_map().encoder
    said = capsys.readouterr().out
    assert str(file) in said
    assert "python -m evals calibrate" in said


def test_nothing_is_learnt_from_what_is_measured_with() -> None:
    with pytest.raises(RunError, match="'programmas'"):
        main(["learn", "--set", "programmas"])


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError) as raised:
        main(["run", "--set", str(tmp_path / "weg.jsonl")])
    assert str(tmp_path / "weg.jsonl") in str(raised.value)
    assert "--set" in str(raised.value)


def test_no_question_at_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "leeg.jsonl").touch()
    with pytest.raises(RunError, match=r"leeg heeft geen vragen in het deel dev\."):
        main(["run", "--set", str(tmp_path / "leeg.jsonl"), "--split", "dev", "--out", str(tmp_path / "meting")])
    assert not (tmp_path / "meting").exists()


def test_a_place_that_cannot_be_written_is_told(run: Path, small: Path, tmp_path: Path) -> None:
    taken = tmp_path / "bestand"
    taken.touch()
    with pytest.raises(RunError, match=r"kan geen meting worden bewaard \(daar staat al een bestand met die naam\)"):
        main(["run", "--set", str(small), "--out", str(taken)])
    with pytest.raises(RunError, match=r"niet worden bewaard in .* \(een deel van de plaats is een bestand"):
        main(["report", str(run), "--split", "all", "--out", str(taken / "verslag.html")])
    with pytest.raises(RunError, match=r"kunnen niet worden gelezen \(dat is een map\)"):
        main(["feedback", "."])


@pytest.mark.parametrize("command", ["report", "compare", "gate", "annotate"])
def test_a_run_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    more = {"compare": [str(tmp_path / "weg")], "annotate": ["--out", str(tmp_path / "a.xlsx")]}.get(command, [])
    with pytest.raises(RunError, match="weg"):
        main([command, str(tmp_path / "weg"), *more])


@pytest.mark.parametrize(
    "call",
    [
        [],
        *(
            [command]
            for command in ("run", "compare", "report", "gate", "claims", "learn", "calibrate", "annotate", "agree")
        ),
    ],
    ids=" ".join,
)
def test_help_is_dutch(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*call, "--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("gebruik: python -m evals")
    assert "laat deze uitleg zien" in told
    for english in ("usage", "options", "positional", "show this", "optional", "default"):
        assert english not in told.lower()
