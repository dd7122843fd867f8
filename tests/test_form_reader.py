"""Each mess of a real sheet as a small grid, with the assignments and problems that it means."""

import pytest

from ita_dash.form.read import read_form
from ita_dash.problemwords import with_sentences
from ita_dash.sheet.workbook import Cell, Merge
from tests.grids import DIVISIONS, HEADER, codes, read, tab, workbook

ROW = ["๑. มาตรการ ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]


def test_one_row_is_one_assignment():
    form = read([HEADER, ROW])
    row = form.assignments.iloc[0]
    assert len(form.assignments) == 1
    assert (row["code"], row["measure_no"], row["measure"], row["activity_no"], row["activity"]) == (
        "1.1",
        "1",
        "มาตรการ ก",
        "1",
        "ประชุม",
    )
    assert (row["division"], row["result"], row["recommendation"]) == ("กองคลัง", "ประชุมแล้ว", "ทำต่อไป")
    assert (str(row["start"].date()), str(row["end"].date())) == ("2023-10-01", "2024-09-30")
    assert (row["tab"], row["row"], row["cell"]) == ("แผน", 2, "B2")
    assert codes(form) == []


def test_the_header_may_stand_below_a_title():
    form = read([["แผนปฏิบัติการ"], [], ["องค์การบริหารส่วนตำบลสาธิต ปีงบประมาณ ๒๕๖๗"], HEADER, ROW])
    assert form.tabs[0].header_row == 4
    assert form.office == "องค์การบริหารส่วนตำบลสาธิต"
    assert form.year.be == 2567


def test_a_blank_measure_continues_the_one_above():
    form = read([HEADER, ROW, ["", "๒. อบรม", "กองช่าง", "ต.ค. ๖๖ – ก.ย. ๖๗", "", ""]])
    assert list(form.assignments["code"]) == ["1.1", "1.2"]
    assert list(form.assignments["measure"]) == ["มาตรการ ก"] * 2


def test_a_merged_measure_is_shared_by_its_rows():
    form = read([HEADER, ROW, ["", "๒. อบรม", "กองช่าง", "ต.ค. ๖๖", "", ""]], merges=(Merge(1, 0, 3, 1),))
    assert list(form.assignments["code"]) == ["1.1", "1.2"]


def test_a_division_and_a_period_continue_with_the_measure_and_not_beyond():
    form = read([HEADER, ROW, ["", "๒. อบรม", "", "", "อบรมแล้ว", ""], ["๒. มาตรการ ข", "๑. สำรวจ", "", "", "สำรวจแล้ว", ""]])
    assert list(form.assignments["division"]) == ["กองคลัง", "กองคลัง", ""]
    assert list(form.assignments["period"]) == ["ต.ค. ๖๖ – ก.ย. ๖๗", "ต.ค. ๖๖ – ก.ย. ๖๗", ""]
    assert codes(form) == ["DIVISION_MISSING"]


def test_a_blank_result_never_continues():
    form = read([HEADER, ROW, ["", "๒. อบรม", "", "", "", ""]])
    assert list(form.assignments["result"]) == ["ประชุมแล้ว", ""]


def test_a_blank_activity_is_another_division_of_the_one_above():
    form = read([HEADER, ROW, ["", "", "กองช่าง", "", "ประชุมในกอง", ""]])
    assert list(zip(form.assignments["code"], form.assignments["division"], form.assignments["result"], strict=True)) == [
        ("1.1", "กองคลัง", "ประชุมแล้ว"),
        ("1.1", "กองช่าง", "ประชุมในกอง"),
    ]


def test_a_row_of_nothing_but_a_result_adds_to_the_row_above():
    form = read([HEADER, ROW, ["", "", "", "", "และสรุปผล", ""]])
    assert list(form.assignments["result"]) == ["ประชุมแล้ว\nและสรุปผล"]
    assert codes(form) == []


def test_several_items_in_a_row_are_activities_with_their_own_answers():
    form = read([HEADER, ["๑. ก", "๑. ประชุม\n๒. อบรม", "กองคลัง", "ต.ค. ๖๖", "๑. ประชุมแล้ว\n๒. อบรมแล้ว", "๒. อบรมอีก"]])
    assert list(zip(form.assignments["code"], form.assignments["result"], form.assignments["recommendation"], strict=True)) == [
        ("1.1", "ประชุมแล้ว", ""),
        ("1.2", "อบรมแล้ว", "อบรมอีก"),
    ]


def test_an_activity_typed_again_is_merged():
    form = read(
        [HEADER, ["๑. ก", "๑. ประชุม\n๒. อบรม", "กองคลัง", "", "๑. แล้ว", ""], ["", "๒. อบรม", "กองคลัง", "", "๒. อบรมแล้ว", "๒. ต่อ"]]
    )
    assert list(zip(form.assignments["code"], form.assignments["result"], form.assignments["row"], strict=True)) == [
        ("1.1", "แล้ว", 2),
        ("1.2", "อบรมแล้ว", 3),
    ]
    assert form.tabs[0].merged == 1
    assert codes(form) == []


def test_rows_that_contradict_each_other_stay_apart_and_are_named():
    form = read([HEADER, ROW, ["๑. มาตรการ ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ยกเลิกการประชุม", ""]])
    assert list(form.assignments["result"]) == ["ประชุมแล้ว", "ยกเลิกการประชุม"]
    assert codes(form) == ["DUPLICATE_CONTRADICTS"]
    assert form.problems["value"][0] == "ยกเลิกการประชุม"
    assert (form.problems["cell"][0], dict(form.problems["details"][0])["other"]) == ("E3", "แผน E2")


def test_contradicting_statuses_are_named_as_typed_in_their_cells():
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"]
    form = read([header, ["วินัย", "ทำคู่มือ", "กองคลัง", "แล้วเสร็จ"], ["วินัย", "ทำคู่มือ", "กองคลัง", "ยังไม่ดำเนินการ"]])
    (problem,) = form.problems[form.problems["code"] == "DUPLICATE_CONTRADICTS"].to_dict("records")
    assert (problem["cell"], problem["value"], dict(problem["details"])["other"]) == ("D3", "ยังไม่ดำเนินการ", "แผน D2")


def test_one_number_with_two_texts_is_named():
    form = read([HEADER, ROW, ["๑. มาตรการ ก", "๑. ซ่อมถนนทุกสาย", "กองช่าง", "", "ซ่อมแล้ว", ""]])
    assert len(form.assignments) == 2
    assert codes(form) == ["CODE_TWO_TEXTS"]


def test_a_result_without_a_method_names_the_activity():
    form = read([HEADER, ROW, ["", "", "กองคลัง", "ม.ค. – เม.ย. ๖๗", "๓. ติดป้าย", "๓. ติดให้ทั่ว"]])
    row = form.assignments.iloc[1]
    assert (row["code"], row["activity"], row["result"], row["recommendation"]) == ("1.3", "ติดป้าย", "ติดป้าย", "ติดให้ทั่ว")
    assert codes(form) == ["ACTIVITY_FROM_RESULT"]


def test_a_result_without_a_method_names_it_though_the_next_measure_has_one_of_its_number():
    measure = [["๒. ข", "๒. อบรม", "กองช่าง", "", "อบรมแล้ว", ""], ["", "๓. ดูงาน", "กองช่าง", "", "ดูงานแล้ว", ""]]
    form = read([HEADER, ROW, ["", "", "", "", "๓. ติดป้าย", ""], *measure])
    assert list(form.assignments["code"]) == ["1.1", "1.3", "2.2", "2.3"]


def test_an_item_without_an_activity_is_kept_where_it_stood():
    form = read([HEADER, ["๑. ก", "๒. อบรม", "กองคลัง", "", "๒. อบรมแล้ว\n๔. ติดป้าย", ""]])
    assert form.assignments["result"][0] == "อบรมแล้ว\n๔. ติดป้าย"
    assert codes(form) == ["ITEM_UNPAIRED"]


def test_an_item_goes_to_the_activity_of_its_number():
    form = read([HEADER, ["๑. ก", "๒. อบรม", "กองคลัง", "", "๒. อบรมแล้ว\n๓. ติดแล้ว", ""], ["", "๓. ติดป้าย", "กองคลัง", "", "", ""]])
    assert list(form.assignments["result"]) == ["อบรมแล้ว", "ติดแล้ว"]
    assert codes(form) == []


def test_all_divisions_are_those_of_the_list():
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "ทุกส่วนราชการ", "", "แล้ว", ""]], DIVISIONS)
    assert list(form.assignments["division"]) == ["สำนักปลัด", "กองคลัง", "กองช่าง"]
    assert codes(form) == []


