"""Every page of the registry, run as Streamlit runs it: both bundled years, filters, odd links, data that is not there."""

import csv
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1.element_tree import Block, Node

from benchmarks.workload import table
from ita_dash.live import loader
from ita_dash.look import drawing
from ita_dash.look.drawnsigns import name_of
from ita_dash.messages import _
from ita_dash.settings import load_settings
from ita_dash.sheet.errors import SheetError
from ita_dash.thai import arabic
from ita_dash.ui import yearlines
from ita_dash.ui.builtonce import SHOWN
from ita_dash.ui.navigation import PAGES, PageEntry
from tests.page_runs import MAIN, fine, opened, press, shown

pytestmark = pytest.mark.slow

MOST_PIECES = 32
"""Of a page with its side bar; the one with most, ดาวน์โหลด, has 25."""
EVERY_PAGE = pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.file.removesuffix(".py"))


@EVERY_PAGE
@pytest.mark.parametrize("year", ["2566", "2567"])
def test_page_opens_and_says_that_its_data_is_bundled_or_made_up(entry: PageEntry, year: str) -> None:
    app = opened(entry, year=year)
    assert fine(app)
    assert f"<h1>{_(entry.title)}</h1>" in shown(app)
    assert len(shown(app)) > 500
    assert (_("Names and figures are made up") in shown(app)) == (year == "2567")
    assert (f"<b>{_('Example data')}</b>" in shown(app)) == (year == "2566")


@EVERY_PAGE
def test_page_opens_where_the_filters_leave_nothing(entry: PageEntry) -> None:
    app = opened(entry, year="2566", status="unable")
    assert fine(app)
    assert (_("Nothing matches these filters") in shown(app)) == (entry.needs_rows or entry.file in ("downloads.py", "items.py"))


@EVERY_PAGE
def test_odd_link_opens_the_usual_view_and_says_what_it_ignored(entry: PageEntry) -> None:
    app = opened(
        entry, year="abc", status="zzz", as_of="9999-99-99", measure="<script>alert(1)</script>", division=["กองคลัง", "ไม่มี"]
    )
    assert fine(app)
    page = shown(app)
    assert _("Part of the link was not used") in page
    assert all(value in page for value in ("abc", "zzz", "9999-99-99", "&lt;script&gt;"))
    assert "<script" not in page
    assert app.query_params == {"division": "กองคลัง"}


def test_filters_hold_across_pages_and_stand_in_the_address() -> None:
    app = opened(year="2566", division="กองคลัง", status=["done", "in_progress"], as_of="2023-03-31")
    asked = dict(app.query_params)
    app.switch_page("../../pages/timeline.py")
    app.query_params.clear()  # as Streamlit does when the menu is used
    app.run()
    assert (
        app.query_params
        == asked
        == {"year": "2566", "division": "กองคลัง", "status": ["done", "in_progress"], "as_of": "2023-03-31"}
    )
    assert app.sidebar.multiselect(key="filter_division").value == ["กองคลัง"]


def test_back_to_a_page_without_filters_undoes_the_filter_that_led_away() -> None:
    app = opened(PAGES[1], schedule="overdue")
    app.query_params.clear()
    app.query_params["_"] = ""  # as the page's script marks an address of the browser's history
    app.switch_page("../../pages/overview.py").run()
    assert fine(app)
    assert app.query_params == {}
    assert app.sidebar.multiselect(key="filter_schedule").value == []


def test_usual_values_stay_out_of_the_address() -> None:
    assert opened(year="2567", as_of="2024-06-30").query_params == {}
    assert opened(year="2566", as_of="2023-09-30").query_params == {"year": "2566"}


def test_clear_filters() -> None:
    app = opened(year="2566", division="กองคลัง", status="done", as_of="2023-03-31")
    press(app, "clear_filters")
    assert app.query_params == {"year": "2566"}
    assert app.sidebar.multiselect(key="filter_status").value == []


def test_another_year_keeps_only_filters_it_knows() -> None:
    app = opened(year="2567", division=["กองคลัง", "กองสวัสดิการสังคม"])
    app.sidebar.selectbox[0].set_value(2566).run()
    assert fine(app)
    assert app.query_params == {"year": "2566", "division": "กองคลัง"}


def test_pages_have_their_own_title_icon_and_address() -> None:
    for values in zip(*((one.title, one.icon, one.url_path, one.file) for one in PAGES), strict=True):
        assert len(set(values)) == len(PAGES)


