"""Lines below a table that explain its words and signs are a margin, not activities (rule 6 of the design)."""

import pytest

from ita_dash.form.lines.legends import is_counted, is_legend, is_sign, is_sign_explained
from ita_dash.form.lines.marginlines import sums_up
from tests.grids import codes, drawn, read

TABLE = (
    "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | สถานะ | ผลการดำเนินงาน",
    "บ | จัดผัง | งานบุคคล | แล้วเสร็จ | จัดแล้ว",
    "บ | ทำเนียบ | งานทะเบียน | อยู่ระหว่างดำเนินการ |",
)
LEGENDS = [
    ("คำอธิบาย | แล้วเสร็จ = 100", " | อยู่ระหว่าง = 50"),
    ("หมายเหตุ | ๑ = ทำแล้ว | ๒ = กำลังทำ | ๓ = ยังไม่ทำ",),
    ("หมายเหตุ 1 = ทำแล้ว", "2 = ไม่ได้ทำ"),
    ("สัญลักษณ์ | ✓ หมายถึง ดำเนินการแล้ว | ✗ หมายถึง ยังไม่ดำเนินการ",),
    ("สัญลักษณ์ | (/) | หมายถึง | ดำเนินการแล้ว", " | (x) | หมายถึง | ยังไม่ดำเนินการ"),
    ("แล้วเสร็จ | = | 100", "อยู่ระหว่าง | = | 50"),
    ("สีเขียว คือ ทันกำหนด", "สีแดง คือ ล่าช้า"),
    ("คำอธิบายสัญลักษณ์", " | / = ทำแล้ว", " | - = ไม่ได้ทำ"),
    ("ระดับ 5 | หมายถึง ทำครบ", "ระดับ 4 | หมายถึง ทำบางส่วน"),
    ("ตัวย่อ | สป. หมายถึง สำนักปลัด", " | กค. หมายถึง กองคลัง"),
    ("สป. = สำนักปลัด | กค. = กองคลัง",),
    ("✓ | ดำเนินการแล้ว", "✗ | ยังไม่ดำเนินการ"),
    ("สถานะ | | | แล้วเสร็จ คือ ทำครบ", " | | | อยู่ระหว่าง คือ ทำบางส่วน"),
]


@pytest.mark.parametrize("lines", LEGENDS)
@pytest.mark.parametrize("between", [(), ("",)])
@pytest.mark.parametrize("below", [(), ("", "ลงชื่อ........ผู้รายงาน", "(นางมาลี มีสุข)")])
def test_a_legend_below_a_table_is_no_activity(lines, between, below):
    form = read(drawn(*TABLE, *between, *lines, *below))
    assert list(form.assignments["activity"]) == ["จัดผัง", "ทำเนียบ"]
    assert list(form.assignments["result"]) == ["จัดแล้ว", ""]
    assert set(codes(form)) == {"NOTE_OUTSIDE"}


@pytest.mark.parametrize(
    "row",
    [
        "บ | กำหนดตัวชี้วัด = 5 ตัว | งานแผน | |",
        " | คุณธรรม คือ หลักของงาน | | |",
        "บ | แล้วเสร็จ = เป้าหมาย | งานแผน | |",
        " | | งานแผน | แล้วเสร็จ | 1 = ครั้ง",
        "หมายเหตุ | ทำ = 2 | งานแผน | แล้วเสร็จ |",
        "บ | จัดทำแผนแล้วเสร็จ | กองคลัง | | ผล = 3",
    ],
)
def test_work_that_says_what_something_means_stays_work(row):
    form = read(drawn(*TABLE, row))
    assert len(form.assignments) == 3


def test_a_result_may_go_on_with_a_figure_for_each_status():
    form = read(drawn(*TABLE[:2], " | | | | แล้วเสร็จ = 3 เรื่อง"))
    assert list(form.assignments["result"]) == ["จัดแล้ว\nแล้วเสร็จ = 3 เรื่อง"]


def test_rows_below_a_legend_make_it_none():
    form = read(drawn(*TABLE, " | สีแดง = ล่าช้า |", "บ | อบรม | งานแผน | แล้วเสร็จ | อบรมแล้ว"))
    assert len(form.assignments) == 4


def test_a_sign_below_a_box_and_its_result_are_a_report():
    header = "กิจกรรม | ผู้รับผิดชอบ | แล้วเสร็จ | ยังไม่แล้วเสร็จ | ผลการดำเนินงาน"
    form = read(drawn(header, "จัดผัง | งานบุคคล | ✓ | | จัดแล้ว", "เวียน | งานแผน | ✓ | |", " | | ✓ | | ดำเนินการแล้ว"))
    assert "ดำเนินการแล้ว" in "\n".join(form.assignments["result"])


