"""The Word file before anything is written in it: page, fonts, styles, footer, properties."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from ita_dash.report.model import Report
from ita_dash.report.ooxml import FONT, el, field, paragraph, run
from ita_dash.report.wordstyles import put_styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

KIN = "TH Sarabun New,TH SarabunIT๙,Sarabun,Laksaman"
"""Fonts of the same design that may stand in for ``FONT``, as the font table lists them."""
_MM = 1440 / 25.4
LEFT, RIGHT = 25, 15
"""Margins in millimetres; on the left there is room to bind."""
PAGE_WIDTH = round((297 - LEFT - RIGHT) * _MM)
"""Between the margins, in twentieths of a point."""
_BEHIND_COMPAT = tuple(f"w:{name}" for name in ("docVars", "rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol"))
"""What stands behind it in the settings, where the order is fixed."""
_FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="{FONT}"><w:altName w:val="{KIN}"/><w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/>
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
</w:fonts>"""


def prepare(document: "Document", report: Report) -> None:
    """Make ``document``, just begun, ready for ``report``."""
    _properties(document, report)
    put_styles(document, PAGE_WIDTH)
    _settings(document)
    _fonts(document)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(18), Mm(17)
    section.footer_distance = Mm(8)
    if report.thai_digits:
        section._sectPr.get_or_add_pgMar().addnext(el("pgNumType", fmt="thaiNumbers"))
    _header(document, report)
    _footer(document, report)


def heading(title: str, level: int, name: str, *, middle: bool = False, new_page: bool = False) -> "Element":
    """A heading with a bookmark that the table of contents leads to."""
    identity = sum(map(ord, name))
    return paragraph(
        el("bookmarkStart", id=identity, name=name),
        run(title),
        el("bookmarkEnd", id=identity),
        style="ChapterTitle" if middle else f"Heading{level}",
        new_page=new_page,
    )


def section_break() -> "Element":
    """The end of the cover, which has no footer."""
    size = el("pgSz", w=round(297 * _MM), h=round(210 * _MM), orient="landscape")
    left, right, end = round(LEFT * _MM), round(RIGHT * _MM), round(18 * _MM)
    margins = el("pgMar", top=end, right=right, bottom=end, left=left, header=720, footer=450, gutter=0)
    return el("p", el("pPr", el("sectPr", el("type", val="nextPage"), size, margins)))


def _properties(document: "Document", report: Report) -> None:
    core = document.core_properties
    core.title = " ".join(part for part in (report.title, report.office, report.year) if part)[:255]
    core.author = core.last_modified_by = report.office[:255]
    core.subject = "; ".join(report.subject)[:255]
    core.comments = (report.demonstration or report.as_of)[:255]
    core.language = "th-TH"
    core.created = core.modified = datetime.fromtimestamp(report.created, UTC).replace(tzinfo=None)
    core.revision = 1
    package = document.part.package
    for identity, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[identity]  # a picture of python-docx's own template


def _settings(document: "Document") -> None:
    """Word's present way of setting pages: a file that says nothing is opened as one of 2007."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    uri = "http://schemas.microsoft.com/office/word"
    mode = el("compatSetting", name="compatibilityMode", uri=uri, val="15")
    settings.insert_element_before(el("compat", mode), *_BEHIND_COMPAT)


def _fonts(document: "Document") -> None:
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _FONT_TABLE.encode("utf-8")


def _header(document: "Document", report: Report) -> None:
    """That it is a draft, or a part; nothing else stands above the text."""
    said = " · ".join(part for part in (report.words.draft, report.extent) if part)
    if not said:
        return
    header = document.sections[0].header
    header.is_linked_to_previous = False
    _only(header.paragraphs[0]._p, el("pPr", el("pStyle", val="Header")), run(said))


def _only(line: "Element", *content: "Element") -> None:
    """``content`` in place of whatever ``line`` holds."""
    for old in list(line):
        line.remove(old)
    line.extend(content)


def _footer(document: "Document", report: Report) -> None:
    """Whose report it is, and the page.

    Thai digits come from the section's numbering: in Word; LibreOffice knows none for pages, shows Arabic ones, and would show
    the switch ``\\* ThaiArabic`` as letters. A count of pages has no numbering, so it stands beside Arabic digits only.
    """
    parts = (report.words.draft, report.office, report.extent, report.as_of, report.words.demonstration)
    said = " · ".join(part for part in parts if part)
    words = report.words.page_alone if report.thai_digits else report.words.page
    content = [run(said), el("r", el("tab"))]
    for part in re.split(r"(\{\w+\})", words):
        code = {"{page}": "PAGE", "{pages}": "NUMPAGES"}.get(part)
        shown = run(("๑" if report.thai_digits else "1") if code else part)
        content += field(code, [shown]) if code else [shown]
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    properties = el("pPr", el("pStyle", val="Footer"))
    _only(footer.paragraphs[0]._p, properties, *content)