PICTURES = {f"export/chart/{name}.{wanted}" for name in drawing.CHARTS for wanted in drawing.MEDIA_TYPES}
OWN = {one.url_path for one in PAGES} | {"./", "#cells", "summary.pdf", "export/assignments.xlsx"} | PICTURES
HOSTILE = [
    ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน", "<i>หมายเหตุ</i>"],
    [
        "1. **หนา** <img src=x onerror=alert(1)>",
        "1. :red[แดง] <script>alert(2)</script>",
        "[กอง](javascript:alert(3))",
        "$x^2$ <b>ผล</b>",
        "<iframe src='//x.y'></iframe>",
        "javascript:alert(4)",
        "<style>*{display:none}</style>",
    ],
]


@EVERY_PAGE
def test_text_of_the_sheet_stays_text(entry: PageEntry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sheet = tmp_path / "ปี 2567.csv"
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(HOSTILE)
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(sheet))
    app = opened(entry)
    assert fine(app)
    soup = BeautifulSoup(shown(app), "html.parser")
    assert not soup.find_all(["img", "script", "iframe", "style", "i"])
    # To the web, or to a page of ours: never anywhere that the sheet names otherwise
    assert {urlsplit(link["href"]).scheme for link in soup.find_all("a")} <= {"https", ""}
    assert all(link["href"].partition("?")[0] in OWN for link in soup.find_all("a") if not urlsplit(link["href"]).scheme)
    assert not any(sign in re.sub(r"\\.", "", one.label) for one in app.expander for sign in ("*หนา", "<", "[กอง"))