@pytest.mark.parametrize(("letters", "is_one"), [(30, True), (31, False)])
def test_what_is_explained_is_no_sentence(letters, is_one):
    assert is_legend(("สีแดง".ljust(letters, "ก") + " = ล่าช้า",)) is is_one
    assert is_legend(("คำอธิบาย", "ก" * letters + " หมายความว่า ล่าช้า")) is is_one


@pytest.mark.parametrize(("letters", "is_one"), [(10, True), (11, False)])
def test_a_division_is_explained_by_a_short_name(letters, is_one):
    assert is_legend(("ก" * letters + " = กองคลัง",)) is is_one
    assert is_legend(("ก" * letters + " = แล้วเสร็จ",)) is is_one


def test_a_legend_is_told_from_its_beginning_however_long_it_is():
    assert is_legend(("สีแดง = " + "ล่าช้า " * 20_000,))
    assert not is_legend((" " * 200_000 + "= ล่าช้า",))


@pytest.mark.parametrize(("row", "is_one"), [(("6", "=", "ทำครบ"), True), (("6", "=", "ตรวจพัสดุ", "กองคลัง"), False)])
def test_a_sign_in_a_row_of_more_than_a_word_and_its_meaning_explains_nothing(row, is_one):
    assert is_legend(row) is is_one


def test_one_cell_that_is_a_formula_leaves_its_row_a_report():
    form = read(
        drawn("ที่ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | สถานะ", "1 | ก | จัดผัง | กองคลัง | แล้วเสร็จ", "2 | = | เวียน | กองช่าง | แล้วเสร็จ")
    )
    assert list(form.assignments["activity"]) == ["จัดผัง", "เวียน"]


@pytest.mark.parametrize(
    ("texts", "explains", "sign_explained"),
    [
        (("แล้วเสร็จ", "= 100"), True, False),
        (("แล้วเสร็จ", "=", "100"), True, False),
        (("แล้วเสร็จ = 100",), True, False),
        (("แล้วเสร็จ =",), False, False),
        (("= 100",), False, False),
        (("จัดประชุมคณะทำงาน = จัดแล้ว",), False, False),
        (("คำอธิบาย", "ประชุม = จัดแล้ว"), True, False),
        (("คำอธิบาย",), False, False),
        (("คำอธิบาย ประชุม = จัดแล้ว",), True, False),
        (("ด = แล้วเสร็จ",), True, False),
        (("ด = แล้วเสร็จ มอบกองช่างติดตามต่อ",), False, False),  # more than its status
        (("✓", "ดำเนินการแล้ว"), False, True),
        (("✓", "ประชุม"), False, False),
        (("ก", "ดำเนินการแล้ว"), False, False),
        (("✓", "ดำเนินการแล้ว", "กองคลัง"), False, False),
        (("✓",), False, False),
    ],
)
def test_what_explains_a_word_or_a_sign(texts, explains, sign_explained):
    assert (is_legend(texts), is_sign_explained(texts)) == (explains, sign_explained)


@pytest.mark.parametrize(
    ("text", "sign", "counted"),
    [
        *(
            ("✓", True, False),
            ("(x)", True, False),
            ("[/]", True, False),
            ("X", True, False),
            ('"', False, False),
            ("xx", False, False),
        ),
        *(("5", False, True), ("ระดับ 5", False, True), ("80-100", False, True), ("ระดับ A", False, True), ("A", False, False)),
        *(("ร้อยละ 80", False, True), ("ระดับ", False, False), ("ระดับสูง", False, False), ("", False, False)),
    ],
)
def test_signs_and_grades(text, sign, counted):
    assert (is_sign(text), is_counted(text)) == (sign, counted)


@pytest.mark.parametrize(
    ("texts", "sums"),
    [
        (("รวม",), True),
        (("รวมทั้งสิ้น", "12"), True),
        (("กองคลัง", "รวม 5 โครงการ"), True),
        (("รวมพลังเพื่อสุจริต",), False),
        (("ร้อยละความสำเร็จเฉลี่ย", "65"), True),
        (("ร้อยละความสำเร็จเฉลี่ย", "65%", "1,200.50"), True),
        (("ร้อยละความสำเร็จเฉลี่ย",), False),
        (("ร้อยละความสำเร็จเฉลี่ย", "กองคลัง", "65"), False),
        (("รวมด้าน ก", "70"), True),
        (("65", "70"), False),
        ((), False),
    ],
)
def test_a_row_that_sums_up(texts, sums):
    assert sums_up(texts) is sums
