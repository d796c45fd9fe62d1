import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.gather import gather
from assistant.judge import FEATURES, JUDGE_FILE, features, load_judge
from assistant.question import understand
from evals.calibrate import Example, best_weight_of_words, calibrate, examples, to_json
from evals.dataset import About, Gold, Question
from evals.sets import SETS
from ingest.sources import find_sources
from ingest.sync import plan_sync, sync
from tests.encoders import WordEncoder
from tests.reader import kept_reader
from vectorstore.gazetteer import load_gazetteer
from vectorstore.library import Library


def example(best: float, *, found: bool, gold_at: int = 0) -> Example:
    """A programme with three passages; all features rise and fall with how near they are."""
    near = np.array([best, best - 0.1, best - 0.2])
    return Example(
        features=np.stack([near, near + 0.02, near / 2, 1 - near, near * 0, near * 0], axis=1),
        gold=np.array([found and i == gold_at for i in range(3)]),
        found=found,
    )


PROGRAMMES = Path(__file__).parents[2] / "programmas"
YES = [example(best, found=True) for best in (0.80, 0.82, 0.84, 0.86, 0.88)]
NO = [example(best, found=False) for best in (0.60, 0.62, 0.64, 0.66, 0.68)]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "vragen.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    return file


def probabilities(data: Sequence[Example], weights: Sequence[float], bias: float) -> list[float]:
    """The probability of each programme's best passage."""
    return [float((1 / (1 + np.exp(-(e.features @ np.array(weights) + bias)))).max()) for e in data]


def test_separable_data_give_a_threshold_between(source: Path) -> None:
    model = calibrate([*YES, *NO], source, "dev")
    assert max(probabilities(NO, model.weights, model.bias)) < model.found
    assert min(probabilities(YES, model.weights, model.bias)) >= model.found


def test_nearer_is_more_probable(source: Path) -> None:
    model = calibrate([*YES, *NO], source, "dev")
    dense, sentence, cover, elsewhere, *_ = model.weights
    assert min(dense, sentence, cover) > 0 > elsewhere


def test_the_same_data_give_the_same_model(source: Path) -> None:
    assert calibrate([*YES, *NO], source, "dev") == calibrate([*YES, *NO], source, "dev")


def test_the_model_tells_what_it_was_fitted_on(source: Path) -> None:
    model = calibrate([*YES, *NO], source, "dev")
    assert model.data == hashlib.sha256(b"{}\n").hexdigest()
    assert model.split == "dev"


def test_the_margin_widens_until_the_gold_is_quoted(source: Path) -> None:
    first = calibrate([*YES, *NO], source, "dev")
    second = calibrate([*[example(0.8 + i / 50, found=True, gold_at=1) for i in range(5)], *NO], source, "dev")
    assert second.margin > first.margin
    gap = np.array([0.1, 0.1, 0.05, -0.1, 0.0, 0.0]) @ np.array(second.weights)
    assert second.margin >= gap > second.margin - 0.25


def test_words_weigh_as_much_as_brings_the_gold_among_what_is_quoted() -> None:
    log_odds = np.array([0.0, -0.5, -1.0, -1.5, -2.0])
    cover = np.array([0.4, 0.4, 0.4, 0.4, 0.6])
    features = np.stack([log_odds, log_odds, cover, cover], axis=1)
    last = Example(features=features, gold=np.arange(5) == 4, found=True)
    # The fifth passes the third when 0.2 times the weight is over 1: from 5.25 to 6, of which 5.75 is the upper middle.
    assert best_weight_of_words([last], [log_odds]) == 5.75
    # Where the gold stands first anyway every weight is as good, and the middle one is taken.
    first = Example(features=features, gold=np.arange(5) == 0, found=True)
    assert best_weight_of_words([first], [log_odds]) == 3.0
    # Weights that bring the one and lose no other win.
    assert best_weight_of_words([last, first], [log_odds, log_odds]) == 5.75


def test_what_is_written_is_read_back(source: Path, tmp_path: Path) -> None:
    model = calibrate([*YES, *NO], source, "dev")
    file = tmp_path / "judge.json"
    file.write_text(json.dumps(to_json(model)), encoding="utf-8")
    assert load_judge(file) == model


def test_the_packaged_model_was_fitted_on_the_dev_half_of_the_packaged_questions() -> None:
    model = load_judge(JUDGE_FILE)
    assert model.split == "dev"
    assert model.data == hashlib.sha256(SETS[0].questions.read_bytes()).hexdigest()
    assert len(model.weights) == len(FEATURES)


def test_a_programme_whose_label_is_known_is_an_example(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "collection", WordEncoder("bodycams", "wijkagenten", "vuurwerk"))
    plan = plan_sync(find_sources(PROGRAMMES, tmp_path / "geen"), {}, library.encoder_name)
    with kept_reader() as guard:
        sync(plan, library, guard)
    questions = (
        Question(
            id="een",
            kind="several",
            question="Wat willen D66 en de PvdA met bodycams?",
            about=(About(publisher="D66", place=None), About(publisher="PvdA", place=None)),
            status="answered",
            gold=(Gold(programme_id="d66-almere", quotes=("bodycams",), status="final"),),
        ),
        Question(
            id="twee",
            kind="silent",
            question="En BIJ1 met vuurwerk?",
            about=(About(publisher="BIJ1", place=None),),
            status="not_found",
            gold=(),
            absent=("bij1-amsterdam-2026",),
        ),
        Question(
            id="drie", kind="advice", question="Op wie moet ik stemmen?", about=(), status="advice_declined", gold=()
        ),
    )
    found = examples(questions, library)
    # Of the PvdA nothing is known to be expected or not, and advice is not searched for.
    assert [e.found for e in found] == [True, False]
    assert found[0].gold.any()
    assert not found[1].gold.any()
    query = understand(questions[0].request, library.programmes(), load_gazetteer(["D66"]))
    (d66, _) = gather(query, library).evidence
    assert found[0].features.tolist() == [list(features(hit, query)) for hit in d66.hits]
    library.close()
