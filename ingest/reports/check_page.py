"""The same as a web page that needs nothing else: each page of the file as a picture, its passages beside it. Pure."""

import base64
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ingest.document import Reading, Removed, Sheet
from ingest.reports import wording
from ingest.reports.check import describe_notes, describe_properties
from ingest.reports.markup import compose_document, compose_facts, compose_list, link_to
from ingest.reports.overview import Dropped, Heading, Overview, look_over
from ingest.wording import KIND_NAMES, amount, check_page
from vectorstore.passage import Passage
from vectorstore.wording import STATUSES

__all__ = ["compose_page"]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page of the file with all that is shown of it; `number` is None for what stands on no page."""

    number: int | None
    sheet: Sheet | None
    picture: bytes | None
    passages: Sequence[Passage]
    removed: Sequence[Removed]


def compose_page(name: str, reading: Reading, pictures: Mapping[int, bytes]) -> str:
    """The report as HTML. `pictures` are JPEGs by page number. All text of the file is escaped: it is data."""
    overview = look_over(reading)
    suspects = {word for word, _ in reading.suspects}
    leaves = list(_leaves(reading, pictures))
    parts = (
        ("koppen", wording.CHECK_HEADINGS, _headings(overview.headings, {leaf.number for leaf in leaves})),
        ("woorden", wording.CHECK_SUSPECTS, _suspects(reading, overview)),
        ("weggelaten", wording.CHECK_REMOVED, _dropped(overview.dropped)),
        (
            "tekst",
            wording.CHECK_PAGES if reading.sheets else wording.CHECK_TEXT,
            f"<p>{wording.CHECK_LEGEND}</p>" + "".join(_leaf(leaf, suspects) for leaf in leaves),
        ),
    )
    contents = "".join(f'<li><a href="#{anchor}">{title}</a></li>' for anchor, title, _ in parts)
    sections = "".join(f'<section id="{anchor}"><h2>{title}</h2>{body}</section>\n' for anchor, title, body in parts)
    return compose_document(
        "check",
        wording.check_title(name),
        wording.CHECK_LEAD,
        f'<nav aria-label="{wording.CHECK_CONTENTS}"><ul>{contents}</ul></nav>\n'
        f"<main>{_facts(reading, overview)}{_notes(reading)}{sections}</main>",
    )


def _leaves(reading: Reading, pictures: Mapping[int, bytes]) -> Iterator[_Leaf]:
    by_page: defaultdict[int | None, list[Passage]] = defaultdict(list)
    for passage in reading.passages:
        by_page[passage.sheet].append(passage)
    removed: defaultdict[int | None, list[Removed]] = defaultdict(list)
    for line in reading.removed:
        removed[line.page].append(line)
    sheets = {sheet.number: sheet for sheet in reading.sheets}
    # What stands on no sheet of the file, or on none that is known, is shown all the same, and first.
    others = sorted({*by_page, *removed}.difference(sheets), key=lambda number: number or 0)
    for number in (*others, *sheets):
        picture = pictures.get(number) if number else None
        yield _Leaf(number, sheets.get(number or 0), picture, by_page[number], removed[number])


def _facts(reading: Reading, overview: Overview) -> str:
    facts = (
        amount(len(reading.sheets)) if reading.sheets else wording.NO_PAGES,
        amount(len(reading.text)),
        amount(reading.words),
        amount(len(reading.sections)),
        amount(len(reading.passages)),
        amount(overview.others),
        wording.check_share(overview.suspects, reading.words),
    )
    listed = compose_facts(zip(wording.CHECK_NAMES, facts, strict=True))
    told = [*describe_properties(reading.properties)]
    if overview.others:
        told.append(wording.check_kinds(overview.kinds))
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in told)
    return f"<section><h2>{wording.CHECK_FACTS}</h2>{listed}{said}</section>"


def _notes(reading: Reading) -> str:
    notes = compose_list(describe_notes(reading))
    return f'<section class="notes"><h2>{wording.CHECK_WARNINGS}</h2>{notes}</section>' if notes else ""


def _headings(headings: Sequence[Heading], shown: Iterable[int | None]) -> str:
    """The headings as lists within lists; the page of each is a link to where that page is shown."""
    if not headings:
        return f"<p>{wording.CHECK_NO_HEADINGS}</p>"
    parts: list[str] = []
    levels: list[int] = []
    for heading in headings:
        while levels and levels[-1] > heading.depth:
            levels.pop()
            parts.append("</li></ul>")
        if levels and levels[-1] == heading.depth:
            parts.append("</li><li>")
        else:
            levels.append(heading.depth)
            parts.append("<ul><li>")
        parts.append(f"{escape(heading.text)}{_page_link(heading, shown)}")
    parts.append("</li></ul>" * len(levels))
    return f'<div class="tree">{"".join(parts)}</div>'


def _page_link(heading: Heading, shown: Iterable[int | None]) -> str:
    if heading.page is None or heading.sheet not in shown:
        return ""
    return f' <a href="#blz-{heading.sheet}">{escape(check_page(heading.page).rstrip(": "))}</a>'


def _suspects(reading: Reading, overview: Overview) -> str:
    if not reading.suspects:
        return f"<p>{wording.CHECK_NO_SUSPECTS}</p>"
    words = ", ".join(wording.check_times(word, count) for word, count in reading.suspects)
    return f"<p>{wording.check_share(overview.suspects, reading.words)}</p><p>{escape(words)}</p>"


def _dropped(dropped: Sequence[Dropped]) -> str:
    """What was left out, a fold for each rule: there may be a line for every page."""
    if not dropped:
        return f"<p>{wording.CHECK_NOTHING_REMOVED}</p>"
    return "".join(
        f"<details><summary>{escape(wording.check_rule(rule.rule, rule.count))}</summary>"
        + compose_list(check_page(page) + wording.check_times(text, count) for text, page, count in rule.texts)
        + "</details>"
        for rule in dropped
    )


def _leaf(leaf: _Leaf, suspects: set[str]) -> str:
    told = "".join(_articles(leaf.passages, suspects)) or f"<p>{wording.CHECK_UNREAD}</p>"
    if leaf.number is None:
        return f'<section class="leaf"><div>{told}</div></section>' if leaf.passages else ""
    heading = wording.check_sheet(leaf.number, next((passage.page for passage in leaf.passages), None))
    left_out = compose_list(f"{line.rule}: {line.text}" for line in leaf.removed)
    note = f'<div class="gone"><h4>{wording.CHECK_PAGE_LEFT_OUT}</h4>{left_out}</div>' if left_out else ""
    return (
        f'<section class="leaf" id="blz-{leaf.number}"><h3>{escape(heading)}</h3>'
        f"{_picture(leaf)}<div>{told}{note}</div></section>\n"
    )


def _picture(leaf: _Leaf) -> str:
    if leaf.number is None or leaf.picture is None:
        return ""
    size = f' width="{leaf.sheet.width:.0f}" height="{leaf.sheet.height:.0f}"' if leaf.sheet else ""
    data = base64.b64encode(leaf.picture).decode()
    return f'<img alt="{wording.check_picture(leaf.number)}"{size} src="data:image/jpeg;base64,{data}">'


def _articles(passages: Sequence[Passage], suspects: set[str]) -> Iterator[str]:
    """Each passage; the headings above it, and the web page it came from, are told where they begin."""
    section: tuple[str, ...] = ()
    url: str | None = None
    for passage in passages:
        if passage.url and passage.url != url:
            yield f'<p class="where">{link_to(passage.url)}</p>'
        if passage.section != section:
            yield f'<p class="where">{escape(" › ".join(passage.section))}</p>'
        section, url = passage.section, passage.url
        yield _article(passage, suspects)


def _article(passage: Passage, suspects: set[str]) -> str:
    tags = [] if passage.kind == "plan" else [KIND_NAMES[passage.kind]]
    if passage.author:
        tags.append(f"{STATUSES[passage.status]}: {passage.author}")
    tagged = "".join(f'<p class="tag">{escape(tag)}</p>' for tag in tags)
    context = f'<p class="context">{escape(passage.context)}</p>' if passage.context else ""
    words = "".join(
        f"<mark>{escape(piece)}</mark>" if piece in suspects else escape(piece)
        for piece in re.split(r"(\w+(?:['’.-]\w+)*)", passage.text)
    )
    return f"<article>{tagged}{context}<p>{words}</p></article>"
