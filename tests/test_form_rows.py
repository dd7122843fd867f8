"""What rows say together: numbers below numbers, items that go on, headings, sums, signatures, merged cells."""

import pytest

from ita_dash.sheet.address import block
from ita_dash.sheet.workbook import Merge
from tests.grids import HEADER, codes, drawn, noted, read

ROW = ["๑. มาตรการ ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]
FLAT = ["กิจกรรม", "ผู้รับผิดชอบ", "ผล"]


def units(form):
    """Code, measure and activity of every assignment."""
    return list(zip(form.assignments["code"], form.assignments["measure"], form.assignments["activity"], strict=True))


# Numbers below numbers


def test_a_sub_number_is_an_activity_of_its_measure():
    form = read([HEADER, ["๑. ก", "๑.๑ ประชุม\n๑.๒ อบรม", *ROW[2:4], "๑.๑ ประชุมแล้ว\n๑.๒ อบรมแล้ว", ""]])
    assert units(form) == [("1.1", "ก", "ประชุม"), ("1.2", "ก", "อบรม")]
    assert list(form.assignments["result"]) == ["ประชุมแล้ว", "อบรมแล้ว"]


def test_numbers_of_three_parts_are_paired():
    form = read([HEADER, ["๑.๑ ก", "๑.๑.๑ ประชุม\n๑.๑.๒ อบรม", *ROW[2:4], "๑.๑.๒ อบรมแล้ว\n๑.๑.๑ ประชุมแล้ว", ""]])
    assert list(zip(form.assignments["code"], form.assignments["result"], strict=True)) == [
        ("1.1.1", "ประชุมแล้ว"),
        ("1.1.2", "อบรมแล้ว"),
    ]


def test_in_one_column_a_number_heads_its_sub_numbers():
    form = read(
        [
            FLAT,
            ["๑. มาตรการ ก", "", ""],
            ["๑.๑ ประชุม", "กองคลัง", "แล้ว"],
            ["๑.๒ อบรม", "กองช่าง", "แล้ว"],
            ["๒. มาตรการ ข", "", ""],
            ["๒.๑ สำรวจ", "กองช่าง", "แล้ว"],
        ]
    )
    assert units(form) == [("1.1", "มาตรการ ก", "ประชุม"), ("1.2", "มาตรการ ก", "อบรม"), ("2.1", "มาตรการ ข", "สำรวจ")]
    assert codes(form) == []


def test_the_numbers_may_stand_in_the_column_of_numbers():
    form = read([["ที่", *FLAT], ["1", "มาตรการ ก", "", ""], ["1.1", "ประชุม", "กองคลัง", "แล้ว"], ["1.2", "อบรม", "กองคลัง", "แล้ว"]])
    assert units(form) == [("1.1", "มาตรการ ก", "ประชุม"), ("1.2", "มาตรการ ก", "อบรม")]


def test_a_division_beside_the_heading_goes_for_all_below_that_name_none():
    form = read(
        [FLAT, ["๑. มาตรการ ก", "กองคลัง", ""], ["๑.๑ ประชุม", "", "แล้ว"], ["๑.๒ อบรม", "กองช่าง", "แล้ว"], ["๑.๓ สรุป", "", "แล้ว"]]
    )
    assert list(form.assignments["division"]) == ["กองคลัง", "กองช่าง", "กองช่าง"]


def test_a_number_with_a_result_of_its_own_is_an_activity():
    form = read([FLAT, ["๑. ประชุม", "กองคลัง", "แล้ว"], ["๑.๑ เตรียม", "กองคลัง", "แล้ว"]])
    assert list(form.assignments["code"]) == ["1", "1.1"]


def test_a_cell_with_a_heading_and_its_parts():
    form = read([FLAT, ["๑. มาตรการ ก\n๑.๑ ประชุม\n๑.๒ อบรม", "กองคลัง", "๑.๑ ประชุมแล้ว\n๑.๒ อบรมแล้ว"]])
    assert units(form) == [("1.1", "มาตรการ ก", "ประชุม"), ("1.2", "มาตรการ ก", "อบรม")]
    assert list(form.assignments["result"]) == ["ประชุมแล้ว", "อบรมแล้ว"]


def test_steps_of_an_activity_stay_with_it():
    form = read([HEADER, ["๑. ก", "๑. ประชุม\n๑.๑ เตรียม\n๑.๒ จัด", *ROW[2:]]])
    assert units(form) == [("1.1", "ก", "ประชุม\n๑.๑ เตรียม\n๑.๒ จัด")]


def test_a_sub_number_in_the_column_of_measures_is_an_activity():
    form = read([HEADER, ["๑. ก", "", "", "", "", ""], ["๑.๑ ประชุม", "", "กองคลัง", "ต.ค. 66", "แล้ว", ""]])
    assert units(form) == [("1.1", "ก", "ประชุม")]
    assert codes(form) == []


# What goes on


@pytest.mark.parametrize("word", ["(ต่อ)", "ต่อ", "( ต่อ )", '"', "”", "″", '-"-', '- " -', "- // -", "เหมือนเดิม", "เช่นเดียวกับด้านบน"])
def test_a_word_for_as_above_goes_on(word):
    form = read([HEADER, ROW, [word, "๒. อบรม", word, "", "แล้ว", ""]])
    assert list(form.assignments["code"]) == ["1.1", "1.2"]
    assert list(form.assignments["division"]) == ["กองคลัง", "กองคลัง"]


def test_an_activity_that_goes_on_is_the_one_above():
    form = read([HEADER, ROW, ["", "๑. ประชุม (ต่อ)", "กองคลัง", ROW[3], "และสรุปผล", ""]])
    assert list(form.assignments["activity"]) == ["ประชุม"] * len(form.assignments)


def test_a_merged_period_is_shared_and_a_merged_result_told_apart():
    form = read(
        [
            HEADER,
            ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. 66", "๑. ประชุมแล้ว\n๒. อบรมแล้ว", ""],
            ["", "๒. อบรม", "กองช่าง", "", "", ""],
        ],
        merges=(Merge(1, 3, 3, 4), Merge(1, 4, 3, 5)),
    )
    assert list(zip(form.assignments["period"], form.assignments["result"], strict=True)) == [
        ("ต.ค. 66", "ประชุมแล้ว"),
        ("ต.ค. 66", "อบรมแล้ว"),
    ]


# Lines that are no data


def test_a_section_heads_what_follows_without_being_merged():
    form = read([["ที่", *FLAT], ["ด้านที่ ๑ โปร่งใส"], ["1", "ประชุม", "กองคลัง", "แล้ว"]])
    assert list(form.assignments["measure"]) == ["โปร่งใส"]


@pytest.mark.parametrize("merges", [(), (Merge(1, 0, 2, 4), Merge(3, 0, 4, 4))], ids=["alone", "merged"])
@pytest.mark.parametrize(
    ("heading", "values"),
    [("แล้วเสร็จ", ("TRUE", "FALSE")), ("สถานะ", ("แล้วเสร็จ", "ยังไม่ดำเนินการ")), ("ร้อยละความก้าวหน้า", ("100", "0"))],
)
def test_a_section_stands_in_the_first_column_whatever_that_is_for(heading, values, merges):
    header = [heading, "กิจกรรม", "ผู้รับผิดชอบ", "ผล"]
    rows = [["๑. โปร่งใส"], [values[0], "ประชุม", "กองคลัง", "ครบ"], ["ด้านที่ ๒ สุจริต"], [values[1], "อบรม", "กองช่าง", ""]]
    form = read([header, *rows], merges=merges)
    assert list(form.assignments["measure"]) == ["โปร่งใส", "สุจริต"]
    assert codes(form) == []


def test_a_division_alone_in_the_first_column_is_no_section_and_a_numbered_title_is():
    header, row = ["ผู้รับผิดชอบ", "กิจกรรม", "ผล"], ["กองช่าง", "อบรม", "แล้ว"]
    assert list(read([header, row, ["ด้านที่ ๒ สุจริต"], row]).assignments["measure"]) == ["แผน", "สุจริต"]
    assert "สำนักปลัด" not in set(read([header, row, ["สำนักปลัด"], row]).assignments["measure"])


@pytest.mark.parametrize("words", ["รวม", "รวมทั้งสิ้น", "รวม ๓ โครงการ", "รวมงบประมาณ", "เฉลี่ย", "รวมเป็นเงิน"])
def test_a_sum_is_a_note(words):
    form = read([[*FLAT, "งบประมาณ"], ["ประชุม", "กองคลัง", "แล้ว", "500"], [words, "", "", "500"]])
    assert len(form.assignments) == 1
    assert form.tabs[0].skipped == {"note": 1}
    assert codes(form) == ["NOTE_OUTSIDE"]
    assert noted(form) == [f"A3:D3 {words}\n500"]


@pytest.mark.parametrize(
    "line",
    [
        ["รวม", "2", "2", "3000", "2", "75"],
        ["เฉลี่ย", "๒ กิจกรรม", "๒ หน่วยงาน", "๓,๐๐๐", "๑", "๗๕"],
        ["2", "2", "2", "3000", "2", "75"],
        ["", "ผลรวม", "2 กอง", "3000", "แล้วเสร็จ 1", "75"],
        ["รวม", "1 กิจกรรม", "-", "-", "-", "75"],
    ],
)
def test_a_sum_with_figures_in_all_columns_is_a_note_wherever_it_stands(line):
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "งบประมาณ", "สถานะ", "ความคืบหน้า"]
    work = [["ก", "ประชุม", "กองคลัง", "1000", "แล้วเสร็จ", "100"], ["ข", "อบรม", "กองช่าง", "2000", "อยู่ระหว่างดำเนินการ", "50"]]
    for rows in ([*work, line], [work[0], line, work[1]]):
        form = read([header, *rows])
        assert list(form.assignments["activity"]) == ["ประชุม", "อบรม"]
        assert codes(form) == ["NOTE_OUTSIDE"]


