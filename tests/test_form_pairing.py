import pytest

from ita_dash.form.reports.pairing import pair, paired_or_shared, within_measure
from tests.grids import codes, drawn, merged, read


def test_answers_pair_by_number():
    assert pair(("1", "2", "3"), "๒. ข\n๑. ก").texts == ("ก", "ข", "")


def test_an_answer_loses_the_number_of_its_activity():
    assert pair(("3",), "๓. เผยแพร่แผน").texts == ("เผยแพร่แผน",)


def test_a_list_of_its_own_stays_whole():
    assert pair(("2",), "๑. ประชุมครั้งแรก\n๒. ประชุมครั้งที่สอง").texts == ("๑. ประชุมครั้งแรก\n๒. ประชุมครั้งที่สอง",)


def test_numbers_of_other_activities_are_handed_back():
    paired = pair(("2",), "๒. ข\n๓. ค\n๔. ง")
    assert paired.texts == ("ข",)
    assert [(item.number, item.typed) for _, item in paired.left] == [("3", "๓. ค"), ("4", "๔. ง")]


def test_lines_without_numbers_pair_by_order_where_counts_agree():
    assert pair(("1", "2"), "ก\nข").texts == ("ก", "ข")
    assert pair(("1", "2"), "- ก\n- ข").texts == ("ก", "ข")


def test_an_answer_without_numbers_to_several_activities_stays_whole_with_the_first():
    paired = pair(("1", "2", "3"), "ทำแล้วทั้งหมด")
    assert paired.texts == ("ทำแล้วทั้งหมด", "", "")
    assert paired.whole


def test_a_cell_merged_over_rows_gives_each_row_its_own_number():
    assert pair(("1",), "๑. ก\n๒. ข", shared=("1", "2")).texts == ("ก",)
    assert pair(("2",), "๑. ก\n๒. ข", shared=("1", "2")).texts == ("ข",)


def test_numbers_may_repeat_the_measure():
    assert pair(("1", "2"), "๓.๑ ก\n๓.๒ ข", measure_no="3").texts == ("ก", "ข")


def test_a_value_goes_for_the_row_unless_its_items_are_numbered_alike():
    assert paired_or_shared(("1", "2"), "กองคลัง") == ("กองคลัง", "กองคลัง")
    assert paired_or_shared(("1", "2"), "๑. กองคลัง\n๒. กองช่าง") == ("กองคลัง", "กองช่าง")
    assert paired_or_shared(("1", "2"), "๑. กองคลัง\n๓. กองช่าง") == ("๑. กองคลัง\n๓. กองช่าง",) * 2


def test_what_no_activity_takes_stays_beside_the_one_above_it_or_the_first():
    paired = pair(("2", "3"), "๑. ก\n๒. ข\n๓. ค\n๔. ง")
    assert paired.texts == ("ข", "ค")
    assert [(place, item.number) for place, item in paired.left] == [(0, "1"), (1, "4")]


