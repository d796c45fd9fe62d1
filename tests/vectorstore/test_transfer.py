"""A collection in one file, and back."""

import io
import json
import os
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.encoders import WordEncoder
from tests.exports import MANIFEST, Members, put, rewritten
from tests.vectorstore.made_up import WORDS, add, card, programme
from vectorstore.errors import CollectionEmpty, CollectionError
from vectorstore.library import Library
from vectorstore.transfer import export_collection, import_collection

SOURCES = {"een plan.pdf": b"%PDF een", "twee.txt": "vuurwerk € 5".encode()}
ENTRIES = {"een": b"id: een\n", "twee": b"id: twee\n"}


@pytest.fixture
def file(tmp_path: Path, library: Library) -> Path:
    """An export of two programmes, of which one has an archived edition."""
    add(library, programme("een", "oud"), ("Een camera.",), known=card("2026-01-01"))
    add(library, programme("een", "ouder gemaakt"), ("Een boa.", "Een camera."), known=card("2026-02-01"))
    add(library, programme("een"), ("Een boa.", "Een camera en een boa."), ("Vuurwerk.",), known=card("2026-03-01"))
    add(library, programme("twee"), ("Geen vuurwerk.",), ("Een camera en vuurwerk.",))
    file = tmp_path / "collectie.zip"
    export_collection(library, file, SOURCES, ENTRIES)
    return file


def with_manifest(**other: object) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[MANIFEST] = json.dumps({**json.loads(members[MANIFEST]), **other}).encode()

    return change


def test_a_collection_comes_back_whole(tmp_path: Path, library: Library, file: Path) -> None:
    imported = import_collection(file, tmp_path / "ander" / "collectie", WordEncoder(*WORDS))
    assert imported.editions == library.editions()
    assert imported.sources == SOURCES
    assert imported.entries == ENTRIES
    with closing(Library.open(tmp_path / "ander" / "collectie", WordEncoder(*WORDS))) as other:
        assert other.version() == library.version()
        assert other.programmes() == library.programmes()
        assert other.archived() == library.archived()
        for one in ("een", "twee"):
            assert other.stored(one) == library.stored(one)
            assert other.versions(one) == library.versions(one)
            for question in ("camera", "boa en vuurwerk"):
                probes = library.probe(question, question), other.probe(question, question)
                assert library.search(probes[0], one, 10) == other.search(probes[1], one, 10)


def test_the_vectors_come_back_to_the_last_bit_and_nothing_is_encoded(tmp_path: Path) -> None:
    class Odd(WordEncoder):
        """Vectors whose length is 1 but for the rounding."""

        def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            rows = np.random.default_rng(len(texts)).normal(size=(len(texts), 48)).astype(np.float32)
            return np.asarray(rows / np.linalg.norm(rows, axis=1)[:, None], dtype=np.float32)

    library = Library.open(tmp_path / "van", Odd())
    add(library, programme("p"), *((f"Zin {i}.", f"En nog zin {i}.") for i in range(60)))
    export_collection(library, tmp_path / "export.zip", {})
    import_collection(tmp_path / "export.zip", tmp_path / "naar")
    with closing(Library.open(tmp_path / "naar")) as other:
        assert other.encoder_name == library.encoder_name
        assert library.vectors("p").passages.tobytes() == other.vectors("p").passages.tobytes()
        assert library.vectors("p").sentences.tobytes() == other.vectors("p").sentences.tobytes()
        assert library.vectors("p").passages.shape == (60, 48)
        assert library.vectors("p").sentences.shape == (120, 48)
    library.close()


def test_the_same_collection_gives_the_same_file(tmp_path: Path, library: Library, file: Path) -> None:
    export_collection(library, tmp_path / "nog een.zip", SOURCES, ENTRIES)
    with zipfile.ZipFile(file) as one, zipfile.ZipFile(tmp_path / "nog een.zip") as other:
        assert one.namelist() == other.namelist()
        assert one.read("manifest.json") == other.read("manifest.json")


