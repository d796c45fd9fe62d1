"""The four PDFs of Amsterdam 2026 as they are read, pinned against what a person saw who laid the pages beside it.

A page is that of the file, from 1. The files are no part of the project; see corpora.py.
"""

import re
from functools import cache

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest

from ingest.cleaning.words import count_suspects
from ingest.document import Reading
from ingest.wording import percentage
from tests.ingest.corpora import CORPORA, missing
from tests.ingest.readings import corpus_reading
from vectorstore.passage import Passage

PROGRAMMES = ("d66", "gl", "vvd", "pvdd")


def _reading(name: str) -> Reading:
    return corpus_reading(_file(name))


@cache
def raw_text(name: str) -> str:
    """What pdfium itself reads in a programme."""
    document = pdfium.PdfDocument(CORPORA / _file(name))
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


class Pdfs:
    """Each programme as it is read, at its first use: that takes some seconds apiece."""

    def __getitem__(self, name: str) -> Reading:
        return _reading(name)


@pytest.fixture(scope="session")
def pdfs() -> Pdfs:
    return Pdfs()


def _file(name: str) -> str:
    file = f"amsterdam-2026/{name}.pdf"
    if reason := missing(file):
        pytest.skip(reason)
    return file


def saying(reading: Reading, words: str) -> list[Passage]:
    return [passage for passage in reading.passages if words in passage.text]


def on(reading: Reading, page: int) -> list[Passage]:
    """The passages that begin on a page."""
    return [passage for passage in reading.passages if passage.sheet == page]


def sentences(reading: Reading, passage: Passage) -> list[str]:
    return [reading.text[start:end] for start, end in passage.sentences]


def children(reading: Reading, *path: str) -> list[str]:
    """The headings right under a path, in order, each once."""
    below = [s.path[-1] for s in reading.sections if s.path[:-1] == path]
    return list(dict.fromkeys(below))


JOINED = [
    (7, "klimaat-", "verandering"),
    (7, "energie-", "positieve"),
    (8, "samen-", "hangende"),
    (8, "woon-", "omgeving"),
    (8, "veen-", "gebieden"),
    (8, "broeikas-", "gassen"),
    (10, "stilstand-", "voorziening"),
    (16, "bedrijfs-", "matig"),
    (17, "bio-", "diversiteit"),
    (17, "nest-", "gelegenheden"),
    (23, "volkstuin-", "parken"),
    (27, "sportvoor-", "zieningen"),
    (35, "horecagelegen-", "heden"),
    (54, "om-", "geving"),
    (56, "gewaar-", "borgd"),
    (63, "betaal-", "bare"),
    (70, "vaardig-", "heden"),
    (76, "privacy-", "risico’s"),
]


@pytest.mark.parametrize(("page", "left", "right"), JOINED)
def test_a_word_that_a_line_end_broke_is_whole(pdfs: Pdfs, page: int, left: str, right: str) -> None:
    reading = pdfs["pvdd"]
    assert any(left[:-1] + right in passage.text for passage in on(reading, page))
    assert left + right not in reading.text
    assert f"{left} {right}" not in reading.text


