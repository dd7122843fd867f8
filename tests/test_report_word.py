"""The official report as a Word file, read back from its XML: fonts, header row, merged cells, fields, links, properties."""

import re
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import pdfplumber
import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

from ita_dash import thai
from ita_dash.filters import Filters
from ita_dash.report import build, file_of, wordlists
from ita_dash.report.length import fits, pages_about, widths_of
from ita_dash.report.model import COLUMNS, CONTENTS_FROM, LONGEST_HEADING
from ita_dash.report.ooxml import el
from ita_dash.report.pagesize import MARGIN
from ita_dash.report.printedtext import lines
from ita_dash.report.word import docx
from ita_dash.report.wordfont import DIGITS, NUMERALS, OWN, drawn_small
from ita_dash.report.wordlists import Lists
from ita_dash.settings import Settings
from ita_dash.thailines import columns, words
from tests import report_texts
from tests.assignments_factory import RECORDS
from tests.report_texts import bundled, bundled_pdf, missing, texts
from tests.years import bundled_year

NAMES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def opened(year: int = 2566) -> Opened:
    return Document(BytesIO(file_of(bundled(year), "docx")))


def xml(name: str = "word/document.xml", year: int = 2566) -> str:
    with ZipFile(BytesIO(file_of(bundled(year), "docx"))) as parts:
        return parts.read(name).decode("utf-8")


def said(document: Opened) -> str:
    """Every paragraph of the body in order, those of cells among them; a no-break blank and the end of a line are blanks."""
    paragraphs = list(document.element.body.iter(qn("w:p")))
    written = ("".join(text.text or " " for text in one.iter(qn("w:t"), qn("w:br"))) for one in paragraphs)
    labelled = (label + text for label, text in zip(labels(document), written, strict=True))
    return "\n".join(labelled).replace("\u00a0", " ")


def labels(document: Opened) -> list[str]:
    """What Word writes before each paragraph of the body: the number of an item and a blank. It counts on through all lists of
    one definition; the first item of a list with a start of its own begins anew."""
    root = document.part.numbering_part.element
    formats = {one.get(qn("w:abstractNumId")): one.find(qn("w:lvl")) for one in root.findall(qn("w:abstractNum"))}
    lists = {one.get(qn("w:numId")): one for one in root.findall(qn("w:num"))}
    counts: dict[str, int] = {}
    begun: set[str] = set()
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        properties = None if paragraph.pPr is None else paragraph.pPr.find(qn("w:numPr"))
        if properties is None:
            found.append("")
            continue
        identity = properties.find(qn("w:numId")).get(qn("w:val"))
        of = lists[identity].find(qn("w:abstractNumId")).get(qn("w:val"))
        start = lists[identity].find(qn("w:lvlOverride")).find(qn("w:startOverride"))
        counts[of] = counts[of] + 1 if identity in begun else int(start.get(qn("w:val")))
        begun.add(identity)
        in_thai = formats[of].find(qn("w:numFmt")).get(qn("w:val")) == "thaiNumbers"
        assert formats[of].find(qn("w:suff")).get(qn("w:val")) == "space"
        shown = formats[of].find(qn("w:lvlText")).get(qn("w:val")).replace("%1", str(counts[of]))
        found.append(thai.digits(shown, in_thai) + " ")
    return found


def report_table(document: Opened):
    return next(table for table in document.tables if len(table.columns) == 6)


def rows_of(document: Opened):
    """The rows of the report's table, its header first, without that in which it is signed."""
    return [row for row in report_table(document).rows if len(row._tr.tc_lst) == 6]


def kept(row) -> bool:
    """Whether ``row`` stays on the page of what follows: each paragraph in it says so."""
    return all(one.find(qn("w:pPr")).find(qn("w:keepNext")) is not None for one in row._tr.iter(qn("w:p")))


@pytest.mark.parametrize("year", [2566, 2567])
def test_all_of_the_report_is_in_it_in_order(year):
    found = list(texts(bundled(year)))
    assert len(found) > 55
    assert missing(iter(found), said(opened(year))) == []


