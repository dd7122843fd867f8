"""What counts of a tab in which a person struck things out, row by row and cell by cell (rule 13)."""

from dataclasses import replace

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.tables.segments import Segmenter, Table
from ita_dash.form.tabs.standing import settled, unstruck
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.address import a1
from ita_dash.sheet.workbook import Cell, Facts, Merge, Tab
from tests.grids import HEADER, Row, merged, tab

SIGNS = {"~": "", "#": "ใหม่"}
"""What a text of a row begins with here: struck out as a whole, or but for “ใหม่”."""
FIRST: Row = ["1. หนึ่ง", "1. ก", "กองคลัง", "ม.ค. 67", "", ""]
STRUCK: Row = ["~2. สอง", "~1. ข", "~กองช่าง", "~ก.พ. 67", "", ""]
UNDER: Row = ["", "", "กองแผน", "", "ทำต่อ"]


def struck(text: str, kept: str = "", **facts: tuple[str, ...]) -> Cell:
    return Cell(text, text, facts=Facts(unstruck=kept, **facts))


def made(rows: list[Row], merges: tuple[Merge, ...] = ()) -> Tab:
    marked = [[struck(cell[1:], SIGNS[cell[0]]) if str(cell)[:1] in ("~", "#") else cell for cell in row] for row in rows]
    return tab("แผน", marked, merges)


def tables_of(one: Tab) -> list[Table]:
    return Segmenter(Spellings(), ContentJudge(DivisionList())).tables(Grid(unstruck(one)))


def settle(rows: list[Row], header: Row = HEADER, merges: tuple[Merge, ...] = ()) -> tuple[list[list[str]], list[str]]:
    """The rows below the header that count, without blank cells at their ends, and what is said: ``crossed B3``."""
    one = made([header, *rows], merges)
    kept, said = settled(one, tables_of(one))
    texts = ["|".join(cell.text for cell in row).rstrip("|").split("|") for row in kept.rows[1:]]
    names = {"ROW_CROSSED_OFF": "crossed", "ROW_STRUCK_OUT": "struck", "WORDS_STRUCK_OUT": "words"}
    return [row for row in texts if row != [""]], [f"{names[finding.code]} {a1(row, column)}" for finding, row, column in said]


@pytest.mark.parametrize(
    ("rows", "divisions", "said"),
    [
        # Without an activity a row goes on with the one above, whether that was struck out or not
        ([UNDER, STRUCK], ["กองแผน"], ["struck B3"]),
        ([FIRST, UNDER, STRUCK], ["กองคลัง", "กองแผน"], ["struck B4"]),
        ([FIRST, STRUCK, UNDER], ["กองคลัง"], ["struck B3", "struck C4"]),
        ([FIRST, STRUCK, [], UNDER, ["", '"', "กองช่าง"]], ["กองคลัง"], ["struck B3", "struck C5", "struck B6"]),
        ([FIRST, STRUCK, ["3. สาม", *UNDER[1:]], UNDER], ["กองคลัง", "กองแผน", "กองแผน"], ["struck B3"]),
        ([FIRST, STRUCK, ["~3. สาม", *UNDER[1:]]], ["กองคลัง"], ["struck B3", "struck A4"]),
        ([FIRST, [*STRUCK[:4], "จัดแล้ว"], UNDER], ["กองคลัง", "กองช่าง", "กองแผน"], ["crossed B3"]),
        ([STRUCK, ["1. หนึ่ง", *FIRST[1:]]], ["กองคลัง"], ["struck B2"]),
        # and all of its words decide
        ([FIRST, ["", "", "~กองแผน", "", 5.0]], ["กองคลัง"], ["struck C3"]),
        ([FIRST, ["", "", "~กองแผน", "", "~ทำต่อ"]], ["กองคลัง"], ["struck C3"]),
        ([FIRST, ["", "", "~กองแผน", "", "ทำต่อ"]], ["กองคลัง", ""], ["words C3"]),
        ([FIRST, ["", "", "", "", 5.0]], ["กองคลัง", ""], []),
        # What a struck-out row said goes on in the first row below that is read
        ([FIRST, STRUCK, ["", "2. ค"], ["", "3. ง"]], ["กองคลัง", "กองช่าง", ""], ["struck B3"]),
        ([FIRST, STRUCK, ["", "~2. ค", "~กองแผน"], ["", "3. ง"]], ["กองคลัง", "กองแผน"], ["struck B3", "struck B4"]),
        ([FIRST, STRUCK, ["", "~2. ค", "", "", "จัดแล้ว"]], ["กองคลัง", "กองช่าง"], ["struck B3", "crossed B4"]),
        ([FIRST, STRUCK, ["", "2. ค", "", "", "นายดี ใจดี"]], ["กองคลัง", "กองช่าง"], ["struck B3"]),
        ([FIRST, STRUCK, ["2. สอง ", "2. ค"]], ["กองคลัง", "กองช่าง"], ["struck B3"]),
        ([FIRST, STRUCK, ["2. สาม", "2. ค"]], ["กองคลัง", ""], ["struck B3"]),
        ([FIRST, ["", *STRUCK[1:]], ["2. สอง", "2. ค"]], ["กองคลัง", ""], ["struck B3"]),
        ([FIRST, STRUCK, ["-", "2. ค", "-"]], ["กองคลัง", "กองช่าง"], ["struck B3"]),
        ([FIRST, STRUCK, ["หมายเหตุ ก", "", ""], ["", "2. ค"]], ["กองคลัง", "", ""], ["struck B3"]),
        ([FIRST, STRUCK, ["", "หมายเหตุ ก", "-"]], ["กองคลัง", ""], ["struck B3"]),
        ([FIRST, STRUCK, ["", "นายดี ใจดี", "-"]], ["กองคลัง", ""], ["struck B3"]),
    ],
)
def test_which_rows_count_and_whose_they_are(rows: list[Row], divisions: list[str], said: list[str]) -> None:
    kept, told = settle(rows)
    assert ([[*row, "", "", ""][2].strip("-") for row in kept], told) == (divisions, said)


