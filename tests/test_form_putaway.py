"""What a person put away: hidden forms and copies, struck-out rows and words, hidden columns (rule 13)."""

from dataclasses import replace

import pytest

from ita_dash.dataset import Source, understand
from ita_dash.form.read import Form, read_form
from ita_dash.form.tabs.putaway import is_copy
from ita_dash.meaning.formof import ReadingSettings, form_of
from ita_dash.progress import assess
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Cell, Facts, Merge, Tab, Workbook
from tests.assignments_factory import AS_OF
from tests.grids import DIVISIONS, HEADER, codes, read, tab, workbook

FORM = [HEADER, ["1. มาตรการ", "1. จัดประชุม", "กองคลัง", "ตลอดปี", "ประชุมแล้ว", ""]]
OTHER = [HEADER, ["1. มาตรการ", "2. ของลับ", "กองช่าง", "ตลอดปี", "ลับ", ""]]


def hidden(one: Tab) -> Tab:
    return replace(one, hidden=True)


def struck(text: str) -> Cell:
    return Cell(text, text, facts=Facts(unstruck=""))


def partly(text: str, kept: str) -> Cell:
    return Cell(text, text, facts=Facts(unstruck=kept))


def activities(form: Form) -> list[str]:
    return list(form.assignments["activity"])


def left_out(form: Form) -> list[str]:
    return [one.left_out for one in form.tabs]


def test_a_hidden_form_is_left_out_and_nothing_of_it_is_shown_but_that_it_is():
    book = workbook(tab("แผน", FORM), hidden(tab("ร่างเก่า ปี 2560", [["ปีงบประมาณ 2561 โรงเรียนลับ"], *OTHER], gid=1)), title="แผน")
    form = read_form(book)
    assert (activities(form), left_out(form)) == (["จัดประชุม"], ["", "hidden"])
    assert form.tabs[1].link == ""
    assert "ลับ" not in form.problems.to_json(force_ascii=False) + form.office
    assert form.year.be not in (2560, 2561)


def test_a_setting_takes_hidden_forms_and_copies_in():
    book = workbook(tab("แผน", FORM), hidden(tab("แผน 2", OTHER, gid=1)))
    assert len(form_of(book, settings=ReadingSettings(hidden_tabs=True)).assignments) == 2
    as_set, usual = (understand(book, Source("x"), Settings(hidden_tabs=value)) for value in (True, False))
    assert [len(one.form.assignments) for one in (as_set, usual)] == [2, 1]
    assert as_set.version != usual.version


def test_a_hidden_list_of_divisions_counts():
    form = read_form(
        workbook(tab("แผน", [HEADER, ["1. ก", "1. ข", "ทุกส่วนราชการ", "", "", ""]]), hidden(tab("กอง", DIVISIONS, gid=1)))
    )
    assert len(form.assignments) == 3


def test_a_workbook_whose_forms_are_all_hidden_has_none():
    with pytest.raises(SheetError) as caught:
        understand(workbook(hidden(tab("แผน", FORM))), Source("x"), Settings())
    assert caught.value.code == "no_form"
    assert "hidden_tabs" in caught.value.advice


@pytest.mark.parametrize(
    ("title", "copy"),
    [
        ("สำเนาของ แบบรายงาน", True),
        ("สำเนาของแบบรายงาน 1", True),
        ("สำเนา - แบบรายงาน", True),
        ("Copy of Plan", True),
        ("copy of copy of plan", True),
        ("แบบรายงาน (สำเนา)", True),
        ("แบบรายงาน - Copy", True),
        ("แบบรายงาน (copy 2)", True),
        ("แบบรายงาน", False),
        ("แบบรายงาน (2)", False),
        ("สำเนาเอกสารหลักฐาน", False),
        ("Copyright", False),
        ("ก" * 190 + "(สำเนา 12)", True),  # as long as a title may be
        ("ก" * 191 + "(สำเนา 12)", False),
    ],
)
def test_a_copy_is_known_by_its_title(title, copy):
    assert is_copy(title) == copy


def test_a_copy_is_left_out_only_where_another_visible_form_stands():
    copy = tab("สำเนาของ แผน", OTHER, gid=1)
    assert activities(read_form(workbook(tab("แผน", FORM), copy))) == ["จัดประชุม"]
    assert activities(read_form(workbook(copy))) == ["ของลับ"]
    assert activities(read_form(workbook(hidden(tab("แผน", FORM)), copy))) == ["ของลับ"]
    assert activities(read_form(workbook(copy, tab("บันทึก", [["โทรถามกองช่าง"]], gid=2)))) == ["ของลับ"]