KEPT = [
    ("d66", 9, "Op onze mbo-instellingen werken studenten"),
    ("d66", 15, "Wonen Eerst-aanpak"),
    ("d66", 15, "Haven-Stad"),
    ("d66", 17, "Haven-Stad"),
    ("d66", 19, "30 km/u-maatregel"),
    ("d66", 22, "zorg- en hulpverleners"),
    ("d66", 42, "mbo-instellingen"),
    ("d66", 44, "onderwijs-, zorg- en veiligheidspartners"),
    ("d66", 46, "(arbeids-)migranten"),
    ("d66", 52, "politie-inlichtingendienst"),
    ("d66", 67, "AR-routes"),
    ("d66", 68, "Nieuw-West"),
    ("d66", 70, "Nieuw-West"),
    ("d66", 85, "horeca-aanbod"),
    ("gl", 51, "Verschillende vormen van jeugd- en gezinshulp"),
    ("gl", 14, "Bouw- en Wooncollectief"),
    ("gl", 37, "Afval- en retourlogistiek"),
    ("gl", 58, "buiten-fitness"),
    ("gl", 46, "ID-controles"),
    ("vvd", 5, "Noord-Zuidlijn"),
    ("vvd", 10, "30 km-zones"),
    ("vvd", 18, "Nieuw-West"),
    ("vvd", 19, "We hanteren een zero-tolerancebeleid voor gezichtsbedekkende kleding"),
    ("vvd", 20, "LHBTIQ+-gemeenschap"),
    ("vvd", 28, "Nieuw-West"),
    ("vvd", 31, "OV-verbindingen"),
    ("pvdd", 7, "klimaat- en biodiversiteitsplannen"),
    ("pvdd", 8, "CO2-budget"),
    ("pvdd", 11, "mbo-instellingen"),
    ("pvdd", 11, "mede-eigenaar"),
    ("pvdd", 17, "voedsel- en waardplanten"),
    ("pvdd", 17, "vang- of dodingsmethoden"),
    ("pvdd", 20, "reason-to-say-humans-have-more-worth"),
    ("pvdd", 25, "snoei- en "),
    ("pvdd", 29, "vee-industrie"),
    ("pvdd", 34, "subsidie- en "),
    ("pvdd", 43, "ov-voorzieningen"),
    ("pvdd", 49, "LHBTQIA+-onderwerpen"),
    ("pvdd", 50, "klimaat- en "),
    ("pvdd", 50, "CAK-regeling"),
    ("pvdd", 55, "Amsterdam-Zuidoost"),
    ("pvdd", 55, "parkeer-en-reis-mogelijkheden"),
    ("pvdd", 63, "dak- en "),
    ("pvdd", 69, "kunst- en cultuursector"),
]


@pytest.mark.parametrize(("name", "page", "words"), KEPT)
def test_a_hyphen_of_the_word_itself_is_kept(pdfs: Pdfs, name: str, page: int, words: str) -> None:
    assert page in {passage.sheet for passage in saying(pdfs[name], words)}


OVER_PAGES = [
    (
        "d66",
        3,
        "De extra inkomsten gebruiken we deels om woningen in de binnenstad toe te voegen, door €100 miljoen te "
        "investeren in het transformeren van binnenstadspanden naar woningen.",
    ),
    ("d66", 9, "Dat vraagt om een stad waar iedereen gelijk behandeld wordt, en de vrijheid heeft zichzelf te zijn."),
    (
        "d66",
        15,
        "De huidige verdeling van slechts 20% vrije sector leidt tot de bouw van voornamelijk grote en "
        "dure koophuizen, "
        "omdat een paar huizen het hele project financieel moeten dragen.",
    ),
    (
        "d66",
        51,
        "Veel bedreigingen verschuiven naar het digitale domein, waar radicalisering en criminaliteit vaak verborgen "
        "blijven en kwetsbare groepen moeilijk te beschermen zijn.",
    ),
    (
        "d66",
        94,
        "D66 wil daarom een meldpunt in Zuidoost waar politie, zorg en woningcorporaties samen per melding bepalen wat "
        "nodig is.",
    ),
    (
        "gl",
        12,
        "We blijven actief lobby voeren voor beter beleid met meer financiële middelen vanuit de landelijke overheid.",
    ),
    ("gl", 13, "Daarom doen we niet mee aan de wedstrijd wie de meeste woningen bouwt."),
    (
        "gl",
        17,
        "Vluchtelingen en ongedocumenteerden krijgen een eigen vertrouwenspersoon toegewezen, bijvoorbeeld via "
        "Vluchtelingenwerk.",
    ),
    ("gl", 26, "Die overstap is van alle Amsterdammers: bewoners en bedrijven."),
    (
        "gl",
        39,
        "De kinderrechten van ongedocumenteerden en anderen in limbo worden gewaarborgd, bijvoorbeeld door toegang tot "
        "onderwijs vanaf dag één.",
    ),
    (
        "gl",
        28,
        "We hebben een zonnebank geopend, waarbij duizend huishoudens in de sociale huur gratis tweedehands "
        "zonnepanelen hebben gekregen.",
    ),
    (
        "vvd",
        10,
        "De doorlooptijd van woningbouwprojecten wordt versneld via standaardisering, vereenvoudiging, "
        "inzet van AI bij "
        "gebiedsontwikkeling en digitalisering van procedures.",
    ),
    (
        "vvd",
        24,
        "We zorgen ervoor dat de Pride professioneel georganiseerd wordt en open staat voor een breed publiek.",
    ),
    (
        "vvd",
        28,
        "We stoppen met onnodige knips en ingevoerde maatregelen worden goed geëvalueerd en bij onvoldoende bewezen "
        "effectiviteit teruggedraaid.",
    ),
]