def test_what_goes_on_is_measure_division_and_period() -> None:
    assert settle([FIRST, STRUCK, ["", "2. ค", "", "", "อบรม"]])[0][1] == ["2. สอง", "2. ค", "กองช่าง", "ก.พ. 67", "อบรม"]
    assert settle([FIRST, ["~2. สอง", "~1. ข", "", "", "~ทำ", "~แนะ"], ["", "2. ค"]])[0][1] == ["2. สอง", "2. ค"]


def test_a_measure_in_the_last_column_goes_on_too() -> None:
    header: Row = ["กิจกรรม", "ผู้รับผิดชอบ", "มาตรการ"]
    assert settle([["1. ก", "กองคลัง", "1. หนึ่ง"], ["~2. ข", "กองช่าง", "2. สอง"], ["3. ค", "กองแผน"]], header)[0] == [
        ["1. ก", "กองคลัง", "1. หนึ่ง"],
        ["3. ค", "กองแผน", "2. สอง"],
    ]


def test_a_text_that_is_merged_over_rows_below_stays() -> None:
    rows: list[Row] = [["~2. สอง", "~1. ข", "~กองช่าง"], ["", "2. ค", "กองแผน"]]
    assert settle([FIRST, *rows], merges=merged("A3:A4"))[0] == [FIRST[:4], ["2. สอง"], ["2. สอง", "2. ค", "กองแผน"]]
    assert settle([FIRST, *rows], merges=merged("B2:C2"))[0] == [FIRST[:4], ["2. สอง", "2. ค", "กองแผน"]]


@pytest.mark.parametrize(
    ("activity", "kept"), [(["~2. ข", "~เอ"], False), (["~2. ข", "เอ"], True), (["2. ข", "~เอ"], True), (["~2. ข", ""], False)]
)
def test_an_activity_in_several_columns_is_struck_out_as_a_whole(activity: list[str], kept: bool) -> None:
    rows: list[Row] = [["1. หนึ่ง", "1. ก", "บี", "กองคลัง"], ["1. หนึ่ง", *activity, "กองช่าง"]]
    assert len(settle(rows, ["มาตรการ", "กิจกรรม", "", "ผู้รับผิดชอบ"], merged("B1:C1"))[0]) == 1 + kept


TICKED, UNTICKED = Cell("TRUE", True, "bool"), Cell("FALSE", False, "bool")
WIDE: Row = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ", "แล้วเสร็จ", "ยกเลิก"]


