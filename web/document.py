"""The HTML document that Gradio sends, made ours. Gradio has no parameter for any of this: its document says
lang="en", carries its own social-media card with an image from elsewhere, and takes its language from the browser."""

import re
from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import wording

__all__ = ["OwnDocument", "own_document"]

_CARD = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
"""The browser itself holds the page to its own site. Gradio needs inline scripts and `new Function`."""


def own_document(html: str) -> str:
    """Gradio's document in Dutch, without its social-media card, and with the page's own script before all others."""
    script = files("web").joinpath("page.js").read_text(encoding="utf-8")
    own = (
        f'<title>{wording.TITLE}</title><meta name="description" content="{wording.DESCRIPTION}" />'
        f"<script>{script}</script>"
    )
    document = _CARD.sub("", html).replace('lang="en"', 'lang="nl"', 1).replace("<head>", f"<head>{own}", 1)
    return document.replace("</body>", f"<noscript>{wording.NEEDS_JAVASCRIPT}</noscript></body>", 1)


class OwnDocument:
    """ASGI middleware that passes every HTML response through `own_document`, and adds headers that keep the page
    private: no request to another site, and no address of ours to the sources that it links to."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def rewrite(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body", False):
                    await _send_whole(start, own_document(body.decode("utf-8")).encode(), send)

        await self._app(scope, receive, rewrite)


def _is_html(message: Message) -> bool:
    return MutableHeaders(raw=list(message["headers"])).get("content-type", "").startswith("text/html")


async def _send_whole(start: Message, body: bytes, send: Send) -> None:
    headers = MutableHeaders(raw=start["headers"])
    headers["content-length"] = str(len(body))
    headers["content-security-policy"] = _POLICY
    headers["referrer-policy"] = "no-referrer"
    await send(start)
    await send({"type": "http.response.body", "body": body})
