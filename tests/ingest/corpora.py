"""Where the real texts are that are no part of the project; a test that needs one skips when it is not there.

Apart from conftest.py, which loads the parsers: the benchmark must not.
"""

from pathlib import Path

__all__ = ["CORPORA", "missing"]

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"


def missing(*names: str) -> str | None:
    """Why a test that needs these files cannot run; None when all are there."""
    absent = [name for name in names if not (CORPORA / name).exists()]
    return f"not in {CORPORA}: {', '.join(absent)}" if absent else None
