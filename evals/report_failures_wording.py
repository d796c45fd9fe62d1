"""The Dutch sentences of the report on what went wrong with a question."""

from collections.abc import Sequence

from assistant.answer import AnswerStatus
from evals.dataset import Kind
from evals.metrics import Leak
from evals.report_terms_wording import KINDS, PASSAGE_STATUSES, STATUSES, capital, join, number

WHY, HISTORY, CHOSEN = "Waarom dit fout is", "Eerder gevraagd", "Keuze van de vrager"
NO_QUOTES = "Geen citaten."
NOTHING_FAILED = "Bij deze groep ging geen vraag mis."
NATIONAL = "landelijk"
INTRODUCTION = (
    "Klik op een vraag om te zien wat hoort, en wat er gegeven is. Op papier staat alles open. De nummers tussen haken "
    "zijn die van de citaten."
)


def failed(count: int, questions: int) -> str:
    return f"Van de {number(questions)} vragen zijn er {number(count)} niet helemaal goed. {INTRODUCTION}"


def failed_kind(kind: Kind, count: int, questions: int) -> str:
    return f"{capital(KINDS[kind].name)}: {number(count)} van {number(questions)} niet helemaal goed"


def programme(publisher: str, place: str | None) -> str:
    """The name of a programme: "Alderkring (Elmerveen)". That of a municipality has its town already."""
    return publisher if place and place in publisher else f"{publisher} ({place or NATIONAL})"


def namesake(name: str, told: str) -> str:
    """A programme that has its publisher and place in common with another."""
    return f"{name}, {told}"


def chosen(publishers: Sequence[str], municipality: str | None) -> str:
    return join([*publishers, *([municipality] if municipality else [])])


def expected(status: AnswerStatus) -> str:
    return f"Wat hoort: {STATUSES[status]}"


def given(status: AnswerStatus) -> str:
    return f"Wat gegeven is: {STATUSES[status]}"


def gold(name: str, quotes: int) -> str:
    return f"{name}: dit citaat." if quotes == 1 else f"{name}: een van deze {quotes} citaten."


def facts(wanted: Sequence[str]) -> str:
    return f"In de citaten moet staan: {join([f'‘{fact}’' for fact in wanted])}."


def absent(names: Sequence[str]) -> str:
    return f"Geen antwoord staat in: {join(names)}."


def source(name: str, section: Sequence[str], page: str | None, status: str, author: str | None) -> str:
    """Where a quote is from, and what it is called."""
    place = " › ".join(section) + (f", pagina {page}" if page else "")
    by = f", geschreven door een {author}" if author else ""
    return f"{name}{f': {place}' if place else ''} ({PASSAGE_STATUSES[status]}{by})"


def nearest(told: str) -> str:
    return f"{told}. Getoond als passage in de buurt, niet als antwoord"


def wrong_status(wanted: AnswerStatus, told: AnswerStatus) -> str:
    return f"De soort antwoord is ‘{STATUSES[told]}’. Dat hoort ‘{STATUSES[wanted]}’ te zijn."


def not_found(name: str) -> str:
    return f"{name} heet niet gevonden. Daar staat wel een antwoord."


def no_gold_quote(name: str) -> str:
    return f"Bij {name} staan wel citaten, maar geen goed citaat."


def no_fact(name: str, fact: str) -> str:
    return f"In de citaten van {name} ontbreekt ‘{fact}’."


def wrongly_found(name: str) -> str:
    return f"{name} heet gevonden. Daar staat geen antwoord."


def wrong_passage_status(name: str, wanted: str, told: str) -> str:
    return f"Bij het goede citaat van {name} staat ‘{PASSAGE_STATUSES[told]}’. Het is ‘{PASSAGE_STATUSES[wanted]}’."


def leaked(numbers: Sequence[int], name: str, sort: Leak) -> str:
    other = "een andere gemeente" if sort == "town" else "een andere partij"
    several = len(numbers) > 1
    told = join([f"[{n}]" for n in numbers])
    return (
        f"{'Citaten' if several else 'Citaat'} {told} {'zijn' if several else 'is'} van {name}: {other} dan gevraagd."
    )


def untrue_quote(n: int) -> str:
    return f"Citaat [{n}] staat niet woord voor woord in de bron."


def wrong_source(n: int) -> str:
    return f"Bij citaat [{n}] klopt de herkomst of de status niet."


def without_citation(publisher: str) -> str:
    return f"Over {publisher} wordt iets gezegd zonder citaat."
