"""A run of both engines over two of the five programmes: carried out, stopped, gone on with."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.asking import ENGINES, Chosen, carry_out
from evals.cases import Case
from evals.costs import Costs
from evals.run import Run, sha256_of
from evals.sets import SETS, QuestionSet
from tests.evals.almere import D66, NAMES, PVDA
from vectorstore.errors import RunError
from vectorstore.settings import Settings

COSTS = Costs(start_up_s=2.5, peak_mib=300.0)
ABSENT = QuestionSet("weg", SETS[0].questions, SETS[2].catalogue, Path("er/is/niets"))


@pytest.fixture(scope="module")
def chosen(almere: QuestionSet) -> Chosen:
    return Chosen([(ABSENT, ()), (almere, almere.load())], ENGINES, "all")


@pytest.fixture(scope="module")
def whole(chosen: Chosen, two: Settings) -> Run:
    """The run, carried out from beginning to end; what the assistant costs is measured in test_costs.py."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("evals.asking.measure_costs", lambda *_: COSTS)
        return carry_out(chosen, two.data_dir.parent / "meting", two)


@pytest.fixture
def stopped(whole: Run, tmp_path: Path) -> tuple[Path, bytes]:
    """The folder of the same run as a kill left it, in the middle of the fourth answer; and the three before it."""
    folder = shutil.copytree(whole.folder, tmp_path / "meting")
    lines = (folder / "answers.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "answers.jsonl").write_bytes(b"".join(lines[:3]) + lines[3][:100])
    return folder, b"".join(lines[:3])


def asked(cases: Sequence[Case]) -> list[tuple[str, str, str]]:
    return [(case.set, case.engine, case.question.id) for case in cases]


def untimed(case: Case) -> Case:
    """A case without the time that it took, which is never the same."""
    return replace(case, given=replace(case.given, answer={**case.answer, "timings_ms": {}}))


EVERY = [("almere", engine, name) for name in NAMES for engine in ENGINES]


def test_every_question_is_put_to_each_engine_in_turn(whole: Run) -> None:
    assert ENGINES == ("quotes", "baseline")
    assert asked(whole.cases()) == EVERY
    for case in whole.cases():
        assert case.answer["engine"] == case.engine
        assert case.answer["question"] == case.question.question
        assert case.answer["timings_ms"]["total"] > 0


def test_the_engines_are_asked_of_the_same_programmes(whole: Run) -> None:
    pvda, pvda_plain, *_, advice, advice_plain = whole.cases()
    assert {*pvda.given.verdicts} == {*pvda_plain.given.verdicts} == {D66, PVDA}
    assert [*pvda.given.rankings] == [*pvda_plain.given.rankings] == [PVDA]
    assert (advice.answer["status"], advice_plain.answer["status"]) == ("advice_declined", "answered")
    # Four chunks are shown, whatever was asked.
    assert len(advice_plain.answer["citations"]) == 4


def test_what_is_said_of_a_source_is_looked_up(whole: Run) -> None:
    pvda, pvda_plain, *_ = whole.cases()
    assert not pvda.untruths
    # The forum's second post is by a member, and the tutorials' stack calls it the party's.
    forum = [c["n"] for c in pvda_plain.answer["citations"] if "44 wijkagenten" in c["quote"]]
    assert forum
    assert set(forum) <= set(pvda_plain.untruths.attributions)


def test_the_run_tells_what_it_measured(whole: Run, almere: QuestionSet, two: Settings) -> None:
    manifest = whole.manifest
    assert (manifest.engines, manifest.split, manifest.absent) == (ENGINES, "all", ("weg",))
    keys = ("embedding_model", "query_prompt", "passage_prompt", "reranker_model")
    assert manifest.settings == dict.fromkeys(keys)
    assert "e5" in manifest.encoder
    assert 0 < manifest.threshold < 1
    facts = manifest.sets["almere"]
    assert facts.questions == sha256_of(almere.questions)
    assert facts.programmes == {
        D66: {"publisher": "D66", "place": "Almere", "status": "final"},
        PVDA: {"publisher": "PvdA", "place": "Almere", "status": "draft"},
    }
    assert {case.answer["collection"] for case in whole.cases() if case.engine == "quotes"} == {facts.collection}
    assert (facts.start_up_s, facts.peak_mib) == (COSTS.start_up_s, COSTS.peak_mib)
    assert whole.questions == {"almere": almere.load()}
    # The set's collection is apart from the operator's own.
    assert not two.data_dir.exists()


def test_a_run_that_was_stopped_goes_on_with_nothing_double_and_nothing_lost(
    whole: Run, stopped: tuple[Path, bytes], chosen: Chosen, two: Settings
) -> None:
    folder, before = stopped
    resumed = carry_out(chosen, folder, two)
    assert asked(resumed.cases()) == EVERY
    assert (folder / "answers.jsonl").read_bytes().startswith(before)
    assert [untimed(case) for case in resumed.cases()] == [untimed(case) for case in whole.cases()]
    # What it costs was measured when it was begun.
    assert resumed.manifest == Run.open(folder).manifest == whole.manifest


def test_a_run_that_is_done_is_left_as_it_is(whole: Run, chosen: Chosen, two: Settings) -> None:
    before = {file.name: file.read_bytes() for file in whole.folder.iterdir()}
    assert asked(carry_out(chosen, whole.folder, two).cases()) == EVERY
    assert {file.name: file.read_bytes() for file in whole.folder.iterdir()} == before


def test_a_folder_with_another_run_is_refused(whole: Run, chosen: Chosen, two: Settings) -> None:
    with pytest.raises(RunError, match=r"staat een andere meting \(verschil: engines\)"):
        carry_out(replace(chosen, engines=("quotes",)), whole.folder, two)


def test_one_engine_and_no_costs(chosen: Chosen, two: Settings, tmp_path: Path) -> None:
    run = carry_out(replace(chosen, engines=("quotes",), costs=False), tmp_path / "meting", two)
    assert asked(run.cases()) == [("almere", "quotes", name) for name in NAMES]
    facts = run.manifest.sets["almere"]
    assert (facts.start_up_s, facts.peak_mib) == (None, None)


def test_sets_whose_texts_are_not_here_are_told_and_not_asked(
    two: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing: Any = Chosen([(ABSENT, ()), (replace(ABSENT, name="ook weg"), ())], ENGINES, "all")
    with pytest.raises(RunError, match="Er valt niets te meten"):
        carry_out(nothing, tmp_path / "meting", two)
    assert capsys.readouterr().err.splitlines() == [
        f"De vragen '{name}' zijn niet gesteld: de teksten staan niet in {ABSENT.texts}." for name in ("weg", "ook weg")
    ]
    assert not (tmp_path / "meting").exists()
