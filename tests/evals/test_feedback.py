import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.feedback import FEEDBACK_FILE, Feedback, keep_feedback
from evals.__main__ import main
from evals.dataset import load_questions
from evals.feedback import make_candidates, read_feedback
from tests.assistant.sheets.made_up import answer
from vectorstore.errors import QuestionError, RunError

FENCES = Feedback("good", answer().to_json(), consent=True, day=date(2026, 11, 29), version="0.1.0")
AGAIN = answer("wat staat er over  HEKKEN?").to_json()
WRONG = replace(FENCES, verdict="wrong_party", quote=3, words="Van een ander.", answer=AGAIN)
LAMPS = replace(FENCES, answer=answer("En lampen?").to_json() | {"understood_as": "Wat staat er over lampen?"})


def feedback(folder: Path, *records: Feedback) -> Path:
    for record in records:
        keep_feedback(folder, record)
    return folder / FEEDBACK_FILE


def test_equal_questions_are_one_candidate_with_all_that_was_said(tmp_path: Path) -> None:
    fences, lamps = make_candidates(read_feedback(feedback(tmp_path, FENCES, LAMPS, WRONG)).said)
    assert (fences["question"], lamps["question"]) == ("Wat staat er over hekken?", "Wat staat er over lampen?")
    assert fences["kind"] is None
    assert fences["status"] == "answered"
    assert fences["about"] == [
        {"publisher": "Alderkring", "place": "Vossendam"},
        {"publisher": "Beemdlijst", "place": "Vossendam"},
        {"publisher": "Gemeente Molenrode", "place": "landelijk"},
    ]
    assert fences["gold"] == [
        {"programme_id": "alderkring", "quotes": [], "status": "final"},
        {"programme_id": "beemdlijst", "quotes": [], "status": "proposal"},
    ]
    said = {"day": "2026-11-29", "version": "0.1.0", "collection": "abc123"}
    quoted = {"programme_id": "beemdlijst", "quote": answer().citations[2].quote}
    assert fences["feedback"] == [
        {"verdict": "good", "words": ""} | said,
        {"verdict": "wrong_party", "words": "Van een ander."} | said | quoted,
    ]
    assert len(lamps["feedback"]) == 1
    assert fences["id"] != lamps["id"]


def test_a_candidate_is_refused_until_a_person_made_a_question_of_it(tmp_path: Path) -> None:
    file = feedback(tmp_path, FENCES)
    assert main(["feedback", str(file)]) == 0
    written = tmp_path / "kandidaten.jsonl"
    with pytest.raises(QuestionError, match=r"kandidaten\.jsonl"):
        load_questions(written)
    candidate = json.loads(written.read_text(encoding="utf-8"))
    del candidate["feedback"]
    candidate["kind"] = "direct"
    for gold in candidate["gold"]:
        gold["quotes"] = ["Er komen 5 lampen."]
    written.write_text(json.dumps(candidate), encoding="utf-8")
    (question,) = load_questions(written)
    assert question.question == "Wat staat er over hekken?"


def test_what_was_written_before_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = feedback(tmp_path, FENCES, WRONG)
    out = tmp_path / "uit.jsonl"
    assert main(["feedback", str(file), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"2 reacties op 1 vraag. De kandidaten staan in {out}.\n"
    with pytest.raises(RunError, match="staat al een bestand"):
        main(["feedback", str(file), "--out", str(out)])


def test_a_line_that_was_cut_off_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = feedback(tmp_path / "feedback", FENCES)
    with file.open("ab") as opened:
        opened.write(b'{"day": "2026\n')
    monkeypatch.setenv("VW_DATA_DIR", str(tmp_path))
    assert main(["feedback"]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("Regel 2 van ")
    assert "1 reactie op 1 vraag" in told.out
    assert (tmp_path / "feedback" / "kandidaten.jsonl").is_file()


def test_no_feedback_yet_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="na de eerste reactie"):
        main(["feedback", str(tmp_path / "geen.jsonl")])
