"""Style sheets: what a page declares, for each of its elements, about properties with which text can be hidden."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import tinycss2
from cssselect import HTMLTranslator, SelectorError
from cssselect import parse as parse_selectors
from lxml import etree

__all__ = ["Styles", "declarations"]

_PROPERTIES = frozenset(
    "background background-color clip clip-path color display font-size height left margin-left margin-top max-height "
    "max-width opacity overflow overflow-x overflow-y position right bottom text-indent top transform visibility "
    "width".split()
)
_SCREEN = 1280
"""Pixels: the width for which a page is read."""
_MEDIA = re.compile(
    r"(?:only\s+)?(?:(all|screen)\b)?(?:\s*(?:and\s+)?\(\s*(min|max)-width\s*:\s*(\d*\.?\d+)(px|r?em)\s*\))*"
)
_WIDTH = re.compile(r"\(\s*(min|max)-width\s*:\s*(\d*\.?\d+)(px|r?em)\s*\)")
_FONT_SIZE = re.compile(r"(?<![\w.])(?:\d*\.?\d+(?:px|pt|r?em|%)|0)(?![\w.%])")
_NAMED = re.compile(r"([.#])([\w-]+)")
_INLINE = (1, 0, 0, 0)

Rank = tuple[bool, tuple[int, ...], int]
"""Whether a declaration is !important, how specific its selector is, and its place in the page: the highest wins."""


class Styles:
    """The declarations of a page's own style sheets and `style` attributes, those of the cascade's winners.

    Sheets outside the page are not fetched. What cannot be parsed says nothing, and neither do rules for print or for
    a narrow screen: they hide nothing on the screen that the page is read for.
    """

    def __init__(self, root: etree._Element) -> None:
        self._found: dict[etree._Element, dict[str, tuple[Rank, str]]] = {}
        named = _names(root)
        place = 0
        for sheet in list(root.iter("style")):
            for prelude, declared in _rules(tinycss2.parse_stylesheet("".join(sheet.itertext()), True, True)):
                place += 1
                for specificity, elements in _matches(root, prelude, named):
                    for element in elements:
                        self._add(element, declared, specificity, place)

    def __bool__(self) -> bool:
        return bool(self._found)

    def of(self, element: etree._Element) -> Mapping[str, str]:
        """Property → value, both in lower case, as far as the page itself declares them for this element."""
        written = element.get("style")
        if written:
            self._add(element, declarations(tinycss2.parse_blocks_contents(written)), _INLINE, 0)
        return {name: value for name, (_, value) in self._found.get(element, {}).items()}

    def _add(
        self,
        element: etree._Element,
        declared: Iterable[tuple[str, str, bool]],
        specificity: tuple[int, ...],
        place: int,
    ) -> None:
        known = self._found.setdefault(element, {})
        for name, value, important in declared:
            rank = (important, specificity, place)
            if name not in known or known[name][0] <= rank:
                known[name] = (rank, value)


def declarations(nodes: Iterable[Any]) -> tuple[tuple[str, str, bool], ...]:
    """(property, value, important) of the declarations among parsed nodes that matter to what can be seen."""
    found: list[tuple[str, str, bool]] = []
    for node in nodes:
        if node.type != "declaration":
            continue
        name = node.lower_name
        try:
            value = tinycss2.serialize(node.value).strip().lower()
        except RecursionError:
            continue
        if name == "font" and (size := _FONT_SIZE.search(value)):
            name, value = "font-size", size.group()
        if name in _PROPERTIES:
            found.append(("background" if name == "background-color" else name, value, node.important))
    return tuple(found)


def _rules(nodes: Iterable[Any]) -> Iterator[tuple[str, tuple[tuple[str, str, bool], ...]]]:
    """(selectors, declarations) of the rules that hold on a screen, in their order."""
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif node.type == "qualified-rule":
            declared = declarations(tinycss2.parse_blocks_contents(node.content))
            if declared:
                yield tinycss2.serialize(node.prelude), declared
        elif node.type == "at-rule" and node.content is not None and _holds(node):
            waiting.append(iter(tinycss2.parse_rule_list(node.content, True, True)))


def _holds(rule: Any) -> bool:
    if rule.lower_at_keyword == "media":
        return any(_on_screen(query.strip()) for query in tinycss2.serialize(rule.prelude).lower().split(","))
    return rule.lower_at_keyword in ("supports", "layer")


def _on_screen(query: str) -> bool:
    if not query or not _MEDIA.fullmatch(query):
        return not query
    for bound, number, unit in _WIDTH.findall(query):
        width = float(number) * (1 if unit == "px" else 16)
        if (bound == "min" and width > _SCREEN) or (bound == "max" and width < _SCREEN):
            return False
    return True


def _names(root: etree._Element) -> frozenset[str]:
    """Every ".class" and "#id" that the page has."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        found |= {f".{name}" for name in (element.get("class") or "").split()}
        if element.get("id"):
            found.add(f"#{element.get('id')}")
    return frozenset(found)


def _matches(
    root: etree._Element, prelude: str, named: frozenset[str]
) -> Iterator[tuple[tuple[int, ...], list[etree._Element]]]:
    """The specificity of each selector and the elements it selects."""
    try:
        selectors = parse_selectors(prelude)
    except (SelectorError, RecursionError):
        return
    for selector in selectors:
        wanted = {kind + name for kind, name in _NAMED.findall(selector.canonical())}
        # Most rules of a theme are about classes that the page does not have; asking the tree costs more than this.
        simple = not re.search(r"[:\[]", selector.canonical())
        if selector.pseudo_element or (simple and not wanted <= named):
            continue
        try:
            found = root.xpath(HTMLTranslator().selector_to_xpath(selector))
        except (SelectorError, RecursionError, etree.XPathError):
            continue
        yield (0, *selector.specificity()), [element for element in found if isinstance(element, etree._Element)]
