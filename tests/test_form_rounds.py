"""Rounds named by tabs, lines, sections and a column of their own: the latest counts, the earlier are its history (rule 11); and
tables of several years in one tab, which are never mixed (rule 12)."""

from dataclasses import replace
from typing import Any

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import Form, read_form
from ita_dash.form.values.rounds import name_of_round
from ita_dash.form.values.roundtitles import round_of_title, rounds_of_column, year_of_month
from ita_dash.sheet.workbook import Cell, Merge
from tests.grids import Row, codes, read, tab, workbook

YEAR = FiscalYear(2567)
HEADER: Row = ["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ผล"]
WAITING, DRAFTED, DONE = "ยังไม่ดำเนินการ", "อยู่ระหว่างร่าง", "ลงประกาศแล้ว"


def line(result: str) -> Row:
    return ["๑. โปร่งใส", "๑.๑ ลงประกาศราคากลาง", "กองคลัง", result]


def told(form: Form) -> list[tuple[str, list[str]]]:
    """Result and labels of earlier rounds, by assignment."""
    return [(one["result"], [earlier.label for earlier in one["rounds"]]) for one in form.assignments.to_dict("records")]


@pytest.mark.parametrize(
    "titles",
    [
        ("ต.ค.66", "ธ.ค.66", "ก.พ.67"),
        ("ตุลาคม", "ธันวาคม", "กุมภาพันธ์"),
        ("เดือน ตุลาคม 2566", "เดือน ธันวาคม 2566", "เดือน มกราคม 2567"),
        ("01_ต.ค.", "03_ธ.ค.", "05_ก.พ."),
        ("รายงานเดือนตุลาคม", "รายงานเดือนธันวาคม", "รายงานเดือนกุมภาพันธ์"),
        ("ผลงาน (ต.ค.)", "ผลงาน (ธ.ค.)", "ผลงาน (ก.พ.)"),
        ("ตค66", "ธค66", "กพ67"),
        ("Oct-66", "Dec-66", "Feb-67"),
        ("10/2566", "12/2566", "2/2567"),
        ("ต.ค.–ธ.ค. 66", "ม.ค.–มี.ค. 67", "เม.ย.–มิ.ย. 67"),
        ("ณ 31 ต.ค. 66", "ณ 15 ธ.ค. 66", "ณ 31 ธ.ค. 66"),
        ("ไตรมาส 1/67", "ไตรมาส 2/67", "ไตรมาส 3/67"),
        ("2567 รอบ 1", "2567 รอบ 2", "2567 รอบ 3"),
        ("ผลปี 2567_งวด 1", "ผลปี 2567_งวด 2", "ผลปี 2567_งวด 3"),
        ("Q1-67", "Q2-67", "Q3-67"),
    ],
)
def test_tabs_of_months_are_rounds(titles: tuple[str, ...]) -> None:
    tabs = [
        tab(title, [HEADER, line(result)], gid=at)
        for at, (title, result) in enumerate(zip(titles, (WAITING, DRAFTED, DONE), strict=True))
    ]
    assert told(read_form(workbook(*reversed(tabs)), YEAR)) == [(DONE, list(titles[:2]))]


def test_the_month_of_another_fiscal_year_is_of_that_year() -> None:
    tabs = [
        tab(title, [HEADER, line(result)], gid=at) for at, (title, result) in enumerate((("ก.ย.66", DONE), ("ต.ค.66", DRAFTED)))
    ]
    assert [told(read_form(workbook(*tabs), FiscalYear(year))) for year in (2566, 2567)] == [[(DONE, [])], [(DRAFTED, [])]]


@pytest.mark.parametrize(
    "title", ["กรมการปกครอง", "สมคิด", "มีนบุรี", "มาตรการ", "แผนงาน 67", "ปีงบประมาณ 2567", "2567", "Sheet1", "๑", ""]
)
def test_what_names_no_month_is_no_round(title: str) -> None:
    assert round_of_title(title, YEAR) is None
    assert year_of_month(title) is None


def test_tabs_that_name_nothing_of_time_still_contradict() -> None:
    tabs = [tab(title, [HEADER, line(result)], gid=at) for at, (title, result) in enumerate((("ชุด ก", DRAFTED), ("ชุด ข", DONE)))]
    form = read_form(workbook(*tabs), YEAR)
    assert len(form.assignments) == 2
    assert "DUPLICATE_CONTRADICTS" in codes(form)


# A column of rounds

