"""What the commands of the collection say when they are asked for help."""

from collections.abc import Mapping
from typing import Any

from vectorstore.wording import DOCUMENT_KINDS, STATUSES, names_with_codes

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
HELP_YEAR = "het jaar in vier cijfers, als de tekst dat noemt"
HELP_KIND = f"het soort document: {names_with_codes(DOCUMENT_KINDS)}"
HELP_STATUS = f"de status van het document: {names_with_codes(STATUSES)}"
HELP_TITLE = "de titel, zoals het document die heeft"
HELP_SOURCE_URL = "het webadres waar het document te vinden is"
HELP_ID = (
    "de naam van het programma in de collectie: kleine letters, cijfers en streepjes; anders gemaakt van partij, "
    "gemeente en jaar"
)
HELP_REMOVE = "haal een toegevoegd programma weg, met al zijn versies en bestanden"
HELP_CHECK = "lees een bestand zonder het op te slaan, en laat zien wat eruit komt"
HELP_HTML = "schrijf het als webpagina (.html), met de bladzijden als plaatje"
HELP_FORCE = "schrijf ook als er al een bestand met die naam is; dat verdwijnt dan"
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


def refused(said: str, allowed: str) -> str:
    return f"kan niet {said!r} zijn; {allowed}"


def choose_from(names: Mapping[Any, str]) -> str:
    return f"kies uit {', '.join(names.values())}"
