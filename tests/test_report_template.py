"""The Word report in an office's own template: what of it stays, what is added, and what is said of a file that is none."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from ita_dash.report import file_of
from ita_dash.report.model import Report
from ita_dash.report.ooxml import el
from ita_dash.report.word import docx
from ita_dash.report.wordtemplate import PARTS
from tests import report_texts
from tests.report_texts import missing, texts
from tests.test_report_content import PIXEL
from tests.test_report_word import said as body_of

pytestmark = pytest.mark.slow

FONT = "TH Niramit AS"
NAMES = {"Heading 1": "1", "Title": "a5"}
"""As Word in Thai names the styles that it lists as heading 1 and Title."""


def template(*, footer: str = "๙๙ หมู่ ๑ โทร. ๐-๐๐๐๐-๐๐๐๐", first_page: bool = False) -> bytes:
    made = Document()
    made.add_paragraph("จดหมายเก่า ห้ามเผยแพร่")
    made.core_properties.keywords = "ลับ"
    made.part.relate_to("file:///C:/secret.dotm", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made.settings.element.insert(0, el("evenAndOddHeaders"))
    for name, identity in NAMES.items():
        made.styles[name].element.set(qn("w:styleId"), identity)
    for name in ("Normal", "Heading 1"):
        letters = made.styles[name].element.get_or_add_rPr()
        for old in letters.findall(qn("w:rFonts")):
            letters.remove(old)
        letters.insert(0, el("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT))
    section = made.sections[0]
    section.top_margin = Mm(40)
    section.different_first_page_header_footer = first_page
    section.header.paragraphs[0].add_run("ตราของหน่วยงาน").add_picture(BytesIO(PIXEL))
    (blip,) = section.header._element.iter(qn("a:blip"))
    linked = section.header.part.relate_to("http://example.com/seen.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    blip.set(qn("r:link"), linked)
    if first_page:
        section.first_page_header.paragraphs[0].text = "หน้าแรกของแม่แบบ"
    section.footer.paragraphs[0].text = footer
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def report(folder: Path, content: bytes, **more: object) -> Report:
    path = folder / "แม่แบบ.docx"
    path.write_bytes(content)
    return report_texts.of(template=str(path), **more)


def opened(of: Report) -> Opened:
    assert of.problems == ()
    return Document(BytesIO(file_of(of, "docx")))


def said(part) -> str:
    return "".join(one.text or "" for one in part._element.iter(qn("w:t")))


def test_its_header_footer_picture_and_fonts_stay(tmp_path: Path):
    made = opened(report(tmp_path, template()))
    for section in made.sections:
        assert "ตราของหน่วยงาน" in said(section.header)
        assert said(section.footer).startswith("๙๙ หมู่ ๑ โทร.")
        (blip,) = section.header._element.iter(qn("a:blip"))
        assert section.header.part.related_parts[blip.get(qn("r:embed"))].blob == PIXEL
        assert (round(section.page_width.mm), round(section.top_margin.mm)) == (297, 40)
    styles = {one.name: one for one in made.styles}
    assert [styles[name].element.rPr.find(qn("w:rFonts")).get(qn("w:cs")) for name in ("Normal", "Heading 1")] == [FONT, FONT]
    assert styles["ตาราง"].element.rPr.find(qn("w:rFonts")) is None  # so that it is in the template's
    assert styles["ตาราง"].base_style.name == "Normal"
    sizes = [[one.get(qn("w:val")) for one in styles[name].element.rPr.iter(qn("w:szCs"))] for name in ("ตาราง", "หัวสารบัญ")]
    assert sizes == [[], ["28"]]  # 40 of ours beside 32 are 28 beside the template's 22


def test_every_style_is_there_under_the_id_that_the_template_has_for_it(tmp_path: Path):
    of = report(tmp_path, template())
    made = opened(of)
    ids = [one.get(qn("w:styleId")) for one in made.styles.element.iter(qn("w:style"))]
    assert len(ids) == len(set(ids))
    parts = [made.element.body, made.sections[0].header._element, made.sections[0].footer._element]
    used = {
        one.get(qn("w:val")) for part in parts for tag in ("pStyle", "rStyle", "tblStyle") for one in part.iter(qn(f"w:{tag}"))
    }
    assert {"1", "a5", "TableText", "ReportTable"} <= used <= set(ids)
    assert missing(texts(of), body_of(made)) == []


def test_its_text_and_what_hangs_on_it_are_left_out(tmp_path: Path):
    of = report(tmp_path, template())
    assert of.template
    with ZipFile(BytesIO(file_of(of, "docx"))) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist())
    assert not any(word.encode() in whole for word in ("จดหมายเก่า", "ลับ", "secret.dotm", "evenAndOddHeaders", "seen.png"))
    assert b"r:link" not in whole


@pytest.mark.parametrize(("footer", "whole"), [("", True), ("โทร. ๐-๐๐๐๐-๐๐๐๐", False)])
def test_every_page_says_what_it_must_and_its_number(tmp_path: Path, footer: str, whole: bool):
    of = report(tmp_path, template(footer=footer))
    assert of.words.draft
    section = opened(of).sections[-1]
    assert said(section.header).endswith(of.words.draft)
    assert of.words.draft in said(section.footer)
    assert (of.as_of in said(section.footer)) == whole
    codes = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE"]


def test_its_first_page_is_the_cover_and_no_other(tmp_path: Path):
    cover, rest = opened(report(tmp_path, template(first_page=True))).sections
    assert (cover.different_first_page_header_footer, rest.different_first_page_header_footer) == (True, False)
    assert said(cover.first_page_header).startswith("หน้าแรกของแม่แบบ")
    assert "ตราของหน่วยงาน" in said(rest.header)


def test_the_same_report_is_the_same_bytes(tmp_path: Path):
    of = report(tmp_path, template())
    assert of.template
    assert docx(of) == docx(of)


def zipped(names: int, content: bytes = b"") -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as parts:
        for number in range(names):
            parts.writestr(f"word/{number}.xml", content)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"\xd0\xcf\x11\xe0 old", zipped(1), zipped(PARTS + 1), zipped(1, b" " * 30_000_001), template()[:-2000]],
    ids=["empty", "doc", "other", "many", "bomb", "cut"],
)
def test_a_file_that_is_no_template_is_said_and_left_out(tmp_path: Path, content: bytes):
    of = report(tmp_path, content)
    assert of.template is None
    (problem,) = of.problems
    assert "แม่แบบ.docx" in problem
    assert str(tmp_path) not in problem


def test_one_that_is_not_there_is_said():
    (problem,) = report_texts.of(template="none.docx").problems
    assert "none.docx" in problem
