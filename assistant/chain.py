"""The chain of LangChain runnables: understand → gather → judge → (rerank) → draft → ground → compose."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from langchain_core.runnables import Runnable, RunnableLambda
from langsmith.run_helpers import tracing_context

from assistant.answer import Answer
from assistant.compose import compose
from assistant.gather import gather, warm_up
from assistant.ground import Grounded, ground
from assistant.judge import Judged, JudgeModel, judge, load_judge
from assistant.question import Request, understand
from assistant.quotes import draft_quotes
from assistant.rerank import Reranker, rerank
from vectorstore.cross_encoder import CrossEncoderReranker
from vectorstore.embedding import load_encoder
from vectorstore.gazetteer import Gazetteer, load_gazetteer
from vectorstore.library import Library
from vectorstore.passage import Programme
from vectorstore.question_map import with_question_map
from vectorstore.settings import Settings

if TYPE_CHECKING:
    from assistant.writer import Writer

__all__ = ["Assistant", "Trace", "build_chain", "make_gazetteer", "open_assistant", "open_library"]


@dataclass(frozen=True, slots=True)
class _Timed:
    """What goes from one step to the next, with the milliseconds that each step took."""

    value: Any
    timings: dict[str, float]


@dataclass(frozen=True, slots=True)
class Trace:
    """An answer with what it was chosen from: the verdict on every programme and passage that was looked at."""

    answer: Answer
    grounded: Grounded

    @property
    def judged(self) -> Judged:
        return self.grounded.draft.judged


@dataclass(frozen=True, slots=True)
class Assistant:
    """Answers questions about the programmes in a library."""

    library: Library
    chain: Runnable[Request, Trace]
    writer: "Writer | None" = None
    """Writes summaries, where a language model is set."""

    def ask(self, request: Request) -> Answer:
        """Answers one question, without a language model. Raises QuestionError or CollectionError."""
        return self.trace(request).answer

    def stream(self, request: Request) -> Iterator[Answer]:
        """The answer of `ask` at once; then, where a language model is set, the same with a summary that grows by the
        sentence, and last as it is to stay. To stop it, close the iterator: what came last stands. A follow-up that
        `ask` finds unclear is put in full by the model first."""
        answer = self.ask(request)
        if self.writer and answer.status == "unclear" and request.history:
            answer = self._ask_in_full(request, self.writer) or answer
        yield answer
        if self.writer:
            yield from self.writer.summarise(answer)

    def _ask_in_full(self, request: Request, writer: "Writer") -> Answer | None:
        question = writer.rewrite(request)
        if question is None:
            return None
        answer = self.ask(replace(request, question=question, history=()))
        return replace(answer, question=request.question, understood_as=question)

    def trace(self, request: Request) -> Trace:
        """`ask`, with what the answer was chosen from."""
        # LangChain would send questions to LangSmith if the environment happened to switch that on.
        with tracing_context(enabled=False):
            return self.chain.invoke(request)


def open_assistant(settings: Settings) -> Assistant:
    """The assistant that the settings describe, warmed up. Raises CollectionEmpty when nothing was read in yet, and
    SettingsError or EncoderError when a model that is set cannot be used."""
    library = open_library(settings)
    warm_up(library)
    reranker = CrossEncoderReranker(settings.reranker_model) if settings.reranker_model else None
    return Assistant(library, build_chain(library, load_judge(), reranker), _open_writer(settings, library))


def open_library(settings: Settings) -> Library:
    """The collection that the settings describe, of their towns only. Raises CollectionEmpty when nothing was read in
    yet, and SettingsError for a town that it has nothing of."""
    encoder = load_encoder(settings.embedding_model, settings.cache_dir, settings.query_prompt, settings.passage_prompt)
    library = Library.open(settings.collection_dir, with_question_map(encoder))
    library.version()
    library.look_only_at(settings.site.towns)
    return library


def _open_writer(settings: Settings, library: Library) -> "Writer | None":
    if settings.chat_model is None:
        return None
    # Imported here: without a language model none of its libraries is loaded, nor need be there.
    from assistant.generate import open_chat
    from assistant.writer import Writer

    chat = open_chat(settings.chat_model, settings.chat_base_url, settings.chat_key, settings.chat_timeout)
    return Writer(chat, make_gazetteer(library.programmes()), library.encoder())


def build_chain(library: Library, model: JudgeModel, reranker: Reranker | None = None) -> Runnable[Request, Trace]:
    """A runnable from a Request to a Trace, with the time of each step in the answer. Without a reranker there is no
    such step."""
    gazetteer = make_gazetteer(library.programmes())
    steps: dict[str, Callable[[Any], Any]] = {
        "understand": lambda request: understand(request, library.programmes(), gazetteer, library.spelling()),
        "gather": lambda query: gather(query, library),
        "judge": lambda gathered: judge(gathered, model),
        **({"rerank": lambda judged: rerank(judged, reranker)} if reranker else {}),
        "draft": lambda judged: draft_quotes(judged, model),
        "ground": ground,
        "compose": lambda grounded: _traced(grounded, library),
    }
    chain: Runnable[Any, Any] = RunnableLambda(lambda request: _Timed(request, {}), name="start")
    for name, step in steps.items():
        chain = chain | RunnableLambda(_timed(name, step), name=name)
    return chain | RunnableLambda(_with_timings, name="finish")


def make_gazetteer(programmes: Sequence[Programme]) -> Gazetteer:
    """The names that questions about these programmes may have in them."""
    return load_gazetteer(
        (p.publisher for p in programmes if p.publisher_kind == "party"),
        (p.municipality for p in programmes if p.municipality),
    )


def _timed(name: str, step: Callable[[Any], Any]) -> Callable[[_Timed], _Timed]:
    def run(timed: _Timed) -> _Timed:
        start = time.perf_counter()
        value = step(timed.value)
        return _Timed(value, timed.timings | {name: round((time.perf_counter() - start) * 1000, 2)})

    return run


def _traced(grounded: Grounded, library: Library) -> Trace:
    return Trace(compose(grounded, library.programmes(), library.version()), grounded)


def _with_timings(timed: _Timed) -> Trace:
    trace: Trace = timed.value
    total = round(sum(timed.timings.values()), 2)
    return replace(trace, answer=replace(trace.answer, timings_ms=timed.timings | {"total": total}))
