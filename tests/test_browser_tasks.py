"""What an executive, a division and a planning officer come for, each with its presses counted, in a real browser."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, expect

from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import Office, open_store, source_key
from ita_dash.messages import _
from ita_dash.sheet.csvtab import read_csv
from ita_dash.thai import arabic
from tests.running_app import running_app
from tests.test_browser import PHONE, Visit, address, browser  # noqa: F401
from tests.test_page_changes import ALL, HEADER, SOME

pytestmark = [pytest.mark.browser, pytest.mark.long]
COMES_WITHIN = 60_000


class Presses:
    """A visit that counts what is pressed."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.count = visit, 0

    def on(self, one: Locator) -> None:
        one.click()
        self.count += 1


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Visit]:  # noqa: F811
    visit = Visit(browser, address)
    yield visit
    assert visit.errors == []
    visit.context.close()


def bottom(one: Locator) -> float:
    box = one.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_1_on_a_phone_the_worst_division_what_is_overdue_and_what_to_ask(browser: Browser, address: str):  # noqa: F811
    visit = Visit(browser, address, PHONE).open("/?year=2567")
    page, presses = visit.page, Presses(visit)
    # The sentence, the headline and what is overdue stand on the first screen, the questions on the second
    for one in (".briefing", ".headline", "a.overdue"):
        assert bottom(page.locator(one).first) <= PHONE["height"], one
    expect(page.locator(".briefing")).to_contain_text("งานนิติการ (๒๗.๕ จุด)")
    expect(page.locator("a.overdue")).to_contain_text("๔ รายการ")
    assert bottom(page.locator(".questions h3").first) <= 2 * PHONE["height"]
    presses.on(page.locator(".briefing a", has_text="งานนิติการ"))
    expect(page.locator("h1")).to_have_text("งานนิติการ", timeout=COMES_WITHIN)
    expect(page.locator(".work h3").first).to_contain_text("๕.๓")
    assert presses.count <= 3
    assert not page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1")
    visit.context.close()


def test_2_a_division_sees_what_it_owes_and_which_cells_to_fill_under_one_address(desk: Visit):
    page = desk.open("/divisions?year=2567&unit=กองคลัง").page
    expect(page.locator("h1")).to_have_text("กองคลัง")
    expect(page.locator("#cells")).to_be_visible()
    expect(page.get_by_text("ช่องที่ต้องกรอก", exact=True)).to_be_visible()
    assert "กองคลัง" in page.title()


def test_3_the_report_and_the_excel_file_of_one_division(desk: Visit):
    page, presses = desk.open("/?year=2567").page, Presses(desk)
    presses.on(page.locator("a.line", has_text="กองช่าง"))
    expect(page.locator("h1")).to_have_text("กองช่าง", timeout=COMES_WITHIN)
    presses.on(page.locator('a[href^="downloads"]'))
    expect(page.locator("h1")).to_have_text("ดาวน์โหลด", timeout=COMES_WITHIN)
    desk.settle()
    with page.expect_download(timeout=COMES_WITHIN) as excel:
        presses.on(page.get_by_test_id("stDownloadButton").filter(has_text="Excel").first.get_by_role("button"))
    rows = list(
        openpyxl.load_workbook(io.BytesIO(excel.value.path().read_bytes()), read_only=True)["รายละเอียด"].iter_rows(
            values_only=True
        )
    )
    assert sum("กองช่าง" in row for row in rows) == 8
    assert not any("กองคลัง" in row for row in rows)
    presses.on(page.get_by_role("button", name=_("Make the report")))
    made = page.get_by_test_id("stDownloadButton").filter(has_text=_("Download the PDF report"))
    expect(made).to_be_visible(timeout=2 * COMES_WITHIN)
    with page.expect_download(timeout=COMES_WITHIN) as report:
        presses.on(made.get_by_role("button"))
    assert report.value.suggested_filename.endswith(".pdf")
    assert presses.count <= 6


