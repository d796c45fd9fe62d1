"""The collection card: for every programme where it came from, how it was read and what to look out for. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from html import escape

from ingest.wording import (
    REPORT_COLUMNS,
    amount,
    percentage,
    report_none,
    report_title,
    report_warning,
    report_warnings,
)
from vectorstore.passage import Card, Programme

__all__ = ["Carded", "as_html", "as_json", "as_markdown"]

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 1rem; color: #1a1a1a; } table { border-collapse: collapse; }
th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td:nth-child(n+8) { text-align: right; } code { font-size: .85em; } div { overflow-x: auto; }
"""


@dataclass(frozen=True, slots=True)
class Carded:
    """A programme with the card of its reading."""

    programme: Programme
    card: Card


def as_json(carded: Sequence[Carded], version: str) -> str:
    """For other programs: everything that is known."""
    programmes = [asdict(item.programme) | asdict(item.card) for item in carded]
    return json.dumps({"collection": version, "programmes": programmes}, ensure_ascii=False, indent=1)


def as_markdown(carded: Sequence[Carded], version: str) -> str:
    """For people: a table, then the warnings."""
    lines = [f"# {report_title(version)}", "", _bars(REPORT_COLUMNS), _bars(["---"] * len(REPORT_COLUMNS))]
    lines += [_bars([cell.replace("|", "\\|") for cell in _cells(item)]) for item in carded]
    lines += ["", f"## {report_warnings()}", ""]
    lines += [f"- {warning}" for warning in _warnings(carded)] or [report_none()]
    return "\n".join(lines) + "\n"


def as_html(carded: Sequence[Carded], version: str) -> str:
    """The same as a web page that needs nothing else."""
    title = escape(report_title(version))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in REPORT_COLUMNS)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(item)) + "</tr>" for item in carded)
    warnings = "".join(f"<li>{escape(warning)}</li>" for warning in _warnings(carded)) or f"<li>{report_none()}</li>"
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        f"<body><main><h1>{title}</h1><div><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"<h2>{escape(report_warnings())}</h2><ul>{warnings}</ul></main></body></html>"
    )


def _cells(item: Carded) -> list[str]:
    programme, card = item.programme, item.card
    others = sum(count for kind, count in card.kinds.items() if kind != "plan")
    return [
        programme.id,
        programme.publisher,
        programme.municipality or "landelijk",
        f"{programme.title} ({programme.year or 'jaar onbekend'})",
        programme.status,
        programme.url or "onbekend",
        f"{card.added}, {card.sha256[:12]}",
        amount(card.pages) if card.pages else "-",
        amount(len(card.textless)) if card.pages else "-",
        amount(card.passages),
        amount(others),
        percentage(card.suspects, card.words),
    ]


def _warnings(carded: Sequence[Carded]) -> list[str]:
    return [report_warning(item.programme.id, warning) for item in carded for warning in item.card.warnings]


def _bars(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
