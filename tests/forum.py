"""The people who wrote in the forum of the PvdA: their names are read from the file, so that no code holds them."""

import re
from pathlib import Path

PROGRAMME = "pvda-almere-concept"


def private_names(programmes: Path) -> list[str]:
    """Their first and last names apart: each person stands on the line after the number of a post."""
    forum = (programmes / f"{PROGRAMME}.txt").read_text(encoding="utf-8")
    people = re.findall(r"#(?:588|758)\n(.+)\n", forum)
    names = [name for person in people for name in person.split()]
    assert (len(people), len(names)) == (2, 4), "the names of the two writers are not where they were"
    return names
