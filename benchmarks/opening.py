"""Line 9: a first visit over a weak line with a weak processor, beside an empty page as Streamlit ships it, in Chromium.

1.6 Mbit/s, 150 ms, a processor four times slower. Needs Chromium; without it the line says so.
"""

import shutil
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import EMPTY, OURS, Server, running
from benchmarks.table import Result, seconds

BITS_PER_SECOND, LATENCY_MS, SLOWER = 1.6e6, 150, 4
VISITS, QUICK_VISITS = 3, 1
MEGABYTES = 1.3
FIRST_FIGURE, SAME_VISIT_AGAIN = 8.0, 1.0
"""Seconds; the second on a quick line, with what the browser has kept."""
PHONE = {"width": 390, "height": 844}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
FIGURE = "() => document.querySelector('.headline .figure') && !document.documentElement.classList.contains('ita-opening')"
EMPTY_STANDS = """() => document.querySelector('.stApp[data-test-script-state="notRunning"]')"""


@dataclass(frozen=True)
class Opened:
    """One visit: seconds until its first figure stands, bytes over the wire, requests."""

    seconds: float
    size: int
    requests: int


def results(quick: bool) -> list[Result]:
    path = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
    if path is None:
        return [Result(9, "A first visit in a browser", "not measured", "needs Chromium", "")]
    visits = QUICK_VISITS if quick else VISITS
    with sync_playwright() as playwright, running(OURS) as ours, running(EMPTY) as shipped:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        pairs = [(_visit(browser, ours, FIGURE), _visit(browser, shipped, EMPTY_STANDS)) for _time in range(visits)]
        again = _again(browser, ours)
        browser.close()
    return _lines(pairs, again)


def _lines(pairs: list[tuple[Opened, Opened]], again: float) -> list[Result]:
    first, empty = (median(one.seconds for one in visits) for visits in zip(*pairs, strict=True))
    (ours, other) = pairs[-1]
    what = "A first visit on a weak telephone: "
    return [
        Result(
            9,
            f"{what}the first figure stands after",
            seconds(first),
            f"{seconds(empty)} an empty page as Streamlit ships",
            f"{first / empty:.1f}×",
            f"≤ {FIRST_FIGURE:g} s",
            first <= FIRST_FIGURE,
        ),
        Result(
            9,
            f"{what}over the wire",
            f"{ours.size / 1e6:.2f} MB in {ours.requests} requests",
            f"{other.size / 1e6:.2f} MB in {other.requests} an empty page as Streamlit ships",
            f"{ours.size / other.size:.2f}×",
            f"≤ {MEGABYTES:g} MB",
            ours.size / 1e6 <= MEGABYTES,
        ),
        Result(
            9,
            "The same visit again, on a quick line: the first figure stands after",
            seconds(again),
            f"{seconds(empty)} an empty page on a weak telephone",
            f"{again / empty:.2f}×",
            f"≤ {SAME_VISIT_AGAIN:g} s",
            again <= SAME_VISIT_AGAIN,
        ),
    ]


def _visit(browser: Browser, server: Server, stands: str) -> Opened:
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
    taken = _taken(page, server, stands)
    page.wait_for_load_state("networkidle")
    context.close()
    return Opened(taken, int(sum(sizes)), len(sizes))


def _again(browser: Browser, server: Server) -> float:
    context = browser.new_context(viewport=PHONE, locale="th-TH", timezone_id="Asia/Bangkok")
    for _time in range(2):
        page = context.new_page()
        taken = _taken(page, server, FIGURE)
        page.wait_for_load_state("networkidle")
        page.close()
    context.close()
    return taken


def _taken(page: Page, server: Server, stands: str) -> float:
    """Seconds from the asking until ``stands`` is true, by the browser's own clock."""
    page.goto(f"http://127.0.0.1:{server.port}/?year=2567", wait_until="commit")
    page.wait_for_function(stands, timeout=120_000)
    return float(page.evaluate("() => performance.now()")) / 1000
