"""A quote in the text around it."""

from vectorstore.passage import Section
from web.excerpt import Excerpt, cut_excerpt


def section(start: int, end: int) -> Section:
    return Section(("Kop",), start, end, "final", None)


def test_innermost_section_is_shown_whole() -> None:
    text = "Een.\n\nTwee. Drie. Vier.\n\nVijf."
    start = text.index("Drie.")
    around = (section(0, len(text)), section(6, 23))
    assert cut_excerpt(text, around, (start, start + 5)) == Excerpt("Twee. ", "Drie.", " Vier.", False, False)


def test_text_without_sections_is_one_section() -> None:
    assert cut_excerpt("Een. Twee.", (), (0, 4)) == Excerpt("", "Een.", " Twee.", False, False)


def test_long_section_is_cut_at_paragraphs() -> None:
    paragraph = "woord " * 99 + "einde."
    text = "\n\n".join([paragraph] * 4 + ["Het citaat."] + [paragraph] * 4)
    start = text.index("Het citaat.")
    excerpt = cut_excerpt(text, (section(0, len(text)),), (start, start + 11))
    # Of four paragraphs of 600 characters only one fits whole in 1000 on each side.
    assert excerpt == Excerpt(paragraph + "\n\n", "Het citaat.", "\n\n" + paragraph, True, True)


def test_long_paragraph_is_cut_between_words() -> None:
    text = "woord " * 300 + "Het citaat." + " woord" * 300
    start = text.index("Het citaat.")
    excerpt = cut_excerpt(text, (), (start, start + 11))
    assert set(excerpt.before.split()) == set(excerpt.after.split()) == {"woord"}
    assert 990 < len(excerpt.before) <= 1000
    assert 990 < len(excerpt.after) <= 1000
    assert excerpt.opens
    assert excerpt.closes


def test_long_section_keeps_its_near_edge() -> None:
    text = "Het citaat." + " woord" * 600
    excerpt = cut_excerpt(text, (), (0, 11))
    assert (excerpt.before, excerpt.opens, excerpt.closes) == ("", False, True)
