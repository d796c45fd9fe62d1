"""What a run of the evals is made over: two of the five programmes and three of the shipped questions."""

import json
import shutil
from collections.abc import Iterator
from functools import cache

import pytest

from evals.baseline import _Plain
from evals.sets import SETS, QuestionSet
from ingest.catalogue import read_catalogue, write_catalogue
from tests.evals.almere import D66, NAMES, PVDA
from vectorstore.bundled_e5 import bundled_e5
from vectorstore.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def _one_model() -> Iterator[None]:
    """The tutorials' stack loads the model as it would, but in this process once."""
    kept = cache(_Plain)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("evals.baseline._Plain", lambda place: kept(bundled_e5(place).resolve().parent))
        yield


@pytest.fixture(scope="session")
def two(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over two of the five programmes. The set of questions finds a collection in which they were read in
    already, with the model of the session: so nothing needs to be encoded."""
    folder = tmp_path_factory.mktemp("almere")
    entries = [entry for entry in read_catalogue(settings.programmes) if entry.id in (D66, PVDA)]
    for entry in entries:
        (folder / "programmas").mkdir(exist_ok=True)
        shutil.copy(settings.programmes / entry.file, folder / "programmas")
    write_catalogue(folder / "programmas", entries)
    model = bundled_e5(settings.cache_dir)
    shutil.copytree(settings.data_dir, folder / "cache" / "evals" / "almere")
    (folder / "cache" / model.name).symlink_to(model)
    return Settings(data_dir=folder / "data", cache_dir=folder / "cache", programmes=folder / "programmas")


@pytest.fixture(scope="session")
def almere(two: Settings) -> QuestionSet:
    """A set of the questions NAMES, as a file of one's own."""
    lines = SETS[0].questions.read_text(encoding="utf-8").splitlines()
    by_name = {json.loads(line)["id"]: line for line in lines}
    file = two.data_dir.parent / "almere.jsonl"
    file.write_text("".join(f"{by_name[name]}\n" for name in NAMES), encoding="utf-8")
    return QuestionSet("almere", file)
