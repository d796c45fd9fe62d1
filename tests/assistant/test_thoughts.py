import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.thoughts import without_thoughts

TEXTS = [
    ("Volt wil A [1].", "Volt wil A [1]."),
    ("<think>Volt [9].\n\nEn [8].</think>\n\nVolt wil A [1].", "\n\nVolt wil A [1]."),
    ("<THINK>x</Think>A", "A"),
    ("<think>a<think>b</think>c</think>A", "A"),
    ("A<think>b</think>C", "AC"),
    ("<think>nooit klaar [1]. En door", ""),
    ("A <think>nooit klaar <think>b</think>", "A "),
    ("</think>A</think>", "A"),
    ("A <th", "A <th"),
    ("A <b> 1 < 2 </thin", "A <b> 1 < 2 </thin"),
    ("<think>a</thin", ""),
    ("<<think>a</think>A", "<A"),
    ("", ""),
]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1000])
@pytest.mark.parametrize(("text", "shown"), TEXTS)
def test_what_is_thought_is_left_out_whatever_the_pieces(text: str, shown: str, size: int) -> None:
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    assert "".join(without_thoughts(pieces)) == shown


def test_a_piece_is_passed_on_before_the_next_comes() -> None:
    pieces = iter(["Volt <b", "> wil <thi", "nk>diep", "</think> A"])
    given_out = [next(text) for text in [without_thoughts(pieces)] for _ in range(4)]
    assert given_out == ["Volt <b", "> wil ", "", " A"]


@given(st.lists(st.sampled_from(["<think>", "</think>", "<", "th", "ink>", "/", "a"]), max_size=12), st.integers(1, 9))
def test_the_pieces_make_no_difference(parts: list[str], size: int) -> None:
    text = "".join(parts)
    cut = (text[i : i + size] for i in range(0, len(text), size))
    assert "".join(without_thoughts(cut)) == "".join(without_thoughts([text]))
