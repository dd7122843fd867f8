"""The Word file before anything is written in it: page, fonts, styles, footer, properties."""

from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from ita_dash.report.model import Report
from ita_dash.report.ooxml import FONT, el, marked, paragraph, run
from ita_dash.report.pagesize import BOTTOM, LEFT, MM, PAGE_WIDTH, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, TOP
from ita_dash.report.pagewords import add_page_words, put_page_words
from ita_dash.report.wordfont import NUMERALS, OWN, embed
from ita_dash.report.wordstyles import add_styles, put_styles

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.section import Section

KIN = f"TH Sarabun New,TH SarabunIT๙,{OWN},Laksaman"
"""Fonts of the same design that may stand in for ``FONT``, as the font table lists them: those as small as it first."""
_BEHIND_COMPAT = tuple(f"w:{name}" for name in ("docVars", "rsids", "themeFontLang", "clrSchemeMapping", "decimalSymbol"))
"""What stands behind it in the settings, where the order is fixed."""
_FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<w:font w:name="{FONT}"><w:altName w:val="{KIN}"/><w:panose1 w:val="020B0500040200020003"/><w:charset w:val="DE"/>
<w:family w:val="swiss"/><w:pitch w:val="variable"/>{{embedded}}</w:font>
<w:font w:name="{OWN}"><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>{{embedded}}</w:font>
<w:font w:name="{NUMERALS}"><w:altName w:val="{FONT},{KIN}"/><w:charset w:val="DE"/>
<w:family w:val="swiss"/><w:pitch w:val="variable"/>{{numerals}}</w:font>
</w:fonts>"""


def begun(report: Report) -> "WordFile":
    """A document without text, ready for ``report``; of the office's template where it has one."""
    if report.template:
        document = Document(BytesIO(report.template))
        add_page_words(document.sections[0], report, add_styles(document, PAGE_WIDTH))
    else:
        document = Document()
        _without_what_is_not_ours(document)
        put_styles(document, PAGE_WIDTH)
        _settings(document)
        _fonts(document)
        section = document.sections[0]
        lay_across(section)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.header_distance = section.footer_distance = Mm(8)
        put_page_words(section, report)
    _properties(document, report)
    if report.thai_digits:
        properties = document.sections[0]._sectPr
        before = [one for name in ("pgMar", "paperSrc", "pgBorders") for one in properties.findall(qn(f"w:{name}"))]
        before[-1].addnext(el("pgNumType", fmt="thaiNumbers"))
    return document


def lay_across(section: "Section") -> None:
    """A4 on its side with room to bind: the widths of the tables are reckoned for it."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAPER_WIDTH), Mm(PAPER_HEIGHT)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.gutter = Mm(0)


def heading(title: str, level: int, name: str, *, middle: bool = False, new_page: bool = False) -> "Element":
    """A heading with a bookmark that the table of contents leads to."""
    made = paragraph(run(title), style="ChapterTitle" if middle else f"Heading{level}", new_page=new_page)
    marked(made, name)
    return made


def cover_of_template(document: "WordFile") -> "Element":
    """The end of a cover with the header and footer of the template's first page; what follows has those of the others."""
    section = document.sections[0]._sectPr
    copied = deepcopy(section)
    copied.get_or_add_pgSz().addprevious(el("type", val="nextPage"))
    for one in section.findall(qn("w:titlePg")):
        section.remove(one)
    return el("p", el("pPr", copied))


def section_break() -> "Element":
    """The end of the cover, which has no footer."""
    size = el("pgSz", w=round(PAPER_WIDTH * MM), h=round(PAPER_HEIGHT * MM), orient="landscape")
    left, right, end = round(LEFT * MM), round(RIGHT * MM), round(18 * MM)
    margins = el("pgMar", top=end, right=right, bottom=end, left=left, header=720, footer=450, gutter=0)
    return el("p", el("pPr", el("sectPr", el("type", val="nextPage"), size, margins)))


def _properties(document: "WordFile", report: Report) -> None:
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


def _without_what_is_not_ours(document: "WordFile") -> None:
    """python-docx's own template brings lists of styles that go, and styles a second time, for Word 2007, that lack ours."""
    lists = document.part.numbering_part.element
    for one in list(lists):
        lists.remove(one)
    for identity, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[identity]


def _settings(document: "WordFile") -> None:
    """Word's present way of setting pages: a file that says nothing is opened as one of 2007."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    uri = "http://schemas.microsoft.com/office/word"
    mode = el("compatSetting", name="compatibilityMode", uri=uri, val="15")
    settings.insert_element_before(el("compat", mode), *_BEHIND_COMPAT)
    zoom = settings.find(qn("w:zoom"))
    zoom.set(qn("w:percent"), "100")  # python-docx's template leaves out what the format requires
    zoom.addnext(el("embedTrueTypeFonts"))


def _fonts(document: "WordFile") -> None:
    for part in list(document.part.package.iter_parts()):
        if part.partname == "/word/fontTable.xml":
            said = embed(document, part)
            part._blob = _FONT_TABLE.format(embedded=said[OWN], numerals=said[NUMERALS]).encode("utf-8")
