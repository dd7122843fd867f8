"""A column ปีงบประมาณ tells the year of each row: rows of several years are never mixed."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import read_form
from tests.grids import codes, tab, workbook

HEADER = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
ROWS = [
    ["๑. โปร่งใส", "๑. ประชุม", "กองคลัง", "แล้วเสร็จ", "2566"],
    ["", "", "", "ยังไม่ดำเนินการ", "๒๕๖๗"],
    ["", "๒. อบรม", "กองช่าง", "แล้วเสร็จ", "พ.ศ. 2567"],
]


def _form(rows=ROWS, heading="ปีงบประมาณ", asked=None):
    return read_form(workbook(tab("แบบรายงาน", [[*HEADER, heading], *rows]), title="สมุดงาน"), asked and FiscalYear(asked))


def _read(form):
    return list(form.assignments[["activity", "result"]].itertuples(index=False, name=None))


OF_2566 = [("ประชุม", "แล้วเสร็จ")]
OF_2567 = [("ประชุม", "ยังไม่ดำเนินการ"), ("อบรม", "แล้วเสร็จ")]


@pytest.mark.parametrize("heading", ["ปีงบประมาณ", "ปี พ.ศ.", "ประจำปีงบประมาณ", "Year"])
@pytest.mark.parametrize(("asked", "read"), [(2566, OF_2566), (2567, OF_2567), (None, OF_2567)])
def test_each_year_has_its_own_rows(heading, asked, read):
    form = _form(heading=heading, asked=asked)
    assert (_read(form), form.years) == (read, (2567, 2566))
    assert "DUPLICATE_CONTRADICTS" not in codes(form)
    (said,) = (one for one in form.problems.itertuples() if one.code == "ROWS_OTHER_YEAR")
    assert dict(said.details)["count"] == str(len(OF_2567 if read is OF_2566 else OF_2566))


def test_without_a_year_that_is_asked_for_it_is_the_newest_in_which_anything_is_reported():
    planned = [*ROWS[:1], ["", "๓. ประเมิน", "กองคลัง", "", "2568"]]
    assert _read(_form(planned)) == OF_2566


def test_a_blank_year_is_that_of_the_row_above():
    blank = [ROWS[0], [*ROWS[1][:4], "2567"], [*ROWS[2][:4], ""]]
    assert _read(_form(blank)) == OF_2567


@pytest.mark.parametrize(
    "years", [["2567", "2567", "2567"], ["ทุกปี", "2566", "ตลอดไป"], ["", "", ""]], ids=["one year", "mostly words", "blank"]
)
def test_else_the_column_is_one_of_the_office_s_own(years):
    rows = [[*row[:4], year] for row, year in zip([ROWS[0], ROWS[2], ["", "๓. ประเมิน", "กองคลัง", "", ""]], years, strict=True)]
    form = _form(rows)
    assert len(form.assignments) == 3
    assert form.years == ()


@pytest.mark.parametrize(("asked", "said"), [(2566, 1), (2567, 0)])
def test_what_is_odd_in_a_row_is_said_with_its_year_alone(asked, said):
    rows = [[*row[:3], period, *row[3:]] for row, period in zip(ROWS, ("สักวันหนึ่ง", "", ""), strict=True)]
    header = [*HEADER[:3], "ระยะเวลาดำเนินการ", *HEADER[3:], "ปีงบประมาณ"]
    form = read_form(workbook(tab("แบบรายงาน", [header, *rows]), title="สมุดงาน"), FiscalYear(asked))
    assert codes(form).count("PERIOD_UNREADABLE") == said
