"""What surrounds the pages, in a real browser: the first visit, a connection that is lost, Streamlit's own words, copying."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES, PageEntry
from tests.running_app import running_app
from tests.test_browser import PHONE, Visit, address, browser  # noqa: F401

pytestmark = pytest.mark.browser
FIRST_VISIT = 1_300_000
"""Bytes over the wire at most, by plain http with gzip."""
ENGLISH = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const skipped = '.stHtml, script, style, noscript, [data-testid="stIconMaterial"], [translate="no"], [data-ita-hidden]';
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (/[a-z]{3}/i.test(data) && !/[\\u0e00-\\u0e7f]/.test(data) && !parentElement.closest(skipped)) found.add(data.trim());
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
    for (const name of ["aria-label", "title", "placeholder"]) {
      const value = element.getAttribute(name) || "";
      if (/[a-z]{3}/i.test(value) && !/[\\u0e00-\\u0e7f]/.test(value)) found.add(value);
    }
  return [...found];
}"""


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:  # noqa: F811
    visit = Visit(browser, address)
    yield visit
    visit.context.close()


def test_a_first_visit_is_small_comes_in_one_wave_and_needs_no_font_but_ours(visit: Visit):
    cdp = visit.context.new_cdp_session(visit.page)
    cdp.send("Network.enable")
    sizes: list[int] = []
    cdp.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    fonts: set[str] = set()
    visit.page.on("request", lambda request: fonts.add(urlsplit(request.url).path) if request.resource_type == "font" else None)
    scripts: set[str] = set()
    visit.page.on("request", lambda request: scripts.add(urlsplit(request.url).path) if "/js/" in request.url else None)
    visit.open("/?year=2567")
    assert 300_000 < sum(sizes) <= FIRST_VISIT
    html = visit.page.request.get(visit.page.url).text()
    assert {script for script in scripts if f'".{script}"' not in html} == set(), "what comes in a second wave"
    assert {font.split("/")[1] for font in fonts} == {"assets"}


