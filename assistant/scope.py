"""Which programmes a question is about: the parties, towns and municipalities that it names, within the caller's
filter. Pure: everything it needs is handed to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.phrases import EXAMPLE, NATIONAL, NATIONAL_PARTY
from vectorstore.gazetteer import Gazetteer, Mention
from vectorstore.passage import Programme

__all__ = ["EVERYTHING", "Element", "Filter", "Missing", "Scope", "find_elements", "keep_held", "resolve_scope"]

_BINDS = re.compile(r"^\s*[(,]?\s*(?:in|uit|te|afdeling)?\s*(?:de gemeente\s+)?$", re.IGNORECASE)
_JOINS = re.compile(r"^\s*(?:,|en|of|/|&)\s*(?:in\s+)?$", re.IGNORECASE)
_LISTS = re.compile(r"^\s*(?:,|en|of|/|&|,\s*en|and|und)\s*(?:de|het|die van|van|wat zegt|wat wil)?\s*$", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?<!\bin )(?<!\bin de )(?<!\buit de )(?<!\bbinnen de )\bgemeente\s+$", re.IGNORECASE)
_GOVERNMENT = "Den Haag"
_ANY_AUTHORITY = re.compile(
    r"\b(?:doet|gaat|wil|heeft|pakt|zegt|vindt|van)\s+(?:de|mijn|onze)\s+gemeente\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a question names: a publisher, a town, or a publisher in a town. `national` marks a party whose
    national politics are meant."""

    publisher: str | None
    municipality: str | None
    national: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What the caller restricts a question to; empty means everything."""

    publishers: tuple[str, ...] = ()
    municipality: str | None = None


EVERYTHING = Filter()


@dataclass(frozen=True, slots=True)
class Missing:
    """Something named that is not in the collection, and the programmes that come nearest to it: the same party
    elsewhere, or else others in the same town."""

    element: Element
    instead: tuple[Programme, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """The programmes to search, alphabetical by publisher; what was named and is not there; and whether the question
    named something outside the caller's filter."""

    programmes: tuple[Programme, ...]
    missing: tuple[Missing, ...] = ()
    outside_filter: bool = False


def find_elements(text: str, mentions: Sequence[Mention]) -> tuple[Element, ...]:
    """What a question names, each party with the town that belongs to it."""
    parties = [m for m in mentions if m.kind == "party"]
    towns = [m for m in mentions if m.kind == "municipality" and not EXAMPLE.search(text[: m.start])]
    if len(towns) > 1:
        # "Wat moet Amsterdam in Den Haag vragen?": the seat of the government stands for it.
        towns = [m for m in towns if m.name != _GOVERNMENT]
    authorities = [m for m in towns if _is_authority(text, m, mentions)]
    free = [m for m in towns if m not in authorities]
    bound: dict[int, list[Mention]] = {}
    for party in parties:
        end, joins = party.end, _BINDS
        for town in (m for m in free if m.start >= party.end):
            if not joins.match(text[end : town.start]):
                break
            bound.setdefault(party.start, []).append(town)
            end, joins = town.end, _JOINS
    # "Volt en D66 in Amsterdam": a town binds backwards through a list of parties.
    for party, following in reversed(list(pairwise(parties))):
        if party.start not in bound and following.start in bound and _LISTS.match(text[party.end : following.start]):
            bound[party.start] = bound[following.start]
    taken = [town for towns_of in bound.values() for town in towns_of]
    loose = [m.name for m in free if m not in taken]
    national = bool(NATIONAL.search(text))
    said_national = _said_national(text, parties)
    elements: list[Element] = []
    for party in parties:
        meant_national = (national and not towns) or party in said_national
        places: list[str | None] = [m.name for m in bound.get(party.start, [])] or [*loose] or [None]
        elements += [Element(party.name, None if meant_national else place, meant_national) for place in places]
    elements += [Element(f"Gemeente {m.name}", m.name) for m in authorities]
    if not elements or (parties and all(party.start in bound for party in parties)):
        # "Wat doet Amstelveen en wat wil D66 Almere?" asks of Amstelveen as well.
        elements += [Element(None, name) for name in loose]
    if not elements and national:
        elements = [Element(None, None, national=True)]
    return tuple(dict.fromkeys(elements))


def keep_held(
    elements: Sequence[Element], programmes: Sequence[Programme], gazetteer: Gazetteer
) -> tuple[Element, ...]:
    """The elements that there is a programme of; of a party that there is none of, the town, if there is one from
    there."""
    kept: list[Element] = []
    for element in elements:
        nearest = (element, Element(None, element.municipality))
        kept += [e for e in nearest if any(_matches(p, e, gazetteer) for p in programmes)][:1]
    return tuple(e for e in dict.fromkeys(kept) if e != Element(None, None))


