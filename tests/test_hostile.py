"""Hostile text in links, pages and files: nothing fails, nothing runs, nobody else is asked."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.middleware import Middleware

from ita_dash.access.admission import Door
from ita_dash.dataset import Source, understand
from ita_dash.export.files import FILES, content
from ita_dash.filters import Filters
from ita_dash.live import loader
from ita_dash.query import PARAMETERS
from ita_dash.settings import Settings
from ita_dash.ui.navigation import PAGES
from ita_dash.web import routes
from ita_dash.web.failureanswers import Failures
from ita_dash.web.fileaccess import FileAccess
from ita_dash.web.querylimits import Queries
from tests.asking import Server, serving
from tests.grids import HEADER, tab, workbook
from tests.page_runs import fine, opened, shown
from tests.running_app import running_app
from tests.test_browser import Visit, browser  # noqa: F401

PIECES = (
    *(
        "<script>alert(1)</script>",
        "<img src=//evil.example/x onerror=alert(2)>",
        "javascript:alert(3)",
        "</style><svg onload=alert(4)>",
    ),
    *("=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", '=HYPERLINK("http://evil.example","x")', "-2+3", "\t=1", "\r=1"),
    *("[x](https://evil.example)", "![x](https://evil.example/a.png)", "$\\href{javascript:alert(5)}{x}$", ":red[x]", "**x**"),
    *(
        "#set page(width: 1pt)",
        '#read("/etc/passwd")',
        "{{7*7}}",
        "${7*7}",
        "%s%n",
        "\x00",
        "\u202e",
        "\ufeff",
        "ก" * 300,
        "\ud800",
    ),
    *("../../etc/passwd", "' OR 1=1 --", "http://169.254.169.254/", "data:text/html,<script>alert(6)</script>", "๒๕๖๗", "กองคลัง"),
)
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), min_size=1, max_size=3).map("".join)
GOOD = ["1. มาตรการ", "1. จัดประชุม", "กองคลัง", "ตลอดปี", "จัดแล้ว", "ไม่มี"]
FILE_NAMES = [f"{name}.{wanted}" for name, formats in FILES.items() for wanted in formats]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    around = [
        Middleware(Failures),
        Middleware(Queries),
        Middleware(FileAccess, door=Door(), now=lambda: Settings(), pages=[""]),
    ]
    with serving(Starlette(routes=routes.routes(), middleware=around)) as server:
        yield server


@pytest.mark.slow
@settings(max_examples=60)
@given(
    file=st.sampled_from([*FILE_NAMES, "chart/measures.svg", "chart/x.png"]) | TEXT,
    asked=st.dictionaries(st.sampled_from(PARAMETERS) | TEXT, TEXT, max_size=4),
)
def test_a_hostile_link_is_refused_in_a_sentence_or_answered(server: Server, file: str, asked: dict[str, str]):
    query = "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in asked.items())
    reply = server.ask(f"/export/{quote(file, errors='replace')}?{query}")
    assert reply.status in (200, 400, 404, 414)
    if reply.status != 200:
        assert reply.headers["Content-Type"].startswith("text/plain")  # what it repeats runs nowhere
        assert b"Traceback" not in reply.body
        assert len(reply.body) < 5000


WRITTEN = [(name, wanted) for name, formats in FILES.items() for wanted in formats if name != "datapackage"]


@pytest.mark.slow
@settings(max_examples=6 * len(WRITTEN))
@given(row=st.lists(TEXT, min_size=len(HEADER), max_size=len(HEADER)), file=st.sampled_from(WRITTEN))
def test_a_hostile_row_is_written_to_every_file_as_text(row: list[str], file: tuple[str, str]):
    book = workbook(tab("แผน", [HEADER, GOOD, row]))
    dataset = understand(book, Source("แผน.csv"), Settings(), 2567, "x")
    filters = Filters(dataset.year.start)
    written = content(dataset, filters, *file)
    assert written
    if file[1] == "csv":
        text = written.decode("utf-8-sig") if isinstance(written, bytes) else written.lstrip("\ufeff")
        cells = [cell for line in csv.reader(StringIO(text, newline="")) for cell in line]
        assert [cell for cell in cells if cell.startswith(FORMULA) and not _number(cell)] == []


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


@pytest.mark.long
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=st.lists(st.lists(TEXT, min_size=len(HEADER), max_size=len(HEADER)), min_size=1, max_size=3), asked=TEXT)
def test_a_hostile_sheet_and_link_open_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list, asked: str):
    sheet = tmp_path / "แผน 2567.csv"
    with sheet.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        csv.writer(file).writerows([HEADER, GOOD, *[[cell.replace("\x00", "") for cell in row] for row in rows]])
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(sheet))
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    loader.FEEDS.forget()
    for page in PAGES:
        app = opened(page, division=asked.encode("utf-8", "replace").decode(), version=asked.encode("utf-8", "replace").decode())
        assert fine(app)
        assert not BeautifulSoup(shown(app), "html.parser").find_all(["script", "iframe", "style", "object"])


@pytest.mark.long
@pytest.mark.browser
def test_in_a_browser_nothing_runs_and_nobody_else_is_asked(browser: Browser, tmp_path: Path):  # noqa: F811
    sheet = tmp_path / "แผน 2567.csv"
    with sheet.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        rows = [
            [f"{number}. {piece}", f"{number}.1 {piece}", piece, piece, piece, piece] for number, piece in enumerate(PIECES, 1)
        ]
        csv.writer(file).writerows([HEADER, *[[cell.replace("\x00", "") for cell in row] for row in rows]])
    said: list[str] = []
    configured = {"ITA_DASH_SPREADSHEET": str(sheet), "ITA_DASH_YEARS": f"2567={sheet}"}
    with running_app(tmp_path / "log", configured) as address:
        visit = Visit(browser, address)
        visit.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        for page in PAGES:
            visit.open(f"/{page.url_path}?division={quote(PIECES[0])}&{quote(PIECES[1])}={quote(PIECES[2])}")
        visit.context.close()
    assert said == []
    assert visit.foreign == set()
    log = (tmp_path / "log").read_text(encoding="utf-8", errors="replace")
    assert [
        line for line in log.splitlines() if any(sign in line for sign in ("ERROR ita_dash", "Traceback", "evil.example"))
    ] == []