def line(activity: str | Cell, *rest: str | Cell, measure: str | Cell = "1. มาตรการ", division: str | Cell = "กองคลัง"):
    period, result, advice = [*rest, "ตลอดปี", "", ""][: max(3, len(rest))] if not rest else [*rest, "", ""][:3]
    return [measure, activity, division, period, result, advice]


def test_a_struck_out_row_is_left_out_and_named():
    form = read([HEADER, line("1. ก"), [struck(text) for text in ("1. มาตรการ", "2. ข", "กองช่าง", "ตลอดปี")], line("3. ค")])
    assert activities(form) == ["ก", "ค"]
    (said,) = form.problems[form.problems["code"] == "ROW_STRUCK_OUT"].itertuples()
    assert (said.row, said.cell) == (3, "B3")
    assert "2. ข" in said.value


def test_the_activity_decides_whether_a_row_is_struck_out():
    form = read([HEADER, line("1. ก"), line(struck("2. ข"), "ตลอดปี"), line("3. ค", division=struck("กองช่าง"))])
    assert activities(form) == ["ก", "ค"]
    assert codes(form).count("WORDS_STRUCK_OUT") == 1


@pytest.mark.parametrize("result", ["ดำเนินการแล้ว", "จัดแล้ว", "แล้วเสร็จ"])
def test_a_row_crossed_off_as_done_is_done_and_named(result):
    row = [struck(text) for text in ("1. มาตรการ", "2. ข", "กองช่าง", "ตลอดปี", result)]
    form = read([HEADER, line("1. ก"), row])
    assert activities(form) == ["ก", "ข"]
    assert list(assess(form.assignments, AS_OF)["status"])[1] == "done"
    assert "ROW_CROSSED_OFF" in codes(form)


def test_a_struck_out_row_with_its_box_ticked_is_done():
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "แล้วเสร็จ", "ยังไม่ดำเนินการ"]
    boxes = [Cell("TRUE", True, "bool"), Cell("FALSE", False, "bool")]
    rows = [
        ["1. ก", struck("ข"), struck("กองคลัง"), *boxes],
        ["1. ก", "ง", "กองคลัง", *boxes],
        ["1. ก", struck("ค"), struck("กองช่าง"), *boxes[::-1]],
    ]
    assert activities(read([header, *rows])) == ["ข", "ง"]


def test_a_struck_out_row_that_is_cancelled_is_left_out():
    assert activities(read([HEADER, line("1. ก"), line(struck("2. ข"), "", "ยกเลิกแล้ว")])) == ["ก"]


def test_what_a_struck_out_row_said_for_blank_cells_below_goes_on():
    rows = [
        line("1. ก", measure="1. หนึ่ง"),
        line(struck("1. ข"), measure=struck("2. สอง"), division=struck("กองช่าง")),
        ["", "2. ค"],
    ]
    form = read([HEADER, *rows])
    assert list(zip(form.assignments["measure"], form.assignments["division"], strict=True)) == [
        ("หนึ่ง", "กองคลัง"),
        ("สอง", "กองช่าง"),
    ]


def test_a_row_below_with_a_measure_of_its_own_takes_nothing():
    form = read([HEADER, line("1. ก"), line(struck("1. ข"), measure="2. สอง", division="กองช่าง"), ["3. สาม", "1. ค"]])
    assert list(form.assignments["division"]) == ["กองคลัง", ""]


def test_a_measure_merged_over_a_struck_out_row_stays():
    rows = [line(struck("1. ก"), measure="1. มาตรการ"), ["", "2. ข", "กองคลัง", "", "", ""]]
    form = read([HEADER, *rows], merges=(Merge(1, 0, 3, 1),))
    assert list(zip(form.assignments["measure"], form.assignments["activity"], strict=True)) == [("มาตรการ", "ข")]


def test_a_row_that_continues_a_struck_out_activity_is_left_out_too():
    rows = [line("1. ก"), line(struck("2. ข")), ["", "", "กองช่าง", "", "ทำต่อ", ""], line("3. ค")]
    assert activities(read([HEADER, *rows])) == ["ก", "ค"]


def test_struck_out_words_are_not_read_and_named():
    form = read([HEADER, line("1. ก", "ตลอดปี", partly("ยกเลิก จัดประชุมแล้ว", "จัดประชุมแล้ว"))])
    assert list(form.assignments["result"]) == ["จัดประชุมแล้ว"]
    (said,) = form.problems[form.problems["code"] == "WORDS_STRUCK_OUT"].itertuples()
    assert (said.cell, said.value) == ("E2", "ยกเลิก จัดประชุมแล้ว")


