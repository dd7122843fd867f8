"""Line 9: a first visit over a weak line with a weak processor, beside an empty page as Streamlit ships it, in Chromium.

1.6 Mbit/s, 150 ms, a processor four times slower. What counts is what a person sees: when the browser has painted the first
words, the first figure and the page's own headline, and when nothing on the page changes any more. Needs Chromium; without it the
line says so.
"""

import shutil
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import EMPTY, OURS, Server, running
from benchmarks.table import Result, seconds

BITS_PER_SECOND, LATENCY_MS, SLOWER = 1.6e6, 150, 4
VISITS, QUICK_VISITS = 3, 1
MEGABYTES, MOST_MOVED = 1.3, 0.1
FIRST_WORDS, FIRST_FIGURE, WHOLE, SAME_VISIT_AGAIN = 2.0, 8.0, 12.0, 1.0
"""Seconds; the last on a quick line, with what the browser has kept."""
PHONE = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
QUIET_MS = 1500
"""Nothing has changed for so long: a page is whole."""
WATCHED = """
window.seen = { moved: 0, changed: 0 };
const changes = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class", "style"] };
const note = (name, at) => { if (!(name in seen)) seen[name] = at; };
new MutationObserver(() => {
  const figures = document.querySelectorAll("#ita-opening .ita-figure, .headline .figure");
  figures.forEach((one) => one.setAttribute("elementtiming", one.matches(".headline .figure") ? "headline" : "figure"));
  seen.changed = performance.now();
}).observe(document, changes);
new PerformanceObserver((list) => list.getEntries().forEach((one) => note(one.identifier, one.renderTime)))
  .observe({ type: "element", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => note(one.name, one.startTime)))
  .observe({ type: "paint", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => { seen.moved += one.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
"""Run before the page: notes when the browser has painted what, when the page last changed, and how much moved (web.dev/cls)."""
RAN = """document.querySelector('.stApp[data-test-script-state="notRunning"]') &&
  !document.querySelector('#ita-opening, [data-testid="stSkeleton"], [data-testid="stSpinner"]')"""
WHOLE_PAGE = f"() => {RAN} && performance.now() - window.seen.changed > {QUIET_MS}"


@dataclass(frozen=True)
class Opened:
    """One visit, in seconds: until the browser had painted the first words, the first figure (NaN where there is none), the
    headline of the page itself, and until nothing changed any more; how much moved, bytes over the wire, requests."""

    words: float
    figure: float
    headline: float
    whole: float
    moved: float
    size: int
    requests: int


def results(quick: bool) -> list[Result]:
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None:
        return [Result(9, "A first visit in a browser", "not measured", "needs Chromium", "")]
    visits = QUICK_VISITS if quick else VISITS
    with sync_playwright() as playwright, running(OURS) as ours, running(EMPTY) as shipped:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        pairs = [(_visit(browser, ours), _visit(browser, shipped)) for _time in range(visits)]
        again = _again(browser, ours, visits)
        browser.close()
    return _lines(pairs, again)


def _lines(pairs: list[tuple[Opened, Opened]], again: list[Opened]) -> list[Result]:
    ours, others = zip(*pairs, strict=True)
    empty = median(one.whole for one in others)
    what = "A first visit on a weak telephone: "

    def timed(said: str, taken: float, most: float) -> Result:
        beside = f"{seconds(empty)} an empty page as Streamlit ships, on the weak telephone"
        return Result(9, said, seconds(taken), beside, f"{taken / empty:.2f}×", f"≤ {most:g} s", taken <= most)

    size, most = ours[-1], others[-1]
    moved = max(one.moved for one in ours)
    kept = "The same visit again, on a quick line: "
    return [
        timed(f"{what}the first words, in Thai, are seen after", median(one.words for one in ours), FIRST_WORDS),
        timed(f"{what}the first figure is seen after", median(one.figure for one in ours), FIRST_FIGURE),
        timed(f"{what}the page's own headline is seen after", median(one.headline for one in ours), FIRST_FIGURE),
        timed(f"{what}the whole page stands after", median(one.whole for one in ours), WHOLE),
        Result(
            9,
            f"{what}moves, of the screen",
            f"{moved:.3f}",
            f"{max(one.moved for one in others):.3f} an empty page as Streamlit ships",
            f"{moved:.3f}",
            f"≤ {MOST_MOVED:g}",
            moved <= MOST_MOVED,
        ),
        Result(
            9,
            f"{what}over the wire",
            f"{size.size / 1e6:.2f} MB in {size.requests} requests",
            f"{most.size / 1e6:.2f} MB in {most.requests} an empty page as Streamlit ships",
            f"{size.size / most.size:.2f}×",
            f"≤ {MEGABYTES:g} MB",
            size.size / 1e6 <= MEGABYTES,
        ),
        timed(f"{kept}the first figure is seen after", median(one.figure for one in again), SAME_VISIT_AGAIN),
        Result(
            9,
            f"{kept}the page's own headline is seen after",
            seconds(median(one.headline for one in again)),
            f"{seconds(median(one.figure for one in again))} the first figure",
            f"{median(one.headline / one.figure for one in again):.1f}×",
        ),
    ]


def _visit(browser: Browser, server: Server) -> Opened:
    context = browser.new_context(viewport=PHONE, locale="th-TH", timezone_id="Asia/Bangkok")
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    rate = BITS_PER_SECOND / 8
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, "downloadThroughput": rate, "uploadThroughput": rate},
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    opened = _opened(page, server, sizes)
    context.close()
    return opened


def _again(browser: Browser, server: Server, visits: int) -> list[Opened]:
    context = browser.new_context(viewport=PHONE, locale="th-TH", timezone_id="Asia/Bangkok")
    found = []
    for _time in range(visits + 1):
        page = context.new_page()
        found.append(_opened(page, server, []))
        page.close()
    context.close()
    return found[1:]


def _opened(page: Page, server: Server, sizes: list[int]) -> Opened:
    """What the browser's own clock says, from the asking on; ``sizes`` fills as files arrive."""
    page.add_init_script(WATCHED)
    page.goto(f"http://127.0.0.1:{server.port}/?year=2567", wait_until="commit")
    page.wait_for_function(WHOLE_PAGE, timeout=120_000)
    seen = page.evaluate("() => window.seen")

    def at(name: str) -> float:
        return float(seen.get(name, "nan")) / 1000

    first = min(at("figure"), at("headline")) if "figure" in seen else at("headline")
    return Opened(
        at("first-contentful-paint"), first, at("headline"), at("changed"), float(seen["moved"]), int(sum(sizes)), len(sizes)
    )
