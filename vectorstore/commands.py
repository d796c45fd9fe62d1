"""A command line that speaks Dutch: argparse, with its own words translated."""

import argparse
import errno
import io
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from vectorstore.errors import WijzerError
from vectorstore.wording import disk_full

__all__ = ["DutchParser", "run_command"]

# What argparse says, and what it should say: the messages of Python 3.11 and of later versions.
_MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"dit ontbreekt: \1"),
    (r"unrecognized arguments: (.+)", r"dit ken ik niet: \1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 kan niet \2 zijn; kies uit \3"),
    (r"argument (\S+): expected one argument", r"na \1 ontbreekt een waarde"),
    (r"argument (\S+): expected at least one argument", r"na \1 ontbreekt een waarde"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 en \2 gaan niet samen"),
    (r"argument (\S+): invalid (?:\S+ )?value: (.+)", r"\1 kan niet \2 zijn"),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1 neemt geen waarde (\2)"),
    (r"one of the arguments (.+) is required", r"geef één van deze: \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 kan meer betekenen: \2"),
    (r"argument (\S+): (.+)", r"\1 \2"),  # last: what a type of our own says about its value is Dutch already
)


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and messages are Dutch; a wrong call is one line on stderr and exit code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, "add_help": False, "allow_abbrev": False, **options})
        self._positionals.title = "wat u invult"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The same, but nothing may be left over: so it is told by the command that does not know it."""
        known, left_over = super().parse_known_args(args, namespace)
        if left_over:
            self.error(f"unrecognized arguments: {' '.join(left_over)}")
        return known, left_over

    def error(self, message: str) -> NoReturn:
        """Ends the program with the message in Dutch."""
        for english, dutch in _MESSAGES:
            if re.fullmatch(english, message):
                message = re.sub(english, dutch, message)
                break
        self.exit(2, f"{self.prog}: {message}. Uitleg: {self.prog} --help\n")


def run_command(command: Callable[[], int]) -> NoReturn:
    """Runs an entry point: an error of ours is one Dutch line on stderr, and gives the exit code. So is a disk that is
    full. What the terminal has no sign for, such as „ in Latin-1, is printed as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # None where it is closed
            stream.reconfigure(errors="replace")
    try:
        code = command()
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where it may still be told that it fails
    except WijzerError as error:
        print(error, file=sys.stderr)
        code = error.exit_code
    except BrokenPipeError:
        # The reader of our output (`| head`) has enough; closing stderr keeps Python from complaining about it.
        sys.stderr.close()
        code = 0
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        print(disk_full(), file=sys.stderr)
        sys.stderr.close()  # for the same reason
        code = 2
    except KeyboardInterrupt:
        print("Gestopt.", file=sys.stderr)
        code = 130
    sys.exit(code)
