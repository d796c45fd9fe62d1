"""A child process that meets the bad behaviour of parsers: the functions below are what it runs."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.guard import Guard, ProcessLimits, guarded
from vectorstore.errors import CatalogueError, SourceError

# A loop that is not stopped fails its test after this long, in place of running for ever.
HANG = 60.0


def process_id() -> int:
    return os.getpid()


def double(text: str) -> str:
    return text * 2


def large(size: int) -> bytes:
    return bytes(size)


def loop(ready: Path | None = None) -> None:
    if ready is not None:
        ready.write_text(str(os.getpid()), encoding="utf-8")
    end = time.monotonic() + HANG
    while time.monotonic() < end:
        pass


def sleep_in_c() -> None:
    """Holds the interpreter's lock all the while, as a loop in a C library does."""
    ctypes.PyDLL(None).sleep(int(HANG))


def eat() -> int:
    hoard = []
    for _ in range(64):
        hoard.append(bytearray(64 * 1024 * 1024))
    return len(hoard)


def crash() -> None:
    ctypes.string_at(0)


def die_by_signal() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    sys.exit(3)


def refuse() -> None:
    raise CatalogueError("Deze zin staat er al.")


def stumble() -> None:
    raise KeyError("/Pages")


def recurse(depth: int = 0) -> int:
    return recurse(depth + 1) + 1


def give_a_function() -> object:
    return lambda: None


def shout() -> str:
    os.write(1, b"noise on stdout\n")
    os.write(2, b"noise on stderr\n")
    print("more noise", file=sys.stderr)
    return sys.stdin.read()


@pytest.fixture(scope="module")
def patient() -> Iterator[Guard]:
    with Guard(ProcessLimits(seconds=HANG, megabytes=512)) as guard:
        yield guard


@pytest.fixture
def hasty() -> Iterator[Guard]:
    """Gives a call little time, but what a good one needs on a busy machine."""
    with Guard(ProcessLimits(seconds=3.0, megabytes=512)) as guard:
        yield guard


def message(guard: Guard, function: object, *arguments: object) -> str:
    assert callable(function)
    with pytest.raises(SourceError) as raised:
        guard.run(function, *arguments, name="plan.pdf")
    return str(raised.value)


def alive(pid: int) -> bool:
    """Whether a process still runs; one that has ended and was not collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_result_comes_back(patient: Guard) -> None:
    assert patient.run(double, "veilig", name="plan.pdf") == "veiligveilig"


def test_one_call_can_be_guarded_by_itself() -> None:
    assert guarded(double, "a", name="plan.pdf") == "aa"


def test_a_large_result_comes_back(patient: Guard) -> None:
    assert len(patient.run(large, 50_000_000, name="plan.pdf")) == 50_000_000


def test_a_large_argument_arrives(patient: Guard) -> None:
    assert patient.run(len, bytes(50_000_000), name="plan.pdf") == 50_000_000


def test_the_work_is_done_in_another_process_that_is_used_again(patient: Guard) -> None:
    first = patient.run(process_id, name="plan.pdf")
    assert first != os.getpid()
    assert patient.run(process_id, name="plan.pdf") == first == patient.pid


def test_no_process_is_there_before_the_first_call_and_after_the_end() -> None:
    with Guard() as guard:
        assert guard.pid is None
        pid = guard.run(process_id, name="plan.pdf")
    assert guard.pid is None
    assert not alive(pid)


@pytest.mark.parametrize("function", [loop, sleep_in_c])
def test_a_function_that_does_not_end_is_stopped_and_the_next_call_works(hasty: Guard, function: object) -> None:
    first = hasty.run(process_id, name="plan.pdf")
    assert message(hasty, function).startswith("Het lezen van plan.pdf duurt langer dan 3 seconden.")
    assert not alive(first)
    assert hasty.run(double, "a", name="plan.pdf") == "aa"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_function_that_takes_too_much_memory_is_stopped_and_the_next_call_works(patient: Guard) -> None:
    assert message(patient, eat).startswith("Het lezen van plan.pdf heeft meer dan 512 MB geheugen nodig.")
    assert patient.run(double, "a", name="plan.pdf") == "aa"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's memory")
def test_a_result_within_the_bound_may_be_asked_for_again_and_again(patient: Guard) -> None:
    for _ in range(4):
        assert len(patient.run(large, 150_000_000, name="plan.pdf")) == 150_000_000


@pytest.mark.parametrize("function", [crash, die_by_signal])
def test_a_process_that_dies_is_reported_and_replaced(patient: Guard, function: object) -> None:
    assert message(patient, function).startswith("Het lezen van plan.pdf is onverwacht gestopt.")
    assert patient.run(double, "a", name="plan.pdf") == "aa"


def test_a_process_that_died_between_two_calls_is_replaced(patient: Guard) -> None:
    pid = patient.run(process_id, name="plan.pdf")
    os.kill(pid, signal.SIGKILL)
    end = time.monotonic() + HANG
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.01)
    assert patient.run(process_id, name="plan.pdf") != pid


def test_an_error_of_the_program_is_raised_as_it_is_and_the_process_stays(patient: Guard) -> None:
    pid = patient.run(process_id, name="plan.pdf")
    with pytest.raises(CatalogueError, match=r"^Deze zin staat er al\.$"):
        patient.run(refuse, name="plan.pdf")
    assert patient.pid == pid


@pytest.mark.parametrize(
    ("function", "kind"), [(stumble, "KeyError"), (recurse, "RecursionError"), (leave, "SystemExit")]
)
def test_another_error_names_the_file_and_the_kind_and_its_traceback_is_logged(
    patient: Guard, caplog: pytest.LogCaptureFixture, function: object, kind: str
) -> None:
    pid = patient.run(process_id, name="plan.pdf")
    with caplog.at_level(logging.DEBUG, logger="ingest.guard"):
        assert message(patient, function).startswith(f"plan.pdf kan niet worden gelezen ({kind}).")
    assert "Traceback" in caplog.text
    assert kind in caplog.text
    assert patient.pid == pid


def test_a_result_that_cannot_be_sent_is_reported(patient: Guard) -> None:
    assert message(patient, give_a_function).startswith("plan.pdf kan niet worden gelezen (")


def test_noise_of_a_function_reaches_nobody_and_its_input_is_empty(
    patient: Guard, capfd: pytest.CaptureFixture[str]
) -> None:
    assert patient.run(shout, name="plan.pdf") == ""
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


PARENT = """
import signal
import sys
from pathlib import Path
from ingest.guard import Guard, ProcessLimits
from tests.ingest.test_guard import loop
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
try:
    with Guard(ProcessLimits(seconds=120.0)) as guard:
        guard.run(loop, Path(sys.argv[1]), name="plan.pdf")
except KeyboardInterrupt:
    sys.exit(7)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are looked up in /proc")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 7)])
def test_a_parent_that_is_killed_or_interrupted_leaves_no_child_running(
    tmp_path: Path, sent: signal.Signals, status: int
) -> None:
    ready = tmp_path / "ready"
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", PARENT, str(ready)], cwd=root) as parent:
        end = time.monotonic() + HANG
        while not (ready.exists() and ready.read_text(encoding="utf-8")) and time.monotonic() < end:
            time.sleep(0.01)
        child = int(ready.read_text(encoding="utf-8"))
        assert alive(child)
        parent.send_signal(sent)
        assert parent.wait(HANG) == status
    end = time.monotonic() + HANG / 2
    while alive(child) and time.monotonic() < end:
        time.sleep(0.01)
    assert not alive(child)
