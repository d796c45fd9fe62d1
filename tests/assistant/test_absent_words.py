from dataclasses import replace

from assistant.absent_words import find_absent_words, find_wordless
from assistant.gather import Evidence, Gathered
from assistant.quotes import draft_quotes
from tests.assistant.made_up import ALDERKRING, BEEMDLIJST, MODEL, hit, judged, passages, query
from vectorstore.passage import Programme

Found = tuple[tuple[tuple[str, ...], tuple[Programme, ...]], ...]


def absent(question: str, **words: tuple[str, ...]) -> Found:
    """The words to tell of, where the two programmes lack these."""
    evidence = (
        Evidence(ALDERKRING, (), words.get("alderkring", ())),
        Evidence(BEEMDLIJST, (), words.get("beemdlijst", ())),
    )
    return find_absent_words(Gathered(replace(query(), text=question), evidence), [ALDERKRING, BEEMDLIJST])


def test_a_word_is_told_as_it_was_typed() -> None:
    assert absent("Mag een coureur zwartrijden?", alderkring=("coureur", "zwartrijden")) == (
        (("coureur", "zwartrijden"), (ALDERKRING,)),
    )
    assert absent("Mogen café's open?", alderkring=("cafe",)) == ((("café's",), (ALDERKRING,)),)


def test_programmes_that_lack_the_same_are_told_together() -> None:
    given = absent("zwartrijden", alderkring=("zwartrijden",), beemdlijst=("zwartrijden",))
    assert given == ((("zwartrijden",), (ALDERKRING, BEEMDLIJST)),)


def test_common_and_short_words_and_numbers_tell_nothing() -> None:
    assert absent("krijgen eerder 2027 om", alderkring=("krijgen", "eerder", "2027", "om")) == ()


def test_a_question_in_other_words_altogether_gets_no_list_of_them() -> None:
    assert absent("drie woorden", alderkring=("zwartrijden", "enkelband", "gondel")) == ()


def test_a_programme_that_is_not_quoted_is_not_told_of() -> None:
    evidence = (Evidence(ALDERKRING, (), ("zwartrijden",)),)
    assert find_absent_words(Gathered(query(), evidence), []) == ()


def test_a_word_within_a_longer_one_is_there() -> None:
    (shows,) = passages(ALDERKRING, "Er komen droneshows.")
    evidence = Evidence(ALDERKRING, (hit(shows, 1.0),), ("drones", "enkelband"))
    asked = replace(query(), text="drones en een enkelband")
    assert find_absent_words(Gathered(asked, (evidence,)), [ALDERKRING]) == ((("enkelband",), (ALDERKRING,)),)


def test_what_is_misspelt_or_foreign_is_no_word_of_the_field() -> None:
    assert absent("foulieren gegen system", alderkring=("foulieren", "gegen", "system")) == ()


def test_a_programme_is_quoted_without_any_word_of_the_question() -> None:
    asked = replace(query([ALDERKRING, BEEMDLIJST]), words="zwarte piet")
    (shows, shops), (lamps,) = passages(ALDERKRING, "Er komen shows.", "Er komen winkels."), passages(BEEMDLIJST, "Ja.")
    given = judged((ALDERKRING, [hit(shows, 3.0, 0.0), hit(shops, 1.0, 0.5)]), (BEEMDLIJST, [hit(lamps, 3.0, 0.3)]))
    rows = draft_quotes(given, MODEL).rows
    # What only stands further down, and is not quoted, does not count.
    assert [[quote.passage for quote in row.quotes] for row in rows] == [[shows], [lamps]]
    assert find_wordless(asked, rows) == (ALDERKRING,)
    # What the words of another language have in common with a text tells nothing.
    assert find_wordless(replace(asked, words="fireworks piet"), rows) == ()
    assert find_wordless(replace(asked, intent="overview"), rows) == ()
