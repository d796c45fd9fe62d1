"""Made-up programmes in a folder with a catalogue, and a party and a town that are made up too."""

from collections.abc import Mapping
from pathlib import Path

from ingest.catalogue import Entry, write_catalogue
from ingest.document import Line
from vectorstore.gazetteer import Gazetteer, normalise

__all__ = ["GAZETTEER", "PARTY", "TOWN", "WORDS", "entry", "lines_of", "publish", "tell"]

WORDS = ("camera", "boa", "vuurwerk")
"""What the encoder of these tests knows."""
PARTY, TOWN = "Partij Proef", "Proefstad"
GAZETTEER = Gazetteer([(normalise(PARTY), "party", PARTY, False), (normalise(TOWN), "municipality", TOWN, False)])
"""Knows these two alone: what a test has a party say is never put into the mouth of one that there is."""


def entry(programme_id: str, file: str, **facts: object) -> Entry:
    """An entry of the catalogue; `facts` are those in which it is not as the others are."""
    known: dict[str, object] = {
        "id": programme_id,
        "file": file,
        "publisher": f"Partij {programme_id}",
        "publisher_kind": "party",
        "municipality": None,
        "title": f"Programma {programme_id}",
        "document_kind": "election_programme",
        "status": "final",
        "year": None,
        "url": None,
    }
    return Entry.model_validate(known | facts)


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files, and a catalogue of them; each programme is called as its file is, without the ending."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    write_catalogue(folder, [entry(name.partition(".")[0], name) for name in files])


def tell(*sentences: str, heading: str = "Veiligheid") -> bytes:
    """A plain text with a heading, and a paragraph for each sentence."""
    return "\n\n".join((heading, *sentences)).encode()


def lines_of(*texts: str) -> list[Line]:
    """The lines of a text; an empty one is the blank line above the next."""
    lines: list[Line] = []
    gap = False
    for text in texts:
        if text:
            lines.append(Line(text, gap=gap))
        gap = not text
    return lines
