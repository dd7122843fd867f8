"""From a row to assignments: whose they are, what goes with them, and what is said of the row (rules 3, 5, 17 and 18)."""

from typing import Any

import pytest

from ita_dash.form.read import Form, read_form
from ita_dash.sheet.workbook import Cell, Facts
from tests.grids import DIVISIONS, HEADER, Row, codes, drawn, merged, read, tab, workbook

ROW: Row = ["๑. ก", "๑. ข", "กองคลัง", "", "ทำแล้ว", ""]
TWO = "๑. ข\n๒. ค"
WHO = ("DIVISION_LIST_MISSING", "DIVISION_MISSING", "DIVISION_ONLY_PERSON", "DIVISION_OF_TAB")
WIDE: Row = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน"]


def put(row: Row, **cells: str | float | Cell) -> Row:
    """``row`` with other cells, by their letter."""
    return [cells.get(letter, cell) for letter, cell in zip("ABCDEFGH", row, strict=False)]


def told(form: Form, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in form.assignments.to_dict("records")]


def said(form: Form) -> list[tuple[str, str, str]]:
    return [(one.code, one.cell, one.division) for one in form.problems.itertuples()]


@pytest.mark.parametrize(
    ("cell", "title", "listed", "divisions", "named"),
    [
        ("กองคลัง", "แผน", True, ["กองคลัง"], []),
        ("กองคลัง\nกองช่าง", "แผน", True, ["กองคลัง", "กองช่าง"], []),
        ("ทุกส่วนราชการ", "แผน", True, ["สำนักปลัด", "กองคลัง", "กองช่าง"], []),
        ("ทุกส่วนราชการ ยกเว้นกองช่าง", "แผน", True, ["สำนักปลัด", "กองคลัง"], []),
        ("กองช่าง และทุกส่วนราชการ", "แผน", True, ["กองช่าง", "สำนักปลัด", "กองคลัง"], []),
        ("ทุกส่วนราชการ", "แผน", False, ["ทุกส่วนราชการ"], [("DIVISION_LIST_MISSING", "C2", "ทุกส่วนราชการ")]),
        # A tab of one division reports for it
        ("ทุกส่วนราชการ", "กองคลัง", True, ["กองคลัง"], [("DIVISION_OF_TAB", "C2", "กองคลัง")]),
        ("ทุกส่วนราชการ", "กองคลัง", False, ["กองคลัง"], [("DIVISION_OF_TAB", "C2", "กองคลัง")]),
        ("", "กองคลัง", True, ["กองคลัง"], []),
        ("กองช่าง", "กองคลัง", True, ["กองช่าง"], []),
        # Nobody is named
        ("", "แผน", True, [""], [("DIVISION_MISSING", "C2", "")]),
        ("นายดี ใจดี", "แผน", True, [""], [("DIVISION_ONLY_PERSON", "C2", "นายดี ใจดี")]),
    ],
)
def test_whom_a_row_is_for(cell: str, title: str, listed: bool, divisions: list[str], named: list[tuple[str, str, str]]) -> None:
    tabs = [tab(title, [HEADER, put(ROW, C=cell)]), *([tab("รายชื่อ", DIVISIONS, gid=1)] if listed else [])]
    form = read_form(workbook(*tabs))
    assert sorted(form.assignments["division"]) == sorted(divisions)
    found = [one for one in said(form) if one[0] in WHO]
    assert found == named


def test_a_row_of_its_own_wins_over_all_divisions() -> None:
    rows = [put(ROW, C="ทุกส่วนราชการ", E="จัดแล้ว"), put(ROW, A="", B="", C="กองช่าง", E="ยังไม่ดำเนินการ")]
    form = read([HEADER, *rows], DIVISIONS)
    assert dict(told(form, "division", "result")) == {"สำนักปลัด": "จัดแล้ว", "กองคลัง": "จัดแล้ว", "กองช่าง": "ยังไม่ดำเนินการ"}
    assert not {"DUPLICATE_CONTRADICTS", "DUPLICATE_MERGED"} & set(codes(form))


def test_without_a_column_of_divisions_that_is_said_at_the_activity() -> None:
    form = read([["กิจกรรม", "มาตรการ", "ผลการดำเนินการ"], [TWO, "๑. ก", "ทำแล้ว"]])
    found = form.problems[form.problems["code"] == "DIVISION_COLUMN_MISSING"]
    assert list(zip(found["cell"], found["value"], strict=True)) == [("A2", "ข\nค")]


