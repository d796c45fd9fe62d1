"""Every Dutch sentence that the evals' commands say."""

from collections.abc import Sequence
from pathlib import Path

from assistant.judge import JudgeModel

HELP_EVALS = "Meet hoe goed de antwoorden zijn."
HELP_RUN = "stel alle vragen, en bewaar elk antwoord met wat ervan klopt"
HELP_SET = "programmas, geplant, amsterdam, landelijk, of een eigen bestand met vragen; mag vaker"
HELP_SPLIT = "welk deel: dev is om op af te stellen, test om te melden"
HELP_ENGINE = "wat de vragen beantwoordt: quotes is het programma, baseline de gewone aanpak; mag vaker"
HELP_OUT_RUN = "de map voor de meting; een meting die stopte, gaat er verder"
HELP_FAILURES = "noem elke vraag die niet helemaal goed ging"
HELP_CALIBRATE = "bepaal op de dev-vragen wanneer iets gevonden heet, en bewaar dat"
QUESTION = "vraag"


def asking(name: str) -> str:
    return f"Vragen stellen ({name})"


def set_absent(name: str, texts: Path | None) -> str:
    return f"De vragen '{name}' zijn niet gesteld: de teksten staan niet in {texts}."


def no_set_there() -> str:
    return "Er valt niets te meten: van geen van deze vragen staan de teksten op deze computer. Kies --set programmas."


def questions_missing(path: Path) -> str:
    return f"Het bestand met vragen {path} is er niet. Geef met --set een naam of een bestand dat er wel is."


def question_line_wrong(path: Path, number: int, place: str, reason: str) -> str:
    return f"In {path}, regel {number}, klopt '{place}' niet: {reason}. Verbeter die regel."


def question_double(path: Path, number: int, name: str) -> str:
    return f"In {path}, regel {number}, staat '{name}' voor de tweede keer. Geef die vraag een andere id."


def programme_unknown(path: Path, question: str, programme: str, known: Sequence[str]) -> str:
    return f"In {path} noemt '{question}' het programma '{programme}', dat er niet is. Er zijn: {', '.join(known)}."


def collection_failed(name: str, reason: str) -> str:
    return f"De programma's voor de vragen '{name}' zijn niet allemaal te lezen. {reason}"


def run_missing(folder: Path) -> str:
    return f"In {folder} staat geen meting die te lezen is. Maak er een met: python -m evals run --out {folder}."


def run_other(folder: Path, differences: Sequence[str]) -> str:
    return (
        f"In {folder} staat een andere meting (verschil: {', '.join(differences)}). Geef met --out een andere map, of "
        "haal deze eerst weg."
    )


def calibrated(model: JudgeModel, path: Path) -> str:
    return f"Gevonden heet vanaf {model.found}. Bewaard in {path}."


def share(value: float | None) -> str:
    return "geen" if value is None else f"{100 * value:.1f}%".replace(".", ",")
