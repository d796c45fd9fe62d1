"""Searching in made-up programmes, and in the five with the assistant's own embedding model."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.chain import Assistant
from assistant.search import LONGEST_SEARCH, MOST_BY_WORD, SearchRequest, SearchResult, search
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, MOLENRODE
from tests.encoders import WordEncoder
from tests.vectorstore.made_up import stored
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.passage import Passage, PassageKind, Status

LIKELY = replace(MODEL, found=0.6)
"""A passage counts from a cosine of 0.41 on: when two of its words, of which one is asked for, are known to the
encoder."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "collectie", WordEncoder("muur", "lamp", "rek"))
    made = (
        stored(ALDERKRING, ("Er komt een muur.", "Een muurwerk is mooi."), ("Meer muur.",), kinds=["plan", "foreword"]),
        stored(BEEMDLIJST, ("Wij willen een lamp.",), ("De muur is er al.",), ("Zeg dat de muur weg moet.",)),
        stored(MOLENRODE, ("Er is een rek.",)),
    )
    for one in made:
        passages = one.passages
        if one.programme == BEEMDLIJST:
            lamp, fence, order = passages
            passages = (lamp, changed(fence, status="past_result"), changed(order, kind="instruction"))
        library.add(one.programme, one.text, one.sections, passages)
    yield library
    library.close()


def changed(passage: Passage, status: Status = "draft", kind: PassageKind = "plan") -> Passage:
    return replace(passage, status=status, kind=kind)


def hits(result: SearchResult) -> list[tuple[str, str, str]]:
    return [(hit.citation.publisher, hit.match, hit.citation.quote) for hit in (*result.words, *result.meaning)]


def counts(result: SearchResult) -> dict[str, tuple[int, int, int, int]]:
    return {one.programme.id: (one.exact, one.other_form, one.meaning, one.words) for one in result.counts}


def test_words_are_found_in_their_sentence_and_counted_per_programme(library: Library) -> None:
    result = search(library, SearchRequest("muur"), LIKELY)
    assert hits(result) == [
        ("Alderkring", "exact", "Er komt een muur."),
        ("Alderkring", "other_form", "Een muurwerk is mooi."),
        ("Alderkring", "exact", "Meer muur."),
        ("Beemdlijst", "exact", "De muur is er al."),
    ]
    # What is an instruction to a language model is neither found nor counted.
    assert counts(result) == {"alderkring": (2, 1, 0, 10), "beemdlijst": (1, 0, 0, 9), "molenrode": (0, 0, 0, 4)}
    assert dict(result.total) == {"exact": 3, "other_form": 1, "meaning": 0}
    assert result.counts[0].per_10000 == 2000
    assert result.counts[0].per_10000_any_form == 3000
    assert [hit.citation.n for hit in result.words] == [1, 2, 3, 4]
    assert result.collection == library.version()


def test_a_hit_tells_what_sort_of_text_it_is_and_where(library: Library) -> None:
    first, _, foreword, past = search(library, SearchRequest("muur"), LIKELY).words
    text = library.text("alderkring")
    (mark,) = first.citation.marks
    assert text[slice(*mark)] == "muur"
    assert text[slice(*first.passage)] == "Er komt een muur. Een muurwerk is mooi."
    assert (foreword.kind, foreword.citation.section) == ("foreword", ("Plan",))
    assert (past.kind, past.citation.status) == ("plan", "past_result")


def test_what_is_found_by_meaning_is_not_what_the_words_found_already(library: Library) -> None:
    result = search(library, SearchRequest("lamp rek"), LIKELY)
    # Of the two known words asked for, each sentence has one: no hit by word, and a cosine of 0.71.
    assert (result.words, [(hit.citation.publisher, hit.citation.quote) for hit in result.meaning]) == (
        (),
        [("Beemdlijst", "Wij willen een lamp."), ("Gemeente Molenrode", "Er is een rek.")],
    )
    assert [one.meaning for one in result.counts] == [0, 1, 1]


def test_nothing_found_is_no_error_and_every_programme_has_its_row(library: Library) -> None:
    result = search(library, SearchRequest("zwaan"), replace(MODEL, found=0.99))
    assert (result.words, result.meaning) == ((), ())
    assert [one.exact for one in result.counts] == [0, 0, 0]


