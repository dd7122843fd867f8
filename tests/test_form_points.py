"""What each sort of evidence says of a column, in points: those that ``check --why`` shows, and that decide.

The order that they make is tried in ``test_form_roles.py``; here each stands by its value, so that none is moved for one sheet.
"""

import pytest

from ita_dash.form.read import read_form
from ita_dash.sheet.workbook import Merge
from tests.grids import tab, workbook

PLAN = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ"]
ROW = ["๑. ก", "๑. ประชุม", "กองคลัง"]
Votes = list[tuple[str, float]]
OFFICES_OWN = {"result": ("สิ่งที่ทำ",)}


def votes(header: list[list[str]], *rows: list[str], column: int = 3, merges: tuple[Merge, ...] = ()) -> Votes:
    """The field and the points of every vote for one column."""
    (reading, *_more) = read_form(workbook(tab("แผน", [*header, *rows], merges)), columns=OFFICES_OWN).tabs
    return [(vote.field, vote.points) for vote in reading.headers[0].columns[column].votes]


def below(heading: str, *texts: str) -> Votes:
    """The same of a column with such texts, behind those of a plan."""
    return votes([[*PLAN, heading]], *([ROW[0], f"{place}. อบรม", ROW[2], text] for place, text in enumerate(texts, start=1)))


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("สิ่งที่ทำ", [("result", 3.0)]),  # an office's own
        ("ผลการดำเนินการ", [("result", 2.05)]),  # the official form's
        ("ผลลัพธ์", [("result", 2.0)]),
        ("ผล", [("result", 1.9)]),  # a short name for anything
        ("ผลลัพธ์ รอบ 6 เดือน", [("result", 1.8)]),
        ("ผลลัพธ์/ผลงาน", [("result", 1.6)]),  # several names
        ("ผลลัพธ", [("result", 1.4)]),  # damaged
        ("ผลสัมฤทธิ์ที่ได้จากการทำ", [("result", 1.0)]),  # by its beginning
        ("ผลสัมฤทธิด์", [("result", 0.6)]),  # one letter off
        ("เริ่มตามแผน", [("start", 1.8)]),
        ("ผลการดำเนินการที่คาดหวังว่าได้", [("result", 1.0), ("extra", 1.9)]),  # not one that was reached
        ("ความก้าวหน้า", [("progress", 2.0), ("result", 1.6)]),  # a text or a percent
    ],
)
def test_what_a_heading_says(heading: str, said: Votes) -> None:
    assert below(heading, "")[: len(said)] == said


def sides(over: str, *parts: str) -> Votes:
    """The votes for the last of the parts below one heading."""
    above = [[*PLAN, over, *[""] * (len(parts) - 1)], ["", "", "", *parts]]
    across = (Merge(top=0, bottom=1, left=3, right=3 + len(parts)),)
    return votes(above, [*ROW, *["40 คน"] * len(parts)], column=2 + len(parts), merges=across)


def test_what_a_part_of_a_heading_says() -> None:
    assert sides("ผลลัพธ์", "แผน", "ผล") == [("result", 2.6)]
    assert sides("จำนวนผู้เข้าร่วม", "เป้าหมาย", "ผลจริง") == [("extra", 2.0), ("result", 1.0), ("result", 1.5)]
    assert sides("ผลการดำเนินการ", "กองคลัง", "กองช่าง") == [("division_result", 2.6)]


def test_what_marks_below_the_names_of_divisions_say() -> None:
    plan, row = ["มาตรการ", "วิธีการดำเนินการ"], ["๑. ก", "๑. ประชุม"]
    across = (Merge(top=0, bottom=1, left=2, right=4),)
    responsible = votes([[*plan, "ผู้รับผิดชอบ", ""], ["", "", "กองคลัง", "กองช่าง"]], [*row, "/", "/"], column=2, merges=across)
    assert responsible == [("division_result", 2.6), ("division", 1.5), ("division", 1.5)]
    header = [[*plan, "กองคลัง", "กองช่าง", "ผลลัพธ์"]]
    beside = [("division_result", 2.6), ("division", 0.5)]
    assert votes(header, [*row, "/", "/", "จัดแล้ว"], column=2) == [*beside, ("division", 1.5), ("division", 1.0)]
    assert votes(header, [*row, "จัด", "ทำ", "จัดแล้ว"], column=2) == [*beside, ("division", -1.5)]


