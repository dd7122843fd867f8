"""What changed between two versions: which assignment is which, and which fields differ."""

from datetime import date

import pandas as pd
import pytest

from ita_dash.filters import Filters
from ita_dash.history.changes import FIELDS, Changes, compare
from ita_dash.progress import assess
from tests.assignments_factory import assignments_frame

DAY = date(2024, 6, 30)


def row(code: str, activity: str, division: str = "กองคลัง", **more: object) -> dict[str, object]:
    return {
        "code": code,
        "measure_no": code.split(".")[0],
        "measure": "มาตรการ",
        "activity": activity,
        "division": division,
        **more,
    }


A, B, C = row("1.1", "จัดประชุม"), row("1.2", "ทำคู่มือ"), row("1.3", "ออกประกาศ", "กองช่าง")


def frame(*rows: dict[str, object]) -> pd.DataFrame:
    return assess(assignments_frame(rows), DAY)


def changes(before: list[dict], after: list[dict]) -> Changes:
    return compare(frame(*before), frame(*after))


def texts(found: Changes) -> tuple[list[str], list[str], list[tuple]]:
    fields = [tuple(one) for one in found.changed[["activity", "field", "old", "new"]].itertuples(index=False)]
    return list(found.added["activity"]), list(found.removed["activity"]), fields


def test_nothing_changed():
    found = changes([A, B, C], [A, B, C])
    assert texts(found) == ([], [], [])
    assert found.count == 0


def test_rows_that_moved_are_no_change():
    moved = [{**one, "row": 50 + place, "cell": "B9", "tab": "อื่น", "link": "x"} for place, one in enumerate((C, A, B))]
    assert changes([A, B, C], moved).count == 0


def test_added_and_removed():
    assert texts(changes([A, B], [A, C])) == (["ออกประกาศ"], ["ทำคู่มือ"], [])


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("status_read", None, "done"),
        ("status_read", "done", "in_progress"),
        ("percent", None, 50.0),
        ("percent", 0.0, 50.0),
        ("percent", 50.0, None),
        ("reason", None, "งบประมาณไม่พอ"),
        ("result", None, "ประชุมแล้ว"),
        ("result", "ประชุมแล้ว", None),
        ("recommendation", "ไม่มี", "จัดทุกไตรมาส"),
        ("evidence", None, ("https://example.go.th",)),
        ("evidence", ("a",), ("a", "b")),
        ("reported_on", pd.Timestamp(2024, 1, 1), pd.Timestamp(2024, 2, 1)),
        ("reported_by", None, "หัวหน้าฝ่าย"),
        ("period", "ต.ค. 66", "พ.ย. 66"),
        ("weight", 1.0, 2.0),
        ("activity", "จัดประชุม", "จัดประชุมชี้แจง"),
        ("division", "กองคลัง", "สำนักปลัด"),
        ("code", "1.1", "1.4"),
    ],
)
def test_a_changed_field_has_its_old_and_new_value(field: str, old: object, new: object):
    found = changes([{**A, field: old}, B, C], [{**A, field: new}, B, C])
    assert (len(found.added), len(found.removed)) == (0, 0)
    (only,) = found.changed.itertuples()
    assert (only.field, only.old, only.new) == (field, old, new)


def test_nothing_typed_beside_numbers_stays_nothing():
    found = changes([{**A, "percent": None}, {**B, "percent": 20.0}], [{**A, "percent": 50.0}, {**B, "percent": None}])
    assert list(found.changed["old"]) == [None, 20.0]
    assert list(found.changed["new"]) == [50.0, None]


def test_every_field_but_the_place_is_compared():
    compared = {*FIELDS, "measure_no", "extra", "start", "end", "rounds"}
    assert set(assignments_frame([]).columns) - compared == {"activity_no", "parent", "tab", "row", "cell", "link"}


def test_days_are_compared_as_they_were_typed_alone():
    """They change with the period that was typed, which is one change, not three."""
    assert {"start", "end"}.isdisjoint(FIELDS)
    assert "period" in FIELDS


def test_spaces_and_line_breaks_alone_are_no_change():
    assert changes([{**A, "result": "ประชุม แล้ว\nครบ"}], [{**A, "result": "ประชุม  แล้ว ครบ "}]).count == 0


def test_a_column_of_the_sheets_own_is_named_by_its_header():
    (only,) = changes([{**A, "extra": {"งบ": "1", "อื่น": "ก"}}], [{**A, "extra": {"งบ": "2", "อื่น": "ก"}}]).changed.itertuples()
    assert (only.field, only.header, only.old, only.new) == ("extra", "งบ", "1", "2")


def test_an_activity_put_in_between_renumbers_the_others_and_changes_no_text():
    found = changes([A, B, C], [A, row("1.2", "ใหม่"), {**B, "code": "1.3"}, {**C, "code": "1.4"}])
    assert texts(found) == (["ใหม่"], [], [("ทำคู่มือ", "code", "1.2", "1.3"), ("ออกประกาศ", "code", "1.3", "1.4")])


