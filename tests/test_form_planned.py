"""What cells of a period say together: one cell, a start and an end, a deadline, marks of months (rule 19 of the design)."""

from datetime import date

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.rows.conventions import Conventions
from ita_dash.form.rows.planned import NOT_PLANNED, Planned, planned_in
from ita_dash.form.values.months import Marked, read_months
from ita_dash.form.values.period import PeriodReading
from ita_dash.sheet.workbook import EMPTY, Cell

YEAR = FiscalYear(2567)
MONTHS = tuple(one for one in read_months([(name, "") for name in ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.")]) if one is not None)


def cell(text: str) -> Cell:
    return Cell(text, text) if text else EMPTY


def of(period: str = "", start: str = "", end: str = "", deadline: str = "", end_is: str = "end") -> Planned:
    return Planned(cell(period), cell(start), cell(end), cell(deadline), column=3, end_column=4, end_is=end_is)


def days(planned: Planned, writing: Conventions | None = None) -> tuple[str, str, list[str]]:
    reading = planned.read(YEAR, writing) if writing is not None else planned.read(YEAR)
    return str(reading.start or ""), str(reading.end or ""), [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("planned", "read", "typed"),
    [
        (NOT_PLANNED, ("", "", []), ""),
        (of("ต.ค. 66 – ธ.ค. 66"), ("2023-10-01", "2023-12-31", []), "ต.ค. 66 – ธ.ค. 66"),
        (of(start="1 ต.ค. 66", end="31 ธ.ค. 66"), ("2023-10-01", "2023-12-31", []), "1 ต.ค. 66 – 31 ธ.ค. 66"),
        # one of the two: the rest of the fiscal year, which is said, or all of it until then
        (of(start="1 ม.ค. 67"), ("2024-01-01", "2024-09-30", ["DATE_AMBIGUOUS"]), "1 ม.ค. 67"),
        (of(end="31 มี.ค. 67"), ("2023-10-01", "2024-03-31", []), "31 มี.ค. 67"),
        (of(start="-", end="31 มี.ค. 67"), ("2023-10-01", "2024-03-31", []), "31 มี.ค. 67"),
        (of(start="1 ม.ค. 67", end="-"), ("2024-01-01", "2024-09-30", ["DATE_AMBIGUOUS"]), "1 ม.ค. 67"),
        # two of which one cannot be read: the other one counts
        (of(start="1 ม.ค. 67", end="เร็ว ๆ นี้"), ("2024-01-01", "", ["PERIOD_UNREADABLE"]), "1 ม.ค. 67 – เร็ว ๆ นี้"),
        (of(start="เร็ว ๆ นี้", end="31 มี.ค. 67"), ("", "2024-03-31", ["PERIOD_UNREADABLE"]), "เร็ว ๆ นี้ – 31 มี.ค. 67"),
        (of(start="เร็ว ๆ นี้", end="ไม่นาน"), ("", "", ["PERIOD_UNREADABLE"]), "เร็ว ๆ นี้ – ไม่นาน"),
        (of(start="1", end="15 ต.ค. 66"), ("2023-10-01", "2023-10-15", []), "1 – 15 ต.ค. 66"),
        # a day or a month of deadlines begins with the year, a span of its own does not
        (of(deadline="31 มี.ค. 67"), ("2023-10-01", "2024-03-31", []), "31 มี.ค. 67"),
        (of(deadline="มี.ค. 67"), ("2023-10-01", "2024-03-31", []), "มี.ค. 67"),
        (of(deadline="ม.ค. 67 – มี.ค. 67"), ("2024-01-01", "2024-03-31", []), "ม.ค. 67 – มี.ค. 67"),
        (of(deadline="ทุกเดือน"), ("2023-10-01", "2024-09-30", []), "ทุกเดือน"),
        (of(deadline="15 ม.ค. 67, 15 มี.ค. 67"), ("2024-01-15", "2024-03-15", []), "15 ม.ค. 67, 15 มี.ค. 67"),
        (of(deadline="5 ม.ค. 67, 25 ม.ค. 67"), ("2024-01-05", "2024-01-25", []), "5 ม.ค. 67, 25 ม.ค. 67"),
        (of(deadline="เร็ว ๆ นี้"), ("", "", ["PERIOD_UNREADABLE"]), "เร็ว ๆ นี้"),
        (of(deadline="15 ต.ค. 67"), ("2024-10-01", "2024-10-15", []), "15 ต.ค. 67"),  # of the year that it is in
        # a start and an end count before a deadline, a deadline before a period
        (of("ตลอดปี", "1 ม.ค. 67", "", "31 มี.ค. 67"), ("2024-01-01", "2024-09-30", ["DATE_AMBIGUOUS"]), "1 ม.ค. 67"),
    ],
)
def test_what_cells_of_a_period_say_together(planned: Planned, read: tuple[str, str, list[str]], typed: str) -> None:
    assert days(planned) == read
    assert planned.typed(YEAR) == typed
    assert planned.is_blank is (typed == "")


@pytest.mark.parametrize(
    ("marked", "read", "typed"),
    [
        (MONTHS[:1], ("2023-10-01", "2023-10-31", []), "ต.ค. 66"),
        (MONTHS[:3], ("2023-10-01", "2023-12-31", []), "ต.ค. 66 – ธ.ค. 66"),
        ((MONTHS[0], MONTHS[2]), ("2023-10-01", "2023-12-31", ["MONTHS_WITH_GAPS"]), "ต.ค. 66, ธ.ค. 66"),
    ],
)
def test_marks_say_the_months_of_the_fiscal_year(
    marked: tuple[object, ...], read: tuple[str, str, list[str]], typed: str
) -> None:
    planned = Planned(marked=Marked(tuple(MONTHS[MONTHS.index(one)] for one in MONTHS if one in marked)), column=3)
    assert (days(planned), planned.typed(YEAR), planned.is_blank) == (read, typed, False)
    assert planned.column_of(planned.read(YEAR)) == 3


def test_marks_say_nothing_where_no_year_is_known_and_nothing_of_again_and_again() -> None:
    planned = Planned(marked=Marked(MONTHS[:1]))
    assert planned.read(None) == PeriodReading()
    assert planned.read(YEAR) == PeriodReading(
        date(2023, 10, 1), date(2023, 10, 31), False, ((date(2023, 10, 1), date(2023, 10, 31)),)
    )


@pytest.mark.parametrize(
    ("planned", "column"),
    [
        (of(start="1 ม.ค. 67", end="เร็ว ๆ นี้"), 4),  # only the end cannot be read
        (of(start="เร็ว ๆ นี้", end="31 มี.ค. 67"), 3),
        (of(start="เร็ว ๆ นี้", end="ไม่นาน"), 3),
        (of(start="1 ม.ค. 67", end="31 มี.ค. 67"), 3),
    ],
)
def test_what_is_odd_is_shown_where_it_stands(planned: Planned, column: int) -> None:
    assert planned.column_of(planned.read(YEAR)) == column


def test_what_is_odd_is_told_as_it_was_typed() -> None:
    american = Conventions(month_first=True)
    assert days(of("2/14/2567"), american)[:2] == ("2024-02-14", "2024-02-14")
    (finding,) = of("2/14/2567 แถว ๆ นั้น").read(YEAR, american).findings
    assert finding.value == "2/14/2567 แถว ๆ นั้น"
    (finding,) = of(start="1 ม.ค. 67", end="32/14/2567").read(YEAR, american).findings
    assert finding.value == "32/14/2567"
    doubtful = of("3/4/2024")
    assert days(doubtful, Conventions(order_told=True)) == ("2024-04-03", "2024-04-03", [])
    assert days(doubtful, Conventions())[2] == ["DATE_AMBIGUOUS"]


def test_a_date_cell_is_the_day_that_it_holds() -> None:
    shown = Cell("วันปีใหม่", 45292.0, "date")
    assert days(Planned(cell=shown))[:2] == ("2024-01-01", "2024-01-01")
    assert days(Planned(start=shown, end=cell("31 ม.ค. 67"))) == ("2024-01-01", "2024-01-31", [])
    assert days(Planned(cell=Cell("45292", 45292.0, "number")))[:2] == ("", "")


@pytest.mark.parametrize(
    ("planned", "fields"),
    [
        (NOT_PLANNED, set()),
        (of("ตลอดปี"), {"period"}),
        (of(start="1 ม.ค. 67"), {"start"}),
        (of(start="1 ม.ค. 67", end="31 มี.ค. 67"), {"start", "end"}),
        (of(start="1 ม.ค. 67", end="31 มี.ค. 67", end_is="deadline"), {"start", "deadline"}),
        (of(deadline="31 มี.ค. 67"), {"deadline"}),
    ],
)
def test_the_fields_whose_cells_it_holds(planned: Planned, fields: set[str]) -> None:
    assert planned.fields == fields


@pytest.mark.parametrize(
    ("text", "by_quarter", "typed"),
    [
        ("2", True, "ไตรมาส 2"),
        ("๒", True, "ไตรมาส ๒"),
        ("4", True, "ไตรมาส 4"),
        ("2", False, "2"),
        ("5", True, "5"),
        ("0", True, "0"),
        ("12", True, "12"),
        ("ต.ค. 66", True, "ต.ค. 66"),
    ],
)
def test_a_number_under_quarters_is_a_quarter(text: str, by_quarter: bool, typed: str) -> None:
    planned = planned_in(3, by_quarter, cell(text))
    assert (planned.typed(YEAR), planned.column) == (typed, 3)


@pytest.mark.parametrize("text", ["", "-", "."])
def test_no_answer_is_no_plan(text: str) -> None:
    assert planned_in(3, True, cell(text)) is NOT_PLANNED


def test_items_of_a_row_may_each_have_a_part_of_its_cell() -> None:
    planned = of("ต.ค. 66\nพ.ย. 66")
    first, second, whole = planned.parted(["ต.ค. 66", "พ.ย. 66", "ต.ค. 66\nพ.ย. 66"])
    assert (first.typed(YEAR), second.typed(YEAR)) == ("ต.ค. 66", "พ.ย. 66")
    assert whole is planned


def test_months_with_gaps_are_said_with_what_is_taken() -> None:
    (finding,) = Planned(marked=Marked((MONTHS[0], MONTHS[2]))).read(YEAR).findings
    assert (finding.value, dict(finding.details)["taken"]) == ("ต.ค. 66, ธ.ค. 66", "ต.ค. 66 – ธ.ค. 66")