def test_activities_without_a_measure_are_said_at_their_cell() -> None:
    form = read([["กิจกรรม", "มาตรการ", "ผู้รับผิดชอบ"], [TWO, "", Cell(facts=Facts(formula="=A1"))]])
    found = form.problems[form.problems["code"] == "MEASURE_MISSING"]
    assert list(zip(found["cell"], found["value"], strict=True)) == [("A2", "ข")]


def test_what_blank_cells_take_over_is_said_where_it_is_typed() -> None:
    form = read([HEADER, put(ROW, C="ทุกส่วนราชการ", D="สักวัน"), put(ROW, A="", B="๒. ค", C="", D="")])
    found = [f"{code} {at}" for code, at, _division in said(form)]
    assert sorted(found) == ["DIVISION_LIST_MISSING C2", "PERIOD_UNREADABLE D2"]


def test_a_formula_that_gives_no_division_is_said_as_one() -> None:
    form = read([HEADER, put(ROW, C=Cell(facts=Facts(formula="=A1")), D="สักวัน")])
    assert sorted(codes(form)) == ["FORMULA_WITHOUT_VALUE", "PERIOD_UNREADABLE"]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("กองคลัง", {}),
        ("กองคลัง (หลัก)\nกองช่าง (ร่วม)", {"ผู้รับผิดชอบ": "กองคลัง (หลัก)\nกองช่าง (ร่วม)"}),
    ],
)
def test_what_a_cell_of_divisions_says_beside_names_is_kept(cell: str, kept: dict[str, str]) -> None:
    assert read([HEADER, put(ROW, C=cell)]).assignments["extra"][0] == kept


@pytest.mark.parametrize(
    ("who", "typed", "people"),
    [
        ("กองคลัง\nนายดี ใจดี", "", "นายดี ใจดี"),
        ("กองคลัง\nนายดี ใจดี", "สมศรี", "สมศรี\nนายดี ใจดี"),
        ("กองคลัง\nนายดี ใจดี", "นายดี ใจดี", "นายดี ใจดี"),
        ("กองคลัง", "สมศรี", "สมศรี"),
        ("กองคลัง", "", ""),
    ],
)
def test_people_beside_a_division_report(who: str, typed: str, people: str) -> None:
    form = read([[*HEADER, "ผู้รายงาน"], [*put(ROW, C=who), typed]])
    assert told(form, "division", "reported_by") == [("กองคลัง", people)]


@pytest.mark.parametrize(
    ("result", "advice", "evidence", "found"),
    [
        ("ทำแล้ว", "", "ภาพ", [("ภาพ",)]),
        ("ทำแล้ว https://a.example/1", "", "ภาพ", [("ภาพ", "https://a.example/1")]),
        ("", "ดู https://a.example/2", "", [("https://a.example/2",)]),
        ("https://a.example/1", "https://a.example/1", "https://a.example/1", [("https://a.example/1",)]),
        (Cell("ทำแล้ว", links=("https://a.example/3",)), "", "", [("https://a.example/3",)]),
        ("ทำแล้ว", "", Cell(facts=Facts(pictures=("p",))), [("ภาพที่เซลล์ F2",)]),
        (Cell("ทำแล้ว", facts=Facts(pictures=("p",))), "", Cell("ก", links=("https://a.example/4",)), None),
        ("", "", "", [()]),
    ],
)
def test_what_shows_the_work(result: str | Cell, advice: str, evidence: str | Cell, found: list[tuple[str, ...]] | None) -> None:
    form = read([WIDE, ["๑. ก", "๑. ข", "กองคลัง", result, advice, evidence]])
    shown = list(form.assignments["evidence"])
    assert shown == found if found else ("ภาพที่เซลล์ D2" in shown[0] and len(shown[0]) == 2)


