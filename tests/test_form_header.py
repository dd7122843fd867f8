"""Header rows as offices make them: over several rows, under titles, repeated, misspelt, with names of their own."""

import pytest

from ita_dash.form.headings.spellings import FIELDS, LEVELS, SPELLINGS, Spellings, spellings_of
from ita_dash.form.read import read_form
from ita_dash.problemwords import with_sentences
from ita_dash.sheet.workbook import Cell, Merge
from tests.grids import HEADER, codes, merged, read, tab, workbook

ROW = ["๑. มาตรการ ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖ – ก.ย. ๖๗", "ประชุมแล้ว", "ทำต่อไป"]
GROUPED = [
    ["ที่", "โครงการ/กิจกรรม", "ระยะเวลา", "", "ผู้รับผิดชอบ", "ผลการดำเนินงาน"],
    ["", "", "เริ่มต้น", "สิ้นสุด", "", ""],
]
GROUPED_MERGES = (Merge(0, 0, 2, 1), Merge(0, 1, 2, 2), Merge(0, 2, 1, 4), Merge(0, 4, 2, 5), Merge(0, 5, 2, 6))
GROUPED_ROW = ["1", "ประชุม", "1 ต.ค. 66", "31 ธ.ค. 66", "กองคลัง", "ประชุมแล้ว"]


def columns(form):
    """The first tab's columns: header → field."""
    return {column.header: column.field for column in form.tabs[0].columns}


def period(form, row=0):
    return tuple(str(form.assignments[name][row].date()) for name in ("start", "end"))


@pytest.mark.parametrize("merges", [GROUPED_MERGES, ()])
def test_a_heading_stands_over_its_parts_merged_or_before_blank_cells(merges):
    form = read([*GROUPED, GROUPED_ROW], merges=merges)
    row = form.assignments.iloc[0]
    assert (row["activity"], row["division"], row["result"], row["row"]) == ("ประชุม", "กองคลัง", "ประชุมแล้ว", 3)
    assert period(form) == ("2023-10-01", "2023-12-31")
    assert codes(form) == []


def test_a_heading_may_stand_in_a_row_of_its_own_above_the_names():
    form = read(
        [
            ["", "", "แผนการดำเนินงาน", "", "ผลการดำเนินงาน", ""],
            ["ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ", "ร้อยละ", "รายละเอียด"],
            ["1", "ประชุม", "ต.ค. 66", "กองคลัง", "100", "ประชุมแล้ว"],
        ],
        merges=(Merge(0, 2, 1, 4), Merge(0, 4, 1, 6)),
    )
    row = form.assignments.iloc[0]
    assert (row["activity"], row["percent"], row["result"], row["period"]) == ("ประชุม", 100, "ประชุมแล้ว", "ต.ค. 66")


def test_a_name_may_go_on_in_the_row_below():
    form = read([["มาตรการ/", "วิธีการ", "หน่วยงานที่"], ["แนวทาง", "ดำเนินการ", "รับผิดชอบ"], ["๑. ก", "๑. ประชุม", "กองคลัง"]])
    assert list(form.assignments["code"]) == ["1.1"]
    assert form.assignments["division"][0] == "กองคลัง"


def test_parts_of_a_budget_are_parts_of_it_whatever_their_name():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "งบประมาณ", "", "ผลการดำเนินการ"], ["", "", "ที่ได้รับ", "ร้อยละ", ""]]
    form = read([*header, ["ประชุม", "กองคลัง", "5000", "20", "ทำแล้ว"]])
    assert form.assignments["extra"][0] == {"งบประมาณ ที่ได้รับ": "5000", "งบประมาณ ร้อยละ": "20"}
    assert form.assignments["percent"].isna().all()
    assert codes(form) == []


@pytest.mark.parametrize(
    ("over", "below", "last", "fields"),
    [
        (["แผน", "", "ผล", ""], ["ปริมาณ", "คุณภาพ", "ปริมาณ", "คุณภาพ"], 2, ["extra", "extra", "result", "result"]),
        (["ผลการดำเนินการ", "", "หมายเหตุ", ""], ["ปริมาณ", "คุณภาพ", "", ""], 2, ["result", "result", "extra", "extra"]),
        (["ไตรมาส 1", "", "ไตรมาส 2", ""], ["แผน", "ผล", "แผน", "ผล"], 2, ["month"] * 4),
        (["ฮฮฮฮ", "", "ผลการดำเนินการ", ""], ["ปริมาณ", "คุณภาพ", "", ""], 1, ["extra", "extra", "result", "result"]),
    ],
)
def test_a_side_of_a_plan_and_a_known_name_have_parts_and_one_that_nobody_knows_has_none(over, below, last, fields):
    data = ["ก", "ข", "กองคลัง", "/", "ดี", "/", "พอ"]
    form = read([[*HEADER[:3], *over], ["", "", "", *below], data], merges=merged("D1:E1", "F1:G1"))
    assert [column.field for column in form.tabs[0].columns[3:]] == fields
    assert form.tabs[0].headers[0].last == last


