"""A whole collection as one file, to take to another computer: nothing is encoded again, and nothing is fetched.

The file is a zip: `manifest.json`; `programmes.jsonl`, a record a line, the archived ones before the current one of
their programme; `vectors/passages.npy` and `vectors/sentences.npy`, float32, with the programme and id of every row in
`vectors/ids.json`; and as they were given, the sources in `sources/` and the catalogue's entries in `entries/`. The
manifest names every other member with its size and SHA-256.
"""

import hashlib
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from tokenize import TokenError
from typing import Any, BinaryIO, Final, cast

import numpy as np
from numpy.typing import NDArray

from vectorstore import wording
from vectorstore.encoder import Encoder
from vectorstore.errors import CollectionEmpty, CollectionError, ExportError
from vectorstore.folders import put_back, replacing, writing
from vectorstore.library import Library
from vectorstore.records import LAYOUT, Stored, from_record, to_record
from vectorstore.vectors import Vectors, passage_ids, sentence_ids

__all__ = ["Imported", "export_collection", "import_collection"]

_FORMAT: Final = "veiligheidswijzer-collectie"
_MANIFEST: Final = "manifest.json"
_RECORDS: Final = "programmes.jsonl"
_IDS: Final = "vectors/ids.json"
_ROWS: Final = {"passages": "vectors/passages.npy", "sentences": "vectors/sentences.npy"}
_GIVEN: Final = re.compile(r"(?:sources|entries)/(?![.])[^/\\:\x00-\x1f]{1,200}")
_LARGEST: Final = 4_000_000_000
"""Bytes that all members may have together, unpacked: some fifty times the largest collection that was foreseen."""
_LARGEST_MANIFEST: Final = 20_000_000
_MOST_MEMBERS: Final = 20_000
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What came along with a collection: the editions by programme, and what was given at the export."""

    editions: dict[str, str]
    sources: dict[str, bytes]
    entries: dict[str, bytes]


def export_collection(
    library: Library, file: Path, sources: Mapping[str, bytes], entries: Mapping[str, bytes] | None = None
) -> None:
    """Writes the collection to a zip. `sources` are files by name, `entries` what the catalogue says by programme.

    Raises CollectionEmpty when there is nothing to write, ExportError when it cannot be written; then there is no
    file, or still the one from before.
    """
    version = library.version()
    given = {f"sources/{name}": data for name, data in sources.items()}
    given |= {f"entries/{name}": data for name, data in (entries or {}).items()}
    for name in given:
        if not _GIVEN.fullmatch(name):
            raise ExportError(wording.export_unwritable(file, f"naam {name}"))
    with _writing_zip(file) as zipped:
        out = _Members(zipped)
        out.add(_RECORDS, (_line(stored, current) for stored, current in _records(library)))
        dimension = _add_vectors(library, out)
        for name, data in given.items():
            out.add(name, [data])
        manifest = {
            "format": _FORMAT,
            "layout": LAYOUT,
            "encoder": library.encoder_name,
            "dimension": dimension,
            "version": version,
            "programmes": library.editions(),
            "members": out.written,
        }
        zipped.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))


def import_collection(file: Path, folder: Path, encoder: Encoder | None = None, *, replace: bool = False) -> Imported:
    """Makes the collection in `folder` out of an export; no Library may be open on it. The collection that is there is
    replaced in one step, with `replace`, or else must be empty.

    Raises ExportError when the file is damaged, is no export, or has another layout or encoder; CollectionError when
    there is a collection already, and when the new one cannot be written. Then all is as it was.
    """
    if not replace and _has_programmes(folder):
        raise CollectionError(wording.collection_not_empty(folder))
    with _reading_zip(file) as zipped:
        manifest = _checked_manifest(zipped, file, encoder)
        with replacing(folder) as (new,):
            library = Library.create(new, manifest["encoder"])
            try:
                _fill(library, zipped, manifest)
                library.tidy()
            finally:
                library.close()
        given = {name: zipped.read(name) for name in manifest["members"] if _GIVEN.fullmatch(name)}
    return Imported(
        editions=dict(manifest["programmes"]),
        sources={name.removeprefix("sources/"): d for name, d in given.items() if name.startswith("sources/")},
        entries={name.removeprefix("entries/"): d for name, d in given.items() if name.startswith("entries/")},
    )


class _Members:
    """Writes members, and remembers size and hash of each."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        self._zipped = zipped
        self.written: dict[str, dict[str, str | int]] = {}

    def add(self, name: str, parts: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        # Without a date, and in the order in which they are given: the same collection is the same file.
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_STORED if name in _ROWS.values() else zipfile.ZIP_DEFLATED
        with self._zipped.open(info, "w", force_zip64=True) as member:
            for part in parts:
                member.write(part)
                digest.update(part)
                size += len(part)
        self.written[name] = {"sha256": digest.hexdigest(), "bytes": size}


def _records(library: Library) -> Iterator[tuple[Stored, bool]]:
    """Every record and whether it is a current one; of a programme the oldest first."""
    archived = library.archived()
    for programme in library.programmes():
        yield from ((stored, False) for stored in archived if stored.programme.id == programme.id)
        yield library.stored(programme.id), True


def _line(stored: Stored, current: bool) -> bytes:
    return f'{{"current": {json.dumps(current)}, "record": {to_record(stored)}}}\n'.encode()


def _add_vectors(library: Library, out: _Members) -> int:
    """Writes vectors and ids; gives the dimension. One programme at a time is in memory."""
    passages = {programme.id: library.passages(programme.id) for programme in library.programmes()}
    ids = {
        "passages": {programme_id: passage_ids(own) for programme_id, own in passages.items()},
        "sentences": {programme_id: sentence_ids(own) for programme_id, own in passages.items()},
    }
    filled = [programme_id for programme_id, own in passages.items() if own]
    dimension = library.vectors(filled[0]).passages.shape[1] if filled else 0
    for name, by_programme in ids.items():
        count = sum(len(own) for own in by_programme.values())
        header = BytesIO()
        shape = {"descr": "<f4", "fortran_order": False, "shape": (count, dimension)}
        np.lib.format.write_array_header_1_0(header, shape)
        rows = (getattr(library.vectors(one), name).astype("<f4").tobytes() for one, own in by_programme.items() if own)
        out.add(_ROWS[name], chain([header.getvalue()], rows))
    out.add(_IDS, [json.dumps(ids, ensure_ascii=False).encode()])
    return dimension


def _fill(library: Library, zipped: zipfile.ZipFile, manifest: Mapping[str, Any]) -> None:
    """Puts all in a new collection. Raises ValueError, KeyError or TypeError when it does not fit together."""
    ids = json.loads(zipped.read(_IDS))
    rows = {name: _array(zipped, member, manifest["dimension"]) for name, member in _ROWS.items()}
    at = dict.fromkeys(_ROWS, 0)
    archived: list[Stored] = []
    with zipped.open(_RECORDS) as lines:
        for line in lines:
            written = json.loads(line)
            stored = from_record(json.dumps(written["record"]))
            if not written["current"]:
                archived.append(stored)
                continue
            programme_id = stored.programme.id
            own = {"passages": passage_ids(stored.passages), "sentences": sentence_ids(stored.passages)}
            if any(ids[name][programme_id] != own[name] for name in own):
                raise ValueError(f"vectoren van {programme_id}")
            parts = {name: rows[name][at[name] : at[name] + len(own[name])] for name in own}
            at = {name: at[name] + len(own[name]) for name in own}
            library.put(stored, Vectors(parts["passages"], parts["sentences"]))
    for stored in archived:
        library.keep(stored)
    if library.editions() != manifest["programmes"] or any(at[name] != len(rows[name]) for name in at):
        raise ValueError("aantallen")


def _array(zipped: zipfile.ZipFile, member: str, dimension: int) -> NDArray[np.float32]:
    with zipped.open(member) as file:
        try:
            np.lib.format.read_magic(cast("BinaryIO", file))
            shape, _, dtype = np.lib.format.read_array_header_1_0(cast("BinaryIO", file))
        except (TokenError, ValueError) as error:
            raise ValueError(member) from error
        data = file.read()
    # The size is that of the data, whatever the header would have numpy set apart.
    if dtype != np.dtype("<f4") or shape != (len(data) // (4 * dimension) if dimension else 0, dimension):
        raise ValueError(member)
    return np.frombuffer(data, dtype="<f4").reshape(shape)


def _checked_manifest(zipped: zipfile.ZipFile, file: Path, encoder: Encoder | None) -> dict[str, Any]:
    """The manifest, when the file is what it says. Raises ExportError otherwise."""
    members = {info.filename: info for info in zipped.infolist()}
    if _MANIFEST not in members:
        raise ValueError(wording.NO_EXPORT)
    fixed = {_MANIFEST, _RECORDS, _IDS, *_ROWS.values()}
    strange = [name for name in members if name not in fixed and not _GIVEN.fullmatch(name)]
    if len(members) != len(zipped.infolist()) or strange or fixed - members.keys():
        raise ValueError(f"onderdelen {', '.join([*strange, *sorted(fixed - members.keys())])}")
    if len(members) > _MOST_MEMBERS or sum(info.file_size for info in members.values()) > _LARGEST:
        raise ValueError("te groot")
    if members[_MANIFEST].file_size > _LARGEST_MANIFEST:
        raise ValueError("te groot")
    manifest: dict[str, Any] = json.loads(zipped.read(_MANIFEST))
    if manifest["format"] != _FORMAT:
        raise ValueError(f"soort {manifest['format']}")
    if manifest["layout"] != LAYOUT:
        raise ExportError(wording.export_of_other_layout(file, manifest["layout"], LAYOUT))
    if encoder is not None and manifest["encoder"] != encoder.name:
        raise ExportError(wording.export_of_other_encoder(file, manifest["encoder"], encoder.name))
    if manifest["members"].keys() != members.keys() - {_MANIFEST}:
        raise ValueError("onderdelen")
    for name, told in manifest["members"].items():
        if members[name].file_size != told["bytes"] or _sha256(zipped, name) != told["sha256"]:
            raise ValueError(f"{name} is beschadigd")
    return manifest


def _sha256(zipped: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with zipped.open(name) as member:
        while part := member.read(_CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _has_programmes(folder: Path) -> bool:
    """Whether there is anything to lose; a collection that cannot be read is."""
    with writing(folder):
        put_back(folder)
    if not folder.exists() or not any(folder.iterdir()):
        return False
    try:
        library = Library.open(folder)
    except CollectionEmpty:
        return False
    except CollectionError:
        return True
    with closing(library):
        return bool(library.editions())


@contextmanager
def _reading_zip(file: Path) -> Iterator[zipfile.ZipFile]:
    """Whatever is wrong with a file becomes one sentence."""
    try:
        with zipfile.ZipFile(file) as zipped:
            yield zipped
    except OSError as error:
        raise ExportError(wording.export_unopened(file, wording.reason_of(error))) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ExportError(wording.export_unreadable(file, wording.NO_ZIP)) from error
    except (json.JSONDecodeError, UnicodeError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(wording.export_unreadable(file, wording.NOT_AS_WRITTEN)) from error
    except ValueError as error:  # our own, with what does not fit
        raise ExportError(wording.export_unreadable(file, str(error))) from error


@contextmanager
def _writing_zip(file: Path) -> Iterator[zipfile.ZipFile]:
    """The file gets its name when it is whole and on the disk."""
    if not file.name:
        raise ExportError(wording.export_unwritable(file, wording.FOLDER))
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as zipped:
                yield zipped
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.replace(file)
    except OSError as error:
        raise ExportError(wording.export_unwritable(file, wording.reason_of(error))) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
