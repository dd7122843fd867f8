"""The one door from a workbook to its meaning: what comes through it, and that nobody goes round it."""

import ast
import pickle
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ita_dash import sample
from ita_dash.dataset import Source, understand
from ita_dash.export import summary_xlsx
from ita_dash.filters import Filters
from ita_dash.history.changes import compare
from ita_dash.history.packing import digest_of, pack
from ita_dash.loading import load
from ita_dash.meaning import formof
from ita_dash.meaning.formof import ReadingSettings, form_of
from ita_dash.settings import Settings
from ita_dash.sheet.xlsx import read_xlsx
from tests.grids import HEADER, tab, workbook

ROOT = Path(__file__).parent.parent
READERS = {"read_form", "read_summary"}
OWN_NAMES = ReadingSettings.of({"division": ("ช่องที่ ๓",)})
ROW = ["1. มาตรการ", "1. จัดประชุม", "คณะทำงาน", "ตลอดปี", "จัดแล้ว", "ไม่มี"]


def test_a_form_and_an_excel_file_of_ours_come_through_it():
    before = load(Settings(), 2567)
    own = read_xlsx(summary_xlsx(before, Filters(date(2024, 6, 30))), source="summary.xlsx")
    for book in (read_xlsx(sample.BUNDLED[2567].path), own):
        assert compare(before.form.assignments, form_of(book, 2567).assignments).count == 0


def test_the_offices_own_names_of_columns_are_read():
    book = workbook(tab("แผน", [[*HEADER[:2], "ช่องที่ ๓", *HEADER[3:]], ROW]))
    assert list(form_of(book, 2567, OWN_NAMES).assignments["division"]) == ["คณะทำงาน"]
    assert list(form_of(book, 2567).assignments["division"]) != ["คณะทำงาน"]


def test_its_settings_can_go_to_another_process_and_name_what_is_kept():
    assert pickle.loads(pickle.dumps(OWN_NAMES)) == OWN_NAMES
    assert len({OWN_NAMES, ReadingSettings.of({"division": ["ช่องที่ ๓"]}), ReadingSettings()}) == 2  # type: ignore[dict-item]


@pytest.mark.slow
def test_only_the_door_calls_the_readers():
    callers = {
        str(path.relative_to(ROOT))
        for folder in ("ita_dash", "pages", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if READERS & {node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)}
    }
    assert callers == {str(Path(formof.__file__).relative_to(ROOT))}


BOOK = workbook(tab("แผน", [HEADER, ROW]))


@pytest.mark.parametrize(
    "other",
    [
        (workbook(tab("แผน", [HEADER, [*ROW[:4], "ยังไม่ได้จัด", "ไม่มี"]])), Settings(), 2567),
        (BOOK, Settings(office="อบต.ตัวอย่าง"), 2567),
        (BOOK, Settings(columns={"division": ("ช่องที่ ๓",)}), 2567),
        (BOOK, Settings(), 2566),
        (replace(BOOK, url="https://docs.google.com/spreadsheets/d/x/edit"), Settings(), 2567),
    ],
    ids=["cells", "office", "columns", "year", "link"],
)
def test_a_dataset_has_another_version_where_it_may_hold_something_else(other):
    book, settings, year = other
    assert understand(book, Source("a"), settings, year).version != understand(BOOK, Source("a"), Settings(), 2567).version


def test_a_dataset_of_a_later_read_of_the_same_has_the_same_version():
    later = replace(BOOK, read_at=BOOK.read_at + timedelta(hours=1))
    first = understand(BOOK, Source("a"), Settings(), 2567)
    assert first.version == understand(later, Source("a"), Settings(), 2567, pack(BOOK).digest).version
    assert first.version != understand(BOOK, Source("b"), Settings(), 2567).version
    assert digest_of(later) == pack(BOOK).digest
