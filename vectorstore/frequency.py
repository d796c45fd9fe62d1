"""How common a word is in Dutch."""

from wordfreq import top_n_list, zipf_frequency

__all__ = ["common_words", "frequency_of", "is_foreign"]

_OTHERS = ("en", "de", "tr")
_FAR = 1.0
"""Ten times as common in another language."""
_COMMON = 20_000


def frequency_of(word: str) -> float:
    """The Zipf frequency of a word in Dutch (wordfreq): the logarithm of how often it stands in a thousand million
    words; 0 for one that is not known. "volk" has 4.9, "vold" 1.6."""
    return float(zipf_frequency(word, "nl"))


def is_foreign(word: str) -> bool:
    """Whether a word is far more common in English, German or Turkish than in Dutch: "gegen", "system"."""
    dutch = frequency_of(word)
    return any(zipf_frequency(word, language, wordlist="small") > dutch + _FAR for language in _OTHERS)


def common_words() -> tuple[str, ...]:
    """The most common words of Dutch (wordfreq), those with a Zipf frequency of about 3.3 and more."""
    return tuple(top_n_list("nl", _COMMON))
