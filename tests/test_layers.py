"""The direction of imports: each part of the app imports what stands below it, and nothing else. Whatever modules define is used.

Imports inside functions and under ``TYPE_CHECKING`` count: they tie two modules together as any other.
"""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.surroundings import ROOT

LAYERS = (
    ("plainerrors", "fieldnames", "caches", "traces"),
    (
        "folders",
        "messages",
        "fiscal",
        "filters",
        "heap",
        "openfiles",
        "palette",
        "signshapes",
        "thailines",
        "framerows",
        "sample",
        "workers",
        "incidents",
    ),
    (
        "tally",
        "thai",
        "vocabulary",
        "filemaking",
        "logs",
    ),
    ("settings", "typesetting"),
    ("sheet",),
    ("form",),
    ("progress", "problemwords", "columns"),
    ("completion",),
    ("summary", "planwords", "meaning", "addresskeys", "shortnames"),
    ("history", "attention", "reckoning", "assignmentlists", "stages"),
    ("dataset", "charts", "briefing"),
    ("query", "export", "configuredstore", "tofill", "access"),
    ("live",),
    ("report", "loading", "look", "keptversions"),
    ("commands", "ui", "web"),
    ("__main__",),
    ("pages", "app"),
)
"""The parts of ``ita_dash``, and beside it ``pages`` and ``app``, from the lowest: a part may import those of lower layers."""
FORM_LAYERS = (
    ("finding", "problemkinds", "roles"),
    ("remembered",),
    ("numbering", "text"),
    ("grid",),
    ("words",),
    ("fields", "values"),
    ("headings", "lines", "problems"),
    ("assignments", "columns", "ownwords"),
    ("tables", "unifying"),
    ("checks", "merge", "rows"),
    ("reports",),
    ("tabs",),
    ("read",),
)
"""The same of the parts of ``ita_dash.form``: what a cell is, what tables and columns are, what rows say, tabs, the way in."""
LEFT: set[tuple[str, str]] = set()
"""What does not keep to the rule, module and import: nothing."""
KNOW_STREAMLIT = {"app", "pages", "ui"}
TAKEN_BY_OTHERS = {("app", "app")}
"""``streamlit run`` takes the app by its name."""
ALL_VALUES = {
    ("ita_dash.planwords", "HEATS"),
    ("ita_dash.progress", "BASES"),
    ("ita_dash.sheet.limits", "ALL"),
    ("ita_dash.stages", "STAGES"),
}
"""Whatever a column may hold or a function may give, as the documentation says: there to be read, and for tests."""


def _modules() -> dict[str, Path]:
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "ita_dash").rglob("*.py")]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


MODULES = _modules()


def part(module: str) -> str:
    names = module.split(".")
    return names[1] if names[0] == "ita_dash" and len(names) > 1 else names[0]


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    """The syntax of ``module``, its tree first."""
    return tuple(ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))))


@cache
def imported(module: str) -> frozenset[str]:
    """The modules that ``module`` imports anywhere in its file: ours by their full name, others by their first."""
    found = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else str(node.module) for name in inside}
    return frozenset(name if name in MODULES else name.split(".")[0] for name in found)


def part_of_form(module: str) -> str:
    """The part of ``ita_dash.form`` that a module of it is in; empty for others and for the package itself."""
    names = module.split(".")
    return names[2] if names[:2] == ["ita_dash", "form"] and len(names) > 2 else ""


@pytest.mark.parametrize(("layers", "part_of"), [(LAYERS, part), (FORM_LAYERS, part_of_form)], ids=["app", "form"])
def test_a_module_imports_only_what_stands_below_it(layers: tuple[tuple[str, ...], ...], part_of: Callable[[str], str]):
    places = {name: number for number, layer in enumerate(layers) for name in layer}
    wrong = {
        (module, other)
        for module in MODULES
        for other in imported(module) & set(MODULES) - {"ita_dash"}
        if part_of(module) and part_of(other) and part_of(other) != part_of(module)
        if not places[part_of(other)] < places[part_of(module)]
    }
    assert wrong == LEFT


def test_no_module_imports_itself_by_way_of_others():
    open_ones = {module: imported(module) & set(MODULES) for module in MODULES}
    while free := {module for module, others in open_ones.items() if not others & set(open_ones)}:
        open_ones = {module: others for module, others in open_ones.items() if module not in free}
    assert sorted(open_ones) == []


def test_only_the_pages_know_streamlit():
    assert {part(module) for module in MODULES if "streamlit" in imported(module)} == KNOW_STREAMLIT


@pytest.mark.parametrize("top", ["ita_dash.__main__", "ita_dash.web.routes", "ita_dash.look.drawing"])
def test_commands_and_what_they_need_run_without_streamlit(top: str):
    reached, asked = {top}, [top]
    while asked:
        others = imported(asked.pop()) - reached
        reached |= others
        asked += others & set(MODULES)
    assert "streamlit" not in reached


def test_every_part_has_its_layer():
    named = {name for layer in LAYERS for name in layer}
    assert {part(module) for module in MODULES if module != "ita_dash"} == named
    assert {part_of_form(module) for module in MODULES} - {""} == {name for layer in FORM_LAYERS for name in layer}


def defined(module: str) -> Iterator[str]:
    """The names that ``module`` gives to functions, classes and constants."""
    tree = nodes(module)[0]
    assert isinstance(tree, ast.Module)
    for statement in tree.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))


def used(module: str) -> Iterator[tuple[str, str]]:
    """What ``module`` takes, of itself or of others: by its name, as an attribute of a module, or named in a text."""
    imports = [node for node in nodes(module) if isinstance(node, ast.ImportFrom)]
    called = {alias.asname or alias.name: (str(node.module), alias.name) for node in imports for alias in node.names}
    yield from called.values()
    for node in nodes(module):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                yield module, name
            case ast.Attribute(value=ast.Name(id=of), attr=name) if of in called:
                yield ".".join(called[of]), name
            case ast.Constant(value=str(text)):
                yield module, text
                yield text.partition(":")[0], text.partition(":")[2]  # the job of a worker


def test_the_product_uses_whatever_its_modules_define():
    names = {(module, name) for module in MODULES for name in defined(module) if not name.startswith("__")}
    taken = {one for module in MODULES for one in used(module)}
    assert sorted(names - taken - TAKEN_BY_OTHERS - ALL_VALUES) == []
