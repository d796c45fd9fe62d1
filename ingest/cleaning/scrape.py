"""Pages of a party's site saved one after the other in one text, each under a line with its address. Pure.

A scrape has no mark-up, so what a site puts around its texts is known by coming again: menus, cookie texts and footers
stand on many pages. A paragraph that stands on two pages is kept where it stands deepest in the site (the theme's own
page, rather than the list of all themes).
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ingest.cleaning.scrape_headings import ENDED, LONG, mark_by_look, mark_heading
from ingest.cleaning.torn import join_torn_lines
from ingest.document import Line, Removed
from ingest.structure.marks import BULLET
from ingest.structure.names import squash

__all__ = ["Scraped", "is_scrape", "read_scrape"]

_RULE = re.compile(r"^={20,}$")
_SOURCE = re.compile(r"^Bron:\s*(https?://\S+)$")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_BUTTON = re.compile(
    r"^(?:lees (?:meer|verder|op|hier)\b.*|klik(?: hier\b.*)?"
    r"|bekijk (?:hier|meer|alles)|bekijk (?:(?:hier|al|alle|ons|onze|de|het|hele|meer) )*"
    r"\w*(?:kandidaten(?:lijst)?|standpunten|speerpunten|mensen|plannen|thema’s|agenda|activiteiten|nieuws|programma)"
    # "Naar" with a capital begins a title ("Naar de toekomst"), unless a part of the site follows.
    r"|(?:ga |direct )*naar (?:de )?(?:(?:hoofd)?inhoud|footer|menu|navigatie|home(?:page)?|boven)"
    r"|(?-i:naar) (?:de )?\w+|share"
    r"|meer nieuws"
    r"|ga direct naar .*|alle kandidaten|meer (?:lezen|thema’s)|terug"
    r"|deel(?:en)?(?: (?:thema|bericht|pagina|activiteit))?"
    r"|verzenden|accepteren|weiger(?:en)?|aanpassen|(?:toon|verberg) filters|zoek op trefwoord"
    r"|ik wil (?:graag )?(?:lid worden|(?:mee)?helpen|doneren|meedoen|m(?:e|ij) aanmelden|de nieuwsbrief ontvangen)"
    r"|word lid.*"
    r"|laat dit veld leeg|stuur mij een kopie|facebook|instagram|x|𝕏)\s*»?$",
    re.IGNORECASE,
)
_PAGES = 3
"""A line on so many pages is the site's, not the page's."""
_SHARE = 0.3
"""Of the pages: what is shorter than a paragraph, and on more than one, is the site's from here."""
_PARAGRAPH = 40
"""Characters. What is shorter may stand on two pages and be of both."""
_LABEL = re.compile(r"^[^\W\d_][\w ’-]{2,30}:$")
"""What leads in a list ("Speerpunten:") comes again on many pages, and is of each."""
_OPEN = re.compile(r" (?:[Dd]e|[Hh]et|[Ee]en|van|voor|met|en|of|op|in|te|wat|dat|die|als|onze|zo[’']n)$")
"""How no paragraph ends: "…het Trefpunt, Ons Podium, De" / "Beun, het Baafje" (GroenLinks-PvdA Heiloo)."""
_OPENING, _CLOSING = "(“‘„", ",.;:)”"
"""Signs with which the next line goes on, and signs that a line begins with when it goes on."""
_INVITATION = re.compile(r"^klik hier\b[^.!?]*[.!]?$", re.IGNORECASE)
_FIELD = re.compile(r"^.{2,40} \*$")
"""What must be filled in: "Achternaam *"."""
_TEASED = re.compile(r"^lees (?:meer|verder)\b", re.IGNORECASE)
_WORDS_OF_LINK = 8
"""Words in a link above "Lees meer", or in a line of a form; a paragraph has more."""
_NAME = 4
"""Words of a sentence that mark-up sets apart."""


@dataclass(frozen=True, slots=True)
class Scraped:
    """The lines that are of the pages themselves, each with its page's address, and what was taken out."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: its address, what its title says before the name of the site ("Wonen" in "Wonen / Speerpunten | Ons
    Dorp"), and its lines below that."""

    url: str
    title: str
    lines: tuple[Line, ...]

    @property
    def depth(self) -> int:
        return len([part for part in urlsplit(self.url).path.split("/") if part])


