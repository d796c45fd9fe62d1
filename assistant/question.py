"""A question is understood: what it asks about, of whom, and whether it is one that programmes can answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.instead import ask_instead
from assistant.intent import Intent, find_intent, is_about_programmes, presupposes, topic_words
from assistant.phrases import (
    ANAPHORA,
    ASKS_ON,
    DONE_BY_THEM,
    EVERYONE,
    FOLLOW_UP,
    INSTRUCTION,
    MAYBE_BY_THEM,
    OTHER_SPEAKER,
    PEOPLE,
    PLACE,
    POINTS_BACK,
    POLITICAL,
    QUESTION_WORD,
    THEY,
)
from assistant.scope import EVERYTHING, Element, Filter, Scope, find_elements, keep_held, resolve_scope
from assistant.wording import question_too_long
from vectorstore.errors import QuestionError
from vectorstore.gazetteer import Gazetteer, Mention
from vectorstore.passage import Programme
from vectorstore.spelling import Spelling

__all__ = ["LONGEST_QUESTION", "Intent", "Query", "Request", "understand", "visible"]

LONGEST_QUESTION = 1000
"""Characters."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff]")
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!#]+(?:[.?!]+|#+|$)")
_LOOSE_ENDS = re.compile(r"\b(?:in|van|uit|te|bij|volgens|door|de|het|gemeente|partij)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """A question as a caller puts it, with the earlier questions of the conversation, oldest first."""

    question: str
    history: tuple[str, ...] = ()
    filter: Filter = EVERYTHING
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was understood. `text` is what is searched for by meaning, `words` what is looked for by word;
    `understood_as` is the question in full where it differs from what was typed."""

    request: Request
    text: str
    words: str
    understood_as: str | None
    intent: Intent
    scope: Scope
    named: bool
    """Whether a party, a town or a filter restricts the question."""
    political: bool
    """Whether the question shows that it is about programmes: by a name, by a word such as "partijen", or by one that
    hardly anybody uses but a programme."""
    presupposes: bool = False
    """Whether it takes something for granted that the text may not say: "Waarom wil BIJ1 meer agenten?"."""
    other_speaker: bool = False
    """Whether it asks what somebody says who is known as no party or municipality: "Wat wil de ANWB?"."""
    instead: tuple[str, ...] = ()
    """The same question of what is there, where it names what is not."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One question of a conversation, made to stand alone."""

    text: str
    topic: str
    elements: tuple[Element, ...]
    carried: bool = False
    """Whether it names nobody and shows no sign of going on from the one before, whose publishers it keeps."""


def understand(
    request: Request, programmes: Sequence[Programme], gazetteer: Gazetteer, spelling: Spelling | None = None
) -> Query:
    """Reads a question in the light of the earlier ones, misspelt words as `spelling` reads them. Raises QuestionError
    when it is too long."""
    if len(request.question) > LONGEST_QUESTION:
        raise QuestionError(question_too_long(len(request.question), LONGEST_QUESTION))
    asked = visible(request.question)
    turn: _Turn | None = None
    for earlier in filter(is_about_programmes, request.history):
        read = _spelled(visible(earlier)[:LONGEST_QUESTION], gazetteer, spelling)
        turn = _stand_alone(read, turn, programmes, gazetteer)
    honest = _without_instructions(_spelled(asked, gazetteer, spelling))
    turn = _stand_alone(honest, turn if is_about_programmes(honest) else None, programmes, gazetteer)
    named = bool((turn.elements and not turn.carried) or request.filter != EVERYTHING)
    scope = resolve_scope(turn.elements, turn.text, request.filter, programmes, gazetteer)
    return Query(
        request=request,
        text=turn.topic,
        words=" ".join(topic_words(turn.topic)),
        understood_as=turn.text if turn.text != asked else None,
        intent=find_intent(honest, turn.topic, scope, named),
        scope=scope,
        named=named,
        political=named or bool(POLITICAL.search(turn.text)) or bool(spelling and spelling.has_rare_word(turn.topic)),
        presupposes=presupposes(turn.text),
        other_speaker=not turn.elements and bool(OTHER_SPEAKER.search(honest)),
        instead=ask_instead(turn.text, gazetteer.mentions(turn.text), scope.missing),
    )


def _spelled(text: str, gazetteer: Gazetteer, spelling: Spelling | None) -> str:
    """A question with its names, then its other words, as they are usually written."""
    named = gazetteer.respelled(text)
    if spelling is None:
        return named
    return spelling.corrected(named, [(mention.start, mention.end) for mention in gazetteer.mentions(named)])


def _stand_alone(text: str, before: _Turn | None, programmes: Sequence[Programme], gazetteer: Gazetteer) -> _Turn:
    """A question with what it leaves out filled in from the one before: its subject, its publishers, or both. With a
    subject of its own it is asked of no publisher that there is no programme of."""
    mentions = gazetteer.mentions(text)
    elements = find_elements(text, mentions)
    topic = _without(text, mentions)
    if before is None:
        return _Turn(text, topic, elements)
    own_words = topic_words(FOLLOW_UP.sub("", topic))
    follows = bool(FOLLOW_UP.match(text) or ANAPHORA.search(text) or ASKS_ON.match(text))
    kept = _towns(before.elements) if EVERYONE.search(text) else before.elements
    if not own_words and elements:
        carried = _carry(elements, before.elements)
        return _Turn(_replace_names(before, mentions, carried, gazetteer), before.topic, carried)
    if not own_words and before.topic and (follows or QUESTION_WORD.match(text)):
        # "Waarom?", "hoeveel moeten het er worden?"
        return _Turn(f"{before.text} {text}", f"{before.topic} {topic}", kept)
    there = bool(PLACE.search(text)) and any(element.municipality for element in before.elements)
    points_back = bool(before.topic) and not there and _points_back(text, before.topic)
    # "En wat willen ze in Amsterdam?" is asked of the same parties.
    same = elements and THEY.search(text) and _only_towns(elements) and not _only_towns(before.elements)
    if follows and elements and points_back:
        # "En wat kost dat bij D66?"
        of = _elsewhere(before.elements, elements) if same else _carry(elements, before.elements)
        return _Turn(f"{before.text} {text}", f"{before.topic} {topic}", of)
    if same:
        return _Turn(text, topic, _elsewhere(before.elements, elements))
    if follows and not elements:
        # "En kan dat ook online?" is about what came before as well; "En over femicide?" is not.
        kept = kept if points_back else keep_held(kept, programmes, gazetteer)
        subject = f"{before.topic} {topic}" if points_back else topic
        told = f"{before.text} {text}" if points_back else f"{text} ({_names(kept)})"
        return _Turn(told if points_back or kept else text, subject, kept)
    same_publishers = keep_held(before.elements, programmes, gazetteer)
    if not elements and own_words and not EVERYONE.search(text) and same_publishers:
        # "Komt er een meldpunt?" after a question about BIJ1 is asked of BIJ1.
        return _Turn(f"{text} ({_names(same_publishers)})", topic, same_publishers, carried=True)
    return _Turn(text, topic, elements)


def _points_back(text: str, subject: str) -> bool:
    """Whether a question is about the subject of the one before: "En kan dat ook online?"; after one about boa's also
    "Krijgen ze een wapen?", where "Wat willen ze met camera's?" is asked of the same publishers."""
    about_them = DONE_BY_THEM.search(text) or (MAYBE_BY_THEM.search(text) and PEOPLE.search(subject))
    pronoun = POINTS_BACK.search(text)
    # "Mijn fiets is weg, wie doet daar iets aan?" has its own subject.
    own = pronoun and topic_words(text[: pronoun.start()].rpartition(",")[0])
    return bool((pronoun and not own) or about_them)


def _without_instructions(text: str) -> str:
    """A question without the sentences that tell the assistant what to do; as it is, when nothing else is left."""
    sentences = _SENTENCE.findall(text)
    kept = [sentence for sentence in sentences if not INSTRUCTION.search(sentence.strip())]
    if len(kept) == len(sentences):
        return text
    return " ".join("".join(kept).split()).strip("# ") or text


def _towns(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The towns of some elements, for a question about everyone there."""
    towns = dict.fromkeys(element.municipality for element in elements if element.municipality)
    return tuple(Element(None, town) for town in towns)


def _only_towns(elements: Sequence[Element]) -> bool:
    return all(element.publisher is None for element in elements)


def _elsewhere(before: Sequence[Element], towns: Sequence[Element]) -> tuple[Element, ...]:
    parties = dict.fromkeys(element.publisher for element in before if element.publisher)
    return tuple(Element(party, town.municipality, town.national) for party in parties for town in towns)


def _carry(elements: tuple[Element, ...], before: tuple[Element, ...]) -> tuple[Element, ...]:
    """ "En de PvdA?" after a question about Almere is about Almere; "En in Almere?" asks everyone there, or a party of
    which the national plans came before; and "En landelijk?" asks the same parties."""
    if elements == (Element(None, None, national=True),):
        parties = dict.fromkeys(element.publisher for element in before if element.publisher)
        return tuple(Element(party, None, national=True) for party in parties) or elements
    if _only_towns(elements) and before and all(element.national and element.publisher for element in before):
        # "En in Almere?" after "Wat wil de PvdA landelijk?" is about the PvdA there.
        return _elsewhere(before, elements)
    towns = dict.fromkeys(element.municipality for element in before)
    if len(towns) != 1 or any(element.municipality for element in elements):
        return elements
    (town,) = towns
    return tuple(Element(element.publisher, town, element.national) for element in elements)


def _replace_names(
    before: _Turn, mentions: Sequence[Mention], elements: Sequence[Element], gazetteer: Gazetteer
) -> str:
    """The earlier question with the new name in the place of the old one, where each has just one and no party stays
    behind that is no longer meant; else the subject with the new names."""
    if len(mentions) == 1:
        old = gazetteer.mentions(before.text)
        same_kind = [m for m in old if m.kind == mentions[0].kind]
        only_town = mentions[0].kind == "municipality" and not any(element.publisher for element in elements)
        fits = mentions[0].kind == "party" or (only_town and not any(m.kind == "party" for m in old))
        if len(same_kind) == 1 and fits:
            return before.text[: same_kind[0].start] + mentions[0].name + before.text[same_kind[0].end :]
    subject = " ".join(word.strip("?!.,:;()") for word in before.topic.split() if topic_words(word))
    return f"{subject} ({_names(elements)})".strip()


def _names(elements: Sequence[Element]) -> str:
    return ", ".join(filter(None, map(_name, elements)))


def _name(element: Element) -> str:
    """ "Volt Amsterdam"; a municipality's own name has the town in it already."""
    if element.publisher == f"Gemeente {element.municipality}":
        return element.publisher
    return " ".join(filter(None, (element.publisher, "landelijk" if element.national else element.municipality)))


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """A question without the names in it, without the words that only held them, and without markup."""
    parts: list[str] = []
    position = 0
    for mention in mentions:
        parts.append(_LOOSE_ENDS.sub("", text[position : mention.start]).rstrip())
        position = mention.end
    parts.append(text[position:])
    return " ".join(_TAG.sub(" ", " ".join(parts)).split())


def visible(text: str) -> str:
    """A text without control characters and halves of characters (surrogates), and with single spaces."""
    return " ".join(_CONTROL.sub(" ", text).split())
