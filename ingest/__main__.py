"""The commands of the collection: `python -m ingest --help` names them."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence

from ingest import add_wording, wording
from ingest.add import Given, check_given, compose_entry, knows_town, versions_apart
from ingest.catalogue import write_file
from ingest.collection import (
    held_programmes,
    keep_programme,
    open_collection,
    plan_collection,
    remove_programme,
    sync_collection,
)
from ingest.guard import Guard
from ingest.load import load, read_loaded
from ingest.notes import notes_of
from ingest.output import check_output
from ingest.parser import make_parser
from ingest.reports import collection_card
from ingest.reports.check import describe_overview, describe_passages
from ingest.reports.check_page import compose_page
from ingest.reports.compare import compare_passages
from ingest.sources import find_file
from ingest.sync import Failure, Outcome
from ingest.take_over import export_to, import_from
from ingest.tasks import pictures_of_pages
from vectorstore.commands import run_command
from vectorstore.errors import CollectionEmpty, CollectionError
from vectorstore.settings import Settings, load_settings
from vectorstore.wording import collection_empty

__all__ = ["main"]

_PICTURES = 20
"""Pages that are drawn in one go: the whole file is sent for each, and there is a limit to what one go may take."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; gives the exit code: 1 when a programme could not be read and the rest could."""
    chosen = make_parser().parse_args(arguments)
    return _COMMANDS[chosen.command](load_settings(), chosen)


def _sync(settings: Settings, chosen: Namespace) -> int:
    if chosen.dry_run:
        plan = plan_collection(settings, rebuild=chosen.rebuild)
        for pending in plan.pending:
            print(wording.dry_read(pending.source.entry.id, pending.reason == "new"))
        for programme_id in plan.gone:
            print(wording.dry_gone(programme_id))
        print(wording.dry_unchanged(len(plan.unchanged)))
        return _report_failures(plan.failed)
    return _finish(sync_collection(settings, rebuild=chosen.rebuild))


def _finish(outcome: Outcome) -> int:
    print(wording.synced(len(outcome.read), len(outcome.unchanged), len(outcome.removed)))
    return _report_failures(outcome.failed)


def _report_failures(failed: Sequence[Failure]) -> int:
    for failure in failed:
        print(failure.message, file=sys.stderr)
    return 1 if failed else 0


def _add(settings: Settings, chosen: Namespace) -> int:
    given = Given(
        publisher=chosen.publisher,
        municipality=chosen.municipality,
        national=chosen.national,
        title=chosen.title,
        year=chosen.year,
        kind=chosen.kind,
        status=chosen.status,
        url=chosen.source_url,
        id=chosen.id,
    )
    check_given(given)
    loaded = load(chosen.source)
    in_terminal = sys.stdin is not None and sys.stdin.isatty()
    with Guard() as guard:
        reading = read_loaded(loaded, guard)
        held = held_programmes(settings)
        composed = compose_entry(loaded, reading, given, held, _ask if in_terminal else None)
        entry = composed.entry
        if not knows_town(entry) and not (in_terminal and given.municipality is None):  # else it was told when asked
            print(add_wording.town_unknown(entry.municipality or ""), file=sys.stderr)
        kept = keep_programme(settings, entry, loaded.name, loaded.data, meant=given.id is not None)
        print(add_wording.added(entry.id, settings.added_dir / entry.file, kept))
        for line in (*add_wording.facts_told(composed.facts, entry.id), *notes_of(reading)):
            print(line)
        apart = versions_apart(entry, held) if kept == "new" else ()
        if apart:
            print(add_wording.versions_apart(entry.id, apart), file=sys.stderr)
        return _finish(sync_collection(settings, guard=guard))


def _ask(question: str, proposal: str | None) -> str:
    """Asks until there is an answer; just Enter agrees with what is proposed, and is none where nothing is."""
    answer, shown = "", add_wording.asked(question, proposal)
    while not answer:
        try:
            answer = input(shown).strip() or proposal or ""
        except EOFError:  # Ctrl-D says what Ctrl-C says
            raise KeyboardInterrupt from None
        shown = add_wording.asked_again(question)
    return "" if answer == "-" else answer


def _remove(settings: Settings, chosen: Namespace) -> int:
    shipped = remove_programme(settings, chosen.programme)
    print(wording.removed(chosen.programme, shipped))
    return 0


