"""Whether a run holds to the bounds of `gates.toml`."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from evals.dataset import Question
from evals.figures import Figures, make_figures
from evals.run import Run
from evals.wording import gates_wrong
from vectorstore.errors import RunError

__all__ = ["GATES", "Bound", "check_gates", "fixed_part", "load_gates", "named_figures"]

GATES = Path(__file__).parent / "gates.toml"
_ENGINE = "quotes"
_PART = 64
"""Of 256: the fixed part is a quarter."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure of a set of questions with what it may be at least, or at most; `value` is None where nothing was
    measured, which does not hold."""

    set: str
    figure: str
    at_least: float | None
    at_most: float | None
    value: float | None

    @property
    def holds(self) -> bool:
        if self.value is None:
            return False
        return (self.at_least is None or self.value >= self.at_least) and (
            self.at_most is None or self.value <= self.at_most
        )


Gates = Mapping[str, Mapping[Literal["at_least", "at_most"], Mapping[str, float]]]
"""By set, by side, by name of the figure."""
_GATES: TypeAdapter[Gates] = TypeAdapter(Gates)


def load_gates(path: Path = GATES) -> Gates:
    """The bounds in a file. Raises RunError when they cannot be read."""
    try:
        return _GATES.validate_python(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        raise RunError(gates_wrong(path, ".".join(map(str, first["loc"])))) from error
    except (OSError, ValueError) as error:
        raise RunError(gates_wrong(path, str(error))) from error


def check_gates(run: Run, gates: Gates) -> tuple[Bound, ...]:
    """The bounds on the sets that a run has, with what it measured. Raises RunError for a figure that there is none
    of."""
    found: list[Bound] = []
    cases = [case for case in run.cases() if case.engine == _ENGINE]
    for name, bounds in gates.items():
        if name not in run.manifest.sets:
            continue
        facts = run.manifest.sets[name]
        publishers = {programme: str(told["publisher"]) for programme, told in facts.programmes.items()}
        figures = named_figures(make_figures([case for case in cases if case.set == name], publishers))
        for side, of_side in bounds.items():
            for figure, bound in of_side.items():
                if figure not in figures:
                    raise RunError(gates_wrong(GATES, figure))
                least, most = (bound, None) if side == "at_least" else (None, bound)
                found.append(Bound(name, figure, least, most, figures[figure]))
    return tuple(found)


def fixed_part(questions: Sequence[Question]) -> tuple[Question, ...]:
    """A quarter of some questions, always the same, by a hash of the cluster that does not depend on its split."""
    return tuple(q for q in questions if hashlib.sha256(q.cluster.encode()).digest()[1] < _PART)


def named_figures(figures: Figures) -> dict[str, float | None]:
    """The figures that a bound can be set on, by name."""
    measures = {name: found.value for name, found in figures.measures.items()}
    gaps = {f"gap_{name}": gap.estimate.value for name, gap in figures.gaps.items()}
    return {
        **measures,
        **gaps,
        "untrue_quotes": float(figures.untruths["quotes"]),
        "wrong_attributions": float(figures.untruths["attributions"]),
        "unsupported_publishers": float(figures.untruths["publishers"]),
        "leaks_town": float(figures.leaks.get("town", 0)),
        "leaks_party": float(figures.leaks.get("party", 0)),
        "alphabetical": figures.alphabetical.value,
        "stability": figures.stability.value,
        "area": figures.curve.area if figures.curve else None,
    }
