import pytest

from assistant.differences import Agreement, ClaimFacts, Difference, QuotedSentence, find_agreements, find_differences


def differences(claim: str, topic: str, *quotes: str, context: str | None = None) -> tuple[Difference, ...]:
    """Each quote is a citation of its own, from 1."""
    sentences = [QuotedSentence(n, text, context) for n, text in enumerate(quotes, start=1)]
    return find_differences(ClaimFacts.read(claim, topic), sentences)


def denied(claim: str, topic: str, quote: str, context: str | None = None) -> bool:
    return any(one.kind == "negation" for one in differences(claim, topic, quote, context=context))


# --- figures ----------------------------------------------------------------------------------------------------------


def test_another_number_of_the_same_is_a_difference() -> None:
    (one,) = differences("Lijst A wil 50 wijkagenten.", "wijkagenten", "Er komen 44 wijkagenten (nu 24).")
    assert one == Difference("count", "50 wijkagenten", ("44 wijkagenten", "nu 24"), 1)


def test_a_figure_that_quotes_give_too_is_told_with_all_that_do() -> None:
    quotes = ("Er komen vijftig wijkagenten in de stad.", "Nu zijn er 44 wijkagenten.", "Straks 50 wijkagenten.")
    sentences = [QuotedSentence(n, text, None) for n, text in enumerate(quotes, start=1)]
    claim = ClaimFacts.read("Lijst A wil in 2026 50 wijkagenten in de stad.", "wijkagenten stad")
    assert find_agreements(claim, sentences) == (Agreement("50 wijkagenten", frozenset({1, 3})),)
    assert find_agreements(claim, sentences[1:2]) == ()


@pytest.mark.parametrize(("claimed", "other"), [("24 wijkagenten", "44 wijkagenten"), ("44 wijkagenten", "nu 24")])
def test_a_figure_with_another_of_the_same_thing_beside_it_is_told_with_that(claimed: str, other: str) -> None:
    sentences = [QuotedSentence(3, "Dat wil zeggen dat er 44 wijkagenten zijn (nu 24).", None)]
    claim = ClaimFacts.read(f"In de stad zijn nu {claimed}.", "wijkagenten")
    assert find_differences(claim, sentences) == ()
    assert find_agreements(claim, sentences) == (Agreement(claimed, frozenset({3}), ((3, other),)),)


def test_the_other_figure_is_told_in_short() -> None:
    sentences = [QuotedSentence(1, "Het aantal boa's in de stad gaat naar 44, en er zijn nu 24 boa's.", None)]
    (agreed,) = find_agreements(ClaimFacts.read("Er zijn nu 24 boa's.", "boa's"), sentences)
    assert agreed.beside == ((1, "44"),)


@pytest.mark.parametrize(
    "quote",
    [
        "Er komen vijftig wijkagenten.",
        "Het aantal wijkagenten gaat van 44 naar 50.",
        "In 2026 zijn er 50 wijkagenten, nu 24 wijkagenten.",
    ],
)
def test_the_same_number_is_none(quote: str) -> None:
    assert differences("Lijst A wil 50 wijkagenten.", "wijkagenten", quote) == ()


def test_a_figure_of_something_else_is_not_compared() -> None:
    (one,) = differences("Lijst A wil 50 wijkagenten.", "wijkagenten", "Wijkagenten krijgen 44 camera's.")
    assert one == Difference("count", "50 wijkagenten", (), None)


def test_a_sentence_on_something_else_is_not_compared() -> None:
    claim, topic = "Het cultuurplan van de wijk loopt tot 2030.", "cultuurplan wijk loopt"
    (one,) = differences(claim, topic, "De brug wordt in 2027 vervangen.")
    assert one == Difference("date", "2030", (), None)


def test_the_sentence_nearest_to_the_claim_counts() -> None:
    quotes = ("Het plan voor veiligheid loopt tot en met 2026.", "De voorbereiding van het plan 2027 begint dan.")
    (one,) = differences("Het plan voor veiligheid loopt tot 2027.", "plan veiligheid loopt", *quotes)
    assert one == Difference("date", "2027", ("2026",), 1)


def test_a_percentage_is_compared_with_that_of_the_same_thing() -> None:
    quote = "We willen 30% minder overlast en 20 procent minder inbraken."
    (one,) = differences("Lijst A wil 20 procent minder overlast.", "minder overlast", quote)
    assert one == Difference("percentage", "20 procent minder overlast", ("30% minder overlast",), 1)
    (other,) = differences(
        "Lijst A wil 10 procent minder geluid en overlast.", "geluid overlast", "Overlast en geluid!"
    )
    assert other.written == ()


def test_a_percentage_of_what_the_claim_does_not_speak_of_is_not_compared() -> None:
    quote = "We willen minder overlast en 20 procent minder inbraken."
    (one,) = differences("Lijst A wil 10 procent minder overlast.", "minder overlast", quote)
    assert one.written == ()


