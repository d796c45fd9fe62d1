"""Every Dutch sentence that the evals' commands say."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vectorstore.wording import counted

if TYPE_CHECKING:
    from assistant.judge import JudgeModel
    from evals.cases import Case

HELP_EVALS = "Meet hoe goed de antwoorden zijn."
HELP_RUN = "stel alle vragen, en bewaar elk antwoord met wat ervan klopt"
HELP_SET = "programmas, geplant, amsterdam, landelijk, of een eigen bestand met vragen; mag vaker"
HELP_SPLIT = "welk deel: dev is om op af te stellen, test om te melden"
HELP_ENGINE = "wat de vragen beantwoordt: quotes is het programma, baseline de gewone aanpak; mag vaker"
HELP_OUT_RUN = "de map voor de meting; een meting die stopte, gaat er verder"
HELP_FAILURES = "noem elke vraag die niet helemaal goed ging"
HELP_LEARN = "leer waar een vraag naar wijst, van vragen over de landelijke programma's, en bewaar dat"
HELP_SET_LEARN = "een eigen bestand met vragen over de programma's van het project; anders training.jsonl"
HELP_CALIBRATE = "bepaal op de dev-vragen wanneer iets gevonden heet, en bewaar dat"
QUESTION = "vraag"
NOTHING_TO_LEARN = (
    "Van deze vragen valt niets te leren: bij geen ervan staat in welk programma het antwoord wel of niet staat."
)


def asking(name: str) -> str:
    return f"Vragen stellen ({name})"


def set_absent(name: str, texts: Path | None) -> str:
    return f"De vragen '{name}' zijn niet gesteld: de teksten staan niet in {texts}."


def no_set_there() -> str:
    return "Er valt niets te meten: van geen van deze vragen staan de teksten op deze computer. Kies --set programmas."


def questions_missing(path: Path) -> str:
    return f"Het bestand met vragen {path} is er niet. Geef met --set een naam of een bestand dat er wel is."


def questions_unreadable(path: Path, reason: str) -> str:
    return f"Het bestand met vragen {path} kan niet worden gelezen ({reason})."


def no_questions(names: Sequence[str], split: str) -> str:
    of_split = "" if split == "all" else f" in het deel {split}"
    return f"Er valt niets te meten: {' en '.join(names)} heeft geen vragen{of_split}. Kies met --set andere."


def question_line_wrong(path: Path, number: int, reason: str) -> str:
    return f"In {path}, regel {number}: {reason} Hoe een vraag eruitziet, staat in evals/README.md."


def field_wrong(place: str, kind: str, detail: str) -> str:
    """What is wrong with a line. `kind` is pydantic's name for the mistake; `detail` is what may be chosen, or what a
    check of our own says."""
    match kind:
        case "json_invalid" | "model_type":
            return "dit is geen geldige JSON."
        case "missing":
            return f"'{place}' ontbreekt."
        case "extra_forbidden":
            return f"'{place}' ken ik niet."
        case "literal_error":
            return f"'{place}' kan dat niet zijn; kies uit {detail.replace(' or ', ' of ')}."
        case "value_error":
            return f"{detail}."
    return f"'{place}' heeft een waarde die niet kan."


def question_double(path: Path, number: int, name: str) -> str:
    return f"In {path}, regel {number}, staat '{name}' voor de tweede keer. Geef die vraag een andere id."


def programme_unknown(path: Path, question: str, programme: str, known: Sequence[str]) -> str:
    return f"In {path} noemt '{question}' het programma '{programme}', dat er niet is. Er zijn: {', '.join(known)}."


def collection_failed(name: str, reason: str) -> str:
    return f"De programma's voor de vragen '{name}' zijn niet allemaal te lezen. {reason}"


def run_missing(folder: Path) -> str:
    return f"In {folder} staat geen meting die te lezen is. Maak er een met: python -m evals run --out {folder}."


def run_unwritable(folder: Path, reason: str) -> str:
    return f"In {folder} kan geen meting worden bewaard ({reason}). Kies met --out een andere map."


def run_other(folder: Path, differences: Sequence[str]) -> str:
    return (
        f"In {folder} staat een andere meting (verschil: {', '.join(differences)}). Geef met --out een andere map, of "
        "haal deze eerst weg."
    )


def training_absent(texts: Path | None) -> str:
    return f"Er valt niets te leren: de teksten staan niet in {texts}. Zet ze daar, of geef een bestand bij --set."


def no_training(name: str) -> str:
    return f"Met de vragen '{name}' wordt gemeten, dus daarvan leert het niet. Geef een eigen bestand bij --set."


def quote_in_no_plan(question: str, programme: str, quote: str) -> str:
    return (
        f"Geen plan van '{programme}' heeft het citaat '{quote}' van de vraag '{question}'. Neem het over uit de tekst."
    )


def learnt(lessons: int, path: Path) -> str:
    return f"Geleerd van {lessons} vragen. Bewaard in {path}. Bepaal nu de grens opnieuw: python -m evals calibrate"


def calibrated(model: "JudgeModel", path: Path) -> str:
    return f"Gevonden heet vanaf {model.found}. Bewaard in {path}."


def nothing_shared(one: Path, other: Path, engines: Sequence[str]) -> str:
    return f"{one} ({engines[0]}) en {other} ({engines[1]}) hebben geen enkele vraag gemeen. Vergelijk twee andere."


def gates_wrong(path: Path, place: str) -> str:
    return f"In {path} klopt dit niet: {place}. Zie evals/README.md voor wat er kan staan."


HELP_COMPARE = "zet twee metingen naast elkaar: wat de tweede beter en slechter doet"
HELP_COMPARED_ENGINE = "welke van de twee manieren van beantwoorden: één voor beide metingen, of twee keer voor elk"
HELP_REPORT = "maak van een meting een verslag: één webpagina, ook om af te drukken"
HELP_RUN_FOLDER = "de map van een meting"
HELP_OUT_REPORT = "het bestand voor het verslag; anders verslag.html in de map van de meting"
HELP_GATE = "kijk of het programma nog aan de grenzen in gates.toml voldoet"
HELP_CLAIMS = "controleer de beweringen van beweringen.jsonl, en tel wat goed gaat"
HELP_GATE_RUN = "de map van een meting; anders wordt een vast deel van de vragen gesteld"
HELP_ANNOTATE = "maak een blad waarop mensen antwoorden beoordelen zonder te weten van wie ze zijn"
HELP_OUT_SHEET = "het blad, een bestand op .xlsx"
HELP_QUESTIONS = "hoeveel vragen er op het blad komen"
HELP_SEED = "een getal; hetzelfde getal geeft hetzelfde blad"
HELP_AGREE = "lees ingevulde bladen, en zeg hoe eens de beoordelaars het zijn"
HELP_SHEETS = "de ingevulde bladen, één per beoordelaar"
HELP_AGREE_RUN = "de map van de meting waar de bladen van zijn; dan staat erbij van wie de antwoorden waren"

ENGINES = {"quotes": "Veiligheidswijzer", "baseline": "gewone aanpak"}
MEASURES = {
    "right": "helemaal goed",
    "gold_quote": "een goed citaat getoond",
    "citation_precision": "citaten die antwoord geven",
    "facts": "gevraagde getallen en feiten getoond",
    "publisher_precision": "gevonden partijen die er horen",
    "publisher_recall": "partijen die er horen, gevonden",
    "status": "soort antwoord klopt",
    "refusal_precision": "terecht geen antwoord",
    "refusal_recall": "geen antwoord waar dat hoort",
    "quoted_status": "status van het citaat klopt",
    "recall@1": "goede passage op plaats 1",
    "recall@3": "goede passage bij de eerste 3",
    "recall@5": "goede passage bij de eerste 5",
    "recall@10": "goede passage bij de eerste 10",
    "mrr": "gemiddelde van 1/plaats (MRR)",
    "ndcg@10": "volgorde van de eerste 10 (nDCG)",
}
QUESTIONS = "vragen"
CITATIONS = "citaten"
UNTRUE = "citaten die niet in de bron staan"
MISATTRIBUTED = "citaten met een verkeerde herkomst"
LEAKS_TOWN = "citaten uit een plaats die niet gevraagd is"
LEAKS_PARTY = "citaten van een partij die niet gevraagd is"
TIMES = "tijd per antwoord: mediaan, 95% is sneller"
DIFFERENCE = "verschil"
CHANCE = "p"
WON = "Nu goed, eerst niet"
LOST = "Eerst goed, nu niet"
HOLDS, FAILS = "goed", "FOUT"
NO_FIGURE = "geen"
UP_TO = " tot "


def percent(value: float, *, signed: bool = False) -> str:
    return f"{100 * value:{'+' if signed else ''}.1f}".replace(".", ",")


def set_title(name: str, split: str) -> str:
    return f"{name}, {split} (in procenten)"


def compared(questions: int) -> str:
    return f"{questions} vragen (in procentpunten)"


def measured_value(value: float | None) -> str:
    return NO_FIGURE if value is None else f"{value:.3f}".replace(".", ",")


def bound(at_least: float | None, at_most: float | None) -> str:
    return f"ten minste {at_least}" if at_least is not None else f"ten hoogste {at_most}"


def expected(case: "Case") -> str:
    programmes = ", ".join(case.gold) or "niets"
    return f"    verwacht: {case.question.status}, {programmes}"


def given(case: "Case") -> str:
    return f"    gegeven:  {case.answer['status']}, {', '.join(case.found) or 'niets'}"


def run_kept(folder: Path) -> str:
    return f"Bewaard in {folder}. Een verslag: python -m evals report {folder}"


def run_stopped(folder: Path) -> str:
    return f"Gestopt. Verder gaan: python -m evals run --out {folder}, met dezelfde keuzes."


def report_unwritable(file: Path, reason: str) -> str:
    return f"Het verslag kan niet worden bewaard in {file} ({reason}). Kies met --out een andere plaats."


def report_is_digest(file: Path) -> str:
    return (
        f"Het verslag kan niet {file.name} heten: in dat bestand komen de cijfers ervan. "
        "Kies met --out een naam die eindigt op .html."
    )


def report_written(file: Path) -> str:
    return f"Het verslag staat in {file}."


def sheet_written(file: Path) -> str:
    return f"Het blad staat in {file}."


def gates_failed(count: int) -> str:
    return f"{count} grens is overschreden." if count == 1 else f"{count} grenzen zijn overschreden."


def untrue_found(count: int) -> str:
    return f"{count} citaten staan niet in hun bron. De meting is daarmee afgekeurd."


_CLAIM_KINDS = {
    "true": "waar, in woorden van het programma",
    "paraphrase": "waar, in andere woorden",
    "figure": "één getal of jaar veranderd",
    "negated": "met of juist zonder „niet” of „geen”",
    "absent": "niet genoemd",
}


def claims_title() -> str:
    return f"{'bewering, goed van alle':44}{'dev':>10}{'test':>10}"


def claims_line(kind: str, dev: str, test: str) -> str:
    return f"{_CLAIM_KINDS[kind]:44}{dev:>10}{test:>10}"


HELP_FEEDBACK = "maak van wat bezoekers van antwoorden zeiden kandidaten voor de vragen"
HELP_FEEDBACK_FILE = "het bestand met reacties; anders dat van Veiligheidswijzer op deze computer"
HELP_OUT_CANDIDATES = "het bestand waarin de kandidaten komen; anders kandidaten.jsonl naast de reacties"


def feedback_unreadable(file: Path, reason: str) -> str:
    return f"De reacties in {file} kunnen niet worden gelezen ({reason}). Er is pas een bestand na de eerste reactie."


def feedback_line_wrong(file: Path, number: int) -> str:
    return f"Regel {number} van {file} is geen reactie zoals Veiligheidswijzer die bewaart, en is overgeslagen."


def candidates_unwritable(file: Path, reason: str) -> str:
    return f"De kandidaten kunnen niet worden bewaard in {file} ({reason}). Kies met --out een andere plaats."


def candidates_written(said: int, candidates: int, out: Path) -> str:
    told = f"{counted(said, 'reactie', 'reacties')} op {counted(candidates, 'vraag', 'vragen')}"
    return f"{told}. De kandidaten staan in {out}."
