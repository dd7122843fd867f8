"""Where the tables of a tab begin and end, row by row (rule 1 of the design)."""

from dataclasses import dataclass

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.tables.segments import Header, Segmenter, Table
from ita_dash.form.values.division import DivisionList
from tests.grids import drawn, merged, tab

SEGMENTER = Segmenter(Spellings(), ContentJudge(DivisionList()))
PLAN = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ"
REPORT = "สุจริต | อบรม | กองคลัง | อบรมแล้ว"
OTHER = "กิจกรรม | ผู้รับผิดชอบ | สถานะ"
WORK = ("จัดอบรมพนักงาน", "ซื้อป้ายไวนิล", "ทบทวนคู่มือ")
STATE = "อบรม | กองคลัง | แล้วเสร็จ"


def grid(*lines: str, merges: tuple[str, ...] = ()) -> Grid:
    return Grid(tab("แผน", drawn(*lines), merged(*merges)))


def tables(*lines: str, merges: tuple[str, ...] = ()) -> list[Table]:
    return SEGMENTER.tables(grid(*lines, merges=merges))


@dataclass(frozen=True)
class Is:
    """What is told of one table, rows from 0: those of its header, those below it that count, and what goes with it."""

    header: int
    rows: tuple[int, ...] = ()
    last: int = -1
    title: int | None = None
    lines: tuple[int, ...] = ()
    repeated: int = 0
    breaks: tuple[int, ...] = ()
    lists: tuple[int, ...] = ()


