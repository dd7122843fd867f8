"""Who a cell names. The table of cells is the rule: what divides names, what never cuts one, what is only said beside them."""

from itertools import islice, product

import pytest

from ita_dash.form.values.alldivisions import all_divisions, is_everyone
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.divisionlist import division_list, everyone, names_division
from ita_dash.form.values.divisionnames import differ_in_a_short_word, is_damaged, is_one_letter_off
from ita_dash.form.values.divisiontext import atoms
from ita_dash.sheet.workbook import Merge
from tests.grids import DIVISIONS as LIST
from tests.grids import HEADER, codes, read

DIVISIONS, _ = division_list(
    [
        ("สำนักปลัด", "สป., สำนักงานปลัด, ปลัด อบต., นักวิเคราะห์นโยบายและแผน", ""),
        ("กองคลัง", "กค", ""),
        ("กองช่าง", "", ""),
        ("กองการศึกษา ศาสนา และวัฒนธรรม", "กองการศึกษา", ""),
        ("กองสาธารณสุขและสิ่งแวดล้อม", "", ""),
        ("งานแผนงานและนโยบาย", "", "สำนักปลัด"),
        ("งานนิติการ", "", "สำนักปลัด"),
        ("งานรายได้/พัสดุ", "", "กองคลัง"),
    ]
)
HEALTH = "กองสาธารณสุขและสิ่งแวดล้อม"
EDUCATION = "กองการศึกษา ศาสนา และวัฒนธรรม"
PLANNING = "งานแผนงานและนโยบาย"
ALL = "ทุกส่วนราชการ"


