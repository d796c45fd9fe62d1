"""Made-up parties in made-up towns, with hits whose log-odds are chosen: what the pure tests of the assistant share."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.gather import Evidence, Gathered
from assistant.judge import Judged, JudgeModel, judge
from assistant.question import Intent, Query, Request
from assistant.scope import Missing, Scope
from vectorstore.passage import Hit, Passage, Programme, Status

__all__ = [
    "ALDERKRING",
    "BEEMDLIJST",
    "MODEL",
    "MOLENRODE",
    "hit",
    "judged",
    "passages",
    "programme",
    "query",
    "text_of",
]

THIEVES = Request("Wat staat er over fietsendieven?")
MODEL = JudgeModel(
    weights=(1.0, 0.0, 0.0, 0.0, 0.0, 0.0), bias=0.0, found=0.5, words=0.0, margin=1.0, data="", split="dev"
)
"""The log-odds of a hit are its `dense`, which `hit` chooses; so one is found from 0 on."""


def programme(programme_id: str, publisher: str, **facts: object) -> Programme:
    """A final programme of a party in Vossendam, but for the facts given."""
    usual = Programme(
        id=programme_id,
        publisher=publisher,
        publisher_kind="party",
        municipality="Vossendam",
        title="Programma",
        document_kind="election_programme",
        status="final",
        year=2026,
        url=None,
        file=f"{programme_id}.txt",
        edition="1",
    )
    return replace(usual, **facts)  # type: ignore[arg-type]


ALDERKRING = programme("alderkring", "Alderkring")
BEEMDLIJST = programme("beemdlijst", "Beemdlijst", status="draft", document_kind="concept_programme")
MOLENRODE = programme(
    "molenrode",
    "Gemeente Molenrode",
    publisher_kind="municipality",
    municipality="Molenrode",
    document_kind="municipal_budget",
)


def text_of(*paragraphs: str) -> str:
    """The clean text that `passages` cuts up."""
    return "\n\n".join(paragraphs)


def passages(
    programme: Programme, *paragraphs: str, status: Status = "final", author: str | None = None
) -> tuple[Passage, ...]:
    """A passage for each paragraph, at its place in `text_of` them."""
    found: list[Passage] = []
    start = 0
    for number, text in enumerate(paragraphs):
        end = start + len(text)
        found.append(
            Passage(
                id=f"{programme.id}-{number}",
                programme_id=programme.id,
                section=("Veiligheid", f"Deel {number}"),
                start=start,
                end=end,
                text=text,
                sentences=((start, end),),
                context=None,
                status=status,
                author=author,
                page=None,
            )
        )
        start = end + 2
    return tuple(found)


def hit(passage: Passage, log_odds: float, cover: float = 1.0) -> Hit:
    """A hit to which MODEL gives these log-odds, with a part of the question's words: all, if none is said."""
    return Hit(passage, log_odds, 0.0, cover, 0.0)


def query(
    programmes: Sequence[Programme] = (),
    *,
    intent: Intent = "question",
    missing: Sequence[Missing] = (),
    request: Request = THIEVES,
    outside_filter: bool = False,
    political: bool = True,
    named: bool = True,
) -> Query:
    """An understood question about some programmes."""
    return Query(
        request=request,
        text=request.question,
        words=request.question,
        understood_as=None,
        intent=intent,
        scope=Scope(tuple(programmes), tuple(missing), outside_filter),
        named=named,
        political=political,
    )


def judged(*evidence: tuple[Programme, Sequence[Hit]], asked: Query | None = None) -> Judged:
    """What MODEL makes of these hits, programme by programme."""
    found = tuple(Evidence(programme, tuple(hits)) for programme, hits in evidence)
    return judge(Gathered(asked or query([e.programme for e in found]), found), MODEL)
