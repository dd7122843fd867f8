"""What Excel knows of a cell beside its text: strikes, hidden columns and rows, pictures, formulas; strict files too."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font

from ita_dash.settings import Settings
from ita_dash.sheet import xlsx as reader
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import open_workbook
from ita_dash.sheet.workbook import EMPTY, LOADING, Cell, Facts, Workbook
from ita_dash.sheet.xlsx import read_xlsx
from tests.sheets_server import ACCOUNT
from tests.test_sheet_limits import part_replaced

pytestmark = pytest.mark.slow  # a file that takes several seconds

STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (
        b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    ),
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d4944415478da63fccff0bf1e00058402812fd5e50a0000000049454e44ae426082"
)


@pytest.fixture
def sheet():
    book = openpyxl.Workbook()
    book.active.title = "แผน"
    return book.active


def saved(sheet) -> bytes:
    sheet.parent.save(file := BytesIO())
    return file.getvalue()


def strict(content: bytes) -> bytes:
    """The same file as Excel's *Strict Open XML Spreadsheet*: the same parts with namespaces of other names."""
    with ZipFile(BytesIO(content)) as before, ZipFile(out := BytesIO(), "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            for usual, other in STRICT:
                part = part.replace(usual, other)
            after.writestr(name, part)
    return out.getvalue()


def first(content: bytes, row: int = 0) -> tuple[Cell, ...]:
    return read_xlsx(content, source="แผน.xlsx").tabs[0].rows[row]


def rich(*parts: str | tuple[str, bool | None]) -> CellRichText:
    return CellRichText(*[one if isinstance(one, str) else TextBlock(InlineFont(strike=one[1], b=True), one[0]) for one in parts])


@pytest.mark.parametrize(
    ("value", "struck_cell", "unstruck"),
    [
        ("ก ข", False, None),
        ("ก ข", True, ""),
        (rich("ก ", ("ข", True), " ค"), False, "ก ค"),
        (rich("ก\n", ("ข\n", True), "ค"), False, "ก\nค"),
        (rich(("ก ", True), ("ข", True)), False, ""),
        (rich(("ก ", None), "ข"), False, None),
        (rich("ก ", ("ข", False)), True, "ข"),
        (7, True, ""),
        (True, True, ""),
    ],
)
def test_what_a_person_struck_out_is_known(sheet, value, struck_cell, unstruck):
    sheet["A1"] = value
    if struck_cell:
        sheet["A1"].font = Font(strike=True)
    for content in (saved(sheet), strict(saved(sheet))):
        assert first(content)[0].facts.unstruck == unstruck


def test_runs_of_shared_texts_are_known():
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        off = book.add_format({"font_strikeout": True})
        book.add_worksheet().write_rich_string("A1", "ก ", off, "ข", " ค")
    assert first(file.getvalue())[0] == Cell("ก ข ค", "ก ข ค", facts=Facts(unstruck="ก ค"))


def test_what_a_conditional_format_crosses_out_says_nothing(sheet):
    sheet["A1"] = "แล้วเสร็จ"
    sheet.conditional_formatting.add("A1", FormulaRule(formula=["TRUE"], font=Font(strike=True)))
    assert first(saved(sheet))[0].facts.unstruck is None


def test_hidden_columns_and_rows_are_known_as_far_as_there_are_cells(sheet):
    for _row in range(3):
        sheet.append(["ก", "ข", "ค"])
    sheet.column_dimensions.group("B", "XFD", hidden=True)
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions[9].hidden = True
    for content in (saved(sheet), strict(saved(sheet))):
        (tab,) = read_xlsx(content).tabs
        assert (tab.hidden_columns, tab.hidden_rows) == ({1, 2}, {1})


@pytest.mark.parametrize(
    ("formula", "cell"),
    [
        ('=IMAGE("https://a.example/1.jpg")', Cell(links=("https://a.example/1.jpg",))),
        ("=_xlfn.IMAGE(B1)", Cell(facts=Facts(pictures=("=_xlfn.IMAGE(B1)",)))),
        ('=HYPERLINK("https://a.example","ภาพ")', Cell("ภาพ", "ภาพ", links=("https://a.example",))),
        (
            '=HYPERLINK("https://a.example","ภาพ ""ก"""&CHAR(10)&"ข")',
            Cell('ภาพ "ก"\nข', 'ภาพ "ก"\nข', links=("https://a.example",)),
        ),
        (
            '=HYPERLINK("https://a.example","ภาพ"&A1)',
            Cell("https://a.example", "https://a.example", links=("https://a.example",)),
        ),
        ('=HYPERLINK("https://a.example")', Cell("https://a.example", "https://a.example", links=("https://a.example",))),
        ('="จัดแล้ว "&"12 รายการ"', Cell(facts=Facts(formula='="จัดแล้ว "&"12 รายการ"'))),
    ],
)
def test_a_formula_that_was_never_calculated_is_known(sheet, formula, cell):
    sheet["A1"] = formula
    assert first(saved(sheet)) == (cell,)


@pytest.mark.parametrize(
    ("stored", "cell"),
    [
        ('t="str"><f>B1</f><v>ผล</v>', Cell("ผล", "ผล")),
        ('t="str"><f>B1</f><v></v>', EMPTY),
        ('t="str"><f>B1</f><v/>', EMPTY),
        ("><f>B1</f><v>0</v>", Cell("0", 0.0, "number")),
        ("><f>B1</f><v/>", Cell(facts=Facts(formula="=B1"))),
        ('><f t="shared" si="0"/>', Cell(facts=Facts(formula="="))),
    ],
)
def test_a_formula_is_what_is_stored_for_it(sheet, stored, cell):
    xml = f"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
        <c r="A1" {stored}</c><c r="B1" t="b"><v>1</v></c></row></sheetData></worksheet>"""
    assert first(part_replaced(saved(sheet), "xl/worksheets/sheet1.xml", xml.encode()))[0] == cell


@pytest.mark.parametrize("text", ["Loading...", "กำลังโหลด...", "#GETTING_DATA"])
def test_what_was_still_loading_when_the_file_was_saved_is_known(text):
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        book.add_worksheet().write_formula("A1", '=IFERROR(__xludf.DUMMYFUNCTION("IMPORTRANGE(1)"),"x")', None, text)
    (cell,) = first(file.getvalue())
    assert (cell.kind, cell.error) == ("error", LOADING)


def test_pictures_are_known_by_the_cells_they_are_anchored_on():
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        tab = book.add_worksheet()
        tab.write("A1", "x")
        for place, about in (("B3", {"description": "อบรม 5 ม.ค."}), ("A1", {"decorative": True}), ("A1", {})):
            tab.insert_image(place, "p.png", {"image_data": BytesIO(PNG), **about})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$1"})
        tab.insert_chart("D4", chart)
    for content in (file.getvalue(), strict(file.getvalue())):
        (tab,) = read_xlsx(content).tabs
        assert tab.cell(2, 1).facts.pictures == ("อบรม 5 ม.ค.",)
        assert (tab.cell(0, 0).text, len(tab.cell(0, 0).facts.pictures)) == ("x", 2)
        assert len(tab.rows) == 3


def test_a_picture_in_its_cell_is_known_and_an_ordinary_error_is_none():
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        tab = book.add_worksheet()
        tab.embed_image("A1", "p.png", {"image_data": BytesIO(PNG)})
        tab.write_formula("B1", "=1/0", None, "#VALUE!")
    picture, error = first(file.getvalue())
    assert (picture.text, picture.facts.pictures) == ("", ("picture",))
    assert (error.kind, error.error, error.facts.pictures) == ("error", "VALUE", ())


def test_a_strict_file_is_read_like_any_other(sheet):
    sheet.append(["มาตรการ", 0.5, True, "ลิงก์"])
    sheet["B1"].number_format = "0%"
    sheet["D1"].hyperlink = "https://a.example"
    sheet.merge_cells("A1:A2")
    usual, other = read_xlsx(saved(sheet)), read_xlsx(strict(saved(sheet)))
    assert other.tabs == usual.tabs
    assert (other.damage, other.plain) == ((), False)


def test_dates_of_a_strict_file_are_dates(sheet):
    sheet["A1"] = "x"
    xml = b"""<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row r="1">
        <c r="A1" t="d"><v>2023-10-01</v></c></row></sheetData></worksheet>"""
    assert first(part_replaced(strict(saved(sheet)), "xl/worksheets/sheet1.xml", xml)) == (Cell("1/10/2023", 45200.0, "date"),)


@pytest.mark.parametrize("name", ["Cells", "from_places", "anchored_pictures", "clean"])
@pytest.mark.parametrize("bug", [KeyError, ValueError, TypeError, AttributeError, IndexError])
def test_a_bug_of_ours_is_never_turned_into_the_plain_reader(sheet, monkeypatch, name, bug):
    sheet.append(["ก"])
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        book.add_worksheet().insert_image("A1", "p.png", {"image_data": BytesIO(PNG)})

    def broken(*_args, **_kwargs):
        raise bug("a bug")

    monkeypatch.setattr(reader, name, broken)
    with pytest.raises(bug, match="a bug"):
        read_xlsx(file.getvalue() if name == "anchored_pictures" else saved(sheet))


BROKEN = [b"", b"<broken", b"<a/>", b"\xff\xfe<\x00", b"<workbook><sheets><sheet/></sheets></workbook>", b"<x y='1' y='2'/>"]


@pytest.mark.parametrize("data", BROKEN)
@pytest.mark.parametrize(
    "part",
    [
        *("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        *("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "docProps/core.xml"),
        *("xl/comments1.xml", "xl/drawings/drawing1.xml"),
    ],
)
def test_any_damaged_part_is_said_or_costs_nothing(part, data):
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        tab = book.add_worksheet()
        tab.write("A1", "ก")
        tab.write_url("A2", "https://a.example")
        tab.write_comment("A1", "โน้ต")
        tab.insert_image("B3", "p.png", {"image_data": BytesIO(PNG)})
    whole = read_xlsx(file.getvalue())
    found = read_or_none(part_replaced(file.getvalue(), part, data))
    if found is not None:
        assert found.damage or said(found) == said(whole)


def said(workbook: Workbook) -> list[tuple[str, tuple[str, ...], str]]:
    """What cells hold but for pictures: a drawing that is damaged may have held nothing but a chart."""
    cells = (cell for row in workbook.tabs[0].rows for cell in row)
    return [(cell.text, cell.links, cell.note) for cell in cells if cell.text or cell.links or cell.note]


def read_or_none(content: bytes) -> Workbook | None:
    try:
        return read_xlsx(content)
    except SheetError as error:
        if error.code != "file_unreadable":
            raise
        return None


def test_what_is_rare_is_the_same_from_google(sheet, sheets_server):
    sheet["A1"], sheet["B1"], sheet["C1"] = "เดิม", rich("เดิม ", ("ใหม่", True)), "ซ่อน"
    sheet["A1"].font = Font(strike=True)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[1].hidden = True
    (tab,) = read_xlsx(saved(sheet)).tabs
    sheets_server.share("spreadsheet-of-what-is-rare", replace(read_xlsx(saved(sheet))), ACCOUNT.email)
    (google,) = open_workbook("spreadsheet-of-what-is-rare", Settings(**sheets_server.settings)).tabs
    assert replace(google, gid=None) == tab