def test_parts_of_a_result_are_one_result():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินงาน", ""], ["", "", "เชิงปริมาณ", "เชิงคุณภาพ"]]
    form = read([*header, ["ประชุม", "กองคลัง", "๓ ครั้ง", "เข้าใจมากขึ้น"]])
    assert form.assignments["result"][0] == "เชิงปริมาณ: ๓ ครั้ง\nเชิงคุณภาพ: เข้าใจมากขึ้น"
    assert codes(form) == []


def test_of_rounds_of_one_report_the_latest_counts_and_the_others_are_kept():
    header = ["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินงาน รอบ ๖ เดือน", "ผลการดำเนินงาน รอบ ๑๒ เดือน"]
    form = read([header, ["ประชุม", "กองคลัง", "เตรียมการ", "ประชุมแล้ว"]])
    assert form.assignments["result"][0] == "ประชุมแล้ว"
    assert [(one.order, one.result) for one in form.assignments["rounds"][0]] == [(6, "เตรียมการ")]


def test_a_name_merged_over_a_number_and_its_text_is_both():
    header = ["มาตรการ", "", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"]
    form = read([header, ["๑.", "โปร่งใส", "๑. ประชุม", "กองคลัง", "แล้ว"]], merges=(Merge(0, 0, 1, 2),))
    assert list(zip(form.assignments["code"], form.assignments["measure"], strict=True)) == [("1.1", "โปร่งใส")]
    assert codes(form) == []


@pytest.mark.parametrize(
    "numbers",
    [
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["๑", "๒", "๓", "๔", "๕", "๖"],
        [1, 2, 3, 4, 5, 6],
        ["(๑)", "(๒)", "(๓)", "(๔)", "(๖)", "(๗)"],
        ["ก", "ข", "ค", "ง", "จ", "ฉ"],
        ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"],
        ["I", "II", "III", "IV", "V", "VI"],
        ["คอลัมน์ 1", "คอลัมน์ 2", "คอลัมน์ 3", "คอลัมน์ 4", "คอลัมน์ 5", "คอลัมน์ 6"],
        ["[1]", "[2]", "[3]", "[4]", "[5] = [3]+[4]", "[6]"],
    ],
)
def test_a_row_of_column_numbers_is_no_data(numbers):
    form = read([HEADER, numbers, ROW])
    assert len(form.assignments) == 1
    assert form.tabs[0].skipped == {"header": 1}
    assert codes(form) == []


@pytest.mark.parametrize("numbers", [["(1)", "(2)", "(3)"], ["ก", "ข", "ค"], ["คอลัมน์ 1", "คอลัมน์ 2", "คอลัมน์ 3"], ["", "", ""]])
@pytest.mark.parametrize("day", ["ณ 31 มี.ค. 67", "(ณ 31 มี.ค. 67)", "ณ 31 มี.ค.", "รอบ 6 เดือน", "ต.ค. 66 - มี.ค. 67"])
def test_a_day_beside_the_numbers_of_columns_dates_its_column(numbers, day):
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"], [*numbers, day], [*ROW[:3], ROW[4]]])
    assert list(form.assignments["activity"]) == ["ประชุม"]
    assert [one.field for one in form.tabs[0].columns] == ["measure", "activity", "division", "result"]
    assert form.tabs[0].columns[2].header == "ผู้รับผิดชอบ"


def test_days_beside_the_numbers_of_columns_are_rounds():
    form = read(
        [
            ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ", ""],
            ["(1)", "(2)", "(3)", "ณ 31 มี.ค. 67", "ณ 30 ก.ย. 67"],
            [*ROW[:3], "อยู่ระหว่างดำเนินการ", "ประชุมแล้ว"],
        ],
        merges=merged("D1:E1"),
    )
    assert list(form.assignments["result"]) == ["ประชุมแล้ว"]
    assert [one.label for one in form.assignments["rounds"][0]] == ["ณ 31 มี.ค. 67"]


def test_words_with_numbers_below_a_heading_are_its_parts():
    form = read(
        [
            ["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "", ""],
            ["", "", "กลุ่ม 1", "กลุ่ม 2", "กลุ่ม 3"],
            ["ประชุม", "กองคลัง", "ครบ", "ครบ", "ครบ"],
        ],
        merges=merged("A1:A2", "B1:B2", "C1:E1"),
    )
    assert form.assignments["result"][0] == "กลุ่ม 1: ครบ\nกลุ่ม 2: ครบ\nกลุ่ม 3: ครบ"


@pytest.mark.parametrize("texts", [["1", "2", "9"], ["ข", "ก", "ค"], ["ก", "2", "ค"], ["(3)", "(2)", "(1)"]])
def test_what_follows_in_no_order_numbers_no_columns(texts):
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "ผลการดำเนินการ"], texts, ["ประชุม", "กองคลัง", "ครบ"]])
    assert len(form.assignments) == 2


def test_a_header_of_two_rows_typed_again_is_skipped():
    form = read([*GROUPED, GROUPED_ROW, *GROUPED, ["2", *GROUPED_ROW[1:]]])
    assert list(form.assignments["code"]) == ["1", "2"]
    assert form.tabs[0].skipped == {"header": 2}


