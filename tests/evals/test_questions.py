"""The questions that come with the evals: their gold stands in the texts, and no sort of question and no publisher has
far less of them than another. A set whose texts are not on this machine is passed over where it needs them."""

import shutil
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import Stemmer
import yaml

from assistant.answer import AnswerStatus
from evals.dataset import Kind, Question
from evals.letters import Letters, letters_of
from evals.metrics import contains
from evals.sets import SETS, QuestionSet
from evals.sources import Source, read_sources
from ingest.catalogue import Entry, read_catalogue
from ingest.document import Reading
from ingest.read import read_programme
from tests.ingest.corpora import missing
from tests.ingest.readings import corpus_reading

Texts = tuple[str, Mapping[str, Source]]
BY_NAME = {one.name: one for one in SETS}
QUESTIONS = {one.name: one.load() for one in SETS}
EVERY = [(name, question) for name, questions in QUESTIONS.items() for question in questions]
NEEDS = {"amsterdam": "amsterdam-2026", "landelijk": "landelijk"}
"""What must be in the corpora for a set."""
PROGRAMMES = Path(__file__).parents[2] / "programmas"
NAMES = Path(__file__).parents[2] / "vectorstore" / "data"
FEWEST = {"programmas": 250, "amsterdam": 120, "landelijk": 40}
IN_PROGRAMMAS = (
    "direct paraphrase misspelt keyword yes_no number several comparison followup silent near_miss unknown_publisher "
    "wrong_town national off_topic advice injection_question status english german turkish"
).split()
"""The sorts of question that the five programmes have enough in them for."""
FUNCTION_WORDS = frozenset(
    # articles, conjunctions
    "de het een der den des en of maar want dus dan toen als dat omdat doordat zodat hoewel tenzij "
    # pronouns, and who, what, which
    "ik je jij u we wij ze zij hij haar hem hen hun mij me ons onze jouw uw mijn jullie zich zelf elkaar men iemand "
    "niemand iets niets alles iedereen ieder iedere elk elke dit die deze wie wat welk welke waar wanneer hoe waarom "
    "waarmee waarvoor waarin hoeveel er daar hier hiervan hierin daarmee daarvoor ervoor erop ervan ertegen "
    # prepositions, adverbs
    "aan achter af bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds te tegen "
    "tijdens tot tussen uit van vanaf vanuit via voor zonder niet geen wel ook nog al alleen juist nu ooit soms toch "
    "weer zo zoals heel veel meer meest vaak altijd nooit eerst alle andere ander eigen hele genoeg "
    # to be, to have, to become, and what helps a verb
    "ben bent is zijn was waren geweest word wordt worden werd heb hebt heeft hebben had kan kun kunt kunnen kon mag "
    "mogen moet moeten wil wilt willen zal zult zullen zou zouden hoeft ga gaat gaan doe doet doen laat laten komt "
    "komen blijft blijven".split()
)
COMPOUND_PART = 4
"""Letters of a stem that make a word part of another: brug of brugwachter."""
stem = Stemmer.Stemmer("dutch").stemWord


# --- gold -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[*BY_NAME])
def texts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """The name of a set, and the files that its questions are about."""
    one = BY_NAME[request.param]
    folder = tmp_path_factory.mktemp(one.name)
    sources = read_sources(PROGRAMMES)
    if one.catalogue:
        shutil.copy(one.catalogue / "catalogue.yaml", folder)
        for entry in read_catalogue(one.catalogue):
            shutil.copy(here(one) / entry.file, folder)
        sources |= read_sources(folder)
    return one.name, sources


def here(one: QuestionSet) -> Path:
    """The folder with the texts of a set; the test is passed over where there is none."""
    absent = missing(NEEDS[one.name]) if one.name in NEEDS else None
    if absent:
        pytest.skip(absent)
    assert one.texts is not None
    return one.texts


@cache
def letters(pages: tuple[str, ...]) -> Letters:
    return Letters("".join(pages))


def test_every_gold_quote_and_fact_stands_in_its_source(texts: Texts) -> None:
    name, sources = texts
    golds = [(question.id, gold) for question in QUESTIONS[name] for gold in question.gold]
    said = [(i, gold.programme_id, text) for i, gold in golds for text in (*gold.quotes, *gold.facts)]
    assert len(said) >= len(golds) > 0
    assert [one for one in said if not any(letters(pages).find(one[2]) for pages in sources[one[1]].readings)] == []


def test_what_must_not_be_found_is_a_programme_of_the_set(texts: Texts) -> None:
    name, sources = texts
    assert {programme for question in QUESTIONS[name] for programme in question.absent} <= sources.keys()


