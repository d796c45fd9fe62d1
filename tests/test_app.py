"""`python app.py` as a process, when it cannot start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def start(**settings: str) -> str:
    """Starts the site with these settings only, which must fail with one line on stderr: that line."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("VW_")}
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=environment | settings | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("VW_PORT", "abc", "heeft een waarde die niet kan: 'abc'"), ("VW_POORT", "7860", "bestaat niet")],
)
def test_a_wrong_setting_is_one_line(name: str, value: str, told: str) -> None:
    assert f"De instelling {name} {told}" in start(**{name: value})


def test_a_collection_that_cannot_be_reached_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("geen map", encoding="utf-8")
    line = start(VW_DATA_DIR=str(file / "data"))
    assert str(file / "data") in line
    assert "VW_DATA_DIR" in line