def test_links_of_a_merged_cell_of_evidence_are_of_each_row() -> None:
    rows: list[Row] = [["๑. ก", f"๑.{n} ข", "กองคลัง", "ทำแล้ว", "", ""] for n in (1, 2, 3)]
    rows[0][5] = Cell("ภาพ", links=("https://a.example/1",))
    assert [
        "https://a.example/1" in one for one in read([WIDE, *rows], merges=merged("F2:F3")).assignments["evidence"].map(str)
    ] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("column", "text", "texts", "named"),
    [
        ("result", "๑. หนึ่ง\n๒. สอง", ["หนึ่ง", "สอง"], []),
        ("result", "ทั้งหมดแล้ว", ["ทั้งหมดแล้ว"] * 2, ["ITEMS_FOR_ALL D2"]),
        ("result", "หนึ่ง\nสอง", ["หนึ่ง", "สอง"], []),
        ("result", "๑. -\n๒. สอง", ["", "สอง"], []),
        ("result", "-", ["", ""], []),
        ("result", "๑. หนึ่ง\n๓. สาม", ["หนึ่ง\n๓. สาม", ""], ["ITEM_UNPAIRED D2"]),
        ("recommendation", "ควรทำ", ["ควรทำ", ""], ["ITEMS_UNNUMBERED E2"]),
        ("recommendation", "๑. หนึ่ง\n๒. สอง", ["หนึ่ง", "สอง"], []),
        ("recommendation", "๒. สอง\n๓. สาม", ["", "สอง\n๓. สาม"], ["ITEM_UNPAIRED E2"]),
        ("evidence", "ภาพ", [("ภาพ",), ()], []),
        ("evidence", "๑. ภาพ\n๓. เอกสาร", [("ภาพ", "เอกสาร"), ()], []),
        ("evidence", "๒. ภาพ\n๓. เอกสาร", [(), ("ภาพ", "เอกสาร")], []),
        ("evidence", "๓. เอกสาร", [("เอกสาร",), ()], []),
    ],
)
def test_which_answer_is_of_which_activity(column: str, text: str, texts: list[Any], named: list[str]) -> None:
    row: Row = ["๑. ก", TWO, "กองคลัง", "", "", ""]
    row[{"result": 3, "recommendation": 4, "evidence": 5}[column]] = text
    form = read([WIDE, row])
    assert list(form.assignments[column]) == texts
    assert [f"{one.code} {one.cell}" for one in form.problems.itertuples() if one.code.startswith("ITEM")] == named


@pytest.mark.parametrize(
    ("merge", "results", "named"),
    [
        ("D2:D3", ["หนึ่ง", "สอง", ""], ["ITEM_UNPAIRED 9"]),
        ("D2:E2", ["๑. หนึ่ง\n๒. สอง\n๙. เก้า", "", ""], []),
    ],
)
def test_what_a_merged_cell_says_of_no_row_is_named(merge: str, results: list[str], named: list[str]) -> None:
    rows: list[Row] = [["๑. ก", f"๑.{n} ข", "กองคลัง", "", "", ""] for n in (1, 2, 3)]
    rows[0][3] = "๑. หนึ่ง\n๒. สอง\n๙. เก้า"
    form = read([WIDE, *rows], merges=merged(merge))
    assert list(form.assignments["result"]) == results
    unpaired = form.problems[form.problems["code"] == "ITEM_UNPAIRED"]
    assert [f"ITEM_UNPAIRED {dict(details)['number']}" for details in unpaired["details"]] == named
    assert set(unpaired["cell"]) <= {"D2"}


