"""The page การเปลี่ยนแปลง over a store with none, one and many versions."""

import csv
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup, Tag
from streamlit.testing.v1 import AppTest

from ita_dash.caches import version_in
from ita_dash.configuredstore import store
from ita_dash.export import summary_xlsx
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK
from ita_dash.history.store import Office, Store, open_store, source_key
from ita_dash.keptversions import FOLLOWED, at_last_meeting
from ita_dash.loading import load
from ita_dash.messages import _
from ita_dash.settings import load_settings
from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.xlsx import read_xlsx
from ita_dash.summary import total
from ita_dash.ui import chartswithtables
from ita_dash.ui.navigation import PAGES, PageEntry
from ita_dash.ui.saving import SavedPicture
from ita_dash.ui.turnlists import sentence
from tests.page_runs import fine, link_of, press, read_now, shown
from tests.page_runs import opened as opened_at_once
from tests.years import bundled_year

pytestmark = pytest.mark.slow

PAGE = next(entry for entry in PAGES if entry.file == "changes.py")
HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สถานะ", "ผลการดำเนินการ"]
NOW = datetime.now(BANGKOK)
BEFORE = "the-spreadsheet-of-before-0123456789"


class OfficeFile:
    """A CSV file that is the office's sheet, and the store that the app uses."""

    def __init__(self, folder: Path) -> None:
        self.file, self.url = folder / "แผน.csv", f"sqlite:///{folder}/history.db"
        self.store: Store = open_store(
            self.url, Office(sources=(source_key(str(self.file)), source_key(str(self.file.with_suffix(".xlsx"))), BEFORE))
        )

    def write(self, *rows: list[str]) -> None:
        with self.file.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([HEADER, *rows])

    def keep(self, days_ago: float, *rows: list[str], source: str = "", forms: int = 1) -> None:
        """Store a version as it was seen so many days ago; the file is left as it is now."""
        now = self.file.read_bytes() if self.file.exists() else None
        self.write(*rows)
        book = replace(read_csv(self.file, source=str(self.file)), read_at=NOW - timedelta(days=days_ago))
        self.store.add(source or source_key(str(self.file)), book, fiscal_year=2567, assignments=len(rows), forms=forms)
        if now is not None:
            self.file.write_bytes(now)


def row(number: int, division: str, status: str = "", result: str = "") -> list[str]:
    texts = ("ประกาศนโยบาย", "จัดทำคู่มือ", "เปิดช่องทางร้องเรียน")
    return ["1. สร้างการรับรู้", f"{number}. {texts[number - 1]}", division, "ตลอดปีงบประมาณ", status, result]


NOTHING = [row(1, "กองคลัง"), row(2, "กองช่าง")]
SOME = [row(1, "กองคลัง", "อยู่ระหว่างดำเนินการ", "ร่างแล้ว"), row(2, "กองช่าง")]
ALL = [row(1, "กองคลัง", "แล้วเสร็จ", "ประกาศแล้ว <img src=x>"), row(2, "กองช่าง"), row(3, "กองช่าง")]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OfficeFile:
    office = OfficeFile(tmp_path)
    office.write(*ALL)
    monkeypatch.setenv("ITA_DASH_YEARS", f"2567={office.file}")
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", office.url)
    return office


def opened(page: PageEntry, **parameters: str) -> AppTest:
    """The page on what its sheet holds now: at once it would show what is kept, while that is being read."""
    read_now()
    return opened_at_once(page, **parameters)


def cells(app: AppTest) -> list[list[str]]:
    soup = BeautifulSoup(shown(app), "html.parser")
    return [[cell.get_text(" ") for cell in one.find_all("td")] for one in soup.select("tbody tr")]


def counters(app: AppTest) -> list[str]:
    return [one.get_text() for one in BeautifulSoup(shown(app), "html.parser").select(".counter .figure")]


def test_without_a_version_the_page_says_how_history_comes_about(office: OfficeFile):
    app = opened(PAGE)
    assert fine(app)
    assert _("There is no earlier version to compare with yet") in shown(app)
    assert "snapshot" in shown(app)
    assert not cells(app)
    assert _("Too early to tell") in shown(app)


