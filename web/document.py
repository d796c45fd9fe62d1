"""The HTML document that Gradio sends, made ours. Gradio has no parameter for any of this: its document says
lang="en", carries its own social-media card with an image from elsewhere, takes its language from the browser, and has
a base that makes `#place` and `?question` addresses of the first page, whatever page they stand on."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import wording
from web.address import values_of

__all__ = ["OwnDocument", "Titles", "own_document"]

_CARD = re.compile(r'<meta\s+(?:property="og:|name="twitter:)[^>]*>\s*')
_BASE = re.compile(r"<base\s[^>]*>\s*")
_TITLE = re.compile(r"<title>[^<]*</title>\s*")
_SCRIPTS = ("page.js", "evidence.js", "judge.js", "found.js", "boxes.js", "paper.js")
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors "
)
"""The browser itself holds the page to its own site. Gradio needs inline scripts and `new Function`."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What the documents are called: the site's name, that of the page at each path, and that of each programme by its
    id."""

    site: str
    pages: Mapping[str, str]
    programme: Callable[[str], str | None]

    def of(self, path: str, query: str) -> str:
        """The title of what stands at a path, with the part of its address after the question mark."""
        page = self.pages.get(path.rstrip("/") or "/")
        asked = values_of(query, "programma") if page == wording.PROGRAMMES_PAGE else ()
        names = [self.programme(programme_id) for programme_id in asked[:1]]
        return " – ".join(filter(None, (*names, page, self.site)))


def own_document(html: str, title: str) -> str:
    """Gradio's document in Dutch, without its social-media card and its base, and with the page's own style and script
    before all others."""
    style = files("web").joinpath("style/page.css").read_text(encoding="utf-8")
    scripts = "".join(files("web").joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS)
    own = (
        f'<title>{escape(title)}</title><meta name="description" content="{wording.DESCRIPTION}" />'
        f"<style>{style}</style><script>{scripts}</script>"
    )
    document = _CARD.sub("", _BASE.sub("", _TITLE.sub("", html))).replace('lang="en"', 'lang="nl"', 1)
    document = document.replace("<head>", f"<head>{own}", 1)
    return document.replace("</body>", f"<noscript>{wording.NEEDS_JAVASCRIPT}</noscript></body>", 1)


class OwnDocument:
    """ASGI middleware that passes every HTML response through `own_document`, and adds headers that keep the page
    private: no request to another site, and no address of ours to the sources that it links to."""

    def __init__(self, app: ASGIApp, titles: Titles, embed_in: Sequence[str] = ()) -> None:
        self._app = app
        self._titles = titles
        self._policy = " ".join([f"{_POLICY}'self'", *embed_in])

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
                    title = self._titles.of(str(scope["path"]), scope["query_string"].decode("latin-1"))
                    document = own_document(body.decode("utf-8"), title).encode()
                    await _send_whole(start, document, self._policy, send)

        await self._app(scope, receive, rewrite)


def _is_html(message: Message) -> bool:
    return MutableHeaders(raw=list(message["headers"])).get("content-type", "").startswith("text/html")


async def _send_whole(start: Message, body: bytes, policy: str, send: Send) -> None:
    headers = MutableHeaders(raw=start["headers"])
    headers["content-length"] = str(len(body))
    headers["content-security-policy"] = policy
    headers["referrer-policy"] = "no-referrer"
    await send(start)
    await send({"type": "http.response.body", "body": body})