def test_unforeseen_failure_is_a_message_and_a_log_entry(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(frame: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("ita_dash.summary.total", fail)
    SHOWN.clear()
    app = opened()
    assert not app.exception
    assert _("This page cannot be shown just now") in shown(app)
    assert "secret detail" not in shown(app)
    assert "secret detail" in caplog.text


@EVERY_PAGE
def test_missing_file_is_a_message_with_advice(entry: PageEntry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(tmp_path / "missing.xlsx"))
    app = opened(entry)
    assert fine(app)
    page = shown(app)
    assert _("The data could not be read") in page
    assert "missing.xlsx" in page
    assert _("Try again") in [button.label for button in app.button]


@EVERY_PAGE
def test_a_sheet_without_a_form_gives_the_empty_one(entry: PageEntry, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("เรื่องอื่น\n", encoding="utf-8")
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(tmp_path / "empty.csv"))
    app = opened(entry)
    assert fine(app)
    assert _("The data could not be read") in shown(app)
    assert _("Download the empty form") in [one.proto.label for one in app.get("download_button")]


def test_a_sheet_that_is_still_being_read_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_asked: object) -> None:
        raise SheetError("still_reading")

    monkeypatch.setattr("ita_dash.live.loader.dataset", slow)
    app = opened()
    assert fine(app)
    assert _("The sheet is still being read") in shown(app)
    assert _("The data could not be read") not in shown(app)


def test_unreadable_setting_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ITA_DASH_REFRESH_SECONDS", "often")
    app = opened()
    assert fine(app)
    assert _("The data could not be read") in shown(app)


def test_one_year_that_cannot_be_read_leaves_the_others_to_choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bundled = Path(MAIN).parents[1] / "sample" / "2566.xlsx"
    monkeypatch.setenv("ITA_DASH_YEARS", f'{{"2566": "{bundled}", "2560": "{tmp_path / "gone.xlsx"}"}}')
    app = opened(year="2560")
    assert _("The data could not be read") in shown(app)
    app.sidebar.selectbox[0].set_value(2566).run()
    assert fine(app)
    assert _("The data could not be read") not in shown(app)


def test_search_does_not_mind_digits_and_spaces() -> None:
    page = PAGES[4]
    app = opened(page, year="2566")
    app.text_input[0].set_value("E-Service").run()
    assert fine(app)
    found = shown(app).count("<tr")
    app.text_input[0].set_value("e - service").run()
    assert shown(app).count("<tr") == found > 1
    app.text_input[0].set_value("ไม่มีคำนี้แน่นอน").run()
    assert _("Nothing contains these words") in shown(app)


def pieces(part: Node) -> int:
    """How many messages bring ``part``: one for each element, and for each box around some."""
    return 1 + sum(map(pieces, part.children.values())) if isinstance(part, Block) else 1


@EVERY_PAGE
def test_a_page_comes_in_few_pieces_however_much_there_is_to_show(entry: PageEntry, tmp_path: Path, monkeypatch) -> None:
    """Each is a message of its own, and each is drawn on its own: on a weak telephone some 20 milliseconds."""
    app = opened(entry, year="2567")
    assert fine(app)
    assert sum(map(pieces, app._tree.children.values())) <= MOST_PIECES
    file = tmp_path / "many.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as sheet:
        csv.writer(sheet).writerows(table(700))
    monkeypatch.setenv("ITA_DASH_YEARS", f"2567={file}")
    many = opened(entry)
    assert fine(many)
    assert sum(map(pieces, many._tree.children.values())) <= MOST_PIECES


@pytest.mark.parametrize("lanes", ["", "late", "division"])
def test_the_chips_of_the_timeline_count_its_bars_and_each_leaves_as_many(lanes: str) -> None:
    whole = BeautifulSoup(shown(opened(PAGES[3], year="2567", lanes=lanes)), "html.parser")
    told = {one["data-sets"]: int(arabic(one.get_text().rpartition(" ")[2])) for one in whole.select("a.narrowing")}
    if lanes != "division":
        assert [*told.values()] == [3, 1, 2, 2, 4, 2, 1, 1, 9]
        assert len(whole.select(".year-row")) == sum(told.values()) == 25
    assert sum(told.values()) == int(arabic(whole.select_one(".chips .muted").get_text().split()[0]))
    for asked, count in told.items():
        one = BeautifulSoup(shown(opened(PAGES[3], year="2567", lanes=lanes, only=asked.removeprefix("only="))), "html.parser")
        assert len(one.select(".year-row")) == min(count, yearlines.ROWS), asked
        (chosen,) = one.select("a.narrowing.chosen")
        assert (chosen["aria-current"], chosen["data-sets"]) == ("true", "only="), "another press brings all back"
        assert not one.select(".utilities a[download]"), "a picture would have them all"


def test_the_timeline_has_the_late_first_in_the_order_of_what_needs_attention() -> None:
    app = opened(PAGES[3], year="2567", lanes="late")
    page = BeautifulSoup(shown(app), "html.parser")
    assert [one.get_text() for one in page.select(".year-row .name b")][:6] == ["๕.๓", "๒.๓", "๗.๔", "๓.๓", "๖.๑", "๑.๑"]
    assert [one.get_text() for one in page.select(".year h2")][:4] == [
        "เกินกำหนด",
        "ไม่สามารถดำเนินการได้",
        "ช้ากว่าแผน",
        "ใกล้ครบกำหนด",
    ]
    assert page.select_one(".utilities a[download]")["href"].split("?")[0] == "export/chart/timeline-late.png"
    first = BeautifulSoup(shown(opened(year="2567")), "html.parser").select(".concern h3 a")
    assert [one.get_text().split()[0] for one in first][:6] == ["๕.๓", "๒.๓", "๗.๔", "๓.๓", "๖.๑", "๑.๑"]


def test_timeline_has_lanes_by_measure_and_by_division() -> None:
    app = opened(PAGES[3], year="2567")
    app.session_state["lanes"] = "division"
    app.run()
    assert fine(app)


def test_the_timeline_says_names_units_and_what_is_missing_and_its_grouping_stands_in_the_address() -> None:
    app = opened(PAGES[3], year="2567")
    soup = BeautifulSoup(shown(app), "html.parser")
    rows = {one.select_one(".name b").get_text(): one for one in soup.select(".year-row")}
    assert len(rows) == 25
    assert "ช้ากว่าแผน ๒/๖ หน่วย" in rows["๑.๑"].select_one(".words").get_text()
    assert rows["๖.๑"].select_one(".missing.behind")["style"].startswith("left:35.0%")
    assert not rows["๖.๓"].select(".missing")
    assert rows["๗.๕"].select(".undated")
    # Unable is as bad as elsewhere, and is not the mark of what was cancelled
    signs = {code: (rows[code].select_one(".icon")["class"], rows[code].select_one(".state")["class"]) for code in ("๓.๓", "๕.๔")}
    unable, cancelled = (["icon", name_of(letter)] for letter in "✕⊘")
    assert signs == {"๓.๓": (unable, ["state", "tone-bad"]), "๕.๔": (cancelled, ["state", "tone-aside"])}
    app.segmented_control(key="lanes").set_value("division").run()
    assert app.query_params["lanes"] == "division"
    assert opened(PAGES[3], year="2567", lanes="division").segmented_control(key="lanes").value == "division"
    assert fine(opened(PAGES[3], year="2567", lanes="<x>"))


def test_back_undoes_the_choice_of_a_page_and_a_press_beside_an_old_address_does_not() -> None:
    for entry, key, chosen in ((PAGES[3], "lanes", "division"), (PAGES[4], "search", "ประกาศ"), (PAGES[6], "kind", None)):
        app = opened(entry, year="2567", as_of="2024-03-31")
        kind = {"lanes": "segmented_control", "search": "text_input", "kind": "selectbox"}[key]
        before = getattr(app, kind)(key=key).value
        value = chosen or app.selectbox(key=key).options[1]
        widget = getattr(app, kind)(key=key)
        (widget.select_index(1) if kind == "selectbox" else widget.set_value(value)).run()
        taken = app.query_params[key]
        assert getattr(app, kind)(key=key).value != before
        # The browser has not yet shown the address of the choice when a filter is pressed
        app.query_params.pop(key)
        app.sidebar.multiselect(key="filter_status").set_value(["done"]).run()
        assert (app.query_params[key], app.query_params["status"]) == (taken, "done")
        app.query_params.pop(key)
        app.run()
        assert key not in app.query_params
        assert getattr(app, kind)(key=key).value == before


def test_an_address_gives_a_filter_its_value_also_where_the_server_has_it_already() -> None:
    """Back right after a press: the browser is still about to show what the page before gave the filter."""
    by_path = {entry.url_path: entry for entry in PAGES}
    app = opened(by_path["items"], year="2567", schedule="overdue", as_of="2024-03-31")
    app.sidebar.multiselect(key="filter_schedule").set_value([])
    app.query_params.clear()
    app.query_params["_"] = ""
    app.switch_page("../../pages/overview.py").run()
    schedule, day = app.sidebar.multiselect(key="filter_schedule").proto, app.sidebar.text_input[0].proto
    assert (schedule.set_value, list(schedule.raw_values)) == (True, [])
    assert (day.set_value, day.value) == (True, "๓๐ มิ.ย. ๒๕๖๗")
    app.run()
    assert not app.sidebar.multiselect(key="filter_schedule").proto.set_value, "what is pressed meanwhile is not overridden"


@pytest.mark.parametrize(("day", "place"), [("2023-10-01", "0.27"), ("2024-06-30", "74.86"), ("2024-09-30", "100.00")])
def test_the_day_on_the_timeline_stands_within_its_months(day: str, place: str) -> None:
    soup = BeautifulSoup(shown(opened(PAGES[3], year="2567", as_of=day)), "html.parser")
    assert soup.select_one(".months .today")["style"] == f"left:{place}%;transform:translateX(-{place}%)"


def test_recommendations_begin_with_late_work_and_what_lacks_one_is_counted() -> None:
    app = opened(PAGES[4], year="2567", search="")
    soup = BeautifulSoup(shown(app), "html.parser")
    states = [re.sub(r"[^ก-๙]", "", one.select_one(".badge").get_text()) for one in soup.select("tbody tr")]
    assert states[0] == "เกินกำหนด"
    assert states.index("เป็นไปตามแผน") > states.index("ช้ากว่าแผน")
    assert "เรื่องที่ช้า ๒ รายการยังไม่มีข้อเสนอแนะ" in soup.get_text()
    many = soup.select("tbody td:nth-child(5) details")
    assert many[0].summary.get_text() == "๖ ส่วนราชการ"
    assert len(many[0].find_all("br")) == 5
    assert all(len(cell.find_all("br")) < 2 for cell in soup.select("tbody td:nth-child(5)") if not cell.details)
    app.text_input(key="search").set_value("ประกาศ").run()
    assert app.query_params["search"] == "ประกาศ"


def test_a_run_of_a_page_reads_the_settings_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    monkeypatch.setattr(loader, "load_settings", lambda: read.append(1) or load_settings())
    app = opened(year="2567")
    assert fine(app)
    assert read == [1]
    app.run()
    assert read == [1, 1]