@pytest.mark.long  # what comes late, because two browsers share two cores, moves what was there
@pytest.mark.parametrize("slower", [1, 4], ids=["as it is", "a weak phone"])
def test_nothing_moves_while_a_page_comes(visit: Visit, slower: int):
    if slower > 1:
        visit.page.set_viewport_size(PHONE)
        visit.context.new_cdp_session(visit.page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    visit.page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((one) => { window.moved += one.value; }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    visit.open("/?year=2567")
    expect(visit.page.locator("#ita-opening")).to_have_count(0)
    assert visit.page.evaluate("window.moved") <= 0.1


def test_streamlits_own_words_are_thai(visit: Visit):
    visit.open("/?year=2567")
    assert visit.page.evaluate(ENGLISH) == []
    visit.page.locator('[data-testid="stMultiSelect"] input').first.click()
    visit.page.keyboard.type("zzz")
    expect(visit.page.get_by_text(_("No results"))).to_be_visible()
    assert visit.page.evaluate(ENGLISH) == []


def test_a_page_that_there_is_not_is_said_in_thai(visit: Visit):
    visit.open("/nothing")
    expect(visit.page.get_by_text(_("Page not found"))).to_be_visible()
    assert visit.page.evaluate(ENGLISH) == []


def test_a_notice_that_was_put_away_stays_away(visit: Visit):
    page = visit.open("/?year=2567").page
    notice = page.locator(".bundled")
    expect(notice).to_be_visible()
    page.get_by_role("button", name=_("Put away")).click()
    expect(notice).to_be_hidden()
    visit.go("มาตรการ")
    expect(notice).to_be_attached()
    expect(notice).to_be_hidden()
    page.reload()
    visit.settle()
    expect(notice).to_be_attached()
    expect(notice).to_be_hidden()


def test_a_link_is_copied_where_browsers_give_scripts_no_clipboard(visit: Visit):
    visit.page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    visit.open("/?year=2567")
    visit.page.get_by_role("button", name=_("Share this page")).click()
    visit.page.get_by_role("dialog").get_by_role("button", name=_("Copy the link")).click()
    expect(visit.page.get_by_text(_("Copied"), exact=True)).to_be_visible()
    visit.page.evaluate(
        "document.querySelector('[role=dialog] .stHtml').insertAdjacentHTML('beforeend', '<textarea></textarea>')"
    )
    visit.page.locator("textarea").focus()
    visit.page.keyboard.press("Control+V")
    assert visit.page.locator("textarea").input_value() == f"{visit.address}/?year=2567"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_page_is_handed_on_beside_its_title(visit: Visit, phone: bool):
    if phone:
        visit.page.set_viewport_size(PHONE)
    visit.page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    visit.open("/timeline?year=2567&lanes=late")
    if phone:
        visit.page.locator(".acts.small summary").click()
    visit.page.locator(".acts:visible").get_by_role("button", name=_("Copy the link")).click()
    expect(visit.page.get_by_text(_("Copied"), exact=True)).to_be_visible()
    sent = visit.page.locator(".acts:visible").get_by_role("link", name=_("Send by LINE")).get_attribute("href")
    assert "lanes%3Dlate" in sent


BOXES = """addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  window.boxes |= document.querySelector('[role="dialog"]') !== null;
}).observe(document.body, { subtree: true, childList: true }))"""
UNLOADED = _("A part of the page could not be loaded. The page opens anew by itself.")


def test_a_lost_connection_is_said_in_thai_and_over_by_itself(browser: Browser, tmp_path: Path):  # noqa: F811
    with running_app(tmp_path / "log") as url:
        visit = Visit(browser, url)
        visit.page.add_init_script(BOXES)
        visit.open("/?year=2567")
        read_at = visit.page.locator(".read-at").inner_text()
    said = visit.page.locator("#ita-connection")
    expect(said).to_be_visible()
    expect(said).to_contain_text(read_at)
    visit.page.wait_for_function("() => window.boxes", timeout=60_000)  # Streamlit's own comes after some tries
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    assert visit.page.evaluate(ENGLISH) == []
    with running_app(tmp_path / "log", port=urlsplit(url).port or 0):
        expect(said).to_be_hidden(timeout=60_000)
        visit.settle()
        assert visit.page.locator("h1").count() == 1
    visit.context.close()


def test_a_module_that_did_not_load_is_fetched_anew_when_the_server_is_back(visit: Visit):
    """As where the connection is lost while Streamlit fetches what shows a widget."""
    page, said, hidden = visit.page, visit.page.locator("#ita-connection"), visit.page.locator("[data-ita-hidden]")
    page.route("**/static/js/Multiselect*.js", lambda route: route.abort())
    page.route("**/static/js/index*.js", lambda route: route.abort() if route.request.method == "HEAD" else route.continue_())
    page.goto(f"{visit.address}/?year=2567")
    expect(page.locator("#ita-opening")).to_have_count(0, timeout=60_000)
    expect(said).to_have_text(UNLOADED)
    expect(hidden).not_to_have_count(0)
    assert [one for one in hidden.all() if one.is_visible()] == []
    assert page.evaluate(ENGLISH) == []
    page.unroute_all()
    expect(page.get_by_test_id("stMultiSelect").first).to_be_attached(timeout=60_000)
    expect(said).to_be_hidden()
    expect(hidden).to_have_count(0)


def test_what_fails_again_and_again_is_left_to_the_reader(visit: Visit):
    page, loads = visit.page, []
    page.on("request", lambda request: loads.append(request.url) if request.resource_type == "document" else None)
    page.route("**/static/js/Multiselect*.js", lambda route: route.abort())
    page.add_init_script("sessionStorage.setItem('ita-opened-anew', JSON.stringify([4, Date.now()]))")
    page.goto(f"{visit.address}/?year=2567")
    expect(page.locator("#ita-opening")).to_have_count(0, timeout=60_000)
    expect(page.locator("#ita-connection")).to_contain_text("กรุณาโหลดหน้านี้ใหม่")
    assert page.evaluate(ENGLISH) == []
    assert len(loads) == 1


def test_paper_has_no_controls_and_says_what_was_filtered(visit: Visit):
    visit.open("/measures?year=2567&division=กองช่าง")
    expect(visit.page.locator("#ita-opening")).to_have_count(0)
    expect(visit.page.locator(".print-only")).to_be_hidden()
    visit.page.emulate_media(media="print")
    expect(visit.page.locator(".print-only")).to_contain_text("กองช่าง")
    for pressed in ("stSidebar", "stHeader", "stButton", "stMultiSelect", "stTextInput"):
        assert [one for one in visit.page.get_by_test_id(pressed).all() if one.is_visible()] == []
    # As long as the page is, and no box in it that scrolls
    assert visit.page.evaluate(
        "document.documentElement.scrollHeight > document.querySelector('.stMainBlockContainer').scrollHeight - 5"
    )
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.stMain')).overflowY") == "visible"


MONTHS = """() => [...document.querySelectorAll('.months > span:not(.today)')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => { const range = document.createRange(); range.selectNodeContents(one); return range.getBoundingClientRect(); })
  .map((box) => [box.left, box.right])"""


def test_on_paper_the_months_of_the_timeline_stand_apart_and_a_heading_with_what_it_is_of(visit: Visit):
    visit.open("/timeline?year=2567")
    visit.page.set_viewport_size({"width": 700, "height": 1000})  # an A4 page without its margins
    visit.page.emulate_media(media="print")
    months = visit.page.evaluate(MONTHS)
    assert len(months) == 6
    assert all(right + 4 < left for (_left, right), (left, _right) in pairwise(months))
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.year h2')).breakAfter") == "avoid"
    # A row's words, how far it is and how late, stand beside its bar on paper, too
    expect(visit.page.locator(".year-row .words").first).to_be_visible()
    expect(visit.page.locator(".terms")).to_be_hidden()


def test_on_paper_a_calculation_has_room_for_names_and_points_stay_beside_their_sign(visit: Visit):
    visit.page.set_viewport_size({"width": 700, "height": 1000})
    visit.open("/figures?year=2567")
    visit.page.emulate_media(media="print")
    assert visit.page.locator(".branch.measure .name").first.bounding_box()["width"] > 200
    expect(visit.page.locator(".left-out a").first).to_be_visible()
    visit.page.emulate_media(media="screen")
    visit.open("/measures?year=2567")
    visit.page.emulate_media(media="print")
    points = visit.page.locator("table.heat td a > b").all()
    assert max(one.bounding_box()["height"] for one in points) < 24
    assert visit.page.evaluate("document.querySelector('table.heat').scrollWidth <= innerWidth")


MODES = {
    "light": {},
    "dark": {"dark": True},
    "phone": {"size": {"width": 390, "height": 844}},
}
READ = """() => {
  const small = new Set();
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const inside = box.right > 0 && box.left < innerWidth;  // a side bar that is shut lies beside the screen
    return inside && box.width > 1 && box.height > 1 && element.checkVisibility();
  };
  const unread = "script, style, svg, [aria-hidden=true], [data-testid=stVegaLiteChart]";
  const walker = document.createTreeWalker(document.querySelector(".stApp"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const size = parseFloat(getComputedStyle(parentElement).fontSize);
    if (data.trim() && size < 14 && seen(parentElement) && !parentElement.closest(unread)) small.add("reads " + data.trim());
  }
  for (const element of document.querySelectorAll(":is(.stApp, [data-testid=stDialog]) :is(a[href], button, summary)")) {
    const box = element.getBoundingClientRect();
    const name = element.innerText || element.ariaLabel || element.className;
    if (seen(element) && (box.width < 24 || box.height < 24)) small.add("presses " + name);
  }
  return [...small];
}"""


BEHIND = ("divisions?unit=กองช่าง", "measures?measure=6", "activity?of=5.3", "items?of=attention", "no-such-page")
"""Pages behind figures, and none at all."""


@pytest.mark.parametrize("mode", ["dark", "phone"])
@pytest.mark.parametrize("path", BEHIND)
def test_so_is_what_stands_behind_a_figure(browser: Browser, address: str, path: str, mode: str):  # noqa: F811
    visit = Visit(browser, address, **MODES[mode], bypass_csp=True)
    visit.open(f"/{path}{'&' if '?' in path else '?'}year=2567")
    visit.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert visit.page.evaluate(READ) == []
    found = Axe().run(visit.page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    visit.context.close()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.file)
def test_a_page_is_for_everyone(browser: Browser, address: str, page: PageEntry, mode: str):  # noqa: F811
    """axe-core finds nothing, and nothing is too small to read or to press."""
    visit = Visit(browser, address, **MODES[mode], bypass_csp=True)
    visit.open(f"/{page.url_path}?year=2567")
    expect(visit.page.locator("#ita-opening")).to_have_count(0)
    found = Axe().run(visit.page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert visit.page.evaluate(READ) == []
    visit.context.close()
