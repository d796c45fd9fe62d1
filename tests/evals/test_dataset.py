"""A file of questions is read, or refused with the line that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assistant.question import Request
from assistant.scope import Filter
from evals.dataset import About, Gold, Question, load_questions
from tests.evals.made_up import gold, question
from vectorstore.errors import QuestionError

LINE: dict[str, Any] = {
    "id": "een",
    "kind": "direct",
    "question": "Wat staat er over bomen?",
    "about": [{"publisher": "Alderkring", "place": None}],
    "status": "answered",
    "gold": [{"programme_id": "alderkring", "quotes": ["Er komen bomen."], "status": "final"}],
}


def written(tmp_path: Path, *lines: dict[str, Any] | str) -> Path:
    file = tmp_path / "vragen.jsonl"
    told = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    file.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    return file


def test_a_line_becomes_a_question(tmp_path: Path) -> None:
    assert load_questions(written(tmp_path, LINE)) == (
        Question(
            id="een",
            kind="direct",
            question="Wat staat er over bomen?",
            about=(About(publisher="Alderkring", place=None),),
            status="answered",
            gold=(Gold(programme_id="alderkring", quotes=("Er komen bomen.",), facts=(), status="final"),),
        ),
    )


def test_a_question_becomes_a_request(tmp_path: Path) -> None:
    line = LINE | {"history": ["En nu?"], "publishers": ["Alderkring"], "municipality": "Vossendam"}
    (asked,) = load_questions(written(tmp_path, line))
    assert asked.request == Request(
        "Wat staat er over bomen?", ("En nu?",), Filter(("Alderkring",), "Vossendam"), "een"
    )


def test_the_order_of_the_file_is_kept(tmp_path: Path) -> None:
    file = written(tmp_path, *(LINE | {"id": name} for name in ("c", "a", "b")))
    assert [asked.id for asked in load_questions(file)] == ["c", "a", "b"]


def test_only_the_end_of_a_line_ends_a_question(tmp_path: Path) -> None:
    (asked,) = load_questions(written(tmp_path, LINE | {"question": "Een\u2028twee\u0085drie?"}))
    assert asked.question == "Een\u2028twee\u0085drie?"


WITHOUT_STATUS = {key: value for key, value in LINE.items() if key != "status"}
GOLD = LINE["gold"][0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("geen json", "dit is geen geldige JSON."),
        ("[]", "dit is geen geldige JSON."),
        (WITHOUT_STATUS, "'status' ontbreekt."),
        (LINE | {"status": "misschien"}, "'status' kan dat niet zijn; kies uit 'answered', .* of 'unclear'."),
        (LINE | {"kind": "raadsel"}, "'kind' kan dat niet zijn; kies uit 'direct', 'paraphrase', "),
        (LINE | {"kleur": "blauw"}, "'kleur' ken ik niet."),
        (LINE | {"id": "Een"}, "'id' heeft een waarde die niet kan."),
        (LINE | {"about": [{"publisher": "Alderkring"}]}, "'about.0.place' ontbreekt."),
        (LINE | {"gold": [GOLD | {"quotes": []}]}, "'gold.0.quotes' heeft een waarde die niet kan."),
        (LINE | {"gold": []}, "gold staat er precies bij de status answered."),
        (LINE | {"status": "not_found"}, "gold staat er precies bij de status answered."),
        (LINE | {"gold": [GOLD, GOLD]}, "een programma staat er twee keer"),
        (LINE | {"absent": ["alderkring"]}, ".* zowel in gold als in absent."),
    ],
)
def test_a_wrong_line_is_named_by_its_number(tmp_path: Path, line: dict[str, Any] | str, reason: str) -> None:
    with pytest.raises(QuestionError, match=f"regel 3: {reason}"):
        load_questions(written(tmp_path, LINE, "", line, LINE | {"id": "drie"}))


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuestionError, match="regel 1: dit is geen geldige JSON"):
        load_questions(file)


def test_an_id_that_stands_there_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"regel 3, staat 'een' voor de tweede keer"):
        load_questions(written(tmp_path, LINE, LINE | {"id": "twee"}, LINE))


@pytest.mark.parametrize("name", ["weg.jsonl", ""])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(QuestionError, match=rf"{tmp_path / name} is er niet"):
        load_questions(tmp_path / name)


def test_a_question_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        question().id = "twee"


@pytest.mark.parametrize(("name", "split"), [("bomen", "dev"), ("boten", "test")])
def test_a_half_is_chosen_by_whether_the_first_byte_of_the_hash_is_even(name: str, split: str) -> None:
    # sha256("bomen") begins with 08, sha256("boten") with e9.
    assert question(name).split == split


def test_wordings_of_one_question_are_one_cluster_in_one_half() -> None:
    wordings = [question(f"wording-{n}", group="bruggen") for n in range(20)]
    assert {one.cluster for one in wordings} == {"bruggen"}
    assert len({one.split for one in wordings}) == 1
    apart = [question(f"wording-{n}") for n in range(20)]
    assert {one.cluster for one in apart} == {one.id for one in apart}
    assert {one.split for one in apart} == {"dev", "test"}


def test_the_halves_of_a_file_are_the_whole_without_overlap(tmp_path: Path) -> None:
    file = written(tmp_path, *(LINE | {"id": f"vraag-{n}"} for n in range(20)))
    dev, test = load_questions(file, "dev"), load_questions(file, "test")
    assert {one.split for one in dev} == {"dev"}
    assert {one.split for one in test} == {"test"}
    assert sorted((*dev, *test), key=lambda one: one.id) == sorted(load_questions(file), key=lambda one: one.id)


def test_the_split_of_a_question_that_is_shipped_stays() -> None:
    # Tuned on what was to be reported, a figure is worth nothing.
    splits = {name: question(name, gold("alderkring", "bomen")).split for name in ("volt-vuurwerk-1", "pvda-44")}
    assert splits == {"volt-vuurwerk-1": "test", "pvda-44": "dev"}
