"""The official report as PDF, read back: what it says and in which order, its fonts, its pages, what it claims to be."""

import re

import pytest

from ita_dash.report import file_of
from ita_dash.report.pdf import pdf
from tests import report_texts
from tests.pdf_text import copied, page_texts, plain, read_aloud, reader
from tests.report_texts import bundled, bundled_pdf, missing, texts

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

A4 = (841.89, 595.28)


def content(year: int = 2566, *divisions: str) -> bytes:
    return bundled_pdf(year, *divisions)


def pages_of(year: int = 2566) -> tuple[str, ...]:
    """The text of each page, for comparing."""
    return page_texts(content(year))


def test_all_of_the_report_of_2566_is_read_in_order():
    said = [plain(text) for text in texts(bundled(2566))]
    assert len(said) > 55
    assert missing(iter(said), read_aloud(content())) == []


@pytest.mark.parametrize("year", [2566, 2567])
def test_all_of_it_can_be_searched_and_copied(year):
    document = copied(content(year)).replace("-", "")  # a hyphen that ends a line is taken for the line's own
    assert [text for text in texts(bundled(year)) if plain(text).replace("-", "") not in document] == []


def test_the_original_report_is_in_it():
    document = copied(content())
    for text in (
        "สร้างการรับรู้และเสริมสร้างความเข้าใจเกี่ยวกับการจัดซื้อจัดจ้าง/จัดหาพัสดุ และการตรวจรับพัสดุ",
        "เผยแพร่แผนการจัดซื้อจัดจ้างผ่านสื่อประชาสัมพันธ์",
        "รายงานผลการจัดซื้อจัดจ้างรายไตรมาส",
        "ผู้บังคับบัญชาเน้นย้ำ",
    ):
        assert plain(text) in document


@pytest.mark.parametrize("year", [2566, 2567])
def test_every_font_is_in_the_file_with_its_letters(year):
    fonts = [font.get_object() for page in reader(content(year)).pages for font in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} >= {"Sarabun-Regular", "Sarabun-Bold"}
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert descriptor.keys() & {"/FontFile2", "/FontFile3"}
        assert "/ToUnicode" in font


def test_pages_lie_across_and_are_numbered():
    pages = reader(content()).pages
    for number, page in enumerate(pages, 1):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.1)
        if number > 1:
            thai = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
            total = str(len(pages)).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
            assert plain(f"หน้า {thai} จาก {total}") in pages_of()[number - 1]


def test_the_header_stands_on_every_page_of_the_table():
    pages = pages_of()
    first = next(place for place, page in enumerate(pages) if "๑.สร้างความเข้าใจ" in page)
    last = next(place for place, page in enumerate(pages) if plain("ลงชื่อ") in page)
    assert last - first >= 3
    header = "".join(map(plain, bundled(2566).words.headers))
    assert all(header in page for page in pages[first : last + 1])


@pytest.mark.parametrize("year", [2566, 2567])
def test_a_row_of_less_than_a_third_of_a_page_is_not_split(year):
    pages = pages_of(year)
    for measure in bundled(year).measures:
        for activity in measure.activities:
            for entry in activity.entries:
                cells = (entry.divisions, entry.period, entry.result, entry.recommendation)
                said = ["".join(piece.text for piece in one) for cell in cells for one in cell]
                if sum(map(len, said)) < 160:
                    assert any(all(plain(text) in page for text in said) for page in pages), said


@pytest.mark.parametrize("year", [2566, 2567])
def test_a_table_of_the_annex_that_takes_less_than_half_a_page_is_not_broken(year):
    section = next(one for one in bundled(year).annex if one.title == "ความสำเร็จรายส่วนราชการ")
    names = [plain(row[0][0][0].text) for row in section.grid.rows]
    said = re.compile(".*".join(map(re.escape, (plain(section.title), *names))), re.DOTALL)
    assert len(names) >= 5
    assert any(said.search(page) for page in pages_of(year))


