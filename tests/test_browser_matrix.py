"""มาตรการ × ส่วนราชการ in a browser: no heading prints over another, whatever the width; on a phone it is a list."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.running_app import running_app
from tests.test_browser import Visit, browser  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.long]
TITLES = (
    "ยกระดับการปฏิบัติหน้าที่ให้เป็นไปตามขั้นตอน",
    "เพิ่มความโปร่งใสในการใช้จ่ายงบประมาณ",
    "ใช้อำนาจในการบริหารงานบุคคลอย่างเป็นธรรม",
    "ดูแลการใช้ทรัพย์สินของราชการ",
    "ป้องกันและแก้ไขปัญหาการทุจริต",
    "พัฒนาคุณภาพการดำเนินงาน",
    "เปิดเผยข้อมูลสาธารณะตามแบบวัด OIT",
    "ปรับปรุงระบบการทำงานและการให้บริการประชาชน",
    "เสริมสร้างวัฒนธรรมองค์กรและค่านิยมสุจริต",
    "ส่งเสริมการมีส่วนร่วมของภาคประชาชนในการตรวจสอบ",
    "พัฒนาเทคโนโลยีสารสนเทศเพื่อความโปร่งใส",
    "บริหารความเสี่ยงและควบคุมภายในอย่างต่อเนื่อง",
)
HEADER = ["มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สถานะ", "ความคืบหน้า (ร้อยละ)", "ผลการดำเนินการ"]
DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองสาธารณสุขและสิ่งแวดล้อม")
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('table.heat thead th:not(:has(.unseen))')].map((one) => {
    const range = document.createRange(); range.selectNodeContents(one);
    return { name: one.innerText, box: range.getBoundingClientRect(), own: one.getBoundingClientRect() };
  }).filter((one) => one.box.width);
  const over = [];
  for (const [place, one] of boxes.entries()) for (const other of boxes.slice(place + 1))
    if (one.box.left < other.box.right - 1 && other.box.left < one.box.right - 1 &&
        one.box.top < other.box.bottom - 1 && other.box.top < one.box.bottom - 1) over.push([one.name, other.name]);
  const outside = boxes.filter((one) => one.box.left < one.own.left - 1 || one.box.right > one.own.right + 1);
  return { over, outside: outside.map((one) => one.name), names: boxes.map((one) => one.name.replaceAll('\\n', ' ')) };
}"""


BARS = """() => [...document.querySelectorAll('td .bullet')].map((one) => one.getBoundingClientRect())
  .filter((box) => box.height).map((box) => Math.round(box.width))"""
BEYOND = """() => [...document.querySelectorAll('table.cards tbody tr')].filter((row) => [...row.querySelectorAll('*')].some(
  (one) => one.getBoundingClientRect().right > row.getBoundingClientRect().right + 1)).length"""


def office(path: Path, measures: int) -> Path:
    """A workbook of so many measures, in which each division stands differently to its plan."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEADER)
    for number, title in enumerate(TITLES[:measures], 1):
        for place, division in enumerate(DIVISIONS):
            percent = (number * 31 + place * 17) % 101
            period = ("ต.ค. 66 – ก.ย. 67", "ต.ค. – ธ.ค. 66", "ก.ค. – ก.ย. 67")[(number + place) % 3]
            sheet.append([f"{number}. {title}", f"{number}.1 ประชุม", division, period, "อยู่ระหว่างดำเนินการ", percent, "รายงาน"])
    book.save(path)
    return path


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("wide")
    years = f"2567={office(folder / 'twelve.xlsx', 12)};2566={office(folder / 'seven.xlsx', 7)}"
    with running_app(folder / "log", {"ITA_DASH_YEARS": years, "ITA_DASH_AS_OF": "2024-06-30"}) as url:
        yield url


@pytest.mark.parametrize(("year", "measures", "width"), [("2567", 12, 1366), ("2566", 7, 768), ("2567", 12, 768)])
def test_no_heading_prints_over_another_and_each_has_a_short_name(
    browser: Browser,  # noqa: F811
    wide: str,
    year: str,
    measures: int,
    width: int,
):
    visit = Visit(browser, wide, {"width": width, "height": 900}).open(f"/measures?year={year}")
    visit.page.wait_for_selector("table.heat")
    found = visit.page.evaluate(OVERLAPS)
    assert found["over"] == []
    assert found["outside"] == []
    named = [one for one in found["names"] if one.startswith("ม.")]
    assert len(named) == measures
    assert all(len(one.split(" ", 1)[1]) > 3 for one in named)
    visit.context.close()


def test_on_a_phone_it_is_a_list_of_what_is_behind(browser: Browser, wide: str):  # noqa: F811
    visit = Visit(browser, wide, {"width": 390, "height": 844}).open("/measures?year=2567")
    visit.page.wait_for_selector("table.heat")
    shown = visit.page.locator("table.heat tbody tr").first.locator("td:visible")
    texts = shown.all_inner_texts()
    assert texts
    assert all("ช้า" in one or "รวม" in one for one in texts[:-1])
    assert max(box["width"] for one in shown.all() if (box := one.bounding_box())) <= 390
    assert not visit.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1")
    visit.context.close()


@pytest.mark.parametrize("width", [1366, 390])
def test_bars_in_lists_have_their_width_and_nothing_leaves_its_card(browser: Browser, wide: str, width: int):  # noqa: F811
    page = Visit(browser, wide, {"width": width, "height": 900}).open("/items?year=2567").page
    page.locator("td .bullet").first.wait_for()
    assert min(page.evaluate(BARS)) > 60
    assert width > 600 or page.evaluate(BEYOND) == 0
    page.context.close()