def said(cell, divisions=DIVISIONS):
    """The names in a cell, "all" with what it leaves out, and the codes of what was odd about it."""
    reading = divisions.read(cell)
    names = [*reading.names, *([ALL] if reading.everyone else []), *(f"ไม่รวม{name}" for name in reading.excluded)]
    return names, [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        # One name, however it is spaced and shortened
        ("กองคลัง", ["กองคลัง"]),
        ("กอง  คลัง", ["กองคลัง"]),
        ("กองคลัง.", ["กองคลัง"]),
        ("(กองคลัง)", ["กองคลัง"]),
        ("กองคลัง (กค.)", ["กองคลัง"]),
        ("สป.", ["สำนักปลัด"]),
        ("สป", ["สำนักปลัด"]),
        ("ปลัด อบต.", ["สำนักปลัด"]),
        ("นักวิเคราะห์นโยบายและแผน", ["สำนักปลัด"]),
        ("กองการศึกษา", [EDUCATION]),
        # No name of the list is cut
        ("งาน แผนงาน และ นโยบาย", [PLANNING]),
        ("กองสาธารณสุข\nและสิ่งแวดล้อม", [HEALTH]),
        ("กองการศึกษา\nศาสนา และวัฒนธรรม\nกองช่าง", [EDUCATION, "กองช่าง"]),
        ("งานรายได้/พัสดุ", ["งานรายได้/พัสดุ"]),
        ("กองช่าง/งานรายได้/พัสดุ", ["กองช่าง", "งานรายได้/พัสดุ"]),
        # Several
        ("กองคลัง\nกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง, กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง,\nกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง; กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง/กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง - กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลังและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง ร่วมกับ กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง • กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("1.1 กองคลัง\n1.2 กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองช่าง (ร่วมกับกองคลัง)", ["กองช่าง", "กองคลัง"]),
        ("กองคลัง\nและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("๑. กองคลัง\n๒. กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("1.กองคลัง 2.กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("(๑) กองคลัง (๒) กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("- กองคลัง\n- กองช่าง", ["กองคลัง", "กองช่าง"]),
        (f"{HEALTH} ร่วมกับ {PLANNING}", [HEALTH, PLANNING]),
        (f"สป. กค กองช่าง และ{HEALTH}", ["สำนักปลัด", "กองคลัง", "กองช่าง", HEALTH]),
        ("กองคลัง\nกองคลัง", ["กองคลัง"]),
        # Who leads and who supports is no name
        ("กองคลัง (หลัก)", ["กองคลัง"]),
        ("กองคลัง (-)", ["กองคลัง"]),
        ("กองคลัง (หลัก), กองช่าง (ร่วม)", ["กองคลัง", "กองช่าง"]),
        ("ผู้รับผิดชอบหลัก: กองคลัง\nร่วม: กองช่าง", ["กองคลัง", "กองช่าง"]),
        # A unit beside the division that it belongs to
        ("สำนักปลัด (งานนิติการ)", ["งานนิติการ"]),
        ("งานนิติการ (สำนักปลัด)", ["งานนิติการ"]),
        ("งานนิติการ สำนักปลัด", ["งานนิติการ"]),
        ("กองคลัง งานนิติการ สำนักปลัด", ["กองคลัง", "งานนิติการ"]),
        ("สำนักปลัด/งานนิติการ", ["สำนักปลัด", "งานนิติการ"]),
        ("ทุกงานในสำนักปลัด", ["สำนักปลัด"]),
        # All divisions
        ("ทุกส่วนราชการ", [ALL]),
        ("ทั้ง ๕ กอง", [ALL]),
        ("ทั้งห้ากอง", [ALL]),
        ("ทุกส่วนราชการ, งานนิติการ", ["งานนิติการ", ALL]),
        ("ทุกส่วนราชการ ยกเว้นกองช่าง", [ALL, "ไม่รวมกองช่าง"]),
        ("ทุกส่วนราชการ โดยมีสำนักปลัดเป็นหลัก", [ALL]),
        ("ทุกกองโดยให้กองคลังเป็นเจ้าภาพหลัก", [ALL]),
        ("ทุกสำนัก/กอง (ยกเว้น กองช่าง และกองคลัง)", [ALL, "ไม่รวมกองช่าง", "ไม่รวมกองคลัง"]),
        # No answer
        ("-", []),
        ("", []),
    ],
)
def test_who_a_cell_names(cell, names):
    assert said(cell) == (names, [])


@pytest.mark.parametrize(
    ("cell", "names", "code"),
    [
        # The title of a post, or people
        ("ผู้อำนวยการกองคลัง", ["กองคลัง"], "DIVISION_BY_TITLE"),
        ("ผอ. กองคลัง", ["กองคลัง"], "DIVISION_BY_TITLE"),
        ("รก.ผอ.กองคลัง", ["กองคลัง"], "DIVISION_BY_TITLE"),
        ("ผู้รักษาราชการแทนผู้อำนวยการกองคลัง", ["กองคลัง"], "DIVISION_BY_TITLE"),
        ("หัวหน้าสำนักปลัด", ["สำนักปลัด"], "DIVISION_BY_TITLE"),
        ("บุคลากรกองคลัง", ["กองคลัง"], "DIVISION_BY_TITLE"),
        # As letters come out of a PDF, behind a role: of more words than a name of the list has
        (f"หลัก: ผอ.{' '.join(HEALTH)}", [HEALTH], "DIVISION_BY_TITLE"),
        # Damage that repairing cures
        ("สานักปลัด", ["สำนักปลัด"], "TEXT_REPAIRED"),
        ("กองช่่าง", ["กองช่าง"], "TEXT_REPAIRED"),
        ("สานักปลัด กองคลัง", ["สำนักปลัด", "กองคลัง"], "TEXT_REPAIRED"),
        ("กองคลังกองช่าง", ["กองคลัง", "กองช่าง"], "TEXT_REPAIRED"),
        # One name of the list but for a slip
        ("กองคลงั", ["กองคลัง"], "TEXT_REPAIRED"),
        ("กองคลัง กองช่งา", ["กองคลัง", "กองช่าง"], "TEXT_REPAIRED"),
        ("กองคลง", ["กองคลัง"], "TEXT_REPAIRED"),
        ("กองคลังง", ["กองคลัง"], "TEXT_REPAIRED"),
        ("กองขลัง", ["กองคลัง"], "TEXT_REPAIRED"),
        ("กองลคัง", ["กองคลัง"], "TEXT_REPAIRED"),  # two letters that changed places
        ("ผอ.กองขลัง", ["กองคลัง"], "TEXT_REPAIRED"),
        ("กองสาธรณสุขและสิ่งแวดล้อม", [HEALTH], "TEXT_REPAIRED"),
        ("งานแผนงานและนโยบย", [PLANNING], "TEXT_REPAIRED"),
        ("ทุกสานัก/กอง", [ALL], "TEXT_REPAIRED"),
        # Something beside a name
        ("สำนักปลัด (งานเทศกิจ)", ["สำนักปลัด"], "DIVISION_REMARK"),
        ("งานพัสดุ กองคลัง", ["กองคลัง"], "DIVISION_REMARK"),
        ("สำนักปลัด อบต.", ["สำนักปลัด"], "DIVISION_REMARK"),
        ("ผู้อำนวยการ (กองคลัง)", ["กองคลัง"], "DIVISION_REMARK"),
        ("ชมรม กองคลัง และ กองช่าง", ["กองคลัง", "กองช่าง"], "DIVISION_REMARK"),
        # Not in the list
        ("กองคงลง", ["กองคงลง"], "DIVISION_NEAR_MISS"),
        ("กองสาธารณสุข", ["กองสาธารณสุข"], "DIVISION_NEAR_MISS"),
        ("หน่วยตรวจสอบภายใน/กองคลัง", ["หน่วยตรวจสอบภายใน", "กองคลัง"], "DIVISION_UNKNOWN"),
        ("กองคลังและพัสดุ", ["กองคลังและพัสดุ"], "DIVISION_UNKNOWN"),
        ("งานกำกับดูแล", ["งานกำกับดูแล"], "DIVISION_UNKNOWN"),
        ("ชมรมดนตรี และ กองคลัง", ["ชมรมดนตรี", "กองคลัง"], "DIVISION_UNKNOWN"),
        ("กองช่าง และ ชมรม กองคลัง", ["กองช่าง และ ชมรม กองคลัง"], "DIVISION_UNKNOWN"),
        ("กองคลัง (ร่วมกับชมรมผู้สูงอายุ)", ["กองคลัง", "ชมรมผู้สูงอายุ"], "DIVISION_UNKNOWN"),
        ("(ชมรมผู้สูงอายุ)", ["ชมรมผู้สูงอายุ"], "DIVISION_UNKNOWN"),
        ("กองคลัง ชมรม ดนตรี ไทย", ["กองคลัง"], "DIVISION_REMARK"),
        # A role and nobody who has it
        *(("(หลัก)", ["(หลัก)"], "DIVISION_UNKNOWN"), ("(-)", ["(-)"], "DIVISION_UNKNOWN")),
        ("กองคลังร่วมกับหน่วยงานที่เกี่ยวข้อง", ["กองคลัง", "หน่วยงานที่เกี่ยวข้อง"], "DIVISION_UNKNOWN"),
        ("ผู้บริหารและพนักงานทุกคน", ["ผู้บริหารและพนักงานทุกคน"], "DIVISION_UNKNOWN"),
        ("ทุกภาคส่วน", ["ทุกภาคส่วน"], "DIVISION_UNKNOWN"),
        ("สค", ["สค"], "DIVISION_UNKNOWN"),
        # All, but of another number
        ("ทั้ง 3 กอง", [ALL], "DIVISION_COUNT_DIFFERS"),
        ("ทั้งสี่กอง", [ALL], "DIVISION_COUNT_DIFFERS"),
    ],
)
def test_what_is_odd_is_said(cell, names, code):
    assert said(cell) == (names, [code])


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("งานแผนงานและนโยบาย", ["งานแผนงานและนโยบาย"]),
        ("กองคลังและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("สำนักปลัด กองคลัง กองช่าง", ["สำนักปลัด", "กองคลัง", "กองช่าง"]),
        ("กองสวัสดิการ สังคม", ["กองสวัสดิการ สังคม"]),
        ("กองทุนหลักประกันสุขภาพ", ["กองทุนหลักประกันสุขภาพ"]),
        ("กองสาธารณสุข\nและสิ่งแวดล้อม", [HEALTH]),
        ("ทั้ง 5 กอง", [ALL]),
    ],
)
def test_without_a_list_names_are_told_by_how_they_begin(cell, names):
    assert said(cell, DivisionList()) == (names, [])


@pytest.mark.parametrize("cell", ["45", "12,500.-", "100%", "15 มี.ค. 67", "29 ก.พ.", "ไตรมาส 2", "แล้วเสร็จ", "?", "081-2345678"])
def test_without_a_list_what_is_no_name_is_one_division_and_said(cell):
    assert said(cell, DivisionList()) == ([cell], ["DIVISION_NO_NAME"])


def test_a_comma_within_an_amount_parts_no_names():
    assert said("12,500 บาท", DivisionList()) == (["12,500 บาท"], [])
    assert said("กอง 1,กอง 2", DivisionList())[0] == ["กอง 1", "กอง 2"]


def test_a_near_miss_suggests_the_name():
    (finding,) = DIVISIONS.read("กองคงลง").findings
    assert finding.details["suggestion"] == "กองคลัง"


def test_what_stands_beside_the_names_is_kept():
    assert DIVISIONS.read("กองคลัง (หลัก)").remark == "กองคลัง (หลัก)"
    assert DIVISIONS.read("ทุกส่วนราชการ ยกเว้นกองช่าง").remark == "ทุกส่วนราชการ ยกเว้นกองช่าง"
    assert [DIVISIONS.read(cell).remark for cell in ("กองคลัง", "กองคลัง กองช่าง", "กองคลัง (-)")] == ["", "", ""]
    assert [finding.details for finding in DIVISIONS.read("กองคลัง\nกองช่าง\n(ฝ่ายโยธา)").findings] == [
        {"taken": "กองช่าง", "remark": "ฝ่ายโยธา"}  # a remark in brackets that the line breaks off
    ]
    (finding,) = DIVISIONS.read("ชมรม ดนตรี ไทย กองคลัง").findings
    assert finding.details == {"taken": "กองคลัง", "remark": "ชมรม ดนตรี ไทย"}


def test_names_in_brackets_are_those_of_the_cell_where_it_names_none_else():
    reading = DIVISIONS.read("คณะทำงาน (กองคลัง และ กองกีฬา)")
    assert (reading.names, [one.code for one in reading.findings]) == (
        ("กองคลัง", "กองกีฬา"),
        ["DIVISION_REMARK", "DIVISION_UNKNOWN"],
    )


def test_a_name_of_the_list_may_have_brackets():
    listed, _ = division_list([("กลุ่มงานบริหาร (ส่วนกลาง)", "", ""), ("กองคลัง", "", "")])
    assert said("กองคลัง, กลุ่มงานบริหาร (ส่วนกลาง)", listed) == (["กองคลัง", "กลุ่มงานบริหาร (ส่วนกลาง)"], [])


def test_a_name_of_the_list_may_name_a_person():
    listed, _ = division_list([("ศูนย์ นายสมชาย ใจดี", "", ""), ("กองคลัง", "นางสมหญิง ดีงาม", "")])
    assert said("ศูนย์ นายสมชาย ใจดี", listed) == (["ศูนย์ นายสมชาย ใจดี"], [])
    assert said("นางสมหญิง ดีงาม, นายสมศักดิ์ ดีมาก", listed)[0] == ["กองคลัง", "นายสมศักดิ์ ดีมาก"]  # one is listed: who it is counts


def test_a_long_name_is_found_beside_another():
    long, wordy = "กอง" + "ส่งเสริมการพัฒนา" * 6, "กองงาน " + " ".join("กขคงจฉชซฌญฎฏ")
    listed, _ = division_list([(long, "", ""), (wordy, "", ""), ("กองคลัง", "", "")])
    assert said(f"กองคลัง {long} {wordy}", listed) == (["กองคลัง", long, wordy], [])


def test_a_list_without_names_and_parents_of_its_own():
    listed, findings = division_list([("", "กค", ""), ("-", "", ""), ("กองคลัง", "ฯ, -", "-"), ("งานพัสดุ", "", "กองพัสดุ")])
    assert [(one.name, one.parent) for one in listed.divisions] == [("กองคลัง", ""), ("งานพัสดุ", "")]
    assert (listed.known("ฯ"), listed.known("กค"), [one.code for one in findings]) == (None, None, ["DIVISION_PARENT_UNKNOWN"])


def test_another_number_is_another_division():
    schools, _ = division_list([("โรงเรียนเทศบาล 2", "", ""), ("กองคลัง", "", "")])
    assert said("โรงเรียนเทศบาล 3", schools) == (["โรงเรียนเทศบาล 3"], ["DIVISION_UNKNOWN"])


@pytest.mark.parametrize(
    ("typed", "name", "is_damage"),
    [
        *(("สำนกปลด", "สำนักปลัด", True), ("กองคลังงง", "กองคลัง", True), ("กองคลัง", "กองคลัง", True)),
        *(("กองคลัง", "กองช่าง", False), ("เขต11", "เขต1", False)),
    ],
)
def test_marks_and_letters_typed_twice_are_damage(typed, name, is_damage):
    assert is_damaged(typed, name) is is_damage


@pytest.mark.parametrize(
    ("typed", "name", "is_slip"),
    [
        *(("กขค", "งขค", True), ("กขค", "กงค", True), ("กขค", "กขง", True), ("กขค", "กขค", True)),  # another letter
        *(("กค", "กขค", True), ("กขค", "ขค", True), ("กขคง", "กขค", True), ("กขกข", "กข", False)),  # one missing or added
        *(("กขคง", "กคขง", True), ("กขคง", "ขกคง", True), ("กขคง", "คกขง", False), ("กขคง", "กงขค", False)),  # two changed places
        *(("กขคง", "กจฉง", False), ("กขค", "จขฉ", False)),
        *((typed, name, False) for typed, name in (("1กข", "2กข"), ("ก1ข", "ก2ข"), ("กข1", "กข2"), ("กข", "กข1"), ("12", "21"))),
    ],
)
def test_a_slip_is_one_letter_and_never_a_digit(typed, name, is_slip):
    assert is_one_letter_off(typed, name) is is_slip


@pytest.mark.parametrize(
    ("typed", "name", "differ"),
    [
        *(("กลุ่ม ก", "กลุ่ม ข", True), ("กลุ่ม กข", "กลุ่ม กขค", True), ("กลุ่ม กขค", "กลุ่ม กขง", False)),
        *(("กลุ่ม ก", "กลุ่มก", False), ("กลุ่ม ก", "กลุ่ม ก", False), ("ก กลุ่ม", "ก กลุม", False)),
    ],
)
def test_a_short_word_is_a_name_of_its_own(typed, name, differ):
    assert differ_in_a_short_word(typed, name) is differ


def test_a_list_is_its_divisions_and_not_what_was_read_by_it():
    one, other = DivisionList(DIVISIONS.divisions), DivisionList(DIVISIONS.divisions)
    one.read("กองคลัง")
    assert (one == other, hash(one) == hash(other), one == DivisionList()) == (True, True, False)
    assert repr(DivisionList()) == "DivisionList(divisions=())"
    with pytest.raises(TypeError):
        DivisionList((), {})


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        *(("ทั้งสองกอง", 2), ("ทั้งสามกอง", 3), ("ทั้งสี่กอง", 4), ("ทั้งห้ากอง", 5), ("ทั้งหกกอง", 6), ("ทั้งเจ็ดกอง", 7)),
        *(("ทั้งแปดกอง", 8), ("ทั้งเก้ากอง", 9), ("ทั้งสิบกอง", 10), ("ทั้ง 12 กอง", 12), ("ส่วนราชการทั้ง ๗ ส่วน", 7), ("ทุกกอง", None)),
    ],
)
def test_how_many_all_are(phrase, count):
    assert all_divisions(phrase).count == count