@pytest.mark.parametrize(
    ("request_", "searched", "found"),
    [
        (SearchRequest("muur", municipality="vossendam"), ["alderkring", "beemdlijst"], 4),
        (SearchRequest("muur", publishers=("BEEMDLIJST", "Gemeente Molenrode")), ["beemdlijst", "molenrode"], 1),
        (SearchRequest("muur", years=(2026,)), ["alderkring", "beemdlijst", "molenrode"], 4),
        (SearchRequest("muur", document_kinds=("concept_programme",)), ["beemdlijst"], 1),
        (SearchRequest("muur", statuses=("past_result",)), ["alderkring", "beemdlijst", "molenrode"], 1),
    ],
)
def test_filters(library: Library, request_: SearchRequest, searched: list[str], found: int) -> None:
    result = search(library, request_, LIKELY)
    assert [one.programme.id for one in result.counts] == searched
    assert len(result.words) == found


def test_a_status_bounds_what_is_counted_too(library: Library) -> None:
    result = search(library, SearchRequest("muur", statuses=("past_result",)), LIKELY)
    assert counts(result) == {"alderkring": (0, 0, 0, 0), "beemdlijst": (1, 0, 0, 5), "molenrode": (0, 0, 0, 0)}
    assert result.counts[0].per_10000 == 0


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (SearchRequest(""), "Typ een woord"),
        (SearchRequest("„ ”?"), "Typ een woord"),
        (SearchRequest("m" * (LONGEST_SEARCH + 1)), "201 tekens"),
        (SearchRequest("muur", municipality="Utrecht"), "Wel uit Molenrode en Vossendam"),
        (SearchRequest("muur", publishers=("Alderkring", "<b>")), "Van <b> .*Alderkring, Beemdlijst en Gemeente Mol"),
        (SearchRequest("muur", years=(1999,)), "Uit 1999 .*Wel uit 2026"),
        (
            SearchRequest("muur", document_kinds=("safety_plan",)),
            "‘veiligheidsplan’.*verkiezingsprogramma, conc",
        ),
        (SearchRequest("muur", statuses=("proposal",)), "‘voorstel’.*vastgesteld, concept en resultaat"),
        (SearchRequest("muur", municipality="Molenrode", publishers=("Alderkring",)), "Bij deze keuzes samen"),
    ],
)
def test_what_cannot_be_searched_is_told_with_what_can(library: Library, request_: SearchRequest, told: str) -> None:
    with pytest.raises(QuestionError, match=told):
        search(library, request_)


def test_no_more_is_shown_of_a_programme_than_the_bound_and_all_is_counted(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "collectie", WordEncoder("muur"))
    number = MOST_BY_WORD + 5
    one = stored(ALDERKRING, *[(f"Muur {n}.",) for n in range(number)])
    library.add(one.programme, one.text, one.sections, one.passages)
    result = search(library, SearchRequest("muur"), LIKELY)
    library.close()
    assert [hit.citation.quote for hit in result.words] == [f"Muur {n}." for n in range(MOST_BY_WORD)]
    assert (result.counts[0].exact, result.total["exact"]) == (number, number)


def test_the_json_says_the_same(library: Library) -> None:
    result = search(library, SearchRequest("muur", publishers=("Alderkring",)), LIKELY)
    told = json.loads(json.dumps(result.to_json()))
    assert told["query"] == "muur"
    assert told["filter"]["publishers"] == ["Alderkring"]
    assert [(hit["match"], hit["citation"]["quote"]) for hit in told["words"]] == [
        (hit.match, hit.citation.quote) for hit in result.words
    ]
    assert told["counts"] == [
        {
            "programme_id": "alderkring",
            "publisher": "Alderkring",
            "municipality": "Vossendam",
            "title": "Programma",
            "year": 2026,
            "exact": 2,
            "other_form": 1,
            "meaning": 0,
            "words": 10,
            "per_10000": 2000.0,
            "per_10000_any_form": 3000.0,
        }
    ]
    assert told["total"] == {"exact": 2, "other_form": 1, "meaning": 0}


def test_every_quote_stands_in_its_text(assistant: Assistant) -> None:
    for words in ("camera", "politie", "meer boa's", "geweld achter de voordeur"):
        result = search(assistant.library, SearchRequest(words))
        assert result.words or result.meaning
        for hit in (*result.words, *result.meaning):
            one = hit.citation
            text = assistant.library.text(one.programme_id)
            assert text[one.start : one.end] == one.quote
            assert hit.passage[0] <= one.start < one.end <= hit.passage[1]


def test_what_no_programme_writes_about_is_not_found_by_meaning(assistant: Assistant) -> None:
    result = search(assistant.library, SearchRequest("pannenkoeken bakken"))
    assert (result.words, result.meaning) == ((), ())


def test_other_words_are_found_by_meaning(assistant: Assistant) -> None:
    result = search(assistant.library, SearchRequest("mishandeling door een partner"))
    assert any("huiselijk geweld" in hit.citation.quote for hit in result.meaning)
