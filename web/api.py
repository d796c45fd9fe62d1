"""The named endpoints for other programs: `/vraag`, `/vergelijk`, `/zoek`, `/controleer` and `/programmas`. Each takes
plain values and gives JSON; of the first the contract's (`answer.schema.json`). The same are the tools of the MCP
server, whose clients read the descriptions below."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import gradio as gr
from gradio.events import api
from mcp.types import TextContent

from assistant.question import Request
from assistant.scope import Filter
from assistant.search import SearchRequest
from vectorstore.errors import WijzerError
from vectorstore.library import Library
from web.services import Services

__all__ = ["build_api", "describe_programmes", "tell_tools_in_json"]


_Endpoint = Callable[..., dict[str, Any]]


def build_api(services: Services) -> None:
    """Adds the endpoints to the `gr.Blocks` that is open."""
    for endpoint in make_endpoints(services):
        api(endpoint, api_name=endpoint.__name__, queue=True)


def tell_tools_in_json(site: gr.Blocks) -> None:
    """Has the MCP server of a site that runs give JSON; by itself it gives what Python prints of a dictionary."""

    def tell(data: Sequence[Any], _: str) -> list[TextContent]:
        return [TextContent(type="text", text=json.dumps(one, ensure_ascii=False)) for one in data]

    if site.mcp_server_obj is None:
        raise ValueError("the site was launched without its MCP server")
    site.mcp_server_obj.postprocess_output_data = tell  # type: ignore[method-assign, assignment]


def make_endpoints(services: Services) -> Sequence[_Endpoint]:
    """The endpoints as functions, which are called as they are named."""
    return [make(services) for make in (_ask, _compare, _search, _check, _list)]


def _ask(services: Services) -> _Endpoint:
    def vraag(
        vraag: str, gemeente: str = "", partijen: list[str] | None = None, eerder: list[str] | None = None
    ) -> dict[str, Any]:
        """Answers a question in Dutch about local safety programmes of Dutch parties and municipalities, in their own
        words. Every quote is cut out of the programme; nothing is written by a model unless the operator has set one.

        Args:
            vraag: the question, at most 1000 characters
            gemeente: only programmes of this municipality; empty for all
            partijen: only programmes of these publishers, by the names that /programmas gives; none for all
            eerder: earlier questions of the conversation, oldest first
        Returns:
            the object of answer.schema.json
        """
        with _telling():
            wanted = Filter(tuple(partijen or ()), gemeente or None)
            *_, answer = services.stream(Request(vraag, tuple(eerder or ()), wanted))
            return answer.to_json()

    return vraag


def _compare(services: Services) -> _Endpoint:
    def vergelijk(onderwerp: str, partijen: list[str], gemeente: str = "") -> dict[str, Any]:
        """Puts what two to eight publishers write about one subject side by side; who writes nothing has a row too.

        Args:
            onderwerp: a subject such as "vuurwerk", or a question
            partijen: two to eight publishers, by the names that /programmas gives
            gemeente: only programmes of this municipality; empty for all
        Returns:
            the object of answer.schema.json
        """
        with _telling():
            return services.compare(Request(onderwerp, (), Filter(tuple(partijen), gemeente or None))).to_json()

    return vergelijk


def _search(services: Services) -> _Endpoint:
    def zoek(
        woorden: str,
        gemeente: str = "",
        partijen: list[str] | None = None,
        jaren: list[int] | None = None,
        soorten: list[str] | None = None,
        statussen: list[str] | None = None,
    ) -> dict[str, Any]:
        """Finds sentences with exactly these words, and sentences that mean about the same; counts both per programme.

        Args:
            woorden: what to look for; what stands between quotation marks is a phrase
            gemeente: only programmes of this municipality; empty for all
            partijen: only programmes of these publishers; none for all
            jaren: only programmes of these years; none for all
            soorten: only these document kinds, such as election_programme; none for all
            statussen: only text of these statuses: final, draft, proposal, past_result, unknown; none for all
        Returns:
            the hits by word and by meaning, each with its citation, and the counts per programme
        """
        with _telling():
            request = SearchRequest(
                woorden,
                gemeente or None,
                tuple(partijen or ()),
                tuple(jaren or ()),
                tuple(soorten or ()),  # type: ignore[arg-type]  # what is no kind is refused by the search
                tuple(statussen or ()),  # type: ignore[arg-type]
            )
            return services.search(request).to_json()

    return zoek


def _check(services: Services) -> _Endpoint:
    def controleer(bewering: str, gemeente: str = "", partijen: list[str] | None = None) -> dict[str, Any]:
        """Holds a claim against the programmes that it names: the quotes that bear on it, and which figures differ. It
        does not say whether the claim is true.

        Args:
            bewering: the claim, at most 1000 characters
            gemeente: only programmes of this municipality; empty for all
            partijen: only programmes of these publishers; none for all
        Returns:
            the object of answer.schema.json, with for each publisher `verdict` and `differences`
        """
        with _telling():
            return services.check(Request(bewering, (), Filter(tuple(partijen or ()), gemeente or None))).to_json()

    return controleer


def _list(services: Services) -> _Endpoint:
    def programmas() -> dict[str, Any]:
        """Lists the programmes in the collection, with where each came from and how it was read.

        Returns:
            the version of the collection, and per programme its catalogue entry and its card
        """
        with _telling():
            return describe_programmes(services.library)

    return programmas


def describe_programmes(library: Library) -> dict[str, Any]:
    """The collection card as JSON."""
    programmes = library.programmes()
    return {
        "collection": library.version(),
        "programmes": [
            asdict(one) | {"card": asdict(card.without_names()) if (card := library.card(one.id)) else None}
            for one in programmes
        ],
    }


@contextmanager
def _telling() -> Iterator[None]:
    """An error of the program reaches the caller as its sentence; Gradio keeps all others to itself."""
    try:
        yield
    except WijzerError as error:
        raise gr.Error(str(error)) from error
