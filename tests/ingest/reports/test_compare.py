import time

from ingest.reports.compare import compare_passages
from vectorstore.passage import Passage


def passages(*texts: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(
            id=f"{number}",
            programme_id="proef",
            section=("Veiligheid",),
            start=0,
            end=len(text),
            text=text,
            sentences=((0, len(text)),),
            context=None,
            status="final",
            author=None,
            page=None,
        )
        for number, text in enumerate(texts)
    )


def test_equal_versions_differ_in_nothing() -> None:
    texts = ("Meer wijkagenten.", "Geen vuurwerk in het centrum.")
    difference = compare_passages(passages(*texts), passages(*texts))
    assert (difference.added, difference.dropped, difference.changed, difference.same) == ((), (), (), 2)


def test_a_passage_that_is_new_or_gone_is_told_apart_from_one_that_changed() -> None:
    before = passages("Wij willen 100 extra wijkagenten.", "De kermis blijft op het plein.", "Er komt een avondklok.")
    after = passages(
        "Wij willen 150 extra wijkagenten.", "De kermis blijft op het plein.", "Boa's krijgen een wapenstok."
    )
    difference = compare_passages(before, after)
    assert [(change.before.text, change.after.text) for change in difference.changed] == [
        ("Wij willen 100 extra wijkagenten.", "Wij willen 150 extra wijkagenten.")
    ]
    assert [passage.text for passage in difference.dropped] == ["Er komt een avondklok."]
    assert [passage.text for passage in difference.added] == ["Boa's krijgen een wapenstok."]
    assert difference.same == 1


def test_a_passage_that_moved_is_the_same() -> None:
    before = passages("Meer camera's op het plein.", "Minder geluid in de nacht.")
    after = passages("Minder geluid in de nacht.", "Meer camera's op het plein.")
    assert compare_passages(before, after).same == 2


def test_a_sentence_that_stands_twice_and_then_once_is_dropped_once() -> None:
    twice = passages("De straat moet schoon zijn.", "De straat moet schoon zijn.")
    difference = compare_passages(twice, passages("De straat moet schoon zijn."))
    assert (len(difference.dropped), difference.same) == (1, 1)


def test_the_nearest_of_several_candidates_is_the_one_that_changed() -> None:
    before = passages("Er komen tien extra camera's bij het station.")
    after = passages("Er komen tien extra bankjes in het park.", "Er komen twaalf extra camera's bij het station.")
    (change,) = compare_passages(before, after).changed
    assert change.after.text == "Er komen twaalf extra camera's bij het station."


def test_two_long_versions_of_which_every_word_order_differs_are_compared_in_seconds() -> None:
    words = [f"woord{number}" for number in range(100)]
    before = passages(*(" ".join(words[number:] + words[:number]) + f" oud{number}" for number in range(100)))
    after = passages(*(" ".join(words[number:] + words[:number]) + f" nieuw{number}" for number in range(100)))
    started = time.monotonic()
    difference = compare_passages(before, after)
    assert [change.after.text for change in difference.changed] == [passage.text for passage in after]
    assert time.monotonic() - started < 30


def test_a_passage_that_shares_letters_and_few_words_is_another_one() -> None:
    before = passages("Er komt een verbod op vuurwerk in de hele stad.")
    after = passages("Er komt een gebod voor fietsverkeer door de oude straat.")
    assert compare_passages(before, after).changed == ()
