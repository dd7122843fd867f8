"""Do the tests notice a wrong line? ``python -m tests.mutation --seed 7 --count 100`` changes lines one at a time and looks.

Each mutant (``tests/mutants.py``) is put into a copy of the tree; the tests of its part (``TESTS``), without those that are
marked heavy or long, are run there until one fails, one process at a time. On the tree as it is they are run once, to see which
lines each test runs: a mutant is shown first to the tests that run its line, in the files that import its module by the fewest
steps; once all mutants are, those that are left to every file with a test that runs the line. No other test can notice them, but
for one in a process of its own: of those it may tell too many as survivors, never too few. The same seed draws the same mutants
from the same tree. Survivors are printed with their place and their difference; it ends with 1 where they are more than
``--most`` percent. Needs fork: Linux or macOS.
"""

import argparse
import ast
import importlib
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.mutantruns import ROOT, changed, copied, run
from tests.mutants import Mutant, drawn

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
ALWAYS_FIRST = "tests/test_form_recorded.py"
"""Looks at all that many workbooks give, and takes seconds: it notices most mutants of its part."""
AT_FIRST = 6
"""Test files that a mutant is shown to before all mutants have been tried: they notice most, and the others take long."""
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
        copy = copied(Path(folder, "tree"))
        seen, broken = _unchanged(copy, {file for mutant in mutants for file in asked_of(copy, mutant.file)})
        left = [mutant for mutant in mutants if _survives(mutant, copy, *_nearest(copy, mutant, seen), broken)]
        print(f"{len(left)} of {len(mutants)} are left", flush=True)
        survivors = [mutant for mutant in left if _survives(mutant, copy, _all_that_run_it(copy, mutant, seen), None, broken)]
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


def _survives(mutant: Mutant, copy: Path, files: Sequence[str], tests: frozenset[str] | None, broken: Sequence[str]) -> bool:
    began = time.monotonic()
    with changed(copy / mutant.file, mutant):
        killed = run(copy, files, broken, tests)
    print(f"{time.monotonic() - began:6.1f} s  {mutant.file}:{mutant.line}  {killed or 'SURVIVES'}", flush=True)
    return not killed


@dataclass(frozen=True)
class Seen:
    """What the tests do on the tree as it is."""

    took: dict[str, float]
    """Seconds of each test file."""
    runs: dict[str, dict[str, list[str]]]
    """By module and line the tests that run it; ``""`` among them: it runs when the module is imported."""

    def tests_of(self, module: str, lines: range) -> frozenset[str]:
        """Those that run one of the lines."""
        return frozenset(test for line in lines for test in self.runs.get(module, {}).get(str(line), []))


def _unchanged(copy: Path, files: set[str]) -> tuple[Seen, list[str]]:
    """What the tests do on the tree as it is, and those that fail there: they judge no mutant."""
    notes, broken = copy.parent / "seen.json", list[str]()
    while failed := run(copy, sorted(files), broken, notes=notes):
        test = failed.removeprefix("FAILED ").removeprefix("ERROR ")
        if "::" not in test or len(broken) == MOST_BROKEN:
            raise SystemExit(f"the tests fail without a mutant: {failed}")
        print(f"left out, for it fails without a mutant: {test}", flush=True)
        broken.append(test)
    return Seen(**json.loads(notes.read_text(encoding="utf-8"))), broken


# Which tests


def asked_of(root: Path, module: str) -> list[str]:
    """The test files of the part that ``module`` (a path) belongs to, and those that import it themselves."""
    names = next(names for part, names in TESTS.items() if f"{module}/".startswith(f"{part}/"))
    named = {file for name in names for file in (root / "tests").glob(f"test_{name}.py")}
    dotted = ".".join(Path(module).with_suffix("").parts)
    return sorted(
        f"tests/{file.name}" for file in (root / "tests").glob("test_*.py") if file in named or dotted in _imported(file)
    )


def in_order(root: Path, module: str, took: dict[str, float]) -> list[str]:
    """``asked_of`` the module: ``ALWAYS_FIRST``, those that import it or what imports it by the fewest steps, the quick ones."""
    name = ".".join(Path(module).with_suffix("").parts)
    return sorted(asked_of(root, module), key=lambda file: (file != ALWAYS_FIRST, _steps(root, file, name), took.get(file, 0.0)))


def _nearest(root: Path, mutant: Mutant, seen: Seen) -> tuple[list[str], frozenset[str] | None]:
    """The first files with tests that run the mutant's line, and those tests; None, for all of the files, where no test does."""
    tests = seen.tests_of(mutant.file, statement(root / mutant.file, mutant.line)) - {""}
    files = {test.partition("::")[0] for test in tests}
    return [file for file in in_order(root, mutant.file, seen.took) if not files or file in files][:AT_FIRST], tests or None


def _all_that_run_it(root: Path, mutant: Mutant, seen: Seen) -> list[str]:
    """Every file of the part with a test that runs the mutant's line: whole, for what one test prepares others look at.

    What runs when modules are imported, or tests collected, any test may look at.
    """
    tests = seen.tests_of(mutant.file, statement(root / mutant.file, mutant.line))
    files = {test.partition("::")[0] for test in tests}
    return [file for file in in_order(root, mutant.file, seen.took) if "" in tests or file in files]


def statement(module: Path, line: int) -> range:
    """The lines of the innermost statement around ``line``; of one with a block, those above its block."""
    found = range(line, line + 1)
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.stmt) and node.lineno <= line <= int(node.end_lineno or 0):
            block = getattr(node, "body", None)
            end = block[0].lineno if isinstance(block, list) else int(node.end_lineno or 0) + 1
            if line < max(end, node.lineno + 1):
                found = range(node.lineno, max(end, node.lineno + 1))  # the walk goes from the outside in
    return found


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


if __name__ == "__main__":
    sys.exit(main())
