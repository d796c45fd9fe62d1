"""Pinned cases on the real texts of ../shared/corpora, which are not part of the repository."""

from functools import cache

import pytest

from ingest.document import Line
from ingest.prepare import Prepared, prepare
from ingest.readers.text import read_text
from tests.ingest.corpora import CORPORA, missing


@cache
def prepared(name: str) -> Prepared:
    if reason := missing(name):
        pytest.skip(reason)
    return prepare(read_text(name, (CORPORA / name).read_bytes()))


def headings(name: str) -> list[str]:
    return [line.title or line.text for line in prepared(name).lines if line.kind == "heading"]


def line_with(name: str, words: str) -> Line:
    return next(line for line in prepared(name).lines if words in line.text)


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("landelijk/PVV_2023.txt", "ouderenkorting"),
        ("landelijk/PVV_2023.txt", "VN-Vluchtelingenverdrag"),
        ("landelijk/PVV_2023.txt", "Caïro-verklaring"),
        ("landelijk/VVD_2021.txt", "arbeidsongeschiktheidsfonds"),
        ("landelijk/VVD_2021.txt", "bij- of omscholing"),
        ("landelijk/VVD_2021.txt", "Een sterke overheid"),
        ("landelijk/VVD_2021.txt", "Meer zichtbare wijkagenten"),
        ("landelijk/D66_2021.txt", "hokjesdenken"),
        ("landelijk/D66_2021.txt", "minister-president"),
        ("landelijk/Volt_2021.txt", "onderliggende oorzaken"),
        ("landelijk/BBB_2023.txt", "evenementen"),
        ("landelijk/SGP_2017.txt", "kwetsbaren"),
        ("landelijk/SGP_2017.txt", "VN-verdragen"),
        ("heiloo-2026/gemeentebelangen.txt", "Daarbij laten wij ons niet leiden"),
        ("heiloo-2026/gemeentebelangen.txt", "met een open blik"),
        ("heiloo-2026/gemeentebelangen.txt", "voor meer transparantie"),
        ("heiloo-2026/groenlinks-pvda.txt", "De Beun, het Baafje"),
        ("heiloo-2026/gemeentebelangen.txt", "Daarover kunt u hier meer lezen."),
        ("heiloo-2026/gemeentebelangen.txt", "zijn wat Gemeentebelangen Heiloo betreft de belangrijkste pijlers"),
        ("heiloo-2026/gemeentebelangen.txt", "start met de “Gezonde-School aanpak” voor een gezonde leefstijl."),
        ("heiloo-2026/gemeentebelangen.txt", "steunt de actie Steenbreek en andere initiatieven"),
        ("heiloo-2026/gemeentebelangen.txt", "het slachtoffer van zo’n ‘gehaktmolen’."),
        ("heiloo-2026/gemeentebelangen.txt", "een inhaalslag voor de sociale woningbouw, zowel koop als huur"),
    ],
)
def test_a_word_or_sentence_that_was_cut_is_whole(name: str, whole: str) -> None:
    assert line_with(name, whole)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("landelijk/D66_2021.txt", "behaalde resultaten in mogelijk meerdere richtingen."),
        ("landelijk/BBB_2023.txt", "En natuurlijk hoef je het niet met elkaar eens te zijn."),
        ("landelijk/SGP_2017.txt", "Ook geeft ze niet thuis als gevraagd wordt om"),
    ],
)
def test_a_sentence_goes_on_over_a_page(name: str, sentence: str) -> None:
    assert line_with(name, sentence)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("landelijk/BBB_2023.txt", "HOOFDSTUK 2: WONEN"),
        ("landelijk/D66_2021.txt", "Vrij zijn begint met onderwijs"),
        ("landelijk/PVV_2023.txt", "BESTAANSZEKERHEID: KOOPKRACHT EN PENSIOEN"),
        ("landelijk/SGP_2021.txt", "Hoofdstuk 15. Buitenlandbeleid: recht, kracht en realisme"),
        ("landelijk/VVD_2021.txt", "Overheid en Democratie"),
        ("landelijk/CDA_2021.txt", "II Een veilige en verantwoordelijke samenleving"),
        ("landelijk/CDA_2021.txt", "Voorwoord Wopke Hoekstra"),
        ("landelijk/Volt_2021.txt", "Een coronajaar in het onderwijs"),
        ("landelijk/Volt_2021.txt", "Aanpak van de oorzaken van migratie"),
        ("landelijk/FVD_2021.txt", "Dierenwelzijn"),
        ("landelijk/FVD_2023.txt", "Gezondheidszorg"),
        ("landelijk/FVD_2021.txt", "Referenda, directe democratie en kartelbestrijding"),
        ("landelijk/SP_2017.txt", "2 Van marktwerking naar samenwerking in de zorg"),
        ("heiloo-2026/groenlinks-pvda.txt", "Lokale democratie en inspraak"),
    ],
)
def test_a_chapter_is_called_what_the_contents_call_it(name: str, title: str) -> None:
    assert title.casefold().replace(":", "") in [one.casefold().replace(":", "").rstrip(".") for one in headings(name)]


