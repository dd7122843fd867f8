"""``snapshot`` and ``history`` over a store of their own, in this process and as real ones."""

import csv
import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from ita_dash import sample
from ita_dash.__main__ import main
from ita_dash.export.workbookfile import workbook_file
from ita_dash.fiscal import FiscalYear
from ita_dash.form.read import read_form
from ita_dash.history.packing import pack
from ita_dash.sheet.workbook import Cell, Merge, Tab, Workbook
from ita_dash.sheet.xlsx import read_xlsx
from tests.history_stores import MORNING
from tests.sheets_server import ANYONE, API_KEY, SheetsServer

pytestmark = pytest.mark.slow  # a file that takes several seconds

PROJECT = Path(__file__).parents[1]
HEADER = "มาตรการ/แนวทาง,วิธีการดำเนินการ,ผู้รับผิดชอบ,ระยะเวลาดำเนินการ,สถานะ,ผลการดำเนินการ"
FIRST = "1. สร้างการรับรู้,1. จัดประชุม,กองคลัง,ต.ค. 66 – ก.ย. 67,อยู่ระหว่างดำเนินการ,ร่างแล้ว"
DONE = FIRST.replace("อยู่ระหว่างดำเนินการ,ร่างแล้ว", "แล้วเสร็จ,ประชุมแล้ว")
SECOND = ",2. ทำคู่มือ,กองช่าง,ต.ค. 66 – ก.ย. 67,,"


