"""A collection that is exported here and taken over there, by the commands."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.chain import Assistant, build_chain
from assistant.judge import load_judge
from assistant.question import Request
from ingest.__main__ import main
from ingest.sources import own_entries
from tests.encoders import WordEncoder
from tests.exports import Members, put, rewritten
from tests.ingest.commands import PROEF, UNTOLD, Capture, refusal, saved, shown
from tests.ingest.made_up import WORDS, tell
from tests.on_disk import files_with, held
from vectorstore.embedding import load_encoder
from vectorstore.encoder import Encoder
from vectorstore.library import Library
from vectorstore.question_map import with_question_map
from vectorstore.settings import Settings


class Unable(WordEncoder):
    """What is taken over needs no encoding."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)


def test_what_is_exported_can_be_taken_over_whole(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["add", saved(tmp_path, "a.txt", tell("Eerst een boa.")), *PROEF])
    main(["add", saved(tmp_path, "b.txt", tell(UNTOLD)), *PROEF])
    main(["add", saved(tmp_path, "c.txt", tell("Een boa.")), "--publisher", "Partij Een", "--national", "--id", "een"])
    capsys.readouterr()
    file = str(tmp_path / "alles.zip")
    assert shown(capsys, "export", file) == f"De collectie staat in {file}.\n"
    versions = shown(capsys, "show", "partij-proef-proefstad", "--versions")
    with monkeypatch.context() as patched:
        patched.setattr("ingest.collection.make_encoder", lambda _: Unable(*WORDS))
        patched.setenv("VW_DATA_DIR", str(tmp_path / "ander"))
        assert shown(capsys, "import", file) == "Overgenomen: 3 programma's.\n"
        assert shown(capsys, "sync") == "Ingelezen: 0. Niet veranderd: 3. Verwijderd: 0.\n"
        there = shown(capsys, "show", "partij-proef-proefstad", "--versions")
        assert there == versions.replace(str(small), str(tmp_path / "ander"))
        assert set(own_entries(tmp_path / "ander" / "added")) == set(own_entries(small / "added"))
        # The file of the older version is there too.
        assert held(tmp_path / "ander" / "added").keys() == held(small / "added").keys()
        assert tell("Eerst een boa.") in held(tmp_path / "ander" / "added").values()
        assert sorted(path.name for path in (tmp_path / "ander").iterdir()) == ["added", "collection", "write.lock"]
        assert shown(capsys, "remove", "partij-proef-proefstad").startswith("Weggehaald")
        assert files_with(tmp_path / "ander", UNTOLD) == []

        # Now there is a collection, with other things in it.
        assert "Neem de andere over met --replace;" in refusal("import", file)
        assert "partij-proef-proefstad" not in shown(capsys, "list")
        assert shown(capsys, "import", file, "--replace") == "Overgenomen: 3 programma's.\n"
        assert shown(capsys, "sync") == "Ingelezen: 0. Niet veranderd: 3. Verwijderd: 0.\n"


def misspell(members: Members) -> None:
    name = "entries/partij-proef-proefstad"
    put(members, name, members[name].replace(b'"status":', b'"statsu":'))


def test_a_damaged_export_changes_nothing(small: Path, tmp_path: Path, capsys: Capture) -> None:
    main(["add", saved(tmp_path, "a.txt", tell("Eerst een boa.")), *PROEF])
    file = tmp_path / "alles.zip"
    main(["export", str(file)])
    whole = file.read_bytes()
    main(["add", saved(tmp_path, "b.txt", tell(UNTOLD)), *PROEF])
    main(["add", saved(tmp_path, "c.txt", tell("Een ballon.")), "--publisher", "Lijst Proef", "--national"])
    capsys.readouterr()
    before, added = shown(capsys, "list"), held(small / "added")
    broken = bytearray(whole)
    broken[len(whole) // 2] ^= 0xFF
    renamed = rewritten(file, misspell).read_bytes()
    for data in (bytes(broken), whole[:-500], b"", b"geen zip", renamed):
        file.write_bytes(data)
        assert refusal("import", str(file), "--replace").startswith(f"Het bestand {file} kan niet worden ingelezen")
        assert held(small / "added") == added
        assert sorted(path.name for path in small.iterdir()) == ["added", "collection", "write.lock"]
    capsys.readouterr()
    assert shown(capsys, "list") == before
    assert refusal("import", str(tmp_path / "weg.zip"), "--replace").startswith(f"Het bestand {tmp_path / 'weg.zip'} ")
    assert "kan niet worden geschreven" in refusal("export", str(tmp_path / "geen" / "map.zip"))


QUESTIONS = (
    "Wat wil D66 in Almere met camera's?",
    "Wat staat er over vuurwerk?",
    "Wat wil BIJ1 met boa's?",
    "Wat vindt Volt van marsmannetjes?",
)


class Known:
    """The program's own encoder for questions; nothing is encoded when a collection is taken over."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(texts)

    def encode_question(self, text: str) -> NDArray[np.float32]:
        return self._encoder.encode_question(text)


def test_a_collection_that_was_taken_over_gives_the_same_answers(
    collection: Path, assistant: Assistant, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert main(["export", str(tmp_path / "alles.zip")]) == 0
    encoder = Known(load_encoder(None, settings.cache_dir))
    with monkeypatch.context() as patched:
        patched.setenv("VW_DATA_DIR", str(tmp_path / "ander"))
        patched.setattr("ingest.collection.make_encoder", lambda _: encoder)
        assert main(["import", str(tmp_path / "alles.zip")]) == 0
    assert not (tmp_path / "ander" / "added").exists()
    with closing(Library.open(tmp_path / "ander" / "collection", with_question_map(encoder))) as library:
        other = Assistant(library, build_chain(library, load_judge()))
        for question in QUESTIONS:
            answers = [replace(one.ask(Request(question)), timings_ms={}).to_json() for one in (assistant, other)]
            assert answers[0] == answers[1]
    assert collection.exists()
