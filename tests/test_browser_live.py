"""In a real browser: newer data comes to an open page by itself, and takes nothing from the viewer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.grids import HEADER, tab, workbook
from tests.running_app import running_app
from tests.sheets_server import ANYONE, API_KEY, Fault, SheetsServer
from tests.test_browser import Visit, browser  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.long]

ID = "1sheet-of-the-office-0123456789abcdef"
COMES_WITHIN = 60_000
"""Milliseconds; the app of these tests reads every two seconds."""


@dataclass
class Running:
    address: str
    server: SheetsServer

    def share(self, measure: str, advice: str = "ทำต่อไป") -> None:
        row = [f"1. {measure}", "1. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", advice]
        self.server.share(ID, workbook(tab("แผน", [HEADER, row], gid=7)), ANYONE)


@pytest.fixture
def live(tmp_path: Path, sheets_server: SheetsServer) -> Iterator[Running]:
    settings = {
        "ITA_DASH_SPREADSHEET": ID,
        "ITA_DASH_API_KEY": API_KEY,
        "ITA_DASH_API_ENDPOINT": sheets_server.url,
        "ITA_DASH_REFRESH_SECONDS": "2",
        "ITA_DASH_HISTORY_URL": f"sqlite:///{tmp_path}/history.db",
    }
    running = Running("", sheets_server)
    running.share("มาตรการเดิม")
    with running_app(tmp_path / "log", settings) as address:
        running.address = address
        yield running


def test_newer_data_comes_by_itself_and_what_was_typed_and_opened_stays(browser: Browser, live: Running):  # noqa: F811
    visit = Visit(browser, live.address).open("/recommendations")
    page = visit.page
    expect(page.get_by_text("ทำต่อไป").first).to_be_visible()
    page.evaluate("() => { window.same_page = true }")
    search = page.get_by_placeholder("คำในวิธีการ")
    search.press_sequentially("กำลังพิมพ์")
    live.share("มาตรการเดิม", "ข้อเสนอแนะที่เปลี่ยนแล้ว")
    expect(page.get_by_text("ข้อเสนอแนะที่เปลี่ยนแล้ว").first).to_be_visible(timeout=COMES_WITHIN)
    expect(search).to_have_value("กำลังพิมพ์")
    expect(search).to_be_focused()
    assert page.evaluate("() => window.same_page")
    assert visit.errors == []
    visit.context.close()


def test_an_open_table_stays_open_and_reads_are_shared(browser: Browser, live: Running):  # noqa: F811
    visits = [Visit(browser, live.address).open("/measures") for _viewer in range(2)]
    page = visits[0].page
    page.get_by_text("ดูเป็นตาราง").first.click()
    table = page.locator("table.cards")
    expect(table).to_be_visible()
    live.share("มาตรการใหม่")
    expect(page.get_by_text("มาตรการใหม่").first).to_be_visible(timeout=COMES_WITHIN)
    expect(table).to_be_visible()
    for visit in visits:
        assert visit.errors == []
        visit.context.close()


def test_an_outage_and_its_end_come_by_themselves(browser: Browser, live: Running):  # noqa: F811
    visit = Visit(browser, live.address).open("/")
    live.server.fail(Fault(status=403), lasting=True)
    expect(visit.page.get_by_text("อ่านครั้งล่าสุดไม่สำเร็จ")).to_be_visible(timeout=COMES_WITHIN)
    live.server.recover()
    visit.page.get_by_role("button", name="รีเฟรช").click()
    expect(visit.page.get_by_text("อ่านครั้งล่าสุดสำเร็จ")).to_be_visible(timeout=COMES_WITHIN)
    assert visit.errors == []
    visit.context.close()