def test_measures_methods_and_results_are_items_of_words_own_lists():
    document = opened(2567)
    rows = rows_of(document)
    shown = dict(zip(document.element.body.iter(qn("w:p")), labels(document), strict=True))
    firsts = [[shown[cell.paragraphs[0]._p] for cell in row.cells] for row in rows[1:]]
    assert list(filter(None, (row[0] for row in firsts))) == [f"{number}. " for number in "๑๒๓๔๕๖๗"]
    # what a cell says in lines of its own is counted on too
    assert {row[4] for row in firsts} > {"๑. ", "๒. ", "๓. "}
    typed = [one.text for row in rows for one in row.cells[0].paragraphs if one.style.name != "ตาราง ต่อ"]
    assert [text for text in typed if re.match(r"[๐-๙]+\. \S", text)] == []


def test_an_items_number_is_that_of_the_sheet_wherever_its_list_stands():
    document = Document()
    lists = Lists(document, own_font=True)
    typed = ("๑. ก", "๒. ข", "1. ค", "๔. ง", "๕. จ", "๐๖. ฉ", "๑. ช", "1.1 ซ", "๗.", "๑๒๓๔. ฌ")
    items = [lists.item(text, "results") for text in typed]
    assert [text[item.typed :] if item else text for text, item in zip(typed, items, strict=True)] == [
        "ก", "ข", "ค", "ง", "จ", "๐๖. ฉ", "ช", "1.1 ซ", "๗.", "๑๒๓๔. ฌ"
    ]  # fmt: skip
    assert lists.item("๒. ญ", "measures")
    body = document.element.body
    for item in filter(None, items):
        body.sectPr.addprevious(el("p", el("pPr", item.properties)))
    assert labels(document) == ["๑. ", "๒. ", "1. ", "๔. ", "๕. ", "๑. "]
    made = document.part.numbering_part.element.findall(qn("w:num"))[-5:]
    definitions = [one.find(qn("w:abstractNumId")).get(qn("w:val")) for one in made]
    # Thai results, Arabic ones, Thai again twice, measures: none counts on in another's
    assert definitions == [definitions[0], definitions[1], definitions[0], definitions[0], definitions[4]]
    assert len(set(definitions)) == 3


def test_there_are_so_many_lists_at_most(monkeypatch):
    monkeypatch.setattr(wordlists, "MOST", 2)
    lists = Lists(Document(), own_font=True)
    assert [bool(lists.item(f"{number}. ก", "results")) for number in (1, 1, 1, 2)] == [True, True, False, True]


def test_numbers_that_a_program_counts_are_drawn_in_thai_numerals():
    font = TTFont(BytesIO(drawn_small("Regular", NUMERALS, DIGITS)))
    drawn = font.getBestCmap()
    assert [drawn[ord(digit)] for digit in "0123456789"] == [drawn[ord(digit)] for digit in "๐๑๒๓๔๕๖๗๘๙"]
    assert f'w:name="{NUMERALS}"' in xml("word/fontTable.xml")
    assert NUMERALS in xml("word/numbering.xml")
    foot = xml("word/footer1.xml")
    assert foot.count('<w:rStyle w:val="ThaiNumerals"/>') == 5  # each part of the field
    assert NUMERALS in xml("word/styles.xml")


def test_no_style_is_there_that_is_not_the_reports():
    names = {one.find(qn("w:name")).get(qn("w:val")) for one in opened().styles.element.iter(qn("w:style"))}
    assert len(names) < 40
    assert {"ตารางรายงาน", "เลขไทย", "heading 1", "Default Paragraph Font", "Normal Table"} <= names


def test_it_has_the_contents_of_the_pdf():
    document, report = said(opened(2567)), bundled(2567)
    for section in (report.evidence, *report.annex):
        assert section.title in document
        for row in section.grid.rows:
            assert all("".join(piece.text for piece in paragraph) in document for cell in row for paragraph in cell)
    for text in (report.title, report.year, report.as_of, report.demonstration, report.words.closing, "ลงชื่อ"):
        assert text in document