COLUMN: Row = ["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ผล"]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("รอบ", "รอบที่ 1", "รอบที่ 2"),
        ("รอบการรายงาน", "6 เดือน", "12 เดือน"),
        ("รอบ", "แรก", "สอง"),
        ("รอบ", "1/2567", "2/2567"),
        ("รอบ", "ต้นปี", "ปลายปี"),
        ("ไตรมาส", "1", "2"),
        ("ไตรมาสที่", "ไตรมาส 2", "ไตรมาส 4"),
        ("ครั้งที่", 1, 2),
        ("งวด", "งวดที่ ๑", "งวดที่ ๒"),
        ("เดือน", "ม.ค. 67", "ก.พ. 67"),
        ("เดือนที่รายงาน", "ธันวาคม", "มกราคม"),
    ],
)
@pytest.mark.parametrize("place", [0, 3, 4])
def test_a_column_says_the_round_of_each_row(heading: str, first: str | float, second: str | float, place: int) -> None:
    rows = [
        (heading, COLUMN),
        (first, line(DRAFTED)),
        (second, line(DONE)),
        (first, ["๑. โปร่งใส", "๑.๒ ทำป้าย", "กองช่าง", WAITING]),
    ]
    form = read([[*cells[:place], one, *cells[place:]] for one, cells in rows])
    assert told(form) == [(DONE, [str(first)]), (WAITING, [])]
    assert not {"HEADER_UNKNOWN", "DUPLICATE_CONTRADICTS"} & set(codes(form))


