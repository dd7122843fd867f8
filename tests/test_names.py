"""One name, one meaning: no two classes of the app have the same name, and few files."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.surroundings import ROOT

APP = sorted((ROOT / "ita_dash").rglob("*.py"))
NAMED_BY_WHO_ASKS = ("pages", "commands")
"""A page's file name is its address, a command's its word: what they show may be called the same."""
FORMATS = {"csv"}
"""What a format is called is the same for whoever reads and whoever writes it."""


def test_a_class_name_has_one_meaning():
    where: dict[str, list[str]] = defaultdict(list)
    for file in APP:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(str(file.relative_to(ROOT)))
    assert len(where) > 100
    assert {name: files for name, files in where.items() if len(files) > 1} == {}


def test_a_file_name_has_one_meaning():
    where: dict[str, list[Path]] = defaultdict(list)
    for file in APP:
        if file.stem not in ("__init__", *FORMATS) and file.parent.name not in NAMED_BY_WHO_ASKS:
            where[file.stem].append(file.relative_to(ROOT))
    assert {name: files for name, files in where.items() if len(files) > 1} == {}
