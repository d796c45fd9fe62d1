"""A comparison as a file to keep: `/vergelijking.docx`, `.xlsx` and `.csv`, with the address of the comparison after
it. Made when it is asked for, and kept nowhere."""

from collections.abc import Awaitable, Callable
from typing import Final

from anyio.to_thread import run_sync
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.question import Request
from assistant.sheets.csv_file import to_csv
from assistant.sheets.docx_file import to_docx
from assistant.sheets.table import Table, comparison_rows
from assistant.sheets.xlsx_file import to_xlsx
from vectorstore.errors import WijzerError
from web.address import Address
from web.services import Services

__all__ = ["download_route"]

_WRITERS: Final[dict[str, tuple[Callable[[Table], bytes], str]]] = {
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (to_csv, "text/csv; charset=utf-8"),
}


def download_route(services: Services) -> Route:
    """What cannot be compared is told in a sentence, with status 400."""

    async def serve(request: HttpRequest) -> Response:
        kind = request.path_params["kind"]
        if kind not in _WRITERS:
            return Response(status_code=404)
        write, media_type = _WRITERS[kind]
        asked = Address.parse(request.url.query)

        def make() -> bytes:
            answer = services.compare(Request(asked.question, (), asked.filter))
            return write(comparison_rows(answer, services.today()))

        try:
            content = await run_sync(make)
        except WijzerError as error:
            return PlainTextResponse(str(error), status_code=400)
        return Response(
            content,
            media_type=media_type,
            headers={
                "content-disposition": f'attachment; filename="vergelijking.{kind}"',
                "x-content-type-options": "nosniff",
            },
        )

    endpoint: Callable[[HttpRequest], Awaitable[Response]] = serve
    return Route("/vergelijking.{kind}", endpoint)
