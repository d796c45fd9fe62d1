"""An answer and checked claims of made-up parties, with all that can go wrong in a cell."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.answer import Answer, Claim, PublisherAnswer, cite
from assistant.claims import ClaimCheck, ClaimRow, ClaimVerdict
from assistant.differences import Difference
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MOLENRODE, passages

__all__ = ["ADDRESS", "FORMULA", "answer", "check"]

FORMULA = '=HYPERLINK("https://kwaad.example";"klik")'
ADDRESS = "https://alderkring.example/programma?a=1&b=2#page=3"
_FENCE, _LAMP = passages(replace(ALDERKRING, url=ADDRESS), FORMULA, "Er komen\n5 lampen.")
_PLAN = replace(passages(BEEMDLIJST, "Geen \x0bhek\ufffe.", status="proposal", author="deelnemer")[0], page="iv")


def answer(question: str = "Wat staat er over hekken?", notes: tuple[str, ...] = ("+1 staat in [2].",)) -> Answer:
    """Two publishers that write about it, one in two quotes, and one that does not."""
    alderkring = replace(ALDERKRING, url=ADDRESS)
    molenrode = replace(MOLENRODE, municipality=None, year=None)
    first = cite(1, alderkring, _FENCE, (_FENCE.start, _FENCE.end))
    second = cite(2, alderkring, replace(_LAMP, context="Wij willen niet dat:"), (_LAMP.start, _LAMP.end))
    third = cite(3, BEEMDLIJST, _PLAN, (_PLAN.start, _PLAN.end))
    return Answer(
        id=None,
        question=question,
        understood_as=None,
        status="answered",
        lead="Hierover staat iets bij Alderkring en Beemdlijst.",
        text="",
        publishers=(
            PublisherAnswer(alderkring, (Claim(first.quote, (first,)), Claim(second.quote, (second,))), ()),
            PublisherAnswer(BEEMDLIJST, (Claim(third.quote, (third,)),), ()),
            PublisherAnswer(molenrode, (), ()),
        ),
        searched=("alderkring", "beemdlijst", "molenrode"),
        notes=notes,
        engine="quotes",
        collection="abc123",
    )


def check(claim: str = "Er komen 6 lampen.", notes: tuple[str, ...] = ("Let goed op.",)) -> ClaimCheck:
    """A claim whose figure differs from one quote of the first publisher, and that the others do not have."""
    answered = answer(claim, notes)
    differs = Difference("count", "6 lampen", ("5 lampen",), 2)
    without = Difference("count", "6 lampen", (), None)
    of: Mapping[str, tuple[Difference, ...]] = {"alderkring": (differs,), "beemdlijst": (without,)}
    verdicts: tuple[ClaimVerdict, ...] = ("figures_differ", "found", "not_mentioned")
    pairs = zip(answered.publishers, verdicts, strict=True)
    rows = tuple(ClaimRow(row, verdict, of.get(row.programme.id, ()), row.citations, ()) for row, verdict in pairs)
    return ClaimCheck(claim, answered, rows)
