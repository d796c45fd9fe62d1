"""A web site on this computer, which the limits of a test allow."""

import http.server
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.fetch import Address, Limits, is_public

__all__ = ["HANG", "LIMITS", "Answer", "QuietServer", "Site"]

HANG = 60.0
"""Longer than any test takes: a time-out that does not work fails the test rather than stopping it for ever."""


def here(address: Address) -> bool:
    return address.is_loopback or is_public(address)


LIMITS = Limits(seconds=HANG, allowed=here)
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what several tests are about."""


@dataclass
class Site:
    """A server with an answer for each path; it keeps the headers of what was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def serve(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Puts something at a path; `content_type="text/html"` sends Content-Type. Returns the address."""

        def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for key, value in {"content_length": str(len(body)), **headers}.items():
                if value:
                    handler.send_header(key.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.url + path
