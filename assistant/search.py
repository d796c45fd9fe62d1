"""Searching in programmes, by exact words and by meaning side by side, with how much each programme writes about it.

Searched is all text that can be quoted, plans or not, but for instructions to language models; headings are told with
what stands under them and are no hits themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from assistant import search_wording as wording
from assistant.answer import Citation, cite
from assistant.intent import topic_words
from assistant.judge import JudgeModel, load_judge
from assistant.question import Query, Request
from assistant.scope import Scope
from assistant.search_filter import SearchRequest, choose_programmes
from assistant.search_words import Sought, count_words, find_sentences, read_words
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.passage import Passage, PassageKind, Probe, Programme, Span

__all__ = [
    "LONGEST_SEARCH",
    "MOST_BY_MEANING",
    "MOST_BY_WORD",
    "Match",
    "SearchCount",
    "SearchHit",
    "SearchRequest",
    "SearchResult",
    "search",
]

LONGEST_SEARCH: Final = 200
"""Characters."""
MOST_BY_WORD: Final = 25
"""Hits a programme with the words exactly, and as many with them in another form."""
MOST_BY_MEANING: Final = 5
"""Hits a programme."""
_SEARCHED: Final = tuple(kind for kind in get_args(PassageKind) if kind != "instruction")
_LIKELY: Final = 0.6
"""Probability that a passage says something on it. Higher than an answer asks: nobody waits to hear that a programme
has nothing, and of what only comes near there is no end."""
_DEPTH = 30
"""Passages a programme that are weighed by meaning."""

Match = Literal["exact", "other_form", "meaning"]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A sentence: how it matches, what sort of text it stands in, and its citation, whose marks are the words found.
    `passage` is the place of the passage around it, in the same text."""

    match: Match
    kind: PassageKind
    citation: Citation
    passage: Span

    def to_json(self) -> dict[str, Any]:
        return {
            "match": self.match,
            "kind": self.kind,
            "citation": self.citation.to_json(),
            "passage": list(self.passage),
        }


@dataclass(frozen=True, slots=True)
class SearchCount:
    """How much one programme writes about it: the sentences that have the words exactly, those that have them in
    another form, and the hits by meaning beside these, shown or not; and how many words were searched."""

    programme: Programme
    exact: int
    other_form: int
    meaning: int
    words: int

    @property
    def per_10000(self) -> float:
        """Sentences with the words exactly per 10,000 words; 0 where nothing was searched."""
        return 10_000 * self.exact / self.words if self.words else 0.0

    @property
    def per_10000_any_form(self) -> float:
        """Sentences with the words, exactly or in another form, per 10,000 words: where one writes "camera's" and
        another "cameratoezicht", only this compares them fairly."""
        return 10_000 * (self.exact + self.other_form) / self.words if self.words else 0.0

    def to_json(self) -> dict[str, Any]:
        return {
            "programme_id": self.programme.id,
            "publisher": self.programme.publisher,
            "municipality": self.programme.municipality,
            "title": self.programme.title,
            "year": self.programme.year,
            "exact": self.exact,
            "other_form": self.other_form,
            "meaning": self.meaning,
            "words": self.words,
            "per_10000": round(self.per_10000, 1),
            "per_10000_any_form": round(self.per_10000_any_form, 1),
        }


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits by word and by meaning, alphabetical by publisher and then in reading order, of each programme no more than
    MOST_BY_WORD and MOST_BY_MEANING; citations are numbered from 1 through both. `counts` has a row for each programme
    that was searched, and `collection` is the version of the collection."""

    request: SearchRequest
    words: tuple[SearchHit, ...]
    meaning: tuple[SearchHit, ...]
    counts: tuple[SearchCount, ...]
    collection: str

    @property
    def total(self) -> Mapping[Match, int]:
        """How many hits there are, shown or not."""
        return {
            "exact": sum(one.exact for one in self.counts),
            "other_form": sum(one.other_form for one in self.counts),
            "meaning": sum(one.meaning for one in self.counts),
        }

    def to_json(self) -> dict[str, Any]:
        return {
            "query": self.request.words,
            "filter": {
                "municipality": self.request.municipality,
                "publishers": list(self.request.publishers),
                "years": list(self.request.years),
                "document_kinds": list(self.request.document_kinds),
                "statuses": list(self.request.statuses),
            },
            "words": [hit.to_json() for hit in self.words],
            "meaning": [hit.to_json() for hit in self.meaning],
            "counts": [one.to_json() for one in self.counts],
            "total": dict(self.total),
            "collection": self.collection,
        }


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with the passage that it is in, before it is cited."""

    match: Match
    passage: Passage
    sentence: Span
    marks: tuple[Span, ...] = ()


