"""Every Dutch sentence that the commands of the collection say."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from vectorstore.passage import DocumentKind, Passage, PassageKind, Programme, Section, Status

HELP_INGEST = "Leest programma's in de collectie, en laat zien wat erin staat."
HELP_SYNC = "lees in wat nieuw of veranderd is, en verwijder wat niet meer in de catalogus staat"
HELP_REBUILD = "maak de collectie helemaal opnieuw"
HELP_LIST = "laat zien welke programma's in de collectie staan"
HELP_DRY_RUN = "laat alleen zien wat er zou gebeuren"
HELP_ADD = "voeg een programma toe: een bestand of een webadres"
HELP_SOURCE = "een bestand (PDF, HTML, DOCX, ODT, Markdown, tekst) of een webadres"
HELP_PUBLISHER = "van wie het programma is, bijvoorbeeld D66 of Gemeente Amstelveen"
HELP_MUNICIPALITY = "de gemeente"
HELP_NATIONAL = "het programma geldt voor het hele land"
HELP_YEAR = "het jaar, als de tekst dat noemt"
HELP_KIND = "het soort document"
HELP_STATUS = "de status van het document"
HELP_TITLE = "de titel, zoals het document die heeft"
HELP_SOURCE_URL = "het webadres waar het document te vinden is"
HELP_ID = "de naam van het programma in de collectie; anders gemaakt van partij, gemeente en jaar"
HELP_REMOVE = "haal een toegevoegd programma weg, met zijn bestand"
HELP_CHECK = "lees een bestand zonder het op te slaan, en laat zien wat eruit komt"
HELP_HTML = "schrijf het als webpagina, met de bladzijden als plaatje"
HELP_REPORT = "laat van elk programma zien waar het vandaan komt en hoe het is gelezen"
HELP_OUT = "schrijf naar dit bestand; het einde van de naam (.md, .html, .json) bepaalt de vorm"
HELP_DIFF = "laat zien wat er tussen twee versies van een programma veranderde"
HELP_FROM = "de oude versie (zie 'show --versions'); anders de vorige"
HELP_TO = "de nieuwe versie; anders die van nu"
HELP_EXPORT = "schrijf de hele collectie naar één bestand"
HELP_IMPORT = "neem een collectie over uit zo'n bestand"
HELP_FILE = "het bestand (.zip)"
HELP_REPLACE = "ook als er al een collectie is; die verdwijnt dan"
HELP_VERSION = "een oudere versie (zie --versions)"
HELP_VERSIONS = "de versies van dit programma"
HELP_SHOW = "laat een programma zien zoals het is ingelezen"
HELP_PROGRAMME = "de naam van het programma, zoals 'list' die laat zien"
HELP_TEXT = "de opgeschoonde tekst; alle posities wijzen hierin"
HELP_SECTIONS = "de koppen, met begin en einde in de tekst"
HELP_PASSAGES = "de passages, met plaats, begin en einde"


def reading() -> str:
    return "Inlezen"


def waiting_for_another(folder: Path) -> str:
    return f"Een ander commando is nog bezig met {folder}. Dit commando gaat verder als dat klaar is."


def version_lost(programme_id: str, edition: str) -> str:
    return f"Let op: versie {edition} van {programme_id} is beschadigd en gaat niet mee. Bewaar uw laatste export."


def synced(read: int, unchanged: int, removed: int) -> str:
    return f"Ingelezen: {read}. Niet veranderd: {unchanged}. Verwijderd: {removed}."


def listed(programme: Programme, passages: int) -> str:
    town = f", {programme.municipality}" if programme.municipality else ""
    return (
        f"{programme.id}: {programme.publisher}{town}\n    {programme.title} ({_sort(programme)}), {passages} passages"
    )


def _sort(programme: Programme) -> str:
    kind, status = DOCUMENT_KIND_NAMES[programme.document_kind], STATUS_NAMES[programme.status]
    return f"{kind}, {status}, {shown_year(programme.year)}"


def shown_year(year: int | None) -> str:
    return str(year) if year else "jaar onbekend"


def collection_version(version: str) -> str:
    return f"Versie van de collectie: {version}"


def shown_title(programme: Programme) -> str:
    return f"({programme.publisher}, {programme.title})"


def shown_section(section: Section) -> str:
    who = shown_author(section.status, section.author)
    return f"{section.start:>7}-{section.end:<7} {'  ' * (len(section.path) - 1)}{section.path[-1]}{who}"


def shown_place(passage: Passage) -> str:
    """Page, headings and, where it is no plan, kind."""
    kind = "" if passage.kind == "plan" else f" [{KIND_NAMES[passage.kind]}]"
    return f"{check_page(passage.page)}{' › '.join(passage.section)}{kind}"


def shown_passage(passage: Passage) -> str:
    who = shown_author(passage.status, passage.author)
    lead_in = f"\n    ({passage.context})" if passage.context else ""
    place = f"{passage.start}-{passage.end}  {shown_place(passage)}"
    return f"{passage.id}  {place}{who}{lead_in}\n    {passage.text}"


def shown_author(status: Status, author: str | None) -> str:
    """Who wrote it, where that is not the publisher."""
    return f" [{STATUS_NAMES[status]}: {author}]" if author else ""


def forum_author(number: int) -> str:
    """Who wrote a reply in a forum: a private person, known by the number of the post."""
    return f"deelnemer aan het forum, bericht #{number}"


KIND_NAMES: Final[Mapping[PassageKind, str]] = {
    "plan": "plan",
    "past_result": "bereikt resultaat",
    "foreword": "voorwoord",
    "candidates": "namenlijst",
    "sources": "bronnen",
    "colophon": "colofon",
    "quotation": "citaat van een ander",
}
DOCUMENT_KIND_NAMES: Final[Mapping[DocumentKind, str]] = {
    "election_programme": "verkiezingsprogramma",
    "concept_programme": "conceptprogramma",
    "forum_draft": "tekst op een forum",
    "municipal_budget": "gemeentebegroting",
    "safety_plan": "veiligheidsplan",
    "coalition_agreement": "coalitieakkoord",
    "other": "ander document",
}
STATUS_NAMES: Final[Mapping[Status, str]] = {
    "final": "vastgesteld",
    "draft": "concept",
    "proposal": "voorstel",
    "past_result": "bereikt resultaat",
    "unknown": "status onbekend",
}


def amount(number: int) -> str:
    """A number as it is written in Dutch: 12.345."""
    return f"{number:,}".replace(",", ".")


def percentage(part: int, whole: int) -> str:
    share = 100 * part / whole if whole else 0.0
    return f"{share:.2f}%".replace(".", ",")


def check_page(page: str | int | None) -> str:
    return f"blz. {page}: " if page is not None else ""


def checked_page(path: Path) -> str:
    return f"De webpagina staat in {path}."


def ask_publisher() -> str:
    return "Van wie is het programma"


def ask_municipality() -> str:
    return "Voor welke gemeente (- voor het hele land)"


def ask_title() -> str:
    return "Titel"


def ask_year() -> str:
    return "Jaar, in vier cijfers (- als het er niet staat)"


def asked(question: str, proposal: str | None) -> str:
    return f"{question} [{proposal}]: " if proposal else f"{question}: "


def added(programme_id: str, path: Path, kept: Literal["new", "renewed", "same"]) -> str:
    what = {"new": "Toegevoegd:", "renewed": "Nieuwe versie van", "same": "Zelfde bestand als eerst voor"}[kept]
    return f"{what} {programme_id}, bewaard in {path}."


def town_unknown(municipality: str) -> str:
    return (
        f"Let op: {municipality} staat niet in de lijst van gemeenten. Vragen over die gemeente worden misschien niet "
        "herkend. Kijk de naam na."
    )


def removed(programme_id: str, shipped: bool) -> str:
    back = " Het programma uit de catalogus komt terug met: python -m ingest sync" if shipped else ""
    return f"Weggehaald: {programme_id}, met het bestand en alle versies.{back}"


def exported(path: Path) -> str:
    return f"De collectie staat in {path}."


def imported(count: int) -> str:
    return f"Overgenomen: {amount(count)} programma's."


def import_not_empty(folder: Path) -> str:
    return (
        f"In {folder} staat al een collectie. Neem de andere over met --replace; wat er nu staat verdwijnt dan, ook "
        "wat u zelf hebt toegevoegd. Of kies een andere map met VW_DATA_DIR."
    )


def dry_read(programme_id: str, new: bool) -> str:
    return f"{programme_id}: {'wordt ingelezen (nieuw)' if new else 'wordt opnieuw ingelezen (veranderd)'}"


def dry_unchanged(count: int) -> str:
    return f"Niet veranderd: {amount(count)}."


def dry_gone(programme_id: str) -> str:
    return f"{programme_id}: wordt verwijderd (staat niet meer in de catalogus)"


def shown_version(edition: str, added: str | None, sha256: str | None, current: bool) -> str:
    now = "  (nu)" if current else ""
    return f"{edition}  toegevoegd {added or 'onbekend'}  SHA-256 {(sha256 or 'onbekend')[:12]}{now}"


def no_older_version(programme_id: str) -> str:
    return f"Van {programme_id} is maar één versie bekend; er is niets om mee te vergelijken."


def compared(before: str, after: str, added: int, dropped: int, changed: int, same: int) -> str:
    return (
        f"Van {before} naar {after}: {amount(added)} passages erbij, {amount(dropped)} weg, {amount(changed)} anders, "
        f"{amount(same)} gelijk."
    )


def diff_line(mark: str, section: Sequence[str], text: str) -> str:
    return f"{mark} {' › '.join(section)}\n    {text}"


def no_cards() -> str:
    return "Van deze collectie is nog niet bekend hoe ze is gelezen. Draai: python -m ingest sync --rebuild"