def test_4_where_the_figure_comes_from_to_the_digit(desk: Visit):
    page, presses = desk.open("/?year=2567").page, Presses(desk)
    page.evaluate("() => { window.same_page = true }")
    figure = page.locator(".headline a.figure")
    said = float(arabic(figure.inner_text()).rstrip("%"))
    presses.on(figure)
    expect(page.locator(".equation")).to_be_visible(timeout=COMES_WITHIN)
    assert presses.count == 1
    assert page.evaluate("() => window.same_page"), "a link between pages loads nothing anew"
    expect(page.locator(".branch.sum")).to_be_visible(timeout=COMES_WITHIN)
    told = page.locator("summary .branch.measure").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll(':scope > span:not(.name)')].map(cell => cell.innerText))"
    )
    lines = [[float(arabic(cell.replace(",", ""))) for cell in one] for one in told]
    weight, product, share = (round(sum(line[place] for line in lines), 2) for place in (0, 1, 3))
    assert round(product / weight, 1) == said == share
    page.go_back()
    expect(page.locator(".questions")).to_be_visible(timeout=COMES_WITHIN)


def test_5_a_filtered_view_sent_by_line_has_the_offices_name(desk: Visit):
    link = f"{desk.address}/divisions?year=2567&division=กองช่าง"
    html = desk.page.request.get(link).text()
    (title,) = re.findall(r'<meta property="og:title" content="([^"]*)"', html)
    assert "องค์การบริหารส่วนตำบลสาธิต" in title
    assert "กองช่าง" in title


@contextmanager
def office_that_met(folder: Path) -> Iterator[str]:
    """The app of an office whose sheet has changed since its meeting ten days ago."""
    file, url, now = folder / "แผน.csv", f"sqlite:///{folder}/history.db", datetime.now(BANGKOK)
    store = open_store(url, Office(sources=(source_key(str(file)),)))
    for days_ago, rows in ((20, SOME), (0, ALL)):
        with file.open("w", encoding="utf-8-sig", newline="") as sheet:
            csv.writer(sheet).writerows([HEADER, *rows])
        if days_ago:
            book = replace(read_csv(file, source=str(file)), read_at=now - timedelta(days=days_ago))
            store.add(source_key(str(file)), book, fiscal_year=2567, assignments=len(rows), forms=1)
    meeting = (now - timedelta(days=10)).date().isoformat()
    settings = {
        "ITA_DASH_YEARS": f"2567={file}",
        "ITA_DASH_HISTORY_URL": url,
        "ITA_DASH_MEETINGS": f'{{"{meeting}": "ประชุมผู้บริหาร"}}',
    }
    with running_app(folder / "log", settings) as own:
        yield own


def test_6_what_changed_since_the_last_meeting(browser: Browser, tmp_path: Path):  # noqa: F811
    with office_that_met(tmp_path) as own:
        visit = Visit(browser, own).open("/")
        presses = Presses(visit)
        presses.on(visit.page.get_by_test_id("stSidebarNavLink").filter(has_text="การเปลี่ยนแปลง"))
        expect(visit.page.locator(".turns .said")).to_contain_text("ตั้งแต่ ประชุมผู้บริหาร", timeout=COMES_WITHIN)
        expect(visit.page.locator("#turn-finished")).to_contain_text("ประกาศนโยบาย")
        expect(visit.page.locator("#turn-finished .turn-line").first).to_be_visible()
        assert presses.count == 1
        visit.context.close()


def test_the_keyboard_alone_opens_a_figure_and_back_undoes_one_filter(desk: Visit):
    page = desk.open("/?year=2567").page
    page.locator("a.overdue").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("๔ รายการ", timeout=COMES_WITHIN)
    page.go_back()
    expect(page.locator(".headline")).to_be_visible(timeout=COMES_WITHIN)
    desk.settle()
    page.get_by_test_id("stSidebar").get_by_label("ส่วนราชการ").click()
    page.get_by_role("option", name="กองคลัง").click()
    expect(page.locator(".headline .figure")).to_have_text("๘๖.๕%", timeout=COMES_WITHIN)
    page.wait_for_url("**/*division=*", timeout=COMES_WITHIN)
    page.go_back()
    expect(page.locator(".headline .figure")).to_have_text("๗๑.๘%", timeout=COMES_WITHIN)
