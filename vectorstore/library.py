"""The collection: programmes, passages and their vectors, in Chroma. The only file that imports chromadb.

Three Chroma collections: `programmes` (one record a programme: its facts, clean text, sections and passages), and the
vectors in `passages` and in `sentences` (of passages that have more than one). A programme is replaced by writing
vectors under a new edition first, then its one record in `programmes`, which names the edition that counts; only then
the old vectors go. So a programme is always searched whole, and what an interruption left behind is swept by `tidy`.
"""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError

from vectorstore.encoder import Encoder
from vectorstore.errors import CollectionEmpty, CollectionError, EncoderMismatch
from vectorstore.lexical import LexicalIndex
from vectorstore.passage import Hit, Passage, Probe, Programme, Section
from vectorstore.records import Stored, from_record, headed, record_id, to_record
from vectorstore.wording import (
    collection_changed,
    collection_empty,
    collection_unreadable,
    collection_unwritable,
    other_encoder,
    unknown_programme,
)

__all__ = ["Library", "writing"]

_LAYOUT = 1
"""The way the records are laid out; raised when that changes."""
_BATCH = 2000
"""Records in one call; Chroma takes about 5,000."""
_SEARCH_WIDTH = 500
"""Candidates that the HNSW index weighs up: with so many, a search in one programme is exact in practice."""