def search(library: Library, request: SearchRequest, model: JudgeModel | None = None) -> SearchResult:
    """Looks through the programmes that the request leaves. By meaning are found the sentences of passages that the
    judge (the packaged one, if none is given) surely takes for an answer, and that were not found by word.

    Raises QuestionError when there is nothing to look for, it is too long, or a filter leaves nothing; CollectionError
    when the collection cannot be read. To find nothing is no error."""
    if len(request.words) > LONGEST_SEARCH:
        raise QuestionError(wording.too_long(len(request.words), LONGEST_SEARCH))
    sought = read_words(request.words)
    if not (sought.phrases or sought.words):
        raise QuestionError(wording.NO_WORDS)
    programmes = choose_programmes(library, request)
    probe = library.probe(sought.text, " ".join(topic_words(sought.text)))
    judge = model or load_judge()
    by_word: list[tuple[Programme, _Place]] = []
    by_meaning: list[tuple[Programme, _Place]] = []
    counts: list[SearchCount] = []
    for programme in programmes:
        passages = [p for p in library.passages(programme.id) if _is_searched(p, request)]
        exact, other = _by_word(sought, library.text(programme.id), passages)
        known = {place.sentence for place in (*exact, *other)}
        near = _by_meaning(library, probe, _query(sought, programme), request, judge)
        near = [place for place in near if place.sentence not in known]
        shown = sorted((*exact[:MOST_BY_WORD], *other[:MOST_BY_WORD]), key=lambda place: place.sentence)
        by_word += [(programme, place) for place in shown]
        by_meaning += [(programme, p) for p in sorted(near[:MOST_BY_MEANING], key=lambda place: place.sentence)]
        words = sum(count_words(passage.text) for passage in passages)
        counts.append(SearchCount(programme, len(exact), len(other), len(near), words))
    hits = tuple(_hit(n, programme, place) for n, (programme, place) in enumerate([*by_word, *by_meaning], start=1))
    return SearchResult(request, hits[: len(by_word)], hits[len(by_word) :], tuple(counts), library.version())


def _is_searched(passage: Passage, request: SearchRequest) -> bool:
    return passage.kind in _SEARCHED and (not request.statuses or passage.status in request.statuses)


def _by_word(sought: Sought, text: str, passages: Sequence[Passage]) -> tuple[list[_Place], list[_Place]]:
    """The sentences that have the words exactly, and those that have them in another form."""
    holders = [(sentence, passage) for passage in passages for sentence in _sentences(passage)]
    passage_of = dict(holders)
    found = find_sentences(sought, text, [sentence for sentence, _ in holders])
    places = [_Place("exact" if f.exact else "other_form", passage_of[f.sentence], f.sentence, f.marks) for f in found]
    return [p for p in places if p.match == "exact"], [p for p in places if p.match == "other_form"]


def _sentences(passage: Passage) -> Sequence[Span]:
    return passage.sentences or ((passage.start, passage.end),)


def _by_meaning(
    library: Library, probe: Probe, query: Query, request: SearchRequest, model: JudgeModel
) -> list[_Place]:
    """The nearest sentence of each passage that is likely enough to answer, the most likely first."""
    (programme,) = query.scope.programmes
    hits = library.search(probe, programme.id, _DEPTH, _SEARCHED)
    scored = [model.score(hit, query) for hit in hits if _is_searched(hit.passage, request)]
    likely = sorted((one for one in scored if one.probability >= max(_LIKELY, model.found)), key=lambda one: -one.rank)
    passages = [one.hit.passage for one in likely]
    nearest = [one.hit.nearest or (one.hit.passage.start, one.hit.passage.end) for one in likely]
    return [_Place("meaning", passage, sentence) for passage, sentence in zip(passages, nearest, strict=True)]


def _query(sought: Sought, programme: Programme) -> Query:
    """What the judge needs to know: that words of a person who searches programmes are about programmes."""
    words = " ".join(topic_words(sought.text))
    scope = Scope((programme,))
    return Query(Request(sought.text), sought.text, words, None, "question", scope, named=True, political=True)


def _hit(n: int, programme: Programme, place: _Place) -> SearchHit:
    passage = place.passage
    citation = cite(n, programme, passage, place.sentence, place.marks)
    return SearchHit(place.match, passage.kind, citation, (passage.start, passage.end))