def test_a_number_stays_with_what_it_counts():
    body = opened(2567).element.body
    written = [one.text for one in body.iter(qn("w:t")) if "ร้อยละ" in (one.text or "")]
    assert len(written) > 20
    assert [text for text in written if re.search(r"ร้อยละ \d", text)] == []
    statuses = [one for one in body.iter(qn("w:r")) if one.find(qn("w:br")) is not None]
    ends = {tuple(text.text for text in one.iter(qn("w:t"))) for one in statuses}
    assert ("(อยู่ระหว่างดำเนินการ", "ร้อยละ\u00a0๕๐)") in ends


def test_everything_looks_as_its_style_says():
    body = opened().element.body
    looks = [look for look in body.iter(qn("w:rPr")) if [one.tag for one in look] != [qn("w:rStyle")]]
    assert looks == []
    styles = {one.get(qn("w:styleId")) for one in opened().styles.element.iter(qn("w:style"))}
    used = {one.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for one in body.iter(qn(f"w:{tag}"))}
    assert {"TableText", "TableHead", "Body", "Preface", "Signature", "ReportTable", "Hyperlink"} <= used <= styles
    plain = [one for one in body.iter(qn("w:p")) if one.find(qn("w:pPr")) is None or one.pPr.find(qn("w:pStyle")) is None]
    assert not any("".join(text.text or "" for text in one.iter(qn("w:t"))) for one in plain)
    assert not list(body.iter(qn("w:trHeight"), qn("w:tblBorders"), qn("w:shd")))
    assert {len(list(body.iter(qn(f"w:{tag}")))) for tag in ("jc", "ind")} == {0}


def test_every_style_has_its_font_for_thai():
    styles = opened().styles.element
    looks = [styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))]
    looks += [
        one.find(qn("w:rPr")) for one in styles.iter(qn("w:style")) if one.get(qn("w:styleId")) in ("TableText", "Body", "Title")
    ]
    assert len(looks) == 4
    for look in looks:
        assert {look.find(qn("w:rFonts")).get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"TH SarabunPSK"}
        assert look.find(qn("w:sz")).get(qn("w:val")) == look.find(qn("w:szCs")).get(qn("w:val"))
        assert look.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"
    assert looks[2].find(qn("w:sz")).get(qn("w:val")) in ("32", "60")


def test_it_brings_the_font_along_for_machines_that_have_none_of_its_size():
    table = xml("word/fontTable.xml")
    assert OWN in table.partition("altName")[2].partition("/>")[0]
    with ZipFile(BytesIO(file_of(bundled(2566), "docx"))) as parts:
        links = parts.read("word/_rels/fontTable.xml.rels").decode()
        for entry, face in zip(
            re.findall(r'<w:embed\w+ r:id="(\w+)" w:fontKey="(\{[^"]+\})"/>', table)[:2], ("Regular", "Bold"), strict=True
        ):
            link = next(one for one in re.findall(r"<Relationship [^>]*>", links) if f'Id="{entry[0]}"' in one)
            content = parts.read("word/" + re.search(r'Target="([^"]+)"', link)[1])
            key = UUID(entry[1]).bytes[::-1] * 2
            font = TTFont(BytesIO(bytes(one ^ other for one, other in zip(content[:32], key, strict=True)) + content[32:]))
            names = {number: font["name"].getDebugName(number) for number in (1, 2, 13)}
            assert names[1] == OWN
            assert names[2] == face
            assert "SIL Open Font License" in names[13]  # which asks to be there
            assert font["OS/2"].fsType == 0  # may be embedded
            # 16 points of it are 11.5 of Sarabun, which the PDF has
            assert 16 * font["OS/2"].sxHeight / font["head"].unitsPerEm == pytest.approx(11.5 * 0.5, abs=0.02)
            assert set(map(ord, "กำญู่ฯๆ๙฿Az–“”")) <= set(font.getBestCmap())
    settings = xml("word/settings.xml")
    assert "<w:embedTrueTypeFonts/>" in settings
    assert 'w:percent="100"' in settings  # of the zoom, which the format requires


