from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from evals.dataset import About, Gold, Question
from evals.learn import Lesson, learn, lessons
from evals.letters import letters_of
from evals.sets import SETS, TRAINING
from ingest.catalogue import read_catalogue
from tests.encoders import WordEncoder
from tests.vectorstore.made_up import add, programme
from vectorstore.errors import QuestionError
from vectorstore.library import Library

WORDS = ("bekeuring", "boete", "camera", "lantaarn", "hond")
ENCODER = WordEncoder(*WORDS)
KNOWN = TRAINING.load()
SHARED = {"la-para-nsc-thuis"}
"""Questions that are measured with and ask for a passage that is learnt from; the README tells of it."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "collection", ENCODER)
    said = (("Er komt een boete.",), ("Er komt een camera.", "Ook een lantaarn."), ("Een hond.",))
    add(library, programme("p", publisher="Alderkring"), *said, kinds=("plan", "plan", "sources"))
    yield library
    library.close()


def question(text: str, quote: str | None) -> Question:
    return Question(
        id="een",
        kind="direct",
        question=text,
        about=(About(publisher="Alderkring", place=None),),
        status="answered" if quote else "not_found",
        gold=(Gold(programme_id="p", quotes=(quote,), status="final"),) if quote else (),
        absent=() if quote else ("p",),
    )


ANSWERED = question("Wat wil Alderkring met een bekeuring?", "Er komt een boete.")
SILENT = question("Wat wil Alderkring met een hond?", None)


def test_a_lesson_has_the_plans_of_the_programme_and_which_of_them_answer(library: Library) -> None:
    answered, silent = lessons((ANSWERED, SILENT), library)
    np.testing.assert_array_equal(answered.question, ENCODER.encode_question("bekeuring"))
    assert answered.passages.shape == (2, 6)
    assert answered.gold.tolist() == [True, False]
    # The second passage alone has more than one sentence, and the hond stands among the sources.
    assert answered.owners.tolist() == [1, 1]
    np.testing.assert_array_equal(answered.sentences, ENCODER.encode_passages(["camera", "lantaarn"]))
    assert silent.gold.tolist() == [False, False]


def test_advice_and_what_is_not_said_of_a_programme_teach_nothing(library: Library) -> None:
    advice = question("Op wie moet ik stemmen?", "Er komt een boete.")
    open_ended = SILENT.model_copy(update={"absent": ()})
    assert list(lessons((advice, open_ended), library)) == []


def test_nothing_to_learn_from_is_told() -> None:
    with pytest.raises(QuestionError, match="valt niets te leren"):
        learn([], ENCODER.name)


def test_a_quote_that_is_in_no_plan_is_named(library: Library) -> None:
    with pytest.raises(QuestionError, match=r"'Een hond\.'.*'een'"):
        list(lessons((question("Wat wil Alderkring met een hond?", "Een hond."),), library))


def test_questions_come_nearer_to_what_answers_them_and_no_nearer_to_what_does_not(library: Library) -> None:
    def likeness(word: str, passage: str) -> tuple[float, float]:
        vector, target = ENCODER.encode_question(word), ENCODER.encode_passages([passage])[0]
        return float(vector @ target), float(learnt(vector) @ target)

    learnt = learn([*lessons((ANSWERED, SILENT), library)] * 300, ENCODER.name)
    before, after = likeness("bekeuring", "boete")
    assert after > before + 0.03
    for passage in ("boete", "camera", "lantaarn"):
        before, after = likeness("hond", passage)
        assert after <= before + 0.01


def test_the_same_lessons_give_the_same_map(library: Library) -> None:
    data: list[Lesson] = [*lessons((ANSWERED, SILENT), library)] * 20
    one, other = learn(data, "x"), learn(data, "x")
    assert one.encoder == "x"
    np.testing.assert_array_equal(one.matrix, other.matrix)


# --- the questions that come with the evals ---------------------------------------------------------------------------


def test_no_question_is_learnt_from_that_is_measured_with() -> None:
    measured = {letters_of(question.question) for one in SETS for question in one.load()}
    assert [one.id for one in KNOWN if letters_of(one.question) in measured] == []
    ids = {question.id for one in SETS for question in one.load()}
    assert ids.isdisjoint(one.id for one in KNOWN)


def test_each_passage_is_asked_for_in_several_ways_and_has_questions_that_it_does_not_answer() -> None:
    groups: dict[str | None, list[Question]] = {}
    for one in KNOWN:
        groups.setdefault(one.group, []).append(one)
    assert len(groups) > 1000
    for group in groups.values():
        assert {"answered", "not_found"} == {one.status for one in group}
        assert len(set().union(*map(programmes_of, group))) == 1


def test_what_is_learnt_from_is_about_the_national_programmes_alone() -> None:
    assert TRAINING.catalogue is not None
    national = {entry.id for entry in read_catalogue(TRAINING.catalogue)}
    for one in KNOWN:
        assert programmes_of(one) <= national


def test_no_national_programme_has_far_more_questions_than_another() -> None:
    counts = Counter(programme for one in KNOWN for programme in programmes_of(one))
    assert len(counts) == 31
    assert max(counts.values()) <= 2 * min(counts.values())


def test_no_quote_is_learnt_from_that_a_set_asks_for() -> None:
    learnt = {(gold.programme_id, letters_of(quote)) for one in KNOWN for gold in one.gold for quote in gold.quotes}
    shared = {
        question.id
        for one in SETS
        for question in one.load()
        for gold in question.gold
        for asked in map(letters_of, gold.quotes)
        if any(programme == gold.programme_id and (asked in known or known in asked) for programme, known in learnt)
    }
    assert shared == SHARED


def programmes_of(one: Question) -> set[str]:
    """What a question is known to be answered in, or not."""
    return {*one.absent, *(gold.programme_id for gold in one.gold)}
