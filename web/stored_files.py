"""The stored file of a programme, as it was read: what stands behind "open the file"."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from vectorstore.errors import CollectionError
from vectorstore.library import Library
from vectorstore.passage import Programme
from web import wording

__all__ = ["file_finder", "file_route"]

_TYPES = {".pdf": "application/pdf"}
_PLAIN = "text/plain; charset=utf-8"
_SHOWN = (".txt", ".md", ".html", ".htm", ".xhtml")
"""Text, which a browser shows as text: what is in it is not run."""


def file_finder(library: Library, folders: Sequence[Path]) -> Callable[[Programme], Path | None]:
    """Finds the file of a programme in the folders that the catalogues stand in. Only the very file that was read will
    do: its SHA-256 is that of the programme's card. A file that names private persons is not given to anybody."""

    @lru_cache(maxsize=256)
    def digest(path: Path, *facts: int) -> str:  # noqa: ARG001  # a file with other facts is read again
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def find(programme: Programme) -> Path | None:
        card = library.card(programme.id)
        if card is None or card.names_people or Path(programme.file).name != programme.file:
            return None
        for path in (folder / programme.file for folder in folders):
            if path.is_file():
                facts = path.stat()
                if digest(path, facts.st_size, facts.st_mtime_ns) == card.sha256:
                    return path
        return None

    return find


def file_route(library: Library, find: Callable[[Programme], Path | None]) -> Route:
    """`/bestand/{programme}`: a PDF is shown, text is shown as text, anything else is downloaded."""

    async def serve(request: Request) -> Response:
        try:
            path = find(library.programme(request.path_params["programme"]))
        except CollectionError:
            path = None
        if path is None:
            return PlainTextResponse(wording.NO_FILE, status_code=404)
        ending = path.suffix.casefold()
        shown = ending in _TYPES or ending in _SHOWN
        return FileResponse(
            path,
            media_type=_TYPES.get(ending, _PLAIN if ending in _SHOWN else "application/octet-stream"),
            filename=path.name,
            content_disposition_type="inline" if shown else "attachment",
            headers={"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"},
        )

    endpoint: Callable[[Request], Awaitable[Response]] = serve
    return Route("/bestand/{programme}", endpoint)
