import ast
from pathlib import Path
from typing import Any

import evals.truth
from evals.truth import sources, untrue_quotes

FILES = {"alderkring": "Er komen bomen langs de weg. Dat helpt.", "beemdlijst": "Er zijn twee bruggen."}


def answer(*quotes: tuple[str, str]) -> dict[str, Any]:
    return {"citations": [{"programme_id": programme, "quote": quote} for programme, quote in quotes]}


def untrue(*quotes: tuple[str, str]) -> list[str]:
    return [citation["quote"] for citation in untrue_quotes(answer(*quotes), FILES)]


def test_a_planted_false_quote_is_found() -> None:
    assert untrue(
        ("alderkring", "Er komen bomen langs de weg."),
        ("alderkring", "Er komen geen bomen langs de weg."),
        ("beemdlijst", "Er zijn twee bruggen"),
    ) == ["Er komen geen bomen langs de weg."]


def test_white_space_may_differ() -> None:
    assert untrue(("alderkring", " Er komen\nbomen\u00a0 langs\tde weg.\n")) == []


def test_letters_may_not_differ() -> None:
    assert untrue(("alderkring", "er komen bomen"), ("beemdlijst", "twee brugen")) == ["er komen bomen", "twee brugen"]


def test_a_quote_of_another_programme_is_untrue() -> None:
    assert untrue(("beemdlijst", "Er komen bomen langs de weg.")) == ["Er komen bomen langs de weg."]


def test_a_quote_of_an_unknown_programme_or_of_nothing_is_untrue() -> None:
    assert untrue(("dorpskern", "Er zijn twee bruggen."), ("beemdlijst", " ")) == ["Er zijn twee bruggen.", " "]


def test_an_answer_without_citations_has_no_untrue_quote() -> None:
    assert untrue() == []


def test_the_sources_are_the_whole_files_of_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "catalogue.yaml").write_text("- {id: alderkring, file: a.txt, publisher: x}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("\ufeffEr komen\n\n  bomen.\n", encoding="utf-8")
    assert sources(tmp_path) == {"alderkring": "Er komen bomen."}


def test_it_shares_no_code_with_what_it_checks() -> None:
    tree = ast.parse(Path(evals.truth.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} == {"collections", "pathlib", "re", "typing", "yaml"}