def test_a_programme_without_passages_comes_back_too(tmp_path: Path, library: Library) -> None:
    add(library, programme("leeg"))
    export_collection(library, tmp_path / "export.zip", {})
    assert import_collection(tmp_path / "export.zip", tmp_path / "naar").editions == {"leeg": "leeg 1"}


def test_an_empty_collection_is_not_exported(tmp_path: Path, library: Library) -> None:
    with pytest.raises(CollectionEmpty):
        export_collection(library, tmp_path / "export.zip", {})
    assert list(tmp_path.glob("*export*")) == []


def test_a_collection_that_has_programmes_is_replaced_only_when_asked(tmp_path: Path, file: Path) -> None:
    there = tmp_path / "daar"
    with closing(Library.open(there, WordEncoder(*WORDS))) as library:
        add(library, programme("drie"), ("Rust.",))
    with pytest.raises(CollectionError, match=r"^In .*daar staat al een collectie\."):
        import_collection(file, there, WordEncoder(*WORDS))
    with closing(Library.open(there)) as library:
        assert list(library.editions()) == ["drie"]
    import_collection(file, there, WordEncoder(*WORDS), replace=True)
    with closing(Library.open(there)) as library:
        assert list(library.editions()) == ["een", "twee"]
    assert [item.name for item in tmp_path.iterdir() if "daar" in item.name] == ["daar"]


def test_an_empty_collection_is_replaced_without_asking(tmp_path: Path, file: Path) -> None:
    Library.open(tmp_path / "daar", WordEncoder(*WORDS)).close()
    import_collection(file, tmp_path / "daar", WordEncoder(*WORDS))
    with closing(Library.open(tmp_path / "daar")) as library:
        assert list(library.editions()) == ["een", "twee"]


def test_another_encoder_is_refused(tmp_path: Path, file: Path) -> None:
    with pytest.raises(CollectionError) as raised:
        import_collection(file, tmp_path / "daar", WordEncoder(*WORDS, name="andere"))
    assert str(raised.value) == (
        f"Het bestand {file} is gemaakt met zoekmodel words, en nu is andere gekozen. "
        "Zet VW_EMBEDDING_MODEL op het zoekmodel van het bestand."
    )
    assert not (tmp_path / "daar").exists()


def test_another_layout_is_refused(tmp_path: Path, file: Path) -> None:
    with pytest.raises(CollectionError, match=r"\(indeling 1, hier 2\)\. Gebruik op beide"):
        import_collection(rewritten(file, with_manifest(layout=1)), tmp_path / "daar")


def other_record(members: Members) -> None:
    members["programmes.jsonl"] = members["programmes.jsonl"].replace(b"boa", b"bob")


def path_upwards(members: Members) -> None:
    members["sources/../../weg.txt"] = b"weg"


def strange_member(members: Members) -> None:
    members["iets.exe"] = b"iets"


def no_vectors(members: Members) -> None:
    del members["vectors/passages.npy"]


def not_json(members: Members) -> None:
    members[MANIFEST] = b"{"


def a_list(members: Members) -> None:
    members[MANIFEST] = b"[1]"


def not_told(members: Members) -> None:
    members["sources/extra.txt"] = b"extra"


@pytest.mark.parametrize(
    "change",
    [
        other_record,
        path_upwards,
        strange_member,
        no_vectors,
        not_json,
        a_list,
        not_told,
        with_manifest(format="iets"),
        with_manifest(dimension=5),
        with_manifest(dimension=0),
        with_manifest(programmes={"een": "1"}),
        with_manifest(members={}),
    ],
)
def test_a_file_that_was_tampered_with_changes_nothing(
    tmp_path: Path, file: Path, change: Callable[[Members], None]
) -> None:
    there = tmp_path / "daar"
    with closing(Library.open(there, WordEncoder(*WORDS))) as library:
        add(library, programme("drie"), ("Rust.",))
    with pytest.raises(CollectionError, match=r"ingelezen als collectie \(.+\)\. Maak op de andere") as raised:
        import_collection(rewritten(file, change), there, WordEncoder(*WORDS), replace=True)
    assert "\n" not in str(raised.value)
    with closing(Library.open(there)) as library:
        assert list(library.editions()) == ["drie"]
    assert [item.name for item in tmp_path.iterdir() if "daar" in item.name] == ["daar"]
    assert not (tmp_path.parent / "weg.txt").exists()


