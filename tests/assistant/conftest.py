"""The contract that answers are held against."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

__all__ = ["contract"]


@pytest.fixture(scope="session")
def contract() -> Draft202012Validator:
    """Validates an answer's JSON against the contract."""
    schema = json.loads((Path(__file__).parent / "answer.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