@pytest.mark.parametrize(
    ("told", "done"),
    [
        (["แล้วเสร็จ"], True),
        (["~แล้วเสร็จ"], True),
        (["ยกเลิก"], False),
        (["", "100%"], True),
        (["", "120%"], True),
        (["", "99%"], False),
        (["", "", "จัดแล้ว."], True),
        (["", "", "แล้วเสร็จ"], True),
        (["", "", "งดแล้ว"], True),
        (["", "", "ยังไม่จัดแล้ว"], False),
        (["", "", "จัด"], False),
        (["", "", "", TICKED], True),
        (["", "", "", UNTICKED, TICKED], False),
        ([], False),
    ],
)
def test_a_row_that_says_that_it_is_done_is_crossed_off(told: Row, done: bool) -> None:
    first: Row = ["1. หนึ่ง", "1. ก", "กองคลัง", "อยู่ระหว่างดำเนินการ", "20%", "อบรม", UNTICKED, UNTICKED]
    assert settle([first, ["", "~2. ข", "กองช่าง", *told]], WIDE)[1] == ["crossed B3" if done else "struck B3"]


def test_a_row_that_is_crossed_off_is_whole_but_for_words_of_a_text() -> None:
    one = made([HEADER, FIRST, ["~2. สอง", "~1. ข", "#กองเก่า ใหม่", "", "~จัดแล้ว"]])
    (table,) = tables_of(one)
    table.rows = [1]
    kept, _said = settled(one, [table])
    assert [cell.text for cell in kept.rows[2]] == ["2. สอง", "1. ข", "ใหม่", "", "จัดแล้ว"]
    assert table.rows == [1, 2]


def test_each_table_is_read_under_its_own_header() -> None:
    other: Row = ["กิจกรรม", "ผู้รับผิดชอบ", "มาตรการ", "ผลการดำเนินการ"]
    rows: list[Row] = [FIRST, STRUCK, [], other, ["1. ค", "กองช่าง", "2. สอง"], ["~2. ง", "กองช่าง", "2. สอง"]]
    rows += [[], HEADER, FIRST, ["2. สอง", "~1. จ", "กองช่าง"]]
    assert settle(rows)[1] == ["struck B3", "struck A7", "struck B11"]
    one = made([HEADER, *rows])
    tables = tables_of(one)
    settled(one, tables)
    assert [table.rows for table in tables] == [[1], [5], [9]]


def test_what_is_struck_out_outside_of_a_table_is_said() -> None:
    one = made([["~แผนเก่า"], HEADER, FIRST])
    assert [(finding.code, row) for finding, row, _column in settled(one, tables_of(one))[1]] == [("WORDS_STRUCK_OUT", 0)]
    alone = made([["~แผนเก่า"], ["ปี"]])
    assert [(finding.code, row) for finding, row, _column in settled(alone, [])[1]] == [("WORDS_STRUCK_OUT", 0)]


@pytest.mark.parametrize("row", [FIRST, [Cell("ดู", "ดู", note="ถาม")]])
def test_a_tab_in_which_nothing_is_struck_out_stays_as_it_is(row: Row) -> None:
    one = made([HEADER, row])
    assert unstruck(one) is one
    assert settled(one, [])[0] is one


def test_of_a_cell_only_the_struck_out_words_go() -> None:
    cells = [struck("เดิม ใหม่", "ใหม่", pictures=("p.png",)), replace(struck("5"), value=5.0, kind="number"), Cell("ก", note="ข")]
    assert unstruck(made([cells])).rows == (
        (Cell("ใหม่", "ใหม่", facts=Facts(pictures=("p.png",))), Cell("", ""), Cell("ก", note="ข")),
    )


@pytest.mark.parametrize(
    ("text", "kept", "words"),
    [
        ("เดิม เก่า ใหม่", "ใหม่", "เดิม เก่า"),
        ("เดิมใหม่", "ใหม่", "เดิม"),
        ("ก" + "ขค" * 120, "ขค" * 120, "ก"),
        ("กขค งจ", "กค จ", "ข ง"),
        ("เดิม ใหม่", "อื่น", "เดิม ใหม่"),
        ("ก " * 150, "ก " * 149, "ก"),
        ("ก " * 150 + "ข", "ก " * 150, "ก " * 150 + "ข"),
    ],
)
def test_of_a_long_text_all_is_said_to_be_struck_out(text: str, kept: str, words: str) -> None:
    ((finding, _row, _column),) = settled(made([[struck(text, kept)]]), [])[1]
    assert finding.details == {"struck": words}
