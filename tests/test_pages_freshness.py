"""What pages say of the age of their data: banners while reads fail, refresh, losses, older versions; never a blank page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from ita_dash.configuredstore import store
from ita_dash.live import countedsheets, feed, loader
from ita_dash.live.retry import Retry
from ita_dash.messages import _
from ita_dash.ui.navigation import PAGES
from tests.fake_clock import FakeClock
from tests.grids import HEADER, tab, workbook
from tests.page_runs import fine, shown, visitor
from tests.sheets_server import Fault, SheetsServer
from tests.worker_jobs import broken

pytestmark = pytest.mark.slow

SHEET_ID = "1sheet-of-the-office-0123456789abcdef"
ROWS = [[f"{n}. มาตรการที่ {n}", f"1. ประชุม {n}", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", f"ประชุมแล้ว {n}", "ทำต่อไป"] for n in range(1, 9)]
WITHOUT_RESULTS = [row[:4] + row[5:] for row in [HEADER, *ROWS]]


def plan(rows=ROWS, header=HEADER, title="แผน"):
    return workbook(tab(title, [header, *rows], gid=7))


@dataclass
class Office:
    """The app before the tests' Sheets API server, on a clock that tests move."""

    server: SheetsServer
    clock: FakeClock
    link: str
    open_apps: list[AppTest]

    def open(self, page: int = 0, **parameters: str) -> AppTest:
        """A visitor's first page, or the one after it."""
        app = visitor()
        app.query_params.update(parameters)
        app.run()
        if page:
            app.switch_page(f"../../pages/{PAGES[page].file}").run()
        self.open_apps.append(app)
        return app

    def share(self, content, *readers: str) -> None:
        self.server.share(SHEET_ID, content, *readers)

    def read(self) -> feed.State:
        """A read of everybody's, ended."""
        source = loader.FEEDS.source(loader.settings(), store(loader.settings()), None)
        self.clock.seconds += feed.REFRESH_PAUSE
        assert source.feed.refresh(wait=60)
        return source.feed.state()

    def restart(self) -> None:
        """What a process keeps is gone; what is stored is there."""
        loader.FEEDS.forget()


@pytest.fixture
def office(
    request: pytest.FixtureRequest, sheets_server: SheetsServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Office]:
    clock = FakeClock()
    link = sheets_server.share(SHEET_ID, plan())
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", link)
    monkeypatch.setenv("ITA_DASH_API_ENDPOINT", sheets_server.url)
    monkeypatch.setenv("ITA_DASH_SERVICE_ACCOUNT", json.dumps(sheets_server.service_account))
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/history.db")
    monkeypatch.setattr(countedsheets.PatientSheets.__init__, "__kwdefaults__", quick(clock, request.node.name))
    monkeypatch.setattr(feed.Feed.__init__, "__kwdefaults__", {**feed.Feed.__init__.__kwdefaults__, "clock": clock.clock})
    monkeypatch.setattr(loader, "REFRESH_WAIT", 60.0)
    loader.FEEDS.forget()
    yield Office(sheets_server, clock, link, [])
    loader.FEEDS.forget()


def quick(clock: FakeClock, test: str) -> dict[str, object]:
    """Tries whose waits take no time. An answer that never comes is not waited for long, but longer than a busy machine takes."""
    retry = Retry(tries=2, clock=clock.clock, sleep=lambda _seconds: None, chance=lambda: 0.0)
    longest = 1.5 if test.endswith(("[hang]", "[drip]")) else 30.0
    return {"calls": countedsheets.CALLS, "retry": retry, "timeout": (longest, longest)}


def words(app: AppTest) -> str:
    """What a page says; words that are kept on one line are part of their sentence."""
    page = BeautifulSoup(shown(app), "html.parser")
    for kept in page.select("span.nw"):
        kept.unwrap()
    page.smooth()
    return page.get_text(" ")


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


