"""The figures of pages and exports are those that the rules give on paper, whatever stands in the rows."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields, replace
from datetime import date, timedelta
from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import completion, summary
from ita_dash.form.values.status import STATUSES
from ita_dash.framerows import each_row
from ita_dash.progress import KEYS, assess, gap, standing
from ita_dash.thai import collation_key
from tests.assignments_factory import assignments_frame
from tests.plain_rules import ATTENTION, PRESSING, Judged, Work, by, by_division, counting, figures, mean

pytestmark = pytest.mark.slow
DAY = date(2024, 6, 30)
UNITS = {"งานแผน": "สำนักปลัด", "งานนิติการ": "สำนักปลัด", "งานพัสดุ": "กองคลัง"}
DIVISIONS = ("กองคลัง", "เทศกิจ", "โรงเรียน", *UNITS)
NAMED = sorted({*DIVISIONS, *UNITS.values()})

days = st.sampled_from([-400, -272, -90, -31, -30, -29, -11, -1, 0, 1, 2, 29, 30, 31, 61, 92, 93, 200]).map(
    lambda shift: DAY + timedelta(days=shift)
)
works = st.builds(
    Work,
    measure_no=st.sampled_from("12"),
    measure=st.sampled_from("กข"),
    activity_no=st.sampled_from("12"),
    code=st.sampled_from(["1.1", "1.2"]),
    activity=st.sampled_from(["ประชุม", "อบรม"]),
    division=st.sampled_from(DIVISIONS),
    percent=st.one_of(st.just(nan), st.sampled_from([0.0, 0.4, 25.0, 64.0, 99.96, 100.0]), st.floats(0, 100)),
    status_read=st.sampled_from(["", "", "", *STATUSES]),
    result=st.sampled_from(["", "", "จัดประชุม 2 ครั้ง", "อยู่ระหว่างดำเนินการ", "ยังไม่ได้ดำเนินการ"]),
    recommendation=st.sampled_from(["", "ทำต่อ", "เร่งรัด"]),
    weight=st.sampled_from([0.0, 1.0, 1.0, 2.5]),
    start=st.one_of(st.none(), days, days),
    end=st.one_of(st.none(), days, days),
).map(lambda work: replace(work, parent=UNITS.get(work.division, "")))
sheets = st.lists(works, max_size=30)


def judged(sheet: Iterable[Work], day: date = DAY) -> tuple[pd.DataFrame, list[Judged]]:
    """The same rows by the app and on paper."""
    found = list(sheet)
    return assess(assignments_frame(map(asdict, found)), day), [Judged(work, day) for work in found]


def same(table: pd.DataFrame, rows: Sequence[dict[str, object]]) -> None:
    """Whether ``table`` holds these rows in this order, in the columns that they name."""
    found = [{name: _plain(row[name]) for name in (rows[0] if rows else ())} for row in each_row(table)]
    assert found == [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: object) -> object:
    if value is None or value is pd.NaT or (isinstance(value, float) and isnan(value)):
        return "none"
    if isinstance(value, pd.Timestamp):
        return value.date()
    return round(float(value), 6) if isinstance(value, (int, float)) else value


@given(sheets, st.sampled_from([DAY, date(2023, 10, 1), date(2024, 9, 30)]))
def test_each_assignment_is_judged_as_on_paper(sheet, day):
    frame, rows = judged(sheet, day)
    told = ("status", "progress", "basis", "estimated", "expected", "planned", "schedule", "counted")
    same(frame, [{name: getattr(row, name) for name in told} | {"plan_guessed": row.guessed} for row in rows])
    for key, texts in KEYS.items():
        assert list(frame[key]) == [
            list(by(rows, f"one_{key[:-4]}")).index(tuple(asdict(row.work)[text] for text in texts)) for row in rows
        ]


@given(sheets)
def test_the_office_stands_where_it_does_on_paper(sheet):
    frame, rows = judged(sheet)
    total, paper = summary.total(frame), figures(rows)
    assert (total.completion, total.planned) == pytest.approx((paper["completion"], paper["planned"]), nan_ok=True)
    assert (total.activities_done, total.activities, total.assignments) == (
        paper["activities_done"],
        paper["activities"],
        len(rows),
    )
    assert total.estimated == sum(row.estimated for row in rows)
    assert total.plan_guessed == paper["plan_guessed"]
    assert total.by_status == {status: sum(row.status == status for row in rows) for status in STATUSES}
    assert total.by_schedule == {name: found for name in PRESSING if (found := sum(row.schedule == name for row in rows))}


@given(sheets, st.booleans())
def test_measures_and_activities_stand_where_they_do_on_paper(sheet, keyed):
    frame, rows = judged(sheet)
    if not keyed:  # a frame that nobody has numbered gives the same tables
        frame = frame.drop(columns=list(KEYS))
    measures = [{"measure_no": no, "measure": name, **figures(own)} for (no, name), own in by(rows, "one_measure").items()]
    same(summary.measures(frame), measures)
    same(summary.by_gap(summary.measures(frame)), _by_gap(measures))
    same(
        summary.activities(frame),
        [
            {
                **{name: getattr(own[0].work, name) for name in KEYS["activity_key"]},
                "divisions": len(by(own, "division")),
                "is_done": any(row.counted for row in own) and all(row.status == "done" for row in counting(own)),
                "weight": own[0].work.weight,
                "start": min((row.work.start for row in own if row.work.start), default=None),
                "end": max((row.work.end for row in own if row.work.end), default=None),
                "schedule": (first := min((row.schedule for row in own), key=PRESSING.index)),
                "state": first if first != "stopped" else min((row.status for row in own), key=BAD.index),
                **{name: figures(own)[name] for name in ("completion", "planned", "plan_guessed", *STATUSES)},
            }
            for own in by(rows, "one_activity").values()
        ],
    )


BAD = ("unable", "cancelled", "done", "in_progress", "not_started", "no_report")
"""Statuses from what an activity that was stopped is called by."""


@given(sheets)
def test_what_is_numbered_already_is_grouped_by_its_numbers(sheet):
    frame = judged(sheet)[0].assign(measure_key=0, activity_key=0)
    assert len(summary.measures(frame)) == len(summary.activities(frame)) == bool(sheet)


def _by_gap(table: list[dict[str, object]]) -> list[dict[str, object]]:
    """What is furthest behind first; what nothing is due of last."""
    pairs = [(float(str(one["completion"])), float(str(one["planned"]))) for one in table]
    moving = [standing(*pair) not in ("none", "not_due") for pair in pairs]
    places = [place for place, moves in enumerate(moving) if moves]
    idle = [place for place, moves in enumerate(moving) if not moves]
    return [table[place] for place in [*sorted(places, key=lambda place: gap(*pairs[place])), *idle]]


@given(sheets, st.permutations(NAMED), st.integers(0, len(NAMED)))
def test_divisions_and_their_measures_stand_where_they_do_on_paper(sheet, order, listed):
    """In the order of the list, those that are not in it behind it by the alphabet; units below their division."""
    frame, rows = judged(sheet)
    places = {name: place for place, name in enumerate(order[:listed])}
    if listed:
        unlisted = summary.UNLISTED
        frame = frame.assign(
            place=[places.get(row.work.division, unlisted) for row in rows],
            parent_place=[places.get(row.work.parent, unlisted) for row in rows],
        )
    of = by_division(rows)
    heads = sorted((name for name in of if name not in UNITS), key=lambda name: _in_list(name, places))
    below = {
        head: sorted((unit for unit in of if UNITS.get(unit) == head), key=lambda unit: (places.get(unit, 99), unit))
        for head in heads
    }
    names = [name for head in heads for name in (head, *below[head])]
    same(
        summary.divisions(frame),
        [{"division": name, "parent": UNITS.get(name, ""), "level": int(name in UNITS), **figures(of[name])} for name in names],
    )
    told = ("completion", "planned", "activities_done", "activities")
    same(
        summary.matrix(frame),
        [
            {"measure_no": no, "measure": measure, "division": name, **{one: figures(own)[one] for one in told}}
            for name in names
            for (no, measure), own in by(of[name], "one_measure").items()
        ],
    )
    for name in names:
        assert len(summary.of_division(frame, name)) == len(of[name])
    for (no, measure), own in by(rows, "one_measure").items():
        assert len(summary.of_measure(frame, no, measure)) == len(own)


def _in_list(name: str, places: dict[str, int]) -> tuple[int, str]:
    return places.get(name, 99), collation_key(name)


@given(sheets)
def test_what_needs_attention_and_what_is_recommended_are_those_of_the_paper(sheet):
    frame, rows = judged(sheet)
    frame = frame.assign(row=range(len(rows)))
    pressing = sorted(
        (place for place, row in enumerate(rows) if row.reason),
        key=lambda place: (ATTENTION.index(rows[place].reason), rows[place].work.end or date.max),
    )
    same(summary.attention(frame), [{"row": place, "reason": rows[place].reason} for place in pressing])
    given_to: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        if row.work.recommendation:
            said = (*row.work.one_measure, row.work.code, row.work.activity, row.work.result, row.work.recommendation)
            given_to.setdefault(said, []).append(place)
    same(
        summary.recommendations(frame),
        [
            {
                "row": places[0],
                "divisions": (names := tuple(dict.fromkeys(rows[place].work.division for place in places))),
                "division": ", ".join(names),
                "state": first.status if first.schedule == "stopped" else first.schedule,
                "status": first.status,
                "weight": first.work.weight,
                **dict(zip(("measure_no", "measure", "code", "activity", "result", "recommendation"), said, strict=True)),
            }
            for said, places in given_to.items()
            for first in [rows[places[0]]]
        ],
    )


@given(sheets, st.lists(days, max_size=3))
def test_the_plan_of_any_day_is_that_of_the_paper(sheet, moments):
    frame, rows = judged(sheet)
    paper = [mean([replace(row, day=day) if row.counted else row for row in rows], "planned") for day in moments]
    assert completion.plan_through(frame, moments) == pytest.approx(paper, nan_ok=True)


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), max_size=30))
def test_rows_that_share_all_values_share_a_number_in_the_order_of_first_appearance(rows):
    frame = pd.DataFrame(rows, columns=list("abc"), dtype="int64")
    for names in ("a", "ab", "abc"):
        values = [row[: len(names)] for row in rows]
        numbers, first = completion.numbered(frame, list(names))
        met = list(dict.fromkeys(values))
        assert (list(numbers), list(first)) == ([met.index(value) for value in values], [values.index(value) for value in met])
        inside, first = completion.numbered(frame, list(names), frame["c"].to_numpy())
        values = [(row[2], *row[: len(names)]) for row in rows]
        met = list(dict.fromkeys(values))
        assert (list(inside), list(first)) == ([met.index(value) for value in values], [values.index(value) for value in met])


def test_every_column_of_a_row_is_one_of_the_form():
    assert {one.name for one in fields(Work)} <= set(assignments_frame([]).columns)