COLUMNS: dict[str, tuple[list[Row], tuple[Merge, ...], list[dict[str, Any]]]] = {
    "merged, one row a round": (
        [
            ["มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "รอบ", "ร้อยละ"],
            ["สุจริต", "ทำแผน", "กองคลัง", "รอบ 6 เดือน", 40],
            ["", "", "", "รอบ 12 เดือน", 90],
            ["", "ทำป้าย", "กองช่าง", "รอบ 6 เดือน", 10],
            ["", "", "", "รอบ 12 เดือน", ""],
        ],
        (Merge(1, 0, 5, 1), Merge(1, 1, 3, 2), Merge(1, 2, 3, 3), Merge(3, 1, 5, 2), Merge(3, 2, 5, 3)),
        [{"activity": "ทำแผน", "percent": 90}, {"activity": "ทำป้าย", "percent": 10}],
    ),
    "a blank one before the activity goes on": (
        [
            ["รอบ", "มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ร้อยละ"],
            ["รอบที่ 1", "สุจริต", "ทำแผน", "กองคลัง", 20],
            ["", "", "ทำป้าย", "กองช่าง", 30],
            ["รอบที่ 2", "สุจริต", "ทำแผน", "กองคลัง", 60],
            ["", "", "ทำป้าย", "กองช่าง", 70],
        ],
        (),
        [{"activity": "ทำแผน", "percent": 60}, {"activity": "ทำป้าย", "percent": 70}],
    ),
    "two divisions of one activity": (
        [
            ["ผู้รับผิดชอบ", "มาตรการ", "วิธีการ", "ร้อยละ", "ครั้งที่"],
            ["กองคลัง", "สุจริต", "ทำแผน", 20, 1],
            ["กองช่าง", "สุจริต", "ทำแผน", 30, 1],
            ["กองคลัง", "สุจริต", "ทำแผน", 60, 2],
        ],
        (),
        [{"division": "กองคลัง", "percent": 60}, {"division": "กองช่าง", "percent": 30}],
    ),
    "a row of no round comes before all": (
        [
            [*HEADER[:3], "ผล", "ครั้งที่"],
            ["สุจริต", "ทำแผน", "กองคลัง", DRAFTED, ""],
            ["สุจริต", "ทำแผน", "กองคลัง", DONE, "ครั้งที่ 1"],
            ["สุจริต", "ทำป้าย", "กองคลัง", WAITING, "ครั้งที่ 2"],
        ],
        (),
        [{"result": DONE}, {"result": WAITING}],
    ),
    "a quarter of each activity is its period": (
        [[*HEADER[:3], "ไตรมาส", "ผล"], ["สุจริต", "ทำแผน", "กองคลัง", 2, "แล้ว"], ["สุจริต", "ทำป้าย", "กองคลัง", "ไตรมาส 3", "แล้ว"]],
        (),
        [{"start": "2024-01-01", "end": "2024-03-31"}, {"start": "2024-04-01"}],
    ),
    "a month of each activity is its period": (
        [[*HEADER[:3], "เดือน", "ผล"], ["สุจริต", "ทำแผน", "กองคลัง", "ม.ค. 67", "แล้ว"], ["สุจริต", "ทำป้าย", "กองคลัง", "มี.ค. 67", ""]],
        (),
        [{"start": "2024-01-01"}, {"start": "2024-03-01"}],
    ),
    "sections across the table": (
        [HEADER[1:], ["ไตรมาส 1"], ["ทำแผน", "กองคลัง", DRAFTED], ["ไตรมาส 2"], ["ทำแผน", "กองคลัง", DONE]],
        (Merge(1, 0, 2, 3), Merge(3, 0, 4, 3)),
        [{"measure": "แผน", "result": DONE}],
    ),
    "sections in the first column": ([HEADER, ["รอบที่ 1"], line(DRAFTED), ["รอบที่ 2"], line(DONE)], (), [{"result": DONE}]),
    "lines above a header typed again": (
        [["รอบ 6 เดือน"], HEADER, line(DRAFTED), [], ["รอบ 12 เดือน"], HEADER, line(DONE)],
        (),
        [{"result": DONE}],
    ),
    "sections that all name the same round are measures": (
        [HEADER[1:], ["ไตรมาส 1"], ["ทำแผน", "กองคลัง", DRAFTED], ["ไตรมาส 1"], ["ประกาศ", "กองคลัง", DONE]],
        (Merge(1, 0, 2, 3), Merge(3, 0, 4, 3)),
        [{"measure": "ไตรมาส 1"}, {"measure": "ไตรมาส 1"}],
    ),
    "sections of which one names a round are measures": (
        [HEADER[1:], ["การประชุมครั้งที่ 1"], ["ทำแผน", "กองคลัง", DRAFTED], ["งานทั่วไป"], ["ทำแผน", "กองคลัง", DONE]],
        (Merge(1, 0, 2, 3), Merge(3, 0, 4, 3)),
        [{"measure": "การประชุมครั้งที่ 1"}, {"measure": "งานทั่วไป"}],
    ),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_rounds_and_periods_of_rows(name: str) -> None:
    rows, merges, expected = COLUMNS[name]
    form = read(rows, merges=merges)
    got = [{**one, "start": f"{one['start']:%Y-%m-%d}", "end": f"{one['end']:%Y-%m-%d}"} for one in _dated(form)]
    assert [{field: row[field] for field in wanted} for row, wanted in zip(got, expected, strict=True)] == expected
    assert not {"DUPLICATE_CONTRADICTS", "ACTIVITY_MISSING", "NOTE_OUTSIDE", "PERIOD_UNREADABLE"} & set(codes(form))


def _dated(form: Form) -> list[dict[str, Any]]:
    frame = form.assignments.assign(
        start=form.assignments["start"].fillna("1900-01-01"), end=form.assignments["end"].fillna("1900-01-01")
    )
    return frame.to_dict("records")


def test_rounds_that_say_nothing_of_time_come_as_they_stand() -> None:
    assert [one.order for one in rounds_of_column(["ก่อน", "หลัง", "ก่อน"], "รอบ", YEAR).values()] == [1, 2]


def test_lines_of_tabs_name_rounds_where_every_tab_has_one() -> None:
    def book(second: str) -> Form:
        first = tab("ชุด ก", [["รายงานผล รอบ 6 เดือน"], HEADER, line(DRAFTED)])
        return read_form(workbook(first, tab("ชุด ข", [[second], HEADER, line(DONE)], gid=1)), YEAR)

    assert told(book("รายงานผล รอบ 12 เดือน")) == [(DONE, ["รายงานผล รอบ 6 เดือน"])]
    assert len(book("รายงานผล").assignments) == 2


def test_a_tab_that_is_left_out_has_no_say_in_rounds() -> None:
    first = tab("ชุด ก", [["รายงานผล รอบ 6 เดือน"], HEADER, line(DRAFTED)])
    second = tab("ชุด ข", [["รายงานผล รอบ 12 เดือน"], HEADER, line(DONE)], gid=1)
    away = [tab("สำเนาของ แผน", [HEADER, line(DONE)], gid=2), replace(tab("ร่าง", [HEADER, line(DONE)], gid=3), hidden=True)]
    assert told(read_form(workbook(first, second, *away), YEAR)) == [(DONE, ["รายงานผล รอบ 6 เดือน"])]


# Tables of several years in one tab

FIRST, SECOND = ["แบบรายงาน ปีงบประมาณ ๒๕๖๖"], ["แบบรายงาน ปีงบประมาณ ๒๕๖๗"]
YEARS: dict[str, list[Row]] = {
    "a blank row between": [FIRST, HEADER, line(DONE), [], SECOND, HEADER, line(DRAFTED)],
    "no blank row": [FIRST, HEADER, line(DONE), SECOND, HEADER, line(DRAFTED)],
    "two lines and a blank row above the header": [
        *(["แบบรายงานผล"], ["ปี 2566"], HEADER, line(DONE), []),
        *(["แบบรายงานผล"], ["ปี 2567"], [], HEADER, line(DRAFTED)),
    ],
    "other columns in the second": [
        *(FIRST, HEADER, line(DONE), [], SECOND),
        *(["มาตรการ", "กิจกรรม", "หน่วยงาน", "สถานะ", "ผลการดำเนินการ"], [*line(DRAFTED)[:3], "", DRAFTED]),
    ],
}


@pytest.mark.parametrize("name", YEARS)
@pytest.mark.parametrize(("asked", "result"), [(2566, DONE), (2567, DRAFTED), (None, DRAFTED)])
def test_tables_of_two_years_in_one_tab_are_never_mixed(name: str, asked: int | None, result: str) -> None:
    form = read_form(workbook(tab("แบบรายงาน", YEARS[name]), title="สมุดงาน"), asked and FiscalYear(asked))
    assert (list(form.assignments["result"]), form.years) == ([result], (2567, 2566))
    assert codes(form) == ["TABLE_OTHER_YEAR"]


def test_a_header_typed_again_under_a_line_of_the_same_year_is_one_year() -> None:
    rows = [SECOND, HEADER, line(DONE), [], ["แบบรายงาน ปีงบประมาณ ๒๕๖๗ (ต่อ)"], HEADER, ["๒. ก", "๒.๑ ข", "กองช่าง", DRAFTED]]
    form = read_form(workbook(tab("แบบรายงาน", rows)))
    assert (list(form.assignments["result"]), form.years, codes(form)) == ([DONE, DRAFTED], (), [])


def test_a_title_that_names_no_time_stays_the_section_of_its_table() -> None:
    form = read([HEADER[1:], ["ทำแผน", "กองคลัง", DONE], [], ["มาตรการที่ ๒ สุจริต"], HEADER[1:], ["ทำป้าย", "กองช่าง", DONE]])
    assert list(form.assignments["measure"]) == ["แผน", "สุจริต"]


# Times as people shorten them


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("ไตร3-4", "2024-04-01", "2024-09-30"),
        ("ไตร 1", "2023-10-01", "2023-12-31"),
        ("ไตร.๓-๔", "2024-04-01", "2024-09-30"),
        ("ไตร๑-๒", "2023-10-01", "2024-03-31"),
        ("ไตรที่ 2", "2024-01-01", "2024-03-31"),
        ("พฤศจิกายน พุทธศักราช ๒๕๖๖", "2023-11-01", "2023-11-30"),
        ("๑๕ มีนาคม พุทธศักราช ๒๕๖๗", "2024-03-15", "2024-03-15"),
    ],
)
def test_short_quarters_and_the_long_name_of_the_era(period: str, start: str, end: str) -> None:
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"], ["ทำแผน", "กองคลัง", period]])
    assert [f"{form.assignments[name][0]:%Y-%m-%d}" for name in ("start", "end")] == [start, end]
    assert "PERIOD_UNREADABLE" not in codes(form)


