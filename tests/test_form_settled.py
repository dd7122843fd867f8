"""Columns that only the rows of a table tell: numbers and sides without a heading, rounds that are periods."""

from collections.abc import Callable

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.columns.tablecolumns import Columns, columns_of
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.tables.headerrows import headings
from ita_dash.form.tables.settled import rounds_or_periods, with_numbers, with_sides
from ita_dash.form.values.division import DivisionList
from tests.grids import drawn, tab

JUDGE = ContentJudge(DivisionList())


def fields(rule: Callable[[Grid, list[int], Columns], Columns], *lines: str) -> str:
    """The letters and fields of the columns of a table, drawn with its header above its rows, as the rule settles them."""
    grid = Grid(tab("แผน", drawn(*lines)))
    before = columns_of(headings(grid, 0, 0), Spellings(), JUDGE)
    after = rule(grid, [row for row in range(1, grid.height) if grid.filled(row)], before)
    assert (after.evidence, after.roles, after.findings) == (before.evidence, before.roles, before.findings)
    assert [one.number for one in after.columns] == sorted(one.number for one in after.columns)
    return "=" if after is before else " ".join(f"{'ABCDEFG'[one.number]}:{one.field}" for one in after.columns)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((" | กิจกรรม | ผล", "1 | อบรม | ก", "2 | ซื้อป้าย | ข"), "A:code B:activity C:result"),
        ((" | | กิจกรรม | ผล", " | 1 | อบรม | ก", " | 2 | ซื้อป้าย | ข"), "B:code C:activity D:result"),  # right before
        ((" | | กิจกรรม | ผล", "1 | | อบรม | ก", "2 | | ซื้อป้าย | ข"), "="),
        ((" | กิจกรรม | ผล", "1 | อบรม | ก", " | ซื้อป้าย | ข"), "="),  # one number alone may be of a page
        ((" | กิจกรรม | ผล", "1 | อบรม | ก", "- | ซื้อป้าย | ข"), "="),
        ((" | กิจกรรม | ผล", "1 | อบรม | ก", "1 | ซื้อป้าย | ข"), "A:code B:activity C:result"),
        ((" | กิจกรรม | ผล", "1 | อบรม | ก", "2 | ซื้อป้าย | ข", "ร่าง | ธง | ค"), "="),
        ((" | กิจกรรม | รหัส | ผล", "1 | อบรม | 1 | ก", "2 | ซื้อป้าย | 2 | ข"), "="),
        (("กิจกรรม | ผล", "อบรม | ก", "ซื้อป้าย | ข"), "="),
        (("กิจกรรม | ผล", "อบรม | 1", "ซื้อป้าย | 2"), "="),
    ],
)
def test_numbers_before_a_table_number_it(lines: tuple[str, ...], found: str) -> None:
    assert fields(with_numbers, *lines) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("กิจกรรม | | ผล", "อบรม | แผน | ก", " | ผล | ข"), "A:activity B:plan_or_result C:result"),
        (("กิจกรรม | | ผล", "อบรม | แผน | ก", " | ผล | ข", "ธง | - |"), "A:activity B:plan_or_result C:result"),
        (("กิจกรรม | | ผล", "อบรม | แผน | ก", " | ธง | ข"), "="),
        (("กิจกรรม | | | ผล", "อบรม | ก | แผน | ก", " | ข | ผล | ข"), "A:activity C:plan_or_result D:result"),
        (("กิจกรรม | | | ผล", "อบรม | แผน | แผน | ก", " | ผล | ผล | ข"), "A:activity B:plan_or_result D:result"),  # the first
        (("กิจกรรม | สถานะ | | ผล", "อบรม | ก | แผน | ก", " | | ผล | ข"), "A:activity B:status C:plan_or_result D:result"),
        (("กิจกรรม | | ผล", "อบรม | ก | แผน", "ธง | ข | ผล"), "="),
        # within the table
        (("กิจกรรม | ผล | ", "อบรม | ก | แผน", " | ข | ผล"), "="),
        ((" | กิจกรรม | ผล", "แผน | อบรม | ก", "ผล | | ข"), "="),
        (("กิจกรรม | ผล", "อบรม | แผน", " | ผล"), "="),
        (("กิจกรรม | แผน/ผล | | ผล", "อบรม | แผน | แผน | ก", " | ผล | ผล | ข"), "="),
    ],
)
def test_plan_and_result_without_a_heading_tell_rows_apart(lines: tuple[str, ...], found: str) -> None:
    assert fields(with_sides, *lines) == found


