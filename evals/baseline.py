"""The stack that a tutorial would build, to hold every figure against: PyPDFLoader, BSHTMLLoader or TextLoader, a
recursive splitter of 1000 characters with 200 shared, the same embedding model with its own defaults, Chroma, and the
four nearest chunks.

A tutorial hands those chunks to a language model; here they are the answer themselves, each a citation of the programme
that it is from. It knows no scope and no silence: it always answers. Earlier questions of a conversation are put before
the question.
"""

import hashlib
import time
import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer

from evals.dataset import Gold, Question
from evals.given import DEPTH, Given, Ranked, Ranking, Verdict, is_relevant
from evals.letters import Letters
from vectorstore.bundled_e5 import bundled_e5
from vectorstore.embedding import quiet_loading

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # that its package is no longer kept up
    from langchain_community.document_loaders import BSHTMLLoader, PyPDFLoader, TextLoader

__all__ = ["Baseline", "TutorialStack"]

_SHOWN = 4
_LAYOUT = 2
"""Raise it when files are loaded or split differently: chunks from before are not used then."""


class TutorialStack:
    """Loads, splits, embeds and stores files, and finds the nearest chunks."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._store = Chroma(
            embedding_function=_Plain(cache),
            persist_directory=str(folder),
            client_settings=ChromaSettings(
                anonymized_telemetry=False, is_persistent=True, persist_directory=str(folder)
            ),
            collection_metadata={"hnsw:space": "cosine"},
        )
        self._splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)

    def read(self, file: Path, **told: str) -> None:
        """Takes a file in; `told` goes with each of its chunks."""
        pages = load_pages(file)
        for number, page in enumerate(pages):
            page.metadata = {"page": number, **told}
        chunks = self._splitter.split_documents(pages)
        for start in range(0, len(chunks), 1000):
            self._store.add_documents(chunks[start : start + 1000])

    def forget(self, programme: str) -> None:
        """Takes all chunks of a programme out."""
        self._store.delete(where={"programme": programme})

    def nearest(self, question: str, limit: int) -> list[tuple[Document, float]]:
        """The nearest chunks with their cosine distance, nearest first."""
        found: list[tuple[Document, float]] = self._store.similarity_search_with_score(question, k=limit)
        return found

    @property
    def chunks(self) -> Sequence[Document]:
        """All chunks that are held."""
        held = self._store.get()
        return [Document(text, metadata=data) for text, data in zip(held["documents"], held["metadatas"], strict=True)]


def load_pages(file: Path) -> list[Document]:
    """What the tutorials' loaders make of a file: a document a page, or one in all."""
    pages: list[Document]
    match file.suffix:
        case ".pdf":
            pages = PyPDFLoader(str(file)).load()
        case ".html":
            pages = BSHTMLLoader(str(file), open_encoding="utf-8").load()
        case _:
            pages = TextLoader(str(file), encoding="utf-8").load()
    return pages


def _edition(file: Path) -> str:
    return f"{_LAYOUT}-{hashlib.sha256(file.read_bytes()).hexdigest()}"


