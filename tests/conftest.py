"""Fixtures that several test files share, and what makes every run the same on every machine."""

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest
from hypothesis.configuration import set_hypothesis_home_dir

from ita_dash.heap import set_aside
from ita_dash.history.database import Database
from ita_dash.workers import worker
from tests import surroundings
from tests.fake_clock import CountingReader, FakeClock
from tests.history_stores import database_at, store_url
from tests.sheets_server import SheetsServer

gc.disable()  # until all is collected: what is imported stays, and to look through it again and again takes a fifth of the time
IN_A_WORKER = "PYTEST_XDIST_WORKER" in os.environ
surroundings.compile_once()
os.environ["ITA_DASHBOARD_TESTS_CACHE"] = str(surroundings.caches())  # for pyproject.toml's cache_dir

FIRST = frozenset({"test_report_extent", "test_report_content", "test_pages_freshness", "test_history_faults", "test_picture"})
"""Files that take long without a test that does."""

# No example is red for the time that a busy machine took for it
patient = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
# The same examples in every run: a change is red because of what it changes. `--hypothesis-profile random` looks for new ones.
hypothesis.settings.register_profile("steady", patient, derandomize=True, database=None, max_examples=40)
hypothesis.settings.register_profile("random", patient, max_examples=2000, print_blob=True)
# The same, content with the first example that fails: for mutants, of which one asks only whether any test notices
hypothesis.settings.register_profile(
    "first", hypothesis.settings.get_profile("steady"), phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate)
)
hypothesis.settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Clear the environment before anything of the project is imported by a test, and find what a run leaves in the checkout."""
    set_hypothesis_home_dir(surroundings.caches() / "hypothesis")
    stack = ExitStack()
    config.add_cleanup(stack.close)
    stack.enter_context(surroundings.of_our_own())
    worker.STARTS = replace(worker.STARTS, seconds=surroundings.PATIENCE)
    if not IN_A_WORKER:
        config.pluginmanager.register(_Traces(), "traces in the checkout")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser is heavy, what is heavy or long is slow; files with it begin, so that no worker ends with one."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.heavy)
        if item.get_closest_marker("long") or item.get_closest_marker("heavy"):
            item.add_marker(pytest.mark.slow)
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.path.stem in FIRST}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Streamlit looks through all of the heap after each run of a page: what was collected is there to stay, and is left out."""
    set_aside()
    gc.enable()


class _Traces:
    """Fails a run that has written files into the checkout."""

    def __init__(self) -> None:
        self._before = surroundings.traces()
        self._left: list[str] = []

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self._left = sorted(str(file) for file, written in surroundings.traces().items() if self._before.get(file) != written)
        if self._left:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for file in self._left:
            terminalreporter.write_line(f"written into the checkout: {file}", red=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def history_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store, in each kind of database."""
    with store_url(request.param, tmp_path) as url:
        yield url


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """That of an empty store, in a file of its own."""
    with database_at(f"sqlite:///{tmp_path}/history.db") as found:
        yield found


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def reader(clock: FakeClock) -> CountingReader:
    return CountingReader(clock)


@pytest.fixture
def sheets_server() -> Iterator[SheetsServer]:
    """A Sheets API server of the tests' own, on the loopback, for this test."""
    with SheetsServer() as server:
        yield server


@pytest.fixture
def made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What workers make is made in the test's own process: for tests of what is made, and not of the workers that make it."""
    monkeypatch.setattr("ita_dash.workers.here.working", True)
