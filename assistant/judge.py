"""Whether a programme says something on a question: a calibrated probability per passage, from a file that the evals
fitted (`python -m evals calibrate`)."""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.gather import Evidence, Gathered
from assistant.question import Query
from vectorstore.lexical import SAME_WEIGHT
from vectorstore.passage import Hit, Programme

__all__ = [
    "FEATURES",
    "JUDGE_FILE",
    "JudgeModel",
    "Judged",
    "Scored",
    "Verdict",
    "features",
    "is_said_in_other_script",
    "is_silent",
    "judge",
    "load_judge",
]

FEATURES = ("dense", "sentence", "cover", "elsewhere", "length", "political")
"""Of the passage: cosine with the question, cosine of its nearest sentence, part of the question's words that it has,
part of them that only other programmes have. Of the question: ln(1 + its words), for a passage has a smaller part of
more words; and 1 where it shows that it is about programmes, else 0."""

_ALL_ELSEWHERE = 0.9
_ALL_BY_MEANING = SAME_WEIGHT - 1e-6
"""The cover where a passage has, of every word of a question, one that means the same."""
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[^\W\d_]", re.ASCII)
JUDGE_FILE = Path(__file__).parent / "data" / "judge.json"


@dataclass(frozen=True, slots=True)
class JudgeModel:
    """A logistic regression over FEATURES. From the probability `found` on, a programme says something on the question.
    Its passages are put in order by their log-odds with `words` times the part of the question's words that they have
    on top: which passage it is shows in its words more than whether there is any. A further passage is quoted when it
    is at most `margin` below the first in that order.

    `data` and `split` tell what it was fitted on.
    """

    weights: tuple[float, ...]
    bias: float
    found: float
    words: float
    margin: float
    data: str
    split: str

    def log_odds(self, hit: Hit, query: Query) -> float:
        """The logarithm of the odds that a passage answers."""
        return self.bias + sum(w * x for w, x in zip(self.weights, features(hit, query), strict=True))

    def score(self, hit: Hit, query: Query) -> "Scored":
        """A passage with its probability and its place in the order."""
        log_odds = self.log_odds(hit, query)
        return Scored(hit, 1.0 / (1.0 + math.exp(-log_odds)), log_odds + self.words * hit.cover)


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage with the probability that it answers, 0 to 1, and what it is put in order by, the higher the better."""

    hit: Hit
    probability: float
    rank: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """One programme's passages, best first; the probability of the most probable one, which is that of the programme,
    0 without passages; and whether it says something on the question."""

    programme: Programme
    scored: tuple[Scored, ...]
    probability: float
    found: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """What was gathered, with a verdict per programme."""

    gathered: Gathered
    verdicts: tuple[Verdict, ...]


def features(hit: Hit, query: Query) -> tuple[float, ...]:
    """The numbers that a passage is judged by, in the order of FEATURES."""
    length = math.log1p(len(query.words.split()))
    return hit.dense, hit.sentence, hit.cover, hit.elsewhere, length, float(query.political)


def is_silent(cover: float, elsewhere: float) -> bool:
    """Whether a programme's best passage has none of the question's words while other programmes have (nearly) all:
    of 38 such programmes in the `dev` questions (`programmas`, `geplant`) none says anything on it, however near the
    vectors are."""
    return cover == 0.0 and elsewhere >= _ALL_ELSEWHERE


def is_said_in_other_script(words: str, cover: float) -> bool:
    """Whether a passage has all of a question's words, in a language that is written with other letters. The vectors
    know little of these: for "الألعاب النارية" none of the nearest passages is about fireworks."""
    other = bool(_LETTER.search(words)) and not _LATIN.search(words)
    return other and cover >= _ALL_BY_MEANING


def judge(gathered: Gathered, model: JudgeModel) -> Judged:
    """Scores every passage, and finds for or against every programme."""
    return Judged(gathered, tuple(_verdict(evidence, model, gathered.query) for evidence in gathered.evidence))


def load_judge(path: Path = JUDGE_FILE) -> JudgeModel:
    """The model in a file; the packaged one, if none is named."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    weights = tuple(stored["weights"][name] for name in FEATURES)
    thresholds = (stored["bias"], stored["found"], stored["words"], stored["margin"])
    return JudgeModel(weights, *thresholds, stored["data"], stored["split"])


def _verdict(evidence: Evidence, model: JudgeModel, query: Query) -> Verdict:
    """Found, when the most probable passage reaches the threshold, or has all words of a question in another script. A
    question that names nobody ("Hoe bak ik pannenkoeken?") must share a word with that passage as well; and a programme
    that has none of the question's words, where others have them, is silent on it. What an overview shows was not
    searched for and needs no judging."""
    if query.intent == "overview":
        return Verdict(
            evidence.programme, tuple(Scored(hit, 1.0, 0.0) for hit in evidence.hits), 1.0, bool(evidence.hits)
        )
    scored = [model.score(hit, query) for hit in evidence.hits]
    if not scored:
        return Verdict(evidence.programme, (), 0.0, found=False)
    ordered = tuple(sorted(scored, key=lambda s: -s.rank))
    best = max(scored, key=lambda s: s.probability)
    said = is_said_in_other_script(query.words, best.hit.cover)
    found = (best.probability >= model.found or said) and (query.named or best.hit.cover > 0)
    silent = is_silent(best.hit.cover, best.hit.elsewhere)
    return Verdict(evidence.programme, ordered, best.probability, found and not silent)
