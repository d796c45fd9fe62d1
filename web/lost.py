"""What an address that does not exist gives: a page to a reader, and to a program what Gradio gives."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from web import wording
from web.markup import text

__all__ = ["no_page"]


async def no_page(request: Request, error: Exception) -> Response:
    """A handler for status 404. A browser says that it reads HTML; a program that calls an endpoint does not."""
    if not isinstance(error, HTTPException):
        raise error
    if "text/html" not in request.headers.get("accept", ""):
        return JSONResponse({"detail": error.detail}, error.status_code, error.headers)
    return HTMLResponse(_PAGE, status_code=404)


_PAGE = (
    '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main class="vw-lost">'
    f"<h1>{text(wording.NO_PAGE)}</h1><p>{text(wording.NO_PAGE_TEXT)}</p>"
    f'<p><a href="/">{text(wording.NO_PAGE_LINK)}</a></p></main></body></html>'
)
