"""Every Dutch sentence that the page says. What an answer says stands in `assistant/wording.py`."""

from pathlib import Path

from assistant.answer import Citation
from assistant.wording import led_in
from vectorstore.passage import DocumentKind, Programme, Status
from vectorstore.wording import DOCUMENT_KINDS

NEEDS_JAVASCRIPT = "Deze pagina werkt alleen als JavaScript aanstaat in uw browser."
SKIP = "Ga naar de inhoud"
PAGES = "Pagina’s"
ASK_PAGE = "Vraag"
COMPARE_PAGE = "Vergelijk"
SEARCH_PAGE = "Zoek"
CHECK_PAGE = "Controleer"
PROGRAMMES_PAGE = "Programma’s"
ABOUT_PAGE = "Over"
CONTACT = "Contact:"

ASK_HEADING = "Wat staat er in de programma’s?"
INTRODUCTION = (
    "Vraag wat partijen en gemeenten schrijven over veiligheid in uw gemeente. "
    "U leest hun eigen woorden, met de plek waar die staan."
)
DESCRIPTION = "Antwoorden op vragen over lokale veiligheidsprogramma’s, met de letterlijke tekst erbij."

QUESTION_LABEL = "Uw vraag"
QUESTION_PLACEHOLDER = "Bijvoorbeeld: wat wil D66 in Almere met camera’s?"
FOLLOW_UP_PLACEHOLDER = "Stel een vervolgvraag, bijvoorbeeld: en de PvdA?"
TOWN_LABEL = "Gemeente"
ALL_TOWNS = "Alle gemeenten"
PUBLISHER_LABEL = "Partij of gemeente"
PUBLISHER_HELP = "Kiest u niets, dan zoekt u in alles."
NOTHING_CHOSEN = {
    "partijen": "Alle partijen en gemeenten",
    "jaren": "Alle jaren",
    "soorten": "Alle soorten",
    "statussen": "Alle",
}
"""What a box says in which nothing is chosen, by its id."""
TAKE_AWAY = "Haal {name} weg"
UPLOAD = "Kies een bestand, of sleep het hierheen"
SEARCH_BUTTON = "Zoek in de programma’s"
TO_ANSWER = "Naar het antwoord"
TO_OUTCOME = "Naar de uitkomst"
NEW_CONVERSATION = "Nieuw gesprek"
STOP = "Stop met de samenvatting"
EXAMPLES_HEADING = "Voorbeelden van vragen"

EXAMPLE_SUBJECTS: tuple[tuple[str, str], ...] = (
    ("bodycam", "bodycams"),
    ("vuurwerk", "vuurwerk"),
    ("wijkagent", "wijkagenten"),
    ("ondermijn", "ondermijning"),
    ("huiselijk geweld", "huiselijk geweld"),
    ("cyber", "cybercriminaliteit"),
    ("camera", "camera’s"),
    ("boa", "boa’s"),
    ("drugs", "drugs"),
    ("discriminatie", "discriminatie"),
)
"""How a word begins that a programme has, and the subject of a question."""


def example(programme: Programme, subject: str) -> str:
    """A question about one programme."""
    town = programme.municipality if programme.publisher_kind == "party" else None
    return f"Wat schrijft {programme.publisher}{f' in {town}' if town else ''} over {subject}?"


def example_of_all(subject: str) -> str:
    return f"Welke partijen schrijven over {subject}?"


JUDGE_ABOUT_QUOTE = "Uw oordeel over citaat {n}"
JUDGE_ABOUT_ANSWER = "Uw oordeel over dit antwoord"
JUDGE_LEGEND = "Wat vindt u ervan?"
JUDGE_WORDS = "In uw eigen woorden (hoeft niet; schrijf geen namen of adressen op)"
JUDGE_CONSENT = "Bewaar mijn oordeel, samen met mijn vraag en het antwoord"
JUDGE_NO_VERDICT = "Kies eerst wat u ervan vindt."
JUDGE_NO_CONSENT = "Vink dit aan als uw oordeel bewaard mag worden. Anders kunt u het niet versturen."
JUDGE_KEPT = "Het wordt op deze server bewaard, met de datum en zonder iets over u. Zonder uw akkoord bewaren we niets."
JUDGE_SEND = "Verstuur"
JUDGE_CANCEL = "Annuleer"
JUDGE_GONE = "Dit antwoord is er niet meer. Stel de vraag opnieuw en geef dan uw oordeel."
JUDGE_THANKS = "Dank u wel. Uw oordeel is bewaard."

