"""What a page puts around its text: menus, footers, notices about cookies. Each kind has a Dutch name, under which a
volunteer finds it back among what was left out."""

import re

from lxml import etree

from ingest.readers.links import is_link_list

__all__ = ["HEADINGS", "Furniture", "skip_silently"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SILENT = frozenset(
    "script style template noscript svg math iframe object embed applet head title meta link audio video canvas "
    "picture img map source track param datalist".split()
)
_TAGS = {
    "nav": "menu",
    "footer": "voettekst",
    "aside": "zijkolom",
    "dialog": "venster",
    "button": "knop",
    "select": "formulier",
    "textarea": "formulier",
    "form": "formulier",
    "header": "kop van de site",
    "search": "zoekveld",
}
_ROLES = {
    "navigation": "menu",
    "contentinfo": "voettekst",
    "complementary": "zijkolom",
    "dialog": "venster",
    "alertdialog": "venster",
    "banner": "kop van de site",
    "search": "zoekveld",
}
_COOKIES = re.compile("cookie|consent", re.IGNORECASE)
_SHARE = re.compile(r"(^|[\s_-])(share|sharing|sharedaddy|social|addtoany|deelknoppen)([\s_-]|$)", re.IGNORECASE)
_CRUMBS = re.compile("breadcrumb|kruimel", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(^|\s)((ez-|lwptoc|simple-)?toc|table-of-contents|inhoudsopgave)(\s|$|[_-]container)", re.IGNORECASE
)
_SKIP = re.compile(r"skip|spring", re.IGNORECASE)
_SKIP_TEXT = re.compile(r"\s*((ga )?(direct )?naar (de )?(hoofd)?(inhoud|content)|skip to|spring naar)", re.IGNORECASE)
_FEW_WORDS = 60
_FIELDS = ("input", "select", "textarea")
_TICKED = ("checkbox", "radio", "hidden", "button", "submit", "image")


def skip_silently(element: etree._Element) -> bool:
    """Whether the element holds no text that a page shows (scripts, pictures, comments)."""
    return not isinstance(element.tag, str) or element.tag in _SILENT


class Furniture:
    """Tells a page's furniture from its text. It never takes away the page's main part, and takes away its highest
    heading only with a menu, a footer or a side column."""

    def __init__(self, root: etree._Element) -> None:
        mains = [element for element in root.iter("*") if element.tag == "main" or element.get("role") == "main"]
        self._main = _around(mains)
        self._title = self._main | _around(list(root.iter("h1")))
        self._heading = _around(list(root.iter(*HEADINGS)))
        self._menu = _around(list(root.iter("nav")))
        self._fields = {field.get("id"): field for field in root.iter(*_FIELDS)}

    def holds_page(self, element: etree._Element) -> bool:
        """Whether the page's main part is in the element, or is the element."""
        return element in self._main or element.tag == "body"

    def rule(self, element: etree._Element, *, in_text: bool, in_heading: bool) -> str | None:
        """The name of what the element is, None when it is text. `in_text` says that it stands in the page's main part
        or in an article: a <header> there is the text's own."""
        tag = str(element.tag)
        if tag in ("html", "body", "main", "article") or element in self._main:
            return None
        rule = _ROLES.get((element.get("role") or "").strip().lower()) or _TAGS.get(tag)
        if rule == "kop van de site":
            own_title = element in self._title and element not in self._menu
            rule = None if in_text or own_title else rule
        elif rule == "knop":
            # The title of a part that folds open is a button in a heading, or the other way about.
            rule = None if in_heading or element in self._heading else rule
        elif rule == "formulier":
            # Some sites put the whole page in one form.
            rule = None if element in self._title else rule
        if rule or element in self._title or tag in HEADINGS:
            return rule
        if self._is_label(element):
            return "formulier"
        return "lijst van links" if is_link_list(element) else _named(element)

    def _is_label(self, element: etree._Element) -> bool:
        """Whether the element says what to fill in. The label of a box to tick may be the title of a part that folds
        open, and the legend of a part without fields its heading."""
        if element.tag == "legend":
            group = element.getparent()
            return group is not None and next(group.iter(*_FIELDS), None) is not None
        if element.tag != "label":
            return False
        field = self._fields.get(element.get("for")) if element.get("for") else next(element.iter(*_FIELDS), None)
        return field is not None and (field.get("type") or "text").lower() not in _TICKED


def _named(element: etree._Element) -> str | None:
    """What the element is by its class, id or label."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "a" and (element.get("href") or "").startswith("#"):
        text = element.text or ""
        return "springlink" if _SKIP.search(names) or _SKIP_TEXT.match(text) else None
    if _COOKIES.search(names):
        return "cookiemelding"
    if _CONTENTS.search(names):
        return "inhoudsopgave"
    if _CRUMBS.search(f"{names} {element.get('aria-label') or ''}") and _is_short(element):
        return "kruimelpad"
    if _SHARE.search(names) and _is_short(element):
        return "deelknoppen"
    return None


def _around(elements: list[etree._Element]) -> frozenset[etree._Element]:
    """The elements and all that they stand in."""
    found: set[etree._Element] = set()
    for element in elements:
        place: etree._Element | None = element
        while place is not None and place not in found:
            found.add(place)
            place = place.getparent()
    return frozenset(found)


def _is_short(element: etree._Element) -> bool:
    words = 0
    for text in element.itertext():
        words += len(text.split())
        if words > _FEW_WORDS:
            return False
    return True
