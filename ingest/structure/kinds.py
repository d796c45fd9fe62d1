"""What sort of text each block is: a plan, or something that may not be quoted as one. Pure.

Decided by the headings above a block, and by what a block itself looks like: a row of web addresses, a quotation,
an instruction to a language model.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.document import Block
from ingest.structure.instructions import is_instruction
from vectorstore.passage import PassageKind

__all__ = ["kind_of_heading", "mark_kinds"]

# Headings that say what stands under them. "Resultaten" by itself may be results to come, so it is not here.
_PATTERNS: tuple[tuple[PassageKind, str], ...] = (
    (
        "past_result",
        r"(?:dit|wat|hoe) (?:hebben|heeft|is|zijn) .{0,60}(?:bereikt|gedaan|gerealiseerd|gelukt|voor elkaar gekregen)"
        r"|(?:hier|daar) zijn (?:we|wij) trots op|waar (?:we|wij) trots op zijn|(?:behaalde|bereikte) resultaten"
        r"|wat (?:we|wij) (?:al )?(?:bereikt|gedaan) hebben|(?:dit|dat) (?:deden|bereikten) (?:we|wij)(?: al)?"
        r"|terugblik(?: op .*)?|onze resultaten(?: .*)?|resultaten (?:van de )?afgelopen .*",
    ),
    (
        "foreword",
        r"(?:een )?(?:voorwoord|woord vooraf|ten geleide|nawoord|slotwoord|tot slot|dankwoord|woord van dank)"
        r"(?: .{0,60})?"
        # Whom a letter is to, not what is best: "Beste lezer,", but not "Beste zorg dichtbij huis".
        r"|(?:beste|lieve|geachte) "
        r"(?:[a-zà-ÿ]*(?:lezers?|kiezers?|inwoners?|burgers?|leden|mensen|vrienden|genoten|buren)"
        r"|[a-zà-ÿ]+(?:aren|aars|mers|anders|ërs))(?: (?:van|uit|en) .{0,40})?,?"
        r"|brief van .*",
    ),
    (
        "candidates",
        r"(?:de |onze )?(?:kandidaten|kandidatenlijst|kieslijst)(?: .{0,60})?"
        r"|(?:de )?(?:permanente )?(?:verkiezings)?programmacommissie(?: .{0,40})?"
        r"|(?:samenstelling|leden|adviseurs) (?:van de )?(?:verkiezings)?programmacommissie"
        r"|(?:de )?commissie|panelleden|redactie(?: en vormgeving)?|onze (?:mensen|lijst)",
    ),
    (
        "sources",
        r"bronnen(?:lijst|vermelding)?|meer weten|(?:lijst van )?(?:geraadpleegde )?(?:bronnen|literatuur)(?:lijst)?"
        r"|(?:eind|voet)?noten|verwijzingen|(?:trefwoorden)?register|index",
    ),
    ("candidates", r".*programma is (?:opgesteld|geschreven|samengesteld) door de programmacommissie"),
    (
        "colophon",
        r"colofon(?: programma)?|vormgeving|scribent|disclaimer|contact(?:gegevens)?|impressum"
        r"|(?:gebruiks|algemene |site-?)voorwaarden(?: .{0,30}(?:web)?site)?|privacy- ?en cookie(?:beleid|verklaring)"
        r"|(?:privacy|cookie)(?:beleid|verklaring|statement|policy)"
        r"|copyright(?: ©?\s*\d{4}.*)?",
    ),
)
_BY_HEADING: tuple[tuple[PassageKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"^(?:\d+(?:\.\d+)*[.:]?\s+)?(?:{pattern})[.:!?]?$", re.IGNORECASE))
    for kind, pattern in _PATTERNS
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MOSTLY = 0.6
"""Of its characters: a block with so many in web addresses is a source."""
_QUOTATION = re.compile(r"^[„“\"‘'][^„“”\"]{20,}[”\"’'][.,]?\s*(?:[–—-]\s*\S.{2,80})?$", re.DOTALL)
_SPEAKER = re.compile(r"[”\"’'][.,]?\s*[–—-]\s*\S.{2,80}$", re.DOTALL)
_SIGNATURE = re.compile(
    r"^(?=.{0,90}$).*\b(?:lijsttrekker|partijleider|fractievoorzitter)\b(?:.*[^.;!?])?$", re.IGNORECASE
)
"""A line with a name and that word; a sentence about "de fractievoorzitter" ends as sentences do."""
_LETTER = 0.3
"""Of the characters of a programme: a letter takes no more of it."""
_COLOPHON_SIGNS = re.compile(
    r"\b(?:e-?mail|mail|tel(?:efoon|\.)?)\s?: ?\S|\b(?:ISBN|vormgeving|drukwerk|fotografie|eindredactie|opmaak)\s*:"
    r"|concept-?verkiezingsprogramma is opgesteld door"
    r"|programma is (?:opgesteld|geschreven|samengesteld) door"
    r"|(?:eigendomsrechten|auteursrecht|aansprakelijk|toegestaan|gebruik)[^.]{0,80}\bdeze (?:web)?site\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def kind_of_heading(heading: str) -> PassageKind | None:
    """What sort of text a heading says stands under it; None where it does not say."""
    return next((kind for kind, pattern in _BY_HEADING if pattern.match(heading.strip())), None)


def mark_kinds(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Sets the `sort` of each block that has none yet, and the status of past results."""
    signed = _signed(blocks)
    instructed = _instructed(blocks)
    marked: list[Block] = []
    for i, block in enumerate(blocks):
        told: PassageKind | None = "instruction" if i in instructed else block.sort if block.sort != "plan" else None
        sort = told or _by_headings(block.path) or _by_look(block)
        sort = sort or ("foreword" if block.path[:1] in signed else None)
        status = "past_result" if sort == "past_result" else block.status
        marked.append(replace(block, sort=sort or "plan", status=status))
    return tuple(marked)


