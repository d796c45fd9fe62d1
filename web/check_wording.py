"""Every Dutch sentence of the page "Controleer"."""

from collections.abc import Mapping
from typing import Final

from assistant.claims import ClaimVerdict
from vectorstore.wording import counted

HEADING: Final = "Controleer wat iemand zegt"
INTRODUCTION: Final = (
    "Plak een zin uit een folder of een debat. "
    "U ziet wat de programma’s erover schrijven, en welke getallen anders zijn."
)
CLAIMS: Final = "Beweringen, op elke regel één"
CLAIMS_PLACEHOLDER: Final = "Bijvoorbeeld: D66 in Almere is voorstander van bodycams."
FILE: Final = "Of een bestand (CSV of XLSX) met een kolom ‘bewering’, hoogstens 200 rijen"
CHECK: Final = "Controleer"
STOP: Final = "Stop met controleren"
DOWNLOAD: Final = "Bewaar deze uitkomst als:"
DOWNLOADS: Final = {"xlsx": "Excel (XLSX)", "docx": "Word (DOCX)", "csv": "CSV"}
NOTHING: Final = "Plak eerst een bewering in het vak, of kies een bestand."
VERDICTS: Final[Mapping[ClaimVerdict, str]] = {
    "found": "Gevonden",
    "figures_differ": "Getallen wijken af",
    "not_mentioned": "Niet genoemd",
    "supported": "Gesteund",
    "contradicted": "Tegengesproken",
}


def progress(done: int, of: int) -> str:
    return f"{done} van {counted(of, 'bewering', 'beweringen')} gecontroleerd…"


def lead(number: int) -> str:
    return f"{counted(number, 'bewering', 'beweringen')} gecontroleerd."


def stopped(number: int, of: int) -> str:
    return f"Gestopt: {number} van {counted(of, 'bewering', 'beweringen')} gecontroleerd."


def line_wrong(number: int, reason: str) -> str:
    return f"Regel {number} is overgeslagen: {reason}"


def no_figure(claimed: str, names: str) -> str:
    """The note of the same in few words, for a claim that is folded."""
    return f"Bij {names} vond ik niets om te vergelijken met {claimed}."


def negated(names: str) -> str:
    """The note of the same in few words, for a claim that is folded."""
    return f"Let bij {names} op „niet” of „geen”."


def too_many(number: int, most: int) -> str:
    return (
        f"Dit zijn {counted(number, 'bewering', 'beweringen')}. Er kunnen er hoogstens {most} tegelijk. Kies er minder."
    )
