"""What sort of row each row of a table is, all of them told together (rules 6 and 7 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.conventions import conventions_of
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.rows.rowkinds import label_rows
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from tests.grids import drawn, merged, tab

FORM = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | สถานะ | ผลการดำเนินการ"
FIRST = "๑. ก | ประชุม | กองคลัง | ต.ค. 66 | แล้วเสร็จ | จัดแล้ว"
SECOND = " | อบรม | กองช่าง | พ.ย. 66 | | "


def kinds(header: str, *rows: str, merges: tuple[str, ...] = ()) -> str:
    """The sort of every row that holds something, from top to bottom."""
    judge = ContentJudge(DivisionList())
    (table,) = Segmenter(Spellings(), judge).tables(Grid(tab("แผน", drawn(header, *rows), merged(*merges))))
    labels = label_rows(table, Answers(table, conventions_of(table)), judge)
    return " ".join(labels[row].kind for row in table.rows)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((FIRST, SECOND), "report report"),
        ((FIRST, " | - | - | |", SECOND), "report blank report"),
        # numbers alone, remarks, guidance
        ((FIRST, "2", SECOND), "report note report"),
        ((FIRST, " | 2", SECOND), "report note report"),
        ((FIRST, " | | | | | 2", SECOND), "report report report"),  # a result
        ((FIRST, "หมายเหตุ ปรับแผน", SECOND), "report note report"),
        ((FIRST, "หมายเหตุ ปรับแผน | | | ต.ค. 66", SECOND), "report note report"),
        ((FIRST, "หมายเหตุ ปรับแผน | | กองคลัง", SECOND), "report report report"),
        ((FIRST, "หมายเหตุ ปรับแผน | อบรม", SECOND), "report report report"),
        (("(ระบุมาตรการ) | (ระบุกิจกรรม)", FIRST), "note report"),
        # sums
        ((FIRST, "รวม | 2 | | | | 2", SECOND), "report note report"),
        ((FIRST, "รวม | | 2 | | | 2", SECOND), "report note report"),
        ((FIRST, " | รวม | | | | 2", SECOND), "report note report"),
        ((FIRST, "รวม | | กองคลัง | | แล้วเสร็จ |", SECOND), "report report report"),
        ((FIRST, " | 2 | 2 | | 2 |", SECOND), "report note report"),
        ((" | 2 | 2 | | 2 |", FIRST), "report report"),  # above the first row nothing is counted
        ((FIRST, "รวมพลัง | อบรม | 2 | | แล้วเสร็จ |", SECOND), "report report report"),
        # who signs, at the end and between
        ((FIRST, SECOND, " | | ลงชื่อ........", " | | (นายสมชาย ใจดี)"), "report report note note"),
        ((FIRST, " | | ลงชื่อ........", " | | (นายสมชาย ใจดี)", SECOND), "report note note report"),
        ((FIRST, " | | ลงชื่อ........", "", " | | นายสมชาย ใจดี", SECOND), "report note note report"),
        ((FIRST, " | | ลงชื่อ........", "", "", " | | นายสมชาย ใจดี", SECOND), "report note report report"),
        ((FIRST, " | | นายสมชาย ใจดี", SECOND), "report report report"),  # nobody signs above
        # what a template leaves, and another division
        ((FIRST, " | | | | ยังไม่ดำเนินการ |", SECOND), "report template report"),
        ((FIRST, " | | กองคลัง | | ยังไม่ดำเนินการ |", SECOND), "report template report"),
        ((FIRST, " | | กองช่าง | | ยังไม่ดำเนินการ |", SECOND), "report report report"),
        ((FIRST, *[" | | กองช่าง | | ยังไม่ดำเนินการ |"] * 2), "report template template"),
        ((FIRST, *[" | | กองช่าง | ต.ค. 66 | ยังไม่ดำเนินการ |"] * 2), "report template template"),
        ((FIRST, *[" | | กองช่าง | ต.ค. 66 | ยังไม่ดำเนินการ |"] * 2, SECOND), "report report report report"),  # a period is typed
        ((FIRST, " | | กองช่าง | ต.ค. 66 | ยังไม่ดำเนินการ |"), "report report"),
        ((FIRST, " | | กองช่าง | ต.ค. 66 | |", " | | กองช่าง | พ.ย. 66 | |"), "report report report"),  # not the same
        # sections
        (("ด้านโปร่งใส", FIRST), "report report"),  # a measure may stand alone in its column
        (("ด้านโปร่งใส | | | | |", FIRST), "report report"),
        (("กองคลัง", FIRST), "report report"),  # who is responsible has a column
    ],
)
def test_each_row_is_of_one_sort(rows: tuple[str, ...], found: str) -> None:
    assert kinds(FORM, *rows) == found


LIST = "กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินการ"


@pytest.mark.parametrize(
    ("header", "rows", "merges", "found"),
    [
        # one text across the table, or at the left above a row that is filled
        (FORM, ("ด้านโปร่งใส", FIRST), ("A2:F2",), "section report"),
        (FORM, ("ด้านโปร่งใส", FIRST), ("A2:A3",), "report report"),
        (LIST, ("ด้านโปร่งใส", "ประชุม | กองคลัง | |"), (), "section report"),
        (LIST, ("ด้านโปร่งใส", "ประชุม | | |"), (), "report report"),
        (LIST, ("ด้านโปร่งใส", " | กองคลัง | | จัดแล้ว"), (), "report report"),
        (LIST, ("ประชุม | กองคลัง | |", "ด้านโปร่งใส"), (), "report report"),
        (LIST, ("(ต่อ)", "ประชุม | กองคลัง | |"), (), "report report"),
        (LIST, ("ด้านโปร่งใส", "หมายเหตุ", "ประชุม | กองคลัง | |"), (), "section note report"),
        (f"ที่ | {LIST}", ("ด้านโปร่งใส", "1 | ประชุม | กองคลัง | |"), (), "section report"),
        (f" | {LIST}", ("ด้านโปร่งใส", " | ประชุม | กองคลัง | |"), (), "section report"),
        (f"สถานะ | {LIST}", ("ด้านโปร่งใส", "แล้วเสร็จ | ประชุม | กองคลัง | |"), (), "section report"),
        (f"สถานะ | {LIST}", ("แล้วเสร็จ", "แล้วเสร็จ | ประชุม | กองคลัง | |"), (), "template report"),
        (f"ความคืบหน้า (ร้อยละ) | {LIST}", ("ด้านโปร่งใส", "50 | ประชุม | กองคลัง | |"), (), "section report"),
        (f"ความคืบหน้า (ร้อยละ) | {LIST}", ("ร้อยละ 20", "50 | ประชุม | กองคลัง | |"), (), "template report"),
        ("ผู้รับผิดชอบ | กิจกรรม | ผล", ("๑. โปร่งใส", "กองคลัง | ประชุม | จัดแล้ว"), (), "section report"),
        ("ผู้รับผิดชอบ | กิจกรรม | ผล", ("ด้านที่ ๑ โปร่งใส", "กองคลัง | ประชุม | จัดแล้ว"), (), "section report"),
        ("ผู้รับผิดชอบ | กิจกรรม | ผล", ("กองช่าง", "กองคลัง | ประชุม | จัดแล้ว"), (), "report report"),
        ("มาตรการ | กิจกรรม | ระยะเวลา", ("กองคลัง", "ก | ประชุม | ต.ค. 66"), (), "section report"),
        # an activity whose parts the next rows are
        (LIST, ("๑. แผน | กองคลัง | |", "๑.๑ ร่าง | กองคลัง | |"), (), "heading report"),
        (LIST, ("๑. แผน | กองคลัง | |", "๒.๑ ร่าง | กองคลัง | |"), (), "report report"),
        (LIST, ("๑. แผน | กองคลัง | |", "๑๐.๑ ร่าง | กองคลัง | |"), (), "report report"),
        (LIST, ("๑. แผน | กองคลัง | | จัดแล้ว", "๑.๑ ร่าง | กองคลัง | |"), (), "report report"),
        (FORM, ("ก | ๑. แผน | กองคลัง", " | ๑.๑ ร่าง | กองคลัง"), (), "report report"),
        (f"ที่ | {LIST}", ("1 | แผน | กองคลัง", "1.1 | ร่าง | กองคลัง"), (), "heading report"),
        (LIST, ("แผนงาน | | |", "๑. ร่าง | กองคลัง | |", "๒. ลงนาม | กองคลัง | |"), (), "section report report"),
        (LIST, ("แผนงาน | กองคลัง | |", "๑. ร่าง | กองคลัง | |"), (), "report report"),
    ],
)
def test_what_stands_over_other_rows(header: str, rows: tuple[str, ...], merges: tuple[str, ...], found: str) -> None:
    assert kinds(header, *rows, merges=merges) == found


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (("ตารางที่ 2",), "report section report"),
        (("ด้านการเงิน", "ส่วนที่ 2"), "report section section report"),
        (("๒. ด้านการเงิน",), "report report report"),  # a measure like those above
        (("ส่วนที่ 2 ด้านการเงิน",), "report section report"),
        (("หมายเหตุ ปรับแผน",), "report note report"),
        ((" | อบรม",), "report report report"),
        ((" | | ลงชื่อ........", "ด้านการเงิน"), "report note section report"),
    ],
)
def test_titles_right_above_a_header_that_is_typed_again(between: tuple[str, ...], found: str) -> None:
    assert kinds(FORM, FIRST, *between, FORM, "๓. ค | ตรวจ | กองคลัง | | | ตรวจแล้ว") == found
