"""Whatever a person can set, call, open or read is written of somewhere in the documents."""

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from ita_dash.__main__ import parser
from ita_dash.columns.registry import COLUMNS
from ita_dash.form.problemkinds import KINDS
from ita_dash.look.drawing import CHARTS
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.settings.accesssection import AccessSettings
from ita_dash.settings.limitsection import LimitSettings
from ita_dash.settings.publishedsection import PublishedSettings
from ita_dash.settings.reportsection import ReportSettings
from ita_dash.ui.navigation import PAGES
from ita_dash.web.routes import routes
from tests import column_list
from tests.surroundings import ROOT
from tests.test_layers import MODULES, part

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES_OF_DOCS = sorted((ROOT / "docs").glob("*.md"))
DOCS = README + "".join(page.read_text(encoding="utf-8") for page in PAGES_OF_DOCS)
EXAMPLE = (ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8")


WRITTEN_OUT = re.compile(r"(?:`|^    |\$ |&& )(?:python -m ita_dash|ita-dash) ([^`\n]*)", re.MULTILINE)
"""A command of ours, in a line of its own or inside a sentence."""


def commands(of: argparse.ArgumentParser, name: str = "") -> Iterator[str]:
    """``history diff``, ``--since`` …: every command below ``of`` and every long option."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield f"{name} {word}".strip()
                yield from commands(below, f"{name} {word}")
        else:
            yield from (option for option in action.option_strings if option.startswith("--") and option != "--help")


def test_every_setting():
    names = (
        *Settings.model_fields,
        *ReportSettings.model_fields,
        *PublishedSettings.model_fields,
        *LimitSettings.model_fields,
        *AccessSettings.model_fields,
    )
    assert [name for name in names if name not in EXAMPLE] == []


def test_every_command_and_option():
    assert [name for name in dict.fromkeys(commands(parser())) if name not in DOCS] == []


def test_every_command_that_is_written_out_is_taken():
    given = [re.split(r"\s{2,}|\s#|&&|\s>|'", line)[0] for line in WRITTEN_OUT.findall(DOCS)]
    assert len(given) > 30
    assert [line for line in given if line not in set(commands(parser())) and not _is_taken(line)] == []


def _is_taken(line: str) -> bool:
    try:
        parser().parse_args(shlex.split(line))
    except SystemExit:
        return False
    return True


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.file)
def test_every_page(entry):
    assert f"| {_(entry.title)} | `/{entry.url_path}` |" in README


def test_every_link():
    shown = {
        "/export/chart/card.png": "/export/chart/card.png",
        "/export/chart/{name}": "/export/chart/{name}.",
        "/export/{name:path}": "/export/{table}.",
        "/report.{wanted}": "/report.{",
        "/summary.pdf": "/summary.pdf",
    }
    assert [route.path for route in routes() if shown[route.path] not in DOCS] == []
    assert [name for name in CHARTS if name not in DOCS] == []


def test_every_column_of_an_export():
    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == column_list.documentation()
    assert all(f"## {table}\n" in column_list.documentation() for table in COLUMNS)


def test_every_problem():
    assert [code for code in KINDS if f"`{code}`" not in DOCS] == []


def test_the_readme_is_short_and_leads_to_every_document():
    assert len(README.splitlines()) <= 120
    assert [page.name for page in PAGES_OF_DOCS if f"](docs/{page.name})" not in README] == []


def test_every_folder_and_every_module_beside_them_stands_in_the_architecture():
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    names = {part(module) for module in MODULES} - {"ita_dash", "__main__", "app", "pages"}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}(?:\.py|/)", architecture)] == []


def test_a_module_names_no_page_of_documentation_that_is_not_there():
    there = {file.name for folder in (ROOT, ROOT / "docs") for file in folder.glob("*.md")}
    named = {(page, module) for module, file in MODULES.items() for page in re.findall(r"\b[\w-]+\.md", file.read_text("utf-8"))}
    assert named
    assert {(page, module) for page, module in named if page not in there} == set()
