"""A numbered list inside a numbered activity stays in it (rule 10), and what differs by damage alone is one text (rule 8)."""

import pytest

from tests.grids import HEADER, codes, read


def activities(text: str, result: str = "ดำเนินการแล้ว") -> list[tuple[str, str]]:
    form = read([HEADER, ["๑. สุจริต", text, "กองคลัง", "", result, ""]])
    return list(zip(form.assignments["code"], form.assignments["activity"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑.๑ จัดอบรมให้แก่\n๑. ครู\n๒. นักเรียน", [("1.1", "จัดอบรมให้แก่\n๑. ครู\n๒. นักเรียน")]),
        ("๑.๒ จัดอบรม ดังนี้\n1) ครู\n2) นักเรียน\n3) ผู้ปกครอง", [("1.2", "จัดอบรม ดังนี้\n1) ครู\n2) นักเรียน\n3) ผู้ปกครอง")]),
        ("๑. จัดอบรมให้แก่\n(๑) ครู\n(๒) นักเรียน", [("1.1", "จัดอบรมให้แก่\n(๑) ครู\n(๒) นักเรียน")]),
        ("๑.๑ ยกระดับ\nตัวชี้วัด\n1. รอไม่นาน\n2. พึงพอใจ", [("1.1", "ยกระดับ\nตัวชี้วัด\n1. รอไม่นาน\n2. พึงพอใจ")]),
        ("๑.๑ ยกระดับ\nตัวชี้วัด 1. รอไม่นาน\n2. พึงพอใจ", [("1.1", "ยกระดับ\nตัวชี้วัด 1. รอไม่นาน\n2. พึงพอใจ")]),
        ("ยกระดับ\nตัวชี้วัด 1. รอไม่นาน\n2. พึงพอใจ", [("", "ยกระดับ\nตัวชี้วัด 1. รอไม่นาน\n2. พึงพอใจ")]),
        (
            "๑.๑ จัดอบรม\n๑) ครู\n๒) นักเรียน\n๑.๒ ทำป้าย\n๑) หน้า\n๒) หลัง",
            [("1.1", "จัดอบรม\n๑) ครู\n๒) นักเรียน"), ("1.2", "ทำป้าย\n๑) หน้า\n๒) หลัง")],
        ),
        # What is no list inside an activity
        ("๑. ประชุม\n๒. อบรม", [("1.1", "ประชุม"), ("1.2", "อบรม")]),
        ("๑. ประชุม\n๒) อบรม\n๓) สรุป", [("1.1", "ประชุม"), ("1.2", "อบรม"), ("1.3", "สรุป")]),
        ("๑.๑ ประชุม\n๑.๒ อบรม", [("1.1", "ประชุม"), ("1.2", "อบรม")]),
        ("๒. ประชุม", [("1.2", "ประชุม")]),
        ("เรื่องที่ต้องทำ\n๒. ประชุม", [("1.2", "เรื่องที่ต้องทำ\nประชุม")]),
    ],
)
def test_a_list_inside_an_activity_stays_in_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert activities(text) == expected


def test_a_list_whose_items_have_results_of_their_own_is_told_apart() -> None:
    found = activities("๑.๑ จัด ดังนี้\n๑. อบรม\n๒. ประชุม", "๑. อบรมแล้ว\n๒. ยังไม่ประชุม")
    assert [text for _code, text in found[1:]] == ["อบรม", "ประชุม"]


def test_a_list_inside_a_result_is_part_of_it() -> None:
    rows = [HEADER, ["๑. สุจริต", "๑.๑ อบรม\n๑.๒ ทำป้าย", "กองคลัง", "", "๑.๑ อบรมแล้ว\n๑. ครู\n๒. นักเรียน\n๑.๒ ยังไม่ทำ", ""]]
    assert list(read(rows).assignments["result"]) == ["อบรมแล้ว\n๑. ครู\n๒. นักเรียน", "ยังไม่ทำ"]


def pair(first: str, second: str, measures: tuple[str, str] = ("โปร่งใส", "โปร่งใส")):
    return read(
        [HEADER, [measures[0], first, "กองคลัง", "ม.ค. 67", "ทำแล้ว", ""], [measures[1], second, "กองคลัง", "", "", "ควรทำวีดิทัศน์"]]
    )


@pytest.mark.parametrize(
    ("first", "second", "sound"),
    [
        ("จัดทำคู่มือ", "จัดทำคู่่มือ", "จัดทำคู่มือ"),
        ("จัดทำสื่่อ", "จัดทำสื่อ", "จัดทำสื่อ"),
        ("เเจ้งผล", "แจ้งผล", "แจ้งผล"),
        ("ทำแผนนงาน", "ทำแผนงาน", "ทำแผนงาน"),
        ("ฟังธรม", "ฟังธรรม", "ฟังธรรม"),
    ],
)
def test_an_activity_without_a_number_that_is_damaged_is_one_and_said(first: str, second: str, sound: str) -> None:
    form = pair(first, second)
    assert list(form.assignments["activity"]) == [sound]
    assert (form.assignments["recommendation"][0], form.assignments["result"][0]) == ("ควรทำวีดิทัศน์", "ทำแล้ว")
    repaired = form.problems[form.problems["code"] == "TEXT_REPAIRED"]
    assert list(repaired["value"]) == [first if sound == second else second]


def test_a_measure_without_a_number_that_is_damaged_is_one_and_said() -> None:
    form = pair("ทำป้าย", "ทำคู่มือ", ("โปร่งใส", "โปร่่งใส"))
    assert set(form.assignments["measure"]) == {"โปร่งใส"}
    assert "TEXT_REPAIRED" in codes(form)


@pytest.mark.parametrize(("first", "second"), [("ทำคู่มือ 1", "ทำคู่มือ 2"), ("อบรมครู", "อบรมครู่"), ("จ่าย", "จ้าย"), ("ทำป้าย", "ทำฝ้าย")])
def test_another_number_mark_or_letter_is_another_activity(first: str, second: str) -> None:
    form = pair(first, second)
    assert list(form.assignments["activity"]) == [first, second]
    assert "TEXT_REPAIRED" not in codes(form)


def test_a_damaged_number_of_measures_keeps_them_apart() -> None:
    assert len(set(pair("ทำป้าย", "ทำคู่มือ", ("1. โปร่งใส", "2. โปร่่งใส")).assignments["measure_no"])) == 2


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        (("โปร่งใส", "โปร่่งใส"), "โปร่งใส"),
        (("โปร่่งใส", "โปร่งใส"), "โปร่งใส"),
        (("โปร่่งใส", "โปร่่งใส", "โปร่งใส"), "โปร่่งใส"),  # the one that is typed most
        (("แผนนงาน", "แผนงาน"), "แผนงาน"),
        (("แผนงาน", "แผนนงาน", "แผนงาน"), "แผนงาน"),
        (("สานักงาน", "สำนักงาน"), "สำนักงาน"),
        (("จัด ทำ", "จัดทำ"), "จัด ทำ"),
        (("จัดทำ", "จัด ทำ", "จัดทำ"), "จัดทำ"),
        (("ธรรมะ", "ธรรมมะ"), "ธรรมะ"),
        (("ครั้งที่ ๑", "ครั้งที่ 1"), "ครั้งที่ ๑"),
    ],
)
def test_of_the_spellings_of_a_numbered_measure_the_soundest_is_taken(typed: tuple[str, ...], taken: str) -> None:
    rows = [[f"๑. {measure}", f"๑.{place} ข", "กองคลัง"] for place, measure in enumerate(typed, start=1)]
    form = read([HEADER, *rows])
    assert set(form.assignments["measure"]) == {taken}
    assert "MEASURE_TWO_TITLES" not in codes(form)


