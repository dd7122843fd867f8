"""What goes on from row to row: levels of the plan, and columns whose blanks were rather forgotten (rule 4 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.continued import hold_levels, typed_out
from ita_dash.form.rows.conventions import conventions_of
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from tests.grids import drawn, merged, tab

HELD = {1: "ก", 2: "ข", 3: "ค"}


@pytest.mark.parametrize(
    ("texts", "newest", "held"),
    [
        (("ก", "ข", "ค"), "", HELD),
        (("", "", ""), "", HELD),
        (("", "", "ง"), "ง", {1: "ก", 2: "ข", 3: "ง"}),
        (("-", "(ต่อ)", "ง"), "ง", {1: "ก", 2: "ข", 3: "ง"}),
        (("", "ง", ""), "ง", {1: "ก", 2: "ง"}),  # what was narrower is over
        (("ง", "", ""), "ง", {1: "ง"}),
        (("ง", "", "จ"), "จ", {1: "ง", 3: "จ"}),
        (("ง", "ข", ""), "ข", {1: "ง", 2: "ข"}),  # the same name below another one is new
        (("ก", "ง", "ค"), "ค", {1: "ก", 2: "ง", 3: "ค"}),
    ],
)
def test_a_level_goes_on_as_long_as_the_wider_ones_do(texts: tuple[str, ...], newest: str, held: dict[int, str]) -> None:
    found = dict(HELD)
    assert hold_levels(found, dict(zip(HELD, texts, strict=True))) == newest
    assert found == held


K, NO_WORK = "งาน | กองคลัง", " | "


@pytest.mark.parametrize(
    ("rows", "merges", "is_one"),
    [
        ((K, K), (), False),  # typed again once
        ((K, K, K), (), True),
        ((K, K, K, "งาน |"), (), True),
        ((K, K, K, "งาน |", "งาน | -"), (), False),  # as many go on
        ((K, K, K, "งาน |", "งาน | (ต่อ)"), (), False),
        ((K, K, K, K, "งาน |", "งาน | (ต่อ)"), (), True),
        (("งาน |", "งาน |", K, K, K), (), True),  # nothing above them that could go on
        ((K, K, K, f"{NO_WORK} | จัด", f"{NO_WORK} | ทำ"), (), True),  # rows of no work
        ((f"{NO_WORK} | จัด", K, K, K), (), True),
        ((K, "งาน | กองช่าง", K, "งาน | กองช่าง"), (), False),
        ((K, "งาน |", "งาน |"), ("B2:B4",), False),  # shared, not typed
    ],
)
def test_a_column_repeats_its_texts_that_does_so_more_often_than_it_leaves_a_blank(
    rows: tuple[str, ...], merges: tuple[str, ...], is_one: bool
) -> None:
    for name, header in (("division", "ผู้รับผิดชอบ"), ("period", "ระยะเวลา")):
        cells = [row.replace("กองคลัง", "ต.ค. 66").replace("กองช่าง", "พ.ย. 66") for row in rows] if name == "period" else rows
        grid = Grid(tab("แผน", drawn(f"กิจกรรม | {header} | ผล", *cells), merged(*merges)))
        (table,) = Segmenter(Spellings(), ContentJudge(DivisionList())).tables(grid)
        assert typed_out(Answers(table, conventions_of(table)), table.rows) == ({name} if is_one else set())
