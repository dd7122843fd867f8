"""A tab's cells as a table is read."""

import gc
import pickle

import pytest

from ita_dash.form.grid import Grid
from ita_dash.sheet.workbook import Cell, Facts, Merge
from tests.grids import merged, read, tab

# A1:B2 is one cell; so are C1:D1, of which D1 lies beyond the row, and C2:C3, of which C3 holds a value of its own
MERGED = Grid(
    tab("แผน", [["ก", "", "ค"], ["", "", "ข"], ["-", "ง", "จ"], ["", ""]], merged("A1:B2", "C1:D1", "C2:C3")),
    "https://docs.google.com/spreadsheets/d/x/edit",
)


@pytest.mark.parametrize(
    ("place", "text", "said", "answer", "own", "is_origin"),
    [
        ((0, 0), "ก", "ก", "ก", "ก", True),
        ((0, 1), "ก", "ก", "", "", False),
        ((1, 0), "ก", "ก", "", "", False),
        ((1, 1), "ก", "ก", "", "", False),
        ((0, 2), "ค", "ค", "ค", "ค", True),
        ((0, 3), "", "", "", "", True),  # the tab is no wider than its cells
        ((1, 2), "ข", "ข", "ข", "ข", True),
        ((2, 2), "จ", "จ", "จ", "จ", True),
        ((2, 0), "-", "", "", "-", True),
        ((2, 1), "ง", "ง", "ง", "ง", True),
        ((3, 1), "", "", "", "", True),
        *((place, "", "", "", "", True) for place in ((-1, 0), (0, -1), (-1, -1), (4, 0), (9, 9), (2, 3))),
    ],
)
def test_a_cell_is_what_it_shows_and_shares(
    place: tuple[int, int], text: str, said: str, answer: str, own: str, is_origin: bool
) -> None:
    found = (MERGED.text(*place), MERGED.said(*place), MERGED.answer(*place), MERGED.own(*place).text, MERGED.is_origin(*place))
    assert found == (text, said, answer, own, is_origin)
    assert MERGED.cell(*place).text == text


@pytest.mark.parametrize("place", [(-1, 0), (-1, -1), (0, -1), (1, -1), (2, 0), (0, 2), (2, 2)])
def test_nothing_stands_outside_a_grid_however_full_it_is(place: tuple[int, int]) -> None:
    grid = Grid(tab("แผน", [["ก", "ข"], ["ค", "ง"]]))
    assert (grid.text(*place), grid.said(*place), grid.answer(*place), grid.cell(*place).text) == ("", "", "", "")
    assert [grid.filled(row) for row in (-1, 0, 1, 2)] == [[], [0, 1], [0, 1], []]


def test_columns_and_rows_of_cells() -> None:
    assert [MERGED.filled(row) for row in range(-1, 6)] == [[], [0, 2], [2], [0, 1, 2], [], [], []]
    assert (MERGED.height, Grid(tab("ว่าง", [["", " "]])).height, Grid(tab("ว่าง", [])).height) == (3, 0, 0)
    assert [list(MERGED.shown_in(column)) for column in (0, 1, 2, 3)] == [
        ["ก", "ก", "-", ""],
        ["ก", "ก", "ง", ""],
        ["ค", "ข", "จ", ""],
        ["", "", "", ""],
    ]
    assert list(MERGED.answers_of(1)) == ["", "", "ง", ""]
    assert [one.text for one in MERGED.cells_of(1)] == ["ก", "ก", "ง", ""]
    assert [one.text for one in MERGED.cells_of(2)] == ["ค", "ข", "จ", ""]
    assert [one.text for one in MERGED.own_cells(2, (0, 3))] == ["ค", ""]
    assert MERGED.texts(2, (2, 0)) == ("จ", "-")
    assert MERGED.keys(2) == {0: "-", 1: "ง", 2: "จ"}
    assert (MERGED.lowest(0, 0, 1), MERGED.lowest(2, 0, 2), MERGED.lowest(0, 0, 3), MERGED.lowest(1, 3, 3)) == (
        (0, 0),
        (1, 2),
        (2, 0),
        (3, 1),
    )
    assert MERGED.address(2, 1) == "B3"
    assert MERGED.link(2, 1) == "https://docs.google.com/spreadsheets/d/x/edit#gid=0&range=B3"


