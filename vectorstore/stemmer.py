"""The stems of Dutch words: Snowball's (PyStemmer), which are by Kraaij and Pohlmann, mended in two places."""

from collections.abc import Callable
from typing import Final

import Stemmer

__all__ = ["make_stemmer"]

_PREFIX: Final = "ge"
_EEL: Final = "eel"
"""The ending of an adjective, whose other form has one e: "crimineel" and "criminele"."""
_SHORTEST: Final = 6
"""Letters of such an adjective: "deel" and "veel" are none."""


def make_stemmer() -> Callable[[str], str]:
    """A function that gives the stem of a word in small letters. It keeps words between calls, and is not for more
    threads than one."""
    stem = Stemmer.Stemmer("dutch").stemWord
    # Porter's Dutch stems, of before Snowball 3, leave the prefix on.
    with_prefix = Stemmer.Stemmer("dutch_porter").stemWord

    def stemmed(word: str) -> str:
        found = stem(word)
        # A participle loses its prefix, and so does many a noun: "geweld" would be "wel", and "gezicht" "zicht".
        if word.startswith(_PREFIX) and not found.startswith(_PREFIX):
            found = with_prefix(word)
        return f"{found.removesuffix(_EEL)}el" if found.endswith(_EEL) and len(found) >= _SHORTEST else found

    return stemmed