@pytest.mark.parametrize(("name", "page", "sentence"), OVER_PAGES)
def test_a_sentence_over_two_pages_is_one_sentence_of_the_first(
    pdfs: Pdfs, name: str, page: int, sentence: str
) -> None:
    (passage,) = saying(pdfs[name], sentence)
    assert passage.sheet == page
    assert sentence in sentences(pdfs[name], passage)


OVER_COLUMNS = [
    (
        16,
        "De gemeente bevordert weidegang voor alle dieren (onder meer koeien, varkens, kippen, schapen, geiten) "
        "verplicht beschutting in weilanden en ziet erop toe dat gehouden dieren hun natuurlijke gedrag "
        "kunnen vertonen.",
    ),
    (
        17,
        "Ingrepen in en herinrichtingen van de openbare ruimte versterken de biodiversiteit: meer groen, "
        "insectenhotels, watervoorzieningen en nestgelegenheden en -kasten voor vogels.",
    ),
    (
        27,
        "Braakliggende (bouw)terreinen zijn geschikt voor kleinschalige groene inwonersinitiatieven zoals "
        "stadslandbouw, natuurontwikkeling, collectief beheerde parken, natuurspeelplaatsen, tiny "
        "forests, bijenvelden, "
        "kinderspeelplaatsen, sportvoorzieningen, moestuinen of hondenspeelplaatsen.",
    ),
    (35, "Bewegende reclameborden en megagrote steigerdoekreclame blijven niet toegestaan."),
    (49, "Amsterdam zoekt op democratische wijze een zelfkritische omgang met dit erfgoed."),
    (
        56,
        "Er komt betaald parkeren in de hele gemeente en de tweede en opvolgende parkeervergunningen worden veel "
        "duurder.",
    ),
    (
        64,
        "Met organisaties voor vrouwen- en mannenopvang spreekt de gemeente af dat zij bij het intakegesprek vragen "
        "naar de aanwezigheid van huisdieren binnen het gezin.",
    ),
    (
        76,
        "Algoritmes moeten getoetst worden op discriminerende effecten en alleen gebruikt worden als de werking ervan "
        "transparant is.",
    ),
]


@pytest.mark.parametrize(("page", "sentence"), OVER_COLUMNS)
def test_a_sentence_goes_on_at_the_top_of_the_next_column(pdfs: Pdfs, page: int, sentence: str) -> None:
    (passage,) = saying(pdfs["pvdd"], sentence)
    assert passage.sheet == page
    assert sentence in sentences(pdfs["pvdd"], passage)


def test_an_introduction_over_both_columns_comes_before_the_first_section_of_its_chapter(
    pdfs: Pdfs,
) -> None:
    paths = [passage.section for passage in on(pdfs["pvdd"], 7)]
    chapter = "Hoofdstuk 1: Een leefbare Aarde"
    assert paths[0] == (chapter,)
    assert set(paths[paths.index((chapter, "1.1 Een betere wereld begint in Amsterdam")) :]) == {
        (chapter, "1.1 Een betere wereld begint in Amsterdam")
    }


LED_IN = [
    (
        "d66",
        24,
        "om dit te realiseren gaan we:",
        (
            "De voorlichting verbeteren voor jongere generaties;",
            "Betere samenwerking met huisartsen voor het testen, om zo druk weg te nemen bij de GGD;",
            "GGD de mogelijkheid geven PrEP - hiv-preventiemedicatie - in te kopen, zodat zij mensen met financiële "
            "problemen ook toegang tot PrEP kunnen geven.",
        ),
    ),
    (
        "d66",
        38,
        "D66 wil minder korteafstandsvluchten en nachtvluchten vanaf Schiphol, en stelt voor:",
        ("De luchtvaartgelden voor korteafstands- en nachtvluchten verhogen;",),
    ),
    (
        "d66",
        37,
        "Om dit te stimuleren wil D66:",
        (
            "Sociale ondernemingen erkennen en inkoopvoordelen geven, als ze - bij gebrek aan landelijke wetgeving - "
            "voldoen aan Code Sociale Ondernemingen of een PSO30+-certificaat hebben.",
        ),
    ),
    (
        "pvdd",
        5,
        "Onze speerpunten in Amsterdam:",
        ("Geen dierenleed, wel dierenrechten", "Minder uitstoot, beter klimaat"),
    ),
]