def test_a_struck_out_cell_of_a_row_that_stands_is_blank():
    form = read([HEADER, line("1. ก", "ตลอดปี", struck("ยกเลิก"))])
    assert list(form.assignments["result"]) == [""]
    assert "WORDS_STRUCK_OUT" in codes(form)


def test_a_struck_out_header_above_a_new_one_is_none():
    old = [struck(name) for name in ("มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล")]
    assert activities(read([old, *FORM])) == ["จัดประชุม"]


def test_a_struck_out_division_of_the_list_is_none():
    rows = [*DIVISIONS, [struck("กองเก่า"), "", ""]]
    form = read([HEADER, ["1. ก", "1. ข", "ทุกส่วนราชการ", "", "", ""]], rows)
    assert "กองเก่า" not in set(form.assignments["division"])


COLUMNS = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "สถานะ"]
TWO = [COLUMNS, ["1. ก", "1. ข", "กองคลัง", "ยังไม่ดำเนินการ", "แล้วเสร็จ"]]


@pytest.mark.parametrize(
    ("away", "status"), [(set(), "not_started"), ({3}, "done"), ({4}, "not_started"), ({3, 4}, "not_started")]
)
def test_of_two_columns_of_one_meaning_the_visible_one_counts(away, status):
    form = read_form(workbook(replace(tab("แผน", TWO), hidden_columns=frozenset(away))))
    assert list(assess(form.assignments, AS_OF)["status"]) == [status]
    assert len(form.assignments["extra"][0]) == 1  # what the other column says is kept


def test_a_hidden_column_alone_counts_and_hidden_rows_do():
    one = replace(tab("แผน", FORM), hidden_columns=frozenset({4}), hidden_rows=frozenset({1}))
    form = read_form(workbook(one))
    assert list(form.assignments["result"]) == ["ประชุมแล้ว"]


def test_a_file_that_was_read_plainly_says_what_is_not_seen():
    book = workbook(tab("แผน", FORM))
    assert "FILE_READ_PLAINLY" in codes(read_form(replace(book, plain=True)))
    assert "FILE_READ_PLAINLY" not in codes(read_form(book))


def test_formulas_without_a_value_are_one_problem_for_a_column():
    blank, other = (Cell(facts=Facts(formula=formula)) for formula in ("=A1", "=A2"))
    form = read([HEADER, line("1. ก", "ตลอดปี", blank), line("2. ข", "ตลอดปี", other), line("3. ค", blank)])
    found = form.problems[form.problems["code"] == "FORMULA_WITHOUT_VALUE"]
    assert list(zip(found["cell"], found["value"], strict=True)) == [("E2", "=A1"), ("D4", "=A1")]
    assert [dict(details)["range"] for details in found["details"]] == ["E2:E3", "D4"]
    assert activities(form) == ["ก", "ข", "ค"]


def test_pictures_are_evidence():
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล", "หลักฐาน"]
    photo, by_formula = Cell(facts=Facts(pictures=("IMG_1",))), Cell(links=("https://a.example/1.jpg",))
    form = read([header, ["1. ก", "1. ข", "กองคลัง", "จัดแล้ว", photo], ["", "2. ค", "กองคลัง", "จัดแล้ว", by_formula]])
    assert list(form.assignments["evidence"]) == [("ภาพที่เซลล์ E2",), ("https://a.example/1.jpg",)]
    assert "EVIDENCE_MISSING" not in codes(form)


PEOPLE = [
    ["ส่วนราชการ", "ชื่อย่อ", "สังกัด", "อีเมล"],
    ["กองคลัง", "", "", "Tax@office.example; tax2@office.example"],
    ["กองช่าง", "", "", ""],
]


@pytest.mark.parametrize(
    ("cell", "division"),
    [
        (Cell("สมชาย ใจดี", "สมชาย ใจดี", facts=Facts(people=("tax@office.example",))), "กองคลัง"),
        ("TAX2@office.example", "กองคลัง"),
        ("nobody@office.example", "nobody@office.example"),
        (Cell("กองช่าง", "กองช่าง", facts=Facts(people=("nobody@office.example",))), "กองช่าง"),
    ],
)
def test_a_person_is_the_division_that_the_list_gives_the_address(cell, division):
    form = read([HEADER, ["1. ก", "1. ข", cell, "", "ทำแล้ว", ""]], PEOPLE)
    assert list(form.assignments["division"]) == [division]


