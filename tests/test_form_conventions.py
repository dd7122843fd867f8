"""How one table writes its values, told by most of its cells (rule 4 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.conventions import Conventions, conventions_of, number_typed
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.workbook import Cell
from tests.grids import Row, tab

PLAN: Row = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ"]


def told(heading: str, *cells: str | float | Cell) -> Conventions:
    """The conventions of a table with these cells under ``heading``."""
    rows: list[Row] = [[*PLAN, heading], *([f"{at}. ก", f"{at}. ข", "กองคลัง", one] for at, one in enumerate(cells, start=1))]
    return of(rows)


def of(rows: list[Row]) -> Conventions:
    (table,) = Segmenter(Spellings(), ContentJudge(DivisionList())).tables(Grid(tab("แผน", rows)))
    return conventions_of(table)


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        ((0.25, 0.5, 1.0), True),
        (("0.25", "๐.๕", "1"), True),
        ((0.25,), True),
        ((0.25, 80.0), False),  # as many
        ((0.25, 0.5, 80.0), True),  # an odd one among them
        ((25.0, 50.0, 100.0), False),
        ((0.0, 1.0), False),  # nothing and all of it are both
        ((0.0, 1.0, 0.5), True),
        ((Cell("25%", 0.25, "percent"), Cell("50%", 0.5, "percent")), False),  # which say it themselves
        (("0.25%",), False),
        ((0.5, 1.5), False),
        ((0.5, 0.25, 1.5), True),
        ((2.0, 0.0), False),
        (("", "-"), False),
    ],
)
def test_progress_is_in_shares_where_most_numbers_are_parts_of_one(cells: tuple[str | float | Cell, ...], shares: bool) -> None:
    assert told("ความคืบหน้า (ร้อยละ)", *cells).shares is shares


@pytest.mark.parametrize(
    ("cells", "month_first", "order_told"),
    [
        (("2/13/2024", "2/14/2024"), True, True),
        (("2/13/2024",), False, False),  # one may be a slip
        (("2/13/2024", "2/13/2024"), True, True),  # in two rows
        (("13/2/2024", "14/2/2024"), False, True),
        (("13/2/2024",), False, False),
        (("2/13/2024", "2/14/2024", "13/2/2024"), True, False),
        (("2/13/2024", "2/14/2024", "13/2/2024", "14/2/2024"), False, False),
        (("2/12/2024", "12/2/2024", "3/4/2024"), False, False),  # either may be
        (("2-13-2567", "2.14.67"), True, True),
        (("2/13-2024", "2/14-2024"), False, False),  # no dates
        (("2/13/2024 – 2/14/2024",), True, True),
        (("12/13/2024", "12/14/2024"), True, True),
        (("13/12/2024", "14/12/2024"), False, True),
        (("2/12/2024", "3/12/2024"), False, False),
        (("12/2/2024", "12/3/2024"), False, False),
        ((Cell("2/13/2024", 45335.0, "date"), "2/14/2024", "2/15/2024"), True, True),  # dates that are such prove nothing
        ((Cell("2/13/2024", 45335.0, "date"), Cell("2/14/2024", 45336.0, "date")), False, False),
        (("๒/๑๓/๒๕๖๗", "๒/๑๔/๒๕๖๗"), True, True),
    ],
)
def test_two_dates_prove_which_of_day_and_month_comes_first(
    cells: tuple[str | Cell, ...], month_first: bool, order_told: bool
) -> None:
    found = told("ระยะเวลาดำเนินการ", *cells)
    assert (found.month_first, found.order_told) == (month_first, order_told)


@pytest.mark.parametrize(
    ("text", "day_first"),
    [
        ("2/13/2024", "13/2/2024"),
        ("2-3-67", "3-2-67"),
        ("13/2/2024", "13/2/2024"),  # no month
        ("12/1/2024", "1/12/2024"),
        ("เมื่อ 2/13/2024 - 2/14/2024", "เมื่อ 13/2/2024 - 14/2/2024"),
        ("๒/๑๓/๒๕๖๗", "13/2/2567"),
        ("1/2/3/2024", "1/2/3/2024"),
        ("2/13/20245", "2/13/20245"),
        ("ต.ค. 66", "ต.ค. 66"),
    ],
)
def test_a_date_with_the_month_first_is_turned(text: str, day_first: str) -> None:
    assert Conventions(month_first=True).date_text(text) == day_first
    assert Conventions().date_text(text) == text


@pytest.mark.parametrize(
    ("cells", "boxes"),
    [
        (("TRUE", "FALSE"), True),
        ((Cell("TRUE", True, "bool"), Cell("FALSE", False, "bool")), True),
        (("✓", "✓", "แล้วเสร็จ"), True),
        (("✓", "แล้วเสร็จ"), False),
        (("1", "0", "1"), True),
        (("แล้วเสร็จ", "✓", "-"), False),
        (("✓", "-", "-"), True),  # of those that say something
        ((), False),
    ],
)
def test_statuses_are_boxes_where_most_of_them_are(cells: tuple[str | Cell, ...], boxes: bool) -> None:
    assert told("สถานะ", *cells).boxes is boxes


@pytest.mark.parametrize(
    ("rows", "counts_measures"),
    [
        # one number for all rows of a measure, or in its first row only
        (["1 | ก | ข", "1 | | ค", "2 | ง | จ"], True),
        (["1 | ก | ข", " | | ค", "2 | ง | จ"], True),
        (["1 | ก | ข", "2 | ง | จ"], True),  # a measure in every row
        # numbers that run on within a measure
        (["1 | ก | ข", "2 | | ค", "3 | ง | จ"], False),
        (["1.1 | ก | ข", "1.2 | | ค", "2.1 | ง | จ"], False),
        (["1 | ก | ข", "2 | ก | ค", "3 | ก | จ"], False),
        (["1 | ก | ข", "2 | (ต่อ) | ค", "3 | ก | จ"], False),
        # what most rows say
        (["1 | ก | ข", "1 | | ค", "1 | | ง", "9 | | จ"], True),
        (["1 | ก | ข", " | | ค", " | | ง", "9 | | จ"], True),
        (["1 | ก | ข", " | | ค", "9 | | จ"], False),
        (["1 | ก | ข", " | | ค", "2 | |"], True),  # a number alone is of no row
        ([" | ก | ข", " | ง | จ"], False),
        (["1.1 | ก | ข"], False),
        (["1 | | ข", "2 | ก | ค"], False),  # the first is of no measure
        (["1 | ก | ข", "2 | (ต่อ) | ค"], False),
        (["1 | ก | ข", "2 | |", "3 | |", "4 | |", "5 | ง | จ"], True),
        (["1 | ก | ข", "2 | |", "3 | | ค", "4 | | ง"], False),
        # a letter among figures numbers nothing, among as many letters it does
        (["1 | ก | ข", "ก | | ค", "2 | ง | จ"], True),
        (["1 | ก | ข", "ก | | ค"], False),
        (["ก | ก | ข", "ข | | ค"], False),
    ],
)
def test_whether_numbers_count_measures_is_what_most_rows_say(rows: list[str], counts_measures: bool) -> None:
    lines: list[Row] = [[one.strip() for one in row.split("|")] for row in rows]
    assert of([["ลำดับ", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"], *lines]).code_counts_measures is counts_measures


def test_without_numbers_or_measures_none_counts_the_other() -> None:
    assert of([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"], ["ก", "ข", "กองคลัง"]]).code_counts_measures is False
    assert of([["ลำดับ", "กิจกรรม", "ผู้รับผิดชอบ"], [1.0, "ข", "กองคลัง"]]).code_counts_measures is False


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (Cell("x", 0.5, "number"), 0.5),
        (Cell("0.5", "0.5"), 0.5),
        (Cell(" ๑๐๐ ", " ๑๐๐ "), 100.0),
        (Cell("0.1234", "0.1234"), 0.1234),
        (Cell("0.12345", "0.12345"), None),
        (Cell("1000", "1000"), None),
        (Cell("50%", "50%"), None),
        (Cell("", None), None),
    ],
)
def test_the_number_that_a_cell_is(cell: Cell, number: float | None) -> None:
    assert number_typed(cell) == number