@pytest.mark.parametrize("year", [2566, 2567])
def test_whether_it_has_contents_is_counted_whatever_it_seemed(year, monkeypatch):
    for about in (1, 1000):
        monkeypatch.setattr("ita_dash.report.pdf.pages_about", lambda _report, about=about: about)
        assert pdf(bundled(year)) == content(year)


def test_its_bookmarks():
    outline = reader(content()).outline
    titles = [entry.title if not isinstance(entry, list) else [one.title for one in entry] for entry in outline]
    report = bundled(2566)
    measures = ["".join(piece.text for piece in measure.text[0]) for measure in report.measures]
    assert titles == ["คำนำ", report.title, measures, "ตารางหลักฐาน", "ภาคผนวก", [section.title for section in report.annex]]


def test_what_it_claims_to_be():
    document = reader(content())
    root = document.trailer["/Root"]
    assert document.metadata.title == "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน " + (
        "องค์การบริหารส่วนตำบลโพไร่หวาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"
    )
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("th", True, True)
    said = root["/Metadata"].get_data().decode()
    claims = dict(re.findall(r"<(pdfaid:part|pdfaid:conformance|pdfuaid:part|dc:title|dc:language)>(.*?)</", said, re.DOTALL))
    assert (claims["pdfaid:part"], claims["pdfaid:conformance"], claims["pdfuaid:part"]) == ("2", "A", "1")
    assert "/OutputIntents" in root
    assert not {"/AA", "/OpenAction"} & root.keys()


def test_evidence_is_a_live_link():
    targets = {
        note.get_object()["/A"]["/URI"]
        for page in reader(content(2567)).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    given = {piece.url for row in bundled(2567).evidence.grid.rows for paragraph in row[3] for piece in paragraph if piece.url}
    assert len(given) > 10
    assert targets >= given


def test_figures_are_letters_and_no_pictures():
    for page in reader(content(2567)).pages:
        forms = page["/Resources"].get("/XObject", {})
        assert [name for name, form in forms.items() if form.get_object()["/Subtype"] == "/Image"] == []


def test_the_first_thing_that_a_search_engine_meets_is_the_title():
    first = copied(content())
    assert first.startswith(plain(bundled(2566).title))
    assert "กขฃคฅ" not in first


def test_the_same_report_is_the_same_bytes():
    assert pdf(bundled(2566)) == pdf(bundled(2566))


def test_arabic_digits_by_a_switch():
    document = read_aloud(file_of(report_texts.of(thai_digits=False), "pdf"))
    assert plain("ประจำปีงบประมาณ พ.ศ. 2567") in document
    assert not re.search("[๐-๙]", document)


def test_a_divisions_own_report_has_its_units_and_nobody_elses():
    report = bundled(2567, "สำนักปลัด")
    document = copied(content(2567, "สำนักปลัด"))
    assert plain("เฉพาะส่วนของสำนักปลัดและหน่วยงานในสังกัด") in document
    assert plain("งานแผนงานและนโยบาย") in document
    assert plain("กองช่าง") not in document
    assert 0 < len(list(texts(report))) < len(list(texts(bundled(2567))))


@pytest.mark.long
def test_hostile_text_is_printed_as_text():
    made = file_of(report_texts.hostile(), "pdf")
    document = copied(made)
    for text in ("#letx=1$x^2$*หนา*_เอียง_<b>ผล</b>\\{{name}}`code````raw```", "กขวาซ้ายท้าย", "ก่อน", "เสร็จแล้ว✔🎉"):
        assert plain(text) in document, text
    assert document.count(plain("รายงานผลการดำเนินการ")) >= 1430
    assert report_texts.HOSTILE["longer"][:200] in document
    assert document.count("b") >= 2979
    assert len(made) < 3_000_000


def test_long_addresses_are_live_up_to_what_browsers_take():
    targets = {
        note.get_object()["/A"]["/URI"]
        for page in reader(file_of(report_texts.hostile(), "pdf")).pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object()
    }
    assert report_texts.HOSTILE["address"] in targets
    assert report_texts.HOSTILE["longer"] not in targets
