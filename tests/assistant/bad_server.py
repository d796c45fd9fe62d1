"""A server on this machine that speaks OpenAI's protocol, well or badly, as a test has it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

__all__ = ["Asked", "Behaviour", "chunk", "done", "plain_error", "serving", "start_of_stream"]


@dataclass
class Asked:
    """What the server was asked: bodies, and headers by names in small letters; and what a behaviour may wait for."""

    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    over: Event = field(default_factory=Event)


Behaviour = Callable[[BaseHTTPRequestHandler, Asked], None]


def start_of_stream(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()


def chunk(handler: BaseHTTPRequestHandler, text: str, encoding: str = "utf-8") -> None:
    """A piece of text, as an event."""
    event = {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "proef",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}],
    }
    handler.wfile.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode(encoding, "surrogatepass"))
    handler.wfile.flush()


def done(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"data: [DONE]\n\n")
    handler.wfile.flush()


def plain_error(status: int, message: str) -> Behaviour:
    """An error as the protocol has it."""

    def answer(handler: BaseHTTPRequestHandler, _: Asked) -> None:
        body = json.dumps({"error": {"message": message, "type": "x", "code": "x"}}).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[tuple[str, Asked]]:
    """The address of a server that behaves so, and what it is asked."""
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            asked.headers.append({name.lower(): value for name, value in self.headers.items()})
            try:
                behaviour(self, asked)
            except (BrokenPipeError, ConnectionResetError):
                asked.over.set()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", asked
    finally:
        asked.over.set()
        server.shutdown()
        server.server_close()
