"""The pages over a live sheet: real HTTP from the app to the tests' Sheets API server."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from ita_dash.live import loader
from ita_dash.live.countedsheets import PatientSheets
from ita_dash.live.retry import Retry
from ita_dash.ui.navigation import PAGES
from tests.grids import DIVISIONS, HEADER, tab, workbook
from tests.page_runs import fine, shown, visitor
from tests.sheets_server import ACCOUNT, ANYONE, API_KEY, Fault, SheetsServer

pytestmark = pytest.mark.slow

ROW = ["๑. มาตรการ ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]
SHEET = workbook(tab("แผน", [HEADER, ROW], gid=7), tab("ส่วนราชการ", DIVISIONS, gid=8))
SHEET_ID = "1sheet-of-the-office-0123456789abcdef"


@pytest.fixture
def configure(sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., str]:
    """Points the app at the server, as the service account unless told otherwise; gives the sheet's link."""

    def point(*readers: str, content=SHEET, api_key: str = "") -> str:
        link = sheets_server.share(SHEET_ID, content, *readers)
        monkeypatch.setenv("ITA_DASH_SPREADSHEET", link)
        monkeypatch.setenv("ITA_DASH_API_ENDPOINT", sheets_server.url)
        if api_key:
            monkeypatch.setenv("ITA_DASH_API_KEY", api_key)
        else:
            monkeypatch.setenv("ITA_DASH_SERVICE_ACCOUNT", json.dumps(sheets_server.service_account))
        monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
        loader.FEEDS.forget()
        return link

    return point


def open_app() -> AppTest:
    return visitor().run()


def test_a_private_sheet_is_read_once_for_all_pages(configure, sheets_server):
    configure()
    app = open_app()
    for page in PAGES:
        app.switch_page(f"../../pages/{page.file}").run()
        assert fine(app)
    assert len(sheets_server.reads()) == 1


def test_a_link_shared_sheet_is_read_with_an_api_key(configure, sheets_server):
    configure(ANYONE, api_key=API_KEY)
    app = open_app()
    assert fine(app)
    assert "มาตรการ ก" in shown(app.switch_page("../../pages/measures.py").run())
    assert sheets_server.tokens == {}


def test_rows_link_to_their_cells(configure):
    configure()
    app = open_app()
    app.query_params["of"] = "1.1"
    app.switch_page("../../pages/activity.py").run()
    links = {tag["href"] for tag in BeautifulSoup(shown(app), "html.parser").find_all("a")}
    assert f"https://docs.google.com/spreadsheets/d/{SHEET_ID}/edit#gid=7&range=B2" in links


def test_a_sheet_that_is_not_shared_says_to_share_it_and_no_log_has_an_address(configure, caplog):
    configure("somebody@example.com")
    said = shown(open_app())
    assert "บัญชีบริการ" in said
    assert ACCOUNT.email not in said
    assert "forbidden" in caplog.text
    assert "@" not in caplog.text
    assert "Traceback" not in said


@pytest.mark.parametrize(("fault", "words"), [
    (Fault(status=404), "ไม่พบ"),
    (Fault(status=429), "429"),
    (Fault(kind="html"), "ไม่ตอบกลับตามปกติ"),
    (Fault(kind="truncated"), "ไม่ตอบกลับตามปกติ"),
    (Fault(kind="reset"), "ไม่ตอบกลับตามปกติ"),
])  # fmt: skip
def test_a_failing_read_is_a_message_with_advice(configure, sheets_server, monkeypatch, fault, words):
    quick = {**PatientSheets.__init__.__kwdefaults__, "retry": Retry(sleep=lambda _seconds: None)}
    monkeypatch.setattr(PatientSheets.__init__, "__kwdefaults__", quick)
    configure()
    sheets_server.fail(fault, lasting=True)
    app = open_app()
    assert not app.exception
    assert words in shown(app)


def test_a_sheet_without_a_form_says_what_a_form_is(configure):
    configure(content=workbook(tab("ปก", [["แผนปฏิบัติการ"]])))
    assert "วิธีการดำเนินการ" in shown(open_app())
