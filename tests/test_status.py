"""Statuses: the words of the status column, and what a result says about itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import thai
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.values.status import (
    STATUSES,
    StatusReading,
    is_answer,
    is_there,
    read_status,
    read_status_cell,
    status_said_by,
)

COLUMN = {
    "no_report": ["ยังไม่รายงาน", "ไม่รายงาน", "ยังไม่ได้รายงานผล", "รอรายงาน", "No report", "no_report"],
    "not_started": [
        "ยังไม่ดำเนินการ",
        "ยังไม่ได้ดำเนินการ",
        "ยัง ไม่ ได้ ดำเนินการ",
        "ไม่ได้ดำเนินการ",
        "ไม่ดำเนินการ",
        "ยังไม่เริ่ม",
        "ยังไม่ได้เริ่มดำเนินการ",
        "ยังไม่มีการดำเนินการ",
        "ยังไม่ถึงกำหนด",
        "รอดำเนินการ",
        "จะดำเนินการในไตรมาส 4",
        "Not started",
        "not_started",
        "Not yet started",
        "not done",
        "Pending",
        "To do",
        "ยังไม่ดําเนินการ",
        "ยังไม่ดาเนินการ",
    ],
    "in_progress": [
        "ไม่บรรลุ",
        "ดำเนินการแล้ว 1 ใน 3 ครั้ง",
        "ระหว่างจัดทำ",
        "ขอขยายระยะเวลา",
        "on process",
        "ยังไม่ครบ",
        "ไม่ครบถ้วน",
        "อยู่ระหว่างดำเนินการ",
        "อยู่ระหว่างการดำเนินการ",
        "ระหว่างดำเนินการ",
        "กำลังดำเนินการ",
        "ไม่แล้วเสร็จ",
        "ยังไม่แล้วเสร็จ",
        "ดำเนินการยังไม่แล้วเสร็จ",
        "ยังไม่เสร็จ",
        "ยังไม่เรียบร้อย",
        "แล้วเสร็จบางส่วน",
        "ดำเนินการแล้วบางส่วน",
        "เริ่มดำเนินการแล้ว",
        "คาดว่าจะแล้วเสร็จ ก.ย. 66",
        "ต่อเนื่อง",
        "ดำเนินการต่อเนื่อง",
        "อยู่ระหว่างเสนอขออนุมัติ",
        "In progress",
        "in_progress",
        "Ongoing",
        "incomplete",
        "Not completed",
        "อยู่ระหว่างดําเนินการ",
        "( ) แล้วเสร็จ (/) อยู่ระหว่างดำเนินการ",
        "แล้วเสร็จ 3 จาก 5",
    ],
    "done": [
        "แล้วเสรจ",
        "จัดกิจกรรมแล้ว",
        "ปิดโครงการแล้ว",
        "มีการดำเนินการ",
        "เสรจสิ้น",
        "แล้วเสร็จ",
        "ดำเนินการแล้วเสร็จ",
        "ดำเนินการแล้ว",
        "เสร็จสิ้น",
        "เสร็จ",
        "เสร็จสมบูรณ์",
        "เรียบร้อย",
        "เรียบร้อยแล้ว",
        "สำเร็จ",
        "เผยแพร่แล้ว",
        "Done",
        "Completed",
        "finished",
        "✓",
        "✔",
        "✔️",
        "☑",
        "√",
        "/",
        "TRUE",
        "Yes",
        "เเล้วเสร็จ",
        "แล้้วเสร็จ",
        "แล้ว เสร็จ",
        "แล้ว\u200bเสร็จ",
        "✓ แล้วเสร็จ",
        "☑ แล้วเสร็จ ☐ ยังไม่ดำเนินการ",
        "แล้วเสร็จ ☑ ยังไม่ดำเนินการ ☐",
    ],
    "unable": [
        "ไม่สามารถดำเนินการได้",
        "ไม่สามารถดำเนินการ",
        "ไม่สามารถดำเนินการให้แล้วเสร็จได้",
        "ดำเนินการไม่ได้",
        "ไม่สามารถจัดกิจกรรมได้",
        "Unable",
        "cannot",
        "ไม่สามารถดําเนินการได้",
    ],
    "cancelled": ["ยกเลิก", "ยกเลิกโครงการ", "ขอยกเลิกกิจกรรม", "ระงับโครงการ", "งดจัดกิจกรรม", "พับโครงการ", "Cancelled", "canceled"],
}


@pytest.mark.parametrize(("text", "status"), [(text, status) for status, texts in COLUMN.items() for text in texts])
def test_words_of_the_status_column(text, status):
    reading = read_status(text)
    assert (reading.status, reading.findings) == (status, ())


def test_every_status_has_words():
    assert tuple(COLUMN) == STATUSES


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        ("X", "not_started", "STATUS_AMBIGUOUS"),
        ("✗", "not_started", "STATUS_AMBIGUOUS"),
        ("❌", "not_started", "STATUS_AMBIGUOUS"),
        ("☐", "not_started", "STATUS_AMBIGUOUS"),
        ("FALSE", "not_started", "STATUS_AMBIGUOUS"),
        ("ดำเนินการ", "done", "STATUS_AMBIGUOUS"),
        ("ชะลอโครงการ", "not_started", "STATUS_AMBIGUOUS"),
        ("เลื่อนไปปีหน้า", "not_started", "STATUS_AMBIGUOUS"),
        ("On hold", "not_started", "STATUS_AMBIGUOUS"),
        ("ล่าช้ากว่าแผน", "in_progress", "STATUS_AMBIGUOUS"),
        ("เป็นไปตามแผน", "in_progress", "STATUS_AMBIGUOUS"),
        ("P", "done", "STATUS_AMBIGUOUS"),
        ("ü", "done", "STATUS_AMBIGUOUS"),
        ("○", "not_started", "STATUS_AMBIGUOUS"),
        ("แล้วเสร็จ/ยังไม่แล้วเสร็จ", "in_progress", "STATUS_AMBIGUOUS"),
        ("ผ่านการตรวจสอบ", None, "STATUS_REVIEW_WORD"),
        ("ยังไม่ผ่านการตรวจสอบ", None, "STATUS_REVIEW_WORD"),
        ("รออนุมัติ", None, "STATUS_REVIEW_WORD"),
        ("อนุมัติแล้ว", None, "STATUS_REVIEW_WORD"),
        ("ตรวจสอบเรียบร้อยแล้ว", None, "STATUS_REVIEW_WORD"),
        ("รอการพิจารณา", None, "STATUS_REVIEW_WORD"),
        ("Approved", None, "STATUS_REVIEW_WORD"),
        ("ส่งกลับแก้ไข", None, "STATUS_REVIEW_WORD"),
        ("สีเขียว", None, "STATUS_UNREADABLE"),
        ("กองคลัง", None, "STATUS_UNREADABLE"),
        ("งบประมาณ", None, "STATUS_UNREADABLE"),
        ("กำหนดแล้วเสร็จ", None, "STATUS_UNREADABLE"),
        ("☑ แล้วเสร็จ ☑ ยกเลิก", None, "STATUS_UNREADABLE"),
    ],
)
def test_what_is_odd_is_named(text, status, code):
    reading = read_status(text)
    assert (reading.status, [finding.code for finding in reading.findings]) == (status, [code])


@pytest.mark.parametrize("text", ["", " ", "-", "–", ".", "N/A", "☐ แล้วเสร็จ ☐ ยังไม่ดำเนินการ"])
def test_blank_is_no_status_and_no_problem(text):
    assert read_status(text) == StatusReading(None)


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("ไม่สามารถดำเนินการได้ เนื่องจากไม่มีงบประมาณ", "unable", "ไม่มีงบประมาณ"),
        ("ไม่สามารถดำเนินการได้เพราะยังไม่ได้รับงบประมาณ", "unable", "ยังไม่ได้รับงบประมาณ"),
        ("ไม่สามารถดำเนินการได้ (สถานการณ์โควิด-19)", "unable", "สถานการณ์โควิด-19"),
        ("ไม่สามารถดำเนินการได้: ขาดบุคลากร", "unable", "ขาดบุคลากร"),
        ("ไม่สามารถดำเนินการได้\nขาดบุคลากร", "unable", "ขาดบุคลากร"),
        ("งบประมาณไม่เพียงพอ จึงไม่สามารถดำเนินการได้", "unable", "งบประมาณไม่เพียงพอ"),
        ("ยกเลิก (ไม่ได้รับงบประมาณ)", "cancelled", "ไม่ได้รับงบประมาณ"),
        ("ยกเลิกโครงการ เนื่องจากฝนตก", "cancelled", "ฝนตก"),
        ("Cancelled - no budget", "cancelled", "no budget"),
        ("ยกเลิก", "cancelled", ""),
        ("ยังดำเนินการไม่ได้", "unable", ""),
        ("เนื่องจากไม่สามารถดำเนินการได้", "unable", ""),
        ("ระหว่างดำเนินงานพบดินถล่ม จึงไม่สามารถดำเนินการได้", "unable", "ระหว่างดำเนินงานพบดินถล่ม"),
    ],
)
def test_the_reason_beside_the_status(text, status, reason):
    reading = read_status(text)
    assert (reading.status, reading.reason, reading.findings) == (status, reason, ())


@pytest.mark.parametrize(
    ("text", "status", "percent"),
    [
        ("50%", None, 50),
        ("50", None, 50),
        ("ร้อยละ ๕๐", None, 50),
        ("1/2", None, 50),
        ("แล้วเสร็จ 100%", "done", 100),
        ("แล้วเสร็จ ร้อยละ 60", "in_progress", 60),
        ("3/5 แล้วเสร็จ", "in_progress", 60),
        ("5/5 แล้วเสร็จ", "done", 100),
        ("1/5 แล้วเสร็จ", "in_progress", 20),
        ("0/5 แล้วเสร็จ", "in_progress", 0),
        ("0/0 แล้วเสร็จ", "done", None),
        ("6/5 แล้วเสร็จ", "done", None),
        ("แล้วเสร็จ 99.5%", "in_progress", 99.5),
        ("แล้วเสร็จ 100.5%", "done", None),
        ("แล้วเสร็จ 1/10/2566", "done", None),  # the day on which it was
        ("แล้วเสร็จ ไตรมาส 1/2567", "done", None),
        ("ยังไม่ดำเนินการ 3/5", "not_started", None),
        ("อยู่ระหว่างดำเนินการ 50%", "in_progress", 50),
    ],
)
def test_a_percent_in_the_status_column(text, status, percent):
    assert read_status(text) == StatusReading(status, percent=percent)


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("จัดประชุมพนักงานในสังกัดเพื่อชี้แจงทำความเข้าใจ ดำเนินการแล้วเสร็จ", "done"),
        ("ดำเนินการเรียบร้อยแล้ว", "done"),
        ("จัดกิจกรรมเสร็จสิ้นเมื่อวันที่ 5 มี.ค. 67", "done"),
        ("ลงพื้นที่แล้วเสร็จ", "done"),
        ("จัดทำแผนแล้วเสร็จ อยู่ระหว่างเผยแพร่", "in_progress"),
        ("อยู่ระหว่างการจัดทำคู่มือ", "in_progress"),
        ("อยู่ ระหว่าง จัดทำ", "in_progress"),
        ("ยังไม่แล้วเสร็จ", "in_progress"),
        ("ไม่เสร็จสิ้นตามแผน", "in_progress"),
        ("คาดว่าจะแล้วเสร็จภายในเดือนกันยายน", "in_progress"),
        ("ดำเนินการแล้วเสร็จร้อยละ 60", "in_progress"),
        ("ดำเนินการแล้วเสร็จร้อยละ ๑๐๐", "done"),
        ("ดำเนินการแล้วเสร็จ 3 จาก 5 กิจกรรม", "in_progress"),
        ("ดำเนินการแล้วเสร็จ 12/2567", "done"),
        ("แล้วเสร็จ (ร้อยละ 60)", "in_progress"),
        ("ประชุมแล้วเสร็จ ประมาณ ร้อยละ 60", "in_progress"),
        ("แล้วเสร็จร้อยละ 60 และแล้วเสร็จร้อยละ 80", "in_progress"),
        ("๑. จัดทำแผนแล้วเสร็จ\n๒. ยังไม่ดำเนินการ", "in_progress"),
        ("ยังไม่ได้ดำเนินการ", "not_started"),
        ("ยังไม่ดำเนินการ เนื่องจากรองบประมาณ", "not_started"),
        ("ในพื้นที่ ยังไม่ได้ดำเนินการ", "not_started"),
        ("ไม่สามารถดำเนินการได้ เนื่องจากสถานการณ์โควิด-19", "unable"),
        ("ยกเลิกโครงการเนื่องจากไม่มีงบประมาณ", "cancelled"),
        ("ยกเลิก", "cancelled"),
        ("เผยแพร่แผนการจัดซื้อจัดจ้างผ่านสื่อประชาสัมพันธ์", None),
        ("ประชาชนที่ยังไม่ได้ลงทะเบียน", None),
        ("ติดตามผู้ที่ยังไม่ดำเนินการ", None),
        ("แจ้งหน่วยงานที่ยังไม่ได้ดำเนินการ", None),
        ("โครงการที่อยู่ระหว่างดำเนินการ จำนวน 5 โครงการ", None),
        ("จัดทำข้อมูลโครงการที่ดำเนินการแล้วเสร็จ", None),
        ("ยังไม่ได้จัด", "not_started"),
        ("ยังไม่มีการประชุม", "not_started"),
        ("ยังไม่ได้แต่งตั้งคณะกรรมการ", "not_started"),
        ("ไม่มีการดำเนินการ", "not_started"),
        ("เลื่อนการจัดโครงการไปเดือน ก.ย. 67", "not_started"),
        ("กำหนดดำเนินการในเดือน ก.ค. 67", "not_started"),
        ("อยู่ในแผนไตรมาส 4", "not_started"),
        ("ดำเนินการไปแล้ว 2 ครั้ง จากทั้งหมด 4 ครั้ง", "in_progress"),
        ("ดำเนินการแล้ว 1/2 ครั้ง", "in_progress"),
        ("กำลังรวบรวมข้อมูล", "in_progress"),
        ("จัดทำร่างแล้ว รอลงนาม", "in_progress"),
        ("ยังดำเนินการไม่ครบทุกกอง", "in_progress"),
        ("งดจัดกิจกรรม", "cancelled"),
        ("งดรับของขวัญตามนโยบาย No Gift Policy", "done"),
        ("งดให้ของขวัญทุกเทศกาลแล้ว", "done"),
        ("งดสูบบุหรี่ในอาคาร", None),
        ("งดจัดอบรม เนื่องจากไม่มีงบประมาณ", "cancelled"),
        ("โครงการถูกยกเลิก", "cancelled"),
        ("ไม่ได้จัดโครงการ เพราะไม่มีงบประมาณ", "unable"),
        ("ไม่ได้ดำเนินการเนื่องจากไม่ได้รับจัดสรรงบประมาณ", "unable"),
        ("ดำเนินการแล้วเสร็จ ร้อยละ 80 ของผู้เข้าอบรมมีความรู้", "done"),
        ("ให้บริการ One Stop Service โดยไม่ต้องรอดำเนินการ", None),
        ("ลดระยะเวลารอดำเนินการจาก 15 วัน เหลือ 7 วัน", None),
        ("ได้ดำเนินการสำรวจ พบว่าเจ้าหน้าที่บางส่วนยังไม่ทราบ", None),
        ("ยังไม่มีเรื่องร้องเรียน", None),
        ("ยังไม่ได้รับเรื่องร้องเรียน", None),
        ("กำลังคนเพียงพอ", None),
        ("แผนอัตรากำลังจัดทำและเผยแพร่แล้ว", None),
        ("จัดกิจกรรมออกกำลังกายเสร็จสิ้น", "done"),
        ("จะดำเนินการในเดือนกันยายน", "not_started"),
        ("มีแผนจะจัดอบรมในไตรมาส 4", "not_started"),
        ("มีกำหนดจัดในเดือน ก.ย.", "not_started"),
        ("ไม่ได้รับการจัดสรรงบประมาณ", "not_started"),
        ("คาดว่าจะแล้วเสร็จในเดือนกันยายน", "in_progress"),
        ("จัดประชุมแล้ว และจะดำเนินการต่อในปีหน้า", None),
        ("เตรียมความพร้อมบุคลากร ๒๐ คน", None),
        ("หากไม่สามารถดำเนินการได้ ให้รายงานผู้บังคับบัญชา", None),
        ("กรณีหน่วยงานใดไม่สามารถดำเนินการได้ให้แจ้ง", None),
        ("เมื่อดำเนินการแล้วเสร็จให้รายงาน", None),
        ("เร่งรัดให้แล้วเสร็จ", None),
        ("ประกาศยกเลิกการจัดซื้อจัดจ้าง", None),
        ("ระเบียบการยกเลิกโครงการ", None),
        ("เป็นไปด้วยความเรียบร้อย", None),
        ("ไม่มีรายงานการทุจริต", None),
        ("วิเคราะห์อัตรากำลังคน", None),
        ("อยู่ระหว่างวันที่ 1 - 5 มี.ค. 67", None),
        ("ไม่มี", None),
        ("", None),
    ],
)
def test_what_a_result_says(result, status):
    assert status_said_by(result) == status


@pytest.mark.parametrize(
    ("text", "status", "codes"),
    [
        ("☑ แล้วเสร็จ ☐ ยกเลิก", "done", []),
        ("☐ แล้วเสร็จ ☑ ยกเลิก", "cancelled", []),
        ("แล้วเสร็จ ☐ ยกเลิก ☑", "cancelled", []),
        ("( ) แล้วเสร็จ (/) อยู่ระหว่าง", "in_progress", []),
        ("[x] แล้วเสร็จ", "done", []),
        ("☑ แล้วเสร็จ", "done", []),
        ("แล้วเสร็จ ✓", "done", []),
        # no tick, no answer
        ("☐ แล้วเสร็จ", None, []),
        ("☐ แล้วเสร็จ ☐ ยกเลิก", None, []),
        # two
        ("☑ แล้วเสร็จ ☑ ยกเลิก", None, ["STATUS_UNREADABLE"]),
        ("✓ แล้วเสร็จ ✓ ยกเลิก", None, ["STATUS_UNREADABLE"]),
        ("(/) แล้วเสร็จ (x) ยกเลิก", None, ["STATUS_UNREADABLE"]),
        # a sign alone
        ("✓", "done", []),
        ("☑", "done", []),
        ("☐", "not_started", ["STATUS_AMBIGUOUS"]),
    ],
)
def test_a_choice_within_one_cell_is_what_stands_at_its_tick(text, status, codes):
    reading = read_status(text)
    assert (reading.status, [one.code for one in reading.findings]) == (status, codes)


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("ยังไม่ได้จัดประชุม\nเผยแพร่แล้วเสร็จ", "in_progress"),
        ("จัดประชุมแล้ว ยังไม่ได้เผยแพร่", "in_progress"),
        ("จัดประชุมแล้ว แต่ยังไม่ได้เผยแพร่", "in_progress"),
        ("จัดประชุม ยังไม่ได้เผยแพร่", None),  # whose it is, nobody says
        ("เตรียมการอบรม เมื่อได้รับงบประมาณแล้ว", "not_started"),
    ],
)
def test_what_is_done_beside_what_is_not(result, status):
    assert status_said_by(result) == status


@pytest.mark.parametrize(
    ("text", "there", "in_column", "elsewhere"),
    [
        ("มี", True, "done", None),
        ("ไม่มี", True, "not_started", None),
        ("ไม่ มี", True, "not_started", None),
        ("แล้วเสร็จ", False, "done", "done"),
        ("มีการดำเนินการ", False, "done", "done"),
        ("", False, None, None),
    ],
)
def test_whether_what_a_list_asks_for_is_there(text, there, in_column, elsewhere):
    assert (is_there(text), read_status_cell(text).status, read_status(text).status) == (there, in_column, elsewhere)


@pytest.mark.parametrize(
    ("text", "answers"), [("✓", True), ("-", True), ("ใช่", True), ("x", True), ("แล้ว ✓", False), ("12", False)]
)
def test_a_cell_that_says_no_more_than_yes_or_no(text, answers):
    assert is_answer(text) is answers


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("อยู่ในแผน", "not_started"),
        ("จะดำเนินการในเดือนหน้า", "not_started"),
        ("อยู่ในแผน และจัดอบรมแล้ว", "done"),
        ("อยู่ในแผน เมื่อได้รับงบประมาณแล้ว", "not_started"),
    ],
)
def test_a_plan_in_the_status_column_that_ends_well_is_done(text, status):
    assert read_status(text).status == status


STATUS_THEN_DENIAL = [
    ("อยู่ระหว่างดำเนินการ ไม่ได้ยกเลิก", "in_progress"),
    ("อยู่ระหว่างการจัดทำ มิได้ระงับ", "in_progress"),
    ("อยู่ระหว่างดำเนินการ ไม่สามารถยกเลิกได้", "in_progress"),
    ("อยู่ระหว่างดำเนินการ ไม่ได้รับงบประมาณเพิ่ม", "in_progress"),
    ("กำลังดำเนินการ ยังไม่ยุติโครงการ", "in_progress"),
    ("ไม่ได้งด กำลังจัดทำ", "in_progress"),
    ("แล้วเสร็จ ไม่มีข้อติดขัด", "done"),
    ("แล้วเสร็จ (ไม่มีการพับโครงการ)", "done"),
    ("done, not postponed", "done"),
    ("in progress (not cancelled)", "in_progress"),
]


@pytest.mark.parametrize(("text", "status"), STATUS_THEN_DENIAL)
def test_what_did_not_happen_says_nothing_against_the_status_beside_it(text, status):
    assert read_status(text) == StatusReading(status)


@pytest.mark.parametrize(("text", "status"), [one for one in STATUS_THEN_DENIAL if one[0][0] > "z"])
def test_so_it_is_in_a_result(text, status):
    assert status_said_by(text) == status


words = st.sampled_from(
    [
        "ยัง",
        "ไม่",
        "ได้",
        "ดำเนินการ",
        "แล้วเสร็จ",
        "อยู่ระหว่าง",
        "ยกเลิก",
        "สามารถ",
        "ที่",
        "หาก",
        "☑",
        "☐",
        "( )",
        "(/)",
        "50%",
        "รอ",
        "อนุมัติ",
        " ",
        "\n",
    ]
)


@given(st.text(max_size=60) | st.lists(words, max_size=12).map("".join))
def test_anything_is_read_without_an_exception(text):
    reading = read_status(text)
    assert reading.status is None or reading.status in STATUSES
    assert all(finding.code in KINDS for finding in reading.findings)
    assert status_said_by(text) in (None, *STATUSES)


@given(st.sampled_from([text for texts in COLUMN.values() for text in texts if len(text) > 3]), st.data())
def test_digits_spaces_and_invisible_characters_change_nothing(text, data):
    status = read_status(text).status
    place = data.draw(st.integers(0, len(text)))
    for same in (text[:place] + "\u200b" + text[place:], f" {text}\u00a0", thai.digits(text)):
        assert read_status(same).status == status


@pytest.mark.parametrize(
    ("text", "status", "percent", "codes"),
    [
        ("แล้วเสร็จ 99.5%", "in_progress", 99.5, []),
        ("แล้วเสร็จ 100%", "done", 100, []),
        ("อยู่ระหว่างดำเนินการ 3 จาก 5", "in_progress", 60, []),
        ("ยังไม่ดำเนินการ 0 จาก 5", "not_started", None, []),
        # of two that say nothing of what was done the first is taken
        ("ยังไม่รายงาน ยังไม่ดำเนินการ", "no_report", None, ["STATUS_AMBIGUOUS"]),
        ("ยังไม่ดำเนินการ ยังไม่รายงาน", "not_started", None, ["STATUS_AMBIGUOUS"]),
        ("แล้วเสร็จ ยังไม่ดำเนินการ", "in_progress", None, ["STATUS_AMBIGUOUS"]),
        # boxes to tick, each before or behind its word
        *(("(x) ( )", "done", None, []), ("☑ ☐", "done", None, []), ("☐☑", "done", None, [])),
        *(("☑ แล้วเสร็จ ☐ ยกเลิก", "done", None, []), ("ยกเลิก ☑ แล้วเสร็จ ☐", "cancelled", None, [])),
        ("☑ แล้วเสร็จ ☑ ยกเลิก", None, None, ["STATUS_UNREADABLE"]),
    ],
)
def test_what_a_status_cell_says_together(text, status, percent, codes):
    reading = read_status(text)
    assert (reading.status, reading.percent, [one.code for one in reading.findings]) == (status, percent, codes)