def test_so_many_texts_are_remembered_and_no_more():
    divisions = DivisionList()
    *texts, last, beyond = ("".join(signs) for signs in islice(product("-–—._", repeat=6), 4097))  # no answers: soon read
    for text in texts:
        divisions.read(text)
    assert divisions.read(last) is divisions.read(last)
    assert divisions.read(beyond) is not divisions.read(beyond)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ก ข", [("ก", False), ("ข", False)]),
        ("ก/ข", [("ก", False), ("ข", True)]),
        ("ก / และ  ข ค", [("ก", False), ("ข", True), ("ค", False)]),
        ("/ก ", [("ก", True)]),
        (" ก", [("ก", False)]),
        ("", []),
    ],
)
def test_the_smallest_parts_of_a_cell(text, parts):
    assert [(text[start:end], joined) for start, end, joined in atoms(text)] == parts


def test_a_text_is_read_once():
    assert DIVISIONS.read("กองคลัง/กองช่าง") is DIVISIONS.read("กองคลัง/กองช่าง")


@pytest.mark.parametrize(
    "text",
    [
        "ทุกส่วนราชการ",
        "ทุกกอง",
        "ทุกฝ่าย",
        "ทุก ส่วนราชการ",
        "ทุก ๆ กอง",
        "ทุกสำนัก/กอง",
        "ทุกสำนัก/กอง/ฝ่าย",
        "ทุกสำนักและกอง",
        "ทุกสำนัก ทุกกอง",
        "ทุกหน่วยงานในสังกัด",
        "ทุกหน่วยงานในสังกัด อบต.",
        "ทุกส่วนราชการภายในองค์การบริหารส่วนตำบล",
        "ทุกส่วนราชการที่เกี่ยวข้อง",
        "สำนัก/กอง ทุกแห่ง",
        "หน่วยงานในสังกัดทั้งหมด",
        "ส่วนราชการทุกส่วน",
        "ทั้ง 5 กอง",
        "ทั้งห้ากอง",
        "ส่วนราชการทั้ง ๕ ส่วน",
        "พนักงานทุกกอง",
        "หัวหน้าส่วนราชการทุกแห่ง",
        "ผอ.ทุกกอง",
        "All divisions",
    ],
)
def test_all_divisions(text):
    assert is_everyone(text)


