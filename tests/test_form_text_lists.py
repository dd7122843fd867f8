"""Lists of texts below a table, under the name of what is reported, are no activities (rule 6 of the design)."""

import pytest

from tests.grids import codes, drawn, merged, read

PLAN = ("กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ", "อบรม | กองคลัง | อบรมแล้ว", "ประชุม | กองช่าง | ประชุมแล้ว")
NUMBERED = ("ที่ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ", "1 | อบรม | กองคลัง | อบรมแล้ว", "2 | ประชุม | กองช่าง | ประชุมแล้ว")


@pytest.mark.parametrize("title", ["ปัญหาและอุปสรรค", "ข้อเสนอแนะในการปรับปรุง", "หลักฐานประกอบ", "ผลที่คาดว่าจะได้รับ"])
@pytest.mark.parametrize(
    ("plan", "lines"),
    [
        (PLAN, ("1. งบประมาณไม่พอ", "2. คนน้อย", "3. ฝนตก")),
        (PLAN, ("หมายเหตุ ตามที่ประชุม", "๑) งบประมาณไม่พอ", "๒) คนน้อย")),
        (NUMBERED, ("1 | งบประมาณไม่พอ", "2 | คนน้อย")),
    ],
)
def test_such_a_list_is_no_work(title, plan, lines):
    form = read(drawn(*plan, title, *lines))
    assert list(form.assignments["activity"]) == ["อบรม", "ประชุม"]
    assert list(form.assignments["result"]) == ["อบรมแล้ว", "ประชุมแล้ว"]
    assert codes(form) == ["NOTE_OUTSIDE"]
    assert all(text.strip() in form.problems["value"][0] for text in (title, *lines[-1].split("|")))


def test_below_a_blank_row_its_lines_need_no_numbers():
    form = read(drawn(*PLAN, "", "ปัญหาอุปสรรค", "งบประมาณไม่พอ", "คนน้อย"))
    assert list(form.assignments["activity"]) == ["อบรม", "ประชุม"]


@pytest.mark.parametrize("more", [("", "ลงชื่อ..........ผู้รายงาน"), ("", " | (นางมาลี มีสุข)")])
def test_a_signature_may_follow(more):
    form = read(drawn(*PLAN, "ปัญหาและอุปสรรค", "1. งบประมาณไม่พอ", "2. คนน้อย", *more))
    assert list(form.assignments["activity"]) == ["อบรม", "ประชุม"]


@pytest.mark.parametrize(
    "lines",
    [
        ("งานที่เหลือ", "1. งบประมาณ", "2. คน"),  # nobody reports under such a name
        ("ปัญหาและอุปสรรค", "1. งบประมาณ", "2. คน | กองคลัง"),  # one of them is carried out by somebody
        ("ปัญหาและอุปสรรค", "งบประมาณ", "คน"),  # neither apart nor numbered
        ("3. รายงานผลการดำเนินการ", "4. ประเมินผล"),  # goes on counting
    ],
)
def test_other_texts_are_work_that_nobody_has_filled_in(lines):
    form = read(drawn(*PLAN, *lines))
    assert len(form.assignments) > 2


def test_a_plan_that_nobody_has_filled_in_is_no_list():
    form = read(drawn(PLAN[0], "ผลการดำเนินการ", "1. ประชุม", "2. อบรม"))
    assert {"ประชุม", "อบรม"} <= set(form.assignments["activity"])


# Examples of the empty form


def test_a_measure_goes_on_below_an_example_of_its_activity():
    header = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ"
    rows = (header, "1. ส่งเสริม | (ตัวอย่าง) อบรม | กองคลัง", " | 1.2 ประชุม | กองช่าง", "2. เปิดเผย | 2.1 เผยแพร่ | กองช่าง")
    for merges in ((), merged("A2:A3")):
        form = read(drawn(*rows), merges=merges)
        found = form.assignments[["measure_no", "measure", "activity_no", "activity"]].to_numpy().tolist()
        assert found == [["1", "ส่งเสริม", "2", "ประชุม"], ["2", "เปิดเผย", "1", "เผยแพร่"]]


def test_all_rows_of_an_example_of_a_measure_are_examples():
    rows = ("มาตรการ | กิจกรรม | ผู้รับผิดชอบ", "(ตัวอย่าง) ส่งเสริม | อบรม | กองคลัง", " | ประชุม | กองช่าง", "เปิดเผย | เผยแพร่ | กองช่าง")
    form = read(drawn(*rows), merges=merged("A2:A3"))
    assert list(form.assignments["activity"]) == ["เผยแพร่"]
    assert codes(form) == ["EXAMPLE_ROW", "NOTE_OUTSIDE"]


def test_a_status_for_each_numbered_activity_of_a_cell_is_that_activitys():
    header = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สถานะ", "ผลการดำเนินการ"]
    said = "1. แล้วเสร็จ\n2. อยู่ระหว่างดำเนินการ"
    form = read([header, ["ม", "1. ก\n2. ข", "กองคลัง", "ตลอดปี", said, "1. ทำแล้ว\n2. รอ"]])
    assert list(zip(form.assignments["activity"], form.assignments["status_read"], strict=True)) == [
        ("ก", "done"),
        ("ข", "in_progress"),
    ]
