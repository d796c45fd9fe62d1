"""Figures as they stand in sentences, the programmes' own among them; what each should be was worked out by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figure_reader import find_figures, find_pointers, without_figures


def read(text: str) -> list[tuple[str, tuple[float | None, ...], str | None]]:
    return [
        (figure.kind, tuple(None if part is None else float(part) for part in figure.value), figure.of)
        for figure in find_figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("D66 Almere wil 50 wijkagenten.", [("count", (50,), "wijkagent")]),
        ("en hebben wij twee wijkboa’s extra aangesteld", [("count", (2,), "wijkboa")]),
        ("We maken vier openbare toiletten.", [("count", (4,), "toilet")]),
        ("Er komen 12 extra nieuwe agenten", [("count", (12,), "agent")]),
        ("een scenario waarbij de stroom 72 uur uitvalt", [("count", (72,), "uur")]),
        ("Er komen 2000 agenten", [("count", (2000,), "agent")]),
        ("van 24 naar 44 wijkagenten", [("count", (24,), "wijkagent"), ("count", (44,), "wijkagent")]),
        ("tien tot twintig agenten", [("count", (10,), "agent"), ("count", (20,), "agent")]),
        ("Het aantal wijkagenten gaat naar 44.", [("count", (44,), "wijkagent")]),
        ("toegankelijk voor iedereen boven de 18", [("count", (18,), "boven")]),
        ("leerlingen van groep 8", [("count", (8,), "groep")]),
        ("De Top400 aanpak stopt.", [("count", (400,), "top")]),
        ("de aanpak voor 18-minners", [("count", (18,), "minner")]),
        ("iedere wijk krijgt minstens een buurthuis", [("count", (1,), "buurthuis")]),
        ("Het aantal agenten daalt. Er zijn 12 boa's en 3.", [("count", (12,), "boa"), ("count", (3,), None)]),
        ("Dat zijn 44 wijkagenten (nu 24).", [("count", (44,), "wijkagent"), ("count", (24,), "wijkagent")]),
        ("Dat zijn 44 wijkagenten (24).", [("count", (44,), "wijkagent"), ("count", (24,), None)]),
        ("Er zijn 44 wijkagenten. Er is haast (nu 24).", [("count", (44,), "wijkagent"), ("count", (24,), None)]),
    ],
)
def test_a_number_is_bound_to_what_it_counts(text: str, figures: object) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("de landelijke regel van 1 wijkagent per 5000 inwoners", [("rate", (1, 5000), "wijkagent")]),
        ("tenminste de norm van 1 plek op 10.000 inwoners", [("rate", (1, 10000), "plek")]),
        ("1 op de 5 vrouwen", [("rate", (1, 5), "vrouw")]),
        ("Almere is de achtste stad van Nederland", [("ordinal", (8,), "stad")]),
        ("Planning: 4e kwartaal", [("ordinal", (4,), "kwartaal")]),
        ("20% minder overlast", [("percentage", (20,), "overlast")]),
        ("twee tot drie procent", [("percentage", (2,), None), ("percentage", (3,), None)]),
        ("de helft van de agenten", [("percentage", (50,), None)]),
        ("3 miljoen euro voor de jeugd", [("amount", (3_000_000,), "jeugd")]),
        ("We trekken € 2,5 miljoen uit voor camera's", [("amount", (2_500_000,), "camera")]),
        ("EUR 500", [("amount", (500,), None)]),
    ],
)
def test_rates_ordinals_parts_and_amounts(text: str, figures: object) -> None:
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("uiterlijk 1 december 2026", [(2026, 12, 1)]),
        ("In april 2023 heeft de raad het Veiligheidsplan 2023-2026 vastgesteld.", [(2023, 4), (2023,), (2026,)]),
        ("op 3 mei", [(None, 5, 3)]),
        ("01-12-2026", [(2026, 12, 1)]),
        ("sinds 2012 niet meegegroeid", [(2012,)]),
        ("de jaarwisseling 2026/2027", [(2026,), (2027,)]),
        ("In 2026 kunnen andere locaties", [(2026,)]),
        ("Dat mag in mei.", []),
        ("op 29 februari", [(None, 2, 29)]),
        ("29-02-2028", [(2028, 2, 29)]),
    ],
)
def test_dates_and_years(text: str, dates: list[tuple[int | None, ...]]) -> None:
    wanted = [("date", (*date, *[None] * (3 - len(date))), None) for date in dates]
    assert read(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "D66, BIJ1, JA21 en 50PLUS",
        "24/7 toezicht, zie 2.6.1 en artikel 3",
        "De thema’s: 1. Bewustwording; 2. Integriteit; 3. Beleid",
        "een agent in een wijk",
        "99-99-9999",
        "31-02-2026 en 29-02-2026",
        "01-01-0000 en 01-01-3000",
        "",
    ],
)
def test_names_and_numbers_that_only_point_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("D66 wil vier openbare toiletten in de wijk", "vier openbare toiletten"),
        ("1 plek op 10.000 inwoners aan", "1 plek op 10.000 inwoners"),
        ("We willen 20% minder overlast in 2030", "20% minder overlast"),
        ("boven de 18", "boven de 18"),
    ],
)
def test_a_figure_reads_as_it_stands(text: str, shown: str) -> None:
    assert find_figures(text)[0].text == shown
    assert shown in text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("D66 Almere wil 50 wijkagenten.", "D66 Almere wil wijkagenten."),
        ("1 plek op 10.000 inwoners", "plek op inwoners"),
        ("het Veiligheidsplan 2023-2026 loopt", "het Veiligheidsplan loopt"),
        ("de Top400 aanpak voor 18-minners", "de Top400 aanpak voor 18-minners"),
        ("Wat wil Volt?", "Wat wil Volt?"),
        ("", ""),
    ],
)
def test_a_sentence_without_its_figures(text: str, left: str) -> None:
    assert without_figures(text) == left


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ("In mei komen er 12 agenten, op Maandag", ["mei", "maandag"]),
        ("op 3 mei 2026 en 01-12-2026", ["mei"]),
        ("artikel 3, de 4e, 24/7, 2.6.1 en 99-99-9999", ["3", "4e", "24/7", "2.6.1", "99-99-9999"]),
        ("D66, BIJ1, 50PLUS, Top400 en 5G", []),
        ("", []),
    ],
)
def test_what_only_points_is_found_beside_the_figures(text: str, pointers: list[str]) -> None:
    assert list(find_pointers(text)) == pointers


@pytest.mark.parametrize("unit", ["het 3 aantal ", "44 en ", "1 per ", "1-", ". 1 ", "€ 3 van de ", "in 2026 "])
def test_a_sentence_of_a_hundred_thousand_characters_is_read_to_its_end(unit: str) -> None:
    text = (unit * 100_000)[:99_985] + ". Er zijn 7 boa"
    assert find_figures(text)[-1].of == "boa"
    assert len(text) == 100_000


@pytest.mark.parametrize(
    ("one", "other", "comparable", "agrees"),
    [
        ("50 wijkagenten", "44 wijkagenten", True, False),
        ("44 wijkagenten", "vierenveertig wijkagenten", True, True),
        ("50 agenten", "44 wijkagenten", True, False),
        ("50 wijkagenten", "44 camera's", False, None),
        ("50 wijkagenten", "50% van de wijkagenten", False, None),
        ("in 2026", "1 december 2026", True, True),
        ("in 2026", "1 december 2027", True, False),
        ("in april 2026", "in mei 2026", True, False),
        ("op 3 mei", "in 2026", False, None),
        ("in 2026", "2026 wijkagenten", False, None),
        ("1 wijkagent per 5000 inwoners", "1 wijkagent per 8000 inwoners", True, False),
        ("1 wijkagent per 5000 inwoners", "2 wijkagenten", False, None),
        ("anderhalf miljoen euro", "€ 1.500.000", True, True),
        ("3 dagen", "derde dag", False, None),
    ],
)
def test_figures_are_compared_only_when_they_are_of_the_same(
    one: str, other: str, comparable: bool, agrees: bool | None
) -> None:
    (mine,), (theirs,) = find_figures(f"Zij willen {one}"), find_figures(f"Zij willen {other}")
    assert mine.is_comparable(theirs) is comparable
    assert theirs.is_comparable(mine) is comparable
    if comparable:
        assert mine.agrees(theirs) is agrees


def test_a_large_number_is_exact() -> None:
    (figure,) = find_figures("12.345.678 inwoners")
    assert figure.value == (Decimal(12_345_678),)


WORDS = [
    "44",
    "1.000",
    "één",
    "miljoen",
    "euro",
    "€",
    "%",
    "procent",
    "per",
    "op",
    "de",
    "agenten",
    "mei",
    "2026",
    "4e",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_any_text_has_figures_that_stand_in_it(text: str) -> None:
    for figure in find_figures(text):
        assert figure.text in text
        assert all(0 <= start < end <= len(text) for start, end in figure.spans)
    assert len(without_figures(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("9" * 1000, []),
        ("9" * 5000 + "e plek", []),
        ("duizend" * 1200, []),
        ("duizend" * 1200 + " agenten, 3 boa's", [("count", (3,), "boa")]),
        ("1." * 400, []),
        ("²", []),
        ("𐩀𐩀 mei", []),
        ("0 mei", [("count", (0,), "mei")]),
        ("32 mei 2026", [("count", (32,), "mei"), ("date", (2026, 5, None), None)]),
        ("31 februari 2026", [("count", (31,), "februari"), ("date", (2026, 2, None), None)]),
    ],
)
def test_odd_numbers_are_survived(text: str, figures: object) -> None:
    assert read(text) == figures
