"""The tests themselves: each says something that can be false, and none of it is how long the machine took."""

import ast
from functools import cache

import pytest

from tests.surroundings import ROOT

FILES = sorted((ROOT / "tests").glob("*.py"))
SAY = frozenset({"raises", "fail", "warns", "expect", "assert_frame_equal", "assert_series_equal"})
"""Calls that fail a test as ``assert`` does: those of pytest, Playwright and pandas."""
CLOCKS = frozenset(
    {"time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns", "process_time", "thread_time"}
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def functions() -> dict[str, list[tuple[str, Function]]]:
    """Every function below ``tests/`` by its name, with its file."""
    found: dict[str, list[tuple[str, Function]]] = {}
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                found.setdefault(node.name, []).append((file.name, node))
    return found


def called(node: ast.AST) -> set[str]:
    """The names, without what stands before a dot, of all that is called within ``node``."""
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {one.attr if isinstance(one, ast.Attribute) else one.id for one in calls if isinstance(one, ast.Attribute | ast.Name)}


def says_something(node: Function) -> bool:
    return any(isinstance(one, ast.Assert) for one in ast.walk(node)) or bool(called(node) & SAY)


def helpers_that_say_something() -> set[str]:
    """Functions that are no tests and can fail one: by themselves, or by another helper that they call."""
    helpers = {name: some for name, some in functions().items() if not name.startswith("test_")}
    saying = {name for name, some in helpers.items() if any(says_something(node) for _file, node in some)}
    while more := {
        name for name, some in helpers.items() if name not in saying and any(called(node) & saying for _file, node in some)
    }:
        saying |= more
    return saying


def times_in(node: Function) -> list[int]:
    """The lines that assert something of what a clock said."""
    names = {
        target.id
        for one in ast.walk(node)
        if isinstance(one, ast.Assign) and called(one.value) & CLOCKS
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    asserts = [one for one in ast.walk(node) if isinstance(one, ast.Assert)]
    return [
        one.lineno
        for one in asserts
        if called(one.test) & CLOCKS or names & {part.id for part in ast.walk(one.test) if isinstance(part, ast.Name)}
    ]


@pytest.mark.slow
def test_every_test_can_fail():
    helpers = helpers_that_say_something()
    assert [
        f"{file}: {name}"
        for name, some in functions().items()
        for file, node in some
        if name.startswith("test_") and not says_something(node) and not called(node) & helpers
    ] == []


@pytest.mark.slow
def test_no_test_fails_because_the_machine_is_slow():
    """Work is counted in calls, steps or bytes, which are the same everywhere; a time limit may end a wait, no more."""
    found = [f"{file}:{line}" for some in functions().values() for file, node in some for line in times_in(node)]
    assert found == []


@pytest.mark.parametrize(
    ("source", "slow"),
    [
        ("start = time.perf_counter()\n    assert perf_counter() - start < 15", True),
        ("start = perf_counter()\n    took = 1\n    assert start", True),
        ("until = monotonic() + 9\n    while not (said := ask()) and monotonic() < until: pass\n    assert said", False),
        ("assert ask(timeout=60) == 1", False),
    ],
)
def test_what_counts_as_an_assertion_on_time(source: str, slow: bool):
    (node,) = ast.parse(f"def test_it():\n    {source}").body
    assert isinstance(node, ast.FunctionDef)
    assert bool(times_in(node)) is slow