def test_a_person_who_reports_stays_a_person():
    header = [*HEADER, "ผู้รายงาน"]
    who = Cell("สมชาย", "สมชาย", facts=Facts(people=("tax@office.example",)))
    form = read([header, ["1. ก", "1. ข", "กองช่าง", "", "ทำแล้ว", "", who]], PEOPLE)
    assert list(form.assignments["reported_by"]) == ["สมชาย"]


def test_two_tabs_of_one_title_are_two_forms():
    book = Workbook("x", (tab("แผน", FORM), tab("แผน", OTHER)), workbook().read_at)
    assert sorted(activities(read_form(book))) == ["ของลับ", "จัดประชุม"]


def test_of_two_tabs_of_one_title_each_has_its_own_columns():
    done, other = ["1. มาตรการ", "1. จัดประชุม", "กองคลัง", "แล้วเสร็จ", ""], ["1. มาตรการ", "กองช่าง", "2. อบรม", "", "แล้วเสร็จ"]
    first = [["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ผลการดำเนินการ"], done]
    second = [["แผน"], ["มาตรการ", "ผู้รับผิดชอบ", "กิจกรรม", "ผลการดำเนินการ", "สถานะ"], other]
    book = Workbook("x", (tab("แผน", first), tab("แผน", second)), workbook().read_at)
    form = read_form(book)
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == [
        ("DONE_WITHOUT_RESULT", cell) for cell in ("E2", "D3")
    ]


HELP = [
    ["คอลัมน์", "ความหมาย", "ตัวอย่าง"],
    ["มาตรการ", "ชื่อมาตรการตามแผน", "1. การจัดซื้อจัดจ้าง"],
    ["วิธีการดำเนินการ", "กิจกรรมที่ทำ", "อบรมเจ้าหน้าที่"],
    ["ผู้รับผิดชอบ", "ชื่อกอง", "กองคลัง"],
    ["สถานะ", "เลือกจากรายการ", "แล้วเสร็จ"],
]


@pytest.mark.parametrize("rows", [4, 5])
def test_a_tab_that_explains_the_form_is_none(rows):
    row = ["ก", "ประชุม", "กองคลัง", "ต.ค. 66", "ประชุมแล้ว", ""]
    form = read_form(workbook(tab("คำแนะนำ", [["การกรอก"], *HELP[:rows]]), tab("แผน", [HEADER, row])))
    assert [one.is_form for one in form.tabs] == [False, True]
    assert list(form.assignments["activity"]) == ["ประชุม"]


def test_a_picture_on_a_cell_with_struck_out_words_stays():
    cell = Cell(text="เดิม ใหม่", value="เดิม ใหม่", facts=Facts(unstruck="ใหม่", pictures=("p.png",)))
    form = read([HEADER, ["ม", "ก", "กองคลัง", "ตลอดปี", cell, ""]])
    assert (form.assignments["result"][0], form.assignments["evidence"][0]) == ("ใหม่", ("ภาพที่เซลล์ E2",))


WIDE = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ"]


@pytest.mark.parametrize(
    ("status", "percent", "result", "kept"),
    [
        ("แล้วเสร็จ", "", "", True),
        ("", "100", "", True),
        ("", "99", "", False),
        ("", "", "แล้วเสร็จ", True),
        ("", "", "อบรมแล้ว .", True),
        ("", "", "ยังไม่อบรมแล้ว", False),
        ("", "", "อบรม", False),
        ("อยู่ระหว่างดำเนินการ", "", "", False),
        ("-", "-", "-", False),
    ],
)
def test_a_row_is_crossed_off_where_its_status_its_percent_or_its_result_says_that_it_is_done(status, percent, result, kept):
    crossed = ["1. ก", struck("2. ข"), "กองคลัง", status, percent, result]
    form = read([WIDE, ["1. ก", "1. ก", "กองคลัง", "", "", ""], crossed])
    assert activities(form) == (["ก", "ข"] if kept else ["ก"])
    assert ("ROW_CROSSED_OFF" in codes(form), "ROW_STRUCK_OUT" in codes(form)) == (kept, not kept)


STRUCK = line(struck("1. ข"), measure="2. สอง", division="กองช่าง")
NEXT = ["", "2. ค", "", "", "", ""]


