"""Which months headings name; and what counts as a number under a month: no more letters than a percent with its decimals has."""

from datetime import date

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.months import Marked, Months, is_mark_alone, number_of, read_months
from ita_dash.sheet.workbook import Cell


@pytest.mark.parametrize(
    ("text", "number"),
    [("100.00", 100), ("1.2.3", None), ("๑๐๐.๐๐", 100), ("50 %", 50), ("100.000", None), ("2567001", None), ("50 คน", None)],
)
def test_a_number_that_is_typed_as_text(text: str, number: float | None):
    assert number_of(Cell(text=text)) == number


@pytest.mark.parametrize(("text", "alone"), [("x", True), ("✓", True), ("1", True), ("2", False), ("2x", False), ("", False)])
def test_a_mark_alone_is_no_number_but_one(text: str, alone: bool):
    assert is_mark_alone(text) is alone


def test_a_quarter_among_months_is_none_of_them():
    assert read_months([("ต.ค.", ""), ("พ.ย.", ""), ("ไตรมาส 3", "")]) == [None] * 3


def test_what_is_planned_by_the_last_of_the_months_is_their_share():
    marked, planned = Marked((Months(0, 0), Months(3, 3))), [(date(2023, 10, 1), date(2024, 9, 30))]
    assert marked.share_of(planned, FiscalYear(2567)) == pytest.approx(100 * 4 / 12)
    assert marked.share_of([(date(2024, 2, 1), date(2024, 3, 31))], FiscalYear(2567)) is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (Cell("50%", 0.5, "percent"), 50),
        (Cell("7", 7, "number"), 7),
        (Cell("0.5", 0.5, "number"), 0.5),
        (Cell("✓", True, "bool"), None),
    ],
)
def test_the_number_of_a_cell_is_what_it_holds(cell: Cell, number: float | None):
    assert number_of(cell) == number


def named(*headings: tuple[str, str]) -> list[tuple[int, int, int | None] | None]:
    """First and last month from October as 0, and the fiscal year, of each header and what stands over it."""
    return [one and (one.first, one.last, one.year) for one in read_months(headings)]


def below(above: str, *headers: str) -> list[tuple[int, int, int | None] | None]:
    return named(*((header, above) for header in headers))


def test_months_are_counted_from_october() -> None:
    assert below("", "ต.ค.", "ธ.ค.", "ม.ค.", "กันยายน") == [(0, 0, None), (2, 2, None), (3, 3, None), (11, 11, None)]
    assert below("", "ต.ค. 66", "ธ.ค. 2566", "ม.ค. 67") == [(0, 0, 2567), (2, 2, 2567), (3, 3, 2567)]
    assert below("", "ไตรมาส 1", "ไตรมาส 4/2567") == [(0, 2, None), (9, 11, 2567)]
    assert below("", "ไตรมาส 1 (ต.ค. - ธ.ค.)", "ไตรมาส 2 (ม.ค. - มี.ค.)") == [(0, 2, None), (3, 5, None)]
    assert below("", "ต.ค. (สัปดาห์แรก)", "พฤษจิกายน", "ธ.ค.") == [(0, 0, None), (1, 1, None), (2, 2, None)]


def test_what_is_more_or_less_than_a_month_is_none() -> None:
    others = ("ต.ค. - พ.ย.", "ภายใน ต.ค.", "ตั้งแต่ ต.ค.", "5 ต.ค.", "ครึ่งปีแรก", "ปี 2567", "ผล", "", "31 ก.พ. 67")
    assert below("", "ต.ค.", "พ.ย.", "ธ.ค.", *others)[3:] == [None] * len(others)


def test_two_months_or_one_quarter_are_columns_like_others() -> None:
    assert below("", "ต.ค.", "พ.ย.", "พ.ย.", "ไตรมาส 1") == [None] * 4
    assert below("", "ต.ค.", "พ.ย.", "ไตรมาส 1", "ไตรมาส 1") == [None] * 4


def test_the_year_over_months_on_one_side_of_its_turn_is_a_calendar_year_elsewhere_the_fiscal_year() -> None:
    first, second = "พ.ศ. 2566", "พ.ศ. 2567"
    assert named(("ต.ค.", first), ("ธ.ค.", first), ("ม.ค.", second)) == [(0, 0, 2567), (2, 2, 2567), (3, 3, 2567)]
    assert below(second, "ธ.ค.", "ม.ค.", "ก.พ.") == [(2, 2, 2567), (3, 3, 2567), (4, 4, 2567)]
    assert below("ปีงบประมาณ 2567", "ต.ค.", "พ.ย.", "ธ.ค.") == [(0, 0, 2567), (1, 1, 2567), (2, 2, 2567)]
    assert below("ปีงบประมาณ 2567", "ไตรมาส 1", "ไตรมาส 2 ปีงบประมาณ 2568") == [(0, 2, 2567), (3, 5, 2568)]
    assert below("ปีงบประมาณ 2567", "ต.ค. 67", "พ.ย.", "ธ.ค.")[0] == (0, 0, 2568)


def test_numbers_below_a_word_count_months_or_quarters() -> None:
    assert below("ไตรมาส", "1", "ที่ 2", "๓", "4", "5", "0", "12") == [
        (0, 2, None),
        (3, 5, None),
        (6, 8, None),
        (9, 11, None),
        *[None] * 3,
    ]
    assert below("เดือน", "10", "๑๒", "1", "9") == [(0, 0, None), (2, 2, None), (3, 3, None), (11, 11, None)]
    assert below("เดือน", "10", "11", "12", "13", "0", "ที่ 1") == [(0, 0, None), (1, 1, None), (2, 2, None), *[None] * 3]
    assert below("", "1", "2", "3", "4") == [None] * 4


def test_marked_months_are_their_unbroken_runs() -> None:
    year = FiscalYear(2567)
    marked = Marked((Months(0, 0), Months(1, 1), Months(3, 5, 2568), Months(11, 11)))
    assert marked.parts(year) == (
        (date(2023, 10, 1), date(2023, 11, 30)),
        (date(2024, 9, 1), date(2024, 9, 30)),
        (date(2025, 1, 1), date(2025, 3, 31)),
    )
    assert Marked((Months(2, 2), Months(3, 3))).parts(year) == ((date(2023, 12, 1), date(2024, 1, 31)),)
    assert Marked((Months(0, 0), Months(3, 3)), through=True).parts(year) == ((date(2023, 10, 1), date(2024, 1, 31)),)
    assert marked.parts(None) == Marked((), through=True).parts(year) == ()
    assert Marked((Months(3, 3, 2567),)).text(None) == "ม.ค. 67"
    assert Marked((Months(0, 1), Months(3, 3))).text(year) == "ต.ค. 66 – พ.ย. 66, ม.ค. 67"


@pytest.mark.parametrize(
    ("done", "planned", "percent"),
    [
        ((0, 1), (0, 3), 50),
        ((3,), (0, 3), 100),
        ((5,), (0, 3), 100),
        ((0,), (3, 5), None),
        ((), (0, 3), None),
    ],
)
def test_how_much_of_the_plan_lies_up_to_the_last_month_done(
    done: tuple[int, ...], planned: tuple[int, int], percent: float | None
):
    year = FiscalYear(2567)
    months = Marked((Months(*planned),)).parts(year)
    assert Marked(tuple(Months(one, one) for one in done)).share_of(months, year) == percent
