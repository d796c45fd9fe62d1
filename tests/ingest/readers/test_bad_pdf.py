"""PDFs that cannot or may not be read: each costs one clear sentence, and never a hang, a crash or noise."""

import base64
import struct
import zlib
from collections.abc import Iterator, Mapping

import pytest

from ingest.document import Document
from ingest.guard import Guard, ProcessLimits
from ingest.readers.pdf import MOST_PAGES, read_pdf
from tests.ingest.pdfs import (
    Picture,
    Text,
    assemble,
    lock,
    long_pdf,
    make_pdf,
    one_page,
    paragraph,
    plain_pdf,
    shown,
    stream,
)
from vectorstore.errors import SourceError

PLAN = "Wij willen rust in de wijk."
PAGE = stream(shown(PLAN.encode()))

# One page with PLAN, encrypted with AES-256 and an empty user password, as an office program does that only forbids
# printing. Written by pypdf with the package cryptography, which the program itself does not need.
AES = (
    "c-oCrzl&r=5XMZ}R0Rd0QASM8SN*#ihJm}?85HkshaEiyS)^Zg_3p^-%<|^#d3R=qAed>Ofq`&|k%=0~2A3R)1_ojxMv54Sf%p$t"
    "Z)R_AU@oxV3%aYn`l{;d>h6uVM;FA4iuHc`{l}k};K1kg+pOPb)vGs;kyl%>jfeAnR*mC6F1RGXE*lIO&T<Eo8xBhxtG4DRvz7~1"
    "y)w-U{w7zQBi~zdRS$LT0yRjkt4P%q%+q*jeuF50J`)W0S`raOn6(64aJ@qA;$nW%BucVl9MSG-BDlGq^y)v0uh-&V#@T**z&&*P"
    "i?+dd#P<ID_3Bq2esTK4y`Nur4xhcV_rarIUU07up1%9m?a%N1^>x1b{6`-jAKZQ7*85N1KE3?MGlTE>-~W8lo1Fdvcb<CpjmN*K"
    "zJ2Gt_}ydnQ#StW-$%N*XVhmIm<<KGtXVZVsoUkUGm?at;sTfTR4?J-b!?|8uGL}JSgvtHLU4Otku)?Pb1j1o*2y4Akm+HI4X-9`"
    "oaNYLR_*Y9s)N-~KuQzAM4RdYS%EMzh1z%}14#5GA<B$CYT-cHpo~H!UNBjp0wo2271{`g1!GXbfOADClmk}1#{0Hdt0iEpGts%I"
    "6nYf^q{8fl7a(fkQd9wr(>iD6v$C-+S%#c!2|+mzg_4WjU_?q&h5*W0Aye|&P?W9F^3*47KAT-UX%B|iyN;^1=V|8{XC3GYuPzQJ"
    "*VMUCN}hEGxgL%9ilAFG4;DK^-bdl7h=`ccX-L{=p>uJz4#^v1bS&L4A<=dKi%=^OeT33wZvi_Yh$a>poXg%>Iu(c+vNQ=Jcx8eo"
    "eo{zjU)w|#TB)TfkP>=tgAKJ?RyxM!h<aVuGLRZZr&2sQI;)ctHilqPhFGt+{EY?+1MV1{4{nW7h8KQr6V#T=o!JAM)f+Y;)rL(P"
    "v0+nw)27#PZ4;-5*ev^ZGQEYAUbQ=))8nza*Dr6=-S7JxlG2!EPC*G%$DD(d!YBb~k`9Ca1EE)AI7`jV<Cfd|Z^ELDO}iAPYhKpt"
    "4R=QDKiJ-8CI"
)


def refusal(data: bytes) -> str:
    with pytest.raises(SourceError) as raised:
        read_pdf("plan.pdf", data)
    return str(raised.value)


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_file_with_a_password_is_refused_and_the_way_out_is_told(algorithm: str) -> None:
    assert refusal(lock(one_page(PLAN), "geheim", algorithm)) == (
        "plan.pdf is beveiligd met een wachtwoord. Open het bestand met dat wachtwoord, druk het af naar een nieuwe "
        "PDF, en lees die in."
    )


@pytest.mark.parametrize(
    "data",
    [
        make_pdf(paragraph(PLAN), password=""),
        lock(one_page(PLAN), "", "RC4-40"),
        lock(one_page(PLAN), "", "RC4-128"),
        zlib.decompress(base64.b85decode(AES)),
    ],
    ids=["reportlab", "RC4-40", "RC4-128", "AES-256"],
)
def test_a_file_with_an_empty_password_is_read(data: bytes) -> None:
    assert [line.text for line in read_pdf("plan.pdf", data).lines] == [PLAN]


