"""The tabs that list the office's divisions, and the people who stand for them (rules 3 and 17)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.read import read_form
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.tables.tablelines import LINES_OF_SIGNERS
from ita_dash.form.tabs.divisiontabs import with_divisions
from ita_dash.form.values.divisionlist import division_list
from ita_dash.sheet.workbook import EMPTY, Cell, Facts, Tab
from tests.grids import HEADER, Row, tab, workbook

HEADS: Row = ["ส่วนราชการ", "ชื่อย่อ", "สังกัด"]
FIRST: Row = ["กองคลัง", "กค", ""]
ODD = "CELL_WITHOUT_HEADER"


@pytest.mark.parametrize(
    ("rows", "names", "said"),
    [
        ([FIRST], ["กองคลัง"], []),
        ([["(ตัวอย่าง) กองแบบ", "", ""], FIRST], ["กองคลัง"], []),
        ([[], FIRST, [], ["กองช่าง"]], ["กองคลัง", "กองช่าง"], []),
        # What is not under one of its headings, and what has no name beside it
        ([[*FIRST, "", "ชั้น 2"]], ["กองคลัง"], [(ODD, "E2", "ชั้น 2")]),
        ([["", "กช", "สำนักปลัด"], FIRST], ["กองคลัง"], [(ODD, "B2", "กช"), (ODD, "C2", "สำนักปลัด")]),
        # Remarks on the list, and who signs below it
        ([FIRST, ["หมายเหตุ ปี 2567"]], ["กองคลัง"], [(ODD, "A3", "หมายเหตุ ปี 2567")]),
        ([["หมายเหตุ ปี 2567"], FIRST], ["กองคลัง"], [(ODD, "A2", "หมายเหตุ ปี 2567")]),
        ([FIRST, ["* กองช่าง", "กช"]], ["กองคลัง", "* กองช่าง"], []),
        ([FIRST, ["ลงชื่อ........"], ["", "(นายดี)"]], ["กองคลัง"], [(ODD, "A3", "ลงชื่อ........"), (ODD, "B4", "(นายดี)")]),
        ([FIRST, ["(นายดี)"], *[[]] * LINES_OF_SIGNERS, ["ลงชื่อ........"]], ["กองคลัง"], None),
        # A parent that is not in the list, at the first unit that names it
        (
            [["งานพัสดุ", "", "กองใหญ่"], ["งานบัญชี", "", "กองใหญ่"]],
            ["งานพัสดุ", "งานบัญชี"],
            [("DIVISION_PARENT_UNKNOWN", "C2", "กองใหญ่")],
        ),
        (
            [["", "", "กองใหญ่"], ["งานบัญชี", "", "กองใหญ่"]],
            ["งานบัญชี"],
            [(ODD, "C2", "กองใหญ่"), ("DIVISION_PARENT_UNKNOWN", "C3", "กองใหญ่")],
        ),
    ],
)
def test_every_cell_of_a_list_is_a_division_or_is_named(
    rows: list[Row], names: list[str], said: list[tuple[str, str, str]] | None
) -> None:
    form = read_form(workbook(tab("กอง", [HEADS, *rows])))
    assert [one.name for one in form.divisions.divisions] == names
    assert said is None or [(one.code, one.cell, one.value) for one in form.problems.itertuples()] == said


@pytest.mark.parametrize(("heads", "found"), [(HEADS[:2], ""), (HEADS, "สำนักปลัด")])
def test_a_list_has_the_columns_that_it_has(heads: Row, found: str) -> None:
    form = read_form(workbook(tab("กอง", [heads, ["สำนักปลัด", "สป", ""], ["งานพัสดุ", "พส", "สำนักปลัด"]])))
    assert ([one.parent for one in form.divisions.divisions], form.divisions.read("พส").names) == (["", found], ("งานพัสดุ",))


def test_a_list_without_short_names_names_parents_too() -> None:
    form = read_form(workbook(tab("กอง", [["ส่วนราชการ", "สังกัด"], ["งานพัสดุ", "กองใหญ่"]])))
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == [("DIVISION_PARENT_UNKNOWN", "B2")]


DIVISIONS, _ = division_list([("กองคลัง", "tax@x.example, both@x.example", ""), ("กองช่าง", "road@x.example", "")])
NOTED = Cell("ดูด้วย", "ดูด้วย", note="โทรถาม")


def chip(*people: str) -> Cell:
    return Cell("สมชาย", "สมชาย", facts=Facts(people=people))


def shown(cell: Cell, column: int = 2, beside: Cell = EMPTY) -> tuple[bool, str]:
    """Whether the tab with one such cell is the same tab afterwards, and what the cell says then."""
    row: list[Cell] = [Cell("1. ก"), Cell("1. ข"), EMPTY, EMPTY, beside, EMPTY]
    row[column] = cell
    made = tab("แผน", [HEADER, list(row)])
    named = with_divisions(made, _tables(made), DIVISIONS)
    return named is made, named.rows[1][column].text


def _tables(made: Tab):
    return Segmenter(Spellings(), ContentJudge(DIVISIONS)).tables(Grid(made))


@pytest.mark.parametrize(
    ("people", "text"),
    [
        (("tax@x.example",), "กองคลัง"),
        (("tax@x.example", "both@x.example"), "กองคลัง"),
        (("road@x.example", "tax@x.example"), "กองช่าง\nกองคลัง"),
        (("tax@x.example", "nobody@x.example"), "สมชาย"),
        (("nobody@x.example",), "สมชาย"),
        (("",), "สมชาย"),
    ],
)
@pytest.mark.parametrize("beside", [EMPTY, NOTED])
def test_people_are_the_divisions_of_their_addresses_where_the_list_knows_all_of_them(
    people: tuple[str, ...], text: str, beside: Cell
) -> None:
    assert shown(chip(*people), beside=beside) == (False, text)


def test_only_people_under_a_heading_of_divisions_stand_for_one() -> None:
    assert shown(chip("tax@x.example"), column=3) == (False, "สมชาย")


@pytest.mark.parametrize("cell", [Cell("กองคลัง"), NOTED])
def test_a_tab_without_people_stays_as_it_is(cell: Cell) -> None:
    assert shown(cell) == (True, cell.text)


def test_without_a_list_a_tab_stays_as_it_is() -> None:
    made = tab("แผน", [HEADER, ["1. ก", "1. ข", chip("tax@x.example")]])
    assert with_divisions(made, _tables(made), division_list([])[0]) is made
