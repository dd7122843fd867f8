"""The rows of one header: numbers of columns, parts and what stands over them, and where the header ends."""

import pytest

from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.tables.headerrows import explains_form, headings, is_above_parts, is_number_row, last_row, numbered_columns
from ita_dash.form.values.divisiontext import begins_as_division
from ita_dash.sheet.workbook import Cell, Facts
from tests.grids import drawn, merged, read, tab

PLAN = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ"


def grid(*lines: str, merges: tuple[str, ...] = ()) -> Grid:
    return Grid(tab("แผน", drawn(*lines), merged(*merges)))


def numbered(line: str, with_word: bool = False) -> list[int]:
    return sorted(numbered_columns(dict(enumerate(one.strip() for one in line.split("|"))), with_word))


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("1 | 2 | 3", [0, 1, 2]),
        ("๑ | ๒ | ๓", [0, 1, 2]),
        ("(1) | (2) | (3)", [0, 1, 2]),
        ("-1- | -2-", [0, 1]),
        ("1. | 2.", [0, 1]),
        ("ก | ข | ค", [0, 1, 2]),
        ("(a) | (b)", [0, 1]),
        ("i | ii | iii | iv | v", [0, 1, 2, 3, 4]),
        ("(x) | (xi) | (xv)", [0, 1, 2]),
        ("(1) | (2) = (1) + 5 | (3)", [0, 1, 2]),  # what is reckoned from others
        ("(1) | (3) | (4)", [0, 1, 2]),  # some may be left out
        ("1 | 2 | ชื่อ", [0, 1]),
        ("1 | (3)", [0, 1]),  # not all of them bare
        # bare numbers follow each other at once, else they are what a row holds
        ("1 | 3 | 4", []),
        ("10 | 20", []),
        # in no order, of two kinds, one alone, too long
        ("(2) | (1)", []),
        ("(1) | (1)", []),
        ("3 | 2 | 1", []),
        ("(ก) | (1)", []),
        ("1", []),
        ("", []),
        ("100 | 101", []),
        ("ii | vx", []),
    ],
)
def test_numbers_of_columns_stand_in_their_order(line: str, columns: list[int]) -> None:
    assert numbered(line) == columns
    assert numbered(line, with_word=True) == columns


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("คอลัมน์ 1 | คอลัมน์ 2 | คอลัมน์ 3", [0, 1, 2]),
        ("ช่อง (1) | ช่อง (3)", [0, 1]),
        ("ช่อง 1 | ช่อง 2 | ชื่อ | ช่อง 3", [0, 1, 3]),
        ("ช่อง 1 | ช่อง 2 | แถว 3", [0, 1]),  # the word that most of them have
        ("ช่อง 2 | ช่อง 1", []),
    ],
)
def test_a_word_before_the_numbers_counts_where_it_may(line: str, columns: list[int]) -> None:
    assert numbered(line, with_word=True) == columns
    assert numbered(line) == []


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("1 | 2 | 3 | 4", True),
        ("1 | 2 | 3", True),
        (" | 1 | 2 | 3", True),
        ("1 | 2", False),
        ("1 | 2 | 3 | ก", False),  # something else beside them
        ("ช่อง 1 | ช่อง 2 | ช่อง 3", True),  # with a word from the first column on
        (" | ช่อง 1 | ช่อง 2 | ช่อง 3", False),
    ],
)
def test_a_row_that_numbers_its_columns_says_nothing_else(line: str, is_one: bool) -> None:
    lines = grid("มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล", line)
    assert is_number_row(lines, 0, 1) is is_one