def test_what_stands_without_a_heading_is_called_as_the_form_calls_it() -> None:
    grid = Grid(tab("แผน", drawn(" | กิจกรรม | | ผล", "1 | อบรม | แผน | ก", "2 | | ผล | ข")))
    before = columns_of(headings(grid, 0, 0), Spellings(), JUDGE)
    found = with_sides(grid, [1, 2], with_numbers(grid, [1, 2], before)).at
    assert (found[0].header, found[0].spelling) == ("ลำดับ", "ลำดับ")
    assert found[2].header == found[2].spelling != ""


QUARTER = "กิจกรรม | ผู้รับผิดชอบ | ไตรมาส | ผล"
PERIOD = "A:activity B:division C:period D:result"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "ซื้อป้าย | กองคลัง | 2 | ข"), PERIOD),
        ((QUARTER.replace("ไตรมาส", "เดือน"), "อบรม | กองคลัง | ม.ค. | ก", "ซื้อป้าย | กองคลัง | มี.ค. | ข"), PERIOD),
        ((QUARTER.replace("ไตรมาส", "ประจำเดือน"), "อบรม | กองคลัง | ม.ค. | ก", "ซื้อป้าย | กองคลัง | มี.ค. | ข"), PERIOD),
        ((QUARTER.replace("ไตรมาส", "รอบ"), "อบรม | กองคลัง | 1 | ก", "ซื้อป้าย | กองคลัง | 2 | ข"), "="),
        ((QUARTER.replace("ไตรมาส", "สถานะ"), "อบรม | กองคลัง | 1 | ก", "ซื้อป้าย | กองคลัง | 2 | ข"), "="),
        ((QUARTER + " | ระยะเวลา", "อบรม | กองคลัง | 1 | ก", "ซื้อป้าย | กองคลัง | 2 | ข"), "="),
        # reported on for several times
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "อบรม | กองคลัง | 2 | ข"), "="),
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", " | | 2 | ข"), "="),
        ((QUARTER, "อบรม | | 1 | ก", "อบรม | | 2 | ข"), "="),
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "” | ” | 2 | ข"), "="),
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "ธง | กองคลัง | 1 | ก", "อบรม | กองคลัง | 2 | ข"), "="),
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "อบรม | กองคลัง | 1 | ข"), PERIOD),  # the same time
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "อบรม | กองช่าง | 2 | ข"), PERIOD),  # of another division
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "อบรม | กองคลัง | | ข"), PERIOD),
        ((QUARTER, "อบรม | กองคลัง | 1 | ก", "อบรม | กองคลัง | - | ข"), PERIOD),
        ((QUARTER, " | | 1 | ก", " | | 2 | ข"), PERIOD),  # of nothing
        (
            ("มาตรการ | " + QUARTER, "สุจริต | อบรม | ก | 1 | ก", "โปร่งใส | อบรม | ก | 2 | ข"),
            "A:measure B:activity C:division D:period E:result",
        ),
    ],
)
def test_a_time_of_each_row_is_its_period_unless_it_reports_for_several(lines: tuple[str, ...], found: str) -> None:
    assert fields(rounds_or_periods, *lines) == found


def test_of_two_columns_of_times_the_first_is_the_period() -> None:
    lines = ("กิจกรรม | ไตรมาส | ครั้งที่ | ผล", "อบรม | 1 | 1 | ก", "ซื้อป้าย | 2 | 1 | ข")
    assert fields(rounds_or_periods, *lines).startswith("A:activity B:period")