def test_the_bundled_data_says_that_it_has_no_earlier_version():
    app = opened(PAGE, year="2567")
    assert fine(app)
    assert _("The bundled data has no earlier version") in shown(app)
    assert not cells(app)
    assert "<h2" not in shown(app)
    assert not app.get("button_group")


def test_one_version_that_is_the_same_as_now(office: OfficeFile):
    office.keep(40, *ALL)
    app = opened(PAGE)
    assert fine(app)
    assert _("Nothing changed") in shown(app)


def test_old_and_new_stand_side_by_side_and_text_stays_text(office: OfficeFile):
    office.keep(40, *SOME)
    app = opened(PAGE)
    assert fine(app)
    assert counters(app) == ["๒๕% → ๓๓.๓%", "๑ รายการ", "๐ รายการ", "๑ รายการ"]
    assert "<img" not in shown(app)
    assert ["ร่างแล้ว", "ประกาศแล้ว <img src=x>"] in [line[2:4] for line in cells(app)]
    assert {one.get_text().split(" ")[0] for one in foldings(app, opened="true")} == {"กองคลัง", "กองช่าง"}


def foldings(app: AppTest, *, opened: str) -> list[Tag]:
    return BeautifulSoup(shown(app), "html.parser").select(f'.folding[aria-expanded="{opened}"]')


def test_what_changed_in_a_division_is_opened_and_closed_by_its_title(office: OfficeFile):
    office.keep(40, *SOME)
    app = opened(PAGE)
    key = foldings(app, opened="true")[0]["data-stays"]
    lines = len(cells(app))
    assert fine(press(app, key))
    assert len(cells(app)) < lines
    assert app.query_params[key] == "0"
    assert fine(press(app, key))
    assert len(cells(app)) == lines
    assert key not in app.query_params


def test_many_divisions_are_opened_one_by_one_and_a_link_opens_the_same(office: OfficeFile):
    divisions = [f"กองที่ {number}" for number in range(1, 6)]
    office.write(*(row(1, division, "แล้วเสร็จ") for division in divisions))
    office.keep(40, *(row(1, division) for division in divisions))
    app = opened(PAGE)
    closed = foldings(app, opened="false")
    assert [one.get_text().split(" —")[0] for one in closed[:5]] == divisions
    assert ["แล้วเสร็จ"] not in [line[3:4] for line in cells(app)]
    names = [one["data-stays"] for one in closed[1:3]]
    app = opened(PAGE, **dict.fromkeys(names, "1"))
    assert [one.get_text().split(" —")[0] for one in foldings(app, opened="true")] == divisions[1:3]


def test_the_choice_stands_in_the_address_and_is_taken_from_it(office: OfficeFile):
    office.keep(50, *NOTHING)
    office.keep(20, *SOME)
    meeting = (NOW - timedelta(days=10)).date().isoformat()
    for since, old in (("90", "(ว่าง)"), (None, "(ว่าง)"), ("7", "ร่างแล้ว"), (meeting, "ร่างแล้ว")):
        app = opened(PAGE, **({"since": since} if since else {}))
        assert fine(app)
        assert old in [line[2] for line in cells(app) if len(line) == 5]
        assert app.query_params.get("since") == since
    assert press(app, "since_7").query_params["since"] == "7"
    assert "since" not in press(app, "since_30").query_params
    assert opened(PAGE, since="never").query_params == {}


def test_a_history_that_is_too_short_for_the_choice_says_so(office: OfficeFile):
    office.keep(5, *NOTHING)
    page = shown(opened(PAGE, since="90"))
    assert _("Nothing older is kept: history begins on {day}.").split("{")[0] in page
    assert _("Too early to tell") in page


def test_the_filters_of_the_sidebar_narrow_the_changes(office: OfficeFile):
    office.keep(40, *SOME)
    assert counters(opened(PAGE, division="กองช่าง")) == ["๐% → ๐%", "๑ รายการ", "๐ รายการ", "๐ รายการ"]


def test_who_has_not_updated(office: OfficeFile):
    office.keep(60, *NOTHING)
    office.keep(2, *SOME)
    states = {line[0]: line[1] for line in cells(opened(PAGE)) if len(line) == 4}
    assert "กองคลัง" in states
    assert _("Updated") in states["กองคลัง"]
    assert _("Nothing new for {days} days").format(days="๓๐") in states["กองช่าง"]


