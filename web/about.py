"""The page "Over": how an answer comes about, what it cannot do, how often it is right, and what is kept."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import gradio as gr

from vectorstore.site_settings import SiteSettings
from web import about_wording as wording
from web.frame import build_foot, build_head
from web.markup import items, text
from web.measured import Digest, MeasuredSet, read_last_digest
from web.services import Services
from web.table import render_table

__all__ = ["build_about_page", "render_about"]

_REPORTS: Final = Path(__file__).parents[1] / "evals" / "reports"


def build_about_page(services: Services, site: SiteSettings, page: gr.Blocks) -> None:  # noqa: ARG001  # as all pages
    """Puts the page into the `gr.Blocks` that is open. Its figures are those of the last report there is."""
    build_head("over", wording.HEADING, wording.INTRODUCTION, site)
    gr.HTML(render_about(services, site, read_last_digest(_REPORTS)), elem_id="over", js_on_load=None)
    build_foot(site)


def render_about(services: Services, site: SiteSettings, digest: Digest | None) -> str:
    """The whole text of the page."""
    model = wording.model(services.model.name, services.model.place) if services.model else wording.NO_MODEL
    parts = [
        _section(wording.HOW, f"<ol>{items(wording.STEPS)}</ol>"),
        _section(wording.LIMITS, f"<ul>{items(wording.LIMIT_LINES)}</ul>"),
        _section(wording.FIGURES, "".join(_figures(digest))),
        _section(wording.PRIVACY, f"<ul>{items(wording.PRIVACY_LINES)}</ul>"),
        _section(wording.MODEL, f"<p>{text(model)}</p>"),
        _section(wording.CONTACT, f"<p>{text(site.contact or wording.NO_CONTACT)}</p>"),
        _section(wording.PROGRAMS, f"<p>{text(wording.PROGRAMS_TEXT)}</p>"),
    ]
    return f'<article class="vw-document vw-about">{"".join(parts)}</article>'


def _section(heading: str, body: str) -> str:
    return f"<section><h2>{text(heading)}</h2>{body}</section>"


def _figures(digest: Digest | None) -> Iterable[str]:
    if digest is None:
        yield f"<p>{wording.NO_FIGURES}</p>"
        return
    yield f"<p>{text(wording.measured(digest.created, digest.questions))} {wording.BASELINE_MEANS}</p>"
    yield from map(_table, digest.sets)


def _table(one: MeasuredSet) -> str:
    columns = (wording.MEASURE, wording.VALUE, wording.RANGE, wording.BASELINE)
    rows = (
        (
            f'{text(measure.name)}<span class="vw-soft"> {text(measure.meaning)}</span>',
            wording.percent(measure.value),
            wording.span(measure.low, measure.high),
            wording.percent(measure.baseline),
        )
        for measure in one.measures
    )
    caption = text(wording.caption(one.name, one.questions, one.meaning))
    return (
        f"{render_table(caption, f'<caption>{caption}</caption>', columns, rows, 'vw-few')}"
        f"<p>{text(wording.untrue(one.untrue_quotes, one.quotes))}</p>"
    )
