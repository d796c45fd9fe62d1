"""`python -m evals`, over the session's collection."""

from pathlib import Path

import pytest

from evals.__main__ import main
from evals.dataset import QUESTIONS
from vectorstore.errors import QuestionError
from vectorstore.settings import Settings

ASKED = ("volt-vuurwerk-1", "volt-oudejaarsvuur", "volt-ontmoeten")


def test_a_run_tells_its_figures_in_dutch(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(settings.data_dir))
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    small = tmp_path / "vragen.jsonl"
    small.write_text(
        "".join(f"{line}\n" for line in lines if any(f'"id": "{name}"' in line for name in ASKED)), encoding="utf-8"
    )
    assert main(["run", "--split", "all", "--set", str(small)]) == 0
    told = capsys.readouterr().out.splitlines()
    figures = {line[:42].rstrip(): line[42:].strip() for line in told}
    assert figures["vragen"] == figures["vragen waarop een antwoord bestaat"] == "3"
    assert figures["citaten die niet in de bron staan"] == "0"
    assert int(figures["citaten"]) >= 3
    assert figures["tijd per antwoord, mediaan"].endswith(" ms")
    assert len(told) == len(figures) == 10


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError) as raised:
        main(["run", "--set", str(tmp_path / "weg.jsonl")])
    assert str(tmp_path / "weg.jsonl") in str(raised.value)
    assert "--set" in str(raised.value)


@pytest.mark.parametrize("call", [["--help"], ["run", "--help"], ["calibrate", "--help"]])
def test_help_is_dutch(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(call)
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith("gebruik: python -m evals")
    assert "laat deze uitleg zien" in told
    for english in ("usage", "options", "positional", "show this", "optional", "default"):
        assert english not in told.lower()