def test_the_versions_of_a_spreadsheet_that_is_continued_go_on(office: OfficeFile, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ITA_DASH_CONTINUES", BEFORE)
    office.keep(60, *NOTHING, source=BEFORE)
    office.keep(2, *SOME)
    app = opened(PAGE, since="90")
    assert _("This fiscal year was read from another spreadsheet before") in shown(app)
    assert "(ว่าง)" in [line[2] for line in cells(app) if len(line) == 5]
    app.checkbox(key="elsewhere").uncheck().run()
    assert fine(app)
    assert "ร่างแล้ว" in [line[2] for line in cells(app) if len(line) == 5]
    assert app.query_params["elsewhere"] == "0"


def test_the_versions_of_another_spreadsheet_are_nobodys_who_does_not_continue_it(office: OfficeFile):
    office.keep(60, *NOTHING, source=BEFORE)
    office.keep(2, *SOME)
    app = opened(PAGE, since="90")
    assert fine(app)
    assert _("This fiscal year was read from another spreadsheet before") not in shown(app)
    assert "ร่างแล้ว" in [line[2] for line in cells(app) if len(line) == 5]


def test_a_version_without_a_form_is_passed_over(office: OfficeFile):
    office.keep(60, *NOTHING)
    office.keep(40, ["x"], forms=0)
    app = opened(PAGE)
    assert fine(app)
    assert counters(app)[1:] == ["๑ รายการ", "๐ รายการ", "๑ รายการ"]


@pytest.mark.long
def test_sixty_versions(office: OfficeFile):
    for number in range(60):
        office.keep(120 - 2 * number, *(row(1, "กองคลัง", "", f"ครั้งที่ {number}"), row(2, "กองช่าง")))
    app = opened(PAGE)
    assert fine(app)
    press(app, "open_versions")
    assert sum(len(line) == 4 and line[0].strip("๐๑๒๓๔๕๖๗๘๙") == "" for line in cells(app)) == 61  # and the one of now
    assert fine(press(app, "lines_division"))
    assert app.query_params["lines"] == "division"
    assert link_of(app, "lines_division")["aria-current"] == "true"


def test_a_store_that_cannot_be_used_is_a_warning_and_the_page_goes_on(office: OfficeFile, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{office.file}/history.db")
    app = opened(PAGE)
    assert fine(app)
    assert "history_url" in shown(app)
    assert _("There is no earlier version to compare with yet") in shown(app)


def test_an_office_on_our_own_excel_file_sees_what_changed_and_nothing_else(office: OfficeFile, monkeypatch: pytest.MonkeyPatch):
    path = office.file.with_suffix(".xlsx")
    path.write_bytes(summary_xlsx(bundled_year(2567), Filters(date(2024, 6, 30))))
    book = read_xlsx(path, source=str(path))
    office.store.add(
        source_key(str(path)), replace(book, read_at=NOW - timedelta(days=40)), fiscal_year=2567, assignments=61, forms=1
    )
    monkeypatch.setenv("ITA_DASH_YEARS", f"2567={path}")
    app = opened(PAGE)
    assert fine(app)
    assert _("Nothing changed") in shown(app)


def test_an_older_version_is_read_by_the_offices_own_names_of_columns(office: OfficeFile, monkeypatch: pytest.MonkeyPatch):
    # Without the name the old version has no division: everything would be removed and added again
    monkeypatch.setenv("ITA_DASH_COLUMNS", '{"division": ["ช่องที่ ๓"]}')
    monkeypatch.setitem(globals(), "HEADER", [name.replace("ผู้รับผิดชอบ", "ช่องที่ ๓") for name in HEADER])
    office.keep(40, *SOME)
    office.write(*SOME)
    app = opened(PAGE)
    assert fine(app)
    assert _("Nothing changed") in shown(app)


def test_the_trend_is_saved_as_a_picture_with_its_legend(office: OfficeFile, monkeypatch: pytest.MonkeyPatch):
    office.keep(40, *SOME)
    saved: dict[str, SavedPicture] = {}
    monkeypatch.setattr(chartswithtables, "save_picture", lambda _view, picture, key: saved.update({key: picture}))
    for key in ("trend", "trend_measure"):
        app = opened(PAGE)
        assert not saved.keys() & {key}
        assert fine(press(app, f"{key}_save"))
    for one in (saved["trend"], saved["trend_measure"]):
        drawn = one.write("svg").decode()
        assert one.title in drawn
        assert "แผน" in drawn
        assert one.write("png").startswith(b"\x89PNG")


def meaning(app: AppTest) -> dict[str, str]:
    """What the page says first: the words of each count and its number."""
    soup = BeautifulSoup(shown(app), "html.parser")
    return {one.select_one(".word").get_text(): one.select_one(".figure").get_text() for one in soup.select(".turns .count")}


def test_first_of_all_stands_what_the_changes_mean_by_name(office: OfficeFile):
    office.keep(40, *SOME)
    app = opened(PAGE)
    assert fine(app)
    assert meaning(app) == {
        "ถอยหลัง": "๐",
        "หายไปหรือยกเลิก": "๐",
        "เลื่อนกำหนด": "๐",
        "ทำเสร็จเพิ่ม": "๑",
        "เพิ่มใหม่": "๑",
        "คืบหน้า": "๐",
    }
    soup = BeautifulSoup(shown(app), "html.parser")
    assert "ทำได้เพิ่มขึ้น ๘.๓ จุด (๒๕% → ๓๓.๓%)" in soup.select_one(".turns .said").get_text()
    assert "ประกาศนโยบาย" in soup.select_one("#turn-finished details[open]").get_text(" ")


def test_an_activity_of_several_divisions_is_named_once(office: OfficeFile):
    done = ("แล้วเสร็จ", "ประกาศแล้ว")
    office.write(row(1, "กองคลัง", *done), row(1, "กองช่าง", *done), row(2, "กองช่าง", *done))
    office.keep(40, row(1, "กองคลัง"), row(1, "กองช่าง"), row(2, "กองช่าง"))
    lines = BeautifulSoup(shown(opened(PAGE)), "html.parser").select("#turn-finished .turn-line")
    assert [(bool(one.select("a")), "again" in one["class"]) for one in lines] == [(True, False), (False, True), (True, False)]
    assert [one.select_one(".muted").get_text() for one in lines] == ["กองคลัง", "กองช่าง", "กองช่าง"]


def test_a_version_seen_after_the_day_that_is_judged_is_judged_for_that_day_too(office: OfficeFile):
    """Else the plan of its own day, which lies behind, would be taken for that of before."""
    office.keep(40, *SOME)
    said = BeautifulSoup(shown(opened(PAGE, as_of="2024-03-31")), "html.parser").select_one(".turns .said").get_text()
    assert "แผนเท่าเดิม" in said
    assert "ตอนนี้ช้ากว่าแผน ๑๖.๗ จุด (ก่อนหน้าช้า ๒๕ จุด)" in said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((50, 60), (55, 70), "ทำได้เพิ่มขึ้น ๕ จุด (๕๐% → ๕๕%) แผนเดินหน้าไป ๑๐ จุด"),
        ((50, 60), (45, 50), "ทำได้ลดลง ๕ จุด (๕๐% → ๔๕%) แผนลดลง ๑๐ จุด"),
        ((50, 60), (50, 60), "ความสำเร็จเท่าเดิม แผนเท่าเดิม"),
    ],
)
def test_completion_and_plan_go_on_back_or_stay(before: tuple[float, float], after: tuple[float, float], said: str):
    then, now = (
        replace(total(bundled_year(2567).assessed(date(2024, 6, 30))), completion=c, planned=p) for c, p in (before, after)
    )
    assert f"ตั้งแต่ ประชุม {said}" in sentence("ประชุม", then, now)


