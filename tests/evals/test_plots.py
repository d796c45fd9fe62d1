import base64
import re
from collections.abc import Sequence

import pytest

from evals.cases import Case
from evals.figures import Figures, make_figures
from evals.plots import Plot, coverage_plot, latency_plot, publishers_plot
from tests.evals.made_up import ALDERKRING, BEEMDLIJST, ENTRIES, MOLENRODE, answer, case, gold, question

NAMES = {programme: str(entry["publisher"]) for programme, entry in ENTRIES.items()}
TREES, WELL = gold(ALDERKRING, "komen bomen"), gold(BEEMDLIJST, "een put", status="draft")


def figures(*cases: Case) -> Figures:
    return make_figures(cases, NAMES)


def asked(name: str, found: dict[str, Sequence[str]], probabilities: dict[str, float], **times: float) -> Case:
    """A question on trees and a well, of which the budget says nothing."""
    given = answer(found, timings_ms=times)
    return case(question(name, TREES, WELL, absent=(MOLENRODE,)), given, probabilities=probabilities)


# Of trees one quote of two is good, of the well both; in the first answer Molenrode is wrongly found.
OURS = figures(
    asked(
        "bomen",
        {ALDERKRING: ["Er komen bomen."], BEEMDLIJST: ["Er is een put."], MOLENRODE: ["Een sluis."]},
        {ALDERKRING: 0.9, BEEMDLIJST: 0.8, MOLENRODE: 0.7},
        zoek=12.0,
        total=20.0,
    ),
    asked(
        "struiken",
        {ALDERKRING: ["Er is gras."], BEEMDLIJST: ["Er is een put."]},
        {ALDERKRING: 0.6, BEEMDLIJST: 0.5, MOLENRODE: 0.1},
        zoek=0.4,
        total=1234.0,
    ),
)
THEIRS = figures(asked("bomen", {BEEMDLIJST: ["Er is geen waterput."]}, {BEEMDLIJST: 0.3}, total=7.25))
BOTH = {"quotes": OURS, "baseline": THEIRS}
NOTHING = figures(case(question("bos"), answer(timings_ms={})))


def image(plot: Plot | None) -> str:
    """The SVG of a plot."""
    assert plot is not None
    head, _, data = plot.source.partition(",")
    assert head == "data:image/svg+xml;base64"
    return base64.b64decode(data).decode("utf-8")


def texts(plot: Plot | None) -> list[str]:
    """The words in a plot: they are text, not outlines."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", image(plot))


def test_publishers_are_drawn_with_how_often_they_were_measured() -> None:
    drawn = texts(publishers_plot("gold_quote", BOTH))
    assert {"Alderkring (2)", "Beemdlijst (2)", "Veiligheidswijzer", "Gewone aanpak", "procent"} <= set(drawn)
    assert not any("Molenrode" in text for text in drawn)  # it has no gold


def test_what_publishers_is_said_in_words() -> None:
    plot = publishers_plot("gold_quote", BOTH)
    assert plot is not None
    assert plot.title == "Een goed citaat getoond"
    assert plot.alt == (
        "Een goed citaat getoond, per partij of gemeente, in procenten. "
        "Veiligheidswijzer: van 50,0 (Alderkring) tot 100,0 (Beemdlijst). "
        "Gewone aanpak: van 0,0 (Alderkring) tot 0,0 (Alderkring)."
    )


def test_the_curves_are_said_in_words() -> None:
    # By probability: right, right, wrong, right, right, wrong; so risks 0, 0, 1/3, 1/4, 1/5, 1/3. Five of six are
    # called found, one of them wrongly. Of the other engine one programme was searched, found, and rightly.
    plot = coverage_plot(BOTH)
    assert plot is not None
    assert plot.alt == (
        "Veiligheidswijzer noemt 83,3% van de doorzochte programma’s gevonden. Daarvan heeft 20,0% geen antwoord. De "
        "oppervlakte is 0,186; hoe lager, hoe beter (0 is het best). De gewone aanpak noemt 100,0% van de doorzochte "
        "programma’s gevonden. Daarvan heeft 0,0% geen antwoord. De oppervlakte is 0,000; hoe lager, hoe beter (0 is "
        "het best)."
    )
    assert {"Veiligheidswijzer (oppervlakte 0,186)", "Gewone aanpak (oppervlakte 0,000)"} <= set(texts(plot))


def test_the_chosen_point_lies_where_it_should() -> None:
    # Five of six are called found, one of them wrongly: the fifth place of the curve.
    svg = image(coverage_plot({"quotes": OURS}))
    curve, _legend = re.findall(r'<path d="([^"]*)"[^>]*stroke: #00457c; stroke-width: 1.8', svg)
    places = [tuple(map(float, pair)) for pair in re.findall(r"[ML] ([\d.]+) ([\d.]+)", curve)]
    (marker,) = re.findall(r'<use [^>]*x="([\d.]+)" y="([\d.]+)" style="fill: #00457c', svg)
    assert tuple(map(float, marker)) == pytest.approx(places[4], abs=0.01)


def test_times_are_drawn_and_said() -> None:
    plot = latency_plot(BOTH)
    assert plot is not None
    assert {"zoek", "alles samen", "0,4 / 12", "20 / 1.234", "7,2 / 7,2"} <= set(texts(plot))
    assert plot.alt == (
        "Milliseconden waarbinnen de helft en 19 van de 20 antwoorden klaar zijn. zoek: 0,4 en 12; "
        "alles samen: 20 en 1.234; gewone aanpak: alles samen: 7,2 en 7,2."
    )


def test_the_same_figures_give_the_same_bytes() -> None:
    for draw in (coverage_plot, latency_plot):
        assert draw(BOTH) == draw(BOTH)
    assert publishers_plot("gold_quote", BOTH) == publishers_plot("gold_quote", BOTH)
    assert "<dc:date>" not in image(coverage_plot(BOTH))


def test_what_was_not_measured_is_not_drawn() -> None:
    assert publishers_plot("gold_quote", {"quotes": NOTHING}) is None
    assert coverage_plot({"quotes": NOTHING}) is None
    assert latency_plot({"quotes": NOTHING}) is None


def test_an_image_has_nothing_from_elsewhere() -> None:
    for plot in (publishers_plot("gold_quote", BOTH), coverage_plot(BOTH), latency_plot(BOTH)):
        svg = image(plot)
        assert not re.search(r'(href|src)="(?!#)', svg)
        assert not re.search(r"url\((?!#)|@import|@font-face|<script|<image|<foreignObject", svg)


def test_a_name_is_text_whatever_signs_it_has() -> None:
    odd = {**NAMES, ALDERKRING: "Elm $en$ <b>Es</b> & Co"}
    found = case(question("bomen", TREES), answer({ALDERKRING: ["Er komen bomen."]}))
    drawn = image(publishers_plot("gold_quote", {"quotes": make_figures([found], odd)}))
    assert "Elm $en$ &lt;b&gt;Es&lt;/b&gt;" in drawn
    assert "<b>" not in drawn


def test_a_size_in_pixels_fits_the_image() -> None:
    # Two rows: 0.95 + 2 × 0.42 = 1.79 inches of 96 pixels; five inches wide.
    plot = publishers_plot("gold_quote", BOTH)
    assert plot is not None
    assert (plot.width, plot.height) == (480, 172)
