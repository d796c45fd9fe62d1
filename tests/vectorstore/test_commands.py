import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.__main__ import main as ingest_main
from vectorstore.commands import DutchParser, run_command
from vectorstore.errors import CollectionEmpty, SettingsError

ENGLISH = re.compile(
    r"\b(usage|errors?|required|requires|invalid|arguments?|options?|positional|optional|choices?|choose|expected|"
    r"unrecognized|following|ambiguous|allowed|ignored|explicit|match|show this|help message|one of)\b",
    re.IGNORECASE,
)


def parser(**options: object) -> DutchParser:
    """A parser with every kind of argument that argparse has a complaint about."""
    made = DutchParser(prog="proef", description="Een proef.", **options)
    made.add_argument("vraag", metavar="VRAAG")
    made.add_argument("--jaar", type=int)
    made.add_argument("--jaargang", type=float)
    made.add_argument("-k", "--kleur", choices=("rood", "blauw"))
    made.add_argument("--namen", nargs="+")
    made.add_argument("--snel", action="store_true")
    kinds = made.add_mutually_exclusive_group()
    kinds.add_argument("--tekst", action="store_true")
    kinds.add_argument("--koppen", action="store_true")
    return made


def complaint(capsys: pytest.CaptureFixture[str], made: argparse.ArgumentParser, arguments: list[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        made.parse_args(arguments)
    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert not ENGLISH.search(printed.err)
    assert printed.err.count("\n") == 1
    assert printed.err.endswith("\n")
    return printed.err.rstrip("\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "dit ontbreekt: VRAAG"),
        (["waarom", "--traag"], "dit ken ik niet: --traag"),
        (["waarom", "nog", "een"], "dit ken ik niet: nog een"),
        (["waarom", "--jaa", "3"], "dit ken ik niet: --jaa 3"),
        (["waarom", "--jaar"], "na --jaar ontbreekt een waarde"),
        (["waarom", "--namen"], "na --namen ontbreekt een waarde"),
        (["waarom", "--jaar", "ooit"], "--jaar kan niet 'ooit' zijn"),
        (["waarom", "--jaargang", "geen van alle"], "--jaargang kan niet 'geen van alle' zijn"),
        (["waarom", "--snel=ja"], "--snel neemt geen waarde ('ja')"),
        (["waarom", "--tekst", "--koppen"], "--koppen en --tekst gaan niet samen"),
    ],
)
def test_a_wrong_call_is_one_dutch_line(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert complaint(capsys, parser(), arguments) == f"proef: {message}. Uitleg: proef --help"


def test_a_wrong_choice_is_told_with_the_choices(capsys: pytest.CaptureFixture[str]) -> None:
    told = complaint(capsys, parser(), ["waarom", "--kleur", "groen"])
    # Later versions of Python leave out the quotation marks around the choices.
    assert told.replace("'rood', 'blauw'", "rood, blauw") == (
        "proef: -k/--kleur kan niet 'groen' zijn; kies uit rood, blauw. Uitleg: proef --help"
    )


def test_a_shortened_option_that_means_two_is_told_with_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(capsys, parser(allow_abbrev=True), ["waarom", "--jaa=3"]) == (
        "proef: --jaa=3 kan meer betekenen: --jaar, --jaargang. Uitleg: proef --help"
    )


def test_a_choice_that_must_be_made_is_told_with_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    made = DutchParser(prog="proef")
    kinds = made.add_mutually_exclusive_group(required=True)
    kinds.add_argument("--tekst", action="store_true")
    kinds.add_argument("--koppen", action="store_true")
    assert complaint(capsys, made, []) == "proef: geef één van deze: --tekst --koppen. Uitleg: proef --help"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "python -m ingest: dit ontbreekt: OPDRACHT."),
        (["lees"], "python -m ingest: OPDRACHT kan niet 'lees' zijn; kies uit "),
        (["sync", "--alles"], "python -m ingest sync: dit ken ik niet: --alles. Uitleg: python -m ingest sync --help"),
        (["--alles", "list"], "python -m ingest: dit ken ik niet: --alles. Uitleg: python -m ingest --help"),
        (["show", "d66-almere"], "python -m ingest show: geef één van deze: --text --sections --passages --versions."),
        (["show", "--text"], "python -m ingest show: dit ontbreekt: PROGRAMMA."),
        (
            ["show", "d66-almere", "--text", "--sections"],
            "python -m ingest show: --sections en --text gaan niet samen.",
        ),
    ],
)
def test_a_wrong_call_of_a_real_command_is_one_dutch_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        ingest_main(arguments)
    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(told)
    assert printed.err.count("\n") == 1
    assert not ENGLISH.search(printed.err)


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(["--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert printed.startswith("gebruik: proef [-h]")
    assert "\nwat u invult:\n" in printed
    assert "\nopties:\n" in printed
    assert "laat deze uitleg zien" in printed
    assert not ENGLISH.search(printed)


def test_a_command_ends_with_its_own_code() -> None:
    for code in (0, 1):
        with pytest.raises(SystemExit) as stopped:
            run_command(lambda code=code: code)  # type: ignore[misc]
        assert stopped.value.code == code


@pytest.mark.parametrize("error", [CollectionEmpty("Er is nog niets."), SettingsError("Dat kan niet.")])
def test_an_error_of_ours_is_one_line_with_code_2(capsys: pytest.CaptureFixture[str], error: Exception) -> None:
    def fail() -> int:
        raise error

    with pytest.raises(SystemExit) as stopped:
        run_command(fail)
    assert stopped.value.code == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{error}\n")


def test_an_error_that_is_not_ours_is_not_hidden() -> None:
    def fail() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_command(fail)


def test_a_stopped_command_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def stop() -> int:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as stopped:
        run_command(stop)
    assert stopped.value.code == 130
    assert capsys.readouterr().err == "Gestopt.\n"


def ran(code: str, out: Path, encoding: str = "utf-8") -> "subprocess.CompletedProcess[str]":
    """What becomes of a command in a process of its own, whose output goes to a file."""
    program = f"from vectorstore.commands import run_command\nrun_command(lambda: {code})"
    with out.open("w") as file:
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONIOENCODING": encoding},
            stdout=file,
            stderr=subprocess.PIPE,
            encoding=encoding,
            check=False,
        )


def test_what_a_terminal_has_no_sign_for_is_a_question_mark(tmp_path: Path) -> None:
    done = ran("print('„één”') or 0", tmp_path / "uit", "latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "uit").read_bytes() == "?één?\n".encode("latin-1")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("code", ["print('ja') or 0", "print('ja' * 100_000) or 0"])
def test_a_full_disk_is_one_line(code: str) -> None:
    done = ran(code, Path("/dev/full"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "de schijf is vol" in done.stderr


def test_a_reader_that_has_enough_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def write() -> int:
        raise BrokenPipeError

    with open("/dev/null", "w") as sink:  # noqa: PTH123
        monkeypatch.setattr(sys, "stderr", sink)
        with pytest.raises(SystemExit) as stopped:
            run_command(write)
        assert stopped.value.code == 0
        assert sink.closed
