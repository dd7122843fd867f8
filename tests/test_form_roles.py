"""The field of a column is decided by the votes for it, and by nothing else."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.columns.tablecolumns import columns_of, gather, settled
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.votes import EXACT, Heading, read_headings
from ita_dash.form.roles import CONTENT, HEADING, Evidence, Vote, decide
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.sheet.workbook import Cell
from tests.grids import read

LEAST, CLEAR_MARGIN = 0.5, 0.3
JUDGE = ContentJudge(DivisionList((Division("กองคลัง"), Division("กองช่าง"), Division("สำนักปลัด"))))
HEADINGS = [Heading(0, ("มาตรการ",)), Heading(1, ("กิจกรรม",)), Heading(2, ("ผู้รับผิดชอบ",)), Heading(3, ("ผลการดำเนินการ",))]


def column(number: int, *votes: tuple[str, float], group: str = "", turn: float | None = None, hidden: bool = False) -> Evidence:
    return Evidence(number, f"คอลัมน์ {number}", [Vote(field, points, HEADING) for field, points in votes], group, turn, hidden)


def fields(*columns: Evidence) -> list[str]:
    return [role.field for role in decide(columns)]


def test_a_changed_score_is_another_assignment() -> None:
    named = read_headings(HEADINGS, Spellings(), JUDGE.names_division)
    evidence = gather(HEADINGS, named, JUDGE, None, lambda _number: False)
    assert [one.field for one in settled(HEADINGS, named, evidence, Spellings()).columns] == [
        "measure",
        "activity",
        "division",
        "result",
    ]
    evidence[3].votes = [replace(vote, field="recommendation") for vote in evidence[3].votes]
    assert settled(HEADINGS, named, evidence, Spellings()).columns[3].field == "recommendation"
    evidence[2].votes = [replace(vote, points=LEAST - 0.01) for vote in evidence[2].votes]
    assert settled(HEADINGS, named, evidence, Spellings()).columns[2].field == "extra"


def test_the_strongest_claim_comes_first_whatever_the_order_of_columns() -> None:
    assert fields(column(0, ("result", 1.0)), column(1, ("result", 2.0))) == ["extra", "result"]
    assert fields(column(0, ("result", 1.8), ("status", 1.0)), column(1, ("result", 2.0))) == ["status", "result"]


OFFICES_OWN = "สิ่งที่ทำ"
SURER_FIRST = (
    OFFICES_OWN,
    "ผลการดำเนินการ",  # the official form's
    "ผลลัพธ์",
    "ผล",  # a short name for anything
    "ผลการดำเนินการ รอบ 6 เดือน",
    "ผลลัพธ์ รอบ 6 เดือน",
    "ผลลัพธ์/ผลงาน",  # several names
    "ผลลัพธ",  # damaged
    "ผลสัมฤทธิ์ที่ได้จากการทำ",  # by its beginning
    "ผลสัมฤทธิด์",  # one letter off
)


@pytest.mark.parametrize(
    ("heading", "field", "points"),
    [
        (OFFICES_OWN, "result", 3.0),
        ("ผลการดำเนินการ", "result", 2.05),
        ("ผลลัพธ์", "result", 2.0),
        ("ผล", "result", 1.9),
        ("ผลการดำเนินการ รอบ 6 เดือน", "result", 1.85),
        ("ผลลัพธ์ รอบ 6 เดือน", "result", 1.8),
        ("ผลลัพธ์/ผลงาน", "result", 1.6),
        ("ผลลัพธ", "result", 1.4),
        ("ผลสัมฤทธิ์ที่ได้จากการทำ", "result", 1.0),
        ("ผลสัมฤทธิด์", "result", 0.6),
        ("ผลการดำเนินการที่คาดว่าจะได้รับจากงาน", "extra", 1.9),
        ("ความก้าวหน้า", "result", 1.6),
    ],
)
def test_how_sure_a_heading_is(heading: str, field: str, points: float) -> None:
    (named,) = read_headings([Heading(0, (heading,))], Spellings({"result": (OFFICES_OWN,)}), JUDGE.names_division)
    assert {vote.field: round(vote.points, 2) for vote in named.votes}[field] == points


def test_an_offices_own_name_is_sure_however_short_it_is() -> None:
    (named,) = read_headings([Heading(0, ("สรุป",))], Spellings({"result": ("สรุป",)}), JUDGE.names_division)
    assert [(vote.field, vote.points) for vote in named.votes] == [("result", 3.0)]


@pytest.mark.parametrize(("surer", "other"), list(pairwise(SURER_FIRST)))
def test_of_two_headings_for_one_field_the_one_that_is_surer_has_it(surer: str, other: str) -> None:
    own = Spellings({"result": (OFFICES_OWN,)})
    for names in ((surer, other), (other, surer)):
        found = columns_of([Heading(place, (name,)) for place, name in enumerate(names)], own, JUDGE).columns
        assert {one.header: one.field for one in found} == {surer: "result", other: "extra"}


def test_what_an_office_calls_its_result_itself_is_one_before_a_side_of_another_heading() -> None:
    headings = [Heading(0, ("ผลการดำเนินการ", "แผน"), "A1"), Heading(1, ("ผลการดำเนินการ", "ผล"), "A1")]
    assert [one.field for one in columns_of(headings, Spellings(), JUDGE).columns] == ["extra", "result"]
    headings.append(Heading(2, (OFFICES_OWN,)))
    found = columns_of(headings, Spellings({"result": (OFFICES_OWN,)}), JUDGE)
    assert [one.field for one in found.columns] == ["extra", "extra", "result"]


def fields_of(*names: str | tuple[str, ...]) -> list[str]:
    """The fields of columns by their headings alone; one with a heading over it is beside others below the same."""
    headings = [(name,) if isinstance(name, str) else name for name in names]
    found = [Heading(place, texts, texts[0] if texts[1:] else "") for place, texts in enumerate(headings)]
    return [one.field for one in columns_of(found, Spellings(), JUDGE).columns]


def test_a_side_of_a_heading_is_the_result_before_a_column_of_the_official_name() -> None:
    assert fields_of(("ผลลัพธ์", "แผน"), ("ผลลัพธ์", "ผล"), "ผลการดำเนินการ") == ["extra", "result", "extra"]


def test_a_name_of_four_letters_says_less_than_another_and_one_of_five_as_much() -> None:
    assert fields_of("กิจกรรม", "ฝ่าย", "หน่วยงาน") == ["activity", "extra", "division"]
    assert fields_of("กิจกรรม", "ผลงาน", "ผลลัพธ์") == ["activity", "result", "extra"]


def test_boxes_of_what_is_there_are_a_status_only_where_nothing_else_reports() -> None:
    assert fields_of("กิจกรรม", "มี", "ไม่มี") == ["activity", "tick", "tick"]
    assert fields_of("กิจกรรม", "ผลลัพธ์", "มี", "ไม่มี") == ["activity", "result", "extra", "extra"]


def test_a_name_one_letter_off_is_still_a_field() -> None:
    assert [one.field for one in columns_of([Heading(0, (SURER_FIRST[-1],))], Spellings(), JUDGE).columns] == ["result"]


@pytest.mark.parametrize(("points", "field"), [(LEAST, "status"), (LEAST - 0.01, "extra")])
def test_too_little_is_no_field_of_the_form(points: float, field: str) -> None:
    assert fields(column(0, ("status", points))) == [field]


@pytest.mark.parametrize(("margin", "doubtful"), [(CLEAR_MARGIN - 0.01, True), (CLEAR_MARGIN + 0.01, False)])
def test_a_thin_lead_is_a_doubt(margin: float, doubtful: bool) -> None:
    (role,) = decide([column(0, ("result", 1.0 + margin), ("progress", 1.0))])
    assert (role.field, role.runner_up, role.doubtful) == ("result", "progress", doubtful)


def test_a_field_that_another_column_has_is_no_doubt() -> None:
    first, _second = decide([column(0, ("status", 1.0), ("result", 0.9)), column(1, ("result", 2.0))])
    assert (first.field, first.runner_up) == ("status", "")


def test_a_hidden_column_loses_against_a_visible_one() -> None:
    assert fields(column(0, ("status", 2.05), hidden=True), column(1, ("status", 1.4))) == ["extra", "status"]
    assert fields(column(0, ("status", 2.05), hidden=True)) == ["status"]


def test_rounds_and_parts_of_one_heading_share_a_field() -> None:
    assert fields(column(0, ("status", 1.8), turn=6), column(1, ("status", 1.8), turn=12)) == ["status", "status"]
    assert fields(column(0, ("result", 2.0), group="ผล"), column(1, ("result", 2.0), group="ผล")) == ["result", "result"]
    assert fields(column(0, ("status", 2.0), group="ก"), column(1, ("status", 2.0), group="ก")) == ["status", "extra"]


@pytest.mark.parametrize("texts", [("๕๐%", "๘๐%", "๑๐๐%"), ("แล้วเสร็จ", "ยกเลิก", "ยังไม่ดำเนินการ"), ("กองคลัง", "กองช่าง", "สำนักปลัด")])
def test_content_never_takes_a_column_from_what_an_exact_heading_says(texts: tuple[str, ...]) -> None:
    cells = [Cell(text, text) for text in texts]
    for heading in HEADINGS:
        (only,) = columns_of([heading], Spellings(), JUDGE, lambda _number, cells=cells: cells).evidence
        assert not [vote for vote in only.votes if vote.source == CONTENT]
        assert max(only.scores().values()) >= EXACT


@pytest.mark.parametrize(
    ("header", "texts", "field"),
    [
        ("คนทำ", ("กองคลัง", "กองช่าง", "สำนักปลัด"), "division"),
        ("เมื่อไร", ("ต.ค. 66 – ธ.ค. 66", "ม.ค. 67", "มี.ค. 67"), "period"),
        ("ถึงไหน", ("แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"), "status"),
        ("ที่เก็บ", ("https://a.go.th/1", "https://a.go.th/2", "รายงาน.pdf"), "evidence"),
        ("จิปาถะ", ("ก", "ข", "ค"), "extra"),
    ],
)
def test_a_heading_that_nobody_knows_is_recognised_by_clear_content(header: str, texts: tuple[str, ...], field: str) -> None:
    names = ["มาตรการ", "กิจกรรม", header, "ข้อเสนอแนะ", "น้ำหนัก", "เริ่ม" if field != "period" else "งบประมาณ"]
    if field != "division":
        names[5] = "ผู้รับผิดชอบ"
    rows = [["๑. ก", f"กิจกรรมที่ {place} ของปี", text, "", "1", ""] for place, text in enumerate(texts)]
    form = read([names, *rows], [["ส่วนราชการ", "ชื่อย่อ"], *([name, ""] for name in ("กองคลัง", "กองช่าง", "สำนักปลัด"))])
    assert form.tabs[0].columns[2].field == field
    assert ("HEADER_BY_CONTENT" in set(form.problems["code"])) == (field != "extra")
