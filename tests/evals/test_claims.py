"""The labelled claims, and how often the check of a claim is right on them."""

from collections import Counter

import pytest

from assistant.chain import Assistant
from evals.claims import LabelledClaim, load_claims, measure_claims
from ingest.catalogue import read_catalogue
from vectorstore.settings import Settings

CLAIMS = load_claims()
PER_PUBLISHER = {"true": 6, "figure": 3, "absent": 3, "negated": 2, "paraphrase": 2}
BOUNDS = {"true": 1.0, "figure": 1.0, "negated": 0.8, "paraphrase": 0.9, "absent": 0.6}
"""The part that must be right: what was measured, and a claim or two off."""


def test_every_publisher_has_as_many_claims_of_each_kind(settings: Settings) -> None:
    counted = Counter((claim.programme_id, claim.kind) for claim in CLAIMS)
    programmes = [entry.id for entry in read_catalogue(settings.programmes)]
    assert counted == {(programme, kind): n for programme in programmes for kind, n in PER_PUBLISHER.items()}


def test_claims_are_halved_and_each_stands_once() -> None:
    assert len({claim.id for claim in CLAIMS}) == len({claim.claim for claim in CLAIMS}) == len(CLAIMS) == 80
    halves = Counter((claim.kind, claim.split) for claim in CLAIMS)
    assert all(abs(halves[kind, "dev"] - halves[kind, "test"]) <= 1 for kind in PER_PUBLISHER)  # type: ignore[index]


def test_what_is_written_instead_stands_in_the_programme(assistant: Assistant) -> None:
    changed = [claim for claim in CLAIMS if claim.kind == "figure"]
    assert all(claim.written and claim.written in assistant.library.text(claim.programme_id) for claim in changed)
    assert all(claim.written is None for claim in CLAIMS if claim.kind != "figure")


@pytest.fixture(scope="module")
def right(assistant: Assistant) -> dict[str, list[bool]]:
    """By kind, whether each claim was checked right."""
    checked = measure_claims(assistant, CLAIMS)
    return {kind: [one.right for one in checked if one.labelled.kind == kind] for kind in BOUNDS}


@pytest.mark.parametrize("kind", BOUNDS)
def test_the_check_of_claims_holds_to_its_bounds(right: dict[str, list[bool]], kind: str) -> None:
    assert sum(right[kind]) >= BOUNDS[kind] * len(right[kind])


def test_a_claim_on_another_programme_than_was_meant_is_wrong(assistant: Assistant) -> None:
    right = CLAIMS[0]
    elsewhere = LabelledClaim(**right.model_dump() | {"programme_id": "volt-amsterdam-2026"})
    assert [one.right for one in measure_claims(assistant, [right, elsewhere])] == [True, False]
