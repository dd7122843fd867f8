"""The pieces of ``python -m benchmarks`` work: workloads, visitors, the table. How fast anything is, is not asked here."""

import asyncio
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import soak
from benchmarks.reading import measure as measure_reading
from benchmarks.reading import result_of
from benchmarks.server import running
from benchmarks.table import HEADERS, Result, as_table, keep_soak, machine, report, seconds, soak_kept
from benchmarks.visitors import MOST_VISITORS, Page, crowd, visiting
from benchmarks.weeklyversions import ROWS, WEEKS, office_that_met
from benchmarks.workload import payload
from benchmarks.writing import BLANK, FormulaCell, cells_of, write_bare
from ita_dash.dataset import Dataset, Source, understand
from ita_dash.export import summary_xlsx
from ita_dash.filters import Filters
from ita_dash.history.packing import as_json
from ita_dash.history.store import Office, open_store, source_key
from ita_dash.settings import Settings
from ita_dash.sheet.google_json import workbook_from_json
from ita_dash.thai import percent


def understood(rows: int) -> Dataset:
    workbook = workbook_from_json(json.loads(payload(rows)), "benchmark", datetime(2024, 6, 30, tzinfo=UTC))
    return understand(workbook, Source("benchmark"), Settings())


@pytest.mark.parametrize("rows", [1, 40, 700])
def test_a_workload_is_read_as_so_many_assignments(rows: int) -> None:
    form = understood(rows).form
    assert len(form.assignments) == rows
    assert not (form.problems["severity"] == "error").any()
    assert form.assignments["start"].notna().all()


def test_reading_is_measured_beside_the_plain_way() -> None:
    assert all(taken > 0 for taken in measure_reading(1_000))  # longer than the step of a clock beside a timer


@pytest.mark.parametrize(
    ("rows", "ours", "target", "met"),
    [
        (40, 0.030, "≤ 30 ms", True),
        (40, 0.031, "≤ 30 ms", False),
        (300, 0.060, "≤ 60 ms", True),
        (300, 0.061, "≤ 60 ms", False),
        (1_000, 1.0, "", None),
        (10_000, 0.30, "≤ 3×", True),
        (10_000, 0.31, "≤ 3×", False),
        (50_000, 0.30, "≤ 3×", True),
        (50_000, 0.31, "≤ 3×", False),
    ],
)
def test_a_small_form_has_a_time_and_a_large_one_a_multiple_of_the_plain_way(
    rows: int, ours: float, target: str, met: bool | None
) -> None:
    result = result_of(rows, [(ours, 0.1), (9.0, 0.1), (0.001, 0.1)])
    assert (result.target, result.met) == (target, met)


@pytest.mark.slow
def test_bare_xlsxwriter_writes_the_same_cells() -> None:
    sheets = cells_of(summary_xlsx(understood(40), Filters(date(2024, 6, 30))))
    again = cells_of(write_bare(sheets))
    assert {title: [[_plain(cell) for cell in row] for row in rows] for title, rows in again.items()} == {
        title: [[_plain(cell) for cell in row] for row in rows] for title, rows in sheets.items()
    }
    assert any(isinstance(cell, FormulaCell) for rows in sheets.values() for row in rows for cell in row)


def _plain(cell: object) -> object:
    return None if cell is BLANK else cell


@pytest.mark.slow
def test_an_office_that_met_has_done_more_each_week(tmp_path: Path) -> None:
    source = source_key(str(tmp_path / "plan.csv"))
    kept = open_store(office_that_met(tmp_path)["ITA_DASH_HISTORY_URL"], Office(sources=(source,)))
    versions = kept.versions(source)
    assert [version.assignments for version in versions] == [ROWS] * WEEKS
    done = [as_json(kept.cells(version)).count('"แล้วเสร็จ"') for version in (versions[-1], versions[0])]
    assert 0 < done[0] < done[1]


@pytest.mark.long
def test_a_short_soak_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code = soak.main(["--seconds", "30", "--viewers", "4", "--every", "6", "--fill", "2"])
    said = capsys.readouterr().out
    assert (code, said.splitlines()[-1]) == (0, "all of it held")


@pytest.mark.parametrize(
    ("minutes", "grows_by", "findings"),
    [
        (30, 0.0, []),
        (30, 0.19, []),
        (30, 0.21, ["memory grew by 0.21 MB a minute"]),
        (30, 0.5, ["memory grew from 308 to 315 MB", "memory grew by 0.50 MB a minute"]),
        (10, 0.5, []),
        (10, 1.3, ["memory grew from 307 to 313 MB"]),
        (4, 5.0, []),
    ],
)
def test_memory_is_flat_or_a_soak_says_by_how_much_it_grew(minutes: int, grows_by: float, findings: list[str]) -> None:
    looks = [look / 20 for look in range(minutes * 20 + 1)]
    assert soak.not_flat(looks, [300 + grows_by * look + 4 * (place % 2) for place, look in enumerate(looks)]) == findings


def test_the_table_says_met_and_not_met_and_names_no_machine() -> None:
    results = [
        Result(1, "a", "1 s", "2 s of b", "0.5×", "≤ 1×", True),
        Result(2, "c", "3 s", "1 s of d", "3.0×", "≤ 1×", False),
        Result(3, "e", "3 s", "1 s of f", "3.0×"),
    ]
    table = as_table(results).splitlines()
    assert [len(line) for line in table] == [len(table[0])] * 5
    assert [line.split("|")[-2].strip() for line in table] == [HEADERS[-1], table[1].split("|")[-2], "met", "not met", ""]
    text = report(results, "2024-06-30", 0.2)
    assert "1 of 2 targets met" in text
    assert "cores" in machine()
    assert machine() in text


def test_the_figures_of_a_soak_stay_beside_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.table.RESULTS", tmp_path / "RESULTS.md")
    assert soak_kept() == ""
    (tmp_path / "RESULTS.md").write_text(report([], "2024-06-30", 0.2), encoding="utf-8")
    for figures in ("the first", "the second"):
        keep_soak(figures)
    assert soak_kept() == "\n## A soak\n\n`python -m benchmarks.soak`, the second\n"
    assert report([], "2024-07-01", 0.2, soak_kept()).endswith(soak_kept())


def test_times_are_written_in_a_unit_that_fits() -> None:
    assert [seconds(value) for value in (0.0312, 0.5, 2.346)] == ["31.2 ms", "500 ms", "2.35 s"]


@pytest.mark.parametrize("asked", ["10", "1,x", "0"])
def test_a_line_that_does_not_exist_is_said(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["--only", asked])
    assert "1 to 9" in capsys.readouterr().err


@pytest.mark.long
def test_a_visitor_gets_a_page_and_a_crowd_gets_its_pages() -> None:
    async def visit(port: int) -> tuple[Page, int]:
        async with visiting(port) as visitor:
            page = await visitor.open("", "year=2567")
        return page, (await crowd(port, 3, 1, query="year=2567")).runs

    with running() as server:
        page, runs = asyncio.run(visit(server.port))
        assert server.resident > 10
        assert server.processor_seconds > 0
    assert page.succeeded
    assert any(percent(71.8) in delta.delta.new_element.html.body for delta in page.deltas)
    assert runs == 6
    assert server.process.poll() is not None


def test_a_crowd_is_bounded() -> None:
    with pytest.raises(ValueError, match=str(MOST_VISITORS)):
        asyncio.run(crowd(1, MOST_VISITORS + 1, 0))