@pytest.mark.parametrize(("name", "page", "lead", "bullets"), LED_IN)
def test_a_bullet_has_the_line_that_leads_it_in(
    pdfs: Pdfs, name: str, page: int, lead: str, bullets: tuple[str, ...]
) -> None:
    found = {passage.text: passage for passage in on(pdfs[name], page)}
    for bullet in bullets:
        context = found[bullet].context
        assert context is not None
        assert context.endswith(lead)


WHOLE = [
    (
        "gl",
        16,
        "Stoppen met verkoop sociale huurwoningen. Als het aan ons ligt stoppen de woningcorporaties "
        "met de verkoop van "
        "sociale huurwoningen. Zodra de landelijke overheid met geld over de brug komt, roepen we de corporaties "
        "hiertoe op. Ook als dat tijdens de looptijd is van de huidige prestatieafspraken.",
    ),
    (
        "gl",
        36,
        "De auto maakt plaats. We hebben 10.000 parkeerplekken opgeheven, om meer ruimte te maken voor onder andere "
        "voetgangers en fietsers. Vooral in de meest versteende stadsdelen heeft de auto plaats gemaakt "
        "voor voetgangers "
        "en groen. We hebben een deel van de Herengracht parkeervrij gemaakt.",
    ),
    (
        "pvdd",
        50,
        "De bed-bad-broodregeling wordt voortgezet, inclusief juridische ondersteuning. Veel mensen in "
        "deze voorziening "
        "zijn onterecht uitgeprocedeerd. Juridische ondersteuning is noodzakelijk om de rechten van "
        "deze groep mensen te "
        "beschermen.",
    ),
    (
        "pvdd",
        9,
        "Alle gebouwen worden goed geïsoleerd. De gemeente zet vol in op voorlichting over en (waar "
        "nodig daadwerkelijke) "
        "financiële ondersteuning van natuurinclusieve woningisolatie. Daarnaast komt er meer voorlichting over – en "
        "eventueel subsidie voor – het koelen van woningen en kantoren door middel van groene daken, groene gevels en "
        "zonwering.",
    ),
    ("pvdd", 11, "De gemeente wordt fossielvrij."),
    ("pvdd", 36, "De gemeente stimuleert ruilmarkten."),
    ("vvd", 18, "We nemen 500 extra permanente handhavers aan."),
    ("vvd", 38, "500 miljoen euro door loslaten 40-40-20 bouwverhoudingen."),
]


@pytest.mark.parametrize(("name", "page", "text"), WHOLE)
def test_a_point_with_all_its_sentences_is_one_passage(pdfs: Pdfs, name: str, page: int, text: str) -> None:
    # The number of a point ("19.") may stand at its begin.
    assert [passage.sheet for passage in pdfs[name].passages if passage.text.endswith(text)] == [page]
    (passage,) = saying(pdfs[name], text)
    assert re.fullmatch(r"(?:\d+[.)]? )?", passage.text.removesuffix(text))


def test_a_bullet_that_goes_on_overleaf_with_a_new_sentence_is_one_passage(pdfs: Pdfs) -> None:
    (passage,) = saying(
        pdfs["pvdd"],
        "De gemeente gaat onderbouwd in bezwaar en desnoods in beroep tegen faunabeheerplannen die jacht op "
        "gemeentelijk grondgebied toelaten. Hiertoe neemt de gemeente gespecialiseerde juristen in dienst.",
    )
    assert passage.sheet == 16


def test_a_sentence_that_stands_twice_on_a_page_is_in_two_passages(pdfs: Pdfs) -> None:
    twice = saying(
        pdfs["vvd"],
        "Speciale aandacht in de bestrijding van criminaliteit gaat uit naar Zuidoost, Nieuw-West, de Wallen en Noord.",
    )
    assert [passage.sheet for passage in twice] == [18, 18]
    assert {passage.section[-1] for passage in twice} == {"Een veilige stad voor iedereen."}
    assert len({passage.id for passage in twice}) == 2


def test_the_first_word_of_a_text_that_stands_on_the_line_of_its_heading_is_that_of_the_text(
    pdfs: Pdfs,
) -> None:
    (passage, *_) = saying(pdfs["gl"], "thuis is de basis voor alles.")
    assert passage.text.startswith("Een thuis is de basis voor alles.")
    assert passage.section[-1] == "1.1 Wonen is de basis"


