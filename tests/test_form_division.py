import pytest

from ita_dash.form.division import DivisionList, division_list, everyone, is_everyone, names_division

DIVISIONS, _ = division_list(
    [
        ("สำนักปลัด", "สป., สำนักงานปลัด", ""),
        ("กองคลัง", "กค", ""),
        ("กองช่าง", "", ""),
        ("กองสาธารณสุขและสิ่งแวดล้อม", "", ""),
        ("งานแผนงานและนโยบาย", "", "สำนักปลัด"),
    ]
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("กองคลัง", ["กองคลัง"]),
        ("งาน แผนงาน และ นโยบาย", ["งานแผนงานและนโยบาย"]),
        ("สป.", ["สำนักปลัด"]),
        ("กองคลังและกองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง/กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองคลัง, กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("๑. กองคลัง\n๒. กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("- กองคลัง\n- กองช่าง", ["กองคลัง", "กองช่าง"]),
        ("กองสาธารณสุขและสิ่งแวดล้อม ร่วมกับ งานแผนงานและนโยบาย", ["กองสาธารณสุขและสิ่งแวดล้อม", "งานแผนงานและนโยบาย"]),
        ("กองคลัง\nกองคลัง", ["กองคลัง"]),
        ("-", []),
        ("", []),
    ],
)
def test_who_a_cell_names(cell, names):
    reading = DIVISIONS.read(cell)
    assert list(reading.names) == names
    assert reading.findings == ()


def test_a_name_with_and_is_not_cut_where_nothing_is_known():
    assert DivisionList().read("งานแผนงานและนโยบาย").names == ("งานแผนงานและนโยบาย",)


def test_a_near_miss_is_suggested_and_not_merged():
    reading = DIVISIONS.read("กองคลงั")
    assert reading.names == ("กองคลงั",)
    assert [(one.code, one.details["suggestion"]) for one in reading.findings] == [("DIVISION_NEAR_MISS", "กองคลัง")]


def test_a_name_that_is_not_in_the_list_is_kept():
    reading = DIVISIONS.read("หน่วยตรวจสอบภายใน")
    assert reading.names == ("หน่วยตรวจสอบภายใน",)
    assert [one.code for one in reading.findings] == ["DIVISION_UNKNOWN"]


@pytest.mark.parametrize(
    "text", ["ทุกส่วนราชการ", "ทุกกอง", "ทุกสำนัก/กอง", "ทุก ส่วนราชการ", "ทุกหน่วยงานในสังกัด", "ทุกฝ่าย", "ทุกสำนักและกอง"]
)
def test_all_divisions(text):
    assert is_everyone(text)


@pytest.mark.parametrize("text", ["กองคลัง", "ทุกวัน", "งานทุกอย่าง"])
def test_not_all_divisions(text):
    assert not is_everyone(text)


def test_all_divisions_are_those_without_a_parent():
    assert everyone(DIVISIONS) == ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม")
    assert everyone(DivisionList()) == ("ทุกส่วนราชการ",)


def test_a_parent_that_is_not_listed_is_named():
    divisions, findings = division_list([("งานคลัง", "", "กองที่ไม่มี")])
    assert [one.code for one in findings] == ["DIVISION_PARENT_UNKNOWN"]
    assert divisions.tops == ("งานคลัง",)


def test_a_tab_of_a_division_is_titled_with_its_name():
    assert names_division(DIVISIONS, "กอง คลัง") == "กองคลัง"
    assert names_division(DIVISIONS, "แผน 2567") == ""
