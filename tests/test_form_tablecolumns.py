"""What the columns of a table are: which texts are looked at, what each column is called, and what is said of it."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.columns.tablecolumns import Column, Columns, columns_of, unknown_columns
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.votes import Heading
from ita_dash.form.roles import CONTENT
from ita_dash.form.values.division import DivisionList
from tests.grids import _cell, drawn

JUDGE = ContentJudge(DivisionList())
OWN = Spellings({"result": ("สิ่งที่ทำ",)})
STATES = ("แล้วเสร็จ", "ยังไม่ดำเนินการ", "แล้วเสร็จ.")


def read(names: str, *lines: str, hidden: str = "", spellings: Spellings = OWN) -> Columns:
    """Columns drawn with bars, what stands over each before a slash, above their rows; None below them without any."""
    headings = [Heading(place, tuple(name.strip().split("/"))) for place, name in enumerate(names.split("|"))]
    rows = drawn(*lines)
    below = [[_cell(row[place]) for row in rows] for place in range(len(headings))]
    return columns_of(
        headings, spellings, JUDGE, below.__getitem__ if lines else None, lambda number: "ABCDEFG"[number] in hidden
    )


def fields(found: Columns) -> str:
    return " ".join(one.field for one in found.columns)


def by_content(found: Columns, number: int) -> dict[str, float]:
    return {vote.field: vote.points for vote in found.evidence[number].votes if vote.source == CONTENT}


def column(*texts: str) -> list[str]:
    """Rows of an activity and one text each."""
    return [f"อบรม{'กขคงจฉ'[place]} | {text}" for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("name", "texts", "votes", "field"),
    [
        # an exact name of one meaning: content counts neither for nor against it
        ("ผลการดำเนินการ", STATES, {}, "result"),
        ("ผลลัพธ์", STATES, {}, "result"),
        ("ผู้รับผิดชอบ", STATES, {}, "division"),
        ("สิ่งที่ทำ", ("แผน", "ผล"), {}, "result"),  # the office's own
        # but a short or another name over nothing but แผน and ผล
        ("ผล", ("แผน", "ผล"), {"plan_or_result": 2.4}, "plan_or_result"),
        ("ผลลัพธ์", ("แผน", "ผล"), {"plan_or_result": 2.4}, "plan_or_result"),
        ("ผลการดำเนินการ", ("แผน", "ผล"), {}, "result"),
        # a name of several meanings
        ("ความก้าวหน้า", ("50%", "60%", "70%"), {"progress": 1.5, "result": -1.0}, "progress"),
        ("ความก้าวหน้า", ("จัดงาน", "ทำป้าย", "ทำธง"), {"progress": -1.0, "result": 0.25}, "result"),
        ("ความก้าวหน้า", STATES, {"progress": -1.0, "result": 0.25, "status": 1.5}, "result"),
        (
            "ความก้าวหน้า",
            ("แล้วเสร็จ", "ยังไม่ดำเนินการ", "ธง", "ป้าย", "เสา"),
            {"progress": -1.0, "result": 0.25},
            "result",
        ),  # two in five
        ("ความก้าวหน้า", (*STATES[:2], "ยกเลิก", "ธง", "ป้าย"), {"progress": -1.0, "result": 0.25, "status": 0.5}, "result"),
        # near an accepted name only
        ("ผลการดำเนินการที่คาดว่าจะได้รับจากงาน", STATES, {"result": 0.85}, "extra"),  # no text says that it is nothing of the form
        ("ผลสัมฤทธิ์ที่ได้จากการทำ", STATES, {"status": 1.5}, "status"),
        ("ผลสัมฤทธิด์", ("กองคลัง", "กองช่าง", "สำนักปลัด"), {"division": 1.5}, "division"),
        ("ฟหกด", ("กองคลัง", "กองช่าง", "สำนักปลัด"), {"division": 1.5}, "division"),
        ("ฟหกด", ("ธง", "ป้าย", "เสา"), {}, "extra"),
        ("ฟหกด", ("แผน", "ผล"), {"plan_or_result": 1.0}, "plan_or_result"),
        # boxes of one status
        ("แล้วเสร็จ", ("กองคลัง", "กองช่าง", "สำนักปลัด"), {"tick": -1.0}, "extra"),
    ],
)
def test_texts_count_where_a_heading_leaves_a_doubt(
    name: str, texts: tuple[str, ...], votes: dict[str, float], field: str
) -> None:
    found = read(f"กิจกรรม | {name}", *column(*texts))
    assert (by_content(found, 1), found.columns[1].field) == (votes, field)
    assert by_content(read(f"กิจกรรม | {name}"), 1) == {}


@pytest.mark.parametrize(
    ("names", "line", "fields_found"),
    [
        # each rule for columns that nobody names has its say
        ("กิจกรรม | สถานะ | ฟหกด", ("ก | แล้วเสร็จ | 100", "ข | ยังไม่ดำเนินการ | 0"), "activity status progress"),
        ("กิจกรรม | ฟหกด", ("ก | 50", "ข | 30", "ค | 20"), "activity weight"),
        ("กิจกรรม | ฟหกด", ("ก | 50%", "ข | 60%"), "activity progress"),
        ("กิจกรรม | ฟหกด | หลักฐาน", ("จัดอบรม | อบรม 45 คน จัดอบรม |", "ซื้อป้ายใหม่ | ซื้อป้ายแดง |"), "activity result evidence"),
        # marks below divisions say who takes part, words what each reports
        ("กิจกรรม | ผู้รับผิดชอบ/กองคลัง | ผู้รับผิดชอบ/กองช่าง", ("อบรม | / | /", "ธง | / |"), "activity division division"),
        ("กิจกรรม | ผู้รับผิดชอบ/กองคลัง | ผู้รับผิดชอบ/กองช่าง", ("อบรม | ก | /", "ธง | / |"), "activity division_result division_result"),
        ("กิจกรรม | ผู้รับผิดชอบ | ผู้สนับสนุน", ("อบรม | กองคลัง | กองช่าง",), "activity division extra"),
        ("กิจกรรม | ผล/แผน | ผล/จริง", ("อบรม | แผน | ผล", "ธง | ผล | แผน"), "activity extra result"),
    ],
)
def test_what_stands_below_columns_together(names: str, line: tuple[str, ...], fields_found: str) -> None:
    assert fields(read(names, *line)) == fields_found


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        ("กิจกรรม | ผล/เชิงปริมาณ | ผล/เชิงคุณภาพ", ["", "ผล", "ผล"]),
        ("กิจกรรม | ก/ข/ค", ["", "ก\nข"]),
        ("กองคลัง | กองช่าง | กิจกรรม", ["division_result", "division_result", ""]),
        ("ผล/กองคลัง | ผล/กองช่าง | กิจกรรม", ["ผล", "ผล", ""]),
    ],
)
def test_columns_below_one_heading_are_a_group(names: str, groups: list[str]) -> None:
    assert [one.group for one in read(names).evidence] == groups
    merged = columns_of([Heading(0, ("ผล", "ก"), "0:0")], OWN, JUDGE)
    assert ([one.group for one in merged.evidence], merged.columns[0].hidden) == (["0:0"], False)
    assert not Column(0, "ผล", "result").hidden


@pytest.mark.parametrize(
    ("names", "line", "counts"),
    [
        ("งาน | กิจกรรม", "งานทะเบียน | งานคลัง", [True, True]),
        ("งาน | กิจกรรม | มาตรการ", "งานทะเบียน | งานคลัง | งานช่าง", [True, True, False]),
        ("งาน | กิจกรรม | ผู้รับผิดชอบ", "งานทะเบียน | งานคลัง | ก", [False, False, False]),  # somebody is named
        ("กิจกรรม | ผล", "งานทะเบียน | งานคลัง", [False, False]),
        ("ผล | ผล | กิจกรรม", "งานทะเบียน | งานคลัง | ก", [False, False, False]),  # no names of work
        ("ผล/แผน | ผล/จริง", "แผน | ผล", [False, False]),
    ],
)
def test_units_are_looked_for_where_two_columns_have_one_name(names: str, line: str, counts: list[bool]) -> None:
    found = read(names, line)
    assert [bool(by_content(found, number)) for number in range(len(counts))] == counts


@pytest.mark.parametrize("beside", ["สถานะ", "ผลการดำเนินการ"])
def test_what_another_heading_names_is_looked_for_nowhere_else(beside: str) -> None:
    found = read(f"กิจกรรม | ความก้าวหน้า | {beside}", *(f"{row} |" for row in column(*STATES)))
    assert ("status" in by_content(found, 1)) is (beside != "สถานะ")
    found = read(f"กิจกรรม | ฟหกด | {beside}", *(f"{row} |" for row in column(*STATES)))
    assert ("status" in by_content(found, 1)) is (beside != "สถานะ")


@pytest.mark.parametrize(
    ("names", "lines", "found"),
    [
        # of two columns of one level the one that names units is who carries it out
        ("งาน | กิจกรรม", ("งานทะเบียน | จัดแฟ้ม", "งานคลัง | ตรวจ"), "division activity"),
        ("งาน | กิจกรรม", ("ทะเบียน | จัดแฟ้ม", "คลัง | ตรวจ"), "extra activity"),
        ("งาน | กิจกรรม | ผู้รับผิดชอบ", ("งานทะเบียน | จัดแฟ้ม | ก", "งานคลัง | ตรวจ | ก"), "extra activity division"),
        ("มาตรการ | กิจกรรม", ("งานทะเบียน | จัดแฟ้ม", "งานคลัง | ตรวจ"), "measure activity"),
        ("กิจกรรม | ผล", ("งานทะเบียน | จัดแฟ้ม", "งานคลัง | ตรวจ"), "activity result"),
        ("ผล | ผล | กิจกรรม", ("งานทะเบียน | จัดแฟ้ม | ก", "งานคลัง | ตรวจ | ข"), "result extra activity"),
    ],
)
def test_units_under_a_name_of_work(names: str, lines: tuple[str, ...], found: str) -> None:
    assert fields(read(names, *lines)) == found


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("มาตรการ | กิจกรรม", "measure activity"),
        ("กิจกรรม | มาตรการ", "activity measure"),
        ("แนวทาง | กิจกรรม", "measure activity"),
        ("ประเด็น | กิจกรรม", "measure activity"),
        ("ประเด็น | มาตรการ | กิจกรรม", "wider measure activity"),
        ("ประเด็น | แนวทาง | กิจกรรม", "wider measure activity"),
        ("มาตรการ | แนวทาง | กิจกรรม", "measure level activity"),
        ("มาตรการ | โครงการ | กิจกรรม", "measure level activity"),
        ("ประเด็น | มาตรการ | โครงการ | กิจกรรม | ขั้นตอน", "wider measure level level activity"),
        ("โครงการ | กิจกรรม", "measure activity"),
        ("ประเด็น | มาตรการ", "measure activity"),
        # one level alone
        ("มาตรการ", "measure"),
        ("มาตรการ | งบประมาณ", "measure extra"),
        ("มาตรการ | ผู้รับผิดชอบ", "activity division"),
        ("มาตรการ | ผลการดำเนินการ", "activity result"),
        ("มาตรการ | ระยะเวลาดำเนินการ", "activity period"),
        ("ประเด็น | ผู้รับผิดชอบ", "activity division"),
        ("ประเด็น | ผลการดำเนินการ", "measure result"),
        ("ประเด็น | ระยะเวลาดำเนินการ", "measure period"),
        ("แผนงาน", "activity"),
        ("โครงการ", "activity"),
        ("กิจกรรม", "activity"),
        ("ขั้นตอน", "activity"),
        ("งบประมาณ | ผลการดำเนินการ", "extra result"),
    ],
)
def test_the_narrowest_level_is_the_activity_and_the_measure_stands_above_it(names: str, found: str) -> None:
    assert fields(read(names)) == found


@pytest.mark.parametrize(
    ("names", "number", "called"),
    [
        ("กิจกรรม | ผล", 1, "ผล"),
        ("ก/กิจกรรม | ผล", 0, "กิจกรรม"),
        ("งบ/ใช้ไป | กิจกรรม", 0, "งบ ใช้ไป"),  # one that is kept
        ("ผล/แผน | ผล/จริง", 0, "ผล แผน"),
        ("ผล/เชิงปริมาณ | ผล/เชิงคุณภาพ", 1, "ผล เชิงคุณภาพ"),  # a part
        ("กิจกรรม | ผล/รอบ 6 เดือน | ผล/รอบ 12 เดือน", 1, "ผล รอบ 6 เดือน"),  # a round
        ("กิจกรรม | ระยะเวลา/ต.ค. | ระยะเวลา/พ.ย. | ระยะเวลา/ธ.ค.", 1, "ระยะเวลา ต.ค."),
        ("กิจกรรม | สถานะ/แล้วเสร็จ | สถานะ/ยังไม่ดำเนินการ", 1, "สถานะ แล้วเสร็จ"),
        ("กิจกรรม | ผล/กองคลัง | ผล/กองช่าง", 1, "ผล กองคลัง"),
        ("กิจกรรม | เวลา/เริ่มจริง | เวลา/เสร็จจริง", 1, "เวลา เริ่มจริง"),
        ("กิจกรรม | เวลา/เริ่มจริง | เวลา/เสร็จจริง", 2, "เวลา เสร็จจริง"),
    ],
)
def test_a_column_is_called_by_its_own_name_unless_what_stands_over_it_gave_it_its_meaning(
    names: str, number: int, called: str
) -> None:
    assert read(names).columns[number].header == called


def test_what_goes_with_a_column() -> None:
    found = read("กิจกรรม | เวลา/ต.ค. | เวลา/พ.ย. | เวลา/ธ.ค. | สถานะ/แล้วเสร็จ | สถานะ/ยกเลิก", hidden="BE").columns
    assert [one.months is not None for one in found] == [False, True, True, True, False, False]
    assert [one.status for one in found] == ["", "", "", "", "done", "cancelled"]
    assert [one.heading for one in found] == ["", *["เวลา"] * 3, "สถานะ", "สถานะ"]
    lines = ("ก | / | / | / | / | / | /",)
    found_sides = read("กิจกรรม | แผน/ต.ค. | แผน/พ.ย. | แผน/ธ.ค. | ผล/ต.ค. | ผล/พ.ย. | ผล/ธ.ค.", *lines).columns
    assert [one.side for one in found_sides] == ["", *["plan"] * 3, *["result"] * 3]
    words = read(
        "กิจกรรม | แผน/ต.ค. | แผน/พ.ย. | แผน/ธ.ค. | ผล/ต.ค. | ผล/พ.ย. | ผล/ธ.ค.", "ก | / | / | / | จัดงาน | ทำป้าย |"
    ).columns
    assert [(one.field, one.months is not None, one.side) for one in words[4:]] == [("result", False, "")] * 3
    assert [one.status for one in read("กิจกรรม | ผลลัพธ์ | มี | ไม่มี").columns] == [""] * 4
    assert [one.hidden for one in found] == [False, True, False, False, True, False]
    assert [one.spelling for one in found] == ["กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "แล้วเสร็จ", "ยกเลิก"]


@pytest.mark.parametrize(
    ("name", "texts", "spelling"),
    [
        ("ผลลัพธ์", ("ก",), "ผลลัพธ์"),
        ("ฟหกด", ("กองคลัง", "กองช่าง", "สำนักปลัด"), "division"),
        ("ฟหกด", ("ธง",), ""),
        ("งบประมาณ", ("5",), "งบประมาณ"),
        ("กิจกรรม", ("ธง",), "กิจกรรม"),  # lost to another
        ("งาน", ("งานทะเบียน", "งานคลัง"), "division"),
    ],
)
def test_the_accepted_name_of_a_column(name: str, texts: tuple[str, ...], spelling: str) -> None:
    assert read(f"กิจกรรม | {name}", *column(*texts)).columns[1].spelling == spelling


@pytest.mark.parametrize(
    ("names", "lines", "said"),
    [
        ("กิจกรรม | ผล", (), []),
        # two of one meaning
        ("ผล | ผล", (), [(1, "HEADER_TWICE", {"letter": "B", "used": "ผล", "used_letter": "A"})]),
        ("ผลลัพธ | ผลลัพธ์", (), [(0, "HEADER_TWICE", {"letter": "A", "used": "ผลลัพธ์", "used_letter": "B"})]),
        (
            "ผล | ผลลัพธ์ รอบ 6 เดือน | ผลลัพธ์ รอบ 12 เดือน",
            (),
            [
                (1, "HEADER_TWICE", {"letter": "B", "used": "ผล", "used_letter": "A"}),
                (2, "HEADER_TWICE", {"letter": "C", "used": "ผล", "used_letter": "A"}),
            ],
        ),
        ("ผู้รับผิดชอบ | ผู้สนับสนุน | ผู้สนับสนุน", (), []),
        ("รหัส | ลำดับ | กิจกรรม", (), []),
        ("ประเด็น | ประเด็น | มาตรการ | กิจกรรม", (), []),
        # damaged, and by its beginning
        ("กิจกรรม | ผลลัพธ", (), [(1, "TEXT_REPAIRED", {"taken": "ผลลัพธ์"})]),
        ("กิจกรรม | ผลสัมฤทธิ์ที่ได้จากการทำ", (), [(1, "HEADER_BY_BEGINNING", {"taken": "ผลสัมฤทธิ์"})]),
        # by content
        (
            "กิจกรรม | ฟหกด",
            column("กองคลัง", "กองช่าง", "สำนักปลัด"),
            [(1, "HEADER_BY_CONTENT", {"field": "ผู้รับผิดชอบ", "share": "3/3"})],
        ),
        ("กิจกรรม | ฟหกด", column("ธง", "ป้าย"), []),
        (
            "กิจกรรม | ผลสัมฤทธิด์",  # a slip says less than what stands below
            column("กองคลัง", "กองช่าง", "สำนักปลัด"),
            [(1, "HEADER_BY_CONTENT", {"field": "ผู้รับผิดชอบ", "share": "3/3"})],
        ),
        (
            "งาน | กิจกรรม",  # its name is another column's
            ("งานทะเบียน | จัดแฟ้ม", "งานคลัง | ตรวจ"),
            [(0, "HEADER_BY_CONTENT", {"field": "ผู้รับผิดชอบ", "share": "2/2"})],
        ),
        ("กิจกรรม | ผล", column("แผน", "ผล"), []),
        ("กิจกรรม | ความก้าวหน้า", column("50%", "60%"), []),
        (
            "กิจกรรม | เวลา/ต.ค. | เวลา/พ.ย. | เวลา/ธ.ค. | ฟหกด",
            ("ก | / | / | | กองคลัง", "ข | / | / | | กองช่าง", "ค | / | / | | สำนักปลัด"),
            [(4, "HEADER_BY_CONTENT", {"field": "ผู้รับผิดชอบ", "share": "3/3"})],
        ),
        (
            "กิจกรรม | รอบ 6 เดือน | รอบ 12 เดือน",
            ("ก | จัดงานแล้ว | ซื้อป้ายแล้ว",),
            [(1, "ROUNDS_BY_CONTENT", {"letter": "B, C", "field": "ผลการดำเนินการ"})],
        ),
        ("กิจกรรม | ผล/ต.ค. | ผล/พ.ย. | ผล/ธ.ค.", ("ก | / | / |",), []),
        # a runner-up that is near
        (
            "กิจกรรม | ฟหกด",
            column("15 ม.ค. 67", "16 ม.ค. 67", "17 ม.ค. 67"),
            [
                (1, "HEADER_BY_CONTENT", {"field": "ระยะเวลาดำเนินการ", "share": "3/3"}),
                (1, "HEADER_DOUBTFUL", {"field": "ระยะเวลาดำเนินการ", "other": "วันที่รายงาน"}),
            ],
        ),
    ],
)
def test_what_is_said_of_columns(names: str, lines: tuple[str, ...], said: list[tuple[int, str, dict[str, str]]]) -> None:
    found = read(names, *lines).findings
    assert [(number, one.code, dict(one.details)) for number, one in found] == said


def test_a_hidden_column_that_lost_is_not_named() -> None:
    assert read("ผล | ผล", hidden="B").findings == ()
    assert read("ผล | ผล", hidden="A").columns[1].field == "result"


def test_of_several_rounds_the_latest_is_the_one_that_is_used() -> None:
    found = read("กิจกรรม | ผลลัพธ์ รอบ 6 เดือน | ผลลัพธ์ รอบ 12 เดือน | ผลลัพธ").findings
    told = [dict(one.details) for _number, one in found if one.code == "HEADER_TWICE"]
    assert [(one["used"], one["used_letter"]) for one in told] == [("ผลลัพธ์ รอบ 12 เดือน", "C")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ฟหกด", ["HEADER_UNKNOWN"]),
        ("ผู้รับผิดขอพ", ["HEADER_CLOSE"]),
        ("งบประมาณ", []),
        ("ผล", []),
        ("", []),
    ],
)
def test_columns_that_nothing_is_known_of(name: str, code: list[str]) -> None:
    spellings = Spellings()
    found = list(unknown_columns(Columns((Column(3, name, "extra", "งบประมาณ" if name == "งบประมาณ" else ""),)), spellings))
    if name == "ผล":
        found = list(unknown_columns(Columns((Column(3, name, "result"),)), spellings))
    assert [(number, one.code) for number, one in found] == [(3, one) for one in code]
    close = {"suggestion": "ผู้รับผิดชอบ"} if code == ["HEADER_CLOSE"] else {}
    assert all(one.details == close for _number, one in found)


def test_a_second_column_of_a_name_has_its_letter() -> None:
    assert [one.header for one in read("ผล | ผล | งบ | งบ").columns] == ["ผล", "ผล (B)", "งบ", "งบ (D)"]


def test_columns_are_found_by_field_and_by_number() -> None:
    found = read("กิจกรรม | งบ | ผล | งบ")
    assert {field: [one.number for one in several] for field, several in found.of.items()} == {
        "activity": [0],
        "extra": [1, 3],
        "result": [2],
    }
    assert (found.at[2].field, found.fields) == ("result", {"activity", "extra", "result"})