FURNITURE = {
    "d66": ("Verkiezingsprogramma 2026-2030", "Inhoudsopgave", "Zuidoost 92"),
    "gl": ("Inhoudsopgave",),
    "vvd": ("Inhoudsopgave", "...."),
    "pvdd": ("Verkiezingsprogramma Partij voor de Dieren Amsterdam", "Inhoudsopgave"),
}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_no_head_or_foot_and_no_line_of_the_contents_is_in_a_passage(pdfs: Pdfs, name: str) -> None:
    raw = " ".join(raw_text(name).split())
    assert all(words in raw for words in FURNITURE[name])
    for passage in pdfs[name].passages:
        for words in FURNITURE[name]:
            assert words not in passage.text
            assert words not in (passage.context or "")
            assert words not in " ".join(passage.section)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_no_passage_is_a_number(pdfs: Pdfs, name: str) -> None:
    assert [passage.text for passage in pdfs[name].passages if re.fullmatch(r"[\W\d]+", passage.text)] == []


NUMBERED = {
    "d66": {n: str(n) for n in range(2, 96) if n not in (8, 13, 63)},
    "gl": {n: str(n - 1) for n in range(2, 64)},
    "vvd": {n: str(n) for n in range(5, 40)},
    "pvdd": {n: str(n) for n in range(7, 78)},
}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_a_page_is_called_by_the_number_printed_on_it(pdfs: Pdfs, name: str) -> None:
    labels = {sheet.number: sheet.label for sheet in pdfs[name].sheets}
    assert {number: labels[number] for number in NUMBERED[name]} == NUMBERED[name]
    assert labels[1] is None
    for passage in pdfs[name].passages:
        if passage.sheet in NUMBERED[name]:
            assert passage.page == NUMBERED[name][passage.sheet]


PAST = [{16, 17}, {18}, {21}, {23, 24}, {25}, {28, 29}, {31}, {33}, {35, 36}, {37}, {40}, {42}, {44}, {47}, {49}]
PAST += [{53}, {55}, {57, 58}, {59}, {62}]


def test_what_gl_is_proud_of_is_a_past_result_and_nothing_else_is(pdfs: Pdfs) -> None:
    past = [passage for passage in pdfs["gl"].passages if passage.kind == "past_result"]
    assert {passage.section[-1] for passage in past} == {"Hier zijn we trots op:"}
    assert {passage.status for passage in past} == {"past_result"}
    pages = {passage.sheet for passage in past}
    assert pages <= set[int | None]().union(*PAST)
    assert all(pages & stretch for stretch in PAST)
    proud = [passage for passage in pdfs["gl"].passages if passage.section[-1].startswith("Hier zijn we trots op")]
    assert proud == past


def test_what_gl_is_going_to_do_is_a_plan(pdfs: Pdfs) -> None:
    plans = [passage for passage in pdfs["gl"].passages if passage.section[-1].startswith("Dit gaan we doen")]
    assert len(plans) > 100
    assert {(passage.kind, passage.status) for passage in plans} == {("plan", "final")}


@pytest.mark.parametrize(("name", "pages"), [("d66", (3, 4)), ("gl", (3, 4)), ("vvd", (5,)), ("pvdd", (5,))])
def test_a_foreword_is_no_plan(pdfs: Pdfs, name: str, pages: tuple[int, ...]) -> None:
    for page in pages:
        assert {passage.kind for passage in on(pdfs[name], page)} == {"foreword"}


@pytest.mark.parametrize("page", [12, 20, 30, 39, 46, 52, 57, 67, 72, 77])
def test_the_sources_of_a_chapter_are_no_plan(pdfs: Pdfs, page: int) -> None:
    sources = [passage for passage in on(pdfs["pvdd"], page) if passage.section[-1] == "Meer weten?"]
    assert sources
    assert {passage.kind for passage in sources} == {"sources"}


def test_a_book_among_the_sources_is_a_source(pdfs: Pdfs) -> None:
    (book,) = saying(pdfs["pvdd"], "Tim Jackson, Voorbij de groei. Het leven na het kapitalisme.")
    assert (book.sheet, book.kind) == (39, "sources")


