"""Texts that files, pages and databases refuse never leave ``sheet/``."""

import pytest

from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.google_json import workbook_from_json
from ita_dash.sheet.wholetext import clean
from ita_dash.sheet.xlsx import read_xlsx
from tests.grids import READ_AT
from tests.test_sheet_limits import xlsx


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("ก\r\nข\rค\nง", "ก\nข\nค\nง"),
        ("ก\0ข", "กข"),
        ("ก\ud800ข", "ก�ข"),
        ("\udc00", "�"),
        ("\ud83d\ude00", "😀"),
        ("ก\u0e33 😀\t", "ก\u0e33 😀\t"),
    ],
)
def test_a_text_is_whole_and_can_be_stored(text, cleaned):
    assert clean(text) == cleaned


ODD = "ก\0ข\ud800\r\nค"
CLEAN = "กข�\nค"


def test_odd_letters_from_google_are_gone_wherever_they_stand():
    cell = {
        "formattedValue": ODD,
        "effectiveValue": {"stringValue": ODD},
        "note": ODD,
        "hyperlink": f"https://a.example/{ODD}",
        "chipRuns": [{"chip": {"personProperties": {"email": ODD}}}],
        "textFormatRuns": [{"startIndex": 0, "format": {"strikethrough": True}}, {"startIndex": 2}],
    }
    sheet = {"properties": {"title": ODD}, "data": [{"rowData": [{"values": [cell]}]}]}
    workbook = workbook_from_json({"spreadsheetId": "x", "properties": {"title": ODD}, "sheets": [sheet]}, "x", READ_AT)
    found = workbook.tabs[0].cell(0, 0)
    assert (workbook.title, workbook.tabs[0].title, found.text, found.value, found.note) == (CLEAN,) * 5
    assert (found.links, found.facts.people, found.standing) == ((f"https://a.example/{CLEAN}",), (CLEAN,), "ข�\nค")


def test_odd_letters_that_excel_writes_in_words_are_gone():
    (row,) = read_xlsx(xlsx([["ก_x0000_ข_xD800_", "_xD83D__xDE00_", "ก_x000D_\nข", "_x005F_x000D_"]])).tabs[0].rows
    assert [cell.text for cell in row] == ["กข�", "😀", "ก\nข", "_x000D_"]


def test_odd_letters_of_a_csv_are_gone():
    content = "ก\0ข,ค".encode() + b"\xed\xa0\x80" + b",\xff," + "ไทย".encode() * 20
    workbook = read_csv(content)
    workbook.tabs[0].rows[0][1].text.encode()
    assert [cell.text for cell in workbook.tabs[0].rows[0]] == ["กข", "ค���", "�", "ไทย" * 20]
    assert [one.code for one in workbook.damage] == ["FILE_PART_UNREADABLE"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_half_a_letter_of_utf_16_is_a_sign(encoding):
    content = "\ufeffก,ข".encode(encoding) + b"\xd8\x00\x00\x41" + b"\x00"
    texts = [cell.text for row in read_csv(content).tabs[0].rows for cell in row]
    assert texts[0] == "ก"
    assert "�" in texts[1]
