"""Lines of print become lines as they were written."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from ingest.cleaning.reflow import reflow
from ingest.document import Document, Line
from ingest.prepare import prepare

WRAPPED = [
    Line("Wij willen dat iedereen in onze stad een goede en betaalbare woning"),
    Line("kan vinden. Daarom bouwen wij de komende vier jaar duizend nieuwe"),
    Line("huizen, vooral voor starters en voor ouderen die kleiner willen gaan"),
    Line("wonen."),
]


def test_the_lines_of_a_paragraph_are_one_line() -> None:
    (line,) = reflow(WRAPPED)
    assert line.text.startswith("Wij willen dat iedereen")
    assert line.text.endswith("kleiner willen gaan wonen.")


def test_a_bullet_begins_a_line_of_its_own() -> None:
    lines = reflow(
        [*WRAPPED, Line("• Meer groen in de wijk en op de daken van scholen, zodat het"), Line("koel blijft")]
    )
    assert [line.text[:10] for line in lines] == ["Wij willen", "• Meer gro"]


def test_a_sentence_over_a_page_knows_where_its_second_page_begins() -> None:
    (line,) = reflow([Line(one.text, page=1 + (at > 1)) for at, one in enumerate(WRAPPED)])
    ((at, page),) = line.starts
    assert (line.text[at:][:7], page) == ("huizen,", 2)


def test_lines_of_two_web_pages_are_never_joined() -> None:
    lines = [Line(one.text, url=f"https://proef.nl/{at // 2}") for at, one in enumerate(WRAPPED)]
    assert len(reflow(lines)) == 2


_TEXT = st.lists(
    st.sampled_from(
        "de stad wil meer groen en minder auto’s. Wonen • zorg- en Noord- 12 (veilig) BBB d € 5 40% A+".split(" ")
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


def characters(texts: list[str]) -> Counter[str]:
    """What may not be lost: all but white space, hyphens (one at a line's end goes) and the glyphs of bullets."""
    return Counter(re.sub(r"[\s•-]", "", "".join(texts)))


@examples(deadline=None, derandomize=True, database=None, max_examples=80)
@given(st.lists(_TEXT, min_size=1, max_size=40))
def test_no_character_of_a_kept_line_is_lost(generated: list[str]) -> None:
    result = prepare(Document(tuple(Line(" ".join(text.split())) for text in generated)))
    kept = characters([line.text for line in result.lines])
    assert kept + characters([gone.text for gone in result.removed]) == characters(generated)


@examples(deadline=None, derandomize=True, database=None, max_examples=80)
@given(st.lists(_TEXT, min_size=2, max_size=30))
def test_a_place_where_a_page_begins_is_the_first_of_that_page(generated: list[str]) -> None:
    # Each line begins with a word of its own, so that the place where it begins can be told for certain.
    lines = [Line(f"{_own(at)} {text}", page=1 + at // 4) for at, text in enumerate(generated)]
    for line in reflow(lines):
        held = [at for at in range(len(lines)) if _own(at) in line.text]
        firsts = [at for at in held if at > held[0] and lines[at].page != lines[at - 1].page]
        assert line.page == lines[held[0]].page
        assert line.starts == tuple((line.text.index(_own(at)), lines[at].page) for at in firsts)


def _own(at: int) -> str:
    """A word that no other line has, in small letters."""
    return f"q{chr(97 + at // 26)}{chr(97 + at % 26)}q"
