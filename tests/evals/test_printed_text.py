"""What print puts around a text may stand within a quote; what a text says may not be left out of one."""

import pytest

from evals.printed_text import without_heads, without_line_numbers, without_watermark
from evals.sources import Source
from evals.truth import stands_in

WORDS = ("bomen", "banken", "bruggen", "paden", "perken", "pleinen", "lampen", "lanen", "vijvers", "velden")
FILL = "Dat is goed voor wie er woont, en voor wie er werkt of speelt. " * 12


def wish(n: int) -> str:
    return f"De gemeente wil zoveel {WORDS[n]} {WORDS[n - 3]} als kan in de wijken, en dat ze blijven."


def text(between: str) -> str:
    """A text of ten pages; what stands between two pages stands within a sentence, `#` for the page's number."""
    pages = []
    for n in range(10):
        before, after = wish(n).split(f" {WORDS[n - 3]}")
        pages.append(f"{FILL}{before}{between.replace('#', str(n + 7))} {WORDS[n - 3]}{after}\n")
    return "".join(pages)


def true(quote: str, whole: str) -> bool:
    return stands_in(quote, Source({}, ((whole,),)))


@pytest.mark.parametrize(
    "between",
    [
        "\n#\nProefpartij Alderkring",
        "Samen in de buurt#",
        "\n#Programma 2026Alles op alderkring.example",
        " | Alderkring #",
    ],
)
def test_a_head_beside_numbers_that_count_up_may_stand_within_a_quote(between: str) -> None:
    assert all(true(wish(n), text(between)) for n in range(10))


@pytest.mark.parametrize(
    "between",
    [
        # Words without a number, a number that does not count up, and one without words.
        " niet",
        " in geen geval meer dan zeven",
        " met 40 procent meer voor iedereen",
        " #",
    ],
)
def test_words_of_a_sentence_may_not_be_left_out(between: str) -> None:
    assert not any(true(wish(n), text(between)) for n in range(10))


def test_points_of_a_list_that_count_up_are_no_pages() -> None:
    points = "".join(f"{n}. Wij willen dat er {word} komen.\n" for n, word in enumerate(WORDS, 1))
    assert without_heads(points) == points
    assert not true("dat er bomen komen. dat er banken komen.", points)


def test_a_word_across_every_page_is_taken_out_and_one_in_a_sentence_is_not() -> None:
    page = "Er komen bomen.CONCEPTEr komen banken.\nCONCEPTDe wegen blijven.\n"
    assert without_watermark(page * 40) == "Er komen bomen.Er komen banken.\nDe wegen blijven.\n" * 40
    plain = "Dit is een CONCEPT voor de buurt.\n" * 80
    assert without_watermark(plain) == plain


def test_numbers_of_lines_are_taken_out_and_numbers_of_the_text_are_not() -> None:
    page = "".join(f"Er komen {n + 2} bomen en banken {n}\n" for n in range(1, 31))
    bare = without_line_numbers(page * 20)
    assert bare.count("Er komen 12 bomen en banken") == 20
    assert "banken 10" not in bare
    assert without_line_numbers(page) == page


def test_the_number_of_a_line_that_ends_within_a_word_is_taken_out() -> None:
    page = "".join(f"Er komt een fiets-{n}\npad met {n} lampen en banken {n + 1}\n" for n in range(1, 31, 2))
    bare = without_line_numbers(page * 20)
    assert bare.count("Er komt een fiets-\npad met 11 lampen en banken \n") == 20