def _list(settings: Settings, _: Namespace) -> int:
    with open_collection(settings) as library:
        programmes = library.programmes()
        if not programmes:
            raise CollectionEmpty(collection_empty())
        for programme in programmes:
            print(wording.listed(programme, len(library.passages(programme.id))))
        print(wording.collection_version(library.version()))
    return 0


def _show(settings: Settings, chosen: Namespace) -> int:
    with open_collection(settings) as library:
        programme = library.programme(chosen.programme, chosen.version)
        if chosen.what == "text":
            print(library.text(chosen.programme, chosen.version))
        elif chosen.what == "sections":
            for section in library.sections(chosen.programme, chosen.version):
                print(wording.shown_section(section))
        elif chosen.what == "passages":
            for passage in library.passages(chosen.programme, chosen.version):
                print(wording.shown_passage(passage))
        else:
            for version in library.versions(chosen.programme):
                file = find_file(settings.added_dir, chosen.programme, version.sha256)
                print(wording.shown_version(version, file))
    print(wording.shown_title(programme), file=sys.stderr)
    return 0


def _check(settings: Settings, chosen: Namespace) -> int:
    if chosen.html:
        check_output(chosen.html, (".html", ".htm"), settings, force=chosen.force, source=chosen.source)
    loaded = load(chosen.source)
    with Guard() as guard:
        reading = read_loaded(loaded, guard)
        if chosen.html:
            pictures: dict[int, bytes] = {}
            if loaded.data[:1024].find(b"%PDF-") >= 0:
                numbers = [sheet.number for sheet in reading.sheets]
                for i in range(0, len(numbers), _PICTURES):
                    pictures |= guard.run(pictures_of_pages, loaded.data, numbers[i : i + _PICTURES], name=loaded.name)
            write_file(chosen.html, compose_page(loaded.name, reading, pictures).encode())
            print(wording.checked_page(chosen.html))
            return 0
    for line in describe_overview(loaded.name, reading):
        print(line)
    print()
    for line in describe_passages(reading):
        print(line)
    return 0


def _report(settings: Settings, chosen: Namespace) -> int:
    if chosen.out:
        check_output(chosen.out, (".md", ".html", ".json"), settings, force=chosen.force)
    with open_collection(settings) as library:
        version = library.version()
        cards = [(programme, library.card(programme.id)) for programme in library.programmes()]
    carded = [collection_card.Carded(programme, card) for programme, card in cards if card]
    if not carded:
        raise CollectionError(wording.no_cards())
    if chosen.out is None:
        print(collection_card.as_markdown(carded, version), end="")
        return 0
    forms = {".json": collection_card.as_json, ".html": collection_card.as_html}
    written = forms.get(chosen.out.suffix.casefold(), collection_card.as_markdown)(carded, version)
    write_file(chosen.out, written.encode())
    print(wording.report_written(chosen.out))
    return 0


def _diff(settings: Settings, chosen: Namespace) -> int:
    with open_collection(settings) as library:
        versions = [version.edition for version in library.versions(chosen.programme)]
        if len(versions) < 2:
            print(wording.no_older_version(chosen.programme))
            return 0
        before = chosen.before or versions[1]
        after = chosen.after or versions[0]
        difference = compare_passages(
            library.passages(chosen.programme, before), library.passages(chosen.programme, after)
        )
    counts = len(difference.added), len(difference.dropped), len(difference.changed), difference.same
    print(wording.compared(before, after, *counts))
    for passage in difference.dropped:
        print(wording.diff_line("-", passage))
    for passage in difference.added:
        print(wording.diff_line("+", passage))
    for change in difference.changed:
        print(wording.diff_line("<", change.before))
        print(wording.diff_line(">", change.after))
    return 0


def _export(settings: Settings, chosen: Namespace) -> int:
    check_output(chosen.file, (".zip",), settings, force=chosen.force)
    export_to(settings, chosen.file)
    print(wording.exported(chosen.file))
    return 0


def _import(settings: Settings, chosen: Namespace) -> int:
    print(wording.imported(import_from(settings, chosen.file, replace=chosen.replace)))
    return 0


_COMMANDS: Mapping[str, Callable[[Settings, Namespace], int]] = {
    "sync": _sync,
    "add": _add,
    "remove": _remove,
    "list": _list,
    "show": _show,
    "check": _check,
    "report": _report,
    "diff": _diff,
    "export": _export,
    "import": _import,
}


if __name__ == "__main__":
    run_command(main)