def test_all_divisions_without_a_list_are_one():
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "ทุกส่วนราชการ", "", "แล้ว", ""]])
    assert list(form.assignments["division"]) == ["ทุกส่วนราชการ"]
    assert codes(form) == ["DIVISION_LIST_MISSING"]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("ทุกส่วนราชการ", [("DIVISION_OF_TAB", "C2", "ทุกส่วนราชการ")]),
        ("ทุกกอง", [("DIVISION_OF_TAB", "C2", "ทุกกอง")]),
        ("กองคลัง", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_all_divisions_in_the_tab_of_one_are_that_one_and_said(who, said, listed):
    tabs = [tab("กองคลัง", [HEADER, ["๑. ก", "๑. ประชุม", who, "", "แล้ว", ""]])]
    form = read_form(workbook(*tabs, *([tab("ส่วนราชการ", [DIVISIONS[0], DIVISIONS[2]], gid=1)] if listed else [])))
    assert list(form.assignments["division"]) == ["กองคลัง"]
    assert list(zip(form.problems["code"], form.problems["cell"], form.problems["value"], strict=True)) == said


def test_a_division_of_its_own_row_wins_over_all_divisions():
    form = read(
        [HEADER, ["๑. ก", "๑. ประชุม", "ทุกส่วนราชการ", "ต.ค. ๖๖", "แล้ว", ""], ["", "๑. ประชุม", "กองช่าง", "", "กำลังทำ", ""]],
        DIVISIONS,
    )
    own = form.assignments.set_index("division")
    assert own.loc["กองช่าง", "result"] == "กำลังทำ"
    assert own.loc["กองคลัง", "result"] == "แล้ว"
    assert len(form.assignments) == 3


def test_a_row_of_all_divisions_fills_nothing_of_a_divisions_own_report():
    header = [*HEADER, "สถานะ", "ความคืบหน้า (ร้อยละ)", "หลักฐาน"]
    everyone = ["๑. ก", "๑. ประชุม", "ทุกส่วนราชการ", "ต.ค. ๖๖", "จัดแล้ว", "ควรจัดอีก", "แล้วเสร็จ", "100", "ภาพถ่าย"]
    own = ["", "๑. ประชุม", "กองช่าง", "", "", "", "", "40", ""]
    form = read([header, everyone, own], DIVISIONS)
    one = form.assignments.set_index("division").loc["กองช่าง"]
    assert (one["percent"], one["status_read"], one["result"], one["recommendation"], one["evidence"]) == (40, "", "", "", ())
    assert one["period"] == "ต.ค. ๖๖"


def test_a_unit_keeps_the_division_that_it_belongs_to():
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "งาน แผนงาน และ นโยบาย", "", "แล้ว", ""]], DIVISIONS)
    assert list(zip(form.assignments["division"], form.assignments["parent"], strict=True)) == [("งานแผนงานและนโยบาย", "สำนักปลัด")]


