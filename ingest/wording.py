"""Every Dutch sentence that the commands of the collection say."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from vectorstore.passage import Passage, PassageKind, Programme, Section, Status, Version
from vectorstore.wording import DOCUMENT_KINDS, STATUSES, counted


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
    facts = f"{DOCUMENT_KINDS[programme.document_kind]}, {shown_status(programme.status)}, {shown_year(programme.year)}"
    many = counted(passages, "passage", "passages")
    return f"{programme.id}: {programme.publisher}{town}\n    {programme.title} ({facts}), {many}"


def shown_status(status: Status) -> str:
    return "status onbekend" if status == "unknown" else STATUSES[status]


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
    return f"{check_page(passage.page)}{shown_headings(passage)}{kind}"


def shown_headings(passage: Passage) -> str:
    return " › ".join(passage.section) or "(zonder kop)"


def shown_passage(passage: Passage) -> str:
    who = shown_author(passage.status, passage.author)
    lead_in = f"\n    ({passage.context})" if passage.context else ""
    return f"{passage.id}  {passage.start}-{passage.end}  {shown_place(passage)}{who}{lead_in}\n    {passage.text}"


def shown_author(status: Status, author: str | None) -> str:
    """Who wrote it, where that is not the publisher."""
    return f" [{STATUSES[status]}: {author}]" if author else ""


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
    "instruction": "opdracht aan een taalmodel",
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


def report_written(path: Path) -> str:
    return f"De kaart van de collectie staat in {path}."


def removed(programme_id: str, shipped: bool) -> str:
    back = " Het programma uit de catalogus komt terug met: python -m ingest sync" if shipped else ""
    return f"Weggehaald: {programme_id}, met alle versies en bestanden.{back}"


def exported(path: Path) -> str:
    return f"De collectie staat in {path}."


def imported(count: int) -> str:
    programmes = counted(count, "programma", "programma's")
    return f"Overgenomen: {programmes}."


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


def shown_version(version: Version, file: Path | None) -> str:
    """`file` is where the file of this version is kept, for who wants to check a quote there."""
    now = "  (nu)" if version.current else ""
    where = f"\n    {file}" if file else ""
    sha256 = (version.sha256 or "onbekend")[:12]
    return f"{version.edition}  toegevoegd {version.added or 'onbekend'}  SHA-256 {sha256}{now}{where}"


def no_older_version(programme_id: str) -> str:
    return f"Van {programme_id} is maar één versie bekend; er is niets om mee te vergelijken."


def compared(before: str, after: str, added: int, dropped: int, changed: int, same: int) -> str:
    return (
        f"Van {before} naar {after}: {counted(added, 'passage', 'passages')} erbij, {amount(dropped)} weg, "
        f"{amount(changed)} anders, {amount(same)} gelijk."
    )


def diff_line(mark: str, passage: Passage) -> str:
    """A passage that reads by itself: under its headings, after the line that leads it in."""
    lead_in = f"\n    ({passage.context})" if passage.context else ""
    return f"{mark} {shown_headings(passage)}{lead_in}\n    {passage.text}"


def no_cards() -> str:
    return "Van deze collectie is nog niet bekend hoe ze is gelezen. Draai: python -m ingest sync --rebuild"


def out_exists(path: Path) -> str:
    return f"{path} is er al. Kies een andere naam, of schrijf eroverheen met --force."


def out_ending(path: Path, endings: Sequence[str]) -> str:
    *others, last = endings
    ending = f"{', '.join(others)} of {last}" if others else last
    return f"{path} heeft niet het goede einde. Geef een naam die eindigt op {ending}."


def out_is_input(path: Path) -> str:
    return f"{path} is het bestand dat wordt gelezen. Kies een andere naam."


def out_in_collection(path: Path, folder: Path) -> str:
    return f"In {folder} staan de programma's zelf; daar komt {path.name} niet tussen. Kies een andere map."
