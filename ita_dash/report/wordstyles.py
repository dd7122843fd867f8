"""The styles of the Word file: whatever stands in it looks as its style says, so that an office changes it in one place.

Sizes are half points, lengths twentieths of a point, as the format counts them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from ita_dash.report.ooxml import BODY, RULE, el, letters
from ita_dash.report.pagesize import MARGIN, MARGIN_ABOVE
from ita_dash.report.wordfont import NUMERALS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

HEADER_FILL = "E6E6E6"
NUMERALS_STYLE = "ThaiNumerals"
"""Of numbers that a program counts, in Thai numerals."""
CONTENTS_LINK = "ContentsLink"
"""Of the entries of the contents."""
TABLE = "ReportTable"
"""The style of every ruled table."""


SMALLEST, LARGEST = 16, 48
"""Between them lies the size of a text that is read; a template that says another is not followed in our styles."""


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph's style; ``name`` is what Word's list of styles shows."""

    id: str
    name: str
    size: int = 32
    bold: bool = False
    align: str = ""
    before: int = 0
    after: int = 0
    first: int = 0
    left: int = 0
    right: int = 0
    keep: bool = False
    """On the page of what follows."""
    new_page: bool = False
    level: int | None = None
    """Of the outline, from 0."""
    tab: int = 0
    """Where a line of dots ends."""
    leader: str = "dot"


