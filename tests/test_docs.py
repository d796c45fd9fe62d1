"""The README names every command, option, setting and dependency that there is."""

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.parser import make_parser as assistant_parser
from evals.parser import make_parser as evals_parser
from ingest.parser import make_parser as ingest_parser
from vectorstore.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.findall(r"^([\w.-]+)==\S+$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers of a parser's commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


COMMANDS = [command for parser in (assistant_parser, evals_parser, ingest_parser) for command in commands(parser())]
OPTIONS = [
    (command.prog, option)
    for command in COMMANDS
    for action in command._actions
    for option in action.option_strings
    if option.startswith("--")
]


def canonical(name: str) -> str:
    """A package's name as package registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


DEPENDENCIES = [re.split(r"[^\w.-]", dependency)[0] for dependency in PROJECT["dependencies"]]


def test_the_commands_are_found() -> None:
    assert {command.prog for command in COMMANDS} >= {"python -m assistant ask", "python -m ingest sync"}
    assert ("python -m ingest sync", "--rebuild") in OPTIONS


@pytest.mark.parametrize("command", [command.prog for command in COMMANDS])
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert re.search(rf"{re.escape(command)}(?![\w-])", README)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_stands_in_the_readme(command: str, option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", README)


def test_every_setting_stands_in_the_readme_and_no_other() -> None:
    settings = {f"VW_{name.upper()}" for name in Settings.model_fields if name != "site"} | {"VW_CONFIG"}
    assert set(re.findall(r"\bVW_[A-Z]\w*", README)) == settings


@pytest.mark.parametrize("dependency", DEPENDENCIES)
def test_every_dependency_stands_in_the_readme(dependency: str) -> None:
    words = {canonical(word.strip(".-")) for word in re.findall(r"[\w.-]+", README)}
    assert canonical(dependency) in words


@pytest.mark.parametrize("dependency", DEPENDENCIES)
def test_every_dependency_is_pinned(dependency: str) -> None:
    assert canonical(dependency) in {canonical(name) for name in PINNED}
