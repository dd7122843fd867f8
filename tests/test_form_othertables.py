"""A table below the reports that is none of the form is a margin, told by all of its rows together (rule 6 of the design)."""

import pytest

from tests.grids import codes, drawn, read

TABLE = (
    "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินงาน",
    "๑. โปร่งใส | จัดผัง | กองคลัง | ต.ค. 66 | จัดแล้ว",
    " | ทำทำเนียบ | กองช่าง | พ.ย. 66 |",
)
BELOW = {
    "scores": ("คะแนน | เกณฑ์", "5 | ดำเนินการครบถ้วน", "4 | ดำเนินการร้อยละ 80", "3 | ดำเนินการร้อยละ 60"),
    "scores behind": ("เกณฑ์ | คะแนน", "ดำเนินการครบถ้วน | 5", "ดำเนินการบางส่วน | 3"),
    "levels without a header": ("ระดับ 1 | ไม่ดำเนินการ", "ระดับ 2 | ดำเนินการบางส่วน", "ระดับ 3 | ดำเนินการครบ"),
    "grades": ("ระดับ A | คะแนน 85-100", "ระดับ B | คะแนน 75-84"),
    "levels in words": ("ระดับโอกาส | คำอธิบาย", "5 สูงมาก | เกิดทุกเดือน", "4 สูง | เกิดทุกไตรมาส"),
    "with a title": ("เกณฑ์การให้คะแนน", "1 | ต่ำมาก | 0-20", "2 | ต่ำ | 21-40"),
    "colours": ("สี | ความหมาย", "เขียว | แล้วเสร็จ", "เหลือง | อยู่ระหว่างดำเนินการ", "แดง | ล่าช้า"),
    "counts by status": ("สรุปผล", "แล้วเสร็จ | 1", "อยู่ระหว่างดำเนินการ | 1", "ยังไม่ดำเนินการ | 0"),
    "money": ("งบประมาณที่ได้รับ | 500,000", "เบิกจ่าย | 300,000"),
    "people": ("นางสาวสุดา ใจดี | นักวิชาการ | 044-123456", "นายสมชาย มีสุข | เจ้าพนักงาน | 044-123457"),
}


def placed(lines, column):
    return [" | " * column + line for line in lines]


@pytest.mark.parametrize("column", [0, 1, 2])
@pytest.mark.parametrize("what", BELOW)
@pytest.mark.parametrize("between", [(), ("",)])
def test_another_table_below_the_reports_is_a_margin(what, between, column):
    form = read(drawn(*TABLE, *between, *placed(BELOW[what], column)))
    assert list(form.assignments["activity"]) == ["จัดผัง", "ทำทำเนียบ"]
    assert list(form.assignments["result"]) == ["จัดแล้ว", ""]
    assert "NOTE_OUTSIDE" in codes(form)


@pytest.mark.parametrize("what", ["scores", "colours", "people"])
def test_signatures_above_and_below_another_table_stay_a_margin(what):
    signed = ("ลงชื่อ........ผู้รายงาน", "(นางมาลี มีสุข)", "ตำแหน่ง นักวิชาการ")
    for lines in ((*signed, "", *BELOW[what]), (*BELOW[what], "", *signed)):
        form = read(drawn(*TABLE, "", *lines))
        assert list(form.assignments["activity"]) == ["จัดผัง", "ทำทำเนียบ"]


def test_another_table_between_two_forms_is_a_margin_of_the_first():
    second = ("โครงการ | หน่วยงาน | ผลการดำเนินงาน", "อบรม | กองคลัง | อบรมแล้ว")
    form = read(drawn(*TABLE, "", *BELOW["scores"], "", "ตารางที่ 2 การอบรม", *second))
    assert list(form.assignments["activity"]) == ["จัดผัง", "ทำทำเนียบ", "อบรม"]


def test_without_a_column_of_measures_too():
    form = read(drawn("กิจกรรม | ผู้รับผิดชอบ | สถานะ", "จัดผัง | กองคลัง | แล้วเสร็จ", "", *BELOW["scores"]))
    assert list(form.assignments["activity"]) == ["จัดผัง"]


