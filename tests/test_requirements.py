"""What the code imports is pinned, and what is pinned is imported."""

import ast
import re
import sys
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
OURS = {"ita_dash", "pages", "tests", "benchmarks"}
AT_THE_TOP = ("app.py", "setup.py")
NOT_IMPORTED = {
    "pytest-xdist",
    "pytest-cov",
    "ruff",
    "mypy",
    "soupsieve",
    "pandas-stubs",
    "types-requests",
    "types-openpyxl",
    "types-defusedxml",
    "bandit",
    "tzdata",
    "psycopg-binary",
    "brotli",
    "authlib",
    "httpx",
}
"""Tests in parallel, and which lines they run, what checks style and types, how elements are found (the last that works on
Python 3.11.2), the time zones that Windows lacks, what is under the driver of PostgreSQL, what fonttools reads WOFF2 with, what
Streamlit signs people in by, what looks for unsafe code."""


def pinned() -> dict[str, str]:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


@cache
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


@pytest.mark.slow
def test_every_import_is_pinned():
    assert imported() - {name.lower() for name in pinned()} == set()


@pytest.mark.slow
def test_every_pin_is_used():
    assert {name.lower() for name in pinned()} - imported() == NOT_IMPORTED


def test_every_pin_is_exact():
    assert all(version and "*" not in version for version in pinned().values())


def test_the_lock_holds_every_pin_and_a_hash_of_every_distribution():
    locked = {}
    for entry in re.split(r"^(?=[A-Za-z0-9])", (ROOT / "requirements.lock").read_text(), flags=re.MULTILINE):
        if found := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", entry):
            locked[found[1].lower()] = (found[2], entry.count("--hash=sha256:"))
    assert {name: version for name, version in pinned().items() if locked.get(name.lower(), ("",))[0] != version} == {}
    assert [name for name, (_version, hashes) in locked.items() if not hashes] == []
    installed = {one.lower().replace("_", "-") for one in _brought_by(pinned())}
    assert installed - {name.replace("_", "-") for name in locked} == set()


def _brought_by(names):
    """What is installed because of ``names``, directly or not."""
    found, asked = set(), list(names)
    while asked:
        name = canonicalize_name(asked.pop())
        if name not in found:
            found.add(name)
            needed = [Requirement(line) for line in distribution(name).requires or ()]
            asked += [one.name for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
    return found
