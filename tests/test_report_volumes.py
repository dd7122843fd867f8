"""Large reports: in volumes that lose nothing, one at a time, told to come again meanwhile."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from ita_dash import report
from ita_dash.__main__ import main
from ita_dash.filemaking import NotMadeError
from ita_dash.filters import Filters
from ita_dash.report import volumes as cutting
from ita_dash.report.pdf import files_of
from ita_dash.report.volumes import in_volumes, name_of
from ita_dash.settings import Settings
from ita_dash.typesetting.setting import pdf
from tests.asking import Server
from tests.assignments_factory import EVERYTHING, RECORDS, dataset_of
from tests.page_runs import fine, opened
from tests.pdf_text import copied, plain
from tests.report_texts import bundled, of
from tests.test_page_report import DOWNLOADS, labels_of, make
from tests.test_web import _fresh, server  # noqa: F401
from tests.years import bundled_year


def rows_of(one) -> list[tuple[str, str]]:
    return [(str(entry.result), str(entry.divisions)) for m in one.measures for a in m.activities for entry in a.entries]


def listed(one) -> list[tuple]:
    sections = (*((one.evidence,) if one.evidence else ()), *one.annex)
    return [row for section in sections if section.grid for row in section.grid.rows]


@pytest.mark.parametrize(("most", "most_listed"), [(1, 1), (5, 7), (20, 900), (400, 900)])
def test_volumes_hold_each_row_once_and_in_order(monkeypatch, most, most_listed):
    monkeypatch.setattr(cutting, "MOST_ROWS", most)
    monkeypatch.setattr(cutting, "MOST_LISTED", most_listed)
    whole = bundled(2567)
    parts = in_volumes(whole)
    assert [row for part in parts for row in rows_of(part)] == rows_of(whole)
    assert [row for part in parts for row in listed(part)] == listed(whole)
    assert max(len(rows_of(part)) for part in parts) <= most
    assert max(len(listed(part)) for part in parts) <= most_listed
    assert [bool(part.preface) for part in parts] == [True] + [False] * (len(parts) - 1)
    signed = [number for number, part in enumerate(parts) if part.signatures]
    assert signed == [max(number for number, part in enumerate(parts) if part.measures)]
    names = [name_of(number, len(parts)) for number in range(1, len(parts) + 1)]
    assert (sorted(names), len({*names})) == (names, len(parts))


def test_a_measure_stays_whole_where_it_fits(monkeypatch):
    monkeypatch.setattr(cutting, "MOST_ROWS", 12)
    whole = bundled(2567)
    parts = [part for part in in_volumes(whole) if part.measures]
    assert [measure.label for part in parts for measure in part.measures] == [measure.label for measure in whole.measures]
    assert parts[0].subject[0].startswith("เล่มที่ ๑ จาก ")


@pytest.mark.slow
def test_each_volume_is_a_document_that_says_which_it_is(monkeypatch):
    monkeypatch.setattr(cutting, "MOST_ROWS", 2)
    parts = in_volumes(of())
    for number, part in enumerate(parts, 1):
        said = copied(pdf(files_of(part), part.created))
        assert plain(f"เล่มที่ {'๐๑๒๓๔๕๖๗๘๙'[number]} จาก {'๐๑๒๓๔๕๖๗๘๙'[len(parts)]}") in said
        assert (plain("ลงชื่อ") in said) == bool(part.signatures)
        assert (plain("คำนำ") in said) == bool(part.preface)
    assert plain(RECORDS[0]["evidence"][0]) in said  # the last one has the evidence


@pytest.mark.long
def test_a_large_report_is_a_zip_of_volumes_and_each_is_told(monkeypatch):
    monkeypatch.setattr(report, "MANY_ROWS", 10)
    report.FILES.clear()
    dataset = bundled_year(2567)
    filters = Filters(dataset.default_as_of())
    told: list[tuple[int, int]] = []
    made = report.report_pdf(dataset, filters, Settings(), lambda number, count: told.append((number, count)))
    with ZipFile(BytesIO(made)) as volumes_made:
        assert volumes_made.namelist() == ["เล่ม-1.pdf", "เล่ม-2.pdf"]
        assert all(volumes_made.read(name).startswith(b"%PDF") for name in volumes_made.namelist())
    assert told == [(0, 2), (1, 2)]
    assert report.report_pdf(dataset, filters, Settings()) == made
    assert report.file_name_of(dataset, filters, report.extension_of("pdf", large=True)).endswith(".zip")


@pytest.mark.slow
def test_many_divisions_that_say_the_same_in_few_rows_are_many_for_page_link_and_command(monkeypatch):
    monkeypatch.setattr(report, "MANY_ROWS", 10)
    report.FILES.clear()
    dataset = dataset_of([{**RECORDS[0], "division": f"กองที่ {n}"} for n in range(12)])
    few = report.build(dataset, EVERYTHING, Settings())
    assert (few.rows, few.assignments) == (1, 12)
    assert report.is_large(dataset, EVERYTHING)
    assert report.pages_of(few) == ([], 0)
    assert report.report_pdf(dataset, EVERYTHING, Settings()).startswith(b"PK")
    assert report.file_of(few, "pdf").startswith(b"PK")


def test_one_is_made_at_a_time(monkeypatch):
    monkeypatch.setattr(report, "MANY_ROWS", 10)
    report.FILES.clear()
    dataset = bundled_year(2567)
    with report._alone(), pytest.raises(NotMadeError) as refused:
        report.report_docx(dataset, Filters(dataset.default_as_of()), Settings())
    assert (refused.value.reason, refused.value.retry_after) == ("busy", 10)
    with report._alone():
        pass  # free again


def test_a_link_to_a_large_report_says_when_to_come_again(server: Server, monkeypatch):  # noqa: F811
    monkeypatch.setattr(report, "is_large", lambda _dataset, _filters: True)
    made = []
    monkeypatch.setattr(report, "report_pdf", lambda *_asked: made.append(1) or b"volumes")
    first = server.ask("/report.pdf", year="2566")
    assert (first.status, first.headers["retry-after"]) == (503, "30")
    while (again := server.ask("/report.pdf", year="2566")).status == 503:
        pass
    assert (again.status, again.body, made) == (200, b"volumes", [1])
    assert again.headers["content-type"] == "application/zip"
    assert "report.zip" in again.headers["content-disposition"]


def test_one_that_fails_is_said_to_whoever_asks_again(server: Server, monkeypatch):  # noqa: F811
    def fail(*_asked: object) -> bytes:
        raise NotMadeError("memory")

    monkeypatch.setattr(report, "is_large", lambda _dataset, _filters: True)
    monkeypatch.setattr(report, "report_docx", fail)
    while (reply := server.ask("/report.docx", year="2566")).status == 503:
        pass
    assert reply.status == 500
    assert "หน่วยความจำ" in reply.body.decode()


@pytest.mark.slow
def test_the_command_writes_a_zip_and_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(report, "MANY_ROWS", 10)
    report.FILES.clear()
    assert main(["report", "--year", "2567", "-o", str(tmp_path / "a.pdf")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]
    assert "a.zip" in capsys.readouterr().err


@pytest.mark.slow
def test_the_page_tells_each_volume_and_gives_them_together(monkeypatch):
    monkeypatch.setattr(report, "MANY_ROWS", 10)
    report.FILES.clear()
    app = make(opened(DOWNLOADS, year="2567"))
    assert fine(app)
    assert {"ดาวน์โหลดรายงาน PDF แยกเล่ม", "ดาวน์โหลดรายงาน Word"} <= set(labels_of(app))
