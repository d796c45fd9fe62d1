"""Takes out what a site put around a text. Each rule is small, has a name, and says which case asked for it.

A rule sees all lines and gives back the lines that stay, marked where it learned something about them. What was left
out is kept with the rule's name, so that a person can check it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.cleaning.glyphs import restore_bullets
from ingest.cleaning.line_numbers import take_out_line_numbers
from ingest.cleaning.stray_dots import take_out_stray_dots
from ingest.cleaning.watermark import take_out_watermark
from ingest.document import Line, Post, Removed

__all__ = ["clean"]

Outcome = tuple[list[Line], list[Removed]]

_POST = re.compile(r"^•?\s*#(\d+)$")
_FORUM_FRAME = re.compile(
    r"^(Home Forums .*|Weergave van \d+ reacties? thread.*|Weergave van \d+ berichten?.*|•?\s*Auteur|Berichten"
    r"|•?\s*Je moet (ingelogd|aangemeld) zijn om .*)$"
)
_SCREEN = re.compile(r"^Dit scherm bestaat uit (maximaal )?\d+ blokken:$")
_SCREEN_END = re.compile(r"^Via het \+ teken worden de details zichtbaar\.")
_NAVIGATION = re.compile(
    r"^(?:(?:Ga terug naar|Ga door naar)\b[^.!?]*|Naar boven"
    r"|Terug naar (?:de |het )?(?:inhoud\w*|overzicht\w*|begin|boven|top|home\w*|startpagina|vorige pagina"
    r"|\w*programma\w*))$"
)
"""Of "Terug naar …" only what a site has pages for: "Terug naar de menselijke maat" is a heading."""
_TABLE_RULE = re.compile(r"^\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?$")


def clean(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Removed, ...]]:
    """Applies every rule in turn; gives the lines that stay and those that went."""
    numbered, numbers = take_out_line_numbers(restore_bullets(lines))
    plain, marks = take_out_watermark(numbered)
    undotted, dots = take_out_stray_dots(plain)
    kept, removed = list(undotted), [*numbers, *marks, *dots]
    rules: tuple[Callable[[list[Line]], Outcome], ...] = (
        screen_instructions,
        forum,
        navigation,
        table_rules,
    )
    for rule in rules:
        kept, gone = rule(kept)
        removed += gone
    return tuple(kept), tuple(removed)


def screen_instructions(lines: list[Line]) -> Outcome:
    """The user instructions of a budget site (Amstelveen): "Dit scherm bestaat uit maximaal 3 blokken: …".

    The blocks that they list are the page's main headings, wherever these stand as a line of their own.
    """
    start = next((i for i, line in enumerate(lines) if _SCREEN.match(line.text)), None)
    if start is None:
        return lines, []
    end = start + 1
    while end < len(lines) and lines[end].text.startswith("-"):
        end += 1
    names = {re.sub(r"(;| en|\.)$", "", line.text.lstrip("- ")).casefold() for line in lines[start + 1 : end]}
    if end < len(lines) and _SCREEN_END.match(lines[end].text):
        end += 1
    kept = [replace(line, level=1) if line.text.casefold() in names else line for line in lines[:start] + lines[end:]]
    return kept, [Removed("schermuitleg", line.text) for line in lines[start:end]]


def forum(lines: list[Line]) -> Outcome:
    """The frame of a forum thread (PvdA Almere): trail of pages, counts, column heads, log-in line, and per post its
    number, its writer's name and role. Writers are private persons: their names go, a post is known by its number."""
    if not all(any(sign.match(line.text) for line in lines) for sign in (_POST, _FORUM_FRAME)):
        return lines, []
    kept: list[Line] = []
    removed: list[Removed] = []
    posts = 0
    writer_lines = 0
    for line in lines:
        post = _POST.match(line.text)
        if post:
            number = int(post.group(1))
            kept.append(Line(f"Bericht #{number}", line.indent, True, level=1, post=Post(number, reply=posts > 0)))
            posts += 1
            writer_lines = 2
        elif writer_lines and not (line.gap and writer_lines < 2):
            # A blank line ends the writer's name and role, also when one of the two is missing.
            removed.append(Removed("forum", line.text))
            writer_lines -= 1
        elif _FORUM_FRAME.match(line.text):
            removed.append(Removed("forum", line.text))
        else:
            kept.append(line)
            writer_lines = 0
    return kept, removed


def navigation(lines: list[Line]) -> Outcome:
    """Links to other pages of the site ("Ga terug naar het programma overzicht | …", BIJ1 Amsterdam)."""
    return _drop(lines, "navigatie", _NAVIGATION)


def table_rules(lines: list[Line]) -> Outcome:
    """The line of dashes under a table's column names (Amstelveen): markup without words."""
    return _drop(lines, "tabelopmaak", _TABLE_RULE)


def _drop(lines: list[Line], rule: str, pattern: re.Pattern[str]) -> Outcome:
    removed = [Removed(rule, line.text) for line in lines if pattern.match(line.text)]
    return [line for line in lines if not pattern.match(line.text)], removed
