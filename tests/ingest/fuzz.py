"""Feeds the readers damaged files, each through one Guard, and tells how they fared.

    python -m tests.ingest.fuzz [COUNT]

reads COUNT damaged PDFs and as many damaged web pages (2,000 of each unless told), and ends with 1 when any of them was
not read or refused. Every case has a number, from which it can be made again.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.guard import Guard, ProcessLimits
from ingest.readers.anything import read_document
from tests.ingest.corpora import CORPORA
from tests.ingest.pdfs import (
    Bookmark,
    Facts,
    Picture,
    Text,
    attach,
    lock,
    long_pdf,
    make_pdf,
    paragraph,
    plain_pdf,
    shown,
    stream,
)
from vectorstore.errors import SourceError

__all__ = ["BAD", "LIMITS", "Outcome", "Tried", "damage", "pages", "pdfs", "run", "try_one"]

Outcome = Literal["read", "refused", "stopped", "failed", "wrong"]
"""Read; refused with a reason; stopped for its time, its memory or a crash of its process; refused because the parser
met what it does not know ("kan niet worden gelezen"); or any other exception, which is a fault of the program."""
BAD: tuple[Outcome, ...] = ("stopped", "failed", "wrong")
"""The Guard makes one sentence of a hang, a crash and an exception alike: none of these may happen."""

LIMITS = ProcessLimits(seconds=60.0, megabytes=1024)
_STOPPED = ("Het lezen van",)
_LARGE = 100_000
"""Bytes. Of a larger file only some are read, for the sake of time."""
_SOME = 0.02


@dataclass(frozen=True, slots=True)
class Tried:
    """One case: its number, the name of the file that was damaged, how it ended, and what was said."""

    seed: int
    name: str
    outcome: Outcome
    message: str = ""


def pdfs() -> list[tuple[str, bytes]]:
    """Small made PDFs of many kinds."""
    text = paragraph("Partij Proef wil meer wijkagenten", "in alle wijken van Proef-", "stad, en meer licht.")
    facts = Facts("Programma", "Partij Proef", [Bookmark("Rust", 1), Bookmark("1.1 Licht", 2, 1)], {1: ("ARABIC", 3)})
    made = make_pdf(text, [Text("• Rust in de wijk", size=14), Picture(100, 100, 80, 80)], text, facts=facts)
    cells = [
        Text(cell, left, 700 - 20 * row) for row in range(4) for cell, left in (("Bomen", 72), ("12", 300), ("7", 360))
    ]
    return [
        ("made.pdf", made),
        ("table.pdf", make_pdf([*cells])),
        ("plain.pdf", plain_pdf(stream(shown(b"Wij willen rust in de wijk.")))),
        ("long.pdf", long_pdf(30)),
        ("locked.pdf", lock(made, "", "RC4-128")),
        ("attached.pdf", attach(made, "bijlage.txt", b"Rust")),
    ]


def pages() -> list[tuple[str, bytes]]:
    """Small made web pages of many kinds."""
    plain = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Partij Proef</title>
        <style>.weg{display:none}</style></head><body><nav><a href="/">Home</a></nav><main><h1>Veiligheid</h1>
        <p>Wij willen meer <b>wijkagenten</b> in alle wijken van Proefstad; dat is één café.</p><h2>Rust</h2>
        <ul><li>Meer rust</li><li>Meer licht<ul><li>in het park</li></ul></li></ul><p class="weg">Verborgen</p>
        <table><tr><th>Wat</th><th>2026</th></tr><tr><td>Bomen</td><td>12</td></tr></table></main>
        <footer>Cookies</footer><script>var x = "<p>geen tekst</p>";</script></body></html>"""
    deep = "<html><body>" + "<div>" * 80 + "<p>Wij willen rust in de wijk.</p>" + "</div>" * 80 + "</body></html>"
    return [
        ("plain.html", plain.encode()),
        ("latin.html", plain.replace("utf-8", "iso-8859-1").encode("latin-1")),
        ("wide.html", plain.encode("utf-16")),
        ("deep.html", deep.encode()),
    ]


