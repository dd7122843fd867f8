"""The tests themselves: what a machine is set to does not reach them, and they leave nothing in the checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest

from ita_dash.settings import Settings, load_settings
from ita_dash.settings.settingsources import PREFIX
from tests.surroundings import FILES, LEAVE_TRACES, PATIENCE, ROOT, traces

SECRETS = """
[connections.gsheets]
spreadsheet = "/nowhere/of-the-machine.xlsx"
[app]
office = "อบต. ของเครื่องนี้"
thai_digits = false
refresh_seconds = 7
"""
SAMPLE = (
    "test_hermetic.py",
    "test_settings.py",
    "test_form_numbering.py",
    "test_command_line.py::test_every_table_as_excel",
    "test_command_line.py::test_a_terminal_without_thai_gets_no_traceback",
    "test_pages.py::test_page_opens_and_says_that_its_data_is_bundled_or_made_up",
)


def test_the_settings_are_those_of_nothing_configured():
    ours = Settings.model_validate(
        {
            "history_url": os.environ["ITA_DASH_HISTORY_URL"],
            "access": {"mode": "public"},
            "files": FILES.split(","),
            "understand_seconds": PATIENCE,
        }
    )
    assert load_settings() == ours
    assert {name for name in os.environ if name.startswith(PREFIX)} == {
        "ITA_DASH_HISTORY_URL",
        "ITA_DASH_ACCESS_MODE",
        "ITA_DASH_FILES",
        "ITA_DASH_UNDERSTAND_SECONDS",
    }


def test_the_home_is_empty_and_the_network_has_no_proxy():
    assert list(Path.home().rglob("secrets.toml")) == []
    assert Path.home() == Path(os.environ["XDG_DATA_HOME"])
    assert [name for name in os.environ if "proxy" in name.lower() or name.startswith(("GOOGLE_", "PG", "LANG"))] == []


def test_the_examples_of_property_tests_are_the_same_in_every_run():
    if hypothesis.settings.get_current_profile_name() != "random":
        assert hypothesis.settings.default.derandomize


@pytest.mark.long
def test_a_machine_full_of_settings_changes_nothing_and_gets_nothing(tmp_path: Path):
    checkout = tmp_path / "checkout"
    shutil.copytree(ROOT, checkout, ignore=shutil.ignore_patterns(*LEAVE_TRACES, "var"))
    home = tmp_path / "home"
    for folder in (checkout, home):
        (folder / ".streamlit").mkdir(parents=True, exist_ok=True)
        (folder / ".streamlit" / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    (home / ".streamlit" / "config.toml").write_text('[server]\nbaseUrlPath = "elsewhere"\n')
    before = traces(checkout)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "not long", *(f"tests/{name}" for name in SAMPLE)],
        cwd=checkout,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "LC_ALL": "C",
            "TZ": "America/Los_Angeles",
            "PYTHONIOENCODING": "latin-1",
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "ALL_PROXY": "socks5://127.0.0.1:9",
            "GOOGLE_APPLICATION_CREDENTIALS": "/nowhere/key.json",
            "ITA_DASH_AS_OF": "never",
            "STREAMLIT_SERVER_BASE_URL_PATH": "elsewhere",
            "STREAMLIT_SECRETS_FILES": str(home / ".streamlit" / "secrets.toml"),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert traces(checkout) == before
