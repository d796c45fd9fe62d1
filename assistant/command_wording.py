"""Every Dutch sentence that only the command line says."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from assistant.search import Match, SearchCount, SearchHit, SearchResult
from assistant.search_wording import KINDS
from assistant.wording import name_of, status_of
from vectorstore.wording import DOCUMENT_KINDS, STATUSES, counted, names_with_codes

HELP_ASSISTANT = "Zoekt op wat partijen en gemeenten over veiligheid schrijven, en laat hun eigen woorden zien."
HELP_ASK = "stel een vraag, of een bestand met vragen"
HELP_QUESTION = "uw vraag, tussen aanhalingstekens"
HELP_PUBLISHER = "zoek alleen bij deze partij of gemeente; mag vaker"
HELP_MUNICIPALITY = "zoek alleen in deze gemeente"
HELP_JSON = "geef het antwoord als JSON, voor een ander programma"
HELP_BATCH = "een bestand met een vraag per regel, als JSON"
HELP_OUT = "het bestand waarin de antwoorden komen: .jsonl, .xlsx, .docx of .csv"
QUESTION_OR_BATCH = "geef een vraag, of een bestand met --batch"
BATCH_NEEDS_OUT = "--batch en --out horen bij elkaar"
SAME_FILE = "--batch en --out wijzen hetzelfde bestand aan; kies voor --out een ander"
OUT_UNKNOWN = "bewaar de antwoorden met --out in een bestand .jsonl, .xlsx, .docx of .csv"
BATCH_ALONE = "--publisher, --municipality en --json gaan niet samen met --batch; zet ze in het bestand"
HELP_COMPARE = "vergelijk twee tot acht partijen of gemeenten op één onderwerp"
HELP_SUBJECT = "een onderwerp of een vraag, tussen aanhalingstekens"
HELP_COMPARED = "een partij of gemeente die u vergelijkt; geef er twee of meer"
HELP_OUT_TABLE = "een bestand om de vergelijking in te bewaren: .docx, .xlsx of .csv"
HELP_SEARCH = "zoek woorden in de programma's, precies en naar betekenis"
HELP_WORDS = "de woorden, tussen aanhalingstekens; zet „…” om woorden die achter elkaar moeten staan"
HELP_YEAR = "zoek alleen in programma's uit dit jaar; mag vaker"
HELP_KIND = f"zoek alleen in documenten van deze soort; mag vaker: {names_with_codes(DOCUMENT_KINDS)}"
HELP_STATUS = f"zoek alleen in tekst met deze status; mag vaker: {names_with_codes(STATUSES)}"
NAME_EMPTY = "mag niet leeg zijn; laat de optie weg om overal te zoeken"
OUT_IS_NO_TABLE = "bewaar een vergelijking met --out in een bestand .docx, .xlsx of .csv"
BY_WORD, BY_MEANING = "Met deze woorden:", "Met ongeveer dezelfde betekenis:"

_MATCHES: dict[Match, str] = {
    "exact": "precies deze woorden",
    "other_form": "een andere vorm van de woorden",
    "meaning": "ongeveer dezelfde betekenis",
}


def table_written(out: Path) -> str:
    return f"De vergelijking staat in {out}."


def search_lead(result: SearchResult) -> str:
    """How many hits there are."""
    total = result.total
    if not any(total.values()):
        return f"Niets gevonden in {counted(len(result.counts), 'programma', 'programma’s')}."
    found = "; ".join(f"{_MATCHES[match]}: {total[match]}" for match in _MATCHES)
    return f"Zinnen in {counted(len(result.counts), 'programma', 'programma’s')}: {found}."


def count_line(one: SearchCount) -> str:
    """How much one programme writes about it."""
    rate = f"{one.per_10000_any_form:.1f}".replace(".", ",")
    hits = ", ".join(str(number) for number in (one.exact, one.other_form, one.meaning))
    words = counted(one.words, "woord", "woorden")
    return f"{name_of(one.programme)}: {hits} ({words}; {rate} zinnen met de woorden per 10.000 woorden)"


def ask_instead(question: str, command: str) -> str:
    """A question, or a claim, as the command that asks or checks it."""
    return f"Probeer bijvoorbeeld: python -m assistant {command} {shlex.quote(question)}"


def counts_heading() -> str:
    return f"Per programma, in deze volgorde: {', '.join(_MATCHES.values())}."


def hit_place(hit: SearchHit) -> str:
    """Where a hit stands, what sort of text that is, and how it matches."""
    citation = hit.citation
    page = f", pagina {citation.page}" if citation.page else ""
    told = [status_of(citation.status)]
    told += [KINDS[hit.kind]] if hit.kind != "plan" else []
    told += [_MATCHES[hit.match]] if hit.match == "other_form" else []
    return f"{citation.publisher}, {' › '.join(citation.section)}{page} ({'; '.join(told)})"


def not_all_shown(counts: Sequence[SearchCount], most: int) -> str:
    names = ", ".join(name_of(one.programme) for one in counts)
    return f"Van {names} ziet u de eerste {most} van elk; de aantallen tellen ze alle."
