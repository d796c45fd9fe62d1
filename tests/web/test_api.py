"""The named endpoints, called by another program: the client of Gradio, over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gradio_client import Client  # type: ignore[import-untyped]
from gradio_client.exceptions import AppError  # type: ignore[import-untyped]
from jsonschema import Draft202012Validator

from assistant.question import Request
from assistant.scope import Filter
from assistant.search import SearchRequest, search
from tests.web.conftest import HOSTILE, WordAssistant
from vectorstore.library import Library
from web.api import describe_programmes

# Gradio's queue uses what the next pandas will drop.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.usefixtures("swept"),
]

SCHEMA = Draft202012Validator(
    json.loads((Path(__file__).parents[1] / "assistant" / "answer.schema.json").read_text(encoding="utf-8"))
)
BOTH = ("Alderkring", "Beemdlijst")


@pytest.fixture(scope="module")
def client(running: tuple[str, WordAssistant]) -> Iterator[Client]:
    client = Client(running[0], verbose=False, analytics_enabled=False)
    yield client
    client.close()


def test_the_endpoints_are_the_five_that_are_documented(client: Client) -> None:
    named = client.view_api(return_format="dict", print_info=False)["named_endpoints"]
    assert sorted(named) == ["/controleer", "/programmas", "/vergelijk", "/vraag", "/zoek"]
    parameters = {name: [one["parameter_name"] for one in told["parameters"]] for name, told in named.items()}
    assert parameters["/vraag"] == ["vraag", "gemeente", "partijen", "eerder"]
    assert parameters["/vergelijk"] == ["onderwerp", "partijen", "gemeente"]
    assert parameters["/zoek"] == ["woorden", "gemeente", "partijen", "jaren", "soorten", "statussen"]
    assert parameters["/controleer"] == ["bewering", "gemeente", "partijen"]
    assert parameters["/programmas"] == []


def test_a_question_is_answered_by_the_contract(client: Client, word_assistant: WordAssistant) -> None:
    told = client.predict("bodycams", api_name="/vraag")
    SCHEMA.validate(told)
    assert told == word_assistant.ask(Request("bodycams")).to_json()
    narrowed = client.predict("En vuurwerk?", "Vossendam", ["Alderkring"], ["bodycams"], api_name="/vraag")
    SCHEMA.validate(narrowed)
    request = Request("En vuurwerk?", ("bodycams",), Filter(("Alderkring",), "Vossendam"))
    assert narrowed == word_assistant.ask(request).to_json()


def test_a_comparison_is_one_too(client: Client, word_assistant: WordAssistant) -> None:
    told = client.predict("bodycams", [*BOTH], api_name="/vergelijk")
    SCHEMA.validate(told)
    assert told == word_assistant.compare(Request("bodycams", (), Filter(BOTH))).to_json()


def test_a_search_is_that_of_the_program(client: Client, library: Library) -> None:
    told = client.predict("bodycams", partijen=["Alderkring"], statussen=["final"], api_name="/zoek")
    assert told == _as_json(
        search(library, SearchRequest("bodycams", None, ("Alderkring",), (), (), ("final",))).to_json()
    )


def test_a_claim_has_a_verdict_for_each_publisher(client: Client, word_assistant: WordAssistant) -> None:
    told = client.predict("Alderkring wil bodycams", api_name="/controleer")
    assert told == word_assistant.check(Request("Alderkring wil bodycams")).to_json()
    assert [row["verdict"] for row in told["publishers"]] == ["found", "not_mentioned"]


def test_the_programmes_are_told_with_their_cards(client: Client, library: Library) -> None:
    told = client.predict(api_name="/programmas")
    assert told == _as_json(describe_programmes(library))
    assert [programme["publisher"] for programme in told["programmes"]] == ["Alderkring", "Beemdlijst"]
    assert told["collection"] == library.version()


@pytest.mark.parametrize(
    ("endpoint", "given", "said"),
    [
        ("/vraag", ["x" * 1001], "Uw vraag is te lang. Maak de vraag <korter>."),
        ("/vergelijk", ["bodycams", ["Alderkring"]], "Kies minstens 2 partijen of gemeenten om te vergelijken."),
        ("/zoek", ["bodycams", "Nergenshuizen"], "Nergenshuizen"),
        ("/zoek", ["bodycams", "", [], [], [HOSTILE]], HOSTILE),
        ("/controleer", ["x" * 1001], "Uw vraag is te lang."),
    ],
)
def test_what_cannot_be_done_is_told_in_its_dutch_sentence(
    client: Client, endpoint: str, given: list[Any], said: str
) -> None:
    with pytest.raises(AppError) as told:
        client.predict(*given, api_name=endpoint)
    assert said in str(told.value)


def test_what_nobody_foresaw_is_kept_from_the_caller(client: Client) -> None:
    with pytest.raises(AppError) as told:
        client.predict("kapot", api_name="/vraag")
    assert "something that nobody foresaw" not in str(told.value)


def _as_json(told: dict[str, Any]) -> Any:
    return json.loads(json.dumps(told))
