"""Every Dutch sentence of the page "Vergelijk"."""

from typing import Final

HEADING: Final = "Vergelijk wat partijen schrijven"
INTRODUCTION: Final = "Kies een onderwerp en twee tot acht partijen of gemeenten. U ziet hun woorden onder elkaar."
SUBJECT: Final = "Onderwerp of vraag"
SUBJECT_PLACEHOLDER: Final = "Bijvoorbeeld: vuurwerk"
PUBLISHERS_HELP: Final = "Kies er minstens twee, en hoogstens acht."
PUBLISHERS_NOT_CHOSEN: Final = "Kies partijen of gemeenten"
COMPARE: Final = "Vergelijk"
TABLE: Final = "Vergelijking"
COLUMNS: Final = ("Van wie", "Wat er staat", "Status")
NOT_MENTIONED: Final = "Niet genoemd in dit programma."
SOURCES: Final = "Waar het staat"
DOWNLOAD: Final = "Bewaar deze vergelijking als:"
DOWNLOADS: Final = {"docx": "Word (DOCX)", "xlsx": "Excel (XLSX)", "csv": "CSV"}


def caption(question: str) -> str:
    return f"Over: {question}"
