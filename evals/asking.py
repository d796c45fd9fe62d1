"""Carries out a run: each set's collection is brought up to date, and each question put to each engine in turn, so that
whatever else the machine does slows all engines alike."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from assistant.chain import open_assistant
from assistant.judge import load_judge
from evals import wording
from evals.baseline import Baseline, TutorialStack
from evals.cases import Case
from evals.costs import measure_costs
from evals.dataset import NATIONAL, Question
from evals.quotes_engine import QuotesEngine
from evals.run import Manifest, Run, SetFacts, code_version, machine, now, sha256_of
from evals.sets import QuestionSet, is_there, open_set
from evals.sources import read_sources
from evals.truth import check_answer
from vectorstore.errors import RunError
from vectorstore.library import Library
from vectorstore.settings import Settings

if TYPE_CHECKING:
    from evals.given import Engine

__all__ = ["ENGINES", "Chosen", "carry_out"]

ENGINES = ("quotes", "baseline")
_SETTINGS = ("embedding_model", "query_prompt", "passage_prompt", "reranker_model")
"""What a run keeps of the settings: those that change its answers."""
_COSTED = 25
"""Questions that the costs are measured over."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a run is to do: the questions of each set, and by which engines they are answered."""

    sets: Sequence[tuple[QuestionSet, tuple[Question, ...]]]
    engines: tuple[str, ...]
    split: str
    costs: bool = True


def carry_out(chosen: Chosen, folder: Path, settings: Settings) -> Run:
    """Does what is left of a run; costs are measured where `chosen` asks for them. Raises RunError when the folder
    holds another one or cannot be written in, or when there is nothing to ask."""
    there = [(one, questions) for one, questions in chosen.sets if is_there(one)]
    absent = tuple(one.name for one, _ in chosen.sets if not is_there(one))
    for one, _ in chosen.sets:
        if one.name in absent:
            print(wording.set_absent(one.name, one.texts), file=sys.stderr)
    if not there:
        raise RunError(wording.no_set_there())
    if not any(questions for _, questions in there):
        raise RunError(wording.no_questions([one.name for one, _ in there], chosen.split))
    opened = {one.name: open_set(one, settings) for one, _ in there}
    facts, encoder = {}, ""
    for one, _ in there:
        with closing(Library.open(opened[one.name].collection_dir)) as library:
            facts[one.name], encoder = _facts(one, library), library.encoder_name
    manifest = Manifest(
        created=now(),
        code=code_version(),
        machine=machine(),
        encoder=encoder,
        settings={key: getattr(settings, key) for key in _SETTINGS},
        threshold=load_judge().found,
        split=chosen.split,
        engines=chosen.engines,
        sets=facts,
        absent=absent,
    )
    run = Run.begin(folder, manifest, {one.name: questions for one, questions in there})
    done = {(case.set, case.engine, case.question.id) for case in run.cases()}
    for one, questions in there:
        left = [q for q in questions if any((one.name, engine, q.id) not in done for engine in chosen.engines)]
        if left and chosen.costs and run.manifest.sets[one.name].start_up_s is None:
            _keep_costs(run, one.name, left, opened[one.name])
        if left:
            _ask_set(run, one.name, left, opened[one.name], done)
    return run


def _ask_set(
    run: Run, name: str, questions: Sequence[Question], settings: Settings, done: set[tuple[str, str, str]]
) -> None:
    sources = read_sources(settings.programmes)
    assistant = open_assistant(settings)
    with closing(assistant.library):
        engines: list[Engine] = []
        if "quotes" in run.manifest.engines:
            engines.append(QuotesEngine(assistant))
        if "baseline" in run.manifest.engines:
            stack = TutorialStack(settings.data_dir / "baseline", settings.cache_dir)
            engines.append(Baseline(stack, [source.entry for source in sources.values()], settings.programmes))
        for engine in engines:
            engine.ask(questions[0])  # the first answer of a process is slow for all
        bar = tqdm(questions, desc=wording.asking(name), unit=wording.QUESTION, disable=None, file=sys.stderr)

        def cases() -> Iterator[Case]:
            for question in bar:
                for engine in engines:
                    if (name, engine.name, question.id) not in done:
                        given = engine.ask(question)
                        yield Case(name, engine.name, question, given, check_answer(given.answer, sources))

        run.add(cases())


def _keep_costs(run: Run, name: str, questions: Sequence[Question], settings: Settings) -> None:
    costs = measure_costs(settings, [question.request for question in questions[:_COSTED]])
    facts = run.manifest.sets[name].model_copy(update={"start_up_s": costs.start_up_s, "peak_mib": costs.peak_mib})
    run.keep(run.manifest.model_copy(update={"sets": run.manifest.sets | {name: facts}}))


def _facts(one: QuestionSet, library: Library) -> SetFacts:
    return SetFacts(
        questions=sha256_of(one.questions),
        collection=library.version(),
        programmes={
            p.id: {"publisher": p.publisher, "place": p.municipality or NATIONAL, "status": p.status}
            for p in library.programmes()
        },
    )
