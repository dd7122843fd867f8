"""Which fiscal year a tab, a table, a row and a workbook are of, fact by fact (rule 12)."""

import pytest

from ita_dash.fiscal import FiscalYear, today
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings, spellings_of
from ita_dash.form.read import read_form
from ita_dash.form.tables.segments import Segmenter, Table
from ita_dash.form.tabs.years import office_named, year_of_tab, year_of_workbook, years_of_rows, years_of_tables
from ita_dash.form.values.division import DivisionList
from tests.grids import Row, tab, workbook

HEADER: Row = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
OTHER: Row = ["กิจกรรม", "มาตรการ", "หน่วยงาน"]
REPORT: Row = ["1. โปร่งใส", "1. ประชุม", "กองคลัง", "แล้วเสร็จ"]


def read(rows: list[Row], title: str = "แผน", spellings: Spellings | None = None) -> tuple[Grid, list[Table]]:
    grid = Grid(tab(title, rows))
    return grid, Segmenter(spellings or Spellings(), ContentJudge(DivisionList())).tables(grid)


def of_tables(*lines: str) -> list[Row]:
    """Tables, each below its line."""
    rows: list[Row] = []
    for place, line in enumerate(lines):
        header = (HEADER, OTHER)[place % 2]
        rows += [[line], header, ["1. ก", f"{place + 1}. ข", "กองคลัง"], []]
    return rows


@pytest.mark.parametrize(
    ("title", "rows", "year"),
    [
        ("ปี 2566", of_tables("ปี 2567"), 2566),
        ("ต.ค. 66", of_tables("ปี 2566"), 2567),
        ("แผน", of_tables("ปี 2567"), 2567),
        ("แผน", [["ก", "ปี 2567"], *of_tables("")], 2567),
        ("แผน", [["ก", "ข"], ["", "ปี 2567"], ["ปี 2566"], *of_tables("")], 2567),
        ("แผน", of_tables("ก", "ปี 2567"), None),
        ("แผน", of_tables("ก"), None),
        ("แผน", [["ปี 2567"]], None),
    ],
)
def test_a_tab_is_of_the_year_of_its_title_or_of_a_line_above_its_first_header(title, rows, year):
    assert year_of_tab(*read(rows, title)) == year


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (("ปี 2566", "ปี 2567", "", ""), [2566, 2567, 2567, 2567]),
        (("ปี 2566", "", "ปี 2567", ""), [2566, 2566, 2567, 2567]),
        (("", "ปี 2566", "ปี 2567"), [None, 2566, 2567]),
        (("", "ปี 2566", ""), [None, None, None]),
        (("ปี 2566", "", ""), [2566, 2566, 2566]),
    ],
)
def test_a_table_is_of_the_year_of_its_line_where_lines_name_several(lines, years):
    assert years_of_tables(*read(of_tables(*lines))) == years


@pytest.mark.parametrize(("title", "period", "year"), [("ปี 2564", "ม.ค. 66", 2564), ("แผน", "ม.ค. 65", 2565), ("แผน", "", None)])
def test_a_first_table_without_a_line_is_of_the_year_of_the_tab_or_of_its_periods(title, period, year):
    rows = of_tables("", "ปี 2566", "ปี 2567")
    rows[1:3] = [[*HEADER, "ระยะเวลา"], [*REPORT, period]]
    assert years_of_tables(*read(rows, title)) == [year, 2566, 2567]


@pytest.mark.parametrize(
    ("heading", "years", "found"),
    [
        ("ปี", ["2566", "2567"], {1: 2566, 2: 2567}),
        ("ปี", ["2566", "", "2567", ""], {1: 2566, 2: 2566, 3: 2567, 4: 2567}),
        ("ปี", ["", "2566", "2567"], {2: 2566, 3: 2567}),
        ("ปี", ["-", "2566", "2567"], {2: 2566, 3: 2567}),
        ("ปี", ["", "2566", "2566"], {}),
        ("ปี", ["2566", "2567", "2567", "ก", "ข"], {1: 2566, 2: 2567, 3: 2567, 4: 2567, 5: 2567}),
        ("ปี", ["2566", "2567", "ก", "ข"], {}),
        ("ปี", ["2566", "2567", "2567", "ก", "ข", "ค"], {}),
        ("ปี", ["2566", "ก", "ข", "2567"], {}),
        ("ที่เก็บ", ["2566", "2567"], {}),
    ],
)
def test_a_column_of_years_tells_that_of_each_row(heading, years, found):
    _grid, (table,) = read([[*HEADER, heading], *([*REPORT, year] for year in years)])
    assert years_of_rows(table) == found


