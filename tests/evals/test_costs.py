"""What the assistant costs, in a real process of its own."""

import sys
import time
from pathlib import Path

import pytest

from assistant.question import Request
from evals.costs import measure_costs
from vectorstore.settings import Settings

ASKED = [Request("Wat wil Volt in Amsterdam met vuurwerk?"), Request("En D66 in Almere?")]


def test_a_start_takes_time_and_memory(settings: Settings) -> None:
    start = time.perf_counter()
    costs = measure_costs(settings, ASKED)
    spent = time.perf_counter() - start
    assert 0 < costs.start_up_s <= round(spent, 2)
    if sys.platform == "linux":
        assert costs.peak_mib is not None
        # Python with numpy and torch alone is more than 50 MiB; the program is meant for a laptop.
        assert 50 < costs.peak_mib < 4096
    else:
        assert costs.peak_mib is None


def test_a_process_that_fails_is_not_waited_for(settings: Settings, tmp_path: Path) -> None:
    empty = Settings(data_dir=tmp_path, cache_dir=settings.cache_dir)
    with pytest.raises(EOFError):
        measure_costs(empty, ASKED)
