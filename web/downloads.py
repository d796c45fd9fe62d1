"""Files to keep: a comparison, at `/vergelijking.docx`, `.xlsx` and `.csv` with the address of the comparison after it;
and checked claims, at `/beweringen/…`. Each is made when it is asked for, and written nowhere."""

import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as HttpRequest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.answer import Answer
from assistant.question import Request
from assistant.sheets.csv_file import to_csv
from assistant.sheets.docx_file import to_docx
from assistant.sheets.table import Table, comparison_rows
from assistant.sheets.xlsx_file import to_xlsx
from vectorstore.errors import WijzerError
from web import wording
from web.address import Address

__all__ = ["KeptTables", "download_routes"]

_WRITERS: Final[dict[str, tuple[Callable[[Table], bytes], str]]] = {
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (to_csv, "text/csv; charset=utf-8"),
}
_KEPT: Final = 100


@dataclass(frozen=True, slots=True)
class KeptTables:
    """The last tables of checked claims, in memory alone, each under a name that cannot be guessed. A comparison has
    none: its address makes it again, while 200 claims do not fit in one."""

    _tables: OrderedDict[str, Table] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def keep(self, table: Table) -> str:
        """The name to find a table by, until a hundred others have been kept."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._tables[name] = table
            while len(self._tables) > _KEPT:
                self._tables.popitem(last=False)
        return name

    def find(self, name: str) -> Table | None:
        with self._lock:
            return self._tables.get(name)


def download_routes(
    compare: Callable[[Request], Answer], today: Callable[[], date], kept: KeptTables
) -> Sequence[Route]:
    """What cannot be compared is told in a sentence, with status 400; what is not kept any more, with 404."""

    async def comparison(request: HttpRequest) -> Response:
        asked = Address.parse(request.url.query)

        def make() -> Table:
            return comparison_rows(compare(Request(asked.question, (), asked.filter)), today())

        return await _written(make, "vergelijking", request.path_params["kind"])

    async def claims(request: HttpRequest) -> Response:
        table = kept.find(request.path_params["name"])
        if table is None:
            return PlainTextResponse(wording.TABLE_GONE, status_code=404)
        return await _written(lambda: table, "beweringen", request.path_params["kind"])

    endpoints: Sequence[tuple[str, Callable[[HttpRequest], Awaitable[Response]]]] = (
        ("/vergelijking.{kind}", comparison),
        ("/beweringen/{name}.{kind}", claims),
    )
    return [Route(path, endpoint) for path, endpoint in endpoints]


async def _written(make: Callable[[], Table], name: str, kind: str) -> Response:
    """A table as a file of this kind, to be saved under this name."""
    if kind not in _WRITERS:
        return Response(status_code=404)
    write, media_type = _WRITERS[kind]
    try:
        content = await run_in_threadpool(lambda: write(make()))
    except WijzerError as error:
        return PlainTextResponse(str(error), status_code=400)
    headers = {"content-disposition": f'attachment; filename="{name}.{kind}"', "x-content-type-options": "nosniff"}
    return Response(content, media_type=media_type, headers=headers)