@pytest.mark.parametrize(
    "text",
    [
        "กองคลัง",
        "สำนัก/กอง",
        "ทุกวัน",
        "งานทุกอย่าง",
        "บุคลากรทุกคน",
        "ทุกภาคส่วน",
        "ทุกโรงเรียน",
        "ทุกงานในกองคลัง",
        "หน่วยงานที่เกี่ยวข้อง",
    ],
)
def test_not_all_divisions(text):
    assert not is_everyone(text)


def test_all_divisions_are_those_without_a_parent():
    assert everyone(DIVISIONS) == ("สำนักปลัด", "กองคลัง", "กองช่าง", EDUCATION, HEALTH)
    assert everyone(DivisionList()) == (ALL,)


def test_a_parent_that_is_not_listed_is_named():
    divisions, findings = division_list([("งานคลัง", "", "กองที่ไม่มี")])
    assert [one.code for one in findings] == ["DIVISION_PARENT_UNKNOWN"]
    assert divisions.tops == ("งานคลัง",)


@pytest.mark.parametrize("title", ["กอง คลัง", "1. กองคลัง", "แผน กองคลัง", "กองคลัง (2567)"])
def test_a_tab_of_a_division_is_titled_with_its_name(title):
    assert names_division(DIVISIONS, title) == "กองคลัง"