@pytest.mark.parametrize(("year", "more"), [(2566, 2), (2567, 3)])
def test_it_has_about_as_many_pages_as_the_pdf(year, more):
    about = pages_about(bundled(year))
    with pdfplumber.open(BytesIO(bundled_pdf(year))) as file:
        assert about == pytest.approx(len(file.pages) - (len(file.pages) >= CONTENTS_FROM), abs=more)


@pytest.mark.slow
def test_its_table_is_as_wide_as_that_of_the_pdf():
    widths = [int(one.get(qn("w:w"))) for one in report_table(opened())._tbl.tblGrid]
    assert widths == widths_of(COLUMNS)
    with pdfplumber.open(BytesIO(bundled_pdf(2566))) as file:
        found = max(
            (table for page in file.pages for table in page.find_tables() if len(table.rows[0].cells) == 6),
            key=lambda one: len(one.rows),
        )
        drawn = [cell[2] - cell[0] for cell in found.rows[0].cells if cell]
    assert drawn == pytest.approx([width / 20 for width in widths], abs=1)


def test_word_opens_it_in_its_present_mode():
    settings = xml("word/settings.xml")
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings.partition('w:name="compatibilityMode"')[2][:120]


def test_the_header_row_is_repeated_and_short_rows_stay_whole():
    rows = rows_of(opened())
    marks = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert marks == [True] + [False] * (len(rows) - 1)
    assert [cell.text.replace("\n", "") for cell in rows[0].cells] == list(bundled(2566).words.headers)
    whole = [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows]
    short = [max(len(cell.text) for cell in row.cells[1:]) < 80 for row in rows]
    assert any(short)
    assert [row.cells[1].text for row, stays, must in zip(rows, whole, short, strict=True) if must and not stays] == []


def test_who_signs_stays_with_the_last_row_of_the_table():
    rows = report_table(opened()).rows
    said = "".join(text.text or "" for text in rows[-1]._tr.iter(qn("w:t")))
    assert bundled(2566).words.closing in said
    assert all(one.role in said for one in bundled(2566).signatures)
    assert rows[-1]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert [kept(row) for row in rows[1:-1]] == [False] * (len(rows) - 3) + [True]
    borders = rows[-1]._tr.tc_lst[0].tcPr.find(qn("w:tcBorders"))
    assert {side.tag: side.get(qn("w:val")) for side in borders} == {qn(f"w:{one}"): "nil" for one in ("left", "bottom", "right")}


def test_nobody_signs_an_extract_whose_table_ends_with_its_rows():
    dataset = bundled_year(2567)
    extract = build(dataset, Filters(dataset.default_as_of(), statuses=("done",)), Settings())
    document = Document(BytesIO(docx(extract)))
    assert len(report_table(document).rows) == len(rows_of(document)) > 2
    assert not any(map(kept, rows_of(document)[1:]))
    assert extract.words.closing in [one.text for one in document.paragraphs]


def test_a_table_of_the_annex_that_takes_less_than_half_a_page_is_not_broken():
    """A long one is, between any of its rows."""
    document = opened(2567)
    divisions, unfinished = (next(one for one in document.tables if title in one.rows[0].cells[place].text) for title, place in (
        ("ส่วนราชการ", 0), ("เหตุ", 4)))  # fmt: skip
    assert [kept(row) for row in divisions.rows] == [True] * (len(divisions.rows) - 1) + [False]
    assert not any(map(kept, unfinished.rows))


@pytest.mark.parametrize("year", [2566, 2567])
def test_each_row_says_what_goes_on_in_it_for_any_may_be_the_first_of_a_page(year):
    expected = []
    for measure in bundled(year).measures:
        for activity in measure.activities:
            for place in range(len(activity.entries)):
                expected.append(
                    (measure.goes_on if expected and expected[-1][2] is measure else "", activity.goes_on * bool(place), measure)
                )
    continued = [(first, second) for first, second, _measure in expected]
    found = []
    for row in rows_of(opened(year))[1:]:
        assert row._tr.tc_lst[0].tcPr.find(qn("w:vMerge")) is None
        going_on = [cell.paragraphs[0] for cell in row.cells[:2]]
        found.append(tuple(one.text if one.style.name == "ตาราง ต่อ" else "" for one in going_on))
    assert found == continued
    assert ("๑. … (ต่อ)", "") in found


