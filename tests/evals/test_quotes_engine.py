"""The assistant as an engine, over the five programmes."""

import pytest

from assistant.chain import Assistant
from evals.dataset import About, Question
from evals.given import DEPTH, Given, Ranking
from evals.metrics import contains
from evals.quotes_engine import QuotesEngine
from tests.evals.made_up import gold, question

VOLT, D66, PVDA = "volt-amsterdam-2026", "d66-almere", "pvda-almere-concept"
BAN = "Volt staat achter een landelijk vuurwerkverbod voor consumenten."
FIREWORKS = question(
    "vuurwerk",
    gold(VOLT, BAN, "Zonder vuurwerk is er niets."),
    question="Wat wil Volt in Amsterdam met vuurwerk?",
    about=(About(publisher="Volt", place="Amsterdam"),),
)


@pytest.fixture(scope="module")
def engine(assistant: Assistant) -> QuotesEngine:
    return QuotesEngine(assistant)


@pytest.fixture(scope="module")
def fireworks(engine: QuotesEngine) -> Given:
    return engine.ask(FIREWORKS)


def test_the_answer_is_the_assistant_s(assistant: Assistant, fireworks: Given) -> None:
    answer = assistant.ask(FIREWORKS.request).to_json()
    assert {**fireworks.answer, "timings_ms": {}} == {**answer, "timings_ms": {}}
    assert fireworks.answer["engine"] == QuotesEngine.name == "quotes"
    assert {*fireworks.answer["timings_ms"]} == {*answer["timings_ms"]}
    assert any(BAN in citation["quote"] for citation in fireworks.answer["citations"])


def test_a_verdict_is_that_on_a_programme_s_best_passage(assistant: Assistant, fireworks: Given) -> None:
    (judged,) = assistant.trace(FIREWORKS.request).judged.verdicts
    assert [*fireworks.verdicts] == [judged.programme.id] == [VOLT]
    assert fireworks.verdicts[VOLT].found
    assert fireworks.verdicts[VOLT].probability == max(one.probability for one in judged.scored)


def test_a_ranking_has_the_ten_most_probable_passages(assistant: Assistant, fireworks: Given) -> None:
    ranking = fireworks.rankings[VOLT]
    (judged,) = assistant.trace(FIREWORKS.request).judged.verdicts
    best = sorted(judged.scored, key=lambda one: -one.rank)[:DEPTH]
    assert [one.text for one in ranking.passages] == [one.hit.passage.text for one in best]
    assert len(ranking.passages) == DEPTH == 10


def test_the_passages_with_an_accepted_quote_are_relevant(fireworks: Given) -> None:
    # One bullet of the programme has the one quote; the other stands nowhere.
    ranking = fireworks.rankings[VOLT]
    assert [one.relevant for one in ranking.passages] == [True] + [False] * 9
    assert contains(ranking.passages[0].text, BAN)
    assert ranking.relevant == 1


def test_relevant_passages_that_were_not_looked_at_are_counted(engine: QuotesEngine, assistant: Assistant) -> None:
    wanted = [passage.text for passage in assistant.library.passages(VOLT)][:30]
    ranking = engine.ask(question("veel", gold(VOLT, *wanted), question=FIREWORKS.question)).rankings[VOLT]
    assert ranking.relevant == 30
    assert len(ranking.passages) == DEPTH


def test_gold_of_a_programme_that_was_not_searched_has_an_empty_ranking(engine: QuotesEngine) -> None:
    # D66 is not asked about; a bullet of it has the quote all the same.
    quote = "D66 wil dat iedereen zich veilig voelt in Almere."
    given = engine.ask(question("mis", gold(D66, quote), question=FIREWORKS.question))
    assert [*given.verdicts] == [VOLT]
    assert given.rankings == {D66: Ranking((), 1)}


def test_each_programme_with_gold_has_a_ranking(engine: QuotesEngine) -> None:
    asked = question(
        "wijkagenten",
        gold(PVDA, "Dat wil zeggen dat er 44 wijkagenten zijn (nu 24)."),
        absent=(D66,),
        question="Wie wil er 44 wijkagenten in Almere?",
    )
    given = engine.ask(asked)
    assert {*given.verdicts} == {D66, PVDA}
    assert [*given.rankings] == [PVDA]
    assert given.rankings[PVDA].passages[0].relevant


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Op wie moet ik stemmen als ik veiligheid belangrijk vind?", "advice_declined"),
        ("Wat wil de VVD in Amsterdam met cameratoezicht?", "unknown_publisher"),
    ],
)
def test_what_is_not_searched_for_has_no_verdicts(engine: QuotesEngine, text: str, status: str) -> None:
    asked: Question = question("niets", question=text, status=status)
    given = engine.ask(asked)
    assert given.answer["status"] == status
    assert (given.verdicts, given.rankings) == ({}, {})


def test_a_follow_up_is_asked_with_its_history(engine: QuotesEngine) -> None:
    asked = question("dan", question="En de PvdA?", history=("Wat wil D66 in Almere met wijkagenten?",))
    given = engine.ask(asked)
    assert [*given.verdicts] == [PVDA]
    assert given.answer["id"] == "dan"