@pytest.mark.parametrize("title", ["แผน 2567", "กองคลัง/กองช่าง", "ทุกส่วนราชการ", "กองพัสดุ"])
def test_any_other_tab_is_of_no_division(title):
    assert names_division(DIVISIONS, title) == ""


def test_a_division_in_a_form_is_counted_under_the_name_of_the_list():
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "ผอ.กองคลัง\nสานักปลัด", "", "ประชุมแล้ว", ""]], LIST)
    assert list(form.assignments["division"]) == ["กองคลัง", "สำนักปลัด"]
    assert codes(form)[:2] == ["DIVISION_BY_TITLE", "TEXT_REPAIRED"]


def test_of_spellings_that_are_all_damaged_and_typed_as_often_the_shortest_is_taken():
    twice, thrice = ("กองคล" + "\u0e31" * times + "ง" for times in (2, 3))  # the mark above the line typed again
    rows = [[f"{n}. ม", f"1. ก{n}", name, "ต.ค. 66 - ธ.ค. 66", "จัดแล้ว", ""] for n, name in enumerate((thrice, twice), 1)]
    assert list(read([HEADER, *rows]).assignments["division"]) == [twice, twice]


def test_without_a_list_spellings_of_one_name_are_one_division():
    names = ["สำนักปลัด", "สานักปลัด", "สำนัก ปลัด", "สำนักปลัด."]
    form = read([HEADER, *(["๑. ก", f"{number}. ประชุม {number}", name, "", "แล้ว", ""] for number, name in enumerate(names, 1))])
    assert set(form.assignments["division"]) == {"สำนักปลัด"}
    assert list(form.problems.loc[form.problems["code"] == "TEXT_REPAIRED", "value"]) == ["สานักปลัด"]