PVDD = {
    "Hoofdstuk 1: Een leefbare Aarde": """1.1 Een betere wereld begint in Amsterdam
        1.2 De klimaat- en natuurcrisis eerlijk en in samenhang oplossen
        1.3 Klimaatrechtvaardigheid en energiearmoede
        1.4 Besparen, besparen, besparen: minder energie gebruik de hoogste prioriteit
        1.5 Natuurlijk duurzame energie opwekken
        1.6 Goed voorbeeld doet goed volgen""",
    "Hoofdstuk 2: Dieren hebben het recht om te leven naar hun aard": """2.1 Dieren in gemeentelijk beleid
        2.2 Ook dieren willen prettig leven
        2.3 Stop de dierenindustrie
        2.4 Respect en zorg voor vrije dieren
        2.5 Zorg voor huisdieren
        2.6 Geen vermaak ten koste van dieren""",
    "Hoofdstuk 3: Kies voor groen": """3.1 Koester onze natuur
        3.2 Groen: met het oog op morgen
        3.3 Een gifvrije gemeente
        3.4 Biodiversiteit creëren door ecologisch te beheren
        3.5 Water doet leven
        3.6 Groen in de wijk
        3.7 Bouw groene wijken, maar niet in het groen
        3.8 Vergroenen doen we samen
        3.9 Een toekomstbestendig en groen landelijk gebied""",
    "Hoofdstuk 4: De economie in evenwicht": """4.1 Een economie voor iedereen
        4.2 Stop de vervuiling
        4.3 Geen grondstof gaat verloren
        4.4 Afval bestaat niet
        4.5 Reclame
        4.6 Festivals, evenementen en toerisme
        4.7 Lokale economie versterken
        4.8 Maatschappelijk verantwoord ondernemen
        4.9 Geen armoede in Amsterdam
        4.10 Werk in goede en groene banen""",
    "Hoofdstuk 5: Een duurzaam dak boven je hoofd is een basisrecht": """5.1 Volkshuisvesting boven woningmarkt
        5.2 Durf te kiezen in de schaarse ruimte
        5.3 Klimaatpositief, circulair en natuurinclusief bouwen
        5.4 Inclusief en toegankelijk wonen
        5.5 Dak- en thuislozen""",
    "Hoofdstuk 6: Inclusief, rechtvaardig en solidair": """6.1 Iedereen is gelijkwaardig
        6.2 Vluchtelingen zijn welkom
        6.3 Volwaardig meedoen voor iedereen""",
    "Hoofdstuk 7: Schoon onderweg": """7.1 Ruim baan voor voetgangers en fietsers
        7.2 Goed en duurzaam openbaar vervoer
        7.3 Minder auto’s, meer ruimte
        7.4 Schoon vervoer, gezonde lucht""",
    "Hoofdstuk 8: Gezond en veilig in Amsterdam": """8.1 Gezond begint bij schoon
        8.2 Geestelijk gezond en wel
        8.3 Bewegen is gezond
        8.4 Gezond en duurzaam voedsel
        8.5 Zorg op maat
        8.6 Zorg en dieren
        8.7 Drugs- en middelengebruik
        8.8 Veiligheid
        8.9 Demonstreren is een grondrecht""",
    "Hoofdstuk 9: Een leven lang ontplooien": """9.1 Recht op goed onderwijs
        9.2 Cultuur en erfgoed voor iedereen toegankelijk""",
    "Hoofdstuk 10: Samen, eerlijk en open": """10.1 Weerbare lokale democratie
        10.2 Open bestuur
        10.3 Privacy, data en digitale onafhankelijkheid
        10.4 Vrede in Amsterdam, vrede in de wereld""",
}
GL = {
    "1. Een rechtvaardige stad.": """1.1 Wonen is de basis
        1.2 Niemand in de kou
        1.3 Een rechtvaardige economie
        1.4 Zekerheid voor iedereen
        1.5 Herover de binnenstad""",
    "2. Een duurzame en groene stad.": """2.1 Eerlijk naar duurzame energie
        2.2 Een duurzame relatie tussen milieu, dier en mens
        2.3 Gezond en gelukkig in een groene stad
        2.4 De straat voor de mensen
        2.5 Een schone stad""",
    "3. Inclusieve en gelijkwaardige stad.": """3.1 Iedereen is welkom
        3.2 Alle Amsterdammers gelijkwaardig
        3.3 Kunst en cultuur voor iedereen
        3.4 Amsterdam veilig voor iedereen
        3.5 Breek de macht van Big Tech""",
    "4. Een zorgzame stad.": """4.1 Vrolijke jonge Amsterdammers
        4.2 Alle Amsterdammers goede zorg
        4.3 Klasse onderwijs
        4.4 Samen sporten en bewegen""",
}
DOING = "Hoofdlijnen.\nHoe gaan we dat doen?"
VVD = {
    "Een gemeente die levert.": DOING,
    "Betaalbaar wonen in een bereikbare stad.": DOING,
    "Bruisende en groeiende economie.": DOING,
    "Veilig over straat.": DOING,
    "Onze brede inzet.": """Zorg.
        Onderwijs en meedoen in Amsterdam.
        Duurzaamheid en energie.
        Sport en gezondheid.
        Kunst en Cultuur.
        Werk, sociale zekerheid en armoede.
        Diervriendelijk Amsterdam.""",
    "Stadsdelen.": "Centrum.\nNieuw-West.\nNoord.\nOost.\nWeesp.\nWest.\nZuid.\nZuidoost.",
    "Een financieel prudente gemeente.": DOING,
    "Financiële paragraaf.": "Investeringen.\nOmbuigingen.",
}
D66 = {
    "Praktisch verkiezingsprogramma": """Hoe ontwerpen en verdelen we de schaarse ruimte in de stad?
        Hoe richten we de stad zo in, dat Amsterdammers gezond en gelukkig kunnen samenleven?
        Hoe geven we de Amsterdamse economie de ruimte?
        Hoe bieden we Amsterdammers een kansrijke toekomst?
        Hoe kan de gemeente het vertrouwen van Amsterdammers vergroten?
        Hoe bouwen we een stad waarin vrijheid, ontmoeting en culturele rijkdom het dagelijks leven betekenis geven?""",
    "Verkiezingsprogamma’s deelafdelingen": ("Centrum\nNieuw-West\nNoord\nOost\nWest\nWeesp-Driemond\nZuid\nZuidoost"),
}
BESIDE_ALL: dict[str, list[str]] = {"d66": [], "gl": [], "vvd": [], "pvdd": ["Meer weten?"]}
"""What a chapter has beside its sections: its sources."""
BESIDE = {("d66", "Praktisch verkiezingsprogramma"): ["Hoofdstuk 3"]}
"""No section: it stands above the title of the chapter that follows. No passage stands under it."""
CHAPTERS = {
    "d66": [
        "Voorwoord",
        "Inleiding",
        "De Amsterdamse belofte van vrijheid",
        "Praktisch verkiezingsprogramma",
        # The title as it stands on a page of its own, and as it is spelt where the chapter begins.
        "Verkiezingsprogramma’s deelafdelingen",
        "Verkiezingsprogamma’s deelafdelingen",
    ],
    "gl": ["Beste Amsterdammers", "Hoop, Verzet en Verandering", *GL, "5. Zo willen wij besturen."],
    "vvd": ["Programmacommissie.", "Amsterdam verdient beter.", *VVD],
    # The last is what stands at the foot of the last page.
    "pvdd": ["Inleiding", *PVDD, "PARTIJ VOOR DE DIEREN"],
}
TREES = [
    (name, *found) for name, tree in (("d66", D66), ("gl", GL), ("vvd", VVD), ("pvdd", PVDD)) for found in tree.items()
]


