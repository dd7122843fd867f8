"""Fixtures that several test files share."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from tests.sheets_server import SheetsServer

hypothesis.settings.register_profile("quick", max_examples=60)
hypothesis.settings.register_profile("thorough", max_examples=500)
hypothesis.settings.load_profile("thorough" if os.environ.get("CI") == "true" else "quick")


@pytest.fixture
def sheets_server() -> Iterator[SheetsServer]:
    """A Sheets API server of the tests' own, on the loopback, for this test."""
    with SheetsServer() as server:
        yield server
