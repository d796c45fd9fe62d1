"""The stems of Dutch words: Snowball's (PyStemmer), which are by Kraaij and Pohlmann, mended in three places."""

from collections.abc import Callable
from typing import Final

import Stemmer

from vectorstore.frequency import frequency_of

__all__ = ["make_stemmer"]

_PREFIX: Final = "ge"
_PLURALS: Final = ("as", "is", "os", "us", "ys")
_SHORTEST_PLURAL: Final = 4
"""Letters: "gas" is no plural of "ga"."""
_BOA: Final = "boa"
_EEL: Final = "eel"
"""The ending of an adjective, whose other form has one e: "crimineel" and "criminele"."""
_SHORTEST_EEL: Final = 6
"""Letters of such an adjective: "deel" and "veel" are none."""


def make_stemmer() -> Callable[[str], str]:
    """A function that gives the stem of a word in small letters. It keeps words between calls, and is not for more
    threads than one."""
    stem = Stemmer.Stemmer("dutch").stemWord
    # Porter's Dutch stems, of before Snowball 3, leave the prefix on.
    with_prefix = Stemmer.Stemmer("dutch_porter").stemWord

    def stemmed(word: str) -> str:
        word = _singular(word)
        found = stem(word)
        # A participle loses its prefix, and so does many a noun: "geweld" would be "wel", and "gezicht" "zicht".
        if word.startswith(_PREFIX) and not found.startswith(_PREFIX):
            found = with_prefix(word)
        return f"{found.removesuffix(_EEL)}el" if found.endswith(_EEL) and len(found) >= _SHORTEST_EEL else found

    return stemmed


def _singular(word: str) -> str:
    """A word without the s of a plural that is written without its apostrophe: "boas", "cameras". The s goes where the
    word is more common without it, which "glas" is not, and of every sort of boa."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith(_PLURALS):
        return word
    single = word.removesuffix("s")
    return single if single.endswith(_BOA) or frequency_of(single) > frequency_of(word) else word