REGIONS = {"antwoord": "Antwoord", "samenvatting": "Samenvatting", "uitkomst": "Uitkomst"}
"""What the parts of a page that change are called, by their id."""
BUSY = "Bezig met zoeken…"
EMPTY_QUESTION = "Typ eerst een vraag in het vak hierboven."
ASK_INSTEAD = "Dit kunt u wel vragen:"
ASKED = "U vroeg:"
UNDERSTOOD_AS = "Gelezen als:"
NOT_FOUND = "Niet gevonden bij:"
NEAREST = "Dit komt het dichtst in de buurt"
NEAREST_IS_NO_ANSWER = "Dit telt niet als gevonden."
NOTES = "Let op"
EARLIER = "Eerder in dit gesprek"
LEAD_IN = "Hiervoor staat in de tekst:"
AUTHOR = "Geschreven door:"
PAGE = "Bladzijde:"
PLACE = "Plaats in de tekst:"
READ_ON = "Lees verder in het programma"
OPEN_FILE = "Open het bestand"
OPEN_SOURCE = "Open de bron"
COPY = "Kopieer citaat"
COPIED = "Gekopieerd"
SHARE = "Deel dit antwoord"
SHARED = "Het adres van dit antwoord is gekopieerd"
PRINT = "Druk af"
PRINTED = "Afgedrukt op {day}, van {address}"
JUDGE_QUOTE = "Wat vindt u van dit citaat?"
JUDGE_ANSWER = "Wat vindt u van dit antwoord?"
SUMMARY = "Samenvatting"
TABLE_GONE = "Deze uitkomst is er niet meer. Controleer de beweringen opnieuw."
NO_FILE = "Dit bestand is er niet (meer)."
NEW_TAB = "opent in een nieuw tabblad"
SOURCE_UNKNOWN = "Adres van de bron onbekend"
WHOLE_TEXT = "Tekst zonder kopjes"
YEAR_UNKNOWN = "jaar onbekend"
SEARCHED = "Doorzocht"
NO_LANGUAGE_MODEL = "De citaten zijn de woorden van de programma’s zelf, zonder taalmodel."
NOT_STORED = "Uw vragen worden niet bewaard."
GRADIO_ENGLISH = (
    (r"^Error$", "Dat lukt nu niet"),
    (
        r"^Connection to the server was lost\. Attempting reconnection\.\.\.$",
        "De verbinding is weg. Zodra ze er weer is, wordt de pagina opnieuw geladen. Vraag het dan nog een keer.",
    ),
    (
        r"^Invalid file types?: (.+)\. Only (.+) allowed\.$",
        "Het bestand $1 kan hier niet. Kies er een van deze soort: $2.",
    ),
)
"""What Gradio says in English in every language, as patterns, and what this page says instead."""
UNEXPECTED = "Er ging iets mis. Probeer het nog een keer."

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


def text_around(n: int) -> str:
    return f"De tekst rond citaat {n}. Met Escape gaat u terug naar het citaat."


def open_file_at(page: str) -> str:
    return f"Open het bestand op bladzijde {page}"


def as_citation(citation: Citation, year: int | None) -> str:
    """A quote with where it stands and the year of its programme, to be pasted elsewhere. A lead-in stands on a line of
    its own, outside the quotation marks: in the text it need not touch the quote."""
    who = citation.publisher
    if citation.municipality and citation.municipality not in who:
        who += f" {citation.municipality}"
    kind = DOCUMENT_KINDS[citation.document_kind]
    dated = f"{kind[0].upper()}{kind[1:]}{f' {year}' if year else ''}"
    author = [f"bijdrage van een {citation.author}"] if citation.author else []
    page = [f"bladzijde {citation.page}"] if citation.page else []
    place = [who, dated, *author, " › ".join(citation.section) or WHOLE_TEXT, *page]
    before = f"{led_in(citation.context)}\n" if citation.context else ""
    return f"{before}„{citation.quote}” ({', '.join(place)})"


def summary_made(model: str, place: str) -> str:
    return (
        f"Geschreven door taalmodel {model} ({place}). "
        "Elke zin is vergeleken met de citaten waar de nummers bij staan. "
        "Wat daar niet mee klopt, is weggelaten."
    )


def model_used(name: str, place: str) -> str:
    return (
        f"Onder de citaten komt een samenvatting van taalmodel {name}. "
        f"Uw vraag en de citaten gaan daarvoor naar {place}."
    )


def collection_changed(version: str) -> str:
    return (
        f"De collectie is veranderd sinds dit adres is gemaakt (versie {version}). "
        "Het antwoord kan daardoor anders zijn dan toen."
    )


def logo_unusable(file: Path) -> str:
    return f"Het logo {file} kan niet worden gebruikt. Kies een SVG- of PNG-bestand van hoogstens 200 kB."


def nearest_of(name: str) -> str:
    return f"{name}: {NEAREST[0].lower()}{NEAREST[1:]}"


NO_PAGE = "Deze pagina is er niet"
NO_PAGE_TEXT = "Misschien is het adres niet goed overgenomen."
NO_PAGE_LINK = "Ga naar de beginpagina"


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
    return f"Poort {port} op {host} is al in gebruik. {_another(port)}"


def port_forbidden(host: str, port: int) -> str:
    return f"Dit programma mag poort {port} op {host} niet gebruiken. {_another(port)}"


def host_unknown(host: str, port: int) -> str:
    return (
        f"Op {host} (poort {port}) kan Veiligheidswijzer niet starten: dat is geen adres van deze computer. "
        "Kies een ander adres. Alleen voor uzelf: VW_HOST=127.0.0.1 python app.py. "
        "Ook voor anderen: VW_HOST=0.0.0.0 python app.py"
    )


def _another(port: int) -> str:
    other = port + 1 if port < 65535 else port - 1
    return (
        f"Kies een andere poort, bijvoorbeeld: VW_PORT={other} python app.py. "
        "Of kies met VW_HOST een ander adres van deze computer."
    )
