"""Rows that mean one assignment become one (rules 5, 11), items go to the activity of their number, and what is left is named."""

from datetime import UTC, datetime
from typing import Any

import pytest

from ita_dash.form.read import Form, read_form
from tests.grids import DIVISIONS, Row, codes, merged, read, tab, workbook

FIELDS = {
    "มาตรการ": "measure",
    "กิจกรรม": "activity",
    "ผู้รับผิดชอบ": "division",
    "ระยะเวลา": "period",
    "สถานะ": "status_read",
    "ความคืบหน้า (ร้อยละ)": "percent",
    "ผลการดำเนินการ": "result",
    "ข้อเสนอแนะ": "recommendation",
    "หลักฐาน": "evidence",
    "วันที่รายงาน": "reported_on",
    "น้ำหนัก": "weight",
    "งบ": "extra",
}
HEADER: Row = list(FIELDS)
WHO, PERIOD, STATUS, PERCENT, RESULT, ADVICE, EVIDENCE, ON, WEIGHT, BUDGET = range(2, 12)


def line(said: dict[int, str], activity: str = "๑. ประชุม", division: str = "กองคลัง") -> Row:
    return [said.get(place, usual) for place, usual in enumerate(["๑. โปร่งใส", activity, division, *[""] * 9])]


def told(form: Form, *names: str) -> list[tuple[Any, ...]]:
    return list(form.assignments[list(names)].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({RESULT: "จัดแล้ว"}, {RESULT: "จัดแล้ว ๒ ครั้ง"}, {"result": "จัดแล้ว ๒ ครั้ง", "row": 2}),
        ({RESULT: "จัดแล้ว ๒ ครั้ง"}, {RESULT: "จัด แล้ว"}, {"result": "จัดแล้ว ๒ ครั้ง", "row": 2}),
        ({ADVICE: "ควรจัดอีก"}, {ADVICE: "ควรจัดอีก ๒ ครั้ง"}, {"recommendation": "ควรจัดอีก ๒ ครั้ง"}),
        ({PERIOD: "ม.ค. 67"}, {RESULT: "จัดแล้ว"}, {"period": "ม.ค. 67", "result": "จัดแล้ว", "row": 3, "cell": "B3"}),
        ({RESULT: "จัดแล้ว"}, {PERIOD: "ม.ค. 67"}, {"period": "ม.ค. 67", "start": "2024-01-01", "end": "2024-01-31", "row": 2}),
        ({PERIOD: "ม.ค. 67"}, {PERIOD: "ม.ค.67"}, {"period": "ม.ค. 67"}),
        ({PERIOD: "ม.ค. 67"}, {PERIOD: "1 – 31 มกราคม 2567"}, {"period": "ม.ค. 67"}),
        ({STATUS: "แล้วเสร็จ"}, {STATUS: "เสร็จสิ้น"}, {"status_read": "done"}),
        ({STATUS: "แล้วเสร็จ"}, {PERCENT: "100"}, {"status_read": "done", "percent": 100.0}),
        ({PERCENT: "0"}, {PERCENT: "0"}, {"percent": 0.0}),
        ({EVIDENCE: "ภาพ 1"}, {EVIDENCE: "ภาพ 2"}, {"evidence": ("ภาพ 1", "ภาพ 2")}),
        ({EVIDENCE: "ภาพ 1"}, {EVIDENCE: "ภาพ 1"}, {"evidence": ("ภาพ 1",)}),
        ({ON: "15/1/2567"}, {ON: "15/2/2567"}, {"reported_on": "2024-02-15", "extra": {"วันที่รายงาน (ก่อนหน้า)": "2024-01-15"}}),
        ({ON: "15/2/2567"}, {ON: "15/1/2567"}, {"reported_on": "2024-02-15", "extra": {"วันที่รายงาน (ก่อนหน้า)": "2024-01-15"}}),
        ({ON: "15/2/2567"}, {ON: "15/2/2567"}, {"reported_on": "2024-02-15", "extra": {}}),
        ({WEIGHT: "2"}, {WEIGHT: "3"}, {"weight": 2.0, "extra": {"น้ำหนัก (ก่อนหน้า)": "3.0"}}),
        ({WEIGHT: "2"}, {WEIGHT: "2"}, {"weight": 2.0, "extra": {}}),
        ({}, {WEIGHT: "3"}, {"weight": 3.0, "extra": {}}),
        ({WEIGHT: "-"}, {WEIGHT: "3"}, {"weight": 3.0, "extra": {}}),
        ({BUDGET: "500"}, {BUDGET: "600"}, {"extra": {"งบ": "500\n600"}}),
        ({BUDGET: "500"}, {BUDGET: "500"}, {"extra": {"งบ": "500"}}),
        ({BUDGET: "500 บาท"}, {BUDGET: "500"}, {"extra": {"งบ": "500 บาท"}}),
        ({}, {BUDGET: "500"}, {"extra": {"งบ": "500"}}),
    ],
)
def test_two_rows_of_one_activity_that_agree_are_one(first: dict[int, str], second: dict[int, str], one: dict[str, Any]) -> None:
    form = read([HEADER, line(first), line(second)])
    (row,) = form.assignments.to_dict("records")
    assert {name: str(row[name])[:10] if name in ("start", "end", "reported_on") else row[name] for name in one} == one
    assert "DUPLICATE_CONTRADICTS" not in codes(form)
    assert (form.tabs[0].assignments, form.tabs[0].merged) == (1, 1)


