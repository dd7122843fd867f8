"""A division or a period that a blank cell takes over in a column which repeats its texts elsewhere is said (rule 4)."""

import pytest

from ita_dash.sheet.workbook import Merge
from tests.grids import HEADER, Row, read

K, C, O = "กองคลัง", "กองช่าง", "ต.ค. 66"  # noqa: E741


def rows(*cells: tuple[str, str]) -> list[Row]:
    return [HEADER, *(["สุจริต" if at == 0 else "", f"งาน {at}", who, when, "แล้ว", ""] for at, (who, when) in enumerate(cells))]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        # typed out in row after row, one blank among them
        ([(K, ""), (K, ""), (K, ""), ("", ""), (C, "")], ["C5"]),
        ([(K, O), (K, O), (K, O), (K, "")], ["D5"]),
        ([(K, O), (K, O), (K, O), ("", "")], ["C5", "D5"]),
        # blank means that it goes on
        ([(K, O), ("", ""), ("", ""), (C, O), ("", "")], []),
        ([(K, O), (K, O), ("", "")], []),
        ([(K, O), (K, O), (K, O), ("", ""), ("", ""), (C, "พ.ย. 66")], []),
        # nothing to tell by: every name is another, or the cell says that it goes on
        ([(K, ""), (C, ""), ("สำนักปลัด", ""), ("", "")], []),
        ([(K, ""), (K, ""), (K, ""), ("〃", "")], []),
    ],
)
def test_what_is_carried_from_an_unlike_row_is_said(cells: list[tuple[str, str]], said: list[str]) -> None:
    form = read(rows(*cells))
    assert len(form.assignments) == len(cells)
    assert list(form.problems[form.problems["code"] == "CARRIED_FROM_ABOVE"]["cell"]) == said


@pytest.mark.parametrize(("typed", "said"), [(2, []), (3, ["C5"])])
def test_a_name_typed_again_once_may_be_chance(typed: int, said: list[str]) -> None:
    named: list[Row] = [["สุจริต" if at == 1 else "", f"{at}. งาน", K, "", f"{at}. แล้ว", ""] for at in range(1, typed + 1)]
    form = read([HEADER, *named, ["", "", "", "", f"{typed + 1}. ติดป้าย", ""]])
    assert list(form.problems[form.problems["code"] == "CARRIED_FROM_ABOVE"]["cell"]) == said


@pytest.mark.parametrize(("end", "said"), [("31 ธ.ค. 66", ["D5"]), ("", ["D5"])])
def test_dates_of_two_columns_that_are_carried_are_said(end: str, said: list[str]) -> None:
    header: Row = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "วันเริ่มต้น", "วันสิ้นสุด"]
    typed: list[Row] = [["สุจริต" if at == 0 else "", f"งาน {at}", K, "1 ต.ค. 66", end] for at in range(3)]
    form = read([header, *typed, ["", "งาน 3", K, "", ""]])
    assert form.assignments["start"].nunique() == 1
    assert list(form.problems[form.problems["code"] == "CARRIED_FROM_ABOVE"]["cell"]) == said


def test_it_changes_nothing_and_a_merged_cell_is_shared_openly() -> None:
    form = read(rows((K, ""), (K, ""), (K, ""), ("", "")))
    assert list(form.assignments["division"]) == [K] * 4
    merged = read(rows((K, ""), (K, ""), (K, ""), (C, ""), ("", "")), merges=(Merge(4, 2, 6, 3),))
    assert "CARRIED_FROM_ABOVE" not in list(merged.problems["code"])