@pytest.mark.parametrize("row", [["รวม", "ประชุม", "2"], ["", "2", "กองช่าง"], ["", "1. อบรม", "120"], ["ข", "2", "2"]])
def test_a_figure_alone_makes_no_sum_of_a_row_that_names_work_or_who_does_it(row):
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"], ["ก", "อบรม", "กองคลัง", "แล้วเสร็จ"], [*row, "แล้วเสร็จ"]])
    assert list(form.assignments["status_read"]) == ["done", "done"]


def test_an_activity_may_begin_with_the_word_for_sum():
    form = read([FLAT, ["รวมพลังต่อต้านการทุจริต", "กองคลัง", "แล้ว"]])
    assert list(form.assignments["activity"]) == ["รวมพลังต่อต้านการทุจริต"]


def test_a_signature_and_what_stands_below_it_are_notes():
    form = read(
        [
            HEADER,
            ROW,
            [],
            ["", "", "ลงชื่อ................ผู้รายงาน"],
            ["", "", "(นายทดสอบ สาธิต)"],
            ["", "", "ตำแหน่ง นักวิเคราะห์"],
        ]
    )
    assert len(form.assignments) == 1
    assert noted(form) == ["C4:C6 ลงชื่อ................ผู้รายงาน\n(นายทดสอบ สาธิต)\nตำแหน่ง นักวิเคราะห์"]