def is_scrape(lines: Sequence[Line]) -> bool:
    """Whether a text is a scrape: at least two addresses, each between two rules."""
    return len(_starts(lines)) > 1


def read_scrape(lines: Sequence[Line]) -> Scraped:
    """Cuts a scrape into its pages, takes out what is the site's, and marks the headings: a page's own at level 1."""
    # Tears are told from what the whole file has of them.
    raw, removed = _pages(join_torn_lines(lines))
    common = _common(raw)
    pages: list[_Page] = []
    for page in raw:
        cleaned, gone = _without_site(page, common)
        pages.append(cleaned)
        removed += gone
    owners = _owners(pages)
    kept: list[Line] = []
    for at, page in enumerate(pages):
        own, doubled = _own(pages, at, owners)
        headed, above = mark_heading(own, page.title)
        kept += headed
        removed += [*doubled, *above]
    return Scraped(mark_by_look(kept), tuple(removed))


def _starts(lines: Sequence[Line]) -> list[int]:
    return [
        i
        for i in range(1, len(lines) - 1)
        if _SOURCE.match(lines[i].text) and _RULE.match(lines[i - 1].text) and _RULE.match(lines[i + 1].text)
    ]


def _pages(lines: Sequence[Line]) -> tuple[list[_Page], list[Removed]]:
    starts = _starts(lines)
    removed = [Removed("kop van het bestand", line.text) for line in lines[: starts[0] - 1]]
    pages: list[_Page] = []
    for at, start in enumerate(starts):
        end = starts[at + 1] - 1 if at + 1 < len(starts) else len(lines)
        url = lines[start].text.removeprefix("Bron:").strip()
        removed.append(Removed("paginascheiding", lines[start].text))
        titled, below = lines[start + 2 : min(start + 3, end)], lines[min(start + 3, end) : end]
        removed += [Removed("paginatitel", line.text) for line in titled]
        title = re.split(r"\s+[|/–]\s+", titled[0].text)[0] if titled else ""
        pages.append(_Page(url, title, tuple(replace(line, url=url) for line in below)))
    return pages, removed


def _common(pages: Sequence[_Page]) -> frozenset[str]:
    """The lines that stand on many pages."""
    on: defaultdict[str, set[int]] = defaultdict(set)
    for at, page in enumerate(pages):
        for line in page.lines:
            on[line.text].add(at)
    return frozenset(text for text, places in on.items() if _is_common(text, len(places), len(pages)))


def _is_common(text: str, count: int, pages: int) -> bool:
    return count >= _PAGES or (len(text) < _PARAGRAPH and count > 1 and count >= _SHARE * pages)


def _owners(pages: Sequence[_Page]) -> dict[str, int]:
    """For each paragraph the page that keeps it: the deepest, and of those the first."""
    owners: dict[str, int] = {}
    for at, page in enumerate(pages):
        for line in page.lines:
            name = squash(line.text)
            if len(line.text) < _PARAGRAPH:
                continue
            if name not in owners or page.depth > pages[owners[name]].depth:
                owners[name] = at
    return owners


def _without_site(page: _Page, common: frozenset[str]) -> tuple[_Page, list[Removed]]:
    """The page without what is the site's, its sentences whole. Mark-up may set a word of a sentence apart that is a
    button elsewhere ("Meer kunt u" / "hier" / "lezen"), so that the words of sentences are left where they are."""
    lines = page.lines
    rules = [_rule(lines, i, page.title, common) for i in range(len(lines))]
    for i in _form(lines):
        rules[i] = "formulier"
    for i in range(len(lines) - 2, -1, -1):
        if rules[i] and rules[i + 1] is None and _is_begun(lines, i):
            rules[i] = None
    kept = _joined([line for line, rule in zip(lines, rules, strict=True) if not rule])
    removed = [Removed(rule, line.text) for line, rule in zip(lines, rules, strict=True) if rule]
    removed += [Removed("knop", line.text) for line in kept if _INVITATION.match(line.text)]
    return replace(page, lines=tuple(line for line in kept if not _INVITATION.match(line.text))), removed