@pytest.mark.parametrize("period", ["ไตรภาคี", "ไตร 5", "ไตร"])
def test_what_only_begins_as_a_quarter_is_none(period: str) -> None:
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"], ["ทำแผน", "กองคลัง", period]])
    assert "PERIOD_UNREADABLE" in codes(form)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("สถานะ รอบ 6 เดือน", "รอบ 6 เดือน"),
        ("รอบ 6 เดือน สถานะ", "รอบ 6 เดือน"),
        ("ผลการดำเนินการ รอบ 6 เดือน (ต.ค. 65 - มี.ค. 66)", "รอบ 6 เดือน (ต.ค. 65 - มี.ค. 66)"),
        ("ร้อยละ ไตรมาส 1/2567", "ไตรมาส 1/2567"),
        ("ผล ปี 2566", "ปี 2566"),
        ("สถานะ ไตรมาส1", "ไตรมาส1"),
        ("สถานะรอบ6เดือน", "สถานะรอบ6เดือน"),
        ("สถานะ", "สถานะ"),
    ],
)
def test_a_round_is_named_by_the_words_of_its_heading_that_are_its_own(heading: str, name: str) -> None:
    assert name_of_round(heading) == name


@pytest.mark.parametrize("titles", [("รอบ 6 เดือน", "รอบ 12 เดือน"), ("ครั้งที่ 1", "ครั้งที่ 2")])
@pytest.mark.parametrize("own", [("1", "2"), ("ครั้งที่ 1", "ครั้งที่ 2"), ("ปี 2566", "ปี 2567"), ("50", "51")])
def test_rounds_of_the_rows_of_one_tab_come_before_all_of_the_next(titles: tuple[str, str], own: tuple[str, str]) -> None:
    first, second = ([[*HEADER[:3], "รอบ", "ผล"], *([*line("")[:3], one, f"{at} {one}"] for one in own)] for at in titles)
    form = read_form(workbook(tab(titles[1], second, gid=1), tab(titles[0], first)), YEAR)
    of_rows = [f"{title} {one}" for title in titles for one in own]
    assert told(form) == [(of_rows[-1], of_rows[:-1])]


