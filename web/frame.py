"""What every page has: the way past the head, the name, the way to the other pages, and the foot."""

from base64 import b64encode
from pathlib import Path
from typing import Final

import gradio as gr

from vectorstore.errors import SettingsError
from vectorstore.site_settings import SiteSettings
from web import wording
from web.markup import text

__all__ = ["PAGES", "build_foot", "build_head", "load_logo"]

PAGES: Final = (
    ("", wording.ASK_PAGE),
    ("vergelijk", wording.COMPARE_PAGE),
    ("zoek", wording.SEARCH_PAGE),
    ("controleer", wording.CHECK_PAGE),
    ("programmas", wording.PROGRAMMES_PAGE),
    ("over", wording.ABOUT_PAGE),
)
"""The address of each page, and its name in the navigation."""
_LOGO_TYPES: Final = {".svg": "image/svg+xml", ".png": "image/png"}
_LARGEST_LOGO: Final = 200_000
"""Bytes: it goes with every page."""


def build_head(path: str, heading: str, introduction: str, site: SiteSettings) -> None:
    """The head of the page at a path, with the page's own heading."""
    links = "".join(
        f'<li><a href="/{address}"{current(address, path)}>{text(name)}</a></li>' for address, name in PAGES
    )
    gr.HTML(
        f'<a class="vw-skip" href="#inhoud">{wording.SKIP}</a>'
        f'<div class="vw-top"><a class="vw-brand" href="/">{load_logo(site.logo)}<span>{text(site.name)}</span></a>'
        f'<nav aria-label="{wording.PAGES}"><ul>{links}</ul></nav></div>'
        f'<header class="vw-header" id="inhoud" tabindex="-1"><h1>{text(heading)}</h1><p>{text(introduction)}</p>'
        "</header>",
        js_on_load=None,
        elem_id="kop",
    )


def build_foot(site: SiteSettings) -> None:
    """The foot of every page."""
    contact = f" {wording.CONTACT} {text(site.contact)}" if site.contact else ""
    gr.HTML(f'<footer class="vw-footer"><p>{wording.NOT_STORED}{contact}</p></footer>', js_on_load=None)


def current(address: str, path: str) -> str:
    return ' aria-current="page"' if address == path else ""


def load_logo(file: Path | None) -> str:
    """The logo as an image that travels with the page; nothing for none. Raises SettingsError when it is none."""
    if file is None:
        return ""
    kind = _LOGO_TYPES.get(file.suffix.casefold())
    if kind is None or not file.is_file() or file.stat().st_size > _LARGEST_LOGO:
        raise SettingsError(wording.logo_unusable(file))
    # Within an image an SVG runs no script and fetches nothing.
    return f'<img alt="" src="data:{kind};base64,{b64encode(file.read_bytes()).decode()}">'
