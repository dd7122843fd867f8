"""Do the tests notice a wrong line? ``python -m tests.mutation --seed 7 --count 100`` changes lines one at a time and looks.

Each mutant (``tests/mutants.py``) is put into a copy of the tree; the tests of its part (``TESTS``), without those that are
marked heavy or long, are run there until one fails, one process at a time: first the files that import the changed module, then
the quick ones. The same seed draws the same mutants from the same tree. Survivors are printed with their place and their
difference; it ends with 1 where they are more than ``--most`` percent. Needs fork: Linux or macOS.
"""

import argparse
import ast
import importlib
import json
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

from tests.mutants import Mutant, drawn

ROOT = Path(__file__).parent.parent
TESTS = {
    "ita_dash/form": (
        *("form_*", "reading_cases", "thresholds", "period*", "percent", "status", "dates", "how_far", "results_in_words"),
        *("words", "patterns", "text_bounds", "problems", "meaning_*", "template"),
    ),
    "ita_dash/progress.py": ("progress", "plan", "thresholds", "summary", "attention", "vocabulary", "reading_cases"),
    "ita_dash/completion.py": ("summary", "plan", "thresholds", "form_report_2566", "reckoning"),
    "ita_dash/summary.py": ("summary", "plan", "thresholds", "attention", "briefing", "form_report_2566", "export_*"),
    "ita_dash/live": ("live_*", "form_loading", "watching"),
    "ita_dash/history": (
        "history_*",
        "thresholds",
        "command_history",
        "form_loading",
        "live_*",
        "access_ended",
        "report_decisions",
    ),
}
"""What mutants are drawn from, and the test files (``tests/test_….py``) that are asked to notice one."""
TOO_LONG = 60
"""Seconds of processor time that one test may take: those that are not heavy take a few."""
SILENT = 600
"""Seconds in which no test begins: the mutant waits for ever."""
NEVER_RAN = 70
"""An exit code that is none of pytest's."""
MOST_MEMORY = 6 << 30
AT_FIRST = 6
"""Test files of the first of two runs."""
MOST_BROKEN = 5
"""Tests that may fail on the tree as it is, as some do on a machine that is set up otherwise: with more the tree is at fault."""
HEAVY = ("hypothesis.extra.pandas", "pandas", "sqlalchemy", "gspread", "openpyxl", "xlsxwriter", "streamlit", "requests")
"""What many tests import: imported once, before the runs are forked from this process."""


def main(argv: Sequence[str] | None = None) -> int:
    """Draw, run, print; the exit code of the command."""
    asked = _options().parse_args(argv)
    mutants = {
        one: one.diff((ROOT / one.file).read_bytes()) for one in drawn(ROOT, asked.parts or list(TESTS), asked.seed, asked.count)
    }
    if asked.list:
        for mutant, diff in mutants.items():
            print(f"{mutant.file}:{mutant.line}\n{diff}")
        return 0
    for name in HEAVY:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        Path(folder).chmod(0o755)  # some tests start a process of a user without rights
        copy = _copy(Path(folder, "tree"))
        took, broken = _unchanged(copy, {file for mutant in mutants for file in asked_of(copy, mutant.file)})
        survivors = [mutant for mutant in mutants if _survives(mutant, copy, in_order(copy, mutant.file, took), broken)]
    share = 100 * len(survivors) / max(len(mutants), 1)
    print(f"\n{len(survivors)} of {len(mutants)} mutants survive ({share:.1f} %)")
    for mutant in survivors:
        print(f"\n{mutant.file}:{mutant.line}\n{mutants[mutant]}")
    return int(share > asked.most or bool(broken))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation", description="Mutants of the code, and which of them no test notices."
    )
    parser.add_argument("parts", nargs="*", help=f"files and folders to draw from (else {', '.join(TESTS)})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--most", type=float, default=5.0, help="percent that may survive")
    parser.add_argument("--list", action="store_true", help="only print what is drawn")
    return parser


def _survives(mutant: Mutant, copy: Path, files: Sequence[str], broken: Sequence[str]) -> bool:
    began = time.monotonic()
    with _changed(copy / mutant.file, mutant):
        # Most are noticed by the first files: only for the others are all of them collected
        killed = _run(copy, files[:AT_FIRST], broken) or _run(copy, files[AT_FIRST:], broken)
    print(f"{time.monotonic() - began:6.1f} s  {mutant.file}:{mutant.line}  {killed or 'SURVIVES'}", flush=True)
    return not killed


