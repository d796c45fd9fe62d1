import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import Statement, cut_sentences, read_statements, split_sentences, without_marks

TEXT = "Volt wil A. [1] BIJ1 wil o.a. B [2][3]. D66 wil op art. 2 letten [4]!\nPvdA wil C [5]"
SENTENCES = ["Volt wil A. [1]", "BIJ1 wil o.a. B [2][3].", "D66 wil op art. 2 letten [4]!", "PvdA wil C [5]"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_sentences_are_the_same_whatever_the_pieces(size: int) -> None:
    assert list(cut_sentences(TEXT[i : i + size] for i in range(0, len(TEXT), size))) == SENTENCES


def test_a_sentence_comes_as_soon_as_it_is_complete() -> None:
    taken: list[str] = []

    def pieces() -> "list[str]":  # type: ignore[misc]
        for piece in ("Volt wil A [1]. ", "BIJ1", " wil B [2]. Einde"):
            taken.append(piece)
            yield piece

    sentences = cut_sentences(pieces())
    assert next(sentences) == "Volt wil A [1]."
    assert len(taken) == 2


@pytest.mark.parametrize("size", [1, 5, 1000])
@pytest.mark.parametrize("run", ["\n", " \n", ".", " ", "\n- ", "* ", "[1", "[1, ", "!)", "a", "a ", "A. b", "[1] "])
def test_a_long_run_of_anything_is_cut(run: str, size: int) -> None:
    text = f"Volt wil A [1].{run * 2000}"
    pieces = (text[i : i + size] for i in range(0, len(text), size))
    first, *_ = cut_sentences(pieces)
    assert first.startswith("Volt wil A [1].")


def test_numbers_on_the_next_line_belong_to_the_sentence() -> None:
    text = "Volt wil A.\n\n [1]\nBIJ1 wil B [2]."
    assert list(cut_sentences(text)) == ["Volt wil A.\n[1]", "BIJ1 wil B [2]."]


def test_headings_and_loose_words_are_passed_over() -> None:
    assert list(cut_sentences("Hier is de samenvatting:\n\nVolt\n\nVolt wil A [1].\n\n")) == ["Volt wil A [1]."]


def test_a_whole_text_is_cut_at_semicolons_too() -> None:
    assert split_sentences("Meer licht; minder lawaai. En rust.") == ("Meer licht", "minder lawaai.", "En rust.")
    assert split_sentences("") == ()


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("- **Volt** wil “meer” «licht» [1].", "Volt wil meer licht [1]."),
        ("Volt wil 'licht' en ‘rust’ en „vuur”.", "Volt wil licht en rust en vuur."),
        ("Camera's, foto’s en boa’s ’s avonds en 's nachts", "Camera's, foto’s en boa’s ’s avonds en 's nachts"),
        ("1. Volt\u202e wil\u200b A\x00", "Volt wil A"),
        ("Volt\twil\r\ngeen\x0bhekken\u2028in\x85het\x00park", "Volt wil geen hekken in het park"),
        ("wijk\u00ad\u200bagen\u2060ten", "wijkagenten"),
        ("ge\ufffdn \ud800", "ge\ufffdn \ufffd"),
        ("`Volt` wil \"A\" ''B''", "Volt wil A B"),
        ("", ""),
    ],
)
def test_quotation_marks_and_formatting_go_and_apostrophes_stay(written: str, plain: str) -> None:
    assert without_marks(written) == plain


@given(
    st.lists(st.sampled_from(["Volt", "wil.", " ", "\n", "[1]", "o.a.", "!)", "[2", ",", "3]", "A"])), st.integers(1, 4)
)
def test_the_pieces_make_no_difference(parts: list[str], size: int) -> None:
    text = "".join(parts)
    pieces = (text[i : i + size] for i in range(0, len(text), size))
    assert list(cut_sentences(pieces)) == list(cut_sentences([text]))


@given(st.text())
def test_no_quotation_mark_is_ever_left(text: str) -> None:
    assert not set(without_marks(text)) & set('"“”„«»‹›「」`‘‚')


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        ("Volt wil A [1].", [("Volt wil A", (1,))]),
        ("Volt wil A. [1][1] [2]", [("Volt wil A", (1, 2))]),
        ("Volt wil A [1, 2; 3].", [("Volt wil A", (1, 2, 3))]),
        ("Volt wil A [1] en BIJ1 wil B [2].", [("Volt wil A", (1,)), ("en BIJ1 wil B", (2,))]),
    ],
)
def test_each_statement_has_its_numbers(sentence: str, statements: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read_statements(sentence) == tuple(Statement(*one) for one in statements)


@pytest.mark.parametrize(
    "sentence",
    ["Volt wil A.", "Volt wil A [1] en gratis koffie.", "[1] Volt wil A", "[1]", "", "Volt [bron 1]", "A [١]", "A (1)"],
)
def test_a_part_without_a_number_is_no_statement(sentence: str) -> None:
    assert read_statements(sentence) is None
