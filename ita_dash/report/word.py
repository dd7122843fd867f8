"""The report as a Word file, for those who must edit: the contents of the PDF in TH SarabunPSK 16.

The font is named, not embedded (its licence is the office's): where it lacks, the font table names its kin, and Word or
LibreOffice takes the first of them. Headings, the table of contents and page numbers are real styles and fields.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import qn
from docx.shared import Mm

from ita_dash.report.length import fits, header_lines, height_of, pages_about, widths_of
from ita_dash.report.model import COLUMNS, CONTENTS_FROM, Entry, MeasurePart, Picture, PlainTable, Report, Section
from ita_dash.report.ooxml import Writer, cell, el, marked, paragraph, row, run, table, unruled
from ita_dash.report.pagesize import PAGE_HEIGHT, PAGE_WIDTH
from ita_dash.report.pagewords import page_of
from ita_dash.report.printedtext import Piece
from ita_dash.report.qrcodes import code_of
from ita_dash.report.wordlists import Lists
from ita_dash.report.wordsetup import begun, cover_of_template, heading, section_break
from ita_dash.report.wordstyles import CONTENTS_LINK, TABLE, add_styles, rename

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

FIRST_CODE = 100
"""The first of the numbers that tell the QR codes from other pictures."""
FIRST_PICTURE = 10_000
"""The first of those of the evidence's pictures."""
PICTURE_WIDTH, PICTURE_HEIGHT = 112.0, 66.0
"""Of a picture at most, in millimetres."""


def docx(report: Report) -> bytes:
    """``report`` as .docx; the same report is the same bytes."""
    document = begun(report)
    writer = Writer(document.part, Lists(document, own_font=not report.template).item)
    body = document.element.body
    last = body.sectPr
    after_cover = cover_of_template(document) if report.template else section_break()
    for element in (*_cover(report, document), after_cover, *_front(report, writer), *_main(report, writer)):
        last.addprevious(element)
    end = last.getprevious()
    if end.tag == qn("w:tbl"):  # a file that ends with one is repaired
        last.addprevious(paragraph(style="End"))
    elif not len(end.findall(qn("w:r"))):
        end.pPr.insert(0, el("pStyle", val="End"))
    if report.template:
        rename(body, add_styles(document, PAGE_WIDTH))
    return _fixed(document, report.created)


def _cover(report: Report, document: "WordFile") -> Iterator["Element"]:
    # Not by the page's vertical alignment, which LibreOffice leaves out
    yield paragraph(before=600 if report.logo else 2400)
    if report.logo:
        picture = document.add_picture(BytesIO(report.logo.png), height=Mm(34))
        picture._inline.docPr.set("descr", report.office)
        held = document.element.body.sectPr.getprevious()
        held.get_or_add_pPr().append(el("pStyle", val="Subject"))
        yield held
    yield paragraph(run(report.title), style="Title")
    yield paragraph(run(report.office), style="CoverOffice")
    yield paragraph(run(report.year), style="CoverYear")
    for one in report.subject:
        yield paragraph(run(one), style="CoverLine")
    yield paragraph(run(report.as_of), style="Subject")
    if report.demonstration:
        yield paragraph(run(report.demonstration), style="CoverNote")


def _front(report: Report, writer: Writer) -> Iterator["Element"]:
    yield heading(report.words.preface, 1, "preface", middle=True)
    yield from writer.paragraphs(report.preface, "Preface")
    for text, before in ((report.office, 400), (report.month, 0)):
        yield paragraph(run(text), style="PrefaceSigned", before=before)
    if pages_about(report) >= CONTENTS_FROM:
        yield from _contents(report)


