"""People and weights under a heading that nobody knows are who reports and the weight, where that is clear, and said (rule 3)."""

from typing import Any

import pytest

from tests.grids import drawn, read

HEADER = "มาตรการ | กิจกรรม | ผู้รับผิดชอบ | ผลการดำเนินการ | ฟหกด"
ROWS = ["โปร่งใส | อบรม | กองคลัง | อบรมแล้ว", "โปร่งใส | ทำคู่มือ | กองช่าง | ทำแล้ว", "สุจริต | ตรวจงาน | สำนักปลัด | ยังไม่ได้ตรวจ"]


def under(*texts: str, header: str = HEADER) -> Any:
    return read(drawn(header, *(f"{row} | {text}" for row, text in zip(ROWS, texts, strict=True))))


def said(form: Any) -> list[str]:
    problems = form.problems[form.problems["code"].isin(["HEADER_BY_CONTENT", "HEADER_DOUBTFUL", "HEADER_UNKNOWN"])]
    return [
        f"{code} {dict(details).get('field', '')}".strip()
        for code, details in zip(problems["code"], problems["details"], strict=True)
    ]


@pytest.mark.parametrize(
    "people",
    [("นายสมชาย ใจดี", "นางมณี แก้วใส", "น.ส.สุดา ใจงาม"), ("ว่าที่ร้อยตรี สมมติ สาธิต", "ดร. วิชัย มั่นคง", "นางสาวสมใจ ใจดี")],
)
def test_people_are_who_reports(people):
    form = under(*people)
    assert (list(form.assignments["reported_by"]), said(form)) == (list(people), ["HEADER_BY_CONTENT ผู้รายงาน"])


@pytest.mark.parametrize(
    "others", [("นายกเทศมนตรี", "นายช่างโยธา", "นายทะเบียน"), ("นายสมชาย เข้าอบรม 2 วัน", "มณี", "ครูสุดา"), ("สมชาย", "มณี", "สุดา")]
)
def test_posts_and_names_without_titles_are_kept_as_they_are(others):
    form = under(*others)
    assert (list(form.assignments["reported_by"]), said(form)) == ([""] * 3, ["HEADER_UNKNOWN"])


def test_people_beside_who_reports_are_something_else():
    header = HEADER.replace("ผลการดำเนินการ", "ผู้รายงาน")
    assert said(under("นายสมชาย ใจดี", "นางมณี แก้วใส", "น.ส.สุดา ใจงาม", header=header)) == ["HEADER_UNKNOWN"]


@pytest.mark.parametrize("weights", [("50", "30", "20"), ("0.5", "0.3", "0.2"), ("33.3", "33.3", "33.3"), ("50%", "30%", "20%")])
def test_numbers_that_add_up_to_all_are_weights(weights):
    form = under(*weights)
    got = list(form.assignments["weight"])
    assert ([round(one / got[0], 3) for one in got], said(form)) == (
        [round(float(one.strip("%")) / float(weights[0].strip("%")), 3) for one in weights],
        ["HEADER_BY_CONTENT น้ำหนัก", *(["HEADER_DOUBTFUL น้ำหนัก"] if "%" in weights[0] else [])],  # they may be progress, too
    )


@pytest.mark.parametrize(
    "numbers",
    [("50", "30", "21"), ("33", "33", "33"), ("100", "0", "0"), ("60", "", "40"), ("0.5", "0.3", "0.21"), ("50", "30", "20 คน")],
)
def test_other_numbers_weigh_nothing(numbers):
    form = under(*numbers)
    assert (list(form.assignments["weight"]), said(form)) == ([1.0] * 3, ["HEADER_UNKNOWN"])


def test_numbers_beside_a_weight_are_something_else():
    header = HEADER.replace("ผลการดำเนินการ", "น้ำหนัก")
    rows = [row.rpartition(" | ")[0] + " | 2" for row in ROWS]
    form = read(drawn(header, *(f"{row} | {text}" for row, text in zip(rows, ("50", "30", "20"), strict=True))))
    assert list(form.assignments["weight"]) == [2, 2, 2]


UNITS = [("ฝ่ายแผน", "กลุ่มงานพัสดุ", "งานการเงิน"), ("กลุ่มการพยาบาล", "ศูนย์คุณภาพ", "หน่วยจ่ายกลาง"), ("กองคลัง", "ฝ่ายทะเบียน", "กองคลัง")]


@pytest.mark.parametrize("units", UNITS)
def test_names_of_units_beside_an_activity_are_who_is_responsible(units):
    form = under(*units, header=HEADER.replace("ผู้รับผิดชอบ", "งบประมาณ"))
    assert (list(form.assignments["division"]), said(form)) == (list(units), ["HEADER_BY_CONTENT ผู้รับผิดชอบ"])


@pytest.mark.parametrize("texts", [("งานวันเด็กจัดแล้ว", "กลุ่มสตรีอบรมแล้ว", "งานวัดทำแล้ว"), ("งาน", "กลุ่มที่ 1", "งาน")])
def test_what_was_done_and_what_names_no_unit_is_nobody(texts):
    form = under(*texts, header=HEADER.replace("ผู้รับผิดชอบ", "งบประมาณ"))
    assert set(form.assignments["division"]) == {""}


def test_work_whose_heading_nobody_knows_is_no_unit():
    form = read(
        drawn(
            "ฟหกด | ระยะเวลาดำเนินการ | สถานะ | ผลการดำเนินการ",
            "งานจัดซื้อพัสดุ | ต.ค. 66 | แล้วเสร็จ | ทำแล้ว",
            "งานตรวจรับพัสดุ | พ.ย. 66 | แล้วเสร็จ | ทำแล้ว",
            "งานทะเบียนพัสดุ | ธ.ค. 66 | แล้วเสร็จ | ทำแล้ว",
        )
    )
    assert list(form.assignments["activity"]) == ["งานจัดซื้อพัสดุ", "งานตรวจรับพัสดุ", "งานทะเบียนพัสดุ"]


def test_of_two_columns_of_one_meaning_the_one_that_names_units_is_who_carries_it_out():
    form = read(drawn("งาน | กิจกรรม | ผลการดำเนินการ", "งานทะเบียน | จัดแฟ้ม | จัดแล้ว", "งานนิติการ | ตรวจสัญญา | ตรวจแล้ว"))
    assert list(form.assignments["division"]) == ["งานทะเบียน", "งานนิติการ"]
    assert said(form) == ["HEADER_BY_CONTENT ผู้รับผิดชอบ"]
    form = read(drawn("งาน | กิจกรรม | ผลการดำเนินการ", "ทะเบียน | จัดแฟ้ม | จัดแล้ว", "นิติการ | ตรวจสัญญา | ตรวจแล้ว"))
    assert list(form.assignments["division"]) == ["", ""]
