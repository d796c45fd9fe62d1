import itertools
import math
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.encoders import WordEncoder
from tests.on_disk import chroma, count
from tests.vectorstore.made_up import WORDS, add, programme, stored
from vectorstore.errors import CollectionEmpty, CollectionError, EncoderMismatch
from vectorstore.library import Library, writing
from vectorstore.passage import Hit, Section
from vectorstore.vectors import Vectors, encode

HALF = 1 / math.sqrt(2)
OPEN_FILES = Path("/proc/self/fd")
PLAN = 2.5
"""What "Plan:", the heading of a programme that was made up, weighs in the vector of a passage: half its length. It has
none of the WORDS, as "Rust." has none: their vectors are the same, at right angles to all others."""


def search(library: Library, question: str, programme_id: str, limit: int = 10) -> tuple[Hit, ...]:
    return library.search(library.probe(question, question), programme_id, limit)


def found(library: Library, question: str, programme_id: str, limit: int = 10) -> list[str]:
    return [hit.passage.text for hit in search(library, question, programme_id, limit)]


# --- what is in it ---


def test_what_was_added_comes_back_as_it_was(library: Library) -> None:
    add(library, programme("p", town="Stad"), ("Een camera.", "Een boa."), context="Wij willen:")
    assert library.programmes() == (programme("p", town="Stad"),)
    assert library.programme("p") == programme("p", town="Stad")
    assert library.text("p") == "Plan\n\nEen camera. Een boa."
    assert library.sections("p") == (Section(("Plan",), 0, 26, "final", None),)
    (passage,) = library.passages("p")
    assert (passage.start, passage.end, passage.sentences) == (6, 26, ((6, 17), (18, 26)))
    assert (passage.text, passage.section, passage.context) == ("Een camera. Een boa.", ("Plan",), "Wij willen:")


def test_programmes_come_by_publisher_then_municipality(library: Library) -> None:
    for programme_id, publisher, town in (
        ("1", "alderkring", "Beemd"),
        ("2", "Lijst Proef", "Proefstad"),
        ("3", "Zonpartij", "Beemd"),
        ("4", "Lijst Proef", "Beemd"),
        ("5", "Lijst Proef", None),
    ):
        add(library, programme(programme_id, publisher=publisher, town=town), ("Rust.",))
    assert [kept.id for kept in library.programmes()] == ["1", "5", "4", "2", "3"]


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="only Linux tells which files are open")
def test_the_index_of_a_programme_that_was_added_is_let_go_of(folder: Path, library: Library) -> None:
    for programme_id in ("p", "q"):
        add(library, programme(programme_id), ("Een camera.", "Een boa."))
        opened = [file.readlink() for file in OPEN_FILES.iterdir() if file.is_symlink()]
        assert [file.name for file in opened if file.is_relative_to(folder) and file.suffix == ".bin"] == []
    assert found(library, "camera", "p") == ["Een camera. Een boa."]


