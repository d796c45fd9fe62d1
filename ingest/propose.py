"""What a file tells about itself that the catalogue wants to know: title, year, party, town, kind and status. Pure.

A proposal is for a person to confirm. Only what the text states is proposed; nothing is made up.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from ingest.document import Reading
from ingest.structure.kinds import kind_of_heading
from vectorstore.gazetteer import Gazetteer, MentionKind
from vectorstore.passage import DocumentKind, Status

__all__ = ["Proposal", "propose", "slug"]

_OPENING = 6_000
"""Characters at the beginning of a document, where it says whose it is."""
_TITLE_WORDS = 12
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What a file's properties may have in a title, and a catalogue may not."""
_NAMED = 3
"""A party that is named so often in the opening, and more than any other, is probably whose document it is."""
_ADDRESS = re.compile(r"@|https?:|www\.|\b(?:mail|tel(?:efoon)?)\s*[:.]", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TERM = re.compile(r"\b(20\d\d)\s?[-–/]\s?((?:20)?\d\d)\b")
_ELECTION = re.compile(r"\b(?:verkiezing\w*|programma|begroting|akkoord|plan)[^\d.!?]{0,30}\b(20\d\d)\b", re.IGNORECASE)
_KINDS: tuple[tuple[DocumentKind, Status | None, str], ...] = (
    ("concept_programme", "draft", r"concept[- ]?(?:verkiezings)?programma"),
    ("coalition_agreement", None, r"(?:coalitie|bestuurs|college|raads)-?akkoord|coalitieprogramma"),
    ("municipal_budget", None, r"(?:programma|meerjaren)?begroting[- ]20\d\d"),
    ("safety_plan", None, r"integraal veiligheids(?:plan|beleid)|veiligheidsplan 20\d\d"),
    ("election_programme", None, r"verkiezingsprogramm?a"),
)
"""The first that is named decides: a draft of an election programme is a draft."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the file tells; None where it does not tell."""

    title: str | None
    year: int | None
    publisher: str | None
    municipality: str | None
    kind: DocumentKind | None
    status: Status | None


def propose(name: str, reading: Reading, gazetteer: Gazetteer) -> Proposal:
    """Reads a proposal from the file's name, its properties and its opening."""
    removed = " ".join(
        removed.text for removed in reading.removed if removed.rule in ("titelblad", "kop- of voetregel")
    )
    stem = re.sub(r"[_\W]+", " ", PurePath(name).stem)
    opening = f"{stem}. {reading.properties.title or ''}. {removed[:_OPENING]}. {reading.text[:_OPENING]}"
    kind, status = _kind(opening)
    return Proposal(
        title=_title(reading),
        year=_year(name, opening),
        publisher=_named(gazetteer, opening, "party"),
        municipality=_named(gazetteer, opening, "municipality"),
        kind=kind,
        status=status,
    )


def slug(*names: str | int | None) -> str:
    """An id for the catalogue: "D66", "Almere", 2026 → "d66-almere-2026"."""
    from_names = " ".join(str(name) for name in names if name is not None)
    return "-".join(re.findall(r"[a-z0-9]+", _plain(from_names))) or "programma"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _title(reading: Reading) -> str | None:
    """What stands on the title page, else the title that the file itself has, else its first heading."""
    cover = [removed for removed in reading.removed if removed.rule == "titelblad"]
    printed = " ".join(dict.fromkeys(removed.text for removed in cover if removed.page == cover[0].page))
    own = reading.properties.title or ""
    headings = (section.path[0] for section in reading.sections if kind_of_heading(section.path[0]) is None)
    for title in (printed, own if " " in own else "", next(headings, "")):
        shown = " ".join(_CONTROL.sub(" ", title).split())
        if shown and len(shown.split()) <= _TITLE_WORDS and not _ADDRESS.search(shown):
            return shown
    return None


def _year(name: str, opening: str) -> int | None:
    """The year in the file's name, else the first of a term ("2026-2030"), else that of an election, plan or budget."""
    in_name = _IN_NAME.findall(name)
    if len(in_name) == 1:
        return int(in_name[0])
    terms = Counter(int(first) for first, last in _TERM.findall(opening) if int(last[-2:]) - int(first[-2:]) > 1)
    years = terms or Counter(int(year) for year in _ELECTION.findall(opening))
    return years.most_common(1)[0][0] if years else None


def _named(gazetteer: Gazetteer, opening: str, kind: MentionKind) -> str | None:
    named = Counter(mention.name for mention in gazetteer.mentions(opening) if mention.kind == kind)
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < _NAMED or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _kind(opening: str) -> tuple[DocumentKind | None, Status | None]:
    for kind, status, pattern in _KINDS:
        if re.search(pattern, opening, re.IGNORECASE):
            return kind, status
    return None, None