@pytest.mark.parametrize("left_open", [["วันที่ ..........", ""], ["", "วันที่ .........."]], ids=["result", "advice"])
def test_a_line_of_dots_takes_no_activity_that_has_its_number_and_its_period(left_open):
    form = read([HEADER, ROW, ["", "๒. ตรวจรับพัสดุ", "", "พ.ย. ๖๖", *left_open]])
    assert list(form.assignments["activity"]) == ["ประชุม", "ตรวจรับพัสดุ"]


def test_a_table_may_follow_a_signature():
    form = read([HEADER, ROW, ["", "", "ลงชื่อ.........."], HEADER, ["๒. ข", *ROW[1:]]])
    assert list(form.assignments["code"]) == ["1.1", "2.1"]


def test_dimensions_of_an_anti_corruption_plan_head_their_projects():
    form = read(
        [
            ["แผนปฏิบัติการป้องกันการทุจริต"],
            ["มิติที่ ๑ การสร้างสังคม"],
            ["ลำดับ", "โครงการ/กิจกรรม", "ดำเนินการแล้ว", "ไม่ได้ดำเนินการ"],
            ["๑", "อบรม", "✓", ""],
            ["มิติที่ ๒ การบริหาร"],
            ["๑", "เผยแพร่", "", "✓"],
        ],
        merges=(Merge(1, 0, 2, 4), Merge(4, 0, 5, 4)),
    )
    assert units(form) == [("1.1", "การสร้างสังคม", "อบรม"), ("2.1", "การบริหาร", "เผยแพร่")]
    assert list(form.assignments["measure_no"]) == ["1", "2"]
    assert list(form.assignments["status_read"]) == ["done", "not_started"]


