"""Bullets in a font of their own, which text taken out of a PDF has as a digit glued to the first word: "4Meer boa's"
(JA21 2021 and 2023). Pure."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Line

__all__ = ["restore_bullets"]

_GLUED = re.compile(r"(?:^|(?<=\s))(\d)(?=[A-Z][A-Za-zà-ÿ])")
_FEWEST = 20
"""Times that one digit is glued to a word. Numbers of pages and sections vary; a bullet is always the same."""
_SHARE = 0.8
"""Of all digits that are glued so."""


def restore_bullets(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with "•" where a bullet stood, each bullet on a line of its own; a text without such bullets is given
    back as it is."""
    counted = Counter(found[1] for line in lines for found in _GLUED.finditer(line.text))
    digit, count = counted.most_common(1)[0] if counted else ("", 0)
    if count < _FEWEST or count < _SHARE * counted.total():
        return tuple(lines)
    kept: list[Line] = []
    for line in lines:
        starts = [found.start() for found in _GLUED.finditer(line.text) if found[1] == digit]
        cuts = [*([0] if not starts or line.text[: starts[0]].strip() else []), *starts, len(line.text)]
        for number, (start, end) in enumerate(itertools.pairwise(cuts)):
            piece = line.text[start:end].strip()
            text = f"• {piece[1:]}" if start in starts else piece
            kept.append(replace(line, text=text, gap=line.gap and number == 0))
    return tuple(kept)
