"""Every Dutch sentence about the check of a claim. What differs is told as something to see, never as a judgement."""

from collections.abc import Sequence
from pathlib import Path

from assistant.differences import Difference
from assistant.wording import join, name_of
from vectorstore.passage import Programme

HELP_CHECK = "controleer een bewering, of een bestand met beweringen"
HELP_CLAIM = "de bewering, tussen aanhalingstekens"
HELP_CLAIMS = (
    "een bestand met beweringen: JSON per regel (.jsonl), een tabel (.csv, .xlsx), of tekst met een bewering per regel"
)
CLAIM_OR_BATCH = "geef een bewering, of een bestand met --batch"
CHECKING = "Controleren"
CLAIM = "bewering"

_LEADS = {
    "supported": "Gesteund door een citaat van {}.",
    "contradicted": "Tegengesproken door een citaat van {}.",
    "figures_differ": "Getallen wijken af bij {}.",
    "found": "Gevonden bij {}.",
    "not_mentioned": "Niet genoemd bij {}.",
}
"""By verdict, in the order in which they are told."""


def claim_lead(verdicts: Sequence[tuple[str, Programme, bool]]) -> str:
    """Which programmes have which verdict, each with whether only a proposal by somebody else shows it."""
    of = {code: [_name(one, proposed) for verdict, one, proposed in verdicts if verdict == code] for code in _LEADS}
    return " ".join(_LEADS[code].format(join(names)) for code, names in of.items() if names)


def _name(programme: Programme, proposed: bool) -> str:
    return name_of(programme) + (", alleen in een voorstel van een deelnemer" if proposed else "")


def proposed_figure(claimed: str, programme: Programme) -> str:
    """Follows "Gevonden bij …", which by itself would make the figure the publisher's."""
    return (
        f"Het getal in de bewering ({claimed}) staat bij {name_of(programme)} alleen in een voorstel van een deelnemer."
    )


def figures_note(programme: Programme, difference: Difference, proposed: bool) -> str:
    """What a claim says and what a quote says; a proposal by somebody else is not called the programme."""
    whose = "een voorstel van een deelnemer" if proposed else "het programma"
    written = join(difference.written)
    return f"{name_of(programme)}: de bewering noemt {difference.claimed}, {whose} {written} [{difference.citation}]."


def beside_note(programme: Programme, claimed: str, other: str, citation: int) -> str:
    return (
        f"{name_of(programme)}: naast {claimed} noemt citaat [{citation}] ook {other}. "
        "Lees welk getal bij de bewering hoort."
    )


def negation_note(programme: Programme, difference: Difference) -> str:
    return (
        f"{name_of(programme)}: „niet”, „geen” of een woord als deze staat in de bewering of in citaat "
        f"[{difference.citation}], "
        f"maar niet in allebei. Vergelijk de bewering met: „{' '.join(difference.written)}”."
    )


def no_figure_note(claimed: str, programmes: Sequence[Programme]) -> str:
    names = join([name_of(programme) for programme in programmes])
    return f"De bewering noemt {claimed}. In de citaten van {names} vond ik daarvoor niets om mee te vergelijken."


def no_judgement() -> str:
    return (
        "„Gevonden” betekent: het programma schrijft over dit onderwerp. "
        "Of de bewering klopt, leest u in de citaten zelf."
    )


def claim_too_long(length: int, longest: int) -> str:
    return f"De bewering is te lang: {length} tekens. Maak de bewering korter dan {longest} tekens."


def claims_done(good: int, bad: int, out: Path) -> str:
    left_out = f" Overgeslagen: {bad}." if bad else ""
    return f"Gecontroleerd: {good}.{left_out} De uitkomsten staan in {out}."


def claims_no_text(path: Path) -> str:
    return f"{path.name} is geen tekstbestand (UTF-8). Geef een bestand .xlsx, .csv, .txt of .jsonl."


def too_many_claims(path: Path, count: int, most: int) -> str:
    many = f"{count:,}".replace(",", ".")
    return f"{path.name} heeft {many} beweringen. Meer dan {most} tegelijk kan niet: deel het bestand op."


def claims_file_too_big(path: Path, megabytes: int, most: int) -> str:
    return f"{path.name} is groter dan {megabytes} MB. Geef een bestand met hoogstens {most} beweringen."


def claims_without_column(path: Path) -> str:
    return f"De tabel {path.name} heeft geen kolom 'bewering' of 'claim'. Zet boven de kolom met beweringen: bewering."


def empty_cell(column: str) -> str:
    return f"de kolom '{column}' is leeg."


def table_broken(path: Path) -> str:
    return f"De tabel {path.name} kan niet worden gelezen. Bewaar haar opnieuw als CSV (UTF-8) of als XLSX."


def no_ruling_note(reason: str, programmes: Sequence[Programme]) -> str:
    """What a model that failed did not rule on; no programmes: on nothing at all."""
    about = f" over {join([name_of(programme) for programme in programmes])}" if programmes else ""
    return f"Er is geen oordeel van het taalmodel{about}: {reason}."


def too_many_to_rule_on(count: int, most: int) -> str:
    return f"Het taalmodel oordeelt over hoogstens {most} programma's tegelijk; dit zijn er {count}. Kies er minder."