def test_what_stands_around_a_column_says() -> None:
    assert votes([["วิธีการดำเนินการ", "มี", "ไม่มี"]], ["ประชุม", "/", ""], column=1) == [("tick", 0.4), ("tick", 1.5)]
    assert votes([["วิธีการดำเนินการ", "ผู้สนับสนุน"]], ["ประชุม", "กองคลัง"], column=1) == [
        ("support", 2.0),
        ("division", 1.5),
        ("support", -1.5),
    ]
    assert below("ผู้รับผิดชอบหลัก", "กองช่าง") == [("division", 2.0), ("division", 0.3)]
    assert below("แนวทางการแก้ไข", "")[-2:] == [("approach", -0.6), ("recommendation", 0.0)]
    assert votes([["ประเด็น", "แนวทางการแก้ไข", "ผู้รับผิดชอบ"]], ["ก", "", "กองคลัง"], column=1)[-2:] == [
        ("approach", 0.6),
        ("recommendation", -0.6),
    ]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["15 ม.ค. 67", "16 ม.ค. 67", "17 ม.ค. 67"], [("period", 1.5), ("reported_on", 1.35)]),
        (["15 ม.ค. 67", "16 ม.ค. 67"], [("period", 1.0), ("reported_on", 0.9)]),  # fewer texts say less
        (["15 ม.ค. 67", "16 ม.ค. 67", "17 ม.ค. 67", "เมื่อวาน"], [("period", 0.88), ("reported_on", 0.79)]),
        (["ทำป้ายแล้ว", "จัดแล้ว", "ลงแล้ว"], [("result", 1.2)]),
        (["ควรทำ", "ควรมี", "ควรได้"], [("recommendation", 1.05)]),
        (["๑. ก", "๒. ข", "๓. ค"], []),  # the measures have a heading
        (["50%", "70%"], [("progress", 0.9)]),
        (["40", "60"], []),
        (["40", "50", "10"], [("weight", 1.0)]),
        (["แผน", "ผล"], [("plan_or_result", 1.0)]),
    ],
)
def test_what_the_texts_below_a_heading_that_nobody_knows_say(texts: list[str], said: Votes) -> None:
    assert below("ฮฮฮฮ", *texts) == said


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["ป้ายไวนิล"], [("progress", -1.0), ("result", 0.25)]),  # at most 1.85 together with the heading
        (["50%"], [("progress", 1.5), ("result", -1.0)]),
        (["50%", "ป้ายไวนิล"], [("progress", 0.25), ("result", 0.25)]),
        (["แผน", "ผล"], [("plan_or_result", 2.4)]),
    ],
)
def test_what_the_texts_below_a_heading_of_two_meanings_say(texts: list[str], said: Votes) -> None:
    assert below("ความก้าวหน้า", *texts)[2:] == said


def test_what_the_texts_say_where_no_heading_names_what_is_planned() -> None:
    rows = [["๑. ก", "กองคลัง", "ต.ค. 66", "แล้วเสร็จ"], ["๒. ข", "กองช่าง", "พ.ย. 66", ""], ["๓. ค", "กองคลัง", "ธ.ค. 66", ""]]
    others = ["ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สถานะ"]
    assert votes([["ฮฮฮฮ", "กิจกรรม", *others[1:]]], *rows, column=0) == [("measure", 1.2)]
    works = [[work, *row[1:]] for work, row in zip(["ประชุมคณะทำงาน", "ลอกท่อระบายน้ำ", "ซ่อมไฟฟ้าสาธารณะ"], rows, strict=True)]
    assert votes([["ฮฮฮฮ", *others]], *works, column=0) == [("activity", 0.9)]
