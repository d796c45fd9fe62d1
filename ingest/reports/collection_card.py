"""The collection card: for every programme where it came from, how it was read and what to look out for. Pure."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from html import escape

from ingest.reports import wording
from ingest.reports.markup import compose_document, compose_list, is_web_address, link_to
from ingest.wording import amount, percentage, shown_status, shown_year
from vectorstore.passage import Card, Programme
from vectorstore.wording import DOCUMENT_KINDS

__all__ = ["Carded", "Row", "as_html", "as_json", "as_markdown", "describe_programme"]

_MARKUP = re.compile(r"[\\`*_\[\]<>|&#~]")


@dataclass(frozen=True, slots=True)
class Carded:
    """A programme with the card of its reading."""

    programme: Programme
    card: Card


@dataclass(frozen=True, slots=True)
class Row:
    """What a person looks for in a programme and its card, in Dutch; every field is text that may hold anything.
    `amounts` go with `wording.REPORT_AMOUNTS`."""

    id: str
    publisher: str
    place: str
    title: str
    year: str
    kind: str
    status: str
    source: str
    added: str
    sha256: str
    amounts: tuple[str, ...]


def describe_programme(item: Carded) -> Row:
    programme, card = item.programme, item.card
    return Row(
        id=programme.id,
        publisher=programme.publisher,
        place=programme.municipality or wording.NATIONAL,
        title=programme.title,
        year=shown_year(programme.year),
        kind=DOCUMENT_KINDS[programme.document_kind],
        status=shown_status(programme.status),
        source=programme.url or wording.UNKNOWN,
        added=card.added,
        sha256=card.sha256[:12],
        amounts=(
            amount(card.pages) if card.pages else wording.NO_PAGES,
            amount(len(card.textless)) if card.pages else wording.NO_PAGES,
            amount(card.passages),
            amount(card.others),
            percentage(card.suspects, card.words),
        ),
    )


def as_json(carded: Sequence[Carded], version: str) -> str:
    """For other programs: everything that is known."""
    programmes = [asdict(item.programme) | asdict(item.card.without_names()) for item in carded]
    return json.dumps({"collection": version, "programmes": programmes}, ensure_ascii=False, indent=1)


def as_markdown(carded: Sequence[Carded], version: str) -> str:
    """For people: a table, then the warnings."""
    columns = wording.REPORT_COLUMNS
    lines = [f"# {wording.report_title(version)}", "", _bars(columns), _bars(["---"] * len(columns))]
    lines += [_bars(_cells(describe_programme(item))) for item in carded]
    lines += ["", f"## {wording.REPORT_WARNINGS}", ""]
    warnings = [(item.programme.id, warning) for item in carded for warning in item.card.warnings]
    lines += [f"- {_plain(wording.report_warning(*warning))}" for warning in warnings] or [wording.REPORT_NONE]
    return "\n".join(lines) + "\n"


def as_html(carded: Sequence[Carded], version: str) -> str:
    """The same as a web page that needs nothing else: a table, which on a narrow screen is a list of cards."""
    lead = wording.report_lead(version, len(carded), sum(item.card.passages for item in carded))
    terms = "".join(f"<div><dt>{name}</dt><dd>{meaning}</dd></div>" for name, meaning in wording.REPORT_TERMS)
    body = (
        f"<main>{_table(carded)}<section><h2>{wording.REPORT_WARNINGS}</h2>{_warnings(carded)}</section>"
        f'<section><h2>{wording.REPORT_EXPLAINED}</h2><dl class="terms">{terms}</dl></section></main>'
    )
    return compose_document("card", wording.REPORT_TITLE, lead, body)


def _cells(row: Row) -> list[str]:
    """A row of Markdown: what was written in a programme or a catalogue is never mark-up in it."""
    source = re.sub(r"[<>|]", lambda sign: f"%{ord(sign[0]):02X}", row.source)
    return [
        row.id,
        _plain(row.publisher),
        _plain(row.place),
        _plain(f"{row.title} ({row.year})"),
        row.kind,
        row.status,
        f"<{source}>" if is_web_address(source) else _plain(row.source),
        f"{row.added}, {row.sha256}",
        *row.amounts,
    ]


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def _bars(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(carded: Sequence[Carded]) -> str:
    """The roles say again what the elements mean: a table that is laid out as cards would lose that."""
    names = (wording.REPORT_PROGRAMME, wording.REPORT_SORT, wording.REPORT_SOURCE, wording.REPORT_ADDED)
    head = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in (*names, *wording.REPORT_AMOUNTS))
    rows = "".join(_row(item) for item in carded)
    return (
        f'<table role="table"><caption>{wording.REPORT_TABLE}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _row(item: Carded) -> str:
    row = describe_programme(item)
    who = escape(wording.report_publisher(item.programme))
    sort = " ".join(f"<span>{name}</span>" for name in (row.kind, row.status, row.year))
    amounts = zip(wording.REPORT_AMOUNTS, row.amounts, strict=True)
    return (
        f'<tr role="row"><th role="rowheader" scope="row"><strong>{who}</strong> <span>{escape(row.title)}</span> '
        f"<code>{escape(row.id)}</code></th>"
        + _cell(wording.REPORT_SORT, sort, "wide sort")
        + _cell(wording.REPORT_SOURCE, link_to(row.source), "wide source")
        + _cell(wording.REPORT_ADDED, f"{escape(row.added)} <code>SHA-256 {escape(row.sha256)}</code>", "wide")
        + "".join(_cell(name, escape(value), "amount") for name, value in amounts)
        + "</tr>"
    )


def _cell(name: str, html: str, look: str) -> str:
    """A cell with the name of its column, which a card shows above it."""
    return f'<td role="cell" class="{look}" data-name="{name}"><div>{html}</div></td>'


def _warnings(carded: Sequence[Carded]) -> str:
    warned = [item for item in carded if item.card.warnings]
    return (
        "".join(
            f"<h3>{escape(wording.report_publisher(item.programme))} <code>{escape(item.programme.id)}</code></h3>"
            f"{compose_list(item.card.warnings)}"
            for item in warned
        )
        or f"<p>{wording.REPORT_NONE}</p>"
    )
