import pytest

from ita_dash.form.numbering import is_title, may_list, number_of, split_items, with_lists
from tests.grids import drawn, read


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("๑. ก\n๒. ข", [("1", "ก"), ("2", "ข")]),
        ("1) ก\n2) ข", [("1", "ก"), ("2", "ข")]),
        ("(๑) ก\n(๒) ข", [("1", "ก"), ("2", "ข")]),
        ("๑.๑ ก\n๑.๒ ข", [("1.1", "ก"), ("1.2", "ข")]),
        ("1.1.2 ก", [("1.1.2", "ก")]),
        ("ก. หนึ่ง\nข. สอง", [("ก", "หนึ่ง"), ("ข", "สอง")]),
        ("- ก\n- ข", [("", "ก"), ("", "ข")]),
        ("• ก\n• ข", [("", "ก"), ("", "ข")]),
        ("๒.เผยแพร่", [("2", "เผยแพร่")]),
        ("๑. . ปรับปรุง (๒ way)", [("1", "ปรับปรุง (๒ way)")]),
        ("๑. ก ๒. ข ๓. ค", [("1", "ก"), ("2", "ข"), ("3", "ค")]),
        ("๑. ก\nต่อบรรทัด\n๒. ข", [("1", "ก\nต่อบรรทัด"), ("2", "ข")]),
        ("ดังนี้\n๑. ก\n๒. ข", [("1", "ดังนี้\nก"), ("2", "ข")]),
    ],
)
def test_numbered_items_are_split(text, items):
    assert [(item.number, item.text) for item in split_items(text)] == items


@pytest.mark.parametrize("behind", ["", ". ก", ") ก", " ก"])
def test_what_may_begin_a_list_may_begin_it_in_the_first_line_as_in_a_later_one(behind):
    for letter in map(chr, range(0x20, 0x3000)):
        assert may_list(f"{letter}{behind}") == may_list(f"ดังนี้\n{letter}{behind}"), repr(letter)


@pytest.mark.parametrize("text", ["ก.ย. ๖๖", "2566 เป็นปี", "1.5 ล้านบาท", "- ข้อเดียว", "๕๐ คน", "ประชุม ๒ ครั้ง", "ก. ข้อเดียว"])
def test_what_is_no_list_stays_whole(text):
    assert [(item.number, item.text) for item in split_items(text)] == [("", text)]


def test_an_item_keeps_how_it_was_typed():
    assert [item.typed for item in split_items("๑. ก\n๒. ข\nค")] == ["๑. ก", "๒. ข\nค"]


def test_a_date_inside_an_item_is_no_item():
    assert [item.number for item in split_items("๑. ประชุมวันที่ ๒ ต.ค. ๖๖")] == ["1"]


@pytest.mark.parametrize(
    ("title", "number", "text"),
    [
        ("๑. สร้างการรับรู้", "1", "สร้างการรับรู้"),
        ("๓.การเพิ่ม", "3", "การเพิ่ม"),
        ("มาตรการที่ ๒ การให้บริการ", "2", "การให้บริการ"),
        ("สร้างการรับรู้", "", "สร้างการรับรู้"),
        ("มาตรการที่ ๒", "", "มาตรการที่ ๒"),
    ],
)
def test_a_title_and_its_number(title, number, text):
    item = number_of(title)
    assert (item.number, item.text) == (number, text)


@pytest.mark.parametrize("text", ["12.00 น. ปิดไฟพักกลางวัน", "๐๘.๓๐ น. เข้าแถว", "9.30 นาฬิกา เปิดประชุม"])
def test_a_time_of_day_numbers_nothing(text):
    assert (number_of(text).number, [item.number for item in split_items(text)]) == ("", [""])


@pytest.mark.parametrize("text", ["1.2 นโยบาย", "๑.๒ น้ำสะอาด", "1.2 น.ส.สุดา รายงาน"])
def test_a_number_before_a_word_that_begins_alike_numbers_it(text):
    assert number_of(text).number == "1.2"


def test_a_code_of_its_own_column_says_whose_a_row_without_a_measure_is():
    form = read(
        drawn(
            "รหัส | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "2.1. | บริการ | จัดคิว | กองคลัง",
            "1.2. | | ราคากลาง | กองคลัง",
            "1.1. | จัดซื้อ | แผน | กองช่าง",
            "2.2. | | ส่งยา | กองช่าง",
        )
    )
    assert list(form.assignments["measure"]) == ["บริการ", "จัดซื้อ", "จัดซื้อ", "บริการ"]
    assert list(form.problems[form.problems["code"] == "MEASURE_BY_NUMBER"]["row"]) == [3, 5]


def test_the_number_that_an_activity_has_itself_tells_more_than_a_count_of_the_rows():
    form = read(
        drawn(
            "ลำดับ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ",
            "1 | ๑. บริการ | ๑.๑ จัดคิว | กองคลัง",
            "2 | ๒. จัดซื้อ | ๒.๑ ราคากลาง | กองคลัง",
            "3 | ๒. จัดซื้อ | ๒.๒ แผน | กองช่าง",
            "4 | ๒. จัดซื้อ | ตรวจรับ | กองช่าง",
            "R7 | ๒. จัดซื้อ | ๒.๔ ประกาศ | กองช่าง",
        )
    )
    assert list(form.assignments["code"]) == ["1.1", "2.1", "2.2", "2.4", "2.R7"]
    assert list(form.assignments["extra"]) == [{}, {}, {"ลำดับ": "3"}, {}, {}]


