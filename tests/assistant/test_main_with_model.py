"""`python -m assistant` with a language model set: over real HTTP, to a server of the test's own."""

import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from assistant.__main__ import main
from tests.assistant.bad_server import Asked, chunk, done, plain_error, serving, start_of_stream
from vectorstore.errors import SettingsError
from vectorstore.settings import Settings

QUESTION = "Wat wil D66 in Almere met bodycams?"
SENTENCE = "D66 is voorstander van het gebruik van bodycams [1]."


@pytest.fixture
def collection(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VW_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("VW_CHAT_MODEL", "openai:proef")
    monkeypatch.setenv("COLUMNS", "100")


def says_two(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    start_of_stream(handler)
    chunk(handler, f"{SENTENCE} D66 wil 500 boa's [1].")
    done(handler)


@pytest.mark.usefixtures("collection")
def test_the_summary_is_printed_below_the_quotes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VW_CHAT_MODEL")
    assert main(["ask", QUESTION]) == 0
    quotes = capsys.readouterr().out
    monkeypatch.setenv("VW_CHAT_MODEL", "openai:proef")
    with serving(says_two) as (url, _):
        monkeypatch.setenv("VW_CHAT_BASE_URL", url)
        assert main(["ask", QUESTION]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(quotes)
    assert told.out.removeprefix(quotes).splitlines() == [
        "",
        "Samenvatting van de citaten, geschreven door het taalmodel proef (127.0.0.1):",
        f"  D66 (Almere): {SENTENCE}",
        "",
        "Let op: Eén zin van het taalmodel is weggelaten: daarvan is niet vast te stellen dat de citaten",
        "hetzelfde zeggen.",
    ]
    assert told.err == ""


@pytest.mark.usefixtures("collection")
def test_for_a_program_the_answer_comes_with_its_summary(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    contract: Draft202012Validator,
) -> None:
    batch, out = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    batch.write_text(json.dumps({"id": "1", "question": QUESTION}), encoding="utf-8")
    with serving(says_two) as (url, asked):
        monkeypatch.setenv("VW_CHAT_BASE_URL", url)
        assert main(["ask", QUESTION, "--json"]) == 0
        assert main(["ask", "--batch", str(batch), "--out", str(out)]) == 0
    assert len(asked.bodies) == 2
    for line in (capsys.readouterr().out, out.read_text(encoding="utf-8")):
        answer = json.loads(line)
        contract.validate(answer)
        assert (answer["status"], answer["engine"]) == ("answered", "llm:proef")
        assert [one["text"] for one in answer["summary"]["sentences"]] == [SENTENCE]
        assert answer["summary"]["dropped"] == 1


@pytest.mark.usefixtures("collection")
def test_a_model_that_refuses_leaves_the_quotes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(plain_error(401, "sk-geheim")) as (url, _):
        monkeypatch.setenv("VW_CHAT_BASE_URL", url)
        assert main(["ask", QUESTION]) == 0
    told = capsys.readouterr().out
    assert "[1] „" in told
    assert told.endswith("Let op: Er is geen samenvatting: het taalmodel weigert de sleutel (VW_CHAT_KEY).\n")
    assert "geheim" not in told


@pytest.mark.usefixtures("collection")
def test_a_package_that_is_not_there_is_told_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VW_CHAT_MODEL", "perplexity:sonar")
    with pytest.raises(SettingsError, match="langchain-perplexity"):
        main(["ask", QUESTION])