def real_pdfs() -> list[tuple[str, bytes]]:
    """The four programmes of Amsterdam 2026, where they are."""
    return [(path.name, path.read_bytes()) for path in sorted((CORPORA / "amsterdam-2026").glob("*.pdf"))]


def damage(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """The file with one to three things done to it: bytes changed, a piece cut out, doubled, moved, a number changed,
    its end cut off, or a piece of another file put in."""
    for _ in range(dice.randint(1, 3)):
        data = _damaged(data, dice.choice(others), dice)
    return data


def _damaged(data: bytes, other: bytes, dice: random.Random) -> bytes:
    if not data:
        return data
    at = dice.randrange(len(data))
    length = dice.choice((1, 4, 16, 64, 256, max(1, len(data) // 8)))
    piece = data[at : at + length]
    match dice.randrange(8):
        case 0:
            changed = bytearray(data)
            for _ in range(dice.choice((1, 4, 32))):
                changed[dice.randrange(len(data))] = dice.randrange(256)
            return bytes(changed)
        case 1:
            return data[:at] + data[at + length :]
        case 2:
            return data[:at] + piece * dice.choice((2, 3, 50)) + data[at + length :]
        case 3:
            to = dice.randrange(len(data))
            return data[:to] + piece + data[to:]
        case 4:
            return data[:at]
        case 5:
            begin = dice.randrange(max(1, len(other)))
            return data[:at] + other[begin : begin + length] + data[at + length :]
        case 6:
            return _with_other_number(data, at, dice)
        case _:
            changed = bytearray(data)
            changed[at] ^= 1 << dice.randrange(8)
            return bytes(changed)


def _with_other_number(data: bytes, at: int, dice: random.Random) -> bytes:
    """A figure at or after a place replaced by another number: a length, a count, a reference that is not right."""
    while at < len(data) and not data[at : at + 1].isdigit():
        at += 1
    end = at
    while end < len(data) and data[end : end + 1].isdigit():
        end += 1
    number = dice.choice((b"0", b"1", b"-1", b"5", b"65536", b"2147483647", b"99999999999"))
    return data[:at] + number + data[end:]


def try_one(guard: Guard, seed: int, files: Sequence[tuple[str, bytes]]) -> Tried:
    """Makes the case of a number and has it read."""
    dice = random.Random(seed)  # noqa: S311  # cases, not secrets
    name, data = dice.choice(files)
    if len(data) > _LARGE and dice.random() > _SOME:
        name, data = dice.choice([file for file in files if len(file[1]) <= _LARGE])
    damaged = damage(data, [other for _, other in files], dice)
    try:
        guard.run(read_document, name, damaged, name=name)
    except SourceError as error:
        message = str(error)
        if message.startswith(_STOPPED):
            return Tried(seed, name, "stopped", message)
        return Tried(seed, name, "failed" if " kan niet worden gelezen (" in message else "refused", message)
    except Exception as error:  # noqa: BLE001  # any other exception is what is looked for
        return Tried(seed, name, "wrong", f"{type(error).__name__}: {error}")
    return Tried(seed, name, "read")


def run(count: int, files: Sequence[tuple[str, bytes]]) -> Iterator[Tried]:
    """Tries the cases 0 to count, all through one Guard."""
    with Guard(LIMITS) as guard:
        for seed in range(count):
            yield try_one(guard, seed, files)


def main() -> int:
    """The two halves in turn; 1 when any case came to a bad end."""
    parser = argparse.ArgumentParser(prog="python -m tests.ingest.fuzz", description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=2_000, metavar="COUNT")
    count = parser.parse_args().count
    bad = 0
    for half, files in (("PDF", [*pdfs(), *real_pdfs()]), ("HTML", pages())):
        tally: Counter[Outcome] = Counter()
        for tried in run(count, files):
            tally[tried.outcome] += 1
            if tried.outcome in BAD:
                print(f"{half} {tried.seed} {tried.name} {tried.outcome}: {tried.message}", flush=True)
        print(f"{half}: {count} cases, " + ", ".join(f"{tally[o]} {o}" for o in tally), flush=True)
        bad += sum(tally[outcome] for outcome in BAD)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
