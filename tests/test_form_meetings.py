"""The tab of the office's meetings: named dates that changes are told since."""

from dataclasses import replace
from datetime import date

import pytest

from ita_dash.form.read import Form, read_form
from ita_dash.form.tables.segments import HEADER_ROWS
from ita_dash.form.text import LONGEST_HEADING
from ita_dash.settings import Settings
from ita_dash.sheet.workbook import Cell, Merge
from tests.assignments_factory import dataset_of
from tests.grids import HEADER, Row, codes, tab, workbook

REPORT: Row = ["๑. เปิดเผย", "๑. ประชุมชี้แจง", "กองคลัง", "ต.ค. ๖๖", "ประชุมแล้ว", "ไม่มี"]
MAY = (date(2024, 5, 29), "ประชุมผู้บริหาร")


def read(rows: list[Row], title: str = "ประชุม") -> Form:
    divisions = [["ส่วนราชการ", "ชื่อย่อ", "สังกัด"], ["กองคลัง", "", ""]]
    return read_form(workbook(tab("แผน", [HEADER, REPORT]), tab("ส่วนราชการ", divisions, gid=1), tab(title, rows, gid=2)))


def of(name: str, day: str | float | Cell, heads: Row | None = None, title: str = "ประชุม") -> Form:
    return read([heads or ["การประชุม", "วันที่"], [name, day]], title)


@pytest.mark.parametrize(
    "heads",
    [
        ["การประชุม", "วันที่"],
        ["ชื่อการประชุม", "วันที่ประชุม"],
        ["เรื่อง", "วัน เดือน ปี"],
        ["รายการ", "วัน/เดือน/ปี"],
        ["หัวข้อการประชุม :", "วันประชุม (ว/ด/ป)"],
        ["Meeting", "Date"],
    ],
)
def test_headings_as_people_type_them(heads):
    assert of("ประชุมผู้บริหาร", "29 พ.ค. 67", heads).meetings == (MAY,)


@pytest.mark.parametrize(
    "day",
    ["๒๙ พ.ค. ๖๗", "29/5/2567", "29 พฤษภาคม 2567", "29 พ.ค.", "29/5", "2๙/5/2567", Cell("พุธ", 45441.0, "date")],
)
def test_days_as_people_type_them(day):
    form = of("ประชุมผู้บริหาร", day)
    assert form.meetings == (MAY,)
    assert codes(form) == []


@pytest.mark.parametrize("days", ["28–29 พ.ค.", "๒๘ - ๒๙ พ.ค. ๖๗", "28/5/2567 - 29/5/2567", "28,29 พ.ค. 67", "23-29 พ.ค. 67"])
def test_a_meeting_of_some_days_is_over_on_the_last(days):
    form = of("ประชุมผู้บริหาร", days)
    assert form.meetings == (MAY,)
    assert codes(form) == []


@pytest.mark.parametrize(
    "days",
    [
        "พ.ค. 67",
        "ไตรมาส 3",
        "22-29 พ.ค. 67",
        "ภายใน 29 พ.ค. 67",
        "ตั้งแต่ 29 พ.ค. 67",
        "ถึง 29 พ.ค. 67",
        Cell("45441", 45441.0, "number"),
    ],
)
def test_a_month_is_no_day_of_a_meeting(days):
    form = of("ประชุมผู้บริหาร", days)
    assert form.meetings == ()
    assert codes(form) == ["DATE_UNREADABLE"]


def test_columns_stand_in_any_order_below_a_title_and_others_are_left_in_the_sheet():
    rows: list[Row] = [
        ["การประชุมติดตามผล ปี ๒๕๖๗"],
        [],
        ["ที่", "วันที่", "สถานที่", "การประชุม", "มติ"],
        ["1", "29/5/67", "ห้องประชุม", "ประชุมผู้บริหาร", "รับทราบ"],
        ["2", "15/1/67", "", "ประชุมคณะทำงาน", ""],
    ]
    form = read(rows, "ติดตาม")
    assert form.meetings == (MAY, (date(2024, 1, 15), "ประชุมคณะทำงาน"))
    assert codes(form) == []
    assert len(form.assignments) == 1
    assert form.year.be == 2567


