"""The office's choice of digits holds on every page, chart, problem, report and message."""

import csv
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from ita_dash import report
from ita_dash.filters import Filters
from ita_dash.live import loader
from ita_dash.loading import load
from ita_dash.look import drawing, labels
from ita_dash.messages import _
from ita_dash.problemwords import with_sentences
from ita_dash.settings import Settings, load_settings
from ita_dash.ui.navigation import PAGES
from ita_dash.workers import here
from tests.page_runs import fine, shown
from tests.page_runs import visitor as new_visitor

pytestmark = pytest.mark.slow

HEADER = [
    "มาตรการ/แนวทาง",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "ผลการดำเนินการ",
    "ข้อเสนอแนะ",
    "ความคืบหน้า (ร้อยละ)",
    "น้ำหนัก",
]
ROWS = [
    ["1. มาตรการ ก", "1.1 ประชุม 3 ครั้ง", "กองคลัง", "ต.ค. 66 – ก.ย. 67", "ประชุมแล้ว", "ทำต่อไป", "120", "สอง"],
    ["", "1.2 อบรม", "กองช่าง", "ตามความเหมาะสม", "", "", "50", "1"],
    ["2. มาตรการ ข", "2.1 รายงาน", "กองช่าง", "ม.ค. - มี.ค.", "9.9 ส่งแล้ว", "", "25", "1"],
]
THAI_DIGIT = re.compile("[๐-๙]")


@pytest.fixture(scope="module", params=[True, False], ids=["Thai", "Arabic"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[bool]:
    """An office whose sheet has Arabic digits alone: each Thai one is the app's."""
    folder = tmp_path_factory.mktemp("office")
    sheet = folder / "sheet.csv"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["รายงานผล ประจำปีงบประมาณ พ.ศ. 2567"], HEADER, *ROWS])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ITA_DASH_SPREADSHEET", str(sheet))
        patch.setenv("ITA_DASH_HISTORY_URL", f"sqlite:///{folder}/history.db")
        patch.setenv("ITA_DASH_THAI_DIGITS", str(request.param).lower())
        patch.setattr(here, "working", True)  # pictures are drawn here
        loader.FEEDS.forget()
        yield request.param
    loader.FEEDS.forget()


@pytest.fixture
def thai_digits(office: bool) -> Iterator[bool]:
    # AppTest asks for the words of a choice outside the script's run
    token = labels.THAI_DIGITS.set(office)
    yield office
    labels.THAI_DIGITS.reset(token)


@pytest.fixture(scope="module")
def visitor(office: bool) -> AppTest:
    """Somebody who goes from page to page."""
    return new_visitor().run()


def thai_digits_on(app: AppTest) -> list[str]:
    """Where a Thai digit stands on a page, in its HTML, a widget's label or choice, a chart: with what is around it."""
    protos = [part.proto for block in (app.main, app.sidebar) for part in block if part.proto is not None]
    packed = b"".join(proto.SerializeToString() for proto in protos if not isinstance(proto, str))
    return re.findall(".{0,20}[๐-๙].{0,5}", packed.decode("utf-8", "ignore") + shown(app))


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.file)
def test_pages(thai_digits: bool, visitor: AppTest, entry) -> None:
    visitor.switch_page(f"../../pages/{entry.file}").run()
    assert fine(visitor)
    assert f"<h1>{_(entry.title)}</h1>" in shown(visitor)
    assert bool(found := thai_digits_on(visitor)) is thai_digits, found


def test_problems(thai_digits: bool) -> None:
    dataset = load(load_settings())
    problems = with_sentences(dataset.form.problems, dataset.year, thai_digits)
    assert {"PERCENT_OUT_OF_RANGE", "PERIOD_YEAR_ASSUMED", "WEIGHT_UNREADABLE"} & set(problems["code"])
    said = " ".join([*problems["message"], *problems["fix"]])
    assert bool(THAI_DIGIT.search(said)) is thai_digits


@pytest.mark.parametrize("name", drawing.CHARTS)
def test_pictures(thai_digits: bool, name: str) -> None:
    dataset = load(load_settings())
    drawn = drawing.picture(name, dataset, Filters(dataset.default_as_of()), "svg", thai_digits=thai_digits).decode()
    assert bool(THAI_DIGIT.search(re.sub("<style>.*?</style>", "", drawn))) is thai_digits


def test_the_report(thai_digits: bool) -> None:
    settings = load_settings()
    dataset = load(settings)
    document = Document(BytesIO(report.report_docx(dataset, Filters(dataset.default_as_of()), settings)))
    assert bool(THAI_DIGIT.search(document.element.xpath("string()"))) is thai_digits


def test_data_files_have_arabic_digits_whatever_the_office_chooses(thai_digits: bool) -> None:
    from ita_dash.export.files import FILES, content

    dataset = load(load_settings())
    for name, formats in FILES.items():
        for wanted in {"csv", "json"} & set(formats) if name in ("problems", "assignments", "measures") else ():
            said = content(dataset, Filters(dataset.default_as_of()), name, wanted, "").decode()
            assert not THAI_DIGIT.search(re.sub(r"ต\.ค\. ๖๕ – ก\.ย\. ๖๖", "", said)), (name, wanted)


def test_the_usual_choice_is_thai() -> None:
    assert Settings().thai_digits
