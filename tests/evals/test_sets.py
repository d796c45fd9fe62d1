"""The collections that sets of questions are asked of, over made-up programmes and an encoder of words."""

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from evals.dataset import Gold
from evals.sets import CORPORA, SETS, QuestionSet, choose_sets, is_there, open_set
from ingest.catalogue import read_catalogue
from tests.encoders import WordEncoder
from tests.evals.made_up import gold, question
from tests.ingest.made_up import WORDS, publish, tell
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.settings import Settings


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with two shipped programmes, een and twee; nothing was read in."""
    monkeypatch.setattr("ingest.collection.make_encoder", lambda _: WordEncoder(*WORDS))
    shipped = {"een.txt": tell("Wij willen een camera."), "twee.txt": tell("Geen vuurwerk in de wijk.")}
    publish(tmp_path / "programmas", shipped)
    return Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache", programmes=tmp_path / "programmas")


def a_set(tmp_path: Path, *expected: Gold, absent: Sequence[str] = ()) -> QuestionSet:
    """A set of one question, about the shipped programmes and drie, whose catalogue stands apart from its text."""
    questions = tmp_path / "klein.jsonl"
    asked = question("bomen", *expected, absent=tuple(absent))
    questions.write_text(json.dumps(asked.model_dump()) + "\n", encoding="utf-8")
    publish(tmp_path / "teksten", {"drie.txt": tell("Een boa in de wijk.")})
    (tmp_path / "lijst").mkdir()
    shutil.move(tmp_path / "teksten" / "catalogue.yaml", tmp_path / "lijst")
    return QuestionSet("klein", questions, tmp_path / "lijst", tmp_path / "teksten")


def held(settings: Settings) -> Mapping[str, str]:
    """The text of each programme in a collection."""
    with closing(Library.open(settings.collection_dir)) as library:
        return {one.id: library.text(one.id) for one in library.programmes()}


def version(settings: Settings) -> str:
    with closing(Library.open(settings.collection_dir)) as library:
        return library.version()


# --- choosing ---------------------------------------------------------------------------------------------------------


def test_the_sets_are_four_whose_questions_are_there() -> None:
    assert [one.name for one in SETS] == ["programmas", "geplant", "amsterdam", "landelijk"]
    for one in SETS:
        assert one.questions.is_file()
        assert one.texts is None or (one.catalogue is not None and (one.catalogue / "catalogue.yaml").is_file())
    # Only what others made stands outside the project.
    assert [one.name for one in SETS if one.texts and one.texts.is_relative_to(CORPORA)] == ["amsterdam", "landelijk"]


def test_a_set_is_chosen_by_name_and_each_once() -> None:
    assert choose_sets(["geplant", "programmas", "geplant"]) == (SETS[1], SETS[0])


def test_a_name_that_is_none_is_a_file_about_the_shipped_programmes(tmp_path: Path) -> None:
    file = tmp_path / "eigen vragen.jsonl"
    assert choose_sets([str(file)]) == (QuestionSet("eigen vragen", file, None, None),)


# --- being there ------------------------------------------------------------------------------------------------------


def test_a_set_is_there_when_all_its_texts_are(tmp_path: Path) -> None:
    one = a_set(tmp_path)
    assert is_there(one)
    assert is_there(QuestionSet("eigen", one.questions))
    assert is_there(SETS[0])
    assert is_there(SETS[1])


def test_a_set_of_which_a_text_is_missing_is_not_there(tmp_path: Path) -> None:
    one = a_set(tmp_path)
    (tmp_path / "teksten" / "drie.txt").unlink()
    assert not is_there(one)
    (tmp_path / "teksten").rmdir()
    assert not is_there(one)


# --- opening ----------------------------------------------------------------------------------------------------------


def test_a_set_has_the_shipped_programmes_and_its_own(own: Settings, tmp_path: Path) -> None:
    opened = open_set(a_set(tmp_path, gold("drie", "Een boa in de wijk."), absent=["een"]), own)
    assert held(opened) == {
        "een": "Veiligheid\n\nWij willen een camera.",
        "twee": "Veiligheid\n\nGeen vuurwerk in de wijk.",
        "drie": "Veiligheid\n\nEen boa in de wijk.",
    }
    assert opened.data_dir == tmp_path / "cache" / "evals" / "klein"
    assert [entry.id for entry in read_catalogue(opened.programmes)] == ["een", "twee", "drie"]
    # What is not told apart stays as it was, and nothing of the operator's is touched.
    assert opened.cache_dir == own.cache_dir
    assert not own.data_dir.exists()
    assert [entry.id for entry in read_catalogue(own.programmes)] == ["een", "twee"]


def test_a_set_without_a_catalogue_has_the_shipped_programmes_where_they_stand(own: Settings, tmp_path: Path) -> None:
    opened = open_set(QuestionSet("eigen", a_set(tmp_path, gold("een", "camera")).questions), own)
    assert {*held(opened)} == {"een", "twee"}
    assert opened.programmes == own.programmes
    assert opened.data_dir == tmp_path / "cache" / "evals" / "eigen"


def test_a_set_is_opened_without_the_language_model_that_is_set(own: Settings, tmp_path: Path) -> None:
    with_model = own.model_copy(update={"chat_model": "ollama:klein"})
    assert open_set(a_set(tmp_path, gold("een", "camera")), with_model).chat_model is None
    assert with_model.chat_model == "ollama:klein"


def test_a_set_that_was_opened_is_not_read_in_again(own: Settings, tmp_path: Path) -> None:
    one = a_set(tmp_path)
    first = version(open_set(one, own))
    stands = {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").rglob("*.txt")}
    assert version(open_set(one, own)) == first
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").rglob("*.txt")} == stands
    assert len(stands) == 3


def test_texts_that_changed_are_read_in_anew(own: Settings, tmp_path: Path) -> None:
    one = a_set(tmp_path)
    first = version(open_set(one, own))
    (tmp_path / "programmas" / "een.txt").write_bytes(tell("Vuurwerk mag."))
    (tmp_path / "teksten" / "drie.txt").write_bytes(tell("Een boa mag."))
    opened = open_set(one, own)
    assert held(opened) == {
        "een": "Veiligheid\n\nVuurwerk mag.",
        "twee": "Veiligheid\n\nGeen vuurwerk in de wijk.",
        "drie": "Veiligheid\n\nEen boa mag.",
    }
    assert version(opened) != first


@pytest.mark.parametrize(
    ("expected", "absent"),
    [((gold("vier", "boa"),), ()), ((), ("vier",)), ((gold("een", "camera"),), ("drie", "vier"))],
)
def test_a_question_that_names_an_unknown_programme_is_refused(
    own: Settings, tmp_path: Path, expected: tuple[Gold, ...], absent: tuple[str, ...]
) -> None:
    one = a_set(tmp_path, *expected, absent=absent)
    with pytest.raises(QuestionError) as refused:
        open_set(one, own)
    assert str(refused.value) == (
        f"In {one.questions} noemt 'bomen' het programma 'vier', dat er niet is. Er zijn: drie, een, twee."
    )
    assert not (tmp_path / "cache" / "evals" / "klein" / "collection").exists()


def test_a_set_of_which_a_text_cannot_be_read_is_refused_with_the_reason(own: Settings, tmp_path: Path) -> None:
    one = a_set(tmp_path)
    (tmp_path / "teksten" / "drie.txt").write_bytes(b"")
    with pytest.raises(QuestionError, match=r"voor de vragen 'klein' zijn niet allemaal te lezen\. .*drie\.txt"):
        open_set(one, own)