def test_tables_of_different_columns_stand_under_each_other():
    form = read(
        [
            ["แผน", ""],
            HEADER,
            ROW,
            [],
            ["ตารางที่ ๒ ติดตาม"],
            ["หน่วยงาน", "โครงการ", "ขั้นตอน", "สถานะ"],
            ["กองช่าง", "๒. ซ่อมถนน", "๑. สำรวจ", "แล้วเสร็จ"],
        ]
    )
    assert list(zip(form.assignments["code"], form.assignments["division"], form.assignments["status_read"], strict=True)) == [
        ("1.1", "กองคลัง", ""),
        ("2.1", "กองช่าง", "done"),
    ]


def test_the_line_above_each_table_is_its_measure_where_no_column_is():
    header = ["กิจกรรม", "ผู้รับผิดชอบ", "ผล"]
    form = read(
        [
            ["แผนปี ๒๕๖๗"],
            ["มาตรการที่ ๑ โปร่งใส"],
            header,
            ["๑. ประชุม", "กองคลัง", "แล้ว"],
            [],
            ["มาตรการที่ ๒ สุจริต"],
            header,
            ["๑. อบรม", "กองช่าง", "แล้ว"],
        ]
    )
    assert list(zip(form.assignments["code"], form.assignments["measure"], strict=True)) == [("1.1", "โปร่งใส"), ("2.1", "สุจริต")]


def test_the_header_may_stand_in_row_20_and_not_below():
    above = [["แผน"] for _ in range(19)]
    assert read([*above, HEADER, ROW]).tabs[0].header_row == 20
    assert not read([*above, ["แผน"], HEADER, ROW]).tabs[0].is_form


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("ผู้รับผิด\nชอบ", "division"),
        ("  ผู้รับผิดชอบ  ", "division"),
        ("ผู้\u200bรับ\u200bผิดชอบ", "division"),
        ("๓. ผู้รับผิดชอบ", "division"),
        ("ผู้รับผิดชอบ (กอง/ฝ่าย)", "division"),
        ("*ผู้รับผิดชอบ*", "division"),
        ("ＵＲＬ", "evidence"),
        ("ชื่อโครงการ/กิจกรรม", "activity"),
        ("โครงการ และกิจกรรม", "activity"),
        ("ผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "result"),
        ("ระยะเวลา (เดือน/ปี)", "period"),
        ("ปัญหา อุปสรรค และข้อเสนอแนะ", "recommendation"),
        ("หน่วยงานที่รับผิดชอบ", "division"),
        ("ห้วงเวลา", "period"),
        ("กำหนดส่ง", "deadline"),
        ("เอกสาร/หลักฐาน", "evidence"),
        ("ผลสัมฤทธิ์", "result"),
        ("สถานะการดำเนินงาน", "status"),
        ("กลุ่มเป้าหมาย", "extra"),
    ],
)
def test_a_header_is_known_by_its_meaning(header, field):
    assert Spellings().match(header).field == field
    assert not Spellings().match(header).repaired


@pytest.mark.parametrize(
    ("header", "spelling"),
    [
        ("ผู้รับผดิชอบ", "ผู้รับผิดชอบ"),
        ("ผูรับผิดชอบ", "ผู้รับผิดชอบ"),
        ("ผู้้รับผิดชอบ", "ผู้รับผิดชอบ"),
        ("วิธีการดาเนินการ", "วิธีการดำเนินการ"),
        ("วิธีกำรดำเนินกำร", "วิธีการดำเนินการ"),
    ],
)
def test_a_damaged_header_is_known_and_named(header, spelling):
    match = Spellings().match(header)
    assert (match.spelling, match.repaired) == (spelling, True)


def test_a_split_sara_am_is_no_damage_worth_a_word():
    header = [HEADER[0], "วิธีการด\u0e4d\u0e32เนินการ", *HEADER[2:]]
    assert codes(read([header, ROW])) == []


def test_the_finding_of_a_damaged_header_stands_at_its_cell():
    form = read([[*HEADER[:2], "ผู้รับผดิชอบ", *HEADER[3:]], ROW])
    assert form.assignments["division"][0] == "กองคลัง"
    assert [(one.code, one.cell, one.value) for one in form.problems.itertuples()] == [("TEXT_REPAIRED", "C1", "ผู้รับผดิชอบ")]


def test_a_header_close_to_a_known_one_is_suggested():
    form = read([[*HEADER, "ผู้รับผิดขอพ"], [*ROW, "ภาพ"]])
    assert codes(form) == ["HEADER_CLOSE"]
    assert "ผู้รับผิดชอบ" in with_sentences(form.problems, form.year, thai_digits=True)["message"][0]
    assert form.assignments["extra"][0] == {"ผู้รับผิดขอพ": "ภาพ"}


