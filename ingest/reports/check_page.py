"""The same as a web page that needs nothing else: each page of the file as a picture, its passages beside it. Pure."""

import base64
import re
from collections import defaultdict
from collections.abc import Mapping
from html import escape

from ingest.document import Reading, Removed
from ingest.reports.check import describe_overview
from ingest.wording import KIND_NAMES, check_page, check_page_left_out, check_page_title, check_picture
from vectorstore.passage import Passage

__all__ = ["compose_page"]

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; color: #1a1a1a; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
pre { white-space: pre-wrap; font: inherit; }
section { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.5rem; padding: 1rem 0;
  border-top: 1px solid #767676; }
img { width: 100%; border: 1px solid #767676; }
.where { color: #4a4a4a; font-size: .9rem; } .kind { border: 1px solid; border-radius: .25rem; padding: 0 .3rem; }
article { margin: 0 0 1rem; } article p { margin: 0; } mark { background: #fde68a; }
.gone { color: #6b2a00; font-size: .9rem; }
@media (max-width: 48rem) { section { grid-template-columns: 1fr; } }
"""


def compose_page(name: str, reading: Reading, pictures: Mapping[int, bytes]) -> str:
    """The report as HTML. `pictures` are JPEGs by page number. All text of the file is escaped: it is data."""
    overview = "\n".join(describe_overview(name, reading))
    suspects = {word for word, _ in reading.suspects}
    by_page: defaultdict[int | None, list[Passage]] = defaultdict(list)
    for passage in reading.passages:
        by_page[passage.sheet].append(passage)
    gone: defaultdict[int | None, list[Removed]] = defaultdict(list)
    for line in reading.removed:
        gone[line.page].append(line)
    sheets = [sheet.number for sheet in reading.sheets]
    # What stands on no sheet of the file, or on none that is known, is shown all the same, and first.
    others = sorted({*by_page, *gone}.difference(sheets), key=lambda page: page or 0)
    pages = [*others, *sheets] or [None]
    body = "".join(_section(page, pictures.get(page or 0), by_page[page], gone[page], suspects) for page in pages)
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{escape(check_page_title(name))}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{escape(check_page_title(name))}</h1>"
        f"<pre>{escape(overview)}</pre>{body}</main></body></html>"
    )


def _section(
    page: int | None, picture: bytes | None, passages: list[Passage], gone: list[Removed], suspects: set[str]
) -> str:
    label = next((passage.page for passage in passages), None) or (str(page) if page else None)
    shown = (
        f'<img alt="{escape(check_picture(str(page)))}" '
        f'src="data:image/jpeg;base64,{base64.b64encode(picture).decode()}">'
        if picture
        else ""
    )
    articles = "".join(_article(passage, suspects) for passage in passages)
    left_out = "".join(f"<li>{escape(line.rule)}: {escape(line.text)}</li>" for line in gone)
    note = f'<p class="gone">{escape(check_page_left_out())}</p><ul class="gone">{left_out}</ul>' if left_out else ""
    heading = f"<h2>{escape(check_page(label).rstrip(': '))}</h2>" if label else ""
    return f"<section><div>{shown}</div><div>{heading}{articles}{note}</div></section>"


def _article(passage: Passage, suspects: set[str]) -> str:
    kind = "" if passage.kind == "plan" else f' <span class="kind">{escape(KIND_NAMES[passage.kind])}</span>'
    context = f'<p class="where">({escape(passage.context)})</p>' if passage.context else ""
    words = "".join(
        f"<mark>{escape(piece)}</mark>" if piece in suspects else escape(piece)
        for piece in re.split(r"(\w+(?:['’.-]\w+)*)", passage.text)
    )
    where = escape(" › ".join(passage.section))
    return f'<article><p class="where">{where}{kind}</p>{context}<p>{words}</p></article>'