@pytest.mark.parametrize(
    ("first", "second", "cell", "value", "other"),
    [
        ({RESULT: "จัดแล้ว"}, {RESULT: "ไม่ได้จัด"}, "G3", "ไม่ได้จัด", "แผน G2"),
        ({ADVICE: "ควรจัดอีก"}, {ADVICE: "ควรเลิก"}, "B3", "ควรเลิก", "แผน B2"),
        ({PERIOD: "ม.ค. 67"}, {PERIOD: "ก.พ. 67"}, "B3", "ก.พ. 67", "แผน B2"),
        ({PERIOD: "ม.ค. 67"}, {PERIOD: "ม.ค. – ก.พ. 67"}, "B3", "ม.ค. – ก.พ. 67", "แผน B2"),
        ({PERIOD: "เร็วๆ นี้"}, {PERIOD: "สักวันหนึ่ง"}, "B3", "สักวันหนึ่ง", "แผน B2"),
        ({STATUS: "แล้วเสร็จ"}, {STATUS: "ยกเลิก"}, "E3", "ยกเลิก", "แผน E2"),
        ({PERCENT: "20"}, {PERCENT: "30"}, "F3", "30", "แผน F2"),
        ({PERCENT: "0"}, {PERCENT: "30"}, "F3", "30", "แผน F2"),
    ],
)
def test_two_rows_of_one_activity_that_contradict_each_other_stay_apart(
    first: dict[int, str], second: dict[int, str], cell: str, value: str, other: str
) -> None:
    form = read([HEADER, line(first), line(second)])
    (named,) = form.problems[form.problems["code"] == "DUPLICATE_CONTRADICTS"].itertuples()
    assert (len(form.assignments), named.cell, named.value, dict(named.details)["other"]) == (2, cell, value, other)
    assert (form.tabs[0].assignments, form.tabs[0].merged) == (2, 0)


