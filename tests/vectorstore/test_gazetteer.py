from collections import defaultdict
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml

from vectorstore.gazetteer import Gazetteer, load_gazetteer, normalise


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((files("vectorstore") / "data" / name).read_text(encoding="utf-8"))
    return found


PARTIES = rows("parties.yaml")
MUNICIPALITIES = rows("municipalities.yaml")


def spellings_of_parties() -> dict[str, set[str]]:
    """Every spelling in the list, with the parties that bear it: a few abbreviations belong to two."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in PARTIES:
        for spelling in (row["name"], row.get("full", row["name"]), *row["aliases"]):
            found[" ".join(normalise(spelling))].add(row["name"])
    return found


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.name for mention in gazetteer.mentions(text)]


def test_every_spelling_of_a_party_names_that_party(gazetteer: Gazetteer) -> None:
    for spelling, parties in spellings_of_parties().items():
        assert gazetteer.party(spelling) in parties, spelling


def test_every_spelling_of_a_party_is_found_whole_in_a_question(gazetteer: Gazetteer) -> None:
    shared = spellings_of_parties()
    for row in PARTIES:
        for spelling in (row["name"], *row["aliases"]):
            text = f"Wat wil {spelling} met camera's?"
            (mention,) = gazetteer.mentions(text)
            assert mention.kind == "party", spelling
            assert mention.name in shared[" ".join(normalise(spelling))], spelling
            assert normalise(text[mention.start : mention.end]) == normalise(spelling)


def test_every_municipality_alias_and_place_names_its_municipality(gazetteer: Gazetteer) -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in MUNICIPALITIES:
        for spelling in (row["name"], *row.get("aliases", []), *row.get("places", [])):
            owners[normalise(spelling)].add(row["name"])
    for words, expected in owners.items():
        # A name that two municipalities share is itself, and neither of them.
        named = expected if len(expected) == 1 else {" ".join(words).title()}
        assert gazetteer.municipality(" ".join(words)) in named, words
    shared = {words: towns for words, towns in owners.items() if len(towns) > 1}
    assert shared == {("bergen",): {"Bergen (L)", "Bergen (NH)"}}


def test_every_municipality_is_found_in_a_question(gazetteer: Gazetteer) -> None:
    for row in MUNICIPALITIES:
        for spelling in (row["name"], *row.get("places", [])):
            assert names(gazetteer, f"Wat gebeurt er in {spelling} tegen inbraak?") == [row["name"]], spelling


def test_there_are_342_municipalities_and_no_doubles() -> None:
    listed = [row["name"] for row in MUNICIPALITIES]
    assert len(listed) == 342
    assert len(set(listed)) == 342
    parties = [row["name"] for row in PARTIES]
    assert len(set(parties)) == len(parties)


def test_the_town_of_a_local_party_is_a_municipality() -> None:
    towns = {row["name"] for row in MUNICIPALITIES}
    assert {row["local"] for row in PARTIES if "local" in row} <= towns


def test_an_ambiguous_spelling_is_one_of_the_partys_own() -> None:
    for row in PARTIES:
        own = {normalise(spelling) for spelling in (row["name"], row.get("full", ""), *row["aliases"])}
        assert {normalise(spelling) for spelling in row.get("ambiguous", [])} <= own, row["name"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("d'66", "D66"),
        ("D 66", "D66"),
        ("D-66", "D66"),
        ("DEMOCRATEN 66", "D66"),
        ("volt", "Volt"),
        ("Volt Nederland", "Volt"),
        ("bij 1", "BIJ1"),
        ("Bij1", "BIJ1"),
        ("P.v.d.A.", "PvdA"),
        ("partij van de arbeid", "PvdA"),
        ("groen links", "GroenLinks"),
        ("GroenLinks-PvdA", "GroenLinks-PvdA"),
        ("PvdA/GroenLinks", "GroenLinks-PvdA"),
        ("Partij voor de Dieren", "PvdD"),
        ("christen-democratisch appèl", "CDA"),
    ],
)
def test_spellings_of_parties(gazetteer: Gazetteer, text: str, party: str) -> None:
    assert gazetteer.party(text) == party
    assert gazetteer.municipality(text) is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("'s-Gravenhage", "Den Haag"),
        ("s gravenhage", "Den Haag"),
        ("A'dam", "Amsterdam"),
        ("AMSTELVEEN", "Amstelveen"),
        ("Weesp", "Amsterdam"),
        ("den bosch", "Den Bosch"),
        ("Súdwest-Fryslân", "Súdwest-Fryslân"),
        ("sudwest fryslan", "Súdwest-Fryslân"),
    ],
)
def test_spellings_of_towns(gazetteer: Gazetteer, text: str, town: str) -> None:
    assert gazetteer.municipality(text) == town
    assert gazetteer.party(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "ik denk dat er meer camera's komen",
        "en denk aan ouderen",
        "overlast van buren",
        "Buren die overlast geven",
        "wie bouwt er veilige huizen",
        "inbraak in huizen",
        "Huizen doorzoeken zonder bevel",
        "wat is het beste plan",
        "kan dat best",
        "een forum voor bewoners",
        "bij het forum van de buurt",
        "dat kan leiden tot overlast",
        "Leiden camera's tot minder inbraak?",
        "oplichting van opa en oma",
        "trots op de stad",
        "met veel moed",
        "bij 1 winkel",
        "houten palen op de stoep",
        "vissen in putten",
    ],
)
def test_an_ordinary_word_is_no_name(gazetteer: Gazetteer, text: str) -> None:
    assert names(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Wat wil Denk met wijkagenten?", "DENK"),
        ("wat wil denk met camera's", "DENK"),
        ("wat staat er bij denk over boa's", "DENK"),
        ("Denk wil wat met camera's?", "DENK"),
        ("En Denk?", "DENK"),
        ("Hoe kijkt Forum naar boa's?", "FVD"),
        ("de partij goud", "GOUD"),
        ("gemeente Buren", "Buren"),
        ("wat doet de gemeente huizen", "Huizen"),
        ("Wat gebeurt er in Buren?", "Buren"),
        ("camera's in leiden", "Leiden"),
        ("Is Volt er ook in Best?", "Best"),
    ],
)
def test_an_ambiguous_word_is_a_name_when_meant(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name in names(gazetteer, text)


def test_an_adjective_before_a_town_is_no_party(gazetteer: Gazetteer) -> None:
    assert names(gazetteer, "Wat is er nodig voor een leefbaar Almere?") == ["Almere"]
    assert names(gazetteer, "Wat wil Leefbaar Almere met boa's?") == ["Leefbaar Almere"]
    assert names(gazetteer, "wat wil leefbaar almere met boa's") == ["Leefbaar Almere"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wat wil GroenLinks-PvdA?", ["GroenLinks-PvdA"]),
        ("Wat willen GroenLinks en PvdA?", ["GroenLinks", "PvdA"]),
        ("Wat wil Leefbaar Rotterdam?", ["Leefbaar Rotterdam"]),
        ("Wat wil Volt Amsterdam?", ["Volt", "Amsterdam"]),
        ("Wat wil ChristenUnie-SGP?", ["ChristenUnie-SGP"]),
        ("Wat wil Burgerbelangen Amstelveen?", ["Burgerbelangen Amstelveen"]),
    ],
)
def test_the_longest_match_wins(gazetteer: Gazetteer, text: str, found: list[str]) -> None:
    assert names(gazetteer, text) == found


@pytest.mark.parametrize("party", ["Leefbaar Zwolle", "Hart voor Tiel", "Lokaal Kampen", "Stadspartij Almere"])
def test_a_name_built_as_a_local_partys_is_one(gazetteer: Gazetteer, party: str) -> None:
    text = f"Wat wil {party} met vuurwerk?"
    (mention,) = gazetteer.mentions(text)
    assert (mention.kind, text[mention.start : mention.end]) == ("party", party)


def test_mentions_stand_in_order_and_do_not_overlap(gazetteer: Gazetteer) -> None:
    text = "BIJ1 en Volt in Amsterdam, D66 en de PvdA in Almere, en de gemeente Amstelveen"
    mentions = gazetteer.mentions(text)
    assert [m.name for m in mentions] == ["BIJ1", "Volt", "Amsterdam", "D66", "PvdA", "Almere", "Amstelveen"]
    assert all(one.end <= other.start for one, other in pairwise(mentions))


def test_a_party_of_the_collection_is_known(gazetteer: Gazetteer) -> None:
    assert gazetteer.party("Alderkring") is None
    with_held = load_gazetteer(["Alderkring", "D66"])
    assert names(with_held, "Wat wil Alderkring met vuurwerk?") == ["Alderkring"]
    assert with_held.party("democraten 66") == "D66"


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00", "+", "’", "🙂", "a" * 10_000])
def test_any_text_can_be_read(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.mentions(text) == ()
    assert gazetteer.party(text) is None


def test_the_towns_of_the_collection_are_known_whatever_the_list_says() -> None:
    gazetteer = load_gazetteer(["Lijst Lindeboom"], ["Veldrecht", "Almere"])
    assert names(gazetteer, "Wat wil Lijst Lindeboom in Veldrecht?") == ["Lijst Lindeboom", "Veldrecht"]
    assert gazetteer.municipality("almere") == "Almere"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lijst in veldrehct", "lijst in Veldrecht"),  # two letters changed places: one mistake
        ("Veldrecth en veldreht", "Veldrecht en Veldrecht"),
        ("wat zegt vlot", "wat zegt vlot"),  # an ordinary word
        ("velrdehtc", "velrdehtc"),  # three mistakes
        ("Weldrecht", "Weldrecht"),  # another first letter
        ("Almere", "Almere"),
    ],
)
def test_a_rare_word_that_is_nearly_a_name_of_the_collection_is_that_name(typed: str, meant: str) -> None:
    assert load_gazetteer(["Volt"], ["Veldrecht", "Almere"]).respelled(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("partij vor de dieren", "PvdD"),
        ("Wat wil de Partij van de Arbied?", "Wat wil de PvdA?"),
        ("Lijst Lindebom", "Lijst Lindeboom"),
        ("lijst lindeboom", "lijst lindeboom"),
        ("partij van de buren", "partij van de buren"),  # the word that tells it apart is another one
        ("feest voor de dieren", "feest voor de dieren"),
    ],
)
def test_a_name_of_more_words_may_have_one_mistake(typed: str, meant: str) -> None:
    assert load_gazetteer(["Lijst Lindeboom", "Partij voor de Dieren", "PvdA"]).respelled(typed) == meant


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("de Almeerse afdeling", "Almere"),
        ("Amsterdamse agenten", "Amsterdam"),
        ("Amstelveense boa's", "Amstelveen"),
        ("het Groningse plan", "Groningen"),
        ("een Haarlems plan", None),  # no town of the collection
        ("almeers", "Almere"),
    ],
)
def test_a_town_of_the_collection_is_known_by_its_adjective(text: str, town: str | None) -> None:
    gazetteer = load_gazetteer([], ["Almere", "Amsterdam", "Amstelveen", "Groningen"])
    assert names(gazetteer, text) == ([town] if town else [])


def test_a_word_that_is_as_near_to_two_names_is_neither() -> None:
    assert load_gazetteer([], ["Abbeveen", "Abbeveer"]).respelled("abbevee") == "abbevee"


@pytest.mark.parametrize("text", ["\uff9e", "Wat wil \uff9e\uff9f met vuurwerk?", "\u0301", "+"])
def test_a_sign_that_leaves_no_letter_is_no_misspelt_name(text: str) -> None:
    assert load_gazetteer(["Volt"], ["Almere"]).respelled(text) == text


@pytest.mark.parametrize(("text", "party"), [("partij vd dieren", "PvdD"), ("Partij vd Arbeid", "PvdA")])
def test_a_shortened_name_is_known(gazetteer: Gazetteer, text: str, party: str) -> None:
    assert names(gazetteer, text) == [party]
