"""What a question is for. Pure."""

from typing import Literal

from assistant.intent_phrases import (
    ABOUT_ASSISTANT,
    ABOUT_COLLECTION,
    ADVICE,
    COLLECTION_WORDS,
    OVERVIEW,
    PRESUPPOSES,
    SMALL_TALK,
    TASK,
    WHOLE_SUBJECT,
)
from assistant.phrases import NO_TOPIC
from assistant.scope import Scope
from vectorstore.lexical import content_words

__all__ = ["Intent", "find_intent", "is_about_programmes", "presupposes", "topic_words"]

Intent = Literal[
    "question", "overview", "collection", "assistant", "small_talk", "advice", "off_topic", "outside_filter", "unclear"
]
"""`overview` asks for the whole of what publishers want; `collection` which programmes there are; `assistant` about the
assistant itself; `outside_filter` names something that the caller's filter excludes."""


def find_intent(asked: str, topic: str, scope: Scope, named: bool) -> Intent:
    """The intent of a question: `asked` is what was typed, `topic` its subject with what it took from the question
    before and without names; `named` tells whether a party, a town or a filter restricts it."""
    words = set(topic_words(topic))
    if ADVICE.search(asked):
        return "advice"
    if ABOUT_COLLECTION.search(asked) and words <= COLLECTION_WORDS:
        return "collection"
    if ABOUT_ASSISTANT.search(asked):
        return "assistant"
    if TASK.search(asked):
        return "off_topic"
    if SMALL_TALK.match(asked):
        return "small_talk"
    if scope.outside_filter:
        return "outside_filter"
    if named and OVERVIEW.search(topic) and words <= WHOLE_SUBJECT:
        return "overview"
    # "VVD?" names no subject, but that there is nothing of it to search can be said at once.
    nothing_held = bool(scope.missing) and not scope.programmes
    return "question" if words or nothing_held else "unclear"


def is_about_programmes(text: str) -> bool:
    """Whether a question can be gone on from: a greeting, a request for advice and a question about the assistant
    cannot."""
    return not (SMALL_TALK.match(text) or ABOUT_ASSISTANT.search(text) or ADVICE.search(text))


def presupposes(text: str) -> bool:
    """Whether a question takes for granted what it asks the reason of: "Waarom wil BIJ1 meer agenten?"."""
    return bool(PRESUPPOSES.search(text))


def topic_words(text: str) -> tuple[str, ...]:
    """The words that say what a question is about."""
    return tuple(word for word in content_words(text) if word not in NO_TOPIC)
