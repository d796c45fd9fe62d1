"""The table of contents of a document: where it stands, and the outline that it gives. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.document import Line, OutlineEntry, Removed
from ingest.structure.entries import NUMBERED, Entry, outline_of
from ingest.structure.names import CHAPTER, bare_name, section_number, squash

__all__ = ["Contents", "find_contents"]

_WORD = r"(?:inhoud|inhouds?opgave|inhoudstafel|overzicht|in dit programma)"
_TITLE = re.compile(rf"^(?:de |het )?{_WORD}[.:]?$", re.IGNORECASE)
_GLUED_TITLE = re.compile(r"^.*(?:\b|(?<=[a-zA-Z0-9]))(?:INHOUD|INHOUDSOPGAVE|Inhoud|Inhoudsopgave)\s*(?=$|[A-Z\d ])")
_AFTER = re.compile(rf"(?<=\d){_WORD}$", re.IGNORECASE)
"""The heading of the contents, glued to its last line ("KRIJGSMACHT 119INHOUDSOPGAVE")."""
_ENTRY = re.compile(r"^(?P<title>.*?[^\W\d_].*?)[\s.…·_]*(?<![\d.,])(?P<page>\d{1,3})$")
_LEADER = re.compile(r"\s*(?:[.…·_]\s*){4,}")
_PAGE_ONLY = re.compile(r"^[.…·_\s]*(?P<page>\d{1,3})$")
_GLUE = re.compile(r"^.*(?:[a-zà-ÿ.!?)][A-Z]?|\d)(?<![A-Z])(?=[A-Z][A-Za-z])")
"""What stands before the first title where no white space parts the two: "…2027VISIE OP", "kamer.nlVoorwoord"."""
_DOUBLE = re.compile(r"^(?P<first>\d{1,2})\.? [^\W\d].*\s\d{1,3}\s+(?P<second>\d{1,2})\.? [^\W\d].*\s\d{1,3}$")
_GLUED_ENTRIES = re.compile(r"^[^\W\d_]\D*\s\d{1,3}(?=[A-ZÀ-Þ]\D*\s\d{1,3}$)")
"""An entry to which the first of the next column is glued ("ZZP 56Gezondheidszorg 58", FVD 2023)."""
_GLUED_PAGE = re.compile(r"^(?P<title>(?P<number>\d{1,2})\.? .*[^\W\d_])\s+(?P<pages>\d{3,6})$")
"""A numbered last entry to whose page number that of the contents' own page is glued ("6. Financiën 1338")."""
_FEWEST = 5
"""Entries. Fewer in a row are a list that happens to end in numbers."""
_PATIENCE = 3
"""Lines in a row without a page number, after which the table has ended (a long title takes two or three)."""
_LONGEST = 130
"""Characters in a title."""
_MOST = 1000
"""Lines. What looks like a table of contents for longer is text."""
_SHORTEST = 8
"""Letters in a title without a page number of which it is believed that it comes again in the text."""
_FRONT = 0.25
"""A table of contents stands in the first part of a document."""
_LARGEST = 0.4
"""Of the characters of a document. What takes more of it is its text, in which many lines end in numbers."""
_SMALL = 4000
"""Characters. A table of contents as short as this may be nearly all there is."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a document without its table of contents, what was taken out, and the table as an outline."""

    lines: tuple[Line, ...]
    removed: tuple[Removed, ...]
    outline: tuple[OutlineEntry, ...]


