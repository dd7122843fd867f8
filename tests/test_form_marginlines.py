"""Lines of a table that are told by their own words: who signs, what is noted, what only goes on (rule 6)."""

import pytest

from ita_dash.form.lines.closing import is_closing
from ita_dash.form.lines.marginlines import (
    goes_on,
    is_clear_signature,
    is_dotted,
    is_example,
    is_guidance,
    is_line_to_sign,
    is_note,
    is_number,
    is_post,
    is_signature,
    is_text_of_example,
    is_whole_sum,
    without_continued,
)


@pytest.mark.parametrize(
    ("text", "signs", "clearly", "on_a_line"),
    [
        ("ลงชื่อ..........", True, True, True),
        ("ลงชื่อ", True, True, True),
        ("(ลงชื่อ) นายสมชาย ใจดี", True, True, True),
        ("ลงนาม ปลัดเทศบาล", True, True, True),
        ("ลงนามข้อตกลง", False, False, False),  # work
        ("ลงชื่อเข้าร่วมประชุม", False, False, False),
        ("(นายสมชาย ใจดี)", True, True, False),
        ("(....................)", True, True, False),
        ("ผู้จัดทำ", True, True, False),
        ("ผู้จัดทำ นายสมชาย", True, True, False),
        ("ผู้จัดทำแผน", True, False, False),  # a division may be called so
        ("ผู้เสนอราคา 3 ราย", True, False, False),
        ("กองคลัง", False, False, False),
        ("", False, False, False),
    ],
)
def test_who_signs(text, signs, clearly, on_a_line):
    assert (is_signature(text), is_clear_signature(text), is_line_to_sign(text)) == (signs, clearly, on_a_line)


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        *((text, True) for text in ("ต่อ", "(ต่อ)", "เช่นเดียวกัน", "เหมือนข้างต้น", "เช่นเดียวกับด้านบน", "ตามเดิม", "ดังกล่าวข้างต้น")),
        *((text, True) for text in ('"', "''", "〃", "- ” -", ",,", "//", '--- " ---')),
        *((text, False) for text in ("-", "", "...", "/", "ต่อเนื่อง", "เหมือน", "เดิม", "ตามแผน", '" กองคลัง')),
        *(('"' + "-" * 10, True), ('"' + "-" * 11, False)),
    ],
)
def test_what_only_goes_on_with_the_item_above(text, goes):
    assert goes_on(text) is goes


@pytest.mark.parametrize(
    ("reads", "of_it", "not_of_it"),
    [
        (is_note, ("หมายเหตุ ยกเลิก", "* ข้อมูลเบื้องต้น", "ข้อมูล ณ 31 มี.ค. 67", "ที่มา: งานแผน"), ("ข้อมูลข่าวสาร", "แหล่งน้ำ", "")),
        (is_guidance, ("(ระบุหน่วยงาน)", "[โปรดกรอก]", "(ให้แนบลิงก์ของหลักฐาน)"), ("ระบุหน่วยงาน", "(กองคลัง)", "(ต่อ)", "")),
        (is_number, ("๕", "- 2 -", "หน้า 2/5", "หน้าที่ ๓", "1.2.", "(4)", "123"), ("1234", "5 คน", "หน้า", "")),
        (is_example, ("(ตัวอย่าง) 1. ประชุม", "( ตัวอย่าง )"), ("ตัวอย่าง", "ประชุม (ตัวอย่าง)", "")),
        (is_dotted, ("ลงชื่อ....", "……", "____"), ("...", "…", "___", "")),
        (is_post, ("ตำแหน่ง นิติกร", "นายกเทศมนตรี", "วันที่ ....... 2567"), ("นาย ก", "วันที่ 5 ม.ค. 67", "ผู้อำนวยการกองคลัง", "")),
        (
            is_whole_sum,
            ("รวม", "ยอดรวมทั้งสิ้น", "รวม 5 โครงการ", "รวม :", "รวมจำนวน 1234 มาตรการ"),
            ("รวมพลัง", "รวม 5 คน", "รวม 12345 โครงการ", ""),
        ),
    ],
)
def test_lines_by_their_words(reads, of_it, not_of_it):
    assert [text for text in (*of_it, *not_of_it) if reads(text)] == list(of_it)


@pytest.mark.parametrize(
    ("field", "text", "is_its"),
    [
        ("division", "กองคลัง", True),
        ("division", "(ตัวอย่าง) กองคลัง", True),
        ("division", "กองช่าง", False),
        ("progress", "60", True),
        ("extra", "ไม่ใช้งบประมาณ", True),
        ("extra", "ไม่มี", True),
        ("extra", "60", False),
        ("budget", "ไม่มี", False),
        ("period", "ต.ค. 66", False),
        ("period", "", True),
    ],
)
def test_what_the_example_of_the_empty_form_says(field, text, is_its):
    assert is_text_of_example(field, text) is is_its


@pytest.mark.parametrize(("title", "without"), [("แผน (ต่อ)", "แผน"), ("แผน", "แผน"), ("(ต่อ) แผน", "(ต่อ) แผน"), ("(ต่อ)", "")])
def test_a_title_that_is_continued(title, without):
    assert without_continued(title) == without


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("นายสมชาย ใจดี", True),
        ("(นายสมชาย ใจดี)", True),
        ("นายสมชาย ใจดี ปลัดเทศบาล", True),
        ("นายสมชาย ใจดี กองคลัง", False),  # the division that one stands for
        ("กองคลัง นายสมชาย ใจดี", False),
        ("นายสมชาย ใจดี อบรมแล้ว", False),
        ("ผู้รายงาน", True),
        ("ผู้รายงาน : ปลัดเทศบาล", True),
        ("ผู้ตรวจสอบภายในรายงานผลทุกไตรมาส", False),
        ("จัดทำโดย กองคลัง โทร. 1234", True),
        ("จัดทำโดยการมีส่วนร่วม", False),
        ("ผู้ดูแลระบบ นางมณี แก้วใส", True),
        ("ผู้ดูแลระบบ กองคลัง", False),
        ("ตรวจแล้วถูกต้อง", True),
        ("02-123-4567", True),
        ("กองคลัง", False),
        ("", False),
    ],
)
def test_a_line_that_closes_a_table(text, closes):
    assert is_closing(text) is closes
