"""The report's plots: SVG images that stand in the page itself. The same figures give the same bytes."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from textwrap import fill

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas

from evals import plots_wording as words
from evals.coverage import Curve
from evals.figures import Figures
from evals.intervals import Estimate
from evals.report_terms_wording import MEASURES
from evals.report_wording import engine

__all__ = ["Plot", "coverage_plot", "latency_plot", "publishers_plot"]

_WIDTH = 5.0
"""Inches: a plot is read on a telephone too."""
_DOTS = 96
"""CSS pixels in an inch."""
_NAME = 24
"""Signs of a name on a line."""


@dataclass(frozen=True, slots=True)
class Plot:
    """An image with what it shows: `source` is a data address, `alt` says in words what is to be seen, width and height
    are CSS pixels."""

    title: str
    explanation: str
    source: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Look:
    """How an engine is drawn: told apart by shape, filling and line, not by colour alone."""

    colour: str
    light: str
    filling: str
    marker: str
    line: str
    shift: float


_LOOKS = (
    _Look("#00457c", "#b7d2ea", "#00457c", "o", "solid", -0.16),
    _Look("#b85c00", "#f3ddc0", "#ffffff", "s", "dashed", 0.16),
)
"""Of the engine that the report is about, and of the one beside it."""


def publishers_plot(measure: str, figures: Mapping[str, Figures]) -> Plot | None:
    """A measure of each publisher with its interval, for one or two engines; None when there is nothing to draw."""
    values = {
        name: {who: even.measures[measure] for who, even in found.publishers.items() if even.measures[measure].count}
        for name, found in figures.items()
    }
    drawn = {name: found for name, found in values.items() if found}
    if not drawn:
        return None
    names = sorted({who for found in drawn.values() for who in found}, key=str.casefold)
    with _style():
        canvas, axes = _canvas(0.95 + 0.42 * len(names))
        for look, (name, found) in zip(_LOOKS, drawn.items(), strict=False):
            rows = [(names.index(who) + look.shift, one) for who, one in found.items()]
            _draw_estimates(axes, rows, look, engine(name))
        counts = {who: one.count for found in reversed(drawn.values()) for who, one in found.items()}
        _name_rows(axes, [words.counted(who, counts[who]) for who in names])
        axes.set_xlim(-2, 102)
        axes.set_xlabel(words.AXIS_PERCENT)
        axes.grid(axis="x")
        canvas.legend(loc="outside lower center", ncols=2, frameon=False)
        alt = words.publishers_alt(
            measure, {name: {who: one.value or 0.0 for who, one in found.items()} for name, found in drawn.items()}
        )
        return _plot(canvas, MEASURES[measure].name, words.PER_PUBLISHER, alt)


def coverage_plot(figures: Mapping[str, Figures]) -> Plot | None:
    """The risk-coverage curves of one or two engines, each with the point that it has chosen; None without a curve."""
    curves = {name: found.curve for name, found in figures.items() if found.curve is not None}
    if not curves:
        return None
    with _style():
        canvas, axes = _canvas(3.6)
        for look, (name, curve) in zip(_LOOKS, curves.items(), strict=False):
            _draw_curve(axes, curve, look, words.curve_label(name, curve))
        axes.set_xlim(0, 102)
        axes.set_ylim(bottom=0)
        axes.set_xlabel(words.AXIS_COVERAGE)
        axes.set_ylabel(words.AXIS_RISK)
        axes.grid()
        canvas.legend(loc="outside lower center", ncols=1, frameon=False)
        return _plot(canvas, words.COVERAGE.name, words.COVERAGE.meaning, words.coverage_alt(curves))


def latency_plot(figures: Mapping[str, Figures]) -> Plot | None:
    """The median and the 95th percentile of each stage of one or two engines; None without a time."""
    rows = [
        (words.stage(name, one), look, p50, p95)
        for look, (name, found) in zip(_LOOKS, figures.items(), strict=False)
        for one, (p50, p95) in found.stages.items()
    ]
    if not rows:
        return None
    with _style():
        canvas, axes = _canvas(0.8 + 0.42 * len(rows))
        for place, (_, look, p50, p95) in enumerate(rows):
            axes.barh(place, p95, height=0.66, color=look.light, edgecolor=look.colour, linewidth=0.8)
            axes.barh(place, p50, height=0.3, color=look.colour)
            axes.annotate(
                words.times_label(p50, p95), (p95, place), (4, 0), textcoords="offset points", va="center", fontsize=9
            )
        _name_rows(axes, [name for name, *_ in rows])
        axes.set_xlim(0, 1.32 * max(p95 for *_, p95 in rows) or 1.0)
        axes.set_xlabel(words.AXIS_TIME)
        axes.grid(axis="x")
        alt = words.latency_alt([(name, p50, p95) for name, _, p50, p95 in rows])
        return _plot(canvas, words.LATENCY.name, words.LATENCY.meaning, alt)


def _style() -> AbstractContextManager[None]:
    return rc_context(
        {
            "svg.fonttype": "none",
            "svg.hashsalt": "veiligheidswijzer",
            "font.family": "sans-serif",
            "font.size": 10.0,
            "text.parse_math": False,  # a name is data: a dollar sign in it is no formula
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.axisbelow": True,
            "grid.color": "#d7dde3",
            "grid.linewidth": 0.7,
        }
    )


def _canvas(height: float) -> tuple[Canvas, Axes]:
    canvas = Canvas(figsize=(_WIDTH, round(height, 2)), layout="constrained")
    return canvas, canvas.add_subplot()


def _draw_estimates(axes: Axes, rows: Iterable[tuple[float, Estimate]], look: _Look, label: str) -> None:
    for place, found in rows:
        if found.value is None:
            continue
        if found.low is not None and found.high is not None:
            axes.hlines(place, 100 * found.low, 100 * found.high, color=look.colour, linewidth=2, linestyle=look.line)
        axes.plot(
            100 * found.value,
            place,
            look.marker,
            color=look.colour,
            markerfacecolor=look.filling,
            markersize=7,
            label=label,
            clip_on=False,
        )
        label = "_"  # once in the legend


def _draw_curve(axes: Axes, curve: Curve, look: _Look, label: str) -> None:
    coverage, risk = ([100 * one for one in values] for values in (curve.coverage, curve.risk))
    axes.plot(coverage, risk, color=look.colour, linestyle=look.line, linewidth=1.8, label=label)
    if curve.at is not None:
        axes.plot(
            100 * curve.at[0],
            100 * curve.at[1],
            look.marker,
            color=look.colour,
            markerfacecolor=look.filling,
            markersize=9,
            clip_on=False,
        )


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    """Names the rows from top to bottom."""
    axes.set_yticks(range(len(names)), [fill(name, _NAME) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)


def _plot(canvas: Canvas, title: str, explanation: str, alt: str) -> Plot:
    file = BytesIO()
    canvas.savefig(file, format="svg", metadata={"Date": None})
    source = "data:image/svg+xml;base64," + base64.b64encode(file.getvalue()).decode("ascii")
    width, height = (round(_DOTS * inches) for inches in canvas.get_size_inches())
    return Plot(title, explanation, source, alt, width, height)