@pytest.mark.parametrize(("codes_of", "count"), [(("R1", "R2"), 2), (("R1", "R1"), 1), (("", ""), 1)])
def test_one_text_of_two_codes_is_two_activities(codes_of: tuple[str, str], count: int) -> None:
    rows = [[code, "โปร่งใส", "ประชุม", "กองคลัง", "จัดแล้ว"] for code in codes_of]
    assert len(read([["รหัส", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"], *rows]).assignments) == count


def test_a_third_row_joins_the_one_that_it_agrees_with() -> None:
    form = read([HEADER, line({RESULT: "จัดแล้ว"}), line({RESULT: "เลื่อน"}), line({RESULT: "เลื่อนแล้ว", ADVICE: "ควรจัด"})])
    assert told(form, "result", "recommendation", "row") == [("จัดแล้ว", "", 2), ("เลื่อนแล้ว", "ควรจัด", 3)]
    assert codes(form).count("DUPLICATE_CONTRADICTS") == 1


EVERYONE = "ทุกส่วนราชการ"


@pytest.mark.parametrize(
    ("own", "general", "expected"),
    [
        ({RESULT: "กำลังทำ"}, {PERIOD: "ม.ค. 67", RESULT: "จัดแล้ว"}, ("ม.ค. 67", 1.0, "กำลังทำ")),
        ({PERIOD: "ก.พ. 67"}, {PERIOD: "ม.ค. 67", RESULT: "จัดแล้ว", WEIGHT: "2"}, ("ก.พ. 67", 2.0, "")),
        ({WEIGHT: "3"}, {PERIOD: "ม.ค. 67", RESULT: "จัดแล้ว", WEIGHT: "2"}, ("ม.ค. 67", 3.0, "")),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_a_division_leaves_open_of_the_plan_is_that_of_all(
    own: dict[int, str], general: dict[int, str], expected: tuple[str, float, str], turned: bool
) -> None:
    rows = [line(own, division="กองช่าง"), line(general, division=EVERYONE)]
    form = read([HEADER, *(reversed(rows) if turned else rows)], DIVISIONS)
    (one,) = form.assignments[form.assignments["division"] == "กองช่าง"].itertuples()
    assert (one.period, one.weight, one.result) == expected
    others = form.assignments[form.assignments["division"] != "กองช่าง"]
    assert set(others["result"]) == {"จัดแล้ว"}
    assert not {"DUPLICATE_CONTRADICTS", "ROW_SUPERSEDED"} & set(codes(form))


def test_a_row_of_all_that_no_division_takes_is_named_with_all_that_it_says() -> None:
    said = {STATUS: "แล้วเสร็จ", PERCENT: "100", RESULT: "จัดแล้ว", ADVICE: "ควรจัดอีก", EVIDENCE: "ภาพ", ON: "15/1/2567"}
    listed = [["ส่วนราชการ", "ชื่อย่อ"], ["กองคลัง", ""], ["กองช่าง", ""]]
    form = read([HEADER, line(said, division=EVERYONE), line({}), line({}, division="กองช่าง")], listed)
    assert told(form, "division", "result") == [("กองคลัง", ""), ("กองช่าง", "")]
    (named,) = form.problems[form.problems["code"] == "ROW_SUPERSEDED"].itertuples()
    assert (named.cell, named.value.split("\n")) == ("B2", ["done", "100%", "จัดแล้ว", "ควรจัดอีก", "ภาพ", "2024-01-15"])


def test_two_rows_of_all_divisions_that_contradict_each_other_keep_what_each_says() -> None:
    general = [
        line({RESULT: "จัดแล้ว"}, division=EVERYONE),
        line({RESULT: "ไม่ได้จัด", PERIOD: "ม.ค. 67", BUDGET: "5"}, division=EVERYONE),
    ]
    form = read([HEADER, *general])
    assert told(form, "period", "result", "extra") == [("", "จัดแล้ว", {}), ("ม.ค. 67", "ไม่ได้จัด", {"งบ": "5"})]


# Rounds


def rounds(*reports: dict[int, str]) -> Form:
    tabs = (tab(f"ไตรมาส {place}", [HEADER, line(said)], gid=place) for place, said in enumerate(reports, start=1))
    return read_form(workbook(*tabs))


@pytest.mark.parametrize(
    ("reports", "result", "earlier"),
    [
        (
            [{RESULT: "ร่าง"}, {RESULT: "เวียน"}, {RESULT: "ลงนาม"}],
            "ลงนาม",
            [("ไตรมาส 1", "ร่าง", "G2"), ("ไตรมาส 2", "เวียน", "G2")],
        ),
        ([{RESULT: "ร่าง"}, {RESULT: "เวียน"}, {}], "เวียน", [("ไตรมาส 1", "ร่าง", "G2")]),
        ([{RESULT: "ร่าง"}, {}, {RESULT: "ลงนาม"}], "ลงนาม", [("ไตรมาส 1", "ร่าง", "G2")]),
        (
            [{STATUS: "อยู่ระหว่างดำเนินการ"}, {PERCENT: "0"}, {RESULT: "ลงนาม"}],
            "ลงนาม",
            [("ไตรมาส 1", "", "E2"), ("ไตรมาส 2", "", "F2")],
        ),
        ([{}, {}, {}], "", []),
    ],
)
def test_of_tabs_of_rounds_the_latest_that_says_something_counts(
    reports: list[dict[int, str]], result: str, earlier: list[tuple[str, str, str]]
) -> None:
    (row,) = rounds(*reports).assignments.to_dict("records")
    assert (row["result"], [(one.label, one.result, one.cell) for one in row["rounds"]]) == (result, earlier)
    orders = [one.order for one in row["rounds"]]
    assert orders == sorted(set(orders))
    assert 0.0 not in orders


def test_the_round_that_counts_has_the_plan_the_advice_and_the_evidence_of_those_beside_it() -> None:
    first = {PERIOD: "ม.ค. 67", ADVICE: "ควรเร่ง", EVIDENCE: "ภาพ 1", WEIGHT: "2", BUDGET: "5"}
    form = rounds(first, {RESULT: "จัดแล้ว", EVIDENCE: "ภาพ 2"}, {PERIOD: "ก.พ. 67", ADVICE: "ควรเลิก"})
    assert told(form, "period", "weight", "result", "recommendation", "evidence", "extra") == [
        ("ม.ค. 67", 2.0, "จัดแล้ว", "ควรเลิก", ("ภาพ 1", "ภาพ 2"), {"งบ": "5"})
    ]
    form = rounds(first, {RESULT: "จัดแล้ว", PERIOD: "มี.ค. 67", ADVICE: "ควรจัดอีก"})
    assert told(form, "period", "recommendation") == [("มี.ค. 67", "ควรจัดอีก")]


def test_later_answers_of_an_online_form_are_rounds_and_a_time_that_is_none_is_named() -> None:
    def answers(*times: str) -> Form:
        header: Row = ["ประทับเวลา", *HEADER[:3], "ผลการดำเนินการ"]
        return read([header, *([at, "๑. โปร่งใส", "๑. ประชุม", "กองคลัง", f"จัดครั้งที่ {n}"] for n, at in enumerate(times))])

    form = answers("11/3/2024, 10:20:30", "11/2/2024, 10:20:30")
    (row,) = form.assignments.to_dict("records")
    (earlier,) = row["rounds"]
    assert (row["result"], earlier.label, earlier.result, str(row["reported_on"])[:10]) == (
        "จัดครั้งที่ 0",
        "11 ก.พ. 2567",
        "จัดครั้งที่ 1",
        "2024-03-11",
    )
    assert earlier.order == datetime(2024, 2, 11, 10, 20, 30, tzinfo=UTC).timestamp()  # wherever it is read
    assert [(one.code, one.cell) for one in answers("11/3/2024, 10:20:30", "เมื่อวาน").problems.itertuples()][:1] == [
        ("DATE_UNREADABLE", "A3")
    ]


# Items of a number that their row has no activity for


@pytest.mark.parametrize(
    ("rows", "results", "problems"),
    [
        ([("๒. ข", "๒. สอง\n๓. สาม"), ("๓. ค", "")], ["สอง", "สาม"], []),
        ([("๒. ข", "๒. สอง\n๓. สาม"), ("๓. ค", "ยังไม่ทำ")], ["สอง\n๓. สาม", "ยังไม่ทำ"], ["ITEM_UNPAIRED"]),
        ([("๒. ข", "๒. สอง\n๓. สาม"), ("๓. ค", "ยังไม่ทำ"), ("๓. ง", "")], ["สอง", "ยังไม่ทำ", "สาม"], []),
        ([("๒. ข", "๒. สอง\n๓. สาม"), ("๓. ค", "สามแล้ว สาม")], ["สอง", "สามแล้ว สาม"], ["ITEM_REPEATED"]),
        ([("๒. ข", "๓. สาม"), ("๔. ง", "")], ["๓. สาม", ""], ["ITEM_UNPAIRED"]),
    ],
)
def test_an_item_goes_to_the_activity_of_its_number_where_that_has_no_answer(
    rows: list[tuple[str, str]], results: list[str], problems: list[str]
) -> None:
    form = read([HEADER, *(line({RESULT: result}, activity) for activity, result in rows)])
    assert list(form.assignments["result"]) == results
    named = form.problems[form.problems["code"].isin(["ITEM_UNPAIRED", "ITEM_REPEATED"])]
    assert [(one.code, one.cell, dict(one.details)["number"]) for one in named.itertuples()] == [
        (one, "G2", "3") for one in problems
    ]


@pytest.mark.parametrize(("division", "measure"), [("กองช่าง", "๑. โปร่งใส"), ("กองคลัง", "๒. สุจริต")])
def test_an_item_goes_to_no_other_division_or_measure(division: str, measure: str) -> None:
    form = read([HEADER, line({RESULT: "๒. สอง\n๓. สาม"}, "๒. ข"), [measure, "๓. ค", division]])
    assert list(form.assignments["result"]) == ["สอง\n๓. สาม", ""]
    assert "ITEM_UNPAIRED" in codes(form)


# What one row shares out


SHARED = {
    "an item of a merged result that no row has": (
        [["๑. ก", "๑. หนึ่ง", "กองคลัง", "๑. ทำ\n๒. จัด\n๓. ติด"], ["", "๒. สอง", "กองคลัง", ""]],
        ("D2:D3",),
        ["ทำ", "จัด"],
        [("ITEM_UNPAIRED", "D2", "๓. ติด")],
    ),
    "a merged result whose items all have a row": (
        [["๑. ก", "๑. หนึ่ง", "กองคลัง", "๑. ทำ\n๒. จัด"], ["", "๒. สอง", "กองคลัง", ""]],
        ("D2:D3",),
        ["ทำ", "จัด"],
        [],
    ),
    "one sentence merged over two rows": (
        [["๑. ก", "๑. หนึ่ง", "กองคลัง", "ทำแล้วทุกข้อ"], ["", "๒. สอง", "กองคลัง", ""]],
        ("D2:D3",),
        ["ทำแล้วทุกข้อ", "ทำแล้วทุกข้อ"],
        [],
    ),
    "one sentence for two activities": (
        [["๑. ก", "๑. หนึ่ง\n๒. สอง", "กองคลัง", "ทำแล้วทุกข้อ"]],
        (),
        ["ทำแล้วทุกข้อ", "ทำแล้วทุกข้อ"],
        [("ITEMS_FOR_ALL", "D2", "ทำแล้วทุกข้อ")],
    ),
    "a dash for one of two activities": ([["๑. ก", "๑. หนึ่ง\n๒. สอง", "กองคลัง", "๑. -\n๒. จัด"]], (), ["", "จัด"], []),
    "a cell merged over columns is of its row alone": (
        [["๑. ก", "๒. สอง", "กองคลัง", "๒. จัด\n๓. ติด", ""], ["", "๓. สาม", "กองคลัง", ""]],
        ("D2:E2",),
        ["จัด", "ติด"],
        [],
    ),
}


@pytest.mark.parametrize("name", SHARED)
def test_what_a_row_reports_goes_to_the_activities_that_it_is_about(name: str) -> None:
    rows, merges, results, problems = SHARED[name]
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"], *rows], merges=merged(*merges))
    assert list(form.assignments["result"]) == results
    named = form.problems[form.problems["code"].str.startswith("ITEM")]
    assert [(one.code, one.cell, one.value) for one in named.itertuples()] == problems


@pytest.mark.parametrize(
    ("evidence", "shared_out"),
    [
        ("๑. ภาพ\n๒. บันทึก", [("ภาพ",), ("บันทึก",)]),
        ("๑. ภาพ\n๓. บันทึก", [("ภาพ", "บันทึก"), ()]),
        ("๒. ภาพ\n๓. บันทึก", [(), ("ภาพ", "บันทึก")]),
        ("๓. บันทึก\n๒. ภาพ", [("บันทึก",), ("ภาพ",)]),
        ("ภาพ", [("ภาพ",), ()]),
    ],
)
def test_evidence_of_a_number_that_no_activity_has_stays_with_its_neighbour(
    evidence: str, shared_out: list[tuple[str, ...]]
) -> None:
    form = read([HEADER, line({EVIDENCE: evidence}, "๑. ก\n๒. ข")])
    assert list(form.assignments["evidence"]) == shared_out
    assert not {"ITEM_UNPAIRED", "ITEMS_UNNUMBERED", "ITEMS_FOR_ALL"} & set(codes(form))


def test_advice_without_numbers_is_that_of_the_first_activity_and_named() -> None:
    form = read([HEADER, line({ADVICE: "ควรเร่ง"}, "๑. ก\n๒. ข")])
    assert list(form.assignments["recommendation"]) == ["ควรเร่ง", ""]
    assert "ITEMS_UNNUMBERED" in codes(form)


def test_a_tab_of_a_division_reports_for_it_also_where_it_names_all() -> None:
    tabs = [tab("กองคลัง", [HEADER, line({RESULT: "แล้ว"}, division=EVERYONE)]), tab("ส่วนราชการ", DIVISIONS, gid=1)]
    assert told(read_form(workbook(*tabs)), "division") == [("กองคลัง",)]
    assert "DIVISION_LIST_MISSING" not in codes(read_form(workbook(tabs[0])))


def test_each_of_two_tabs_of_one_title_counts_its_own_rows():
    header = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"]
    one = tab("แผน", [header, ["๑. ก", "๑. ประชุม", "กองคลัง", "ประชุมแล้ว"], ["", "๒. อบรม", "กองช่าง", "อบรมแล้ว"]])
    other = tab("แผน", [header, ["๑. ก", "๑. ประชุม", "กองคลัง", ""], ["๒. ข", "๑. ตรวจ", "กองคลัง", "ตรวจแล้ว"]], gid=1)
    assert [(read.assignments, read.merged) for read in read_form(workbook(one, other)).tabs] == [(2, 0), (1, 1)]