@pytest.mark.parametrize(
    ("heading", "code"), [("วันที่", "HEADER_UNKNOWN"), ("รับผิดชอบ", "HEADER_UNKNOWN"), ("ผู้รับผิดช", "HEADER_CLOSE")]
)
def test_a_header_that_lacks_the_first_word_of_a_known_one_is_no_slip_of_it(heading, code):
    assert codes(read([[*HEADER, heading], [*ROW, "ภาพ"]])) == [code]


@pytest.mark.parametrize(
    ("place", "typed", "taken"),
    [(0, "มาตราการ", "มาตรการ"), (1, "กิจกรรรม", "กิจกรรม"), (4, "ผลลัพท์", "ผลลัพธ์"), (3, "ระยเวลา", "ระยะเวลา")],
)
def test_a_header_one_letter_off_is_taken_for_the_known_one_and_that_is_said(place, typed, taken):
    form = read([[*HEADER[:place], typed, *HEADER[place + 1 :]], ROW])
    usual = read([HEADER, ROW])
    for name in ("measure", "activity", "division", "period", "result"):
        assert form.assignments[name][0] == usual.assignments[name][0]
    assert [(one.code, one.value, one.details) for one in form.problems.itertuples()] == [
        ("TEXT_REPAIRED", typed, (("taken", taken),))
    ]


def test_what_stands_below_a_header_one_letter_off_may_say_better():
    rows = [["โปร่งใส", "อบรม", "กองคลัง", "อบรมแล้ว"], ["โปร่งใส", "ทำคู่มือ", "กองช่าง", "ทำแล้ว"], ["สุจริต", "ตรวจงาน", "สำนักปลัด", ""]]
    form = read([["มาตรการ", "กิจกรรม", "เป้าหมาน", "ผลการดำเนินการ"], *rows])
    assert list(form.assignments["division"]) == ["กองคลัง", "กองช่าง", "สำนักปลัด"]
    assert [one.code for one in form.problems.itertuples() if one.value == "เป้าหมาน"] == ["HEADER_BY_CONTENT"]


def test_a_header_one_letter_off_of_names_of_several_meanings_is_unknown():
    spellings = spellings_of({"evidence": ("เอกสารกก",), "obstacles": ("เอกสารขข",)})
    assert spellings.slip_of("เอกสารกข") is None
    assert spellings.slip_of("เอกสารกค").field == "evidence"


def test_long_names_of_an_office_are_read_by_what_they_begin_with():
    header = [
        *("ที่", "มาตรการส่งเสริมคุณธรรมและความโปร่งใสขององค์การบริหารส่วนตำบล", "วิธีการดำเนินการตามมาตรการที่กำหนด"),
        *("ผู้รับผิดชอบตามคำสั่งที่ 12/2566", "ระยะเวลา", "ผลการดำเนินการ ณ วันที่ 31 มีนาคม 2567"),
    ]
    form = read([header, ["1", "เปิดเผยข้อมูล", "ประชุม", "กองคลัง", "ทั้งปี", "ประชุมแล้ว"]])
    row = form.assignments.iloc[0]
    said = (row["measure"], row["activity"], row["division"], row["result"])
    assert said == ("เปิดเผยข้อมูล", "ประชุม", "กองคลัง", "ประชุมแล้ว")
    assert codes(form) == ["HEADER_BY_BEGINNING"] * 4


def test_a_beginning_never_takes_the_place_of_a_name_that_is_known_whole():
    header = ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการที่คาดหวังไว้", "ผลการดำเนินการ"]
    form = read([header, ["๑. ก", "ประชุม", "กองคลัง", "คน ๒๐ คน", "ประชุมแล้ว"]])
    assert (form.assignments["result"][0], form.assignments["extra"][0]) == ("ประชุมแล้ว", {header[3]: "คน ๒๐ คน"})


def test_rows_of_data_are_no_header_by_their_beginnings():
    rows = [["มาตรการที่ ๑ เปิดเผยข้อมูล", "กิจกรรมประชุมชี้แจง", "ผู้รับผิดชอบคือกองคลัง", "ระยะเวลา ๑ ปี"]]
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "หมายเหตุ"], *rows])
    assert list(form.assignments["activity"]) == ["กิจกรรมประชุมชี้แจง"]


def test_ways_to_mend_beside_a_theme_are_what_is_planned():
    header = ["ประเด็นการประเมิน", "แนวทางการแก้ไข", "ผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง", "ระยะเวลา", "ผลการดำเนินการ"]
    form = read([header, ["๑. การปฏิบัติหน้าที่", "๑. จัดทำคู่มือ\n๒. เผยแพร่", "สำนักปลัด", "ทั้งปี", "๑. ทำแล้ว\n๒. ลงเว็บแล้ว"]])
    assert list(form.assignments["activity"]) == ["จัดทำคู่มือ", "เผยแพร่"]
    assert list(form.assignments["result"]) == ["ทำแล้ว", "ลงเว็บแล้ว"]


def test_every_accepted_name_is_known_however_its_first_letters_are_compared():
    names = [name for names in (*LEVELS.values(), *SPELLINGS.values()) for name in names]
    spellings = Spellings()
    assert [name for name in names if spellings.match(name) is None or spellings.match(f"๑. {name}") is None] == []


