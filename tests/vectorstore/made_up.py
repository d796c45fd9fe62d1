"""Made-up programmes for the tests of the collection."""

from collections.abc import Sequence

from vectorstore.library import Library
from vectorstore.passage import Card, Passage, PassageKind, Programme, Section, Span
from vectorstore.records import Stored

__all__ = ["WORDS", "add", "card", "programme", "stored"]

WORDS = ("camera", "boa", "vuurwerk")


def programme(programme_id: str, edition: str = "1", publisher: str = "Partij", town: str | None = None) -> Programme:
    """As in a real edition, the programme's own id is in it: no two programmes share one."""
    return Programme(
        id=programme_id,
        publisher=publisher,
        publisher_kind="party",
        municipality=town,
        title="Programma",
        document_kind="election_programme",
        status="final",
        year=None,
        url=None,
        file=f"{programme_id}.txt",
        edition=f"{programme_id} {edition}",
    )


def card(added: str, sha256: str = "ab" * 32) -> Card:
    """A card with something in every field."""
    return Card(
        sha256=sha256,
        added=added,
        characters=120,
        pages=3,
        textless=(2,),
        passages=4,
        kinds={"plan": 3, "sources": 1},
        words=20,
        suspects=2,
        suspect_words=(("straal", 1), ("lchten", 1)),
        removed=(("paginanummer", "12", 1), ("kop", "Inhoud", None)),
        warnings=("Bladzijde 2 heeft geen tekst.",),
    )


def stored(
    kept: Programme,
    *said: tuple[str, ...],
    heading: str = "Plan",
    context: str | None = None,
    kinds: Sequence[PassageKind] = (),
    known: Card | None = None,
) -> Stored:
    """A programme of these passages, each given as its sentences; the first of them are of these kinds."""
    text = heading
    passages: list[Passage] = []
    for sentences in said:
        text += "\n\n"
        start = len(text)
        spans: list[Span] = []
        for sentence in sentences:
            if spans:
                text += " "
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence
        passages.append(
            Passage(
                id=f"{kept.id}-{text[start:]}",
                programme_id=kept.id,
                section=(heading,),
                start=start,
                end=len(text),
                text=text[start:],
                sentences=tuple(spans),
                context=context,
                status="final",
                author=None,
                page=None,
                kind=kinds[len(passages)] if len(passages) < len(kinds) else "plan",
            )
        )
    sections = (Section((heading,), 0, len(text), "final", None),)
    return Stored(kept, text, sections, tuple(passages), known)


def add(
    library: Library,
    kept: Programme,
    *said: tuple[str, ...],
    heading: str = "Plan",
    context: str | None = None,
    kinds: Sequence[PassageKind] = (),
    known: Card | None = None,
) -> None:
    """Adds what `stored` makes of the same."""
    made = stored(kept, *said, heading=heading, context=context, kinds=kinds, known=known)
    library.add(made.programme, made.text, made.sections, made.passages, made.card)
