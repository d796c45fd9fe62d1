"""Calls the commands of the collection as a person would."""

import os
import pty
import select
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest

from ingest.__main__ import main
from tests.ingest.made_up import PARTY, TOWN, WORDS
from vectorstore.errors import CollectionError, OptionError, SourceError

__all__ = ["PATIENCE_S", "PROEF", "UNTOLD", "Capture", "at_terminal", "in_terminal", "refusal", "saved", "shown"]

Capture = pytest.CaptureFixture[str]
UNTOLD = "In een zeppelin boven het stadhuis hangt een camera."
PROEF = ("--publisher", PARTY, "--municipality", TOWN)
PATIENCE_S = 120.0

IN_TERMINAL = f"""
import ingest.add
import ingest.collection
from ingest.__main__ import main
from tests.ingest.made_up import GAZETTEER
from tests.killing import Slow
from vectorstore.commands import run_command
ingest.collection.make_encoder = lambda _: Slow(0.5, *{WORDS!r})
ingest.add.load_gazetteer = lambda _: GAZETTEER
run_command(main)
"""


def refusal(*arguments: str) -> str:
    """The one line that a command ends with."""
    with pytest.raises((OptionError, SourceError, CollectionError)) as raised:
        main(arguments)
    message = str(raised.value)
    assert "\n" not in message
    return message


def shown(capsys: Capture, *arguments: str) -> str:
    """What a command that goes well prints."""
    assert main(arguments) == 0
    return capsys.readouterr().out


def saved(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def in_terminal(typed: bytes, *arguments: str) -> tuple[int, str]:
    """Runs a command in a pseudo-terminal in which this is typed; gives its exit code and what it prints elsewhere."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", IN_TERMINAL, *arguments],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=Path(__file__).parents[2],
    )
    os.close(theirs)
    try:
        os.write(ours, typed)
        printed, _ = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
        os.close(ours)
    return process.returncode, printed.decode()


def at_terminal(*arguments: str) -> tuple[int, str]:
    """Runs a command whose messages go to a pseudo-terminal of 120 columns; gives its exit code and what appears."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (40, 120))
    process = subprocess.Popen(
        [sys.executable, "-c", IN_TERMINAL, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        cwd=Path(__file__).parents[2],
    )
    os.close(theirs)
    appeared = b""
    try:
        with suppress(OSError):  # at the end, when nobody holds the other side
            while select.select([ours], [], [], PATIENCE_S)[0]:
                appeared += os.read(ours, 65536)
        return process.wait(PATIENCE_S), appeared.decode()
    finally:
        process.kill()
        os.close(ours)