def _contents(report: Report) -> Iterator["Element"]:
    """Each part and each measure with the page of its bookmark, as the PDF has them.

    No ``TOC`` field: LibreOffice shows the pages that are stored in one, and nobody knows them before the pages are laid out.
    """
    yield paragraph(run(report.words.contents), style="ContentsTitle")
    parts = [(report.words.preface, 1, "preface")]
    parts += [(report.assessment.title, 1, "assessment")] if report.assessment else []
    parts += [(report.title, 1, "report")]
    parts += [(one.heading, 2, f"measure{number}") for number, one in enumerate(report.measures) if one.heading]
    parts += [(report.evidence.title, 1, "evidence")] if report.evidence else []
    parts += [(report.words.pictures, 1, "pictures")] if report.pictures else []
    parts += [(report.words.annex, 1, "annex")] if report.annex else []
    parts += [(one.title, 2, f"annex{number}") for number, one in enumerate(report.annex)]
    for title, level, name in parts:
        linked = el("hyperlink", run(title, style=CONTENTS_LINK), anchor=name)
        page = page_of(name, thai_digits=report.thai_digits, own_font=not report.template)
        yield paragraph(linked, el("r", el("tab")), *page, style=f"TOC{level}")


def _main(report: Report, writer: Writer) -> Iterator["Element"]:
    if report.assessment:
        yield heading(report.assessment.title, 1, "assessment", new_page=True)
        yield from writer.paragraphs(report.assessment.analysis, "Body")
        if report.assessment.grid:
            yield _grid(report.assessment.grid, writer, report.words.code)
    yield heading(report.title, 1, "report", middle=True, new_page=True)
    yield paragraph(run(report.office_and_year), style="OfficeLine")
    for one in report.subject:
        yield paragraph(run(one), style="Subject")
    yield from writer.paragraphs(report.opening, "Body")
    yield table(widths_of(COLUMNS), _rows(report, writer), style=TABLE)
    if not report.signatures:
        yield paragraph(run(report.words.closing), style="Closing")
    if report.evidence:
        yield heading(report.evidence.title, 1, "evidence")
        yield from _section(report.evidence, writer, report.words.code)
    if report.pictures:
        yield heading(report.words.pictures, 1, "pictures", new_page=True)
        yield _pictures(report.pictures, writer)
        yield paragraph()
    if report.annex:
        yield heading(report.words.annex, 1, "annex", middle=True)
    for number, section in enumerate(report.annex):
        yield heading(section.title, 2, f"annex{number}")
        yield from _section(section, writer, report.words.code)


def _pictures(pictures: Sequence[Picture], writer: Writer) -> "Element":
    """Two in a row, each with what it shows below it."""
    width = PAGE_WIDTH // 2
    rows = []
    for place in range(0, len(pictures), 2):
        cells = []
        for number, one in enumerate(pictures[place : place + 2], FIRST_PICTURE + place):
            scale = min(PICTURE_WIDTH / one.width, PICTURE_HEIGHT / one.height)
            drawn = writer.picture(one.content, (one.width * scale, one.height * scale), one.caption, number)
            shown = [paragraph(drawn, style="TableCode"), paragraph(run(one.caption), style="TableMiddle")]
            cells.append(cell(width, shown))
        rows.append(row(*cells, *([cell(width, [paragraph()])] if len(cells) < 2 else [])))
    return table([width, width], rows)


def _rows(report: Report, writer: Writer) -> Iterator["Element"]:
    widths = widths_of(COLUMNS)
    left = report.rows
    yield _header(report.words.headers, widths, "TableHead")
    for number, measure in enumerate(report.measures):
        begun = False
        for activity in measure.activities:
            for place, entry in enumerate(activity.entries):
                left -= 1
                last = bool(report.signatures) and not left
                # Nobody knows yet with which row a page begins: each says what goes on in it
                going_on = [measure.goes_on] * begun + [activity.goes_on] * (place > 0)
                cells = [[paragraph(run(one), style="TableContinued", keep=last)] for one in going_on]
                if not begun:
                    cells.append(_measure(measure, number, writer, keep=last))
                texts = (measure.text, activity.text, entry.divisions, entry.period, entry.result, entry.recommendation)
                cells += [
                    writer.paragraphs(texts[column], "TableText", f"column {column}", keep=last)
                    for column in range(len(cells), len(texts))
                ]
                cells[4] = cells[4] * bool(entry.result) + _how_far(entry, report, writer, keep=last) or cells[4]
                own = len(going_on)
                yield row(*map(cell, widths, cells), whole=fits(texts[own:], widths[own:]))
                begun = True
    if report.signatures:
        # In a row of its own, for LibreOffice keeps a table's row on the page of the next, but no table on that of what follows
        signed = [paragraph(run(report.words.closing), style="Closing"), *_signatures(report)]
        yield row(unruled(PAGE_WIDTH, len(widths), [*signed, paragraph(style="End")]))


