"""Every Dutch sentence of the reports: what a file became (`check`), and the collection card (`report`)."""

from collections.abc import Sequence
from typing import Final

from ingest.wording import KIND_NAMES, amount, percentage
from vectorstore.passage import PassageKind, Programme
from vectorstore.wording import counted

CHECK_LEAD: Final = "Het bestand is alleen gelezen, en niet toegevoegd. Kijk of het klopt voordat u het toevoegt."
CHECK_CONTENTS: Final = "Op deze pagina"
CHECK_FACTS: Final = "In het kort"
CHECK_WARNINGS: Final = "Let op"
CHECK_HEADINGS: Final = "Koppen"
CHECK_SUSPECTS: Final = "Woorden die geen woordenlijst kent"
CHECK_REMOVED: Final = "Weggelaten"
CHECK_PAGES: Final = "Bladzijde voor bladzijde"
CHECK_TEXT: Final = "De passages"
CHECK_LEGEND: Final = (
    "Dit is er gelezen. Een geel woord kent geen woordenlijst: kijk of het er zo staat. Staat er iets in een kader "
    "boven een passage, dan is die geen plan, of is die door een ander geschreven."
)
CHECK_UNREAD: Final = "Van deze bladzijde is geen passage gelezen."
CHECK_NO_HEADINGS: Final = "Er zijn geen koppen gevonden."
CHECK_NO_SUSPECTS: Final = "Er zijn geen onbekende woorden."
CHECK_NOTHING_REMOVED: Final = "Er is niets weggelaten."
CHECK_NO_PASSAGES: Final = "Er is geen enkele passage gelezen."
CHECK_PAGE_LEFT_OUT: Final = "Weggelaten van deze bladzijde"
CHECK_NAMES: Final = ("Bladzijden", "Tekens", "Woorden", "Koppen", "Passages", "Waarvan geen plan", "Onbekende woorden")

REPORT_TITLE: Final = "De collectie"
REPORT_COLUMNS: Final = (
    "Naam",
    "Van wie",
    "Gemeente",
    "Titel",
    "Soort",
    "Status",
    "Bron",
    "Toegevoegd, SHA-256",
    "Bladzijden",
    "Zonder tekst",
    "Passages",
    "Waarvan geen plan",
    "Onbekende woorden",
)
REPORT_PROGRAMME: Final = "Programma"
REPORT_SORT: Final = "Soort en status"
REPORT_SOURCE: Final = "Bron"
REPORT_ADDED: Final = "Toegevoegd"
REPORT_AMOUNTS: Final = REPORT_COLUMNS[-5:]
REPORT_TABLE: Final = "Elk programma: waar het vandaan komt en hoe het is gelezen"
REPORT_WARNINGS: Final = "Waarschuwingen"
REPORT_NONE: Final = "Geen."
REPORT_EXPLAINED: Final = "Wat de woorden betekenen"
REPORT_TERMS: Final = (
    ("Toegevoegd", "de dag waarop het bestand in de collectie kwam"),
    ("SHA-256", "het begin van een getal dat bij precies dit bestand hoort: een ander bestand heeft een ander getal"),
    ("Zonder tekst", "bladzijden waarvan geen tekst is gelezen, zoals een foto over de hele bladzijde"),
    ("Passages", "stukken tekst die een antwoord kan citeren, zoals een alinea"),
    ("Waarvan geen plan", "zoals een voorwoord, bronnen of bereikte resultaten; die geven geen antwoord op een vraag"),
    ("Onbekende woorden", "het deel van de woorden dat geen woordenlijst kent; is het hoog, controleer dan de tekst"),
)
UNKNOWN: Final = "onbekend"
NATIONAL: Final = "landelijk"
NO_PAGES: Final = "geen"


def check_title(name: str) -> str:
    return f"Zo is {name} gelezen"


def check_summary(name: str, pages: int, characters: int, words: int, passages: int, sections: int) -> str:
    on_pages = f"{counted(pages, 'bladzijde', 'bladzijden')}, " if pages else ""
    return (
        f"{name}: {on_pages}{counted(characters, 'teken', 'tekens')}, {counted(words, 'woord', 'woorden')}, "
        f"{counted(sections, 'kop', 'koppen')}, {counted(passages, 'passage', 'passages')}"
    )


def check_textless(pages: Sequence[int]) -> str:
    return f"Bladzijden zonder tekst: {', '.join(map(str, pages))}"


def check_properties(title: str | None, created: str | None) -> str:
    told = (f"titel {title}" if title else "", f"gemaakt op {created}" if created else "")
    return f"In het bestand zelf: {', '.join(filter(None, told))}"


def check_attachments(names: Sequence[str]) -> str:
    return f"Bijlagen in het bestand, die niet zijn gelezen: {', '.join(names)}"


def check_sections(count: int) -> str:
    return f"{CHECK_HEADINGS} ({amount(count)}):" if count else CHECK_NO_HEADINGS


def check_heading(heading: str, page: str | None) -> str:
    return f"{heading}  (blz. {page})" if page else heading


def check_suspects(suspects: int, words: int) -> str:
    return f"{CHECK_SUSPECTS}: {check_share(suspects, words)}"


def check_share(suspects: int, words: int) -> str:
    return f"{amount(suspects)} van {amount(words)} ({percentage(suspects, words)})"


def check_removed(count: int) -> str:
    return f"Weggelaten regels ({amount(count)}), met de reden:"


def check_rule(rule: str, count: int) -> str:
    return f"{rule} ({amount(count)})"


def check_times(text: str, count: int) -> str:
    return f"{text} ({amount(count)}×)" if count > 1 else text


def check_passages(kinds: Sequence[tuple[PassageKind, int]]) -> str:
    return f"Passages ({_kinds(kinds)}):"


def check_kinds(kinds: Sequence[tuple[PassageKind, int]]) -> str:
    return f"Passages naar soort: {_kinds(kinds)}"


def _kinds(kinds: Sequence[tuple[PassageKind, int]]) -> str:
    return ", ".join(f"{KIND_NAMES[kind]} {amount(count)}" for kind, count in kinds)


def check_picture(page: int) -> str:
    return f"Afbeelding van bladzijde {page} van het bestand. Wat ervan is gelezen, staat erbij als tekst."


def check_sheet(number: int, label: str | None) -> str:
    """A page's heading: its number in the file, and the one that is printed on it where that is another."""
    printed = f", op papier {label}" if label and label != str(number) else ""
    return f"Bladzijde {number}{printed}"


def report_title(version: str) -> str:
    return f"{REPORT_TITLE}, versie {version}"


def report_lead(version: str, programmes: int, passages: int) -> str:
    some = "1 programma" if programmes == 1 else f"{amount(programmes)} programma's"
    return f"{some}, {amount(passages)} passages. Versie van de collectie: {version}."


def report_warning(programme_id: str, warning: str) -> str:
    return f"{programme_id}: {warning}"


def report_publisher(programme: Programme) -> str:
    """A publisher with the place it writes for; a municipality's name has its town in it already."""
    if programme.publisher_kind == "municipality":
        return programme.publisher
    return f"{programme.publisher}, {programme.municipality or NATIONAL}"
