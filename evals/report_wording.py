"""Every Dutch sentence of the report; the names in it come from `report_terms_wording.py`. Plain Dutch (B1), `u`, no
adjective about a publisher. Parts come in as 0 to 1 and are told in percent with one decimal."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.coverage import Curve
from evals.dataset import Kind, Split
from evals.figures import Figures
from evals.intervals import Estimate, Gap
from evals.report_terms_wording import (
    KINDS,
    MEASURES,
    SETS,
    SPLITS,
    STAGES,
    VERSION_LABELS,
    Term,
    bounds,
    capital,
    day,
    join,
    number,
    percent,
    share,
)
from evals.wording import ENGINES

TITLE = "Hoe goed zijn de antwoorden van Veiligheidswijzer?"
CONTENTS = "Inhoud"
CHAPTERS = (
    "Wat is gemeten",
    "In het kort",
    "De cijfers",
    "In beeld",
    "Per soort vraag",
    "Gelijke behandeling",
    "Vastheid, zekerheid en kosten",
    "Wat er misging",
    "Zo is gemeten",
)
HOW_TO_READ = (
    "De getallen zijn procenten, en 100 is het best. Tussen haakjes staat hoe zeker een getal is: bij 95 van de 100 "
    "zulke metingen ligt het echte getal tussen deze grenzen. Een streepje betekent: hier viel niets te meten."
)
WHAT_IS_COMPARED = (
    "De gewone aanpak is wat u krijgt als u de handleidingen op internet volgt: de tekst in stukken knippen, en de "
    "stukken laten zien die het meest op de vraag lijken. De grenzen van Veiligheidswijzer zijn bepaald op de "
    "afstelvragen. Gaan de afstelvragen veel beter, dan is er te veel op die vragen afgesteld."
)
SMALL_NUMBERS = "Bij een soort met weinig vragen zegt een verschil weinig."
RANKING_UNEQUAL = (
    "Let op bij de maten met ‘passage’, ‘plaats’ of ‘volgorde’: Veiligheidswijzer zoekt in elk programma apart, de "
    "gewone aanpak in alle tegelijk. Dat is in het voordeel van Veiligheidswijzer."
)
EVENNESS = (
    "Een verschil zegt iets over Veiligheidswijzer of over de tekst, niet over een partij. Het grootste verschil is "
    "gekozen uit alle paren; daardoor lijkt het al gauw groot. Bij weinig vragen zegt het niets: dan zijn de grenzen "
    "wijd, of er zijn geen grenzen."
)
NO_GAP = "Tussen partijen of gemeenten is geen verschil te meten."
SHADES = "Hoe donkerder een vak, hoe groter het deel van de rij. In een vak met een dikke rand klopt het."
SETS_CAPTION = "Groepen vragen"
SETS_COLUMNS = ("Groep", "Vragen", "Programma’s", "Versie van de collectie")
MEASURES_CAPTION = "Maten, in procenten"
COUNTS_CAPTION = "Geteld: wat niet hoort voor te komen, en alle citaten"
MEASURE, COUNTED, KIND, COUNT, PUBLISHER = "Maat", "Wat", "Soort", "Vragen", "Partij of gemeente"
EXPECTED_GIVEN = "Hoort te zijn ↓ gegeven →"
ANSWERS_CAPTION = "Soort antwoord van Veiligheidswijzer (aantal vragen)"
PASSAGES_CAPTION = "Status bij het goede citaat van Veiligheidswijzer (aantal citaten)"
KINDS_CAPTION = "Per soort vraag, in procenten"
TREATMENT_CAPTION = "De antwoorden van Veiligheidswijzer per partij of gemeente, in procenten"
TREATMENT = ("Antwoorden met citaat (aantal)", "Citaten per antwoord", "Tekens per antwoord")
RANKING_CAPTION = "Het zoeken van Veiligheidswijzer per partij of gemeente, in procenten"
GAPS_CAPTION = "Grootste verschil tussen twee partijen of gemeenten, in procentpunten"
HIGHEST_LOWEST = "Hoogste en laagste"
STAGES_CAPTION = "Tijd per antwoord, in milliseconden"
STAGES_COLUMNS = ("Stap", "De helft is sneller dan", "19 van de 20 zijn sneller dan")
FORMULAS, VERSIONS = "De maten in woorden", "Versies"
VERSIONS_CAPTION = "Waarmee is gemeten"
VERSIONS_COLUMNS = ("Wat", "Versie")


def engine(name: str) -> str:
    return capital(ENGINES.get(name, name))


def subject(name: str) -> str:
    """An engine in the middle of a sentence."""
    return "de gewone aanpak" if name == "baseline" else engine(name)


def set_term(name: str) -> Term:
    return SETS.get(name) or Term(name, "eigen vragen")


def split_name(split: Split | None) -> str:
    return SPLITS[split] if split else "alle vragen"


def column(name: str, split: Split | None) -> str:
    return f"{engine(name)}, {split_name(split)}"


def out_of(count: int) -> str:
    return f"van {number(count)}"


def measured_on(moment: str) -> str:
    return f"Gemeten op {day(moment)}"


def nothing_measured(folder: Path, split: Split | None) -> str:
    return (
        f"In {folder} staan nog geen antwoorden van Veiligheidswijzer op {split_name(split)}. Ga verder met: python -m "
        f"evals run --out {folder}, of kies een ander deel met --split."
    )


def what_was_asked(asked: int, split: Split | None, left: int) -> str:
    parts = {
        "test": "Dit zijn de toetsvragen: de grenzen zijn op de andere vragen bepaald.",
        "dev": "Dit zijn de afstelvragen. Op deze vragen is Veiligheidswijzer afgesteld, dus ze vallen gunstiger uit.",
        None: "Dit zijn alle vragen, ook die waarop Veiligheidswijzer is afgesteld.",
    }
    unfinished = f" De meting is niet af: {number(left)} vragen zijn nog niet gesteld." if left else ""
    return f"Aan Veiligheidswijzer zijn {number(asked)} vragen gesteld. {parts[split]}{unfinished}"


def set_absent(name: str) -> str:
    term = set_term(name)
    return f"Niet gemeten: ‘{term.name}’ ({term.meaning}). De teksten stonden niet op deze computer."


def right_lead(ours: Estimate, theirs: Estimate | None) -> str:
    good = round(ours.count * (ours.value or 0))
    lead = (
        f"Van de {number(ours.count)} vragen {'krijgt' if good == 1 else 'krijgen'} er {number(good)} een antwoord dat "
        f"helemaal goed is: {percent(ours)}."
    )
    if theirs is None or theirs.value is None:
        return lead
    return f"{lead} De gewone aanpak komt tot {number(round(theirs.count * theirs.value))}: {percent(theirs)}."


def right_per_set(rights: Mapping[str, Estimate]) -> str:
    return (
        f"Per groep vragen is helemaal goed: {join([f'‘{set_term(n).name}’ {percent(r)}' for n, r in rights.items()])}."
    )


def silence(must: int, silent: int, theirs: int | None) -> str:
    other = "" if theirs is None else f" De gewone aanpak geeft {number(theirs)} keer geen antwoord."
    return (
        f"Bij {number(must)} vragen hoort geen antwoord te komen. Veiligheidswijzer geeft dan {number(silent)} keer "
        f"inderdaad geen antwoord, en {number(must - silent)} keer toch wel.{other}"
    )


def untrue(wrong: int, of: int, theirs: tuple[int, int] | None) -> str:
    if not wrong:
        return f"Alle {number(of)} citaten staan woord voor woord in de bron{_beside(theirs)}."
    verb = "staat" if wrong == 1 else "staan"
    return f"Van de {number(of)} citaten {verb} er {number(wrong)} niet woord voor woord in de bron{_beside(theirs)}."


def leaked(town: int, party: int, of: int, theirs: tuple[int, int] | None) -> str:
    if not town + party:
        return f"Geen van de {number(of)} citaten is van een ander dan gevraagd{_beside(theirs)}."
    verb = "is" if town + party == 1 else "zijn"
    return (
        f"Van de {number(of)} citaten {verb} er {number(town + party)} van een ander dan gevraagd: {number(town)} uit "
        f"een andere gemeente en {number(party)} van een andere partij{_beside(theirs)}."
    )


def _beside(theirs: tuple[int, int] | None) -> str:
    """The same mistakes of the other engine, out of how many citations."""
    return "" if theirs is None else f" (gewone aanpak: {number(theirs[0])} fout van {number(theirs[1])})"


def gap(found: Gap, figures: Figures, measure: str, name: str) -> str:
    if (found.estimate.low or 0.0) > 0:
        luck = "Dit paar is gekozen omdat het het verst uit elkaar ligt, dus het verschil lijkt gauw groter dan het is"
    else:
        luck = "Het kan toeval zijn"
    return (
        f"Het grootste verschil tussen partijen of gemeenten is {share(found.estimate.value)} procentpunt"
        f"{bounds(found.estimate)}, bij ‘{MEASURES[measure].name}’ in ‘{name}’: "
        f"{between(found, figures, measure)}. {luck}."
    )


def between(found: Gap, figures: Figures, measure: str) -> str:
    """Who has most and who has least of a measure."""
    if found.best is None or found.worst is None:
        return share(None)
    if not found.estimate.value:
        return "geen verschil"
    best, worst = (share(figures.publishers[who].measures[measure].value) for who in (found.best, found.worst))
    return f"{found.best} {best}, {found.worst} {worst}"


def worst_kinds(kinds: Sequence[tuple[Kind, int, int]]) -> str:
    if not kinds:
        return "Bij elke soort vragen is elk antwoord helemaal goed."
    told = [f"‘{KINDS[kind].name}’ ({number(good)} van {number(of)} helemaal goed)" for kind, good, of in kinds]
    return f"Het minst goed gaat het bij deze soorten vragen: {join(told)}."


def better_overall(measures: Sequence[str]) -> str:
    if not measures:
        return "Over de hele groep is de gewone aanpak bij geen enkele maat beter."
    return f"De gewone aanpak is hier beter bij: {join([f'‘{MEASURES[name].name}’' for name in measures])}."


def better_kinds(count: int) -> str:
    if not count:
        return "Bij geen enkele soort is de gewone aanpak op een van deze maten beter."
    return "Bij deze soorten is de gewone aanpak op een of meer maten beter (onderstreept in de tabel):"


def better_kind(kind: Kind, measures: Sequence[tuple[str, float, float]]) -> str:
    told = [f"‘{MEASURES[name].name}’ {share(theirs)} tegen {share(ours)}" for name, ours, theirs in measures]
    return f"‘{KINDS[kind].name}’: {join(told)}."


def letters(engines: Sequence[str]) -> str:
    return f"{', '.join(f'{engine(name)[0]} is {engine(name)}' for name in engines)}."


def alphabetical(found: Estimate) -> str:
    if found.value is None:
        return "Geen antwoord noemt meer dan één partij, dus over de volgorde is niets te zeggen."
    return f"Van de antwoorden met meer partijen staat {percent(found)} op alfabet."


def more_probable_first(found: Estimate) -> str:
    if found.value is None:
        return "Geen antwoord toont citaten van twee partijen waarvan de ene kans groter is dan de andere."
    return (
        f"Van elk paar partijen in een antwoord staat in {percent(found)} de partij met de grootste kans bovenaan. Bij "
        "50% hangt de volgorde niet samen met de kans."
    )


def stability(found: Mapping[str, Estimate]) -> str:
    """`found` is by engine."""
    known = {name: one for name, one in found.items() if one.value is not None}
    if not known:
        return "Geen vraag is op vijf of meer manieren gesteld, dus over vastheid is niets te zeggen."
    count = max(one.count for one in known.values())
    told = [f"{share(one.value)}%{bounds(one)} bij {subject(name)}" for name, one in known.items()]
    return (
        f"Vragen die op vijf of meer manieren gesteld zijn: {number(count)}. Twee manieren om hetzelfde te vragen "
        f"delen gemiddeld dit deel van hun citaten: {join(told)}."
    )


def threshold(value: float) -> str:
    least = number(value, 2)
    return f"Veiligheidswijzer noemt een programma alleen gevonden als de kans op een antwoord minstens {least} is."


def certainty(name: str, curve: Curve) -> str:
    area = f"De oppervlakte is {number(curve.area, 3)}; hoe lager, hoe beter (0 is het best)."
    if curve.at is None:
        return f"{capital(subject(name))} noemt geen enkel programma gevonden. {area}"
    coverage, risk = curve.at
    return (
        f"{capital(subject(name))} noemt {share(coverage)}% van de doorzochte programma’s gevonden. Daarvan heeft "
        f"{share(risk)}% geen antwoord. {area}"
    )


def costs(start_up: float | None, peak: float | None) -> str:
    if start_up is None:
        return "Starttijd en geheugen zijn niet gemeten."
    memory = "Het geheugen is niet gemeten." if peak is None else f"Het gebruikt hoogstens {number(peak)} MiB geheugen."
    return f"Veiligheidswijzer start en geeft zijn eerste antwoord in {number(start_up, 1)} seconden. {memory}"


def stage(engine_name: str, name: str) -> str:
    return f"{engine(engine_name)}: {STAGES.get(name, name)}"


UNKNOWN_VERSION, DEFAULT_SETTING = "niet bekend", "standaard"


def version_label(key: str) -> str:
    return VERSION_LABELS.get(key, key)


def collection_label(name: str) -> str:
    return f"Collectie van ‘{set_term(name).name}’"


def questions_label(name: str) -> str:
    return f"Hash (SHA-256) van de vragen ‘{set_term(name).name}’"