def find_contents(lines: Sequence[Line]) -> Contents:
    """Takes the table of contents out of a document; a document without one is given back as it is."""
    best: tuple[int, list[Entry]] | None = None
    runs: list[tuple[int, list[Entry]]] = []
    lines = _one_entry_each(lines)
    front = max(60, int(len(lines) * _FRONT))
    titles = _Titles(lines)
    largest = max(_SMALL, _LARGEST * sum(len(line.text) for line in lines))
    i = 0
    while i < min(front, len(lines)):
        entries, after = _entries_from(lines, i, titles)
        if after - i >= _MOST or sum(len(line.text) for line in lines[i:after]) > largest:
            i = after
        elif len(entries) >= _FEWEST:
            runs.append((i, entries))
            if best is None or len(entries) > len(best[1]):
                best = (i, entries)
            i = entries[-1].last + 1
        else:
            i += 1
    if best is None:
        return Contents(tuple(lines), (), ())
    start, entries = best
    entries += _last_entry(lines, entries[-1])
    end = entries[-1].last + 1
    if entries[0].title[0].islower() and start and not lines[start].box:
        start -= 1
        entries[0] = replace(entries[0], title=f"{lines[start].text} {entries[0].title}")
    before, entries[0] = _unglued(lines[start], entries[0])
    entries[-1] = _without_its_own_page(entries)
    while start > 0 and not before and _TITLE.match(lines[start - 1].text):
        start -= 1
    table = {*range(start, end), *_repetitions(runs, best)}
    removed = tuple(Removed("inhoudsopgave", line.text, line.page) for i, line in enumerate(lines) if i in table)
    kept = [line for i, line in enumerate(lines) if i not in table]
    at = start - sum(place < start for place in table)
    kept[at:at] = before
    return Contents(tuple(kept), removed, outline_of(entries))


def _repetitions(runs: Sequence[tuple[int, list[Entry]]], best: tuple[int, list[Entry]]) -> set[int]:
    """The places of the lines of other tables that list the same titles (the copy that a watermark brings)."""
    names = {bare_name(entry.title) for entry in best[1]}
    return {
        place
        for start, entries in runs
        if start != best[0] and 2 * sum(bare_name(entry.title) in names for entry in entries) > len(entries)
        for place in range(start, entries[-1].last + 1)
    }