POINTS = """\
Woningen zijn om in te wonen; primair inzetten op voorzien in de lokale woonbehoefte
Geld voor de zorg moet aan de zorg worden besteed; zorgbudgetten oormerken
Maatschappelijke voorzieningen moeten op peil blijven; een bloeiend cultureel- en verenigingsleven
Ieder kind heeft recht op goed onderwijs en goed onderwijs gaat verder dan de schoolbanken; het gaat ook om
Bevorderen van schone lucht en terugdringen van uitstoot van broeikasgassen; dat betekent hogere eisen
Behoud van landschappelijke, cultuurhistorische en ecologische waarden; geen verdere aantasting van het Heilooër Die
Impuls geven aan verantwoord ecologisch Groenbeleid en Groenbeheer; verhogen en borgen
Verbeteren, versterken en herstellen van de biodiversiteit; aanleggen, verbeteren en onderhouden
Niet nog meer asfalt; geen wegen en nieuwe fietsverbindingen
energiebehoefte verlagen; woningisolatie, energiezuinige hulpmiddelen
Impuls geven aan de overstap van fossiele energie naar milieuvriendelijke, hernieuwbare energie;
Impuls geven aan de circulaire economie; zowel in de woningbouw, het dagelijks leven
Minder consumeren en meer delen; dat wat niet geproduceerd hoeft te worden
""".splitlines()


def test_each_of_the_thirteen_points_of_a_scrape_is_a_line_with_its_first_words() -> None:
    lines = [line for line in prepared("heiloo-2026/gemeentebelangen.txt").lines if (line.url or "").endswith("punten")]
    assert [sum(line.text.startswith(point) for line in lines) for point in POINTS] == [1] * 13


def test_a_page_of_a_scrape_of_which_another_page_has_all_paragraphs_leaves_no_headings() -> None:
    lines = prepared("heiloo-2026/gemeentebelangen.txt").lines
    for heading in ("Visie", "Missie", "Kernwaarden", "Financiën"):
        assert [line.text for line in lines].count(heading) == 1


def test_what_the_party_wants_for_you_is_a_heading_in_every_chapter_with_demands() -> None:
    assert headings("landelijk/PVV_2023.txt").count("De PVV wil voor u:") == 12


def test_numbers_in_sentences_are_no_page_numbers() -> None:
    assert line_with("landelijk/PVV_2023.txt", "weer op 1 zetten.")


def test_running_heads_are_gone() -> None:
    for name, head in (
        ("landelijk/D66_2021.txt", "De digitale versie lees je op"),
        ("landelijk/BBB_2023.txt", "VISIE EN VERKIEZINGSPROGRAMMA 2023"),
        ("landelijk/PvdD_2021.txt", "TWEEDE KAMERVERKIEZINGEN 2021"),
        ("landelijk/FVD_2021.txt", "Dierenwelzijn ."),
        ("landelijk/FVD_2023.txt", "Forum voor democratie |"),
        ("landelijk/FVD_2023.txt", "FORUM VOOR"),
        ("landelijk/FVD_2021.txt", "Hoofdstuk 5: Klimaat"),
        ("heiloo-2026/groenlinks-pvda.txt", "Beheer toestemming"),
    ):
        assert not [line.text for line in prepared(name).lines if head in line.text]


@pytest.mark.parametrize(
    "sentence",
    [
        "Technocratisch denken kneedde blauwe boorden Nederland toen echter al tot een witte boorden overheid. Een "
        "overheid van waar steeds meer theoretisch en academisch opgeleiden kwamen.",
        "Mocht je arbeidsrelatie veranderen vanwege omstandigheden, dan krijg je hulp. Lukt je huidige werk niet meer?",
        "Dat doen we in samenspraak met burgers. We investeren in de verbinding tussen stad en platteland en in een "
        "duurzame toekomst.",
        "Onze vruchtbare delta, in combinatie met een goed klimaat om voedsel te telen, een goede infrastructuur van "
        "wegen en rivieren en goed toegankelijk land, is ons gouden",
    ],
)
def test_a_page_that_a_watermark_gives_more_than_once_is_read_once_and_in_order(sentence: str) -> None:
    assert [sentence in line.text for line in prepared("landelijk/BBB_2023.txt").lines].count(True) == 1


def test_glyphs_of_lists_that_came_out_as_full_stops_are_in_no_line_and_no_heading() -> None:
    found = prepared("landelijk/Volt_2023.txt")
    assert not [line.text for line in found.lines if "..." in line.text or line.text.startswith(".")]
    assert line_with("landelijk/Volt_2023.txt", "met daarin meer aandacht voor alle regio’s").text.endswith("regio’s.")
    assert "1.3 Een veilige Europese Unie" in headings("landelijk/Volt_2023.txt")


def test_the_last_row_of_the_contents_is_no_text_but_a_chapter() -> None:
    assert "6. Financiële paragraaf" in headings("landelijk/Volt_2023.txt")
    assert not [line.text for line in prepared("landelijk/Volt_2023.txt").lines if "1338" in line.text]


def test_a_verse_is_one_quotation() -> None:
    verse = line_with("landelijk/BBB_2023.txt", "Neen, we benne op de wereld")
    assert verse.text.startswith("Vriendschap, liefde, broederschap")
    assert verse.text.endswith("Te hellepe niewaar (Eli Asser)")
    assert (verse.kind, verse.sort) == ("paragraph", "quotation")


def test_mended_words_are_counted_for_whoever_adds_the_file() -> None:
    assert any("spaties midden in woorden" in warning for warning in prepared("landelijk/SGP_2017.txt").warnings)
    assert not prepared("landelijk/D66_2021.txt").warnings
