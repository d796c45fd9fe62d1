"""What a language model does for the assistant: it writes summaries, makes sense of a follow-up, and rules on a claim.
Imported only when a model is set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant import chat_wording as wording
from assistant.answer import Answer, Citation
from assistant.compose import with_summary
from assistant.generate import Chat
from assistant.ground_sentences import SentenceChecker
from assistant.question import Request
from assistant.rewrite import rewrite
from assistant.ruling import Ruling, ask_for_ruling
from assistant.summarise import MOST_PASSAGES, choose_passages, summarise
from vectorstore.encoder import Encoder
from vectorstore.gazetteer import Gazetteer

__all__ = ["Writer"]


@dataclass(frozen=True, slots=True)
class Writer:
    """A language model, with what its sentences are held against besides the passages."""

    chat: Chat
    gazetteer: Gazetteer
    encoder: Encoder

    def rewrite(self, request: Request) -> str | None:
        """A follow-up as a question that stands alone; None when the model does not give one that holds."""
        return rewrite(request, self.chat, self.gazetteer)

    def rule(self, claim: str, citations: Sequence[Citation]) -> Ruling | None:
        """What the citations of one programme make of a claim; None where no ruling holds. Raises ChatError."""
        return ask_for_ruling(claim, citations, self.chat, self.gazetteer, self.encoder)

    def summarise(self, answer: Answer) -> Iterator[Answer]:
        """The answer with a summary that grows by the sentence, as `summarise`; nothing where there is nothing to
        summarise."""
        found = sum(row.found for row in answer.publishers)
        if found > MOST_PASSAGES:
            yield with_summary(answer, None, [wording.too_many_note(found, MOST_PASSAGES)])
            return
        shown = choose_passages(answer)
        if shown:
            checker = SentenceChecker({c.n: c for c in shown}, self.gazetteer, self.encoder)
            yield from summarise(answer, self.chat, shown, checker.check)
