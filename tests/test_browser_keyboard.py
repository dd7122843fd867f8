"""The tasks of an executive, a division and a planning officer with the keyboard alone; where one is stands to be seen."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from ita_dash.messages import _
from tests.test_browser import PHONE, Visit, address, browser  # noqa: F401
from tests.test_browser_tasks import office_that_met

pytestmark = [pytest.mark.browser, pytest.mark.long]
COMES_WITHIN = 60_000
MOST_TABS = 150
HERE = """([selector, words]) => {
  const one = document.activeElement;
  if (!one || one === document.body) return { found: false, seen: true, said: "body" };
  const box = one.getBoundingClientRect();
  const ring = (of) => {
    const look = getComputedStyle(of);
    return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none";
  };
  let seen = false;
  for (let of = one, step = 0; of && step < 4; of = of.parentElement, step += 1) seen = seen || ring(of);
  seen = seen && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  return { found: one.matches(selector) && one.innerText.includes(words), seen, said: one.outerHTML.slice(0, 160) };
}"""


def tab_to(page: Page, selector: str, words: str = "") -> None:
    """Press Tab until what fits stands in focus; whatever had it on the way could be seen."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE, [selector, words])
        assert here["seen"], here["said"]
        if here["found"]:
            return
    raise AssertionError(f"no Tab comes to {selector} {words}")


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Visit]:  # noqa: F811
    visit = Visit(browser, address)
    yield visit
    visit.context.close()


def test_on_a_phone_the_worst_division_and_its_first_cell(browser: Browser, address: str):  # noqa: F811
    visit = Visit(browser, address, PHONE).open("/?year=2567")
    tab_to(visit.page, ".briefing a", "งานนิติการ")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("h1")).to_have_text("งานนิติการ", timeout=COMES_WITHIN)
    visit.context.close()


def test_a_division_what_it_owes_its_files_and_the_report(desk: Visit):
    page = desk.open("/?year=2567").page
    tab_to(page, "a.line", "กองช่าง")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("กองช่าง", timeout=COMES_WITHIN)
    desk.settle()
    tab_to(page, 'a[href^="downloads"]')
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("ดาวน์โหลด", timeout=COMES_WITHIN)
    desk.settle()
    tab_to(page, '[data-testid="stDownloadButton"] button', "Excel")
    with page.expect_download(timeout=COMES_WITHIN) as excel:
        page.keyboard.press("Enter")
    assert excel.value.suggested_filename.endswith(".xlsx")
    tab_to(page, "button", _("Make the report"))
    page.keyboard.press("Enter")
    made = page.get_by_test_id("stDownloadButton").filter(has_text=_("Download the PDF report"))
    expect(made).to_be_visible(timeout=2 * COMES_WITHIN)
    tab_to(page, '[data-testid="stDownloadButton"] button', _("Download the PDF report"))
    with page.expect_download(timeout=COMES_WITHIN) as report:
        page.keyboard.press("Enter")
    assert report.value.suggested_filename.endswith(".pdf")


def test_where_a_figure_comes_from_down_to_the_cell(desk: Visit):
    page = desk.open("/?year=2567").page
    tab_to(page, ".headline a.figure")
    page.keyboard.press("Enter")
    expect(page.locator(".equation")).to_be_visible(timeout=COMES_WITHIN)
    desk.settle()
    tab_to(page, ".tree summary")
    page.keyboard.press("Enter")
    expect(page.locator(".tree details[open] .branch.activity").first).to_be_visible()


def test_a_filter_by_arrows_and_the_view_sent_by_line(desk: Visit):
    page = desk.open("/?year=2567").page
    tab_to(page, '[data-testid="stSidebar"] input[aria-label*="ส่วนราชการ"]')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*division=*", timeout=COMES_WITHIN)
    page.keyboard.press("Escape")
    desk.settle()
    tab_to(page, "button", _("Share this page"))
    page.keyboard.press("Enter")
    tab_to(page, 'a[href*="line.me"]')
    assert "division=" in unquote(unquote(page.evaluate("() => document.activeElement.href")))


def test_what_changed_since_the_last_meeting_down_to_the_activity(browser: Browser, tmp_path: Path):  # noqa: F811
    with office_that_met(tmp_path) as own:
        visit = Visit(browser, own).open("/")
        tab_to(visit.page, '[data-testid="stSidebarNavLink"]', "การเปลี่ยนแปลง")
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator("#turn-finished .turn-line").first).to_be_visible(timeout=COMES_WITHIN)
        visit.settle()
        tab_to(visit.page, "#turn-finished .turn-line a", "ประกาศนโยบาย")
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator("h1")).to_contain_text("ประกาศนโยบาย", timeout=COMES_WITHIN)
        visit.context.close()


def test_a_table_is_sorted_by_its_heading(desk: Visit):
    page = desk.open("/divisions?year=2567").page
    tab_to(page, "a.utility", _("The same figures as a table"))
    page.keyboard.press("Enter")
    expect(page.locator("table.cards")).to_be_visible(timeout=COMES_WITHIN)
    desk.settle()
    expect(page.get_by_role("link", name=_("Hide the table"))).to_be_focused(timeout=COMES_WITHIN)
    tab_to(page, "button.sorts", _("Completion"))
    page.keyboard.press("Enter")
    values = [float(one.get_attribute("data-sort")) for one in page.locator("table.cards tbody tr td:nth-child(2)").all()]
    assert values == sorted(values)
    page.keyboard.press("Enter")
    assert page.locator("table.cards th").nth(1).get_attribute("aria-sort") == "descending"