def test_one_taken_out_renumbers_the_others():
    assert texts(changes([A, B], [{**B, "code": "1.1"}])) == ([], ["จัดประชุม"], [("ทำคู่มือ", "code", "1.2", "1.1")])


def test_a_measure_that_is_renamed_is_a_change_of_each_of_its_assignments():
    found = changes([A, B], [{**A, "measure": "ใหม่"}, {**B, "measure": "ใหม่"}])
    assert texts(found)[2] == [(one["activity"], "measure", "1. มาตรการ", "1. ใหม่") for one in (A, B)]


def test_the_same_activity_of_several_divisions_stays_apart():
    both = [A, {**A, "division": "กองช่าง"}]
    found = changes(both, [{**A, "division": "กองช่าง", "result": "ข"}, A])
    assert list(found.changed["division"]) == ["กองช่าง"]
    assert found.count == 1


def test_one_division_in_place_of_another_is_a_change_and_ten_in_place_of_one_are_not():
    everyone = {**A, "division": "ทุกส่วนราชการ"}
    found = changes([everyone], [A, {**A, "division": "กองช่าง"}])
    assert (len(found.added), len(found.removed), len(found.changed)) == (2, 1, 0)


def test_assignments_without_a_code_and_twice_the_same_are_paired_in_order():
    plain = row("", "จัดประชุม")
    found = changes([plain, {**plain, "result": "ก"}], [plain, {**plain, "result": "ข"}, {**plain, "result": "ค"}])
    assert texts(found) == (["จัดประชุม"], [], [("จัดประชุม", "result", "ก", "ข")])


def test_counts_by_division_and_the_filters():
    before, after = frame(A, B, C), frame({**A, "result": "ก", "percent": 5.0}, C, row("2.1", "ใหม่", "กองช่าง"))
    found = compare(before, after)
    assert found.by_division().values.tolist() == [["กองคลัง", 0, 1, 1], ["กองช่าง", 1, 0, 0]]
    assert found.count == 3
    filters = Filters(DAY, divisions=("กองช่าง",))
    assert texts(found.narrowed(filters.apply(before), filters.apply(after))) == (["ใหม่"], [], [])
    assert len(found.of_division("กองคลัง").changed) == 2


def test_a_filter_by_status_keeps_what_had_it_before_or_has_it_now():
    before, after = frame({**A, "status_read": "in_progress"}), frame({**A, "status_read": "done"})
    for status in ("in_progress", "done"):
        filters = Filters(DAY, statuses=(status,))
        found = compare(before, after).narrowed(filters.apply(before), filters.apply(after))
        assert texts(found) == ([], [], [("จัดประชุม", "status_read", "in_progress", "done")])


def test_empty_frames():
    assert changes([], []).count == 0
    assert texts(changes([], [A])) == (["จัดประชุม"], [], [])
    assert texts(changes([A], [])) == ([], ["จัดประชุม"], [])
    assert list(changes([], []).by_division().columns) == ["division", "added", "removed", "changed"]


def test_alike_but_for_their_measures_each_is_paired_with_its_own():
    one, other = row("1", "จัดประชุม", measure="ก"), row("1", "จัดประชุม", measure="ข")
    assert texts(changes([one, other], [other, one])) == ([], [], [])


def test_where_all_measures_are_renamed_the_numbers_say_which_is_which():
    before = [row("1.1", "จัดประชุม", measure="ก"), row("2.1", "จัดประชุม", measure="ข")]
    after = [row("2.1", "จัดประชุม", measure="ข ใหม่"), row("1.1", "จัดประชุม", measure="ก ใหม่")]
    added, removed, fields = texts(changes(before, after))
    assert (added, removed) == ([], [])
    assert {(old, new) for _activity, field, old, new in fields if field == "measure"} == {
        ("1. ก", "1. ก ใหม่"),
        ("2. ข", "2. ข ใหม่"),
    }


def alike(*names: tuple[str, str, str]) -> list[dict[str, object]]:
    """Assignments of one division by code, activity and measure; each with a result that tells it from the others."""
    rows = [row(code, activity, measure=measure) for code, activity, measure in names]
    return [
        {**one, "measure_no": "1", "result": f"{code}{activity}{measure}"}
        for one, (code, activity, measure) in zip(rows, names, strict=True)
    ]


