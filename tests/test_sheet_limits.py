"""What is too large is refused before it costs anything, with a sentence that says what to do; what is large is read."""

import struct
import sys
import tracemalloc
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import openpyxl
import pytest
import xlsxwriter

from ita_dash.settings import Settings
from ita_dash.sheet import limits
from ita_dash.sheet.address import a1
from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.errors import SheetError, beyond
from ita_dash.sheet.google_json import workbook_from_json
from ita_dash.sheet.limits import CELLS, FILE_BYTES, LIMITS, TABS, TEXT, UNPACKED_BYTES, Limit
from ita_dash.sheet.source import open_workbook
from ita_dash.sheet.workbook import EMPTY, Cell, Workbook
from ita_dash.sheet.xlsx import read_xlsx
from tests.grids import READ_AT
from tests.sheets_server import ANYONE, API_KEY
from tests.surroundings import ROOT

MB = 1_000_000


def refusal(read, *args, **kwargs) -> SheetError:
    with pytest.raises(SheetError) as caught:
        read(*args, **kwargs)
    return caught.value


def lowered(monkeypatch, name: str, most: int) -> Limit:
    """The limit ``name`` for one test, in every module that knows it."""
    limit = replace(getattr(limits, name), usual=most)
    for module in [one for title, one in sys.modules.items() if title.startswith("ita_dash.sheet")]:
        if getattr(module, name, None) is getattr(limits, name) and module is not limits:
            monkeypatch.setattr(module, name, limit)
    monkeypatch.setattr(limits, name, limit)
    return limit


NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def xlsx(rows, after: str = "") -> bytes:
    """A file of one tab with these texts; a row is a list or gives its cells by their column. ``after`` stands below them."""
    with xlsxwriter.Workbook(file := BytesIO()) as book:
        book.add_worksheet("แผน").write("A1", "shared")
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = row.items() if isinstance(row, dict) else enumerate(row)
        lines.append(f'<row r="{number}">{"".join(inline(number - 1, column, text) for column, text in cells if text)}</row>')
    sheet = f"<worksheet {NAMESPACES}><sheetData>{''.join(lines)}</sheetData>{after}</worksheet>"
    return part_replaced(file.getvalue(), "xl/worksheets/sheet1.xml", sheet.encode())


def inline(row: int, column: int, text: str) -> str:
    return f'<c r="{a1(row, column)}" t="inlineStr"><is><t>{text}</t></is></c>'


def part_replaced(content: bytes, part: str, data: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, data if name == part else before.read(name))
        if part not in before.namelist():
            after.writestr(part, data)
    return out.getvalue()


def peak(read, *args, **kwargs) -> tuple[int, object]:
    """Bytes that Python had taken at most while reading, and what was read or refused."""
    tracemalloc.start()
    try:
        found = read(*args, **kwargs)
    except SheetError as error:
        found = error
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most, found


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.code)
def test_each_limit_has_a_reason_and_says_what_to_do(limit):
    error = beyond(limit, source="แผน.xlsx", place="แผน!B2")
    assert limit.reason.endswith(".")
    assert limit.shown in error.message
    assert "แผน" in error.message
    assert error.advice
    assert not error.passing


@pytest.mark.slow
def test_a_cell_far_to_the_right_costs_its_own_row_and_no_other():
    content = xlsx([["มาตรการ", "วิธีการดำเนินการ"], {0: "๑", 16_383: "หลง"}, *[["๒", "ข"]] * 5_000])
    most, workbook = peak(read_xlsx, content, source="แผน.xlsx")
    assert isinstance(workbook, Workbook)
    (tab,) = workbook.tabs
    assert [len(row) for row in tab.rows[:3]] == [2, 16_384, 2]
    assert tab.cell(1, 16_383).text == "หลง"
    assert most < 20 * MB


def test_cells_too_far_apart_are_refused_before_their_rows_are_made():
    content = xlsx([{16_383: "x"}] * 1_000)
    most, error = peak(read_xlsx, content, source="แผน.xlsx")
    assert (error.code, error.detail) == ("limit_area", "แผน")
    assert most < 60 * MB


