"""The figures of the last report, as the page "Over" tells them."""

import json
from pathlib import Path

from web.measured import read_last_digest


def digest(created: str, value: float | None) -> str:
    measure = {"name": "Alles klopt", "meaning": "<b>", "value": value, "low": 0.7, "high": 0.9, "baseline": None}
    one = {"name": "Set", "meaning": "", "questions": 1234, "measures": [measure], "quotes": 700, "untrue_quotes": 0}
    return json.dumps({"created": created, "questions": "toetsvragen", "sets": [one]})


def test_the_newest_report_by_its_own_date_is_told(tmp_path: Path) -> None:
    (tmp_path / "z.json").write_text(digest("2026-11-01T10:00:00", 0.5), encoding="utf-8")
    (tmp_path / "a.json").write_text(digest("2026-11-29T10:00:00", 0.816), encoding="utf-8")
    (tmp_path / "kapot.json").write_text("{", encoding="utf-8")
    (tmp_path / "iets.json").write_text("[]", encoding="utf-8")
    found = read_last_digest(tmp_path)
    assert found is not None
    assert found.created == "2026-11-29T10:00:00"


def test_without_a_report_there_are_no_figures(tmp_path: Path) -> None:
    assert read_last_digest(tmp_path) is None
    assert read_last_digest(tmp_path / "weg") is None


def test_the_shipped_report_has_figures_that_can_be_read() -> None:
    found = read_last_digest(Path(__file__).parents[2] / "evals" / "reports")
    assert found is not None
    assert all(0 <= m.low <= m.value <= m.high <= 1 for s in found.sets for m in s.measures if m.value is not None)  # type: ignore[operator]
