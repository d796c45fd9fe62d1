"""Every Dutch sentence that reading a programme says."""

from pathlib import Path

from vectorstore.passage import Passage, Programme, Section

HELP_INGEST = "Leest programma's in de collectie, en laat zien wat erin staat."
HELP_SYNC = "lees in wat nieuw of veranderd is, en verwijder wat niet meer in de catalogus staat"
HELP_REBUILD = "maak de collectie helemaal opnieuw"
HELP_LIST = "laat zien welke programma's in de collectie staan"
HELP_SHOW = "laat een programma zien zoals het is ingelezen"
HELP_PROGRAMME = "de naam van het programma, zoals 'list' die laat zien"
HELP_TEXT = "de opgeschoonde tekst; alle posities wijzen hierin"
HELP_SECTIONS = "de koppen, met begin en einde in de tekst"
HELP_PASSAGES = "de passages, met plaats, begin en einde"


def reading() -> str:
    return "Inlezen"


def synced(read: int, unchanged: int, removed: int) -> str:
    return f"Ingelezen: {read}. Niet veranderd: {unchanged}. Verwijderd: {removed}."


def listed(programme: Programme, passages: int) -> str:
    town = f", {programme.municipality}" if programme.municipality else ""
    year = programme.year or "jaar onbekend"
    status = f"{programme.document_kind}, {programme.status}, {year}"
    return f"{programme.id}: {programme.publisher}{town}\n    {programme.title} ({status}), {passages} passages"


def collection_version(version: str) -> str:
    return f"Versie van de collectie: {version}"


def shown_title(programme: Programme) -> str:
    return f"({programme.publisher}, {programme.title})"


def shown_section(section: Section) -> str:
    who = f" [{section.status}: {section.author}]" if section.author else ""
    return f"{section.start:>7}-{section.end:<7} {'  ' * (len(section.path) - 1)}{section.path[-1]}{who}"


def shown_passage(passage: Passage) -> str:
    who = f" [{passage.status}: {passage.author}]" if passage.author else ""
    lead_in = f"\n    ({passage.context})" if passage.context else ""
    return (
        f"{passage.id}  {passage.start}-{passage.end}  {' › '.join(passage.section)}{who}{lead_in}\n    {passage.text}"
    )


def forum_author(number: int) -> str:
    """Who wrote a reply in a forum: a private person, known by the number of the post."""
    return f"deelnemer aan het forum, bericht #{number}"


def not_utf8(name: str, position: int) -> str:
    return (
        f"{name} is geen UTF-8-tekst (fout bij byte {position}). Sla het bestand op als UTF-8 en probeer het opnieuw."
    )


def no_words(name: str) -> str:
    return f"In {name} staat geen tekst. Zet er de tekst van het programma in, of haal het uit de catalogus."


def source_missing(path: Path, programme_id: str) -> str:
    return (
        f"Het bestand {path} van programma {programme_id} is er niet. "
        "Zet het terug, of haal het programma uit de catalogus."
    )


def source_unreadable(path: Path, reason: str) -> str:
    return f"Het bestand {path} kan niet worden gelezen ({reason}). Controleer de rechten op het bestand."


def catalogue_missing(path: Path) -> str:
    return f"De catalogus {path} is er niet. Zet het bestand terug, of wijs met VW_PROGRAMMES de juiste map aan."


def catalogue_not_yaml(path: Path, reason: str) -> str:
    return f"De catalogus {path} is geen geldige YAML: {reason}. Verbeter die plaats en probeer het opnieuw."


def catalogue_not_a_list(path: Path) -> str:
    return f"De catalogus {path} moet een lijst met minstens één programma zijn. Begin elk programma met '- id: …'."


def catalogue_doubled(path: Path, key: str, value: str) -> str:
    return f"In de catalogus {path} staat {key} '{value}' twee keer. Geef elk programma een eigen {key}."


def catalogue_entry_wrong(path: Path, entry: str, key: str | None, kind: str, value: object) -> str:
    """What is wrong with one entry; `kind` is pydantic's name for the mistake."""
    where = f"In de catalogus {path}, bij programma {entry},"
    if kind == "extra_forbidden":
        return f"{where} staat de onbekende sleutel '{key}'. Haal die weg of verbeter de spelling."
    if kind == "missing":
        return f"{where} ontbreekt de sleutel '{key}'. Vul hem in; schrijf null als de waarde onbekend is."
    if key is None:
        return f"{where} staat geen lijst van sleutels. Begin het programma met '- id: …'."
    return f"{where} heeft '{key}' een waarde die niet kan: {value!r}. Zie de README voor wat er mag staan."