def test_an_office_adds_names_of_its_own():
    own = {"division": ("คนทำ",), "activity": ("ภารกิจ",), "measure": ("พันธกิจ",)}
    form = read_form(workbook(tab("แผน", [["พันธกิจ", "ภารกิจ", "คนทำ"], ["๑. ก", "๑. ประชุม", "กองคลัง"]])), columns=own)
    row = form.assignments.iloc[0]
    assert (row["measure"], row["activity"], row["division"]) == ("ก", "ประชุม", "กองคลัง")


def test_an_office_decides_the_levels_of_its_names():
    own = {"measure": ("ขั้นตอน",)}
    form = read_form(workbook(tab("แผน", [["โครงการ", "ขั้นตอน", "หน่วยงาน"], ["๑. ก", "๑. ข", "กองคลัง"]])), columns=own)
    assert (form.assignments["measure"][0], form.assignments["activity"][0]) == ("ข", "ก")


def test_no_name_has_two_meanings():
    assert len(FIELDS) == len(set(FIELDS))
    spellings = Spellings()
    for field in ("measure", "activity", "division", "result"):
        assert (
            spellings.match(
                {"measure": "มาตรการ", "activity": "กิจกรรม", "division": "หน่วยงาน", "result": "ผลการดำเนินงาน"}[field]
            ).field
            == field
        )


# Levels of the plan


@pytest.mark.parametrize(
    ("header", "measure", "activity"),
    [
        (["มาตรการ", "กิจกรรม"], "ก", "ข"),
        (["กิจกรรม", "มาตรการ"], "ข", "ก"),
        (["ประเด็น", "มาตรการ"], "ก", "ข"),
        (["โครงการ/กิจกรรม", "ขั้นตอน"], "ก", "ข"),
        (["โครงการ", "กิจกรรม"], "ก", "ข"),
        (["แผนงาน", "โครงการ"], "ก", "ข"),
        (["มาตรการ", "แนวทาง"], "ก", "ข"),
        (["ความเสี่ยงการทุจริต", "มาตรการจัดการความเสี่ยง"], "ก", "ข"),
    ],
)
def test_the_wider_level_is_the_measure_and_the_narrower_the_activity(header, measure, activity):
    form = read([[*header, "ผู้รับผิดชอบ", "ผลการดำเนินการ"], ["ก", "ข", "กองคลัง", "แล้ว"]])
    assert (form.assignments["measure"][0], form.assignments["activity"][0]) == (measure, activity)
    assert codes(form) == []


def test_levels_between_are_kept_and_go_on_where_they_are_blank():
    form = read(
        [
            ["ยุทธศาสตร์", "มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ผล"],
            ["๑. ก", "ข", "๑. ค", "กองคลัง", "แล้ว"],
            ["", "", "๒. ง", "กองช่าง", "แล้ว"],
            ["", "จ", "๓. ฉ", "กองช่าง", "แล้ว"],
        ]
    )
    assert list(form.assignments["measure"]) == ["ข", "ข", "จ"]
    assert [extra["ยุทธศาสตร์"] for extra in form.assignments["extra"]] == ["๑. ก"] * 3
    assert codes(form) == []


def test_levels_between_the_measure_and_the_activity_are_kept_and_go_on_within_their_measure():
    form = read(
        [
            ["มาตรการ", "โครงการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ผล"],
            ["๑. ก", "ข", "๑. ค", "กองคลัง", "แล้ว"],
            ["", "", "๒. ง", "กองช่าง", "แล้ว"],
            ["๒. จ", "", "๑. ฉ", "กองช่าง", "แล้ว"],
        ]
    )
    assert list(form.assignments["measure"]) == ["ก", "ก", "จ"]
    assert [extra.get("โครงการ") for extra in form.assignments["extra"]] == ["ข", "ข", None]
    assert codes(form) == []


def test_a_new_level_above_the_measure_ends_the_measure_before():
    form = read(
        [
            ["ประเด็น", "มาตรการ", "วิธีการ", "ผู้รับผิดชอบ", "ผล"],
            ["๑. ก", "๑.๑ ข", "ค", "กองคลัง", "แล้ว"],
            ["๒. ง", "", "จ", "กองช่าง", "แล้ว"],
        ]
    )
    assert list(form.assignments["measure"]) == ["ข", "ง"]
    assert [extra["ประเด็น"] for extra in form.assignments["extra"]] == ["๑. ก", "๒. ง"]


@pytest.mark.parametrize("beside", [["ผู้รับผิดชอบ", "กองคลัง"], ["ผลการดำเนินการ", "ทำแล้ว"], ["ระยะเวลา", "ต.ค. 66"]])
def test_a_measure_alone_is_the_activity_of_its_tab(beside):
    form = read([["มาตรการ", beside[0]], ["๑. ประชุม", beside[1]]])
    assert list(zip(form.assignments["measure"], form.assignments["activity"], strict=True)) == [("แผน", "ประชุม")]


