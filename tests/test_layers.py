"""Which layer may know which, and which file owns which package: read from the source, without running it."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("vectorstore", "ingest", "assistant", "evals", "web")
FILES = sorted([ROOT / "app.py", *(file for layer in LAYERS for file in (ROOT / layer).rglob("*.py"))])
NAMES = [file.relative_to(ROOT).as_posix() for file in FILES]
LONGEST = 300

MAY_IMPORT = {
    "vectorstore": {"vectorstore"},
    "ingest": {"ingest", "vectorstore"},
    "assistant": {"assistant", "vectorstore"},
    "evals": {"evals", "assistant", "ingest", "vectorstore"},
    "web": {"web", "assistant", "vectorstore"},
    "app.py": {"web", "assistant", "vectorstore"},
}
OWNERS = {
    "chromadb": ("vectorstore/library.py", "evals/baseline.py"),
    "sentence_transformers": ("vectorstore/embedding.py", "vectorstore/cross_encoder.py", "evals/baseline.py"),
    "torch": ("vectorstore/embedding.py", "vectorstore/cross_encoder.py", "evals/learn.py"),
    "transformers": ("vectorstore/embedding.py",),
    "langchain": ("assistant/chain.py", "assistant/generate.py"),
    "langchain_core": ("assistant/chain.py", "assistant/generate.py", "evals/baseline.py"),
    "langchain_community": ("evals/baseline.py",),
    "langchain_chroma": ("evals/baseline.py",),
    "langchain_text_splitters": ("evals/baseline.py",),
    "langsmith": ("assistant/chain.py", "assistant/generate.py"),
    "huggingface_hub": ("vectorstore/embedding.py",),
    "safetensors": ("vectorstore/bundled_e5.py",),
    "tokenizers": ("vectorstore/bundled_e5.py",),
    "Stemmer": ("vectorstore/stemmer.py",),
    "rapidfuzz": ("vectorstore/gazetteer.py", "vectorstore/spelling.py"),
    "platformdirs": ("vectorstore/settings.py",),
    "pydantic_settings": ("vectorstore/settings.py",),
    "filelock": ("assistant/feedback.py", "ingest/collection.py"),
    "gradio": ("web/",),
    "starlette": ("web/",),
    "mcp": ("web/api.py",),
    "httpcore": ("ingest/fetch.py",),
    "lxml": ("ingest/readers/",),
    "tinycss2": ("ingest/readers/",),
    "cssselect": ("ingest/readers/",),
    "choppa": ("ingest/structure/sentences.py",),
    "mammoth": ("ingest/readers/word.py",),
    "markdown_it": ("ingest/readers/markdown.py",),
    "ir_measures": ("evals/ranking.py",),
    "matplotlib": ("evals/plots.py",),
    "openpyxl": ("assistant/sheets/", "evals/annotate.py", "evals/agreement.py"),
    "docx": ("assistant/sheets/docx_file.py",),
    "nltk": ("evals/agreement.py",),
    "scipy": ("evals/intervals.py",),
    "sklearn": ("evals/agreement.py", "evals/calibrate.py"),
    "jinja2": ("evals/report.py",),
    "pypdf": ("ingest/readers/pdf_facts.py", "evals/sources.py"),
    "pypdfium2": ("ingest/readers/", "evals/sources.py"),
    "wordfreq": ("ingest/cleaning/words.py", "vectorstore/frequency.py"),
}
EVERYBODYS = {"numpy", "pydantic", "pydantic_core", "tqdm", "yaml"}
"""Packages that are a way of writing rather than a part that could be exchanged."""


@cache
def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text(encoding="utf-8"), name)


@cache
def imported(name: str) -> set[str]:
    """The top-level packages that a file imports, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides the layer"
            found.add((node.module or "").partition(".")[0])
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "import_module", "find_spec"):
            found |= {str(given.value).partition(".")[0] for given in node.args if isinstance(given, ast.Constant)}
    return found


def defined(module: ast.Module) -> Iterator[str]:
    """The names that a module has when it was imported."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)


def environment_uses(name: str) -> list[ast.AST]:
    return [
        node
        for node in ast.walk(tree(name))
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv", "environb"))
        or (isinstance(node, ast.Name) and node.id in ("environ", "getenv"))
    ]


def test_every_layer_is_looked_at() -> None:
    assert {name.partition("/")[0] for name in NAMES} == set(MAY_IMPORT)


@pytest.mark.parametrize("name", NAMES)
def test_a_layer_imports_only_those_below_it(name: str) -> None:
    layer = name.partition("/")[0]
    assert imported(name) & {*LAYERS, "app", "tests"} <= MAY_IMPORT[layer]


@pytest.mark.parametrize("package", OWNERS)
def test_a_package_is_imported_only_by_its_owner(package: str) -> None:
    users = [name for name in NAMES if package in imported(name)]
    assert users
    assert [name for name in users if not name.startswith(OWNERS[package])] == []


def test_every_package_has_an_owner() -> None:
    packages = {package for name in NAMES for package in imported(name)}
    assert packages - sys.stdlib_module_names - {*LAYERS} == OWNERS.keys() | EVERYBODYS


@pytest.mark.parametrize("name", [name for name in NAMES if name != "vectorstore/settings.py"])
def test_the_environment_is_read_in_the_settings_only(name: str) -> None:
    assert [ast.unparse(use) for use in environment_uses(name)] == []


def test_the_settings_do_read_the_environment() -> None:
    assert environment_uses("vectorstore/settings.py")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_module_exports_exists_once(name: str) -> None:
    module = tree(name)
    for node in module.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            exported = ast.literal_eval(node.value)
            assert set(exported) <= set(defined(module))
            assert len(exported) == len(set(exported))


@pytest.mark.parametrize("name", NAMES)
def test_a_module_can_be_read_in_one_sitting(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= LONGEST
