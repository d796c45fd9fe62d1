"""Bytes → text: which encoding a text file has, and what of it can be mended."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from ingest.readers.formats import looks_binary, recognise
from ingest.source_wording import characters_lost, doubly_encoded, encoding_unsure, not_a_text, old_encoding
from vectorstore.errors import SourceError

__all__ = ["Decoded", "decode"]

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In order of likelihood: where they fit equally well, the first is meant.
_OLD: Final = {"cp1252": "Windows-1252", "mac-roman": "Mac Roman", "cp850": "DOS 850"}
_SAMPLE = 1_000_000
# Where each sign above ASCII stands in Dutch; one that stands elsewhere was decoded wrongly. The first pattern counts
# double, because other encodings make rarer letters of the same bytes.
_COMMON = re.compile(
    r"(?<=[A-Za-z])[ëéè]|[ëéè](?=[a-z])|(?<=[a-z])[ïöü](?=[a-z])"
    r"|(?<=[A-Za-z0-9])’|’(?=[a-z])|(?<![^\s(\[-])[‘“](?=[\w’.€])|(?<=[\w.,!?;:…’])”(?!\w)|€(?=\s?\d)"
)
_RARE = re.compile(
    r"(?<=[A-Za-z])[êçáàóúíâôîûäñ]|[êçáàóúíâôîûä](?=[a-z])|\b[ÉÈËÊÇÀÄÖÜ](?=[A-Za-zÉ\s])|(?<=[A-Z])[ÉËÈÏÖÜ]"
    r"|(?<=[\s\d\w])[–—](?=[\s\d\w])|…|^\s*[•·–]|[\u00a0\u00ad§©®²³½¼«»]|(?<=\d)\s?[°‰]|„(?=\w)",
    re.MULTILINE,
)
_HIGH = re.compile(r"[^\x00-\x7f]")
# The byte that a sign was, where UTF-8 was read as Windows-1252 or, for U+0080 to U+009F, as Latin-1.
_BYTES: Final = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_NEXT = f"[{re.escape(''.join(sign for sign, byte in _BYTES.items() if byte < 0xC0))}]"
# A sign from a first byte of UTF-8, and the one to three from the bytes that go with it.
_TWICE = re.compile(f"[ÂÃÄÅ]{_NEXT}|â{_NEXT}{{2}}|ðŸ{_NEXT}{{2}}|ð\x9f{_NEXT}{{2}}|ï»¿|Æ[’\x92]|Ë[†œ\x86\x9c]")
# What a Dutch text may well hold: Latin letters (names from abroad too), typography, a few marks, emoji.
_MEANT = re.compile(
    "[\u0080-\u017f\u0192\u02c6\u02dc\u200b-\u2027\u202f-\u203a\u2060\u2070-\u209f\u20ac\u2122\u2190-\u2199"
    "\u2212\u2248\u2260\u2264\u2265\u25a0-\u25cf\u2600-\u27bf\ufb00-\ufb04\ufeff\U0001f300-\U0001faff]"
)
# Windows-1252 that was read as Latin-1 and then stored as UTF-8; U+0085 may be a real end of a line.
_C1 = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in (Python's name), and Dutch sentences about what was guessed or mended."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(name: str, data: bytes) -> Decoded:
    """The text in the bytes of a file.

    In this order: a byte-order mark, UTF-16 told by its zeros, UTF-8, UTF-8 with a few broken bytes (each becomes
    U+FFFD), and the old encoding in which the signs above ASCII stand best in Dutch words. Text that was encoded twice
    is mended. Raises SourceError when the bytes are no text; `name` is the file's name for the messages.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _unicode(name, data[len(mark) :], encoding, offset=len(mark))
    wide = _zeros(data)
    if wide is not None:
        return _unicode(name, data, wide)
    kind = recognise(data)
    if kind not in (None, "html", "xml") or looks_binary(data):
        raise SourceError(not_a_text(name, kind))
    try:
        return _mend(name, data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _unicode(name, data, "utf-8") if _mostly_utf8(data, error) else _old(name, data)


def _zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: most letters are Latin, so every other byte is zero."""
    head = data[:4096]
    first, second = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half < 2 or min(first, second) * 20 > half or max(first, second) * 2 <= half:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _unicode(name: str, data: bytes, encoding: str, offset: int = 0) -> Decoded:
    """Decodes, with U+FFFD for what is broken. `offset` is how many bytes of the file stand before the data."""
    text, warnings = _replaced(name, data, encoding, offset)
    return _mend(name, text, encoding, warnings)


def _replaced(name: str, data: bytes, encoding: str, offset: int = 0) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        count = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
        return text, (characters_lost(name, count, offset + error.start),)


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether at least half of what lies above ASCII is good UTF-8 that a Dutch text may hold, or whether the only
    error is that the end of the last sign is cut off."""
    if error.reason == "unexpected end of data" and len(data) - error.start > 1:
        return True
    kept = data.decode("utf-8", "ignore")
    broken = data.decode("utf-8", "replace").count("\ufffd") - kept.count("\ufffd")
    return len(_MEANT.findall(kept)) >= broken


def _old(name: str, data: bytes) -> Decoded:
    lines = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    scores = {encoding: _fit(lines, encoding) for encoding in _OLD}
    encoding = max(scores, key=lambda encoding: scores[encoding])
    text, warnings = _replaced(name, data, encoding)
    if scores[encoding] <= 0:
        warnings += (encoding_unsure(name),)
    elif encoding != "cp1252":
        warnings += (old_encoding(name, _OLD[encoding]),)
    return Decoded(text, encoding, warnings)


def _fit(data: bytes, encoding: str) -> int:
    """How well the signs above ASCII stand in Dutch, as this encoding has them: points for and against."""
    text = data.decode(encoding, "replace")
    common, rare, high = (len(pattern.findall(text)) for pattern in (_COMMON, _RARE, _HIGH))
    return 2 * common + rare - 2 * (high - common - rare)


def _mend(name: str, text: str, encoding: str, warnings: tuple[str, ...] = ()) -> Decoded:
    """Undoes UTF-8 that was read as Windows-1252 and encoded again, up to three times over."""
    mended, first, count = text, None, 0
    for _ in range(3):
        found = [(match[0], meant) for match in _TWICE.finditer(mended) if (meant := _once(match[0])) is not None]
        if not found:
            break
        first, count = found[0], len(found)
        mended = _TWICE.sub(lambda match: _once(match[0]) or match[0], mended)
    strays = _C1.findall(mended)
    if strays:
        mended = _C1.sub(lambda match: _stray(match[0]), mended)
        count += len(strays)
        first = first or (strays[0], _stray(strays[0]))
    if first is None:
        return Decoded(text, encoding, warnings)
    return Decoded(mended, encoding, (*warnings, doubly_encoded(name, count, *map(_shown, first))))


def _once(found: str) -> str | None:
    """The sign that was meant by two or three; None when it is none that a Dutch text has."""
    try:
        meant = bytes(_BYTES[sign] for sign in found).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return meant if _MEANT.fullmatch(meant) else None


def _shown(signs: str) -> str:
    """What can be printed, and the numbers of what would do something to a terminal."""
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in signs)


def _stray(found: str) -> str:
    return found.encode("latin-1").decode("cp1252")