LISTED = ("มาตรการ | ที่ทำ", "กิจกรรม | วิธี", "ผู้รับผิดชอบ | ใคร")


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (LISTED, [0, 1, 2]),
        (("คำอธิบาย", *LISTED), [1, 2, 3]),
        (("คำอธิบาย", *LISTED, "สถานะ | ถึงไหน"), [1, 2, 3, 4]),
        (LISTED[:2], []),
        ((*LISTED[:2], "กิจกรรม"), []),  # the same again
        ((*LISTED[:2], "", LISTED[2]), []),
        ((*LISTED[:2], "หมายเหตุ"), []),  # a name of no field
        ((*LISTED[:2], "ผู้รับผิดดชอบ"), []),  # damaged
        (("มาตรการ", "กิจกรรม | ผู้รับผิดชอบ", " | | สถานะ"), []),  # each in another column
        # below one heading of a header stand texts that are named as others are; below most of them a list
        (("มาตรการ | สถานะ", "กิจกรรม | ก", "ผู้รับผิดชอบ | ข"), [1, 2]),
        (("มาตรการ | สถานะ | หลักฐาน", "กิจกรรม | ผลการดำเนินการ | ก", "ผู้รับผิดชอบ | ข้อเสนอแนะ | ข"), [0, 1, 2]),
    ],
)
def test_headings_below_each_other_are_a_list_that_explains_them(lines: tuple[str, ...], rows: list[int]) -> None:
    found = grid(*lines)
    assert [row for row in range(len(lines)) if explains_form(found, row, Spellings())] == rows


@pytest.mark.parametrize(
    ("merges", "is_one"), [((), False), (("A1:B1",), True), (("B1:C1",), True), (("A1:A2",), False), (("B1:B2",), False)]
)
def test_a_row_above_parts_has_a_cell_merged_over_columns(merges: tuple[str, ...], is_one: bool) -> None:
    assert is_above_parts(grid("ก | ข", "ค", merges=merges), 0) is is_one


