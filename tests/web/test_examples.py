"""Example questions that fit the filter."""

from assistant.scope import Filter
from vectorstore.library import Library
from web.examples import choose_examples


def test_a_publisher_is_only_asked_what_its_programme_has_a_word_on(library: Library) -> None:
    assert choose_examples(library, Filter(), 6) == [
        "Wat schrijft Alderkring in Vossendam over bodycams?",
        "Wat schrijft Beemdlijst in Vossendam over wijkagenten?",
        "Wat schrijft Alderkring in Vossendam over vuurwerk?",
        "Wat schrijft Alderkring in Vossendam over boa’s?",
        "Welke partijen schrijven over bodycams?",
    ]


def test_examples_keep_to_the_filter(library: Library) -> None:
    assert choose_examples(library, Filter(("Beemdlijst",)), 6) == [
        "Wat schrijft Beemdlijst in Vossendam over wijkagenten?"
    ]
    assert choose_examples(library, Filter((), "Elders"), 6) == []


def test_there_are_no_more_than_asked_for(library: Library) -> None:
    assert len(choose_examples(library, Filter(), 2)) == 2
