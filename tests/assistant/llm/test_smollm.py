"""A real small model over real HTTP: it never makes an answer worse than the quotes alone (`make test-llm`)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.answer import Answer
from assistant.chain import Assistant, make_gazetteer
from assistant.compose import with_summary
from assistant.generate import open_chat
from assistant.question import Request
from assistant.writer import Writer
from vectorstore.settings import Settings

pytestmark = [pytest.mark.llm, pytest.mark.filterwarnings("default")]

QUESTIONS = (
    "Wat wil Volt in Amsterdam met vuurwerk?",
    "Wat wil BIJ1 met de Top400?",
    "Wat wil D66 in Almere met bodycams?",
    "Wat wil de PvdA in Almere met wijkagenten?",
    "Wat doet de gemeente Amstelveen tegen cybercrime?",
    "Wat wil BIJ1 met gezichtsherkenning?",
    "Wat willen Volt en BIJ1 met etnisch profileren?",
    "Wat wil D66 met jeugd-wijkagenten?",
    "Wat wil de PvdA met preventief fouilleren?",
    "Wat wil Volt met opvang bij huiselijk geweld?",
    "Wat staat er over cameratoezicht?",
    "Wat wil BIJ1 met coffeeshops?",
    "Wat doet Amstelveen bij uitval van stroom?",
    "Wat wil D66 met algoritmes?",
    "Wat wil de PvdA met een register van algoritmes?",
    "Wat wil Volt met een buurtrechtbank?",
    "Wat wil BIJ1 met wijkprofielen?",
    "Wat willen de partijen in Almere met boa's?",
    "Wat wil Volt met festivals?",
    "Wat wil BIJ1 met de nekklem?",
)
ASKED = QUESTIONS[: int(os.environ.get("LLM_QUESTIONS", "6"))]


@dataclass(frozen=True, slots=True)
class Pair:
    """An answer by the quotes alone, and all that came with the model."""

    quotes: Answer
    streamed: tuple[Answer, ...]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    # Imported here: its libraries take seconds to load, also where it is not run.
    from tests.assistant.llm.server import SmolLM, serving

    with serving(SmolLM()) as url:
        yield url


@pytest.fixture(scope="session")
def pairs(address: str, assistant: Assistant) -> list[Pair]:
    chat = open_chat("openai:smollm2", address, None, 120)
    writer = Writer(chat, make_gazetteer(assistant.library.programmes()), assistant.library.encoder())
    told = replace(assistant, writer=writer)
    return [Pair(assistant.ask(Request(q)), tuple(told.stream(Request(q)))) for q in ASKED]


def test_the_quotes_and_the_status_are_the_same_with_it_and_without(pairs: list[Pair]) -> None:
    for pair in pairs:
        for answer in pair.streamed:
            assert (
                replace(
                    answer,
                    **{
                        name: getattr(pair.quotes, name)
                        for name in ("summary", "engine", "notes", "text", "timings_ms")
                    },
                )
                == pair.quotes
            )
            assert answer.notes[: len(pair.quotes.notes)] == pair.quotes.notes


def test_what_is_shown_below_the_quotes_is_what_was_checked(pairs: list[Pair], contract: Draft202012Validator) -> None:
    for pair in pairs:
        last = pair.streamed[-1]
        contract.validate(last.to_json())
        assert last.summary
        assert last.text == with_summary(pair.quotes, last.summary, last.notes[len(pair.quotes.notes) :]).text
        for claim in last.summary.claims:
            assert all(citation in pair.quotes.citations for citation in claim.citations)


def test_it_wrote_and_most_of_it_did_not_hold(pairs: list[Pair]) -> None:
    summaries = [pair.streamed[-1].summary for pair in pairs]
    assert all(summaries)
    kept = sum(len(one.claims) for one in summaries if one)
    dropped = sum(one.dropped for one in summaries if one)
    shown = sum(bool(one.claims) for one in summaries if one)
    print(f"\n{len(pairs)} questions: {kept + dropped} sentences, {kept} shown in {shown} summaries, {dropped} dropped")
    assert dropped > 0


def test_the_command_prints_the_quotes_with_it(address: str, settings: Settings) -> None:
    environment = os.environ | {
        "VW_DATA_DIR": str(settings.data_dir),
        "VW_CHAT_MODEL": "openai:smollm2",
        "VW_CHAT_BASE_URL": address,
        "VW_CHAT_TIMEOUT": "120",
    }
    command = [sys.executable, "-m", "assistant", "ask", QUESTIONS[0], "--json"]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True)
    answer = json.loads(done.stdout)
    assert answer["status"] == "answered"
    assert answer["summary"]["model"] == "smollm2"