def test_a_column_that_the_office_calls_its_period_is_one():
    rows: list[Row] = [[*HEADER, "ปี"], [*REPORT, "2566"], [*REPORT, "2567"]]
    _grid, (table,) = read(rows, spellings=spellings_of({"period": ("ปี",)}))
    assert years_of_rows(table) == {}


@pytest.mark.parametrize(
    ("titles", "periods", "year"),
    [
        (["แผน", "ปี 2565", "ปี 2566"], ["ม.ค. 67"], 2565),
        (["แผน"], ["ม.ค. 67", "ม.ค. 66", "ก.พ. 66"], 2566),
        (["แผน"], ["ม.ค. 67", "ม.ค. 66"], 2567),
        (["แผน"], ["-|ม.ค. 66", "|ก.พ. 66", "ม.ค. 67|"], 2566),
        (["แผน"], ["ม.ค. 67|ม.ค. 66", "ม.ค. 67|ก.พ. 66", "ม.ค. 66|ม.ค. 66"], 2567),
        (["แผน"], ["", "สักวัน"], None),
    ],
)
def test_a_workbook_is_of_the_year_of_a_title_or_of_most_periods(titles, periods, year):
    rows = [[*REPORT, *period.split("|")] for period in periods]
    _grid, (table,) = read([[*HEADER, "สิ้นสุด", "เริ่มต้น"], *rows])
    assert year_of_workbook(titles, [table]) == (FiscalYear(year) if year else FiscalYear.of(today()))


def test_rows_of_other_years_are_left_out_and_named_by_year():
    rows: list[Row] = [
        ["1. โปร่งใส", "1. ประชุม\n2. อบรม", "กองคลัง", "แล้วเสร็จ", "2566", "แผนก"],
        ["", "3. ตรวจ", "กองช่าง", "แล้วเสร็จ", "2566", ""],
        ["", "4. สอบ", "กองช่าง", "แล้วเสร็จ", "2567", "ฝ่าย"],
        ["", "5. วัด", "กองช่าง", "แล้วเสร็จ", "2565", ""],
    ]
    blank: Row = ["1. โปร่งใส", "6. ย้าย", "กองช่าง", "แล้วเสร็จ", "", ""]
    form = read_form(workbook(tab("แผน", [[*HEADER, "ปี"], blank, *rows]), title="x"), FiscalYear(2567))
    assert list(form.assignments["activity"]) == ["ย้าย", "สอบ"]
    assert [(one.code, one.cell, one.value) for one in form.problems.itertuples()] == [
        ("ROWS_OTHER_YEAR", "B3", "ประชุม"),
        ("CELL_WITHOUT_HEADER", "F5", "ฝ่าย"),
        ("ROWS_OTHER_YEAR", "B6", "วัด"),
    ]
    told = form.problems[form.problems["code"] == "ROWS_OTHER_YEAR"]["details"]
    assert list(map(dict, told)) == [{"year": "2566", "count": "2"}, {"year": "2565", "count": "1"}]


@pytest.mark.parametrize(
    ("titles", "named"),
    [
        (["เทศบาลตำบลสาธิต", "เทศบาลตำบลสาธิตวิทยา"], "เทศบาลตำบลสาธิต"),
        (["เทศบาลตำบลสาธิตวิทยา", "เทศบาลตำบลสาธิต", "เทศบาลตำบลอื่น"], "เทศบาลตำบลสาธิต"),
        (["เทศบาลตำบลสาธิตจึง ทำ", "เทศบาลตำบลสาธิตจึงทำ อำเภอ"], "เทศบาลตำบลสาธิตจึงทำ"),
        (["แผน"], ""),
        ([], ""),
    ],
)
def test_of_the_names_of_one_office_the_shortest_whole_one_counts(titles, named):
    assert office_named(titles) == named
