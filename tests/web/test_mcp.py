"""The same endpoints as tools: an MCP client over HTTP, as an assistant of another maker uses it."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, ListToolsResult

from assistant.question import Request
from assistant.scope import Filter
from tests.web.conftest import WordAssistant

T = TypeVar("T")

# Gradio's queue uses what the next pandas will drop.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.usefixtures("swept"),
]


def ask_server(address: str, ask: Callable[[ClientSession], Awaitable[T]]) -> T:
    """What a session with the MCP server gives."""

    async def session() -> T:
        async with (
            streamable_http_client(f"{address}/gradio_api/mcp/") as (read, write, _),
            ClientSession(read, write) as opened,
        ):
            await opened.initialize()
            return await ask(opened)

    return asyncio.run(session())


def call(address: str, tool: str, **given: Any) -> CallToolResult:
    return ask_server(address, lambda session: session.call_tool(tool, given))


def json_of(result: CallToolResult) -> Any:
    """What a tool gave, which is the JSON of its endpoint."""
    assert not result.isError, result.content
    (content,) = result.content
    assert content.type == "text"
    return json.loads(content.text)


def test_the_tools_are_the_five_endpoints_with_their_descriptions(address: str) -> None:
    listed: ListToolsResult = ask_server(address, lambda session: session.list_tools())
    tools = {tool.name: tool for tool in listed.tools}
    assert sorted(tools) == ["controleer", "programmas", "vergelijk", "vraag", "zoek"]
    for tool in tools.values():
        assert tool.description
        for told in tool.inputSchema["properties"].values():
            assert told.get("description")
    assert tools["vraag"].description is not None
    assert tools["vraag"].description.startswith("Answers a question in Dutch about local safety programmes")
    assert list(tools["vraag"].inputSchema["properties"]) == ["vraag", "gemeente", "partijen", "eerder"]


def test_the_tools_give_what_the_program_gives(address: str, word_assistant: WordAssistant) -> None:
    assert json_of(call(address, "vraag", vraag="bodycams")) == word_assistant.ask(Request("bodycams")).to_json()
    both = ["Alderkring", "Beemdlijst"]
    compared = word_assistant.compare(Request("bodycams", (), Filter(tuple(both)))).to_json()
    assert json_of(call(address, "vergelijk", onderwerp="bodycams", partijen=both)) == compared
    checked = word_assistant.check(Request("Alderkring wil bodycams")).to_json()
    assert json_of(call(address, "controleer", bewering="Alderkring wil bodycams")) == checked
    found = json_of(call(address, "zoek", woorden="bodycams"))
    assert [hit["citation"]["publisher"] for hit in found["words"]] == ["Alderkring"]
    listed = json_of(call(address, "programmas"))
    assert [programme["id"] for programme in listed["programmes"]] == ["alderkring", "beemdlijst"]


def test_what_cannot_be_done_is_told_in_its_dutch_sentence(address: str) -> None:
    result = call(address, "vergelijk", onderwerp="bodycams", partijen=["Alderkring"])
    assert result.isError
    (content,) = result.content
    assert content.type == "text"
    assert "Kies minstens 2 partijen of gemeenten om te vergelijken." in content.text