@pytest.mark.parametrize("shape", ["(9999999999999, 4)", "(2, 4", "(1, 4)", "(-1, 4)", "(5, 3)"])
def test_hashes_that_fit_do_not_make_vectors_of_another_shape_fit(tmp_path: Path, file: Path, shape: str) -> None:
    def change(members: Members) -> None:
        header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".ljust(117).encode() + b"\n"
        data = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + bytes(64)
        put(members, "vectors/passages.npy", data)

    with pytest.raises(CollectionError, match="kan niet worden ingelezen als collectie"):
        import_collection(rewritten(file, change), tmp_path / "daar")
    assert not (tmp_path / "daar").exists()


class MakingAFolder:
    """Unpickled, it makes a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self._folder),)


def test_a_pickle_whose_hash_fits_is_not_opened(tmp_path: Path, file: Path) -> None:
    out = io.BytesIO()
    np.save(out, np.array([MakingAFolder(tmp_path / "gemaakt")], dtype=object), allow_pickle=True)
    with pytest.raises(CollectionError, match=r"ingelezen als collectie \(vectors/passages\.npy\)\. Maak op"):
        import_collection(
            rewritten(file, lambda members: put(members, "vectors/passages.npy", out.getvalue())), tmp_path / "daar"
        )
    assert not (tmp_path / "gemaakt").exists()
    assert not (tmp_path / "daar").exists()
    np.load(io.BytesIO(out.getvalue()), allow_pickle=True)
    assert (tmp_path / "gemaakt").exists()


def test_a_file_that_unpacks_to_more_than_it_may_is_refused_unread(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vectorstore.transfer._LARGEST", 1000)
    with pytest.raises(CollectionError, match="te groot"):
        import_collection(file, tmp_path / "daar")


@pytest.mark.parametrize("data", [b"", b"geen zip", b"PK\x03\x04" + bytes(100)])
def test_what_is_no_zip_is_told_in_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "iets.zip").write_bytes(data)
    with pytest.raises(CollectionError, match="kan niet worden ingelezen als collectie"):
        import_collection(tmp_path / "iets.zip", tmp_path / "daar")
    with pytest.raises(CollectionError, match="dat bestaat niet"):
        import_collection(tmp_path / "weg.zip", tmp_path / "daar")


def test_another_zip_is_told_for_what_it_is_without_its_parts(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plan.odt", "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(CollectionError, match="het is geen export van een collectie"):
        import_collection(tmp_path / "plan.odt", tmp_path / "daar")


def test_a_half_file_is_told_in_one_line(tmp_path: Path, file: Path) -> None:
    data = file.read_bytes()
    for part in (len(data) // 3, len(data) - 10):
        file.write_bytes(data[:part])
        with pytest.raises(CollectionError, match="kan niet worden ingelezen als collectie"):
            import_collection(file, tmp_path / "daar")


@pytest.mark.parametrize("name", ["../weg.txt", "a/b.txt", "/weg", ".verborgen", "", "c:weg", "a\\b"])
def test_a_source_with_a_name_that_leads_elsewhere_is_not_exported(
    tmp_path: Path, library: Library, file: Path, name: str
) -> None:
    with pytest.raises(CollectionError, match="kan niet worden geschreven"):
        export_collection(library, tmp_path / "export.zip", {name: b""})
    assert not (tmp_path / "export.zip").exists()


def test_an_interrupted_import_leaves_the_old_collection_and_is_swept_the_next_time(tmp_path: Path, file: Path) -> None:
    there = tmp_path / "daar"
    import_collection(file, there)
    # As killed between the two renames.
    there.rename(tmp_path / "daar.outgoing")
    (tmp_path / "daar.incoming").mkdir()
    with closing(Library.open(there)) as library:
        assert list(library.editions()) == ["een", "twee"]
    import_collection(file, there, replace=True)
    assert sorted(item.name for item in tmp_path.iterdir() if "daar" in item.name) == ["daar"]