def test_a_measure_without_a_number_goes_on_by_its_first_words():
    one = {**RECORDS[0], "code": "", "measure_no": "", "activity_no": "", "measure": "เผยแพร่แผนการใช้จ่ายงบประมาณประจำปี"}
    (measure,) = report_texts.of((one, {**one, "activity": "ประชุมชี้แจง"})).measures
    assert measure.goes_on == "เผยแพร่… (ต่อ)"
    assert [activity.goes_on for activity in measure.activities][1] == "ประชุมชี้แจง (ต่อ)"


def test_headings_are_headings_and_fields_are_fields():
    document = opened(2567)
    headings = [one.text for one in document.paragraphs if one.style.name.startswith(("Heading", "หัวเรื่อง"))]
    report = bundled(2567)
    assert headings == ["คำนำ", report.title, "ตารางหลักฐาน", "ภาคผนวก", *(section.title for section in report.annex)]
    footer = [one.text.strip() for one in document.sections[-1].footer._element.iter(qn("w:instrText"))]
    assert footer == ["PAGE"]
    assert 'w:fmt="thaiNumbers"' in xml()


def test_the_contents_give_each_part_and_measure_with_the_page_of_its_bookmark():
    document, report = opened(2567), bundled(2567)
    listed = [one for one in document.paragraphs if one.style.name.startswith("toc")]
    measures = ["".join(piece.text for piece in one.text[0]) for one in report.measures]
    titles = ["คำนำ", report.title, *measures, "ตารางหลักฐาน", "ภาคผนวก", *(section.title for section in report.annex)]
    assert [one.text for one in listed] == [f"{title}\t" for title in titles]  # no number that is not known
    fields = {one.text.split()[1] for one in document.element.body.iter(qn("w:instrText"))}
    for entry, title in zip(listed, titles, strict=True):
        (code,) = (one.text.split() for one in entry._p.iter(qn("w:instrText")))
        assert (code[0], code[2]) == ("PAGEREF", "\\h")
        assert next(entry._p.iter(qn("w:fldChar"))).get(qn("w:dirty")) == "true"  # Word works it out on opening
        assert entry._p.find(qn("w:hyperlink")).get(qn("w:anchor")) == code[1]
        at = next(one for one in document.element.body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == code[1])
        marked = at.getparent()
        assert title.endswith("".join(one.text for one in marked.iter(qn("w:t"))))  # but for the number of an item
        assert document.styles.element.find(f".//w:style[@w:styleId='{marked.pPr.pStyle.val}']//w:outlineLvl", NAMES) is not None
    assert len(fields) == len(titles)


LONG = "ส่งเสริมคุณธรรม" * 40
LINK = "https://example.go.th/ita"


@pytest.mark.parametrize(
    ("title", "heading", "below"),
    [
        ("ก" * (LONGEST_HEADING - 3), "ก" * (LONGEST_HEADING - 3), []),
        ("ก" * LONGEST_HEADING, "ก" * (LONGEST_HEADING - 3), [("กกก", "")]),
        (f"ดู {LINK}", "ดู ", [(LINK, LINK)]),
        (LINK, LINK, []),
        (f"{LINK}/{'a' * 300}", f"{LINK}/{'a' * 131}", [("a" * 169, f"{LINK}/{'a' * 300}")]),
    ],
)
def test_a_measure_is_a_heading_as_far_as_it_has_room_in_one_and_leads_nowhere(title, heading, below):
    (measure,) = report_texts.of(({**RECORDS[0], "measure": title},)).measures
    assert measure.heading == f"{measure.label} {heading}"
    assert ["".join(piece.text for piece in measure.text[0])] == [measure.heading]
    assert [(piece.text, piece.url) for paragraph in measure.text[1:] for piece in paragraph] == below


