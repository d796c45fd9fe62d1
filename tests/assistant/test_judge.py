import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.gather import Evidence, Gathered
from assistant.judge import (
    FEATURES,
    JUDGE_FILE,
    JudgeModel,
    features,
    is_said_in_other_script,
    judge,
    load_judge,
)
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, hit, judged, passages, query
from vectorstore.passage import Hit

ONE, TWO, THREE = passages(ALDERKRING, "Meer fietsenrekken.", "Minder fietsendieven.", "Een stalling bij het station.")


def test_the_features_stand_in_the_order_of_their_names() -> None:
    found = Hit(ONE, dense=0.8, sentence=0.9, cover=0.25, elsewhere=0.125)
    asked = replace(query(political=True), words="fietsen stalling station")
    assert dict(zip(FEATURES, features(found, asked), strict=True)) == {
        "dense": 0.8,
        "sentence": 0.9,
        "cover": 0.25,
        "elsewhere": 0.125,
        "length": pytest.approx(math.log(4)),
        "political": 1.0,
    }
    assert features(found, replace(asked, words="", political=False))[-2:] == (0.0, 0.0)


def test_probability_is_the_logistic_of_the_weighted_sum() -> None:
    model = JudgeModel(
        weights=(10.0, 5.0, 2.0, -4.0, 0.0, 3.0), bias=-15.0, found=0.5, words=0.0, margin=1.0, data="", split="dev"
    )
    found = Hit(ONE, dense=0.8, sentence=0.6, cover=0.5, elsewhere=0.25)
    # 10 * 0.8 + 5 * 0.6 + 2 * 0.5 - 4 * 0.25 + 3 * 1 - 15 = -1
    assert model.log_odds(found, query()) == pytest.approx(-1.0)
    assert model.score(found, query()).probability == pytest.approx(1 / (1 + math.e))


def test_a_half_is_no_log_odds() -> None:
    model = replace(MODEL, bias=-0.75)
    assert model.score(Hit(ONE, 0.75, 0.0, 0.0, 0.0), query()).probability == 0.5


def test_passages_are_ordered_by_probability() -> None:
    (verdict,) = judged((ALDERKRING, [hit(ONE, 0.2), hit(TWO, 2.0), hit(THREE, 1.0)])).verdicts
    assert [scored.hit.passage.id for scored in verdict.scored] == [TWO.id, THREE.id, ONE.id]
    assert [scored.rank for scored in verdict.scored] == [2.0, 1.0, 0.2]
    assert verdict.scored[0].probability == pytest.approx(1 / (1 + math.exp(-2)))


def test_words_put_passages_in_another_order_but_do_not_make_a_programme_found() -> None:
    model = replace(MODEL, words=4.0)
    near, worded = Hit(ONE, 0.5, 0.0, 0.0, 0.0), Hit(TWO, -1.0, 0.0, 0.5, 0.0)
    (verdict,) = judge(Gathered(query(), (Evidence(ALDERKRING, (near, worded)),)), model).verdicts
    # 0.5 against -1 + 4 * 0.5 = 1: the second stands first; the programme is as probable as the first passage.
    assert [scored.rank for scored in verdict.scored] == [1.0, 0.5]
    assert verdict.probability == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert verdict.found
    (verdict,) = judge(Gathered(query(), (Evidence(ALDERKRING, (worded,)),)), model).verdicts
    assert not verdict.found


@pytest.mark.parametrize(("log_odds", "found"), [(0.1, True), (0.0, True), (-0.1, False)])
def test_a_programme_is_found_from_the_threshold_on(log_odds: float, found: bool) -> None:
    (verdict,) = judged((ALDERKRING, [hit(ONE, log_odds), hit(TWO, -3.0)])).verdicts
    assert verdict.found is found


def test_a_programme_is_judged_by_its_own_passages_alone() -> None:
    (best, other) = judged(
        (ALDERKRING, [hit(ONE, 3.0)]), (BEEMDLIJST, [hit(passages(BEEMDLIJST, "Meer bomen.")[0], -1.0)])
    ).verdicts
    assert (best.programme, best.found) == (ALDERKRING, True)
    assert (other.programme, other.found) == (BEEMDLIJST, False)