def _unchanged(copy: Path, files: set[str]) -> tuple[dict[str, float], list[str]]:
    """Seconds that each test file takes on the tree as it is, and the tests that fail there: they judge no mutant."""
    times, broken = copy.parent / "times.json", list[str]()
    while failed := _run(copy, sorted(files), broken, times):
        test = failed.removeprefix("FAILED ").removeprefix("ERROR ")
        if "::" not in test or len(broken) == MOST_BROKEN:
            raise SystemExit(f"the tests fail without a mutant: {failed}")
        print(f"left out, for it fails without a mutant: {test}", flush=True)
        broken.append(test)
    taken: dict[str, float] = json.loads(times.read_text(encoding="utf-8"))
    return taken, broken


# Which tests


def asked_of(root: Path, module: str) -> list[str]:
    """The test files of the part that ``module`` (a path) belongs to."""
    names = next(names for part, names in TESTS.items() if f"{module}/".startswith(f"{part}/"))
    return sorted({f"tests/{file.name}" for name in names for file in (root / "tests").glob(f"test_{name}.py")})


def in_order(root: Path, module: str, took: dict[str, float]) -> list[str]:
    """``asked_of`` the module, those first that import it or what imports it, by the fewest steps, then the quick ones."""
    name = ".".join(Path(module).with_suffix("").parts)
    return sorted(asked_of(root, module), key=lambda file: (_steps(root, file, name), took.get(file, 0.0)))


def _steps(root: Path, file: str, name: str) -> int:
    """From how far a test file imports a module; many where it does not."""
    seen, front, steps = set[str](), set(_imported(root / file)), 0
    while front and name not in front:
        seen |= front
        paths = [path for one in front if (path := root / Path(*one.split(".")).with_suffix(".py")).is_file()]
        front, steps = {one for path in paths for one in _imported(path) if one.startswith("ita_dash")} - seen, steps + 1
    return steps if front else len(seen)


@cache
def _imported(file: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


# One run


def _copy(folder: Path) -> Path:
    """The tree, as far as git knows it or would take it in, in a folder of its own."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@contextmanager
def _changed(file: Path, mutant: Mutant) -> Iterator[None]:
    """``file`` as the mutant. Its time is told anew on each change: Python compiles again what is another age or size."""
    source, age = file.read_bytes(), file.stat().st_mtime
    file.write_bytes(mutant.applied(source))
    os.utime(file, (age + 1, age + 1))
    try:
        yield
    finally:
        file.write_bytes(source)
        os.utime(file, (age + 2, age + 2))


def _run(copy: Path, files: Sequence[str], broken: Sequence[str], times: Path | None = None) -> str:
    """What failed first; empty where every test passes that is not ``broken``.

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
            _pytest(copy, files, broken, said, Watch(theirs, times))
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
    failed = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
    if code in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED) and failed:
        return failed[0].partition(" - ")[0]
    if code == pytest.ExitCode.NO_TESTS_COLLECTED:
        return ""
    if code == NEVER_RAN or any("file or directory not found" in line for line in lines):
        raise SystemExit(f"pytest does not run: {' '.join(lines[-3:])}")
    return f"ended with {code}: {' '.join(lines[-3:])}"


class Watch:
    """In the process that runs the tests: says when a test begins, bounds its processor time, notes what each file took."""

    def __init__(self, pipe: int, times: Path | None) -> None:
        self._pipe, self._times = pipe, times
        self._took: dict[str, float] = {}

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        os.write(self._pipe, b".")
        signal.setitimer(signal.ITIMER_PROF, TOO_LONG)  # its signal ends the process

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = report.nodeid.partition("::")[0]
        self._took[file] = self._took.get(file, 0.0) + report.duration

    def pytest_sessionfinish(self) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        if self._times is not None:
            self._times.write_text(json.dumps(self._took), encoding="utf-8")


def _pytest(copy: Path, files: Sequence[str], broken: Sequence[str], said: Path, watch: Watch) -> NoReturn:
    with said.open("w", encoding="utf-8") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
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


if __name__ == "__main__":
    sys.exit(main())
