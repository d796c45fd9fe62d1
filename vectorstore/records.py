"""How a programme is written down in Chroma: the record of each, and the ids and the encoded text of its passages."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from vectorstore.passage import Passage, Programme, Section

__all__ = ["Stored", "from_record", "headed", "record_id", "to_record"]


@dataclass(frozen=True, slots=True)
class Stored:
    """One programme as it is kept."""

    programme: Programme
    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


def to_record(stored: Stored) -> str:
    """A programme as JSON."""
    return json.dumps(asdict(stored), ensure_ascii=False)


def from_record(document: str) -> Stored:
    """The programme that `to_record` wrote."""
    record = json.loads(document)
    return Stored(
        Programme(**record["programme"]),
        record["text"],
        tuple(Section(**{**section, "path": tuple(section["path"])}) for section in record["sections"]),
        tuple(
            Passage(
                **{
                    **passage,
                    "section": tuple(passage["section"]),
                    "sentences": tuple((start, end) for start, end in passage["sentences"]),
                }
            )
            for passage in record["passages"]
        ),
    )


def record_id(passage: Passage, edition: str) -> str:
    """What a passage's vector is known by; one edition's vectors never replace another's."""
    return f"{edition}:{passage.id}"


def headed(passage: Passage, headings: Sequence[str]) -> str:
    """What a passage is about, then what it says: headings, lead-in, words."""
    lead_in = f"{passage.context} " if passage.context else ""
    return f"{', '.join(headings)}: {lead_in}{passage.text}"
