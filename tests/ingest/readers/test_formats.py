import zipfile
from io import BytesIO
from typing import get_args

import pytest

from ingest.readers.formats import Detected, Format, Kind, detect, recognise
from ingest.source_wording import format_unsupported
from vectorstore.errors import SourceError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def zipped(*names: str, mimetype: str = "") -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<x/>")
    return target.getvalue()


def test_every_kind_has_a_sentence() -> None:
    for kind in get_args(Kind):
        assert format_unsupported("proef", kind)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.pdf", b"%PDF-1.7\n", "pdf"),
        ("a.PDF", b"\r\n junk before it \x00%PDF-1.4\n", "pdf"),
        ("a.docx", zipped("[Content_Types].xml", "word/document.xml"), "docx"),
        ("a.odt", zipped("content.xml", mimetype=OPEN_DOCUMENT + "text"), "odt"),
        ("a.html", b"<!DOCTYPE html><p>Veilig", "html"),
        ("a.htm", b"\xef\xbb\xbf\n<!-- bewaard -->\n<HTML lang=nl>", "html"),
        ("a.xhtml", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">', "html"),
        ("a.html", "\ufeff<html><p>Één".encode("utf-16-le"), "html"),
        ("a.html", b"Veilig <b>wonen</b>", "html"),
        ("a.md", b"# Veilig\n", "markdown"),
        ("a.markdown", b"<div align=center>\n\n# Veilig\n", "markdown"),
        ("a.txt", b"Veilig < 5 > 3\n", "text"),
        ("a.txt", "Veilig".encode("utf-16"), "text"),
        ("LEESMIJ", b"Veilig\n", "text"),
    ],
)
def test_content_and_ending_that_agree_give_the_format(name: str, data: bytes, expected: Format) -> None:
    assert detect(name, data) == Detected(expected)


@pytest.mark.parametrize(
    ("name", "data", "expected", "what"),
    [
        ("a.txt", b"%PDF-1.7\n", "pdf", "een PDF en is zo gelezen. Geef het bestand een naam die eindigt op .pdf."),
        ("a.pdf", b"<!doctype html><p>Niet gevonden", "html", "een webpagina"),
        ("a.doc", zipped("word/document.xml"), "docx", "een Word-bestand"),
        ("a.docx", zipped(mimetype=OPEN_DOCUMENT + "text"), "odt", "een OpenDocument-tekst"),
        ("a.md", b"<!doctype html><p>Veilig", "html", "een webpagina"),
        ("a.pdf", b"Gewoon Veilig", "text", "gewone tekst"),
        ("a.html", b"Gewoon Veilig", "text", "gewone tekst"),
    ],
)
def test_an_ending_that_lies_gives_way_to_the_content_with_a_warning(
    name: str, data: bytes, expected: Format, what: str
) -> None:
    detected = detect(name, data)
    assert detected.format == expected
    assert detected.warning is not None
    assert detected.warning.startswith(f"{name} is van binnen {what}")


def test_a_text_with_an_unknown_ending_is_read_with_a_warning() -> None:
    detected = detect("a.csv", b"partij;plan\n")
    assert detected.format == "text"
    assert detected.warning == "a.csv eindigt op .csv en is als gewone tekst gelezen. Controleer of de tekst klopt."


@pytest.mark.parametrize(
    ("data", "kind", "way_out"),
    [
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "een oud Word-bestand (.doc)",
            "kies 'Opslaan als' en dan 'Word-document (.docx)'",
        ),
        (OLE + "Workbook".encode("utf-16-le"), "een oud Office-bestand", "bewaar het als PDF of DOCX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "een Office-bestand met een wachtwoord", "Haal het wachtwoord"),
        (b"{\\rtf1\\ansi Veilig}", "een RTF-bestand (.rtf)", "bewaar het als PDF of DOCX"),
        (b"%!PS-Adobe-3.0", "een PostScript-bestand", "bewaar het als PDF of DOCX"),
        (zipped("xl/workbook.xml"), "een rekenblad", "bewaar het als PDF of DOCX"),
        (zipped("ppt/presentation.xml"), "een presentatie", "bewaar het als PDF of DOCX"),
        (zipped(mimetype=OPEN_DOCUMENT + "presentation"), "een presentatie", "bewaar het als PDF of DOCX"),
        (zipped(mimetype=OPEN_DOCUMENT + "spreadsheet"), "een rekenblad", "bewaar het als PDF of DOCX"),
        (zipped(mimetype=OPEN_DOCUMENT + "text-template"), "een OpenDocument-bestand dat geen", "PDF of DOCX"),
        (zipped(mimetype="application/epub+zip"), "een e-boek (.epub)", "bewaar het als PDF of DOCX"),
        (zipped("Index/Document.iwa"), "een bestand van Pages", "bewaar het als PDF of DOCX"),
        (zipped("programma.pdf"), "een ingepakt bestand", "Pak het uit"),
        (b"\x1f\x8b\x08\x00", "een ingepakt bestand", "Pak het uit"),
        (b"\xff\xd8\xff\xe0", "een afbeelding", "Zoek het programma als PDF met tekst"),
        (b"RIFF\x00\x00\x00\x00WEBP", "een afbeelding", "Zoek het programma"),
        (b'<?xml version="1.0"?>\n<svg xmlns="x"/>', "een afbeelding", "Zoek het programma"),
        (b"\x00\x00\x00\x20ftypisom", "een geluids- of videobestand", "Zet de tekst in een .txt-bestand"),
        (b"\x00\x00\x00\x20ftypheic", "een afbeelding", "Zoek het programma"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0", "een webarchief", "sla haar op als PDF"),
        (b'<?xml version="1.0"?>\n<rss/>', "een XML-bestand", "bewaar het als PDF of DOCX"),
    ],
)
def test_what_is_recognised_and_not_read_is_named_with_the_way_out(data: bytes, kind: str, way_out: str) -> None:
    with pytest.raises(SourceError) as raised:
        detect("a.txt", data)
    assert str(raised.value).startswith(f"a.txt is {kind}")
    assert way_out in str(raised.value)


@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^leeg\.pdf is leeg\."):
        detect("leeg.pdf", data)


def test_a_damaged_zip_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^a\.docx is een ingepakt bestand \(zip, docx of odt\) dat beschadigd is"):
        detect("a.docx", zipped("word/document.xml")[:40])


def test_binary_content_under_a_known_ending_is_refused_as_damaged() -> None:
    with pytest.raises(SourceError, match=r"^a\.pdf eindigt op \.pdf, maar de inhoud is dat niet"):
        detect("a.pdf", bytes(range(256)) * 8)


def test_binary_content_that_nothing_is_known_of_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^a\.bin is geen tekst, maar een bestand van een onbekende soort"):
        detect("a.bin", bytes(range(256)) * 8)


def test_a_text_is_recognised_as_nothing() -> None:
    assert recognise(b"PDF is een formaat, en PK een afkorting.") is None
