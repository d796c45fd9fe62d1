"""The assistant as an engine to be measured."""

from assistant.chain import Assistant
from evals.dataset import Gold, Question
from evals.given import DEPTH, Given, Ranked, Ranking, Verdict, is_relevant
from evals.letters import Letters

__all__ = ["QuotesEngine"]


class QuotesEngine:
    """Answers with the programmes' own words; no language model."""

    name = "quotes"

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._letters: dict[str, Letters] = {}

    def ask(self, question: Question) -> Given:
        trace = self._assistant.trace(question.request)
        judged = {verdict.programme.id: verdict for verdict in trace.judged.verdicts}
        verdicts = {programme: Verdict(v.probability, v.found) for programme, v in judged.items()}
        rankings = {}
        for gold in question.gold:
            scored = judged[gold.programme_id].scored if gold.programme_id in judged else ()
            rankings[gold.programme_id] = self._ranking(gold, [one.hit.passage.id for one in scored])
        return Given(trace.answer.to_json(), verdicts, rankings)

    def _ranking(self, gold: Gold, ranked: list[str]) -> Ranking:
        library = self._assistant.library
        programme = gold.programme_id
        if programme not in self._letters:
            self._letters[programme] = Letters(library.text(programme))
        letters = self._letters[programme]
        passages = {passage.id: passage for passage in library.passages(programme)}
        relevant = {i for i, p in passages.items() if is_relevant((p.start, p.end), gold.quotes, letters)}
        return Ranking(tuple(Ranked(passages[i].text, i in relevant) for i in ranked[:DEPTH]), len(relevant))
