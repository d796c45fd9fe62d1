"""The examples for other programs in the README run, against a site that really runs."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)

# Gradio's queue uses what the next pandas will drop.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio.queueing"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.usefixtures("swept"),
]


def test_both_ways_have_an_example() -> None:
    assert ["gradio_client" in EXAMPLES[0], "mcp" in EXAMPLES[1], len(EXAMPLES)] == [True, True, 2]


@pytest.mark.parametrize("example", EXAMPLES, ids=["client", "mcp"])
def test_an_example_prints_a_quote(example: str, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "http://127.0.0.1:7860" in example
    exec(compile(example.replace("http://127.0.0.1:7860", address), "README.md", "exec"), {})  # noqa: S102
    assert "Alderkring is voorstander van het gebruik van bodycams." in capsys.readouterr().out