def told(*lines: str, merges: tuple[str, ...] = ()) -> list[Is]:
    return [
        Is(
            one.header.row,
            tuple(one.rows),
            one.header.last if one.header.last > one.header.row else -1,
            one.title,
            one.lines,
            one.repeated,
            tuple(sorted(one.breaks)),
            tuple(sorted(one.lists)),
        )
        for one in tables(*lines, merges=merges)
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((PLAN, REPORT), Is(0, (1,))),
        ((PLAN,), Is(0)),
        ((PLAN, REPORT, "", REPORT), Is(0, (1, 3))),
        (("แผน 2567", PLAN, REPORT), Is(1, (2,), title=0, lines=(0,))),
        (("แผน 2567", "", PLAN, REPORT), Is(2, (3,), title=0, lines=(0,))),
        (("แผน 2567", "หมายเหตุ ร่าง", PLAN, REPORT), Is(2, (3,), title=0, lines=(0, 1))),
        (("แผน 2567", "", "", PLAN, REPORT), Is(3, (4,), title=0, lines=(0,))),
        (("แผน 2567", "", "", "", PLAN, REPORT), Is(4, (5,), lines=(0,))),  # too far above
        (("แผน 2567", "ก | ข", PLAN, REPORT), Is(2, (3,), lines=(0, 1))),
        (("แผน 2567", "ก | ข", "", PLAN, REPORT), Is(3, (4,), lines=(0, 1))),
        # rows that number the columns, right below the header
        ((PLAN, "1 | 2 | 3 | 4", REPORT), Is(0, (2,), repeated=1)),
        ((PLAN, "", "1 | 2 | 3 | 4", REPORT), Is(0, (3,), repeated=1)),
        ((PLAN, "หมายเหตุ ร่าง", "1 | 2 | 3 | 4", REPORT), Is(0, (1, 3), repeated=1)),
        ((PLAN, REPORT, "1 | 2 | 3 | 4"), Is(0, (1, 2))),
        ((PLAN, "ป้าย", "1 | 2 | 3 | 4", REPORT), Is(0, (1, 2, 3))),
        # the header typed again
        ((PLAN, REPORT, PLAN, REPORT), Is(0, (1, 3), repeated=1, breaks=(2,))),
        ((PLAN, REPORT, PLAN, "1 | 2 | 3 | 4", REPORT), Is(0, (1, 4), repeated=2, breaks=(2,))),
        ((PLAN, REPORT, "", PLAN, "", PLAN, REPORT), Is(0, (1, 6), repeated=2, breaks=(3, 5))),
        (("แผน 2567", PLAN, REPORT, "แผน 2567", PLAN, REPORT), Is(1, (2, 5), title=0, lines=(0,), repeated=2, breaks=(4,))),
        (
            ("แผน 2567", PLAN, REPORT, "แผน 2567 (ต่อ)", "", PLAN, REPORT),
            Is(1, (2, 6), title=0, lines=(0,), repeated=2, breaks=(5,)),
        ),
        ((PLAN, REPORT, "แผนงาน", PLAN, REPORT), Is(0, (1, 2, 4), repeated=1, breaks=(3,))),
        # a part of it and nothing else, from one of its first names on
        ((PLAN, REPORT, "มาตรการ | กิจกรรม", REPORT), Is(0, (1, 3), repeated=1, breaks=(2,))),
        ((PLAN, REPORT, " | กิจกรรม | ผู้รับผิดชอบ", REPORT), Is(0, (1, 3), repeated=1, breaks=(2,))),
        ((PLAN, REPORT, "มาตรการ | อบรม", REPORT), Is(0, (1, 2, 3))),
        ((PLAN, REPORT, "มาตรการ", REPORT), Is(0, (1, 2, 3))),
        # a name of a header in a row that a report fits is data
        ((PLAN, REPORT, "มาตรการ | อบรม | กองคลัง | อบรมแล้ว"), Is(0, (1, 2))),
        ((PLAN, REPORT, "สุจริต | กิจกรรม | ผู้รับผิดชอบ | ผล"), Is(0, (1, 2))),
        # below an English header nothing but its translation
        ((PLAN, "Measure | Activity | Responsible | Result", REPORT), Is(0, (2,), repeated=1, breaks=(1,))),
        # of a header of one row typed again no row is a part
        (
            ("แผน", "กิจกรรม | ผลการดำเนินการ |", "อบรม | ก | ข", "กิจกรรม | ผลการดำเนินการ |", " | เชิงปริมาณ | เชิงคุณภาพ"),
            Is(1, (2, 4), title=0, lines=(0,), repeated=1, breaks=(3,)),
        ),
        ((PLAN, OTHER, REPORT), Is(0, (1, 2))),  # other names right below it are no header
        # a list at the end
        (
            ("ลำดับ | กิจกรรม | ผลการดำเนินการ", "1 | อบรม | ก", "", " | ปัญหาและอุปสรรค", "1 | งบไม่พอ", "2 | คนไม่พอ"),
            Is(0, (1, 3, 4, 5), lists=(3, 4, 5)),
        ),
        ((PLAN, REPORT, "", "ปัญหาและอุปสรรค", "1. งบไม่พอ", "2. คนไม่พอ"), Is(0, (1, 3, 4, 5), lists=(3, 4, 5))),
    ],
)
def test_one_table(lines: tuple[str, ...], found: Is) -> None:
    assert told(*lines) == [found]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # a new table: after a blank row or a title, by names as they stand
        ((PLAN, REPORT, "", OTHER, STATE), [Is(0, (1,)), Is(3, (4,))]),
        ((PLAN, REPORT, "", "ด้านที่ 2 สุขภาพ", OTHER, STATE), [Is(0, (1,)), Is(4, (5,), title=3)]),
        ((PLAN, REPORT, "ด้านที่ 2 สุขภาพ", OTHER, STATE), [Is(0, (1,)), Is(3, (4,), title=2)]),
        ((PLAN, REPORT, "สุขภาพ", OTHER, STATE), [Is(0, (1, 2)), Is(3, (4,))]),  # no title by its name
        ((PLAN, REPORT, "", "สุขภาพ", OTHER, STATE), [Is(0, (1,)), Is(4, (5,), title=3)]),
        ((PLAN, REPORT, "หมายเหตุ ก", "สุขภาพ", OTHER, STATE), [Is(0, (1, 2)), Is(4, (5,), title=3)]),
        ((PLAN, REPORT, "", " | สุขภาพ", OTHER, STATE), [Is(0, (1, 3)), Is(4, (5,))]),  # not at the left
        ((PLAN, REPORT, "", OTHER, "1 | 2 | 3", STATE), [Is(0, (1,)), Is(3, (5,), repeated=1)]),
        ((PLAN, REPORT, "", OTHER, STATE, "", OTHER, STATE), [Is(0, (1,)), Is(3, (4, 7), repeated=1, breaks=(6,))]),
        ((PLAN, REPORT, "", OTHER, STATE, "", PLAN, REPORT), [Is(0, (1,)), Is(3, (4,)), Is(6, (7,))]),
        ((PLAN, REPORT, OTHER, STATE), [Is(0, (1, 2, 3))]),  # right below a report
        ((PLAN, REPORT, "ก | ข", OTHER, STATE), [Is(0, (1, 2, 3, 4))]),
        ((PLAN, REPORT, "", "กิจกรรม | ผู้รับผิดชอบ | สถานะ | ก | ข", STATE), [Is(0, (1,)), Is(3, (4,))]),  # three of five
        (
            (PLAN, REPORT, "", OTHER, STATE, "", "สุขภาพ", PLAN, REPORT),
            [Is(0, (1,)), Is(3, (4,)), Is(7, (8,), title=6)],
        ),
        (
            (PLAN, REPORT, "", OTHER, "Activity | Responsible | Status", STATE),
            [Is(0, (1,)), Is(3, (5,), repeated=1, breaks=(4,))],
        ),
        ((PLAN, REPORT, "", "กิจกรรม | ผู้รับผิดชอบ | สถานะ | ก", STATE), [Is(0, (1,)), Is(3, (4,))]),
        ((PLAN, REPORT, "", "กิจกรรม | ผู้รับผิดชอบ | ก | ข", STATE), [Is(0, (1, 3, 4))]),  # half of the names
        ((PLAN, REPORT, "", "กิจกรรม | ผู้รับผิดดชอบ | ก", STATE), [Is(0, (1, 3, 4))]),  # a damaged one
        ((PLAN, REPORT, "", "ส่วนราชการ | ชื่อย่อ | สังกัด", "กองคลัง | กค. | สป."), [Is(0, (1, 3, 4))]),  # no form
        # the same header under a line of another year or round
        (
            ("ปี 2566", PLAN, REPORT, "ปี 2567", PLAN, REPORT),
            [Is(1, (2,), title=0, lines=(0,)), Is(4, (5,), lines=(3,))],
        ),
        (
            ("ปี 2566", PLAN, REPORT, "", "ปี 2567", "", PLAN, REPORT, "ปี 2568", PLAN, REPORT),
            [Is(1, (2,), title=0, lines=(0,)), Is(6, (7,), lines=(4,)), Is(9, (10,), lines=(8,))],
        ),
        (
            ("ปี 2566", PLAN, REPORT, "ปี 2567", PLAN, REPORT, "ปี 2567", PLAN, REPORT),
            [Is(1, (2,), title=0, lines=(0,)), Is(4, (5, 8), lines=(3,), repeated=2, breaks=(7,))],
        ),
        ((PLAN, REPORT, "ปี 2567", PLAN, REPORT), [Is(0, (1, 2, 4), repeated=1, breaks=(3,))]),  # the first says no year
    ],
)
def test_several_tables(lines: tuple[str, ...], found: list[Is]) -> None:
    assert told(*lines) == found


