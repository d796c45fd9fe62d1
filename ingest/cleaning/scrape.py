"""Pages of a party's site saved one after the other in one text, each under a line with its address. Pure.

A scrape has no mark-up, so what a site puts around its texts is known by coming again: menus, cookie texts and footers
stand on many pages. A paragraph that stands on two pages is kept where it stands deepest in the site (the theme's own
page, rather than the list of all themes).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ingest.cleaning.torn import join_torn_lines
from ingest.document import Line, Removed
from ingest.structure.looks import find_look_headings, levels_by_look
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
    r"|laat dit veld leeg|stuur mij een kopie|facebook|instagram|x|𝕏|.{2,25} \*)\s*»?$",
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
_ENDED = re.compile(r"[.!?:;…»][\"'”’)\]]*$")
_OPEN = re.compile(r" (?:[Dd]e|[Hh]et|[Ee]en|van|voor|met|en|of|op|in|te)$")
"""How no paragraph ends: "…het Trefpunt, Ons Podium, De" / "Beun, het Baafje" (GroenLinks-PvdA Heiloo)."""
_SLOGAN = 4
"""Words. So short a sentence between two paragraphs is a heading ("Individuele vrijheid.")."""
_LONG = 12
"""Words in a line that is a paragraph."""


@dataclass(frozen=True, slots=True)
class Scraped:
    """The lines that are of the pages themselves, each with its page's address, and what was taken out."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """What the page's title says before the name of the site: "Wonen" of "Wonen / Speerpunten | Ons Dorp"."""
        return re.split(r"\s+[|/–]\s+", self.lines[0].text)[0] if self.lines else ""

    @property
    def depth(self) -> int:
        return len([part for part in urlsplit(self.url).path.split("/") if part])


def is_scrape(lines: Sequence[Line]) -> bool:
    """Whether a text is a scrape: at least two addresses, each between two rules."""
    return len(_starts(lines)) > 1


def read_scrape(lines: Sequence[Line]) -> Scraped:
    """Cuts a scrape into its pages, takes out what is the site's, and marks the headings: a page's own at level 1."""
    # Tears are told from what the whole file has of them.
    pages, removed = _pages(join_torn_lines(lines))
    common = _common(pages)
    owners = _owners(pages, common)
    kept: list[Line] = []
    for at, page in enumerate(pages):
        own: list[Line] = []
        for line in page.lines[1:]:
            rule = _rule(line, page, common, owners, at)
            if rule:
                removed.append(Removed(rule, line.text))
            else:
                own.append(line)
        if page.lines:
            removed.append(Removed("paginatitel", page.lines[0].text))
        headed, gone = _headed(_joined(own), page.title)
        kept += headed
        removed += gone
    return Scraped(_marked(kept), tuple(removed))


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
        pages.append(_Page(url, tuple(replace(line, url=url) for line in lines[start + 2 : end])))
    return pages, removed


def _common(pages: Sequence[_Page]) -> frozenset[str]:
    """The lines that stand on many pages."""
    on: defaultdict[str, set[int]] = defaultdict(set)
    for at, page in enumerate(pages):
        for line in page.lines[1:]:
            on[line.text].add(at)
    return frozenset(text for text, places in on.items() if _is_common(text, len(places), len(pages)))


def _is_common(text: str, count: int, pages: int) -> bool:
    return count >= _PAGES or (len(text) < _PARAGRAPH and count > 1 and count >= _SHARE * pages)


def _owners(pages: Sequence[_Page], common: frozenset[str]) -> dict[str, int]:
    """For each paragraph the page that keeps it: the deepest, and of those the first."""
    owners: dict[str, int] = {}
    for at, page in enumerate(pages):
        for line in page.lines[1:]:
            name = squash(line.text)
            if len(line.text) < _PARAGRAPH or line.text in common:
                continue
            if name not in owners or page.depth > pages[owners[name]].depth:
                owners[name] = at
    return owners


def _rule(line: Line, page: _Page, common: frozenset[str], owners: dict[str, int], at: int) -> str | None:
    """The name of the rule that takes a line out, if one does."""
    if squash(line.text) == squash(page.title):
        return None
    if _PLACEHOLDER.search(line.text):
        return "invulplek"
    if _BUTTON.match(line.text) and not _ENDED.search(line.text.rstrip("» ")):
        return "knop"
    if line.text in common and not _LABEL.match(line.text):
        return "herhaling op de site"
    owner = owners.get(squash(line.text))
    return "staat op een andere pagina" if owner is not None and owner != at else None


def _joined(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page, put together where mark-up cut a sentence ("Meer kunt u" / "hier" / "lezen")."""
    whole: list[Line] = []
    listing = False
    for line in lines:
        above = whole[-1] if whole else None
        # The points of a list end in a comma or a semicolon, and begin with a small letter.
        listing = above is not None and (above.text.endswith(":") or (listing and above.text.endswith((",", ";"))))
        if above and not listing and _goes_on(above, line):
            space = "" if line.text[0] in ",.;:)" or above.text[-1] in "(" else " "
            whole[-1] = replace(above, text=above.text + space + line.text)
        else:
            whole.append(line)
    return whole


