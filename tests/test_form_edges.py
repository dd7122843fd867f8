"""What stands at the edges of a table moves nothing inside it: last rows, signatures, notes, titles (rules 3, 4, 6, 7, 13)."""

import pandas as pd
import pytest

from ita_dash.sheet.workbook import Cell, Facts
from tests.grids import read

OFFICIAL = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"]
SMALL = ["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"]
FIRST = ["๑. ด้านหนึ่ง", "๑.๑ ประชุม", "กองคลัง", "ม.ค. 67", "ทำแล้ว", ""]
SIGNED = ["(ลงชื่อ)....................", "(นางสาวสมใจ จริงใจ)", "ผู้อำนวยการโรงเรียนวัดป่า", "วันที่ ....../....../......"]
SPELT = ["ลงชื่อ", "(นายสมมติ สาธิต)", "ตำแหน่ง นิติกร"]


@pytest.mark.parametrize(
    ("header", "above", "last"),
    [
        (SMALL, ["ตรวจพัสดุ", "งานพัสดุ", "แล้วเสร็จ"], ["สรุปบัญชี", "ผู้จัดทำบัญชี", "แล้วเสร็จ"]),
        (SMALL, ["ตรวจพัสดุ", "งานพัสดุ", "แล้วเสร็จ"], ["สรุปบัญชี", "กองคลัง", "ลงชื่อ........ผู้รับรอง"]),
        (OFFICIAL, FIRST, ["", "", "กองช่าง", "", "ผู้เสนอโครงการ 4 กลุ่ม", ""]),
        (OFFICIAL, FIRST, ["", "", "ผู้จัดทำเว็บไซต์", "", "เผยแพร่แล้ว", ""]),
        (["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"], ["สุจริต", "อบรม", "กองช่าง"], ["โปร่งใส", "ลงนาม", "กองคลัง"]),
        (
            ["โครงการ", "เป้าหมาย", "ผลงาน", "หน่วยงาน"],
            ["ก่อสร้าง", "1 แห่ง", "1 แห่ง", "กองช่าง"],
            ["จัดซื้อ", "3 ราย", "ผู้เสนอราคา 3 ราย", "กองคลัง"],
        ),
    ],
)
def test_a_last_row_with_a_word_of_signing_is_a_report(header, above, last):
    assert len(read([header, above, last]).assignments) == 2
    assert len(read([header, above, last, above]).assignments) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("block", [SIGNED, SPELT], ids=["dots", "words"])
@pytest.mark.parametrize("lines", [1, 2, 3, 4])
@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            ["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ผลการดำเนินงาน"],
            [
                ["ปรับเว็บ", "กองช่าง", "TRUE", "ปรับแล้ว"],
                ["ทดลอง", "กองคลัง", "FALSE", "ทดลองใช้ ๑ จุด"],
                ["อบรม", "กองช่าง", "TRUE", ""],
            ],
        ),
        (["กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ผลการดำเนินงาน"], [["ปรับเว็บ", "กองช่าง", "1", "ปรับแล้ว"], ["อบรม", "กองคลัง", "0", ""]]),
        (
            ["มาตรการ", "กิจกรรม", "ถึงไหนแล้ว", "ผู้รับผิดชอบ"],
            [
                ["ก", "อบรม", "แล้วเสร็จ", "กองคลัง"],
                ["ข", "ประชุม", "อยู่ระหว่างดำเนินการ", "กองช่าง"],
                ["ค", "ตรวจ", "ยังไม่ดำเนินการ", "กองช่าง"],
            ],
        ),
    ],
    ids=["boxes", "one and nought", "a heading that nobody knows"],
)
@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_who_signs_says_nothing_of_a_column(header, rows, block, lines, column):
    signed = [["" if place != column else text for place in range(4)] for text in block[:lines]]
    pd.testing.assert_frame_equal(read([header, *rows, *signed]).assignments, read([header, *rows]).assignments)


PREPARED = ["", "", "สำนักปลัด", "ยังไม่ดำเนินการ"]


@pytest.mark.parametrize(
    "tail",
    [
        [PREPARED, PREPARED, PREPARED, ["หมายเหตุ : ขอแก้ไขตามมติ"]],
        [PREPARED, ["หมายเหตุ : ขอแก้ไขตามมติ"], PREPARED, PREPARED],
        [PREPARED, PREPARED, PREPARED, ["", "", "ลงชื่อ..........ผู้รายงาน"]],
        [PREPARED, PREPARED, PREPARED, [], ["", "", "ลงชื่อ..........ผู้รายงาน"], ["", "", "(นายสมมติ สาธิต)"]],
    ],
)
def test_rows_that_a_template_prepared_are_no_reports_whatever_stands_below(tail):
    form = [
        ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"],
        ["วินัย", "แจ้งเวียน", "กองคลัง", "แล้วเสร็จ"],
        ["วินัย", "ทดสอบ", "กองช่าง", "แล้วเสร็จ"],
    ]
    assert len(read([*form, *tail]).assignments) == 2