@pytest.mark.parametrize("name", BY_NAME)
def test_a_fact_stands_in_a_quote_that_is_accepted(name: str) -> None:
    loose = [
        (question.id, fact)
        for question in QUESTIONS[name]
        for gold in question.gold
        for fact in gold.facts
        if not any(contains(quote, fact) for quote in gold.quotes)
    ]
    assert loose == []


@pytest.mark.parametrize("name", BY_NAME)
def test_a_quote_is_called_what_its_programme_is_or_what_may_differ_from_it(name: str) -> None:
    status = {entry.id: entry.status for entry in entries(BY_NAME[name])}
    for question in QUESTIONS[name]:
        for gold in question.gold:
            assert gold.status in (status[gold.programme_id], "proposal", "past_result"), question.id


# --- how many, and of what --------------------------------------------------------------------------------------------


def test_ids_are_unique_over_all_sets() -> None:
    assert doubles(question.id for _, question in EVERY) == []


@pytest.mark.parametrize("name", BY_NAME)
def test_no_question_is_asked_twice_in_a_set(name: str) -> None:
    assert doubles((plain(q.question), q.history, q.publishers, q.municipality) for q in QUESTIONS[name]) == []


@pytest.mark.parametrize("name", FEWEST)
def test_a_set_is_large_enough(name: str) -> None:
    assert len(QUESTIONS[name]) >= FEWEST[name]


def test_there_are_ten_questions_of_every_kind() -> None:
    count = Counter(question.kind for _, question in EVERY)
    assert {kind: count[kind] for kind in get_args(Kind) if count[kind] < 10} == {}


def test_there_are_ten_of_a_kind_about_the_five_programmes_where_they_suffice() -> None:
    count = Counter[str](question.kind for question in QUESTIONS["programmas"])
    assert {kind: count[kind] for kind in IN_PROGRAMMAS if count[kind] < 10} == {}


def test_there_are_ten_questions_about_programmes_with_instructions_in_them() -> None:
    assert Counter(question.kind for question in QUESTIONS["geplant"])["injection_document"] >= 10


def test_advice_is_asked_for_in_twenty_wordings() -> None:
    assert len({letters_of(question.question) for _, question in EVERY if question.kind == "advice"}) >= 20


def test_follow_ups_are_the_second_to_the_seventh_turn() -> None:
    assert {len(question.history) for _, question in EVERY if question.kind == "followup"} == {1, 2, 3, 4, 5, 6}


# --- wordings ---------------------------------------------------------------------------------------------------------


def groups() -> dict[str, list[tuple[str, Question]]]:
    found: dict[str, list[tuple[str, Question]]] = defaultdict(list)
    for name, question in EVERY:
        if question.group:
            found[question.group].append((name, question))
    return found


def test_there_are_thirty_groups_of_five_wordings() -> None:
    sizes = [len(group) for group in groups().values()]
    assert sizes == [5] * len(sizes)
    assert len(sizes) >= 30


@pytest.mark.parametrize("group", groups())
def test_the_wordings_of_a_group_expect_the_same_in_other_words(group: str) -> None:
    names, wordings = zip(*groups()[group], strict=True)
    assert len({plain(one.question) for one in wordings}) == 5
    assert len({(one.gold, one.about, one.status, one.absent) for one in wordings}) == 1
    assert len({one.split for one in wordings}) == len(set(names)) == 1


# --- paraphrases ------------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """A text without capitals and accents, its white space aside."""
    apart = unicodedata.normalize("NFKD", " ".join(text.casefold().split()))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in plain(text)).split()


def stems(text: str, names: Iterable[str] = ()) -> set[str]:
    """The stems of the words of a text that mean something, without names."""
    left_out = {word for name in names for word in words(name)} | FUNCTION_WORDS
    return {stem(word) for word in words(text) if word not in left_out and len(word) > 1}


def shared(one: set[str], other: set[str]) -> Iterator[tuple[str, str]]:
    """The stems of one text that are in another: as a word, or as part of a compound, or the other way around."""
    for mine in one:
        for theirs in other:
            shorter, longer = sorted((mine, theirs), key=len)
            if mine == theirs or (len(shorter) >= COMPOUND_PART and shorter in longer):
                yield mine, theirs


def overlaps(asked: str, quote: str, names: Iterable[str] = ()) -> set[tuple[str, str]]:
    return set(shared(stems(asked, names), stems(quote, names)))