def test_a_measure_beside_nothing_of_a_form_is_no_form():
    assert not read([["มาตรการ", "งบประมาณ"], ["ก", "500"]]).tabs[0].is_form


# Two columns of one meaning


def test_the_division_that_leads_counts_and_who_helps_is_kept():
    header = [["กิจกรรม", "ผู้รับผิดชอบ", "", "ผล"], ["", "ร่วม", "หลัก", ""]]
    form = read([*header, ["ประชุม", "กองช่าง", "กองคลัง", "แล้ว"]], merges=(Merge(0, 1, 1, 3),))
    assert form.assignments["division"][0] == "กองคลัง"
    assert "กองช่าง" in form.assignments["extra"][0].values()
    assert codes(form) == []


def test_who_helps_is_responsible_where_nobody_leads():
    form = read([["กิจกรรม", "หน่วยงานที่เกี่ยวข้อง", "ผล"], ["ประชุม", "กองช่าง", "แล้ว"]])
    assert form.assignments["division"][0] == "กองช่าง"


def test_two_columns_of_one_name_are_kept_apart():
    form = read([["กิจกรรม", "หน่วยงาน", "หมายเหตุ", "หมายเหตุ"], ["ประชุม", "กองคลัง", "ก", "ข"]])
    assert form.assignments["extra"][0] == {"หมายเหตุ": "ก", "หมายเหตุ (D)": "ข"}


# What is below tells


@pytest.mark.parametrize("name", ["ผลการดำเนินงาน", "ความก้าวหน้า"])
def test_percents_below_are_progress_and_texts_a_result(name):
    header = ["กิจกรรม", "ผู้รับผิดชอบ", name]
    percents = read([header, ["ประชุม", "กองคลัง", "๕๐%"], ["อบรม", "กองคลัง", Cell("80%", 0.8, "percent")]])
    assert list(percents.assignments["percent"]) == [50, 80]
    texts = read([header, ["ประชุม", "กองคลัง", "ประชุมแล้ว"], ["อบรม", "กองคลัง", "อบรม ๕๐ คน"], ["ทำป้าย", "กองคลัง", "๕๐%"]])
    assert list(texts.assignments["result"]) == ["ประชุมแล้ว", "อบรม ๕๐ คน", "๕๐%"]
    assert list(texts.assignments["percent"].fillna(-1)) == [-1, -1, 50]  # a percent and nothing else is one in a result, too


def test_words_of_status_under_progress_beside_a_result_are_the_status():
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "ความก้าวหน้า", "ผลการดำเนินการ"], ["ประชุม", "กองคลัง", "แล้วเสร็จ", "ประชุมแล้ว"]])
    assert (form.assignments["status_read"][0], form.assignments["result"][0]) == ("done", "ประชุมแล้ว")


def test_words_under_progress_take_no_column_from_an_exact_name_of_the_result():
    rows = [["ประชุม", "กองคลัง", "จัดประชุมแล้ว", "คนเข้าใจงาน"], ["อบรม", "กองคลัง", "อบรมคนแล้ว", "คนรู้กฎหมาย"]]
    form = read([["กิจกรรม", "ผู้รับผิดชอบ", "ความก้าวหน้า", "ผลลัพธ์"], *rows, ["ทำป้าย", "กองคลัง", "ติดป้ายแล้ว", "คนเห็นป้าย"]])
    assert list(form.assignments["result"]) == ["คนเข้าใจงาน", "คนรู้กฎหมาย", "คนเห็นป้าย"]


def test_a_plan_by_months_is_a_form_without_divisions():
    form = read([["กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค."], ["ประชุม", "", "x", ""]])
    assert columns(form) == {"กิจกรรม": "activity", "ต.ค.": "month", "พ.ย.": "month", "ธ.ค.": "month"}


@pytest.mark.parametrize(("known", "tables"), [(1, 1), (2, 1), (3, 1), (4, 2), (6, 2)])
def test_a_new_header_is_known_by_more_than_half_of_its_columns(known, tables):
    names = ["วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ข้อเสนอแนะ", "หลักฐาน", "สถานะ"]
    header = [*names[:known], *(f"คำใหม่ {place}" for place in range(known, 6))]
    first = [HEADER, ["๑. ก", "๑. ประชุม", "กองคลัง", "ต.ค. ๖๖", "จัดแล้ว", ""]]
    form = read([*first, [], header, ["๒. อบรม", "กองช่าง", "จัดแล้ว", "", "", ""]])
    assert len(form.tabs[0].headers) == tables
    assert ("กองช่าง" in set(form.assignments["division"])) == (tables == 2)


@pytest.mark.parametrize("note", ["หมายเหตุ กรอกทุกช่อง", "ข้อมูล ณ วันที่ 30 มิ.ย. 2567"])
def test_a_note_above_the_numbers_of_columns_makes_no_data_of_them(note):
    form = read([HEADER, [note], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ROW])
    assert len(form.assignments) == 1