def test_a_result_that_is_a_percent_and_nothing_else_is_the_progress():
    header = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
    form = read([header, ["๑. ก", "๑.๑ ประชุม\n๑.๒ อบรม\n๑.๓ รายงาน", "กองคลัง", "๑.๑ ๕๐%\n๑.๒ ๑๐๐%\n๑.๓ ทำแล้ว"]])
    assert list(form.assignments["percent"].fillna(-1)) == [50, 100, -1]
    assert list(form.assignments["result"]) == ["๕๐%", "๑๐๐%", "ทำแล้ว"]


def test_a_status_among_percents_is_a_status():
    header = ["กิจกรรม", "ผู้รับผิดชอบ", "ความคืบหน้า (ร้อยละ)"]
    form = read([header, ["ประชุม", "กองคลัง", "50%"], ["อบรม", "กองคลัง", "20%"], ["รายงาน", "กองคลัง", "แล้วเสร็จ"]])
    assert list(form.assignments["status_read"]) == ["", "", "done"]
    assert "PERCENT_UNREADABLE" not in codes(form)


def test_numbers_alone_are_no_rows():
    header = ["ที่", "มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผล"]
    rows = [["1", "ก", "ข", "กองคลัง", "ค"], ["2"], ["- 3 -"], ["", "", "ง", "กองช่าง", "จ"], ["", "หน้า 2/5"]]
    form = read([header, *rows])
    assert units(form) == units(read([header, rows[0], rows[3]]))
    assert codes(form) == ["NOTE_OUTSIDE"] * 2
    assert noted(form) == ["A3:A4 2\n- 3 -", "B6 หน้า 2/5"]  # a report stands between them


def test_sections_over_sections_are_kept_beside_what_they_head():
    header = ["ลำดับ", "โครงการ/กิจกรรม", "หน่วยงานที่รับผิดชอบ", "ผลการดำเนินงาน"]
    rows = [
        ["มิติที่ 1 สังคม"],
        ["1.1 จิตสำนึก"],
        ["1", "อบรม", "สำนักปลัด", "แล้ว"],
        ["1.2 ชุมชน"],
        ["2", "ประชุม", "กองคลัง", "แล้ว"],
        ["มิติที่ 2 ราชการ"],
        ["3", "จัดซื้อ", "กองคลัง", "แล้ว"],
    ]
    form = read([header, *rows])
    assert list(form.assignments["measure"]) == ["จิตสำนึก", "ชุมชน", "ราชการ"]
    assert [extra.get("หัวข้อ", "") for extra in form.assignments["extra"]] == ["มิติที่ 1 สังคม", "มิติที่ 1 สังคม", ""]
    assert codes(form) == []


def test_a_result_numbered_for_an_activity_further_down_goes_to_it():
    rows = [
        ["๑. ก", "๑. ประชุม", "กองคลัง", "ทั้งปี", "๑. ประชุมแล้ว", ""],
        ["", "", "", "", "๒. อบรมแล้ว", ""],
        ["", "๒. อบรม", "กองคลัง", "ทั้งปี", "", ""],
    ]
    form = read([HEADER, *rows])
    assert units(form) == [("1.1", "ก", "ประชุม"), ("1.2", "ก", "อบรม")]
    assert list(form.assignments["result"]) == ["ประชุมแล้ว", "อบรมแล้ว"]
    assert codes(form) == []


def test_what_a_form_asks_to_type_is_no_row():
    asked = ["(ระบุมาตรการ)", "(ระบุวิธีการ)", "(ระบุหน่วยงาน)", "(ระบุวันที่)", "(โปรดระบุผล)", "(ระบุ)"]
    form = read([HEADER, asked, ROW])
    assert units(form) == units(read([HEADER, ROW]))
    assert codes(form) == ["NOTE_OUTSIDE"]
    assert noted(form) == ["A2:F2 " + "\n".join(dict.fromkeys(asked))]


@pytest.mark.parametrize(
    ("cells", "result"),
    [
        (("(แนบภาพถ่าย 3 ภาพ)", ""), "ประชุมแล้ว\n(แนบภาพถ่าย 3 ภาพ)"),
        (("(แนบภาพถ่าย)", "(ระบุ)"), "ประชุมแล้ว"),
        (("(แนบภาพถ่าย)", "ทำต่อ"), "ประชุมแล้ว\n(แนบภาพถ่าย)"),
    ],
)
def test_one_such_text_alone_may_be_what_was_reported(cells, result):
    form = read([HEADER, [*ROW[:5], ""], ["", "", "", "", *cells]])
    assert list(form.assignments["result"]) == [result]


