"""Every Dutch sentence that the evals' commands say."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.judge import JudgeModel

if TYPE_CHECKING:
    from evals.run import Case, Summary

HELP_EVALS = "Meet hoe goed de antwoorden zijn."
HELP_RUN = "stel alle vragen, en laat zien wat er goed en fout gaat"
HELP_SET = "het bestand met vragen"
HELP_SPLIT = "welk deel: dev is om op af te stellen, test om te melden"
HELP_FAILURES = "noem elke vraag die niet helemaal goed ging"
HELP_CALIBRATE = "bepaal op de dev-vragen wanneer iets gevonden heet, en bewaar dat"
RUNNING = "Vragen stellen"
QUESTION = "vraag"


def questions_missing(path: Path) -> str:
    return f"Het bestand met vragen {path} is er niet. Geef met --set een bestand dat er wel is."


def question_line_wrong(path: Path, number: int, place: str, reason: str) -> str:
    return f"In {path}, regel {number}, klopt '{place}' niet: {reason}. Verbeter die regel."


def summary(figures: "Summary") -> str:
    rows = (
        ("vragen", str(figures.questions)),
        ("vragen waarop een antwoord bestaat", str(figures.answerable)),
        ("het juiste citaat staat in het antwoord", _share(figures.gold_recall)),
        ("de status klopt", _share(figures.status_accuracy)),
        ("gevonden programma's die er horen", _share(figures.found_precision)),
        ("programma's die er horen en gevonden zijn", _share(figures.found_recall)),
        ("citaten", str(figures.quotes)),
        ("citaten die niet in de bron staan", str(figures.untrue_quotes)),
        ("tijd per antwoord, mediaan", f"{figures.p50_ms:.0f} ms"),
        ("tijd per antwoord, 95% is sneller dan", f"{figures.p95_ms:.0f} ms"),
    )
    return "\n".join(f"{name:<42} {value:>8}" for name, value in rows)


def failure(case: "Case") -> str:
    question = case.question
    expected = ", ".join(gold.programme_id for gold in question.gold) or "niets"
    found = ", ".join(row["programme_id"] for row in case.answer["publishers"] if row["found"]) or "niets"
    return (
        f"\n{question.id} ({question.kind}): {question.question}\n"
        f"    verwacht: {question.status}, {expected}\n"
        f"    gegeven:  {case.answer['status']}, {found}; juiste citaten {_share(case.gold_recall)}"
    )


def calibrated(model: JudgeModel, path: Path) -> str:
    return f"Gevonden heet vanaf {model.found}. Bewaard in {path}."


def _share(value: float | None) -> str:
    return "geen" if value is None else f"{100 * value:.1f}%".replace(".", ",")