def test_every_figure_is_held_against_the_quotes() -> None:
    claim = "Lijst A wil in 2028 drie boa's en 3 miljoen euro voor boa's."
    quote = "In 2027 komen er vier boa’s bij, met 5 miljoen euro voor boa’s."
    found = differences(claim, "boa's", quote)
    assert [(one.kind, one.written) for one in found] == [
        ("date", ("2027",)),
        ("count", ("vier boa’s",)),
        ("amount", ("5 miljoen euro voor boa’s",)),
    ]


def test_a_number_that_is_of_nothing_is_passed_over() -> None:
    assert differences("Boa's (nu 24) blijven.", "boa's blijven", "Boa’s blijven.") == ()


# --- negation ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "topic", "quote"),
    [
        ("Lijst A wil geen bodycams.", "bodycams", "Lijst A is voorstander van bodycams."),
        ("Lijst A wil bodycams.", "bodycams", "Wij willen geen bodycams."),
        ("Lijst A wil bodycams.", "bodycams", "Bodycams komen er nooit."),
        (
            "Wapenstokken horen in de uitrusting van boa's.",
            "wapenstokken uitrusting boa's",
            "Wapenstokken horen, wat ons betreft, echter niet in de uitrusting van boa’s.",
        ),
        (
            "De nadruk ligt op vergelding.",
            "nadruk ligt vergelding",
            "De nadruk ligt niet op vergelding, maar op herstel van de schade.",
        ),
        ("Lijst A staat niet achter een vuurwerkverbod.", "vuurwerkverbod", "Wij staan achter een vuurwerkverbod."),
    ],
)
def test_not_in_one_of_the_two_is_seen(claim: str, topic: str, quote: str) -> None:
    assert denied(claim, topic, quote)


@pytest.mark.parametrize(
    ("claim", "topic", "quote"),
    [
        # both, or neither
        ("Lijst A wil geen bodycams.", "bodycams", "Wij willen geen bodycams."),
        ("Lijst A wil bodycams.", "bodycams", "Wij willen bodycams."),
        # "niet" that does not deny
        ("Lijst A wil opvang en hulp.", "opvang hulp", "Niet alleen opvang, ook hulp."),
        ("Lijst A wil opvang en hulp.", "opvang hulp", "Niet alleen opvang maar ook hulp."),
        ("Er is geweld, al dan niet met wapens.", "geweld wapens", "Er is geweld met wapens."),
        ("Foto's van gezinnen.", "foto's gezinnen", "Foto’s van niet-heteroseksuele gezinnen."),
        # another clause
        ("Camera's helpen soms.", "camera's helpen soms", "Camera’s helpen soms maar zijn geen oplossing op zich."),
        ("Lijst A pakt ongelijkheid aan.", "pakt ongelijkheid", "Wij pakken ongelijkheid aan, niet mensen."),
        # one thing denied to say the other
        ("De nadruk ligt op herstel.", "nadruk ligt herstel", "De nadruk ligt niet op straf maar op herstel."),
        # denied in other words
        (
            "Boa's krijgen geen wapens.",
            "boa's krijgen wapens",
            "Wapens van boa’s worden afgeschaft: zij krijgen ze dan.",
        ),
        ("Lijst A wil geen fouilleren.", "fouilleren", "Wij zijn tegen fouilleren."),
        # denied twice
        ("Lijst A wil fouilleren.", "fouilleren", "Niemand wordt niet gecontroleerd met fouilleren."),
        # about something else
        ("Lijst A wil camera's in de haven.", "camera's haven", "Wij willen geen honden op het strand."),
    ],
)
def test_where_the_words_do_not_tell_nothing_is_said(claim: str, topic: str, quote: str) -> None:
    assert not denied(claim, topic, quote)


def test_a_denial_in_the_line_that_leads_a_quote_in_counts() -> None:
    assert denied("Lijst A wil camera's.", "camera's", "camera’s op het plein", context="Dit willen wij niet:")


def test_a_negation_shows_the_clause_that_it_stands_in() -> None:
    quote = "De bijzondere wapens gaan weg, want de gemeente staat niet toe dat boa’s dienstwapens dragen."
    (one,) = differences("Boa's dragen dienstwapens.", "boa's dragen dienstwapens", quote)
    assert one.written == ("want de gemeente staat niet toe dat boa’s dienstwapens dragen",)
    assert one.written[0] in quote


def test_a_negation_shows_the_shortest_run_of_clauses_that_has_the_words() -> None:
    quote = "Boa’s zijn er, de wijk slaapt, boa’s lopen rond, zij dragen geen wapens, zo is het, wapens bestaan."
    (one,) = differences("Boa's dragen wapens.", "boa's dragen wapens", quote)
    assert one.written == ("boa’s lopen rond, zij dragen geen wapens",)


@pytest.mark.parametrize("denying", ["geen ", ""])
def test_a_sentence_of_very_many_clauses_is_read_as_any_other(denying: str) -> None:
    quote = f"wapens, {'de boa loopt, ' * 1000}zij dragen {denying}wapens"
    found = differences("Boa's dragen wapens.", "boa's dragen wapens", quote)
    assert [one.written for one in found] == ([("de boa loopt, zij dragen geen wapens",)] if denying else [])


def test_no_quotes_have_no_difference_but_in_figures() -> None:
    assert differences("Lijst A wil geen camera's.", "camera's") == ()
