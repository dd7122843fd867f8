"""What changed, what it means, who has not updated and how it went, reckoned a second time over any versions of a sheet."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import summary
from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.framerows import each_row
from ita_dash.history.changes import FIELDS, Changes, compare
from ita_dash.history.trend import TREND_COLUMNS, Point, plan_line, trend
from ita_dash.history.turns import KINDS, turns
from ita_dash.history.updates import STATES, last_updates
from ita_dash.progress import assess
from ita_dash.thai import collation_key
from tests.assignments_factory import assignments_frame
from tests.plain_rules import Judged, Work, by, by_division, figures

pytestmark = pytest.mark.slow
DAY = date(2024, 6, 30)
START = datetime(2024, 3, 1, 9, tzinfo=BANGKOK)
WORK = Work("1", "ก", "1", "1.1", "ประชุม", "กองคลัง", start=date(2023, 10, 1), end=date(2024, 9, 30))
DATED = st.sampled_from([None, date(2024, 1, 31), date(2024, 6, 30), date(2024, 8, 31)])
works = st.builds(
    Work,
    measure_no=st.sampled_from("12"),
    measure=st.sampled_from(["ก", "ข", "ก ใหม่"]),
    activity_no=st.sampled_from("12"),
    code=st.sampled_from(["1.1", "1.2", "2.1", ""]),
    activity=st.sampled_from(["ประชุม", "อบรม", "จัดทำคู่มือ", ""]),
    division=st.sampled_from(["กองคลัง", "กองช่าง", "เทศกิจ"]),
    percent=st.sampled_from([nan, nan, 0.0, 40.0, 60.0, 100.0]),
    status_read=st.sampled_from(["", "", "done", "in_progress", "unable", "cancelled"]),
    result=st.sampled_from(["", "ประชุมแล้ว", "ประชุม  แล้ว", "ยังไม่ได้ดำเนินการ"]),
    recommendation=st.sampled_from(["", "ทำต่อ"]),
    weight=st.sampled_from([1.0, 1.0, 2.0]),
    start=DATED,
    end=DATED,
)
sheets = st.lists(works, max_size=5)


def frame_of(sheet: Sequence[Work], day: date = DAY) -> pd.DataFrame:
    return assess(assignments_frame(map(asdict, sheet)), day)


def names_of(work: Work) -> list[object]:
    """What an assignment goes by, the surest first; None where it has no such name."""
    told = work.code, work.activity, work.measure_no, work.measure, work.division
    code, activity, _number, measure, division = told
    return [
        told,
        (code, activity, division),
        (activity, measure, division),
        (activity, division),
        (code, division) if code else None,
        (code, activity) if activity else None,
    ]


def paired(before: Sequence[Work], after: Sequence[Work]) -> list[tuple[int, int]]:
    """Places of what is one assignment, name by name; by the last one only where nobody else has it, here or there."""
    left, right = list(range(len(before))), list(range(len(after)))
    found = []
    for which in range(6):
        here = {place: names_of(before[place])[which] for place in left}
        there = {place: names_of(after[place])[which] for place in right}
        for place in list(left):
            name = here[place]
            partners = [other for other in right if there[other] == name]
            alone = list(here.values()).count(name) == list(there.values()).count(name) == 1
            if name is not None and partners and (which < 5 or alone):
                found.append((place, partners[0]))
                left.remove(place)
                right.remove(partners[0])
    return sorted(found, key=lambda pair: pair[1])


def typed(work: Work, field: str) -> object:
    if field == "measure":
        return f"{work.measure_no}. {work.measure}"
    if field == "period":
        return " – ".join(str(day) for day in (work.start, work.end) if day) or None
    value = getattr(work, field, None)
    return None if value == "" or (isinstance(value, float) and isnan(value)) else value


def differing(was: Work, now: Work) -> list[tuple[str, object, object]]:
    pairs = [(field, typed(was, field), typed(now, field)) for field in FIELDS]
    return [(field, old, new) for field, old, new in pairs if _squeezed(old) != _squeezed(new)]


def _squeezed(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


@given(sheets, sheets)
def test_what_changed_is_what_two_papers_laid_beside_each_other_show(before: list[Work], after: list[Work]):
    found = compare(frame_of(before), frame_of(after))
    pairs = paired(before, after)
    rows = [(one.before, one.after, one.field, one.old, one.new) for one in found.changed.itertuples()]
    assert rows == [(i, j, *told) for i, j in pairs for told in differing(before[i], after[j])]
    assert list(found.removed.index) == [place for place in range(len(before)) if place not in {i for i, _j in pairs}]
    assert list(found.added.index) == [place for place in range(len(after)) if place not in {j for _i, j in pairs}]
    changed = {j: after[j].division for i, j in pairs if differing(before[i], after[j])}
    assert found.count == len(found.added) + len(found.removed) + len(changed)
    counted = {
        name: [
            sum(division == name for division in some)
            for some in (found.added["division"], found.removed["division"], changed.values())
        ]
        for name in {*found.added["division"], *found.removed["division"], *changed.values()}
    }
    assert found.by_division().values.tolist() == [[name, *counted[name]] for name in sorted(counted, key=collation_key)]
    for name in counted:
        own = found.of_division(name)
        assert [len(own.added), len(own.removed), own.changed["after"].nunique()] == counted[name]


@given(sheets, sheets, st.sets(st.integers(0, 4)), st.sets(st.integers(0, 4)))
def test_a_filter_keeps_what_was_or_is_in_it(before: list[Work], after: list[Work], was: set[int], now: set[int]):
    earlier, later = frame_of(before), frame_of(after)
    whole = compare(earlier, later)
    part: Changes = whole.narrowed(earlier[earlier.index.isin(was)], later[later.index.isin(now)])
    assert list(part.added.index) == [place for place in whole.added.index if place in now]
    assert list(part.removed.index) == [place for place in whole.removed.index if place in was]
    told = [(one.before, one.after, one.field) for one in whole.changed.itertuples()]
    assert [(one.before, one.after, one.field) for one in part.changed.itertuples()] == [
        one for one in told if one[0] in was or one[1] in now
    ]


def meaning(was: Work, now: Work) -> str:
    old, new = Judged(was, DAY), Judged(now, DAY)
    postponed = was.end is not None and now.end is not None and now.end > was.end
    became: dict[str, Callable[[], bool]] = {
        "gone": lambda: new.status == "cancelled" and old.status != "cancelled",
        "fallen": lambda: new.progress < old.progress or (new.status == "unable" and old.status != "unable"),
        "finished": lambda: new.status == "done" and old.status != "done",
        "postponed": lambda: postponed and new.status != "done",
        "advanced": lambda: new.progress > old.progress,
    }
    return next((kind for kind, applies in became.items() if applies()), "edited")


@given(sheets, sheets)
def test_each_assignment_that_changed_means_one_thing(before: list[Work], after: list[Work]):
    earlier, later = frame_of(before), frame_of(after)
    found = turns(compare(earlier, later), earlier, later)
    pairs = paired(before, after)
    told = [(meaning(before[i], after[j]), i, j) for i, j in pairs if differing(before[i], after[j])]
    assert found.edited == sum(kind == "edited" for kind, _i, _j in told)
    for kind in KINDS:
        own = [(before[i].weight, after[j].weight) for one, i, j in told if one == kind]
        changed = [one for one in found.found[kind] if one.before and one.after]
        assert [(one.before["weight"], one.after["weight"]) for one in changed if one.before and one.after] == own
        assert all(one.row is one.after for one in changed)
    gone = [one.row["code"] for one in found.found["gone"] if one.after is None]
    assert gone == [before[place].code for place in range(len(before)) if place not in {i for i, _j in pairs}]
    added = [one.row["code"] for one in found.found["added"]]
    assert added == [after[place].code for place in range(len(after)) if place not in {j for _i, j in pairs}]


histories = st.lists(st.tuples(sheets, st.sampled_from([0, 1, 9, 29, 30, 31, 45])), max_size=3)


def points_of(history: list[tuple[list[Work], int]]) -> list[tuple[Point, list[Work]]]:
    seen, found = START, []
    for sheet, days in history:
        seen += timedelta(days=days)
        found.append((Point(seen, frame_of(sheet, seen.date())), sheet))
    return found


def reports(sheet: Sequence[Work], name: str) -> list[tuple[object, ...]] | None:
    """All that a division reports, whatever it is for; None where it is not there."""
    if name not in {work.division for work in sheet}:
        return None
    said = ("status_read", "percent", "result", "recommendation")
    rows = [
        tuple(str(_squeezed(typed(work, field) or "")) if typed(work, field) != 0 else "0" for field in said)
        for work in sheet
        if work.division == name
    ]
    return sorted(row for row in rows if any(row))


@given(histories)
def test_who_has_not_updated_is_who_says_the_same_as_a_month_ago(history: list[tuple[list[Work], int]]):
    told = points_of(history)
    found = last_updates([point for point, _sheet in told])
    assert list(found.columns) == ["division", "state", "updated", "since", "open"]
    if not told:
        assert found.empty
        return
    (now, sheet), rows = told[-1], []
    for name in dict.fromkeys(work.division for work in sheet):
        updated, since = None, told[0][0].seen
        for (_earlier, before), (point, after) in pairwise(told):
            was, is_ = reports(before, name), reports(after, name)
            if was is None and is_ is not None:
                updated, since = None, point.seen
            elif is_ is not None and was != is_:
                updated = since = point.seen
        own = [Judged(work, now.seen.date()) for work in sheet if work.division == name]
        still_open = sum(one.status not in ("done", "unable", "cancelled") for one in own)
        month_ago = now.seen - timedelta(days=30)
        state = "updated" if updated and updated > month_ago else "finished" if not still_open else "unknown"
        rows.append((name, "quiet" if state == "unknown" and since <= month_ago else state, updated, since, still_open))
    rows.sort(key=lambda row: (STATES.index(row[1]), -row[4], collation_key(row[0])))
    assert [tuple(row.values()) for row in each_row(found)] == rows


@given(histories)
def test_the_trend_is_the_figures_of_each_version_under_the_names_of_the_last(history: list[tuple[list[Work], int]]):
    told = points_of(history)
    rows = []
    shared = set()
    for _point, sheet in told:
        measures = {(work.measure_no, work.measure) for work in sheet}
        shared |= {no for no, _name in measures if len({name for number, name in measures if number == no}) > 1}
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for point, sheet in told:
        judged = [Judged(work, point.seen.date()) for work in sheet]
        rows.append((point.seen, "overall", "", 0, figures(judged)))
        names["overall", ""] = "", ""
        for (no, name), own in by(judged, "one_measure").items():
            key = f"{no} {name}" if no in shared else no
            names["measure", key] = no, name
            rows.append((point.seen, "measure", key, 0, figures(own)))
        of = by_division(judged)
        for name in sorted(of, key=collation_key):
            names["division", name] = "", name
            rows.append((point.seen, "division", name, 0, figures(of[name])))
    found = trend([point for point, _sheet in told])
    assert tuple(found.columns) == TREND_COLUMNS
    wanted = [
        (seen, kind, key, *names[kind, key], level, *(one[name] for name in ("completion", "activities_done", "activities")))
        for seen, kind, key, level, one in rows
    ]
    assert len(found) == len(wanted)
    for row, expected in zip(each_row(found), wanted, strict=True):
        assert [row["completion"], row["activities_done"], row["activities"]] == pytest.approx(expected[6:], nan_ok=True)
        assert list(row.values())[:6] == list(expected[:6])


def test_a_unit_of_a_division_is_told_by_its_level():
    sheet = [WORK, replace(WORK, division="งานพัสดุ", parent="กองคลัง", code="1.2", activity="อบรม")]
    found = trend([Point(START, frame_of(sheet))])
    levels = {row["key"]: row["level"] for row in each_row(found) if row["kind"] == "division"}
    assert levels == {"กองคลัง": 0, "งานพัสดุ": 1}


def test_a_measure_without_a_number_is_named_by_its_title():
    found = trend(
        [Point(START, frame_of([replace(WORK, measure_no="", measure="ก"), replace(WORK, measure_no="", measure="ข")]))]
    )
    assert [row["key"] for row in each_row(found) if row["kind"] == "measure"] == [" ก", " ข"]
    assert trend([]).empty


@pytest.mark.parametrize(("step", "count"), [(7, 54), (365, 3), (366, 2), (1, 367)])
def test_the_plan_has_a_point_a_week_and_one_at_the_end_of_the_year(step: int, count: int):
    year = FiscalYear(2567)
    frame = frame_of([WORK])
    line = plan_line(frame, year, timedelta(days=step))
    days = [year.start + timedelta(days=step * number) for number in range(1000)]
    assert list(line["day"]) == [*(day for day in days if day <= year.end), year.end]
    assert len(line) == count
    assert list(line["planned"])[-1] == 100.0
    assert len(plan_line(frame, year)) == 54
    assert next(iter(line["planned"])) == pytest.approx(summary.total(frame_of([WORK], year.start)).planned)
