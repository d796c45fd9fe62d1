"""Whether a visitor of a page can see a piece of its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree
from tinycss2.color4 import Color, parse_color

__all__ = ["Look", "is_gone", "look_of"]

Colour = tuple[float, float, float]

_LENGTH = re.compile(r"([-+]?\d*\.?\d+)(px|pt|r?em|vw|vh|%)?")
_PIXELS = {"px": 1.0, None: 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "vw": 12.8, "vh": 8.0}
_FAR = -999.0
_READ_ALOUD = frozenset({"screen-reader-text", "sr-only", "visually-hidden"})
"""Classes by which themes hide text for all but screen readers; their rules stand in sheets outside the page."""
_COLOURED = re.compile(r"(^|\s)(has-background|has-\S+-background-color|wp-block-cover\S*)(\s|$)")
"""Classes by which WordPress gives a block a background; white text on it can be read."""
_WHITE: Colour = (1.0, 1.0, 1.0)
_ALIKE = 0.05


@dataclass(frozen=True, slots=True)
class Look:
    """What text inherits from the elements around it. `ground` is the colour behind it, None where nothing sets one,
    "unknown" where it is a picture or a colour that is not known here."""

    visible: bool = True
    sized: bool = True
    indented: bool = False
    ink: Colour | None = None
    clear: bool = False
    ground: Colour | Literal["unknown"] | None = None

    @property
    def readable(self) -> bool:
        if not self.visible or not self.sized or self.indented or self.clear:
            return False
        if self.ink is None or self.ground == "unknown":
            return True
        ground = _WHITE if self.ground is None else self.ground
        return any(abs(a - b) > _ALIKE for a, b in zip(self.ink, ground, strict=True))


def is_gone(element: etree._Element, style: Mapping[str, str], *, page: bool = False) -> bool:
    """Whether the element and everything in it is out of sight, whatever its parts say.

    `page` says that the element holds the whole page: a page that was saved while a notice lay over it has
    `aria-hidden` there, which hides nothing from who can see.
    """
    if (element.get("aria-hidden") or "").strip().lower() == "true" and not page:
        return True
    if element.get("hidden") is not None:
        return True
    if not _READ_ALOUD.isdisjoint((element.get("class") or "").split()):
        return True
    return bool(style) and (
        style.get("display", "").startswith("none")
        or _is_nought(style.get("opacity", ""))
        or _is_clipped(style)
        or _is_far(style)
        or _has_no_room(style)
    )


def look_of(element: etree._Element, style: Mapping[str, str], around: Look) -> Look:
    """The look of the text in an element, given the look around it."""
    look = around
    if visibility := style.get("visibility"):
        look = replace(look, visible=visibility not in ("hidden", "collapse"))
    if size := style.get("font-size"):
        look = replace(look, sized=_is_legible(size, around.sized))
    if indent := style.get("text-indent"):
        look = replace(look, indented=(_pixels(indent) or 0) <= _FAR)
    if ground := style.get("background"):
        look = replace(look, ground=_ground(ground, around.ground))
    elif _COLOURED.search(element.get("class") or "") or element.get("bgcolor") or element.get("background"):
        look = replace(look, ground="unknown")
    if written := style.get("color") or (element.get("color") if element.tag == "font" else None):
        look = _inked(look, around, written)
    return look


def _inked(look: Look, around: Look, written: str) -> Look:
    if written in ("inherit", "unset", "currentcolor"):
        return replace(look, ink=around.ink, clear=around.clear)
    colour = parse_color(written)
    if colour is None or isinstance(colour, str):
        # A colour that is not known here: nothing says that it cannot be read.
        return replace(look, ink=None, clear=False)
    return replace(look, ink=_rgb(written), clear=_alpha(colour) <= _ALIKE)


def _rgb(written: str) -> Colour | None:
    colour = parse_color(written)
    if colour is None or isinstance(colour, str) or _alpha(colour) <= _ALIKE:
        return None
    try:
        red, green, blue, *_ = colour.to("srgb")
    except (NotImplementedError, ValueError):
        return None
    return (float(red or 0), float(green or 0), float(blue or 0))


def _alpha(colour: Color) -> float:
    *_, alpha = colour
    return float(alpha if alpha is not None else 1)


def _ground(written: str, around: Colour | Literal["unknown"] | None) -> Colour | Literal["unknown"] | None:
    if written in ("none", "transparent", "inherit", "initial", "unset", "0", "0 0"):
        return around
    return _rgb(written) or "unknown"


def _pixels(value: str) -> float | None:
    length = _LENGTH.match(value)
    if not length or length.group(2) == "%":
        return None
    return float(length.group(1)) * _PIXELS[length.group(2)]


def _is_nought(value: str) -> bool:
    number = _LENGTH.match(value)
    return number is not None and abs(float(number.group(1))) / (100 if number.group(2) == "%" else 1) <= 0.02


def _is_legible(size: str, parent: bool) -> bool:
    number = _LENGTH.match(size)
    if not number:
        return parent if size in ("inherit", "unset", "smaller", "larger") else True
    if number.group(2) in ("em", "%"):
        times = float(number.group(1)) / (100 if number.group(2) == "%" else 1)
        return parent and times > 1 / 16
    return (_pixels(size) or 0) > 1


def _is_far(style: Mapping[str, str]) -> bool:
    sides = ["margin-left", "margin-top"]
    if style.get("position", "static") != "static":
        sides += ["left", "top", "right", "bottom"]
    if any((_pixels(style.get(side, "")) or 0) <= _FAR for side in sides):
        return True
    transform = style.get("transform", "")
    moved = re.search(r"translate(?:[xy3]d?)?\(\s*([^,)]+)", transform)
    return bool(re.search(r"scale[xy]?\(\s*0(?:\.0*)?\s*[,)]", transform)) or bool(
        moved and (_pixels(moved.group(1)) or 0) <= _FAR
    )


def _is_clipped(style: Mapping[str, str]) -> bool:
    clip = re.match(r"rect\((.*)\)", style.get("clip", ""))
    if clip:
        sides = [_pixels(side) for side in re.split(r"[\s,]+", clip.group(1).strip())]
        if len(sides) == 4 and all(side is not None and abs(side) <= 1 for side in sides):
            return True
    path = style.get("clip-path", "")
    inset = re.match(r"inset\(\s*(\d*\.?\d+)%", path)
    return bool(inset and float(inset.group(1)) >= 50) or bool(re.match(r"circle\(\s*0", path))


def _has_no_room(style: Mapping[str, str]) -> bool:
    cut = any(
        style.get(name, "").split(" ")[0] in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")
    )
    sizes = (_pixels(style.get(name, "")) for name in ("width", "height", "max-width", "max-height"))
    return cut and any(size is not None and size <= 1 for size in sizes)
