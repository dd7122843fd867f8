"""Which rows stand below the reports of a table, and above a header that is typed again (rule 6 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.conventions import conventions_of
from ita_dash.form.rows.margins import margins, signers
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.rows.rowkinds import filled_rows
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from tests.grids import drawn, tab

FORM = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | สถานะ | ผลการดำเนินการ | หมายเหตุ"
FIRST = "๑. ก | ประชุม | กองคลัง | ต.ค. 66 | แล้วเสร็จ | จัดแล้ว"
AGAIN = (FORM, "๓. ค | ตรวจ | กองคลัง | | | ตรวจแล้ว")
SIGNED = " | | ลงชื่อ........"
BOTH_SIGN = "ลงชื่อ........ | | ลงชื่อ........"
NAMES = " | | คนกลาง"
TOLD, MORE, REMARK = " | | | | | ตรวจ", " | | | | | แจ้ง", " | | | | | | ปรับแผน"


def below(*lines: str) -> tuple[list[int], list[int]]:
    """The rows of the margin and those of who signs, as a sheet numbers them; the header is row 1."""
    judge = ContentJudge(DivisionList())
    (table,) = Segmenter(Spellings(), judge).tables(Grid(tab("แผน", drawn(FORM, *lines))))
    answers = Answers(table, conventions_of(table))
    rows = filled_rows(table, answers)
    found = margins(table, rows, answers, judge)
    return [row + 1 for row in sorted(found)], [row + 1 for row in sorted(signers(rows, found))]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # above a header typed again: what may stand over the rows below it is no margin, whoever signed before
        (("ก", *AGAIN), []),
        ((FIRST, SIGNED, *AGAIN), [3]),
        ((FIRST, SIGNED, FORM), [3]),
        ((FIRST, SIGNED, "๒. ด้านการเงิน", *AGAIN), [3]),
        ((FIRST, SIGNED, "๒. ก", "๓. ข", *AGAIN), [3]),
        ((FIRST, SIGNED, " | อบรม", *AGAIN), [3]),
        ((FIRST, SIGNED, " | | กองช่าง", *AGAIN), [3, 4]),
        ((FIRST, SIGNED, TOLD, *AGAIN), [3, 4]),
        ((FIRST, SIGNED, "", "(นายสมชาย ใจดี)", *AGAIN), [3, 5]),
        ((FIRST, SIGNED, "๒. ก | อบรม", *AGAIN), []),
        ((FIRST, SIGNED, *AGAIN, *AGAIN, SIGNED, NAMES, *AGAIN, "รวม"), [3, 8, 9, 12]),
        ((FIRST, "", REMARK), [4]),
        ((FIRST, "", REMARK, *AGAIN), []),  # nobody signs
        ((FIRST, "", REMARK, SIGNED, *AGAIN), [5]),
        ((FIRST, "", REMARK, SIGNED, "", REMARK, *AGAIN), [5, 7]),
        # a text alone goes on with what stands right above, be it a report or a margin
        ((FIRST, TOLD, MORE), []),
        ((FIRST, REMARK), [3]),
        ((FIRST, SIGNED, TOLD), [3, 4]),
        ((FIRST, SIGNED, TOLD, MORE), [3, 4, 5]),
        ((FIRST, "", TOLD, MORE), [4, 5]),
        ((FIRST, TOLD, "(นายสมชาย ใจดี)"), [4]),
        ((FIRST, " | | | | | ลงชื่อ.....", MORE), [3, 4]),
        ((MORE,), [2]),
        ((SIGNED, NAMES), [2, 3]),
        ((NAMES, " | | พนักงาน", SIGNED), [4]),
        # what is reckoned from a sum
        ((FIRST, "รวม | | | | | 12", "คิดเป็น | | | | | 5", "ร้อยละ | | | | | 7"), [3, 4, 5]),
        ((FIRST, "คิดเป็น | | | | | 5", "ร้อยละ | | | | | 7"), []),
        ((FIRST, "รวม | | | | | 12", "คิดเป็น | | | | | ดี", "ร้อยละ | | | | | 7"), []),
        (("รวม | | | | | 12", "คิดเป็น | | | | | 5"), [2, 3]),
        # right below who signs stand names and posts: rows of two cells, none of which is of work
        ((FIRST, NAMES), []),
        ((FIRST, SIGNED, NAMES), [3, 4]),
        ((FIRST, SIGNED, NAMES, " | | พนักงาน"), [3, 4, 5]),
        ((FIRST, SIGNED, f"{NAMES} | ต.ค. 66"), [3, 4]),
        ((FIRST, SIGNED, f"{NAMES} | ต.ค. 66", " | | พนักงาน"), [3, 4, 5]),
        ((FIRST, SIGNED, f"{NAMES} | | | ป้าย"), []),
        ((FIRST, SIGNED, f"{NAMES} | ต.ค. 66 | | | ปรับ"), []),
        ((FIRST, SIGNED, f"{NAMES} | ต.ค. 66 | | | ปรับ", " | | พนักงาน"), []),
        ((FIRST, SIGNED, " | คนกลาง"), []),
        ((FIRST, SIGNED, *[f"{NAMES} {place}" for place in range(20)]), list(range(3, 24))),
        ((FIRST, SIGNED, *[f"{NAMES} {place}" for place in range(21)]), []),  # nobody signs with so many
        # below several who sign side by side, or a blank row or a note below, in their columns alone
        ((FIRST, BOTH_SIGN, "ผู้แทน | | คนกลาง"), [3, 4]),
        ((FIRST, BOTH_SIGN, "ผู้แทน | | คนกลาง", "สตง. | | พนักงาน"), [3, 4, 5]),
        ((FIRST, BOTH_SIGN, "ผู้แทน | | คนกลาง | ต.ค. 66"), []),
        ((FIRST, BOTH_SIGN, "", "ผู้แทน | | คนกลาง"), [3, 5]),
        ((FIRST, BOTH_SIGN, "", "", "ผู้แทน | | คนกลาง"), []),
        ((FIRST, BOTH_SIGN, "หมายเหตุ ก", "ผู้แทน | | คนกลาง"), [3, 4, 5]),
        ((FIRST, BOTH_SIGN, "หมายเหตุ ก", " | ผู้แทน | คนกลาง"), []),
        ((FIRST, BOTH_SIGN, "หมายเหตุ ก", "หมายเหตุ ข", "ผู้แทน | | คนกลาง"), []),
        ((FIRST, SIGNED, "", NAMES), [3, 5]),
        ((FIRST, SIGNED, "", " | คนกลาง"), []),
        ((FIRST, "ลงชื่อ........ | | ป้าย", "", "ผู้แทน | | คนกลาง"), []),
        ((FIRST, "ลงชื่อ........ | | ลงชื่อ........ | ป้าย", "", "ผู้แทน | | คนกลาง"), []),
        # a line of dots may be to write on, several beside each other are to sign
        ((FIRST, "(ก)................", "", "ผู้แทน"), []),
        ((FIRST, "(ก)................ | | (ข)................", "", "ผู้แทน | | คนกลาง"), [3, 5]),
        # who has from when to when does work
        ((FIRST, SIGNED, " | | กองช่าง | ต.ค. 66"), []),
        ((FIRST, SIGNED, " | | กองช่าง | 5 ต.ค. 66"), [3, 4]),
    ],
)
def test_the_margin_of_a_table(lines: tuple[str, ...], found: list[int]) -> None:
    assert below(*lines)[0] == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((SIGNED, NAMES), [4]),
        ((SIGNED, NAMES, " | | พนักงาน", " | | 5 มิ.ย. 67"), [4, 5, 6]),
        (("รวม", NAMES), []),  # nobody signs above it
        ((SIGNED, "", NAMES), [5]),
        ((SIGNED, *AGAIN), []),  # a report, however near
        ((SIGNED, " | | | | | | -", NAMES), [4, 5]),
        ((SIGNED, SIGNED, NAMES), [5]),
        ((SIGNED, *[f"{NAMES} {place}" for place in range(20)]), list(range(4, 23))),
    ],
)
def test_who_signs_is_named_below_the_line_to_sign_on(lines: tuple[str, ...], found: list[int]) -> None:
    assert below(FIRST, *lines)[1] == found