@pytest.mark.parametrize(
    ("lines", "merges", "found"),
    [
        # a header of two rows, typed again in full or with its first row alone
        (("กิจกรรม | ผล | ", " | แผน | จริง", "อบรม | 1 | 2"), ("B1:C1",), [Is(0, (2,), 1)]),
        (
            ("กิจกรรม | ผล | ", " | แผน | จริง", "อบรม | 1 | 2", "กิจกรรม | ผล | ", " | แผน | จริง", "อบรม | 3 | 4"),
            ("B1:C1", "B4:C4"),
            [Is(0, (2, 5), 1, repeated=2, breaks=(3,))],
        ),
        # a title merged over the header is none of its rows
        (("แผนงาน | | ", OTHER, STATE), ("A1:C1",), [Is(1, (2,), title=0, lines=(0,))]),
        (("แผนงาน | ก | ", OTHER, STATE), ("B1:C1",), [Is(1, (2,), lines=(0,))]),
        (("แผนงาน | กองคลัง | ", OTHER, STATE), ("B1:C1",), [Is(1, (2,), lines=(0,))]),
        (
            ("อบต. สาธิต | | ฉบับร่าง |", PLAN, REPORT),
            ("A1:B1", "C1:D1"),
            [Is(1, (2,), lines=(0,))],
        ),
        # unless what it says gives them another meaning
        (
            ("ฟหกด | | ปี 2567 | |", "กิจกรรม | สถานะ | ต.ค. | พ.ย. | ธ.ค.", "อบรม | แล้วเสร็จ | / | / |"),
            ("A1:B1", "C1:E1"),
            [Is(0, (2,), 1)],
        ),
        # below a blank row a header whose names stand below a merged cell
        (
            (PLAN, REPORT, "", "กิจกรรม | ฟหกด | กหฟด | ผลการดำเนินการ | ", " | | | แผน | จริง", "อบรม | 5 | 6 | 7 | 8"),
            ("D4:E4",),
            [Is(0, (1,)), Is(3, (5,), 4)],
        ),
        (
            (PLAN, REPORT, "", "กิจกรรม | ฟหกด | กหฟด | ผลการดำเนินการ | ", " | | | แผน | จริง", "อบรม | 5 | 6 | 7 | 8"),
            (),
            [Is(0, (1, 3, 4, 5))],
        ),
    ],
)
def test_rows_of_headers(lines: tuple[str, ...], merges: tuple[str, ...], found: list[Is]) -> None:
    assert told(*lines, merges=merges) == found


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        # of the rows that may be the first header the highest that comes near to the best
        (("กิจกรรม | ผล", PLAN, REPORT), 1),
        (("กิจกรรม | ผู้รับผิดชอบ | ผล", "ก", PLAN, REPORT), 0),
        (("กิจกรรม", PLAN, REPORT), 1),  # one name alone is a title
        (("ก | ข", PLAN, REPORT), 1),
        (("", PLAN), 1),
        # three names of a form are one where what stands below names the activity
        (("ฟหกด | ผู้รับผิดชอบ | ผลการดำเนินการ | สถานะ", "จัดอบรมพนักงาน | กองคลัง | ทำแล้ว | ก", "ซื้อป้ายไวนิล | กองคลัง | ทำ | ข"), 0),
        (("ฟหกด | ผู้รับผิดชอบ | ผลการดำเนินการ", "จัดอบรมพนักงาน | กองคลัง | ทำแล้ว"), None),
        (("ฟหกด | ผู้รับผิดชอบ | งบประมาณ | น้ำหนัก", "จัดอบรมพนักงาน | กองคลัง | 5 | 6"), None),
        (("ฟหกด | ผู้รับผิดชอบ | ผลการดำเนินการ | สถานะ", "5 | กองคลัง | ทำแล้ว | ก", "6 | กองคลัง | ทำ | ข"), None),
        (("ฟหกด | ผู้รับผิดชอบ | ผลการดำเนินการ | สถานะ",), None),
        # two of them are too few, and of three one is of a report
        (("ฟหกด | ผู้รับผิดชอบ | ผลการดำเนินการ", *(f"{work} | กองคลัง | ทำ" for work in WORK)), None),
        (("ฟหกด | ผู้รับผิดชอบ | สถานะ | ผลการดำเนินการ", *(f"{work} | กองคลัง | ก | ทำ" for work in WORK)), 0),
        (("ฟหกด | ผู้รับผิดชอบ | น้ำหนัก | วันที่รายงาน", *(f"{work} | กองคลัง | 5 | 1 ม.ค. 67" for work in WORK)), None),
        # lists of names explain a form
        (("มาตรการ | ก", "กิจกรรม | ข", "ผู้รับผิดชอบ | ค"), None),
        (("ก | ข", "ค | ง"), None),
        (("กิจกรรม | งบประมาณ", "อบรม | 5"), None),
    ],
)
def test_the_first_header(lines: tuple[str, ...], row: int | None) -> None:
    assert next((one.header.row for one in tables(*lines)), None) == row


