"""From wrapped lines to passages: whatever the text, no character of a kept line is lost and positions hold."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ingest.document import Document, Line, Reading
from ingest.prepare import prepare
from ingest.structure.blocks import find_blocks
from ingest.structure.kinds import mark_kinds
from ingest.structure.passages import compose_text, cut_passages, find_sections
from ingest.structure.sentences import split_sentences
from tests.ingest.structure.test_passages import check_positions

_WORDS = st.sampled_from(
    "de stad wil meer geld voor wonen en zorg zodat iedereen mee kan doen D66 Amsterdam jeugd- Noord-Holland 2026 12. "
    "beleid, besluit. wonen: (ook) kwet sbaren minister- president € 5 40% A+".split()
)
_PARAGRAPH = st.lists(_WORDS, min_size=1, max_size=40).map(" ".join)
_HEADING = st.sampled_from(["1 Wonen", "1.1 Huren", "Onze stad", "VEILIGHEID", "Voorwoord", "Wij willen:", "II Werk"])
_POINT = st.builds("{} {}".format, st.sampled_from(["•", "-", "▶", "3.", "a)"]), _PARAGRAPH)
_LIST = st.sampled_from(["Inhoud", "Wonen ..... 3", "Zorg ..... 7", "Werk ..... 12", "Geld ..... 20", "Slot ..... 31"])
_VERSE = st.just("Wij leven niet voor de grap\nDat mag je nooit vergeten\nTe helpen is ons werk (Jan Proef)")


def wrap(text: str, width: int) -> list[str]:
    """The lines of a paragraph in a column; a word that is too long for a line is cut with a hyphen."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        elif lines and len(word) > 7 and word.isalpha() and len(lines[-1]) + 5 <= width:
            lines[-1] += f" {word[:3]}-"
            lines.append(word[3:])
        else:
            lines.append(word)
    return lines


@st.composite
def wrapped_documents(draw: st.DrawFn) -> Document:
    """A text in lines of one width, in blocks of all sorts, with page numbers here and there."""
    width = draw(st.sampled_from([28, 60, 90]))
    texts = draw(st.lists(st.one_of(_PARAGRAPH, _HEADING, _POINT, _LIST, _VERSE), min_size=1, max_size=25))
    lines: list[Line] = []
    for number, text in enumerate(texts, 1):
        rows = text.split("\n") if "\n" in text else wrap(text, width)
        gap, indent = draw(st.booleans()), draw(st.integers(0, 1))
        lines += [Line(row, indent=indent, gap=gap and at == 0) for at, row in enumerate(rows)]
        if draw(st.integers(0, 4)) == 0:
            lines.append(Line(str(number)))
    return Document(tuple(lines))


def characters(text: str) -> Counter[str]:
    """What may not be lost: all but white space, hyphens (one at a line's end goes) and the glyphs of bullets."""
    return Counter(re.sub(r"[\s•▶-]", "", text.casefold()))


@examples(deadline=None, derandomize=True, database=None, max_examples=150)
@given(wrapped_documents())
def test_positions_cut_what_they_claim_and_each_character_is_kept_or_named_as_removed(document: Document) -> None:
    prepared = prepare(document)
    text, placed = compose_text(mark_kinds(find_blocks(prepared.lines, "final")))
    passages = cut_passages("proef", placed, split_sentences, prepared.sheets)
    check_positions(Reading(text, find_sections(placed), passages, prepared.removed))
    all_given = sum((characters(line.text) for line in document.lines), Counter[str]())
    gone = sum((characters(removed.text) for removed in prepared.removed), Counter[str]())
    assert characters(text) + gone == all_given