def resolve_scope(
    elements: Sequence[Element], text: str, wanted: Filter, programmes: Sequence[Programme], gazetteer: Gazetteer
) -> Scope:
    """The programmes that the elements and the filter leave. A question that names nothing is about all of them."""
    held_names = {p.publisher.casefold(): p.publisher for p in programmes}
    names = [name.strip() for name in wanted.publishers if name.strip()]
    chosen = [_publisher(held_names.get(name.casefold(), name), gazetteer) for name in names]
    place = (wanted.municipality or "").strip()
    town = gazetteer.municipality(place) or place or None
    narrowed = [_narrow(element, chosen, town) for element in elements]
    inside = [element for part in narrowed for element in part]
    if elements and not inside:
        return Scope((), outside_filter=True)
    if not inside:
        inside = [Element(name, town) for name in chosen] or [Element(None, town)]
    found: list[Programme] = []
    missing: list[Missing] = []
    any_authority = not any(element.publisher for element in inside) and bool(_ANY_AUTHORITY.search(text))
    for element in dict.fromkeys(inside):
        held = [p for p in programmes if _matches(p, element, gazetteer)]
        if any_authority and any(p.publisher_kind == "municipality" for p in held):
            held = [p for p in held if p.publisher_kind == "municipality"]
        if held or element == Element(None, None):
            found += [p for p in held if p not in found]
        else:
            missing.append(Missing(element, _instead(element, programmes, gazetteer)))
    order = {programme.id: i for i, programme in enumerate(programmes)}
    return Scope(tuple(sorted(found, key=lambda p: order[p.id])), tuple(missing))


def _narrow(element: Element, publishers: Sequence[str], town: str | None) -> list[Element]:
    """The element within the filter: nothing when they exclude each other."""
    if element.publisher and publishers and element.publisher not in publishers:
        return []
    if element.municipality and town and element.municipality != town:
        return []
    names: list[str | None] = [element.publisher] if element.publisher or not publishers else [*publishers]
    place = element.municipality or (None if element.national else town)
    return [Element(name, place, element.national) for name in names]


def _is_authority(text: str, town: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a municipality is named as a body and not as a place: "de gemeente Almere", or in a list of publishers
    ("Volt, BIJ1 en Amstelveen")."""
    before = max((m for m in mentions if m.end <= town.start), key=lambda m: m.end, default=None)
    listed = before is not None and before.kind == "party" and bool(_LISTS.match(text[before.end : town.start]))
    called = bool(_AUTHORITY.search(text[: town.start]))
    alone = not any(m.kind == "party" for m in mentions)
    joined = before is not None and bool(_LISTS.match(_without_gemeente(text[before.end : town.start])))
    after = min((m for m in mentions if m.start >= town.end), key=lambda m: m.start, default=None)
    leads = after is not None and bool(_LISTS.match(text[town.end : after.start]))
    return listed or (called and (alone or joined or leads))


def _without_gemeente(text: str) -> str:
    return re.sub(r"(?:de )?gemeente\s*$", "", text, flags=re.IGNORECASE)


def _said_national(text: str, parties: Sequence[Mention]) -> set[Mention]:
    """The parties that are called national, also as a list: "CDA en D66 landelijk"."""
    before = {p for p in parties if NATIONAL_PARTY.search(text[: p.start])}
    after = {p for p in parties if NATIONAL_PARTY.search(text[p.end :])}
    listed = [(one, next_) for one, next_ in pairwise(parties) if _LISTS.match(text[one.end : next_.start])]
    for one, following in reversed(listed):
        if following in after:
            after.add(one)
    for one, following in listed:
        if one in before:
            before.add(following)
    return before | after


def _publisher(name: str, gazetteer: Gazetteer) -> str:
    """A publisher's name in its usual spelling."""
    return gazetteer.party(name) or name


def _matches(programme: Programme, element: Element, gazetteer: Gazetteer) -> bool:
    publisher = _publisher(programme.publisher, gazetteer)
    same_publisher = element.publisher is None or element.publisher.casefold() == publisher.casefold()
    if element.national:
        return same_publisher and programme.municipality is None
    return same_publisher and element.municipality in (None, programme.municipality)


def _instead(element: Element, programmes: Iterable[Programme], gazetteer: Gazetteer) -> tuple[Programme, ...]:
    same = tuple(
        p for p in programmes if element.publisher and _matches(p, Element(element.publisher, None), gazetteer)
    )
    if same or not element.municipality:
        return same
    return tuple(p for p in programmes if p.municipality == element.municipality)