class Baseline:
    """The tutorials' stack as an engine to be measured, over the files of some catalogue entries."""

    name = "baseline"

    def __init__(self, stack: TutorialStack, entries: Sequence[Mapping[str, Any]], programmes: Path) -> None:
        """Reads the files in where the stack does not hold them as they are; forgets programmes that are not there."""
        self._stack = stack
        self._entries = {entry["id"]: entry for entry in entries}
        self._pages: dict[str, list[Letters]] = {}
        self._programmes = programmes
        held = {chunk.metadata["programme"]: chunk.metadata.get("edition") for chunk in stack.chunks}
        editions = {name: _edition(programmes / entry["file"]) for name, entry in self._entries.items()}
        for programme in held:
            if held[programme] != editions.get(programme):
                stack.forget(programme)
        for programme, edition in editions.items():
            if held.get(programme) != edition:
                file = programmes / self._entries[programme]["file"]
                stack.read(file, programme=programme, edition=edition)
        self._chunks: dict[str, list[Document]] = defaultdict(list)
        for chunk in stack.chunks:
            self._chunks[chunk.metadata["programme"]].append(chunk)

    def ask(self, question: Question) -> Given:
        start = time.perf_counter()
        found = self._stack.nearest(" ".join((*question.history, question.question)), DEPTH)
        total = round(1000 * (time.perf_counter() - start), 2)
        answer = self._answer(question, [chunk for chunk, _ in found[:_SHOWN]], total)
        shown = {row["programme_id"] for row in answer["publishers"]}
        nearness: dict[str, float] = {}
        for chunk, distance in found:
            nearness.setdefault(chunk.metadata["programme"], 1.0 - distance)
        verdicts = {programme: Verdict(nearness.get(programme, 0.0), programme in shown) for programme in self._entries}
        rankings = {gold.programme_id: self._ranking(gold, [chunk for chunk, _ in found]) for gold in question.gold}
        return Given(answer, verdicts, rankings)

    def _answer(self, question: Question, chunks: Sequence[Document], total: float) -> dict[str, Any]:
        """The chunks as an answer after the contract."""
        citations = [self._citation(n, chunk) for n, chunk in enumerate(chunks, start=1)]
        numbers: dict[str, list[int]] = defaultdict(list)
        for citation in citations:
            numbers[citation["programme_id"]].append(citation["n"])
        rows = [
            {
                "programme_id": programme,
                "publisher": self._entries[programme]["publisher"],
                "municipality": self._entries[programme]["municipality"],
                "found": True,
                "citations": cited,
                "nearest": [],
            }
            for programme, cited in numbers.items()
        ]
        return {
            "id": question.id,
            "question": question.question,
            "understood_as": None,
            "status": "answered",
            "answer": "\n\n".join(map(_shown, citations)),
            "publishers": rows,
            "citations": citations,
            "searched": sorted(self._entries),
            "notes": [],
            "engine": self.name,
            "collection": "",
            "timings_ms": {"total": total},
        }

    def _citation(self, n: int, chunk: Document) -> dict[str, Any]:
        entry = self._entries[chunk.metadata["programme"]]
        start = chunk.metadata["start_index"]
        return {
            "n": n,
            "programme_id": entry["id"],
            **{key: entry[key] for key in ("publisher", "municipality", "title", "document_kind", "status", "url")},
            "author": None,
            "section": [],
            "page": str(chunk.metadata["page"] + 1),
            "quote": chunk.page_content,
            "start": start,
            "end": start + len(chunk.page_content),
            "passage_id": f"{entry['id']}:{chunk.metadata['page']}:{start}",
        }

    def _ranking(self, gold: Gold, found: Sequence[Document]) -> Ranking:
        own = gold.programme_id
        relevant = sum(self._is_relevant(chunk, gold) for chunk in self._chunks[own])
        ranked = (
            Ranked(chunk.page_content, chunk.metadata["programme"] == own and self._is_relevant(chunk, gold))
            for chunk in found
        )
        return Ranking(tuple(ranked), relevant)

    def _is_relevant(self, chunk: Document, gold: Gold) -> bool:
        own = gold.programme_id
        if own not in self._pages:
            pages = load_pages(self._programmes / self._entries[own]["file"])
            self._pages[own] = [Letters(page.page_content) for page in pages]
        start = chunk.metadata["start_index"]
        span = (start, start + len(chunk.page_content))
        return is_relevant(span, gold.quotes, self._pages[own][chunk.metadata["page"]])


def _shown(citation: Mapping[str, Any]) -> str:
    """A citation in Markdown: each line of it is a quotation."""
    return "\n".join(f"> {line}" for line in f"{citation['quote']} [{citation['n']}]".split("\n"))


class _Plain(Embeddings):
    """The bundled model as a tutorial would call it."""

    def __init__(self, cache: Path) -> None:
        with quiet_loading():
            self._model = SentenceTransformer(
                str(bundled_e5(cache)),
                device="cpu",
                local_files_only=True,
                model_kwargs={"dtype": "float32"},  # the bundled weights are halves, in which a processor is far slower
            )

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._encode("passage: ", texts)

    def embed_query(self, text: str) -> list[float]:
        return self._encode("query: ", [text])[0]

    def _encode(self, prompt: str, texts: list[str]) -> list[list[float]]:
        found: list[list[float]] = self._model.encode(
            texts, prompt=prompt, normalize_embeddings=True, show_progress_bar=False
        ).tolist()
        return found