@pytest.mark.parametrize(("heading", "typed", "name"), [("ครั้งที่", "1/2567", "ครั้งที่ 1/2567"), ("การประชุม", "", "ประชุม")])
def test_a_number_and_nothing_have_a_name_too(heading, typed, name):
    assert of(typed, "29/5/67", [heading, "วันที่"]).meetings == ((date(2024, 5, 29), name),)


def test_dates_alone_are_meetings_where_the_tab_says_so():
    assert read([["วันที่ประชุม"], ["29/5/67"]]).meetings == ((date(2024, 5, 29), "ประชุม"),)
    assert read([["วันที่", "สถานที่"], ["29/5/67"], ["", "ห้องใหญ่"]]).meetings == ((date(2024, 5, 29), "ประชุม"),)


@pytest.mark.parametrize("heads", [["วันที่"], ["วันที่ประชุม"], ["เรื่อง", "วันที่"], ["การประชุม", "สถานที่"]])
def test_a_tab_of_another_title_has_a_day_and_a_name_one_of_them_of_a_meeting(heads):
    assert read([heads, ["29/5/67", "29/5/67"]], "ปฏิทิน").meetings == ()
    assert read([["การประชุม", "วันที่"], ["ประชุมผู้บริหาร", "29/5/67"]], "ปฏิทิน").meetings == (MAY,)


@pytest.mark.parametrize(("letters", "found"), [(LONGEST_HEADING, True), (LONGEST_HEADING + 1, False)])
def test_a_heading_is_no_longer_than_headings_are(letters, found):
    heading = f"วันที่ ({'ก' * (letters - len('วันที่ ()'))})"
    assert bool(of("ประชุมผู้บริหาร", "29/5/67", ["การประชุม", heading]).meetings) == found


@pytest.mark.parametrize(("above", "found"), [(HEADER_ROWS - 1, True), (HEADER_ROWS, False)])
def test_a_header_stands_where_headers_do(above, found):
    rows = [*([["x"]] * above), ["การประชุม", "วันที่"], ["ประชุมผู้บริหาร", "29/5/67"]]
    assert bool(read(rows).meetings) == found


def test_a_name_merged_over_a_blank_row_is_one_meeting():
    rows = [["การประชุม", "วันที่"], ["ประชุมผู้บริหาร", "29/5/67"], []]
    form = read_form(workbook(tab("แผน", [HEADER, REPORT]), tab("ประชุม", [*rows, ["x", "30/5/67"]], (Merge(1, 0, 3, 1),), gid=1)))
    assert (form.meetings, codes(form)) == (((date(2024, 5, 30), "x"), MAY), [])


def test_a_day_that_may_be_another_is_a_meeting_and_is_named():
    form = of("ประชุมผู้บริหาร", "5/29/2567")
    assert (form.meetings, codes(form)) == ((MAY,), ["DATE_AMBIGUOUS"])


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (["", "", "ห้องใหญ่"], []),
        (["", "30/5/67", ""], []),
        (["ประชุมย่อย", "", ""], ["MEETING_WITHOUT_DATE"]),
        (["ประชุมย่อย", "-", ""], ["MEETING_WITHOUT_DATE"]),
        (["(ตัวอย่าง) ประชุม", "", ""], []),
        ([], []),
    ],
)
def test_a_row_is_a_meeting_where_it_has_a_name_or_a_day(row, named):
    form = read([["การประชุม", "วันที่", "สถานที่"], row, ["ประชุมผู้บริหาร", "29/5/67", ""]])
    assert MAY in form.meetings
    assert codes(form) == named