@pytest.mark.slow
def test_what_unpacks_to_too_much_is_not_unpacked():
    texts = b"<sst><si><t>" + b"a" * (limits.UNPACKED_BYTES.most + 1) + b"</t></si></sst>"
    content = part_replaced(xlsx([["x"]]), "xl/sharedStrings.xml", texts)
    assert len(content) < MB
    most, error = peak(read_xlsx, content)
    assert error.code == "limit_unpacked"
    assert most < 2 * MB


def test_one_text_without_end_is_stopped_long_before_its_end():
    texts = b"<sst><si><t>" + b"a" * 50 * MB + b"</t></si></sst>"
    most, error = peak(read_xlsx, part_replaced(xlsx([["x"]]), "xl/sharedStrings.xml", texts))
    assert error.code == "limit_text"
    assert most < 30 * MB


def test_a_file_that_says_it_is_small_is_read_no_further():
    texts = b"<sst><si><t>" + b"a" * 3 * MB + b"</t></si></sst>"
    content = bytearray(part_replaced(xlsx([["x"]]), "xl/sharedStrings.xml", texts))
    size = struct.pack("<L", len(texts))
    place = content.rindex(size, 0, content.rindex(b"PK\x05\x06"))
    content[place : place + 4] = struct.pack("<L", 100)
    most, workbook = peak(read_xlsx, bytes(content))
    assert (workbook.tabs[0].rows, workbook.plain) == (((Cell("x", "x"),),), True)
    assert most < 3 * MB


@pytest.mark.parametrize(("letters", "code"), [(50_000, ""), (limits.TEXT.most, ""), (limits.TEXT.most + 1, "limit_text")])
def test_a_cell_has_as_many_letters_as_a_sheet_takes(letters, code):
    text = "ก" * letters
    content = xlsx([["", text]])
    answer = {
        "spreadsheetId": "x",
        "properties": {"title": "x"},
        "sheets": [{"properties": {"title": "แผน"}, "data": [{"rowData": [{"values": [{}, {"formattedValue": text}]}]}]}],
    }
    for read in (
        lambda: read_xlsx(content),
        lambda: read_csv(f"x,{text}".encode(), source="แผน.csv"),
        lambda: workbook_from_json(answer, "x", READ_AT),
    ):
        if code:
            error = refusal(read)
            assert (error.code, error.detail.split("!")[0]) == (code, "แผน")
        else:
            assert len(read().tabs[0].cell(0, 1).text) == letters


@pytest.mark.parametrize(("entries", "code"), [(50, ""), (51, "limit_parts")])
def test_the_parts_of_a_file_are_counted(monkeypatch, entries, code):
    lowered(monkeypatch, "PARTS", 50)
    out = BytesIO()
    content = xlsx([["x"]])
    with ZipFile(BytesIO(content)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
        for number in range(entries - len(before.namelist())):
            after.writestr(f"xl/media/{number}.png", b"")
    if code:
        assert refusal(read_xlsx, out.getvalue()).code == code
    else:
        assert read_xlsx(out.getvalue()).tabs


@pytest.mark.parametrize("zip64", [False, True])
def test_a_directory_of_a_million_parts_is_not_read(zip64):
    claimed = 60 * MB
    if zip64:
        end_64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**6, 10**6, claimed, 0)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
        content = end_64 + locator + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 2**32 - 1, 0, 0)
    else:
        content = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, claimed, 0, 0)
    assert refusal(read_xlsx, content).code == "limit_parts"


@pytest.mark.parametrize(
    ("name", "most", "rows", "code"),
    [
        ("CELLS", 6, [["a", "b"]] * 3, ""),
        ("CELLS", 5, [["a", "b"]] * 3, "limit_cells"),
        ("AREA", 12, [["", "", "", "b"]] * 3, ""),
        ("AREA", 11, [["", "", "", "b"]] * 3, "limit_area"),
        ("COLUMNS", 4, [["", "", "", "b"]], ""),
    ],
)
def test_the_same_limits_hold_for_every_kind_of_source(monkeypatch, name, most, rows, code):
    lowered(monkeypatch, name, most)
    values = [{"values": [{"formattedValue": text} if text else {} for text in row]} for row in rows]
    sheet = {"properties": {"title": "แผน"}, "data": [{"rowData": values}]}
    answer = {"spreadsheetId": "x", "properties": {"title": "x"}, "sheets": [sheet]}
    for read in (
        lambda: read_xlsx(xlsx(rows)),
        lambda: read_csv("\n".join(map(",".join, rows)).encode(), source="แผน.csv"),
        lambda: workbook_from_json(answer, "x", READ_AT),
    ):
        if code:
            assert refusal(read).code == code
        else:
            assert read().tabs[0].rows


