"""Measures as small pure functions. A case that a measure does not apply to has no score: None."""

from collections.abc import Mapping, Sequence
from statistics import fmean

__all__ = ["contains", "found_scores", "gold_recall", "mean", "percentile"]


def contains(quote: str, gold: str) -> bool:
    """Whether a quote has all of a gold quote, white space aside."""
    return " ".join(gold.split()) in " ".join(quote.split())


def gold_recall(quotes: Mapping[str, Sequence[str]], gold: Mapping[str, Sequence[str]]) -> float | None:
    """The part of the programmes that must be found for which the answer quotes one of the gold quotes. Both mappings
    go from programme id to quotes."""
    if not gold:
        return None
    hits = [
        any(contains(quote, accepted) for quote in quotes.get(programme, ()) for accepted in accepteds)
        for programme, accepteds in gold.items()
    ]
    return sum(hits) / len(hits)


def found_scores(
    found: Sequence[str], expected: Sequence[str], absent: Sequence[str]
) -> tuple[float | None, float | None]:
    """Precision and recall of the programmes that an answer says something was found in. Programmes that are neither
    expected nor known to be absent do not count."""
    right = len(set(found) & set(expected))
    wrong = len(set(found) & set(absent))
    precision = right / (right + wrong) if right + wrong else None
    recall = right / len(set(expected)) if expected else None
    return precision, recall


def mean(scores: Sequence[float | None]) -> float | None:
    """The mean of the scores there are."""
    known = [score for score in scores if score is not None]
    return fmean(known) if known else None


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that at least `part` (0 to 1) of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * round(part * 1000) // 1000))
    return ordered[rank - 1]
