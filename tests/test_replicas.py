"""Two servers behind nginx as ``deploy/`` has it, with one PostgreSQL and one Google Sheet, and one of them is killed."""

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest
from playwright.sync_api import Browser, expect

from ita_dash.history.store import Office, open_store
from tests import page_visits
from tests.grids import HEADER, tab, workbook
from tests.history_stores import store_url
from tests.nginx import nginx
from tests.running_app import running_process
from tests.sheets_server import ANYONE, API_KEY, SheetsServer
from tests.test_browser import Visit, browser  # noqa: F401

pytestmark = pytest.mark.browser
ID = "1sheet-of-the-office-0123456789abcdef"
EVERY = 3
"""Seconds for which a read serves."""
READS = 8
"""For so many rests both servers are asked all the time."""
COMES_WITHIN = 60_000


@dataclass
class Front:
    """nginx, the servers behind it by their addresses, and what they read."""

    address: str
    servers: dict[str, Popen]
    folder: Path
    sheets: SheetsServer
    store: str

    def share(self, advice: str) -> None:
        row = ["1. มาตรการ", "1. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", advice]
        self.sheets.share(ID, workbook(tab("แผน", [HEADER, row], gid=7)), ANYONE)

    def answered_by(self, source: str = "") -> str:
        """Which server answers a browser at the address ``source``."""
        path = f"/assets/none-{secrets.token_hex(8)}.css"
        assert page_visits.Browser(self.address, source=source).get(path).status == 404
        while True:  # the line is written after the answer
            if found := re.search(rf"{path}\".* (\S+)$", (self.folder / "access").read_text(), re.MULTILINE):
                return found[1]
            time.sleep(0.02)


@pytest.fixture
def front(tmp_path: Path, sheets_server: SheetsServer) -> Iterator[Front]:
    with store_url("postgresql", tmp_path) as store, ExitStack() as stack:
        settings = {
            "ITA_DASH_SPREADSHEET": ID,
            "ITA_DASH_API_KEY": API_KEY,
            "ITA_DASH_API_ENDPOINT": sheets_server.url,
            "ITA_DASH_REFRESH_SECONDS": str(EVERY),
            "ITA_DASH_HISTORY_URL": store,
            "ITA_DASH_ACCESS_MODE": "public",
            "ITA_DASH_HOSTS": "127.0.0.1",
            "ITA_DASH_PROXIES": "127.0.0.1",
        }
        servers: dict[str, Popen] = {}
        found = Front("", servers, tmp_path, sheets_server, store)
        found.share("คำแนะนำแรก")  # a server reads when it starts
        for number in (1, 2):
            port, process = stack.enter_context(running_process(tmp_path / f"log{number}", settings))
            servers[f"127.0.0.1:{port}"] = process
        found.address = stack.enter_context(nginx(tmp_path, list(servers)))
        yield found


def test_one_of_two_is_killed_and_the_page_goes_on(front: Front, browser: Browser):  # noqa: F811
    visit = Visit(browser, front.address).open("/recommendations")
    page = visit.page
    expect(page.get_by_text("คำแนะนำแรก").first).to_be_visible()
    page.evaluate("() => { window.same_page = true }")
    page.get_by_placeholder("คำในวิธีการ").fill("ประชุม")
    mine = front.answered_by()
    other = next(f"127.0.0.{number}" for number in range(2, 60) if front.answered_by(f"127.0.0.{number}") != mine)
    assert [front.answered_by(other) for _again in range(4)] == [front.answered_by(other)] * 4
    assert [front.answered_by() for _again in range(4)] == [mine] * 4

    with page_visits.Browser(front.address, source=other).visit("recommendations") as elsewhere:
        line = elsewhere.run().fragment()
        began, before = time.monotonic(), len(front.sheets.reads())
        while len(front.sheets.reads()) < before + READS:
            elsewhere.run(fragment=line)
            page.wait_for_timeout(200)
        rests = (time.monotonic() - began) / EVERY
        if len(front.sheets.reads()) - before > rests + 2:
            pytest.fail("two servers read as often as one")

        front.share("คำแนะนำที่สอง")
        expect(page.get_by_text("คำแนะนำที่สอง").first).to_be_visible(timeout=COMES_WITHIN)
        deadline = time.monotonic() + COMES_WITHIN / 1000
        while not elsewhere.run().holds("คำแนะนำที่สอง"):
            if time.monotonic() > deadline:
                pytest.fail("the other server never showed it")
            page.wait_for_timeout(200)

    front.servers[mine].kill()
    front.share("คำแนะนำที่สาม")
    expect(page.get_by_text("คำแนะนำที่สาม").first).to_be_visible(timeout=COMES_WITHIN)
    expect(page.get_by_placeholder("คำในวิธีการ")).to_have_value("ประชุม")
    assert page.evaluate("() => window.same_page")
    assert front.answered_by() != mine
    visit.context.close()

    kept = open_store(front.store, Office(sources=(ID,)))
    advice = [kept.workbook(version).tabs[0].cell(1, 5).text for version in reversed(kept.versions(ID))]
    kept.close()
    assert advice == ["คำแนะนำแรก", "คำแนะนำที่สอง", "คำแนะนำที่สาม"]