def test_since_the_last_meeting_is_what_is_usual_where_the_office_has_named_meetings(
    office: OfficeFile, monkeypatch: pytest.MonkeyPatch
):
    office.keep(50, *NOTHING)
    office.keep(20, *SOME)
    last, before = ((NOW - timedelta(days=days)).date().isoformat() for days in (10, 40))
    monkeypatch.setenv("ITA_DASH_MEETINGS", f'{{"{before}": "ประชุมครั้งแรก", "{last}": "ประชุมผู้บริหาร", "2199-01-01": "ยังไม่ถึง"}}')
    app = opened(PAGE)
    assert fine(app)
    assert "since" not in app.query_params
    assert "ตั้งแต่ ประชุมผู้บริหาร ทำได้เพิ่มขึ้น ๘.๓ จุด" in shown(app)
    press(app, f"since_{before}")
    assert app.query_params["since"] == before
    assert "ตั้งแต่ ประชุมครั้งแรก" in shown(app)
    press(app, f"since_{last}")
    assert "since" not in app.query_params
    assert "ตั้งแต่ ประชุมผู้บริหาร" in shown(app)
    assert "เพิ่มขึ้น ๘.๓ จุดจากประชุมก่อน" in shown(opened(PAGES[0]))


def test_meetings_that_the_sheet_lists_are_compared_with_everywhere(office: OfficeFile, monkeypatch: pytest.MonkeyPatch):
    held = (NOW - timedelta(days=10)).astimezone(BANGKOK).date()
    file = office.file.with_suffix(".xlsx")
    book = openpyxl.Workbook()
    for title, rows in (("แผน", [HEADER, *ALL]), ("ประชุม", [["การประชุม", "วันที่"], ["ประชุมผู้บริหาร", held.isoformat()]])):
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(cells)
    del book["Sheet"]
    book.save(file)
    office.keep(20, *SOME, source=source_key(str(file)))
    monkeypatch.setenv("ITA_DASH_YEARS", f"2567={file}")
    assert "ตั้งแต่ ประชุมผู้บริหาร ทำได้เพิ่มขึ้น ๘.๓ จุด" in shown(opened(PAGE))
    assert "เพิ่มขึ้น ๘.๓ จุดจากประชุมก่อน" in shown(opened(PAGES[0]))
    settings = load_settings()
    dataset = load(settings, 2567)
    filters = Filters(dataset.default_as_of(None))
    FOLLOWED.clear()
    assert at_last_meeting(settings, dataset, filters) == pytest.approx(25.0)
    oldest = store(settings).versions(source_key(str(file)))[-1]
    assert set(map(version_in, FOLLOWED.keys())) == {oldest.digest}
    assert at_last_meeting(settings.model_copy(update={"meetings": {date(2020, 1, 1): "ก่อนหน้านั้น"}}), dataset, filters) is not None
    assert at_last_meeting(settings, replace(dataset, form=replace(dataset.form, meetings=())), filters) is None


