"""The collection: programmes, passages and their vectors, in Chroma. The only file that imports chromadb.

The vectors of an edition stand in two Chroma collections of its own, `passages-…` and `sentences-…` (of passages that
have more than one), and its record in a file (`vectorstore.records`). A programme is a third Chroma collection,
`programme-…`, whose metadata name the edition that counts. An edition is replaced by writing the new one beside it,
then those metadata in one step; only then the old vectors go. What counts is never written to: Chroma, killed while it
writes, leaves index files that are no good. What an interruption left behind is swept by `tidy`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, InternalError, NotFoundError
from numpy.typing import NDArray

from vectorstore import wording
from vectorstore.encoder import Encoder
from vectorstore.errors import CollectionEmpty, CollectionError, EncoderMismatch
from vectorstore.folders import blank_unused, is_full, is_marked, make_ready, mark, require_room, scrub, writing
from vectorstore.passage import Card, Hit, Passage, PassageKind, Probe, Programme, Section
from vectorstore.ranking import nearest_of, rank
from vectorstore.records import HOME, LAYOUT, Edition, Entry, Stored, home_of, new_edition, same_words, to_metadata
from vectorstore.shelf import Shelf
from vectorstore.together import Together
from vectorstore.vectors import Vectors, encode, passage_ids, sentence_ids

__all__ = ["Library", "writing"]

_SIGN = "programmes"
"""The Chroma collection, without vectors, whose metadata tell encoder and layout."""
_BATCH = 2000  # vectors in one call; Chroma takes about 5,000
_SEARCH_WIDTH = 500
"""Candidates that the HNSW index weighs up: with so many, a search in one programme is exact in practice."""
_ROOM = 4
"""Chroma writes a vector to its log, to its index and, for a moment, to SQLite's journal."""