@pytest.mark.parametrize("mark", ['"', "〃", "เช่นเดียวกัน"])
def test_a_mark_for_as_above_goes_for_the_period_too(mark):
    header = ["กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "ผล"]
    form = read([header, ["ประชุม", "กองคลัง", "ต.ค. 66", "แล้ว"], ["อบรม", mark, mark, "แล้ว"]])
    assert list(form.assignments["division"]) == ["กองคลัง"] * 2
    assert list(form.assignments["period"]) == ["ต.ค. 66"] * 2
    assert codes(form) == []


@pytest.mark.parametrize("line", ["_", "__", "________", "-", "....", "– –"])
def test_an_empty_line_to_write_on_is_no_answer(line):
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "กองคลัง", line, line, line], [line] * 6])
    assert list(form.assignments["result"]) == [""]
    assert list(form.problems["code"]) == list(read([HEADER, ["๑. ก", "๑. ประชุม", "กองคลัง", "", "", ""]]).problems["code"])


@pytest.mark.parametrize("cells", [1, 2, 6, 40])
@pytest.mark.parametrize("line", ["ลงชื่อ..............", "(นายสมมติ สาธิต)"])
def test_a_line_of_signatures_is_no_row_however_many_sign(line, cells):
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖", "จัดแล้ว", ""], [line] * cells])
    assert list(form.assignments["activity"]) == ["ประชุม"]
    assert codes(form) == ["NOTE_OUTSIDE"]
    assert noted(form) == [f"{block([(2, 0), (2, cells - 1)])} {line}"]


@pytest.mark.parametrize("between", [[], [[]], [["-", "-", "-", "-"]], [["-"], ["", "."], []]])
@pytest.mark.parametrize("over", ["ด้านการป้องกัน", "๑. ด้านการป้องกัน"])
def test_a_section_heads_the_next_row_that_says_something(over, between):
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "ผล"], [over], *between, ["๑.๑ ประชุม", "กองคลัง", "ต.ค. ๖๖", "จัดแล้ว"]])
    assert form.assignments[["measure", "activity"]].to_numpy().tolist() == [["ด้านการป้องกัน", "ประชุม"]]