PARTS = [
    ("ครั้งที่ 1 (ต.ค. 66 - มี.ค. 67)", "ครั้งที่ 2 (เม.ย. 67 - ก.ย. 67)"),
    ("รอบ ๖ เดือน (ตุลาคม ๒๕๖๖ – มีนาคม ๒๕๖๗)", "รอบ ๑๒ เดือน (เมษายน – กันยายน ๒๕๖๗)"),
    ("รอบ 6 เดือน\n(ณ 31 มี.ค. 67)", "รอบ 12 เดือน\n(ณ 30 ก.ย. 67)"),
    ("ต.ค. 66 - มี.ค. 67", "เม.ย. - ก.ย. 67"),
    ("ตุลาคม ๒๕๖๖ – มีนาคม ๒๕๖๗", "ตุลาคม ๒๕๖๖ – กันยายน ๒๕๖๗"),
    ("ข้อมูล ณ วันที่ ๓๑ มีนาคม ๒๕๖๗", "ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๗"),
    ("ภายใน 31 มี.ค. 67", "ภายใน 30 ก.ย. 67"),
    ("มิ.ย. 66", "ธ.ค. 66"),
    ("มีนาคม", "กันยายน"),
    ("มีนาคม", "ก.ย. 67"),
    ("31/3/2567", "30/9/2567"),
]


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("over", [("D1:E1",), ()])
@pytest.mark.parametrize(
    ("heading", "field", "said"),
    [
        ("ผลการดำเนินงาน", "result", ("กำลังทำ", "ทำแล้ว")),
        ("ความคืบหน้า (ร้อยละ)", "percent", (30, 90)),
        ("สถานะ", "status_read", ("อยู่ระหว่างดำเนินการ", "แล้วเสร็จ")),
    ],
)
def test_rounds_with_their_months_below_a_heading_are_its_parts(parts, over, heading, field, said):
    rows = [["บ", "จัดผัง", "งานบุคคล", *said], ["บ", "ทำเนียบ", "งานบุคคล", said[1], ""]]
    form = read([["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", heading, ""], ["", "", "", *parts], *rows], merges=merged(*over))
    assert list(form.assignments[field]) == [{"แล้วเสร็จ": "done"}.get(said[1], said[1])] * 2
    assert [len(rounds) for rounds in form.assignments["rounds"]] == [1, 0]


@pytest.mark.parametrize("parts", [("ณ 31 มี.ค. 67", "ณ 30 ก.ย. 67"), ("(ต.ค. 66 - มี.ค. 67)", "(เม.ย. - ก.ย. 67)")])
@pytest.mark.parametrize("latest", [1, 0])
@pytest.mark.parametrize(("heading", "field"), [("ผลการดำเนินงาน", "result"), ("ร้อยละ", "percent"), ("สถานะ", "status_read")])
def test_one_name_before_several_times_is_of_rounds(parts, latest, heading, field):
    said = {"result": ("กำลังทำ", "ทำแล้ว"), "percent": (30, 90), "status_read": ("อยู่ระหว่างดำเนินการ", "แล้วเสร็จ")}[field]
    columns = [(f"{heading} {part}", text) for part, text in zip(parts, said, strict=True)][:: 1 if latest else -1]
    form = read([["มาตรการ", "กิจกรรม", *[name for name, _ in columns]], ["บ", "จัดผัง", *[text for _, text in columns]]])
    assert form.assignments[field][0] == {"แล้วเสร็จ": "done"}.get(said[1], said[1])
    assert len(form.assignments["rounds"][0]) == 1


@pytest.mark.parametrize("first", ["ประชุม 31 มี.ค. 67", "ทำแล้ว ม.ค. 67"])
def test_what_was_done_and_when_is_no_part_of_a_heading(first):
    form = read([["กิจกรรม", "ผลการดำเนินงาน", "", "สถานะ"], ["", first, "30 ก.ย. 67", ""], ["เวียน", "เวียนแล้ว", "", "แล้วเสร็จ"]])
    assert first in list(form.assignments["result"])


def test_one_time_behind_a_name_is_no_round():
    form = read([["มาตรการ", "กิจกรรม", "ผลการดำเนินงาน (ต.ค. 66 - มี.ค. 67)"], ["บ", "จัดผัง", "ทำแล้ว"]])
    assert (form.assignments["result"][0], len(form.assignments["rounds"][0])) == ("ทำแล้ว", 0)
    assert columns(form)["ผลการดำเนินงาน (ต.ค. 66 - มี.ค. 67)"] == "result"


@pytest.mark.parametrize("word", ["(ต่อ)", "ต่อ", "(ต่อจากหน้าก่อน)"])
def test_a_word_for_more_above_a_header_typed_again_is_no_title(word):
    form = read([HEADER, ROW, [], [word], HEADER, ["", "๒. อบรม", *ROW[2:]]])
    assert list(form.assignments["measure"]) == ["มาตรการ ก", "มาตรการ ก"]
    assert list(form.assignments["code"]) == ["1.1", "1.2"]


