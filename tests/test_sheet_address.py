"""Addresses of cells, and what a person may give as a source."""

import os

import pytest

from ita_dash.__main__ import main
from ita_dash.settings import Settings
from ita_dash.sheet.address import MOST_RANGES, a1, block, cell_link, column_letters, column_number, rows_of_column
from ita_dash.sheet.csvtab import read_csv
from ita_dash.sheet.errors import REASONS, SheetError, named
from ita_dash.sheet.source import open_workbook, spreadsheet_id
from ita_dash.sheet.xlsx import read_xlsx

ID = "1aBcD-eFgH_iJkLmNoPqRsTuVwXyZ0123456789"


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(column, letters):
    assert column_letters(column) == letters
    assert column_number(letters) == column


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([2], "D3"),
        ([2, 4], "D3, D5"),
        ([6, 2, 3, 4], "D3:D5, D7"),
        (range(0, 2 * MOST_RANGES, 2), ", ".join(f"D{row + 1}" for row in range(0, 2 * MOST_RANGES, 2))),
        (range(0, 2000, 2), ", ".join([*(f"D{row + 1}" for row in range(0, 2 * MOST_RANGES - 2, 2)), "…", "D1999"])),
    ],
)
def test_cells_of_a_column_are_named_as_ranges_within_a_bound(rows, named):
    assert rows_of_column("D", rows) == named


def test_a_block_is_named_by_its_corners():
    assert block([(8, 4), (10, 1)]) == "B9:E11"
    assert block([(8, 4)]) == "E9"


def test_an_address_counts_from_one():
    assert a1(6, 0) == "A7"


def test_a_cell_of_a_google_sheet_has_a_link_and_a_file_has_none():
    url = f"https://docs.google.com/spreadsheets/d/{ID}/edit"
    assert cell_link(url, 0, "A7") == f"{url}#gid=0&range=A7"
    assert cell_link("", 0, "A7") == cell_link(url, None, "A7") == ""


@pytest.mark.parametrize(
    "source",
    [
        ID,
        f"https://docs.google.com/spreadsheets/d/{ID}",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?usp=sharing#gid=12",
        f"https://docs.google.com/spreadsheets/u/0/d/{ID}/edit#gid=0",
        f"https://docs.google.com/a/office.go.th/spreadsheets/d/{ID}/edit",
        f"docs.google.com/spreadsheets/d/{ID}/htmlview",
        f"https://drive.google.com/open?id={ID}",
        f"https://docs.google.com/spreadsheet/ccc?key={ID}&hl=th",
    ],
)
def test_the_id_is_found_in_every_form_of_a_link(source):
    assert spreadsheet_id(source) == ID


@pytest.mark.parametrize(
    "source",
    [
        "",
        "short",
        "https://example.com/plan.xlsx",
        f"https://example.com/spreadsheets/d/{ID}/edit",
        "https://docs.google.com/spreadsheets/d/e/2PACX-published/pubhtml",
        "https://docs.google.com/document/d/abc/edit",
    ],
)
def test_what_is_no_sheet_is_a_bad_source(source):
    with pytest.raises(SheetError) as caught:
        open_workbook(source, Settings())
    assert caught.value.code == "bad_source"


@pytest.mark.parametrize("source", ["nowhere/plan.xlsx", "plan.CSV", "~/no such plan.xlsx", "old.xls"])
def test_a_path_that_is_not_there_is_a_missing_file(source):
    with pytest.raises(SheetError) as caught:
        open_workbook(source, Settings())
    assert caught.value.code == "file_missing"


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods", "plan.pdf", "plan"])
def test_another_kind_of_file_is_to_be_saved_as_xlsx(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(SheetError) as caught:
        open_workbook(str(tmp_path / name), Settings())
    assert caught.value.code == "file_unreadable"
    assert ".xlsx" in caught.value.advice


def test_a_folder_is_no_workbook(tmp_path):
    (tmp_path / "plan.xlsx").mkdir()
    with pytest.raises(SheetError, match="file_unreadable"):
        open_workbook(str(tmp_path / "plan.xlsx"), Settings())


def a_loop(path):
    path.symlink_to(path)


def a_link_to_a_device(path):
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("made", [a_loop, os.mkfifo, a_link_to_a_device, os.mkdir])
@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx"])
def test_what_is_no_ordinary_file_is_said_at_once(tmp_path, capsys, made, name):
    made(tmp_path / name)
    assert main(["check", "--source", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert name in said
    assert any("ก" <= letter <= "ฮ" for letter in said)


@pytest.mark.parametrize("read", [read_csv, read_xlsx])
@pytest.mark.parametrize("made", [os.mkfifo, a_link_to_a_device, a_loop, os.mkdir])
def test_a_file_that_became_something_else_meanwhile_is_unreadable(tmp_path, read, made):
    made(tmp_path / "plan")
    with pytest.raises(SheetError, match="file_unreadable"):
        read(tmp_path / "plan")


def test_a_name_that_is_not_utf_8_is_shown_as_far_as_it_can_be(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/plan-\xff.csv")
    with open(path, "w") as file:
        file.write("a,b")
    workbook = open_workbook(path, Settings())
    assert workbook.tabs[0].title.encode().decode() == "plan-�"
    SheetError("file_missing", source=path).message.encode()


def test_a_file_that_is_there_wins_over_an_id(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ID).write_bytes(b"x")
    with pytest.raises(SheetError, match="file_unreadable"):
        open_workbook(ID, Settings())


def test_home_and_capitals_in_a_path(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "PLAN.CSV").write_text("a,b")
    workbook = open_workbook("~/PLAN.CSV", Settings())
    assert (workbook.source, workbook.tabs[0].title, workbook.url) == ("~/PLAN.CSV", "PLAN", "")


@pytest.mark.parametrize("code", REASONS)
def test_every_reason_is_said_in_thai(code):
    error = SheetError(code, source="/srv/S.xlsx", email="a@b.example", detail="D", said="driver words")
    assert any("ก" <= letter <= "ฮ" for letter in error.message), error.message
    assert any("ก" <= letter <= "ฮ" for letter in error.advice), error.advice
    assert not any(kept in error.message + error.advice for kept in ("/srv", "a@b.example", "driver words"))
    assert all(any(kept in fact for fact in error.facts) for kept in ("/srv/S.xlsx", "a@b.example", "driver words"))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("/srv/office/plan.xlsx", "plan.xlsx"),
        (r"C:\\Office\\plan.CSV", "plan.CSV"),
        ("https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUv/edit#gid=0", "Google Sheet 1AbCdE…"),
        ("1AbCdEfGhIjKlMnOpQrStUv", "Google Sheet 1AbCdE…"),
        ("postgresql://u:hush@h/db.xlsx", ""),
        ("u:hush@h/db.csv", ""),
        ("hush", ""),
        ("", ""),
    ],
)
def test_a_page_names_a_source_without_its_folder_and_without_what_is_none(source, shown):
    error = SheetError("not_found", source=source)
    assert named(source) == shown
    assert error.message.endswith(shown)
    assert "/srv" not in error.message
    assert "hush" not in error.message + str(error)
