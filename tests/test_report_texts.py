"""The office's own words in its report: the sheet's before those of the settings, last year's ITA and what answers it."""

from io import BytesIO

import pytest
from docx import Document

from ita_dash.dataset import Source, understand
from ita_dash.filters import Filters
from ita_dash.meaning.officetexts import NONE, PARAGRAPH, Indicator
from ita_dash.report import build, file_of
from ita_dash.settings import Settings
from tests.grids import HEADER, tab, workbook
from tests.pdf_text import copied, plain
from tests.test_report_content import said
from tests.years import bundled_year

PREFACE = "คำนำของหน่วยงานเองซึ่งยาวพอที่จะเป็นย่อหน้าหนึ่งของรายงานฉบับนี้ และไม่ใช่หัวข้อหรือชื่อของหน่วยงานใด"
OPENING = "ตามที่หน่วยงานได้วิเคราะห์ผลการประเมิน ITA ของปีที่ผ่านมาและกำหนดมาตรการขึ้นใหม่ บัดนี้ดำเนินการแล้วดังต่อไปนี้"
ANALYSIS = "จากผลการประเมินพบว่าตัวชี้วัดด้านการใช้งบประมาณมีคะแนนต่ำที่สุด จึงต้องเปิดเผยข้อมูลให้มากขึ้นในปีต่อไป"
COVER = [["รายงาน"], ["คำนำ"], [PREFACE], ["อบต.ตัวอย่าง"], [OPENING], ["บทวิเคราะห์ผลการประเมิน"], [ANALYSIS], ["ลงชื่อ"]]
FORM = [
    HEADER,
    ["๑. การใช้งบประมาณอย่างเปิดเผย", "๑. ประกาศแผน", "กองคลัง", "ต.ค. 66", "ประกาศแล้ว", ""],
    ["๒. การให้บริการ", "๑. ปรับปรุงช่องทาง", "สำนักปลัด", "ต.ค. 66", "ปรับปรุงแล้ว", ""],
]
RESULT = [
    ["ผลการประเมิน ITA ปี ๒๕๖๖"],
    ["ที่", "ตัวชี้วัด", "คะแนน", "จุดอ่อน", "มาตรการที่รองรับ"],
    ["1", "การใช้งบประมาณ", "71.20", "บุคลากรไม่รู้แผน", "การใช้งบประมาณอย่างเปิดเผย"],
    ["2", "คุณภาพการดำเนินงาน", "84", "ช่องทางน้อย", "๒"],
]


def dataset_of(*tabs):
    return understand(workbook(*tabs), Source("x"), Settings(), 2567)


def report_of(dataset, **own):
    return build(dataset, Filters(dataset.default_as_of()), Settings.model_validate({"report": own}))


@pytest.mark.slow
def test_the_cover_comes_before_the_settings_and_these_before_ours():
    with_cover = report_of(dataset_of(tab("หน้าปก", COVER, gid=1), tab("แผน", FORM)), preface="ของตั้งค่า", opening="เปิดเอง")
    assert (said(with_cover.preface), said(with_cover.opening)) == (PREFACE, OPENING)
    assert said(with_cover.assessment.analysis) == ANALYSIS
    set_ones = report_of(dataset_of(tab("แผน", FORM)), preface="ของ{office}", opening="เปิดเอง", analysis="บทเรียน", office="อบต.")
    assert (said(set_ones.preface), said(set_ones.opening)) == ("ของอบต.", "เปิดเอง")
    assert said(set_ones.assessment.analysis) == "บทเรียน"
    ours = report_of(dataset_of(tab("แผน", FORM)))
    assert ours.assessment is None
    assert len(said(ours.preface)) > 200


def test_the_report_of_2566_has_the_preface_and_opening_that_the_office_wrote():
    texts = bundled_year(2566).texts
    assert texts.preface.startswith("ปัจจุบันการประเมินคุณธรรม")
    assert texts.opening.startswith("ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมิน ITA")
    assert bundled_year(2567).texts == NONE  # its cover explains the file, which is no preface


def test_last_years_result_is_a_section_and_each_measure_names_what_it_answers():
    dataset = dataset_of(tab("แผน", FORM), tab("ผลการประเมิน", RESULT, gid=1))
    assert dataset.texts.indicators[0] == Indicator("การใช้งบประมาณ", "71.20", "บุคลากรไม่รู้แผน", "การใช้งบประมาณอย่างเปิดเผย")
    report = report_of(dataset)
    assert [said(row[0]) for row in report.assessment.grid.rows] == ["การใช้งบประมาณ", "คุณภาพการดำเนินงาน"]
    assert [said(one.text).split("\n")[-1] for one in report.measures] == [
        "(ตอบตัวชี้วัด การใช้งบประมาณ)",
        "(ตอบตัวชี้วัด คุณภาพการดำเนินงาน)",
    ]
    text = plain("ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปีที่ผ่านมา")
    assert text in copied(file_of(report, "pdf"))
    word = Document(BytesIO(file_of(report, "docx")))
    assert text in plain("".join(one.text or "" for one in word.element.body.iter() if one.tag.endswith("}t")))


@pytest.mark.parametrize(
    "rows",
    [
        [["ตัวชี้วัด"], ["การใช้งบประมาณ"]],
        [["คะแนนของตัวชี้วัด"], ["71"]],
        [["x"] * 5] * 40,
        [[]],
    ],
)
def test_a_tab_that_is_no_result_is_none(rows):
    assert dataset_of(tab("แผน", FORM), tab("ผลการประเมิน", rows, gid=1)).texts.indicators == ()


def test_a_cover_of_any_length_is_bounded():
    long = [["คำนำ"], *[[PREFACE * 100]] * 500]
    texts = dataset_of(tab("หน้าปก", long, gid=1), tab("แผน", FORM)).texts
    assert len(texts.preface) < 100_000
    assert len(PREFACE) > PARAGRAPH