def test_a_long_title_is_parted_between_words():
    (measure,) = report_texts.of(({**RECORDS[0], "measure": LONG},)).measures
    assert measure.heading.endswith("ส่งเสริมคุณธรรม")
    assert LONGEST_HEADING - 15 < len(measure.heading) <= LONGEST_HEADING


def test_a_header_ends_its_lines_between_words_and_before_the_rules():
    for year in (2566, 2567):
        for table in opened(year).tables:
            for cell in table.rows[0].cells if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None else ():
                for line in cell.text.split("\n"):
                    assert not line.startswith("การ"), cell.text
                    assert columns(line) * 130 <= int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) or len(words(line)) == 1


def test_a_short_report_has_no_page_of_contents():
    short = opened(2566)
    assert list(short.element.body.iter(qn("w:instrText"))) == []
    assert bundled(2566).words.contents not in said(short)


def test_arabic_digits_number_pages_of_pages():
    document = Document(BytesIO(file_of(report_texts.of(thai_digits=False), "docx")))
    footer = [one.text.strip() for one in document.sections[-1].footer._element.iter(qn("w:instrText"))]
    assert footer == ["PAGE", "NUMPAGES"]
    assert not set(said(document)) & set("๐๑๒๓๔๕๖๗๘๙")


def test_paper_lies_across():
    for section in opened().sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_its_properties():
    properties = opened().core_properties
    assert properties.title.startswith(bundled(2566).title)
    assert (properties.author, properties.language) == ("องค์การบริหารส่วนตำบลโพไร่หวาน", "th-TH")
    assert properties.created.date().isoformat() == "2023-09-29"  # midnight in Bangkok


def test_evidence_is_a_live_link():
    document = opened(2567)
    targets = {one.target_ref for one in document.part.rels.values() if one.is_external}
    given = {piece.url for row in bundled(2567).evidence.grid.rows for paragraph in row[3] for piece in paragraph if piece.url}
    assert len(given) > 10
    assert targets >= given


def test_nothing_of_a_template_is_left():
    with ZipFile(BytesIO(file_of(bundled(2566), "docx"))) as parts:
        for name in parts.namelist():
            assert name.endswith(".odttf") or b"{{" not in parts.read(name), name
            assert not name.startswith("docProps/thumbnail")
        codes = sum(map(bool, bundled(2566).evidence.grid.codes))
        assert sum(name.startswith("word/media") for name in parts.namelist()) == codes == 1


def test_the_same_report_is_the_same_bytes():
    assert docx(bundled(2566)) == docx(bundled(2566))


def test_hostile_text_is_printed_as_text():
    document = Document(BytesIO(file_of(report_texts.hostile(), "docx")))
    text = said(document)
    for part in (report_texts.HOSTILE["markup"], "กขวาซ้าย ท้าย", "เสร็จแล้ว ✅ 🎉", "漢字", report_texts.HOSTILE["address"]):
        assert part in text, part
    assert report_texts.HOSTILE["long"].strip() in text
    assert not any(ord(letter) < 32 and letter != "\n" for letter in text)
    assert not set("\u202e\u200f\u2066\u2069\ufffe\uffff") & set(text)
    links = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert report_texts.HOSTILE["address"] in links
    assert report_texts.HOSTILE["longer"] not in links


def test_a_row_longer_than_a_third_of_a_page_may_break():
    document = Document(BytesIO(file_of(report_texts.hostile(), "docx")))
    rows = rows_of(document)[1:]
    split = [row._tr.trPr.find(qn("w:cantSplit")) is None for row in rows]
    long = [len(row.cells[4].text) > 1000 for row in rows]
    assert any(long)
    assert [name for name, may, must in zip(report_texts.HOSTILE, split, long, strict=True) if must and not may] == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("ส่งเสริมคุณธรรม " * 5, True),
        ("ส่งเสริมคุณธรรม " * 12, True),  # twelve lines of one word and a blank
        ("ส่งเสริมคุณธรรม " * 13, False),
        ("ก" * 20_000, False),
    ],
)
def test_a_row_is_whole_up_to_a_third_of_a_page_by_the_lines_that_its_words_fill(text, whole):
    assert fits([lines(text)], [2 * MARGIN + 130 * 14]) == whole
