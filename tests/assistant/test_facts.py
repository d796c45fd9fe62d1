import pytest

from assistant.facts import contradicts_direction, is_limited, is_negated, wrong_figures


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("Er komen 44 wijkagenten", "Er zijn 44 wijkagenten (nu 24)"),
        ("twee wijkagenten", "2 wijkagenten"),
        ("vijfentwintig wijkagenten", "25 wijkagenten"),
        ("2500 agenten", "Nu zijn er 2.500 agenten"),
        ("1 agent op 5000 inwoners", "1 wijkagent per 5000 inwoners"),
        ("44 agenten", "44 wijkagenten"),
        ("44 wijkagenten", "Nu zijn het er 44. Wijkagenten kennen de buurt."),
        ("3.000.000 euro", "€ 3 miljoen"),
        ("de helft van de wijken", "50% van de wijken"),
        ("in 2026", "uiterlijk 1 december 2026"),
        ("in mei", "op 3 mei 2026"),
        ("op maandag 24/7, zie artikel 3", "Elke maandag. Artikel 3 zegt: 24/7."),
        ("50PLUS, BIJ1 en 5G", "Alles"),  # names
        ("Meer agenten", "44 agenten"),
        ("Een agent", "Agenten"),
    ],
)
def test_a_figure_that_its_source_has_is_right(statement: str, source: str) -> None:
    assert wrong_figures(statement, source) == ()


@pytest.mark.parametrize(
    ("statement", "source", "wrong"),
    [
        ("Er komen 50 wijkagenten", "Er zijn 44 wijkagenten", "50 wijkagenten"),
        ("20 boa's", "20 agenten en 30 boa's", "20 boa's"),  # the figure of something else
        ("20 boa's", "20 agenten, en boa's", "20 boa's"),
        ("20 boa's", "20% van de boa's", "20 boa's"),
        ("44", "Vijftig", "44"),
        ("in 2027", "in 2026", "2027"),
        ("1 december 2026", "in 2026", "1 december 2026"),  # more than the source says
        ("in mei", "in juni", "mei"),
        ("op zondag", "op zaterdag", "zondag"),
        ("5 miljard euro", "5 miljoen euro", "5 miljard euro"),
        ("de helft", "een kwart", "helft"),
        ("2,5 uur", "25 uur", "2,5 uur"),
        ("3 procent", "3 agenten", "3 procent"),
        ("artikel 3", "artikel 2", "3"),
        ("artikel 3", "3 agenten", "3"),
        ("de 4e", "de 3e", "4e"),
        ("99-99-9999", "nooit", "99-99-9999"),
        ("9" * 100, "9", "9" * 100),
    ],
)
def test_a_figure_that_its_source_has_not_is_wrong(statement: str, source: str, wrong: str) -> None:
    assert wrong_figures(statement, source)[0] == wrong


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
