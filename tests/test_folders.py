"""Where an installed app and a checkout keep what they write."""

from pathlib import Path

import pytest

from ita_dash import folders
from ita_dash.configuredstore import store
from ita_dash.settings import Settings
from tests.surroundings import ROOT


def test_a_checkout_keeps_its_data_beside_the_app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(tmp_path)
    assert folders.SHIPPED == folders.data_folder() == ROOT


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An app that is installed and is started in a folder of nobody's; gives that folder."""
    monkeypatch.setattr(folders, "IS_INSTALLED", True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_installed_app_keeps_its_data_with_the_users(installed: Path):
    assert folders.data_folder() != installed
    assert Path.home() in folders.data_folder().parents
    assert store(Settings()).place == str(folders.data_folder() / "var" / "history.db")


def test_a_history_that_is_there_goes_on_being_used(installed: Path):
    (installed / "var").mkdir()
    (installed / "var" / "history.db").touch()
    assert store(Settings()).place == str(installed / "var" / "history.db")
