"""The app in a real browser: every page opens clean, filters hold, downloads arrive and can be read."""

import csv
import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from ita_dash.palette import DARK
from ita_dash.ui.navigation import PAGES
from tests.running_app import running_app

pytestmark = pytest.mark.browser

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PATHS = ["/" + page.url_path for page in PAGES]
PHONE = {"width": 390, "height": 844}
COMES_WITHIN = 60_000
"""Milliseconds for whatever a page shall show, on a machine that has much else to do."""
expect.set_options(timeout=COMES_WITHIN)
SETTLED = """() => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"] h1') &&
  !document.querySelector('[data-testid="stStatusWidget"], [data-testid="stSkeleton"], [data-testid="stSpinner"]')"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on PATH: install Debian's package chromium")
        pytest.skip("no Chromium on PATH: the browser tests need one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app as a newcomer starts it: nothing configured."""
    with running_app(tmp_path_factory.mktemp("app") / "log") as url:
        yield url


class Visit:
    """A page in a tab of its own, with everything that went wrong in it."""

    def __init__(
        self, browser: Browser, address: str, size: dict[str, int] | None = None, dark: bool = False, bypass_csp: bool = False
    ) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport=size or {"width": 1366, "height": 900},
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            bypass_csp=bypass_csp,  # for what a test itself brings into a page
        )
        self.context.set_default_timeout(COMES_WITHIN)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.foreign: set[str] = set()
        self.page.on(
            "console",
            lambda said: self._note(said.text) if said.type == "error" and "/_stcore/" not in said.location["url"] else None,
        )
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", self._request)

    def _note(self, error: str) -> None:
        self.errors.append(error)

    def _request(self, request) -> None:
        host = urlsplit(request.url).netloc
        if request.url.startswith("http") and host != urlsplit(self.address).netloc:
            self.foreign.add(host)

    def open(self, path: str) -> "Visit":
        self.page.goto(self.address + path)
        self.settle()
        return self

    def settle(self) -> None:
        self.page.wait_for_selector("h1")
        self.page.wait_for_timeout(500)
        self.page.wait_for_function(SETTLED)

    def go(self, title: str) -> None:
        self.page.get_by_test_id("stSidebarNavLink").filter(has_text=title).click()
        expect(self.page.locator("h1")).to_have_text(title)
        self.settle()

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    visit = Visit(browser, address)
    yield visit
    visit.context.close()


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A tab that opens one page after another: only the first has to fetch Streamlit's scripts."""
    visit = Visit(browser, address)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("year", [pytest.param("2566", marks=pytest.mark.long), "2567"])
def test_every_page_opens_clean(reader: Visit, path: str, year: str):
    reader.errors.clear()
    reader.open(f"{path}?year={year}")
    assert reader.page.get_by_test_id("stException").count() == 0
    assert reader.errors == []
    assert reader.foreign == set()


@pytest.mark.parametrize("path", [path if path == "/" else pytest.param(path, marks=pytest.mark.long) for path in PATHS])
def test_a_phone_does_not_scroll_sideways(browser: Browser, address: str, path: str):
    visit = Visit(browser, address, PHONE, dark=True).open(f"{path}?year=2567")
    wide = visit.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1")
    visit.context.close()
    assert not wide
    assert visit.errors == []