def _rule(lines: Sequence[Line], i: int, title: str, common: frozenset[str]) -> str | None:
    """The name of the rule that takes a line out as the site's, if one does."""
    text = lines[i].text
    if squash(text) == squash(title):
        return None
    if _PLACEHOLDER.search(text):
        return "invulplek"
    if not re.search(r"\w", text) and text not in _CLOSING:
        return "regel zonder woorden"
    if _BUTTON.match(text) and not ENDED.search(text.rstrip("» ")):
        return "knop"
    if i + 1 < len(lines) and _TEASED.match(lines[i + 1].text) and len(text.split()) <= _WORDS_OF_LINK:
        return None if ENDED.search(text) else "link"
    return "herhaling op de site" if text in common and not _LABEL.match(text) else None


def _is_begun(lines: Sequence[Line], i: int) -> bool:
    """Whether the line below goes on with this one, and this one begins a sentence or goes on with one itself."""
    line, below = lines[i].text, lines[i + 1].text
    if ENDED.search(line) or not (below[0].islower() or below[0] in _CLOSING):
        return False
    return line[0].isupper() or (i > 0 and not ENDED.search(lines[i - 1].text))


def _form(lines: Sequence[Line]) -> range:
    """The places of a form's lines: from its first field that must be filled in to its last, where all is short."""
    fields = [i for i, line in enumerate(lines) if _FIELD.match(line.text)]
    if not fields or any(len(line.text.split()) > _WORDS_OF_LINK for line in lines[fields[0] : fields[-1]]):
        return range(0)
    end = next((i for i in range(fields[-1], len(lines)) if lines[i].text == "Verzenden"), fields[-1])
    return range(fields[0], end + 1)


def _own(pages: Sequence[_Page], at: int, owners: dict[str, int]) -> tuple[list[Line], list[Removed]]:
    """The lines that a page keeps. Where others keep all its paragraphs, they keep the headings that they share too."""
    page = pages[at]
    keepers = {owners[name] for line in page.lines if (name := squash(line.text)) in owners}
    shared = set() if at in keepers else {squash(line.text) for keeper in keepers for line in pages[keeper].lines}
    kept: list[Line] = []
    removed: list[Removed] = []
    for line in page.lines:
        name = squash(line.text)
        if name in shared or (owners.get(name, at) != at and name != squash(page.title)):
            removed.append(Removed("staat op een andere pagina", line.text))
        else:
            kept.append(line)
    return kept, removed


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page, put together where mark-up cut a sentence ("Meer kunt u" / "hier" / "lezen")."""
    whole: list[Line] = []
    listing = False
    for i, line in enumerate(lines):
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        above = whole[-1] if whole else None
        # The points of a list end in a comma or a semicolon, and begin with a small letter.
        listing = above is not None and (
            above.text.endswith(":") or (listing and above.text.endswith((",", ";")) and not above.text[0].isupper())
        )
        if above and not listing and (_goes_on(above, line) or _is_in_sentence(above, line, below)):
            space = "" if line.text[0] in _CLOSING or above.text[-1] in _OPENING else " "
            whole[-1] = replace(above, text=above.text + space + line.text)
        else:
            whole.append(line)
    return whole


def _goes_on(above: Line, line: Line) -> bool:
    if BULLET.match(line.text) or line.gap:
        return False
    if line.text[0] in _CLOSING or above.text[-1] in (*_OPENING, ","):
        return True
    if above.text.endswith(";") and above.text[0].isupper() and line.text[0].islower():
        return True
    if _OPEN.search(above.text) and len(above.text.split()) > LONG:
        return True
    return not ENDED.search(above.text) and line.text[0].islower()


def _is_in_sentence(above: Line, line: Line, below: str) -> bool:
    """Whether a few words between two parts of a sentence are of it: "steunt de actie" / "Steenbreek" / "en andere"."""
    short = len(line.text.split()) <= _NAME and not ENDED.search(line.text) and not BULLET.match(line.text)
    return short and len(above.text.split()) > LONG and not ENDED.search(above.text) and below[:1].islower()