@pytest.mark.parametrize("heading", ["เรื่อง/มาตรการ", "มาตรการ / เรื่อง", "ตัวชี้วัด/มาตรการ", "มาตรการ/ตัวชี้วัด"])
def test_a_name_beside_one_that_nobody_knows_is_what_it_is(heading):
    form = read([[heading, *HEADER[1:]], ROW])
    assert list(form.assignments["measure"]) == ["มาตรการ ก"]


@pytest.mark.parametrize("when", ["เดือนนี้", "ในไตรมาสนี้", "รอบปัจจุบัน", "งวดล่าสุด"])
def test_what_is_reported_for_this_time_is_what_is_reported(when):
    form = read([["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ร้อยละ", f"ผลงาน{when}"], ["ก", "ข", "กองคลัง", "40", "ตรวจ 18 แผง"]])
    assert (list(form.assignments["result"]), list(form.assignments["percent"])) == (["ตรวจ 18 แผง"], [40.0])


@pytest.mark.parametrize(
    ("names", "rows"),
    [
        (["Measure", "Activity", "Responsible", "Duration", "Result", "Recommendation"], 1),
        (["Measure", "Activity", "Responsible", "Duration", "Recommendation", "Result"], 2),
        (["Measure", "Activity", "Responsible", "Duration", "Result", "ทำต่อไป"], 2),
    ],
)
def test_the_same_names_in_another_language_right_below_are_the_header_again(names, rows):
    assert len(read([HEADER, names, ROW]).assignments) == rows


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
def test_a_header_typed_again_in_part_goes_on_with_the_table(columns):
    row = ["", "อบรม", "กองช่าง", "", "อบรมแล้ว", "ควรทำต่อ"]
    form = read([HEADER, ["มาตรการ ก", "ประชุม", "กองคลัง", "", "", ""], HEADER[:columns], row])
    found = form.assignments[["measure", "activity", "division", "result", "recommendation"]].to_numpy().tolist()
    assert found == [["มาตรการ ก", "ประชุม", "กองคลัง", "", ""], ["มาตรการ ก", *row[1:3], *row[4:]]]
    assert form.tabs[0].skipped == {"header": 1}


def test_words_of_a_header_beside_a_report_are_data():
    form = read([HEADER, ["มาตรการ ก", "ประชุม", "กองคลัง"], [HEADER[0], "อบรม", "กองช่าง"]])
    assert list(form.assignments["activity"]) == ["ประชุม", "อบรม"]


@pytest.mark.parametrize(
    "header",
    [
        ["กิจกรรม\nActivities", "ผู้รับผิดชอบ\nPerson in charge", "สถานะ\n(Status)", "ที่\nNo."],
        ["Activities\nกิจกรรม", "Responsible unit\nผู้รับผิดชอบ", "Status\nสถานะ", "No.\nที่"],
        ["กิจกรรม Activity", "Department หน่วยงาน", "สถานะ Status", "ที่ No."],
    ],
)
def test_a_heading_that_says_it_in_two_languages_is_one(header):
    (reading, *_more) = read([header, ["ประชุม", "กองคลัง", "แล้วเสร็จ", "1"]]).tabs
    assert [column.field for column in reading.columns] == ["activity", "division", "status", "code"]


def test_a_word_in_latin_letters_that_nobody_knows_makes_another_name():
    (reading, *_more) = read([[*HEADER[:3], "ผล ITA"], ["ก", "ข", "กองคลัง", "abc"]]).tabs
    assert reading.columns[3].field == "extra"


@pytest.mark.parametrize("cells", [["1", "", "ก"], ["1", "2", "ก"], ["ก", "", "ข"], ["1", "", ""]])
def test_a_few_numbers_in_the_first_row_are_what_it_holds(cells):
    header = ["กิจกรรม", "", "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "หมายเหตุ"]
    form = read([header, ["ประชุม", "กองคลัง", *cells], ["อบรม", "กองช่าง", "", "✓", ""]])
    assert list(form.assignments["activity"]) == ["ประชุม", "อบรม"]


def test_done_right_beside_begun_below_one_heading_is_when_it_ends():
    heads = [[*HEADER[:3], "ระยะเวลาดำเนินการ", "", "ผลการดำเนินการ"], ["", "", "", "เริ่ม", "เสร็จ", ""]]
    row = ["ม", "ก", "กองคลัง", "1 ต.ค. 66", "31 มี.ค. 67", "ทำแล้ว"]
    form = read([*heads, row], merges=(Merge(top=0, bottom=1, left=3, right=5),))
    assert [column.field for column in form.tabs[0].columns][3:5] == ["start", "end"]
    assert [str(day)[:10] for day in form.assignments.loc[0, ["start", "end"]]] == ["2023-10-01", "2024-03-31"]


def test_a_title_of_two_parts_above_the_header_is_no_part_of_it():
    above = (Merge(top=0, bottom=1, left=0, right=3), Merge(top=0, bottom=1, left=3, right=6))
    form = read([["ส่วนที่ 1", "", "", "ส่วนที่ 2", "", ""], HEADER, ["ม", "ก", "กองคลัง", "ตลอดปี", "ทำแล้ว", ""]], merges=above)
    assert form.tabs[0].header_row == 2
    assert len(form.assignments) == 1
