"""How well passages are ranked, by ir-measures (which asks trec_eval). A topic is a question with one programme that
answers it: any accepted quote will do, so recall at k is whether one is among the first k (Success@k there)."""

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from evals.cases import Case
from evals.given import Ranking
from evals.metrics import Score

__all__ = ["RANKINGS", "rank_scores", "score_rankings"]

_BY_NAME = {
    "recall@1": Success @ 1,
    "recall@3": Success @ 3,
    "recall@5": Success @ 5,
    "recall@10": Success @ 10,
    "mrr": RR @ 10,
    "ndcg@10": nDCG @ 10,
}
RANKINGS = tuple(_BY_NAME)
"""The names of the measures, in the order in which they are told. A passage beyond the tenth counts as not found."""


def rank_scores(case: Case) -> dict[str, list[Score]]:
    """The scores of a case by each measure: one for each programme with gold."""
    scored = score_rankings(case.given.rankings)
    return {name: [Score(found[name], programme=programme) for programme, found in scored.items()] for name in RANKINGS}


def score_rankings(rankings: Mapping[str, Ranking]) -> dict[str, dict[str, float]]:
    """Each ranking's score by each measure. An engine that has no passage with an accepted quote found none."""
    run = [
        ScoredDoc(topic, f"{place}", -float(place))
        for topic, ranking in rankings.items()
        for place in range(len(ranking.passages))
    ]
    qrels = [Qrel(topic, one, 1) for topic, ranking in rankings.items() for one in _relevant(ranking)]
    scores = {topic: dict.fromkeys(RANKINGS, 0.0) for topic in rankings}
    if run and qrels:
        names = {str(measure): name for name, measure in _BY_NAME.items()}
        for metric in ir_measures.iter_calc(list(_BY_NAME.values()), qrels, run):
            scores[metric.query_id][names[str(metric.measure)]] = metric.value
    return scores


def _relevant(ranking: Ranking) -> Sequence[str]:
    """Names of all relevant passages: those in the ranking by their place, the others by what they are not."""
    placed = [str(place) for place, passage in enumerate(ranking.passages) if passage.relevant]
    return placed + [f"buiten-{n}" for n in range(ranking.relevant - len(placed))]
