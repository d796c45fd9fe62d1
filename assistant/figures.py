"""A figure of a text, with what it is a figure of: "44 wijkagenten", "3 miljoen euro", "uiterlijk 2027". Two can be
compared when they are of one kind and of the same thing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from vectorstore.lexical import same_thing
from vectorstore.passage import Span

__all__ = ["Figure", "FigureKind", "FigureValue"]

FigureKind = Literal["count", "rate", "ordinal", "percentage", "amount", "date"]
FigureValue = tuple[Decimal | int | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text. `value` has one number; two for a rate ("1 per 5.000": 1 and 5000); three for a date (year,
    month and day), None where one is not said. `of` is the stem of what is counted or what the figure belongs to,
    None where the text does not tell. `text` is how it reads, `spans` where its digits or number words stand."""

    kind: FigureKind
    value: FigureValue
    of: str | None
    text: str
    spans: tuple[Span, ...]

    @property
    def is_bound(self) -> bool:
        """Whether the text tells what it is a figure of, without which there is nothing to compare it with."""
        return self.of is not None or self.kind in ("percentage", "amount", "date")

    def is_comparable(self, other: "Figure") -> bool:
        """Whether the other says something on the same thing, the same or not."""
        if self.kind != other.kind:
            return False
        if self.kind == "date":
            return bool(self._shared(other))
        return self.kind in ("percentage", "amount") or self.is_of_same(other)

    def is_of_same(self, other: "Figure") -> bool:
        """Whether both texts name what their figure is of, and name the same."""
        return self.of is not None and other.of is not None and same_thing(self.of, other.of)

    def agrees(self, other: "Figure") -> bool:
        """Whether two comparable figures are the same, as far as both say it."""
        return all(mine == theirs for mine, theirs in self._shared(other))

    def has_all_of(self, other: "Figure") -> bool:
        """Whether all that a comparable figure says stands in this one too: "1 december 2026" has all of "2026"."""
        pairs = zip(self.value, other.value, strict=True)
        return all(theirs is None or mine == theirs for mine, theirs in pairs)

    def _shared(self, other: "Figure") -> list[tuple[Decimal | int, Decimal | int]]:
        pairs = zip(self.value, other.value, strict=True)
        return [(mine, theirs) for mine, theirs in pairs if mine is not None and theirs is not None]
