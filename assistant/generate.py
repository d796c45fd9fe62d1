"""Engine 2: a language model behind LangChain. A prompt goes in, pieces of text come out, within bounds of time and
length. Whatever goes wrong there is one ChatError. Imported only when a model is set."""

import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import cast
from urllib.parse import urlsplit

from langchain.chat_models import init_chat_model
from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, HumanMessage, SystemMessage
from langsmith.run_helpers import tracing_context
from pydantic import SecretStr

from assistant import chat_wording as wording
from assistant.prompts import Prompt
from assistant.thoughts import without_thoughts
from vectorstore.errors import ChatError, SettingsError

__all__ = ["Chat", "open_chat"]

_MOST_TOKENS = 1500
"""What a model is asked to keep to; it is held to `Prompt.longest` whether it does or not."""
_LONGEST_THOUGHT = 20_000
"""Characters that it may think, which are not shown, besides those that it writes."""
_NO_KEY = "geen"
"""What a server of one's own gets for a key when none is set, so that it is not sent one meant for someone else."""
_UNKNOWN_PROVIDER = "Unsupported provider="
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (ModelAuthenticationError, wording.REFUSED),
    (ModelPermissionDeniedError, wording.REFUSED),
    (ModelNotFoundError, wording.NOT_FOUND),
    (ModelRateLimitError, wording.RATE_LIMITED),
    (ModelTimeoutError, wording.TOO_SLOW),
    (ModelConnectionError, wording.UNREACHABLE),
    (ContextOverflowError, wording.TOO_MUCH_TEXT),
)

_Item = str | Exception | None
"""A piece of text; or what went wrong; or None: the model has done."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A language model: its name, where it is served, and the seconds that it may take over one text."""

    model: BaseChatModel
    name: str
    place: str
    seconds: float

    def stream(self, prompt: Prompt) -> Iterator[str]:
        """What the model writes, piece by piece, without what it thinks. It is stopped when it has written
        `prompt.longest` characters, and when the iterator is closed. Raises ChatError, whose message is a reason in
        Dutch, when it fails or is late."""
        deadline = time.monotonic() + self.seconds
        items: SimpleQueue[_Item] = SimpleQueue()
        stopped = Event()
        # A thread, because a server that says nothing cannot be interrupted while it is listened to.
        Thread(target=self._listen, args=(prompt, items, stopped), daemon=True).start()
        try:
            while (item := _next(items, deadline)) is not None:
                if isinstance(item, Exception):
                    raise ChatError(_reason(item)) from item
                yield item
        finally:
            stopped.set()

    def write(self, prompt: Prompt) -> str:
        """All that `stream` gives."""
        return "".join(self.stream(prompt))

    def _listen(self, prompt: Prompt, items: SimpleQueue[_Item], stopped: Event) -> None:
        messages = [SystemMessage(prompt.instructions), HumanMessage(prompt.data)]
        try:
            # LangChain would send what is asked to LangSmith if the environment happened to switch that on. The stream
            # is declared as an iterator; it is a generator, which lets go of its connection when it is closed.
            with (
                tracing_context(enabled=False),
                closing(cast("Generator[AIMessageChunk]", self.model.stream(messages))) as chunks,
            ):
                texts = _cut_off((str(chunk.text) for chunk in chunks), prompt.longest + _LONGEST_THOUGHT)
                for text in _cut_off(without_thoughts(texts), prompt.longest):
                    if text:
                        items.put(text)
                    if stopped.is_set():
                        break
            items.put(None)
        except Exception as error:  # noqa: BLE001  # every provider's library fails in its own way; the quotes stand
            items.put(error)


def open_chat(chosen: str, base_url: str | None, key: SecretStr | None, seconds: float) -> Chat:
    """The model that `chosen` names as `provider:model`. Nothing is sent yet. Raises SettingsError when its package is
    not there, or the settings do not fit it."""
    options: dict[str, object] = {"timeout": seconds, "max_retries": 0, "max_tokens": _MOST_TOKENS}
    if base_url:
        # Only here: some models of large providers refuse a temperature.
        options |= {"base_url": base_url, "temperature": 0}
    if key or base_url:
        options["api_key"] = key.get_secret_value() if key else _NO_KEY
    provider, _, name = chosen.partition(":")
    try:
        place = urlsplit(base_url).hostname or provider if base_url else provider
        model = init_chat_model(name, model_provider=provider, **options)  # type: ignore[call-overload]
    except ImportError as error:
        package = getattr(error.__cause__, "name", None) or f"langchain-{provider}"
        raise SettingsError(wording.provider_missing(chosen, package.replace("_", "-"))) from error
    except Exception as error:  # every provider's library refuses settings in its own way
        raise SettingsError(_unusable(chosen, provider, error)) from error
    return Chat(model, name, place, seconds)


def _unusable(chosen: str, provider: str, error: Exception) -> str:
    """Why LangChain makes no model. Of a provider that it does not know its message names those that it knows, after
    its last colon."""
    if str(error).startswith(_UNKNOWN_PROVIDER):
        return wording.provider_unknown(provider, str(error).rpartition(": ")[2])
    return wording.chat_unusable(chosen, type(error).__name__)


def _cut_off(pieces: Iterable[str], longest: int) -> Iterator[str]:
    """Pieces of no more characters together than this; when there are as many, no more is asked for."""
    left = longest
    for piece in pieces:
        yield piece[:left]
        left -= len(piece)
        if left <= 0:
            return


def _next(items: SimpleQueue[_Item], deadline: float) -> _Item:
    try:
        return items.get(timeout=max(0.0, deadline - time.monotonic()))
    except Empty:
        raise ChatError(wording.TOO_SLOW) from None


def _reason(error: Exception) -> str:
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return wording.failed(type(error).__name__)
