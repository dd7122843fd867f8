"""What speaks for a report in one row and what for a margin, in points: what is more decides (rule 6 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.balance import Balance, FilledRow
from ita_dash.form.rows.conventions import conventions_of
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from tests.grids import read, tab

COLUMNS = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "สถานะ"]
REPORT = ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "แล้วเสร็จ"]
PLACE = {name: place for place, name in enumerate(("measure", "activity", "division", "period", "result", "status"))}


def weighed(below_blank: bool = False, **typed: str) -> tuple[float, float]:
    """The points for a report and for a margin of a row below one report."""
    row = [""] * len(COLUMNS)
    for name, text in typed.items():
        row[PLACE[name]] = text
    grid = Grid(tab("แผน", [COLUMNS, REPORT, *([[""]] if below_blank else []), row]))
    judge = ContentJudge(DivisionList())
    (table,) = Segmenter(Spellings(), judge).tables(grid)
    answers = Answers(table, conventions_of(table))
    number = table.rows[-1]
    filled = tuple(grid.answering(number))
    fields = frozenset(answers.columns.at[column].field for column in filled)
    one, balance = FilledRow(number, filled, fields, grid.texts(number, filled)), Balance(table, answers, judge)
    return balance.for_report(one), balance.for_margin(one)


@pytest.mark.parametrize(
    ("typed", "report", "margin"),
    [
        # a cell that its reader takes, and one that may be any text
        ({"result": "จัดแล้ว"}, 1.0, 0.0),
        ({"result": "ป้ายไวนิล"}, 0.5, 0.0),
        ({"division": "กองช่าง"}, 1.0, 0.0),
        ({"division": "คนกลาง"}, 0.5, 0.0),
        ({"result": "จัดแล้ว", "status": "แล้วเสร็จ"}, 2.0, 0.0),
        # what is to be done, and who does it or how far it is
        ({"activity": "อบรม", "division": "กองช่าง"}, 4.0, 0.0),
        ({"activity": "อบรม", "status": "แล้วเสร็จ"}, 4.0, 0.0),
        ({"activity": "อบรม", "division": "คนกลาง"}, 1.0, 0.0),
        # who signs, a line of dots, a post
        ({"period": "(นายสมชาย ใจดี)"}, 0.0, 1.5),
        ({"result": "ลงชื่อ...................."}, 0.0, 2.5),
        ({"result": "เมื่อวันที่ ........ เดือน ........"}, 0.0, 1.0),
        ({"result": "ตำแหน่ง นักวิชาการ"}, 0.0, 0.6),
        ({"result": "ผู้เสนอราคา 3 ราย"}, 0.0, 0.75),
        # a note, a number and a sum
        ({"period": "หมายเหตุ ปรับแผน"}, 0.0, 1.5),
        ({"measure": "รวมทั้งสิ้น"}, 0.0, 1.5),
        ({"measure": "รวมทั้งสิ้น", "period": "12"}, 0.5, 5.5),
    ],
)
def test_what_a_row_weighs(typed: dict[str, str], report: float, margin: float) -> None:
    assert weighed(**typed) == (report, margin)


def test_a_row_below_a_blank_one_is_rather_a_margin() -> None:
    assert weighed(below_blank=True, period="(นายสมชาย ใจดี)") == (0.0, 2.0)
    assert weighed(below_blank=True, result="จัดแล้ว") == (1.0, 0.0)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_a_numbered_title_beside_a_status_is_no_count_whatever_the_order_of_columns(order):
    header, row = ["ผู้รับผิดชอบ", "ระยะเวลา", "กิจกรรม"], ["แล้วเสร็จ", "๑. ประชุม", ""]
    form = read([[one[place] for place in order] for one in (header, row)])
    assert "ACTIVITY_MISSING" in set(form.problems["code"])
    assert "NOTE_OUTSIDE" not in set(form.problems["code"])
