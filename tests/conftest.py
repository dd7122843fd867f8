"""Fixtures that several test files share."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.history_stores import store_url
from tests.sheets_server import SheetsServer

hypothesis.settings.register_profile("quick", max_examples=60)
hypothesis.settings.register_profile("thorough", max_examples=500)
hypothesis.settings.load_profile("thorough" if os.environ.get("CI") == "true" else "quick")


@pytest.fixture(autouse=True, scope="session")
def _history_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the tests read is kept in a folder of theirs, not in that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path_factory.mktemp('history')}/history.db")
        yield


@pytest.fixture(params=["sqlite", "postgresql"])
def history_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store, in each kind of database."""
    with store_url(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def sheets_server() -> Iterator[SheetsServer]:
    """A Sheets API server of the tests' own, on the loopback, for this test."""
    with SheetsServer() as server:
        yield server