def test_a_merge_fills_a_row_that_is_shorter() -> None:
    grid = Grid(tab("แผน", [["ก", "ข", "ค"], ["ง"]], merged("C1:C2", "A2:B2")))
    assert [[grid.text(row, column) for column in range(4)] for row in (0, 1)] == [["ก", "ข", "ค", ""], ["ง", "ง", "ค", ""]]
    assert [grid.merge(1, 2), grid.merge(0, 0)] == [Merge(0, 2, 2, 3), None]


def test_what_is_more_than_text() -> None:
    cells = [Cell("ก", "ก"), Cell("", None, note="ดู"), Cell("ก", "ก", note=" "), Cell(facts=Facts(pictures=("p.png",)))]
    found = [Grid(tab("แผน", [["", one]])).has_more_than_text(0) for one in cells]
    assert found == [False, True, True, True]


ROWS = [["ก", Cell("#REF!", "#REF!", "error"), ""], ["", "ก", Cell("ดู", "ดู", links=("https://www.example.go.th/a",))]]


def test_a_tab_that_was_read_means_the_same_in_another_process():
    here = tab("แผน", ROWS)
    told = [
        (Grid(one).filled(0), Grid(one).filled(1), Grid(one).is_error(0, 1), Grid(one).has_more_than_text(1)) for one in (here,)
    ]
    there = pickle.loads(pickle.dumps(here))
    assert there == here
    grid = Grid(there)
    assert (
        [(grid.filled(0), grid.filled(1), grid.is_error(0, 1), grid.has_more_than_text(1))]
        == told
        == [([0, 1], [1, 2], True, True)]
    )


def test_what_holds_for_one_cell_is_told_of_every_place_that_holds_it():
    shared = Cell("#REF!", "#REF!", "error")
    found = tab("แผน", [["ก", shared], [shared, ""]])
    assert found.places(lambda cell: cell.kind == "error") == [(0, 1), (1, 0)]
    assert found.places(lambda cell: cell.kind == "date") == []


def test_a_dash_fills_a_cell_and_answers_nothing_unless_it_has_more():
    linked, noted = Cell("-", "-", links=("https://www.example.go.th/a",)), Cell("", None, note="ดู")
    grid = Grid(tab("แผน", [["ก", "-", linked], ["\u200b", noted, ""]]))
    assert [grid.filled(row) for row in (0, 1)] == [[0, 1, 2], [0, 1]]
    assert [grid.answering(row) for row in (0, 1)] == [[0, 2], [1]]
    assert (grid.text(0, 1), grid.said(0, 1), grid.said(0, 0)) == ("-", "", "ก")
    assert [list(grid.shown_in(column)) for column in (0, 1)] == [["ก", ""], ["-", ""]]
    assert [list(grid.answers_of(column)) for column in (0, 1)] == [["ก", ""], ["", ""]]


def test_texts_of_a_column_are_without_errors_and_the_column_keeps_them():
    grid = Grid(tab("แผน", [["ก", Cell("#REF!", "#REF!", "error")], ["ข", "ค"]]))
    assert list(grid.texts_of(1)) == ["", "ค"]
    assert list(grid.shown_in(1)) == ["#REF!", "ค"]


def test_what_was_read_is_freed_at_once_and_leaves_nothing_to_collect():
    header = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ความคืบหน้า (ร้อยละ)"]
    gc.collect()
    gc.disable()
    try:
        before = sum(isinstance(one, Grid) for one in gc.get_objects())
        assert len(read([header, ["๑. ก", "๑.๑ ข", "กองคลัง", "ไตรมาส 1", "๕๐ %"]]).assignments) == 1
        assert sum(isinstance(one, Grid) for one in gc.get_objects()) == before
    finally:
        gc.enable()
