"""The executive's page: one page whatever the data, with the words of the page ภาพรวม."""

import io
from datetime import date

import pdfplumber
import pytest
from pypdf import PdfReader

from ita_dash import briefing, thai
from ita_dash.__main__ import main
from ita_dash.dataset import Dataset
from ita_dash.filters import Filters
from ita_dash.live import loader
from ita_dash.report.onepage import MOST_BARS, summary_name, summary_pdf
from ita_dash.settings import Settings
from tests.assignments_factory import dataset_of
from tests.pdf_text import copied, plain

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

DAY = date(2024, 6, 30)


@pytest.fixture
def crowded() -> Dataset:
    """Sixty divisions with names as long as they come, all late, each with much advice."""
    word = "คณะกรรมการส่งเสริมคุณธรรมและความโปร่งใสในการดำเนินงาน"
    return dataset_of(
        [
            {
                "code": f"{n % 12 + 1}.1",
                "measure_no": str(n % 12 + 1),
                "measure": f"{word} {n % 12} " * 3,
                "activity_no": "1",
                "activity": f"กิจกรรม {n % 12} {word} " * 4,
                "division": f"กองที่ {n} {word}",
                "start": date(2023, 10, 1),
                "end": date(2024, 3, 31),
                "status_read": "not_started",
                "recommendation": f"{word} " * 9,
                "tab": "ก",
                "row": n + 2,
                "cell": f"B{n + 2}",
            }
            for n in range(60)
        ]
    )


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


@pytest.mark.slow
def test_it_compares_with_the_last_meeting():
    dataset = loader.dataset(Settings(), 2567)
    assert plain("เพิ่มขึ้น ๑๑.๘ จุดจากประชุมก่อน") in copied(summary_pdf(dataset, Filters(DAY), Settings(), 60.0))


def test_it_says_what_the_first_page_says():
    dataset = loader.dataset(Settings(), 2567)
    content = summary_pdf(dataset, Filters(DAY), Settings())
    frame = dataset.assessed(DAY)
    said = copied(content)
    for sentence in briefing.sentences(frame, DAY)[:4]:
        assert plain(briefing.as_text([sentence])) in said
    for question in briefing.questions(frame, DAY):
        assert plain(question.activity) in said
    for words in ("๗๑.๘%", "ช้ากว่าแผน ๒๗.๕ จุด", "ประเมินถึงวันที่ ๓๐ มิถุนายน ๒๕๖๗", "ข้อมูลสาธิต"):
        assert plain(words) in said


@pytest.mark.parametrize(
    "filters",
    [Filters(DAY), Filters(DAY, divisions=("กองช่าง",)), Filters(DAY, statuses=("cancelled",)), Filters(date(2023, 10, 1))],
    ids=["all", "a division", "nothing counts", "first day"],
)
def test_it_is_one_page_of_a4(filters):
    pages = read(summary_pdf(loader.dataset(Settings(), 2567), filters, Settings())).pages
    assert [tuple(map(round, page.mediabox[2:])) for page in pages] == [(595, 842)]


@pytest.mark.slow
def test_long_names_and_many_divisions_leave_one_page(crowded):
    content = summary_pdf(crowded, Filters(DAY), Settings())
    assert len(read(content).pages) == 1
    assert plain(f"และอีก {thai.digits(60 - MOST_BARS)}") in copied(content)


@pytest.mark.slow
def test_names_without_a_blank_stay_on_the_page_and_off_the_figures_beside_them():
    unbroken = ("https://example.go.th/" + "a" * 200, "ข" * 200, "รายงาน_ผล_การ_ดำเนินงาน_ประจำปี_2567_ฉบับสมบูรณ์.pdf")
    record = {"code": "1.1", "measure_no": "1", "activity": "ก", "division": "กองช่าง", "status_read": "not_started"}
    rows = [
        record | {"measure_no": str(n), "code": f"{n}.1", "measure": one, "division": one} for n, one in enumerate(unbroken, 1)
    ]
    content = summary_pdf(dataset_of(rows), Filters(DAY), Settings())
    with pdfplumber.open(io.BytesIO(content)) as document:
        (page,) = document.pages
        letters = [one for one in page.chars if one["text"].strip()]
        words = page.extract_words()
    assert max(one["x1"] for one in letters) <= page.width - 40
    gaps = [one for one in words if "กว่าแผน" in one["text"]][-2 * len(unbroken) :]
    below = min(one["top"] for one in gaps) - 2  # the sentences, which go across the page
    for one in letters:
        if one["text"] in "aข_" and one["top"] > below:
            beside = [gap for gap in gaps if gap["top"] < one["bottom"] - 2 and one["top"] + 2 < gap["bottom"]]
            assert not [gap for gap in beside if gap["x0"] < one["x1"] and one["x0"] < gap["x1"]]
            assert (one["x0"] < page.width / 2) == (one["x1"] <= page.width / 2)


@pytest.mark.parametrize("year", [2566, 2567])
def test_nothing_is_too_small_or_stands_upon_its_last_line(year):
    dataset = loader.dataset(Settings(), year)
    with pdfplumber.open(io.BytesIO(summary_pdf(dataset, Filters(dataset.default_as_of()), Settings()))) as document:
        (page,) = document.pages
        lines = page.extract_text_lines()
        smallest = min(letter["size"] for line in lines for letter in line["chars"])
    assert smallest >= 8
    last, above = lines[-1], lines[:-1]
    assert last["text"].startswith("อ่านชีต")
    assert max(line["bottom"] for line in above) <= last["top"]


def test_what_is_done_is_said_once_without_its_figures():
    dataset = loader.dataset(Settings(), 2566)
    said = copied(summary_pdf(dataset, Filters(dataset.default_as_of()), Settings()))
    frame = dataset.assessed(dataset.default_as_of())
    assert said.count(plain("แล้วเสร็จ")) >= frame["division"].nunique()
    assert plain("ทำได้") not in said
    assert plain("ตามแผน") in said  # the office's own standing


def test_its_title_does_not_break_the_name_of_the_office():
    dataset = loader.dataset(Settings(), 2566)
    said = read(summary_pdf(dataset, Filters(dataset.default_as_of()), Settings())).pages[0].extract_text()
    assert any(plain(dataset.office) in plain(line) for line in said.split("\n"))


def test_its_name_says_what_it_is():
    assert summary_name(loader.dataset(Settings(), 2567), Filters(DAY)).startswith("สรุปผู้บริหาร_ITA_")


def test_the_command_writes_it(tmp_path, capsys):
    file = tmp_path / "summary.pdf"
    assert main(["report", "--kind", "summary", "--year", "2567", "-o", str(file)]) == 0
    assert len(read(file.read_bytes()).pages) == 1
    with pytest.raises(SystemExit):
        main(["report", "--kind", "summary", "--format", "docx"])
    assert "PDF" in capsys.readouterr().err
