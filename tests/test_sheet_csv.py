"""Workbooks from .csv, whatever program wrote it."""

import pytest

from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import Cell, Damage

TEXT = "มาตรการ,วิธีการ\r\n๑. ข้อหนึ่ง,“ทุกกอง”\r\n"
CELLS = [["มาตรการ", "วิธีการ"], ["๑. ข้อหนึ่ง", "“ทุกกอง”"]]


def texts(content: bytes | str) -> list[list[str]]:
    content = content.encode() if isinstance(content, str) else content
    (tab,) = read_csv(content, source="แผน.csv").tabs
    return [[cell.text for cell in row] for row in tab.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_thai_in_every_usual_encoding(encoding):
    assert texts(TEXT.encode(encoding)) == CELLS


def test_utf_16_of_either_order():
    assert texts("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be")) == CELLS


def test_windows_874_is_said():
    assert read_csv(TEXT.encode("cp874")).damage == (Damage("FILE_ENCODING", "Windows-874"),)
    assert read_csv(TEXT.encode("utf-8")).damage == ()


def test_a_broken_byte_in_utf_8_costs_one_letter_and_is_said():
    workbook = read_csv(TEXT.encode() + b"\xe0\xb8,x\r\n")
    assert [cell.text for cell in workbook.tabs[0].rows[1]] == CELLS[1]
    assert [damage.code for damage in workbook.damage] == ["FILE_PART_UNREADABLE"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter):
    assert texts(f"ก{delimiter}ข\nค{delimiter}ง\n") == [["ก", "ข"], ["ค", "ง"]]


def test_commas_in_the_text_of_a_semicolon_file_are_text():
    assert texts("มาตรการ;ผล\nก, ข, ค;ง\nจ;ฉ, ช\n") == [["มาตรการ", "ผล"], ["ก, ข, ค", "ง"], ["จ", "ฉ, ช"]]


def test_a_separator_line_is_obeyed_and_is_no_data():
    assert texts("sep=|\r\nก|ข\r\n") == [["ก", "ข"]]


def test_one_column_is_one_column():
    assert texts("ก ข\nค\n") == [["ก ข"], ["ค"]]


def test_quotes_and_line_breaks_in_cells():
    assert texts('"ก ""ข""\r\nค","a,b"\rง,จ\n') == [['ก "ข"\nค', "a,b"], ["ง", "จ"]]


def test_a_quote_that_never_closes_loses_nothing():
    assert texts('ก,"ข\nค,ง\n') == [["ก", "ข\nค,ง\n"]]


def test_a_long_cell_is_whole():
    assert len(texts("ก" * 200_000 + ",x")[0][0]) == 200_000


def test_nul_bytes_are_passed_over():
    assert texts(b"a\0b,c\n") == [["ab", "c"]]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n\r\n", b",,,\r\n,,,\r\n"])
def test_an_empty_file_is_one_empty_tab(content):
    (tab,) = read_csv(content, source="แผน.csv").tabs
    assert (tab.title, tab.rows, tab.gid, tab.merges) == ("แผน", (), None, ())


def test_blank_rows_and_cells_at_the_end_are_dropped_and_others_stay():
    assert texts("ก,,\n,,\n,ข,\n" + ",,\n" * 50_000) == [["ก"], [], ["", "ข"]]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("50", Cell("50", 50.0, "number")),
        ("-2.5", Cell("-2.5", -2.5, "number")),
        ("50%", Cell("50%", 0.5, "percent")),
        ("TRUE", Cell("TRUE", True, "bool")),
        ("#N/A", Cell("#N/A", "#N/A", "error")),
        ("007", Cell("007", "007")),
        ("๕๐", Cell("๕๐", "๕๐")),
        ("1.", Cell("1.", "1.")),
        ("1/10/2566", Cell("1/10/2566", "1/10/2566")),
        ("=1+1", Cell("=1+1", "=1+1")),
    ],
)
def test_the_kind_is_what_a_spreadsheet_would_give(text, cell):
    assert read_csv(text.encode()).tabs[0].rows == ((cell,),)


def test_a_file_that_cannot_be_opened_is_unreadable(tmp_path):
    with pytest.raises(SheetError, match="file_unreadable"):
        read_csv(tmp_path)
