"""The answer and its parts. A statement about a publisher cannot be made without a citation, and a citation cannot
be made but by cutting it out of a passage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from vectorstore.passage import DocumentKind, Passage, Programme, Span, Status

__all__ = ["Answer", "AnswerStatus", "Citation", "Claim", "PublisherAnswer", "Summary", "cite"]

AnswerStatus = Literal["answered", "not_found", "unknown_publisher", "off_topic", "advice_declined", "unclear"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with its place: `quote` is `text[start:end]` of the programme's clean text; `n` numbers it from 1."""

    n: int
    programme_id: str
    publisher: str
    municipality: str | None
    title: str
    document_kind: DocumentKind
    status: Status
    author: str | None
    section: tuple[str, ...]
    page: str | None
    quote: str
    start: int
    end: int
    passage_id: str
    url: str | None
    context: str | None
    marks: tuple[Span, ...] = ()
    """The words in it that answer, as positions in the same text as `start` and `end`."""

    def to_json(self) -> dict[str, Any]:
        """The object of a citation in `answer.schema.json`."""
        return {
            "n": self.n,
            "programme_id": self.programme_id,
            "publisher": self.publisher,
            "municipality": self.municipality,
            "title": self.title,
            "document_kind": self.document_kind,
            "status": self.status,
            "author": self.author,
            "section": list(self.section),
            "page": self.page,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "passage_id": self.passage_id,
            "url": self.url,
            "context": self.context,
            "marks": [list(mark) for mark in self.marks],
        }


def cite(n: int, programme: Programme, passage: Passage, span: Span, marks: Sequence[Span] = ()) -> Citation:
    """Cuts a quote out of a passage by position. All that is said of it comes from the catalogue and the text.

    Raises ValueError when the span is empty or lies outside the passage, or the passage is not the programme's.
    """
    start, end = span
    if passage.programme_id != programme.id or not passage.start <= start < end <= passage.end:
        raise ValueError(f"span {span} does not lie in passage {passage.id} of {programme.id}")
    return Citation(
        n=n,
        programme_id=programme.id,
        publisher=programme.publisher,
        municipality=programme.municipality,
        title=programme.title,
        document_kind=programme.document_kind,
        status=passage.status,
        author=passage.author,
        section=passage.section,
        page=passage.page,
        quote=passage.text[start - passage.start : end - passage.start],
        start=start,
        end=end,
        passage_id=passage.id,
        url=_address(programme, passage),
        context=passage.context,
        marks=tuple(marks),
    )


def _address(programme: Programme, passage: Passage) -> str | None:
    """Where a passage can be read: the web page that it came from, else the programme's address; of a PDF, its page."""
    address = passage.url or programme.url
    if address and passage.sheet and address.casefold().endswith(".pdf"):
        return f"{address}#page={passage.sheet}"
    return address


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about a publisher with what it rests on. For the quotes engine the statement is the quote; of a
    language model it is a sentence, with the numbers of its citations in it."""

    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a statement about a publisher needs a citation: {self.text!r}")

    @property
    def programmes(self) -> frozenset[str]:
        """The programmes that it is about, by id."""
        return frozenset(citation.programme_id for citation in self.citations)


@dataclass(frozen=True, slots=True)
class PublisherAnswer:
    """What was found in one programme: claims, or, where there are none, the nearest passages; and how probable it is
    that the programme says something on the question, 0 to 1."""

    programme: Programme
    claims: tuple[Claim, ...]
    nearest: tuple[Citation, ...]
    probability: float = 0.0

    @property
    def found(self) -> bool:
        return bool(self.claims)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for claim in self.claims for citation in claim.citations)


@dataclass(frozen=True, slots=True)
class Summary:
    """What is left of what a language model wrote about the quotes: sentences that hold, in its order. `dropped` counts
    those that did not; `place` is where the model is served: a host, or the name of a provider."""

    model: str
    place: str
    claims: tuple[Claim, ...]
    dropped: int

    def about(self, programme_id: str) -> tuple[Claim, ...]:
        """The sentences about one programme only."""
        return tuple(claim for claim in self.claims if claim.programmes == {programme_id})

    @property
    def overall(self) -> tuple[Claim, ...]:
        """The sentences about several programmes together."""
        return tuple(claim for claim in self.claims if len(claim.programmes) > 1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says to one question; `to_json` gives the contract's object."""

    id: str | None
    question: str
    understood_as: str | None
    status: AnswerStatus
    lead: str
    text: str
    publishers: tuple[PublisherAnswer, ...]
    searched: tuple[str, ...]
    notes: tuple[str, ...]
    engine: str
    collection: str
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    summary: Summary | None = None
    """None where no language model wrote."""
    instead: tuple[str, ...] = ()
    """Questions that may be asked instead of one that names what is not in the collection."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in order of their numbers, those of nearest passages included."""
        every = [citation for row in self.publishers for citation in (*row.citations, *row.nearest)]
        return tuple(sorted(every, key=lambda citation: citation.n))

    def to_json(self) -> dict[str, Any]:
        """The object of `answer.schema.json`."""
        identity = {} if self.id is None else {"id": self.id}
        summary = {} if self.summary is None else {"summary": _summary_json(self.summary)}
        return (
            identity
            | {
                "question": self.question,
                "understood_as": self.understood_as,
                "status": self.status,
                "answer": self.text,
                "publishers": [_publisher_json(row) for row in self.publishers],
                "citations": [citation.to_json() for citation in self.citations],
                "searched": list(self.searched),
                "notes": list(self.notes),
                "engine": self.engine,
                "collection": self.collection,
                "timings_ms": dict(self.timings_ms),
                "instead": list(self.instead),
            }
            | summary
        )


def _publisher_json(row: PublisherAnswer) -> dict[str, Any]:
    return {
        "programme_id": row.programme.id,
        "publisher": row.programme.publisher,
        "municipality": row.programme.municipality,
        "found": row.found,
        "probability": round(row.probability, 3),
        "citations": _numbers(row.citations),
        "nearest": _numbers(row.nearest),
    }


def _summary_json(summary: Summary) -> dict[str, Any]:
    return {
        "model": summary.model,
        "place": summary.place,
        "sentences": [
            {"text": claim.text, "citations": _numbers(claim.citations), "programme_ids": sorted(claim.programmes)}
            for claim in summary.claims
        ],
        "dropped": summary.dropped,
    }


def _numbers(citations: Sequence[Citation]) -> list[int]:
    return [citation.n for citation in citations]