@pytest.mark.parametrize(
    ("lines", "merges", "texts"),
    [
        ((PLAN,), (), ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"]),
        # over its parts by a merge, or by blank cells that have parts themselves
        (("ก | ผล | | ง", " | ค | ข |"), ("B1:C1",), ["ก", "ผล/ค", "ผล/ข", "ง"]),
        (("ก | ผล | | ง", " | ค | ข |"), (), ["ก", "ผล/ค", "ผล/ข", "ง"]),
        (("ผล | | ง", "ค | ข |"), (), ["ผล/ค", "ผล/ข", "ง"]),
        ((" | | ง", "ค | ข |"), (), ["ค", "ข", "ง"]),
        (("ก | ผล | | ง", " | ค | | ข"), (), ["ก", "ผล/ค", "ง/ข"]),
        (("ก | ผล | | ง", " | | ข |"), (), ["ก", "ผล", "ข", "ง"]),  # ผล has no part of its own
        (("ก | ผล | | | ง", " | ค | | ข |"), (), ["ก", "ผล/ค", "ข", "ง"]),  # a gap between
        (("ก | ผล | | | ง", " | ค | ข | จ |"), ("B1:C1",), ["ก", "ผล/ค", "ผล/ข", "จ", "ง"]),  # not beyond its merge
        (("ก | ผล | | | ง", " | ค | ข | จ |"), ("D1:D2",), ["ก", "ผล/ค", "ผล/ข", "จ", "ง"]),
        ((" | ก | ", "ข | ค | ง"), (), ["ข", "ก/ค", "ก/ง"]),
        (("ก | ผล | ",), ("B1:C1",), ["ก", "ผล", "ผล"]),  # over a column without a name of its own
        (("ก | ผล | | ", "", " | แผน | จริง |"), ("B1:B2",), ["ก", "ผล/แผน", "ผล/จริง"]),  # merged downwards
        (("ก | ข | ค | ง | จ", "1 | 2 | ป้าย | ธง | เสา"), (), ["ก/1", "ข/2", "ค/ป้าย", "ง/ธง", "จ/เสา"]),  # two of five
        (("ก | ข | ค | ง", "1 | 2 | ป้าย | ธง"), (), ["ก/1", "ข/2", "ค/ป้าย", "ง/ธง"]),  # half of them
        (("ก | ข | ค | ง | จ", "1 | 2 | 3 | ป้าย | ธง"), (), ["ก", "ข", "ค", "ง/ป้าย", "จ/ธง"]),  # three of five
        # three rows
        (("ก | ผล | | ", " | แผน | จริง |", " | ค | ข |"), ("B1:C1",), ["ก", "ผล/แผน/ค", "ผล/จริง/ข"]),
        (("ก | ผล", "ก | ผล", " | ข"), (), ["ก", "ผล/ข"]),  # the same text once
        # a few numbers of columns are no names; where nothing else stands they are
        (("ก | ข | ค | ง", "1 | 2 | 3 | จริง"), (), ["ก", "ข", "ค", "ง/จริง"]),
        (("ก | ข | ค | ", "1 | 2 | 3 | จริง"), (), ["ก", "ข", "ค", "ค/จริง"]),
        (("ก | ข | | ง", "1 | 2 | 3 | จริง"), ("B1:C1",), ["ก", "ข", "ข", "ง/จริง"]),
        (("ก | ข | ค", "1 | 2 | 3"), (), ["ก/1", "ข/2", "ค/3"]),  # a row of nothing but numbers may be months
        (("ไตรมาส 1 | | ไตรมาส 2 |", "แผน | ผล | แผน | ผล"), (), ["ไตรมาส 1/แผน", "ไตรมาส 1/ผล", "ไตรมาส 2/แผน", "ไตรมาส 2/ผล"]),
    ],
)
def test_each_column_has_its_own_name_and_what_stands_over_it(
    lines: tuple[str, ...], merges: tuple[str, ...], texts: list[str]
) -> None:
    found = headings(grid(*lines, merges=merges), 0, len(lines) - 1)
    assert ["/".join(one.texts) for one in found] == texts
    assert [one.number for one in found] == sorted({one.number for one in found})


@pytest.mark.parametrize(
    ("merges", "names"),
    [((), ["", "", ""]), (("B1:C1",), ["", "0:1", "0:1"]), (("A1:A2", "B1:C2"), ["", "0:1", "0:1"]), (("B1:B2",), [""] * 3)],
)
def test_columns_below_one_merged_name_are_told(merges: tuple[str, ...], names: list[str]) -> None:
    assert [one.merged for one in headings(grid("ก | ข | ค", "ง | จ | ฉ", merges=merges), 0, 0)] == names


RESULT = f"{PLAN} | ผลการดำเนินการ | "


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        ((RESULT, "ก | ข | กองคลัง | จัด | ทำ"), 0),
        ((RESULT, " | | | เชิงปริมาณ | เชิงคุณภาพ"), 1),
        ((RESULT, " | | | เชิงปริมาณ |"), 0),  # one word below a name is data
        ((RESULT, " | | | รอบ 6 เดือน | รอบ 12 เดือน"), 1),
        ((RESULT, " | | | กองคลัง | กองช่าง"), 1),
        ((RESULT, " | | | 5 | 6"), 0),  # numbers are no parts
        ((RESULT, " | | | กลุ่ม 1 | กลุ่ม 2"), 1),  # unless they count alike
        ((RESULT, " | | | กลุ่ม 1 | กลุ่ม 1"), 0),
        ((f"{PLAN} | ฮฮฮฮ | ", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 0),  # nobody knows the name over them
        ((f"{PLAN} | ผลการดำเนินการ", " | | | เชิงปริมาณ"), 0),
        ((f"{PLAN} | ผลการดำเนินการ | หมายเหตุ", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 0),  # each has a name over it
        # a name that goes on, a remark, the same again, a day of a report
        (("มาตรการ | วิธีการ | ผู้รับ", " | ดำเนินการ | ผิดชอบ"), 1),
        (("มาตรการ | วิธีการ | ผู้รับผิดชอบ", " | ดำเนินการ | กองคลัง"), 0),
        ((f"{PLAN} | ผลการดำเนินการ", " | | | ณ 31 มี.ค. 67"), 1),
        ((f"{PLAN} | หมายเหตุ", " | | | ณ 31 มี.ค. 67"), 0),
        (("มาตรการ | วิธีการ | ผู้รับผิดชอบ", "มาตรการ | ดำเนินการ | (หลัก)"), 1),
        (("มาตรการ | วิธีการ | ผู้รับผิดชอบ", "มาตรการ | ดำเนินการ | [แนบ]"), 1),
        (("มาตรการ | วิธีการ | ผู้รับผิดชอบ", "มาตรการ | ดำเนินการ | (แนบ"), 0),  # it ends as it begins
        (("มาตรการ | วิธีการ | ผู้รับผิดชอบ", "มาตรการ | ดำเนินการ | แนบ)"), 0),
        # all that a row holds are parts
        ((RESULT, " | | | ปี 2567 | ป้าย 5"), 0),
        ((RESULT, " | | | ปี 2567 | เชิงปริมาณ"), 1),
        ((RESULT, " | | | เชิงปริมาณ | 5"), 0),
        ((RESULT, " | | | กองยุทธศาสตร์และงบประมาณท้องถิ่น | กองการเจ้าหน้าที่และบุคลากรท้องถิ่น"), 1),
        ((f"{PLAN} | ผลสัมฤทธิ์ที่ได้จากการทำ | ", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 1),  # known by its beginning
        ((f"{PLAN} | รอบ 6 เดือน | ", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 1),
        ((f"{PLAN} | ปี 2567 | ", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 1),
        ((f"{PLAN} | จริง | ", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 1),
        ((f"{PLAN} | ", " | | | จริง"), 0),  # of nothing
        # a row that numbers its columns goes on where it counts months, or beside a day
        (("กิจกรรม | เดือน | | ", " | 10 | 11 | 12"), 1),
        (("กิจกรรม | ผล | | ", " | 10 | 11 | 12"), 0),
        (("กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา | ผลการดำเนินการ", "ก | ข | ค | ณ 31 มี.ค. 67"), 1),
        ((f"{PLAN} | | ", " | | | ต.ค. | พ.ย. | ธ.ค. | ป้าย"), 1),
        # years over months, months and boxes beside names
        ((f"{PLAN} | ปีงบประมาณ 2567 | ", " | | | ต.ค. | พ.ย. | ธ.ค."), 1),
        ((f"{PLAN} | | ", " | | | ต.ค. | พ.ย. | ธ.ค."), 1),
        ((f"{PLAN} | | ", " | | | แล้วเสร็จ | ยังไม่แล้วเสร็จ"), 1),
        ((f"{PLAN} | | ", " | | | ป้าย | ธง"), 0),
        ((f"{PLAN} | | ", " | | | สถานะ |"), 1),  # a known name in a row of its own
        ((PLAN, " | | | 2566 | 2567"), 1),
        ((PLAN, ""), 0),
        ((PLAN,), 0),
        ((RESULT, "", " | | | เชิงปริมาณ | เชิงคุณภาพ"), 0),
        # three rows, and no more
        (
            (
                f"{PLAN} | ผลการดำเนินการ | | |",
                " | | | แผน | | จริง |",
                " | | | รอบ 6 เดือน | รอบ 12 เดือน | รอบ 6 เดือน | รอบ 12 เดือน",
            ),
            2,
        ),
        (
            (
                f"{PLAN} | ผลการดำเนินการ | | |",
                " | | | แผน | | จริง |",
                " | | | รอบ 6 เดือน | รอบ 12 เดือน | รอบ 6 เดือน | รอบ 12 เดือน",
                " | | | (ก) | (ข) | (ร้อยละ) | (ร้อยละ)",
            ),
            2,
        ),
        ((RESULT, " | | | เชิงปริมาณ | เชิงคุณภาพ", " | | | รอบ 6 เดือน | รอบ 12 เดือน", " | | | (1) | (2)"), 1),
    ],
)
def test_a_header_goes_on_as_long_as_its_rows_hold_parts(lines: tuple[str, ...], last: int) -> None:
    assert last_row(grid(*lines), 0, Spellings(), begins_as_division) == last


@pytest.mark.parametrize(("letters", "last"), [(120, 1), (121, 0)])
def test_a_text_longer_than_a_heading_is_data(letters: int, last: int) -> None:
    below = f"ผลการดำเนินการ ({'ก' * (letters - 17)})"
    assert last_row(grid(f"{PLAN} | | ", f" | | | {below} | สถานะ"), 0, Spellings(), begins_as_division) == last


@pytest.mark.parametrize(("letters", "last"), [(25, 1), (26, 0)])
def test_a_part_is_short(letters: int, last: int) -> None:
    below = f" | | | เชิงปริมาณ | {'ป' * letters}"
    assert last_row(grid(RESULT, below), 0, Spellings(), begins_as_division) == last
    year = "ปี 2567 " + "ก" * (letters - 8)
    assert last_row(grid(PLAN, f" | | | {year}"), 0, Spellings(), begins_as_division) == last


def test_one_word_below_a_merged_name_is_data() -> None:
    for below, last in (("เชิงปริมาณ |", 0), ("เชิงปริมาณ | เชิงคุณภาพ", 1)):
        found = grid(RESULT, f" | | | {below}", merges=("D1:E1",))
        assert last_row(found, 0, Spellings(), begins_as_division) == last


def test_a_picture_is_no_name() -> None:
    picture = Cell("", None, facts=Facts(pictures=("ตรา",)))
    found = Grid(tab("แผน", [[picture, "กิจกรรม", "ผลการดำเนินการ", ""], [picture, "", "เชิงปริมาณ", "เชิงคุณภาพ"]]))
    assert [one.number for one in headings(found, 0, 0)] == [1, 2]
    assert last_row(found, 0, Spellings(), begins_as_division) == 1


THREE_ROWS = {
    "years over months": (
        ("ระยะเวลา | | | | ผลการดำเนินการ", "ปี 2566 | | ปี 2567 | |", "ต.ค. | พ.ย. | ม.ค. | ก.พ. |", "✓ | ✓ | | | แล้ว"),
        ("D1:G1", "D2:E2", "F2:G2"),
    ),
    "years alone over months": (
        ("เดือน | | | | ผลการดำเนินการ", "2566 | | 2567 | |", "พ.ย. | ธ.ค. | ม.ค. | ก.พ. |", " | ✓ | ✓ | | แล้ว"),
        ("D1:G1", "D2:E2", "F2:G2"),
    ),
    "quarters over months": (
        ("แผนการดำเนินงาน | | | | ผล", "ไตรมาส 1 | | ไตรมาส 2 | |", "ต.ค. | พ.ย. | ม.ค. | ก.พ. |", "✓ | | | | แล้ว"),
        ("D1:G1", "D2:E2", "F2:G2"),
    ),
    "a status over its boxes": (
        ("ผลการดำเนินงาน | | |", "สถานะ | | รายละเอียด |", "แล้วเสร็จ | ยังไม่ดำเนินการ | |", "✓ | | ส่งแล้ว |"),
        ("D1:F1", "D2:E2"),
    ),
    "planned and true days": (
        ("ระยะเวลา | | | | ผล", "ตามแผน | | จริง | |", "เริ่ม | สิ้นสุด | เริ่ม | สิ้นสุด |", "1/11/2566 | 5/11/2566 | 2/11/2566 | | ทำ"),
        ("D1:G1", "D2:E2", "F2:G2"),
    ),
    "rounds over parts": (
        ("ผลการดำเนินงาน | | |", "รอบ 6 เดือน | | รอบ 12 เดือน |", "ผล | ร้อยละ | ผล | ร้อยละ", "ประชุม | 40 | สรุป | 90"),
        ("D1:G1", "D2:E2", "F2:G2"),
    ),
}


@pytest.mark.parametrize("shape", THREE_ROWS)
def test_a_header_of_three_rows_is_read_with_and_without_merges(shape):
    lines, merges = THREE_ROWS[shape]
    names = ("มาตรการ | กิจกรรม | ผู้รับผิดชอบ", " | |", " | |", "๑. ก | อบรม | กองคลัง")
    rows = drawn(*(f"{name} | {line}" for name, line in zip(names, lines, strict=True)))
    forms = [read(rows, merges=merged(*found)) for found in ((), merges)]
    assert [list(form.assignments["row"]) for form in forms] == [[4], [4]]
    assert repr(forms[0].assignments.to_dict("records")) == repr(forms[1].assignments.to_dict("records"))
    assert forms[0].tabs[0].columns == forms[1].tabs[0].columns


def test_rows_that_fill_a_column_without_a_name_are_no_header():
    form = read(
        drawn(
            "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ | | ร้อยละ",
            "๑. ก | แผน | กองคลัง | ผล | | 40",
            " | อบรม | กองช่าง | อบรมแล้ว | ภาพ | 60",
        )
    )
    assert list(form.assignments["row"]) == [2, 3]
