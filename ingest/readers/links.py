"""Which elements of a page only lead elsewhere: lists and rows of links, as menus without that name."""

import re

from lxml import etree

__all__ = ["is_link_list"]

_INLINE = frozenset("a abbr b br em i img small span strong svg u wbr".split())
_SEPARATORS = re.compile(r"[\s|/·•»›,;–—-]*")
_WORDS = 12
"""Words in a link. A longer one is a sentence of the text, which happens to be a link."""
_FEWEST = 2
"""Links. One alone may be a point of the programme that has a page of its own."""


def is_link_list(element: etree._Element) -> bool:
    """Whether an element is a list or a row of links, with nothing but signs between them. An item with a block in it
    (a card with a picture and a text, a list within a list) is none: so the question costs little on any page."""
    if element.tag in ("ul", "ol", "menu"):
        items = [child for child in element if isinstance(child.tag, str)]
        return len(items) >= _FEWEST and all(item.tag == "li" and _links(item) == 1 for item in items)
    return element.tag in ("p", "div") and (_links(element) or 0) >= _FEWEST


def _links(element: etree._Element) -> int | None:
    """How many links are in an element; None where there is something else in it too."""
    if not _SEPARATORS.fullmatch(element.text or ""):
        return None
    count = 0
    for child in element:
        if child.tag == "a":
            found = 1 if _is_plain(child) else None
        else:
            found = _links(child) if child.tag in _INLINE else None
        if found is None or not _SEPARATORS.fullmatch(child.tail or ""):
            return None
        count += found
    return count


def _is_plain(link: etree._Element) -> bool:
    """Whether a link is a few words, and no sentence."""
    if any(part.tag not in _INLINE for part in link.iterdescendants()):
        return False
    words = "".join(link.itertext()).split()
    return 0 < len(words) <= _WORDS and not words[-1].endswith((".", "!", ";"))