@pytest.mark.parametrize(("name", "chapter", "expected"), TREES)
def test_the_sections_of_a_chapter_stand_as_in_the_file(pdfs: Pdfs, name: str, chapter: str, expected: str) -> None:
    found = children(pdfs[name], chapter)
    assert found == [*(line.strip() for line in expected.splitlines()), *BESIDE.get((name, chapter), BESIDE_ALL[name])]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_chapters_stand_as_in_the_file(pdfs: Pdfs, name: str) -> None:
    assert children(pdfs[name]) == CHAPTERS[name]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (8, "als bewoners en politiek elkaar vinden is radicale verandering mogelijk."),
        (11, "Zo bouwen we aan een stad die de rechtsstaat en de menselijkheid voorop stelt"),
        (27, "Een duurzame stad is niet alleen noodzakelijk voor het klimaat"),
    ],
)
def test_a_paragraph_of_gl_that_has_a_bookmark_is_text(pdfs: Pdfs, page: int, words: str) -> None:
    assert [passage.sheet for passage in saying(pdfs["gl"], words)] == [page]
    assert not any(words in heading for section in pdfs["gl"].sections for heading in section.path)


UNDER_QUESTIONS = {
    "Hoe ontwerpen en verdelen we de schaarse ruimte in de stad?": (
        "Wonen",
        "Verblijven en verplaatsen",
        "Openbaar vervoer",
    ),
    "Hoe kan de gemeente het vertrouwen van Amsterdammers vergroten?": (
        "Vertrouwen door beter uitvoeren",
        "Amsterdammer en gemeente",
        "Financiën",
        "Participatie",
        "Openbare orde en veiligheid",
        "Digitalisering",
    ),
}


