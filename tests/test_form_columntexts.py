"""What one cell says of the column that it stands in, for each field by its own reader (rule 3 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import (
    TELLING,
    ColumnTexts,
    ContentJudge,
    column_texts,
    is_box,
    is_filled,
    is_percent,
    is_signed,
    together,
)
from ita_dash.form.roles import CONTENT, Vote
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.sheet.workbook import EMPTY, Cell, Facts

JUDGE = ContentJudge(DivisionList())
LISTING = ContentJudge(DivisionList((Division("กองคลัง"), Division("งานพัสดุ", parent="กองคลัง"))))
LINK = "https://www.example.go.th/a"


def cells(*texts: str) -> ColumnTexts:
    return tuple(Cell(text, text) for text in texts)


def takes(field: str, cell: Cell, judge: ContentJudge = JUDGE) -> bool:
    share = judge.share(field, (cell,))
    assert share in (0.0, 1.0)
    return share == 1.0


TEXTS = {
    "measure": (["๑. โปร่งใส", "มาตรการที่ 2 สุจริต"], ["โปร่งใส", "1.1 ประชุม", "๑. ก\n๒. ข"]),
    "activity": (["ประชุมคณะทำงาน", "ลอกท่อใน"], ["ประชุม", "ลอกท่อ", "50%"]),
    "period": (
        ["ต.ค. 66 – มี.ค. 67", "15 ม.ค. 67", "ตลอดปี", "ทุกเดือน", "ตลอดปีงบประมาณ", "ไตรมาส 1/2567"],
        ["31 ก.พ. 67", "ประชุม", "50%", "100", "ไตรมาส 1", "รอบ 6 เดือน", "ต.ค. 66" + " " * 194],
    ),
    "status": (["แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "✓"], ["ประชุม", "กองคลัง", "แล้วเสร็จ" + "ก" * 200]),
    "status word": (["แล้วเสร็จ"], ["✓", "ประชุม"]),
    "progress": (["50%", "50", "๕๐", "ร้อยละ 75", "150%", "100"], ["ประชุม", "50 คน", "-", "5,000", "101"]),
    "result": (["จัดแล้ว", "ยังไม่ได้จัด", "อยู่ระหว่างจัดซื้อ"], ["ประชุม", "แล้วแต่กรณี"]),
    "recommendation": (["ควรทำต่อ", "เห็นควรเพิ่ม", "ปรับปรุงแบบ"], ["ทำต่อ", "ไม่ควรทำ"]),
    "evidence": ([LINK, "ภาพ.jpg", "รายงาน.PDF ฉบับจริง"], ["ภาพถ่าย", "รายงานpdf"]),
    "reported_on": (["15 ม.ค. 67", "15/01/2567"], ["ม.ค. 67", "ตลอดปี", "15"]),
    "reported_by": (["นายสมชาย ใจดี", "น.ส.สุดา ใจงาม"], ["สมชาย", "นายกเทศมนตรี", "กองคลัง"]),
    "code": (["1", "1.1", "(2)", "๑.๑.๒", "3)"], ["ก", "1000", "1.100", "1-2"]),
    "tick": (["✓", "/", "☐", "1", "0"], ["แล้วเสร็จ", "2", "10"]),
    "plan_or_result": (["แผน", "ผล", "เป้าหมาย"], ["ประชุม"]),
    "division": (["กองคลัง", "สำนักปลัด"], ["งานพัสดุ", "ทุกส่วนราชการ", "ประชุม", "กองคลัง" + "ก" * 200]),
    "unit": (["กองคลัง", "งานพัสดุ", "กลุ่มสตรี"], ["ประชุม", "งานวัดจัดแล้ว", "งานพัสดุ\nงานคลัง", "งานพัสดุ" + "ก" * 200]),
}


@pytest.mark.parametrize(
    ("field", "text", "is_one"),
    [(field, text, place == 0) for field, sides in TEXTS.items() for place, side in enumerate(sides) for text in side],
)
def test_what_a_text_says_of_its_column(field: str, text: str, is_one: bool) -> None:
    assert takes(field, Cell(text, text)) is is_one


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("progress", {"percent", "number"}),
        ("period", {"date"}),
        ("reported_on", {"date"}),
        ("tick", {"bool"}),
        ("status", set()),
        ("result", set()),
        ("division", set()),
        ("unit", set()),
        ("activity", set()),
        ("measure", set()),
        ("reported_by", set()),
    ],
)
def test_a_value_is_what_its_kind_says(field: str, kinds: set[str]) -> None:
    shown = {
        "percent": Cell("50%", 0.5, "percent"),
        "number": Cell("50", 50, "number"),
        "date": Cell("ผล 15", 45000, "date"),
        "bool": Cell("TRUE", True, "bool"),
        "error": Cell("#REF!", None, "error"),
    }
    assert {kind for kind, cell in shown.items() if takes(field, cell)} == kinds


@pytest.mark.parametrize(
    "text", ["แล้วเสร็จ", "จัดแล้ว", "กองคลัง", "งานพัสดุ", "ประชุมคณะทำงาน", "๑. โปร่งใส", "นายสมชาย ใจดี", "15 ม.ค. 67"]
)
def test_what_is_shown_of_another_kind_is_no_text(text: str) -> None:
    number = Cell(text, 5000, "number")
    fields = ("status", "result", "division", "unit", "activity", "measure", "reported_by", "reported_on", "period")
    assert [field for field in fields if takes(field, number)] == (["result"] if text == "จัดแล้วๆ" else [])


@pytest.mark.parametrize(("value", "is_one"), [(0, True), (-1, False), (100, True), (101, False), (0.5, True)])
def test_a_number_up_to_all_of_the_work_may_be_a_percent(value: float, is_one: bool) -> None:
    assert is_percent(Cell("x", value, "number")) is is_one
    assert is_percent(Cell("x", value, "percent"))
    assert not is_percent(Cell("x", None, "number"))


@pytest.mark.parametrize(
    ("cell", "signed", "box", "filled"),
    [
        (Cell("50%", "50%"), True, False, True),
        (Cell("50", "50"), False, False, True),
        (Cell("50", 50, "number"), False, False, True),
        (Cell("50%", 0.5, "percent"), True, False, True),
        (Cell("TRUE", True, "bool"), False, True, True),
        (Cell("✓", "✓"), False, True, True),
        (Cell("-", "-"), False, False, False),
        (EMPTY, False, False, False),
        (Cell("-", "-", links=(LINK,)), False, False, True),
        (Cell("", None, facts=Facts(pictures=("ภาพ",))), False, False, True),
    ],
)
def test_what_a_cell_is_beside_its_text(cell: Cell, signed: bool, box: bool, filled: bool) -> None:
    assert (is_signed(cell), is_box(cell), is_filled(cell)) == (signed, box, filled)
    assert takes("evidence", cell) is bool(cell.links or cell.facts.pictures)


@pytest.mark.parametrize(
    ("text", "is_one"), [("กองคลัง", True), ("งานพัสดุ", True), ("ทุกส่วนราชการ", True), ("กองช่าง", False), ("งานทะเบียน", False)]
)
def test_with_a_list_its_names_are_divisions_and_no_others(text: str, is_one: bool) -> None:
    assert takes("division", Cell(text, text), LISTING) is is_one
    assert takes("unit", Cell(text, text), LISTING) is is_one
    assert LISTING.names_division(text) is is_one
    assert LISTING.names_division(text, told=True) is is_one


@pytest.mark.parametrize(("text", "alone", "told"), [("กองคลัง", True, True), ("งานพัสดุ", False, True), ("ประชุม", False, False)])
def test_a_heading_names_a_division_or_any_unit_where_that_is_told(text: str, alone: bool, told: bool) -> None:
    assert (JUDGE.names_division(text), JUDGE.names_division(text, told=True)) == (alone, told)


def test_distinct_texts_are_looked_at_and_no_more_than_a_sample() -> None:
    error = Cell("#REF!", None, "error")
    seen = column_texts([*cells("ก", "ข", "ก", "-", "", "ค"), error, Cell("ก", 1, "number")])
    assert [(cell.text, cell.kind) for cell in seen] == [("ก", "text"), ("ข", "text"), ("ค", "text"), ("ก", "number")]
    assert [len(column_texts(cells(*map(str, range(count))))) for count in (39, 40, 41)] == [39, 40, 40]
    assert [cell.text for cell in together([cells("ก", "ข"), cells("ข", "ค")])] == ["ก", "ข", "ค"]
    assert len(together([cells(*map(str, range(30))), cells(*map(str, range(20, 60)))])) == 40


@pytest.mark.parametrize(
    ("texts", "numbers", "marks"),
    [((), 0.0, (0, 0)), (("3", "2", "ก", "✓"), 0.5, (1, 4)), (("3", "1.1"), 1.0, (0, 2)), (("✓", "/"), 0.0, (2, 2))],
)
def test_shares_of_a_column(texts: tuple[str, ...], numbers: float, marks: tuple[int, int]) -> None:
    assert JUDGE.share_of_numbers(cells(*texts)) == numbers
    assert JUDGE.marks(cells(*texts)) == marks
    assert JUDGE.share("code", cells(*texts)) == (numbers if texts else None)
    assert JUDGE.share("budget", cells(*texts)) is None


@pytest.mark.parametrize(
    ("texts", "told", "field"),
    [
        (("แล้วเสร็จ", "ยังไม่ดำเนินการ"), False, "status"),
        (("50%", "ร้อยละ 20"), False, "progress"),
        (("จัดแล้ว", "ป้ายไวนิล"), False, "result"),
        (("จัดแล้ว", "ยังไม่ได้จัด", "ป้ายไวนิล"), True, "result"),  # most of them are reports
        (("จัดแล้ว", "ป้ายไวนิล"), True, None),
        (("แล้วเสร็จ 3 เรื่อง", "แล้วเสร็จ 2 เรื่อง"), False, "result"),  # statuses with more beside them
        (("แล้วเสร็จ", "แล้วเสร็จ ", "ยกเลิก", "ป้ายไวนิล", "ธง ป้าย"), False, "status"),  # three in five
        (("แล้วเสร็จ", "ป้ายไวนิล"), False, "result"),
        (("50", "60"), False, None),  # numbers without a sign
        (("✓", "/"), False, None),
        ((), False, None),
    ],
)
def test_what_is_reported_below_a_time(texts: tuple[str, ...], told: bool, field: str | None) -> None:
    vote = JUDGE.reported(["result", "status", "progress"], cells(*texts), told=told)
    assert (vote.field if vote is not None else None) == field


@pytest.mark.parametrize(("statuses", "field"), [(13, "result"), (14, "status")])
def test_a_column_is_of_what_three_in_five_of_its_texts_are(statuses: int, field: str) -> None:
    texts = ["แล้วเสร็จ"] * statuses + ["ป้ายไวนิล"] * (22 - statuses)  # 0.591 and 0.636
    vote = JUDGE.reported(["result", "status"], cells(*texts), told=False)
    assert vote is not None
    assert (vote.field, vote.reason) == (field, f"{statuses if field == 'status' else 22}/22")


@pytest.mark.parametrize(
    ("field", "begins", "most"),
    [("status", "แล้วเสร็จ", 80), ("period", "ต.ค. 66", 200), ("division", "กองคลัง", 200), ("unit", "งานพัสดุ", 200)],
)
def test_a_text_longer_than_a_value_is_prose(field: str, begins: str, most: int) -> None:
    lengths = [most, most + 1]
    assert [takes(field, Cell(text := begins.ljust(length, "." if field != "period" else " "), text)) for length in lengths] == [
        True,
        False,
    ]


def test_one_of_several_listed_names_makes_a_division() -> None:
    for text in ("กองคลัง, กองช่าง", "กองช่าง, กองคลัง"):
        assert takes("division", Cell(text, text), LISTING)


@pytest.mark.parametrize(
    ("field", "texts", "most", "points", "reason"),
    [
        ("result", ("จัดแล้ว", "ป้าย"), 1.5, 1.5, "2/2"),
        ("result", ("จัดแล้ว", "50%"), 1.5, 0.25, "1/2"),  # beside a percent any words are one
        ("result", ("50%", "7 คน"), 1.5, -1.0, "0/2"),  # a unit of two letters is no word
        ("result", ("50%", "7 ครั้ง"), 1.5, 0.25, "1/2"),
        ("result", ("จัดแล้ว", "ป้าย"), 0.25, 0.25, "2/2"),
        ("progress", ("50%", "ป้าย"), 1.5, 0.25, "1/2"),
        ("progress", ("50%", "ป้าย", "ธง"), 1.5, -0.17, "1/3"),
        ("evidence", ("ป้าย",), 1.5, -1.0, "0/1"),
        ("budget", ("ป้าย",), 1.5, -1.0, "0/1"),  # no reader tells
    ],
)
def test_what_texts_say_for_one_of_several_names(
    field: str, texts: tuple[str, ...], most: float, points: float, reason: str
) -> None:
    assert JUDGE.named(field, cells(*texts), most) == Vote(field, points, CONTENT, reason)
    assert JUDGE.named(field, ()) is None


@pytest.mark.parametrize(
    ("texts", "points"),
    [
        (("15 ม.ค. 67", "16 ม.ค. 67", "17 ม.ค. 67"), {"reported_on": 1.35, "period": 1.5}),
        (("15 ม.ค. 67", "16 ม.ค. 67"), {"reported_on": 0.9, "period": 1.0}),  # fewer than three texts count less
        (("15 ม.ค. 67",), {"reported_on": 0.45, "period": 0.5}),
        ((LINK, "ภาพ.jpg", "ภาพ.png"), {"evidence": 1.5, "activity": 0.9}),
        (("จัดป้ายแล้ว", "ซื้อธงแล้ว", "แจกไปแล้ว"), {"result": 1.2}),
        (("ควรทำ", "ให้ทำ", "เร่งทำ"), {"recommendation": 1.05}),
        (("๑. ก", "๒. ข", "๓. ค"), {"measure": 1.2}),
        (("แผน", "ผล", "แผน "), {"plan_or_result": 1.5}),
        (("แล้วเสร็จ", "ยังไม่ทำ", "ป้าย", "ธง", "แล้วเสร็จ."), {"status": 0.5, "result": 0.4}),  # three in five
        (("แล้วเสร็จ", "ป้าย", "ธง"), {}),
        (("✓", "☐", "/"), {}),  # a tick answers something else than how far it is
        ((), {}),
    ],
)
def test_what_most_texts_under_an_unknown_heading_are_of(texts: tuple[str, ...], points: dict[str, float]) -> None:
    fields = points.keys() | TELLING.keys() - {"activity"}  # nearly all texts are long enough to be one
    assert {vote.field: vote.points for vote in JUDGE.unnamed(fields, cells(*texts))} == points


@pytest.mark.parametrize(("fields", "is_unit"), [(["division"], True), (["division", "activity"], False)])
def test_names_of_units_may_be_those_of_work(fields: list[str], is_unit: bool) -> None:
    votes = JUDGE.unnamed(fields, cells("งานคลัง", "งานช่าง", "งานทะเบียน"))
    assert any(vote.field == "division" for vote in votes) is is_unit


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (("แผน", "ผล"), "2/2"),
        (("แผน", "ผล", "เป้าหมาย"), "3/3"),
        (("แผน", "ผล", "เป้าหมาย", "xx"), "3/4"),
        (("แผน", "ป้าย"), ""),
        ((), ""),
    ],
)
def test_a_column_of_nothing_but_plan_and_result_tells_rows_apart(texts: tuple[str, ...], reason: str) -> None:
    found = cells(*texts)
    assert JUDGE.sides(found, found) == [Vote("plan_or_result", 2.4, CONTENT, reason)] * bool(reason)


def test_a_single_text_tells_what_is_reported() -> None:
    assert JUDGE.reported(["result"], cells("จัดแล้ว"), told=True) == Vote("result", 1.5, CONTENT, "1/1")
