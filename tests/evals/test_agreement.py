"""How far raters agree: figures worked out by hand, and sheets that are filled in and read back."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from evals import annotate_wording as wording
from evals.agreement import (
    Coefficient,
    Unit,
    agree,
    cohens_kappa,
    krippendorffs_alpha,
    percent_agreement,
    read_sheet,
)
from evals.annotate import SCALES, code_of, write_sheet
from evals.run import Run
from tests.evals.test_annotate import BRIDGES, TREES, answered, case, make_run, question, table
from vectorstore.errors import RunError

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C and D: four observers, twelve units, missing data.
OBSERVED = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
RELEVANT, COMPLETE, EQUAL = SCALES
YES, PARTLY, NO = wording.YES, wording.PARTLY, wording.NO


def units_of(*raters: str) -> list[Unit]:
    """A table of a rater a row; a dot is missing."""
    return [
        {rater: int(value) for rater, value in enumerate(column) if value != "."}
        for column in zip(*raters, strict=True)
    ]


def fill(blank: Path, file: Path, chosen: Mapping[str, Sequence[str | None]]) -> Path:
    """A copy of a sheet with these choices, from the first row on, below the questions."""
    book = load_workbook(blank)
    for page in book.worksheets[1:]:
        for column, head in enumerate(next(page.values), start=1):
            for row, choice in enumerate(chosen.get(str(head), ()), start=2):
                page.cell(row, column).value = choice
    book.save(file)
    return file


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Two questions: of each, one engine shows two quotes, and the other none, or one."""
    bridge, road = question("brug"), question("weg")
    return make_run(
        tmp_path / "run",
        [*answered(bridge), case(road, "kievit", BRIDGES, TREES), case(road, "wulp", TREES)],
    )


