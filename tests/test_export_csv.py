"""CSV: bytes, headers, dates, lists, what keeps a text from becoming a formula, file names."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_dash.columns.registry import COLUMNS
from ita_dash.export import file_name, summary_csv
from ita_dash.export.csvfile import BYTE_ORDER_MARK, guarded, to_csv
from ita_dash.export.notes import describe_filters
from ita_dash.export.tables import TITLES, build
from ita_dash.filters import Filters
from ita_dash.form.headings.spellings import Spellings
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, dataset_of

DEMONSTRATION_TITLE = "ข้อมูลสาธิต ประจำปีงบประมาณ พ.ศ. 2567"


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def summary(records=RECORDS, filters=EVERYTHING, **more: str) -> list[dict[str, str]]:
    return read(summary_csv(dataset_of(records, **more), filters))


def test_starts_with_one_byte_order_mark_and_ends_lines_as_rfc_4180_says():
    content = summary_csv(dataset_of(), EVERYTHING)
    assert content.startswith(BYTE_ORDER_MARK)
    assert content.count(BYTE_ORDER_MARK) == 1
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 1 + len(RECORDS)


def test_one_row_for_each_assignment_in_words_and_iso_dates():
    rows = summary()
    assert [(row["รหัส"], row["ผู้รับผิดชอบ"]) for row in rows] == [
        ("1.1", "กองคลัง"),
        ("1.1", "กองช่าง"),
        ("2.1", "งานแผนงานและนโยบาย"),
        ("2.2", "กองคลัง"),
    ]
    assert (rows[0]["วันเริ่มต้น"], rows[0]["วันสิ้นสุด"], rows[0]["วันที่รายงาน"]) == ("2023-10-01", "2024-03-31", "2024-04-02")
    assert [row["สถานะ"] for row in rows] == ["แล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่รายงาน", "ยกเลิก"]
    assert [row["ความคืบหน้า (ร้อยละ)"] for row in rows] == ["100", "50", "0", "0"]
    assert rows[1]["สถานะเทียบกำหนดเวลา"] == "เกินกำหนด"
    assert rows[3]["วันสิ้นสุด"] == ""


def test_evidence_is_joined_in_its_cell():
    assert summary()[0]["หลักฐาน"] == "https://example.go.th/1\nภาพถ่ายการประชุม"


def test_each_of_the_sheets_own_columns_has_a_column():
    rows = summary()
    assert [row["งบประมาณ"] for row in rows] == ["ไม่ใช้งบประมาณ", "", "5,000 บาท", ""]
    assert rows[2]["หมายเหตุ"] == "รอระบบกลาง"


def test_an_own_column_with_a_name_of_ours_is_kept_beside_it():
    row = summary([{**RECORDS[0], "extra": {"สถานะ": "เสร็จ (รอลงนาม)"}}])[0]
    assert (row["สถานะ"], row["สถานะ (2)"]) == ("แล้วเสร็จ", "เสร็จ (รอลงนาม)")


def test_last_columns_say_whose_data_it_is_and_as_of_when():
    row = summary()[0]
    assert {key: row[key] for key in list(row)[-5:]} == {
        "หน่วยงาน": OFFICE,
        "ปีงบประมาณ": "2567",
        "ประเมินถึงวันที่": "2024-06-30",
        "ตัวกรอง": "",
        "หมายเหตุข้อมูล": "",
    }


def test_a_demonstration_says_so_in_every_row():
    assert {row["หมายเหตุข้อมูล"] for row in summary(title=DEMONSTRATION_TITLE)} == {"ข้อมูลสาธิต"}


def test_filters_choose_the_rows_and_are_named_in_them():
    filters = Filters(AS_OF, measures=("2",), divisions=("สำนักปลัด",))
    rows = summary(filters=filters)
    assert [row["รหัส"] for row in rows] == ["2.1"]
    assert rows[0]["ตัวกรอง"] == "มาตรการ: 2. ปรับปรุงการให้บริการ; ส่วนราชการ: สำนักปลัด"


def test_filters_are_described_one_by_one():
    filters = Filters(AS_OF, divisions=("กองคลัง", "กองช่าง"), statuses=("done",))
    assert describe_filters(filters, dataset_of()) == ["ส่วนราชการ: กองคลัง, กองช่าง", "สถานะ: แล้วเสร็จ"]
    assert describe_filters(EVERYTHING, dataset_of()) == []


def test_problems_follow_the_division_and_keep_those_of_nobody():
    table = build(dataset_of(), Filters(AS_OF, divisions=("กองช่าง",), statuses=("done",)), "problems")
    assert list(table.frame["code"]) == ["PERCENT_OUT_OF_RANGE", "DIVISION_LIST_MISSING"]


@pytest.mark.parametrize("name", TITLES)
def test_every_table_has_a_thai_header_for_each_column(name):
    dataset = dataset_of()
    rows = read(to_csv(build(dataset, EVERYTHING, name), dataset, EVERYTHING))
    headers = [header for header in rows[0] if header not in ("งบประมาณ", "หมายเหตุ")]
    flat = [column for column in COLUMNS[name] if column.key not in ("extra", "rounds")]  # its own columns; JSON alone
    assert len(headers) == len(flat) + 5
    assert all(any("ก" <= letter <= "๛" for letter in header) for header in headers)


def test_headers_of_the_summary_are_the_forms_own():
    matched = {column.key: Spellings().match(column.title) for column in COLUMNS["assignments"]}
    fields = {key: match[0] for key, match in matched.items() if match}
    assert fields == {
        "code": "code",
        "measure": "measure",
        "activity": "activity",
        "division": "division",
        "parent": "parent",
        "period": "period",
        "start": "start",
        "end": "end",
        "status": "status",
        "progress": "progress",
        "weight": "weight",
        "result": "result",
        "recommendation": "recommendation",
        "evidence": "evidence",
        "reported_on": "reported_on",
        "reported_by": "reported_by",
    }


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+66 2 141 9100",
        "-5",
        "- ข้อแรก",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u00a0=1",
        "\u200b=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        "﹦1",
    ],
)
def test_a_text_that_could_be_calculated_gets_an_apostrophe(text):
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-", "ไม่มี", "1.1", "ก-ข", "a=b", "https://example.go.th/?a=1", "(ร่าง)"])
def test_other_texts_stay_as_typed(text):
    assert guarded(text) == text


def test_numbers_are_not_guarded():
    assert summary([{**RECORDS[0], "weight": -1.5}])[0]["น้ำหนัก"] == "-1.5"


@pytest.mark.slow
@given(st.text(), st.text(min_size=1))
@settings(max_examples=50)
def test_any_text_reads_back_as_one_cell_that_is_no_formula(text, header):
    record = {**RECORDS[0], "result": text, "evidence": (text, text), "extra": {header: text}}
    lines = list(csv.reader(StringIO(summary_csv(dataset_of([record]), EVERYTHING).decode("utf-8-sig"), newline=""), strict=True))
    assert len(lines) == 2
    assert len(lines[0]) == len(lines[1])
    for field in (field for line in lines for field in line):
        assert field == "-" or not field.lstrip(" \n\u00a0\u200b\ufeff").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_filter_that_chooses_nothing_leaves_the_header():
    content = summary_csv(dataset_of(), Filters(AS_OF, divisions=("กองสาธารณสุข",)))
    assert content.decode("utf-8-sig").startswith("รหัส,")
    assert content.count(b"\r\n") == 1


def test_the_file_name_says_office_year_and_date():
    assert file_name(dataset_of(), EVERYTHING, "csv") == f"ITA_{OFFICE}_2567_ณ_2024-06-30.csv"


def test_the_file_name_says_demonstration_and_filtered():
    name = file_name(dataset_of(title=DEMONSTRATION_TITLE), Filters(AS_OF, statuses=("done",)), "xlsx")
    assert name == f"ITA_ข้อมูลสาธิต_{OFFICE}_2567_ณ_2024-06-30_กรอง.xlsx"


@given(st.text(max_size=300))
@settings(max_examples=50)
def test_any_office_gives_a_file_name_that_every_system_takes(office):
    name = file_name(dataset_of(office=office, title=DEMONSTRATION_TITLE), Filters(AS_OF, statuses=("done",)), "xlsx", "problems")
    assert len(name.encode("utf-8")) <= 255
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0 ')
    assert name.startswith("ITA_")