@pytest.mark.parametrize("part", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_refused(part: float) -> None:
    data = make_pdf(paragraph(PLAN), paragraph(PLAN), paragraph(PLAN))
    assert refusal(data[: int(part * len(data))]).startswith("plan.pdf is beschadigd of geen PDF. ")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", b"geen PDF maar tekst " * 50])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    message = refusal(data)
    assert message.startswith("plan.pdf is beschadigd of geen PDF. ")
    assert message.endswith("Haal het bestand opnieuw op en probeer het nog eens.")


@pytest.mark.parametrize(
    "data",
    [
        assemble(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"),
        make_pdf([]),
        make_pdf([Text("12")], [Text("13")]),
    ],
    ids=["no pages", "an empty page", "only page numbers"],
)
def test_a_file_without_a_page_of_text_is_refused(data: bytes) -> None:
    assert refusal(data) == (
        "In plan.pdf staat geen enkele bladzijde met tekst. Controleer of dit het goede bestand is."
    )


def test_a_file_of_pictures_is_refused_with_its_pages_and_the_command_that_mends_it() -> None:
    assert refusal(make_pdf([Picture()], [Picture()], [], [Picture()])) == (
        "plan.pdf bestaat alleen uit plaatjes (bladzijde 1-2 en 4). Maak er eerst tekst van (OCR), bijvoorbeeld met: "
        "ocrmypdf -l nld plan.pdf leesbaar.pdf"
    )


def test_a_file_of_5000_pages_is_refused_with_that_number() -> None:
    assert refusal(long_pdf(5_000)).startswith("plan.pdf heeft 5000 bladzijden; meer dan 2000 lees ik niet in.")
    assert MOST_PAGES == 2_000


def packed(piece: bytes, times: int) -> bytes:
    """`times` times the piece, compressed, without its having been in memory: what a full flush ends can be repeated.
    The checksum at its end is that of nothing, but no parser gets there."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    body = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + body * times + zlib.compress(b"")[2:]


FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"


def forms(depth: int, calls: int) -> bytes:
    """A page that shows a form that shows a form, each of them so many times; the last shows words."""
    chain = [stream(b"/X Do " * calls, FORM % (7 + at)) for at in range(depth)]
    last = stream(shown(PLAN.encode()), b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>")
    return plain_pdf(stream(b"/X Do"), *chain, last, resources=b"/XObject<</X 6 0 R>>")


def packed_objects(within: Mapping[int, int]) -> bytes:
    """A PDF whose table says that objects stand in streams of objects: of each number, the number of its stream."""
    page = {2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>", 3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"}
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, content in page.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    size = max(within) + 2
    places[size - 1] = len(out)
    rows = [
        (2, within[i], 0) if i in within else (1, places[i], 0) if i in places else (0, 0, 0xFFFF) for i in range(size)
    ]
    table = stream(
        b"".join(struct.pack(">BIH", *row) for row in rows), b"/Type/XRef/W[1 4 2]/Root 1 0 R/Size %d" % size
    )
    begin = len(out)
    return bytes(out) + b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (size - 1, table, begin)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(ProcessLimits(seconds=60.0, megabytes=512)) as guard:
        yield guard


LOOPING_TREE = b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 5 0 R]>>"
BOMBS = {
    "a stream of 3 GB": plain_pdf(
        stream(zlib.compress(packed(bytes(1 << 20), 3_000)), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "20 million lines of text": plain_pdf(stream(packed(shown(PLAN.encode()) * 20_000, 1_000), b"/Filter/FlateDecode")),
    "3,000 forms, one in the other": forms(3_000, 1),
    "a form that shows itself": plain_pdf(
        stream(b"/X Do"), stream(b"/X Do /X Do", FORM % 6), resources=b"/XObject<</X 6 0 R>>"
    ),
    "a form shown a billion times": forms(30, 2),
    "a tree of pages that loops": plain_pdf(PAGE, pages=LOOPING_TREE),
    "a tree of pages under itself": plain_pdf(PAGE, pages=b"<</Type/Pages/Count 1/Kids[5 0 R]/Parent 2 0 R>>"),
    "fewer pages than it says": plain_pdf(PAGE, pages=b"<</Type/Pages/Count 1999/Kids[5 0 R]>>"),
    "a stream of objects in itself": packed_objects({1: 4, 4: 4}),
    "two streams of objects in each other": packed_objects({1: 4, 4: 5, 5: 4}),
    "a table that goes before itself": plain_pdf(PAGE, trailer=b"/Prev 9"),
    "a length that is itself": plain_pdf(b"<</Length 4 0 R>>\nstream\n%b\nendstream" % shown(PLAN.encode())),
    "brackets 100,000 deep": plain_pdf(PAGE, b"[" * 100_000 + b"]" * 100_000, catalogue=b"/Outlines 6 0 R"),
    "a page of 70 metres": plain_pdf(
        stream(shown(PLAN.encode()) + b" BT 1 g /F1 11 Tf 72 650 Td (wit op wit) Tj ET")
    ).replace(b"0 0 595 842", b"0 0 200000 200000"),
}


HARMLESS = {
    "a tree of pages under itself",
    "a table that goes before itself",
    "a length that is itself",
    "brackets 100,000 deep",
    "a page of 70 metres",
}
"""Of these the page can be read for all that."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_is_made_to_explode_is_read_or_refused(
    guard: Guard, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    try:
        found: Document | str = guard.run(read_pdf, "plan.pdf", BOMBS[name], name="plan.pdf")
    except SourceError as error:
        found = str(error)
    if isinstance(found, str):
        assert "plan.pdf" in found
    else:
        assert {line.text for line in found.lines} == {PLAN}
    assert isinstance(found, Document) or name not in HARMLESS
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("part", [0.3, 0.9, 0.99])
def test_a_parser_that_grumbles_at_a_damaged_file_is_not_heard(
    guard: Guard, capfd: pytest.CaptureFixture[str], part: float
) -> None:
    data = one_page(PLAN)
    with pytest.raises(SourceError, match=r"^plan\.pdf is beschadigd of geen PDF\. "):
        guard.run(read_pdf, "plan.pdf", data[: int(part * len(data))], name="plan.pdf")
    assert capfd.readouterr() == ("", "")
