"""Example questions that fit the filter, and that the programmes have something on."""

from itertools import cycle

from assistant.scope import Filter
from vectorstore.library import Library
from vectorstore.passage import Programme
from web import wording

__all__ = ["choose_examples"]


def choose_examples(library: Library, wanted: Filter, most: int) -> list[str]:
    """At most so many questions within the filter: one subject each, the publishers in turn in alphabetical order, and
    last one about all. A subject is only asked of a programme whose text has its word."""
    programmes = [programme for programme in library.programmes() if _fits(programme, wanted)]
    texts = {programme.id: library.text(programme.id).casefold() for programme in programmes}
    several = len({programme.publisher for programme in programmes}) > 1
    chosen: list[str] = []
    subjects = list(wording.EXAMPLE_SUBJECTS)
    waiting = 0
    for programme in cycle(programmes):
        if len(chosen) >= most - several or waiting > len(programmes) or not subjects:
            break
        subject = next((one for one in subjects if one[0] in texts[programme.id]), None)
        waiting += 1
        if subject:
            subjects.remove(subject)
            waiting = 0
            chosen.append(wording.example(programme, subject[1]))
    if several:
        common = max(wording.EXAMPLE_SUBJECTS, key=lambda one: sum(one[0] in text for text in texts.values()))
        chosen.append(wording.example_of_all(common[1]))
    return chosen


def _fits(programme: Programme, wanted: Filter) -> bool:
    return wanted.municipality in (None, programme.municipality) and (
        not wanted.publishers or programme.publisher in wanted.publishers
    )
