"""The commands of the collection: `python -m ingest sync|list|show`."""

import shutil
import sys
from collections.abc import Sequence

from tqdm import tqdm

from ingest import wording
from ingest.catalogue import read_catalogue
from ingest.sync import Outcome, sync
from vectorstore.commands import DutchParser, run_command
from vectorstore.embedding import load_encoder
from vectorstore.errors import CollectionEmpty
from vectorstore.library import Library, writing
from vectorstore.settings import Settings, load_settings
from vectorstore.wording import collection_empty

__all__ = ["main", "sync_collection"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code."""
    chosen = _parser().parse_args(arguments)
    settings = load_settings()
    if chosen.command == "sync":
        outcome = sync_collection(settings, rebuild=chosen.rebuild)
        print(wording.synced(len(outcome.read), len(outcome.unchanged), len(outcome.removed)))
    elif chosen.command == "list":
        _list(Library.open(settings.collection_dir))
    else:
        _show(Library.open(settings.collection_dir), chosen.programme, chosen.what)
    return 0


def sync_collection(settings: Settings, *, rebuild: bool = False) -> Outcome:
    """Brings the collection in line with the catalogue, with a progress bar on stderr. `rebuild` makes a new one;
    the old collection comes back when that fails."""
    if not rebuild:
        return _sync(settings)
    folder = settings.collection_dir
    aside = folder.with_name(f"{folder.name}.old")
    with writing(folder):
        shutil.rmtree(aside, ignore_errors=True)
        if folder.exists():
            folder.rename(aside)
    try:
        outcome = _sync(settings)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)
    return outcome


def _sync(settings: Settings) -> Outcome:
    catalogue = read_catalogue(settings.programmes)
    encoder = load_encoder(settings.embedding_model, settings.cache_dir, settings.query_prompt, settings.passage_prompt)
    library = Library.open(settings.collection_dir, encoder)
    with tqdm(total=0, desc=wording.reading(), unit="programma", disable=None, leave=False, file=sys.stderr) as bar:

        def begin(programme_id: str, number: int, count: int) -> None:
            bar.total = count
            bar.update(number - 1 - bar.n)
            bar.set_postfix_str(programme_id)

        return sync(settings.programmes, catalogue, library, begin)


def _list(library: Library) -> None:
    programmes = library.programmes()
    if not programmes:
        raise CollectionEmpty(collection_empty())
    for programme in programmes:
        print(wording.listed(programme, len(library.passages(programme.id))))
    print(wording.collection_version(library.version()))


def _show(library: Library, programme_id: str, what: str) -> None:
    programme = library.programme(programme_id)
    text = library.text(programme_id)
    if what == "text":
        print(text)
    elif what == "sections":
        for section in library.sections(programme_id):
            print(wording.shown_section(section))
    else:
        for passage in library.passages(programme_id):
            print(wording.shown_passage(passage))
    print(wording.shown_title(programme), file=sys.stderr)


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m ingest", description=wording.HELP_INGEST)
    commands = parser.add_subparsers(dest="command", required=True, metavar="sync|list|show")
    sync_parser = commands.add_parser("sync", help=wording.HELP_SYNC, description=wording.HELP_SYNC)
    sync_parser.add_argument("--rebuild", action="store_true", help=wording.HELP_REBUILD)
    commands.add_parser("list", help=wording.HELP_LIST, description=wording.HELP_LIST)
    show = commands.add_parser("show", help=wording.HELP_SHOW, description=wording.HELP_SHOW)
    show.add_argument("programme", metavar="PROGRAMMA", help=wording.HELP_PROGRAMME)
    kinds = show.add_mutually_exclusive_group(required=True)
    for name, explained in (
        ("text", wording.HELP_TEXT),
        ("sections", wording.HELP_SECTIONS),
        ("passages", wording.HELP_PASSAGES),
    ):
        kinds.add_argument(f"--{name}", dest="what", action="store_const", const=name, help=explained)
    return parser


if __name__ == "__main__":
    run_command(main)