def test_a_question_in_another_script_is_found_where_all_its_words_are() -> None:
    asked = replace(query([ALDERKRING, BEEMDLIJST]), words="الالعاب النارية")
    (theirs,) = passages(BEEMDLIJST, "Meer bomen.")
    evidence = (
        (ALDERKRING, [replace(hit(ONE, -3.0), cover=0.8)]),
        (BEEMDLIJST, [replace(hit(theirs, -3.0), cover=0.4)]),
    )
    assert [verdict.found for verdict in judged(*evidence, asked=asked).verdicts] == [True, False]
    dutch = replace(asked, words="vuurwerk")
    assert [verdict.found for verdict in judged(*evidence, asked=dutch).verdicts] == [False, False]


def test_a_programme_without_passages_is_not_found() -> None:
    (verdict,) = judged((ALDERKRING, [])).verdicts
    assert verdict.scored == ()
    assert not verdict.found


def test_nothing_gathered_is_nothing_judged() -> None:
    gathered = Gathered(query(), ())
    assert judge(gathered, load_judge()).verdicts == ()


def test_the_packaged_model_is_read_as_it_is_written() -> None:
    stored = json.loads(JUDGE_FILE.read_text(encoding="utf-8"))
    model = load_judge()
    assert model.weights == tuple(stored["weights"][name] for name in FEATURES)
    assert (model.bias, model.found, model.margin) == (stored["bias"], stored["found"], stored["margin"])
    assert 0 < model.found < 1
    assert model.margin > 0


def test_the_packaged_model_trusts_a_nearer_passage_more() -> None:
    def probability(dense: float, sentence: float, cover: float, elsewhere: float) -> float:
        return load_judge().score(Hit(ONE, dense, sentence, cover, elsewhere), query()).probability

    near = probability(0.85, 0.9, 0.5, 0.0)
    assert near > probability(0.8, 0.9, 0.5, 0.0)
    assert near > probability(0.85, 0.86, 0.5, 0.0)
    assert near > probability(0.85, 0.9, 0.5, 1.0)


def test_the_packaged_model_asks_less_cover_of_a_long_question_than_of_a_short_one() -> None:
    weights = dict(zip(FEATURES, load_judge().weights, strict=True))
    assert weights["length"] > 0
    assert weights["political"] > 0


def test_a_question_of_the_other_programmes_words_is_less_probable() -> None:
    model = load_judge()
    weights = dict(zip(FEATURES, model.weights, strict=True))
    assert weights["elsewhere"] < 0 < weights["cover"]


def test_a_model_file_without_a_weight_is_refused(tmp_path: Path) -> None:
    stored = json.loads(JUDGE_FILE.read_text(encoding="utf-8"))
    del stored["weights"]["cover"]
    file = tmp_path / "judge.json"
    file.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(KeyError, match="cover"):
        load_judge(file)


def test_evidence_keeps_the_order_of_the_programmes() -> None:
    hits = (hit(ONE, -1.0),)
    found = Gathered(query(), (Evidence(ALDERKRING, hits), Evidence(BEEMDLIJST, ())))
    assert [v.programme.id for v in judge(found, load_judge()).verdicts] == ["alderkring", "beemdlijst"]


@pytest.mark.parametrize(
    ("words", "cover", "said"),
    [
        ("الالعاب النارية", 0.8, True),  # each word by one that means the same
        ("الالعاب النارية", 0.4, False),
        ("vuurwerk", 1.0, False),  # Latin letters: the vectors have their say
        ("vuurwerk النارية", 1.0, False),
        ("112", 1.0, False),  # a number is no script
        ("", 1.0, False),
    ],
)
def test_words_decide_alone_in_another_script(words: str, cover: float, said: bool) -> None:
    assert is_said_in_other_script(words, cover) is said
