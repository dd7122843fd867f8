"""Status as boxes to tick."""

import pytest

from ita_dash.form.values.statuswords import is_sign
from ita_dash.form.values.ticks import read_ticks, said_beside
from ita_dash.sheet.workbook import Cell, Merge
from tests.grids import codes, read

BOXES = ["ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"]


def ticked(boxes, *cells, more=()):
    header = ["กิจกรรม", "ผู้รับผิดชอบ", *boxes, "หมายเหตุ"]
    return read([header, *more, ["ประชุม", "กองคลัง", *cells, "ก"]])


@pytest.mark.parametrize("mark", ["✓", "/", "X", "1", "TRUE", "●", "☑", "ใช่"])
@pytest.mark.parametrize(("place", "status"), list(enumerate(["done", "in_progress", "not_started"])))
def test_the_mark_chooses_the_status(mark, place, status):
    cells = ["", "", ""]
    cells[place] = mark
    form = ticked(BOXES, *cells)
    assert form.assignments["status_read"][0] == status
    assert form.assignments["extra"][0] == {"หมายเหตุ": "ก"}


@pytest.mark.parametrize(
    ("boxes", "statuses"),
    [
        (["ดำเนินการ", "ไม่ดำเนินการ"], ["done", "not_started"]),
        (["แล้วเสร็จ", "ไม่แล้วเสร็จ"], ["done", "in_progress"]),
        (["ดำเนินการแล้ว", "อยู่ระหว่าง", "ยังไม่ได้ดำเนินการ"], ["done", "in_progress", "not_started"]),
        (["ดำเนินงานแล้วเสร็จ", "กำลังดำเนินงาน", "ยกเลิก"], ["done", "in_progress", "cancelled"]),
    ],
)
def test_the_words_of_boxes(boxes, statuses):
    for place, status in enumerate(statuses):
        cells = [""] * len(boxes)
        cells[place] = "/"
        assert ticked(boxes, *cells).assignments["status_read"][0] == status


def test_boxes_stand_under_a_heading():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "", "ผล"], ["", "", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ", ""]]
    form = read([*header, ["ประชุม", "กองคลัง", "/", "", "แล้ว"]])
    assert (form.assignments["status_read"][0], form.assignments["row"][0]) == ("done", 3)


def test_two_marks_are_a_problem_and_no_status():
    form = ticked(BOXES, "/", "/", "")
    assert form.assignments["status_read"][0] == ""
    problem = form.problems[form.problems["code"] == "STATUS_TWO_MARKS"].iloc[0]
    assert (problem["cell"], problem["value"], problem["severity"]) == ("C2", "ดำเนินการแล้ว, อยู่ระหว่างดำเนินการ", "error")


def test_a_tick_counts_beside_crosses():
    form = ticked(BOXES, "✓", "✗", "✗")
    assert form.assignments["status_read"][0] == "done"
    assert "STATUS_TWO_MARKS" not in codes(form)


def test_no_mark_is_no_status():
    form = ticked(BOXES, "-", "", "☐")
    assert form.assignments["status_read"][0] == ""


def test_text_beside_a_mark_is_kept():
    form = ticked(BOXES, "", "/ รอวิทยากร", "")
    assert form.assignments["status_read"][0] == "in_progress"
    assert form.assignments["extra"][0] == {"อยู่ระหว่างดำเนินการ": "รอวิทยากร", "หมายเหตุ": "ก"}


def test_the_reason_stands_in_the_box():
    form = ticked(["แล้วเสร็จ", "ไม่สามารถดำเนินการได้"], "", "งบประมาณไม่พอ")
    assert (form.assignments["status_read"][0], form.assignments["reason"][0]) == ("unable", "งบประมาณไม่พอ")


def test_a_word_of_a_status_over_texts_is_no_box():
    form = ticked(["ดำเนินการแล้ว"], "๑๒ คน")
    assert form.assignments["extra"][0]["ดำเนินการแล้ว"] == "๑๒ คน"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("แล้วเสร็จ", {}),
        ("ดำเนินการแล้วเสร็จ", {}),
        ("อยู่ระหว่างดำเนินการ", {}),
        ("อยู่ระหว่างดำเนินการ (ยังไม่แล้วเสร็จ)", {}),
        ("แล้วเสร็จ มอบกองช่างติดตามต่อ", {"สถานะ": "แล้วเสร็จ มอบกองช่างติดตามต่อ"}),
        ("แล้วเสร็จ (รอลงนาม)", {"สถานะ": "แล้วเสร็จ (รอลงนาม)"}),
        ("ดำเนินการแล้ว, อยู่ระหว่างดำเนินการ", {"สถานะ": "ดำเนินการแล้ว, อยู่ระหว่างดำเนินการ"}),
    ],
)
def test_what_a_status_says_beside_itself_is_kept(typed, kept):
    assert read([["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"], ["ประชุม", "กองคลัง", typed]]).assignments["extra"][0] == kept


