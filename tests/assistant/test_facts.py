import pytest

from assistant.facts import Figure, contradicts_direction, find_figures, is_limited, is_negated, wrong_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Er komen 2.500 agenten bij.", [("2500", "agent")]),
        ("vijftig boa’s en 2,5 miljoen euro", [("50", "boa"), ("2.5", None), ("miljoen", "euro")]),
        ("€ 300.000 in 2027", [("300000", None), ("2027", None)]),
        ("50% van de 1 januari 2026", [("50", "procent"), ("1", None), ("januari", None), ("2026", None)]),
        ("BIJ1, D66, Top400 en 5G", []),
        ("een agent", []),
        ("007", [("7", None)]),
        ("0", [("0", None)]),
        ("", []),
    ],
)
def test_figures_are_found_with_what_they_count(text: str, figures: list[tuple[str, str | None]]) -> None:
    assert find_figures(text) == tuple(Figure(*figure) for figure in figures)


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Er komen 44 wijkagenten", "Er zijn 44 wijkagenten (nu 24)"),
        ("twee wijkagenten", "2 wijkagenten"),
        ("2500 agenten", "Nu zijn er 2.500 agenten"),
        ("1 agent op 5000 inwoners", "1 wijkagent per 5000 inwoners"),
        ("Meer agenten", "44 agenten"),
    ],
)
def test_a_figure_that_its_source_has_is_right(statement: str, source: str) -> None:
    assert wrong_figures(statement, source) == ()


@pytest.mark.parametrize(
    ("statement", "source", "wrong"),
    [
        ("Er komen 50 wijkagenten", "Er zijn 44 wijkagenten", "50"),
        ("20 boa's", "20 agenten en 30 boa's", "20"),  # the figure of something else
        ("in 2027", "in 2026", "2027"),
        ("in mei", "in juni", "mei"),
        ("5 miljard euro", "5 miljoen euro", "miljard"),
        ("de helft", "een kwart", "1/2"),
        ("2,5 uur", "25 uur", "2.5"),
    ],
)
def test_a_figure_that_its_source_has_not_is_wrong(statement: str, source: str, wrong: str) -> None:
    assert [figure.value for figure in wrong_figures(statement, source)] == [wrong]


@pytest.mark.parametrize("text", ["Dat mag niet", "geen camera's", "Nooit meer", "Wij zijn tegen fouilleren"])
def test_a_denial_is_seen(text: str) -> None:
    assert is_negated(text)


@pytest.mark.parametrize("text", ["Niet alleen camera's", "maatregelen tegen geweld", "iets"])
def test_what_only_looks_like_a_denial_is_none(text: str) -> None:
    assert not is_negated(text)


def test_a_condition_is_seen() -> None:
    assert is_limited("Alleen als het niet anders kan")
    assert is_limited("tenzij dat veilig is")
    assert not is_limited("niet alleen opvang maar ook hulp")


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("minder agenten", "meer agenten"),
        ("meer camera's", "het aantal camera's terugdringen"),
        ("vuurwerk toestaan", "een verbod op vuurwerk"),
        ("camera's verbieden", "camera's inzetten"),
        ("steunt profileren", "gaat profileren tegen"),
    ],
)
def test_the_opposite_is_seen(statement: str, source: str) -> None:
    assert contradicts_direction(statement, source)


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("meer agenten", "extra agenten"),
        ("meer agenten", "agenten aannemen"),
        ("steunt een verbod", "een verbod invoeren"),
        ("verbiedt camera's", "geen camera's"),
        ("maatregelen tegen geweld", "geweld aanpakken"),
    ],
)
def test_what_is_no_opposite_is_let_through(statement: str, source: str) -> None:
    assert not contradicts_direction(statement, source)
