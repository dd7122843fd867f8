"""What rows between reports say for those below them: whose they are, and which round they are of (rules 6 and 11)."""

import pytest

from ita_dash.fiscal import FiscalYear
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.numbering import NO_ITEM
from ita_dash.form.rows.rowkinds import label_rows
from ita_dash.form.rows.tableplan import TablePlan, divisions_of_sections, plan_of, rounds_of_sections
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.rounds import Round
from tests.grids import drawn, merged, tab

YEAR = FiscalYear(2567)
FORM = "มาตรการ | กิจกรรม | ระยะเวลา | ผลการดำเนินการ"
ROW = "ก | ประชุม | ต.ค. 66 | จัดแล้ว"


def planned(*lines: str, merges: tuple[str, ...] = (), round: Round | None = None) -> TablePlan:
    judge = ContentJudge(DivisionList())
    (table,) = Segmenter(Spellings(), judge).tables(Grid(tab("แผน", drawn(*lines), merged(*merges))))
    return plan_of(table, judge, YEAR, 0, "", round, NO_ITEM)


@pytest.mark.parametrize(
    ("lines", "merges", "found"),
    [
        ((FORM, "กองคลัง", ROW, "กองช่าง", ROW), (), {1: "กองคลัง", 3: "กองช่าง"}),
        ((FORM, "กองคลัง", ROW, "ด้านโปร่งใส", ROW), ("A4:D4",), {1: "กองคลัง"}),
        ((FORM, ROW, " | กองช่าง"), (), {}),
        (("กิจกรรม | ผู้รับผิดชอบ | ผล", "กองช่าง", "ประชุม | กองคลัง | จัดแล้ว"), ("A2:C2",), {}),  # a column names them
    ],
)
def test_the_divisions_that_sections_name(lines: tuple[str, ...], merges: tuple[str, ...], found: dict[int, str]) -> None:
    plan = planned(*lines, merges=merges)
    assert divisions_of_sections(plan.answers, label_rows(plan.table, plan.answers, plan.judge), plan.judge) == found


@pytest.mark.parametrize(
    ("lines", "merges", "found"),
    [
        ((FORM, "ไตรมาส 1", ROW, "ไตรมาส 2", ROW), (), {1: 3.0, 3: 6.0}),
        ((FORM, "ไตรมาส 1", ROW, "ไตรมาส 2", ROW), ("A2:D2", "A4:D4"), {1: 3.0, 3: 6.0}),
        ((FORM, "ไตรมาส 1", ROW), (), {}),  # one alone
        ((FORM, "ไตรมาส 1", ROW, "ไตรมาส 1", ROW), (), {}),  # the same
        ((FORM, "ไตรมาส 1", ROW, "ไตรมาส 2", ROW, "ด้านโปร่งใส", ROW), ("A6:D6",), {}),  # a section names none
        ((FORM, "ไตรมาส 1", ROW, "ไตรมาส 2", ROW, "ด้านโปร่งใส", ROW), (), {1: 3.0, 3: 6.0}),  # a measure
        ((FORM, " | ไตรมาส 1", ROW, " | ไตรมาส 2", ROW), (), {}),  # activities
        ((FORM, "ไตรมาส 1 | ก", ROW, "ไตรมาส 2 | ข", ROW), (), {}),
    ],
)
def test_the_rounds_that_sections_name(lines: tuple[str, ...], merges: tuple[str, ...], found: dict[int, float]) -> None:
    plan = planned(*lines, merges=merges)
    rounds = rounds_of_sections(plan.answers, label_rows(plan.table, plan.answers, plan.judge), YEAR)
    assert {row: one.order for row, one in rounds.items()} == found


def test_a_text_alone_in_the_column_of_rounds_is_the_round_of_its_row() -> None:
    plan = planned("ไตรมาส | กิจกรรม | ผล", "ไตรมาส 1", "ไตรมาส 1 | ประชุม | จัดแล้ว", "ไตรมาส 2", "ไตรมาส 2 | อบรม | อบรมแล้ว")
    assert plan.answers.has("round")
    assert rounds_of_sections(plan.answers, label_rows(plan.table, plan.answers, plan.judge), YEAR) == {}
    assert [plan.round_of(f"ไตรมาส {number}").order for number in (1, 2)] == [3.0, 6.0]
    assert plan.round_of("อื่น ๆ") is None


def test_a_round_of_a_row_lies_within_that_of_its_tab() -> None:
    plan = planned(FORM, ROW, round=Round("รอบ 6 เดือน", 6.0)).with_rounds([Round("ไตรมาส 1", 3.0), Round("ไตรมาส 2", 6.0)])
    assert plan.round_of("") == Round("รอบ 6 เดือน", 6.0)
    first, second = plan.round_of("ไตรมาส 1"), plan.round_of("ไตรมาส 2")
    assert [one.label for one in (first, second)] == ["รอบ 6 เดือน ไตรมาส 1", "รอบ 6 เดือน ไตรมาส 2"]
    assert 6 < first.order < second.order < 7
    assert plan.with_rounds([]) is plan