def _measure(measure: MeasurePart, number: int, writer: Writer, *, keep: bool) -> list["Element"]:
    """Its cell, whose first paragraph is the heading that contents and outline list where it is short enough for one."""
    if not measure.heading:
        return writer.paragraphs(measure.text, "TableText", "column 0", keep=keep)
    title = writer.paragraphs(measure.text[:1], "TableMeasure", "column 0", keep=keep)
    marked(title[0], f"measure{number}")
    return title + [one for one in writer.paragraphs(measure.text[1:], "TableText", "column 0", keep=keep) if measure.text[1:]]


def _how_far(entry: Entry, report: Report, writer: Writer, *, keep: bool) -> list["Element"]:
    """What stands below a result."""
    made = []
    if entry.status:  # the column holds no more than its percent beside it, and LibreOffice would break ร้อย|ละ
        made.append(paragraph(run("\n".join(entry.status)), style="TableText", keep=keep))
    if entry.evidence:
        numbers = [piece for number in entry.evidence for piece in (Piece(", "), number)][1:]
        made.append(paragraph(*writer.pieces((Piece(report.words.evidence + " "), *numbers)), style="TableText", keep=keep))
    return made


def _signatures(report: Report) -> Iterator["Element"]:
    several = report.signatures[:3], report.signatures[3:]
    for group in filter(None, several):
        share = PAGE_WIDTH // 3 if len(report.signatures) < 3 else PAGE_WIDTH // len(group)
        blank = PAGE_WIDTH - share * len(group)
        cells = [cell(blank, [paragraph()])] if blank else []
        for one in group:
            said = (f"{report.words.sign} {'.' * 40}", f"({one.name or '.' * 44})", one.position, one.role, report.words.date)
            cells.append(cell(share, [paragraph(run(text), style="Signature") for text in said if text]))
        widths = [blank] * bool(blank) + [share] * len(group)
        yield table(widths, [row(*cells)])
        yield paragraph(style="End")


def _section(section: Section, writer: Writer, said: str) -> Iterator["Element"]:
    if section.lead:
        yield paragraph(run(section.lead), style="Note")
    if section.grid:
        yield _grid(section.grid, writer, said)
        yield paragraph()


def _grid(grid: PlainTable, writer: Writer, said: str) -> "Element":
    """``said`` is what a QR code is called. A table that takes no more than half of a page is not broken."""
    widths = widths_of(grid.widths)
    whole = height_of(grid) <= PAGE_HEIGHT * 2 // 3  # of what is rather said too high
    rows = [_header(grid.headers, widths, "TableSmallHead", keep=whole)]
    for number, texts in enumerate(grid.rows, 1):
        keep = whole and number < len(grid.rows)
        cells = []
        for place, (width, text) in enumerate(zip(widths, texts, strict=True)):
            style = "TableMiddle" if place in grid.narrow else "TableSmall"
            cells.append(cell(width, writer.paragraphs(text, style, f"{grid.headers} {place}", keep=keep)))
        code = code_of(grid.codes[number - 1]) if grid.codes else None
        if code:
            drawn = writer.picture(code.png, (code.side, code.side), f"{said} {grid.codes[number - 1]}", FIRST_CODE + number)
            cells[-1] = cell(widths[-1], [paragraph(drawn, style="TableCode", keep=keep)], margins=False)
        rows.append(row(*cells, whole=code is not None or fits(texts, widths)))
    return table(widths, rows, style=TABLE)


def _header(titles: Sequence[str], widths: Sequence[int], style: str, *, keep: bool = False) -> "Element":
    cells = [
        cell(width, [paragraph(run("\n".join(header_lines(title, width))), style=style, keep=keep)], margins=False)
        for title, width in zip(titles, widths, strict=True)
    ]
    return row(*cells, header=True)


def _fixed(document: "WordFile", created: int) -> bytes:
    """The file with the report's date in place of the clock's on each of its parts."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    date = (datetime.fromtimestamp(created, UTC) + timedelta(hours=7)).timetuple()[:6]
    with ZipFile(written) as source, ZipFile(fixed, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = ZipInfo(name, date)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return fixed.getvalue()
