"""The links on ดาวน์โหลด and the buttons that save a chart: what they offer, and when they do not."""

from datetime import date
from urllib.parse import quote

import pytest

from ita_dash.filters import Filters
from ita_dash.look import drawing
from ita_dash.settings import Settings
from ita_dash.ui import filelinks
from ita_dash.ui.navigation import PAGES
from ita_dash.ui.view import View
from ita_dash.web import routes
from tests.page_runs import fine, opened
from tests.years import bundled_year

DOWNLOADS = next(page for page in PAGES if page.file == "downloads.py")


def view(filters: Filters) -> View:
    dataset = bundled_year(2567)
    assessed = dataset.assessed(filters.as_of)
    return View(Settings(), dataset, filters, assessed, filters.apply(assessed))


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("https://ita.example.go.th/downloads", "https://ita.example.go.th"),
        ("http://127.0.0.1:8501/downloads/", "http://127.0.0.1:8501"),
        ("https://example.go.th/ita/downloads", "https://example.go.th/ita"),
        ("https://example.go.th/", "https://example.go.th"),
        (None, ""),
        ("", ""),
    ],
)
def test_the_dashboards_own_address_is_that_of_the_browser(url, root):
    assert filelinks.root_of(url, "downloads") == root


def test_a_link_names_its_year_and_what_is_not_usual():
    usual = Filters(date(2024, 6, 30))
    assert filelinks.address(view(usual), "https://x", "export/measures.csv") == "https://x/export/measures.csv?year=2567"
    narrowed = Filters(date(2024, 3, 31), divisions=("กองคลัง",), statuses=("done",))
    asked = "&".join(("year=2567", "division=" + quote("กองคลัง"), "status=done", "as_of=2024-03-31"))
    assert filelinks.address(view(narrowed), "", "export/measures.csv") == f"/export/measures.csv?{asked}"


def test_every_file_with_a_link_is_offered_by_a_name():
    offered = {f"{name}.{wanted}" for name in filelinks.titles() for wanted in filelinks.formats(name)}
    pictures = {f"export/chart/{name}.{wanted}" for name in drawing.CHARTS for wanted in drawing.MEDIA_TYPES}
    assert offered == pictures | {"summary.pdf", "report.pdf", "report.docx"} | {
        f"export/{name}.{wanted}" for name, formats in routes.FILES.items() for wanted in formats
    }
    assert len(set(filelinks.titles().values())) == len(filelinks.titles())


def test_the_page_gives_the_link_of_what_is_chosen():
    app = opened(DOWNLOADS, year="2567", status="done")
    assert not app.code  # nothing of it is sent until somebody opens it
    assert not app.main.selectbox
    app.session_state["file_links"] = True
    app.run()
    assert app.code[0].value.endswith("/export/assignments.csv?year=2567&status=done")
    app.selectbox(key="link_file").select("export/chart/matrix").run()
    assert fine(app)
    assert app.code[0].value.endswith("/export/chart/matrix.svg?year=2567&status=done")


def test_the_page_offers_no_links_where_they_are_switched_off(monkeypatch):
    monkeypatch.setenv("ITA_DASH_LINKS", "false")
    app = opened(DOWNLOADS, year="2567")
    assert fine(app)
    assert not [one for one in app.expander if one.label.startswith("ลิงก์")]
