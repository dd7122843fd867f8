"""The mutants of ``tests/mutation.py``: what is changed, what is left alone, and that a seed draws the same ones again."""

import pytest

from tests import mutantruns
from tests.mutants import drawn, mutants_of
from tests.mutation import TESTS, Seen, asked_of, in_order, statement
from tests.surroundings import ROOT


@pytest.mark.parametrize(
    ("line", "mutants"),
    [
        ("x = a < b", ["x = a <= b"]),
        ("x = a not in b", ["x = a in b"]),
        ("x = a is not None", ["x = a is None"]),
        ("x = a and b and c", ["x = a or b and c", "x = a and b or c"]),
        ("x = not a", ["x = a"]),
        ("x = a + b", ["x = a - b"]),
        ("x = a | b", ["x = a & b"]),
        ("x += 1", ["x -= 1", "x += 2", "x += 0"]),
        ("x = 30", ["x = 31", "x = 29"]),
        ("x = 0.6", ["x = 0.7", "x = 0.5"]),
        ("x = 1.85", ["x = 1.86", "x = 1.84"]),
        ("x = 30.0", ["x = 31.0", "x = 29.0"]),
        ("x = True", ["x = False"]),
        ("x = a if b else c", ["x = a if True else c", "x = a if False else c"]),
        ("x = [a for a in b if c]", ["x = [a for a in b if True]"]),
        ("x = max(a)", ["x = min(a)"]),
        ("f(a)", ["pass"]),
        ("x = ('ก' < a)", ["x = ('ก' <= a)"]),
    ],
)
def test_a_line_has_these_mutants(line, mutants):
    assert {one.applied(line.encode()).decode() for one in mutants_of("x.py", line.encode())} == set(mutants)


@pytest.mark.parametrize(
    "text",
    [
        '"""Words 1 < 2."""',
        "x: int | None",
        "@dataclass(frozen=True)\nclass X: pass",
        "def f(a: int | None) -> int | None: ...",
        "LOG.info('%d', 1)",
        "x = zip(a, b, strict=True)",
        "def f():\n    return None",
        "x = 'one and two'",
    ],
)
def test_nothing_that_only_tells_or_declares_is_changed(text):
    assert mutants_of("x.py", text.encode()) == []


def test_a_function_that_returns_something_returns_nothing():
    source = b"def f(a):\n    return a"
    (mutant,) = mutants_of("x.py", source)
    assert mutant.diff(source) == "-    return a\n+    return None"
    assert mutant.line == 2


@pytest.mark.slow
def test_a_seed_draws_the_same_mutants_again_and_another_one_others():
    parts = ["ita_dash/progress.py", "ita_dash/history"]
    first = drawn(ROOT, parts, seed=3, count=12)
    assert drawn(ROOT, parts, seed=3, count=12) == first
    assert drawn(ROOT, parts, seed=4, count=12) != first
    assert len({(one.file, one.line) for one in first}) == 12


def test_of_few_lines_all_are_drawn():
    lines = {one.line for one in mutants_of("", (ROOT / "ita_dash/form/tabs/lacking.py").read_bytes())}
    assert {one.line for one in drawn(ROOT, ["ita_dash/form/tabs/lacking.py"], seed=1, count=10_000)} == lines


@pytest.mark.parametrize("part", TESTS)
def test_every_part_has_tests_and_every_name_of_a_test_finds_one(part):
    module = part if part.endswith(".py") else f"{part}/x.py"
    assert asked_of(ROOT, module)
    assert [name for name in TESTS[part] if not list((ROOT / "tests").glob(f"test_{name}.py"))] == []


@pytest.mark.slow
def test_a_test_file_of_another_part_that_imports_the_module_is_asked_too():
    assert "tests/test_page_checks.py" in asked_of(ROOT, "ita_dash/form/problems.py")
    assert "tests/test_page_checks.py" not in asked_of(ROOT, "ita_dash/form/grid.py")


@pytest.mark.slow
def test_what_imports_the_module_comes_first_then_what_is_quick():
    took = {"tests/test_form_reader.py": 1.0, "tests/test_status.py": 9.0}
    order = in_order(ROOT, "ita_dash/form/values/status.py", took)
    assert order.index("tests/test_status.py") < order.index("tests/test_form_reader.py")
    assert order.index("tests/test_form_roles.py") < order.index("tests/test_form_reader.py")


@pytest.mark.parametrize(
    ("line", "lines"),
    [(1, [1]), (3, [2, 3]), (4, [4]), (6, [5, 6]), (8, [8])],
    ids=["what stands alone", "the head of a block", "in the block", "a call over lines", "the other branch"],
)
def test_the_statement_around_a_line(tmp_path, line, lines):
    module = tmp_path / "x.py"
    module.write_text("a = 1\nif (\n    a):\n    b = 2\n    f(\n        a)\nelse:\n    c = 3\n", encoding="utf-8")
    assert list(statement(module, line)) == lines


def test_a_line_has_the_tests_that_ran_it_or_its_statement():
    seen = Seen({}, {"x.py": {"1": ["one"], "2": ["other", ""], "4": ["last"]}})
    assert seen.tests_of("x.py", range(1, 3)) == {"one", "other", ""}
    assert seen.tests_of("x.py", range(3, 4)) == frozenset()
    assert seen.tests_of("y.py", range(1, 3)) == frozenset()


def test_a_line_of_a_log_is_not_the_test_that_failed(tmp_path):
    said = tmp_path / "said.txt"
    said.write_text("ERROR    ita_dash.live: down\nFAILED tests/test_a.py::test_b - assert 1 == 2\n", encoding="utf-8")
    assert mutantruns._outcome(pytest.ExitCode.TESTS_FAILED, said) == "FAILED tests/test_a.py::test_b"