def test_another_title_of_a_number_is_named_with_the_one_that_most_rows_have() -> None:
    rows = [["๑. สุจริต", "๑.๑ ก", "กองคลัง"], ["๑. โปร่งใส", "๑.๒ ข", "กองคลัง"], ["๑. โปร่งใส", "๑.๓ ค", "กองคลัง"]]
    form = read([HEADER, *rows, ["๑. สุจริต", "๑.๔ ง", "กองคลัง"], ["๑. โปร่งใส", "๑.๕ จ", "กองคลัง"]])
    (named,) = form.problems[form.problems["code"] == "MEASURE_TWO_TITLES"].itertuples()
    assert (named.cell, named.value) == ("B2", "สุจริต")
    assert dict(named.details) == {"number": "1", "text": "โปร่งใส", "other": "แผน B3"}
    assert list(form.assignments["measure"]) == ["สุจริต", "โปร่งใส", "โปร่งใส", "สุจริต", "โปร่งใส"]


def test_another_text_of_a_code_is_named_with_the_first() -> None:
    form = read(
        [HEADER, ["๑. สุจริต", "๑.๑ อบรม", "กองคลัง"], ["๑. สุจริต", "๑.๑ ดูงาน", "กองช่าง"], ["๑. สุจริต", "๑.๑ อบรม", "กองกลาง"]]
    )
    (named,) = form.problems[form.problems["code"] == "CODE_TWO_TEXTS"].itertuples()
    assert (named.cell, named.value, named.division) == ("B3", "ดูงาน", "กองช่าง")
    assert dict(named.details) == {"number": "1.1", "text": "อบรม", "other": "แผน B2"}


@pytest.mark.parametrize(
    ("typed", "taken", "named"),
    [
        (("กองคลัง", "กอง คลัง"), "กองคลัง", []),
        (("กอง คลัง", "กองคลัง", "กอง คลัง"), "กองคลัง", []),
        (("สานักปลัด", "สำนักปลัด"), "สำนักปลัด", ["สานักปลัด"]),
        (("สานักปลัด", "สานักปลัด", "สำนักปลัด"), "สำนักปลัด", ["สานักปลัด"]),
        (("กองช่่าง", "กองช่าง", "กองช่่าง"), "กองช่าง", ["กองช่่าง"]),
        (("กองช่าง", "กองคลัง"), None, []),
    ],
)
def test_spellings_of_a_division_are_one_without_a_list_too(typed: tuple[str, ...], taken: str | None, named: list[str]) -> None:
    form = read([HEADER, *([f"{place}. ก", "๑. ข", division] for place, division in enumerate(typed, start=1))])
    assert list(form.assignments["division"]) == ([taken] * len(typed) if taken else list(typed))
    repaired = form.problems[form.problems["code"] == "TEXT_REPAIRED"]
    assert [(one.value, dict(one.details)) for one in repaired.itertuples()] == [(text, {"taken": taken}) for text in named]
