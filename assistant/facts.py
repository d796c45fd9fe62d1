"""What of a sentence can be held against a text without understanding it: its figures, its negation, what it limits,
and whether it says more or less. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import Stemmer

from vectorstore.lexical import content_words

__all__ = [
    "Figure",
    "contradicts_direction",
    "find_figures",
    "is_limited",
    "is_negated",
    "says_opposite",
    "wrong_figures",
]

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_TOKEN = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|[.!?;:]")
"""What has letters and digits, such as Top400 and D66, is a name and no figure."""
_WORDS: Mapping[str, str] = {
    word: str(value)
    for value, word in enumerate(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
        "achttien negentien twintig".split(),
        start=2,
    )
} | {"dertig": "30", "veertig": "40", "vijftig": "50", "zestig": "60", "zeventig": "70", "tachtig": "80"} | {
    "negentig": "90", "honderd": "100", "duizend": "1000", "helft": "1/2", "kwart": "1/4"
}  # fmt: skip
"""Not "een", which is an article far more often than a figure."""
_SCALES = {"miljoen", "miljard"}
_MONTHS = frozenset(
    "januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag "
    "donderdag vrijdag zaterdag zondag kwartaal".split()
)
_NOT_ONLY = re.compile(r"\bniet (?:alleen|slechts|enkel|uitsluitend)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:niet|geen|nooit|nergens|niemand|niets|noch|zonder|evenmin|nauwelijks)\b"
    r"|\b(?:zijn|is|ben|blijven|blijft) (?:\w+ )?tegen\b|^\W*tegen\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:alleen|uitsluitend|slechts|enkel|tenzij|mits|hooguit|hoogstens|zomaar|terughoudend\w*|beperkt|mogelijk"
    r"|onderzoek\w*|verkennen|verkent|streven|streeft|proef)\b",
    re.IGNORECASE,
)
_DIRECTIONS = tuple(
    (re.compile(rf"\b(?:{up})", re.IGNORECASE), re.compile(rf"\b(?:{down})", re.IGNORECASE))
    for up, down in (
        (
            r"meer\b|extra\b|uitbrei|uitgebreid|verho(?:og|g)|vergro|groei|toenem|toename|hoger\b|vaker\b|verdubbel|stijg",
            r"minder\b|verla[ag]g|vermind|terug(?:dring|gedrongen)|lager\b|afnem|afname|krimp|bezuinig|halve[re]|dalen?\b"
            r"|schrap|geschrap|verklein",
        ),
        (
            r"toesta|toegestaan|mag\b|mogen\b|invoer|ingevoerd|introduce|geïntroduceerd|legali|gedoog|gedogen|voorstander"
            r"|steun|behoud|blijven\b|blijft\b|door(?:gaan|gezet|zetten)",
            r"verbod|verbied|verboden|\w+verbod|afschaf|afgeschaft|stop(?:t|pen|gezet|zetten)?\b|gestopt|weren\b|weert\b"
            r"|tegenstander|beëindig|opheff|opgeheven",
        ),
    )
)
"""Pairs of opposites, each by how such words begin."""

_STANCE = (
    re.compile(r"\b(?:steun|voorstander|onderschrijf|staat achter|is voor\b)", re.IGNORECASE),
    re.compile(r"\btegen(?:gaan|gegaan)?\b", re.IGNORECASE),
)
"""What a publisher is for, and what it is against; "tegen" alone says too little of a direction: a plan is against
something far more often than its writer is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and the stem of what there are so many of; None at the end of a sentence."""

    value: str
    of: str | None


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, months and days of the week included: "2.500 agenten" is 2500 of agent."""
    tokens = _TOKEN.findall(text.replace("%", " procent ").replace("€", " euro "))
    found: list[Figure] = []
    for position, token in enumerate(tokens):
        if value := _value(token):
            found.append(Figure(value, _counted(tokens[position + 1 :])))
    return tuple(found)


def wrong_figures(statement: str, source: str) -> tuple[Figure, ...]:
    """The figures of a statement that its source does not have, or has of something else."""
    there = find_figures(source)
    of: dict[str, set[str]] = defaultdict(set)
    for figure in there:
        if figure.of:
            of[figure.of].add(figure.value)
    values = {figure.value for figure in there}
    return tuple(
        figure
        for figure in find_figures(statement)
        if figure.value not in values or (figure.of in of and figure.value not in of[figure.of])
    )


def is_negated(text: str) -> bool:
    """Whether a sentence denies something; "niet alleen" does not."""
    return bool(_NEGATION.search(_NOT_ONLY.sub(" ", text)))


def is_limited(text: str) -> bool:
    """Whether a sentence says something under a condition, or to a degree: "alleen", "tenzij", "onderzoeken"."""
    return bool(_LIMIT.search(_NOT_ONLY.sub(" ", text)))


def contradicts_direction(statement: str, source: str) -> bool:
    """Whether a statement says only "meer", "toestaan" or "steunt" where its source has only the opposite; or says
    "minder" or "verbieden" where its source neither says so nor denies anything."""
    for more, less in (*_DIRECTIONS, _STANCE):
        if _only(more, less, statement) and _only(less, more, source):
            return True
    return any(
        _only(less, more, statement) and not less.search(source) and not is_negated(source)
        for more, less in _DIRECTIONS
    )


def says_opposite(one: str, other: str) -> bool:
    """Whether one text says only "meer" or "toestaan" and the other only "minder" or "verbieden". Where a word denies,
    these do not tell."""
    if is_negated(one) or is_negated(other):
        return False
    return any(
        (_only(more, less, one) and _only(less, more, other)) or (_only(less, more, one) and _only(more, less, other))
        for more, less in _DIRECTIONS
    )


def _only(sought: re.Pattern[str], opposite: re.Pattern[str], text: str) -> bool:
    return bool(sought.search(text)) and not opposite.search(text)


def _value(token: str) -> str | None:
    word = unicodedata.normalize("NFC", token.casefold())
    if word in _MONTHS or word in _SCALES:
        return word
    if word in _WORDS:
        return _WORDS[word]
    if not _NUMBER.fullmatch(token):
        return None
    plain = token.replace(".", "") if _THOUSANDS.fullmatch(token) else token.replace(",", ".")
    return plain.lstrip("0") or "0"


def _counted(following: list[str]) -> str | None:
    """The stem of the first word that carries meaning, up to the end of the sentence."""
    for token in following:
        if not token[0].isalnum():
            return None
        if words := content_words(token):
            return None if _value(token) else _stem(words[0])
    return None


def _stem(word: str) -> str:
    return str(Stemmer.Stemmer("dutch").stemWord(word))
