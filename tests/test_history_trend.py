"""The trend over the versions, the plan's line, which versions are looked at, and who has not updated."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ita_dash import completion, summary
from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.history.choosing import sampled, standing_at, with_forms
from ita_dash.history.trend import Point, plan_line, trend
from ita_dash.history.updates import last_updates
from ita_dash.history.version import Version
from ita_dash.progress import assess
from tests.assignments_factory import assignments_frame

YEAR = FiscalYear(2567)
START = datetime(2024, 1, 1, 9, tzinfo=BANGKOK)


def row(code: str, division: str = "กองคลัง", **more: object) -> dict[str, object]:
    no = code.split(".")[0]
    return {"code": code, "measure_no": no, "measure": f"มาตรการ {no}", "activity": f"งาน {code}", "division": division, **more}


def point(day: float, *rows: dict[str, object]) -> Point:
    seen = START + timedelta(days=day)
    return Point(seen, assess(assignments_frame(rows), seen.date()))


def figures(points: list[Point], kind: str) -> dict[str, list[float]]:
    table = trend(points)
    return {key: list(rows["completion"]) for key, rows in table[table["kind"] == kind].groupby("key", sort=False)}


def test_the_figures_are_those_of_the_summary():
    points = [point(0, row("1.1"), row("2.1", "กองช่าง")), point(9, row("1.1", percent=50.0), row("2.1", "กองช่าง", percent=100.0))]
    assert figures(points, "overall") == {"": [0.0, 75.0]}
    assert figures(points, "measure") == {"1": [0.0, 50.0], "2": [0.0, 100.0]}
    assert figures(points, "division") == {"กองคลัง": [0.0, 50.0], "กองช่าง": [0.0, 100.0]}
    last = trend(points)[lambda table: (table["seen"] == points[1].seen) & (table["kind"] == "measure")]
    assert list(last["completion"]) == list(summary.measures(points[1].frame)["completion"])
    assert list(last["activities_done"]) == [0, 1]


def test_a_measure_that_is_renamed_is_one_line_under_its_new_name():
    points = [point(0, row("1.1")), point(1, row("1.1", measure="ชื่อใหม่", percent=10.0))]
    table = trend(points)[lambda table: table["kind"] == "measure"]
    assert list(table["key"]) == ["1", "1"]
    assert set(table["name"]) == {"ชื่อใหม่"}


def test_measures_that_share_a_number_are_two_lines():
    assert set(figures([point(0, row("1.1", measure="ก"), row("1.2", measure="ข"))], "measure")) == {"1 ก", "1 ข"}


def test_a_version_without_an_assignment_is_a_gap():
    assert str(figures([point(0), point(1, row("1.1"))], "overall")[""]) == "[nan, 0.0]"


def test_the_plan_is_the_mean_of_the_straight_lines_weighted_as_completion_is():
    rows = [
        row("1.1", start=YEAR.start, end=YEAR.end, weight=3.0),
        row("1.2", start=YEAR.start, end=date(2023, 12, 31)),
        row("1.3"),
        row("1.4", start=YEAR.start, end=YEAR.end, status_read="cancelled"),
    ]
    frame = point(0, *rows).frame
    line = plan_line(frame, YEAR)
    assert (line["day"].iloc[0], line["day"].iloc[-1]) == (YEAR.start, YEAR.end)
    assert line["planned"].iloc[0] == pytest.approx((3 * 100 / 366 + 100 / 92 + 100 / 366) / 5)
    assert line["planned"].iloc[-1] == 100.0
    assert list(line["planned"]) == sorted(line["planned"])
    half = YEAR.start + (YEAR.end - YEAR.start) / 2
    # What has no dates is planned over the whole year, what is cancelled counts in neither
    assert completion.plan_through(frame, [half]) == [pytest.approx((3 * 50 + 100 + 50) / 5, abs=0.3)]


def test_where_nothing_counts_there_is_no_plan():
    assert plan_line(point(0, row("1.1", status_read="cancelled")).frame, YEAR).empty
    assert not plan_line(point(0, row("1.1")).frame, YEAR).empty


def test_the_line_meets_the_plan_of_the_figures_on_each_day():
    rows = [row("1.1", start=date(2023, 11, 1), end=date(2024, 2, 1)), row("1.2"), row("2.1", weight=2.0, end=date(2024, 3, 1))]
    for day in (date(2023, 10, 1), date(2024, 1, 15), date(2024, 9, 30)):
        frame = assess(assignments_frame(rows), day)
        assert completion.plan_through(frame, [day]) == [pytest.approx(summary.total(frame).planned)]


def states(points: list[Point]) -> dict[str, str]:
    table = last_updates(points)
    return dict(zip(table["division"], table["state"], strict=True))


def test_who_has_not_updated_for_thirty_days():
    quiet, busy = row("1.1", result="เริ่มแล้ว", status_read="in_progress"), row("1.2", "กองช่าง")
    points = [
        point(0, quiet, busy),
        point(35, quiet, {**busy, "result": "ก", "percent": 5.0}),
        point(40, quiet, busy | {"percent": 9.0}),
    ]
    table = last_updates(points)
    assert states(points) == {"กองคลัง": "quiet", "กองช่าง": "updated"}
    assert list(table["updated"]) == [None, points[2].seen]
    assert list(table["since"]) == [points[0].seen, points[2].seen]
    assert list(table["open"]) == [1, 1]


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(("later", "state"), [(-SECOND, "unknown"), (timedelta(), "quiet"), (SECOND, "quiet")])
def test_nobody_is_quiet_before_the_thirtieth_day_is_over(later: timedelta, state: str):
    last = point(0, row("1.1"))
    assert states([last, replace(last, seen=last.seen + timedelta(days=30) + later)]) == {"กองคลัง": state}


@pytest.mark.parametrize(("later", "state"), [(-SECOND, "updated"), (timedelta(), "quiet"), (SECOND, "quiet")])
def test_an_update_counts_until_the_thirtieth_day_is_over(later: timedelta, state: str):
    first, last = point(0, row("1.1")), point(10, row("1.1", percent=5.0))
    assert states([first, last, replace(last, seen=last.seen + timedelta(days=30) + later)]) == {"กองคลัง": state}


def test_a_short_history_accuses_nobody():
    points = [point(0, row("1.1"), row("1.2", "กองช่าง")), point(10, row("1.1"), row("1.2", "กองช่าง", percent=5.0))]
    assert states(points) == {"กองคลัง": "unknown", "กองช่าง": "updated"}
    assert states([point(0, row("1.1"))]) == {"กองคลัง": "unknown"}
    assert last_updates([]).empty


def test_an_update_that_is_long_past_is_quiet_with_its_day():
    points = [point(0, row("1.1")), point(5, row("1.1", percent=5.0)), point(60, row("1.1", percent=5.0))]
    table = last_updates(points)
    assert states(points) == {"กองคลัง": "quiet"}
    assert table["updated"].iloc[0] == points[1].seen


def test_a_new_plan_and_moved_rows_are_no_update():
    before = [row("1.1", percent=5.0), row("1.2")]
    after = [row("1.2", activity="งานใหม่", weight=2.0, start=YEAR.start), row("1.3", activity="งาน 1.1", percent=5.0), row("1.4")]
    assert states([point(0, *before), point(40, *after)]) == {"กองคลัง": "quiet"}


def test_who_has_finished_owes_no_update():
    done = row("1.1", status_read="done")
    assert states([point(0, done), point(40, done)]) == {"กองคลัง": "finished"}


def test_a_division_that_is_new_is_not_quiet_yet():
    old = row("1.1", percent=5.0)
    points = [point(0, old), point(35, old, row("1.2", "กองช่าง", percent=5.0)), point(40, old, row("1.2", "กองช่าง", percent=5.0))]
    assert states(points) == {"กองคลัง": "quiet", "กองช่าง": "unknown"}


def version(id_: int, days: float, assignments: int = 60, forms: int = 1) -> Version:
    seen = START + timedelta(days=days)
    return Version(id_, "s", str(id_), "", 2567, assignments, forms, seen, seen)


def ids(versions: list[Version]) -> list[int]:
    return [one.id for one in versions]


def test_the_version_that_stood_at_a_moment():
    versions = [version(3, 20), version(2, 10), version(1, 0)]
    for days, expected in ((25, 3), (20, 3), (19, 2), (0, 1), (-5, 1)):
        assert standing_at(versions, START + timedelta(days=days)).id == expected
    assert standing_at([], START) is None


def test_versions_without_a_form_and_later_ones_are_passed_over():
    versions = [version(4, 40), version(3, 20, forms=0), version(2, 10), version(1, 0)]
    assert ids(with_forms(versions, START + timedelta(days=30))) == [2, 1]


def test_a_clock_that_was_ahead_once_hides_no_later_version():
    versions = [version(3, 2), version(2, 9000), version(1, 0)]
    assert standing_at(with_forms(versions, START + timedelta(days=3)), START + timedelta(days=2)).id == 3


def test_days_of_the_last_month_and_weeks_of_the_year_are_looked_at():
    versions = [version(number, number / 4) for number in range(4 * 200)][::-1]
    chosen = sampled(versions, START + timedelta(days=200))
    assert ids(chosen)[0] == 0
    assert ids(chosen)[-1] == 799
    assert ids(chosen) == sorted(ids(chosen))
    assert 31 + 24 <= len(chosen) <= 31 + 27
    assert sampled([], START) == []


def test_a_large_sheet_is_looked_at_less_often():
    versions = [version(number, number, assignments=1000) for number in range(60)][::-1]
    chosen = ids(sampled(versions, START + timedelta(days=60)))
    assert len(chosen) == 12
    assert (chosen[0], chosen[-1]) == (0, 59)


@pytest.mark.parametrize(("age", "kept"), [(timedelta(days=31), 3), (timedelta(days=31, seconds=1), 2)])
def test_days_are_looked_at_for_a_month_and_then_weeks(age: timedelta, kept: int):
    now = START + timedelta(days=98)
    newer = replace(version(2, 0), first_seen=now - age)
    older = replace(newer, id=1, first_seen=newer.first_seen - timedelta(days=1))
    first = replace(newer, id=0, first_seen=newer.first_seen - timedelta(days=2))
    assert {version.first_seen.weekday() for version in (newer, older, first)}.isdisjoint({0, 1, 6})  # all of one week
    assert len(sampled([newer, older, first], now)) == kept


@pytest.mark.parametrize(
    ("versions", "assignments", "points"),
    [
        (90, 1, 90),
        (91, 1, 90),
        (120, 133, 90),
        (120, 134, 89),
        (120, 150, 80),
        (120, 1091, 10),
        (120, 1500, 8),
        (120, 1714, 8),
        (120, 50_000, 8),
    ],
)
def test_a_trend_has_ninety_points_at_most_fewer_for_a_large_sheet_and_eight_at_least(
    versions: int, assignments: int, points: int
):
    many = [version(number, number * 7, assignments=assignments) for number in range(versions)][::-1]
    assert len(sampled(many, START + timedelta(days=versions * 7))) == points
