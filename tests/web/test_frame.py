"""What every page has, and what an operator chooses of it."""

from pathlib import Path

import pytest

from vectorstore.errors import SettingsError
from web.frame import load_logo


def test_logo_travels_with_the_page(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    assert load_logo(tmp_path / "logo.svg") == '<img alt="" src="data:image/svg+xml;base64,PHN2Zy8+">'
    assert load_logo(None) == ""


@pytest.mark.parametrize(("name", "size"), [("logo.gif", 10), ("logo.png", 200_001), ("weg.svg", None)])
def test_a_logo_that_cannot_be_is_named(tmp_path: Path, name: str, size: int | None) -> None:
    if size is not None:
        (tmp_path / name).write_bytes(b"x" * size)
    with pytest.raises(SettingsError, match=name):
        load_logo(tmp_path / name)
