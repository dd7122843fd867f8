"""ข้อมูลสาธิต: an invented office's fiscal year 2567, half-way reported, looked at on 30 June 2567 (2024).

What its divisions typed is in ``demo_2567.toml``: every status and every place on the schedule, and a handful of mistakes as
people make them. No office, person or figure in it is real.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ita_dash.sample.plainbook import (
    Content,
    Cover,
    Entry,
    Percent,
    SampleColumn,
    SampleLink,
    SampleMerge,
    SampleTable,
    divisions,
)

TYPED = Path(__file__).with_suffix(".toml")
OFFICE = "องค์การบริหารส่วนตำบลสาธิต"
TITLE = "ข้อมูลสาธิต: รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
YEAR_LINE = f"{OFFICE} ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (รายงาน ณ วันที่ ๓๐ มิถุนายน ๒๕๖๗)"
STATUSES = ("ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ", "แล้วเสร็จ", "ไม่สามารถดำเนินการได้", "ยกเลิก")
NO_BUDGET = "ไม่ใช้งบประมาณ"


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What one division (or all of them in one row) typed about an activity."""

    division: str
    status: str = ""
    progress: Entry = None
    result: str = ""
    advice: str = ""
    evidence: Entry = None
    on: Entry = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class DemoActivity:
    """An activity and the rows that report on it. ``merged``: its cells are merged over the rows, else left blank below."""

    name: str
    period: str
    reports: tuple[DemoReport, ...]
    weight: int | None = None
    budget: Entry = NO_BUDGET
    merged: bool = False


@dataclass(frozen=True, slots=True)
class DemoMeasure:
    """A measure and its activities. ``merged`` as for an activity."""

    name: str
    activities: tuple[DemoActivity, ...]
    merged: bool = False


def _measures(part: str) -> tuple[DemoMeasure, ...]:
    with TYPED.open("rb") as file:
        return tuple(map(_measure, tomllib.load(file)[part]))


def _measure(typed: Mapping[str, Any]) -> DemoMeasure:
    return DemoMeasure(**{**typed, "activities": tuple(map(_activity, typed["activities"]))})


def _activity(typed: Mapping[str, Any]) -> DemoActivity:
    return DemoActivity(**{**typed, "reports": tuple(map(_report, typed["reports"]))})


def _report(typed: Mapping[str, Any]) -> DemoReport:
    return DemoReport(**{name: _entry(value) for name, value in typed.items()})


def _entry(value: Any) -> Any:
    """A cell as typed: a table of TOML stands for a percent or a link."""
    if isinstance(value, dict):
        return Percent(value["percent"]) if "percent" in value else SampleLink(**value)
    return value


COLUMNS = (
    SampleColumn("มาตรการ/แนวทาง", 26),
    SampleColumn("วิธีการดำเนินการ", 38),
    SampleColumn("ผู้รับผิดชอบ", 22),
    SampleColumn("ระยะเวลาดำเนินการ", 22),
    SampleColumn("สถานะ", 20, choices=STATUSES),
    SampleColumn("ความคืบหน้า (ร้อยละ)", 15),
    SampleColumn("ผลการดำเนินการ", 38),
    SampleColumn("ข้อเสนอแนะ", 34),
    SampleColumn("หลักฐาน", 48),
    SampleColumn("วันที่รายงาน", 16),
    SampleColumn("ผู้รายงาน", 24),
    SampleColumn("น้ำหนัก", 11),
    SampleColumn("งบประมาณ", 16),
)
_MEASURE, _ACTIVITY, _PERIOD, _WEIGHT, _BUDGET = 0, 1, 3, 11, 12


def _form(tab: str, measures: tuple[DemoMeasure, ...]) -> SampleTable:
    rows: list[tuple[Entry, ...]] = []
    merges: list[SampleMerge] = []
    for measure in measures:
        top = len(rows)
        for activity in measure.activities:
            merges += _merges(activity, len(rows))
            rows += _rows(activity)
        rows[top] = (measure.name, *rows[top][1:])
        if measure.merged:
            merges.append(SampleMerge(_MEASURE, top, len(rows) - 1))
    return SampleTable(tab, COLUMNS, tuple(rows), titles=(TITLE, YEAR_LINE), merges=tuple(merges))


def _rows(activity: DemoActivity) -> list[tuple[Entry, ...]]:
    """The activity's name and budget stand in its first row; period and weight in each, except where they are merged."""
    rows: list[tuple[Entry, ...]] = []
    for number, report in enumerate(activity.reports):
        first, stated = number == 0, number == 0 or not activity.merged
        rows.append(
            (
                None,
                activity.name if first else None,
                report.division,
                activity.period if stated else None,
                report.status,
                report.progress,
                report.result,
                report.advice,
                report.evidence,
                report.on,
                report.by,
                activity.weight if stated else None,
                activity.budget if first else None,
            )
        )
    return rows


def _merges(activity: DemoActivity, top: int) -> list[SampleMerge]:
    if not activity.merged:
        return []
    return [SampleMerge(column, top, top + len(activity.reports) - 1) for column in (_ACTIVITY, _PERIOD, _WEIGHT, _BUDGET)]


CONTENT = Content(
    title="ข้อมูลสาธิต มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
    cover=Cover(
        tab="ข้อมูลสาธิต หน้าปก",
        lines=(
            "ข้อมูลสาธิต",
            "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
            YEAR_LINE,
            "คำชี้แจง",
            "ข้อมูลในไฟล์นี้แต่งขึ้นเพื่อสาธิตการใช้งานเท่านั้น ไม่ใช่ผลการดำเนินการของหน่วยงานใด และลิงก์ทั้งหมดเป็นที่อยู่ตัวอย่าง",
            "ให้แต่ละส่วนราชการรายงานในแถวของตนเองทุกสิ้นเดือน เลือกสถานะจากรายการ และกรอกความคืบหน้าเป็นตัวเลข ๐ ถึง ๑๐๐",
            "หากไม่สามารถดำเนินการได้หรือยกเลิก โปรดระบุเหตุผลไว้ในช่องผลการดำเนินการ",
            "ช่องที่ยังไม่มีข้อมูลให้เว้นว่างไว้ งานแผนงานและนโยบายจะรวบรวมเสนอผู้บริหารทุกไตรมาส",
        ),
        headings=frozenset(
            {
                "ข้อมูลสาธิต",
                "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
                YEAR_LINE,
                "คำชี้แจง",
            }
        ),
    ),
    tables=(
        _form("ข้อมูลสาธิต มาตรการ ๑–๔", _measures("part1")),
        _form("ข้อมูลสาธิต มาตรการ ๕–๗", _measures("part2")),
        divisions(
            "ข้อมูลสาธิต ส่วนราชการ",
            short_names={
                "สำนักปลัด": "สป.",
                "กองคลัง": "กค.",
                "กองช่าง": "กช.",
                "กองการศึกษา": "กศ.",
                "กองสาธารณสุขและสิ่งแวดล้อม": "กสธ.",
                "กองสวัสดิการสังคม": "กสส.",
                "งานแผนงานและนโยบาย": "งานแผนฯ",
                "งานนิติการ": "งานนิติฯ",
            },
            parents={"งานแผนงานและนโยบาย": "สำนักปลัด", "งานนิติการ": "สำนักปลัด"},
        ),
    ),
)
