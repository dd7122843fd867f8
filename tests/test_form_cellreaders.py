"""What cells of values say is read once for all rows that share a cell, by the conventions of their table."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.rows.cellreaders import CellReaders, each_once
from ita_dash.form.rows.conventions import Conventions
from ita_dash.form.values.roundtitles import dated_lines
from ita_dash.sheet.workbook import EMPTY, Cell
from tests.grids import drawn, read

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


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (Cell("วันปีใหม่", 45292.0, "date"), "2024-01-01"),  # the day that it holds, however it is shown
        (Cell("45292", 45292.0, "number"), "None"),
        (Cell("3/4/2567", "3/4/2567"), "2024-04-03"),
    ],
)
def test_a_cell_is_the_day_that_it_holds_where_it_holds_one(cell, day):
    assert str(CellReaders(Conventions()).day(cell).day) == day


def test_what_is_odd_about_a_day_is_told_as_typed_unless_the_column_settles_it():
    doubtful = Cell("03/04/2024", "03/04/2024")
    assert [one.code for one in CellReaders(Conventions()).day(doubtful).findings] == ["DATE_AMBIGUOUS"]
    assert CellReaders(Conventions(order_told=True)).day(doubtful).findings == ()
    (odd,) = CellReaders(Conventions(month_first=True, order_told=True)).day(Cell("32/14/2567", "32/14/2567")).findings
    assert (odd.code, odd.value) == ("DATE_IMPOSSIBLE", "32/14/2567")


@pytest.mark.parametrize(("text", "weight"), [("2", 2.0), ("", 1.0)])
def test_a_weight_is_what_is_typed_else_1(text, weight):
    assert CellReaders(Conventions()).weight(Cell(text, text or None)) == (weight, ())


def test_a_reader_is_asked_once_for_a_cell():
    asked = []
    read_once = each_once(lambda cell: asked.append(cell) or len(asked))
    assert [read_once(HALF), read_once(HALF), read_once(EMPTY), read_once(HALF)] == [1, 1, 2, 1]


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


def test_the_order_of_day_and_month_holds_for_the_whole_column_however_long_a_cell_is():
    long = "จัดอบรมเจ้าหน้าที่และผู้นำชุมชนทุกหมู่บ้าน ณ หอประชุมของตำบล (3/4/2024 - 4/8/2024), ตามแผนประจำปีที่ประกาศไว้แล้ว"
    rows = ["อบรม | กองคลัง | 2/14/2024 - 2/20/2024", "ประชุม | กองช่าง | 3/15/2024 - 3/25/2024", f"เวที | กองช่าง | {long}"]
    form = read(drawn("กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา", *rows))
    assert [f"{day:%Y-%m-%d}" for day in form.assignments["end"]] == ["2024-02-20", "2024-03-25", "2024-04-08"]


def test_a_dated_line_may_begin_with_a_long_period():
    head = "วันที่ 1 ตุลาคม พุทธศักราช2566 ถึงวันที่ 31 ธันวาคม พุทธศักราช2566"
    assert len(head) > 60
    lines = dated_lines(f"{head} จัดแล้ว\n1 ม.ค. 67 ทำแล้ว", FiscalYear(2567))
    assert [(one.label, one.text) for one in lines] == [(head, "จัดแล้ว"), ("1 ม.ค. 67", "ทำแล้ว")]


@pytest.mark.parametrize(
    ("number", "percent", "said"),
    [
        (0.0, 0, []),
        (0.25, 25, []),
        (1.0, 100, []),
        (1 / 3, 33.333333333, []),
        (1.5, 1.5, ["PERCENT_WITHOUT_SIGN"]),  # an odd one among shares
        (80.0, 80, ["PERCENT_WITHOUT_SIGN"]),
        (100.0, 100, ["PERCENT_WITHOUT_SIGN"]),
        (101.0, 100, ["PERCENT_OUT_OF_RANGE"]),
        (-0.5, 0, ["PERCENT_OUT_OF_RANGE"]),
    ],
)
def test_what_a_number_among_shares_is(number, percent, said):
    read = SHARES.progress(Cell(f"{number:g}", number, "number"))
    assert (read.percent, [finding.code for finding in read.findings]) == (percent, said)


def test_a_cell_shown_as_a_percent_is_one_among_shares_too():
    assert SHARES.progress(Cell("50%", 0.5, "percent")).percent == 50
    assert SHARES.progress(Cell("0.5%", 0.005, "percent")).percent == 0.5