@pytest.mark.parametrize("cell", ["กองคลังและ" * 3000, "/" * 30_000 + "ก", "ก ยกเว้น" * 3000, "กองคลัง (" * 3000, "ทุกส่วนงาน" * 3000])
@pytest.mark.parametrize("divisions", [DIVISIONS, DivisionList()])
def test_a_cell_of_thirty_thousand_characters_is_one_name(cell, divisions):
    assert len(divisions.read(cell).names) == 1


@pytest.mark.parametrize(
    "cell",
    ["ทุกงานในสำนักปลัด ยกเว้นงานนิติการ", "ทุกงานในสำนักปลัด (ยกเว้น กองช่าง)", "ทุกงานในสำนักปลัด โดยมีงานนิติการเป็นหลัก"],
)
def test_all_units_of_one_but_some_are_that_ones_with_the_words_kept(cell):
    reading = DIVISIONS.read(cell)
    assert (reading.names, reading.everyone, reading.remark, reading.findings) == (("สำนักปลัด",), False, cell, ())


def test_all_but_leaves_out_whom_it_names_and_keeps_the_words():
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "ทุกส่วนราชการ ยกเว้นกองช่าง", "", "แล้ว", ""]], LIST)
    assert list(form.assignments["division"]) == ["สำนักปลัด", "กองคลัง"]
    assert form.assignments["extra"][0] == {"ผู้รับผิดชอบ": "ทุกส่วนราชการ ยกเว้นกองช่าง"}