@pytest.mark.parametrize(
    ("numbers", "answer", "texts", "left", "whole"),
    [
        ((), "ก", ("ก",), [], True),
        (("1",), "", ("",), [], False),
        (("1", "2"), "", ("", ""), [], False),
        (("",), "ก", ("ก",), [], False),
        (("2",), "ก\nข", ("ก\nข",), [], False),
        (("2",), "- ก", ("- ก",), [], False),
        (("2",), "- ก\n- ข", ("- ก\n- ข",), [], False),
        (("",), "๒. ก", ("๒. ก",), [], False),
        (("",), "๒. ก\n๓. ข", ("๒. ก\n๓. ข",), [], False),
        (("2",), "๑. ก", ("๑. ก",), [], False),
        (("2",), "๓. ก", ("",), [(0, "3")], False),
        (("2",), "๓. ก\n๑. ข", ("",), [(0, "3"), (0, "1")], False),
        (("1",), "๑. ก", ("ก",), [], False),
        (("1",), "ก", ("ก",), [], False),
        (("2",), "๒. ก\n๒. ข", ("ก\nข",), [], False),
        (("2",), "๒. ก", ("ก",), [], False),
        (("2", "3"), "๒. ก", ("ก", ""), [], False),
        (("2", "3"), "๔. ก", ("", ""), [(0, "4")], False),
        (("2", "3"), "๓. ก\n๔. ข\n๒. ค\n๕. ง", ("ค", "ก"), [(1, "4"), (0, "5")], False),
        (("", ""), "ก\nข", ("ก", "ข"), [], False),
        (("", ""), "ก", ("ก", ""), [], True),
        (("1", "2"), "- ก\n- ข\n- ค", ("- ก\n- ข\n- ค", ""), [], True),
    ],
)
def test_an_answer_to_activities_of_these_numbers(numbers, answer, texts, left, whole):
    paired = pair(numbers, answer) if numbers else pair(("1", "2"), answer)
    expected = texts if numbers else (*texts, "")
    assert (paired.texts, [(place, item.number) for place, item in paired.left], paired.whole) == (expected, left, whole)


@pytest.mark.parametrize(
    ("answer", "texts"),
    [("๑. ก\n๒. ข", ("ก", "ข")), ("๒. ข\n๑. ก\n๑. ค", ("ก\nค", "ข")), ("จัด", ("จัด", "จัด"))],
)
def test_each_row_of_a_merged_cell_takes_its_own_number(answer, texts):
    assert tuple(pair((number,), answer, shared=("1", "2")).texts[0] for number in ("1", "2")) == texts


@pytest.mark.parametrize(
    ("number", "measure", "within"),
    [("1.2", "1", "2"), ("2", "1", "2"), ("1.2", "", "1.2"), ("11.2", "1", "11.2"), ("1", "1", "1"), ("1.2.3", "1.2", "3")],
)
def test_a_number_within_its_measure(number, measure, within):
    assert within_measure(number, measure) == within


@pytest.mark.parametrize(
    ("numbers", "text", "parts"),
    [
        (("1",), "๑. ก\n๒. ข", ("๑. ก\n๒. ข",)),
        (("1",), "๑. ก", ("๑. ก",)),
        (("1", "1"), "๑. ก", ("ก", "ก")),
        (("1", "2"), "๑. ก", ("๑. ก", "๑. ก")),
        (("", ""), "- ก\n- ข", ("- ก\n- ข",) * 2),
        (("", ""), "", ("", "")),
        (("1", "2"), "๓.๑ ก\n๓.๒ ข", ("ก", "ข")),
    ],
)
def test_a_value_of_a_row_is_told_apart_where_each_activity_has_its_number(numbers, text, parts):
    assert paired_or_shared(numbers, text, "3") == parts


@pytest.mark.parametrize(
    ("answer", "results"),
    [
        ("๑. อบรมแล้ว\n๓. ประกาศแล้ว", ["อบรมแล้ว", "", "ประกาศแล้ว"]),
        ("๒. ติดแล้ว\n๓. ประกาศแล้ว", ["", "ติดแล้ว", "ประกาศแล้ว"]),
        ("๒. ติดแล้ว", ["", "ติดแล้ว", ""]),
        ("ทำทั้งหมดแล้ว", ["ทำทั้งหมดแล้ว"] * 3),
    ],
)
def test_a_merged_cell_of_items_gives_each_row_its_own_and_others_nothing(answer, results):
    rows = [
        "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล",
        "๑. วินัย | ๑. อบรม | กองคลัง | ",
        " | ๒. ติดป้าย | กองคลัง | ",
        " | ๓. ประกาศ | กองคลัง | ",
    ]
    grid = drawn(*rows)
    grid[1][3] = answer
    form = read(grid, merges=merged("D2:D4"))
    assert list(form.assignments["result"]) == results
    assert "ITEM_UNPAIRED" not in codes(form)