def _instructed(blocks: Sequence[Block]) -> set[int]:
    """The places of what speaks to a language model, and of what a line that does so leads in ("Aan de assistent:")."""
    found: set[int] = set()
    lead: int | None = None
    for i, block in enumerate(blocks):
        if block.kind == "heading":
            lead = None
        elif is_instruction(block.text):
            found.add(i)
            lead = i if block.text.endswith(":") else None
        elif lead is not None and (i == lead + 1 or block.kind == blocks[i - 1].kind == "bullet"):
            found.add(i)
        else:
            lead = None
    return found


def _signed(blocks: Sequence[Block]) -> set[tuple[str, ...]]:
    """The outermost headings of letters: small sections that end with the name of who leads the list, and that word."""
    last: dict[tuple[str, ...], list[Block]] = {}
    characters: Counter[tuple[str, ...]] = Counter()
    for block in blocks:
        if block.kind != "heading" and block.path:
            characters[block.path[:1]] += len(block.text)
            last[block.path[:1]] = [*last.get(block.path[:1], [])[-2:], block]
    most = _LETTER * sum(len(block.text) for block in blocks if block.kind != "heading")
    return {
        path
        for path, ending in last.items()
        if characters[path] <= most
        and any(block.kind != "bullet" and _SIGNATURE.search(block.text) for block in ending)
    }


def _by_headings(path: Sequence[str]) -> PassageKind | None:
    """The innermost heading that says what sort of text stands under it decides."""
    kinds = (kind_of_heading(heading) for heading in reversed(path))
    return next((kind for kind in kinds if kind), None)


def _by_look(block: Block) -> PassageKind | None:
    if block.kind == "heading":
        return None
    addresses = sum(len(found) for found in _ADDRESS.findall(block.text))
    if addresses > _MOSTLY * len(block.text):
        return "sources"
    if _QUOTATION.match(block.text) and _SPEAKER.search(block.text):
        return "quotation"
    return "colophon" if _COLOPHON_SIGNS.search(block.text) else None