def _one_entry_each(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with two entries on one cut in two ("14 Meeprofiteren 43 15 Van bio-industrie 47", SP 2017)."""
    kept: list[Line] = []
    for line in lines:
        found = _DOUBLE.match(line.text)
        glued = _GLUED_ENTRIES.match(line.text)
        if glued and not line.box:
            kept += [replace(line, text=glued.group()), replace(line, text=line.text[glued.end() :])]
        elif found and not line.box and int(found["second"]) == int(found["first"]) + 1:
            at = found.start("second")
            kept += [replace(line, text=line.text[:at].strip()), replace(line, text=line.text[at:])]
        else:
            kept.append(line)
    return kept


def _unglued(line: Line, entry: Entry) -> tuple[list[Line], Entry]:
    """The first entry without what stands before it on its line, and that as a line of text."""
    if line.box:
        return [], entry
    found = _GLUED_TITLE.match(entry.title) or _GLUE.match(entry.title)
    if not found or not entry.title[found.end() :].strip():
        return [], entry
    before = re.sub(rf"{_WORD}$", "", found.group().strip(), flags=re.IGNORECASE).strip()
    kept = [replace(line, text=before)] if before else []
    return kept, replace(entry, title=entry.title[found.end() :].strip())


def _without_its_own_page(entries: Sequence[Entry]) -> Entry:
    """The last entry, whose page number may have that of the contents' own page glued to it ("FINANCIËN 453")."""
    last, before = entries[-1], entries[-2]
    if last.page is None or before.page is None or last.page < 3 * before.page or last.page < 100:
        return last
    shorter = [int(str(last.page)[:length]) for length in (2, 1) if int(str(last.page)[:length]) >= before.page]
    return replace(last, page=shorter[0]) if shorter else last


def _last_entry(lines: Sequence[Line], before: Entry) -> list[Entry]:
    """The entry after the last that was found, where the page number of the contents is glued to its own; its number
    goes on from the one before."""
    at = before.last + 1
    found = _GLUED_PAGE.match(lines[at].text) if at < len(lines) and not lines[at].box else None
    number = section_number(before.title)
    if not found or not number or before.page is None:
        return []
    digits = found["pages"]
    pages = [page for length in range(1, len(digits)) if (page := int(digits[:length])) >= before.page]
    follows = int(found["number"]) == int(number.split(".")[0]) + 1
    return [Entry(found["title"], pages[0], lines[at], at)] if follows and pages else []


class _Titles:
    """Tells which words come again in a document, as those of a title in the contents do."""

    def __init__(self, lines: Sequence[Line]) -> None:
        squashed = [squash(line.text) for line in lines]
        self._lines = "\n".join(squashed)
        self._text = "".join(squashed)
        self._known: dict[tuple[str, bool], bool] = {}

    def come_again(self, shown: str, *, over_lines: bool = False) -> bool:
        """Whether the words stand in the document twice; `over_lines`: also where a line ends within them."""
        key = squash(shown), over_lines
        if key not in self._known:
            text = self._text if over_lines else self._lines
            self._known[key] = len(key[0]) >= _SHORTEST and text.count(key[0]) > 1
        return self._known[key]


def _entries_from(lines: Sequence[Line], start: int, titles: _Titles) -> tuple[list[Entry], int]:
    """The run of entries that begins at a line, and the first line that was not looked at; page numbers never go back.
    A line without a page number is an entry too where its title comes again."""
    entries: list[Entry] = []
    waiting: list[tuple[int, str]] = []
    highest = 0
    unknown = 0
    i = start
    while i < min(len(lines), start + _MOST) and unknown < _PATIENCE:
        shown = _AFTER.sub("", _LEADER.sub(" ", lines[i].text))
        if len(shown) > _LONGEST:
            break
        found = _ENTRY.match(shown) if shown[-1:].isdigit() else None  # asked first: most lines fail it, and slowly
        only = _PAGE_ONLY.match(shown)
        any_page = found or only
        match = found or (only if waiting else None)
        if match and int(match["page"]) >= highest:
            highest = int(match["page"])
            entries += _settled(lines, waiting, found["title"].strip() if found else "", highest, i, titles)
            waiting = []
            unknown = 0
        elif not entries and not waiting:
            break
        elif any_page and len(entries) == 1 and int(any_page["page"]) < highest:
            # What was taken for the first entry ends in the number of its page ("Emile Roemer7").
            break
        elif not _TITLE.match(shown) and not (only and entries):
            # A page number lower than the one before is a printing error ("14 … 43" after "13 … 45").
            titled = found and len(entries) > 1 and NUMBERED.match(shown)
            waiting.append((i, found["title"].strip() if found and titled else shown))
            unknown = 0 if titles.come_again(shown) and not lines[i].box else unknown + 1
        i += 1
    bare = sum(bool(_PAGE_ONLY.match(line.text)) for line in lines[start:i])
    return (entries if _is_dense(entries, start, bare) else []), i


def _settled(
    lines: Sequence[Line], waiting: Sequence[tuple[int, str]], last: str, page: int, at: int, titles: _Titles
) -> list[Entry]:
    """The entries of lines up to one with a page number: a long title takes several lines ("Onze 10 keuzes" / "voor
    nieuwe verbondenheid 8"), but a line may be a title by itself (that of a part, which has no page number)."""
    parts = [shown for _, shown in waiting]
    numbered = bool(NUMBERED.match(last) or CHAPTER.match(last))
    first = len(parts) if numbered else 0
    if not lines[at].box:
        for k in range(len(parts)):
            joined = " ".join([*parts[k:], last]).strip()
            if titles.come_again(joined, over_lines=True) or (numbered and CHAPTER.fullmatch(parts[k])):
                first = k
                break
        else:
            first = len(parts) if numbered or (last and all(map(titles.come_again, parts))) else 0
    own = [Entry(parts[k], None, lines[waiting[k][0]], waiting[k][0]) for k in range(first)]
    return [*own, Entry(" ".join([*parts[first:], last]).strip(), page, lines[at], at)]


def _is_dense(entries: Sequence[Entry], start: int, bare: int) -> bool:
    """Whether most lines of the run are entries, and pages grow as they do over a whole document. `bare` lines have
    only a page number."""
    pages = [entry.page for entry in entries if entry.page is not None]
    if len(pages) < _FEWEST:
        return False
    span = entries[-1].last - start + 1 - bare
    return len(entries) >= 0.5 * span and pages[-1] > pages[0] and pages[-1] >= len(pages) // 3
