"""Sheets on which people judge answers without knowing what gave them.

A sheet shows what every engine gives: the question, whose words are quoted, and the words. What only one of them has
stays out: headings, pages, notes, nearest passages, and sentences of its own where it quotes. Citations stand in
alphabetical order of their publishers, for a ranking would tell as well. What cannot be hidden is that an engine says
that it found nothing, and how it cuts its quotes.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assistant.sheets.table import one_line
from assistant.sheets.xlsx_file import HEAD, lay_out, put_cell
from evals import annotate_wording as wording
from evals.cases import Case
from evals.dataset import Question, Split
from evals.metrics import place_of
from evals.run import Run
from vectorstore.errors import RunError
from vectorstore.wording import reason_of

__all__ = ["LAYOUTS", "SCALES", "Item", "Layout", "Mark", "Scale", "code_of", "digest", "draw", "write_sheet"]

Item = tuple[str, int]
"""What a row is about: the code of an answer, and the number of a citation in it; 0 for the answer as a whole."""
_Cells = dict[str, str | int]

_LONGEST = 1400
"""Signs of a cell: as high as a row of a sheet can be (409 points), in the widest column."""
_FEWEST = 40
"""Signs of a quote, at least, in the text of an answer."""
_TO_FILL = PatternFill("solid", fgColor="FFF8D6")
_MARKS = (
    (re.compile(r"^\s*(?:>\s*|#+\s+|[-*+]\s+)+", re.MULTILINE), ""),
    (re.compile(r"(?<!\\)\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\s*(?<!\\)\[\d+\]"), ""),
    (re.compile(r"(?<!\\)[*_`~]+"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
"""The marks of Markdown: quotation, heading and list; links; numbers of citations; emphasis; and escapes, last."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A question to raters. `ordered` are the choices that have an order, best first; a choice beside them has no place
    in it. A scale without an order has names only."""

    name: str
    question: str
    choices: tuple[str, ...]
    ordered: tuple[str, ...] = ()

    @property
    def judgements(self) -> tuple[str, ...]:
        """The choices that raters can agree on."""
        return self.ordered or self.choices


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet: its title, the heads of its columns, and the scales that are among them."""

    title: str
    columns: tuple[str, ...]
    scales: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sheet tells of itself: the seed of its draw, and a digest of the items of each layout."""

    seed: int
    digests: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(["veiligheidswijzer-1", str(self.seed), *self.digests])

    @classmethod
    def parse(cls, text: str) -> "Mark | None":
        """Reads a mark back; None when a text is none."""
        found = re.fullmatch(r"veiligheidswijzer-1 (-?\d+) ([0-9a-f]{16}) ([0-9a-f]{16})", text.strip())
        return cls(int(found[1]), (found[2], found[3])) if found else None


_ORDER = (wording.YES, wording.PARTLY, wording.NO)
RELEVANT = Scale("relevant", wording.IS_RELEVANT, _ORDER, _ORDER)
COMPLETE = Scale("complete", wording.IS_COMPLETE, (*_ORDER, wording.UNKNOWN), _ORDER)
EQUAL = Scale("equal", wording.IS_EQUAL, (wording.YES, wording.NO, wording.NOT_APPLICABLE))
SCALES = (RELEVANT, COMPLETE, EQUAL)
_FIRST = (wording.QUESTION_NUMBER, wording.LETTER)
CITATIONS = Layout(
    wording.CITATIONS,
    (*_FIRST, wording.CITATION_NUMBER, wording.QUESTION, wording.WHO, wording.QUOTE, RELEVANT.question, wording.CODE),
    (RELEVANT,),
)
ANSWERS = Layout(
    wording.ANSWERS,
    (*_FIRST, wording.QUESTION, wording.ANSWER, COMPLETE.question, EQUAL.question, wording.CODE),
    (COMPLETE, EQUAL),
)
LAYOUTS = (CITATIONS, ANSWERS)
_WIDTHS = {wording.QUESTION: 30.0, wording.WHO: 20.0, wording.QUOTE: 75.0, wording.ANSWER: 85.0, wording.CODE: 15.0}
_OTHER_WIDTH, _WIDTH_TO_FILL = 10.0, 17.0


def write_sheet(run: Run, file: Path, *, questions: int, seed: int, split: Split | None = "test") -> None:
    """Writes a sheet (.xlsx) for raters about some questions of a run, of one split or of all, with the answers of all
    its engines. The same seed gives the same sheet. Raises RunError when there are not so many questions, or the file
    cannot be written."""
    drawn = draw(run, questions=questions, seed=seed, split=split)
    rows = _rows(drawn, seed, run.manifest.created)
    mark = Mark(seed, tuple(digest(map(_item, rows[layout.title])) for layout in LAYOUTS))
    book = Workbook()
    book.properties.creator, book.properties.title = "", wording.TITLE
    _explain(book.worksheets[0], len(drawn), _whom(run, {one.set for one, *_ in drawn}), mark)
    for layout in LAYOUTS:
        _fill(book.create_sheet(layout.title), layout, rows[layout.title])
    try:
        book.save(file)
    except OSError as error:
        raise RunError(wording.sheet_unwritable(file, reason_of(error))) from error


def draw(run: Run, *, questions: int, seed: int, split: Split | None) -> tuple[tuple[Case, ...], ...]:
    """Some questions that every engine answered, each with its answers in an order that tells nothing.

    Each kind of question, and each set in it, has its part of the draw, rounded down or up, and each question the same
    chance: systematic sampling from a list in order of its strata (Cochran 1977, Sampling Techniques, chapter 8). Lots
    are hashes, so that they are the same in every version of Python. Raises RunError when there are not so many."""
    answered: dict[tuple[str, str], dict[str, Case]] = defaultdict(dict)
    for case in run.cases():
        if split in (None, case.question.split):
            answered[case.set, case.question.id][case.engine] = case
    whole = [tuple(one.values()) for one in answered.values() if set(one) == set(run.manifest.engines)]
    if not whole:
        raise RunError(wording.nothing_to_draw(run.folder))
    if not 1 <= questions <= len(whole):
        raise RunError(wording.draw_impossible(questions, len(whole)))
    whole.sort(key=lambda cases: (cases[0].question.kind, cases[0].set, _lot(seed, "place", cases[0])))
    start = int(_hash([seed, "start"]), 16) % len(whole)
    # Exact in whole numbers: the steps are len(whole) / questions long, and begin within the first.
    chosen = [whole[(start + step * len(whole)) // questions] for step in range(questions)]
    chosen.sort(key=lambda cases: _lot(seed, "order", cases[0]))
    return tuple(tuple(sorted(one, key=lambda case: code_of(case, seed, run.manifest.created))) for one in chosen)


def code_of(case: Case, seed: int, created: str) -> str:
    """The code of an answer: a hash of its set, engine, question and seed. Nobody can guess it without the run, for the
    moment of that goes into it, and the whole answer with its times."""
    return "c" + _hash([seed, case.set, case.engine, case.question.id, created, case.answer])[:11]


def digest(items: Iterable[Item]) -> str:
    """A hash of some items, in whatever order."""
    return _hash(sorted(items))[:16]


def _lot(seed: int, name: str, case: Case) -> str:
    return _hash([seed, name, case.set, case.question.id])


def _hash(told: Any) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _rows(drawn: Sequence[Sequence[Case]], seed: int, created: str) -> dict[str, list[_Cells]]:
    """The rows of each layout, by its title."""
    rows: dict[str, list[_Cells]] = {layout.title: [] for layout in LAYOUTS}
    for number, cases in enumerate(drawn, start=1):
        for place, case in enumerate(cases, start=1):
            code, quotes = code_of(case, seed, created), _quotes(case)
            shared: _Cells = {wording.QUESTION_NUMBER: number, wording.LETTER: get_column_letter(place)}
            shared |= {wording.QUESTION: _asked(case.question), wording.CODE: code}
            rows[ANSWERS.title].append(shared | {wording.ANSWER: _text(case, quotes)})
            rows[CITATIONS.title] += [
                shared | {wording.CITATION_NUMBER: n, wording.WHO: who, wording.QUOTE: _cut(quote)}
                for n, (who, quote) in enumerate(quotes, start=1)
            ]
    return rows


def _item(cells: _Cells) -> Item:
    return str(cells[wording.CODE]), int(cells.get(wording.CITATION_NUMBER, 0))


def _asked(question: Question) -> str:
    chosen = [*question.publishers, *([question.municipality] if question.municipality else [])]
    lines = wording.asked(question.question, question.history, chosen)
    return "\n".join(_cut(one_line(line)) for line in lines)


def _quotes(case: Case) -> list[tuple[str, str]]:
    """Whose words are shown, and the words, with the line that leads them in, in order of the names."""
    shown = [citation for programme in dict.fromkeys(case.found) for citation in case.shown(programme)]
    names = [one_line(wording.name_of(citation["publisher"], place_of(citation))) for citation in shown]
    words = [one_line(f"{citation.get('context') or ''} {citation['quote']}") for citation in shown]
    return sorted(zip(names, words, strict=True), key=lambda one: one[0].casefold())


def _text(case: Case, quotes: Sequence[tuple[str, str]]) -> str:
    """The text of an answer: its quotes, each with the same room; or, without any, its first paragraph."""
    if quotes:
        room = max(_FEWEST, _LONGEST // len(quotes) - max(len(wording.quoted(10, who, "")) for who, _ in quotes))
        return "\n".join(wording.quoted(n, who, _cut(quote, room)) for n, (who, quote) in enumerate(quotes, start=1))
    lead = str(case.answer["answer"]).strip().partition("\n\n")[0]
    for mark, instead in _MARKS:
        lead = mark.sub(instead, lead)
    return _cut(one_line(lead)) or wording.NO_TEXT


def _cut(text: str, longest: int = _LONGEST) -> str:
    """The beginning of a text, up to a space where there is one."""
    if len(text) <= longest:
        return text
    head = text[: longest - 2]
    return f"{head.rpartition(' ')[0] or head} …"


def _whom(run: Run, sets: Iterable[str]) -> list[str]:
    """The publishers of all programmes of some sets."""
    programmes = [facts for name in sets for facts in run.manifest.sets[name].programmes.values()]
    return sorted({wording.name_of(facts["publisher"] or "", facts["place"]) for facts in programmes}, key=str.casefold)


def _explain(sheet: Worksheet, questions: int, about: Sequence[str], mark: Mark) -> None:
    sheet.title = wording.EXPLANATION
    lines = ((wording.TITLE,), *wording.explanation(questions, about, str(mark)))
    for row, texts in enumerate(lines, start=1):
        for column, text in enumerate(texts, start=1):
            put_cell(sheet, row, column, text)
        sheet.cell(row, 1).font = Font(bold=True, size=14 if row == 1 else 11)
    sheet.cell(1, 1).alignment = Alignment(wrap_text=False)
    lay_out(sheet, [32.0, 110.0])


def _fill(sheet: Worksheet, layout: Layout, rows: Sequence[_Cells]) -> None:
    scales = {scale.question: scale for scale in layout.scales}
    for column, head in enumerate(layout.columns, start=1):
        put_cell(sheet, 1, column, head)
        sheet.cell(1, column).font, sheet.cell(1, column).fill = Font(bold=True), HEAD
        for row, one in enumerate(rows, start=2):
            put_cell(sheet, row, column, one.get(head))
            if head in scales:
                sheet.cell(row, column).fill = _TO_FILL
        if rows and head in scales:
            letter = get_column_letter(column)
            _offer(sheet, scales[head], f"{letter}2:{letter}{len(rows) + 1}")
    lay_out(sheet, [_WIDTH_TO_FILL if head in scales else _WIDTHS.get(head, _OTHER_WIDTH) for head in layout.columns])


def _offer(sheet: Worksheet, scale: Scale, cells: str) -> None:
    """A list to choose from."""
    offered = DataValidation(
        type="list", formula1=f'"{",".join(scale.choices)}"', allow_blank=True, showErrorMessage=True
    )
    offered.showInputMessage = True
    offered.promptTitle = offered.errorTitle = wording.CHOICE_TITLE
    offered.prompt, offered.error = wording.choice_prompt(scale.choices), wording.choice_refused(scale.choices)
    offered.add(cells)
    sheet.add_data_validation(offered)
