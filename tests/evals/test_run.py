"""The folder of a run: begun, gone on with, and refused where it is another one."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from evals.cases import Case
from evals.dataset import Question
from evals.run import Manifest, Run, SetFacts, code_version, machine, now, sha256_of
from tests.evals.made_up import ALDERKRING, answer, case, gold, question
from vectorstore.errors import RunError

ROOT = Path(__file__).parents[2]
ASKED = {
    "klein": (
        question("bomen", gold(ALDERKRING, "Er komen bomen.", facts=["bomen"]), history=("En nu?",), group="bomen"),
        question("bos", absent=(ALDERKRING,), publishers=("Alderkring",), municipality="Vossendam"),
    ),
    "ander": (question("bomen"),),
}
FACTS = SetFacts(
    questions="ab" * 32,
    collection="1",
    programmes={ALDERKRING: {"publisher": "Alderkring", "place": "Vossendam", "status": "final"}},
)
MANIFEST = Manifest(
    created="2026-03-18T12:00:00+01:00",
    code={"version": "1.0", "commit": "abc", "source": "ef"},
    machine={"system": "Proef", "python": "3.11", "processor": "traag"},
    encoder="woorden",
    settings={"embedding_model": None, "query_prompt": None, "passage_prompt": None},
    threshold=0.5,
    split="all",
    engines=("quotes", "baseline"),
    sets={"klein": FACTS, "ander": FACTS},
    absent=("weg",),
)
BOMEN, BOS = ASKED["klein"]
ONE = case(BOMEN, answer({ALDERKRING: ["Er komen bomen\u2028langs de\u0085 weg."]}))
TWO = case(BOS, answer(nearest={ALDERKRING: ["Er komt gras."]}))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "metingen" / "een"


def begun(folder: Path, *cases: Case) -> Run:
    run = Run.begin(folder, MANIFEST, ASKED)
    run.add(cases)
    return run


def other(**facts: Any) -> Manifest:
    return MANIFEST.model_copy(update=facts)


# --- begin and open ---------------------------------------------------------------------------------------------------


def test_what_is_begun_can_be_opened(folder: Path) -> None:
    run = begun(folder)
    opened = Run.open(folder)
    for one in (run, opened):
        assert one.folder == folder
        assert one.manifest == MANIFEST
        assert one.questions == ASKED
        assert one.cases() == ()


def test_a_question_is_kept_with_what_is_not_usual_of_it(folder: Path) -> None:
    begun(folder)
    first, second, third = map(json.loads, (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines())
    assert (first["set"], first["id"], first["history"], first["group"]) == ("klein", "bomen", ["En nu?"], "bomen")
    assert (second["set"], second["id"], second["municipality"]) == ("klein", "bos", "Vossendam")
    assert (third["set"], third["id"]) == ("ander", "bomen")
    assert "history" not in third


def test_what_was_answered_is_read_back_in_its_order(folder: Path) -> None:
    run = begun(folder, TWO, ONE)
    assert run.cases() == Run.open(folder).cases() == (TWO, ONE)


def test_a_case_is_on_the_disk_before_the_next_is_asked_for(folder: Path) -> None:
    run = Run.begin(folder, MANIFEST, ASKED)
    seen: list[int] = []

    def asked() -> Any:
        for one in (ONE, TWO):
            seen.append(len(Run.open(folder).cases()))
            yield one

    run.add(asked())
    assert seen == [0, 1]


@pytest.mark.parametrize("gone", ["run.json", "questions.jsonl"])
def test_a_folder_without_a_run_is_refused(folder: Path, gone: str) -> None:
    begun(folder)
    (folder / gone).unlink()
    with pytest.raises(RunError, match=rf"In {folder} staat geen meting .* python -m evals run --out {folder}"):
        Run.open(folder)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("run.json", "{}"),
        ("run.json", "geen json"),
        ("questions.jsonl", '{"set": "klein"}\n'),
        ("questions.jsonl", '{"set": "onbekend", "id": "a"}\n'),
        ("questions.jsonl", "{\n"),
    ],
)
def test_a_run_that_cannot_be_read_is_refused(folder: Path, file: str, text: str) -> None:
    begun(folder)
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match="geen meting die te lezen is"):
        Run.open(folder)


# --- going on ---------------------------------------------------------------------------------------------------------


def test_a_run_goes_on_where_it_was(folder: Path) -> None:
    begun(folder, ONE)
    again = Run.begin(folder, MANIFEST, ASKED)
    assert again.cases() == (ONE,)
    again.add([TWO])
    assert Run.open(folder).cases() == (ONE, TWO)


@pytest.mark.parametrize("kept", [1, 100, -1])
def test_a_last_line_that_was_cut_off_is_asked_for_again(folder: Path, kept: int) -> None:
    begun(folder, ONE, TWO)
    answers = folder / "answers.jsonl"
    first, second, _ = answers.read_bytes().split(b"\n")
    answers.write_bytes(first + b"\n" + second[:kept])
    again = Run.begin(folder, MANIFEST, ASKED)
    assert again.cases() == (ONE,)
    again.add([TWO])
    assert answers.read_bytes() == first + b"\n" + second + b"\n"
    assert Run.open(folder).cases() == (ONE, TWO)


def test_whoever_only_looks_leaves_half_a_line_to_the_run_that_writes_it(folder: Path) -> None:
    begun(folder, ONE, TWO)
    answers = folder / "answers.jsonl"
    half = answers.read_bytes()[:-10]
    answers.write_bytes(half)
    assert Run.open(folder).cases() == (ONE,)
    assert answers.read_bytes() == half


def test_a_run_that_was_killed_before_it_was_begun_is_begun_anew(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "questions.jsonl").write_text('{"set"', encoding="utf-8")
    assert begun(folder, ONE).cases() == (ONE,)
    assert Run.open(folder).questions == ASKED


@pytest.mark.parametrize(
    ("different", "changed"),
    [
        (other(threshold=0.6), "threshold"),
        (other(encoder="andere"), "encoder"),
        (other(split="dev"), "split"),
        (other(engines=("quotes",)), "engines"),
        (other(absent=()), "absent"),
        (other(settings=MANIFEST.settings | {"query_prompt": "vraag: "}), "settings"),
        (other(code=MANIFEST.code | {"source": "gh"}), "code"),
        (other(code=MANIFEST.code | {"version": "1.1"}), "code"),
        (other(sets={"klein": FACTS}), "sets"),
        (other(sets=MANIFEST.sets | {"klein": FACTS.model_copy(update={"collection": "2"})}), "sets"),
        (other(sets=MANIFEST.sets | {"klein": FACTS.model_copy(update={"questions": "cd" * 32})}), "sets"),
        (other(split="dev", threshold=0.6), "threshold, split"),
    ],
)
def test_another_run_is_refused_and_stays(folder: Path, different: Manifest, changed: str) -> None:
    begun(folder, ONE)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    with pytest.raises(RunError, match=rf"staat een andere meting \(verschil: {changed}\)"):
        Run.begin(folder, different, ASKED)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


@pytest.mark.parametrize(
    "same",
    [
        other(code=MANIFEST.code | {"commit": "def"}),
        other(code=MANIFEST.code | {"commit": None}),
        other(created="2026-03-19T12:00:00+01:00"),
        other(machine={"system": "Ander"}),
        other(sets=MANIFEST.sets | {"klein": FACTS.model_copy(update={"start_up_s": 3.0, "peak_mib": 500.0})}),
    ],
    ids=["commit", "no commit", "created", "machine", "costs"],
)
def test_what_a_run_does_not_measure_may_differ(folder: Path, same: Manifest) -> None:
    assert same.identity == MANIFEST.identity
    begun(folder, ONE)
    again = Run.begin(folder, same, ASKED)
    assert again.cases() == (ONE,)
    # What was known when it was begun stays.
    assert again.manifest == MANIFEST


def test_what_becomes_known_of_a_run_is_kept_and_no_other_run(folder: Path) -> None:
    run = begun(folder, ONE)
    costly = other(sets=MANIFEST.sets | {"klein": FACTS.model_copy(update={"start_up_s": 3.0, "peak_mib": 500.0})})
    run.keep(costly)
    assert run.manifest == Run.open(folder).manifest == costly
    assert Run.begin(folder, MANIFEST, ASKED).manifest == costly
    assert sorted(file.name for file in folder.iterdir()) == ["answers.jsonl", "questions.jsonl", "run.json"]


# --- what is told -----------------------------------------------------------------------------------------------------


def test_the_code_is_told_by_its_number_and_a_hash_of_its_source() -> None:
    told = code_version()
    assert {*told} == {"version", "commit", "source"}
    assert told == code_version()
    assert told["version"] == tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert len(told["source"] or "") == 16
    assert int(told["source"] or "", 16) >= 0


def test_the_machine_is_told() -> None:
    told = machine()
    assert {*told} == {"system", "python", "processor"}
    assert all(told.values())


def test_now_is_a_moment_with_its_zone() -> None:
    moment = now()
    assert len(moment) == len("2026-03-18T12:00:00+01:00")
    assert moment[10] == "T"


def test_a_file_has_the_hash_of_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "leeg"
    file.write_bytes(b"")
    # The well-known SHA-256 of nothing.
    assert sha256_of(file) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_question_s_text_may_hold_what_some_call_the_end_of_a_line(folder: Path) -> None:
    odd: Question = question("raar", question="Een\u2028twee\u0085drie?")
    Run.begin(folder, MANIFEST, {"klein": (odd,), "ander": ()})
    assert Run.open(folder).questions["klein"] == (odd,)
