"""Feedback is kept with consent only, and has nothing of the visitor."""

import json
import re
import stat
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from assistant.feedback import FEEDBACK_FILE, LONGEST_WORDS, Feedback, keep_feedback, program_version
from tests.assistant.keeping import keep_many
from tests.assistant.sheets.made_up import answer
from vectorstore.errors import QuestionError

ANSWER: dict[str, Any] = {**answer().to_json(), "id": "gesprek-7"}
GOOD = Feedback("good", ANSWER, consent=True, day=date(2026, 11, 29), version="0.1.0")


def kept(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / FEEDBACK_FILE).read_text(encoding="utf-8").splitlines()]


def test_a_verdict_is_a_line_with_the_answer_and_the_day(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "feedback"
    keep_feedback(folder, GOOD)
    keep_feedback(folder, replace(GOOD, verdict="wrong_party", quote=3, words="Dit is\n van een ander.\x00"))
    whole, quote = kept(folder)
    assert (whole["verdict"], whole["quote"], whole["words"]) == ("good", None, "")
    assert (quote["verdict"], quote["quote"], quote["words"]) == ("wrong_party", 3, "Dit is van een ander.")
    assert set(whole) == {"day", "version", "verdict", "quote", "words", "answer"}
    assert (whole["day"], whole["version"]) == ("2026-11-29", "0.1.0")
    # The quotes are there to be judged again; what a caller called the question, and the machine's times, are not.
    assert whole["answer"] == {key: value for key, value in ANSWER.items() if key not in ("id", "timings_ms")}


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "feedback"
    keep_feedback(folder, GOOD)
    assert stat.S_IMODE((folder / FEEDBACK_FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (replace(GOOD, consent=False), "Zonder uw toestemming wordt niets bewaard"),
        (replace(GOOD, consent="nee"), "Zonder uw toestemming"),  # type: ignore[arg-type]
        (replace(GOOD, verdict="slecht"), "‘slecht’ ken ik niet. Kies uit: goed, gaat niet"),  # type: ignore[arg-type]
        (replace(GOOD, words="v" * (LONGEST_WORDS + 1)), "te lang: 1001 tekens"),
        (replace(GOOD, quote=9), "Citaat [9] staat niet in dit antwoord"),
        (replace(GOOD, answer=ANSWER | {"answer": "v" * 1_000_000}), "te groot om te bewaren"),
    ],
)
def test_what_may_not_be_kept_is_not(tmp_path: Path, record: Feedback, told: str) -> None:
    with pytest.raises(QuestionError, match=re.escape(told)):
        keep_feedback(tmp_path / "feedback", record)
    assert not (tmp_path / "feedback").exists()


def test_words_of_the_longest_length_are_kept(tmp_path: Path) -> None:
    keep_feedback(tmp_path, replace(GOOD, words="v" * LONGEST_WORDS))
    assert kept(tmp_path)[0]["words"] == "v" * LONGEST_WORDS


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    with pytest.raises(QuestionError, match="kon niet worden bewaard"):
        keep_feedback(tmp_path / "bestand" / "feedback", GOOD)


def test_two_processes_at_once_keep_whole_lines(tmp_path: Path) -> None:
    context = get_context("spawn")
    writers = [context.Process(target=keep_many, args=(tmp_path, GOOD, word)) for word in ("een", "twee")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert sorted(line["words"] for line in kept(tmp_path)) == ["een"] * 20 + ["twee"] * 20


def test_the_version_is_that_of_the_package() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", program_version())
