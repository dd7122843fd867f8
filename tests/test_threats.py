"""Each line of the table of threats in ``docs/security.md`` names tests that exist, and each mode and part has its line."""

import ast
import re

import pytest

from ita_dash.settings.accesssection import MODES
from tests.surroundings import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
LINES = [
    line for line in PAGE.partition("## Threats")[2].partition("\n## ")[0].splitlines() if re.match(r"\| (?!who |---)", line)
]
NAMED = re.compile(r"`(test_\w+\.py)(?:::(test_\w+))?`")


def defined_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_there_are_lines():
    assert len(LINES) > 20


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split(" | ")[2][:40])
def test_each_line_is_whole_and_its_tests_exist(line: str):
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert len(cells) == 6
    assert all(cells)
    named = NAMED.findall(cells[-1])
    assert named
    assert [f"{file}::{test}" for file, test in named if not (ROOT / "tests" / file).exists()] == []
    assert [f"{file}::{test}" for file, test in named if test and test not in defined_in(file)] == []


def test_every_test_that_the_page_names_exists():
    assert [file for file in re.findall(r"tests/(test_\w+\.py)", PAGE) if not (ROOT / "tests" / file).exists()] == []


def test_each_mode_has_lines():
    modes = {mode.strip() for line in LINES for mode in line.split("|")[2].split(",")}
    assert modes <= {*MODES, "all", "none chosen"}
    assert set(MODES) <= modes
