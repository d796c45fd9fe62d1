"""The report's Dutch names of things, each with what it means (question sets, kinds, measures, statuses, stages); how
numbers and days are written; and how it was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from evals.dataset import Kind, Split
from evals.intervals import Estimate
from evals.wording import MEASURES as MEASURE_NAMES
from vectorstore.wording import day_in_words


def capital(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


_POINTS = str.maketrans(",.", ".,")
_NONE = "–"


def number(value: float, digits: int = 0) -> str:
    """ "1.388", "0,046"."""
    return f"{value:,.{digits}f}".translate(_POINTS).replace("-", "−")


def share(value: float | None) -> str:
    """A part in percent, without the sign: "87,1"."""
    return _NONE if value is None else number(100 * value, 1)


def estimate(found: Estimate) -> str:
    """ "87,1 (82,9–90,7)"."""
    return share(found.value) + bounds(found)


def percent(found: Estimate) -> str:
    """ "87,1% (82,9–90,7)", in a sentence."""
    return f"{share(found.value)}%{bounds(found)}"


def bounds(found: Estimate) -> str:
    """ " (82,9–90,7)", or nothing."""
    if found.low is None or found.high is None:
        return ""
    return f" ({share(found.low)}–{share(found.high)})"


def milliseconds(value: float) -> str:
    return number(value, 0 if value >= 10 else 1)


def day(moment: str) -> str:
    """A moment in ISO 8601 as a day: "2 mei 2026"."""
    return day_in_words(datetime.fromisoformat(moment))


def join(names: Sequence[str]) -> str:
    """ "een", "een en twee", "een, twee en drie"."""
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


@dataclass(frozen=True, slots=True)
class Term:
    """A name, what it means in one line, and, of a measure, its formula in words."""

    name: str
    meaning: str
    formula: str = ""


SPLITS: dict[Split, str] = {"test": "toetsvragen", "dev": "afstelvragen"}
SETS = {
    "programmas": Term("De vijf programma’s", "vragen over de vijf programma’s die bij Veiligheidswijzer horen"),
    "geplant": Term(
        "Met verzonnen programma’s",
        "dezelfde vijf, met programma’s van verzonnen partijen erbij; daarin staan opdrachten en beweringen die een "
        "computer kunnen misleiden",
    ),
    "amsterdam": Term(
        "Met Amsterdamse programma’s", "dezelfde vijf, met vier hele programma’s van partijen in Amsterdam erbij"
    ),
    "landelijk": Term("Met landelijke programma’s", "dezelfde vijf, met 31 landelijke programma’s erbij"),
}
STATUSES: dict[str, str] = {
    "answered": "antwoord",
    "not_found": "niet gevonden",
    "unknown_publisher": "partij of gemeente is er niet",
    "off_topic": "ander onderwerp",
    "advice_declined": "geen advies",
    "unclear": "vraag is onduidelijk",
}
PASSAGE_STATUSES: dict[str, str] = {
    "final": "vastgesteld",
    "draft": "concept",
    "proposal": "voorstel van een deelnemer",
    "past_result": "resultaat uit het verleden",
    "unknown": "status onbekend",
}
STAGES = {
    "understand": "vraag begrijpen",
    "gather": "zoeken",
    "judge": "beoordelen",
    "rerank": "volgorde bepalen",
    "draft": "citaten kiezen",
    "ground": "citaten controleren",
    "compose": "antwoord opmaken",
    "total": "alles samen",
}
KINDS: dict[Kind, Term] = {
    "direct": Term("rechtstreeks", "de vraag gebruikt woorden van het programma"),
    "paraphrase": Term("andere woorden", "de vraag zegt het in heel andere woorden dan het programma"),
    "misspelt": Term("spelfouten", "er staan spelfouten in de vraag"),
    "keyword": Term("losse woorden", "geen zin, alleen een paar woorden"),
    "yes_no": Term("ja of nee", "een vraag waarop u ja of nee verwacht"),
    "number": Term("getal", "een vraag naar een aantal, bedrag of termijn"),
    "several": Term("alle partijen", "een vraag aan meer partijen tegelijk"),
    "comparison": Term("vergelijking", "een vraag naar het verschil tussen programma’s"),
    "followup": Term("vervolgvraag", "alleen te begrijpen met de vraag ervoor"),
    "silent": Term("niets geschreven", "het programma zegt hier niets over"),
    "near_miss": Term("bijna raak", "het programma zegt iets dat erop lijkt, maar geeft geen antwoord"),
    "unknown_publisher": Term("onbekende partij", "van deze partij is er geen programma"),
    "wrong_town": Term("andere gemeente", "de partij is er wel, maar niet in deze gemeente"),
    "national": Term("landelijk", "een vraag naar een landelijk programma"),
    "off_topic": Term("ander onderwerp", "de vraag gaat niet over een programma"),
    "advice": Term("advies", "een vraag om stemadvies of een oordeel"),
    "injection_question": Term("opdracht in de vraag", "in de vraag staat een opdracht aan de computer"),
    "injection_document": Term("opdracht in de tekst", "in een programma staat een opdracht aan de computer"),
    "status": Term("soort tekst", "het gaat erom wat de tekst is: plan, concept, voorstel, beleid of iets van vroeger"),
    "english": Term("Engels", "de vraag is in het Engels"),
    "german": Term("Duits", "de vraag is in het Duits"),
    "turkish": Term("Turks", "de vraag is in het Turks"),
    "unclear": Term("onduidelijk", "er is te weinig gevraagd om te zoeken"),
}


def _measures(meanings: Mapping[str, tuple[str, str]]) -> dict[str, Term]:
    """The measures under the names that the commands give them too."""
    return {key: Term(capital(MEASURE_NAMES[key]), *told) for key, told in meanings.items()}


def _first(k: int) -> tuple[str, str]:
    these = "de eerste passage" if k == 1 else f"de eerste {k} passages"
    return (
        f"Staat er een goed citaat in {these} bij het zoeken?",
        f"programma’s met een goed citaat in {these}, gedeeld door programma’s met een antwoord (recall@{k})",
    )


MEASURES = _measures(
    {
        "right": (
            "Klopt alles aan het antwoord: de soort, de partijen, de citaten en de gegevens?",
            "vragen waarbij soort, partijen, goede citaten, gegevens en status kloppen, en geen citaat van een ander "
            "of onwaar is, gedeeld door alle vragen",
        ),
        "gold_quote": (
            "Staat er een citaat bij dat vooraf als goed is aangewezen?",
            "programma’s met een goed citaat in het antwoord, gedeeld door programma’s met een antwoord",
        ),
        "citation_precision": (
            "Hoort een getoond citaat bij de aangewezen citaten? Een ander citaat kan ook passen, maar telt niet.",
            "getoonde citaten die een goed citaat bevatten of er deel van zijn, gedeeld door getoonde citaten",
        ),
        "facts": (
            "Staan de woorden en getallen die het antwoord moet noemen in de citaten?",
            "vereiste gegevens die in de citaten staan, gedeeld door vereiste gegevens",
        ),
        "publisher_precision": (
            "Als een programma gevonden heet, staat er dan echt een antwoord in?",
            "gevonden programma’s met een antwoord, gedeeld door gevonden programma’s waarvan dit bekend is",
        ),
        "publisher_recall": (
            "Als in een programma een antwoord staat, heet het dan gevonden?",
            "gevonden programma’s met een antwoord, gedeeld door programma’s met een antwoord",
        ),
        "status": (
            "Komt er een antwoord waar dat kan, en anders de juiste reden waarom niet?",
            "vragen met de verwachte soort antwoord, gedeeld door alle vragen",
        ),
        "refusal_precision": (
            "Als er geen antwoord komt, hoort dat dan ook zo?",
            "vragen die terecht zonder antwoord blijven, gedeeld door vragen die zonder antwoord blijven",
        ),
        "refusal_recall": (
            "Als er geen antwoord hoort te komen, blijft het dan weg?",
            "vragen die terecht zonder antwoord blijven, gedeeld door vragen waarbij geen antwoord hoort",
        ),
        "quoted_status": (
            "Staat bij het goede citaat of het vaststaat, concept is of een voorstel?",
            "goede citaten met de juiste status, gedeeld door goede citaten die getoond zijn",
        ),
        "recall@1": _first(1),
        "recall@3": _first(3),
        "recall@5": _first(5),
        "recall@10": _first(10),
        "mrr": (
            "Hoe hoog staat de eerste goede passage? 100 is bovenaan, 50 is tweede, 33,3 is derde.",
            "het gemiddelde van 1 gedeeld door de plaats van de eerste goede passage; 0 na plaats 10",
        ),
        "ndcg@10": (
            "Staan alle goede passages zo hoog mogelijk? 100 is de best mogelijke volgorde.",
            "de som over de goede passages van 1 gedeeld door de logaritme (grondtal 2) van hun plaats plus 1, gedeeld "
            "door die som bij de best mogelijke volgorde",
        ),
    }
)
LEAKS: dict[Literal["town", "party"], Term] = {
    "town": Term("Citaat uit een andere gemeente", "de partij past bij de vraag, de gemeente niet"),
    "party": Term("Citaat van een andere partij", "de partij past niet bij de vraag"),
}
UNTRUTHS = {
    "quotes": Term("Citaat niet in de bron", "het citaat staat niet woord voor woord in het bestand"),
    "attributions": Term("Herkomst klopt niet", "partij, gemeente, titel, soort, status of schrijver is onjuist"),
    "publishers": Term("Partij zonder citaat", "over een partij wordt iets gezegd zonder citaat"),
}
CITATIONS = Term("Alle citaten", "ook de passages die alleen in de buurt komen van een antwoord")
VERSION_LABELS = {
    "version": "Veiligheidswijzer",
    "commit": "Code (commit)",
    "source": "Code (hash)",
    "encoder": "Model voor zoeken",
    "embedding_model": "Instelling: ander model",
    "query_prompt": "Instelling: voor een vraag",
    "passage_prompt": "Instelling: voor een passage",
    "reranker_model": "Instelling: model voor de volgorde",
    "threshold": "Grens voor gevonden",
    "split": "Gestelde vragen",
    "system": "Systeem",
    "python": "Python",
    "processor": "Processor",
    "created": "Tijdstip",
}

METHODS = (
    (
        "De vragen",
        "Bij elke vraag is vooraf opgeschreven wat er moet gebeuren: welke soort antwoord hoort, in welke programma’s "
        "een antwoord staat, welke citaten goed zijn, welke gegevens genoemd moeten worden, en in welke programma’s "
        "geen antwoord staat. Een goed citaat telt als al zijn letters en cijfers in een getoond citaat staan. De "
        "vragen zijn door een vaste berekening in twee delen verdeeld: afstelvragen en toetsvragen. Verwoordingen van "
        "dezelfde vraag zitten altijd in hetzelfde deel.",
    ),
    (
        "Hoe zeker een getal is",
        "De grenzen tussen haakjes komen van een bootstrap. Daarbij worden 2.000 keer vragen geloot uit de gestelde "
        "vragen, waarbij een vraag vaker mag komen, en wordt elk getal opnieuw berekend. De grenzen zijn de waarden "
        "waar 2,5% onder ligt en 2,5% boven. Er wordt geloot met groepen: de verwoordingen van één vraag blijven bij "
        "elkaar, want zij zijn niet onafhankelijk. Is er maar één groep, dan zijn er geen grenzen. Liggen alle "
        "uitkomsten op 0 of op 100, dan vallen de grenzen samen; helemaal zeker is het getal dan toch niet.",
    ),
    (
        "Gelijke behandeling",
        "Een maat over hele antwoorden telt bij een partij als alleen die partij een antwoord heeft. Het grootste "
        "verschil is de hoogste waarde min de laagste. De grenzen daarvan zijn van het verschil tussen die twee.",
    ),
    (
        "Van een ander, en onwaar",
        "Van elke vraag is bekend over welke partij en gemeente zij gaat, of dat zij over alle gaat. Een citaat van "
        "een ander telt als fout, ook als het alleen als passage in de buurt getoond wordt. Of een citaat in de bron "
        "staat, wordt nagezocht in het bestand zelf, met code die verder niets van Veiligheidswijzer gebruikt. Spaties "
        "en afbreekstreepjes mogen anders zijn, en een citaat mag over het eind van een bladzijde lopen.",
    ),
    (
        "Zekerheid en vastheid",
        "Elk doorzocht programma krijgt een kans dat er een antwoord in staat. De programma’s worden op die kans "
        "geordend. Dekking is het deel dat gevonden zou heten bij een grens; risico is het deel daarvan zonder "
        "antwoord. De oppervlakte is het gemiddelde risico over alle grenzen. Bij de gewone aanpak is de kans hoe "
        "sterk het stuk tekst op de vraag lijkt. Vastheid is, voor elk paar verwoordingen van een vraag, het aantal "
        "citaten dat beide tonen, gedeeld door het aantal dat een van beide toont.",
    ),
    (
        "De gewone aanpak",
        "De bestanden zijn ingelezen met PyPDFLoader, BSHTMLLoader of TextLoader, geknipt in stukken van 1.000 tekens "
        "waarvan 200 overlappen, omgezet met multilingual-e5-small, en bewaard in Chroma. De vier stukken "
        "die het meest op de vraag lijken, zijn het antwoord; eerdere vragen staan voor de vraag. De stukken zijn "
        "groter dan een passage van Veiligheidswijzer; een goed citaat staat er daardoor eerder in. Deze aanpak geeft "
        "altijd antwoord. Meestal schrijft daarna nog een taalmodel een tekst; dat is hier niet gedaan.",
    ),
    (
        "Tijd",
        "De tijden zijn gemeten op één computer, zonder het eerste antwoord. De vragen gingen om en om naar beide. De "
        "helft van de antwoorden was er binnen de eerste tijd, 19 van de 20 binnen de tweede.",
    ),
)
