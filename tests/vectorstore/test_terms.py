import numpy as np

from vectorstore.lexical import LexicalIndex, content_words
from vectorstore.terms import Group, Same, Terms, load_groups

GROUPS = (
    Group(("boa", "handhaver", "enforcement officer")),
    Group(("huiselijk geweld", "partnergeweld", "geweld achter de deur")),
)


def find(question: str) -> tuple[Same, ...]:
    return Terms(GROUPS, content_words).find(content_words(question))


def test_a_term_is_found_with_what_may_stand_for_it() -> None:
    assert find("Wat doet een handhaver?") == (Same(1, 2, (("boa",), ("enforcement", "officer"))),)


def test_the_longest_term_counts_and_no_two_overlap() -> None:
    (same,) = find("meldt huiselijk geweld achter elkaar")
    assert (same.start, same.end) == (1, 3)
    assert same.others == (("geweld", "achter", "deur"), ("partnergeweld",))


def test_a_part_of_a_term_is_none() -> None:
    assert find("officer geweld") == ()
    assert find("") == ()
    assert Terms((), content_words).find(("boa",)) == ()


def test_a_text_with_a_word_that_means_the_same_has_the_word_for_a_part() -> None:
    texts = ["Er komen handhavers bij.", "Een boa loopt hier.", "Niets."]
    match = LexicalIndex(texts, (Group(("boa", "handhavers")),)).match("boa")
    assert match.matrix[0].tolist() == np.array([0.8, 1.0, 0.0], np.float32).tolist()
    assert LexicalIndex(texts).match("boa").matrix[0].tolist() == [0.0, 1.0, 0.0]


def test_a_foreign_word_is_as_rare_as_the_dutch_one() -> None:
    texts = ["Meer politie.", "Politie op straat.", "Niets.", "Nog minder."]
    match = LexicalIndex(texts, (Group(("politie", "police")),)).match("police")
    assert match.matrix[0].tolist() == np.array([0.8, 0.8, 0, 0], np.float32).tolist()
    # ln(1 + 4 / (1 + 2))
    assert match.weights[0] == np.float32(np.log(1 + 4 / 3))


def test_a_term_of_several_words_needs_all_of_another() -> None:
    texts = ["Geweld achter de deur stopt.", "Geweld op straat.", "Partnergeweld stopt."]
    match = LexicalIndex(texts, GROUPS[1:]).match("partnergeweld")
    assert match.matrix[0, 0] == np.float32(0.8)
    assert match.matrix[0, 2] == 1.0
    assert match.matrix[0, 1] < 0.8


def test_a_sort_is_found_by_its_kind_and_not_the_other_way_round() -> None:
    texts = ["Een coffeeshop mag open.", "Drugs mogen niet.", "Niets."]
    index = LexicalIndex(texts, (Group(("drugs", "verdovende middelen"), ("coffeeshop",)),))
    assert index.match("drugs").matrix[0].tolist() == np.array([0.8, 1.0, 0.0], np.float32).tolist()
    assert index.match("coffeeshop").matrix[0].tolist() == [1.0, 0.0, 0.0]


def test_the_packaged_groups_have_no_term_twice() -> None:
    groups = load_groups()
    assert len(groups) > 40
    for group in groups:
        words = (*group.terms, *group.sorts)
        assert all(map(content_words, words)), group
        assert len(words) == len(set(words)) > 1, group
    terms = [term for group in groups for term in group.terms]
    assert len(terms) == len(set(terms))
