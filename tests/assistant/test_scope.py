import pytest

from assistant.scope import EVERYTHING, Element, Filter, Scope, find_elements, resolve_scope
from tests.assistant.made_up import programme
from vectorstore.gazetteer import Gazetteer

BIJ1 = programme("bij1-amsterdam", "BIJ1", municipality="Amsterdam")
D66 = programme("d66-almere", "D66", municipality="Almere")
AMSTELVEEN = programme("amstelveen", "Gemeente Amstelveen", municipality="Amstelveen", publisher_kind="municipality")
PVDA = programme("pvda-almere", "PvdA", municipality="Almere")
VOLT = programme("volt-amsterdam", "Volt", municipality="Amsterdam")
HELD = (BIJ1, D66, AMSTELVEEN, PVDA, VOLT)


def elements(gazetteer: Gazetteer, text: str) -> list[tuple[str | None, str | None]]:
    return [(e.publisher, e.municipality) for e in find_elements(text, gazetteer.mentions(text))]


def resolve(gazetteer: Gazetteer, text: str, wanted: Filter = EVERYTHING) -> Scope:
    return resolve_scope(find_elements(text, gazetteer.mentions(text)), text, wanted, HELD, gazetteer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat willen Volt en D66 in Amsterdam met camera's?", [("Volt", "Amsterdam"), ("D66", "Amsterdam")]),
        ("D66 Almere en Volt Amsterdam over camera's", [("D66", "Almere"), ("Volt", "Amsterdam")]),
        ("BIJ1 in Amsterdam en de PvdA in Almere over boa's", [("BIJ1", "Amsterdam"), ("PvdA", "Almere")]),
        ("Wat wil Volt (Amsterdam) met vuurwerk?", [("Volt", "Amsterdam")]),
        ("Wat wil de PvdA in de gemeente Almere?", [("PvdA", "Almere")]),
        ("Wat zegt BIJ1 over Top400 in Amsterdam?", [("BIJ1", "Amsterdam")]),
        ("Hoe veilig is Almere volgens D66 en de PvdA?", [("D66", "Almere"), ("PvdA", "Almere")]),
        ("Wat wil D66?", [("D66", None)]),
        ("Wat doet Amstelveen, en wat wil D66 Almere?", [("D66", "Almere"), (None, "Amstelveen")]),
        ("Wat wil D66 in Amsterdam en in Almere met camera's?", [("D66", "Amsterdam"), ("D66", "Almere")]),
        ("Wat wil Volt Amsterdam en Almere met wijkagenten?", [("Volt", "Amsterdam"), ("Volt", "Almere")]),
        ("camera's in Almere en Amstelveen", [(None, "Almere"), (None, "Amstelveen")]),
        ("Wat willen de partijen met vuurwerk?", []),
        ("Wat moet Amsterdam volgens Volt in Den Haag vragen?", [("Volt", "Amsterdam")]),
        ("Wat wil Volt in Den Haag?", [("Volt", "Den Haag")]),
        ("DENK over boa's", [("DENK", None)]),
        ("Wat wil Partij Distelvink met boa's?", [("Partij Distelvink", None)]),
    ],
)
def test_a_party_gets_the_town_that_belongs_to_it(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert elements(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat doet de gemeente Amstelveen tegen inbraak?", [("Gemeente Amstelveen", "Amstelveen")]),
        ("begroting van de gemeente Almere", [("Gemeente Almere", "Almere")]),
        (
            "Wat zeggen Volt, BIJ1 en Amstelveen?",
            [("Volt", None), ("BIJ1", None), ("Gemeente Amstelveen", "Amstelveen")],
        ),
        ("De gemeente Amstelveen en de PvdA over boa's", [("PvdA", None), ("Gemeente Amstelveen", "Amstelveen")]),
        ("Wat gebeurt er in de gemeente Amsterdam?", [(None, "Amsterdam")]),
        (
            "Doet Veiligheidsregio Amsterdam-Amstelland mee volgens de gemeente Amstelveen?",
            [("Gemeente Amstelveen", "Amstelveen")],
        ),
        ("Wie helpt er binnen de gemeente Almere?", [(None, "Almere")]),
    ],
)
def test_a_municipality_as_a_body_is_not_the_place(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert elements(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text", ["Wat wil Volt met camera's zoals in Rotterdam?", "Wil Volt boa's, net als Rotterdam?"]
)
def test_a_town_as_an_example_is_no_scope(gazetteer: Gazetteer, text: str) -> None:
    assert elements(gazetteer, text) == [("Volt", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Wat wil D66 landelijk met vuurwerk?",
        "Is de landelijke D66 voor vuurwerk?",
        "Wat vindt de Tweede Kamerfractie van D66?",
        "Wat zegt D66 in het Europees Parlement?",
    ],
)
def test_a_national_question_is_not_answered_with_a_local_text(gazetteer: Gazetteer, text: str) -> None:
    scope = resolve(gazetteer, text)
    assert scope.programmes == ()
    (missing,) = scope.missing
    assert missing.element == Element("D66", None, national=True)
    assert missing.instead == (D66,)


def test_a_national_subject_in_a_local_programme_stays_local(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Is Volt voor een landelijk vuurwerkverbod?").programmes == (VOLT,)


def test_a_question_that_names_nothing_is_about_every_programme(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wie schrijft er over vuurwerk?")
    assert scope == Scope(HELD)


def test_programmes_keep_the_order_of_the_collection(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Volt, PvdA en BIJ1 over boa's").programmes == (BIJ1, PVDA, VOLT)


def test_a_party_elsewhere_never_answers_for_this_town(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wat wil D66 in Amsterdam met bodycams?")
    assert scope.programmes == ()
    (missing,) = scope.missing
    assert missing.element == Element("D66", "Amsterdam")
    assert missing.instead == (D66,)


def test_what_is_there_is_searched_and_what_is_not_is_missing(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wat willen Volt en de VVD in Amsterdam met camera's?")
    assert scope.programmes == (VOLT,)
    assert [m.element for m in scope.missing] == [Element("VVD", "Amsterdam")]


def test_a_party_without_a_programme_is_met_with_the_others_of_its_town(gazetteer: Gazetteer) -> None:
    (missing,) = resolve(gazetteer, "Wat wil het CDA in Almere met boa's?").missing
    assert missing.instead == (D66, PVDA)


def test_a_municipality_without_a_document_is_met_with_the_parties_there(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wat staat er in de begroting van de gemeente Almere?")
    assert scope.programmes == ()
    assert scope.missing[0].instead == (D66, PVDA)


def test_a_town_without_programmes_is_missing(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wat willen partijen in Zwolle met vuurwerk?")
    assert scope.programmes == ()
    assert [(m.element, m.instead) for m in scope.missing] == [(Element(None, "Zwolle"), ())]


def test_the_municipality_itself_is_meant_by_our_municipality(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Wat doet onze gemeente in Amstelveen tegen inbraak?").programmes == (AMSTELVEEN,)


@pytest.mark.parametrize(
    ("wanted", "programmes"),
    [
        (Filter(("Volt",)), (VOLT,)),
        (Filter(("volt",)), (VOLT,)),
        (Filter(("Democraten 66",)), (D66,)),
        (Filter(("Gemeente Amstelveen",)), (AMSTELVEEN,)),
        (Filter(("Volt", "PvdA")), (PVDA, VOLT)),
        (Filter((), "almere"), (D66, PVDA)),
        (Filter((), "Weesp"), (BIJ1, VOLT)),
        (Filter(("PvdA",), "Almere"), (PVDA,)),
    ],
)
def test_a_filter_narrows_a_question_that_names_nothing(
    gazetteer: Gazetteer, wanted: Filter, programmes: tuple[object, ...]
) -> None:
    scope = resolve(gazetteer, "Wat staat er over vuurwerk?", wanted)
    assert scope.programmes == programmes
    assert scope.missing == ()


@pytest.mark.parametrize("wanted", [Filter(("",)), Filter((), " "), Filter((" ",), "")])
def test_an_empty_filter_is_no_filter(gazetteer: Gazetteer, wanted: Filter) -> None:
    assert resolve(gazetteer, "vuurwerk", wanted).programmes == tuple(HELD)


def test_a_filter_knows_a_publisher_in_any_case(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wat doet de gemeente Amstelveen?", Filter(("gemeente amstelveen",)))
    assert [p.publisher for p in scope.programmes] == ["Gemeente Amstelveen"]


def test_a_filter_with_nothing_behind_it_is_missing(gazetteer: Gazetteer) -> None:
    scope = resolve(gazetteer, "Wat staat er over vuurwerk?", Filter(("PvdA",), "Amsterdam"))
    assert scope.programmes == ()
    assert scope.missing[0].element == Element("PvdA", "Amsterdam")
    assert scope.missing[0].instead == (PVDA,)


def test_a_filter_and_a_question_that_agree(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Wat wil Volt met vuurwerk?", Filter(("Volt", "BIJ1"))).programmes == (VOLT,)
    assert resolve(gazetteer, "Wat wil BIJ1 met drugs?", Filter((), "Amsterdam")).programmes == (BIJ1,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wat wil Volt met vuurwerk?", Filter(("PvdA",))),
        ("Wat gebeurt er in Almere met vuurwerk?", Filter((), "Amsterdam")),
        ("Wat wil D66 in Almere?", Filter(("D66",), "Amsterdam")),
    ],
)
def test_a_question_outside_the_filter_searches_nothing(gazetteer: Gazetteer, text: str, wanted: Filter) -> None:
    assert resolve(gazetteer, text, wanted) == Scope((), outside_filter=True)
