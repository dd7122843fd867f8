"""What the code imports is pinned, and what is pinned is imported."""

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = {"ita_dash", "pages", "tests", "benchmarks"}
AT_THE_TOP = ("app.py", "setup.py")
NOT_IMPORTED = {"pytest-xdist", "ruff", "tzdata", "psycopg", "psycopg-binary"}
"""Tests in parallel, the linter, the time zones that Windows lacks, the driver that SQLAlchemy takes for a database's address."""


def pinned() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def imported() -> set[str]:
    files = [*(ROOT / name for name in AT_THE_TOP), *(file for folder in OURS for file in (ROOT / folder).rglob("*.py"))]
    modules = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    distributions = packages_distributions()
    return {distributions[name][0].lower().replace("_", "-") for name in modules - OURS - set(sys.stdlib_module_names)}


def test_every_import_is_pinned():
    assert imported() - {name.lower() for name in pinned()} == set()


def test_every_pin_is_used():
    assert {name.lower() for name in pinned()} - imported() == NOT_IMPORTED


def test_every_pin_is_exact():
    assert all(version and "*" not in version for version in pinned().values())
