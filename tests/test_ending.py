"""Told to end while a sheet is read: the app ends within ten seconds, every version that it stored is there and whole."""

import signal
import time
from pathlib import Path

import pytest

from ita_dash.history.store import Office, open_store
from tests.grids import HEADER, tab, workbook
from tests.history_stores import store_url
from tests.page_visits import Browser
from tests.running_app import running_process
from tests.sheets_server import ANYONE, API_KEY, Fault, SheetsServer

pytestmark = pytest.mark.long
ID = "1sheet-of-the-office-0123456789abcdef"
ENDS_WITHIN = 18
"""Seconds: on a quiet machine the app ends in seven; one that waited for its read would take the twenty that a read may."""
RESULTS = ["ก", "ข", "ค"]


def share(sheets: SheetsServer, result: str) -> None:
    row = ["1. มาตรการ", "1. ประชุม", "กองคลัง", "ตลอดปี", result, "ไม่มี"]
    sheets.share(ID, workbook(tab("แผน", [HEADER, row], gid=7)), ANYONE)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def test_it_ends_in_time_with_its_store_whole(kind: str, tmp_path: Path, sheets_server: SheetsServer):
    with store_url(kind, tmp_path) as url:
        settings = {
            "ITA_DASH_SPREADSHEET": ID,
            "ITA_DASH_API_KEY": API_KEY,
            "ITA_DASH_API_ENDPOINT": sheets_server.url,
            "ITA_DASH_REFRESH_SECONDS": "1",
            "ITA_DASH_HISTORY_URL": url,
        }
        share(sheets_server, RESULTS[0])
        with running_process(tmp_path / "log", settings) as (port, process), Browser(f"http://127.0.0.1:{port}").visit() as page:
            for result in RESULTS:
                share(sheets_server, result)
                reads = len(sheets_server.reads())
                until(lambda before=reads: page.run() and len(sheets_server.reads()) > before + 1)
            sheets_server.fail(Fault("hang", seconds=600), lasting=True)
            reads = len(sheets_server.reads())
            until(lambda: page.run() and len(sheets_server.reads()) > reads)
            process.send_signal(signal.SIGTERM)
            process.wait(ENDS_WITHIN)
        store = open_store(url, Office(sources=(ID,)))
        kept = [store.workbook(version).tabs[0].cell(1, 4).text for version in reversed(store.versions(ID))]
        assert store.notices == ()
        store.close()
        assert kept == RESULTS
        assert "Traceback" not in (tmp_path / "log").read_text(errors="replace")


def until(what) -> None:
    deadline = time.monotonic() + 180
    while not what():
        if time.monotonic() > deadline:
            pytest.fail("it never came to be")
        time.sleep(0.1)
