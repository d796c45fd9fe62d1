"""What every reader does to characters, and no more than this: it is what a quote may differ in from its source.

White space is folded; what separates or shows nothing (soft hyphens, zero-width signs, marks of direction, control
characters) goes; ligatures become their letters; an accent that stands apart joins its letter; bullets in private fonts
become "•".
"""

import re
import unicodedata

__all__ = ["fold", "visible"]

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
)
# Symbol and Wingdings have no Unicode of their own; what they put at the start of a line are bullets.
_PRIVATE_BULLET = re.compile("^\\s*[\uf000-\uf0ff]\\s*")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def visible(text: str) -> str:
    """The text without what a reader cannot see, white space as it was."""
    shown = _CONTROL.sub("", _INVISIBLE.sub("", text)).translate(_LIGATURES)
    return unicodedata.normalize("NFC", _PRIVATE.sub("", _PRIVATE_BULLET.sub("• ", shown)))


def fold(text: str) -> str:
    """The visible text with each run of white space as one space, and none around it."""
    return " ".join(visible(text).split())
