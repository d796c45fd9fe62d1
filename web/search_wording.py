"""Every Dutch sentence of the page "Zoek"."""

from typing import Final

from assistant.search import SearchResult
from vectorstore.wording import counted

HEADING: Final = "Zoek woorden in de programma’s"
INTRODUCTION: Final = (
    "U ziet de zinnen met precies uw woorden, en de zinnen die over hetzelfde gaan met andere woorden."
)
WORDS: Final = "Woorden"
WORDS_PLACEHOLDER: Final = "Bijvoorbeeld: cameratoezicht"
WORDS_HELP: Final = "Zet woorden die bij elkaar horen tussen aanhalingstekens."
YEARS: Final = "Jaar"
KINDS: Final = "Soort tekst"
STATUSES: Final = "Status"
SEARCH: Final = "Zoek"
SHARE: Final = "Deel deze zoekopdracht"
BY_WORD: Final = "Met uw woorden"
NONE_BY_WORD: Final = "Geen zin met deze woorden."
BY_MEANING: Final = "Met andere woorden"
NONE_BY_MEANING: Final = "Geen andere zin die hier dicht bij ligt."
COUNTS: Final = "Wie schrijft hierover, en hoeveel?"
COUNT_COLUMNS: Final = ("Van wie", "Precies uw woorden", "Een andere vorm", "Samen per 10.000 woorden")
COUNTS_EXPLAINED: Final = (
    "Dit zijn aantallen zinnen. Een lang programma heeft er meer; daarom telt het laatste getal per 10.000 woorden. "
    "De volgorde is die van het alfabet."
)


def lead(result: SearchResult) -> str:
    total = result.total
    written = total["exact"] + total["other_form"]
    if not (written or total["meaning"]):
        return f"„{result.request.words}” staat niet in de programma’s waarin u zocht."
    near = f" {counted(total['meaning'], 'zin ligt', 'zinnen liggen')} er dicht bij." if total["meaning"] else ""
    return f"{counted(written, 'zin heeft', 'zinnen hebben')} uw woorden.{near}"


def rate(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def page(label: str) -> str:
    return f"bladzijde {label}"


def more(number: int) -> str:
    return f"En nog {counted(number, 'zin', 'zinnen')} in dit programma. Zoek met meer woorden om ze te vinden."
