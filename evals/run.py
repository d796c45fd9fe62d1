"""A run: the questions of some sets put to some engines, and all that came of it in one folder.

`run.json` tells what was measured, on what and where; `questions.jsonl` has the questions as they were; `answers.jsonl`
has a line for each question and engine. A run that was stopped goes on where it was.
"""

import hashlib
import json
import platform
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.cases import Case, case_from_json, case_to_json
from evals.dataset import Question
from evals.wording import run_missing, run_other, run_unwritable
from vectorstore.errors import RunError
from vectorstore.wording import reason_of

__all__ = ["Manifest", "Run", "SetFacts", "code_version", "machine", "now", "sha256_of"]

_ROOT = Path(__file__).parent.parent
_MANIFEST, _QUESTIONS, _ANSWERS = "run.json", "questions.jsonl", "answers.jsonl"
_STRICT = ConfigDict(extra="forbid", frozen=True)


class SetFacts(BaseModel):
    """What is known of a question set in a run: the hash of its questions, the version of its collection, its
    programmes with publisher, place and status, and the costs of the assistant over it."""

    model_config = _STRICT

    questions: str
    collection: str
    programmes: dict[str, dict[str, str | None]]
    start_up_s: float | None = None
    peak_mib: float | None = None


class Manifest(BaseModel):
    """What a run measured."""

    model_config = _STRICT

    created: str
    code: dict[str, str | None]
    machine: dict[str, str]
    encoder: str
    settings: dict[str, str | None]
    threshold: float
    split: str
    engines: tuple[str, ...]
    sets: dict[str, SetFacts]
    absent: tuple[str, ...] = ()
    """Sets that were asked for, and whose texts are not on this machine."""

    @property
    def identity(self) -> dict[str, Any]:
        """What must be the same for a run to be gone on with."""
        costs = {"start_up_s", "peak_mib"}
        where: dict[str, Any] = {"created": True, "machine": True, "code": {"commit"}, "sets": {"__all__": costs}}
        return self.model_dump(exclude=where)


class Run:
    """The folder of a run."""

    def __init__(self, folder: Path, manifest: Manifest, questions: Mapping[str, Sequence[Question]]) -> None:
        self.folder = folder
        self.manifest = manifest
        self.questions = {name: tuple(asked) for name, asked in questions.items()}
        """The questions of each set."""

    @classmethod
    def begin(cls, folder: Path, manifest: Manifest, questions: Mapping[str, Sequence[Question]]) -> "Run":
        """Makes the folder, or goes on with what stands in it. Raises RunError when that is another run, or when
        nothing can be written there."""
        run = cls(folder, manifest, questions)
        if (folder / _MANIFEST).exists():
            held = cls.open(folder)
            if held.manifest.identity != manifest.identity:
                raise RunError(run_other(folder, _differences(held.manifest.identity, manifest.identity)))
            held._drop_half_a_line()
            return held
        lines = (
            json.dumps({"set": name} | question.model_dump(exclude_defaults=True), ensure_ascii=False)
            for name, asked in run.questions.items()
            for question in asked
        )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _QUESTIONS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            (folder / _ANSWERS).write_text("", encoding="utf-8")
            run.keep(manifest)
        except OSError as error:
            raise RunError(run_unwritable(folder, reason_of(error))) from error
        return run

    @classmethod
    def open(cls, folder: Path) -> "Run":
        """Opens a run. Raises RunError when there is none in the folder."""
        try:
            manifest = Manifest.model_validate_json((folder / _MANIFEST).read_text(encoding="utf-8"))
            questions: dict[str, list[Question]] = {name: [] for name in manifest.sets}
            for data in map(json.loads, _lines((folder / _QUESTIONS).read_text(encoding="utf-8"))):
                questions[data.pop("set")].append(Question.model_validate(data))
        except (OSError, ValidationError, ValueError, KeyError) as error:
            raise RunError(run_missing(folder)) from error
        return cls(folder, manifest, questions)

    def keep(self, manifest: Manifest) -> None:
        """Writes what is known of the run."""
        self.manifest = manifest
        new = self.folder / f"{_MANIFEST}.new"
        new.write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
        new.replace(self.folder / _MANIFEST)

    def add(self, cases: Iterable[Case]) -> None:
        """Writes cases as they come; each is whole before the next is asked for."""
        with (self.folder / _ANSWERS).open("a", encoding="utf-8") as file:
            for case in cases:
                file.write(case_to_json(case) + "\n")
                file.flush()

    def cases(self) -> tuple[Case, ...]:
        """What was answered so far. A last line that is not whole, because the run was killed or is going on, is no
        part."""
        asked = {(name, one.id): one for name, questions in self.questions.items() for one in questions}
        data = (self.folder / _ANSWERS).read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        return tuple(case_from_json(line, asked) for line in _lines(whole.decode("utf-8")))

    def _drop_half_a_line(self) -> None:
        """Takes a last line that a kill cut off out of the file, to write on."""
        with (self.folder / _ANSWERS).open("rb+") as file:
            file.truncate(file.read().rfind(b"\n") + 1)


def _lines(text: str) -> list[str]:
    """The lines of a file of JSON lines. `str.splitlines` would also cut at signs that may stand in a quote: U+2028."""
    return text.split("\n")[:-1]


def _differences(held: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    return [key for key in wanted if held.get(key) != wanted[key]]


def code_version() -> dict[str, str | None]:
    """The version of the program: its number, its commit where git knows it, and a hash of its source."""
    layers = ("assistant", "vectorstore", "ingest", "evals")
    files = sorted(f for layer in layers for f in (_ROOT / layer).rglob("*") if f.suffix in (".py", ".json", ".yaml"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    return {"version": version("veiligheidswijzer"), "commit": _commit(), "source": digest[:16]}


def _commit() -> str | None:
    try:
        told = subprocess.run(  # noqa: S603
            ["git", "-C", str(_ROOT), "rev-parse", "--short=12", "HEAD"],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return told.stdout.strip()


def machine() -> dict[str, str]:
    """The machine of a run."""
    return {"system": platform.platform(), "python": platform.python_version(), "processor": _processor()}


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def now() -> str:
    """The present moment, ISO 8601."""
    return datetime.now(UTC).astimezone().isoformat(timespec="seconds")


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
