"""The Dutch words of the plots, and what a plot says to those who do not see it."""

from collections.abc import Mapping, Sequence

from evals.coverage import Curve
from evals.report_terms_wording import MEASURES, STAGES, Term, milliseconds, number, share
from evals.report_wording import certainty, engine
from evals.wording import ENGINES

PER_PUBLISHER = "Per partij of gemeente, met de grenzen. Tussen haakjes: hoe vaak gemeten."
COVERAGE = Term("Risico en dekking", "Hoe lager de lijn, hoe beter. Het teken: wat nu gevonden heet.")
LATENCY = Term("Tijd per antwoord", "Donker: de helft is sneller. Licht: 19 van de 20 zijn sneller.")
AXIS_PERCENT, AXIS_COVERAGE = "procent", "dekking: deel dat gevonden heet (%)"
AXIS_RISK, AXIS_TIME = "risico: deel daarvan onterecht (%)", "milliseconden"


def counted(name: str, count: int) -> str:
    return f"{name} ({number(count)})"


def stage(engine_name: str, name: str) -> str:
    """A stage; whose it is goes without saying but for the stack beside the assistant."""
    told = STAGES.get(name, name)
    return told if engine_name == "quotes" else f"{ENGINES.get(engine_name, engine_name)}: {told}"


def curve_label(name: str, curve: Curve) -> str:
    return f"{engine(name)} (oppervlakte {number(curve.area, 3)})"


def times_label(p50: float, p95: float) -> str:
    return f"{milliseconds(p50)} / {milliseconds(p95)}"


def publishers_alt(measure: str, values: Mapping[str, Mapping[str, float]]) -> str:
    """`values` are by engine and publisher."""
    told = [f"{MEASURES[measure].name}, per partij of gemeente, in procenten."]
    for name, of_engine in values.items():
        least, most = min(of_engine, key=of_engine.__getitem__), max(of_engine, key=of_engine.__getitem__)
        told.append(f"{engine(name)}: van {share(of_engine[least])} ({least}) tot {share(of_engine[most])} ({most}).")
    return " ".join(told)


def coverage_alt(curves: Mapping[str, Curve]) -> str:
    return " ".join(certainty(name, curve) for name, curve in curves.items())


def latency_alt(rows: Sequence[tuple[str, float, float]]) -> str:
    told = (f"{name}: {milliseconds(p50)} en {milliseconds(p95)}" for name, p50, p95 in rows)
    return f"Milliseconden waarbinnen de helft en 19 van de 20 antwoorden klaar zijn. {'; '.join(told)}."