@pytest.mark.parametrize(
    "rows",
    [
        ("๒. คุ้มค่า | ตรวจพัสดุ | | |", " | ทำบัญชี | | |"),  # planned, and nobody is named yet
        ("คุ้มค่า | ตรวจพัสดุ | | |", "คุ้มค่า | ทำบัญชี | | |"),
        (" | อบรม 3 รุ่น | ครูทุกคน | |", " | ประกวด | นักเรียน | |"),
        (" | 5 ส | กองคลัง | |", " | 5 ส | กองช่าง | |"),  # a figure, and who does it
        ("1 | ตรวจพัสดุ | กองคลัง | |", "2 | ทำบัญชี | กองช่าง | |"),
        (" | แล้วเสร็จ | | |", " | อบรม | | |"),  # one odd cell
    ],
)
def test_work_that_is_not_reported_on_stays_work(rows):
    assert len(read(drawn(*TABLE, *rows)).assignments) == 4


def test_what_its_column_holds_above_is_nothing_odd():
    table = (TABLE[0], "1 | จัดผัง | กองคลัง | ต.ค. 66 | จัดแล้ว", "2 | เวียน | กองช่าง | พ.ย. 66 |")
    assert len(read(drawn(*table, "3 | อบรม | | |", "4 | ประกวด | | |")).assignments) == 4


def test_a_last_row_that_is_odd_alone_is_no_table():
    assert len(read(drawn(*TABLE, "ระดับ 1 | ทบทวน | | |")).assignments) == 3


@pytest.mark.parametrize(("lines", "reports"), [(("✓ = แล้วเสร็จ", "✗ = ยังไม่ดำเนินการ"), 3), (("✓ = แล้วเสร็จ",), 4)])
def test_two_lines_that_explain_signs_are_a_legend_between_reports_too(lines, reports):
    more = "๒. คุ้มค่า | ตรวจพัสดุ | กองคลัง | ธ.ค. 66 | ตรวจแล้ว"
    assert len(read(drawn(*TABLE, *placed(lines, 1), more)).assignments) == reports


@pytest.mark.parametrize(("letters", "reports"), [(60, 2), (61, 4)])
def test_what_fills_a_cell_of_another_table_is_no_prose(letters, reports):
    names = [f"สำนัก{sign * (letters - 5)}" for sign in "กข"]
    assert (
        len(read(drawn(*TABLE, *(f"{place} | {name} | |" for place, name in zip(("ก", "ข"), names, strict=True)))).assignments)
        == reports
    )


@pytest.mark.parametrize(("others", "reports"), [(1, 2), (2, 5)])
def test_most_rows_of_another_table_are_odd(others, reports):
    rows = ["ระดับ 1 | ไม่ดำเนินการ", "ระดับ 2 | บางส่วน", *["คุ้มค่า | ทบทวน"] * others]  # the same row again is one assignment
    assert len(read(drawn(*TABLE, *rows)).assignments) == reports


@pytest.mark.parametrize(
    ("above", "reports"),
    [
        ((), 2),
        (("เกณฑ์",), 2),  # its title
        (("ระดับ | ความหมาย",), 2),  # its header, in the same columns
        (("เกณฑ์", "ระดับ | ความหมาย"), 2),
        ((" | เกณฑ์", "ระดับ | ความหมาย"), 2),
        ((" | ทบทวน | ครูทุกคน",), 3),  # other columns
        ((" | ทบทวน | ครูทุกคน", "ระดับ | ความหมาย"), 3),
        ((" | ทบทวน | ครูทุกคน", "เกณฑ์"), 3),
    ],
)
def test_the_header_and_the_title_of_another_table_are_of_it_and_no_row_above(above, reports):
    form = read(drawn(*TABLE, *above, "ระดับ 1 | ไม่ดำเนินการ", "ระดับ 2 | บางส่วน"))
    assert len(form.assignments) == reports


@pytest.mark.parametrize(("names", "reports"), [(("5", "3"), 2), (("ระดับ 1", "ระดับ 2"), 2), (("ทบทวน", "อบรม"), 4)])
def test_a_figure_for_the_name_of_the_work_has_its_meaning_where_statuses_stand(names, reports):
    table = ("มาตรการ | กิจกรรม | ผู้รับผิดชอบ | สถานะ", "ก | จัดผัง | กองคลัง | แล้วเสร็จ", " | เวียน | กองช่าง |")
    statuses = ("แล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
    form = read(
        drawn(
            *table,
            *(f"{name} | {'' if name[0] in '53ร' else name} | | {status}" for name, status in zip(names, statuses, strict=True)),
        )
    )
    assert len(form.assignments) == reports