def test_a_day_is_typed_as_people_type_days(office: OfficeFile):
    office.keep(50, *NOTHING)
    app = opened(PAGE, since="30")
    press(app, f"since_{NOW.astimezone(BANGKOK).date() - timedelta(days=30)}")
    typed = NOW.astimezone(BANGKOK).date() - timedelta(days=40)
    app.text_input(key="since_day_typed").set_value(f"{typed.day}/{typed.month}/{typed.year + 543}").run()
    assert fine(app)
    assert app.query_params["since"] == typed.isoformat()
    app.text_input(key="since_day_typed").set_value("วันหนึ่ง").run()
    assert app.query_params["since"] == typed.isoformat()
    assert any("วันหนึ่ง" in said.value for said in app.caption)
    app.text_input(key="since_day_typed").set_value("").run()
    assert app.query_params["since"] == (NOW.astimezone(BANGKOK).date() - timedelta(days=30)).isoformat()
    press(app, "since_90")
    assert not [one for one in app.text_input if one.key == "since_day_typed"]


def test_without_two_versions_there_is_one_sentence_and_no_empty_chart(office: OfficeFile):
    app = opened(PAGE)
    assert not app.get("arrow_vega_lite_chart")
    assert not app.get("vega_lite_chart")


def test_where_nobody_has_open_work_nobody_is_praised_for_updating(office: OfficeFile):
    done = [row(1, "กองคลัง", "แล้วเสร็จ", "ประกาศแล้ว"), row(2, "กองช่าง", "แล้วเสร็จ", "แจกแล้ว")]
    office.keep(60, *done)
    office.write(*done)
    page = shown(opened(PAGE))
    assert _("No division has open work") in page
    assert _("Every division with open work has updated within {days} days").format(days="๓๐") not in page
