"""Every message that says that something is wrong is in ``docs/troubleshooting.md``, with why and what to do."""

import ast
from collections.abc import Iterator

from ita_dash import filemaking
from ita_dash.form.problemkinds import KINDS
from ita_dash.history import backuperrors, loss, storenotices
from ita_dash.settings.settingsources import EXPECTED
from ita_dash.sheet import errors
from tests import trouble_list
from tests.surroundings import ROOT

PAGE = ROOT / "docs" / "troubleshooting.md"
SAYS = {"RefusedError", "SettingError", "NoAnswerError", "PlainTextResponse", "notice", "unannounced"}
"""What is called with a message that says that something is wrong."""
ADVICE_OF_NOTICES = 2
NO_TROUBLE = {
    # Calls of ``notice`` and their like that say that all is well, or nothing is wrong
    "ita_dash/ui/notices.py": {"_narrowed"},
}


def messages(node: ast.AST) -> Iterator[str]:
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in {"_", "N_"}:
            (text,) = call.args[:1]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def said_where(file: str) -> dict[str, list[str]]:
    """The messages in calls of ``SAYS`` and in ``raise`` in each function of ``file``; of ``notice`` its title alone."""
    found: dict[str, list[str]] = {}
    for function in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Raise):
                found.setdefault(function.name, []).extend(messages(node))
            elif isinstance(node, ast.Call) and name_of(node) in SAYS:
                of = node.args[1:ADVICE_OF_NOTICES] if name_of(node) == "notice" else node.args
                found.setdefault(function.name, []).extend(text for one in of for text in messages(one))
    return found


FILES = sorted(
    str(file.relative_to(ROOT))
    for file in [*(ROOT / "ita_dash").glob("*.py"), *(ROOT / "ita_dash").rglob("*/*.py")]
    if file.parts[-2] in {"ita_dash", "web", "commands", "meaning", "sheet"}
    or file.name in {"notices.py", "door.py", "logo.py", "template.py"}
)


def test_the_page_is_what_the_code_says():
    assert PAGE.read_text(encoding="utf-8") == trouble_list.page(), "python -m tests.trouble_list > docs/troubleshooting.md"


def test_no_message_is_missing():
    known = {said for _title, found in trouble_list.entries() for said, _why, _advice in found} | set(EXPECTED.values())
    missing = {
        (file, text)
        for file in FILES
        for name, texts in said_where(file).items()
        for text in texts
        if text not in known and name not in NO_TROUBLE.get(file, ())
    }
    assert missing == set(), "tests/trouble_list.py says why it comes and what to do"


def test_every_reason_has_its_cause_and_no_cause_is_left_over():
    limits = {code for code in errors.REASONS if code.startswith("limit_")}
    assert set(trouble_list.SHEET) == set(errors.REASONS) - limits
    assert set(trouble_list.STORE) == set(storenotices.REASONS)
    assert set(trouble_list.LOST) == set(loss.SENTENCES)
    assert set(trouble_list.FILES) == set(filemaking.REASONS)
    assert backuperrors.REASONS


def test_each_entry_says_why_and_what_to_do():
    for _title, found in trouble_list.entries():
        assert all(said and why and advice for said, why, advice in found)
    assert not any(f"`{code}`" in PAGE.read_text(encoding="utf-8") for code in KINDS)


def test_every_setting_has_what_it_should_be():
    assert [name for name in EXPECTED if f"| `{name}` |" not in PAGE.read_text(encoding="utf-8")] == []
