"""An office of sixty divisions and three thousand assignments: its pages are as long as a person reads, on a phone too."""

from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.running_app import running_app
from tests.test_browser import PHONE, Visit, browser  # noqa: F401
from tests.test_browser_matrix import HEADER, TITLES

pytestmark = [pytest.mark.browser, pytest.mark.long]
REPORTS = (
    ("แล้วเสร็จ", 100, "ดำเนินการแล้วเสร็จครบถ้วนตามแผนและเผยแพร่บนเว็บไซต์ของหน่วยงานแล้ว " * 8, "ทบทวนทุกปี"),
    ("อยู่ระหว่างดำเนินการ", 60, "อยู่ระหว่างจัดทำร่างและรอการพิจารณาจากผู้บริหารตามลำดับชั้น " * 12, "เร่งรัดให้แล้วเสร็จ " * 30),
    ("อยู่ระหว่างดำเนินการ", None, "กำลังรวบรวมข้อมูล", ""),
    ("ยังไม่ดำเนินการ", 0, "", ""),
    ("", None, "", ""),
    ("ไม่สามารถดำเนินการได้", 30, "งบประมาณไม่เพียงพอ " * 20, "ขอรับการจัดสรรเพิ่มเติม"),
    ("แล้วเสร็จ", 100, "เสร็จสิ้น", "ขยายผล"),
)
PERIODS = ("ต.ค. 66 – ก.ย. 67", "ต.ค. – ธ.ค. 66", "ม.ค. – มี.ค. 67", "เม.ย. – มิ.ย. 67", "ก.ค. – ก.ย. 67", "")
KINDS = ("บริหารและส่งเสริมการพัฒนาเมือง", "คลัง", "ช่าง", "การศึกษา ศาสนาและวัฒนธรรม", "สาธารณสุขและสิ่งแวดล้อม")
DIVISIONS = [f"กอง{KINDS[number % 5]}ที่ {number}" for number in range(1, 61)]
TEXT = "จัดทำและดำเนินกิจกรรมส่งเสริมคุณธรรมและความโปร่งใสลำดับที่ {number} ให้ครอบคลุมทุกกลุ่มเป้าหมายของหน่วยงานอย่างทั่วถึง"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("large")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*HEADER, "ข้อเสนอแนะ"])
    for number in range(50):
        measure = number * len(TITLES) // 50
        name = f"{measure + 1}.{number + 1} " + TEXT.format(number=number + 1)
        for place, division in enumerate(DIVISIONS):
            status, percent, result, advice = REPORTS[(number * 3 + place * 5) % len(REPORTS)]
            period = PERIODS[number % len(PERIODS)]
            sheet.append([f"{measure + 1}. {TITLES[measure]}", name, division, period, status, percent, result, advice])
    divisions = book.create_sheet("ส่วนราชการ")
    divisions.append(["ส่วนราชการ", "ชื่อย่อ", "สังกัด", "อีเมล"])
    for division in DIVISIONS:
        divisions.append([division, None, None, None])
    book.save(folder / "large.xlsx")
    settings = {"ITA_DASH_YEARS": f"2567={folder / 'large.xlsx'}", "ITA_DASH_AS_OF": "2024-06-30"}
    with running_app(folder / "log", settings) as url:
        yield url


@pytest.mark.parametrize(
    ("path", "desktop", "phone"),
    [
        ("/", 6000, 9000),
        ("/items", 6000, 12_000),
        ("/measures", 6000, 14_000),
        ("/recommendations", 6000, 14_000),
        ("/timeline", 6000, 9000),
        (f"/divisions?unit={DIVISIONS[3]}", 6000, 12_000),
    ],
)
def test_a_page_is_as_long_as_a_person_reads(browser: Browser, large: str, path: str, desktop: int, phone: int):  # noqa: F811
    for size, most in (({"width": 1366, "height": 900}, desktop), (PHONE, phone)):
        visit = Visit(browser, large, size).open(path)
        height = visit.page.evaluate("() => document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
        assert 600 < height <= most, (path, size["width"])
        visit.context.close()
