"""A follow-up that the rules could not make sense of, made to stand alone by a language model; and its check."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.facts import is_negated, wrong_figures
from assistant.generate import Chat
from assistant.intent_phrases import ADVICE
from assistant.phrases import INSTRUCTION, NO_TOPIC
from assistant.prompts import ask_rewrite, neutral
from assistant.question import Request
from assistant.sentences import without_marks
from vectorstore.errors import ChatError
from vectorstore.gazetteer import Gazetteer, normalise
from vectorstore.lexical import LexicalIndex, content_words

__all__ = ["check_rewrite", "rewrite"]

_SECONDS = 5.0
"""The quotes wait for it."""
_TURNS = 6
_LONGEST = 200
_LEAST_SHARED = 0.6
"""The part of its words that a rewritten question must have from the conversation."""
_WORD = re.compile(r"[^\W_]+")


def rewrite(request: Request, chat: Chat, gazetteer: Gazetteer) -> str | None:
    """The last question, to be understood without the earlier ones; None when the model fails, or what it writes is
    more than the conversation has."""
    turns = (*request.history[-_TURNS:], request.question)
    try:
        written = replace(chat, seconds=min(chat.seconds, _SECONDS)).write(ask_rewrite(turns))
    except ChatError:
        return None
    return check_rewrite(written, turns, gazetteer)


def check_rewrite(written: str, turns: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The question in a text, if it adds no party, town, name or figure to the turns, denies nothing that they do not,
    and is about what they are about."""
    question = without_marks(neutral(written))
    asked = " ".join(turns)
    if not question.endswith("?") or "?" in question[:-1] or len(question) > _LONGEST:
        return None
    if "�" in question or INSTRUCTION.search(question) or (ADVICE.search(question) and not ADVICE.search(turns[-1])):
        return None
    if wrong_figures(question, asked) or is_negated(question) != is_negated(turns[-1]):
        return None
    meant = {(m.kind, m.name) for turn in turns for m in gazetteer.mentions(turn)}
    mentions = gazetteer.mentions(question)
    if any((m.kind, m.name) not in meant for m in mentions):
        return None
    known = set(normalise(asked))
    if any(word[0].isupper() and normalise(word)[0] not in known for word in _WORD.findall(question)[1:]):
        return None
    named = {word for m in mentions for word in normalise(question[m.start : m.end])}
    topic = [word for word in content_words(question) if word not in NO_TOPIC and word not in named]
    shared = LexicalIndex([asked]).match(" ".join(topic)).matrix
    return question if topic and float(shared.mean()) >= _LEAST_SHARED else None
