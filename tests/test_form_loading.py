"""Data that is still on its way: a read that failed where a form needs it, and a problem elsewhere (rule 14)."""

import pytest

from ita_dash.dataset import Source, understand
from ita_dash.form.read import read_form
from ita_dash.history.store import open_store
from ita_dash.live.sourcereads import Reader
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.workbook import LOADING, Cell, Facts, Workbook
from tests.grids import DIVISIONS, HEADER, codes, tab, workbook
from tests.history_stores import OFFICE, SHEET

WAITING = Cell("กำลังโหลด...", "กำลังโหลด...", "error", facts=Facts(error=LOADING))
ROW = ["1. มาตรการ", "1. จัดประชุม", "กองคลัง", "ตลอดปี", "ประชุมแล้ว", ""]
SECOND = [HEADER[1], HEADER[0], *HEADER[2:]]


def put(row: list, column: int, cell: Cell = WAITING) -> list:
    return [*row[:column], cell, *row[column + 1 :]]


def book(*rows: list, others=()) -> Workbook:
    return workbook(tab("แผน", list(rows)), *others)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (book(HEADER, put(ROW, 4)), ("แผน!E2",)),
        (book(HEADER, ROW, put(ROW, 0)), ("แผน!A3",)),
        (book(put(HEADER, 5), ROW), ("แผน!F1",)),
        (book([WAITING]), ("แผน!A1",)),
        (book(HEADER, ROW, [], ["๒. มาตรการ", WAITING], ["", "๒. อบรม", "กองช่าง"]), ("แผน!B4",)),  # a report stands below it
        (book(HEADER, ROW, ["พิมพ์เมื่อ", WAITING]), ("แผน!B3",)),  # right below the table it may be a row of it
        (book(HEADER, ROW, [], [*ROW[:1], WAITING, "กองช่าง"]), ("แผน!B4",)),
        (book(["แผนปี 2567"], [WAITING, "กิจกรรม"], ["ก", "ข"]), ("แผน!A2",)),
        (book(HEADER, ROW, others=[tab("รอบ 2", [[WAITING]], gid=1)]), ("รอบ 2!A1",)),
        (book(HEADER, ROW, others=[tab("รอบ 2", [["ปก", "2567"], [WAITING, WAITING]], gid=1)]), ("รอบ 2!A2",)),
        (book(HEADER, ROW, others=[tab("รอบ 2", [[WAITING, "กิจกรรม", "ผล"], ["ก", "ข", "ค"]], gid=1)]), ("รอบ 2!A1",)),
        (book(HEADER, ROW, [], HEADER, put(ROW, 3)), ("แผน!D5",)),
        (book(HEADER, put(ROW, 3), [], HEADER, put(ROW, 4)), ("แผน!D2", "แผน!E5")),
        (book(HEADER, ROW, [], ["", "", WAITING, WAITING, "ก"]), ("แผน!C4", "แผน!D4")),
        (book(HEADER, ROW, others=[tab("กอง", put(DIVISIONS, 2, [WAITING, "", ""]), gid=1)]), ("กอง!A3",)),
        (book(HEADER, put(ROW, 3), [], SECOND, ROW, [], HEADER, put(ROW, 4)), ("แผน!D2", "แผน!E8")),
        (book(HEADER, ROW, [], ["พิมพ์เมื่อ", WAITING], HEADER, put(ROW, 4)), ("แผน!B4", "แผน!E6")),  # a table stands below it
        (book(HEADER, ROW, [], ["พิมพ์เมื่อ", WAITING], ["", "2. อบรม", "กองช่าง"]), ("แผน!B4",)),
        (book([], ["กิจกรรม", WAITING], ["1. อบรม", "กองคลัง"], ["2. ตรวจ", "กองช่าง"], ["3. สอบ", "กองคลัง"]), ("แผน!B2",)),
        (book(HEADER, ROW, [], ["พิมพ์เมื่อ", WAITING], [], ["ผู้พิมพ์", WAITING, "กองช่าง"]), ("แผน!B4", "แผน!B6")),
        (book(HEADER, ROW, others=[tab("รอบ 2", [[WAITING, WAITING, "กิจกรรม"]], gid=1)]), ("รอบ 2!A1",)),
        (book(HEADER, ROW, others=[tab("รอบ 2", [*([["x"]] * 19), [WAITING, "กิจกรรม"]], gid=1)]), ("รอบ 2!A20",)),
    ],
)
def test_a_form_that_lacks_what_is_loading_was_not_read(content, where):
    assert read_form(content).loading == where
    with pytest.raises(SheetError) as caught:
        understand(content, Source("x"), Settings())
    assert caught.value.code == "loading"
    assert where[0] in caught.value.message


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        (book([*HEADER, "ความเห็นของนายก"], [*ROW, WAITING]), "G2"),
        (book(HEADER, ROW, others=[tab("ปก", [["ยอดรวม", WAITING], ["ปี", "2567"]], gid=1)]), "B1"),
        (book(["ข้อมูล ณ", WAITING], HEADER, ROW), "B1"),
        (book(HEADER, ROW, others=[tab("ปก", [["ยอดรวม", "2567"], [WAITING]], gid=1)]), "A2"),
        (book(HEADER, ROW, others=[tab("ปก", [[WAITING, "กิจกรรม", "เรื่องเล่า"]], gid=1)]), "A1"),
        (book(HEADER, ROW, others=[tab("ปก", [*([["x"]] * 20), [WAITING, "กิจกรรม"]], gid=1)]), "A21"),
        (book([WAITING], HEADER, ROW), "A1"),
        (book(HEADER, ROW, [], ["พิมพ์เมื่อ", WAITING]), "B4"),
        (book(HEADER, ROW, [], ["พิมพ์เมื่อ", WAITING], ["ผู้พิมพ์", "นายก"]), "B4"),
        (book(HEADER, ROW, [], ["พิมพ์เมื่อ", WAITING], [], ["ผู้พิมพ์"]), "B4"),
        (book(HEADER, ROW, others=[tab("ปก", [["ยอดรวม"], [WAITING]], gid=1)]), "A2"),
        (book(HEADER, ROW, others=[tab("ปก", [[WAITING], ["ยอดรวม"]], gid=1)]), "A1"),
    ],
)
def test_elsewhere_it_is_a_problem(content, cell):
    form = read_form(content)
    assert form.loading == ()
    assert "CELL_ERROR" not in codes(form)
    assert [one.cell for one in form.problems.itertuples() if one.code == "CELL_LOADING"] == [cell]


def test_an_ordinary_error_is_no_failed_read():
    form = read_form(book(HEADER, put(ROW, 4, Cell("#REF!", "#REF!", "error"))))
    assert (form.loading, "CELL_ERROR" in codes(form)) == ((), True)


class Sheets:
    """Gives these workbooks, one after the other."""

    def __init__(self, *books: Workbook) -> None:
        self.books = list(books)

    def fetch(self, spreadsheet_id: str, source: str = "") -> "Sheets":
        return self

    def workbook(self) -> Workbook:
        return self.books.pop(0)


def test_a_read_that_was_still_loading_is_never_stored(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/history.db", OFFICE)
    reader = Reader({None: Source(SHEET)}, Settings(), store, Sheets(book(HEADER, ROW), book(HEADER, put(ROW, 4))))
    first = reader.read(None)
    with pytest.raises(SheetError, match="loading"):
        reader.read(first)
    assert len(store.versions(SHEET)) == 1
    store.close()