@pytest.fixture
def blank(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "leeg.xlsx"
    write_sheet(run, file, questions=2, seed=8, split=None)
    return file


def test_alpha_for_names_with_missing_values_is_krippendorffs() -> None:
    units = units_of(*OBSERVED)
    # 40 values in pairs: 9 ones, 13 twos, 10 threes, 5 fours, 3 fives; Σ n_c(n_c - 1) = 72 + 156 + 90 + 20 + 6 = 344.
    # Σ o_cc = 7 + 10 + 8 + 4 + 3 = 32; (39 · 32 - 344) / (40 · 39 - 344) = 904 / 1216 = 0.743.
    assert krippendorffs_alpha([u for u in units if len(u) > 1], ordered=False) == pytest.approx(904 / 1216)
    # The twelfth unit has one value, and no pair.
    assert krippendorffs_alpha(units, ordered=False) == pytest.approx(904 / 1216)


def test_alpha_with_squared_differences_and_missing_values_is_krippendorffs() -> None:
    # Observed: unit 2 (2,2,3,2) and unit 8 (1,1,2,1) give 1 each; unit 6 (1,2,3,4) a third of 1+4+9+1+4+1: 26/3 in all.
    # Expected, Σ n_c n_k (c - k)² over c < k: 117+360+405+432+130+260+351+50+120+15 = 2240.
    # 1 - 39 · (26/3) / 2240 = 1 - 338/2240 = 0.849.
    assert krippendorffs_alpha(units_of(*OBSERVED), ordered=True) == pytest.approx(1 - 338 / 2240)


def test_kappa_of_names() -> None:
    # Three of four the same: p_o = 12/16. The one chose 2, 1, 1 times, the other 1, 2, 1: p_e = (2 + 2 + 1) / 16.
    # (12 - 5) / (16 - 5) = 7/11.
    units = units_of("0021", "0121")
    assert cohens_kappa(units, EQUAL) == pytest.approx(7 / 11)
    # Values 3, 3, 2 times; 2 · 3 the same: (7 · 6 - (6 + 6 + 2)) / (8 · 7 - 14) = 28/42.
    assert krippendorffs_alpha(units, ordered=False) == pytest.approx(2 / 3)


def test_kappa_with_squared_weights() -> None:
    # Observed: one pair is a step apart: 1. Expected, Σ a_i b_j (i - j)² / 4 with a = 2, 1, 1 and b = 1, 2, 1:
    # (4 + 8 + 1 + 1 + 4 + 2) / 4 = 5. 1 - 1/5 = 0.8.
    units = units_of("0012", "0112")
    assert cohens_kappa(units, RELEVANT) == pytest.approx(0.8)
    # Values 3, 3, 2 times: Σ n_c n_k (c - k)² = 9 + 24 + 6 = 39; 1 - 7 · 1 / 39 = 32/39.
    assert krippendorffs_alpha(units, ordered=True) == pytest.approx(32 / 39)


def test_weights_count_steps_of_the_scale_also_where_nobody_chose_the_middle() -> None:
    # Both are two steps, 4, or none, so the weights fall out: p_o = 3/4, p_e = (3 · 2 + 1 · 2) / 16 = 1/2. Kappa = 1/2.
    assert cohens_kappa(units_of("0002", "0022"), RELEVANT) == pytest.approx(0.5)


def test_raters_who_always_differ_have_a_kappa_of_nought() -> None:
    assert cohens_kappa(units_of("00", "22"), RELEVANT) == 0.0


def test_percent_agreement_is_the_mean_over_units_of_their_pairs() -> None:
    # Unit 1: 1 of 3 pairs; unit 2: 1 of 1; (1/3 + 1) / 2.
    assert percent_agreement(units_of("00", "0.", "10")) == pytest.approx(2 / 3)


def test_two_raters(blank: Path, tmp_path: Path) -> None:
    # The quotes: A ja ja deels nee nee, B ja deels deels nee and nothing: the sums above.
    one = fill(
        blank,
        tmp_path / "Anna.xlsx",
        {
            RELEVANT.question: (YES, " JA ", PARTLY, NO, NO),
            EQUAL.question: (YES, YES, wording.NOT_APPLICABLE, NO),
            COMPLETE.question: (YES, wording.UNKNOWN, YES, None),
        },
    )
    other = fill(
        blank,
        tmp_path / "Bert.xlsx",
        {
            RELEVANT.question: (YES, PARTLY, PARTLY, NO),
            EQUAL.question: (YES, NO, wording.NOT_APPLICABLE, NO),
            COMPLETE.question: (YES, YES, YES, YES),
        },
    )
    found = agree([one, other], None)
    assert found.raters == ("Anna", "Bert")
    relevant, complete, equal = found.scales
    assert (relevant.items, relevant.shared, relevant.unrated) == (5, 4, 1)
    assert relevant.percent == Coefficient(0.75)
    assert relevant.kappa.value == pytest.approx(0.8)
    assert relevant.alpha.value == pytest.approx(32 / 39)
    assert (equal.items, equal.shared, equal.unrated) == (4, 4, 0)
    assert equal.kappa.value == pytest.approx(7 / 11)
    assert equal.alpha.value == pytest.approx(2 / 3)
    # "Weet niet" is no judgement, and the other two are alike.
    assert (complete.items, complete.shared, complete.unrated) == (4, 2, 1)
    assert complete.percent == Coefficient(1.0)
    assert complete.kappa == complete.alpha == Coefficient(None, wording.all_the_same())
    assert relevant.shares == complete.shares == equal.shares == ()


def test_three_raters_have_alpha_and_no_kappa(blank: Path, tmp_path: Path) -> None:
    chosen = ((YES, YES, None), (YES, NO, None), (None, NO, NO))
    files = [fill(blank, tmp_path / f"{n}.xlsx", {RELEVANT.question: one}) for n, one in enumerate(chosen)]
    relevant, complete, _ = agree(files, None).scales
    assert (relevant.shared, relevant.unrated) == (2, 9)
    # Item 1: 1 of 1 pairs; item 2: 1 of 3.
    assert relevant.percent.value == pytest.approx(2 / 3)
    assert relevant.kappa == Coefficient(None, wording.only_for_two(3))
    # Five values, 3 times 0 and twice 2. Observed: item 2 (0,2,2) gives 2 pairs of 4, by m - 1 = 2: 4. Expected: 6 · 4.
    # 1 - 4 · 4 / 24 = 1/3.
    assert relevant.alpha.value == pytest.approx(1 / 3)
    nothing = Coefficient(None, wording.nothing_shared())
    assert (complete.percent, complete.alpha) == (nothing, nothing)


def test_the_blind_is_lifted_with_the_run_only(blank: Path, run: Run, tmp_path: Path) -> None:
    engines = {code_of(one, 8, run.manifest.created): one.engine for one in run.cases()}
    by_engine = {"kievit": YES, "wulp": NO}
    rows = [by_engine[engines[row[wording.CODE]]] for row in table(blank, wording.CITATIONS)]
    one = fill(blank, tmp_path / "Anna.xlsx", {RELEVANT.question: rows})
    other = fill(blank, tmp_path / "Bert.xlsx", {RELEVANT.question: [PARTLY if c == YES else None for c in rows]})
    relevant, complete, _ = agree([one, other], run).scales
    kievit, wulp = relevant.shares
    assert (kievit.engine, kievit.rated, kievit.shares) == ("kievit", 8, {YES: 0.5, PARTLY: 0.5, NO: 0.0})
    assert (wulp.engine, wulp.rated, wulp.shares) == ("wulp", 1, {YES: 0.0, PARTLY: 0.0, NO: 1.0})
    assert {share.rated for share in complete.shares} == {0}
    # Every quote that both rated is "ja" for the one and "deels" for the other: no more than chance.
    assert relevant.kappa.value == 0.0
    told = wording.agreement(agree([one, other], run)).splitlines()
    assert told[0] == "Beoordelaars: 2 (Anna, Bert)"
    assert [line.split() for line in told if line.startswith(("  kievit", "  wulp"))][:2] == [
        ["kievit", "50,0%", "50,0%", "0,0%", "8"],
        ["wulp", "0,0%", "0,0%", "100,0%", "1"],
    ]
    assert f"geen: {wording.nothing_shared()}" in "\n".join(told)


def test_one_rater_and_an_engine_without_ratings_are_told(blank: Path, run: Run) -> None:
    found = agree([blank], run)
    assert {scale.kappa.reason for scale in found.scales} == {wording.only_for_two(1)}
    told = wording.agreement(found)
    assert "vakjes die leeg bleven          5" in told
    assert ["kievit", "geen", "geen", "geen", "0"] in [line.split() for line in told.splitlines()]
    assert "kievit" not in wording.agreement(agree([blank], None))


def test_the_same_rows_in_another_order_are_the_same_sheet(blank: Path, tmp_path: Path) -> None:
    book = load_workbook(blank)
    page = book[wording.CITATIONS]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for row, values in enumerate(reversed(rows), start=2):
        for column, value in enumerate(values, start=1):
            page.cell(row, column).value = value
    book.save(tmp_path / "om.xlsx")
    assert read_sheet(tmp_path / "om.xlsx").choices == read_sheet(blank).choices


def without_mark(book: Workbook) -> None:
    page = book[wording.EXPLANATION]
    page.delete_rows(page.max_row)


def without_a_sheet(book: Workbook) -> None:
    del book[wording.ANSWERS]


def other_head(book: Workbook) -> None:
    book[wording.ANSWERS]["C1"] = "Iets anders"


def without_a_code(book: Workbook) -> None:
    book[wording.CITATIONS]["H3"] = None


def twice_the_same(book: Workbook) -> None:
    first = [cell.value for cell in book[wording.CITATIONS][2]]
    book[wording.CITATIONS].append(first)


def without_a_row(book: Workbook) -> None:
    book[wording.CITATIONS].delete_rows(4)


def other_code(book: Workbook) -> None:
    book[wording.ANSWERS]["G3"] = "c0123456789a"


def unknown_choice(book: Workbook) -> None:
    book[wording.ANSWERS]["E4"] = "misschien"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_mark, "geen blad voor beoordelaars: op 'Uitleg'"),
        (without_a_sheet, "geen blad voor beoordelaars: op 'Antwoorden'"),
        (other_head, "blad 'Antwoorden', regel 1, staat 'Iets anders' waar 'Vraag' hoort"),
        (without_a_code, "blad 'Citaten', regel 3, is de code weg of veranderd"),
        (twice_the_same, "blad 'Citaten', is regel 7 dezelfde als regel 2"),
        (without_a_row, "blad 'Citaten', staan tot en met regel 5 niet dezelfde regels"),
        (other_code, "blad 'Antwoorden', staan tot en met regel 5 niet dezelfde regels"),
        (unknown_choice, "blad 'Antwoorden', regel 4, staat 'misschien' bij 'Is het antwoord volledig?'"),
    ],
)
def test_a_sheet_that_is_not_as_it_was_is_refused(
    blank: Path, tmp_path: Path, spoil: Callable[[Workbook], None], told: str
) -> None:
    book = load_workbook(blank)
    spoil(book)
    book.save(tmp_path / "stuk.xlsx")
    with pytest.raises(RunError) as raised:
        read_sheet(tmp_path / "stuk.xlsx")
    assert told in str(raised.value)
    assert str(tmp_path / "stuk.xlsx") in str(raised.value)


