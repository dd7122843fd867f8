"""/ready and /metrics: what a watcher is told, without waiting and without a word of the sheet."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from ita_dash import tally
from ita_dash.live import loader
from ita_dash.web import watching
from tests.asking import Server, serving
from tests.grids import HEADER, tab, workbook
from tests.running_app import running_app
from tests.sheets_server import ANYONE, API_KEY, Fault, SheetsServer

SHEET_ID = "1sheet-of-the-office-0123456789abcdef"
ROW = ["๑. มาตรการลับ", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(Starlette(routes=watching.routes())) as server:
        yield server


@pytest.fixture
def sheet(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SheetsServer]:
    link = sheets_server.share(SHEET_ID, workbook(tab("แผน", [HEADER, ROW], gid=7)), ANYONE)
    for name, value in {"SPREADSHEET": link, "API_ENDPOINT": sheets_server.url, "API_KEY": API_KEY}.items():
        monkeypatch.setenv(f"ITA_DASH_{name}", value)
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    loader.FEEDS.forget()
    yield sheets_server
    loader.FEEDS.forget()


def until_ready(server: Server, ready: bool = True) -> dict[str, object]:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        reply = server.ask("/ready")
        if (reply.status == 200) is ready:
            return reply.json()
        time.sleep(0.1)
    raise AssertionError("not ready within three minutes")


def figures(server: Server) -> dict[str, float]:
    reply = server.ask("/metrics")
    assert reply.headers["Content-Type"] == watching.OPEN_METRICS
    assert reply.text.endswith("# EOF\n")
    lines = [line.split(" ") for line in reply.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in lines}


def test_a_probe_begins_the_first_read_and_does_not_wait_for_it(server, sheet):
    reply = server.ask("/ready")
    assert (reply.status, reply.json()["ready"], reply.json()["source"]) == (503, False, "google")
    assert until_ready(server)["failing"] is False
    assert figures(server)["ita_dash_versions"] == 1


def test_a_sheet_that_cannot_be_read_is_not_ready(server, sheet):
    sheet.fail(Fault(status=403), lasting=True)
    server.ask("/ready")
    deadline = time.monotonic() + 180
    while not (said := server.ask("/ready").json())["failing"] and time.monotonic() < deadline:
        time.sleep(0.1)
    assert (said["ready"], said["failing"], said["age_seconds"]) == (False, True, None)
    now = figures(server)
    assert (now["ita_dash_data_loaded"], now["ita_dash_data_failing"]) == (0, 1)
    assert now["ita_dash_read_failures_total"] >= 1
    assert "ita_dash_data_age_seconds" not in now


def test_wrong_settings_are_not_ready(server, monkeypatch):
    monkeypatch.setenv("ITA_DASH_AS_OF", "never")
    assert server.ask("/ready").status == 503
    assert figures(server)["ita_dash_data_loaded"] == 0


def test_what_is_bundled_is_ready_and_named_so(server):
    loader.FEEDS.forget()
    server.ask("/ready")
    assert until_ready(server)["source"] == "bundled"


def test_no_word_of_the_sheet_is_told(server, sheet):
    server.ask("/ready")
    until_ready(server)
    said = server.ask("/metrics").text + server.ask("/ready").text
    assert said.isascii()
    assert SHEET_ID not in said


def test_times_and_numbers_are_counted():
    times, now = tally.Times(), tally.Now()
    with times.one(), now.one():
        assert now.number == 1
    with pytest.raises(ZeroDivisionError), times.one(), now.one():
        _ = 1 / 0
    assert (times.totals[0], now.number) == (2, 0)
    assert times.totals[1] >= 0


@pytest.mark.heavy
def test_the_running_app_tells_both(tmp_path: Path):
    with running_app(tmp_path / "log") as address:
        server = Server(urlsplit(address).port or 0)
        assert until_ready(server)["source"] == "bundled"
        assert server.ask("/ready", headers={"Host": "10.1.2.3"}).status == 200
        assert server.ask("/metrics", headers={"Host": "10.1.2.3"}).status == 421
        assert figures(server)["ita_dash_sessions"] == 0
