import zipfile
from io import BytesIO

import pytest

from ingest.readers.decode import Decoded, decode
from vectorstore.errors import SourceError

DUTCH = "De coördinatie van België’s “veilige” ruïne: één café. Het kost € 5 – of 1,5 miljoen… ‘Goed’ zo.\n• punt\n"


def twice(text: str, encoding: str = "cp1252") -> str:
    return text.encode().decode(encoding)


def warning(decoded: Decoded) -> str:
    (only,) = decoded.warnings
    return only


def test_utf8_is_read_as_it_is() -> None:
    assert decode("proef.txt", DUTCH.encode()) == Decoded(DUTCH, "utf-8")


def test_no_bytes_are_no_text() -> None:
    assert decode("leeg.txt", b"") == Decoded("", "utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode("proef.txt", mark + DUTCH.encode(encoding)) == Decoded(DUTCH, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    assert decode("proef.txt", DUTCH.encode(encoding)) == Decoded(DUTCH, encoding)


@pytest.mark.parametrize("text", [DUTCH, "één café\n", "foto’s", "Kosten: € 50", "Financiën", "“CAFÉ”", "– streep"])
def test_windows_1252_is_read_without_a_warning(text: str) -> None:
    assert decode("oud.txt", text.encode("cp1252")) == Decoded(text, "cp1252")


@pytest.mark.parametrize("text", [DUTCH, "één café\n", "foto’s", "Financiën"])
def test_mac_roman_is_known_by_where_its_letters_stand(text: str) -> None:
    decoded = decode("oud.txt", text.encode("mac-roman"))
    assert (decoded.text, decoded.encoding) == (text, "mac-roman")
    assert warning(decoded).startswith("oud.txt is gelezen als Mac Roman")


@pytest.mark.parametrize("text", ["één café\n", "Financiën", "coördinatie, ruïne en privé"])
def test_dos_850_is_known_by_where_its_letters_stand(text: str) -> None:
    decoded = decode("oud.txt", text.encode("cp850"))
    assert (decoded.text, decoded.encoding) == (text, "cp850")
    assert warning(decoded).startswith("oud.txt is gelezen als DOS 850")


def test_an_encoding_in_which_nothing_stands_well_is_reported_as_unsure() -> None:
    assert warning(decode("vreemd.txt", b"1 \xd8 2 \xd8 3")).startswith("De tekenset van vreemd.txt is onzeker")


def test_broken_bytes_in_utf8_become_replacement_characters_with_their_number_and_place() -> None:
    decoded = decode("kapot.txt", "één ".encode() + b"\xff twee\xe9n " + "drieën €".encode())
    assert (decoded.text, decoded.encoding) == ("één \ufffd twee\ufffdn drieën €", "utf-8")
    assert warning(decoded).startswith("In kapot.txt zijn 2 tekens niet te lezen (de eerste fout staat bij byte 6)")


def test_the_place_of_a_broken_byte_counts_the_byte_order_mark() -> None:
    assert "bij byte 3)" in warning(decode("kapot.txt", b"\xef\xbb\xbf\xff"))


def test_utf8_that_was_cut_off_is_utf8() -> None:
    decoded = decode("af.txt", b"heel veilig \xe2\x80")
    assert (decoded.text, decoded.encoding) == ("heel veilig \ufffd", "utf-8")


def test_utf16_that_was_cut_off_keeps_what_is_there() -> None:
    decoded = decode("af.txt", "Veilig".encode("utf-16") + b"!")
    assert decoded.text == "Veilig\ufffd"
    assert "is 1 teken niet te lezen (de eerste fout staat bij byte 14)" in warning(decoded)


@pytest.mark.parametrize("text", ["België’s café: € 5", "• punt", "een\u00a0wijk", "Ø 3 m²"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_text_that_was_encoded_twice_is_mended(text: str, encoding: str) -> None:
    decoded = decode("dubbel.txt", twice(text, encoding).encode())
    assert decoded.text == text
    assert "hersteld" in warning(decoded)


def test_the_warning_about_double_encoding_gives_number_and_example() -> None:
    decoded = decode("dubbel.txt", "BelgiÃ« en cafÃ©".encode())
    assert warning(decoded).startswith(
        "In dubbel.txt zijn 2 tekens hersteld die verkeerd waren bewaard, zoals 'Ã«' voor 'ë'."
    )


def test_text_that_was_encoded_three_times_is_mended() -> None:
    assert decode("dubbel.txt", twice(twice("België’s ‘café’")).encode()).text == "België’s ‘café’"


def test_quotes_that_were_taken_for_control_characters_are_mended() -> None:
    assert decode("dubbel.txt", "foto\x92s".encode()).text == "foto’s"


@pytest.mark.parametrize("text", ["Ålesund en Ãs", "SÃO", "prijs â 5", "Ärzte", "Ýmir"])
def test_capitals_with_accents_are_no_sign_of_double_encoding(text: str) -> None:
    assert decode("proef.txt", text.encode()) == Decoded(text, "utf-8")


def test_a_few_stray_control_characters_are_still_a_text() -> None:
    assert decode("proef.txt", b"vei\x00lig \x07wonen").text == "vei\x00lig \x07wonen"


def zipped(name: str) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(name, "<w/>")
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "een PDF. Geef het de goede naam (.pdf)"),
        (zipped("word/document.xml"), "een Word-bestand. Geef het de goede naam (.docx)"),
        (b"PK\x03\x04 and nothing else", "een ingepakt bestand."),
        (b"\x89PNG\r\n\x1a\n", "een afbeelding. Bewaar het als PDF of DOCX"),
        (bytes(range(256)) * 8, "een bestand van een onbekende soort."),
        (b"\x00" * 100, "een bestand van een onbekende soort."),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_looks_like(data: bytes, what: str) -> None:
    with pytest.raises(SourceError) as raised:
        decode("programma.txt", data)
    assert str(raised.value).startswith(f"programma.txt is geen tekst, maar {what}")
