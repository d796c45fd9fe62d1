"""The assistant as it is shipped, over the five programmes."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from jsonschema import Draft202012Validator

from assistant.answer import Answer
from assistant.chain import Assistant, build_chain
from assistant.judge import load_judge
from assistant.question import LONGEST_QUESTION, Request
from assistant.scope import Filter
from tests.encoders import WordEncoder
from tests.forum import PROGRAMME as FORUM
from tests.forum import private_names
from vectorstore.embedding import load_encoder
from vectorstore.errors import CollectionEmpty, QuestionError
from vectorstore.library import Library
from vectorstore.question_map import MappedEncoder
from vectorstore.settings import Settings

STEPS = {"understand", "gather", "judge", "draft", "ground", "compose", "total"}
BY_STATUS = {
    "answered": [
        "Wat wil Volt in Amsterdam met vuurwerk?",
        "Wat wil BIJ1 met de Top400?",
        "Wat wil D66 in Almere met bodycams?",
        "Wat wil de PvdA in Almere met wijkagenten?",
        "Wat doet de gemeente Amstelveen tegen cybercrime?",
    ],
    "not_found": ["Wat wil Volt met coffeeshops?", "Wat doet D66 Almere tegen huiselijk geweld?"],
    "unknown_publisher": [
        "Wat wil D66 in Amsterdam met bodycams?",
        "Wat wil het CDA in Almere met boa's?",
        "Wat wil de SP?",
    ],
    "off_topic": ["Schrijf een gedicht over de herfst", "Hoeveel is 17 keer 24?"],
    "advice_declined": ["Verdient Volt mijn stem?", "Welke partij heeft het beste plan tegen inbraak?"],
    "unclear": ["", "?", "wat bedoel je", "BIJ1"],
}
QUESTIONS = [question for questions in BY_STATUS.values() for question in questions]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> dict[str, Answer]:
    """Each question once, for all tests that look at the same answers."""
    return {question: assistant.ask(Request(question)) for question in QUESTIONS}


@pytest.fixture(scope="module")
def sources() -> dict[str, str]:
    """The whole file of each programme, white space folded."""
    folder = Path(__file__).parents[2] / "programmas"
    catalogue = yaml.safe_load((folder / "catalogue.yaml").read_text(encoding="utf-8"))
    return {row["id"]: folded((folder / row["file"]).read_text(encoding="utf-8-sig")) for row in catalogue}


def folded(text: str) -> str:
    return " ".join(text.split())


def without_timings(answer: Answer) -> dict[str, Any]:
    return replace(answer, timings_ms={}).to_json()


@pytest.mark.parametrize(
    ("status", "question"), [(status, question) for status, questions in BY_STATUS.items() for question in questions]
)
def test_every_status_occurs(answers: dict[str, Answer], status: str, question: str) -> None:
    assert answers[question].status == status


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_keeps_the_contract(
    answers: dict[str, Answer], contract: Draft202012Validator, question: str
) -> None:
    assert list(contract.iter_errors(answers[question].to_json())) == []


def test_every_quote_is_cut_out_of_the_text_and_stands_in_the_source(
    answers: dict[str, Answer], assistant: Assistant, sources: dict[str, str]
) -> None:
    citations = [citation for answer in answers.values() for citation in answer.citations]
    assert len({citation.programme_id for citation in citations}) == 5
    for citation in citations:
        text = assistant.library.text(citation.programme_id)
        assert text[citation.start : citation.end] == citation.quote
        assert folded(citation.quote) in sources[citation.programme_id]


def test_every_number_in_an_answer_is_a_citation(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        numbers = [citation.n for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        used = [n for row in answer.to_json()["publishers"] for n in (*row["citations"], *row["nearest"])]
        assert sorted(used) == numbers
        told = [int(n) for n in re.findall(r" \[(\d+)\]", answer.text)]
        nearest = {citation.n for row in answer.publishers for citation in row.nearest}
        # Every quote of what was found is told once; the text may also tell what came nearest.
        assert sorted(n for n in told if n not in nearest) == sorted(set(numbers) - nearest)
        assert len(told) == len(set(told))


def test_a_publisher_has_one_to_three_quotes_or_its_nearest_passage(answers: dict[str, Answer]) -> None:
    rows = [row for answer in answers.values() for row in answer.publishers]
    assert {row.found for row in rows} == {True, False}
    for row in rows:
        assert 1 <= len(row.citations) <= 3 if row.found else not row.citations
        assert len(row.nearest) == (0 if row.found else 1)


def test_only_what_was_searched_is_answered_for(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert tuple(row.programme.id for row in answer.publishers) == answer.searched
        assert {citation.programme_id for citation in answer.citations} <= set(answer.searched)


def test_one_partys_town_never_answers_for_another(answers: dict[str, Answer]) -> None:
    answer = answers["Wat wil D66 in Amsterdam met bodycams?"]
    assert answer.lead == "Van D66 in Amsterdam heb ik geen programma; wel van D66 (Almere)."
    assert (answer.citations, answer.searched) == ((), ())


def test_publishers_stand_in_alphabetical_order(assistant: Assistant) -> None:
    for question in (
        "Wie schrijft er over camera's?",
        "Wat willen partijen met drugs?",
        "Welke partijen noemen boa's?",
    ):
        names = [row.programme.publisher for row in assistant.ask(Request(question)).publishers]
        assert names == sorted(names, key=str.casefold)
        assert len(names) == 5


@pytest.mark.parametrize(
    "question", ["Welke wijkagenten wil de PvdA in Almere: 44?", "Welke wijkagenten zijn er in Almere, 44?"]
)
def test_a_forum_reply_is_a_proposal_and_its_writer_stays_private(
    assistant: Assistant, settings: Settings, question: str
) -> None:
    answer = assistant.ask(Request(question))
    (reply, *_) = [citation for citation in answer.citations if "44 wijkagenten" in citation.quote]
    assert reply.status == "proposal"
    assert reply.author == "deelnemer aan het forum, bericht #758"
    assert (
        f"Citaat [{reply.n}] is een voorstel van een deelnemer aan het forum, bericht #758. "
        "Het is geen tekst van de partij."
    ) in answer.notes
    told = json.dumps(answer.to_json(), ensure_ascii=False)
    assert [name for name in private_names(settings.programmes) if name in told] == []


def test_private_names_are_in_no_passage_at_all(assistant: Assistant, settings: Settings) -> None:
    passages = assistant.library.passages(FORUM)
    assert passages
    kept = [assistant.library.text(FORUM)]
    for passage in passages:
        kept += [passage.text, passage.context or "", passage.author or "", *passage.section]
    for section in assistant.library.sections(FORUM):
        kept += [section.author or "", *section.path]
    # Two people, each a first and a last name.
    names = private_names(settings.programmes)
    assert len(names) == 4
    assert [name for name in names if any(name in text for text in kept)] == []


def test_a_draft_and_a_budget_are_noted(answers: dict[str, Answer]) -> None:
    draft = answers["Wat wil de PvdA in Almere met wijkagenten?"]
    assert "De tekst van PvdA (Almere) is een concept, niet het vastgestelde programma." in draft.notes
    budget = answers["Wat doet de gemeente Amstelveen tegen cybercrime?"]
    assert budget.notes == ("Gemeente Amstelveen is geen partij: dit is beleid van de gemeente zelf.",)
    assert answers["Wat wil BIJ1 met de Top400?"].notes == ()


def test_a_filter_and_a_follow_up_are_heard(assistant: Assistant) -> None:
    filtered = assistant.ask(Request("Hoe zit het met drugs?", filter=Filter(("BIJ1",))))
    assert filtered.searched == ("bij1-amsterdam-2026",)
    follow_up = assistant.ask(Request("En BIJ1?", history=("Wat wil Volt met vuurwerk?",)))
    assert follow_up.searched == ("bij1-amsterdam-2026",)
    assert follow_up.understood_as == "Wat wil BIJ1 met vuurwerk?"
    assert follow_up.question == "En BIJ1?"


def test_every_step_has_its_time(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        assert set(answer.timings_ms) == STEPS
        parts = sum(time for step, time in answer.timings_ms.items() if step != "total")
        assert answer.timings_ms["total"] == pytest.approx(parts, abs=0.01)


def test_the_same_question_gets_the_same_answer(answers: dict[str, Answer], assistant: Assistant) -> None:
    for questions in BY_STATUS.values():
        again = assistant.ask(Request(questions[0]))
        assert without_timings(again) == without_timings(answers[questions[0]])


def test_an_answer_names_its_engine_and_its_collection(answers: dict[str, Answer], assistant: Assistant) -> None:
    assert {answer.engine for answer in answers.values()} == {"quotes"}
    assert {answer.collection for answer in answers.values()} == {assistant.library.version()}


def test_the_steps_are_named_in_the_chain(assistant: Assistant) -> None:
    names = [node.name for node in assistant.chain.get_graph().nodes.values()]
    assert [name for name in names if name in STEPS] == ["understand", "gather", "judge", "draft", "ground", "compose"]


@pytest.mark.parametrize(
    "question",
    ["\ud800 vuurwerk in Almere", "🙂 vuurwerk 🙂", "'; DROP TABLE passages; --", "%s {0} ${x}", "ل" * 50],
)
def test_any_text_gets_an_answer(assistant: Assistant, contract: Draft202012Validator, question: str) -> None:
    answer = assistant.ask(Request(question))
    assert answer.question == question
    contract.validate(answer.to_json())


def test_a_question_that_is_too_long_is_refused(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match="te lang"):
        assistant.ask(Request("a" * (LONGEST_QUESTION + 1)))


@pytest.mark.parametrize("question", ["Wat wil Volt met vuurwerk?", "?", "Verdient D66 mijn stem?"])
def test_an_empty_library_is_told_whatever_is_asked(tmp_path: Path, question: str) -> None:
    library = Library.open(tmp_path, WordEncoder("vuurwerk"))
    empty = Assistant(library, build_chain(library, load_judge()))
    with pytest.raises(CollectionEmpty, match="python -m ingest sync"):
        empty.ask(Request(question))
    library.close()


def test_questions_are_turned_and_what_is_read_in_is_not(assistant: Assistant) -> None:
    encoder = assistant.library.encoder()
    assert isinstance(encoder, MappedEncoder)
    plain = load_encoder(None, Settings().cache_dir)
    assert not np.allclose(encoder.encode_question("vuurwerk"), plain.encode_question("vuurwerk"), atol=0.01)
    np.testing.assert_allclose(encoder.encode_passages(["vuurwerk"]), plain.encode_passages(["vuurwerk"]), atol=1e-6)


@pytest.mark.parametrize(
    "question",
    [
        "What are the parties' plans for fireworks?",
        "Was wollen die Parteien mit Feuerwerk?",
        "Partilerin havai fişek konusundaki planları neler?",
        "ما هي خطط الأحزاب بشأن الألعاب النارية؟",
    ],
)
def test_a_question_in_another_language_finds_the_programmes_that_write_about_it(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(Request(question))
    assert {row.programme.publisher for row in answer.publishers if row.found} == {"Gemeente Amstelveen", "Volt"}
