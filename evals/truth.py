"""Looks every quote up in the source files. It shares no code with the assistant or the reader: it knows the contract's
JSON, and how to fold white space."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

__all__ = ["sources", "untrue_quotes"]


def sources(folder: Path) -> dict[str, str]:
    """Programme id → the whole file of the catalogue's folder, white space folded."""
    catalogue = yaml.safe_load((folder / "catalogue.yaml").read_text(encoding="utf-8"))
    return {row["id"]: _fold((folder / row["file"]).read_text(encoding="utf-8-sig")) for row in catalogue}


def untrue_quotes(answer: Mapping[str, Any], files: Mapping[str, str]) -> Iterable[Mapping[str, Any]]:
    """The citations of an answer (contract JSON) whose quote is not in the file that they name."""
    for citation in answer["citations"]:
        quote = _fold(citation["quote"])
        if not quote or quote not in files.get(citation["programme_id"], ""):
            yield citation


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