def test_tabs_are_counted(monkeypatch):
    lowered(monkeypatch, "TABS", 2)
    book = openpyxl.Workbook()
    for _tab in range(2):
        book.create_sheet()
    file = BytesIO()
    book.save(file)
    assert refusal(read_xlsx, file.getvalue(), source="แผน.xlsx").code == "limit_tabs"


@pytest.mark.parametrize(("most", "code"), [(201, ""), (200, "limit_merged")])
def test_merged_cells_count_as_far_as_there_are_cells(monkeypatch, most, code):
    lowered(monkeypatch, "MERGED", most)
    content = xlsx([[], *[["", "y"]] * 99], '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    if code:
        assert refusal(read_xlsx, content).code == code
    else:
        assert read_xlsx(content).tabs[0].merges


@pytest.mark.slow
def test_a_csv_of_one_endless_row_is_refused():
    most, error = peak(read_csv, b"," * 5 * MB, source="แผน.csv")
    assert error.code == "limit_columns"
    assert most < 60 * MB


def test_a_quote_that_swallows_the_file_is_said():
    assert refusal(read_csv, b'a,"' + b"b\n" * limits.TEXT.most, source="แผน.csv").code == "limit_text"


@pytest.mark.parametrize(("name", "limit"), [("แผน.xlsx", "FILE_BYTES"), ("แผน.csv", "CSV_BYTES")])
def test_a_file_is_not_read_further_than_it_may_be(monkeypatch, tmp_path, name, limit):
    most = lowered(monkeypatch, limit, 1_000)
    (tmp_path / name).write_bytes(b"a" * (most.most + 1))
    error = refusal(open_workbook, str(tmp_path / name), Settings())
    assert error.code == most.code
    assert name in error.message


def test_an_answer_of_google_is_not_read_further_than_it_may_be(monkeypatch, sheets_server):
    lowered(monkeypatch, "ANSWER_BYTES", 20_000)
    settings = Settings(api_key=API_KEY, api_endpoint=sheets_server.url)
    payload = {"spreadsheetId": "x", "properties": {"title": "x" * 20_000}, "sheets": []}
    sheets_server.share("spreadsheet-that-is-too-large", payload, ANYONE)
    error = refusal(open_workbook, "spreadsheet-that-is-too-large", settings)
    assert (error.code, error.passing) == ("limit_answer", False)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_part_that_defines_entities_is_damage_and_nothing_is_expanded(part):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'">]><a>&b;&b;</a>'
    content = part_replaced(xlsx([["x"]]), part, bomb)
    if part == "xl/workbook.xml":
        assert refusal(read_xlsx, content).code == "file_unreadable"
    else:
        workbook = read_xlsx(content)
        assert [(one.code, one.value) for one in workbook.damage] == [("FILE_PART_UNREADABLE", part)]
        assert {cell.text for row in workbook.tabs[0].rows for cell in row} <= {"x"}


@pytest.mark.slow
def test_links_over_links_cost_no_more_than_the_cells_they_lie_on():
    links = '<hyperlink ref="A1:XFD1048576" r:id="a"/>' * 20_000
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" TargetMode='
        b'"External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        b'Target="https://a.example"/></Relationships>'
    )
    content = xlsx([["y"]] * 2_000, f"<hyperlinks>{links}</hyperlinks>")
    (tab,) = read_xlsx(part_replaced(content, "xl/worksheets/_rels/sheet1.xml.rels", rels)).tabs
    assert tab.cell(1_999, 0) == Cell("y", "y", links=("https://a.example",))


def test_stored_parts_and_other_packings(monkeypatch):
    out = BytesIO()
    with ZipFile(BytesIO(xlsx([["x"]]))) as before, ZipFile(out, "w", ZIP_STORED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    assert read_xlsx(out.getvalue()).tabs[0].rows == ((Cell("x", "x"),),)
    assert EMPTY.is_empty


def test_the_docs_name_the_limits_as_they_are():
    docs = (ROOT / "docs" / "running.md").read_text("utf-8")
    named = (FILE_BYTES, UNPACKED_BYTES, TABS, CELLS, TEXT)
    assert [limit.code for limit in named if limit.shown not in docs] == []
