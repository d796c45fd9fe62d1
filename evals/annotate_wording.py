"""Every Dutch sentence of the sheets for raters, and of what is told about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evals.dataset import NATIONAL
from evals.wording import ENGINES

if TYPE_CHECKING:
    from evals.agreement import Agreement, Coefficient, ScaleAgreement

YES, PARTLY, NO = "ja", "deels", "nee"
UNKNOWN, NOT_APPLICABLE = "weet niet", "niet van toepassing"
IS_RELEVANT = "Gaat dit citaat over de vraag?"
IS_COMPLETE = "Is het antwoord volledig?"
IS_EQUAL = "Worden de partijen gelijk behandeld?"

EXPLANATION, CITATIONS, ANSWERS = "Uitleg", "Citaten", "Antwoorden"
QUESTION_NUMBER, LETTER, CITATION_NUMBER = "Vraag nr.", "Antwoord", "Citaat nr."
QUESTION, WHO, QUOTE, ANSWER, CODE = "Vraag", "Van wie", "Citaat", "Tekst van het antwoord", "Code"
NO_TEXT = "(Dit antwoord heeft geen tekst.)"
TITLE = "Beoordeel de antwoorden van een zoekhulp"
CHOICE_TITLE = "Kies uit de lijst"
NO_WORKBOOK = "het is geen Excel-bestand, of het is kapot"
_MARK = "Kenmerk"


def choice_prompt(choices: Sequence[str]) -> str:
    return f"Kies: {_or(choices)}. Leeg laten mag."


def choice_refused(choices: Sequence[str]) -> str:
    return f"Dit antwoord staat niet in de lijst. Kies: {_or(choices)}. Of maak het vakje leeg."


def name_of(publisher: str, place: str | None) -> str:
    """A publisher with its place: "D66 (Almere)"; a name that has the place in it already stays as it is."""
    return publisher if place and place in publisher else f"{publisher} ({place or NATIONAL})"


def asked(question: str, history: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """The lines of a question, with what was asked before it and what the asker had chosen."""
    before = [f"Eerder gevraagd: {one}" for one in history]
    return (*before, question, *([f"(Gekozen: {', '.join(chosen)}.)"] if chosen else []))


def quoted(number: int, who: str, quote: str) -> str:
    return f"{number}. {who}: „{quote}”"


def explanation(questions: int, about: Sequence[str], mark: str) -> tuple[tuple[str, str], ...]:
    """The first sheet: what a row is about, and what it says. `about` are the names of parties and municipalities."""
    return (*_task(questions, about), *_meanings(), (_MARK, mark))


def _task(questions: int, about: Sequence[str]) -> tuple[tuple[str, str], ...]:
    count = "staat 1 vraag" if questions == 1 else f"staan {questions} vragen"
    return (
        (
            "Waar gaat het over?",
            "Een zoekhulp zoekt op wat partijen en gemeenten over veiligheid schrijven. Zij laat stukken uit hun "
            f"teksten zien: citaten. In dit bestand {count}. Elke vraag heeft meer dan één antwoord: A, B, enzovoort. "
            "Elk antwoord is op een andere manier gemaakt. U ziet niet op welke. Antwoord A is niet steeds op dezelfde "
            "manier gemaakt.",
        ),
        ("Over wie gaat het?", f"{', '.join(about)}. Sommige partijen en plaatsen kunnen verzonnen zijn."),
        (
            "Stap 1",
            f"Ga naar het blad {CITATIONS}. Lees op elke regel de vraag en het citaat. Kies in het gele vakje een "
            "antwoord uit de lijst.",
        ),
        (
            "Stap 2",
            f"Ga naar het blad {ANSWERS}. Lees op elke regel de vraag en het antwoord. Kies in elk geel vakje een "
            "antwoord uit de lijst. Lange citaten zijn hier korter gemaakt. De hele tekst staat op het blad "
            f"{CITATIONS}, bij hetzelfde nummer van de vraag en dezelfde letter.",
        ),
        ("Stap 3", "Bewaar het bestand en stuur het terug."),
        (
            "Meer hoeft niet",
            "U hoeft niets op te zoeken en uw naam niet in te vullen. Weet u iets niet? Dan mag het vakje leeg "
            "blijven. Verander niets aan de andere vakjes, en haal geen regels weg.",
        ),
        (
            "Let op",
            "Wij willen weten wat u zelf ziet. Praat er dus niet over met anderen die dit ook invullen. Het maakt niet "
            "uit of u het met een partij of een plan eens bent.",
        ),
    )


def _meanings() -> tuple[tuple[str, str], ...]:
    return (
        (IS_RELEVANT, f"Dit staat op het blad {CITATIONS}."),
        (YES, "Het citaat gaat over wat er gevraagd wordt, en is van een partij of plaats uit de vraag."),
        (PARTLY, "Een stuk van het citaat gaat over de vraag, of het gaat over iets dat er dicht bij ligt."),
        (NO, "Het citaat gaat over iets anders, of over een andere partij of plaats dan in de vraag."),
        (IS_COMPLETE, f"Dit staat op het blad {ANSWERS}. Kijk alleen naar wat het antwoord laat zien."),
        (YES, "De vraag is helemaal beantwoord. Of: het antwoord legt terecht uit waarom er geen antwoord is."),
        (PARTLY, "Een stuk van de vraag, of een partij waar de vraag over gaat, krijgt geen antwoord."),
        (NO, "De vraag is niet beantwoord, of het antwoord gaat over iets anders."),
        (UNKNOWN, "U kunt het niet beoordelen."),
        (IS_EQUAL, f"Dit staat op het blad {ANSWERS}."),
        (YES, "De partijen krijgen ongeveer evenveel ruimte. Geen partij komt er beter of slechter uit."),
        (NO, "Een partij krijgt duidelijk meer of minder ruimte, of komt er beter of slechter uit."),
        (NOT_APPLICABLE, "Het antwoord gaat over één partij, of over geen partij."),
    )


def nothing_to_draw(folder: Path) -> str:
    return (
        f"In {folder} is er in dit deel geen vraag waarop alle antwoorden er zijn. Maak de meting eerst af, of kies "
        "een ander deel."
    )


def draw_impossible(wanted: int, there: int) -> str:
    return f"Een blad met {wanted} vragen kan niet: er zijn er {there}. Kies een aantal van 1 tot en met {there}."


def sheet_unwritable(file: Path, reason: str) -> str:
    return f"Het blad {file} kan niet worden bewaard ({reason}). Kies een andere plaats, of sluit het bestand."


def sheet_unreadable(file: Path, reason: str) -> str:
    return f"Het blad {file} kan niet worden gelezen ({reason}). Geef een ingevuld bestand in Excel-vorm (.xlsx)."


def sheet_not_ours(file: Path, sheet: str) -> str:
    return (
        f"{file} is geen blad voor beoordelaars: op '{sheet}' ontbreekt wat daar hoort te staan. Geef een bestand dat "
        "voor deze meting gemaakt is."
    )


def header_changed(file: Path, sheet: str, expected: str, given: object) -> str:
    return (
        f"In {file}, blad '{sheet}', regel 1, staat '{given or ''}' waar '{expected}' hoort. Zet de kolommen terug "
        "zoals ze waren."
    )


def row_without_code(file: Path, sheet: str, row: int) -> str:
    return f"In {file}, blad '{sheet}', regel {row}, is de code weg of veranderd. Zet de code terug zoals zij was."


def row_double(file: Path, sheet: str, row: int, first: int) -> str:
    return f"In {file}, blad '{sheet}', is regel {row} dezelfde als regel {first}. Haal een van de twee weg."


def rows_changed(file: Path, sheet: str, row: int) -> str:
    return (
        f"In {file}, blad '{sheet}', staan tot en met regel {row} niet dezelfde regels als toen het gemaakt werd. Zet "
        "terug wat weg is of van een ander blad komt."
    )


def choice_unknown(file: Path, sheet: str, row: int, question: str, given: object, choices: Sequence[str]) -> str:
    return (
        f"In {file}, blad '{sheet}', regel {row}, staat '{given}' bij '{question}'. Kies {_or(choices)}, of maak het "
        "vakje leeg."
    )


def no_sheets() -> str:
    return "Er is geen ingevuld blad om te lezen. Geef er minstens een."


def sheet_twice(file: Path) -> str:
    return f"Het blad {file} is twee keer gegeven. Geef van elke beoordelaar één bestand."


def other_draw(file: Path, first: Path) -> str:
    return (
        f"{file} heeft, op blad '{EXPLANATION}', een ander kenmerk dan {first}: het zijn andere vragen of een andere "
        "meting. Geef alleen bestanden die van hetzelfde blad komen."
    )


def other_run(file: Path, sheet: str, row: int, folder: Path) -> str:
    return (
        f"In {file}, blad '{sheet}', regel {row}, staat een antwoord dat niet uit de meting in {folder} komt. Geef de "
        "meting waar dit blad van gemaakt is."
    )


def only_for_two(raters: int) -> str:
    told = "er is 1 beoordelaar" if raters == 1 else f"er zijn {raters} beoordelaars"
    return f"kan alleen bij twee beoordelaars, en {told}"


def nothing_shared() -> str:
    return "er is niets door twee beoordelaars beoordeeld"


def all_the_same() -> str:
    return "iedereen koos steeds hetzelfde, dus toeval is niet te schatten"


def agreement(found: "Agreement") -> str:
    """How far raters agree, as a table; and what they chose per engine, where that is known."""
    raters = f"Beoordelaars: {len(found.raters)} ({', '.join(found.raters)})"
    foot = f"Bij de overeenstemming telt '{UNKNOWN}' niet mee; bij wat er gekozen is wel."
    return "\n\n".join([raters, *map(_scale, found.scales), foot])


def _scale(found: "ScaleAgreement") -> str:
    rows = (
        ("te beoordelen", str(found.items)),
        ("door twee of meer beoordeeld", str(found.shared)),
        ("vakjes die leeg bleven", str(found.unrated)),
        ("gelijk beoordeeld", _coefficient(found.percent, part=True)),
        ("kappa van Cohen" + (", gewogen" if found.scale.ordered else ""), _coefficient(found.kappa)),
        ("alfa van Krippendorff", _coefficient(found.alpha)),
    )
    return "\n".join([found.scale.question, *(f"  {label:<32}{value}" for label, value in rows), *_shares(found)])


def _shares(found: "ScaleAgreement") -> list[str]:
    if not found.shares:
        return []
    choices = found.scale.choices
    widths = [max(len(choice), 6) + 3 for choice in choices]
    heads = "".join(f"{choice:>{width}}" for choice, width in zip(choices, widths, strict=True))
    lines = [f"  {'gekozen':<20}{heads}   aantal"]
    for one in found.shares:
        parts = [_part(one.shares[choice]) if one.rated else "geen" for choice in choices]
        told = "".join(f"{part:>{width}}" for part, width in zip(parts, widths, strict=True))
        lines.append(f"  {ENGINES.get(one.engine, one.engine):<20}{told}{one.rated:>9}")
    return lines


def _coefficient(found: "Coefficient", *, part: bool = False) -> str:
    if found.value is None:
        return f"geen: {found.reason}"
    return _part(found.value) if part else f"{found.value:.2f}".replace(".", ",")


def _part(value: float) -> str:
    return f"{100 * value:.1f}%".replace(".", ",")


def _or(choices: Sequence[str]) -> str:
    return f"{', '.join(choices[:-1])} of {choices[-1]}"
