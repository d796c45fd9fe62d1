"""Which programmes a search goes through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant import search_wording as wording
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.passage import DocumentKind, Programme, Status

__all__ = ["SearchRequest", "choose_programmes"]

T = TypeVar("T", str, int)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What is looked for, and where: empty means everywhere. What stands between quotation marks is a phrase. A status
    is that of the text itself, which may differ from its programme's."""

    words: str
    municipality: str | None = None
    publishers: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    document_kinds: tuple[DocumentKind, ...] = ()
    statuses: tuple[Status, ...] = ()


def choose_programmes(library: Library, request: SearchRequest) -> tuple[Programme, ...]:
    """The programmes that the filters of a request leave, alphabetical by publisher. Raises QuestionError for a value
    that the collection does not have, and when no programme has all of them."""
    held = library.programmes()
    publishers = _chosen(request.publishers, [p.publisher for p in held], wording.unknown_publisher)
    town = [] if request.municipality is None else [request.municipality]
    towns = _chosen(town, sorted({p.municipality for p in held if p.municipality}), wording.unknown_municipality)
    years = _chosen(request.years, sorted({p.year for p in held if p.year}), wording.unknown_year)
    kinds = _chosen(request.document_kinds, [p.document_kind for p in held], wording.unknown_kind)
    statuses = {passage.status for programme in held for passage in library.passages(programme.id)}
    _chosen(request.statuses, sorted(statuses), wording.unknown_status)
    programmes = tuple(
        p
        for p in held
        if (not publishers or p.publisher.casefold() in publishers)
        and (not towns or (p.municipality or "").casefold() in towns)
        and (not years or p.year in years)
        and (not kinds or p.document_kind in kinds)
    )
    if not programmes:
        raise QuestionError(wording.NOTHING_TOGETHER)
    return programmes


def _chosen(said: Sequence[T], known: Sequence[T], unknown: Callable[[T, Sequence[T]], str]) -> set[T]:
    """The values that were said, in small letters. Raises QuestionError for one that is not known."""
    plain = {_plain(value) for value in known}
    for value in said:
        if _plain(value) not in plain:
            raise QuestionError(unknown(value, list(dict.fromkeys(known))))
    return {_plain(value) for value in said}


def _plain(value: T) -> T:
    return value.strip().casefold() if isinstance(value, str) else value
