"""No single cell moves what other rows mean: what holds for forms in which every cell is filled."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import sample
from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import Form, read_form
from ita_dash.sheet.workbook import Cell, Tab, Workbook
from ita_dash.sheet.xlsx import read_xlsx
from tests.grids import DIVISIONS, Row, tab, workbook

HEADER: Row = [
    *("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สถานะ", "ความคืบหน้า (ร้อยละ)"),
    *("ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน"),
]
WHO = ("กองคลัง", "กองช่าง", "สำนักปลัด")
WHEN = ("ต.ค. ๖๖ – ก.ย. ๖๗", "ม.ค. – มี.ค. ๖๗", "ตลอดปีงบประมาณ", "1/11/2566 – 31/1/2567")
STATUS = ("แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ")
ODD = (
    *("ลงชื่อ..................ผู้รายงาน", "(นายสมมติ สาธิต)", "รวม", "รวมทั้งสิ้น 5 กิจกรรม", "หมายเหตุ ข้อมูล ณ สิ้นไตรมาส"),
    *("ผู้จัดทำแผน", "ผู้เสนอราคา 3 ราย", "มาตรการ", "ผู้รับผิดชอบ", "แผนปฏิบัติการ ประจำปี 2567", "45 คน", "ดำเนินการแล้ว 2 ครั้ง"),
    *("0.5", "150%", "TRUE", "๑.๑", "1. ก\n2. ข", "- ก\n- ข", "ยกเลิก", "31/02/2567", "02/13/2024", "ปี 2566", "ทุกส่วนราชการ"),
    *("กองคลงั", "(ต่อ)", '"', "-", ".", "_", "สำเนาของ", "#REF!", "Loading...", "https://example.go.th/a", "ก" * 300),
    *("<b>ก</b>", "=1+1", "\u200b", "๒. มาตรการใหม่", "ไตรมาส 1", "ผล"),
)
TEXT = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.sampled_from(HEADER), st.sampled_from(STATUS))
PLACES = {"row", "cell", "link", "tab"}


def rows(count: int) -> list[Row]:
    """``count`` rows in which every cell is filled, no two of one activity."""
    return [
        [
            f"{place % 3 + 1}. มาตรการด้านที่ {'กขค'[place % 3]}",
            f"กิจกรรมที่ {place + 1} ของแผน",
            WHO[place % 3],
            WHEN[place % 4],
            STATUS[place % 3],
            ("100", "40", "0")[place % 3],
            f"จัดกิจกรรมครั้งที่ {place + 1} ในชุมชน",
            f"ควรทำต่อในปีหน้า {place}",
            f"ภาพถ่ายชุดที่ {place}",
        ]
        for place in range(count)
    ]


def form_of(grid: list[Row], *more: Tab) -> Form:
    return read_form(workbook(tab("แผน", grid), tab("ส่วนราชการ", DIVISIONS, gid=1), *more), FiscalYear(2567))


def by_row(form: Form) -> dict[int, list[str]]:
    """Row of the sheet → what its assignments hold."""
    found: dict[int, list[str]] = {}
    for record in form.assignments.to_dict("records"):
        found.setdefault(record["row"], []).append(repr({name: value for name, value in record.items() if name != "link"}))
    return found


def meaning(form: Form) -> list[str]:
    """What the assignments hold, wherever they stand."""
    records = form.assignments.drop(columns=list(PLACES)).to_dict("records")
    return sorted(map(repr, records))


@pytest.mark.slow
@given(row=st.integers(0, 8), column=st.integers(0, len(HEADER) - 1), text=TEXT, count=st.integers(3, 9))
def test_one_cell_changes_no_other_rows_assignment(row: int, column: int, text: str, count: int) -> None:
    grid = rows(count)
    before = by_row(form_of([HEADER, *grid]))
    changed = [list(one) for one in grid]
    changed[row % count][column] = text
    after = by_row(form_of([HEADER, *changed]))
    touched = row % count + 2
    assert {number: said for number, said in after.items() if number != touched} == {
        number: said for number, said in before.items() if number != touched
    }


@pytest.mark.slow
@given(seed=st.integers(0, 10_000), count=st.integers(2, 10))
def test_rows_in_another_order_are_the_same_assignments(seed: int, count: int) -> None:
    grid = rows(count)
    shuffled = random.Random(seed).sample(grid, len(grid))
    assert meaning(form_of([HEADER, *shuffled])) == meaning(form_of([HEADER, *grid]))


SIGNATURE: list[Row] = [
    [],
    ["", "", "ลงชื่อ........................ผู้รายงาน"],
    ["", "", "(นายสมมติ สาธิต)"],
    ["", "", "ตำแหน่ง นักวิเคราะห์นโยบายและแผน"],
]
NOTHING: dict[str, list[Row]] = {
    "a blank row": [[]],
    "a note": [["หมายเหตุ : ข้อมูล ณ วันที่ 30 มิถุนายน 2567"]],
    "a signature block": SIGNATURE,
    "a note and a signature block": [["ที่มา : งานแผนและงบประมาณ"], *SIGNATURE],
}


@pytest.mark.parametrize("what", NOTHING)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_what_reports_nothing_changes_no_assignment(what: str, count: int) -> None:
    grid = rows(count)
    assert by_row(form_of([HEADER, *grid, *NOTHING[what]])) == by_row(form_of([HEADER, *grid]))


@pytest.mark.parametrize("where", range(4))
def test_a_blank_row_or_a_note_between_rows_changes_no_assignment(where: int) -> None:
    grid = rows(4)
    for more in ([], ["หมายเหตุ : ข้อมูล ณ วันที่ 30 มิถุนายน 2567"]):
        assert meaning(form_of([HEADER, *grid[:where], more, *grid[where:]])) == meaning(form_of([HEADER, *grid]))


def test_a_hidden_tab_or_a_copy_changes_no_assignment() -> None:
    grid = rows(4)
    other = [HEADER, *[[*one[:4], "ยกเลิก", "0", "เลิกแล้ว", "", ""] for one in grid]]
    plain = by_row(form_of([HEADER, *grid]))
    hidden = tab("ร่างเก่า", other, gid=2)
    put_away = Tab(hidden.title, hidden.rows, gid=2, hidden=True)
    assert by_row(form_of([HEADER, *grid], put_away)) == plain
    for title in ("สำเนาของ แผน", "Copy of แผน", "แผน (สำเนา)"):
        assert by_row(form_of([HEADER, *grid], tab(title, other, gid=2))) == plain


def _renamed(book: Workbook, place: int, row: int, column: int) -> Workbook:
    """``book`` with one heading as a word that nobody knows."""
    tabs = list(book.tabs)
    lines = list(tabs[place].rows)
    cells = list(lines[row])
    cells[column] = Cell("กขฃคฅ", "กขฃคฅ")
    lines[row] = tuple(cells)
    tabs[place] = Tab(tabs[place].title, tuple(lines), tabs[place].merges, tabs[place].gid)
    return Workbook(book.title, tuple(tabs), book.read_at, book.source, book.url)


def _headings(book: Workbook, form: Form) -> Iterator[tuple[int, int, int, str]]:
    """Where each is: the tab's place, row and column; and what it says."""
    for place, reading in enumerate(form.tabs):
        if reading.is_form:
            row = reading.header_row - 1
            yield from ((place, row, column, cell.text) for column, cell in enumerate(book.tabs[place].rows[row]) if cell.text)


