"""The rules of completion and schedule, one fact each."""

from datetime import date

import pytest

from ita_dash.progress import BASES, SCHEDULES, assess, expected_progress, rounded
from tests.assignments_factory import assignments_frame

AS_OF = date(2024, 6, 30)
YEAR = {"start": date(2023, 10, 1), "end": date(2024, 9, 30)}


def judged(**values):
    return assess(assignments_frame([{**YEAR, **values}]), AS_OF).iloc[0]


@pytest.mark.parametrize(
    ("values", "status", "progress", "basis"),
    [
        ({"percent": 60.0, "status_read": "done", "result": "ทำ"}, "done", 60, "percent"),
        ({"percent": 100.0}, "done", 100, "percent"),
        ({"percent": 40.0}, "in_progress", 40, "percent"),
        ({"percent": 0.0}, "not_started", 0, "percent"),
        ({"status_read": "done"}, "done", 100, "status"),
        ({"status_read": "not_started", "result": "ทำแล้วเสร็จ"}, "not_started", 0, "status"),
        ({"status_read": "in_progress"}, "in_progress", 50, "status"),
        ({"status_read": "unable"}, "unable", 0, "status"),
        ({"status_read": "unable", "percent": 30.0}, "unable", 30, "percent"),
        ({"result": "ประชุมพนักงาน"}, "done", 100, "result"),
        ({"result": "อยู่ระหว่างดำเนินการ"}, "in_progress", 50, "result"),
        ({"result": "ยังไม่ได้ดำเนินการ"}, "not_started", 0, "result"),
        ({"status_read": "no_report"}, "no_report", 0, "status"),
        ({"status_read": "cancelled"}, "cancelled", 0, "status"),
        ({}, "no_report", 0, "none"),
    ],
)
def test_progress_is_the_first_that_applies(values, status, progress, basis):
    row = judged(**values)
    assert (row["status"], row["progress"], row["basis"]) == (status, progress, basis)
    assert row["basis"] in BASES


def test_an_estimate_is_marked():
    assert judged(status_read="in_progress")["estimated"]
    assert not judged(status_read="in_progress", percent=50.0)["estimated"]


def test_cancelled_does_not_count_and_unable_does():
    assert not judged(status_read="cancelled")["counted"]
    assert judged(status_read="unable")["counted"]


@pytest.mark.parametrize(
    ("values", "schedule"),
    [
        ({"status_read": "done", "end": date(2024, 1, 1)}, "done"),
        ({"status_read": "unable"}, "stopped"),
        ({"status_read": "cancelled"}, "stopped"),
        ({"end": date(2024, 6, 29)}, "overdue"),
        ({"end": date(2024, 6, 30)}, "due_soon"),
        ({"end": date(2024, 7, 30)}, "due_soon"),
        ({"end": date(2024, 7, 31)}, "on_track"),
        ({"percent": 20.0}, "behind"),
        ({"status_read": "not_started"}, "on_track"),
        ({"start": date(2024, 7, 1)}, "not_due"),
        ({"start": date(2024, 7, 1), "percent": 0.0}, "not_due"),
        ({"start": AS_OF}, "on_track"),
        ({"start": AS_OF, "end": AS_OF, "percent": 40.0}, "behind"),
        ({"start": None, "percent": 0.0}, "on_track"),
        ({"start": None, "end": None}, "no_period"),
        ({"percent": 99.0, "end": date(2024, 6, 1)}, "overdue"),
    ],
)
def test_schedule_is_the_first_that_applies(values, schedule):
    assert judged(**values)["schedule"] == schedule
    assert schedule in SCHEDULES


def test_behind_is_more_than_ten_points_under_the_line():
    expected = judged()["expected"]
    assert judged(percent=expected - 10)["schedule"] == "on_track"
    assert judged(percent=expected - 10.01)["schedule"] == "behind"


def test_the_line_runs_from_start_to_end():
    frame = assignments_frame([{"start": date(2024, 1, 1), "end": date(2024, 1, 11)}, {"end": date(2024, 1, 11)}])
    assert next(iter(expected_progress(frame["start"], frame["end"], date(2024, 1, 6)))) == 50
    assert expected_progress(frame["start"], frame["end"], date(2025, 1, 1))[0] == 100
    assert expected_progress(frame["start"], frame["end"], date(2023, 1, 1))[0] == 0
    assert expected_progress(frame["start"], frame["end"], AS_OF).isna()[1]


@pytest.mark.parametrize(("day", "share"), [(date(2024, 1, 4), 0), (date(2024, 1, 5), 100), (date(2024, 1, 6), 100)])
def test_what_takes_a_day_is_expected_whole_on_that_day(day, share):
    frame = assignments_frame([{"start": date(2024, 1, 5), "end": date(2024, 1, 5)}])
    assert list(expected_progress(frame["start"], frame["end"], day)) == [share]


def test_what_takes_two_days_is_half_way_between_them():
    frame = assignments_frame([{"start": date(2024, 1, 5), "end": date(2024, 1, 6)}])
    assert [expected_progress(frame["start"], frame["end"], date(2024, 1, day))[0] for day in (4, 5, 6, 7)] == [0, 0, 100, 100]


@pytest.mark.parametrize(
    ("percent", "status"), [(0.0, "not_started"), (0.5, "in_progress"), (99.5, "in_progress"), (100.0, "done")]
)
def test_a_percent_alone_says_the_status(percent, status):
    assert judged(percent=percent)["status"] == status


def test_nothing_is_judged_of_an_empty_frame():
    assert len(assess(assignments_frame([]), AS_OF)) == 0


@pytest.mark.parametrize(("value", "shown"), [(0.25, 0.3), (2.25, 2.3), (0.35, 0.4), (0.24, 0.2), (99.94, 99.9), (99.95, 100.0)])
def test_a_half_of_the_last_decimal_is_rounded_up(value, shown):
    assert rounded(value) == shown