def styles(page_width: int) -> tuple[WordStyle, ...]:
    """Every one, for text of ``page_width``."""
    side = page_width * 11 // 100  # the cover's title is as wide as in the PDF
    return (
        WordStyle("Normal", "Normal"),
        WordStyle("Title", "Title", 60, bold=True, align="center", after=240, left=side, right=side),
        WordStyle("Heading1", "heading 1", 40, bold=True, before=160, after=120, keep=True, level=0),
        WordStyle("ChapterTitle", "หัวเรื่องกลางหน้า", 40, bold=True, align="center", before=160, after=120, keep=True, level=0),
        WordStyle("Heading2", "heading 2", 36, bold=True, before=160, after=80, keep=True, level=1),
        WordStyle("TOC1", "toc 1", after=40, tab=page_width),
        WordStyle("TOC2", "toc 2", after=40, left=400, tab=page_width),
        WordStyle("PageHead", "หัวกระดาษ รายงาน", 30, bold=True, align="right"),
        WordStyle("PageFoot", "ท้ายกระดาษ รายงาน", 30, tab=page_width, leader="none"),
        WordStyle("CoverOffice", "ปก ชื่อหน่วยงาน", 48, bold=True, align="center"),
        WordStyle("CoverYear", "ปก ปีงบประมาณ", 44, align="center", after=200),
        WordStyle("CoverLine", "ปก รายละเอียด", 36, align="center"),
        WordStyle("CoverNote", "ปก หมายเหตุ", 32, bold=True, align="center", before=200),
        WordStyle("Body", "เนื้อความ", first=850, after=120),
        WordStyle("Preface", "เนื้อความ คำนำ", align="thaiDistribute", first=850, after=120),
        WordStyle("PrefaceSigned", "ท้ายคำนำ", align="center", left=page_width * 6 // 10),
        WordStyle("ContentsTitle", "หัวสารบัญ", 40, bold=True, align="center", after=160, new_page=True),
        WordStyle("OfficeLine", "ชื่อหน่วยงานใต้หัวเรื่อง", bold=True, align="center"),
        WordStyle("Subject", "รายละเอียดใต้หัวเรื่อง", align="center"),
        WordStyle("TableText", "ตาราง"),
        WordStyle("TableMeasure", "ตาราง มาตรการ", level=1),
        WordStyle("TableContinued", "ตาราง ต่อ", 30),
        WordStyle("TableHead", "หัวตาราง", bold=True, align="center"),
        WordStyle("TableSmall", "ตาราง ภาคผนวก", 30),
        WordStyle("TableMiddle", "ตาราง ภาคผนวก กลาง", 30, align="center"),
        WordStyle("TableCode", "ตาราง คิวอาร์โค้ด", 30, align="center", before=50, after=50),
        WordStyle("TableSmallHead", "หัวตาราง ภาคผนวก", 30, bold=True, align="center"),
        WordStyle("Note", "หมายเหตุ", after=80, keep=True),
        WordStyle("Closing", "ท้ายตาราง", first=850, before=160, keep=True),
        # A file ends with a paragraph, which below a table that fills its page would stand on one of its own
        WordStyle("End", "ท้ายรายงาน", 2),
        WordStyle("Signature", "ลงนาม", align="center", before=140, keep=True),
    )


def put_styles(document: "Document", page_width: int) -> None:
    """Give ``document`` these styles in place of its own of the same names, and the table's and the links'."""
    root = document.styles.element
    defaults = root.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    defaults.clear()
    defaults.append(letters())
    made = [_paragraph_style(one) for one in styles(page_width)] + [_table_style(), *_link_styles(), _numerals_style()]
    names = set(map(_name, made))
    for old in root.findall(qn("w:style")):
        # Of python-docx's some hundred styles those alone stay that every file must have
        if old.get(qn("w:default")) is None or _name(old) in names:
            root.remove(old)
    root.extend(made)


def add_styles(document: "Document", page_width: int) -> dict[str, str]:
    """Give ``document``, made of an office's template, those of these styles that it lacks, in the letters of its *Normal*:
    headings are as much larger than its text as they are than ours.

    Gives the id under which each stands there: programs name them in their own ways.
    """
    root = document.styles.element
    there = {(one.get(qn("w:type")), _name(one)): _id(one) for one in root.findall(qn("w:style"))}
    taken = set(there.values())
    ids: dict[str, str] = {}
    lacking = []
    usual = _size_of_normal(root)
    sized = [replace(one, size=0 if one.size == BODY else round(one.size * usual / BODY)) for one in styles(page_width)]
    for one in [_paragraph_style(one, own_font=False) for one in sized] + [_table_style(), *_link_styles()]:
        own = _id(one)
        ids[own] = there.get((one.get(qn("w:type")), _name(one)), "")
        if not ids[own]:
            ids[own] = own
            while ids[own] in taken:
                ids[own] = f"Report{ids[own]}"
            one.set(qn("w:styleId"), ids[own])
            lacking.append(one)
    root.extend(lacking)
    for one in lacking:
        rename(one, ids)
    return ids


def rename(element: "Element", ids: Mapping[str, str]) -> None:
    """Name the styles in ``element`` as ``ids`` says."""
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn"):
        for one in element.iter(qn(f"w:{tag}")):
            named = one.get(qn("w:val"), "")
            one.set(qn("w:val"), ids.get(named, named))


def _size_of_normal(root: "Element") -> int:
    """Half points of a template's Thai letters where no style says another size."""
    normal = [one for one in root.findall(qn("w:style")) if _name(one) == "normal"]
    for of in (*normal, *root.findall(qn("w:docDefaults"))):
        for name in ("szCs", "sz"):
            for one in of.iter(qn(f"w:{name}")):
                said = one.get(qn("w:val"), "")
                if said.isdecimal():
                    return min(max(int(said), SMALLEST), LARGEST)
    return BODY


def _id(style: "Element") -> str:
    return str(style.get(qn("w:styleId"), ""))


def _name(style: Any) -> str:
    """What Word's list calls ``style``: names are one whatever their letters' case."""
    return str(style.find(qn("w:name")).get(qn("w:val"))).lower()


def _paragraph_style(one: WordStyle, *, own_font: bool = True) -> "Element":
    properties = el("pPr")
    if one.keep:
        properties.append(el("keepNext"))
    if one.new_page:
        properties.append(el("pageBreakBefore"))
    if one.tab:
        properties.append(el("tabs", el("tab", val="right", leader=one.leader, pos=one.tab)))
    properties.append(el("spacing", before=one.before, after=one.after, line=240, lineRule="auto"))
    if one.first or one.left or one.right:
        properties.append(el("ind", left=one.left, right=one.right, firstLine=one.first))
    if one.align:
        properties.append(el("jc", val=one.align))
    if one.level is not None:
        properties.append(el("outlineLvl", val=one.level))
    usual = one.id == "Normal"
    style = el("style", el("name", val=one.name), type="paragraph", styleId=one.id)
    if usual:
        style.set(qn("w:default"), "1")
    else:
        style.append(el("basedOn", val="Normal"))
    style.append(el("qFormat"))
    style.extend((properties, letters(bold=one.bold, size=one.size, own_font=own_font)))
    return style


def _table_style() -> "Element":
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = el("tblBorders", *(el(side, val="single", sz=4, space=0, color=RULE) for side in sides))
    around = {"top": MARGIN_ABOVE, "left": MARGIN, "bottom": MARGIN_ABOVE, "right": MARGIN}
    margins = el("tblCellMar", *(el(side, w=width, type="dxa") for side, width in around.items()))
    shade = el("tcPr", el("shd", val="clear", color="auto", fill=HEADER_FILL), el("vAlign", val="center"))
    return el(
        "style",
        el("name", val="ตารางรายงาน"),
        el("qFormat"),
        el("tblPr", borders, margins),
        el("tblStylePr", el("rPr", el("b"), el("bCs")), shade, type="firstRow"),
        type="table",
        styleId=TABLE,
    )


def _numerals_style() -> "Element":
    letters = el("rPr", el("rFonts", ascii=NUMERALS, hAnsi=NUMERALS, cs=NUMERALS))
    return el("style", el("name", val="เลขไทย"), letters, type="character", styleId=NUMERALS_STYLE)


def _link_styles() -> tuple["Element", "Element"]:
    """Of addresses, and of the entries of the contents, which LibreOffice would underline as it does links without a style."""
    return _letters_style("Hyperlink", "Hyperlink", "single"), _letters_style(CONTENTS_LINK, "สารบัญ ลิงก์", "none")


def _letters_style(identity: str, name: str, underline: str) -> "Element":
    return el("style", el("name", val=name), el("rPr", el("u", val=underline)), type="character", styleId=identity)