class Library:
    """The collection in one folder, with the encoder that its vectors were made with."""

    def __init__(self, client: Client, encoder: Encoder | None, place: str) -> None:
        """`place` names the collection in messages. Without an encoder it can be looked into, not searched or written.
        Raises EncoderMismatch when the collection has vectors of another encoder, CollectionError when it cannot be
        used, CollectionEmpty when it is not there and there is no encoder to make it for."""
        self._client = client
        self._encoder = encoder
        self._place = place
        self._stored: dict[str, Stored] | None = None
        self._lexical: LexicalIndex | None = None
        with self._reading():
            self._check_encoder()

    @classmethod
    def open(cls, folder: Path, encoder: Encoder | None = None) -> "Library":
        """Opens the collection in a folder, which is made when it is not there."""
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        try:
            client = chromadb.PersistentClient(str(folder), settings=ChromaSettings(anonymized_telemetry=False))
        except (ChromaError, ValueError) as error:
            raise CollectionError(collection_unreadable(str(folder), str(error))) from error
        # Declared as the interface, which has no close().
        return cls(cast("Client", client), encoder, str(folder))

    def close(self) -> None:
        """Lets go of the folder's files."""
        self._client.close()

    @property
    def encoder_name(self) -> str:
        return self._required_encoder().name

    def programmes(self) -> tuple[Programme, ...]:
        """All programmes, alphabetical by publisher and municipality."""
        return tuple(stored.programme for stored in self._load().values())

    def programme(self, programme_id: str) -> Programme:
        return self._get(programme_id).programme

    def text(self, programme_id: str) -> str:
        """The clean text that positions point into."""
        return self._get(programme_id).text

    def sections(self, programme_id: str) -> tuple[Section, ...]:
        return self._get(programme_id).sections

    def passages(self, programme_id: str) -> tuple[Passage, ...]:
        """The passages of a programme in reading order."""
        return self._get(programme_id).passages

    def version(self) -> str:
        """Changes when any passage, or what is said of it, does. Raises CollectionEmpty when nothing was read in."""
        programmes = self.programmes()
        if not programmes:
            raise CollectionEmpty(collection_empty())
        return hashlib.sha256(" ".join(sorted(p.edition for p in programmes)).encode()).hexdigest()[:12]

    def probe(self, question: str, words: str) -> Probe:
        """Makes a question ready once, to search any number of programmes with: `question` is encoded, `words` are
        looked for."""
        passages = [passage for stored in self._load().values() for passage in stored.passages]
        if not passages:
            raise CollectionEmpty(collection_empty())
        if self._lexical is None:
            self._lexical = LexicalIndex([headed(passage, passage.section) for passage in passages])
        match = self._lexical.match(words)
        ids = [passage.id for passage in passages]
        places: dict[str, list[int]] = {}
        for i, passage in enumerate(passages):
            places.setdefault(passage.programme_id, []).append(i)
        return Probe(
            vector=self._required_encoder().encode_question(question),
            cover=dict(zip(ids, match.cover().tolist(), strict=True)),
            elsewhere={programme: match.elsewhere(own) for programme, own in places.items()},
        )

    def search(self, probe: Probe, programme_id: str, limit: int) -> tuple[Hit, ...]:
        """The passages of one programme that are nearest to a question, or have a sentence that is; best first by
        their own vector. At most `limit` are weighed by passage, and as many sentences as three a passage."""
        stored = self._get(programme_id)
        edition = stored.programme.edition
        by_passage = self._nearest("passages", probe, edition, limit)
        if not by_passage:
            # Another process has replaced this edition; to go on would be to say that it has nothing on anything.
            self._forget()
            raise CollectionError(collection_changed())
        by_sentence: dict[str, float] = {}
        for record, cosine in self._nearest("sentences", probe, edition, 3 * limit).items():
            passage_record = record.rpartition(":")[0]
            by_sentence[passage_record] = max(cosine, by_sentence.get(passage_record, -1.0))
        # What was not among the nearest is no nearer than the last of those.
        passage_floor = min(by_passage.values(), default=0.0)
        sentence_floor = min(by_sentence.values(), default=0.0)
        hits = []
        for passage in stored.passages:
            record = record_id(passage, edition)
            if record in by_passage or record in by_sentence:
                dense = by_passage.get(record, passage_floor)
                sentence = by_sentence.get(record, sentence_floor) if len(passage.sentences) > 1 else dense
                hits.append(Hit(passage, dense, sentence, probe.cover[passage.id], probe.elsewhere[programme_id]))
        return tuple(sorted(hits, key=lambda hit: -hit.dense))

    def _nearest(self, name: str, probe: Probe, edition: str, limit: int) -> dict[str, float]:
        """The cosines of the records of one edition that are nearest to a question, by record id."""
        with self._reading():
            collection = self._collection(name)
            found = collection.query(
                query_embeddings=probe.vector[np.newaxis],
                where={"edition": edition},
                n_results=limit,
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        return {record: 1.0 - distance for record, distance in zip(found["ids"][0], distances, strict=True)}

    def add(self, programme: Programme, text: str, sections: Sequence[Section], passages: Sequence[Passage]) -> None:
        """Stores a programme; an older edition of it is replaced in one step."""
        with self._reading():
            self._write_vectors(programme, text, passages)
            self._collection("programmes").upsert(
                ids=[programme.id],
                embeddings=np.ones((1, 1), dtype=np.float32),
                documents=[to_record(Stored(programme, text, tuple(sections), tuple(passages)))],
            )
        self._forget()
        self.tidy()

    def remove(self, programme_id: str) -> None:
        """Takes a programme out, with all its vectors. Raises CollectionError when it is not there."""
        self._get(programme_id)
        with self._reading():
            self._collection("programmes").delete(ids=[programme_id])
        self._forget()
        self.tidy()

    def tidy(self) -> None:
        """Sweeps vectors of editions that no programme names."""
        current: list[str | int | float | bool] = [programme.edition for programme in self.programmes()]
        # An empty $nin is refused; no edition is called "".
        others: dict[Literal["$in", "$nin"], list[str | int | float | bool]] = {"$nin": current or [""]}
        with self._reading():
            for name in ("passages", "sentences"):
                collection = self._collection(name)
                if collection.count():
                    collection.delete(where={"edition": others})

    def _write_vectors(self, programme: Programme, text: str, passages: Sequence[Passage]) -> None:
        ids = [record_id(passage, programme.edition) for passage in passages]
        about = [headed(passage, passage.section[-1:]) for passage in passages]
        self._upsert("passages", programme, ids, [passage.text for passage in passages], about)
        spans = [
            (f"{record}:{i}", text[start:end])
            for record, passage in zip(ids, passages, strict=True)
            if len(passage.sentences) > 1
            for i, (start, end) in enumerate(passage.sentences)
        ]
        sentences = [sentence for _, sentence in spans]
        self._upsert("sentences", programme, [record for record, _ in spans], sentences, sentences)

    def _upsert(
        self, name: str, programme: Programme, ids: Sequence[str], documents: Sequence[str], encoded: Sequence[str]
    ) -> None:
        """Stores `documents` with the vectors of `encoded`: headings go to the encoder, not into the quote."""
        collection = self._collection(name)
        vectors = self._required_encoder().encode_passages(encoded)
        facts = {"programme": programme.id, "edition": programme.edition}
        for i in range(0, len(ids), _BATCH):
            part = slice(i, i + _BATCH)
            collection.upsert(
                ids=list(ids[part]),
                embeddings=vectors[part],
                documents=list(documents[part]),
                metadatas=[facts] * len(ids[part]),
            )

    def _check_encoder(self) -> None:
        try:
            facts = self._client.get_collection("passages", embedding_function=None).metadata or {}
        except NotFoundError:
            self._create()
            return
        if facts.get("layout") != _LAYOUT:
            raise CollectionError(collection_unreadable(self._place, f"indeling {facts.get('layout')}"))
        if self._encoder is not None and facts.get("encoder") != self._encoder.name:
            raise EncoderMismatch(other_encoder(self._place, str(facts.get("encoder")), self._encoder.name))

    def _create(self) -> None:
        """Makes the three collections; `passages`, by which a collection is known, last."""
        if self._encoder is None:
            raise CollectionEmpty(collection_empty())
        for name in ("sentences", "programmes", "passages"):
            self._client.get_or_create_collection(
                name,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "ef_search": _SEARCH_WIDTH}},
                metadata={"encoder": self._encoder.name, "layout": _LAYOUT},
            )

    def _required_encoder(self) -> Encoder:
        if self._encoder is None:
            raise ValueError("a library that was opened without an encoder cannot be searched or written")
        return self._encoder

    def _collection(self, name: str) -> Collection:
        return self._client.get_collection(name, embedding_function=None)

    def _get(self, programme_id: str) -> Stored:
        stored = self._load()
        if programme_id not in stored:
            raise CollectionError(unknown_programme(programme_id, list(stored)))
        return stored[programme_id]

    def _load(self) -> dict[str, Stored]:
        if self._stored is None:
            with self._reading():
                documents = self._collection("programmes").get(include=["documents"])["documents"] or []
            try:
                loaded = [from_record(document) for document in documents]
            except (ValueError, KeyError, TypeError) as error:
                raise CollectionError(collection_unreadable(self._place, f"record: {error}")) from error
            loaded.sort(
                key=lambda s: (s.programme.publisher.casefold(), s.programme.municipality or "", s.programme.id)
            )
            self._stored = {stored.programme.id: stored for stored in loaded}
        return self._stored

    def _forget(self) -> None:
        self._stored = None
        self._lexical = None

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Chroma's own errors become ours."""
        try:
            yield
        except ChromaError as error:
            raise CollectionError(collection_unreadable(self._place, str(error))) from error


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """An error of the file system becomes a CollectionError that names the folder."""
    try:
        yield
    except OSError as error:
        raise CollectionError(collection_unwritable(folder, error.strerror or str(error))) from error