@pytest.mark.parametrize("question", UNDER_QUESTIONS)
def test_the_themes_under_a_question_of_d66_are_its_own(pdfs: Pdfs, question: str) -> None:
    assert children(pdfs["d66"], "Praktisch verkiezingsprogramma", question) == list(UNDER_QUESTIONS[question])


def test_the_table_of_vvd_has_rows_with_their_column_names(pdfs: Pdfs) -> None:
    rows = [passage for passage in on(pdfs["vvd"], 36) if passage.context]
    assert {row.context for row in rows} == {"Bedragen x 1 miljoen euro. | 2027 | 2028 | 2029 | 2030"}
    assert [row.text for row in rows] == [
        "Investeringen (ondergrondse) containers, bakken, veegwagens. | 20 | 20 | 20 | 20",
        "Extra schoonmakers, schoon en net houden openbare ruimte. | 7,5 | 7,5 | 7,5 | 7,5",
        "Toevoegen extra groen bij nieuw te ontwikkelen wijken.¹ | 5 |  | 5",
        "P+R uitbreiden.² | 8,2 | 8,2 | 8,2 | 8,2",
        "Parkeren 10 cent zones winkelstraten. | 1 | 2 | 2 | 2",
        "Versnellen procedures woningbouw. | 2 | 1,5 | 1 | 0,5",
        "Erfpacht overstap gunstige voorwaarden. | 10 | 10 | 10 | 10",
        "Versterken service MKB en ondernemers. | 2 | 2 | 2 | 2",
        "Bedrijven Ambassadeur. | 1 | 1 | 1 | 1",
        "Financierings Taskforce. | 5 | 6 | 7 | 8",
        "Jaarlijkse ondernemersprijs. | 0,5 | 0,5 | 0,5 | 0,5",
    ]
    assert [row.section[-1] for row in rows] == (
        ["Gemeente die levert."] * 3
        + ["Betaalbaar wonen in een bereikbare stad."] * 4
        + ["Bruisende en groeiende economie."] * 4
    )


def test_a_table_that_goes_on_overleaf_has_the_column_names_of_its_first_page(pdfs: Pdfs) -> None:
    rows = [passage for passage in on(pdfs["vvd"], 37) if " | " in passage.text]
    assert {row.context for row in rows} == {"Bedragen x 1 miljoen euro. | 2027 | 2028 | 2029 | 2030"}
    assert rows[0].text == "500 extra handhavers incl. juiste middelen. | 14 | 14 | 14 | 14"
    assert rows[-2].text == "Bijdrage Sprong over het IJ (verbinding Noord). | 98"


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_text_has_no_more_strange_words_than_that_of_pdfium_itself(pdfs: Pdfs, name: str) -> None:
    _, suspects = count_suspects(raw_text(name))
    assert sum(count for _, count in pdfs[name].suspects) <= suspects.total()


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_share_of_strange_words_is_no_higher_than_in_the_text_of_pdfium_itself(pdfs: Pdfs, name: str) -> None:
    reading = pdfs[name]
    words, suspects = count_suspects(raw_text(name))
    # What was taken out (heads, feet, contents) is no part of the comparison: it holds known words only.
    gone, gone_suspects = count_suspects("\n".join(removed.text for removed in reading.removed))
    ours = sum(count for _, count in reading.suspects), reading.words
    # As a card tells it: two words that become one ("bio-" / "diversiteit") are one less to divide by.
    share, raw = (
        float(percentage(*one).rstrip("%").replace(",", "."))
        for one in (ours, (suspects.total() - gone_suspects.total(), words - gone))
    )
    assert share <= raw
