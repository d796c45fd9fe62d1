"""Every Dutch sentence of the page "Over"."""

from typing import Final

from vectorstore.wording import counted
from web.programme_wording import day

HEADING: Final = "Hoe werkt dit, en wat kan het niet?"
INTRODUCTION: Final = "Wat er met uw vraag gebeurt, hoe vaak het antwoord klopt, en wat er niet wordt bewaard."
HOW: Final = "Hoe een antwoord tot stand komt"
STEPS: Final = (
    "Uw vraag wordt gelezen: over welke partij, welke gemeente en welk onderwerp gaat het?",
    "In elk programma dat erbij hoort, worden de stukken gezocht die het dichtst bij uw vraag liggen, "
    "op betekenis en op woorden.",
    "Per programma wordt beoordeeld of het echt antwoord geeft. Anders staat er: niet gevonden.",
    "U ziet de woorden van het programma zelf. Ze zijn uit de tekst geknipt; geen computer heeft ze geschreven.",
    "Partijen staan op volgorde van het alfabet. Er is geen stemadvies en geen rangorde.",
)
LIMITS: Final = "Wat het niet kan"
LIMIT_LINES: Final = (
    "Het kent alleen de programma’s in de collectie. Wat een partij elders zegt of doet, staat hier niet.",
    "Het zegt soms ‘niet gevonden’ terwijl er wel iets staat, vooral als u andere woorden gebruikt dan het programma.",
    "Het toont soms een stuk tekst dat dicht bij uw vraag ligt, maar er geen antwoord op is. Lees dus het citaat zelf.",
    "Een concept, een voorstel van een deelnemer op een forum of een begroting is geen vastgesteld programma. "
    "Dat staat er dan bij.",
)
FIGURES: Final = "Hoe vaak het klopt"
NO_FIGURES: Final = "Er is op deze computer nog geen meting."
MEASURE: Final = "Wat is gemeten"
VALUE: Final = "Hier"
RANGE: Final = "Onzekerheid (95%)"
BASELINE: Final = "Gewone aanpak"
BASELINE_MEANS: Final = (
    "De gewone aanpak is een zoekprogramma zoals handleidingen het beschrijven, met dezelfde teksten."
)
PRIVACY: Final = "Privacy"
PRIVACY_LINES: Final = (
    "Uw vragen worden niet bewaard. U hebt geen account nodig, en niemand volgt wat u hier doet.",
    "De pagina haalt niets op bij andere websites. Een link naar de bron opent u zelf.",
    "Uw keuze van gemeente en partij blijft alleen in uw eigen browser.",
    "Geeft u een oordeel over een antwoord, dan wordt dat alleen bewaard als u dat aanvinkt: "
    "uw vraag, het antwoord, uw oordeel en de datum. Niets over u.",
)
MODEL: Final = "Welk taalmodel antwoordt"
NO_MODEL: Final = (
    "Geen. Er wordt niets geschreven: u leest alleen de woorden van de programma’s. Alles draait op deze server."
)
CONTACT: Final = "Contact"
NO_CONTACT: Final = "De beheerder van deze website heeft geen contactgegevens ingevuld."
PROGRAMS: Final = "Voor andere computerprogramma’s"
PROGRAMS_TEXT: Final = (
    "Andere computerprogramma’s kunnen dezelfde antwoorden krijgen, als JSON of met MCP. "
    "De README van Veiligheidswijzer zegt hoe."
)


def model(name: str, place: str) -> str:
    return (
        f"Onder de citaten schrijft taalmodel {name} een samenvatting. "
        f"Uw vraag en de citaten gaan daarvoor naar {place}. "
        "Elke zin wordt vergeleken met de citaten. Wat niet klopt, ziet u niet."
    )


def measured(created: str, questions: str) -> str:
    on = f", met {questions}" if questions else ""
    return f"Gemeten op {day(created[:10])}{on}: vragen waarvan vooraf vaststond wat het goede antwoord is."


def caption(name: str, questions: int, meaning: str) -> str:
    return f"{name}: {counted(questions, 'vraag', 'vragen')}" + (f" ({meaning})" if meaning else "")


def untrue(untrue_quotes: int, quotes: int) -> str:
    return f"Citaten die niet zo in de tekst staan: {untrue_quotes} van {counted(quotes, 'citaat', 'citaten')}."


def percent(part: float | None) -> str:
    return "–" if part is None else f"{100 * part:.0f}%"


def span(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{100 * low:.0f}–{100 * high:.0f}%"