@pytest.mark.parametrize(
    ("below", "divisions", "measures"),
    [
        ([NEXT], ["กองช่าง"], ["สอง"]),
        ([[], NEXT], ["กองช่าง"], ["สอง"]),
        ([["", "2. ค", "กองคลัง"]], ["กองคลัง"], ["สอง"]),
        ([["2. สอง", "2. ค"]], ["กองช่าง"], ["สอง"]),
        ([["3. สาม", "2. ค"]], [""], ["สาม"]),
        ([NEXT, ["", "3. ง"]], ["กองช่าง", "กองช่าง"], ["สอง", "สอง"]),
        ([line(struck("2. ค"), measure="", division="กองคลัง"), ["", "3. ง"]], ["กองคลัง"], ["สอง"]),
        ([["", "", "กองคลัง", "", "ทำต่อ"], NEXT], ["กองคลัง"], ["สอง"]),
        ([["3. สาม", "", "กองคลัง", "", "ทำต่อ"], ["", "2. ค"]], ["กองคลัง"] * 2, ["สาม"] * 2),
    ],
)
def test_what_goes_on_below_a_struck_out_row(below, divisions, measures):
    form = read([HEADER, line("1. ก", measure="1. หนึ่ง"), STRUCK, *below])
    found = [one for one in form.assignments.to_dict("records") if one["activity"] != "ก"]
    assert ([one["division"] for one in found], [one["measure"] for one in found]) == (divisions, measures)


@pytest.mark.parametrize(
    ("row", "left_out"),
    [
        (["", "", struck("กองคลัง"), struck("ม.ค. 67")], True),
        (["", "", struck("กองคลัง"), "ม.ค. 67"], False),
        (["", "", struck("กองคลัง"), 5.0], True),
        ([Cell("FALSE", False, "bool"), "", struck("กองคลัง")], True),
        ([Cell("FALSE", False, "bool"), "", ""], False),
    ],
)
def test_a_row_without_an_activity_is_struck_out_where_all_its_words_are(row, left_out):
    form = read([HEADER, line("1. ก", "", "ทำแล้ว"), row])
    assert ("ROW_STRUCK_OUT" in codes(form)) == left_out


@pytest.mark.parametrize(
    ("text", "kept", "words"),
    [
        ("เดิม ใหม่", "ใหม่", "เดิม"),
        ("เดิม ใหม่ เก่า", "ใหม่", "เดิม เก่า"),
        ("เดิมใหม่", "ใหม่", "เดิม"),
        ("กขค งจ", "กค จ", "ข ง"),
        ("เดิม", "", "เดิม"),
        ("เดิม\nใหม่", "ใหม่", "เดิม"),
        ("เดิม ใหม่", "อื่น", "เดิม ใหม่"),  # no part of it
    ],
)
def test_the_words_that_are_struck_out_are_said(text, kept, words):
    form = read([HEADER, line("1. ก", "ตลอดปี", partly(text, kept))])
    (said,) = form.problems[form.problems["code"] == "WORDS_STRUCK_OUT"].itertuples()
    assert (said.cell, said.value, dict(said.details)) == ("E2", text, {"struck": words})


def test_rows_of_each_table_of_a_tab_are_struck_out_under_their_own_header():
    second = ["กิจกรรม", "ผู้รับผิดชอบ", "มาตรการ", "ผลการดำเนินการ"]
    rows = [
        HEADER,
        line("1. ก"),
        line(struck("2. ข")),
        [],
        second,
        ["1. ค", "กองช่าง", "2. สอง", ""],
        [struck("2. ง"), "กองช่าง", "2. สอง", ""],
    ]
    form = read(rows)
    assert activities(form) == ["ก", "ค"]
    assert list(form.problems[form.problems["code"] == "ROW_STRUCK_OUT"]["cell"]) == ["B3", "A7"]


def test_each_tab_says_where_its_headers_stand_and_what_was_left_out():
    second = ["กิจกรรม", "มาตรการ", "หน่วยงานที่รับผิดชอบ"]
    two = [["แผน"], HEADER, *FORM[1:], ["หมายเหตุ ก"], [], second, ["2. สำรวจ", "2. ข", "กองช่าง"], ["หมายเหตุ ข"]]
    tabs = [tab("แผน", two), hidden(tab("ลับ", OTHER, gid=1)), tab("สำเนาของ แผน", OTHER, gid=2), tab("กอง", DIVISIONS, gid=3)]
    form = read_form(workbook(*tabs, url="https://docs.google.com/spreadsheets/d/x/edit"))
    assert [(one.header_row, [header.row for header in one.headers], one.left_out, one.rows) for one in form.tabs] == [
        (2, [2, 6], "", 4),
        (0, [], "hidden", 2),
        (0, [], "copy", 2),
        (1, [1], "", 4),
    ]
    assert [bool(one.link) for one in form.tabs] == [True, False, True, True]
    assert [(kind, count, row) for kind, _reason, count, row in form.tabs[0].reasons] == [("note", 2, 4)]
