"""The reading stays in pieces that a person can hold in mind: modules of a screen or five, functions of one."""

import ast

from tests.surroundings import ROOT

FORM = sorted((ROOT / "ita_dash" / "form").rglob("*.py"))
LINES_OF_A_MODULE = 300
LINES_OF_A_FUNCTION = 60


def test_no_module_of_the_reading_is_long():
    lines = {file.name: len(file.read_text(encoding="utf-8").splitlines()) for file in FORM}
    assert len(lines) > 50
    assert {name: count for name, count in lines.items() if count > LINES_OF_A_MODULE} == {}


def test_no_function_of_the_reading_is_long():
    lines = {
        f"{file.name} {node.name}": int(node.end_lineno or 0) - node.lineno + 1
        for file in FORM
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert len(lines) > 500
    assert {name: count for name, count in lines.items() if count > LINES_OF_A_FUNCTION} == {}
