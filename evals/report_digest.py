"""The few figures of a report that are told to visitors: a JSON file beside it, which the web front end reads."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from evals.report import Report, SetReport
from evals.report_terms_wording import MEASURES, SETS, SPLITS

__all__ = ["DIGEST", "make_digest", "write_digest"]

DIGEST: Final = ".json"
"""How its name ends; the rest of it is that of the page."""
_TOLD: Final = (
    "right",
    "gold_quote",
    "publisher_precision",
    "publisher_recall",
    "status",
    "refusal_precision",
    "refusal_recall",
)


def write_digest(report: Report, file: Path) -> None:
    file.write_text(json.dumps(make_digest(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def make_digest(report: Report) -> Mapping[str, Any]:
    """When was measured, on which questions, and per set of them the measures: parts of 1, with the ends of the 95%
    interval; None where nothing was measured."""
    return {
        "created": report.manifest.created,
        "questions": SPLITS[report.split] if report.split else "",
        "sets": [_set(one) for one in report.sets],
    }


def _set(one: SetReport) -> Mapping[str, Any]:
    figures, baseline = one.figures, one.baseline
    measures = [
        {
            "name": MEASURES[name].name,
            "meaning": MEASURES[name].meaning,
            "value": figures.measures[name].value,
            "low": figures.measures[name].low,
            "high": figures.measures[name].high,
            "baseline": baseline.measures[name].value if baseline else None,
        }
        for name in _TOLD
        if name in figures.measures
    ]
    return {
        "name": SETS[one.name].name if one.name in SETS else one.name,
        "meaning": SETS[one.name].meaning if one.name in SETS else "",
        "questions": figures.questions,
        "measures": measures,
        "quotes": figures.citations,
        "untrue_quotes": figures.untruths.get("quotes", 0),
    }
