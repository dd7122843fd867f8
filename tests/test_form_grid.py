"""A tab's cells as a table is read."""

import gc
import pickle

from ita_dash.form.grid import Grid
from ita_dash.sheet.workbook import Cell
from tests.grids import read, tab

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