CLEAR = {
    *("measure", "activity", "division", "period", "status", "progress", "evidence", "extra", "result", "recommendation"),
    "reported_on",
}
"""Fields that what stands in their column tells in the bundled workbooks; weights and posts could be anything."""


@pytest.mark.slow
@pytest.mark.parametrize("year", sample.BUNDLED)
def test_a_heading_that_nobody_knows_loses_no_assignment(year: int) -> None:
    book = read_xlsx(sample.BUNDLED[year].path)
    whole = read_form(book, FiscalYear(year))
    headings = list(_headings(book, whole))
    assert len(headings) > 5
    for place, row, column, name in headings:
        renamed = read_form(_renamed(book, place, row, column), FiscalYear(year))
        assert len(renamed.assignments) == len(whole.assignments), name
        kept = {one.letter: one.field for one in renamed.tabs[place].columns}
        clear = [one for one in whole.tabs[place].columns if one.field in CLEAR]
        assert [(one.field, kept[one.letter]) for one in clear] == [(one.field, one.field) for one in clear], name


def test_what_the_numbers_of_rows_count_does_not_depend_on_their_order() -> None:
    header: Row = ["ลำดับ", *HEADER]
    grid: list[Row] = [[str(place + 1), *row] for place, row in enumerate(rows(8))]
    before = meaning(form_of([header, *grid]))
    for order in ([7, 6, 3, 1, 4, 0, 5, 2], [0, 3, 6, 1, 4, 7, 2, 5], [2, 5, 1, 4, 7, 0, 3, 6]):
        assert meaning(form_of([header, *(grid[place] for place in order)])) == before