class Library(Shelf):
    """The collection in one folder, with the encoder that its vectors were made with."""

    def __init__(self, folder: Path, encoder: Encoder | None, encoder_name: str | None) -> None:
        super().__init__(folder)
        self._encoder = encoder
        self._client = _client(folder)
        self._together: Together | None = None
        self._collections: dict[str, Collection] = {}
        with ExitStack() as refused, self._reading():
            refused.callback(self.close)
            self._encoder_name = self._check(encoder_name)
            refused.pop_all()

    @classmethod
    def open(cls, folder: Path, encoder: Encoder | None = None) -> "Library":
        """Opens the collection in a folder, which is made when it is not there. Without an encoder it can be looked
        into, not searched or written.
        Raises EncoderMismatch when the collection has vectors of another encoder, CollectionError when it cannot be
        used, CollectionEmpty when it is not there and there is no encoder to make it for."""
        return cls(folder, encoder, encoder.name if encoder else None)

    @classmethod
    def create(cls, folder: Path, encoder_name: str) -> "Library":
        """Opens a collection to `put` vectors into that an encoder of this name made before; raises as `open` does."""
        return cls(folder, None, encoder_name)

    def close(self) -> None:
        """Lets go of the folder's files."""
        self._client.close()

    def _reopen(self) -> None:
        self.close()
        self._client, self._collections = _client(self._folder), {}

    @property
    def encoder_name(self) -> str:
        """The encoder that the vectors were made with."""
        return self._encoder_name

    def probe(self, question: str, words: str) -> Probe:
        """Makes a question ready once, to search any number of programmes with: `question` is encoded, `words` are
        looked for."""
        return self._words().probe(self.encoder().encode_question(question), words)

    def search(
        self, probe: Probe, programme_id: str, limit: int, kinds: Sequence[PassageKind] = ("plan",)
    ) -> tuple[Hit, ...]:
        """The passages of these kinds in one programme that are nearest to a question, or have a sentence that is;
        best first by their own vector. At most `limit` are weighed by passage, and as many sentences as three a
        passage. Empty where the programme has no passage of these kinds."""
        edition = self._entry(programme_id).current
        asked = self._candidates(edition, tuple(kinds))
        by_passage = self._nearest("passages", edition, probe, asked.passage_ids, asked.held_passages, limit)
        by_sentence = self._nearest("sentences", edition, probe, asked.sentence_ids, asked.held_sentences, 3 * limit)
        return rank(asked.passages, by_passage, by_sentence, probe)

    def search_together(self, probe: Probe, programme_ids: Sequence[str], limit: int) -> dict[str, tuple[Hit, ...]]:
        """What `search` finds among the plans of each of these programmes, by id; the first time loads all vectors."""
        if self._together is None:
            self._together = Together((one, self.passages(one), self.vectors(one)) for one in self._looked_at())
        return self._together.search(probe, programme_ids, limit)

    def add(
        self,
        programme: Programme,
        text: str,
        sections: Sequence[Section],
        passages: Sequence[Passage],
        card: Card | None = None,
        advance: Callable[[float], None] | None = None,
    ) -> None:
        """Stores a programme; an older edition of it is replaced in one step, and archived when it said something
        else. `advance` is told which part is done, 0 to 1. Raises CollectionError when it cannot be written; the
        collection is then as it was."""
        stored = Stored(programme, text, tuple(sections), tuple(passages), card)
        self.put(stored, encode(self.encoder(), stored, advance))

    def put(self, stored: Stored, vectors: Vectors) -> None:
        """`add`, with vectors that the collection's encoder made before."""
        edition = new_edition(stored)
        before = self._all().get(stored.programme.id)
        archived = before.archived_after(edition, same_words(self._read(before.current), stored)) if before else ()
        try:
            with self._changing(vectors.passages.nbytes + vectors.sentences.nbytes):
                self._records.write(edition.token, stored)
                self._write("passages", edition, passage_ids(stored.passages), vectors.passages)
                self._write("sentences", edition, sentence_ids(stored.passages), vectors.sentences)
                blank_unused(self._folder, [edition.place("passages"), edition.place("sentences")])
                self._name(Entry(stored.programme, edition, archived))
        except CollectionError:
            with suppress(CollectionError):
                self._sweep()
            raise
        self._sweep()
        self._reopen()  # Chroma keeps the index that it wrote in memory: some 30 MB a programme

    def vectors(self, programme_id: str) -> Vectors:
        """The vectors of the current edition, exactly as they were put."""
        edition = self._entry(programme_id).current
        passages = self._read(edition).passages
        held = self._held("passages", edition, passage_ids(passages))
        return Vectors(held, self._held("sentences", edition, sentence_ids(passages)))

    def keep(self, stored: Stored) -> None:
        """Archives a record, as the newest of its programme's old editions; the current edition stays what it is.
        Raises CollectionError when its programme is not there."""
        entry, edition = self._any_entry(stored.programme.id), new_edition(stored)
        if entry.current.edition == edition.edition:
            return
        with self._changing(size=0):
            self._records.write(edition.token, stored)
            self._name(entry.with_archived(edition))
        self._sweep()

    def remove(self, programme_id: str) -> None:
        """Takes a programme out with its archived editions and all its vectors; nothing of it stays in the files.
        Raises CollectionError when it is not there."""
        self._any_entry(programme_id)
        mark(self._folder)
        with self._changing():
            self._client.delete_collection(home_of(programme_id))
        self.tidy()

    def tidy(self) -> None:
        """Sweeps what no programme names, and scrubs the files when anything was swept since the last time."""
        self._sweep()
        if is_marked(self._folder):
            scrub(self._folder)

    def _sweep(self) -> None:
        self._forget()
        entries = self._all().values()
        named = {_SIGN} | {home_of(entry.programme.id) for entry in entries}
        named |= {entry.current.place(name) for entry in entries for name in ("passages", "sentences")}
        files = self._records.others(kept.token for entry in entries for kept in entry.kept)
        with self._changing():
            swept = {collection.name for collection in self._client.list_collections()} - named
            if swept or files:
                mark(self._folder)
            for name in swept:
                with suppress(NotFoundError):
                    self._client.delete_collection(name)
            for file in files:
                file.unlink(missing_ok=True)

    def _forget(self) -> None:
        super()._forget()
        self._together, self._collections = None, {}

    def _metadata(self) -> Sequence[Mapping[str, Any]]:
        with self._reading():
            homes = [home for home in self._client.list_collections() if home.name.startswith(HOME)]
        return [home.metadata for home in homes if home.metadata]

    def _nearest(
        self, name: str, edition: Edition, probe: Probe, asked: frozenset[str], held: int, limit: int
    ) -> dict[str, float]:
        """The cosines of the vectors nearest to a question, by id, of those asked for among the `held` that there are.
        The rest is fetched on top: a filter in Chroma finds the same, and takes fifteen times as long."""
        if not asked:
            return {}
        place = edition.place(name)
        with self._reading():
            if place not in self._collections:  # to look it up takes as long as to search it
                self._collections[place] = self._collection(place)
            found = self._collections[place].query(
                query_embeddings=probe.vector[np.newaxis], n_results=limit + held - len(asked), include=["distances"]
            )
        return nearest_of(asked, zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True), limit)

    def _collection(self, name: str) -> Collection:
        return self._client.get_collection(name, embedding_function=None)

    def _held(self, name: str, edition: Edition, ids: Sequence[str]) -> NDArray[np.float32]:
        with self._reading():
            held = self._collection(edition.place(name)).get(include=["embeddings"])
        rows = {key: row for row, key in enumerate(held["ids"])}
        if rows.keys() != set(ids):
            raise CollectionError(wording.collection_unreadable(str(self._folder), f"vectoren van {edition.edition}"))
        return np.asarray(held["embeddings"], dtype=np.float32)[[rows[key] for key in ids]]

    def _write(self, name: str, edition: Edition, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        # The index goes to the disk once, when the last vector is in; from then on Chroma's log need not hold them.
        collection = self._client.create_collection(
            edition.place(name),
            embedding_function=None,
            configuration={"hnsw": {"space": "ip", "ef_search": _SEARCH_WIDTH, "sync_threshold": max(1, len(ids))}},
        )
        for i in range(0, len(ids), _BATCH):
            part = slice(i, i + _BATCH)
            collection.add(ids=list(ids[part]), embeddings=vectors[part])
        if collection.count() != len(ids):
            raise InternalError(f"{collection.count()} van {len(ids)} vectoren")

    def _name(self, entry: Entry) -> None:
        """The one step that makes an entry count."""
        name, metadata = home_of(entry.programme.id), to_metadata(entry)
        try:
            self._collection(name).modify(metadata=metadata)
        except NotFoundError:
            self._client.create_collection(name, embedding_function=None, metadata=metadata)

    def _check(self, encoder_name: str | None) -> str:
        """The name of the encoder that the collection was made with; it is made when it is not there."""
        try:
            facts = self._collection(_SIGN).metadata or {}
        except NotFoundError:
            if encoder_name is None:
                raise CollectionEmpty(wording.collection_empty()) from None
            facts = {"encoder": encoder_name, "layout": LAYOUT}
            self._client.get_or_create_collection(_SIGN, embedding_function=None, metadata=facts)
        if facts.get("layout") != LAYOUT:
            raise CollectionError(wording.collection_unreadable(str(self._folder), f"indeling {facts.get('layout')}"))
        made_with = str(facts.get("encoder"))
        if encoder_name not in (None, made_with):
            raise EncoderMismatch(wording.other_encoder(str(self._folder), made_with, str(encoder_name)))
        return made_with

    def encoder(self) -> Encoder:
        if self._encoder is None:
            raise ValueError("without an encoder nothing can be searched or written")
        return self._encoder

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Chroma's own errors become ours."""
        try:
            yield
        except NotFoundError as error:  # replaced by another process; to go on would be to say that it has nothing
            self._forget()
            raise CollectionError(wording.collection_changed()) from error
        except ChromaError as error:
            raise CollectionError(wording.collection_unreadable(str(self._folder), str(error))) from error

    @contextmanager
    def _changing(self, size: int | None = None) -> Iterator[None]:
        """Chroma's own errors become ours, and so does a disk that has no room for vectors of `size` bytes."""
        try:
            with writing(self._folder):
                if size is not None:
                    require_room(self._folder, _ROOM * size)
                yield
        except ChromaError as error:
            self._reopen()  # a connection that failed halfway would keep the others waiting
            reason = wording.DISK_FULL if is_full(self._folder) else str(error)
            raise CollectionError(wording.collection_unwritable(self._folder, reason)) from error


def _client(folder: Path) -> Client:
    make_ready(folder)
    try:
        client = chromadb.PersistentClient(str(folder), settings=ChromaSettings(anonymized_telemetry=False))
    except (ChromaError, ValueError, AttributeError) as error:
        # What Chroma could not open once, is in the same process an AttributeError of its own the second time.
        raise CollectionError(wording.collection_unreadable(str(folder), str(error))) from error
    return cast("Client", client)  # declared as the interface, which has no close()