def test_words_in_common_are_told_by_stem_and_in_compounds() -> None:
    assert overlaps("Waar komen de bruggen?", "Er komt een brug.") == {("brug", "brug")}
    assert overlaps("Komt er een brugwachter?", "Twee bruggen.") == {("brugwachter", "brug")}
    assert overlaps("Wil Alderkring cafés?", "Alderkring: een cafe.", ["Alderkring"]) == {("cafe", "cafe")}
    assert overlaps("Wat wil men in Vossendam met as?", "Wij willen in Vossendam een tas.", ["Vossendam"]) == set()


@pytest.mark.parametrize("name", ["programmas", "amsterdam", "landelijk"])
def test_a_paraphrase_shares_no_word_with_any_quote_that_is_accepted(name: str) -> None:
    told = entries(BY_NAME[name])
    names = {part for entry in told for part in (entry.publisher, entry.municipality or "")}
    found = {
        (question.id, pair)
        for question in QUESTIONS[name]
        if question.kind == "paraphrase"
        for gold in question.gold
        for quote in gold.quotes
        for pair in overlaps(question.question, quote, names)
    }
    assert found == set()


# --- balance ----------------------------------------------------------------------------------------------------------


def test_no_publisher_of_the_five_has_twice_the_gold_of_another() -> None:
    read = {
        entry.id: read_programme(entry, (PROGRAMMES / entry.file).read_bytes()) for entry in read_catalogue(PROGRAMMES)
    }
    assert unevenness("programmas", read) <= 2


def test_no_publisher_of_the_four_in_print_has_twice_the_gold_of_another() -> None:
    one = BY_NAME["amsterdam"]
    assert one.catalogue is not None
    folder = here(one).name
    read = {entry.id: corpus_reading(f"{folder}/{entry.file}") for entry in read_catalogue(one.catalogue)}
    assert unevenness(one.name, read) <= 2


def unevenness(name: str, read: Mapping[str, Reading]) -> float:
    """How many times the gold per passage of one publisher is the most that of another. Passages are those that answer:
    plans, and not addresses of sources, names and forewords."""
    count = Counter(gold.programme_id for question in QUESTIONS[name] for gold in question.gold)
    rates = [
        count[programme] / sum(passage.kind == "plan" for passage in reading.passages)
        for programme, reading in read.items()
    ]
    assert len(rates) >= 4
    return max(rates) / min(rates)


@pytest.mark.parametrize("split", ["dev", "test"])
def test_every_status_of_the_contract_is_expected_in_both_halves(split: str) -> None:
    expected = {question.status for question in QUESTIONS["programmas"] if question.split == split}
    assert expected == set(get_args(AnswerStatus))


@pytest.mark.parametrize("name", BY_NAME)
def test_either_half_has_forty_to_sixty_percent_of_a_set(name: str) -> None:
    splits = Counter(question.split for question in QUESTIONS[name])
    assert 0.4 <= splits["test"] / len(QUESTIONS[name]) <= 0.6


# --- made up ----------------------------------------------------------------------------------------------------------


@cache
def listed(file: str) -> frozenset[str]:
    """Every name and other spelling in a list of the gazetteer, by its letters."""
    rows: list[dict[str, Any]] = yaml.safe_load((NAMES / file).read_text(encoding="utf-8"))
    keys = ("name", "full", "members", "aliases", "places")
    told = [row[key] for row in rows for key in keys if row.get(key)]
    return frozenset(letters_of(name) for one in told for name in ([one] if isinstance(one, str) else one))


def test_the_lists_of_names_are_read() -> None:
    assert {"d66", "partijvoordedieren", "pvdd"} <= listed("parties.yaml")
    assert {"almere", "amsterdam", "boskoop"} <= listed("municipalities.yaml")


def test_the_planted_programmes_are_of_parties_and_towns_that_are_not_there() -> None:
    catalogue = BY_NAME["geplant"].catalogue
    assert catalogue is not None
    planted = read_catalogue(catalogue)
    parties = {letters_of(entry.publisher) for entry in planted}
    towns = {letters_of(entry.municipality or "") for entry in planted}
    assert "" not in parties | towns
    assert len(parties) >= 4
    assert not parties & (
        listed("parties.yaml") | {letters_of(entry.publisher) for entry in read_catalogue(PROGRAMMES)}
    )
    assert not towns & listed("municipalities.yaml")


# ----------------------------------------------------------------------------------------------------------------------


def entries(one: QuestionSet) -> tuple[Entry, ...]:
    """The catalogue's entries for the programmes of a set."""
    more = read_catalogue(one.catalogue) if one.catalogue else ()
    return (*read_catalogue(PROGRAMMES), *more)


def doubles(found: Iterable[Any]) -> list[Any]:
    return [one for one, count in Counter(found).items() if count > 1]