def test_words_in_the_column_of_numbers_beside_a_measure_alone_are_named():
    form = read(
        drawn(
            "ลำดับ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "1 | บริการ | จัดคิว | กองคลัง | จัดแล้ว",
            "ประชุมก่อน | จัดซื้อ | | | ",
            "2 | จัดซื้อ | ราคากลาง | กองช่าง | ประกาศแล้ว",
        )
    )
    assert list(form.assignments["measure"]) == ["บริการ", "จัดซื้อ"]
    assert [(one.code, one.cell, one.value) for one in form.problems.itertuples()] == [("NOTE_OUTSIDE", "A3", "ประชุมก่อน")]


@pytest.mark.parametrize(("inside", "numbers"), [("", ["1", "1", "2", "3", "3"]), ("9", ["", "", "", "", ""])])
def test_numbers_in_the_first_rows_of_measures_alone_are_theirs(inside, numbers):
    form = read(
        drawn(
            "ลำดับ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ",
            "1. | บริการ | ทำป้าย | กองคลัง",
            f"{inside} | | ทำคู่มือ | กองคลัง",
            "2. | ระบบ | ฐานข้อมูล | กองช่าง",
            "3. | บริการ | ออกหน่วย | กองคลัง",
            f"{inside} | | เปิดวันเสาร์ | กองคลัง",
        )
    )
    assert list(form.assignments["measure_no"]) == numbers


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("มาตรการ 5ส", "", "มาตรการ 5ส"),
        ("มาตรการ 5 ส่งเสริม", "5", "ส่งเสริม"),
        ("มาตรการที่ 5ส่งเสริม", "5", "ส่งเสริม"),
        ("มาตรการ 1: เปิดเผย", "1", "เปิดเผย"),
    ],
)
def test_a_number_that_a_word_begins_with_is_none(text, number, title):
    assert (number_of(text).number, number_of(text).text) == (number, title)


INSIDE = {
    "a list that begins at 1": ("๑.๑ ก\n๑) ข\n๒) ค", ["1.1"]),
    "a list of one": ("๑.๑ ก\n๑) ข", ["1.1", "1"]),
    "a list that begins at 2": ("๑.๑ ก\n๒) ข\n๓) ค", ["1.1", "2", "3"]),
    "a list whose first number stands in the line above": ("๑.๑ ก 1) ข\n2) ค", ["1.1"]),
    "a list whose number before stands in a larger one": ("๑.๑ ก 11) ข\n2) ค", ["1.1", "2"]),
    "a list behind the number of its part": ("๑.๑ ก 3.1) ข\n2) ค", ["1.1", "2"]),
    "brackets inside full stops": ("๑. ก\n(๑) ข\n(๒) ค", ["1"]),
    "full stops inside brackets": ("(๑) ก\n๑. ข\n๒. ค", ["1"]),
    "closing brackets inside full stops": ("๑. ก\n๑) ข\n๒) ค", ["1"]),
    "a list between two items": ("๑.๑ ก\n๑) ข\n๒) ค\n๑.๒ ง", ["1.1", "1.2"]),
    "one way of counting": ("๑. ก\n๒. ข\n๓. ค", ["1", "2", "3"]),
    "a deeper number is no list inside": ("๑. ก\n๑.๑ ข\n๑.๒ ค", ["1", "1.1", "1.2"]),
    "a number of another part": ("๑.๑ ก\n๒.๑) ข\n๒.๒) ค", ["1.1", "2.1", "2.2"]),
    "bullets": ("- ก\n- ข", ["", ""]),
    "letters": ("ก. ข\nข. ค", ["ก", "ข"]),
    "a line before the first number": ("ดังนี้\n๑. ก\n(๑) ข\n(๒) ค", ["1", "1", "2"]),
    "one item": ("๑. ก", ["1"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize("name", INSIDE)
def test_a_list_inside_an_item_is_a_part_of_it(name):
    text, numbers = INSIDE[name]
    items = split_items(text)
    found = with_lists(items)
    assert [one.number for one in found] == numbers
    assert "\n".join(one.typed for one in found) == "\n".join(one.typed for one in items)
    assert [one.number for one in with_lists(items, frozenset(one.number for one in items))] == [one.number for one in items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("๑. ก ๒. ข", ["ก", "ข"]),
        ("๑. ก ๓. ข", ["ก ๓. ข"]),
        ("๑. ก ๒. ข ๒. ค", ["ก", "ข ๒. ค"]),
        ("ก ๑. ข ๒. ค", ["ก ๑. ข ๒. ค"]),
        ("๑.๑ ก ๒. ข", ["ก ๒. ข"]),
        ("๑. ก ๒. ๕๐ คน", ["ก ๒. ๕๐ คน"]),
        ("๑) ก ๒) ข\n๓) ค ๔) ง", ["ก", "ข", "ค", "ง"]),
        ("ก\n๑. ข ๒. ค", ["ก\nข", "ค"]),
        ("๑. ก  \n ต่อ", ["ก\nต่อ"]),
    ],
)
def test_a_number_that_goes_on_a_count_inside_a_line_begins_an_item(text, items):
    assert [one.text for one in split_items(text)] == items


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("๑.", "", "๑."),
        ("๑. ", "", "๑. "),
        ("ข้อ 2", "", "ข้อ 2"),
        ("ข้อ 2 ก", "2", "ก"),
        ("๑.๑ ก", "1.1", "ก"),
        ("(๑) ก", "1", "ก"),
    ],
)
def test_a_number_alone_numbers_nothing(text, number, title):
    item = number_of(text)
    assert (item.number, item.text, item.typed) == (number, title, text)


@pytest.mark.parametrize(("text", "named"), [("มาตรการที่ ๑ ก", True), ("ด้านที่ 2 ข", True), ("ด้านที่ 2", False), ("๑. ก", False)])
def test_a_title_names_itself_as_one(text, named):
    assert is_title(text) == named