def test_the_collection_outlives_the_process_that_made_it(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een boa.",), ("Een camera.",))
    library.close()
    again = Library.open(folder, WordEncoder(*WORDS))
    assert found(again, "camera", "p") == ["Een camera.", "Een boa."]
    again.close()


def test_a_programme_that_another_process_replaced_is_not_called_silent(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    assert found(library, "camera", "p") == ["Een camera."]
    other = Library.open(folder, WordEncoder(*WORDS))
    add(other, programme("p", edition="2"), ("Twee camera.",))
    with pytest.raises(CollectionError, match="zojuist bijgewerkt"):
        found(library, "camera", "p")
    assert found(library, "camera", "p") == ["Twee camera."]


def test_a_damaged_record_is_told_with_the_way_out(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    (record,) = (folder / "records").iterdir()
    record.write_text("{", encoding="utf-8")
    looking = Library.open(folder)
    assert looking.programmes() == (programme("p"),)
    with pytest.raises(CollectionError, match="--rebuild"):
        looking.text("p")
    looking.close()


def test_damaged_facts_of_a_programme_are_told_with_the_way_out(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    with closing(chroma(folder)) as client:
        (home,) = (one for one in client.list_collections() if one.name.startswith("programme-"))
        home.modify(metadata={"edition": "1"})
    looking = Library.open(folder)
    with pytest.raises(CollectionError, match="--rebuild"):
        looking.programmes()
    looking.close()


def test_an_unknown_programme_is_refused_with_the_known_ones(library: Library) -> None:
    add(library, programme("een"), ("Rust.",))
    add(library, programme("twee"), ("Rust.",))
    for ask in (library.programme, library.text, library.sections, library.passages, library.remove):
        with pytest.raises(CollectionError) as raised:
            ask("drie")
        assert str(raised.value) == "Programma drie is niet in de collectie. Wel: een, twee."


# --- finding ---


def test_a_hit_has_the_cosines_of_its_passage_and_of_its_nearest_sentence(library: Library) -> None:
    add(library, programme("p"), ("Een boa.", "Een camera."), ("Geen vuurwerk.",), ("Met camera.",))
    hits = search(library, "camera", "p")
    # Camera, boa, vuurwerk, none, by the lengths of the sentences: (11, 0, 0, 2.5), (11, 8, 0, 2.5), (0, 0, 14, 2.5).
    only = 11 / math.hypot(11, PLAN)
    assert [hit.passage.text for hit in hits] == ["Met camera.", "Een boa. Een camera.", "Geen vuurwerk."]
    assert [hit.dense for hit in hits] == pytest.approx([only, 11 / math.hypot(11, 8, PLAN), 0.0], abs=1e-6)
    assert [hit.sentence for hit in hits] == pytest.approx([only, 1.0, 0.0], abs=1e-6)


def test_heading_and_lead_in_count_for_the_passage_but_not_for_its_sentences(library: Library) -> None:
    add(library, programme("p"), ("Alleen overdag.", "Met licht."), heading="Camera", context="Met een boa:")
    (hit,) = search(library, "camera", "p")
    assert hit.passage.text == "Alleen overdag. Met licht."
    # "Camera: Met een boa:" is 20 long and counts for half, (1, 1, 0, 0)/√2; the sentences, 15 and 10, have no word.
    assert hit.dense == pytest.approx(10 * HALF / math.hypot(10, 15 + 10))
    assert hit.sentence == pytest.approx(0.0, abs=1e-6)


def test_the_only_sentence_of_a_passage_is_as_near_as_the_passage(library: Library) -> None:
    add(library, programme("p"), ("Alleen overdag.",), heading="Camera", context="Met een boa:")
    (hit,) = search(library, "camera", "p")
    # "Camera: Met een boa:" counts for 10, (1, 1, 0, 0)/√2, and the sentence for 15.
    assert hit.dense == hit.sentence == pytest.approx(10 * HALF / math.hypot(10, 15))


def test_cover_is_the_weighed_part_of_the_words_that_a_passage_has(library: Library) -> None:
    add(library, programme("p"), ("Een camera.",), ("Geen vuurwerk en geen camera.",), ("Rust.",))
    hits = search(library, "camera vuurwerk", "p")
    # Weights in three passages: log(1 + 3/3) = log 2 for camera, log(1 + 3/2) = log 2.5 for vuurwerk; together log 5.
    assert {hit.passage.text: hit.cover for hit in hits} == {
        "Een camera.": pytest.approx(math.log(2) / math.log(5)),
        "Geen vuurwerk en geen camera.": pytest.approx(1.0),
        "Rust.": 0.0,
    }


def test_cover_counts_the_words_of_heading_and_lead_in(library: Library) -> None:
    add(library, programme("p"), ("Overdag.",), heading="Camera", context="Met een boa:")
    assert [hit.cover for hit in search(library, "camera boa", "p")] == [pytest.approx(1.0)]


def test_elsewhere_is_the_part_of_the_words_that_only_other_programmes_have(library: Library) -> None:
    add(library, programme("een"), ("Een camera.",), ("Rust.",))
    add(library, programme("twee"), ("Geen vuurwerk.",))
    # Weights in three passages: log(1 + 3/2) for each of the two that stand once, log(1 + 3) for the one nowhere.
    camera = vuurwerk = math.log(5 / 2)
    nowhere = math.log(4)
    total = camera + vuurwerk + nowhere
    for programme_id, missing in (("een", vuurwerk), ("twee", camera)):
        hits = search(library, "camera vuurwerk bodycam", programme_id)
        assert {round(hit.elsewhere, 5) for hit in hits} == {round(missing / total, 5)}


def test_the_question_is_encoded_and_the_words_are_looked_for(library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    (hit,) = library.search(library.probe("boa", "camera"), "p", 10)
    assert hit.dense == pytest.approx(0.0, abs=1e-6)
    assert hit.cover == pytest.approx(1.0)


def test_a_search_keeps_to_one_programme(library: Library) -> None:
    add(library, programme("een"), ("Een camera.",))
    add(library, programme("twee"), ("Geen vuurwerk.",))
    assert found(library, "camera", "twee") == ["Geen vuurwerk."]


def test_a_passage_that_was_found_by_its_sentence_has_the_least_cosine_of_the_nearest(library: Library) -> None:
    said = ("Een camera en een boa.", "Een camera, een boa, vuurwerk.", "Een camera.", "Een camera en vuurwerk.")
    add(library, programme("p"), *((sentence, "Rust.") for sentence in said))
    # Against (1, 1, 0), the sentences: 1, 2/√6, 1/√2 and 1/2. One passage and three of them are weighed. The nearest
    # passage is the first, 22 / |(22, 5 + 2.5)|: more than the sentences that begin the others have by themselves.
    hits = search(library, "camera boa", "p", limit=1)
    assert [hit.passage.text for hit in hits] == [f"{sentence} Rust." for sentence in said[:3]]
    assert [hit.dense for hit in hits] == pytest.approx([22 / math.hypot(22, 5 + PLAN)] * 3)
    assert [hit.sentence for hit in hits] == pytest.approx([1.0, 2 / math.sqrt(6), HALF])


def test_a_sentence_that_was_not_weighed_has_the_least_cosine_of_the_nearest(library: Library) -> None:
    add(
        library,
        programme("p"),
        ("Camera en boa.", "Boa en camera.", "Camera, boa.", "Vuurwerk."),
        ("Met camera.", "En een boa."),
    )
    # Against (1, 1, 0), the sentences: 1, 1, 1, 0 and 1/√2, 1/√2; so the nearest three are of one passage. The other is
    # the nearest passage, by little: (14 + 14 + 12) / |(40, 9, 2.5)| = 0.974 against 11√2 / |(11√2, 2.5)| = 0.987.
    nearest = 11 * math.sqrt(2) / math.hypot(11, 11, PLAN)
    hits = search(library, "camera boa", "p", limit=1)
    assert {hit.passage.text for hit in hits} == {
        "Camera en boa. Boa en camera. Camera, boa. Vuurwerk.",
        "Met camera. En een boa.",
    }
    assert [hit.dense for hit in hits] == pytest.approx([nearest, nearest])
    assert [hit.sentence for hit in hits] == pytest.approx([1.0, 1.0])


def test_a_search_finds_what_going_through_all_passages_finds(folder: Path) -> None:
    words = ("agent", "boa", "camera", "drugs", "fiets", "geld", "haven", "jeugd", "licht")
    encoder = WordEncoder(*words)
    library = Library.open(folder, encoder)
    chosen = [some for size in (1, 2, 3, 4) for some in itertools.combinations(words, size)]
    sentences = [f"Wij willen {' en '.join(some)}." for some in chosen]
    said = list(zip(sentences, sentences[7:] + sentences[:7], strict=True))
    assert len(said) == 9 + 36 + 84 + 126
    add(library, programme("p"), *said)
    add(library, programme("q"), *said[:50])
    made = encode(encoder, library.stored("p"))
    for question in ("camera", "drugs in de haven", "jeugd, geld en licht", "agent boa camera drugs fiets"):
        vector = encoder.encode_question(question)
        by_passage = dict(zip(map(" ".join, said), (made.passages @ vector).tolist(), strict=True))
        by_sentence = {sentence: float(encoder.encode_question(sentence) @ vector) for sentence in sentences}
        nearest_passages = sorted(by_passage.values(), reverse=True)[:40]
        nearest_sentences = sorted((by_sentence[sentence] for pair in said for sentence in pair), reverse=True)[:120]
        hits = search(library, question, "p", limit=40)
        assert [hit.dense for hit in hits[:40]] == pytest.approx(nearest_passages, abs=1e-5)
        for hit in hits:
            nearest = max(
                by_sentence[hit.passage.text[a - hit.passage.start : b - hit.passage.start]]
                for a, b in hit.passage.sentences
            )
            assert hit.dense == pytest.approx(max(by_passage[hit.passage.text], nearest_passages[-1]), abs=1e-5)
            assert hit.sentence == pytest.approx(max(nearest, nearest_sentences[-1]), abs=1e-5)
    library.close()


def test_nothing_can_be_found_in_an_empty_collection(library: Library) -> None:
    with pytest.raises(CollectionEmpty, match=r"python -m ingest sync$"):
        library.probe("camera", "camera")
    with pytest.raises(CollectionEmpty):
        library.version()
    with pytest.raises(CollectionError, match=r"python -m ingest sync$"):
        library.programme("p")
    assert library.programmes() == ()


def test_only_plans_are_found_unless_other_kinds_are_asked_for(library: Library) -> None:
    add(
        library,
        programme("p"),
        ("Een camera.", "Een camera erbij."),
        ("Camera en boa.", "Een camera."),
        ("Geen vuurwerk.",),
        kinds=("past_result", "sources"),
    )
    assert found(library, "camera", "p") == ["Geen vuurwerk."]
    assert found(library, "camera", "p", limit=1) == ["Geen vuurwerk."]
    probe = library.probe("camera", "camera")
    chosen = library.search(probe, "p", 10, kinds=("plan", "sources"))
    assert [hit.passage.kind for hit in chosen] == ["sources", "plan"]
    assert [hit.passage.kind for hit in library.search(probe, "p", 1, kinds=("past_result",))] == ["past_result"]


def test_a_programme_without_plans_has_no_hits_and_is_no_error(library: Library) -> None:
    add(library, programme("p"), ("Een camera.", "Een boa."), kinds=("candidates",))
    assert search(library, "camera", "p") == ()
    assert len(library.search(library.probe("camera", "camera"), "p", 5, kinds=("candidates",))) == 1


def test_a_search_among_the_plans_finds_what_going_through_all_plans_finds(folder: Path) -> None:
    words = ("agent", "boa", "camera", "drugs", "fiets", "geld", "haven", "jeugd", "licht")
    encoder = WordEncoder(*words)
    library = Library.open(folder, encoder)
    chosen = [some for size in (1, 2, 3, 4) for some in itertools.combinations(words, size)]
    said = [(f"Wij willen {' en '.join(some)}.",) for some in chosen]
    add(library, programme("p"), *said, kinds=["sources" if number % 3 else "plan" for number in range(len(said))])
    plans = encode(encoder, library.stored("p")).passages[::3]
    for question in ("camera", "drugs in de haven", "jeugd, geld en licht", "agent boa camera drugs fiets"):
        nearest = sorted((plans @ encoder.encode_question(question)).tolist(), reverse=True)[:20]
        hits = search(library, question, "p", limit=20)
        assert {hit.passage.kind for hit in hits} == {"plan"}
        assert [hit.dense for hit in hits] == pytest.approx(nearest, abs=1e-5)
    library.close()


def test_a_programme_without_passages_has_no_hits(library: Library) -> None:
    add(library, programme("leeg"))
    add(library, programme("p"), ("Een camera.",))
    assert search(library, "camera", "leeg") == ()


# --- writing ---


def test_a_new_edition_takes_the_place_of_the_old_with_all_its_vectors(folder: Path, library: Library) -> None:
    add(library, programme("p", "oud"), ("Een camera.", "Een boa."), ("Geen vuurwerk.",))
    assert count(folder).vectors == (2, 2)
    add(library, programme("p", "nieuw"), ("Toch vuurwerk.",))
    assert count(folder).vectors == (1, 0)
    assert [passage.text for passage in library.passages("p")] == ["Toch vuurwerk."]
    assert found(library, "camera", "p") == ["Toch vuurwerk."]


def test_a_new_edition_leaves_other_programmes_alone(folder: Path, library: Library) -> None:
    add(library, programme("een"), ("Een boa.",), ("Een camera.",))
    add(library, programme("twee", "oud"), ("Een boa.",))
    add(library, programme("twee", "nieuw"), ("Geen boa.",))
    assert found(library, "camera", "een") == ["Een camera.", "Een boa."]
    assert count(folder).vectors == (3, 0)


def test_adding_the_same_edition_again_doubles_nothing(folder: Path, library: Library) -> None:
    for _ in range(2):
        add(library, programme("p"), ("Een camera.", "Overdag."), ("Een boa.",))
    assert count(folder).vectors == (2, 2)
    assert found(library, "boa", "p") == ["Een boa.", "Een camera. Overdag."]


def test_a_removed_programme_is_gone_with_its_vectors(folder: Path, library: Library) -> None:
    add(library, programme("een", "1"), ("Een camera.",))
    add(library, programme("twee", "2"), ("Een camera.", "Een boa."))
    assert count(folder).vectors == (2, 2)
    library.remove("twee")
    assert [kept.id for kept in library.programmes()] == ["een"]
    assert count(folder).vectors == (1, 0)
    library.remove("een")
    assert library.programmes() == ()
    assert count(folder).vectors == (0, 0)


def test_the_same_sentence_in_two_programmes_is_two_passages(folder: Path, library: Library) -> None:
    add(library, programme("een", "1"), ("Een camera.",))
    add(library, programme("twee", "2"), ("Een camera.",))
    assert count(folder).vectors == (2, 0)
    assert found(library, "camera", "een") == found(library, "camera", "twee") == ["Een camera."]


def test_the_version_goes_with_the_editions(library: Library) -> None:
    add(library, programme("een", "1"), ("Een camera.",))
    versions = [library.version()]
    add(library, programme("een", "1"), ("Een camera.",))
    assert library.version() == versions[0]
    add(library, programme("twee", "2"), ("Een boa.",))
    versions.append(library.version())
    add(library, programme("twee", "3"), ("Geen boa.",))
    versions.append(library.version())
    assert len(set(versions)) == 3
    library.remove("twee")
    assert library.version() == versions[0]


def test_the_version_does_not_go_with_the_order_of_reading(tmp_path: Path) -> None:
    versions = set()
    for names in (("een", "twee"), ("twee", "een")):
        library = Library.open(tmp_path / names[0], WordEncoder(*WORDS))
        for name in names:
            add(library, programme(name), ("Rust.",))
        versions.add(library.version())
        library.close()
    assert len(versions) == 1


class Failing(WordEncoder):
    """Breaks off at one call."""

    def __init__(self, at: int) -> None:
        super().__init__(*WORDS)
        self._left = at

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._left -= 1
        if not self._left:
            raise KeyboardInterrupt
        return super().encode_passages(texts)


def test_an_interrupted_add_leaves_the_old_edition_searchable_and_is_swept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A heading and three sentences are two calls, a heading and four are three; it breaks off at the second of these.
    monkeypatch.setattr("vectorstore.vectors._SLICE", 2)
    library = Library.open(folder, Failing(at=4))
    add(library, programme("p", "oud"), ("Een camera.", "Overdag."), ("Een boa.",))
    version = library.version()
    with pytest.raises(KeyboardInterrupt):
        add(library, programme("p", "nieuw"), ("Een camera, nieuw.", "Altijd."), ("Vuurwerk.",), ("Rust.",))
    # Nothing is written before all is encoded.
    assert count(folder).vectors == (2, 2)
    library.close()

    again = Library.open(folder, WordEncoder(*WORDS))
    assert again.version() == version
    assert found(again, "camera", "p") == ["Een camera. Overdag.", "Een boa."]
    again.tidy()
    assert count(folder).vectors == (2, 2)
    assert found(again, "camera", "p") == ["Een camera. Overdag.", "Een boa."]
    again.close()


def test_an_interrupted_first_add_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vectorstore.vectors._SLICE", 1)
    library = Library.open(folder, Failing(at=2))
    with pytest.raises(KeyboardInterrupt):
        add(library, programme("p"), ("Een camera.",))
    assert library.programmes() == ()
    library.tidy()
    assert count(folder).vectors == (0, 0)
    library.close()


def test_a_disk_without_room_is_told_before_anything_is_written(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    before = library.stored("p")
    # One number, taken to stand there so many times that no disk has room.
    endless = Vectors(np.broadcast_to(np.float32(1), (1, 2**44)), np.empty((0, 4), np.float32))
    with pytest.raises(CollectionError) as raised:
        library.put(replace(before, programme=programme("p", "2")), endless)
    assert str(raised.value) == (
        f"In de map {folder} kan niet worden geschreven (de schijf is vol). "
        "Maak ruimte, of kies een andere map met VW_DATA_DIR."
    )
    assert count(folder).vectors == (1, 0)
    assert len(list((folder / "records").iterdir())) == 1
    assert library.stored("p") == before
    assert found(library, "camera", "p") == ["Een camera."]


def test_who_adds_is_told_which_part_is_encoded(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vectorstore.vectors._SLICE", 256)
    told: list[float] = []
    made = stored(programme("p"), *((f"Camera {i}.", f"Boa {i}.") for i in range(300)))
    library.add(made.programme, made.text, made.sections, made.passages, None, told.append)
    # 600 sentences and one heading, 256 at a time.
    assert told == [256 / 601, 512 / 601, 1.0]
    assert len(library.vectors("p").sentences) == 600


# --- opening ---


def test_a_collection_of_another_encoder_is_refused_with_the_way_out(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    with pytest.raises(EncoderMismatch) as raised:
        Library.open(folder, WordEncoder(*WORDS, name="andere"))
    assert str(raised.value) == (
        f"De collectie in {folder} is gemaakt met zoekmodel words, en nu is andere gekozen. Zet VW_EMBEDDING_MODEL "
        "terug, of maak de collectie opnieuw met: python -m ingest sync --rebuild"
    )


def test_without_an_encoder_a_collection_can_be_looked_into_but_not_searched(folder: Path, library: Library) -> None:
    add(library, programme("p"), ("Een camera.",))
    looking = Library.open(folder)
    assert looking.text("p") == "Plan\n\nEen camera."
    assert looking.version() == library.version()
    with pytest.raises(ValueError, match="without an encoder"):
        looking.probe("camera", "camera")
    looking.close()


def test_without_an_encoder_a_collection_that_is_not_there_is_empty(folder: Path) -> None:
    with pytest.raises(CollectionEmpty) as raised:
        Library.open(folder)
    assert str(raised.value) == (
        "Er is nog geen programma ingelezen. Lees de programma's in met: python -m ingest sync"
    )


def test_a_folder_that_cannot_be_made_is_named_with_the_reason(tmp_path: Path) -> None:
    # A folder below an ordinary file, which not even root can make.
    (tmp_path / "bestand").write_text("")
    folder = tmp_path / "bestand" / "collectie"
    with pytest.raises(CollectionError) as raised:
        Library.open(folder, WordEncoder(*WORDS))
    assert str(raised.value) == (
        f"In de map {folder} kan niet worden geschreven (een deel van de plaats is een bestand, geen map). "
        "Kijk de map na, of kies een andere map met VW_DATA_DIR."
    )


def test_a_database_that_is_none_is_refused_the_second_time_as_it_was_the_first(folder: Path) -> None:
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"dit is geen database " * 500)
    said = []
    for _ in range(2):
        with pytest.raises(CollectionError) as raised:
            Library.open(folder, WordEncoder(*WORDS))
        said.append(str(raised.value))
    assert (
        said[0]
        == said[1]
        == (
            f"De collectie in {folder} kan niet worden gelezen (file is not a database). "
            "Maak haar opnieuw met: python -m ingest sync --rebuild"
        )
    )


@pytest.mark.parametrize("encoder", [None, WordEncoder(*WORDS)])
def test_a_database_that_is_none_is_refused_with_the_way_out(folder: Path, encoder: WordEncoder | None) -> None:
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"dit is geen database " * 500)
    with pytest.raises(CollectionError) as raised:
        Library.open(folder, encoder)
    message = str(raised.value)
    assert message.startswith(f"De collectie in {folder} kan niet worden gelezen (")
    assert message.endswith("Maak haar opnieuw met: python -m ingest sync --rebuild")
    assert "\n" not in message


def test_a_collection_of_another_layout_is_refused(folder: Path) -> None:
    with closing(chroma(folder)) as client:
        client.create_collection("programmes", embedding_function=None, metadata={"encoder": "words", "layout": 1})
    with pytest.raises(CollectionError, match=r"\(indeling 1\).*--rebuild$"):
        Library.open(folder, WordEncoder(*WORDS))


def test_an_error_of_the_file_system_names_the_folder() -> None:
    with (
        pytest.raises(
            CollectionError,
            match=r"^In de map map kan niet worden geschreven \(de schijf geeft een fout\)\. Kijk de map na",
        ),
        writing(Path("map")),
    ):
        raise OSError(5, "schijf stuk")


def test_a_hit_tells_which_of_its_sentences_is_nearest(library: Library) -> None:
    add(library, programme("p"), ("Rust.", "Een camera."), ("Een camera.",))
    two, one = sorted(search(library, "camera", "p"), key=lambda hit: hit.passage.start)
    assert two.nearest is not None
    assert one.nearest is not None
    text = library.text("p")
    assert (text[slice(*two.nearest)], text[slice(*one.nearest)]) == ("Een camera.", "Een camera.")
