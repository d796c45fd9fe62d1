"""What the pages of the reports have in common: one file that needs nothing else, and text that stays text. Pure."""

import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from typing import Literal

__all__ = ["compose_document", "compose_facts", "compose_list", "is_web_address", "link_to"]

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f]+", re.IGNORECASE)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The browser itself holds the page to what is in it."""


def compose_document(kind: Literal["check", "card"], title: str, lead: str, body: str) -> str:
    """A page in Dutch. `title` and `lead` are text; `body`, what stands under them, is HTML."""
    style = files("ingest.reports").joinpath("page.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>{escape(title)}</title><style>\n{style}</style></head>\n"
        f'<body class="{kind}"><header><h1>{escape(title)}</h1><p class="lead">{escape(lead)}</p></header>\n'
        f"{body}</body></html>\n"
    )


def compose_facts(facts: Iterable[tuple[str, str]]) -> str:
    """Names with their values, both of them text."""
    pairs = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return f'<dl class="facts">{pairs}</dl>'


def compose_list(items: Iterable[str]) -> str:
    """A list of texts; nothing where there are none."""
    listed = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f"<ul>{listed}</ul>" if listed else ""


def is_web_address(text: str) -> bool:
    """Whether a reader may be led there: of all that a link can hold, only http and https are safe to follow."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def link_to(address: str) -> str:
    """A link that shows where it leads; what is no web address stays text."""
    shown = escape(address)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if is_web_address(address) else shown
