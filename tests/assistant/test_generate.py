"""The language model over real HTTP, to servers that behave badly; and what its settings may be."""

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest
from pydantic import SecretStr

from assistant.generate import Chat, open_chat
from assistant.prompts import Prompt
from tests.assistant.bad_server import Asked, Behaviour, chunk, done, plain_error, serving, start_of_stream
from vectorstore.errors import ChatError, SettingsError

PROMPT = Prompt("Vat samen.", "<vraag>\nWat?\n</vraag>", 1000)
SAID = "Alderkring wil fietsenrekken [1]."


def chat_at(url: str, seconds: float = 10.0, key: str | None = None) -> Chat:
    return open_chat("openai:proef", url, SecretStr(key) if key else None, seconds)


def says(*pieces: str) -> Behaviour:
    def answer(handler: BaseHTTPRequestHandler, _: Asked) -> None:
        start_of_stream(handler)
        for piece in pieces:
            chunk(handler, piece)
        done(handler)

    return answer


def test_a_model_is_told_what_to_do_apart_from_what_to_do_it_with() -> None:
    with serving(says("Alderkring wil ", "fietsenrekken [1].")) as (url, asked):
        chat = chat_at(url, key="geheim")
        assert list(chat.stream(PROMPT)) == ["Alderkring wil ", "fietsenrekken [1]."]
    assert (chat.name, chat.place) == ("proef", "127.0.0.1")
    (body,) = asked.bodies
    assert body["messages"] == [
        {"role": "system", "content": PROMPT.instructions},
        {"role": "user", "content": PROMPT.data},
    ]
    assert (body["model"], body["stream"], body["temperature"]) == ("proef", True, 0)
    assert asked.headers[0]["authorization"] == "Bearer geheim"
    assert "geheim" not in repr(chat)


def test_a_key_for_someone_else_is_not_sent_to_a_server_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-voor-een-ander")
    with serving(says(SAID)) as (url, asked):
        chat_at(url).write(PROMPT)
    assert asked.headers[0]["authorization"] == "Bearer geen"


def hang(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    asked.over.wait(20)


def hang_after_a_piece(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    start_of_stream(handler)
    chunk(handler, SAID)
    asked.over.wait(20)


def bad_utf8(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    start_of_stream(handler)
    chunk(handler, SAID)
    chunk(handler, "caf\xe9", encoding="latin-1")
    done(handler)


def bad_json(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    start_of_stream(handler)
    chunk(handler, SAID)
    handler.wfile.write(b"data: {geen json\n\n")
    done(handler)


def breaks_off(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    chunk(handler, SAID)


def error_in_the_stream(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    start_of_stream(handler)
    chunk(handler, SAID)
    handler.wfile.write(b'data: {"error": {"message": "kapot", "type": "x", "code": 500}}\n\n')


def no_http(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    handler.wfile.write(b"\x00\xff\x00 dit is geen HTTP\r\n\r\n")


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        (plain_error(401, "sk-geheim"), "het taalmodel weigert de sleutel (VW_CHAT_KEY)"),
        (plain_error(403, "x"), "het taalmodel weigert de sleutel (VW_CHAT_KEY)"),
        (plain_error(404, "x"), "de dienst kent dit taalmodel niet (VW_CHAT_MODEL)"),
        (plain_error(429, "x"), "het taalmodel krijgt nu te veel vragen"),
        (plain_error(500, "x"), "het taalmodel gaf een fout (OpenAIAPIError)"),
        (no_http, "het taalmodel is niet te bereiken"),
        (hang, "het taalmodel was niet op tijd klaar"),
    ],
)
def test_what_goes_wrong_at_once_has_its_reason(behaviour: Behaviour, reason: str) -> None:
    with serving(behaviour) as (url, asked), pytest.raises(ChatError) as raised:
        chat_at(url, seconds=2.0).write(PROMPT)
    assert str(raised.value) == reason
    assert len(asked.bodies) == 1  # nothing is tried again


@pytest.mark.parametrize("behaviour", [bad_utf8, bad_json, breaks_off, error_in_the_stream, hang_after_a_piece])
def test_what_came_before_an_error_was_passed_on(behaviour: Behaviour) -> None:
    received: list[str] = []
    start = time.monotonic()
    with serving(behaviour) as (url, _), pytest.raises(ChatError, match="het taalmodel"):
        received.extend(chat_at(url, seconds=2.0).stream(PROMPT))
    assert "".join(received).startswith(SAID)
    assert time.monotonic() - start < 4


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ChatError, match="niet te bereiken"):
        chat_at(f"http://127.0.0.1:{port}/v1").write(PROMPT)


def test_a_drip_is_bounded_in_time() -> None:
    def drip(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        start_of_stream(handler)
        while not asked.over.wait(0.05):
            chunk(handler, "a ")

    start = time.monotonic()
    with serving(drip) as (url, _), pytest.raises(ChatError, match="niet op tijd"):
        chat_at(url, seconds=1.0).write(PROMPT)
    assert time.monotonic() - start < 2


def test_a_flood_is_bounded_in_length_and_the_server_is_let_go_of() -> None:
    def flood(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        start_of_stream(handler)
        while not asked.over.is_set():
            chunk(handler, "Alderkring wil fietsenrekken [1]. ")

    with serving(flood) as (url, asked):
        assert len(chat_at(url).write(PROMPT)) == PROMPT.longest
        assert asked.over.wait(5)  # the connection is closed


def test_a_stop_closes_the_connection() -> None:
    def drip(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        start_of_stream(handler)
        while not asked.over.wait(0.01):
            chunk(handler, "a ")

    with serving(drip) as (url, asked):
        pieces: Iterator[str] = chat_at(url).stream(PROMPT)
        assert next(pieces) == "a "
        pieces.close()  # type: ignore[attr-defined]
        assert asked.over.wait(5)


def test_a_package_that_is_not_there_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(SettingsError) as raised:
        open_chat("perplexity:sonar", None, SecretStr("x"), 20)
    assert str(raised.value) == (
        "Voor het taalmodel perplexity:sonar ontbreekt het pakket langchain-perplexity. "
        "Installeer het met: pip install --constraint constraints.txt langchain-perplexity"
    )


def test_a_provider_that_is_none_is_told_with_those_that_are() -> None:
    with pytest.raises(SettingsError) as raised:
        open_chat("foo:bar", None, None, 20)
    told, known = str(raised.value).removesuffix(".").split(". Wel ken ik: ")
    assert told == "VW_CHAT_MODEL noemt een aanbieder die ik niet ken: foo"
    assert {"openai", "anthropic", "mistralai", "ollama"} <= {*known.split(", ")}


def test_settings_that_do_not_fit_are_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsError) as raised:
        open_chat("openai:x", None, None, 20)
    assert str(raised.value).startswith("Het taalmodel openai:x kan niet worden gebruikt (")
    assert "Controleer VW_CHAT_MODEL, VW_CHAT_BASE_URL en VW_CHAT_KEY" in str(raised.value)


def test_a_key_that_cannot_be_sent_is_a_failure() -> None:
    with serving(says(SAID)) as (url, asked), pytest.raises(ChatError, match="UnicodeEncodeError"):
        chat_at(url, key="sleutel-é").write(PROMPT)
    assert asked.bodies == []


def test_an_address_that_is_none_is_a_setting_that_cannot_be_used() -> None:
    with pytest.raises(SettingsError):
        open_chat("openai:proef", "http://[abc/v1", None, 1.0)
