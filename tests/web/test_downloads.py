"""Tables that are kept in memory to be downloaded."""

from datetime import date

from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.question import Request
from assistant.sheets.table import Table
from vectorstore.errors import QuestionError
from web import wording
from web.downloads import KeptTables, download_routes


def table(title: str) -> Table:
    return Table(title, "", (), (), (), ())


def refuse(request: Request) -> Answer:
    raise QuestionError(f"Kies minstens twee partijen, u koos er {len(request.filter.publishers)}.")


def test_a_table_is_found_by_its_name_alone() -> None:
    kept = KeptTables()
    one, two = kept.keep(table("een")), kept.keep(table("twee"))
    assert one != two
    found = kept.find(one)
    assert found is not None
    assert found.title == "een"
    assert kept.find("") is None


def test_the_oldest_goes_when_a_hundred_newer_ones_are_kept() -> None:
    kept = KeptTables()
    names = [kept.keep(table(str(n))) for n in range(101)]
    assert kept.find(names[0]) is None
    assert all(kept.find(name) for name in names[1:])


def test_what_is_not_there_or_cannot_be_is_a_sentence() -> None:
    kept = KeptTables()
    name = kept.keep(table("een"))
    client = TestClient(Starlette(routes=download_routes(refuse, lambda: date(2026, 11, 29), kept)))
    gone = client.get("/beweringen/weg.xlsx")
    assert (gone.status_code, gone.text) == (404, wording.TABLE_GONE)
    assert client.get(f"/beweringen/{name}.exe").status_code == 404
    refused = client.get("/vergelijking.docx?vraag=vuurwerk&partij=Volt")
    assert (refused.status_code, refused.text) == (400, "Kies minstens twee partijen, u koos er 1.")
    given = client.get(f"/beweringen/{name}.csv")
    assert given.headers["content-disposition"] == 'attachment; filename="beweringen.csv"'
