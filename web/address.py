"""The address of an answer: what it takes to give it again. Pure."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from assistant.scope import EVERYTHING, Filter

__all__ = ["Address", "values_of"]

_MOST_EARLIER = 6


@dataclass(frozen=True, slots=True)
class Address:
    """A question with its filter and the questions before it, oldest first; and the version of the collection that
    answered it, "" where that was not told."""

    question: str = ""
    filter: Filter = EVERYTHING
    earlier: tuple[str, ...] = ()
    collection: str = ""

    @classmethod
    def parse(cls, query: str) -> "Address":
        """Reads the part of an address after the question mark, with or without it. What it does not know it passes
        over; an address that nobody made gives an empty question."""
        return cls(
            question=next(iter(values_of(query, "vraag")), ""),
            filter=Filter(values_of(query, "partij"), next(iter(values_of(query, "gemeente")), None)),
            earlier=values_of(query, "eerder")[-_MOST_EARLIER:],
            collection=next(iter(values_of(query, "collectie")), ""),
        )

    @property
    def before(self) -> "tuple[Address, ...]":
        """The addresses of the questions before it, oldest first, with the same filter."""
        return tuple(Address(one, self.filter, self.earlier[:n]) for n, one in enumerate(self.earlier))

    def __str__(self) -> str:
        """The part of an address from the question mark on; "" for an empty question."""
        if not self.question:
            return ""
        pairs = [
            ("vraag", self.question),
            *(("eerder", question) for question in self.earlier[-_MOST_EARLIER:]),
            *([("gemeente", self.filter.municipality)] if self.filter.municipality else []),
            *(("partij", publisher) for publisher in self.filter.publishers),
            *([("collectie", self.collection)] if self.collection else []),
        ]
        return f"?{urlencode(pairs)}"


def values_of(query: str, key: str) -> tuple[str, ...]:
    """The values of a key in an address, each once; without those that say nothing."""
    pairs = parse_qsl(query.removeprefix("?"), errors="replace")
    return tuple(dict.fromkeys(value.strip() for name, value in pairs if name == key and value.strip()))
