"""Claims that were checked become HTML. Pure, but that what can be downloaded is kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assistant.claim_wording import beside_note, no_judgement
from assistant.claims import ClaimCheck, ClaimRow
from assistant.sheets.table import claim_rows
from assistant.wording import join, name_of
from web import check_wording as wording
from web.evidence import Evidence, collect_evidence
from web.markup import items, text
from web.render import render_card, render_not_found
from web.services import Services

__all__ = ["render_checks", "render_progress"]

_UNFOLDED: Final = 3
"""Claims whose outcome is shown at once; of more each is folded."""


def render_progress(done: int, of: int) -> str:
    said = text(wording.progress(done, of))
    return f'<p>{said}</p><progress max="{of}" value="{done}" aria-label="{said}"></progress>'


def render_checks(checks: Sequence[ClaimCheck], wrong: Sequence[str], said: str, services: Services) -> str:
    """The outcome of each claim, in the order in which they were given; which lines were passed over; and what is
    `said` of all together, if anything is."""
    skipped = f'<div class="vw-notes" role="alert"><ul>{items(wrong)}</ul></div>' if wrong else ""
    lead = f'<p class="vw-lead">{text(said)}</p>' if said else ""
    folded = len(checks) > _UNFOLDED
    if folded and any(no_judgement() in check.answer.notes for check in checks):
        lead += f'<p class="vw-soft">{text(no_judgement())}</p>'
    claims = "".join(_claim(check, n, not folded, services) for n, check in enumerate(checks, start=1))
    kept = _downloads(services.tables.keep(claim_rows(checks, services.today(), wrong))) if checks else ""
    return f'<article class="vw-answer">{skipped}{lead}{claims}{kept}</article>'


def _downloads(name: str) -> str:
    links = "".join(
        f'<a href="/beweringen/{name}.{kind}" download>{said}</a>' for kind, said in wording.DOWNLOADS.items()
    )
    return f'<p class="vw-source vw-downloads"><span>{wording.DOWNLOAD}</span>{links}</p>'


def _claim(check: ClaimCheck, turn: int, unfolded: bool, services: Services) -> str:
    answer = check.answer
    evidence = {citation.n: collect_evidence(citation, services, apart=True) for citation in answer.citations}
    found = "".join(_row(row, evidence, turn) for row in check.rows if row.publisher.found)
    silent = render_not_found([row.publisher for row in check.rows if not row.publisher.found], evidence, turn)
    remarks = f'<aside class="vw-notes"><ul>{items(answer.notes)}</ul></aside>' if answer.notes else ""
    body = f"{remarks}{found}{silent}"
    if unfolded:
        lead = f'<p class="vw-lead">{text(answer.lead)}</p>'
        return f'<section class="vw-checked"><h2>„{text(check.claim)}”</h2>{lead}{body}</section>'
    short = "".join(f'<span class="vw-outcome vw-warning">{text(remark)}</span>' for remark in _in_short(check.rows))
    said = f'<span>„{text(check.claim)}” <span class="vw-outcome">{text(answer.lead)}</span>{short}</span>'
    return f'<details class="vw-checked"><summary>{said}</summary>{body}</details>'


def _in_short(rows: Sequence[ClaimRow]) -> Iterator[str]:
    """What "Gevonden bij …" alone would hide: figures that no quote has the like of, figures with another beside them,
    and a "niet" or "geen"."""
    without: dict[str, list[str]] = defaultdict(list)
    negated: dict[str, None] = {}
    for row in rows:
        name = name_of(row.publisher.programme)
        for one in row.differences:
            if one.citation is None:
                without[one.claimed].append(name)
            elif one.kind == "negation":
                negated[name] = None
    yield from (wording.no_figure(claimed, join(names)) for claimed, names in without.items())
    for row in rows:
        yield from (beside_note(row.publisher.programme, mine, other, n) for n, mine, other in row.beside)
    if negated:
        yield wording.negated(join(list(negated)))


def _row(row: ClaimRow, evidence: Mapping[int, Evidence], turn: int) -> str:
    verdict = (
        f'<p class="vw-facts"><span class="vw-badge vw-verdict-{row.verdict}">{wording.VERDICTS[row.verdict]}</span>'
        f'<span class="vw-hidden"> {text(name_of(row.publisher.programme))}</span></p>'
    )
    return render_card(row.publisher, evidence, turn, verdict)
