"""Every Dutch sentence of `add`: what it asks, what it refuses, and what it tells of the programme that it kept."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal

from ingest.facts import Fact
from ingest.wording import shown_year
from vectorstore.passage import DocumentKind
from vectorstore.wording import DOCUMENT_KINDS, STATUSES

NAMES: Final[Mapping[str, Mapping[Any, str]]] = {"document_kind": DOCUMENT_KINDS, "status": STATUSES}
_FACTS: Final = {
    "title": ("titel", "--title"),
    "document_kind": ("soort", "--kind"),
    "status": ("status", "--status"),
    "year": ("jaar", "--year"),
    "url": ("webadres", "--source-url"),
}
_OPTIONS: Final = {
    "id": "--id",
    "publisher": "--publisher",
    "municipality": "--municipality",
    **{key: option for key, (_, option) in _FACTS.items()},
}
ALLOWED_YEAR: Final = "geef een jaar in vier cijfers, van 1900 tot en met 2100"
_ALLOWED: Final = {
    "id": "Gebruik kleine letters, cijfers en streepjes, zoals in: d66-almere-2026",
    "publisher": "Geef een naam van gewone letters en leestekens.",
    "municipality": "Geef een naam van gewone letters en leestekens, of --national.",
    "title": "Geef een titel van gewone letters en leestekens.",
    "document_kind": f"Kies uit: {', '.join(DOCUMENT_KINDS.values())}.",
    "status": f"Kies uit: {', '.join(STATUSES.values())}.",
    "year": f"{ALLOWED_YEAR[0].upper()}{ALLOWED_YEAR[1:]}.",
    "url": "Geef een webadres zonder spaties, dat begint met https:// of http://.",
}


def ask_publisher() -> str:
    return "Van wie is het programma"


def ask_municipality() -> str:
    return "Voor welke gemeente (- voor het hele land)"


def ask_fact(key: str) -> str:
    return {
        "title": "Titel",
        "document_kind": f"Soort document: {', '.join(DOCUMENT_KINDS.values())} (- als het er niet staat)",
        "status": f"Status: {', '.join(STATUSES.values())} (- als die er niet staat)",
        "year": "Jaar, in vier cijfers (- als het er niet staat)",
        "url": "Webadres waar het document staat (- als u dat niet weet)",
    }[key]


def asked(question: str, proposal: str | None) -> str:
    return f"{question} [{proposal}]: " if proposal else f"{question}: "


def asked_again(question: str) -> str:
    return f"Typ een antwoord, of een streepje (-) als er geen is.\n{asked(question, None)}"


def added(programme_id: str, path: Path, kept: Literal["new", "renewed", "same"]) -> str:
    what = {"new": "Toegevoegd:", "renewed": "Nieuwe versie van", "same": "Zelfde bestand als eerst voor"}[kept]
    return f"{what} {programme_id}, bewaard in {path}."


def town_unknown(municipality: str) -> str:
    return (
        f"Let op: {municipality} staat niet in de lijst van gemeenten. Vragen over die gemeente worden misschien niet "
        "herkend. Kijk de naam na."
    )


def facts_told(facts: Sequence[Fact], programme_id: str) -> Iterator[str]:
    """What was not said but taken from the version before or from the file, what is unknown, and how to change it."""
    untold = [fact for fact in facts if fact.origin != "said"]
    for origin, beginning in (
        ("before", "Gebleven zoals het was"),
        ("file", "Uit het bestand gehaald"),
        ("unknown", "Onbekend"),
    ):
        shown = [_fact(fact) for fact in untold if fact.origin == origin]
        if shown:
            yield f"{beginning}: {', '.join(shown)}."
    if untold:
        yield f"Klopt iets niet? Voeg het bestand nog eens toe, met --id {programme_id} en wat tussen haakjes staat."


def _fact(fact: Fact) -> str:
    name, option = _FACTS[fact.key]
    value = f" {_shown(fact.key, fact.value)}" if fact.origin != "unknown" else ""
    perhaps = ""
    if fact.perhaps is not None:
        whose = "de vorige versie had" if fact.key == "url" else "in het bestand staat misschien"
        perhaps = f"; {whose} {_shown(fact.key, fact.perhaps)}"
    return f"{name}{value} ({option}{perhaps})"


def _shown(key: str, value: str | int | None) -> str:
    if key in NAMES:
        return NAMES[key][value]
    return f"„{value}”" if key == "title" else str(value)


def versions_apart(programme_id: str, others: Sequence[str]) -> str:
    return (
        f"Let op: van dezelfde afzender staat ook in de collectie: {', '.join(others)}. Is dit daarvan een nieuwe "
        f"versie? Haal dan {programme_id} weg met 'remove', en voeg het bestand toe met: --id {others[0]}"
    )


def unseen_left_out(count: int, pages: str) -> str:
    many = "1 regel" if count == 1 else f"{count} regels"
    return f"Niet ingelezen, want niemand kan het zien: {many} (blz. {pages}). Bekijk ze met: python -m ingest check"


def already_held(name: str, other: str) -> str:
    return (
        f"{name} staat al in de collectie, als programma {other}; er is niets toegevoegd. "
        f"Kloppen de gegevens van {other} niet? Voeg het bestand dan toe met: --id {other}"
    )


def id_taken(name: str, programme_id: str, title: str, kind: DocumentKind, year: int | None) -> str:
    """What there is may have the same title: its kind and year tell why it is another document."""
    other = f"„{title}” ({DOCUMENT_KINDS[kind]}, {shown_year(year)})"
    return (
        f"{name} zou {programme_id} heten, maar zo heet al een ander document: {other}. Er is niets toegevoegd. Geef "
        f"het een eigen naam met --id, of is het daarvan een nieuwe versie, voeg het dan toe met: --id {programme_id}"
    )


def id_of_another(name: str, programme_id: str, publisher: str, municipality: str | None, free: str) -> str:
    return (
        f"{programme_id} is al de naam van een programma van {publisher} ({municipality or 'landelijk'}), en {name} is "
        "van een andere partij of gemeente. Er is niets toegevoegd. "
        f"Geef het een eigen naam, bijvoorbeeld met: --id {free}"
    )


def add_incomplete(name: str, publisher: str | None, municipality: str | None) -> str:
    """What `add` needs and was not told; what the file tells is shown, for the person to say it."""
    told = ", ".join(
        part
        for part in (publisher and f"--publisher {publisher!r}", municipality and f"--municipality {municipality!r}")
        if part
    )
    hint = f" In het bestand staat misschien: {told}." if told else ""
    return f"Zeg van wie {name} is (--publisher) en van welke gemeente (--municipality, of --national).{hint}"


def add_wrong(key: str, value: object) -> str:
    """`key` is that of the catalogue; what can be said on the command line is called as it is there."""
    called, allowed = _OPTIONS.get(key, key), _ALLOWED.get(key, "Zie: python -m ingest add --help")
    return f"Dit kan niet als {called}: {value!r}. {allowed}"


def answer_wrong(key: str, answer: str) -> str:
    """The same to who answers a question, and has seen no options."""
    allowed = (
        "Geef een naam van gewone letters en leestekens, of - voor het hele land."
        if key == "municipality"
        else _ALLOWED[key]
    )
    return f"Dit antwoord kan niet: {answer!r}. {allowed}"