def test_what_is_no_workbook_is_refused(tmp_path: Path, blank: Path) -> None:
    for name, data in (("tekst.xlsx", b"ja;nee"), ("half.xlsx", blank.read_bytes()[:3000]), ("niets.xlsx", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(RunError, match=wording.NO_WORKBOOK):
            read_sheet(tmp_path / name)
    with pytest.raises(RunError, match=r"weg\.xlsx kan niet worden gelezen"):
        read_sheet(tmp_path / "weg.xlsx")


def test_sheets_of_another_seed_or_run_are_refused(blank: Path, run: Run, tmp_path: Path) -> None:
    write_sheet(run, tmp_path / "zaad.xlsx", questions=2, seed=9, split=None)
    with pytest.raises(RunError, match="ander kenmerk"):
        agree([blank, tmp_path / "zaad.xlsx"], None)
    later = make_run(tmp_path / "later", run.cases(), created="2026-02-01T10:00:00+01:00")
    with pytest.raises(RunError, match=r"blad 'Citaten', regel 2, .* niet uit de meting in .*later"):
        agree([blank], later)


def test_each_rater_gives_one_sheet(blank: Path) -> None:
    with pytest.raises(RunError, match="twee keer"):
        agree([blank, blank.parent / "." / blank.name], None)
    with pytest.raises(RunError, match="minstens een"):
        agree([], None)