def test_a_tab_of_a_division_reports_for_it():
    header = ["มาตรการ", "กิจกรรม", "ผลการดำเนินงาน"]
    form = read_form(
        workbook(tab("กองคลัง", [header, ["๑. ก", "๑. ประชุม", "แล้ว"]]), tab("กองช่าง", [header, ["๑. ก", "๑. ประชุม", ""]]))
    )
    assert list(zip(form.assignments["code"], form.assignments["division"], strict=True)) == [
        ("1.1", "กองคลัง"),
        ("1.1", "กองช่าง"),
    ]
    assert codes(form) == []


def test_a_header_typed_again_is_no_data():
    once, twice = read([HEADER, ROW]), read([HEADER, HEADER, ROW, HEADER])
    assert twice.assignments.drop(columns=["row", "cell"]).equals(once.assignments.drop(columns=["row", "cell"]))
    assert twice.tabs[0].skipped == {"header": 2}


def test_a_table_below_with_other_columns_is_read_by_its_own_header():
    form = read([HEADER, ROW, [], ["กิจกรรม", "มาตรการ", "หน่วยงานที่รับผิดชอบ"], ["๑. สำรวจ", "๒. ข", "กองช่าง"]])
    assert list(zip(form.assignments["code"], form.assignments["division"], strict=True)) == [
        ("1.1", "กองคลัง"),
        ("2.1", "กองช่าง"),
    ]


def test_a_section_is_the_measure_where_no_column_is():
    form = read([["กิจกรรม", "ผู้รับผิดชอบ"], ["มาตรการที่ ๒ โปร่งใส", ""], ["๑. ประชุม", "กองคลัง"]], merges=(Merge(1, 0, 2, 2),))
    assert list(zip(form.assignments["code"], form.assignments["measure"], strict=True)) == [("2.1", "โปร่งใส")]


def test_the_tab_is_the_measure_where_nothing_else_is():
    form = read([["กิจกรรม", "ผู้รับผิดชอบ"], ["๑. ประชุม", "กองคลัง"]])
    assert list(form.assignments["measure"]) == ["แผน"]


