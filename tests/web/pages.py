"""What tests ask of any page in a browser: that it can be used by everybody, on every screen, in either theme."""

from collections.abc import Iterator, Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["SCHEMES", "SMALL_TARGETS", "SMALL_TEXT", "complaints_of_axe", "faults", "sideways", "tell"]

SCHEMES = ("light", "dark")
SMALL_TEXT = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.offsetParent && e.checkVisibility({ opacityProperty: true }))
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 16)
  .map((e) => e.outerHTML.slice(0, 80))"""
"""Text below 16 px."""
SMALL_TARGETS = """() => [
  ...document.querySelectorAll("button, summary, textarea, input, [role=combobox], nav a, .vw-source a")
]
  .filter((e) => e.offsetParent && e.type !== "hidden" && e.type !== "file")
  .map((e) => e.closest("#formulier .wrap") ?? e.closest("label") ?? e)
  .filter((e) => e.getBoundingClientRect().height < 43.5)
  .map((e) => e.outerHTML.slice(0, 80))"""
"""What is pressed and is lower than 44 px. WCAG 2.2 asks for 24 (2.5.8), and lets a link in a sentence be as it is."""
_SMALL_LINKS = """() => [...document.querySelectorAll("a")]
  .filter((e) => e.offsetParent && !e.closest("p, .vw-skip") && e.getBoundingClientRect().height < 24)
  .map((e) => e.outerHTML.slice(0, 80))"""
_STRUCTURE = """() => [
  document.documentElement.lang === "nl" ? "" : "lang",
  document.querySelectorAll("h1").length === 1 ? "" : "h1",
  document.title.trim() ? "" : "title",
].filter(Boolean)"""
_OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours: all that a theme changes."""
_NARROW = (640, 320)
"""A window of 1280 px at 200%, and at 400%."""


def faults(page: Page, state: str) -> list[str]:
    """All that is wrong with a page as it stands: what axe says of it, of its colours in either theme, and what it does
    on a narrow screen. The page is left as it was."""
    found = [f"{state}: {fault}" for fault in page.evaluate(_STRUCTURE)]
    for scheme in SCHEMES:
        # Without motion: a colour that is on its way to another is neither.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        page.wait_for_function("dark => !document.querySelector('.dark') !== dark", arg=scheme == "dark")
        rules = None if scheme == SCHEMES[0] else _OF_COLOUR
        found += [f"{state}, {scheme}: {complaint}" for complaint in complaints_of_axe(page, rules)]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    window = page.viewport_size
    assert window is not None
    for width in _NARROW:
        page.set_viewport_size({"width": width, "height": window["height"]})
        found += [f"{state}, {width} px wide: {fault}" for fault in _narrow_faults(page, width)]
    page.set_viewport_size(window)
    return found


def _narrow_faults(page: Page, width: int) -> Iterator[str]:
    if (wide := sideways(page)) > width:
        yield f"scrolls sideways to {wide} px"
    yield from (f"small text {one}" for one in page.evaluate(SMALL_TEXT))
    yield from (f"small target {one}" for one in page.evaluate(SMALL_TARGETS))
    yield from (f"small link {one}" for one in page.evaluate(_SMALL_LINKS))


def sideways(page: Page) -> int:
    """How wide the page is, in CSS pixels."""
    width: int = page.evaluate("document.scrollingElement.scrollWidth")
    return width


def complaints_of_axe(page: Page, rules: Sequence[str] | None = None) -> list[str]:
    """The rules of axe, or of some of them, that a page breaks, and those that axe leaves to a person, each with what
    it is about."""
    dialogue = page.locator("dialog[open]").count() > 0
    chosen = {"runOnly": {"type": "rule", "values": rules}} if rules else {}
    response: dict[str, Any] = Axe().run(page, options={"resultTypes": ["violations", "incomplete"], **chosen}).response
    return [
        tell(rule["id"], kind, node)
        for kind in ("violations", "incomplete")
        for rule in response[kind]
        for node in rule["nodes"]
        if not (kind == "incomplete" and _looked_at(rule["id"], node, dialogue))
    ]


def tell(rule: str, kind: str, node: dict[str, Any]) -> str:
    """A complaint in a line."""
    reasons = [check["message"] for check in (*node["any"], *node["all"], *node["none"])]
    return f"{rule} ({kind}) {node['target']} {node['html'][:120]} {'; '.join(reasons)[:200]}"


def _looked_at(rule: str, node: dict[str, Any], dialogue: bool) -> bool:
    """What axe cannot tell and a person has looked at. The mark of what was chosen from a list is no word, and has the
    colour of the words beside it. A dialogue has a ground of its own above the page, which axe takes for an overlap."""
    overlaps = any("overlaps other elements" in check["message"] for check in node["any"])
    return rule == "color-contrast" and (">✓<" in str(node["html"]) or (dialogue and overlaps))