def test_meetings_of_several_tabs_and_of_one_name_stand_together():
    header = ["การประชุม", "วันที่"]
    tabs = [
        tab("แผน", [HEADER, REPORT]),
        tab("ประชุม 1", [header, ["ก", "29/5/67"], ["ก ข", "1/2/67"]], gid=1),
        tab("ประชุม 2", [header, ["ก", "29/5/67"], ["ข", "1/2/67"], ["ก ข", "1/2/67"]], gid=2),
    ]
    assert read_form(workbook(*tabs)).meetings == ((date(2024, 5, 29), "ก"), (date(2024, 2, 1), "ก ข · ข"))


def test_the_first_column_of_days_and_the_first_of_names_count():
    header = ["ที่", "เรื่อง", "การประชุม", "วันที่", "วันประชุม"]
    assert read([header, ["1", "ก", "ข", "29/5/67", "30/5/67"]]).meetings == ((date(2024, 5, 29), "ก"),)


def test_two_meetings_of_one_day_have_one_entry():
    form = read([["การประชุม", "วันที่"], ["ก", "29/5/67"], ["ข", "29/5/67"]])
    assert form.meetings == ((date(2024, 5, 29), "ก · ข"),)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("31/6/2567", "DATE_IMPOSSIBLE"),
        ("เร็ว ๆ นี้", "DATE_UNREADABLE"),
        ("9" * 5000, "DATE_UNREADABLE"),
        ("", "MEETING_WITHOUT_DATE"),
        (Cell("#REF!", None, "error"), "CELL_ERROR"),
        (Cell("x", 1e300, "date"), "DATE_UNREADABLE"),
    ],
)
def test_a_wrong_date_is_a_problem_at_its_cell(day, code):
    form = of("ประชุมผู้บริหาร", day)
    assert form.meetings == ()
    assert [(one.code, one.tab, one.cell) for one in form.problems.itertuples()] == [(code, "ประชุม", "B2")]


@pytest.mark.parametrize(("letters", "shown"), [(80, "ก" * 80), (81, "ก" * 79 + "…")])
def test_a_name_is_as_long_as_one_of_the_settings(letters, shown):
    assert of("ก" * letters, "29/5/67").meetings == ((date(2024, 5, 29), shown),)


@pytest.mark.parametrize(("rows", "named"), [(200, []), (201, [("MEETINGS_TOO_MANY", "B202")])])
def test_there_are_as_many_meetings_as_in_the_settings(rows, named):
    form = read([["การประชุม", "วันที่"], *([str(n), f"{n % 28 + 1}/{n // 28 + 1}/2567"] for n in range(rows))])
    assert len(form.meetings) == 200
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == named


@pytest.mark.parametrize(
    "rows",
    [
        [["การประชุม", "วันที่", "ผู้รับผิดชอบ", "สถานะ"], ["ประชุม", "29/5/67", "กองคลัง", "แล้วเสร็จ"]],
        [["มาตรการ", "วิธีการดำเนินการ", "วันที่"], ["ก", "ประชุม", "29/5/67"]],
        [["เราจะประชุมกันเร็ว ๆ นี้"]],
    ],
)
def test_what_names_who_reports_or_what_is_done_is_no_list_of_meetings(rows):
    assert read(rows).meetings == ()


def test_the_sheet_and_the_settings_name_meetings_and_the_settings_win():
    dataset = dataset_of()
    dataset = replace(dataset, form=replace(dataset.form, meetings=(MAY, (date(2024, 1, 15), "ก"))))
    named = Settings(meetings={date(2024, 5, 29): "ประชุม พ.ค.", date(2024, 3, 1): "ข", date(2099, 1, 1): "ยังไม่ถึง"})
    assert dataset.meetings(named) == {date(2024, 5, 29): "ประชุม พ.ค.", date(2024, 3, 1): "ข", date(2024, 1, 15): "ก"}
    assert list(dataset.meetings(Settings())) == [date(2024, 5, 29), date(2024, 1, 15)]
