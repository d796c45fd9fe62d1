"""Every Dutch sentence that the page says. What an answer says stands in `assistant/wording.py`."""

from vectorstore.passage import DocumentKind, Status

TITLE = "Veiligheidswijzer"
INTRODUCTION = (
    "Vraag wat partijen en gemeenten schrijven over veiligheid in uw gemeente. "
    "U leest hun eigen woorden, met de plek waar die staan."
)
DESCRIPTION = "Antwoorden op vragen over lokale veiligheidsprogramma’s, met de letterlijke tekst erbij."
NEEDS_JAVASCRIPT = "Deze pagina werkt alleen als JavaScript aanstaat in uw browser."

QUESTION_LABEL = "Uw vraag"
QUESTION_PLACEHOLDER = "Bijvoorbeeld: wat wil D66 in Almere met camera’s?"
FOLLOW_UP_PLACEHOLDER = "Stel een vervolgvraag, bijvoorbeeld: en de PvdA?"
TOWN_LABEL = "Gemeente"
ALL_TOWNS = "Alle gemeenten"
PUBLISHER_LABEL = "Partij of gemeente"
PUBLISHER_HELP = "Kiest u niets, dan zoekt u in alles."
SEARCH_BUTTON = "Zoek in de programma’s"
NEW_CONVERSATION = "Nieuw gesprek"
EXAMPLES_HEADING = "Voorbeelden van vragen"

EXAMPLES: tuple[tuple[str | None, str | None, str], ...] = (
    ("D66", "Almere", "Wat wil D66 in Almere met bodycams?"),
    ("BIJ1", "Amsterdam", "Hoe denkt BIJ1 over wapens voor boa’s?"),
    ("Volt", "Amsterdam", "Wat zegt Volt over vuurwerk?"),
    ("PvdA", "Almere", "Wat wil de PvdA in Almere met wijkagenten?"),
    ("Gemeente Amstelveen", "Amstelveen", "Wat doet Amstelveen tegen cybercriminaliteit?"),
    (None, None, "Welke partijen willen meer politie?"),
)
"""The publisher and the municipality that a question is about, and the question; None is all of them."""

ANSWER_REGION = "Antwoord"
BUSY = "Bezig met zoeken…"
EMPTY_QUESTION = "Typ eerst een vraag in het vak hierboven."
ASKED = "U vroeg:"
UNDERSTOOD_AS = "Gelezen als:"
NOT_FOUND = "Niet gevonden bij:"
NEAREST = "Dit komt het dichtst in de buurt"
NEAREST_IS_NO_ANSWER = "Dit is geen antwoord op uw vraag."
NOTES = "Let op"
EARLIER = "Eerder in dit gesprek"
LEAD_IN = "Hiervoor staat in de tekst:"
AUTHOR = "Geschreven door:"
PAGE = "Bladzijde:"
PLACE = "Plaats in de tekst:"
OPEN_SOURCE = "Open de bron"
NEW_TAB = "opent in een nieuw tabblad"
SOURCE_UNKNOWN = "Adres van de bron onbekend"
WHOLE_TEXT = "Tekst zonder kopjes"
YEAR_UNKNOWN = "jaar onbekend"
SEARCHED = "Doorzocht"
NO_LANGUAGE_MODEL = "Gemaakt zonder taalmodel: u leest de woorden van de programma’s zelf."
NOT_STORED = "Uw vragen worden niet bewaard."
GRADIO_ENGLISH = {
    "Error": "Geen verbinding",
    "Connection to the server was lost. Attempting reconnection...": (
        "De verbinding is weg. De pagina probeert opnieuw verbinding te maken."
    ),
}
"""What Gradio says in English in every language, and what this page says instead."""
UNEXPECTED = "Er ging iets mis, en uw vraag is niet beantwoord. Probeer het nog een keer."

_STATUSES: dict[Status, str] = {
    "final": "Vastgesteld programma",
    "draft": "Concept",
    "proposal": "Voorstel van een deelnemer, niet van de partij",
    "past_result": "Terugblik op wat al gedaan is, geen plan",
    "unknown": "Status onbekend",
}


def status_name(status: Status, kind: DocumentKind) -> str:
    """What kind of text the reader has before them. A budget is a municipality's policy, not a programme."""
    if status == "final" and kind in ("municipal_budget", "safety_plan", "coalition_agreement"):
        return "Vastgesteld beleid"
    return _STATUSES[status]


def see_in_text(n: int, place: str) -> str:
    return f"[{n}] Bekijk in de tekst: {place}"


def show_evidence(n: int) -> str:
    return f"Toon bewijs {n} in de tekst"


def nearest_of(name: str) -> str:
    return f"{name}: {NEAREST[0].lower()}{NEAREST[1:]}"


def searched_count(count: int) -> str:
    return f"{SEARCHED}: 1 programma" if count == 1 else f"{SEARCHED}: {count} programma’s"


def collection_version(version: str) -> str:
    return f"Versie van de collectie: {version}."


def made_by(engine: str) -> str:
    if engine == "quotes":
        return NO_LANGUAGE_MODEL
    return f"Gemaakt met taalmodel {engine.removeprefix('llm:')}. Elke bewering verwijst naar de tekst zelf."


STARTING = "Veiligheidswijzer wordt gestart; dat duurt ongeveer een halve minuut."


def address(url: str) -> str:
    return f"Veiligheidswijzer staat klaar op {url} (stoppen: Ctrl+C)."


def port_taken(host: str, port: int) -> str:
    other = port + 1 if port < 65535 else port - 1
    return (
        f"Poort {port} op {host} is al in gebruik of mag niet worden gebruikt. "
        f"Kies een andere poort met VW_PORT, bijvoorbeeld: VW_PORT={other} python app.py"
    )
