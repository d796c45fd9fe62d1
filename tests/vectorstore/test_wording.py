import errno
import os
from pathlib import Path
from typing import get_args

import pytest

from ingest.source_wording import source_unwritable
from vectorstore.passage import DocumentKind, Status
from vectorstore.wording import DOCUMENT_KINDS, STATUSES, code_of, counted, ended, reason_of


def test_every_kind_and_status_has_a_dutch_name_of_its_own() -> None:
    for names, codes in ((DOCUMENT_KINDS, get_args(DocumentKind)), (STATUSES, get_args(Status))):
        assert tuple(names) == codes
        assert len(set(names.values())) == len(codes)


def test_a_code_is_found_by_its_name_in_any_case() -> None:
    assert code_of(STATUSES, " Vastgesteld") == code_of(STATUSES, "FINAL") == "final"
    assert code_of(STATUSES, "klaar") is None


def test_a_sentence_has_one_full_stop() -> None:
    assert [ended(text) for text in ("Veilig", "Veilig.", "Veilig?", "Veilig!")] == [
        "Veilig.",
        "Veilig.",
        "Veilig?",
        "Veilig!",
    ]


def test_one_is_singular() -> None:
    assert [counted(number, "kop", "koppen") for number in (0, 1, 12345)] == ["0 koppen", "1 kop", "12.345 koppen"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EISDIR, "(dat is een map). Geef de naam van een bestand."),
        (errno.EACCES, "(geen toestemming). Geef uzelf schrijfrechten, of kies een andere plaats."),
        (errno.EROFS, "(daar kan alleen worden gelezen). Kies een andere plaats."),
        (errno.ENOSPC, "(de schijf is vol). Maak ruimte op de schijf, of kies een andere plaats."),
        (errno.ENOENT, "(dat bestaat niet). Maak eerst de map, of kies een andere plaats."),
        (errno.EXDEV, f"(fout {errno.EXDEV} van het systeem). Probeer het opnieuw, of kies een andere plaats."),
    ],
)
def test_each_refusal_of_the_system_has_its_own_way_out(number: int, said: str) -> None:
    message = source_unwritable(Path("uit.html"), reason_of(OSError(number, os.strerror(number))))
    assert message == f"Het bestand uit.html kan niet worden geschreven {said}"
