"""The real report of fiscal year 2566: what the reader must make of it."""

from functools import cache

from ita_dash import summary
from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import read_form
from ita_dash.progress import assess
from ita_dash.sample import BUNDLED
from ita_dash.sheet.xlsx import read_xlsx

EVERYONE = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"]
PLANNING = "งานแผนงานและนโยบาย"


@cache
def form():
    return read_form(read_xlsx(BUNDLED[2566].path))


def of(code):
    return form().assignments[form().assignments["code"] == code]


def test_the_year_and_the_office_are_named_by_the_title():
    assert form().year == FiscalYear(2566)
    assert form().office == "องค์การบริหารส่วนตำบลโพไร่หวาน"


def test_four_measures_and_eleven_activities():
    assert list(dict.fromkeys(form().assignments["code"])) == [
        "1.1",
        "1.2",
        "1.3",
        "2.1",
        "2.2",
        "3.1",
        "3.2",
        "3.3",
        "4.1",
        "4.2",
        "4.3",
    ]
    assert form().assignments["measure_no"].nunique() == 4
    assert len(form().assignments) == 23


def test_who_is_responsible():
    for code in ("1.1", "1.2", "2.1", "2.2"):
        assert list(of(code)["division"]) == EVERYONE
    assert list(of("1.3")["division"]) == ["กองคลัง"]
    for code in ("3.1", "3.2", "3.3", "4.1", "4.2", "4.3"):
        assert list(of(code)["division"]) == [PLANNING]
        assert list(of(code)["parent"]) == ["สำนักปลัด"]


def test_periods():
    dates = {
        (code, str(start.date()), str(end.date()))
        for code, start, end in form().assignments[["code", "start", "end"]].itertuples(index=False)
    }
    assert {code for code, start, end in dates if (start, end) == ("2022-10-01", "2023-09-30")} == set(
        form().assignments["code"]
    ) - {"4.3"}
    assert [(start, end) for code, start, end in dates if code == "4.3"] == [("2023-01-01", "2023-04-30")]


def test_each_activity_has_its_own_result_and_recommendation():
    starts = {
        "1.1": ("จัดประชุมพนักงานในสังกัด", "หากมีบุคลากรบรรจุ"),
        "1.2": ("เผยแพร่ขั้นตอนการจัดซื้อจัดจ้าง", "ผู้บังคับบัญชาเน้นย้ำ"),
        "1.3": ("เผยแพร่แผนการจัดซื้อจัดจ้าง", "รายงานผลการจัดซื้อจัดจ้างรายไตรมาส"),
        "2.1": ("เพิ่มช่องทาง", "ควรมอบหมายเจ้าหน้าที่"),
        "2.2": ("เผยแพร่ขั้นตอน กระบวนการ", "ควบคุมหมายเจ้าหน้าที่"),
        "3.1": ("ปรับปรุงช่องทางรับฟัง", "ควรมอบหมายเจ้าหน้าที่ดูแล"),
        "3.2": ("ปรับปรุงระบบเว็บไซต์", "ควรมอบหมายเจ้าหน้าที่ในการรับคำร้อง"),
        "3.3": ("ประชาสัมพันธ์ช่องทาง", "ดำเนินการประชาสัมพันธ์ช่องทาง"),
        "4.1": ("จัดประชุมเชิงปฏิบัติการ", "สร้างความเข้าใจเกี่ยวกับ"),
        "4.2": ("มอบหมายเจ้าหน้าที่รับผิดชอบ", "ดำเนินการมอบหมาย"),
        "4.3": ("แสดง QR Code", "ดำเนินการแสดง QR Code"),
    }
    for code, (result, recommendation) in starts.items():
        assert of(code)["result"].str.startswith(result).all(), code
        assert of(code)["recommendation"].str.startswith(recommendation).all(), code


def test_links_in_the_results_are_evidence():
    assert of("2.1")["evidence"].iloc[0] == ("http://www.poraiwan.go.th/site/",)
    assert of("2.2")["evidence"].iloc[0] == ("http://www.poraiwan.go.th/site/",)


def test_the_activity_without_a_method_is_named_by_its_result():
    named = form().problems[form().problems["code"] == "ACTIVITY_FROM_RESULT"]
    assert list(named["cell"]) == ["E13"]
    assert of("4.3")["activity"].iloc[0].startswith("แสดง QR Code แบบวัด EIT")


def test_what_pairs_with_nothing_is_kept_where_it_stood():
    assert of("4.2")["result"].iloc[0].endswith("\n๔. เผยแพร่ QR Code แบบวัด EIT บนเว็บไซต์ของหน่วยงาน")
    assert list(form().problems["code"]) == ["ITEM_REPEATED", "ITEM_UNPAIRED", "ACTIVITY_FROM_RESULT"]
    assert list(form().problems["cell"]) == ["E12", "E12", "E13"]


def test_a_year_end_report_is_done():
    total = summary.total(assess(form().assignments, form().year.end))
    assert (total.completion, total.activities_done, total.activities) == (100, 11, 11)


def test_texts_stand_as_typed():
    assert set(form().assignments["measure"]) == {
        "สร้างการรับรู้และเสริมสร้างความเข้าใจเกี่ยวกับการจัดซื้อจัดจ้าง/จัดหาพัสดุ และการตรวจรับพัสดุ",
        "การปรับปรุงและพัฒนาการดำเนินงาน และการให้บริการ ประชาชน หรือผู้มาติดต่อ หรือผู้มีส่วนได้ส่วนเสียภายนอก",
        "การเพิ่มประสิทธิภาพการสื่อสารเพื่ออำนวยความสะดวก สะดวก ต่อ ผู้รับบริการ หรือผู้มาติดต่อ",
        "การปรับปรุงและพัฒนาการเปิดเผยข้อมูลสาธารณะตามหลักเกณฑ์ที่แบบวัดเปิดเผยข้อมูลสาธารณะ (Open Data Integrity and Transparency : OIT)",
    }