def test_a_code_over_longer_ones_numbers_the_measure_that_stands_in_a_row_of_its_own():
    header = ["รหัส", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"]
    rows = [
        ["1", "การบริหารงานบุคคล", "", "", ""],
        ["1.1", "", "ประกาศเกณฑ์", "งานบุคคล", "แล้วเสร็จ"],
        ["๒", "การพัสดุ", "", "", ""],
        ["๒.๑", "", "ประกาศแผน", "งานพัสดุ", "แล้วเสร็จ"],
    ]
    assert list(read([header, *rows]).assignments["measure_no"]) == ["1", "2"]
    running = [[str(place), *row[1:]] for place, row in enumerate(rows, start=1)]
    assert list(read([header, *running]).assignments["measure_no"]) == ["", ""]


# What is reckoned from a sum

BUDGET = ["โครงการ", "งบประมาณ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
PROJECTS = [["ปลูกป่า", "5,000", "กองช่าง", "ปลูกแล้ว"], ["อบรม", "7,000", "กองคลัง", "อบรมแล้ว"], ["รวมทั้งสิ้น", "12,000", "", ""]]


@pytest.mark.parametrize("lines", [[("คิดเป็นร้อยละของงบทั้งหมด", "๒.๕ %")], [("คงเหลือ", "2,000 บาท"), ("ผู้ร่วมทุกโครงการ", "40 คน")]])
def test_what_is_reckoned_from_a_sum_stands_below_it_and_is_no_activity(lines):
    form = read([BUDGET, *PROJECTS, *([name, figure, "", ""] for name, figure in lines)])
    assert list(form.assignments["activity"]) == ["ปลูกป่า", "อบรม"]
    said = [PROJECTS[2][0], PROJECTS[2][1], *(text for line in lines for text in line)]
    assert noted(form) == [f"A4:B{4 + len(lines)} " + "\n".join(said)]


@pytest.mark.parametrize(
    "last", [["ทาสี", "3,000", "กองช่าง", ""], ["ทาสี", "", "", "ทาสีแล้ว"], ["ทาสี", "ตามจริง", "", ""], ["ทาสี", "3,000", "", "แล้ว"]]
)
def test_what_reports_below_a_sum_is_an_activity(last):
    assert list(read([BUDGET, *PROJECTS, last]).assignments["activity"]) == ["ปลูกป่า", "อบรม", "ทาสี"]


def test_a_word_among_its_figures_makes_a_row_below_a_sum_an_activity():
    counted = ["รวมทั้งสิ้น", "12,000", "", "2"]
    assert list(read([BUDGET, *PROJECTS[:2], counted, ["ทาสี", "3,000", "", "รอผล"]]).assignments["activity"])[2:] == ["ทาสี"]
    assert list(read([BUDGET, *PROJECTS[:2], counted, ["คงเหลือ", "3,000", "", "1"]]).assignments["activity"])[2:] == []


def test_below_a_row_that_is_no_sum_an_amount_makes_a_plan_no_sum():
    assert list(read([BUDGET, *PROJECTS[:2], ["ทาสี", "3,000", "", ""]]).assignments["activity"]) == ["ปลูกป่า", "อบรม", "ทาสี"]


@pytest.mark.parametrize("code", ["ที่มา: กองแผน", "กองคลัง", "ทุกปี"])
def test_words_in_the_column_of_numbers_number_nothing(code):
    form = read([["ที่", *HEADER], [code, *ROW], ["", "", "๒. อบรม", *ROW[2:]]])
    assert list(form.assignments["measure_no"]) == ["1", "1"]
    plain = read([["ที่", *HEADER], [code, "โปร่งใส", *ROW[1:]], ["", "", "๒. อบรม", *ROW[2:]]])
    assert list(plain.assignments["measure_no"]) == ["", ""]
    assert plain.assignments["extra"][0] == {"ที่": code}


def test_one_odd_cell_makes_no_numbers_of_measures_of_those_of_activities():
    rows = [
        ["1", "สินบน", "ทำคู่มือ", "กองช่าง"],
        ["2", "", "สุ่มตรวจ", "กองช่าง"],
        ["3", "", "รับแจ้ง", "กองคลัง"],
        ["4", "จัดซื้อ", "วิเคราะห์", "กองคลัง"],
    ]
    header = ["ลำดับ", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"]
    for odd in range(len(rows)):
        changed = [["-", *row[1:]] if place == odd else row for place, row in enumerate(rows)]
        assert set(read([header, *changed]).assignments["measure_no"]) == {""}


COUNTED = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ"]
WORKED = [["ก", "ประชุม", "กองคลัง", 50, "ประชุม 1 ครั้ง"], ["", "อบรม", "กลุ่มงาน 2", 100, "อบรมแล้ว"]]


@pytest.mark.parametrize("gap", [[], [[]]])
@pytest.mark.parametrize(
    "counts",
    [
        [["รวม", "2 กิจกรรม", "2 งาน", "75%", "แล้วเสร็จ 1"]],
        [["", "", "แล้วเสร็จ", "50%", ""], ["", "", "ยังไม่แล้วเสร็จ", "50%", ""]],
        [["", "", "ยังไม่ดำเนินการ", 0, "0 รายการ"]],
    ],
)
def test_what_is_counted_below_a_table_is_no_report(counts, gap):
    form = read([COUNTED, *WORKED, *gap, *counts])
    assert list(form.assignments["activity"]) == ["ประชุม", "อบรม"]
    (said,) = noted(form)
    assert said.split(" ", 1)[1].split("\n") == list(dict.fromkeys(str(one) for row in counts for one in row if one != ""))


@pytest.mark.parametrize(
    "last", [["รวม", "พลังสุจริต", "กองคลัง", 20, ""], ["", "", "กลุ่มงาน 3", "50%", ""], ["", "สรุป", "กองช่าง", 0, ""]]
)
def test_what_counts_nothing_below_a_table_is_a_report(last):
    assert len(read([COUNTED, *WORKED, last]).assignments) == 3


def test_a_number_that_leads_back_to_the_measure_that_is_typed_is_not_said():
    rows = [["๑. ก", "๑.๑ ก", "กองคลัง"], ["๒. ข", "๒.๑ ข", "กองคลัง"], ["", "๑.๒ ค", "กองคลัง"], ["", "๒.๒ ง", "กองคลัง"]]
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"], *rows])
    assert list(form.assignments["code"]) == ["1.1", "2.1", "1.2", "2.2"]
    assert list(form.problems.loc[form.problems["code"] == "MEASURE_BY_NUMBER", "cell"]) == ["B4"]


@pytest.mark.parametrize(("titles", "said"), [(["ด้านการเงิน"], "ด้านการเงิน"), (["ส่วนที่ 2", "ด้านการเงิน"], "ส่วนที่ 2\nด้านการเงิน")])
@pytest.mark.parametrize("between", [(), ("",), ("", " | | ลงชื่อ........ผู้จัดทำ", "")])
def test_a_title_above_a_header_typed_again_stands_over_what_names_its_own_measure(titles, said, between):
    header = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินงาน"
    first, second = "บริการ | จัดผัง | งานบุคคล | จัดแล้ว", "การเงิน | ตรวจเงิน | งานคลัง | ตรวจแล้ว"
    form = read(drawn(header, first, *between, *titles, header, second, " | ตรวจพัสดุ | งานคลัง | ตรวจแล้ว"))
    assert list(form.assignments["measure"]) == ["บริการ", "การเงิน", "การเงิน"]
    assert [extra.get("หัวข้อ", "") for extra in form.assignments["extra"]] == ["", said, said]
    assert set(codes(form)) <= {"NOTE_OUTSIDE"}


@pytest.mark.parametrize("measure", ["๒. ด้านพัสดุ", "ด้านพัสดุ"])
def test_a_measure_above_a_header_typed_again_goes_on_below_it(measure):
    header = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินงาน"
    form = read(drawn(header, "๑. ด้านคน | จัดผัง | งานบุคคล | จัดแล้ว", measure, header, " | ตรวจพัสดุ | งานคลัง | ตรวจแล้ว"))
    assert form.assignments["measure"][1] == "ด้านพัสดุ"


def test_a_numbered_measure_above_a_header_typed_again_lacks_its_activity():
    header = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินงาน"
    form = read(drawn(header, "๑. ก | จัดผัง | งานบุคคล | จัดแล้ว", "๒. ข", header, "๓. ค | ตรวจพัสดุ | งานคลัง | ตรวจแล้ว"))
    assert codes(form) == ["MEASURE_UNUSED"]


def test_signs_for_as_above_in_the_last_rows_are_no_legend():
    rows = [
        ["1. ก", "ประชุม", "กองคลัง", "ธ.ค. 66", "ประชุมแล้ว", ""],
        *(['"', f"งาน {at}", '"', '-"-', "แล้ว", ""] for at in range(2)),
    ]
    form = read([HEADER, *rows])
    assert list(form.assignments["division"]) == ["กองคลัง"] * 3
    assert form.assignments["start"].nunique() == 1


ACROSS = {"left": 0, "right": 6}
REPORTED = ["กองคลัง", "ตลอดปี", "ทำแล้ว", ""]


def test_a_section_below_which_nothing_was_reported_is_named_where_the_next_one_begins():
    rows = [HEADER, ["๑. ม", "ก", *REPORTED], ["ด้านการจัดซื้อ"], ["(ตัวอย่าง) ม", "(ตัวอย่าง) ก"], ["ด้านการบริหารงานบุคคล"]]
    merges = tuple(Merge(top=row, bottom=row + 1, **ACROSS) for row in (2, 4))
    form = read([*rows, ["๒. ม", "ข", *REPORTED]], merges=merges)
    assert list(zip(form.problems["code"], form.problems["cell"], strict=True)) == [
        ("NOTE_OUTSIDE", "A3"),
        ("EXAMPLE_ROW", "A4"),
    ]
    assert list(form.assignments["extra"]) == [{}, {"หัวข้อ": "ด้านการบริหารงานบุคคล"}]


def test_a_measure_below_which_the_numbers_go_back_to_another_is_named():
    rows = [["๑. ม", "๑.๑ ก", *REPORTED], ["๓. ร", "", "", "", "", ""], ["", "๑.๒ ค", *REPORTED]]
    form = read([HEADER, *rows])
    assert list(form.assignments["measure"]) == ["ม", "ม"]
    assert list(zip(form.problems["code"], form.problems["cell"], strict=True)) == [
        ("MEASURE_UNUSED", "A3"),
        ("MEASURE_BY_NUMBER", "B4"),
    ]