def _struck(text: str) -> Cell:
    return Cell(text, text, facts=Facts(unstruck=""))


@pytest.mark.parametrize("line", ["หมายเหตุ ปรับแผนตามหนังสือ", "ลงชื่อ..........ผู้รายงาน", "(นายสมมติ สาธิต)"])
def test_what_stands_below_a_struck_out_row_does_not_go_on_with_it(line):
    rows = [["อาคาร", "ซ่อม", "กองช่าง", "แล้วเสร็จ"], list(map(_struck, ("อาคาร", "ปลูกหญ้า", "กองช่าง", "ยังไม่ดำเนินการ"))), ["", line]]
    assert list(read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"], *rows]).assignments["activity"]) == ["ซ่อม"]


@pytest.mark.parametrize(
    "between",
    [
        [["ตารางที่ ๒ โครงการถนน"]],
        [["ตารางที่ ๒ โครงการถนน"], []],
        [["ตารางที่ ๒ โครงการถนน"], ["หมายเหตุ : ปรับแผน"]],
        [["หมายเหตุ : ปรับแผน"], ["ตารางที่ ๒ โครงการถนน"]],
    ],
    ids=["right above", "a blank row between", "a note between", "below a note"],
)
def test_the_title_of_a_second_table_is_its_measure(between):
    header = ["โครงการ", "ผู้รับผิดชอบ", "สถานะ"]
    form = read([header, ["คลองใส", "กองช่าง", "แล้วเสร็จ"], [], *between, header[:], ["ถนนสวย", "กองช่าง", "แล้วเสร็จ"]])
    assert list(form.assignments["measure"])[1] == "ตารางที่ ๒ โครงการถนน"


@pytest.mark.parametrize("column", range(len(OFFICIAL)))
def test_a_name_alone_below_a_table_is_no_report(column):
    alone = ["" if place != column else "นางมณี แก้วใส" for place in range(len(OFFICIAL))]
    silent = ["", "๑.๒ เผยแพร่", "กองช่าง", "ธ.ค. 66", "", ""]
    before = read([OFFICIAL, FIRST, silent])
    after = read([OFFICIAL, FIRST, silent, [], alone])
    pd.testing.assert_frame_equal(after.assignments, before.assignments)


BLOCKS = {
    "one below the result": [
        ["", "", "", "", text, ""]
        for text in ("(ลงชื่อ)..........ผู้จัดทำ", "(นางสาวสมใจ ใจดี)", "นักวิชาการชำนาญการ", "วันที่ 5 ตุลาคม 2567")
    ],
    "two side by side": [
        ["", "ลงชื่อ............ผู้รายงาน", "", "", "ลงชื่อ............ผู้รับรอง", ""],
        ["", "(นายวิชัย มั่นคง)", "", "", "(นางอรุณี แสงทอง)", ""],
        ["", "เจ้าพนักงานการเงินและบัญชี", "", "", "ผู้อำนวยการกองคลัง", ""],
    ],
}


@pytest.mark.parametrize("line", [[], ["หมายเหตุ : ก"], ["", "", "ข้อมูล ณ วันที่ 31 พ.ค. 67"]], ids=["blank", "note", "as of"])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=list(BLOCKS))
def test_a_line_anywhere_in_a_block_of_signatures_changes_nothing(block, line):
    rows = [OFFICIAL, FIRST, ["", "๑.๒ เผยแพร่", "กองช่าง", "ธ.ค. 66", "", ""]]
    before = read(rows).assignments
    for place in range(len(block) + 1):
        after = read([*rows, [], *block[:place], line, *block[place:]]).assignments
        pd.testing.assert_frame_equal(after, before)


def test_a_text_below_a_blank_row_goes_on_with_nothing():
    rows = [OFFICIAL, ["๑. ก", "๑.๑ ประชุม", "กองคลัง", "ม.ค. 67", "", ""]]
    alone = ["", "", "", "", "ออกตรวจแล้วสองแห่ง", ""]
    assert list(read([*rows, [], alone]).assignments["result"]) == [""]
    assert list(read([*rows, alone]).assignments["result"]) == ["ออกตรวจแล้วสองแห่ง"]


@pytest.mark.parametrize("cell", ["(นางสาวสมใจ จริงใจ)", "ลงชื่อ..............", "ผู้จัดทำแผน"])
def test_a_cell_within_a_table_that_begins_as_a_signature_ends_no_evidence(cell):
    header = ["กิจกรรม", "ผู้รับผิดชอบ", "ถึงไหนแล้ว"]
    rows = [[f"กิจกรรมที่ {n}", "กองคลัง", said] for n, said in enumerate(("แล้วเสร็จ", "ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ", "แล้วเสร็จ"))]
    form = read([header, ["", "", cell], *rows])
    assert {one.header: one.field for one in form.tabs[0].columns}["ถึงไหนแล้ว"] == "status"
