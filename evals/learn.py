"""Learns the map of question vectors (`vectorstore.question_map`) from questions about the national programmes, which
are in no other set: some that a passage answers, often without a word in common, and some that it only seems to.

What is minimised, over batches of questions: for one that is answered, how little of the likelihood the passages with
gold have among the nearest of their programme; and for every one, how wrong a logistic regression is that takes the
nearest passage for an answer. Of the turn that results only `_PART` is applied: a whole one tells better whether there
is an answer, and worse which passage has it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import binary_cross_entropy_with_logits as log_loss

from assistant.chain import make_gazetteer
from assistant.question import understand
from evals.dataset import Question
from evals.metrics import contains
from evals.wording import NOTHING_TO_LEARN, quote_in_no_plan
from vectorstore.errors import QuestionError
from vectorstore.library import Library
from vectorstore.passage import Passage
from vectorstore.question_map import QuestionMap
from vectorstore.vectors import Vectors, passage_ids, sentence_ids

__all__ = ["Lesson", "learn", "lessons"]

_NEAREST = 40
"""Passages of a programme that are told apart, by their own vectors and as many by their sentences."""
_TEMPERATURE = 0.03
_SENTENCE = 2 / 3
"""What the nearest sentence counts for in which passage answers: about as much more as it weighs in `_START`."""
_START = (12.0, 22.0, -30.0)
"""Of the logistic regression: the weights of a passage's cosine and of its nearest sentence's, and the bias."""
_WEIGHT_OF_FOUND = 2.0
_SHRINKAGE = 0.003
_ROUNDS = 12
_AVERAGED = 6
"""The last rounds, whose maps are averaged: by itself each gives some other order."""
_BATCH = 32
_RATES = (5e-4, 0.05)
"""Learning rates of the map and of the logistic regression."""
_PART = 0.5


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question's vector, shape (d,); the vectors of passages of one programme, shape (n, d), and of their sentences,
    shape (m, d); which passage each sentence is of, shape (m,); and which passages answer, shape (n,): perhaps none."""

    question: torch.Tensor
    passages: torch.Tensor
    sentences: torch.Tensor
    owners: torch.Tensor
    gold: torch.Tensor


@dataclass(frozen=True, slots=True)
class _Held:
    """A programme's plans and their vectors."""

    plans: Sequence[Passage]
    passages: NDArray[np.float32]
    sentences: NDArray[np.float32]
    owners: NDArray[np.int64]

    @classmethod
    def of(cls, passages: Sequence[Passage], vectors: Vectors) -> "_Held":
        plans = [passage for passage in passages if passage.kind == "plan"]
        places = {passage.id: place for place, passage in enumerate(plans)}
        own = [place for place, key in enumerate(passage_ids(passages)) if key in places]
        parts = [(row, key.rpartition(":")[0]) for row, key in enumerate(sentence_ids(passages))]
        kept = [(row, places[passage]) for row, passage in parts if passage in places]
        rows, owners = (np.array([pair[i] for pair in kept], dtype=np.int64) for i in (0, 1))
        return cls(plans, vectors.passages[own], vectors.sentences[rows], owners)

    def gold(self, quotes: Sequence[str]) -> NDArray[np.bool_]:
        """Which plans have one of these quotes."""
        return np.array([any(contains(plan.text, quote) for quote in quotes) for plan in self.plans])

    def lesson(self, question: NDArray[np.float32], gold: NDArray[np.bool_]) -> Lesson:
        """What a question teaches that these plans answer."""
        dense = self.passages @ question
        by_sentence = dense.copy()
        np.maximum.at(by_sentence, self.owners, self.sentences @ question)
        near = [np.argsort(-cosines)[:_NEAREST] for cosines in (dense, by_sentence)]
        chosen = np.unique(np.concatenate([*near, np.flatnonzero(gold)]))
        kept = np.isin(self.owners, chosen)
        owners = np.searchsorted(chosen, self.owners[kept])
        arrays = (question, self.passages[chosen], self.sentences[kept], owners, gold[chosen])
        return Lesson(*map(torch.tensor, arrays))


def lessons(questions: Iterable[Question], library: Library) -> Iterator[Lesson]:
    """A lesson of each programme that a question has gold in, or that must not be found for it. The library's encoder
    is the one that the map is for, without a map. Raises QuestionError when gold stands in no plan of its programme."""
    gazetteer = make_gazetteer(library.programmes())
    held: dict[str, _Held] = {}
    golds: dict[tuple[str, tuple[str, ...]], NDArray[np.bool_]] = {}
    for question in questions:
        query = understand(question.request, library.programmes(), gazetteer, library.spelling())
        if query.intent != "question":
            continue
        vector = library.encoder().encode_question(query.text)
        quotes = {gold.programme_id: gold.quotes for gold in question.gold} | dict.fromkeys(question.absent, ())
        for programme, wanted in quotes.items():
            if programme not in held:
                held[programme] = _Held.of(library.passages(programme), library.vectors(programme))
            key = programme, wanted
            if key not in golds:  # the wordings of a question share them, and to look for quotes takes long
                golds[key] = held[programme].gold(wanted)
                if wanted and not golds[key].any():
                    raise QuestionError(quote_in_no_plan(question.id, programme, wanted[0]))
            yield held[programme].lesson(vector, golds[key])


def learn(data: Sequence[Lesson], encoder: str) -> QuestionMap:
    """Fits the map; the same data on the same machine give the same map. Raises QuestionError when there is nothing to
    learn from."""
    if not data:
        raise QuestionError(NOTHING_TO_LEARN)
    generator = torch.Generator().manual_seed(0)
    size = len(data[0].question)
    turn = torch.zeros(size, size, requires_grad=True)
    weights = torch.tensor(_START, requires_grad=True)
    optimizer = torch.optim.Adam([{"params": [p], "lr": rate} for p, rate in zip((turn, weights), _RATES, strict=True)])
    mean = torch.zeros(size, size)
    for number in range(_ROUNDS):
        order = torch.randperm(len(data), generator=generator).tolist()
        for start in range(0, len(data), _BATCH):
            batch = [data[i] for i in order[start : start + _BATCH]]
            optimizer.zero_grad()
            loss = torch.stack([_loss(lesson, turn, weights) for lesson in batch]).mean()
            (loss + _SHRINKAGE * turn.square().sum()).backward()
            optimizer.step()
        if number >= _ROUNDS - _AVERAGED:
            mean += turn.detach() / _AVERAGED
    return QuestionMap(encoder, np.eye(size, dtype=np.float32) + _PART * mean.numpy())


def _loss(lesson: Lesson, turn: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    turned = lesson.question + turn @ lesson.question
    turned = turned / turned.norm()
    dense = lesson.passages @ turned
    nearest = torch.full_like(dense, -1.0).scatter_reduce(0, lesson.owners, lesson.sentences @ turned, "amax")
    sentence = torch.where(nearest > -1.0, nearest, dense)
    score = (weights[0] * dense + weights[1] * sentence + weights[2]).max()
    answered = lesson.gold.any()
    loss = _WEIGHT_OF_FOUND * log_loss(score, answered.float())
    if answered:
        likeness = ((1.0 - _SENTENCE) * dense + _SENTENCE * sentence) / _TEMPERATURE
        loss = loss + torch.logsumexp(likeness, 0) - torch.logsumexp(likeness[lesson.gold], 0)
    return loss