def test_one_column_of_boxes_is_a_status_too():
    header = ["กิจกรรม", "ผู้รับผิดชอบ", "ดำเนินการแล้ว"]
    rows = [["ประชุม", "กองคลัง", Cell("TRUE", True, "bool")], ["อบรม", "กองคลัง", Cell("FALSE", False, "bool")]]
    form = read([header, *rows])
    assert list(form.assignments["status_read"]) == ["done", "not_started"]
    assert "HEADER_UNKNOWN" not in codes(form)


def test_of_rounds_of_progress_the_last_that_says_something_counts():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "ความก้าวหน้า (ร้อยละ)", "", "", ""], ["", "", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"]]
    form = read(
        [*header, ["ประชุม", "กองคลัง", "20", "50", "", ""], ["อบรม", "กองคลัง", "100", "", "", ""]], merges=(Merge(0, 2, 1, 6),)
    )
    assert list(form.assignments["percent"]) == [50, 100]
    assert list(form.assignments["extra"][0].values()) == ["20"]


@pytest.mark.parametrize("heading", ["แล้วเสร็จ", "สถานะ"])
@pytest.mark.parametrize(
    ("box", "answer", "status"),
    [
        ("FALSE", "-", "not_started"),
        ("FALSE", "", "not_started"),
        ("☐", "", "not_started"),
        ("", "", ""),
        ("0", "", "not_started"),
        ("✗", "", "not_started"),
        ("FALSE", "ประชุมแล้ว", "in_progress"),
        ("0", "ประชุมแล้ว", "in_progress"),
    ],
)
def test_a_box_that_is_not_ticked_is_not_started_and_beside_a_result_in_progress(heading, box, answer, status):
    rows = [["อบรม", "กองคลัง", "✓", "แล้ว"], ["ประชุม", "กองช่าง", box, answer]]
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", heading, "ผล"], *rows])
    assert list(form.assignments["status_read"]) == ["done", status]


@pytest.mark.parametrize("heading", ["แล้วเสร็จ", "สถานะ"])
@pytest.mark.parametrize(
    ("result", "status"),
    [("ยังไม่ได้ประชุม", "not_started"), ("ประชุมแล้ว 2 ครั้ง", "in_progress"), ("ไม่สามารถดำเนินการได้ เนื่องจากน้ำท่วม", "unable")],
)
def test_beside_an_empty_box_the_words_of_a_result_count(heading, result, status):
    boxes = Cell("TRUE", True, "bool"), Cell("FALSE", False, "bool")
    rows = [["อบรม", "กองคลัง", boxes[0], "อบรมแล้ว"], ["ประชุม", "กองช่าง", boxes[1], result]]
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", heading, "ผลการดำเนินการ"], *rows])
    assert list(form.assignments["status_read"]) == ["done", status]


SIGNS = ["✓", "✔", "✔\ufe0f", "√", "☑", "✅", "☒", "x", "v", "V", "●", "•", "ü", "P", "/", "Y", "yes", "ใช่", "(/)", "[x]", "★"]


@pytest.mark.parametrize("sign", SIGNS)
def test_whatever_sign_a_box_is_ticked_with_it_is_one(sign):
    done = read([["กิจกรรม", "ผู้รับผิดชอบ", "แล้วเสร็จ"], ["ประชุม", "กองคลัง", sign], ["อบรม", "กองช่าง", ""]])
    assert list(done.assignments["status_read"]) == ["done", ""]
    parts = read(
        [["กิจกรรม", "ผู้รับผิดชอบ", ""], ["", "กองคลัง", "กองช่าง"], ["ประชุม", sign, sign], ["อบรม", "", sign]],
        merges=(Merge(top=0, bottom=1, left=1, right=3),),
    )
    found = parts.assignments[["activity", "division"]].to_numpy().tolist()
    assert found == [["ประชุม", "กองคลัง"], ["ประชุม", "กองช่าง"], ["อบรม", "กองช่าง"]]
    months = read([["กิจกรรม", "ผู้รับผิดชอบ", "ต.ค.", "พ.ย.", "ธ.ค."], ["ประชุม", "กองคลัง", "", sign, ""]])
    assert str(months.assignments["end"][0])[:10] == "2023-11-30"


@pytest.mark.parametrize("box", ["☐", "□", "⬜", "[]", "FALSE", "✗", "✘", "❌"])
def test_a_box_of_a_status_that_is_empty_or_crossed_out_is_not_started(box):
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"], ["ประชุม", "กองคลัง", "✅"], ["อบรม", "กองช่าง", box], ["วัด", "กองช่าง", "✅"]])
    assert list(form.assignments["status_read"]) == ["done", "not_started", "done"]
    assert "STATUS_AMBIGUOUS" not in set(form.problems["code"])


@pytest.mark.parametrize("text", ["//", "*", "(1)", "รอ", "10", "[[x]]", "((x)"])
def test_what_may_stand_for_something_else_is_no_sign_of_a_box(text):
    assert not is_sign(text)


QUARTERS = ["ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"]
OTHERS = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"]


@pytest.mark.parametrize("no", ["0", "FALSE", "☐", "[ ]"])
@pytest.mark.parametrize("columns", [QUARTERS, OTHERS])
def test_an_empty_box_among_blank_cells_is_kept_and_one_among_empty_boxes_is_how_the_table_says_no(columns, no):
    def extras(*rows):
        grid = [[f"จัดเวทีที่ {place}", *row, "ประชุมแล้ว"] for place, row in enumerate(rows)]
        return list(read([["กิจกรรม", *columns, "ผลการดำเนินการ"], *grid]).assignments["extra"])

    assert extras(["✓", no, "", ""], ["", "✓", "", ""]) == [{columns[1]: no}, {}]
    assert extras(["✓", no, no, ""], ["", "✓", no, ""]) == [{columns[1]: no, columns[2]: no}, {columns[2]: no}]
    assert extras(["✓", no, no, ""], ["", "✓", no, no]) == [{}, {}]
    assert extras(["✓", no, no, ""], ["", "", "", ""], ["", "✓", no, no]) == [{}, {}, {}]  # a row of blanks alone says neither


@pytest.mark.parametrize(
    ("no", "cells", "kept"),
    [
        ("", ["✗", "✓", ""], {BOXES[0]: "✗"}),
        ("", ["", "x", ""], {BOXES[1]: "x"}),
        ("", ["", "", "☐"], {BOXES[2]: "☐"}),
        ("", ["✗", "✗", "✗"], dict.fromkeys(BOXES, "✗")),
        ("✗", ["✗", "✓", "✗"], {}),
        ("✗", ["", "✗", ""], {}),
        ("✗", ["✗", "✗", "✗"], dict.fromkeys(BOXES, "✗")),
        ("FALSE", ["FALSE", "FALSE", "FALSE"], {}),
        ("FALSE", ["✗", "✗", "✗"], dict.fromkeys(BOXES, "✗")),
        ("FALSE", ["✗", "FALSE", "✗"], {}),
    ],
)
def test_of_boxes_without_a_mark_what_the_others_do_not_say_is_kept(no, cells, kept):
    others = [[f"อบรมที่ {place}", "กองช่าง", *["✓" if one == place else no for one in range(3)]] for place in range(3)]
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", *BOXES], ["ประชุม", "กองคลัง", *cells], *others])
    assert form.assignments["status_read"][0] == ("in_progress" if "✓" in cells else "")
    assert list(form.assignments["extra"]) == [kept, {}, {}, {}]


@pytest.mark.parametrize(
    ("headings", "statuses"),
    [
        (["แล้วเสร็จ", "ยกเลิก"], ["done", "cancelled"]),
        (["แล้วเสร็จ", "หมายเหตุ", "ยกเลิก"], ["", "", ""]),  # not side by side
        (["แล้วเสร็จ", "แล้วเสร็จ"], ["", ""]),  # one status
        (["แล้วเสร็จ"], [""]),
        (["ยกเลิก", "แล้วเสร็จ", "แล้วเสร็จ"], ["cancelled", "done", ""]),
        (["แล้วเสร็จ", "แล้วเสร็จ", "ยกเลิก"], ["", "done", "cancelled"]),
    ],
)
def test_boxes_are_two_statuses_side_by_side(headings, statuses):
    assert read_ticks(headings) == statuses


@pytest.mark.parametrize(
    ("cell", "beside"),
    [
        *(("✓", ""), ("ใช่", ""), ("✓ (x)", ""), ("✓ แล้วเสร็จ", ""), ("✓ ยกเลิก", "")),
        *((f"✓ {said}", said) for said in ("ยกเลิก เพราะงบไม่พอ", "อบรมแล้ว 3 รุ่น", "แล้วเสร็จร้อยละ 50", "ณ ศาลากลาง")),
    ],
)
def test_what_stands_beside_a_mark(cell, beside):
    assert said_beside(cell) == beside
