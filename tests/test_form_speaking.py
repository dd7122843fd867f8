"""A column that nobody knows is the result, or the advice, where its texts speak of the activities beside them."""

import pytest

from tests.grids import read

PLAN = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา"]
ACTIVITIES = ["จัดอบรมคุณธรรมพนักงาน", "เผยแพร่แผนจัดซื้อจัดจ้าง", "ประกาศเจตนารมณ์สุจริต", "ทบทวนคู่มือบริการประชาชน"]
DONE = ["จัดอบรมคุณธรรมพนักงาน ๔๕ คน", "ได้เผยแพร่แผนจัดซื้อบนเว็บไซต์", "ประกาศเจตนารมณ์หน้าสำนักงาน", "คู่มือบริการ ๑๒ เรื่องทันสมัย"]
ADVICE = ["ขยายการอบรมคุณธรรมให้ลูกจ้าง", "แผนจัดซื้อจัดจ้างน่าจะมีสรุปย่อ", "ประกาศเจตนารมณ์ซ้ำทุกปี", "แปลคู่มือบริการเป็นภาษาถิ่น"]
ELSEWHERE = ["อาคารเอนกประสงค์", "ห้องประชุมใหญ่", "ลานหน้าที่ทำการ", "ศูนย์เด็กเล็ก"]
LINKS = [f"https://www.example.go.th/{n}" for n in range(4)]


def _form(columns):
    rows = [
        [f"มาตรการที่ {n}", activity, "กองคลัง", "ต.ค. 66 - ก.ย. 67", *(texts[n] for texts in columns.values())]
        for n, activity in enumerate(ACTIVITIES)
    ]
    return read([[*PLAN, *columns], *rows])


def _read_as(form):
    return {column.header: column.field for column in form.tabs[0].columns[len(PLAN) :]}


@pytest.mark.parametrize("unknown", ["บันทึกงานกอง", "ฟหกด", "เล่าสู่กันฟัง"])
def test_what_speaks_of_the_activities_is_the_result(unknown):
    form = _form({unknown: DONE, "หลักฐาน": LINKS})
    assert _read_as(form) == {unknown: "result", "หลักฐาน": "evidence"}
    assert list(form.assignments["result"]) == DONE
    (said,) = (one for one in form.problems.itertuples() if one.code == "HEADER_BY_CONTENT")
    assert dict(said.details)["share"] == "4/4"


def test_beside_a_known_result_it_is_the_advice():
    assert _read_as(_form({"ผลการดำเนินการ": DONE, "ฟหกด": ADVICE})) == {"ผลการดำเนินการ": "result", "ฟหกด": "recommendation"}


def test_of_two_the_first_is_the_result():
    assert _read_as(_form({"ฟหกด": DONE, "กหฟด": ADVICE, "หลักฐาน": LINKS}))["ฟหกด"] == "result"


@pytest.mark.parametrize(
    "columns",
    [
        {"ฟหกด": ELSEWHERE, "หลักฐาน": LINKS},
        {"ฟหกด": DONE},
        {"ฟหกด": [DONE[0], DONE[1], *ELSEWHERE[2:]], "หลักฐาน": LINKS},
        {"ฟหกด": ["จัดอบ", "เผยแพ", "ประกา", "ทบทว"], "หลักฐาน": LINKS},
        {"ผลการดำเนินการ": DONE, "ข้อเสนอแนะ": ADVICE, "ฟหกด": DONE},
    ],
    ids=["speaks of other things", "nobody reports", "half of the rows", "five letters", "nothing left to be"],
)
def test_else_it_stays_the_office_s_own(columns):
    assert _read_as(_form(columns))["ฟหกด"] == "extra"


def test_before_the_end_of_the_plan_it_is_part_of_it():
    rows = [["ม", activity, done, "กองคลัง", "ตลอดปี", link] for activity, done, link in zip(ACTIVITIES, DONE, LINKS, strict=True)]
    form = read([["มาตรการ", "กิจกรรม", "ฟหกด", "ผู้รับผิดชอบ", "ระยะเวลา", "หลักฐาน"], *rows])
    assert form.tabs[0].columns[2].field == "extra"


def test_it_is_compared_with_the_activity_that_a_blank_cell_goes_on_with():
    rows = [["ม", ACTIVITIES[0], "กองคลัง", "ตลอดปี", DONE[0], LINKS[0]], ["", "", "กองช่าง", "", "อบรมคุณธรรมช่าง ๓ คน", LINKS[1]]]
    assert read([[*PLAN, "ฟหกด", "หลักฐาน"], *rows]).tabs[0].columns[4].field == "result"


def test_the_dates_of_a_column_that_nobody_knows_are_when_it_was_reported():
    days = ["1 มิ.ย. 67", "2 มิ.ย. 67", "3 มิ.ย. 67", "4 มิ.ย. 67"]
    assert _read_as(_form({"ผลการดำเนินการ": DONE, "ฟหกด": days}))["ฟหกด"] == "reported_on"
