"""Every Dutch sentence of the page "Programma's"."""

from datetime import date
from typing import Final

from assistant.search_wording import KINDS
from vectorstore.passage import PassageKind
from vectorstore.wording import counted, day_in_words

HEADING: Final = "Welke programma’s zitten erin?"
INTRODUCTION: Final = (
    "Alle teksten waarin Veiligheidswijzer zoekt: waar ze vandaan komen, hoe ze zijn gelezen, en de hele tekst."
)
BUSY: Final = "De programma’s worden opgehaald…"
TABLE: Final = "De programma’s in de collectie"
COLUMNS: Final = (
    "Van wie",
    "Titel",
    "Status en jaar",
    "Bladzijden",
    "Stukken tekst",
    "Onbekende woorden",
    "Toegevoegd",
)
TERMS: Final = (
    ("Stukken tekst", "Hieruit kan een antwoord citeren. Wat geen plan is, zoals een voorwoord, telt apart."),
    (
        "Onbekende woorden",
        "Woorden die in geen Nederlandse woordenlijst staan, zoals namen. Zijn het er veel, dan is de tekst misschien "
        "niet goed gelezen.",
    ),
)
UNKNOWN: Final = "onbekend"
NO_PAGES: Final = "geen (webtekst)"
CONTENTS: Final = "Inhoud"
BACK: Final = "Terug naar alle programma’s"
SEARCH_WITHIN: Final = "Zoek in dit programma"
SEARCH: Final = "Zoek"
PLACE_OF: Final = "{n} van {of}"
PREVIOUS: Final = "Vorige"
NEXT: Final = "Volgende"
NOTHING_LEFT_OUT: Final = "Uit dit bestand is niets weggelaten."


def kind_name(kind: PassageKind) -> str:
    """What sort of text a passage is, and whether it is a plan."""
    name = KINDS[kind][0].upper() + KINDS[kind][1:]
    return name if kind == "plan" else f"{name}, geen plan"


def day(iso: str) -> str:
    """An ISO date as Dutch writes it: "29 november 2026"."""
    return day_in_words(date.fromisoformat(iso))


def collection_of(programmes: int, version: str) -> str:
    return f"{counted(programmes, 'programma', 'programma’s')}. Versie van de collectie: {version}."


def unknown_programme(programme_id: str) -> str:
    """Above the table of all programmes, where each stands by its name."""
    return f"Het adres vraagt om programma {programme_id}, maar dat is er niet. Kies hieronder een programma."


def pages(number: int, textless: int) -> str:
    without = f", {textless} zonder tekst" if textless else ""
    return f"{counted(number, 'bladzijde', 'bladzijden')}{without}"


def passages(number: int, others: int) -> str:
    return counted(number, "stuk", "stukken") + (f", {others} geen plan" if others else "")


def share(part: int, whole: int) -> str:
    """A percentage with a comma."""
    return f"{100 * part / whole:.1f}%".replace(".", ",") if whole else UNKNOWN


def read_as(file: str, added: str, sha256: str) -> str:
    return f"Gelezen uit {file}, toegevoegd op {day(added)} (SHA-256 {sha256[:12]}…)."


def found(number: int, words: str) -> str:
    if not number:
        return f"„{words}” staat niet in dit programma."
    return f"„{words}” staat {counted(number, 'keer', 'keer')} in dit programma."


def places_of(words: str) -> str:
    return f"Waar „{words}” staat"


def private(number: int) -> str:
    return (
        f"{counted(number, 'regel', 'regels')} over wie iets schreef en wanneer. "
        "Die kunnen namen van mensen hebben; daarom ziet u ze hier niet."
    )


def left_out(number: int) -> str:
    return f"Weggelaten: {counted(number, 'regel', 'regels')}, en waarom"


def rule(name: str) -> str:
    return name[0].upper() + name[1:]


def removed_line(line: str, page: int | None) -> str:
    return line if page is None else f"{line} (bladzijde {page})"
