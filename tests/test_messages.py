"""Every message in the code has a Thai translation that fits it, and the catalogue holds nothing else."""

import re
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from ita_dash import messages
from ita_dash.form.problemkinds import KINDS

ROOT = Path(__file__).parent.parent
PLACEHOLDER = re.compile(r"\{\w*[^{}]*\}")


@cache
def in_code() -> dict[str, str]:
    found = {}
    for folder in ("ita_dash", "pages"):
        for file, line, message, _comments, _context in extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords={"_": None, "N_": None}
        ):
            assert isinstance(message, str)
            found[message] = f"{folder}/{file}:{line}"
    return found | {message: code for code, kind in KINDS.items() for message in (kind.message, kind.fix)}


@cache
def catalogue() -> dict[str, str]:
    entries: dict[str, str] = {}
    for path in sorted(messages.CATALOGUE.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="th"):
                if message.id:
                    assert message.id not in entries, f"{path.name}: {message.id} is translated twice"
                    entries[message.id] = message.string
    return entries


def test_every_message_has_a_thai_translation():
    assert {message: place for message, place in in_code().items() if not catalogue().get(message)} == {}


def test_the_catalogue_holds_no_message_that_no_code_has():
    assert set(catalogue()) - set(in_code()) == set()


def test_a_translation_keeps_the_placeholders():
    assert [
        message
        for message, thai in catalogue().items()
        if sorted(PLACEHOLDER.findall(message)) != sorted(PLACEHOLDER.findall(thai))
    ] == []


def test_the_app_speaks_thai_whatever_the_environment_says(monkeypatch):
    monkeypatch.setenv("ITA_DASH_LANGUAGE", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    assert messages._("Overdue") == catalogue()["Overdue"]


def test_files_that_messages_name_exist():
    named = {name for text in catalogue().values() for name in re.findall(r"[\w./]+\.(?:md|example\.toml)", text)}
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_what_the_documents_say_that_a_page_says_is_what_it_says():
    written = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    quoted = re.findall(r"^\| ((?:Google )?[ก-๙]+) \|", written, flags=re.MULTILINE)
    assert quoted
    assert [words for words in quoted if not any(thai.startswith(words) for thai in catalogue().values())] == []
