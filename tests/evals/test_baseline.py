"""The tutorials' stack, with its own model and a real Chroma, over made-up files."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

from evals.baseline import Baseline, TutorialStack
from evals.given import Given, Verdict
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, ENTRIES, MOLENRODE, gold, question
from tests.ingest.pdfs import make_pdf, paragraph
from vectorstore.settings import Settings

CONTRACT = Path(__file__).parents[1] / "assistant" / "answer.schema.json"
WORDS = [f"w{n:03}" for n in range(500)]
"""With a space between, 200 of these words of 4 signs are 999 signs, and one more would be over 1000; 40 are 199."""
PAGES = (["Molenrode bouwt een sluis."], ["Molenrode plant honderd bomen.", "Daar komt een bank bij."])
ROWS: Sequence[dict[str, Any]] = [
    dict(ENTRIES[ALDERKRING]),
    dict(ENTRIES[BEEMDLIJST]) | {"file": "beemdlijst.html"},
    dict(ENTRIES[MOLENRODE]) | {"file": "molenrode.pdf"},
]


def words(first: int, last: int) -> str:
    """The words from the first up to and without the last."""
    return " ".join(WORDS[first:last])


class Made(NamedTuple):
    """The folder of some files, and the stack that they were read into."""

    folder: Path
    stack: TutorialStack


@pytest.fixture(scope="session")
def made(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """It loads the model, so all tests share it: three files of two parties and a town."""
    folder = tmp_path_factory.mktemp("gewoon")
    (folder / "alderkring.txt").write_text(words(0, 500), encoding="utf-8")
    page = f"<title>Plan</title>\n<p>Beemdlijst wil bankjes.\n<p>{words(0, 30)}"
    (folder / "beemdlijst.html").write_text(page, encoding="utf-8")
    (folder / "molenrode.pdf").write_bytes(make_pdf(*(paragraph(*lines) for lines in PAGES)))
    made = Made(folder, TutorialStack(folder / "chroma", settings.cache_dir))
    Baseline(made.stack, ROWS, folder)
    return made


@pytest.fixture(scope="module")
def baseline(made: Made) -> Baseline:
    return Baseline(made.stack, ROWS, made.folder)


@pytest.fixture(scope="module")
def trees(baseline: Baseline) -> Given:
    return baseline.ask(question("bomen", gold(MOLENRODE, "Molenrode plant honderd bomen.")))


def chunks(made: Made, programme: str) -> list[tuple[int, int, str]]:
    """Page, first sign and text of each chunk of a programme, in their order."""
    held = [chunk for chunk in made.stack.chunks if chunk.metadata["programme"] == programme]
    return sorted((c.metadata["page"], c.metadata["start_index"], c.page_content) for c in held)


# --- chunks -----------------------------------------------------------------------------------------------------------


def test_a_text_is_cut_into_a_thousand_signs_of_which_two_hundred_are_shared(made: Made) -> None:
    # 200 words, of which the next chunk has the last 40 too: from 0, 160 and 320; a word with its space is 5 signs.
    assert chunks(made, ALDERKRING) == [
        (0, 0, words(0, 200)),
        (0, 800, words(160, 360)),
        (0, 1600, words(320, 500)),
    ]


def test_a_web_page_is_its_text_and_a_pdf_is_cut_page_by_page(made: Made) -> None:
    ((page, _, text),) = chunks(made, BEEMDLIJST)
    assert page == 0
    assert text.split() == ["Plan", "Beemdlijst", "wil", "bankjes.", *WORDS[:30]]
    assert [(page, start, text.split("\n")) for page, start, text in chunks(made, MOLENRODE)] == [
        (0, 0, PAGES[0]),
        (1, 0, PAGES[1]),
    ]


def test_what_is_held_is_not_read_in_again(made: Made) -> None:
    before = len(made.stack.chunks)
    Baseline(made.stack, ROWS, made.folder)
    assert len(made.stack.chunks) == before == 3 + 1 + 2


def test_a_file_that_changed_is_read_in_anew_and_one_that_went_is_forgotten(made: Made) -> None:
    rows = [*ROWS, dict(ENTRIES[ALDERKRING]) | {"id": "dorpskern", "file": "dorpskern.txt"}]
    for text in ("Dorpskern wil een brug.", "Dorpskern wil toch geen brug."):
        (made.folder / "dorpskern.txt").write_text(text, encoding="utf-8")
        Baseline(made.stack, rows, made.folder)
        assert chunks(made, "dorpskern") == [(0, 0, text)]
    Baseline(made.stack, ROWS, made.folder)
    assert {chunk.metadata["programme"] for chunk in made.stack.chunks} == {ALDERKRING, BEEMDLIJST, MOLENRODE}
    assert len(made.stack.chunks) == 6


# --- answers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["Komen er bomen in Molenrode?", "Hoe bak ik pannenkoeken?", "w001 w002", "?"])
def test_it_always_answers_and_with_four_chunks(baseline: Baseline, asked: str) -> None:
    answer = baseline.ask(question("iets", question=asked)).answer
    assert answer["status"] == "answered"
    assert [citation["n"] for citation in answer["citations"]] == [1, 2, 3, 4]
    assert len({citation["passage_id"] for citation in answer["citations"]}) == 4
    assert all(row["found"] and row["citations"] and not row["nearest"] for row in answer["publishers"])
    assert sorted(n for row in answer["publishers"] for n in row["citations"]) == [1, 2, 3, 4]


def test_an_answer_is_as_the_contract_has_it(trees: Given) -> None:
    schema = json.loads(CONTRACT.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(trees.answer)
    assert trees.answer["engine"] == Baseline.name == "baseline"
    assert trees.answer["searched"] == [ALDERKRING, BEEMDLIJST, MOLENRODE]
    assert trees.answer["timings_ms"]["total"] > 0


def test_a_citation_is_a_chunk_with_what_the_catalogue_says(trees: Given) -> None:
    first = trees.answer["citations"][0]
    assert first["quote"].split("\n") == PAGES[1]
    assert (first["programme_id"], first["publisher"], first["municipality"]) == (
        MOLENRODE,
        "Gemeente Molenrode",
        "Molenrode",
    )
    assert (first["status"], first["document_kind"], first["author"]) == ("final", "municipal_budget", None)
    assert (first["page"], first["start"], first["end"]) == ("2", 0, len(first["quote"]))
    assert first["passage_id"] == "molenrode:1:0"
    assert trees.answer["answer"].startswith("> Molenrode plant honderd bomen.\n> Daar komt een bank bij. [1]\n\n> ")


def test_earlier_questions_are_put_before_the_question(baseline: Baseline) -> None:
    history = ("Komen er bomen in Molenrode?", "En banken?")
    apart = baseline.ask(question("meer", question="En sluizen?", history=history))
    whole = baseline.ask(question("meer", question=" ".join((*history, "En sluizen?"))))
    alone = baseline.ask(question("meer", question="En sluizen?"))
    assert apart.answer["citations"] == whole.answer["citations"]
    assert apart.verdicts == whole.verdicts
    assert apart.verdicts != alone.verdicts
    assert apart.answer["question"] == "En sluizen?"


def test_a_programme_is_as_probable_as_its_nearest_chunk_and_found_when_one_is_shown(made: Made, trees: Given) -> None:
    near = made.stack.nearest(question("bomen").question, 6)
    best = {chunk.metadata["programme"]: 1 - distance for chunk, distance in reversed(near)}
    shown = {chunk.metadata["programme"] for chunk, _ in near[:4]}
    assert trees.verdicts == {one: Verdict(best[one], one in shown) for one in ENTRIES}
    assert trees.verdicts[MOLENRODE].probability == max(best.values())
    assert 0 < trees.verdicts[ALDERKRING].probability < trees.verdicts[MOLENRODE].probability < 1


# --- rankings ---------------------------------------------------------------------------------------------------------


def test_a_ranking_has_the_chunks_of_all_programmes_nearest_first(trees: Given) -> None:
    assert [*trees.rankings] == [MOLENRODE]
    ranking = trees.rankings[MOLENRODE]
    assert [one.relevant for one in ranking.passages] == [True, False, False, False, False, False]
    assert ranking.passages[0].text.split("\n") == PAGES[1]
    assert ranking.relevant == 1


@pytest.mark.parametrize(
    ("first", "last", "relevant"),
    [
        # All in the first chunk; 20 of the 40 words in the second as well, then 19.
        (140, 180, {0, 160}),
        (139, 179, {0}),
        # 20 and 40 of 40; then all in the third alone.
        (180, 220, {0, 160}),
        (181, 221, {160}),
        (400, 440, {320}),
        # These words are also a chunk of Beemdlijst.
        (0, 20, {0}),
    ],
)
def test_a_chunk_is_relevant_when_it_has_half_of_an_accepted_quote(
    baseline: Baseline, first: int, last: int, relevant: set[int]
) -> None:
    ranking = baseline.ask(question("woorden", gold(ALDERKRING, words(first, last)))).rankings[ALDERKRING]
    starts = {int(one.text[1:4]) for one in ranking.passages if one.relevant}
    assert starts == relevant
    assert ranking.relevant == len(relevant)
    assert len(ranking.passages) == 6


def test_a_quote_on_one_page_is_not_found_on_another(baseline: Baseline) -> None:
    ranking = baseline.ask(question("sluis", gold(MOLENRODE, "Molenrode bouwt een sluis."))).rankings[MOLENRODE]
    assert [one.text for one in ranking.passages if one.relevant] == PAGES[0]
    assert ranking.relevant == 1


def test_a_quote_that_is_not_in_the_text_makes_nothing_relevant(baseline: Baseline) -> None:
    ranking = baseline.ask(question("brug", gold(MOLENRODE, "Molenrode bouwt een brug."))).rankings[MOLENRODE]
    assert (ranking.relevant, any(one.relevant for one in ranking.passages)) == (0, False)