def _goes_on(above: Line, line: Line) -> bool:
    if BULLET.match(line.text) or line.gap:
        return False
    if line.text[0] in ",.;:)" or above.text[-1] in "(,":
        return True
    if _OPEN.search(above.text) and len(above.text.split()) > _LONG:
        return True
    return not _ENDED.search(above.text) and line.text[0].islower()


def _headed(lines: Sequence[Line], title: str) -> tuple[list[Line], list[Removed]]:
    """The page's lines with its heading marked: the line that says what the page's title says, or else the first. The
    short lines above it are the way to the page, and go; not where a paragraph stands among them."""
    if not lines:
        return [], []
    name = squash(title)
    at = next((i for i, line in enumerate(lines) if squash(line.text) == name), 0)
    if len(lines[at].text.split()) > _LONG:
        return [replace(lines[0], text=title, kind="heading", level=1), *lines], []
    above = lines[:at] if any(len(line.text.split()) > _LONG for line in lines[:at]) else []
    removed = [] if above else [Removed("kruimelpad", line.text) for line in lines[:at]]
    removed += [Removed("herhaling van de kop", line.text) for line in lines[at + 1 :] if squash(line.text) == name]
    below = [line for line in lines[at + 1 :] if squash(line.text) != name]
    return [replace(lines[at], kind="heading", level=1), *above, *below], removed


def _marked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the headings that only their look tells; what "Speerpunten:" leads in are points, not headings,
    but for a point that leads in points itself ("Bijstellen van de Overeenkomst" / "Geen Aansluiting A9 …, maar wel:").
    """
    listed: set[int] = set()
    inside = False
    for i, line in enumerate(lines):
        long = len(line.text.split()) > _LONG
        below = lines[i + 1].text if i + 1 < len(lines) else ""
        leads_in = below.endswith(":") and len(below.split()) > _LONG
        if line.kind == "heading" or (long and _ENDED.search(line.text)) or leads_in:
            inside = False
        elif inside:
            listed.add(i)
        if line.text.endswith(":"):
            inside = True
    found = {i for i in find_look_headings(lines, ()) if i not in listed}
    found |= {i for i in range(1, len(lines) - 1) if _is_slogan(lines, i, listed)}
    places = sorted(found | {i for i, line in enumerate(lines) if line.kind == "heading"})
    levels = levels_by_look(lines, {}, places)
    return tuple(
        replace(line, kind="heading", level=levels[i]) if i in levels else line for i, line in enumerate(lines)
    )


def _is_slogan(lines: Sequence[Line], i: int, listed: Collection[int]) -> bool:
    """Whether a short sentence is a heading: before a paragraph, or between points that do not end as it does."""
    line = lines[i]
    if line.kind or len(line.text.split()) > _SLOGAN or not line.text.endswith(".") or not line.text[0].isupper():
        return False
    below = lines[i + 1]
    if i in listed:
        return (
            not _ENDED.search(lines[i - 1].text) and not _ENDED.search(below.text) and len(below.text.split()) > _SLOGAN
        )
    return below.kind is None and len(below.text.split()) > _LONG