@pytest.mark.parametrize(
    ("listed", "typed"),
    [
        (("กองที่ 1", "กองที่ 5"), "กองที่ 2"),  # never by a digit
        (("กองช่างที่ 1", "กองคลัง"), "กองช่างที่ 2"),
        (("กองช่างที่ 1", "กองคลัง"), "กองช่างที่ 11"),
        (("กลุ่ม ก", "กลุ่ม ค"), "กลุ่ม ข"),  # nor by a letter that counts
        (("กองช่าง", "กองชาม"), "กองชาง"),  # a slip of two is of none
        (("กองงานช่าง", "กองคลัง"), "กองงานวัด"),
    ],
)
def test_a_name_that_is_no_slip_of_exactly_one_stays_as_typed(listed, typed):
    divisions, _ = division_list([(name, "", "") for name in listed])
    assert divisions.read(typed).names == (typed,)


@pytest.mark.parametrize(
    ("post", "division"),
    [
        ("ผอ.กองคลัง", "กองคลัง"),
        ("รรท.ผอ.กองคลัง", "กองคลัง"),
        ("ผู้อำนวยการกองช่าง", "กองช่าง"),
        ("หัวหน้าสำนักปลัด", "สำนักปลัด"),
        ("หน.ฝ่ายอำนวยการ", "ฝ่ายอำนวยการ"),
        ("หัวหน้ากลุ่มงานนิติการ", "กลุ่มงานนิติการ"),
        ("หัวหน้าส่วนราชการ", "หัวหน้าส่วนราชการ"),
        ("หัวหน้างาน", "หัวหน้างาน"),
        ("ผู้อำนวยการโรงเรียน", "ผู้อำนวยการโรงเรียน"),
        ("เจ้าหน้าที่กองคลัง", "เจ้าหน้าที่กองคลัง"),
    ],
)
def test_whoever_heads_a_division_is_that_division_also_without_a_list(post, division):
    reading = DivisionList().read(post)
    assert reading.names == (division,) or (post == "หัวหน้าส่วนราชการ" and reading.everyone)
    assert [finding.code for finding in reading.findings] == (["DIVISION_BY_TITLE"] if division != post else [])


@pytest.mark.parametrize("text", ["กองคลัง (-)", "(%)", "กอง (และ)", "(/) กองช่าง", "กองคลัง ( )"])
def test_brackets_around_marks_alone_end_no_reading(text):
    assert all(name.strip() for name in DIVISIONS.read(text).names)


