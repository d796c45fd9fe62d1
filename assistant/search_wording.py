"""Every Dutch sentence about searching in programmes."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from assistant.wording import join
from vectorstore.passage import PassageKind
from vectorstore.wording import DOCUMENT_KINDS, STATUSES

KINDS: Final[Mapping[PassageKind, str]] = {
    "plan": "plan",
    "past_result": "terugblik op wat al gedaan is",
    "foreword": "voorwoord",
    "candidates": "lijst van namen",
    "sources": "bronnen",
    "colophon": "colofon",
    "quotation": "citaat van een ander",
    "instruction": "opdracht aan een taalmodel",
}
"""What sort of text a hit stands in."""
NO_WORDS = "Typ een woord om naar te zoeken, bijvoorbeeld: vuurwerk."
NOTHING_TOGETHER = "Bij deze keuzes samen hoort geen programma. Laat een van de keuzes weg."


def too_long(length: int, longest: int) -> str:
    return f"Dat is te lang om naar te zoeken: {length} tekens. Zoek met hoogstens {longest} tekens."


def unknown_municipality(said: str, known: Sequence[str]) -> str:
    return f"Uit {said} heb ik geen programma’s. Wel uit {join(known)}."


def unknown_publisher(said: str, known: Sequence[str]) -> str:
    return f"Van {said} heb ik geen programma. Wel van {join(known)}."


def unknown_year(said: int, known: Sequence[int]) -> str:
    years = join([str(year) for year in known])
    there_is = f"Wel uit {years}." if years else "Van geen programma is het jaar bekend."
    return f"Uit {said} heb ik geen programma. {there_is}"


def unknown_kind(said: str, known: Sequence[str]) -> str:
    return f"Er is geen document van de soort ‘{_name(DOCUMENT_KINDS, said)}’. Wel: {_names(DOCUMENT_KINDS, known)}."


def unknown_status(said: str, known: Sequence[str]) -> str:
    return f"Er is geen tekst met de status ‘{_name(STATUSES, said)}’. Wel: {_names(STATUSES, known)}."


def _name(names: Mapping[Any, str], code: str) -> str:
    return names.get(code, code)


def _names(names: Mapping[Any, str], codes: Sequence[str]) -> str:
    return join([name for code, name in names.items() if code in codes])
