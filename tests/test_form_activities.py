"""Which activities a row names, by its method or by its result, and their numbers and codes (rules 9 and 10)."""

from dataclasses import replace

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.numbering import number_of, split_items
from ita_dash.form.reports.activities import Activities, activities_of, items_of_method
from ita_dash.form.rows.continued import Above
from ita_dash.form.rows.planned import NOT_PLANNED, Planned
from ita_dash.form.rows.tableplan import TablePlan, plan_of
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.workbook import Cell
from tests.grids import Row, codes, read, tab

TAB = number_of("9. แผน")


def plan(*header: str) -> TablePlan:
    judge = ContentJudge(DivisionList())
    (table,) = Segmenter(Spellings(), judge).tables(Grid(tab("แผน", [list(header), ["ก", "ข", "กองคลัง"]])))
    return plan_of(table, judge, FiscalYear(2567), 0, "", None, TAB)


WITH_MEASURES, WITHOUT = plan("มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"), plan("กิจกรรม", "ผลการดำเนินการ", "ผู้รับผิดชอบ")


def above(measure: str, text: str, code: str = "") -> Above:
    items = split_items(text)
    return Above(measure=number_of(measure), items=items, codes=(code,) * len(items))


@pytest.mark.parametrize(
    ("measure", "text", "code", "numbers", "full", "own"),
    [
        ("๑. ก", "๑.๒ ข", "", ("2",), ["1.2"], ["2"]),
        ("๑. ก", "๒. ข", "", ("2",), ["1.2"], ["2"]),
        ("๑. ก", "ข", "", ("",), [""], [""]),
        ("๑. ก", "ข", "1.3", ("",), ["1.3"], ["3"]),
        ("๑. ก", "ข", "3", ("",), ["1.3"], ["3"]),
        ("๑. ก", "ข", "2.3", ("",), ["2.3"], [""]),
        ("๑. ก", "๒. ข", "1.3", ("2",), ["1.3"], ["2"]),
        ("ก", "ข", "3", ("",), ["3"], [""]),
        ("ก", "๒. ข", "", ("2",), ["2"], ["2"]),
        ("๑. ก", "๑. ข\n๒. ค", "", ("1", "2"), ["1.1", "1.2"], ["1", "2"]),
    ],
)
def test_an_activity_has_its_number_within_its_measure_and_its_code(measure, text, code, numbers, full, own):
    found = activities_of(above(measure, text, code), WITH_MEASURES, Activities())
    assert (found.numbers, found.codes, found.own_numbers) == (numbers, full, own)


@pytest.mark.parametrize(
    ("table", "measure", "title"),
    [(WITH_MEASURES, "๑. ก", "ก"), (WITH_MEASURES, "", ""), (WITHOUT, "๑. ก", "ก"), (WITHOUT, "", "แผน")],
)
def test_without_a_measure_and_a_column_of_measures_it_is_the_tab(table, measure, title):
    assert activities_of(above(measure, "๑. ข"), table, Activities()).measure.text == title


def test_the_same_activities_and_plan_are_told_once():
    first = above("๑. ก", "๑. ข", "1.1")
    first.planned = Planned(Cell("ม.ค. 67"))
    told = activities_of(first, WITH_MEASURES, Activities())
    assert activities_of(replace(first), WITH_MEASURES, told) is told
    others = {"measure": number_of("๒. ก"), "items": split_items("๑. ค"), "codes": ("1.2",), "planned": NOT_PLANNED}
    for name, other in others.items():
        assert activities_of(replace(first, **{name: other}), WITH_MEASURES, told) is not told


@pytest.mark.parametrize(
    ("text", "has_measure", "heading", "activities"),
    [
        ("๑. ก", False, None, ["ก"]),
        ("๑. ก (ต่อ)", False, None, ["ก"]),
        ("๑. ก\n๒. ข", False, None, ["ก", "ข"]),
        ("๑. ก\n๑.๑ ข\n๑.๒ ค", False, "ก", ["ข", "ค"]),
        ("๑. ก\n๑.๑ ข\n๑.๒ ค", True, None, ["ก\n๑.๑ ข\n๑.๒ ค"]),
        ("๑. ก\n๑.๑ ข\n๒. ค", False, None, ["ก", "ข", "ค"]),
        ("๑. ก\n๑๑.๑ ข", False, None, ["ก", "ข"]),
        ("- ก\n- ข", False, None, ["- ก\n- ข"]),
        ("ก", False, None, ["ก"]),
    ],
)
def test_parts_of_an_activity_are_activities_where_nothing_else_is_the_measure(text, has_measure, heading, activities):
    over, found = items_of_method(text, "", has_measure)
    assert (over and over.text, [one.text for one in found]) == (heading, activities)


HEADER = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"]
FIRST = ["๑. ก", "๓. ข", "กองคลัง", "จัด"]
FOURTH = ["๔. ค", "กองคลัง", "จัด"]


@pytest.mark.parametrize(
    ("rows", "activities"),
    [
        ([FIRST, ["", "", "", "๔. ทำ"]], ["ข", "ทำ"]),
        ([FIRST, ["", "", "", "๑.๔ ทำ"]], ["ข", "ทำ"]),
        ([FIRST, ["", "", "กองช่าง", "ทำ"]], ["ข", "ข"]),
        # A list of its own, or one in which the activity above has a part
        ([FIRST, ["", "", "กองช่าง", "๑. ทำ\n๒. ตรวจ"]], ["ข", "ข"]),
        ([FIRST, ["", "", "กองช่าง", "๔. ทำ\n๓. ตรวจ"]], ["ข", "ข"]),
        ([FIRST, ["", "", "กองช่าง", "๔. ทำ\n๑. ตรวจ"]], ["ข", "ทำ", "ตรวจ"]),
        # A row below names the activity, in the same measure
        ([FIRST, ["", "", "กองช่าง", "๔. ทำ"], ["", *FOURTH]], ["ข", "ข", "ค"]),
        ([FIRST, ["", "", "กองช่าง", "๔. ทำ"], ['"', *FOURTH]], ["ข", "ข", "ค"]),
        ([FIRST, ["", "", "กองช่าง", "๔. ทำ"], ["๒. ง", *FOURTH]], ["ข", "ทำ", "ค"]),
        # No activity stands above
        ([["๑. ก", "", "กองคลัง", "๑. จัด\n๒. ทำ"]], ["จัด", "ทำ"]),
        ([["๑. ก", "", "กองคลัง", "- จัด\n- ทำ"]], ["- จัด\n- ทำ"]),
        ([["๑. ก", "", "กองคลัง", "จัด"]], ["จัด"]),
    ],
)
def test_a_row_without_a_method_may_name_activities_by_its_result(rows: list[Row], activities: list[str]):
    assert list(read([HEADER, *rows]).assignments["activity"]) == activities


@pytest.mark.parametrize(("rows", "named"), [(60, False), (61, True)])
def test_the_activity_of_a_number_is_looked_for_in_the_next_rows(rows: int, named: bool):
    between = [["", f"๓. ค{n}", "กองคลัง", "จัด"] for n in range(rows - 1)]
    form = read([HEADER, ["๑. ก", "๑. ข", "กองคลัง", "จัด"], ["", "", "", "๒. ตรวจ"], *between, ["", "๒. ง", "กองคลัง", "จัด"]])
    assert ("ACTIVITY_FROM_RESULT" in codes(form)) == named
