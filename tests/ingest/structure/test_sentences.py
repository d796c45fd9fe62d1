import pytest
from choppa import SrxTextIterator
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.sentences import _UNBROKEN, _rules, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["De gemeente zet in op o.a. toezicht en d.w.z. handhaving.", "Daarna volgt een evaluatie."],
        ["Het plan is van mevr. Jansen en dhr. De Vries.", "Het geldt nu."],
        ["Dat is bijv. zo bij de politie, het OM, enz.", "Daarna niet."],
        ["Het college van B. en W. besluit.", "De raad volgt."],
        ["Zie art. 3 van de APV.", "Het kost ca. 3 miljoen."],
        ["Vanaf 1 jan. 2026 geldt het verbod.", "Op 3 sept. 2025 nog niet."],
        ["Het begint in jan.", "De raad besluit."],
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Er zijn 1.500 woningen.", "Er komen 10.000 bij."],
        ["We houden hierbij tenminste de norm van 1 plek op 10.000 inwoners aan.", "Dat is genoeg."],
        ["Het verbod geldt sinds 2023.", "12 agenten komen erbij."],
        ["Het huidige IVP loopt tot en met 2026.", "De voorbereidingen starten in maart 2026."],
        ["Dat wil zeggen dat er 44 wijkagenten zijn (nu 24).", "Meer niet."],
    ],
)
def test_a_number_ends_a_sentence_only_at_its_end(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["De wethouder zei: „Wij gaan door.”", "Daarna ging hij weg."],
        ["„Wij gaan door!”", "„Nee.”"],
        ["Dat was “ernstig” genoeg.", "Nu niet meer."],
        ["De campagne ‘Kom op Amsterdam!’ gaat door.", "Dat is mooi."],
        ["We gaan door met de campagne ‘Kom op Amsterdam!’"],
        ["Wij plakken het stempel ‘crimineel’ niet op mensen.", "Nooit."],
    ],
)
def test_a_sentence_keeps_its_quotation_marks(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_question_and_exclamation_marks_end_a_sentence() -> None:
    assert sentences("Wat gaan we doen? Veel! Te beginnen nu.") == ["Wat gaan we doen?", "Veel!", "Te beginnen nu."]


def test_an_enumeration_of_the_amstelveen_budget_stays_together() -> None:
    expected = [
        "De norm omvat de volgende thema’s.",
        "1. Bewustwording en organisatie; 2. Integriteit en veilige werkomgeving; 3. Veilige Publieke Taak; "
        "4. Informatiepositie en informatiebeveiliging; 5. Beleid en handhaving; 6. Communicatie.",
        "De norm bestrijkt de hele gemeentelijke organisatie (politiek, bestuurlijk en ambtelijk).",
    ]
    assert sentences(" ".join(expected)) == expected


def test_a_colon_or_semicolon_does_not_end_a_sentence() -> None:
    text = "De gemeente zet zich in: dit levert bewijs op; denk hierbij aan de inzet van buurtrechtbanken."
    assert sentences(text) == [text]


def test_spans_leave_out_only_white_space() -> None:
    assert split_sentences("  Rust.   Orde.  ") == ((2, 7), (10, 15))


@pytest.mark.parametrize("text", ["", "   "])
def test_no_words_are_no_sentences(text: str) -> None:
    assert split_sentences(text) == ()


@given(st.text(st.sampled_from('aB1 .?!…,;:()"’”\t\n\r\u2029\u00a0{<0}>'), max_size=12))
def test_a_text_that_is_left_uncut_without_trying_the_rules_is_one_that_they_do_not_cut(text: str) -> None:
    if _UNBROKEN.fullmatch(text):
        assert [piece for piece in SrxTextIterator(_rules(), "nl_one", text) if piece.strip()] == [text] * bool(
            text.strip()
        )
