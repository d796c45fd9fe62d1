"""What an operator chooses about the web front end. Docs: docs/instellingen.toml."""

import re
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

__all__ = ["SiteSettings", "contrast"]

_CONTRAST: Final = 4.5
"""WCAG 2.2, 1.4.3: of text with what is behind it, at the least."""
_LIGHT: Final = ("#ffffff", "#e6f0f1")
_DARK: Final = ("#1a2326", "#1d3338")
"""What stands behind the accent colour in either theme (`web/style.css`)."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours `#rrggbb`, 1 to 21, as WCAG defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable_on(grounds: tuple[str, ...]) -> AfterValidator:
    def check(colour: str) -> str:
        if min(contrast(colour, ground) for ground in grounds) < _CONTRAST:
            raise ValueError("too little contrast")
        return colour

    return AfterValidator(check)


_Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
_Origin = Annotated[str, Field(pattern=r"^https?://(?:\*\.)?[A-Za-z0-9.-]+(?::[0-9]+)?$")]
_Words = Annotated[
    str, Field(min_length=1, max_length=600), AfterValidator(lambda text: re.sub(r"\s+", " ", text).strip())
]


class SiteSettings(BaseModel):
    """The table `[site]` of the settings file; whatever is left out stays as it is here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Annotated[_Words, Field(max_length=60)] = "Veiligheidswijzer"
    """What the site is called."""
    welcome: _Words | None = None
    """The sentences under the heading of the first page; None is the program's own."""
    logo: Path | None = None
    """An SVG or PNG file, shown before the name."""
    accent: Annotated[_Colour, _readable_on(_LIGHT)] = "#0b5563"
    """The colour of links, buttons and headings on a light page."""
    accent_dark: Annotated[_Colour, _readable_on(_DARK)] = "#7fccd9"
    """The same on a dark page."""
    towns: tuple[str, ...] = ()
    """The municipalities that the site is about; empty is all that the collection has. National programmes stay."""
    contact: _Words | None = None
    """How to reach the operator: an e-mail address, a web address, or a sentence."""
    embed_in: tuple[_Origin, ...] = ()
    """The sites that may show this one in a frame, as `https://krant.example`."""
