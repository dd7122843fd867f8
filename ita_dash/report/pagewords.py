"""What every page of the Word file says over and under its text: that it is a draft or a part, whose report it is, its number."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ita_dash.report.model import Report
from ita_dash.report.ooxml import el, field, paragraph, run
from ita_dash.report.wordstyles import NUMERALS_STYLE, rename

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element
    from docx.section import Section, _BaseHeaderFooter

_SHOWN = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object", "instrText", "fldSimple"))


def put_page_words(section: "Section", report: Report) -> None:
    """Give ``section`` a header and footer of ours alone."""
    if above := _above(report):
        _put(section.header, _head(above))
    _put(section.footer, _foot(_below(report), _page(report, style=NUMERALS_STYLE)))


def add_page_words(section: "Section", report: Report, ids: Mapping[str, str]) -> None:
    """The same beside what an office's own header and footer hold: what must be said always, the rest where they say nothing.

    ``ids`` are those of our styles in its template.
    """
    words = report.words
    above, marks = _above(report), _joined(words.draft, report.extent, words.demonstration)
    own = [one for one in (section.header, section.footer) if not one.is_linked_to_previous]
    first = [one for one in (section.first_page_header, section.first_page_footer) if not one.is_linked_to_previous]
    page = [] if any(map(_numbers_pages, own)) else _page(report)
    if above:
        _add(section.header, _head(above), ids)
    if section.footer.is_linked_to_previous or not _says_something(section.footer):
        _put(section.footer, _foot(_below(report), _page(report)), ids)
    elif marks or page:
        _add(section.footer, _foot(marks, page), ids)
    for one in first if marks else ():
        _add(one, _head(marks), ids)


def _above(report: Report) -> str:
    """That it is a draft, or a part; nothing else stands above the text."""
    return _joined(report.words.draft, report.extent)


def _below(report: Report) -> str:
    words = report.words
    return _joined(words.draft, report.office, report.extent, report.as_of, words.demonstration)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _page(report: Report, style: str = "") -> list["Element"]:
    """The number of the page, in letters of ``style``.

    Thai digits come from the section's numbering: in Word; LibreOffice knows none for pages, so the font of ``style`` draws its
    Arabic ones as Thai; it would show the switch ``\\* ThaiArabic`` as letters. A count of pages has no numbering: it stands
    beside Arabic digits only.
    """
    content = []
    style = style if report.thai_digits else ""
    for part in re.split(r"(\{\w+\})", report.words.page_alone if report.thai_digits else report.words.page):
        code = {"{page}": "PAGE", "{pages}": "NUMPAGES"}.get(part)
        shown = run(("๑" if report.thai_digits else "1") if code else part)
        content += [_styled(one, style) for one in field(code, [shown])] if code else [shown]
    return content


def page_of(bookmark: str, *, thai_digits: bool, own_font: bool) -> list["Element"]:
    """The number of the page on which ``bookmark`` stands: LibreOffice works it out by itself, Word on opening, and asks first.
    Until then there is none: only who lays out the pages knows it."""
    made = field(f"PAGEREF {bookmark} \\h", dirty=True)
    return [_styled(one, NUMERALS_STYLE if thai_digits and own_font else "") for one in made]


def _styled(run: "Element", style: str) -> "Element":
    if style:
        run.insert(0, el("rPr", el("rStyle", val=style)))
    return run


def _head(said: str) -> "Element":
    return paragraph(run(said), style="PageHead")


def _foot(said: str, page: list["Element"]) -> "Element":
    return paragraph(run(said), el("r", el("tab")), *page, style="PageFoot")


def _put(part: "_BaseHeaderFooter", line: "Element", ids: Mapping[str, str] | None = None) -> None:
    """``line`` in place of whatever ``part`` holds."""
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    _add(part, line, ids or {})


def _add(part: "_BaseHeaderFooter", line: "Element", ids: Mapping[str, str]) -> None:
    if part.is_linked_to_previous:  # there is none: one that is made holds an empty line
        _put(part, line, ids)
        return
    rename(line, ids)
    part._element.append(line)


def _says_something(part: "_BaseHeaderFooter") -> bool:
    root = part._element
    return any((one.text or "").strip() for one in root.iter(qn("w:t"))) or next(root.iter(*_SHOWN), None) is not None


def _numbers_pages(part: "_BaseHeaderFooter") -> bool:
    root = part._element
    codes = [one.text or "" for one in root.iter(qn("w:instrText"))]
    codes += [one.get(qn("w:instr"), "") for one in root.iter(qn("w:fldSimple"))]
    return any("PAGE" in code.upper().split() for code in codes)
