"""The question sets, and the collection that each is asked of. A set has the programmes that the product ships with,
and perhaps more, from a catalogue of its own. A collection is made once and then kept, apart from the operator's own.
"""

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from evals.dataset import Question, load_questions
from evals.wording import collection_failed, programme_unknown
from ingest.catalogue import Entry, read_catalogue, write_catalogue
from ingest.collection import sync_collection
from vectorstore.errors import QuestionError
from vectorstore.settings import Settings
from vectorstore.site_settings import SiteSettings

__all__ = ["CORPORA", "SETS", "TRAINING", "QuestionSet", "choose_sets", "is_there", "open_set"]

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
"""Where the texts are that are not the product's."""
_QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions, and what is read in for them beside the shipped programmes: the entries of `catalogue`, a folder,
    whose files stand in `texts`."""

    name: str
    questions: Path
    catalogue: Path | None = None
    texts: Path | None = None

    def load(self) -> tuple[Question, ...]:
        """All its questions. Raises QuestionError with the line that is wrong."""
        return load_questions(self.questions)


SETS = (
    QuestionSet("programmas", _QUESTIONS / "programmas.jsonl"),
    QuestionSet("geplant", _QUESTIONS / "geplant.jsonl", _QUESTIONS / "geplant", _QUESTIONS / "geplant"),
    QuestionSet("amsterdam", _QUESTIONS / "amsterdam.jsonl", _QUESTIONS / "amsterdam", CORPORA / "amsterdam-2026"),
    QuestionSet("landelijk", _QUESTIONS / "landelijk.jsonl", _QUESTIONS / "landelijk", CORPORA / "landelijk"),
)
"""The five programmes; these with planted ones of made-up parties; with four whole programmes in PDF; with 31 national
ones."""
TRAINING = replace(SETS[-1], questions=_QUESTIONS / "training.jsonl")
"""Questions to learn from, and to measure nothing with, about the national programmes."""


def choose_sets(names: Sequence[str]) -> tuple[QuestionSet, ...]:
    """The sets of these names; a name that is none is a file with questions about the shipped programmes."""
    known = {one.name: one for one in SETS}
    return tuple(known.get(name) or QuestionSet(Path(name).stem, Path(name)) for name in dict.fromkeys(names))


def is_there(question_set: QuestionSet) -> bool:
    """Whether the texts of a set are on this machine, all of them."""
    if not (question_set.catalogue and question_set.texts):
        return True
    return all((question_set.texts / entry.file).is_file() for entry in read_catalogue(question_set.catalogue))


def open_set(question_set: QuestionSet, settings: Settings) -> Settings:
    """Brings the collection of a set up to date; gives the settings that open it, without a language model and with
    all towns: what is measured is the same whatever the operator has set. Raises QuestionError when a question
    names a programme that is not in it, SourceError or CollectionError when it cannot be made."""
    home = settings.cache_dir / "evals" / question_set.name
    entries = read_catalogue(settings.programmes)
    programmes = settings.programmes
    if question_set.catalogue and question_set.texts:
        programmes = home / "programmas"
        more = read_catalogue(question_set.catalogue)
        _gather(programmes, entries, settings.programmes)
        _gather(programmes, more, question_set.texts)
        entries = (*entries, *more)
        write_catalogue(programmes, entries)
    _check(question_set, entries)
    opened = settings.model_copy(
        update={"programmes": programmes, "data_dir": home, "chat_model": None, "site": SiteSettings()}
    )
    outcome = sync_collection(opened)
    if outcome.failed:
        raise QuestionError(collection_failed(question_set.name, outcome.failed[0].message))
    return opened


def _gather(folder: Path, entries: Sequence[Entry], source: Path) -> None:
    """Puts the files of some entries into a folder, where they are not there yet as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in entries:
        wanted, held = (source / entry.file).read_bytes(), b""
        with suppress(FileNotFoundError):
            held = (folder / entry.file).read_bytes()
        if held != wanted:
            shutil.copyfile(source / entry.file, folder / entry.file)


def _check(question_set: QuestionSet, entries: Sequence[Entry]) -> None:
    known = {entry.id for entry in entries}
    for question in question_set.load():
        for programme in (*(gold.programme_id for gold in question.gold), *question.absent):
            if programme not in known:
                raise QuestionError(programme_unknown(question_set.questions, question.id, programme, sorted(known)))
