"""What passages of one programme make of a claim, by a language model; and the check of that. Without a ruling that
holds there is none: the quotes speak for themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.answer import Citation
from assistant.differences import ClaimFacts, QuotedSentence, find_differences
from assistant.facts import says_opposite
from assistant.figure_reader import without_figures
from assistant.generate import Chat
from assistant.ground_sentences import LEAST_SIMILARITY, find_fault, measure, own_words
from assistant.prompts import ask_ruling
from assistant.sentences import read_numbers, split_sentences, without_marks
from vectorstore.encoder import Encoder
from vectorstore.gazetteer import Gazetteer

__all__ = ["Ruling", "ask_for_ruling", "check_ruling"]

_LEAST_COMMON = 0.5
"""The part of a claim's words that a passage which contradicts it must have."""
_WORD = re.compile(r"\W*(gesteund|tegengesproken)\b", re.IGNORECASE)
"""Not "niet genoemd", which a model may answer too: of that there is nothing to check, and it would stand above quotes
that were found."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a programme makes of a claim, with the quotes that show it."""

    verdict: Literal["supported", "contradicted"]
    citations: tuple[Citation, ...]


def ask_for_ruling(
    claim: str, citations: Sequence[Citation], chat: Chat, gazetteer: Gazetteer, encoder: Encoder
) -> Ruling | None:
    """The model's ruling on a claim by the citations of one programme, if it holds. Raises ChatError."""
    return check_ruling(chat.write(ask_ruling(claim, citations)), claim, citations, gazetteer, encoder)


def check_ruling(
    written: str, claim: str, citations: Sequence[Citation], gazetteer: Gazetteer, encoder: Encoder
) -> Ruling | None:
    """A ruling as it was written, if the passages that it cites bear it out: they say what the claim says by all that
    a sentence is held to; or they are about the same, and differ in a figure, a negation or a direction."""
    text = without_marks(written)
    match = _WORD.match(text)
    held = {citation.n: citation for citation in citations}
    numbers = read_numbers(text)
    if match is None or any(number not in held for number in numbers):
        return None
    cited = tuple(held[number] for number in numbers)
    match match.group(1).casefold():
        case "gesteund" if cited and find_fault(claim, cited, gazetteer, encoder) is None:
            return Ruling("supported", cited)
        case "tegengesproken" if cited and _differs(claim, cited, gazetteer, encoder):
            return Ruling("contradicted", cited)
    return None


def _differs(claim: str, cited: Sequence[Citation], gazetteer: Gazetteer, encoder: Encoder) -> bool:
    """Whether the passages are about the same as the claim, and say otherwise; that they leave something unsaid, such
    as its figure, is not enough."""
    plain = without_figures(claim)
    support = measure(plain, cited, gazetteer, encoder)
    if support.overlap < _LEAST_COMMON or support.similarity < LEAST_SIMILARITY:
        return False
    stated = ClaimFacts.read(claim, " ".join(own_words(plain, gazetteer)))
    sentences = [QuotedSentence(c.n, text, c.context) for c in cited for text in split_sentences(c.quote)]
    differences = find_differences(stated, sentences)
    return any(one.written for one in differences) or says_opposite(claim, support.nearest)