KEPT: dict[str, tuple[tuple[str, ...], list[dict[str, str]]]] = {
    "columns that nobody knows": (
        ("มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล | งบ", "๑. ก | ๑. ข | กองคลัง | จัด | 5", " | ๒. ค | กองคลัง | จัด |"),
        [{"งบ": "5"}, {}],
    ),
    "levels go on": (
        (
            "ยุทธศาสตร์ | มาตรการ | โครงการ | กิจกรรม | ผู้รับผิดชอบ | ผล",
            "หนึ่ง | ๑. ก | ใหญ่ | ข | กองคลัง | จัด",
            " | | | ค | กองคลัง | จัด",
            " | ๒. ง | | จ | กองคลัง | จัด",
        ),
        [{"ยุทธศาสตร์": "หนึ่ง", "โครงการ": "ใหญ่"}, {"ยุทธศาสตร์": "หนึ่ง", "โครงการ": "ใหญ่"}, {"ยุทธศาสตร์": "หนึ่ง"}],
    ),
    "a number that is none of the activity": (
        (
            "ที่ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล",
            "1 | ๑. ก | ๑.๑ ข | กองคลัง | จัด",
            "(๒) | | ๑.๒ ค | กองคลัง | จัด",
            "9 | | ๑.๓ ง | กองคลัง | จัด",
            "10 | ๔. จ | ๔.๑ ฉ | กองคลัง | จัด",
        ),
        [{}, {}, {"ที่": "9"}, {"ที่": "10"}],
    ),
    "sections over the measure": (
        ("มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผล", "ด้านหนึ่ง", "๑. ก | ๑. ข | กองคลัง | จัด", "๒. ค", "๒. ค | ๑. ง | กองคลัง | จัด"),
        [{"หัวข้อ": "ด้านหนึ่ง"}, {"หัวข้อ": "ด้านหนึ่ง"}],
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept_beside_a_row(name: str) -> None:
    rows, extra = KEPT[name]
    form = read(drawn(*rows), merges=merged("A2:D2") if "ด้าน" in rows[1] else ())
    assert list(form.assignments["extra"]) == extra


@pytest.mark.parametrize(
    ("note", "kept", "named"),
    [
        ("โทรถาม", "โทรถาม", False),
        (" แล้วเสร็จ ", "แล้วเสร็จ", True),
        (" ", None, False),
        ("แล้วเสร็จ " + "ก" * 190, "แล้วเสร็จ " + "ก" * 190, True),
        ("แล้วเสร็จ " + "ก" * 191, "แล้วเสร็จ " + "ก" * 191, False),
    ],
)
def test_a_note_on_a_cell_is_kept_and_named_where_it_says_a_status(note: str, kept: str | None, named: bool) -> None:
    form = read([HEADER, put(ROW, D=Cell("ตลอดปี", note=note))])
    assert form.assignments["extra"][0] == ({"ความเห็นที่ D2": kept} if kept else {})
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == ([("NOTE_SAYS_STATUS", "D2")] if named else [])


def test_what_is_odd_is_said_once_at_its_cell_for_those_it_concerns() -> None:
    rows = [put(ROW, C="กองคลัง\nกองช่าง", D="สักวัน"), put(ROW, A="", B="๒. ค", C="", D="")]
    listed = DIVISIONS[:1] + DIVISIONS[2:4]
    assert said(read([HEADER, *rows], listed)) == [("PERIOD_UNREADABLE", "D2", "กองคลัง, กองช่าง")]
    assert said(read([["ระยะเวลา", *HEADER[:3]], ["สักวัน", *ROW[:3]]])) == [("PERIOD_UNREADABLE", "A2", "กองคลัง")]
    assert said(read_form(workbook(tab("กองคลัง", [HEADER, put(ROW, C="", D="สักวัน")])))) == [("PERIOD_UNREADABLE", "D2", "กองคลัง")]


@pytest.mark.parametrize(
    ("header", "row", "cell"),
    [
        (HEADER, ["", "", "กองช่าง", "", "ทำ", ""], "C3"),
        (HEADER, ["", "", "", "", "ทำ", "ควรทำ"], "E3"),
        (["วันที่รายงาน", *HEADER], ["15/1/2567", "", "", "กองช่าง", "", "ทำ", ""], "D3"),
    ],
)
def test_the_cell_that_stands_for_a_row_which_names_no_activity(header: Row, row: Row, cell: str) -> None:
    first: Row = ["๑. ก", "๑. ข", "กองคลัง", "", "", ""]
    form = read([header, [*([""] * (len(header) - 6)), *first], row, [*([""] * (len(header) - 6)), *put(first, A="", B="๒. ค")]])
    assert cell in list(form.assignments["cell"])


def test_rows_that_hold_only_what_the_form_had_in_it_are_named_once() -> None:
    header: Row = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ความคืบหน้า (ร้อยละ)"]
    left: Row = ["", "", "", "ยังไม่ดำเนินการ", "0%"]
    form = read([header, ["๑. ก", "๑. ข", "กองคลัง", "แล้วเสร็จ", "100%"], left, left])
    (one,) = form.problems[form.problems["code"] == "ROWS_OF_TEMPLATE"].itertuples()
    assert (one.cell, one.value, dict(one.details)) == ("D3", "ยังไม่ดำเนินการ\n0%", {"range": "D3:D4"})
    assert len(form.assignments) == 1
