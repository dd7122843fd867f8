"""What speaks for a report in one row and what for a margin, in points: what is more decides (rule 6 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.rows.balance import Balance, FilledRow, is_figure, is_reckoned
from ita_dash.form.rows.conventions import conventions_of
from ita_dash.form.rows.rowanswers import Answers
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import Division, DivisionList
from tests.grids import Row, drawn, read, tab

COLUMNS = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "สถานะ"]
REPORT = ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. 66", "จัดแล้ว", "แล้วเสร็จ"]
Filled = tuple[int, tuple[int, ...], tuple[str, ...]]
PLACE = {name: place for place, name in enumerate(("measure", "activity", "division", "period", "result", "status"))}


def weighed(below_blank: bool = False, **typed: str) -> tuple[float, float]:
    """The points for a report and for a margin of a row below one report."""
    row = [""] * len(COLUMNS)
    for name, text in typed.items():
        row[PLACE[name]] = text
    return of_last([COLUMNS, REPORT, *([[""]] if below_blank else []), row])[:2]


def of_last(rows: list[Row], *, divisions: tuple[str, ...] = ()) -> tuple[float, float, bool]:
    """The points of the last row for a report and for a margin, and whether it plans something."""
    grid = Grid(tab("แผน", rows))
    judge = ContentJudge(DivisionList(tuple(Division(name) for name in divisions)))
    (table,) = Segmenter(Spellings(), judge).tables(grid)
    answers = Answers(table, conventions_of(table))
    number = table.rows[-1]
    filled = tuple(grid.answering(number))
    named = answers.fields(filled)
    one, balance = FilledRow(number, filled, named, frozenset(named), grid.texts(number, filled)), Balance(table, answers, judge)
    return balance.for_report(one), balance.for_margin(one), balance.plans(one)


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


WORK = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ"
COORDINATED = "๑. ก | ประชุม | ผู้ประสานงาน | จัดแล้ว"
MONTHS = "มาตรการ | กิจกรรม | ต.ค. | พ.ย. | ธ.ค. | ม.ค."
PERCENTS = ("๑. ก | ประชุม | 20 | 40 | 60 | 80", " | อบรม | 10 | 30 | 50 | 70")
MARKS = ("๑. ก | ประชุม | / | / | / | ", " | อบรม | | / | | /")


@pytest.mark.parametrize(
    ("lines", "report", "margin"),
    [
        # a closing line weighs as a signature where nothing else is said, and once
        ((WORK, COORDINATED, " | | | ผู้รายงาน"), 0.0, 1.5),
        ((WORK, COORDINATED, " | ผู้รายงาน | | หมายเหตุ ปรับแผน"), 0.0, 1.5),
        ((WORK, COORDINATED, " | ผู้รายงาน | | ป้ายไวนิล"), 0.5, 0.0),
        ((WORK, COORDINATED, " | ผู้รายงาน | | ลงชื่อ........"), 0.0, 2.5),
        ((WORK, COORDINATED, " | ผู้รายงาน | | ตำแหน่ง นักวิชาการ"), 0.0, 0.6),
        # but who is named beside work is responsible for it, in the column of those who are and no person
        ((WORK, COORDINATED, " | | ผู้ประสานงาน"), 0.5, 0.0),
        ((WORK, COORDINATED, " | | ผู้ประสานงาน | ลงชื่อ........"), 0.5, 0.0),
        ((WORK, COORDINATED, " | | ผู้ตรวจสอบ"), 0.0, 1.5),
        ((WORK, COORDINATED, " | ผู้ประสานงาน"), 0.0, 1.5),
        ((WORK, COORDINATED, " | | กองคลัง | ลงชื่อ........"), 1.0, 2.5),
        ((WORK, "๑. ก | ประชุม | กองคลัง | จัดแล้ว", " | | กองคลัง | ลงชื่อ........"), 1.0, 2.5),
        ((WORK, "๑. ก | ประชุม | ผู้รายงาน นายสมชาย ใจดี | จัดแล้ว", " | | ผู้รายงาน นายสมชาย ใจดี"), 0.0, 1.5),
        ((WORK, "๑. ก | ประชุม | กองคลัง | จัดแล้ว", " | ลงชื่อ | ผู้ประสานงาน"), 0.0, 1.5),
        # a remark beside no report, a number alone, a word for the sum beside no division
        ((WORK, COORDINATED, "หมายเหตุ ปรับแผน | อบรม"), 0.5, 1.5),
        ((WORK, COORDINATED, "หมายเหตุ ปรับแผน | | กองคลัง"), 1.0, 0.0),
        ((WORK, COORDINATED, "หมายเหตุ ปรับแผน | | | จัดแล้ว"), 1.0, 0.0),
        ((WORK, COORDINATED, "ค | หมายเหตุ ปรับแผน"), 0.5, 0.0),
        ((WORK, COORDINATED, "2"), 0.5, 1.5),
        ((WORK, COORDINATED, "2 | อบรม"), 1.0, 0.0),
        ((WORK, COORDINATED, "อบรม | 2"), 1.0, 0.0),
        ((WORK, COORDINATED, "รวม | | กองคลัง"), 1.0, 0.0),
        ((WORK, COORDINATED, "รวม | | | จัดแล้ว"), 1.0, 1.5),
        # what counts: a figure with each word for the sum or with each status where others name who is responsible
        ((WORK, COORDINATED, "รวม | 2 | | 3"), 1.0, 5.5),
        ((WORK, COORDINATED, "รวม | 2 ครั้ง | | 3 เล่ม"), 1.0, 5.5),
        ((WORK, COORDINATED, "รวม | 2 | | จัดแล้ว"), 1.5, 1.5),
        ((WORK, COORDINATED, "รวม | 2 | | ๑. จัดแล้ว"), 1.5, 1.5),
        ((WORK, COORDINATED, " | | แล้วเสร็จ | 3"), 1.0, 4.0),
        ((WORK, COORDINATED, " | | แล้วเสร็จ | จัดแล้ว"), 1.5, 0.0),
        ((WORK, COORDINATED, " | | แล้วเสร็จ"), 0.5, 0.0),
        ((WORK, COORDINATED, " | | คนกลาง | 3"), 1.0, 0.0),
        ((WORK, COORDINATED, " | แล้วเสร็จ | 3"), 1.0, 0.0),
        ((WORK, COORDINATED, " | 3 | | แล้วเสร็จ"), 1.5, 0.0),
        # what explains: words and signs, a sign and its status where work is named
        ((WORK, COORDINATED, "✓ = แล้วเสร็จ"), 0.0, 4.0),
        ((WORK, COORDINATED, "✓ | แล้วเสร็จ"), 0.0, 4.0),
        ((WORK, COORDINATED, " | ✓ | | แล้วเสร็จ"), 0.0, 4.0),
        ((WORK, COORDINATED, " | | ✓ | แล้วเสร็จ"), 1.5, 0.0),
        ((WORK, COORDINATED, "คำอธิบาย | แล้วเสร็จ = 100"), 0.0, 5.5),
        # a person alone is nobody's work, beside work is who does it
        ((WORK, COORDINATED, " | | นายสมชาย ใจดี"), 0.0, 1.5),
        ((WORK, COORDINATED, " | อบรม | นายสมชาย ใจดี"), 0.5, 0.0),
        # figures name no work and tell nothing of it
        ((WORK, COORDINATED, " | อบรม | | ป้ายไวนิล"), 3.5, 0.0),
        ((WORK, COORDINATED, " | อบรม | | 3 ครั้ง"), 1.0, 0.0),
        ((WORK, COORDINATED, " | 3 ครั้ง | กองช่าง"), 1.5, 0.0),
        ((WORK, COORDINATED, "ค | | งานพัสดุ"), 3.5, 0.0),
        ((WORK, COORDINATED, " | ลงชื่อ........ | กองช่าง | ป้ายไวนิล"), 1.5, 2.5),
        ((WORK, COORDINATED, " | ลงชื่อ........ | กองช่าง | อบรม"), 1.5, 2.5),
        # columns beside the form, levels of the plan, months
        ((f"{WORK} | งบประมาณ", COORDINATED, " | | | | ป้ายไวนิล"), 0.0, 0.0),
        (("มาตรการ | กิจกรรม | ขั้นตอน | ผู้รับผิดชอบ", "๑. ก | ประชุม | เชิญ | กองคลัง", " | อบรม"), 0.5, 0.0),
        (("มาตรการ | กิจกรรม | ขั้นตอน | ผู้รับผิดชอบ", "๑. ก | ประชุม | เชิญ | กองคลัง", " | อบรม | | กองช่าง"), 4.0, 0.0),
        (("ประเด็น | มาตรการ | กิจกรรม | ผู้รับผิดชอบ", "ข | ๑. ก | ประชุม | กองคลัง", "ค"), 0.5, 0.0),
        ((MONTHS, *PERCENTS, " | | 20"), 0.5, 1.5),
        ((MONTHS, *PERCENTS, " | ตรวจ | 20"), 3.5, 0.0),
        ((MONTHS, *PERCENTS, " | ตรวจ | รอ"), 1.0, 0.0),
        ((MONTHS, *MARKS, " | ตรวจ | /"), 1.0, 0.0),
        ((MONTHS, *MARKS, " | ตรวจ | 20"), 1.0, 0.0),
    ],
)
def test_what_the_last_row_of_a_table_weighs(lines: tuple[str, ...], report: float, margin: float) -> None:
    assert of_last(drawn(*lines))[:2] == (report, margin)


@pytest.mark.parametrize(
    ("cells", "plans"),
    [
        ("กองช่าง | ต.ค. 66", True),
        ("กองช่าง | 5 ต.ค. 66", False),  # one day, as a signature has it
        ("กองช่าง | | ", False),
        ("กองช่าง | เร็ว ๆ นี้", False),
        ("คนกลาง | ต.ค. 66", False),
    ],
)
def test_a_row_plans_that_names_a_division_and_from_when_to_when(cells: str, plans: bool) -> None:
    header = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ระยะเวลา"
    assert of_last(drawn(header, "๑. ก | ประชุม | กองคลัง | ต.ค. 66", f" | | {cells}"))[2] is plans


def test_a_row_plans_with_a_first_or_a_last_day_alone_only_where_the_other_can_be_read() -> None:
    header = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | วันเริ่มต้น | วันสิ้นสุด"
    first = "๑. ก | ประชุม | กองคลัง | 1 ต.ค. 66 | 31 ธ.ค. 66"
    for days, plans in (("1 ต.ค. 66 | เร็ว ๆ นี้", False), ("เร็ว ๆ นี้ | 31 ธ.ค. 66", False), ("1 ต.ค. 66 | 5 ต.ค. 66", True)):
        assert of_last(drawn(header, first, f" | | กองช่าง | {days}"))[2] is plans


def test_with_a_list_only_who_is_on_it_is_a_division() -> None:
    rows = drawn(WORK, COORDINATED, " | | คนกลาง")
    assert of_last(rows)[0] == 0.5
    assert of_last(rows, divisions=("คนกลาง",))[0] == 1.0


@pytest.mark.parametrize(
    ("row", "above", "reckoned"),
    [
        ((4, (1, 3), ("คิดเป็นร้อยละ", "2.5 %")), (3, (1, 3), ("รวม", "12")), True),
        ((4, (1,), ("คิดเป็นร้อยละ",)), (3, (1, 3), ("รวม", "12")), False),  # no figure
        ((5, (1, 3), ("คิดเป็นร้อยละ", "2.5 %")), (3, (1, 3), ("รวม", "12")), False),  # not right below
        ((4, (1, 3, 4), ("คิดเป็นร้อยละ", "2.5 %", "3")), (3, (1, 3), ("รวม", "12")), False),  # another column
        ((4, (1, 3), ("คิดเป็นร้อยละ", "2.5 %")), (3, (1, 3, 4), ("รวม", "12", "3")), True),
        ((4, (1, 3, 4), ("คิดเป็นร้อยละ", "2.5 %", "จัด")), (3, (1, 3, 4), ("รวม", "12", "3")), False),  # a word
        ((4, (1, 3, 4), ("คิดเป็นร้อยละ", "จัด", "3")), (3, (1, 3, 4), ("รวม", "12", "3")), False),
    ],
)
def test_what_is_reckoned_stands_right_below_in_the_same_columns(row: Filled, above: Filled, reckoned: bool) -> None:
    one, other = (FilledRow(number, filled, ("",) * len(filled), frozenset(), texts) for number, filled, texts in (row, above))
    assert is_reckoned(one, other) is reckoned


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        *(("12,000", True), ("๒.๕ %", True), ("40 ราย", True), ("3", True), ("3 กระบวนงา", True), ("3 กระบวนงาน", False)),
        *(("๑. อบรม", False), ("๑) ", False), ("ราย 40", False), ("40 ราย 3", False), ("", False)),
    ],
)
def test_a_figure_is_an_amount_with_its_unit_at_the_most(text: str, figure: bool) -> None:
    assert is_figure(text) is figure