def test_a_section_above_rows_with_measures_is_kept():
    form = read([HEADER, ["ด้านการจัดซื้อ", "", "", "", "", ""], ROW], merges=(Merge(1, 0, 2, 6),))
    assert form.assignments["extra"][0] == {"หัวข้อ": "ด้านการจัดซื้อ"}


def test_other_columns_are_kept_as_they_are():
    form = read([[*HEADER, "งบประมาณ"], [*ROW, "ไม่ใช้งบประมาณ"]])
    assert form.assignments["extra"][0] == {"งบประมาณ": "ไม่ใช้งบประมาณ"}
    assert "ไม่ใช้งบประมาณ" in form.assignments["extra"][0].values()


def test_two_columns_of_one_meaning_are_named_and_both_kept():
    form = read([[*HEADER, "ผลการดำเนินงาน"], [*ROW, "อีกผลหนึ่ง"]])
    assert form.assignments["result"][0] == "ประชุมแล้ว"
    assert form.assignments["extra"][0] == {"ผลการดำเนินงาน": "อีกผลหนึ่ง"}
    assert codes(form) == ["HEADER_TWICE"]


@pytest.mark.parametrize(
    ("headings", "kept", "used"),
    [
        (["ผลการดำเนินการ", "ผล"], ("E", "ผล"), ("D", "ผลการดำเนินการ")),
        (["ผล", "ผลการดำเนินการ"], ("D", "ผล"), ("E", "ผลการดำเนินการ")),
    ],
)
def test_of_two_columns_of_one_meaning_the_one_that_is_read_is_named(headings, kept, used):
    form = read([[*HEADER[:3], *headings], [*ROW[:3], "ได้ ๑ ครั้ง", "ได้ ๒ ครั้ง"]])
    (one,) = with_sentences(form.problems, form.year, thai_digits=False).itertuples()
    assert form.assignments["result"][0] == ("ได้ ๑ ครั้ง" if used[0] == "D" else "ได้ ๒ ครั้ง")
    assert one.cell == f"{kept[0]}1"
    assert f"คอลัมน์ {kept[0]} “{kept[1]}” กับคอลัมน์ {used[0]} “{used[1]}”" in one.message
    assert f"ระบบอ่านคอลัมน์ {used[0]} และเก็บคอลัมน์ {kept[0]}" in one.message


def test_text_outside_the_table_is_named():
    form = read([HEADER, [*ROW, "", "ข้อความลอย"]])
    assert list(zip(form.problems["code"], form.problems["cell"], form.problems["value"], strict=True)) == [
        ("CELL_WITHOUT_HEADER", "H2", "ข้อความลอย")
    ]


def test_notes_below_the_table_are_named():
    form = read([HEADER, ROW, ["หมายเหตุ : ข้อมูล ณ สิ้นปี"]])
    assert list(zip(form.problems["code"], form.problems["value"], strict=True)) == [("NOTE_OUTSIDE", "หมายเหตุ : ข้อมูล ณ สิ้นปี")]
    assert len(form.assignments) == 1


def test_an_example_row_is_no_data():
    form = read([HEADER, ["(ตัวอย่าง) มาตรการ", "(ตัวอย่าง) วิธีการ", "กองคลัง", "", "", ""], ROW])
    assert len(form.assignments) == 1
    assert form.tabs[0].skipped == {"example": 1}
    told = form.problems[["code", "cell", "value"]].to_numpy().tolist()
    assert told == [["EXAMPLE_ROW", "A2", "(ตัวอย่าง) มาตรการ\n(ตัวอย่าง) วิธีการ\nกองคลัง"]]


def test_a_measure_without_an_activity_is_named():
    form = read([HEADER, ROW, ["๒. มาตรการ ข", "", "", "", "", ""]])
    assert list(zip(form.problems["code"], form.problems["value"], strict=True)) == [("MEASURE_UNUSED", "๒. มาตรการ ข")]


def test_dashes_are_no_answer_and_none_is_one():
    form = read([HEADER, ["๑. ก", "๑. ประชุม", "กองคลัง", "-", "-", "ไม่มี"]])
    row = form.assignments.iloc[0]
    assert (row["period"], row["result"], row["recommendation"]) == ("", "", "ไม่มี")


def test_links_in_cells_are_evidence():
    cell = Cell("รายงาน", "รายงาน", links=("https://example.com/1",))
    form = read([[*HEADER, "หลักฐาน"], [*ROW[:4], "ทำแล้ว www.example.com/2", "", cell]])
    assert form.assignments["evidence"][0] == ("รายงาน https://example.com/1", "https://www.example.com/2")


