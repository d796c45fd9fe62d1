"""The examples for other programs in the README run, against a site that really runs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)

# Gradio's queue uses what the next pandas will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing")


def test_both_ways_have_an_example() -> None:
    assert ["gradio_client" in EXAMPLES[0], "mcp" in EXAMPLES[1], len(EXAMPLES)] == [True, True, 2]


@pytest.mark.parametrize("example", EXAMPLES, ids=["client", "mcp"])
def test_an_example_prints_a_quote(example: str, address: str) -> None:
    assert "http://127.0.0.1:7860" in example
    program = example.replace("http://127.0.0.1:7860", address)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert "Alderkring is voorstander van het gebruik van bodycams." in done.stdout, done.stderr
