"""What the column ลำดับ says of a row: its number, and no words; and what the codes of activities say of their measure."""

import pytest

from ita_dash.form.rows.numbers import code_of, numbered
from tests.grids import drawn, merged, read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("๑.๑.", "1.1"), ("(2)", "2"), ("ก.", "ก"), ("iii", "iii"), ("O12", "O12"), ("FR-01", "FR-01"), ("2ก", "2ก")),
        *(("ข้อ 1", "ข้อ 1"), ("1/2567", "1/2567")),
        *(("", ""), ("✓", ""), ("😀", ""), ("ผู้รับผิดชอบ", ""), ("1.1 อบรม", ""), ("๑. ก\n๒. ข", ""), ("50%", "")),
        *(("45 คน", ""), ("45คน", ""), ("ต.ค. 66 – ก.ย. 67", ""), ("แผน คำ1ที่4", ""), ("ครั้ง ที่ 4", "")),
    ],
)
def test_a_number_has_no_words_behind_it(text, code):
    assert code_of(text) == code


def test_codes_of_activities_tell_the_number_of_a_measure_only_where_all_agree():
    told = numbered(
        [(2, "ก", ""), (3, "", "1.2"), (4, "", "1.3"), (5, "ข", ""), (6, "(ต่อ)", "2.1"), (7, "", "3.1"), (8, "", "x")]
    )
    assert [told.of_row[row] for row in (2, 5)] == ["1", ""]
    assert told.of_row[3] == "1"
    assert numbered([(2, "ก", "4"), (3, "", "1.1")]).of_row[2] == ""  # its own code is no part of another number
    assert told.over == {"1", "2", "3"}
    assert {number: item.text for number, item in told.measures.items()} == {"1": "ก"}


def test_what_a_result_names_goes_on_where_no_activity_is_typed():
    form = read(
        drawn(
            "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "ด้าน ก | อบรม | กองคลัง | อบรมแล้ว",
            "ด้าน ข | | กองคลัง | ประชุมแล้ว",
            " | | กองช่าง | ",
        )
    )
    assert list(form.assignments["activity"]) == ["อบรม", "ประชุมแล้ว", "ประชุมแล้ว"]


def test_a_measure_alone_that_has_another_number_than_the_next_of_its_title_is_named():
    form = read(
        drawn(
            "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "๑. บริการ | จัดคิว | กองคลัง | จัดแล้ว",
            "๒. จัดซื้อ | | | ",
            "๓. จัดซื้อ | ราคากลาง | กองช่าง | ประกาศแล้ว",
        )
    )
    assert [(one.code, one.cell) for one in form.problems.itertuples()] == [("MEASURE_UNUSED", "A3")]


@pytest.mark.parametrize(
    ("number", "counts"), [("ตัวอย่าง", 1), ("(ตัวอย่าง)", 1), ("ตัวอย่าง:", 1), ("ตัวอย่างที่ 1", 2), ("1", 2), ("", 2)]
)
def test_a_row_that_is_numbered_as_an_example_is_one_and_hands_nothing_down(number, counts):
    form = read(
        drawn(
            "ลำดับ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            f"{number} | มาตรการ ก | อบรม | กองคลัง | อบรมแล้ว",
            "2 | | ประชุม | กองช่าง | ประชุมแล้ว",
        )
    )
    assert len(form.assignments) == counts
    assert form.assignments["measure"].iloc[-1] == ("" if counts == 1 else "มาตรการ ก")
    assert ("EXAMPLE_ROW" in set(form.problems["code"])) is (counts == 1)


@pytest.mark.parametrize(
    ("merges", "measure", "activity"),
    [
        (("B2:B3",), "มาตรการ ก", "ประชุม"),
        (("B2:B4",), "มาตรการ ก", "ประชุม"),
        (("B2:B3", "C2:C3"), "มาตรการ ก", "อบรม"),
        (("C2:C3",), "", "อบรม"),
        (("B2:C2",), "", "ประชุม"),
        ((), "", "ประชุม"),
    ],
)
def test_what_is_merged_over_an_example_and_rows_below_it_is_theirs_too(merges, measure, activity):
    form = read(
        drawn(
            "ลำดับ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "ตัวอย่าง | มาตรการ ก | อบรม | กองคลัง | อบรมแล้ว",
            f"2 | | {'ประชุม' if activity == 'ประชุม' else ''} | กองช่าง | ประชุมแล้ว",
        ),
        merges=merged(*merges),
    )
    assert form.assignments[["measure", "activity", "division"]].to_numpy().tolist() == [[measure, activity, "กองช่าง"]]


@pytest.mark.parametrize(("number", "said"), [("😀", ["A2"]), ("✓", ["A2"]), ("1", []), ("", [])])
def test_a_sign_that_numbers_nothing_beside_a_measure_alone_is_named(number, said):
    form = read(
        drawn(
            "ลำดับ | มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ",
            f"{number} | บริการ | | | ",
            " | | ประชุม | กองช่าง | ประชุมแล้ว",
        )
    )
    assert [one.cell for one in form.problems.itertuples() if one.code == "NOTE_OUTSIDE"] == said
