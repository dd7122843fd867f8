"""The plan on pages, in pictures and tables: marks, gaps in words, the furthest behind first, divisions in the list's order."""

import re
from datetime import date

import openpyxl
import pytest
from bs4 import BeautifulSoup

from ita_dash import summary
from ita_dash.charts.summarycharts import completion_bars
from ita_dash.planwords import gap_words
from ita_dash.progress import assess
from ita_dash.ui.navigation import PAGES
from tests.assignments_factory import assignments_frame
from tests.page_runs import fine, opened, shown
from tests.years import bundled_year

NAN = float("nan")


@pytest.mark.parametrize(
    ("completion", "planned", "said"),
    [
        (71.8, 83.7, "ช้ากว่าแผน ๑๑.๙ จุด"),
        (85.4, 77.5, "เร็วกว่าแผน ๗.๙ จุด"),
        (50.0, 50.0, "ตามแผน"),
        (0.0, 0.0, "ยังไม่ถึงกำหนด"),
        (NAN, 50.0, "ไม่มีรายการที่นับ"),
    ],
)
def test_the_gap_in_words(completion, planned, said):
    assert gap_words(completion, planned) == said
    assert gap_words(71.8, 83.7, thai_digits=False) == "ช้ากว่าแผน 11.9 จุด"


def read(html: str) -> BeautifulSoup:
    """The page without the marks of words that no line ends in."""
    soup = BeautifulSoup(html, "html.parser")
    for word in soup.select(".nw"):
        word.unwrap()
    soup.smooth()
    return soup


def rankings() -> list[list[str]]:
    app = opened(year="2567")
    assert fine(app)
    soup = read(shown(app))
    return [[line.get_text(" ", strip=True) for line in one.select(".line")] for one in soup.select(".bullets")]


def test_the_first_screen_ranks_by_the_gap_and_not_by_the_figure():
    measures, divisions = rankings()
    assert [line[0] for line in measures] == ["๖", "๗", "๓", "๔", "๕", "๒", "๑"]
    assert [re.search(r"(ช้า|เร็ว)กว่าแผน [๐-๙.]+ จุด", line)[0] for line in measures[:3]] == [
        "ช้ากว่าแผน ๑๙ จุด",
        "ช้ากว่าแผน ๑๗.๘ จุด",
        "ช้ากว่าแผน ๑๗.๗ จุด",
    ]
    assert divisions[0].startswith("งานนิติการ ในสำนักปลัด")
    assert "ช้ากว่าแผน ๒๗.๕ จุด" in divisions[0]
    assert "๗๒.๕% · แผน ๑๐๐%" in divisions[0]
    assert divisions[1].startswith("งานแผนงานและนโยบาย")


def test_the_headline_has_the_plan_and_the_gap():
    hero = BeautifulSoup(shown(opened(year="2567")), "html.parser").select_one(".headline").get_text(" ", strip=True)
    assert "๗๑.๘%" in hero
    assert "แผน ๘๓.๗%" in hero
    assert "ช้ากว่าแผน ๑๑.๙ จุด" in hero


def row(division: str, percent: float, start: date, end: date, **more: object) -> dict[str, object]:
    return {
        "code": division,
        "measure": "ม",
        "activity": division,
        "division": division,
        "percent": percent,
        "start": start,
        "end": end,
        **more,
    }


def test_what_is_not_due_yet_and_what_counts_in_nothing_stand_last():
    past, future = (date(2023, 10, 1), date(2023, 12, 31)), (date(2024, 8, 1), date(2024, 9, 30))
    rows = [
        row("ก", NAN, *future),
        row("ข", 100.0, *past),
        row("ค", 40.0, *past),
        row("ง", NAN, *past, status_read="cancelled"),
        row("จ", 95.0, *past),
    ]
    ranked = summary.by_gap(summary.divisions(assess(assignments_frame(rows), date(2024, 6, 30))))
    assert list(ranked["division"]) == ["ค", "จ", "ข", "ก", "ง"]


def test_divisions_stand_in_the_order_of_the_offices_list():
    dataset = bundled_year(2567)
    listed = [one.name for one in dataset.form.divisions.divisions]
    found = summary.divisions(dataset.assessed(date(2024, 6, 30)))
    tops = [name for name, level in zip(found["division"], found["level"], strict=True) if not level and name in listed]
    assert tops == [one.name for one in dataset.form.divisions.divisions if not one.parent]
    units = list(found["division"])
    assert units[units.index("สำนักปลัด") + 1 :][:2] == ["งานแผนงานและนโยบาย", "งานนิติการ"]


def test_a_bar_of_a_picture_has_its_plan():
    figure = completion_bars(["ก", "ข", "ค"], [40.0, 80.0, NAN], ["", "", ""], planned=[90.0, 85.0, NAN], title="x")
    assert "ก ๔๐%, ช้ากว่าแผน ๕๐ จุด" in figure.alt
    assert "ข ๘๐%, ช้ากว่าแผน ๕ จุด" in figure.alt
    assert len(figure.chart.layer) > len(completion_bars(["ก"], [40.0], [""], title="x").chart.layer)


def test_a_name_that_is_only_like_one_of_the_list_ranks_nowhere_and_says_so(monkeypatch, tmp_path):
    from tests.test_page_hidden import NAMES, SHORTENED

    book = openpyxl.Workbook()
    for title, rows in (("แผน", SHORTENED), ("ส่วนราชการ", NAMES)):
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(cells)
    del book["Sheet"]
    book.save(tmp_path / "ปี 2567.xlsx")
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(tmp_path / "ปี 2567.xlsx"))
    app = opened()
    assert fine(app)
    last = read(shown(app)).select(".bullets")[1].select(".line")[-1].get_text(" ", strip=True)
    assert last.startswith("กองสาธารณสุข ไม่นำมาจัดลำดับ อาจสะกดผิดจาก “กองสาธารณสุขและสิ่งแวดล้อม” · ช่อง C")
    heat = read(shown(opened(PAGES[1]))).select(".heat tbody th")[-1].get_text(" ", strip=True)
    assert heat.startswith("กองสาธารณสุข ไม่นำมาจัดลำดับ อาจสะกดผิดจาก “กองสาธารณสุขและสิ่งแวดล้อม” · ช่อง C")


@pytest.mark.slow
def test_a_link_with_a_schedule_leaves_those_items_and_says_so():
    app = opened(year="2567", schedule=["overdue", "behind"])
    assert fine(app)
    assert app.query_params == {"schedule": ["overdue", "behind"]}
    assert app.sidebar.multiselect(key="filter_schedule").value == ["overdue", "behind"]
    assert "schedule" in opened(year="2567", schedule="late").session_state["link_ignored"][1][0]