def test_an_earlier_round_has_the_name_of_a_round_not_of_a_column() -> None:
    header = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "สถานะ รอบ 6 เดือน", "ผล รอบ 6 เดือน", "สถานะ รอบ 12 เดือน", "ผล รอบ 12 เดือน"]
    form = read([header, ["โปร่งใส", "จัดทำประกาศ", "กองคลัง", "อยู่ระหว่างดำเนินการ", "ร่างแล้ว", "แล้วเสร็จ", "ประกาศแล้ว"]])
    (row,) = form.assignments.to_dict("records")
    assert [(one.label, one.result) for one in row["rounds"]] == [("รอบ 6 เดือน", "ร่างแล้ว")]


BY_ROUND = [*HEADER[:3], "สถานะ ไตรมาส 1", "ผล ไตรมาส 1", "สถานะ ไตรมาส 2", "ผล ไตรมาส 2", "สถานะ ไตรมาส 3", "ผล ไตรมาส 3"]
BROKEN = Cell("#REF!", "#REF!", "error")


@pytest.mark.parametrize(
    ("cells", "result", "earlier"),
    [
        (["", "ร่าง", "", "เวียน", "", "ลงนาม"], "ลงนาม", [("ไตรมาส 1", "ร่าง", "E2"), ("ไตรมาส 2", "เวียน", "G2")]),
        (["แล้วเสร็จ", "ร่าง", "", "", "", "ลงนาม"], "ลงนาม", [("ไตรมาส 1", "ร่าง", "E2")]),
        (["แล้วเสร็จ", "", "", "", "", "ลงนาม"], "ลงนาม", [("ไตรมาส 1", "", "D2")]),
        (["", "ร่าง", "", "", "", ""], "ร่าง", []),
        (["", "ร่าง", "", BROKEN, "", BROKEN], "ร่าง", []),
        (["", "", "", "", "", ""], "", []),
    ],
)
def test_each_earlier_round_of_a_row_has_its_name_and_its_cell(
    cells: Row, result: str, earlier: list[tuple[str, str, str]]
) -> None:
    (row,) = read([BY_ROUND, ["โปร่งใส", "จัดทำประกาศ", "กองคลัง", *cells]]).assignments.to_dict("records")
    assert (row["result"], [(one.label, one.result, one.cell) for one in row["rounds"]]) == (result, earlier)
    orders = [one.order for one in row["rounds"]]
    assert orders == sorted(set(orders))
    assert list(row["extra"].values()) == [text for text in cells if isinstance(text, str) and text not in ("", result)]


def test_a_dated_line_with_nothing_behind_it_is_kept_and_counts_for_nothing():
    result = "ต.ค. 66 ร่างแผน\nพ.ย. 66 ประกาศแผน\nธ.ค. 66"
    form = read_form(
        workbook(tab("แผน", [["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"], ["ประชุม", "กองคลัง", result]])), FiscalYear(2567)
    )
    (record,) = form.assignments.to_dict("records")
    assert record["result"] == "ประกาศแผน"
    assert [(one.label, one.result) for one in record["rounds"]] == [("ต.ค. 66", "ร่างแผน")]
    assert record["extra"] == {"ผลรอบก่อน": "ต.ค. 66 ร่างแผน\nธ.ค. 66"}
