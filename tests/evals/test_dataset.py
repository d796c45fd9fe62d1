import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.scope import Filter
from evals.dataset import QUESTIONS, load_questions
from evals.metrics import contains
from vectorstore.errors import QuestionError

PROGRAMMES = Path(__file__).parents[2] / "programmas"
FILES = {
    row["id"]: (PROGRAMMES / row["file"]).read_text(encoding="utf-8-sig")
    for row in yaml.safe_load((PROGRAMMES / "catalogue.yaml").read_text(encoding="utf-8"))
}
ALL = load_questions(QUESTIONS)
LINE: dict[str, Any] = {
    "id": "een",
    "kind": "direct",
    "question": "Wat staat er over bomen?",
    "status": "answered",
    "gold": [{"programme_id": "d66-almere", "quotes": ["boa"]}],
}


def test_every_gold_quote_stands_literally_in_its_programme() -> None:
    assert sum(len(gold.quotes) for question in ALL for gold in question.gold) > 200
    for question in ALL:
        for gold in question.gold:
            for quote in gold.quotes:
                assert quote.strip()
                assert contains(FILES[gold.programme_id], quote), (question.id, quote)


def test_every_programme_named_is_in_the_catalogue() -> None:
    named = {gold.programme_id for question in ALL for gold in question.gold}
    assert named == set(FILES)
    assert {programme for question in ALL for programme in question.absent} <= set(FILES)


def test_no_programme_must_be_both_found_and_not_found() -> None:
    for question in ALL:
        assert not {gold.programme_id for gold in question.gold} & set(question.absent), question.id


def test_ids_are_unique() -> None:
    assert len({question.id for question in ALL}) == len(ALL)


def test_no_question_is_asked_twice() -> None:
    asked = {(q.question.casefold(), q.history, q.publishers, q.municipality) for q in ALL}
    assert len(asked) == len(ALL)


def test_every_kind_of_question_is_there() -> None:
    kinds = (
        "advice comparison direct english followup keyword misspelt national near_miss number off_topic paraphrase "
        "several silent status unclear unknown_publisher wrong_town yes_no"
    )
    assert {question.kind for question in ALL} == set(kinds.split())


def test_there_is_gold_where_an_answer_is_expected_and_only_there() -> None:
    for question in ALL:
        assert bool(question.gold) == (question.status == "answered"), question.id


def test_every_status_of_the_contract_is_expected_somewhere_in_both_splits() -> None:
    every = {"answered", "not_found", "unknown_publisher", "off_topic", "advice_declined", "unclear"}
    for split in ("dev", "test"):
        assert {question.status for question in ALL if question.split == split} == every


def test_the_split_of_a_question_stays() -> None:
    split = {question.id: question.split for question in ALL}
    assert [split[i] for i in ("pvda-44", "advies-1")] == ["dev", "dev"]
    assert [split[i] for i in ("volt-vuurwerk-1", "onb-vvd", "d66-pesten", "bij1-gvb")] == ["test"] * 4


def test_the_splits_are_the_whole_without_overlap() -> None:
    dev, test = load_questions(QUESTIONS, "dev"), load_questions(QUESTIONS, "test")
    assert {q.id for q in dev} | {q.id for q in test} == {q.id for q in ALL}
    assert not {q.id for q in dev} & {q.id for q in test}
    assert 0.4 < len(dev) / len(ALL) < 0.6


def written(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "vragen.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def test_a_question_becomes_a_request(tmp_path: Path) -> None:
    line = LINE | {"history": ["En nu?"], "publishers": ["D66"], "municipality": "Almere"}
    (question,) = load_questions(written(tmp_path, json.dumps(line)))
    assert question.request.question == "Wat staat er over bomen?"
    assert question.request.history == ("En nu?",)
    assert question.request.filter == Filter(("D66",), "Almere")
    assert question.request.id == "een"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("geen json", ""),
        (json.dumps({key: value for key, value in LINE.items() if key != "status"}), "status"),
        (json.dumps(LINE | {"status": "misschien"}), "status"),
        (json.dumps(LINE | {"kleur": "blauw"}), "kleur"),
        (json.dumps(LINE | {"gold": [{"programme_id": "d66-almere", "quotes": []}]}), "gold.0.quotes"),
    ],
)
def test_a_wrong_line_is_named_by_its_number(tmp_path: Path, line: str, place: str) -> None:
    with pytest.raises(QuestionError, match=f"regel 2, klopt '{place}' niet"):
        load_questions(written(tmp_path, json.dumps(LINE), line))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"weg\.jsonl is er niet"):
        load_questions(tmp_path / "weg.jsonl")