FAULTS: dict[str, Callable[[SheetsServer], None]] = {
    "429 for minutes": lambda server: server.fail(Fault(status=429), lasting=True),
    "500": lambda server: server.fail(Fault(status=500), lasting=True),
    "503": lambda server: server.fail(Fault(status=503), lasting=True),
    "html": lambda server: server.fail(Fault("html", 200), lasting=True),
    "half a body": lambda server: server.fail(Fault("truncated"), lasting=True),
    "no json": lambda server: server.fail(Fault("invalid_json"), lasting=True),
    "reset": lambda server: server.fail(Fault("reset"), lasting=True),
    "hang": lambda server: server.fail(Fault("hang"), lasting=True),
    "drip": lambda server: server.fail(Fault("drip"), lasting=True),
    "another shape": lambda server: server.share(SHEET_ID, {"properties": {"title": "x"}, "sheets": {"a": 1}}) and None,
    "revoked": lambda server: setattr(server, "revoked", True),
    "unshared": lambda server: server.share(SHEET_ID, plan(), "somebody@office.example") and None,
    "moved": lambda server: server.spreadsheets.clear(),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_leaves_the_last_good_version_with_a_banner_also_after_a_restart(office, fault):
    office.read()
    FAULTS[fault](office.server)
    for process in ("the same", "a new one"):
        if process == "a new one":
            office.restart()
        state = office.read()
        app = office.open(1)
        assert fine(app)
        page = words(app)
        assert "มาตรการที่ 1" in page
        assert _("The last read failed") in page
        assert state.outage.error.message in page
        assert state.outage.error.advice in page
        assert "ระบบจะลองอ่านใหม่เองเมื่อ" in page
    assert len(store(loader.settings()).versions(SHEET_ID)) == 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_before_the_first_read_is_a_message_that_goes_by_itself(office, fault):
    FAULTS[fault](office.server)
    app = office.open()
    assert not app.exception
    page = words(app)
    assert _("The data could not be read") in page
    assert "ระบบจะลองอ่านใหม่เองเมื่อ" in page
    assert _("Try again") in [button.label for button in app.button]


def test_a_host_whose_name_nobody_knows(office, monkeypatch):
    assert fine(office.open())
    monkeypatch.setenv("ITA_DASH_API_ENDPOINT", "http://sheets.invalid")
    page = words(office.open(1))
    assert "มาตรการที่ 1" in page
    office.read()
    assert _("The last read failed") in words(office.open(1))


def test_every_page_says_when_whence_and_whether_it_was_read(office):
    app = office.open()
    for page in PAGES:
        app.switch_page(f"../../pages/{page.file}").run()
        said = BeautifulSoup(shown(app), "html.parser").select_one(".fresh")
        assert said.get_text(" ").startswith("อ่านชีตเมื่อ")
        assert said.select_one("a")["href"].startswith("https://docs.google.com/")
        assert _("The last read succeeded") in said.get_text(" ")
        assert _("Refresh") in [button.label for button in app.button]
    assert len(office.server.reads()) == 1


def test_when_the_source_is_back_the_banner_goes(office):
    office.open()
    office.server.fail(Fault(status=503), lasting=True)
    office.read()
    app = office.open()
    assert _("The last read failed") in words(app)
    office.server.recover()
    office.clock.seconds += feed.REFRESH_PAUSE
    press(app, _("Refresh"))
    assert _("The last read succeeded") in words(app)


def test_minutes_of_429_take_few_calls_whoever_looks(office):
    app = office.open()
    before = len(office.server.reads())
    office.server.fail(Fault(status=429, headers={"Retry-After": "120"}), lasting=True)
    office.read()
    for _look in range(11):
        office.clock.seconds += 10
        app.run()
    assert fine(app)
    assert len(office.server.reads()) - before == 1


def test_refresh_shows_what_was_changed_and_not_twice_in_ten_seconds(office):
    app = office.open(1)
    office.share(plan([["1. มาตรการใหม่", *ROWS[0][1:]], *ROWS[1:]]))
    press(app, _("Refresh"))
    assert "มาตรการใหม่" in words(app)
    reads = len(office.server.reads())
    press(app, _("Refresh"))
    assert "รีเฟรชได้อีกครั้งใน ๑๐ วินาที" in words(app)
    assert len(office.server.reads()) == reads
    office.clock.seconds += 10
    press(app, _("Refresh"))
    assert "รีเฟรชได้อีกครั้ง" not in words(app)
    assert len(office.server.reads()) == reads + 1


def test_refresh_is_for_everybody(office):
    one, other = office.open(1), office.open(1)
    office.share(plan([["1. มาตรการใหม่", *ROWS[0][1:]], *ROWS[1:]]))
    press(one, _("Refresh"))
    reads = len(office.server.reads())
    assert "มาตรการใหม่" in words(other.run())
    assert len(office.server.reads()) == reads


def test_a_column_that_went_is_named_and_the_version_before_can_be_seen_and_left(office):
    app = office.open(1)
    office.share(plan(WITHOUT_RESULTS[1:], WITHOUT_RESULTS[0]))
    office.read()
    app.run()
    assert fine(app)
    assert "คอลัมน์ ผลการดำเนินการ หายไปจากแท็บ แผน" in words(app)
    assert "\xa0แล้วเสร็จ" not in words(app)  # nothing is reported without the column of results
    press(app, next(one.label for one in app.button if one.label.startswith("ดูข้อมูลรุ่นวันที่")))
    assert "\xa0แล้วเสร็จ" in words(app)
    assert "ซึ่งไม่ใช่ข้อมูลล่าสุด" in words(app)
    version = app.query_params["version"]
    app.switch_page(f"../../pages/{PAGES[2].file}")
    app.query_params.clear()  # as Streamlit does when the menu is used
    app.run()
    assert "ซึ่งไม่ใช่ข้อมูลล่าสุด" in words(app)
    assert app.query_params["version"] == version
    linked = office.open(0, version=version[0] if isinstance(version, list) else version)
    assert "ซึ่งไม่ใช่ข้อมูลล่าสุด" in words(linked)
    press(app, _("Back to the newest data"))
    assert "ซึ่งไม่ใช่ข้อมูลล่าสุด" not in words(app)
    assert "version" not in app.query_params


def test_fewer_than_half_of_the_rows_are_named(office):
    office.open()
    office.share(plan(ROWS[:3]))
    office.read()
    assert "เหลือรายการรายงานเพียง ๓ จาก ๘ รายการ" in words(office.open())


@pytest.mark.parametrize("empty", [workbook(tab("แผน", [])), workbook(tab("ปก", [["แผนปฏิบัติการ"]]))])
def test_a_sheet_that_was_emptied_shows_the_version_before(office, empty):
    app = office.open(1)
    office.share(empty)
    office.read()
    for one in (app.run(), office.open(1)):
        assert fine(one)
        assert "มาตรการที่ 1" in words(one)
        assert "ไม่พบแบบรายงานในชีตแล้ว" in words(one)
    office.share(plan())
    office.read()
    assert "ไม่พบแบบรายงานในชีตแล้ว" not in words(app.run())


def test_renamed_tabs_are_read_on(office):
    app = office.open(1)
    office.share(plan(title="แผน (ใหม่)"))
    assert office.read().reading.lost is None
    assert "มาตรการที่ 1" in words(app.run())


@pytest.mark.parametrize("asked", ["999", "-1", "abc", "1e3", "๙๙๙", "9" * 30])
def test_a_version_that_there_is_not_is_ignored_and_said(office, asked):
    office.open()
    app = office.open(0, version=asked)
    assert fine(app)
    assert "version" not in app.query_params
    assert _("Part of the link was not used") in words(app)


def test_a_store_that_cannot_be_written_is_said_and_stops_nothing(office, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{tmp_path}/file/history.db")
    app = office.open(1)
    assert fine(app)
    assert "มาตรการที่ 1" in words(app)
    assert "หน่วยความจำ" in words(app)
    office.share(workbook(tab("แผน", [])))
    office.read()
    assert "มาตรการที่ 1" in words(app.run())


def test_a_parser_that_fails_is_a_failed_read_with_the_old_data(office, monkeypatch, caplog):
    app = office.open(1)
    office.share(plan(ROWS[:7]))
    monkeypatch.setattr("ita_dash.live.understanding.understood", broken)
    assert office.read().outage.error.code == "unexpected"
    app.run()
    assert fine(app)
    assert "มาตรการที่ 8" in words(app)
    assert "in the parser" not in words(app)
    assert "in the parser" in caplog.text


def test_calls_and_the_share_of_the_quota_stand_on_the_page_of_checks(office):
    office.server.fail(Fault(status=503))
    office.open()
    page = words(office.open(next(place for place, page in enumerate(PAGES) if page.file == "checks.py")))
    assert "จำนวนครั้งที่เรียก Google" in page
    assert "โควตา" in page
    assert "HTTP" in page


def test_a_wall_clock_set_back_shows_what_it_says_and_reads_on(office, monkeypatch):
    app = office.open(1)
    shared = plan([["1. มาตรการใหม่", *ROWS[0][1:]], *ROWS[1:]])
    office.share(shared)
    monkeypatch.setattr("ita_dash.sheet.google.datetime", _LongAgo)
    state = office.read()
    assert state.outage is None
    app.run()
    assert fine(app)
    assert "มาตรการใหม่" in words(app)


class _LongAgo:
    @staticmethod
    def now(zone):
        from datetime import datetime

        return datetime.now(zone) - timedelta(days=400)
