"""Word's own order of what stands in a property (ISO/IEC 29500-1, annex A, ``wml.xsd``): Word repairs, or refuses, another one.

No validator of Microsoft's runs here; these are the sequences of that schema for every element that the report writes.
"""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from ita_dash.report import file_of
from tests.report_texts import bundled

pytestmark = pytest.mark.slow

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
    "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
    "divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
    "specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
}
ONCE = {"pPr", "rPr", "tblPr", "tcPr", "tblBorders", "tblCellMar", "tcMar", "tblStylePr"}
"""Elements none of whose children may stand twice."""


@pytest.fixture(scope="module", params=[2566, 2567])
def parts(request: pytest.FixtureRequest) -> dict[str, etree._Element]:
    with ZipFile(BytesIO(file_of(bundled(request.param), "docx"))) as file:
        names = [name for name in file.namelist() if re.fullmatch(r"word/[a-zA-Z]+\d*\.xml", name)]
        return {name: etree.fromstring(file.read(name)) for name in names}


def test_children_stand_in_the_order_of_the_schema(parts: dict[str, etree._Element]):
    wrong = {}
    for name, root in parts.items():
        for tag, order in ORDER.items():
            places = {child: place for place, child in enumerate(order.split())}
            for one in root.iter(f"{{{W}}}{tag}"):
                said = [etree.QName(child).localname for child in one if etree.QName(child).namespace == W]
                known = [places.get(child, -1) for child in said]
                if -1 in known or known != sorted(known) or (tag in ONCE and len(set(said)) < len(said)):
                    wrong[f"{name}: {tag}"] = said
    assert wrong == {}


def test_a_cell_ends_with_a_paragraph_and_rows_have_the_columns_of_their_table(parts: dict[str, etree._Element]):
    body = parts["word/document.xml"]
    for cell in body.iter(f"{{{W}}}tc"):
        assert cell[-1].tag == f"{{{W}}}p"
    for table in body.iter(f"{{{W}}}tbl"):
        columns = len(table.find(f"{{{W}}}tblGrid"))
        assert {sum(map(_columns, row.findall(f"{{{W}}}tc"))) for row in table.findall(f"{{{W}}}tr")} == {columns}


def _columns(cell: etree._Element) -> int:
    """How many columns of its table a cell stands over."""
    span = cell.find(f"{{{W}}}tcPr/{{{W}}}gridSpan")
    return 1 if span is None else int(span.get(f"{{{W}}}val"))


def test_bookmarks_and_pictures_have_numbers_of_their_own(parts: dict[str, etree._Element]):
    body = parts["word/document.xml"]
    for tag in (f"{{{W}}}bookmarkStart", "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        numbers = [one.get(f"{{{W}}}id") or one.get("id") for one in body.iter(tag)]
        assert len(set(numbers)) == len(numbers)


def test_every_style_that_is_named_is_there(parts: dict[str, etree._Element]):
    there = {one.get(f"{{{W}}}styleId") for one in parts["word/styles.xml"].iter(f"{{{W}}}style")}
    named = {
        one.get(f"{{{W}}}val")
        for root in parts.values()
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn")
        for one in root.iter(f"{{{W}}}{tag}")
    }
    assert named <= there
