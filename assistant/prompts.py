"""What a language model is asked. What it is told to do stands apart from what it is given to do it with; that is data,
in which nothing can look like an instruction of ours, a delimiter or a number of ours."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import chat_wording as wording
from assistant.answer import Citation
from assistant.sentences import without_unseen

__all__ = ["Prompt", "ask_rewrite", "ask_ruling", "ask_summary", "neutral", "said"]

_LONGEST_A_PUBLISHER = 600
_LONGEST_REWRITE = 400
_LONGEST_RULING = 200
_SIGNS = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "|": "/"})
"""Delimiters of ours (<passage>, [1]) and of models (<|im_start|>, [INST]) become signs that delimit nothing."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to do, and with what. `longest` bounds what is written, in characters."""

    instructions: str
    data: str
    longest: int


def ask_summary(question: str, citations: Sequence[Citation]) -> Prompt:
    """Asks for a summary of passages, which keep the numbers that they have in the answer."""
    publishers = len({citation.programme_id for citation in citations})
    data = "\n".join([_tagged(wording.QUESTION, question), *map(_block, citations)])
    return Prompt(wording.SUMMARY_INSTRUCTIONS, data, _LONGEST_A_PUBLISHER * (publishers + 1))


def ask_rewrite(questions: Sequence[str]) -> Prompt:
    """Asks for the last of some questions, made to stand alone."""
    data = "\n".join(_tagged(wording.QUESTION, question) for question in questions)
    return Prompt(wording.REWRITE_INSTRUCTIONS, data, _LONGEST_REWRITE)


def ask_ruling(claim: str, citations: Sequence[Citation]) -> Prompt:
    """Asks what passages of one programme make of a claim."""
    data = "\n".join([_tagged(wording.CLAIM, claim), *map(_block, citations)])
    return Prompt(wording.RULING_INSTRUCTIONS, data, _LONGEST_RULING)


def said(citation: Citation) -> str:
    """What a passage says, with the line that leads it in, without which it may say the opposite."""
    return " ".join(filter(None, (citation.context, citation.quote)))


def neutral(text: str) -> str:
    """A text in which nothing is a delimiter, on one line."""
    return without_unseen(text).translate(_SIGNS)


def _block(citation: Citation) -> str:
    town = f" ({citation.municipality})" if citation.municipality else ""
    publisher = neutral(f"{citation.publisher}{town}").replace('"', "'")
    return wording.passage_block(citation.n, publisher, neutral(said(citation)))


def _tagged(name: str, text: str) -> str:
    return f"<{name}>\n{neutral(text)}\n</{name}>"
