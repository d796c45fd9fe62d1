"""What the pages ask of the program: functions, so that a page can be tried with others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from assistant.answer import Answer
from assistant.chain import Assistant
from assistant.claims import ClaimCheck, check_claim
from assistant.compare import compare
from assistant.question import Request
from assistant.search import SearchRequest, SearchResult, search
from vectorstore.library import Library
from vectorstore.passage import Programme
from vectorstore.settings import Settings
from web.downloads import KeptTables
from web.stored_files import file_finder

__all__ = ["Model", "Services", "make_services"]


@dataclass(frozen=True, slots=True)
class Model:
    """The language model that is set: its name, and where questions go to reach it."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Services:
    """`stream` gives an answer at once and, with a model, again as its summary grows. `find_file` gives the file that a
    programme was read from, where it is still the one that was read."""

    library: Library
    stream: Callable[[Request], Iterator[Answer]]
    compare: Callable[[Request], Answer]
    search: Callable[[SearchRequest], SearchResult]
    check: Callable[[Request], ClaimCheck]
    find_file: Callable[[Programme], Path | None]
    feedback: Path
    tables: KeptTables = field(default_factory=KeptTables)
    model: Model | None = None
    today: Callable[[], date] = date.today


def make_services(assistant: Assistant, settings: Settings) -> Services:
    """What the real assistant does."""
    library, writer = assistant.library, assistant.writer
    return Services(
        library=library,
        stream=assistant.stream,
        compare=partial(compare, assistant),
        search=partial(search, library),
        check=partial(check_claim, assistant),
        find_file=file_finder(library, (settings.programmes, settings.added_dir)),
        feedback=settings.data_dir / "feedback",
        model=Model(writer.chat.name, writer.chat.place) if writer else None,
    )