@pytest.mark.parametrize(
    "lines",
    [
        ["ที่มา : กองยุทธศาสตร์"],
        ["หมายเหตุ ปรับโครงสร้าง 1 ต.ค. 66"],
        ["ลงชื่อ.......................ผู้รายงาน", "(นายประเสริฐ ดีเลิศ)", "นักทรัพยากรบุคคล"],
        ["ผู้รับรอง นายกเทศมนตรี"],
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_notes_and_who_signs_below_the_list_of_divisions_are_none(lines, column):
    rows = [HEADER, ["๑. ก", "๑. ประชุม", "ทุกส่วนราชการ", "", "ประชุมแล้ว", ""]]
    form = read(rows, [*LIST, *([""] * column + [line] + [""] * (2 - column) for line in lines)])
    assert list(form.assignments["division"]) == list(read(rows, LIST).assignments["division"])
    assert codes(form).count("CELL_WITHOUT_HEADER") == len(lines)


@pytest.mark.parametrize(
    "reach", ["โทร. 0 4455 1234 ต่อ 12", "โทรศัพท์ภายใน 1234", "081-2345678", "0812345678", "fin@ban.go.th", "E-mail: fin@ban.go.th"]
)
@pytest.mark.parametrize("between", ["\n", " ", " ("])
def test_how_a_division_is_reached_is_said_beside_its_name(reach, between):
    cell = f"กองคลัง{between}{reach}" + ")" * (between == " (")
    for divisions in (DIVISIONS, DivisionList()):
        reading = divisions.read(cell)
        assert (reading.names, reading.remark) == (("กองคลัง",), cell)


@pytest.mark.parametrize("cell", ["งานโทรคมนาคม", "งานโทรศัพท์ 2 ชั้น", "fin@ban.go.th"])
def test_a_name_that_only_speaks_of_telephones_and_an_address_alone_stay_as_typed(cell):
    assert DivisionList().read(cell).names == (cell,)


PLAN = ["มาตรการ", "วิธีการดำเนินการ", "ระยะเวลา", "ผลการดำเนินการ"]


@pytest.mark.parametrize("listed", [LIST, None])
@pytest.mark.parametrize("merges", [(Merge(1, 0, 2, 4), Merge(4, 0, 5, 4)), ()])
def test_a_division_over_rows_that_name_none_is_theirs(listed, merges):
    rows = [
        ["กองคลัง"],
        ["ก", "เผยแพร่งบ", "ต.ค. 66", "เผยแพร่แล้ว"],
        ["", "ประชุม", "พ.ย. 66", ""],
        ["กองช่าง"],
        ["ข", "สำรวจ", "ธ.ค. 66", ""],
        ["", "อบรม", "", "อบรมแล้ว"],
    ]
    form = read([PLAN, *rows], listed, merges)
    assert list(form.assignments["division"]) == ["กองคลัง", "กองคลัง", "กองช่าง", "กองช่าง"]
    assert list(form.assignments["measure"]) == ["ก", "ก", "ข", "ข"]
    assert not set(codes(form)) & {"DIVISION_MISSING", "ACTIVITY_MISSING", "NOTE_OUTSIDE"}


def test_a_division_over_rows_gives_them_no_period_of_one_of_them():
    rows = [["กองคลัง"], ["ประชุม", "ม.ค. 67", "แล้ว"], ["อบรม", "", "แล้ว"], ["กองช่าง"], ["ซ่อม", "ก.พ. 67", ""], ["ทาสี", "", ""]]
    form = read([["วิธีการดำเนินการ", "ระยะเวลา", "ผลการดำเนินการ"], *rows], LIST)
    assert list(form.assignments["division"]) == ["กองคลัง", "กองคลัง", "กองช่าง", "กองช่าง"]
    assert list(form.assignments["period"]) == ["ม.ค. 67", "", "ก.พ. 67", ""]


def test_a_division_over_rows_that_name_theirs_is_none_of_them():
    form = read([HEADER, ["กองคลัง"], ["ก", "ประชุม", "กองช่าง", "", "ประชุมแล้ว", ""]], LIST, (Merge(1, 0, 2, 6),))
    assert list(form.assignments["division"]) == ["กองช่าง"]


def test_a_division_that_heads_nothing_is_named():
    form = read([PLAN, ["ก", "เผยแพร่งบ", "ต.ค. 66", "เผยแพร่แล้ว"], ["กองช่าง"]], LIST)
    assert len(form.assignments) == 1
    assert "กองช่าง" in list(form.problems["value"])


def test_who_one_belongs_to_is_the_division_where_a_form_names_no_other():
    alone = read([["มาตรการ", "กิจกรรม", "สังกัด", "สถานะ"], ["ก", "ประชุม", "กองแผนงาน", "แล้วเสร็จ"]])
    assert list(alone.assignments["division"]) == ["กองแผนงาน"]
    beside = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สังกัด"], ["ก", "ประชุม", "งานนิติการ", "สำนักปลัด"]])
    assert list(beside.assignments["division"]) == ["งานนิติการ"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        *((name, name) for name in ("กลุ่มงานพัสดุ", "คณะครุศาสตร์", "ภาควิชาฟิสิกส์", "โรงพยาบาลปากน้ำ", "สำนักงานปลัด", "งานนิติการ")),
        *((title, "") for title in ("งาน", "ส่วนที่ 1", "กลุ่มที่ 2", "คณะกรรมการ", "แผนกลยุทธ์", "แผนการจัดซื้อ", "ผลรวม")),
    ],
)
def test_without_a_list_a_tab_is_of_a_unit_that_its_title_names(title, name):
    assert names_division(DivisionList(), title) == name


@pytest.mark.parametrize("head", ["คณบดีคณะวิทยาศาสตร์", "หัวหน้าภาควิชาฟิสิกส์"])
def test_who_heads_a_faculty_is_that_faculty(head):
    assert DivisionList().read(head).names == (head.removeprefix("คณบดี").removeprefix("หัวหน้า"),)


def test_of_names_run_together_the_longest_of_the_list_is_meant():
    divisions, _findings = division_list([("กองคลัง", "", ""), ("กองคลังและพัสดุ", "", ""), ("กองช่าง", "", "")])
    assert divisions.read("กองคลังและพัสดุกองช่าง").names == ("กองคลังและพัสดุ", "กองช่าง")
    assert divisions.read("กองช่างกองคลัง").names == ("กองช่าง", "กองคลัง")
