"""Datasets from plain records, for tests of what comes after reading: exports, summaries, pages."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import pandas as pd

from ita_dash.dataset import Dataset, Source
from ita_dash.filters import Filters
from ita_dash.fiscal import FiscalYear
from ita_dash.form.assignments import COLUMNS, values_frame
from ita_dash.form.finding import Finding
from ita_dash.form.problems import problem, problems_frame
from ita_dash.form.read import Form
from ita_dash.form.values.division import DivisionList

OFFICE = "องค์การบริหารส่วนตำบลโพไร่หวาน"
URL = "https://docs.google.com/spreadsheets/d/1/edit"
AS_OF = date(2024, 6, 30)
EVERYTHING = Filters(AS_OF)

RECORDS: tuple[dict[str, object], ...] = (
    {
        "code": "1.1",
        "measure_no": "1",
        "measure": "สร้างการรับรู้",
        "activity_no": "1",
        "activity": "จัดประชุมชี้แจง",
        "division": "กองคลัง",
        "period": "ต.ค. 66 – มี.ค. 67",
        "start": date(2023, 10, 1),
        "end": date(2024, 3, 31),
        "status_read": "done",
        "percent": 100.0,
        "result": "ประชุมแล้วเสร็จ",
        "recommendation": "ประชุมทุกไตรมาส",
        "evidence": ("https://example.go.th/1", "ภาพถ่ายการประชุม"),
        "reported_on": date(2024, 4, 2),
        "reported_by": "หัวหน้าฝ่าย",
        "extra": {"งบประมาณ": "ไม่ใช้งบประมาณ"},
        "tab": "แบบฟอร์ม",
        "row": 5,
        "cell": "B5",
        "link": URL + "#gid=0&range=B5",
    },
    {
        "code": "1.1",
        "measure_no": "1",
        "measure": "สร้างการรับรู้",
        "activity_no": "1",
        "activity": "จัดประชุมชี้แจง",
        "division": "กองช่าง",
        "start": date(2023, 10, 1),
        "end": date(2024, 3, 31),
        "status_read": "in_progress",
        "tab": "แบบฟอร์ม",
        "row": 6,
        "cell": "B6",
    },
    {
        "code": "2.1",
        "measure_no": "2",
        "measure": "ปรับปรุงการให้บริการ",
        "activity_no": "1",
        "activity": "เพิ่มช่องทางออนไลน์",
        "division": "งานแผนงานและนโยบาย",
        "parent": "สำนักปลัด",
        "start": date(2024, 1, 1),
        "end": date(2024, 9, 30),
        "tab": "แบบฟอร์ม",
        "row": 7,
        "cell": "B7",
        "extra": {"งบประมาณ": "5,000 บาท", "หมายเหตุ": "รอระบบกลาง"},
    },
    {
        "code": "2.2",
        "measure_no": "2",
        "measure": "ปรับปรุงการให้บริการ",
        "activity_no": "2",
        "activity": "จัดทำคู่มือ",
        "division": "กองคลัง",
        "status_read": "cancelled",
        "tab": "แบบฟอร์ม",
        "row": 8,
        "cell": "B8",
    },
)
"""Two measures, three activities that count and one that is cancelled: 1.1 done and half way, 2.1 without a report."""

PROBLEMS = (
    problem(Finding("PERIOD_UNREADABLE", "ตามความเหมาะสม"), tab="แบบฟอร์ม", row=8, cell="E8", division="กองคลัง"),
    problem(Finding("PERCENT_OUT_OF_RANGE", "120", {"taken": "100"}), tab="แบบฟอร์ม", row=6, cell="G6", division="กองช่าง"),
    problem(Finding("DIVISION_LIST_MISSING", "ทุกส่วนราชการ"), tab="แบบฟอร์ม"),
)


def assignments_frame(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """``rows`` of values by the names of ``COLUMNS``, as a form's frame; missing or None is empty."""
    given = list(rows)
    return values_frame({name: [row.get(name) for row in given] for name in COLUMNS})


def dataset_of(
    records: Iterable[Mapping[str, object]] = RECORDS,
    *,
    title: str = "รายงานผล ประจำปีงบประมาณ พ.ศ. 2567",
    office: str = OFFICE,
    year: int = 2567,
    url: str = URL,
    location: str = URL,
    problems: Iterable[object] = PROBLEMS,
    divisions: DivisionList | None = None,
) -> Dataset:
    """A dataset whose assignments are ``records`` (keys of ``form.assignments.COLUMNS``; missing ones are empty)."""
    form = Form(
        year=FiscalYear(year),
        office=office,
        title=title,
        assignments=assignments_frame(records),
        problems=problems_frame(problems),
        tabs=(),
        divisions=divisions or DivisionList(),
    )
    return Dataset(
        year=form.year,
        office=office,
        title=title,
        source=Source(location),
        url=url,
        read_at=datetime(2024, 7, 1, 2, 5, tzinfo=UTC),
        form=form,
        version=f"{location} {year} {office} {title}",
    )
