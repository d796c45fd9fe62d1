"""What the collection holds: programmes, their sections, and the passages that can be quoted.

Positions are character offsets into the programme's clean text, end exclusive, so that `text[start:end]` is what a
section, a passage or a sentence says.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "PRIVATE_RULE",
    "Card",
    "DocumentKind",
    "Hit",
    "Passage",
    "PassageKind",
    "Probe",
    "Programme",
    "PublisherKind",
    "Section",
    "Span",
    "Status",
    "Version",
]

DocumentKind = Literal[
    "election_programme",
    "concept_programme",
    "forum_draft",
    "municipal_budget",
    "safety_plan",
    "coalition_agreement",
    "other",
]
Status = Literal["final", "draft", "proposal", "past_result", "unknown"]
PassageKind = Literal[
    "plan", "past_result", "foreword", "candidates", "sources", "colophon", "quotation", "instruction"
]
"""What sort of text a passage is; an instruction speaks to a language model. Only a plan answers a question, unless the
caller asks for the others too."""
PublisherKind = Literal["party", "municipality"]
Span = tuple[int, int]
PRIVATE_RULE: Final = "forum"
"""The rule that leaves out who wrote a post and when (`ingest/cleaning/site.py`)."""


@dataclass(frozen=True, slots=True)
class Programme:
    """One document of one publisher, as the catalogue describes it.

    `edition` is a hash of the file, its catalogue entry, the reading code and the encoder: it changes when anything
    changes that could change an answer. None of municipality, year and url is guessed: None means not stated.
    """

    id: str
    publisher: str
    publisher_kind: PublisherKind
    municipality: str | None
    title: str
    document_kind: DocumentKind
    status: Status
    year: int | None
    url: str | None
    file: str
    edition: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with all that stands under it, subsections included. `path` are the headings, outermost first."""

    path: tuple[str, ...]
    start: int
    end: int
    status: Status
    author: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest piece that a person would quote: a bullet, a paragraph or a part of one, or a table row.

    `context` is the line that leads a bullet in, or a table's column names; it is no part of the quote. `status` and
    `author` are those of this passage, which may differ from its programme's: a reply in a forum is a proposal by its
    writer. `author` is None where the publisher itself speaks.
    """

    id: str
    programme_id: str
    section: tuple[str, ...]
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]
    context: str | None
    status: Status
    author: str | None
    page: str | None
    """The label printed on the page where the passage begins, or that page's number in the file; None without pages."""
    sheet: int | None = None
    """The number in the file, from 1, of that page."""
    kind: PassageKind = "plan"
    url: str | None = None
    """The web page that it came from, where a file holds several."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a person needs to trust how a programme was read. `added` is an ISO date; `sha256` that of the file.

    `pages` and `textless` count pages (0 without pages; a textless page has no text that could be read). `suspects`
    counts the words out of `words` that no Dutch word list knows; `suspect_words` are the most frequent of them, with
    their number. `removed` are lines that were left out: rule, text, page. `kinds` counts passages by kind.
    """

    sha256: str
    added: str
    characters: int
    pages: int
    textless: tuple[int, ...]
    passages: int
    kinds: dict[PassageKind, int]
    words: int
    suspects: int
    suspect_words: tuple[tuple[str, int], ...]
    removed: tuple[tuple[str, str, int | None], ...]
    warnings: tuple[str, ...]

    @property
    def names_people(self) -> bool:
        """Whether lines were left out because they name private persons, who wrote in a forum. Neither these lines nor
        the file that has them may be shown to visitors."""
        return any(rule == PRIVATE_RULE for rule, _, _ in self.removed)

    def without_names(self) -> "Card":
        """The card as it may be published: without those lines."""
        return replace(self, removed=tuple(line for line in self.removed if line[0] != PRIVATE_RULE))

    @property
    def others(self) -> int:
        """The passages that are no plan."""
        return sum(count for kind, count in self.kinds.items() if kind != "plan")


@dataclass(frozen=True, slots=True)
class Version:
    """One edition of a programme that is kept: the current one, which is searched, or an archived one, which can only
    be read. `added` is an ISO date, `sha256` that of the file; both None where the programme has no card."""

    edition: str
    added: str | None
    sha256: str | None
    current: bool


@dataclass(frozen=True, slots=True)
class Probe:
    """A question made ready to search with: its vector; for every passage, by id, the part of its words that it has;
    and for every programme, by id, the part of its words that only others have, and its words that stand nowhere in
    it."""

    vector: NDArray[np.float32]
    cover: dict[str, float]
    elsewhere: dict[str, float]
    absent: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question. `dense` is the cosine of question and passage, `sentence` that of the question
    and the nearest of its sentences, -1 to 1; `cover` the part of the question's words that it has, `elsewhere` the
    part that only other programmes have, 0 to 1. `nearest` is the place of that sentence; None where none of its
    sentences was among the nearest."""

    passage: Passage
    dense: float
    sentence: float
    cover: float
    elsewhere: float
    nearest: Span | None = None
