"""Every Dutch sentence about feedback on an answer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assistant.feedback import FeedbackVerdict

VERDICTS: Final[Mapping["FeedbackVerdict", str]] = {
    "good": "goed",
    "beside_question": "gaat niet over de vraag",
    "wrong_party": "hoort bij een andere partij",
    "outdated": "is verouderd",
    "other": "iets anders",
}
BUSY = "een ander is aan het schrijven"
NO_CONSENT = "Zonder uw toestemming wordt niets bewaard. Zet eerst het vinkje bij de toestemming."
ANSWER_TOO_BIG = "Dit antwoord is te groot om te bewaren. Uw reactie is niet bewaard."


def unknown_verdict(said: str) -> str:
    return f"Het oordeel ‘{said}’ ken ik niet. Kies uit: {', '.join(VERDICTS.values())}."


def words_too_long(length: int, longest: int) -> str:
    return f"Uw uitleg is te lang: {length} tekens. Maak haar niet langer dan {longest} tekens."


def unknown_quote(number: int) -> str:
    return f"Citaat [{number}] staat niet in dit antwoord. Kies een ander citaat, of het hele antwoord."


def not_kept(reason: str) -> str:
    return f"Uw reactie kon niet worden bewaard ({reason}). Probeer het later nog een keer."