def test_the_screen_font_comes_from_the_app(visit: Visit):
    visit.open("/")
    assert visit.page.evaluate(
        "async () => { await document.fonts.ready; return document.fonts.check('16px \"Noto Sans Thai\"', 'ก') }"
    )
    assert visit.page.evaluate("() => getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Noto Sans Thai"')


def test_a_filter_survives_a_page_change_and_a_reload(visit: Visit):
    visit.open("/?year=2566&division=กองช่าง")
    visit.go("ไทม์ไลน์")
    assert visit.query["division"] == ["กองช่าง"]
    visit.page.reload()
    visit.settle()
    assert visit.query["division"] == ["กองช่าง"]
    assert visit.query["year"] == ["2566"]
    expect(visit.page.get_by_test_id("stSidebar").get_by_text("กองช่าง", exact=True)).to_be_visible()


def test_a_filter_chosen_by_hand_stands_in_the_address(visit: Visit):
    visit.open("/")
    visit.page.get_by_test_id("stSidebar").get_by_label("ส่วนราชการ").click()
    visit.page.get_by_role("option", name="กองคลัง").click()
    visit.page.wait_for_url("**/*division=*")
    visit.go("มาตรการ")
    assert visit.query["division"] == ["กองคลัง"]


def test_two_browsers_do_not_share_their_filters(browser: Browser, address: str):
    one, other = Visit(browser, address).open("/?year=2567&division=กองช่าง"), Visit(browser, address).open("/?year=2567")
    one.go("มาตรการ")
    other.go("มาตรการ")
    assert "division" in one.query
    assert "division" not in other.query
    one.context.close()
    other.context.close()


def test_odd_links_open_the_page_and_say_what_was_ignored(visit: Visit):
    visit.open("/measures?year=abc&status=zzz&as_of=9999-99-99&measure=<script>alert(1)</script>&division=%00")
    assert visit.page.get_by_test_id("stException").count() == 0
    assert visit.errors == []
    assert visit.query == {}


def test_the_csv_arrives_and_follows_the_filters(visit: Visit, tmp_path: Path):
    visit.open("/downloads?year=2567&division=กองคลัง")
    name, content = _download(visit, "CSV", tmp_path)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows
    assert {row["ผู้รับผิดชอบ"] for row in rows} == {"กองคลัง"}
    assert "2567" in name
    assert "ข้อมูลสาธิต" in name


def test_the_excel_file_arrives_and_opens(visit: Visit, tmp_path: Path):
    visit.open("/downloads?year=2566")
    name, content = _download(visit, "Excel", tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == [*("สรุป", "ที่มาของตัวเลข", "รายละเอียด", "ข้อเสนอแนะ", "ข้อสังเกตข้อมูล", "คำอธิบาย", "ความหมายของคอลัมน์")]
    assert name.endswith(".xlsx")
    assert "2566" in name


def test_the_empty_form_arrives(visit: Visit, tmp_path: Path):
    visit.open("/downloads")
    _name, content = _download(visit, "แบบฟอร์ม", tmp_path)
    assert len(openpyxl.load_workbook(io.BytesIO(content)).sheetnames) == 4


def _download(visit: Visit, label: str, folder: Path) -> tuple[str, bytes]:
    with visit.page.expect_download() as arriving:
        visit.page.get_by_test_id("stDownloadButton").filter(has_text=label).get_by_role("button").click()
    path = folder / "file"
    arriving.value.save_as(path)
    return arriving.value.suggested_filename, path.read_bytes()


@pytest.mark.parametrize("wanted", ["PNG", "SVG"])
def test_a_chart_is_saved_as_a_picture_in_light_colours(browser: Browser, address: str, wanted: str):
    visit = Visit(browser, address, dark=True).open("/?year=2567")
    with visit.page.expect_download() as waiting:
        visit.page.locator(".utilities").get_by_role("link", name=wanted).first.click()
    download = waiting.value
    content = Path(download.path()).read_bytes()
    visit.context.close()
    assert visit.errors == []
    assert download.suggested_filename.startswith("ITA_ข้อมูลสาธิต_")
    if wanted == "PNG":
        assert content.startswith(b"\x89PNG")
    else:
        assert DARK.background not in content.decode()
        assert "ประเมินถึงวันที่ ๓๐ มิถุนายน ๒๕๖๗" in content.decode()


def test_the_link_that_the_page_shows_gives_the_file(visit: Visit):
    visit.open("/downloads?year=2567&status=done")
    visit.page.get_by_text("ลิงก์สำหรับ Excel เว็บไซต์ และโปรแกรม").click()
    link = visit.page.get_by_test_id("stCode").inner_text().strip()
    reply = visit.page.request.get(link)
    assert (reply.status, reply.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    rows = list(csv.DictReader(io.StringIO(reply.body().decode("utf-8-sig"), newline="")))
    assert {row["สถานะ"] for row in rows} == {"แล้วเสร็จ"}
