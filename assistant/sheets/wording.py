"""Every Dutch word on a sheet that is downloaded."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from vectorstore.wording import day_in_words

if TYPE_CHECKING:
    from assistant.claims import ClaimVerdict

COMPARISON = "Vergelijking"
CLAIMS = "Controle van beweringen"
ANSWERS = "Antwoorden"
PROGRAM = "Veiligheidswijzer"

NUMBER = "nr."
PUBLISHER = "partij of gemeente"
MUNICIPALITY = "gemeente"
PROGRAMME = "programma"
YEAR = "jaar"
STATUS = "status"
QUOTE = "wat er staat"
PLACE = "plaats"
PAGE = "bladzijde"
SOURCE = "bron"
ID = "id"
CLAIM = "bewering"
QUESTION = "vraag"
OUTCOME = "uitkomst"
DIFFERENCES = "wat verschilt"
REMARKS = "let op"

NOT_MENTIONED = "niet genoemd"
NOT_HELD = "niet in de collectie"
NATIONAL = "landelijk"
YEAR_UNKNOWN = "onbekend"
VERDICTS: Final[Mapping["ClaimVerdict", str]] = {
    "found": "gevonden",
    "figures_differ": "getallen wijken af",
    "not_mentioned": NOT_MENTIONED,
    "supported": "gesteund door een citaat",
    "contradicted": "tegengesproken door een citaat",
}


def made(day: date, collection: str) -> str:
    return f"Gemaakt op {day_in_words(day)} met {PROGRAM}, collectie {collection}."


def asked(count: int) -> str:
    return "1 vraag" if count == 1 else f"{count} vragen"


def checked(count: int) -> str:
    return "1 bewering" if count == 1 else f"{count} beweringen"


def quoted(quote: str) -> str:
    return f"„{quote}”"


def no_spreadsheet(name: str) -> str:
    return f"{name} is geen spreadsheet (XLSX), of het bestand is beschadigd. Bewaar het opnieuw als XLSX of als CSV."


def locked_or_old(name: str) -> str:
    return f"{name} heeft een wachtwoord, of is een oude spreadsheet (XLS). Bewaar het zonder wachtwoord als XLSX."


def spreadsheet_too_big(name: str, most: int) -> str:
    rows = f"{most:,}".replace(",", ".")
    return f"{name} is te groot: meer dan {rows} regels in een spreadsheet lees ik niet. Deel het bestand op."