@pytest.mark.parametrize(("blank", "is_found"), [(19, True), (20, False)])
def test_a_header_begins_in_the_first_twenty_rows(blank: int, is_found: bool) -> None:
    above = ["ก"] * blank
    assert bool(tables(*above, PLAN, REPORT)) is is_found
    listed = SEGMENTER.division_list(grid(*above, "ส่วนราชการ | ชื่อย่อ", "กองคลัง | กค."))
    assert (listed is not None) is is_found


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (("ส่วนราชการ | ชื่อย่อ", "กองคลัง | กค."), 0),
        (("รายชื่อ", "", "ส่วนราชการ | สังกัด", "กองคลัง | สป."), 2),
        (("ส่วนราชการ | อีเมล | ลำดับ", "กองคลัง | a@b.c | 1"), 0),
        (("ลำดับ | ส่วนราชการ | ชื่อย่อ | สังกัด | อีเมล", "1 | กองคลัง | กค. | สป. | a@b.c"), 0),
        (("ส่วนราชการ", "กองคลัง"), None),  # one heading alone may stand anywhere
        (("ส่วนราชการ | ลำดับ", "กองคลัง | 1"), None),
        (("ชื่อย่อ | สังกัด", "กค. | สป."), None),
        (("ส่วนราชการ | ชื่อย่อ | ก", "กองคลัง | กค. | 1"), 0),
        (("ส่วนราชการ | ชื่อย่อ | ผลการดำเนินการ", "กองคลัง | กค. | 1"), None),
        (("ส่วนราชการ | ชื่อย่อ | น้ำหนัก", "กองคลัง | กค. | 1"), None),
        (("ก | ข", "ส่วนราชการ | ชื่อย่อ", "กองคลัง | กค."), 1),
        (("กิจกรรม | ผล", "ส่วนราชการ | ชื่อย่อ", "กองคลัง | กค."), 1),
    ],
)
def test_a_list_of_divisions_names_more_than_divisions(lines: tuple[str, ...], row: int | None) -> None:
    header = SEGMENTER.division_list(grid(*lines))
    assert (header.row if header is not None else None) == row


def test_a_header_names_its_columns_by_their_fields() -> None:
    (table,) = tables("กิจกรรม | ผู้รับผิดชอบ | รอบ 6 เดือน | รอบ 12 เดือน", "อบรม | กองคลัง | จัดแล้ว | จัดอีก")
    header: Header = table.header
    assert (header.column("activity"), header.column("status")) == (0, None)
    assert (header.columns_of("result"), header.columns_of("status"), header.column("result")) == ((2, 3), (), 2)
    assert table.columns is header.columns


def test_the_row_of_a_table_before_another() -> None:
    (table,) = tables(PLAN, REPORT, "", REPORT, REPORT)
    assert [table.row_before(row) for row in range(1, 6)] == [-1, 1, 1, 3, 4]


def test_those_who_sign_say_nothing_of_the_columns() -> None:
    (table,) = tables(PLAN, REPORT, "ลงชื่อ ........ ผู้รายงาน")
    assert (table.rows, table.body) == ([1, 2], [1])