ONE, TWO = ("1.1", "ประชุม", "ก"), ("1.1", "ประชุม", "ข")


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        # wholly alike, two of each of two measures
        ([ONE, ONE, TWO, TWO], [TWO, TWO, ONE, ONE], [2, 3, 0, 1]),
        # every measure renamed: by their codes
        (
            [("1.1", "ป", "ก"), ("1.1", "ป", "ก"), ("2.1", "ป", "ข"), ("2.1", "ป", "ข")],
            [("2.1", "ป", "x"), ("2.1", "ป", "x"), ("1.1", "ป", "y"), ("1.1", "ป", "y")],
            [2, 3, 0, 1],
        ),
        # every code changed: by their measures
        (
            [("1.1", "ป", "ก"), ("1.1", "ป", "ก"), ("2.1", "ป", "ข"), ("2.1", "ป", "ข")],
            [("8.1", "ป", "ข"), ("8.1", "ป", "ข"), ("9.1", "ป", "ก"), ("9.1", "ป", "ก")],
            [2, 3, 0, 1],
        ),
        # codes and measures changed: by their texts
        (
            [("1.1", "ป", "ก"), ("1.1", "ป", "ก"), ("2.1", "อ", "ก")],
            [("8.1", "อ", "ข"), ("9.1", "ป", "ข"), ("9.1", "ป", "ข")],
            [2, 0, 1],
        ),
        # texts changed: by their codes
        (
            [("1.1", "ป", "ก"), ("1.1", "ป", "ก"), ("2.1", "อ", "ก")],
            [("2.1", "x", "ข"), ("1.1", "y", "ข"), ("1.1", "y", "ข")],
            [2, 0, 1],
        ),
    ],
    ids=["all", "codes", "measures", "texts", "codes alone"],
)
def test_of_several_that_are_alike_each_is_paired_in_its_order(before, after, pairs):
    earlier, later = alike(*before), alike(*after)
    for place, one in enumerate(earlier):
        one["recommendation"] = f"before {place}"
    found = compare(frame(*earlier), frame(*later))
    assert (len(found.added), len(found.removed)) == (0, 0)
    told = found.changed[found.changed["field"] == "recommendation"]
    assert list(told["old"]) == [f"before {place}" for place in pairs]
    assert list(told["after"]) == list(range(len(after)))


def test_who_took_over_from_another_division_is_known_only_where_it_is_one_for_one():
    def two(*divisions: str) -> list[dict[str, object]]:
        return [{**A, "division": name} for name in divisions]

    assert texts(changes(two("ก"), two("ข")))[2] == [("จัดประชุม", "division", "ก", "ข")]
    for before, after in ((two("ก", "ข"), two("ค")), (two("ก"), two("ค", "ง")), (two("ก", "ข"), two("ค", "ง"))):
        found = changes(before, after)
        assert (len(found.added), len(found.removed), len(found.changed)) == (len(after), len(before), 0)
    nameless = [{**one, "activity": ""} for one in two("ก")]
    assert len(changes(nameless, [{**one, "activity": ""} for one in two("ข")]).changed) == 0
    assert len(changes([{**A, "code": ""}], [{**A, "code": "", "activity": "อื่น"}]).changed) == 0


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"start": date(2024, 1, 1)}, {"start": date(2024, 1, 2)}, ("2024-01-01", "2024-01-02")),
        ({"end": date(2024, 1, 1)}, {}, ("2024-01-01", None)),
        ({}, {"start": date(2024, 1, 1), "end": date(2024, 2, 1)}, (None, "2024-01-01 – 2024-02-01")),
        ({"period": "ม.ค."}, {"period": "ม.ค.", "end": date(2024, 1, 31)}, ("ม.ค.", "ม.ค.")),
        ({"period": "ม.ค."}, {"period": " ม.ค. "}, None),
        ({"measure": "ก"}, {"measure": "ข"}, ("1. ก", "1. ข")),
        ({"measure": "ก", "measure_no": ""}, {"measure": "", "measure_no": ""}, ("ก", None)),
        ({"evidence": ("a",)}, {"evidence": ()}, (("a",), None)),
        ({"extra": {"งบ": "1"}}, {"extra": {}}, ("1", None)),
        ({"extra": {"งบ": ""}}, {"extra": {"งบ": "5"}}, (None, "5")),
        ({"extra": {"งบ": "1  2"}}, {"extra": {"งบ": "1 2"}}, None),
        ({"extra": {}}, {"extra": {"งบ": ""}}, None),
    ],
    ids=str,
)
def test_what_was_typed_stands_beside_what_is_typed_and_nothing_is_none(old, new, told):
    found = changes([{**A, **old}], [{**A, **new}]).changed
    assert [(one.old, one.new) for one in found.itertuples()] == ([told] if told else [])


def test_columns_of_the_sheets_own_come_after_those_of_the_form_those_of_now_first():
    before, after = {**A, "extra": {"ข": "1", "ก": "1"}, "result": "x"}, {**A, "extra": {"ค": "2", "ก": "2"}}
    assert [(one.field, one.header) for one in changes([before], [after]).changed.itertuples()] == [
        ("result", ""),
        ("extra", "ค"),
        ("extra", "ก"),
        ("extra", "ข"),
    ]