def test_an_error_in_a_cell_is_named_and_no_value():
    form = read([HEADER, [*ROW[:4], Cell("#REF!", None, "error"), ""]])
    assert form.assignments["result"][0] == ""
    assert codes(form) == ["CELL_ERROR"]


def test_a_comment_on_a_cell_is_kept():
    form = read([HEADER, [*ROW[:4], Cell("แล้ว", "แล้ว", note="ตรวจอีกครั้ง"), ""]])
    assert form.assignments["extra"][0] == {"ความเห็นที่ E2": "ตรวจอีกครั้ง"}


def test_the_column_of_numbers_counts_activities_or_measures():
    header = ["ลำดับ", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"]
    by_activity = read([header, ["1", "ก", "ประชุม", "กองคลัง"], ["2", "", "อบรม", "กองคลัง"]])
    by_measure = read([header, ["1", "ก", "๑. ประชุม", "กองคลัง"], ["", "", "๒. อบรม", "กองคลัง"], ["2", "ข", "๑. สำรวจ", "กองคลัง"]])
    assert list(by_activity.assignments["code"]) == ["1", "2"]
    assert list(by_measure.assignments["code"]) == ["1.1", "1.2", "2.1"]


def test_tabs_that_are_no_form_are_left_alone_and_listed():
    form = read_form(
        workbook(tab("ปก", [["แผนปฏิบัติการ"]]), tab("แผน", [HEADER, ROW]), tab("ส่วนราชการ", DIVISIONS), tab("ว่าง", []))
    )
    assert [(one.title, one.role) for one in form.tabs] == [
        ("ปก", "other"),
        ("แผน", "form"),
        ("ส่วนราชการ", "divisions"),
        ("ว่าง", "other"),
    ]


def test_each_cell_is_linked():
    form = read_form(workbook(tab("แผน", [HEADER, ROW], gid=7), url="https://docs.google.com/spreadsheets/d/x/edit"))
    assert form.assignments["link"][0] == "https://docs.google.com/spreadsheets/d/x/edit#gid=7&range=B2"


def test_a_workbook_without_a_form_gives_nothing():
    form = read_form(workbook(tab("ปก", [["แผนปฏิบัติการ"]])))
    assert len(form.assignments) == 0
    assert not any(one.is_form for one in form.tabs)


def test_an_activity_in_no_measure_is_named():
    form = read([HEADER, ["", "๑. ประชุม", "กองคลัง", "", "แล้ว", ""]])
    assert form.assignments["measure"][0] == ""
    assert codes(form) == ["MEASURE_MISSING"]


def test_a_header_with_nothing_under_it_is_named():
    assert codes(read([HEADER])) == ["TAB_EMPTY_FORM"]


def test_known_columns_are_kept_without_a_word_and_unknown_ones_are_named():
    form = read([[*HEADER, "งบประมาณ", "ลักษณะพิเศษ"], [*ROW, "ไม่มี", "ก"]])
    assert form.assignments["extra"][0] == {"งบประมาณ": "ไม่มี", "ลักษณะพิเศษ": "ก"}
    assert codes(form) == ["HEADER_UNKNOWN"]


def test_a_measure_marked_as_continued_goes_on():
    form = read([HEADER, ROW, ["๑. มาตรการ ก (ต่อ)", "๒. อบรม", "กองช่าง", "", "", ""], ["(ต่อ)", "๓. สำรวจ", "กองช่าง", "", "", ""]])
    assert list(form.assignments["code"]) == ["1.1", "1.2", "1.3"]
    assert set(form.assignments["measure"]) == {"มาตรการ ก"}


def test_a_measure_that_ends_in_the_word_for_continued_keeps_it():
    form = read([HEADER, ["๑. ผู้มาติดต่อ", *ROW[1:]]])
    assert form.assignments["measure"][0] == "ผู้มาติดต่อ"


@pytest.mark.parametrize("title", ["1.สินบน", "๑. สินบน", "มาตรการที่ 1 สินบน"])
def test_a_number_in_a_tabs_title_is_that_of_its_measure(title):
    form = read_form(workbook(tab(title, [["ที่", "กิจกรรม", "ผู้รับผิดชอบ", "สถานะ"], ["1", "ประชุม", "กองคลัง", "แล้วเสร็จ"]])))
    assert list(form.assignments[["measure_no", "measure", "code"]].iloc[0]) == ["1", "สินบน", "1.1"]


def test_a_tab_that_is_left_alone_has_no_header_row():
    form = read_form(workbook(tab("แผน", [HEADER, ROW]), tab("อื่น", [["ข้อความ"], ["x"]], gid=2)))
    assert [(one.role, one.header_row) for one in form.tabs] == [("form", 1), ("other", 0)]