class Office:
    """A CSV file, a store, and the command line over both."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._patch, self._capture = patch, capture
        self.file, self.store = folder / "แผน.csv", folder / "var" / "history.db"
        self.url = f"sqlite:///{self.store}"
        self.environ = {"HOME": str(folder), "ITA_DASH_HISTORY_URL": self.url, "ITA_DASH_YEARS": f"2567={self.file}"}
        self.write(FIRST)

    def write(self, *rows: str) -> None:
        self.file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")

    def start(self, *argv: str, **more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "ita_dash", *argv]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=PROJECT, env={**os.environ, **self.environ, **more}, **pipes)

    def run(self, *argv: str, code: int = 0, **more: str) -> tuple[str, str]:
        with self._patch.context() as patch:
            for name, value in {**self.environ, **more}.items():
                patch.setenv(name, value)
            try:
                given = main(argv)
            except SystemExit as wrong_usage:
                given = int(wrong_usage.code)
        out, err = (stream.decode() for stream in self._capture.readouterr())
        assert given == code, (out, err)
        assert "Traceback" not in err
        return out, err

    def versions(self) -> list[dict]:
        return json.loads(self.run("history", "list", "--format", "json")[0])


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Office:
    return Office(tmp_path, monkeypatch, capfdbinary)


def test_snapshots_add_what_is_new_and_nothing_else(office: Office):
    assert "รุ่นใหม่ รุ่นที่ 1" in office.run("snapshot")[0]
    assert "ไม่มีข้อมูลใหม่ตั้งแต่รุ่นที่ 1" in office.run("snapshot")[0]
    office.write(DONE, SECOND)
    assert "รุ่นที่ 2" in office.run("snapshot")[0]
    newest, oldest = office.versions()
    assert [(one["id"], one["assignments"], one["fiscal_year"]) for one in (oldest, newest)] == [(1, 1, 2567), (2, 2, 2567)]
    assert oldest["last_seen"] > oldest["first_seen"]
    assert "2 รายการ" in office.run("history", "list")[0].splitlines()[0]


@pytest.mark.heavy
def test_snapshots_at_the_same_moment_add_one_version(office: Office):
    processes = [office.start("snapshot") for _ in range(3)]
    said = [process.communicate(timeout=300) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], said
    assert all("1 รายการ" in out.decode() and not err for out, err in said)
    listing = office.start("history", "list", "--format", "json")
    out, err = listing.communicate(timeout=300)
    assert (listing.returncode, err, len(json.loads(out))) == (0, b"", 1)


def test_a_diff_has_the_old_value_beside_the_new(office: Office):
    office.run("snapshot")
    office.write(DONE, SECOND)
    office.run("snapshot")
    text = office.run("history", "diff", "1", "2")[0]
    assert "[กองคลัง] แก้ไข 1" in text
    assert "[กองช่าง] เพิ่ม 1" in text
    assert "ร่างแล้ว → ประชุมแล้ว" in text
    assert "อยู่ระหว่างดำเนินการ → แล้วเสร็จ" in text
    found = json.loads(office.run("history", "diff", "1", "--format", "json")[0])
    assert [found[end]["completion"] for end in ("before", "after")] == [50, 50]
    assert [one["activity"] for one in found["added"]] == ["ทำคู่มือ"]
    assert {(one["field"], one["old"], one["new"]) for one in found["changed"]} >= {("result", "ร่างแล้ว", "ประชุมแล้ว")}
    since = office.run("history", "diff", "--since", "2024-01-01", "--format", "json")[0]
    assert json.loads(since) == found
    assert office.run("history", "diff", "2")[0].splitlines()[-1] == "ไม่มีการเปลี่ยนแปลง"


def test_an_old_version_is_written_as_a_workbook_and_as_a_table(office: Office, tmp_path: Path):
    office.run("snapshot")
    office.write(DONE, SECOND)
    office.run("snapshot")
    file = tmp_path / "old.xlsx"
    office.run("history", "export", "1", "-o", str(file))
    found = json.loads(office.run("export", "assignments", "--source", str(file), "--year", "2567", "--format", "json")[0])
    (row,) = found["rows"]
    assert (row["division"], row["result"]) == ("กองคลัง", "ร่างแล้ว")
    assert "ร่างแล้ว" in json.dumps(json.loads(office.run("history", "export", "1")[0]), ensure_ascii=False)
    lines = office.run("history", "export", "1", "assignments", "--format", "csv")[0]
    assert len(list(csv.reader(StringIO(lines.lstrip("\ufeff"), newline="")))) == 2


def test_what_a_version_lost_is_said_and_it_is_kept_all_the_same(office: Office):
    office.write(FIRST, SECOND, SECOND.replace("2.", "3."))
    office.run("snapshot")
    office.write(FIRST)
    assert "3" in office.run("snapshot", code=1)[1]
    office.file.write_text("ไม่มีแบบรายงาน", encoding="utf-8")
    out, err = office.run("snapshot", code=1)
    assert "รุ่นที่ 3" in out
    assert "แบบรายงาน" in err
    assert [one["forms"] for one in office.versions()] == [0, 1, 1]
    assert "รุ่นที่ 3" in office.run("history", "diff", "1", "3", code=2)[1]


@pytest.mark.parametrize("how", ["OFFICE_ID", "CONTINUES"])
def test_the_versions_of_an_office_that_has_another_spreadsheet_now_go_on(office: Office, tmp_path: Path, how: str):
    office.environ[f"ITA_DASH_{how}"] = "อบต.ตัวอย่าง" if how == "OFFICE_ID" else str(office.file)
    office.run("snapshot")
    other = tmp_path / "ใหม่.csv"
    other.write_text("\n".join([HEADER, DONE]), encoding="utf-8")
    office.environ["ITA_DASH_YEARS"] = f"2567={other}"
    office.run("snapshot")
    listed = json.loads(office.run("history", "list", "--year", "2567", "--format", "json")[0])
    assert {one["source"] for one in listed} == {str(office.file), str(other)}
    assert len(office.run("history", "list", "--source", str(other))[0].splitlines()) == 1
    for asked in (["1", "2"], ["1"], ["--since", "2024-01-01"]):
        assert "ร่างแล้ว → ประชุมแล้ว" in office.run("history", "diff", *asked)[0]


def test_the_versions_of_a_spreadsheet_before_are_not_shown_unless_it_is_named(office: Office, tmp_path: Path):
    office.run("snapshot")
    other = tmp_path / "ใหม่.csv"
    other.write_text("\n".join([HEADER, DONE]), encoding="utf-8")
    office.environ["ITA_DASH_YEARS"] = f"2567={other}"
    office.run("snapshot")
    assert [one["source"] for one in office.versions()] == [str(other)]
    assert "รุ่นที่ 1" in office.run("history", "diff", "1", code=2)[1]


def test_a_google_sheet(office: Office, sheets_server: SheetsServer):
    link = sheets_server.share("1AbCdEfGhIjKlMnOpQrStUvWxYz", read_xlsx(sample.BUNDLED[2567].path), ANYONE)
    office.run("snapshot", "--source", link, ITA_DASH_API_ENDPOINT=sheets_server.url, ITA_DASH_API_KEY=API_KEY)
    (version,) = json.loads(office.run("history", "list", "--source", link, "--format", "json")[0])
    assert (version["source"], version["fiscal_year"]) == ("1AbCdEfGhIjKlMnOpQrStUvWxYz", 2567)
    assert office.versions() == []
    assert json.loads(office.run("history", "export", "1", "--source", link)[0])["tabs"]


def test_what_cannot_be_answered_exits_with_2_and_says_why(office: Office, tmp_path: Path):
    assert "snapshot" in office.run("history", "list")[1]
    assert "รุ่นที่ 7" in office.run("history", "diff", "7", code=2)[1]
    assert "แผน.csv" in office.run("history", "diff", "--since", "2024-01-01", code=2)[1]
    assert "usage" in office.run("history", "diff", code=2)[1]
    assert "nowhere" in office.run("snapshot", "--source", "/nowhere.xlsx", code=2)[1]
    assert "--source" in office.run("snapshot", code=2, ITA_DASH_YEARS="")[1]
    blocked = f"sqlite:///{office.file}/history.db"
    assert "history_url" in office.run("snapshot", code=2, ITA_DASH_HISTORY_URL=blocked)[1]
    office.run("snapshot", code=2, ITA_DASH_HISTORY_URL="sqlite://")


def test_a_damaged_store_is_moved_aside_and_the_snapshot_is_kept(office: Office):
    office.store.parent.mkdir()
    office.store.write_bytes(b"no database " * 500)
    out, err = office.run("snapshot")
    assert "รุ่นที่ 1" in out
    assert "history.damaged-" in err
    assert len(list(office.store.parent.glob("*.damaged-*"))) >= 1


def test_a_workbook_that_is_written_and_read_means_the_same(tmp_path: Path):
    before = read_xlsx(sample.BUNDLED[2567].path)
    path = tmp_path / "again.xlsx"
    path.write_bytes(workbook_file(before))
    old, new = (read_form(book, FiscalYear(2567)).assignments for book in (before, read_xlsx(path)))
    pd.testing.assert_frame_equal(old.drop(columns="link"), new.drop(columns="link"))


def test_odd_names_and_texts_make_a_file_that_opens(tmp_path: Path):
    rows = ((Cell("=1+1", "=1+1"), Cell("x" * 40_000, "x" * 40_000)), (Cell("a\x01b", "a\x01b", note="โน้ต"), Cell()))
    link = Cell("ลิงก์", "ลิงก์", links=("javascript:alert(1)", "https://example.go.th/a"))
    names = ("ก" * 40, "ก" * 40, "a/b[c]?", "History", "'")
    tabs = tuple(Tab(name, (*rows, (link,)), (Merge(0, 0, 1, 1),), hidden=True) for name in names)
    path = tmp_path / "odd.xlsx"
    path.write_bytes(workbook_file(Workbook("t", tabs, MORNING)))
    found = read_xlsx(path)
    assert len({tab.title.casefold() for tab in found.tabs}) == len(names)
    assert found.tabs[0].cell(0, 0).text == "=1+1"
    assert found.tabs[0].cell(2, 0).links == ("https://example.go.th/a",)
    assert found.tabs[0].cell(1, 0).note == "โน้ต"
    assert pack(found).digest
    assert read_xlsx(workbook_file(Workbook("empty", (), MORNING))).tabs
