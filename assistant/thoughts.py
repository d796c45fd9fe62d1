"""What a model writes, without what it thinks: reasoning models begin with `<think>…</think>`. Pure."""

import re
from collections.abc import Iterable, Iterator

__all__ = ["without_thoughts"]

_OPENS, _CLOSES = "<think>", "</think>"
_TAG = re.compile(f"({_OPENS}|{_CLOSES})", re.IGNORECASE)


def without_thoughts(pieces: Iterable[str]) -> Iterator[str]:
    """The text of some pieces outside `<think>…</think>`: a piece for each that comes in, often empty, and a last one.
    A tag may be cut over pieces; what is never closed is all thought; a tag that closes nothing is left out."""
    depth = 0
    held = ""  # may be the beginning of a tag
    for piece in pieces:
        text = held + piece
        held = _begun_tag(text)
        shown = ""
        for part in _TAG.split(text.removesuffix(held)):
            if part.casefold() == _OPENS:
                depth += 1
            elif part.casefold() == _CLOSES:
                depth = max(0, depth - 1)
            elif not depth:
                shown += part
        yield shown
    if not depth:
        yield held


def _begun_tag(text: str) -> str:
    """The end of a text that may become a tag."""
    last = text[max(text.rfind("<"), 0) :]
    begins = any(tag.startswith(last.casefold()) and tag != last.casefold() for tag in (_OPENS, _CLOSES))
    return last if begins else ""
