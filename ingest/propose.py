"""What a file tells about itself that the catalogue wants to know: title, year, party, town, kind and status. Pure.

A proposal is for a person to confirm. Only what the text states is proposed; nothing is made up.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.document import Reading
from ingest.structure.kinds import kind_of_heading
from vectorstore.gazetteer import Gazetteer, MentionKind
from vectorstore.passage import DocumentKind, PassageKind, PublisherKind, Status

__all__ = ["Proposal", "kind_of", "propose", "slug"]

_OPENING = 6_000
"""Characters at the beginning of a document, where it says whose it is."""
_TITLE_WORDS = 12
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What a file's properties may have in a title, and a catalogue may not."""
_NAMED = 3
"""A party that is named so often in the opening, and more than any other, is probably whose document it is."""
_ADDRESS = re.compile(r"@|https?:|www\.|\b(?:mail|tel(?:efoon)?)\s*[:.]", re.IGNORECASE)
_IN_NAME = re.compile(r"(?<!\d)20\d\d(?!\d|[-_.]\d\d[-_.]\d\d)")
"""A year, and not the day on which a file was saved ("2025-11-02")."""
_YEAR = re.compile(r"(?<![\d.,€-])20\d\d(?![\d%]|[.,-]\d)")
_TERM = re.compile(r"\b(20\d\d)\s?[-–/]\s?((?:20)?\d\d)\b")
_PROGRAMME = re.compile(r"\b(?:verkiezing\w*|programma)[^\d.!?]{0,30}\b(20\d\d)\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:begroting|akkoord|plan)[^\d.!?]{0,30}\b(20\d\d)\b", re.IGNORECASE)
"""Which a text also has of others than itself: it counts last."""
_KINDS: tuple[tuple[DocumentKind, Status | None, str], ...] = (
    ("concept_programme", "draft", r"concept[- ]?(?:verkiezings)?programma"),
    ("coalition_agreement", None, r"(?:coalitie|bestuurs|college|raads)-?akkoord|coalitieprogramma"),
    ("municipal_budget", None, r"(?:programma|meerjaren)?begroting[- ]20\d\d"),
    ("safety_plan", None, r"integraal veiligheids(?:plan|beleid)|veiligheidsplan 20\d\d"),
    ("election_programme", None, r"verkiezingsprogramm?a"),
)
"""The first that is named decides: a draft of an election programme is a draft."""
_OF_OTHERS: dict[PublisherKind, tuple[DocumentKind, ...]] = {
    "party": ("municipal_budget",),
    "municipality": ("election_programme", "concept_programme"),
}
"""What a publisher does not publish, however often its text names one."""
_NO_TITLE = re.compile(
    r"(?:\d+[.:]?\s+)?(?:inhoud(?:sopgave)?|inleiding|introductie|vooraf|leeswijzer|samenvatting|welkom|home(?:page)?"
    r"|menu|naamloos|untitled|document\s*\d*|(?:het |een |ons )?(?:voorwoord|woord) (?:van|vooraf)\b.*)[.:!]?"
    r"|(?:microsoft )?(?:word|powerpoint) ?[-–] .*|.*\.(?:docx?|odt|pdf|pptx?|indd|qxp)",
    re.IGNORECASE,
)
"""Headings of what comes before a text, and what programs write into a file of their own accord."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the file tells; None where it does not tell. `kinds` are the sorts of document that it calls itself, each
    with the status that goes with it, the likeliest first."""

    title: str | None
    year: int | None
    publisher: str | None
    municipality: str | None
    kinds: tuple[tuple[DocumentKind, Status | None], ...]


def propose(name: str, reading: Reading, gazetteer: Gazetteer) -> Proposal:
    """Reads a proposal from the file's name, its properties and its opening."""
    furniture = " ".join(
        removed.text for removed in reading.removed if removed.rule in ("titelblad", "kop- of voetregel")
    )
    cover, stem = _cover(reading), re.sub(r"[_\W]+", " ", PurePath(name).stem)
    own, printed = reading.properties.title or "", f"{furniture[:_OPENING]}. {reading.text[:_OPENING]}"
    first = reading.sections[0].path[0] if reading.sections else ""
    opening = f"{stem}. {own}. {printed}"
    return Proposal(
        title=_title(reading, cover),
        year=_year(name, cover, printed, own),
        publisher=_named(gazetteer, opening, "party"),
        municipality=_named(gazetteer, opening, "municipality"),
        kinds=(*_kinds(f"{stem}. {own}. {cover}. {first}"), *_kinds(printed)),
    )


def kind_of(proposal: Proposal, publisher: PublisherKind) -> tuple[DocumentKind | None, Status | None]:
    """The likeliest sort of document that such a publisher publishes, and its status; None where none is told."""
    own = (told for told in proposal.kinds if told[0] not in _OF_OTHERS[publisher])
    return next(own, (None, None))


def slug(*names: str | int | None) -> str:
    """An id for the catalogue: "D66", "Almere", 2026 → "d66-almere-2026"."""
    from_names = " ".join(str(name) for name in names if name is not None)
    return "-".join(re.findall(r"[a-z0-9]+", _plain(from_names))) or "programma"


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _cover(reading: Reading) -> str:
    """What stands on the title page."""
    lines = [removed for removed in reading.removed if removed.rule == "titelblad"]
    return " ".join(dict.fromkeys(line.text for line in lines if line.page == lines[0].page))


def _title(reading: Reading, cover: str) -> str | None:
    """What stands on the title page, else the title that the file itself has, else its first heading above a plan."""
    own = reading.properties.title or ""
    above: defaultdict[str, set[PassageKind]] = defaultdict(set)
    for passage in reading.passages:
        above[passage.section[0] if passage.section else ""].add(passage.kind)
    headings = (section.path[0] for section in reading.sections if "plan" in above.get(section.path[0], {"plan"}))
    for title in (cover, own if " " in own else "", *headings):
        shown = " ".join(_CONTROL.sub(" ", title).split())
        if _may_be_title(shown):
            return shown
    return None


def _may_be_title(shown: str) -> bool:
    if not shown or len(shown.split()) > _TITLE_WORDS or _ADDRESS.search(shown):
        return False
    return kind_of_heading(shown) is None and not _NO_TITLE.fullmatch(shown)


def _year(name: str, cover: str, printed: str, own: str) -> int | None:
    """The year in the file's name; else, in print and only then in the file's properties, the first of a term
    ("2026-2030") or that of an election or programme; in print too, the only year on the title page; else, in print,
    that of a budget, an agreement or a plan."""
    in_name = _IN_NAME.findall(name)
    if len(in_name) == 1:
        return int(in_name[0])
    on_cover = set(_YEAR.findall(cover))
    only = int(on_cover.pop()) if len(on_cover) == 1 else None
    return _stated(printed) or only or _stated(own) or _most_frequent(_PLAN.findall(printed))


def _stated(text: str) -> int | None:
    terms = [first for first, last in _TERM.findall(text) if int(last[-2:]) - int(first[-2:]) > 1]
    return _most_frequent(terms or _PROGRAMME.findall(text))


def _most_frequent(years: Sequence[str]) -> int | None:
    return int(Counter(years).most_common(1)[0][0]) if years else None


def _named(gazetteer: Gazetteer, opening: str, kind: MentionKind) -> str | None:
    named = Counter(mention.name for mention in gazetteer.mentions(opening) if mention.kind == kind)
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < _NAMED or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _kinds(text: str) -> Iterator[tuple[DocumentKind, Status | None]]:
    for kind, status, pattern in _KINDS:
        if re.search(pattern, text, re.IGNORECASE):
            yield kind, status
