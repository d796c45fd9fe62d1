"""How common a word is in Dutch."""

from wordfreq import zipf_frequency

__all__ = ["frequency_of"]


def frequency_of(word: str) -> float:
    """The Zipf frequency of a word in Dutch (wordfreq): the logarithm of how often it stands in a thousand million
    words; 0 for one that is not known. "volk" has 4.9, "vold" 1.6."""
    return float(zipf_frequency(word, "nl"))
