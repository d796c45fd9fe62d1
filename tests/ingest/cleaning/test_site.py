import pytest

from ingest.cleaning.site import clean, forum, navigation, screen_instructions, table_rules
from ingest.document import Line, Post, Removed
from tests.ingest.made_up import lines_of

SCREEN = (
    "Dit scherm bestaat uit maximaal 3 blokken:",
    "- doelstellingen;",
    "- actuele beleidsontwikkelingen en",
    "- actiepunten.",
    "Via het + teken worden de details zichtbaar. Als er geen details zijn wordt het blok niet getoond.",
)


def test_screen_instructions_go_and_their_blocks_become_headings() -> None:
    body = ("Doelstellingen", "Wij willen rust.", "Actuele beleidsontwikkelingen", "Actiepunten")
    kept, removed = screen_instructions(lines_of("Titel", *SCREEN, *body))
    assert [(line.text, line.level) for line in kept] == [
        ("Titel", None),
        ("Doelstellingen", 1),
        ("Wij willen rust.", None),
        ("Actuele beleidsontwikkelingen", 1),
        ("Actiepunten", 1),
    ]
    assert removed == [Removed("schermuitleg", text) for text in SCREEN]


def test_screen_instructions_need_no_closing_line() -> None:
    kept, removed = screen_instructions(
        lines_of("Dit scherm bestaat uit 2 blokken:", "- doelen;", "- acties.", "Doelen", "Rust.")
    )
    assert [(line.text, line.level) for line in kept] == [("Doelen", 1), ("Rust.", None)]
    assert len(removed) == 3


def test_a_list_without_the_screen_line_stays() -> None:
    lines = lines_of("Wij hebben drie doelen:", "- doelstellingen;", "- actiepunten.", "Doelstellingen")
    assert screen_instructions(lines) == (lines, [])


def test_a_sentence_about_a_screen_stays() -> None:
    lines = lines_of("Dit scherm bestaat uit glas.", "- doelstellingen;", "Doelstellingen")
    assert screen_instructions(lines) == (lines, [])


THREAD = (
    "Weergave van 1 reactie thread",
    "• Auteur",
    "Berichten",
    "• #12",
    "Jan Jansen",
    "Sleutelbeheerder",
    "",
    "Wij willen meer wijkagenten.",
    "• #34",
    "Piet Pietersen",
    "Toeschouwer",
    "",
    "Ik wil er tien.",
    "",
    "• Je moet ingelogd zijn om een antwoord op dit onderwerp te kunnen geven.",
)


def test_a_forum_thread_keeps_its_posts_and_loses_its_frame() -> None:
    kept, removed = forum(lines_of(*THREAD))
    assert kept == [
        Line("Bericht #12", gap=True, level=1, post=Post(12, reply=False)),
        Line("Wij willen meer wijkagenten.", gap=True),
        Line("Bericht #34", gap=True, level=1, post=Post(34, reply=True)),
        Line("Ik wil er tien.", gap=True),
    ]
    assert [gone.text for gone in removed] == [
        "Weergave van 1 reactie thread",
        "• Auteur",
        "Berichten",
        "Jan Jansen",
        "Sleutelbeheerder",
        "Piet Pietersen",
        "Toeschouwer",
        "• Je moet ingelogd zijn om een antwoord op dit onderwerp te kunnen geven.",
    ]
    assert {gone.rule for gone in removed} == {"forum"}


def test_a_writer_without_a_role_does_not_take_the_first_sentence_along() -> None:
    kept, removed = forum(lines_of("Berichten", "#12", "Jan Jansen", "", "Wij willen meer wijkagenten."))
    assert [line.text for line in kept] == ["Bericht #12", "Wij willen meer wijkagenten."]
    assert removed == [Removed("forum", "Berichten"), Removed("forum", "Jan Jansen")]


def test_a_number_alone_makes_no_forum() -> None:
    lines = lines_of("#1", "Meer groen in de wijk.", "Minder auto's.")
    assert forum(lines) == (lines, [])


def test_the_words_of_a_forum_stay_where_no_post_is() -> None:
    lines = lines_of("Auteur", "Berichten", "Weergave van 2 berichten", "Zie #12 voor de toelichting.")
    assert forum(lines) == (lines, [])


@pytest.mark.parametrize(
    "text",
    [
        "Ga terug naar het programma overzicht | Ga door naar Werk en inkomen",
        "Ga door naar Wonen",
        "Terug naar de inhoud",
        "Terug naar het verkiezingsprogramma",
        "Naar boven",
    ],
)
def test_navigation_goes(text: str) -> None:
    assert navigation(lines_of("Rust.", text)) == (lines_of("Rust."), [Removed("navigatie", text)])


@pytest.mark.parametrize(
    "text",
    [
        "Ga terug naar de bedoeling van de wet.",
        "Ga terug naar af!",
        "We gaan terug naar de wijkagent",
        "Naar bovenwijkse voorzieningen",
        "Naar boven afronden van de huurtoeslag mag niet meer",
        "Terug naar de menselijke maat",
    ],
)
def test_a_sentence_that_sounds_like_navigation_stays(text: str) -> None:
    assert navigation(lines_of(text)) == (lines_of(text), [])


@pytest.mark.parametrize("text", ["|---|---|---|", "---|---", "| :--- | ---: |", ":---:|---"])
def test_the_rule_of_a_table_goes(text: str) -> None:
    assert table_rules(lines_of("Wat | wie", text)) == (lines_of("Wat | wie"), [Removed("tabelopmaak", text)])


@pytest.mark.parametrize("text", ["Wat | wie |", "- Rust", "--", "2023 --- 2026", "|"])
def test_a_line_with_words_is_no_rule_of_a_table(text: str) -> None:
    assert table_rules(lines_of(text)) == (lines_of(text), [])


def test_clean_applies_every_rule_and_loses_no_line() -> None:
    lines = lines_of("Titel", *SCREEN, "Actiepunten", "Wat | wie |", "|---|---|", "APV | Raad |", *THREAD, "Naar boven")
    kept, removed = clean(lines)
    assert [line.text for line in kept] == [
        "Titel",
        "Actiepunten",
        "Wat | wie |",
        "APV | Raad |",
        "Bericht #12",
        "Wij willen meer wijkagenten.",
        "Bericht #34",
        "Ik wil er tien.",
    ]
    assert [gone.rule for gone in removed] == ["schermuitleg"] * 5 + ["forum"] * 8 + ["navigatie", "tabelopmaak"]
    assert len(kept) + len(removed) == len(lines)


def test_clean_leaves_an_ordinary_programme_alone() -> None:
    lines = lines_of("Veilige stad", "", "Wij gaan terug naar de wijk.", "• Meer agenten", "- Minder vuurwerk")
    assert clean(lines) == (tuple(lines), ())
