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
    st.sampled_from("de stad wil meer groen en minder auto’s. Wonen • zorg- en Noord- 12 (veilig) BBB d".split(" ")),
    min_size=1,
    max_size=14,
).map(" ".join)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(re.sub(r"[\W_]", "", "".join(texts)))


@examples(deadline=None, derandomize=True, database=None, max_examples=80)
@given(st.lists(_TEXT, min_size=1, max_size=40))
def test_no_letter_of_a_kept_line_is_lost(generated: list[str]) -> None:
    result = prepare(Document(tuple(Line(" ".join(text.split())) for text in generated)))
    kept = letters([line.text for line in result.lines])
    assert kept + letters([gone.text for gone in result.removed]) == letters(generated)


@examples(deadline=None, derandomize=True, database=None, max_examples=80)
@given(st.lists(_TEXT, min_size=2, max_size=30))
def test_a_place_where_a_page_begins_is_the_first_of_a_line(generated: list[str]) -> None:
    lines = [Line(text, page=1 + at // 4) for at, text in enumerate(generated)]
    for line in reflow(lines):
        for at, page in line.starts:
            assert any(one.page == page and line.text[at:].startswith(one.text[:3].rstrip("-")) for one in lines)
