"""One run of tests on a copy of the tree, in a forked process: what failed first, and which test runs which line."""

import json
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import pytest
from coverage import Coverage

from tests.mutants import Mutant

ROOT = Path(__file__).parent.parent
TOO_LONG = 60
"""Seconds of processor time that one test may take: those that are not heavy take a few."""
SILENT = 600
"""Seconds in which no test begins: the mutant waits for ever."""
NEVER_RAN = 70
"""An exit code that is none of pytest's."""
MOST_MEMORY = 6 << 30
"""Bytes that a run may hold; what a renderer of pictures merely sets aside, some 60 GB, is not held."""


def copied(folder: Path) -> Path:
    """The tree, as far as git knows it or would take it in, in a folder of its own."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@contextmanager
def changed(file: Path, mutant: Mutant) -> Iterator[None]:
    """``file`` as the mutant. Its time is told anew on each change: Python compiles again what is another age or size."""
    source, age = file.read_bytes(), file.stat().st_mtime
    file.write_bytes(mutant.applied(source))
    os.utime(file, (age + 1, age + 1))
    try:
        yield
    finally:
        file.write_bytes(source)
        os.utime(file, (age + 2, age + 2))


def run(
    copy: Path, files: Sequence[str], broken: Sequence[str], tests: frozenset[str] | None = None, notes: Path | None = None
) -> str:
    """What failed first of the files, or of those ``tests`` of them; empty where every test passes that is not ``broken``.

    In a process forked from this one, which knows the libraries already.
    """
    if not files:
        return ""
    said = copy.parent / "said.txt"
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        os.setsid()
        try:
            _pytest(copy, files, broken, said, Watch(theirs, tests, Notes(copy, notes) if notes else None))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(NEVER_RAN)
    os.close(theirs)
    try:
        ended = _end_of(child, ours)
    finally:
        os.close(ours)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # and whatever it has started
    if ended is None:
        os.waitpid(child, 0)
        return "waits for ever"
    return _outcome(ended, said)


def _end_of(child: int, pipe: int) -> int | None:
    """The exit code of ``child`` (negative: the signal), None where no test has begun for too long."""
    heard = time.monotonic()
    while time.monotonic() - heard < SILENT:
        if select.select([pipe], [], [], 0.05)[0] and os.read(pipe, 4096):
            heard = time.monotonic()
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
    return None


def _outcome(code: int, said: Path) -> str:
    if code == pytest.ExitCode.OK:
        return ""
    if code == -signal.SIGPROF:
        return "a test takes too long"
    lines = said.read_text(encoding="utf-8", errors="replace").splitlines()
    # Lines of a log may begin with the same words
    failed = [line for line in lines if line.startswith(("FAILED tests/", "ERROR tests/"))]
    if code in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED) and failed:
        return failed[0].partition(" - ")[0]
    if code == pytest.ExitCode.NO_TESTS_COLLECTED:
        return ""
    if code == NEVER_RAN or any("file or directory not found" in line for line in lines):
        raise SystemExit(f"pytest does not run: {' '.join(lines[-3:])}")
    return f"ended with {code}: {' '.join(lines[-3:])}"


class Watch:
    """In the process that runs the tests: leaves out those not asked for, says when one begins, bounds its processor time."""

    def __init__(self, pipe: int, tests: frozenset[str] | None, notes: "Notes | None") -> None:
        self._pipe, self._tests, self._notes = pipe, tests, notes

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self._tests is not None:
            items[:] = [item for item in items if item.nodeid in self._tests]

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        os.write(self._pipe, b".")
        if self._notes is not None:
            self._notes.begins(nodeid)
        signal.setitimer(signal.ITIMER_PROF, TOO_LONG)  # its signal ends the process

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if self._notes is not None:
            self._notes.took[report.nodeid.partition("::")[0]] += report.duration

    def pytest_sessionfinish(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if self._notes is not None:
            self._notes.write()


class Notes:
    """Notes what each file takes, and which test runs which line."""

    def __init__(self, copy: Path, file: Path) -> None:
        self.took: defaultdict[str, float] = defaultdict(float)
        self._copy, self._file = copy, file
        self._trace = Coverage(data_file=None, config_file=False, include=[str(copy / "ita_dash" / "*")])
        self._trace.start()

    def begins(self, test: str) -> None:
        if sys.gettrace() is None:  # the test before has counted steps of its own
            self._trace.stop()
            self._trace.start()
        self._trace.switch_context(test)

    def write(self) -> None:
        self._trace.stop()
        data = self._trace.get_data()
        runs = {
            Path(module).relative_to(self._copy).as_posix(): data.contexts_by_lineno(module) for module in data.measured_files()
        }
        self._file.write_text(json.dumps({"took": self.took, "runs": runs}), encoding="utf-8")


def _pytest(copy: Path, files: Sequence[str], broken: Sequence[str], said: Path, watch: Watch) -> NoReturn:
    with said.open("w", encoding="utf-8") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    os.chdir(copy)
    sys.dont_write_bytecode = False  # in the copy, where it saves each run from compiling the tests again
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    sys.path[:] = [str(copy), *(place for place in sys.path if Path(place).resolve() != ROOT)]
    asked = ["-n", "0", "-x", "-q", "--tb=line", "-o", f"cache_dir={copy.parent / 'cache'}", "-m", "not heavy and not long"]
    asked += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # libraries that are there already
    asked += [f"--deselect={test}" for test in broken]
    code = pytest.main([*asked, "--hypothesis-profile", "first", *files], plugins=[watch])
    sys.stdout.flush()
    os._exit(code)
