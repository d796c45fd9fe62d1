"""The assistant with a cross-encoder of the test's own, over the five programmes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.answer import Answer
from assistant.chain import Assistant, build_chain, open_assistant
from assistant.judge import load_judge
from assistant.question import Request
from tests.cross_encoders import counted_score, save_counting_cross_encoder
from tests.encoders import WordReranker
from vectorstore.errors import EncoderError
from vectorstore.passage import Passage
from vectorstore.settings import Settings

QUESTIONS = [
    "Wat wil Volt in Amsterdam met vuurwerk?",
    "Wat wil BIJ1 met de politie?",
    "Wat wil D66 in Almere met bodycams?",
    "Wat wil de PvdA in Almere met wijkagenten?",
    "Wat staat er over de politie?",
    "Wat wil Volt met coffeeshops?",
    "Wat zijn de belangrijkste plannen van D66?",
    "Verdient Volt mijn stem?",
]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_counting_cross_encoder(tmp_path_factory.mktemp("model"), "politie")


@pytest.fixture(scope="module")
def reranking(settings: Settings, model: Path) -> Iterator[Assistant]:
    opened = open_assistant(settings.model_copy(update={"reranker_model": str(model)}))
    yield opened
    opened.library.close()


def by_hand(question: str, passage: Passage) -> float:
    """The score of a passage with its heading and its lead-in. A token is a row of letters or of other signs."""
    lead_in = f" {passage.context}" if passage.context else ""
    read = re.findall(r"\w+|[^\w\s]+", f"{question} {passage.section[-1]}:{lead_in} {passage.text}")
    return counted_score(read.count("politie"), len(read) + 3)


def test_the_ten_best_passages_stand_in_the_order_of_the_models_scores(
    assistant: Assistant, reranking: Assistant
) -> None:
    request = Request("Wat wil BIJ1 met de politie?")
    (before,) = assistant.trace(request).judged.verdicts
    trace = reranking.trace(request)
    (after,) = trace.judged.verdicts
    asked = trace.judged.gathered.query.text
    first, read = ([scored.hit.passage for scored in verdict.scored[:10]] for verdict in (before, after))
    assert first != read
    assert read == sorted(first, key=lambda passage: -round(by_hand(asked, passage), 5))
    assert trace.answer.citations[0].quote == read[0].text
    assert after.scored[10:] == before.scored[10:]


@pytest.mark.parametrize("question", QUESTIONS)
def test_which_programmes_are_found_is_no_matter_of_the_reranker(
    assistant: Assistant, reranking: Assistant, question: str
) -> None:
    def decided(answer: Answer) -> object:
        return answer.status, [(row.programme.id, row.found) for row in answer.publishers]

    with_it, without = reranking.ask(Request(question)), assistant.ask(Request(question))
    assert decided(with_it) == decided(without)
    assert [row.nearest for row in with_it.publishers] == [row.nearest for row in without.publishers]
    assert "rerank" in with_it.timings_ms
    assert "rerank" not in without.timings_ms


def test_what_was_not_found_and_an_overview_are_as_without(assistant: Assistant, reranking: Assistant) -> None:
    for question in QUESTIONS[-3:]:
        with_it, without = (replace(one.ask(Request(question)), timings_ms={}) for one in (reranking, assistant))
        assert with_it == without


def test_a_reranker_that_has_no_preference_changes_nothing(assistant: Assistant) -> None:
    undecided = Assistant(assistant.library, build_chain(assistant.library, load_judge(), WordReranker("")))
    for question in QUESTIONS:
        with_it, without = (replace(one.ask(Request(question)), timings_ms={}) for one in (undecided, assistant))
        assert with_it == without


def test_a_model_that_is_not_there_is_told_at_the_start(settings: Settings) -> None:
    with pytest.raises(EncoderError, match="hf download iemand/bestaat-niet"):
        open_assistant(settings.model_copy(update={"reranker_model": "iemand/bestaat-niet"}))


def test_the_command_line_reranks_too(
    settings: Settings, model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("VW_RERANKER_MODEL", str(model))
    assert main(["ask", QUESTIONS[1], "--json"]) == 0
    assert '"rerank"' in capsys.readouterr().out
