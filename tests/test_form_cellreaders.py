"""What cells of values say is read once for all rows that share a cell, by the conventions of their table."""

import pytest

from ita_dash.form.rows.cellreaders import CellReaders
from ita_dash.form.rows.conventions import Conventions
from ita_dash.sheet.workbook import EMPTY, Cell

HALF = Cell("0.5", 0.5, "number")
SHARES = CellReaders(Conventions(shares=True))


def test_a_cell_that_rows_share_is_read_once():
    assert SHARES.progress(HALF) is SHARES.progress(HALF)


def test_another_cell_is_read_anew_though_it_takes_the_place_in_memory_of_one_that_is_gone():
    read = [SHARES.progress(Cell(f"0.{place}", place / 10, "number")).percent for place in range(1, 10)]
    assert read == [10, 20, 30, 40, 50, 60, 70, 80, 90]


def test_conventions_are_those_of_the_table():
    assert SHARES.progress(HALF).percent == 50
    assert CellReaders(Conventions()).progress(HALF).percent == 0.5


@pytest.mark.parametrize("text", ["0.5", "๐.๕", " ๐.๕๐"])
def test_a_share_typed_as_text_is_one_in_any_digits(text):
    assert SHARES.progress(Cell(text, text)).percent == 50


def test_a_day_in_digits_is_read_as_its_column_writes_it():
    typed = Cell("2/14/2567", "2/14/2567")
    assert CellReaders(Conventions(month_first=True)).day(typed).day.isoformat() == "2024-02-14"
    assert CellReaders(Conventions()).day(Cell("2/1/2567", "2/1/2567")).day.isoformat() == "2024-01-02"


def test_an_empty_cell_says_nothing():
    assert SHARES.progress(EMPTY).percent is None
    assert SHARES.day(EMPTY).day is None
    assert SHARES.weight(EMPTY) == (1.0, ())


@pytest.mark.parametrize(
    ("cell", "number"),
    [(HALF, 0.5), (Cell("50%", 0.5, "percent"), 0.5), (Cell("7", 7, "number"), 7.0), (Cell("7", "7"), None)],
)
def test_the_number_of_a_cell_is_what_it_holds(cell, number):
    assert cell.number == number


@pytest.mark.parametrize("ticked", [True, False])
def test_a_box_holds_no_number(ticked):
    assert Cell(str(ticked).upper(), ticked, "bool").number is None
