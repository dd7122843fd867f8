"""A tab's cells as a table is read."""

import pickle

from ita_dash.form.grid import Grid
from ita_dash.sheet.workbook import Cell
from tests.grids import tab

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
