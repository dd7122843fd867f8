"""Completion counts activities; every figure stands beside its plain count and opens to its rows."""

from datetime import date

import pandas as pd
import pytest

from ita_dash import completion, summary
from ita_dash.filters import Filters
from ita_dash.progress import assess
from ita_dash.reckoning import reckon
from tests.assignments_factory import assignments_frame

AS_OF = date(2024, 6, 30)


def frame(*rows):
    names = ("code", "division", "percent", "status_read", "weight", "parent")
    records = []
    for row in rows:
        values = dict(zip(names, row, strict=False))
        measure_no, activity_no = values["code"].split(".")
        records.append(
            {
                "start": date(2023, 10, 1),
                "end": date(2024, 9, 30),
                **values,
                "measure_no": measure_no,
                "measure": "ม" + measure_no,
                "activity_no": activity_no,
                "activity": "ก" + activity_no,
            }
        )
    return assess(assignments_frame(records), AS_OF)


TWO = frame(("1.1", "คลัง", 100), ("1.1", "ช่าง", 50), ("1.2", "คลัง", 25), ("2.1", "แผน", 0, "", 1, "ปลัด"))


def test_the_worked_example():
    measures = summary.measures(TWO).set_index("measure_no")
    assert measures.loc["1", "completion"] == 50
    assert (measures.loc["1", "activities_done"], measures.loc["1", "activities"]) == (0, 2)


def test_the_office_is_the_mean_over_activities():
    total = summary.total(TWO)
    assert total.completion == pytest.approx((75 + 25 + 0) / 3)
    assert (total.activities_done, total.activities, total.assignments) == (0, 3, 4)


def test_weights_count():
    assert summary.total(frame(("1.1", "ก", 100, "", 3), ("1.2", "ก", 0, "", 1))).completion == 75


def test_an_activity_has_the_weight_that_stands_first_not_the_mean_of_its_divisions():
    rows = frame(("1.1", "ก", 100, "", 3), ("1.1", "ข", 100, "", 1), ("1.2", "ก", 0, "", 1))
    assert summary.total(rows).completion == 75
    assert summary.total(rows).planned == pytest.approx(completion.plan_through(rows, [AS_OF])[0])
    assert list(summary.activities(rows)["weight"]) == [3, 1]
    early = frame(("1.1", "ก", 0, "", 3), ("1.1", "ข", 0, "", 1), ("1.2", "ก", 0, "", 1))
    early.loc[2, ["start", "end"]] = pd.Timestamp(2024, 9, 30)
    day = date(2024, 9, 29)
    whole = completion.plan_through(early[:1], [day])[0]
    assert completion.plan_through(early, [day])[0] == pytest.approx(whole * 3 / 4)


def test_divisions_without_a_place_stand_in_the_order_of_the_thai_alphabet():
    rows = frame(("1.1", "โรงเรียน"), ("1.1", "กองช่าง"), ("1.1", "เทศบาล"), ("1.1", "กองคลัง"), ("1.1", "งานนิติการ"))
    assert list(summary.divisions(rows)["division"]) == ["กองคลัง", "กองช่าง", "งานนิติการ", "เทศบาล", "โรงเรียน"]


def test_divisions_stand_in_the_order_of_the_list_and_those_that_are_not_in_it_come_last():
    names = ["กองคลัง", "กองช่าง", "สำนักปลัด", "กองใหม่"]
    rows = frame(*(("1.1", name) for name in names)).assign(place=[2, 1, 0, summary.UNLISTED], parent_place=summary.UNLISTED)
    assert list(summary.divisions(rows)["division"]) == ["สำนักปลัด", "กองช่าง", "กองคลัง", "กองใหม่"]
    assert summary.UNLISTED > 50_000  # more than any list has names


def test_cancelled_is_left_out_and_shown():
    data = frame(("1.1", "ก", 40), ("1.1", "ข", None, "cancelled"), ("1.2", "ก", None, "cancelled"))
    total = summary.total(data)
    assert (total.completion, total.activities, total.by_status["cancelled"]) == (40, 1, 2)
    leaves = [leaf for measure in reckon(data).measures for one in measure.activities for leaf in one.assignments]
    assert [leaf.counted for leaf in leaves] == [True, False, False]


def test_an_activity_is_done_when_all_its_divisions_are():
    data = frame(("1.1", "ก", 100), ("1.1", "ข", 90), ("1.2", "ก", 100), ("1.2", "ข", None, "cancelled"))
    assert list(summary.activities(data)["is_done"]) == [False, True]
    assert summary.total(data).activities_done == 1


def test_a_unit_counts_for_its_division_too():
    divisions = summary.divisions(frame(("1.1", "ปลัด", 100), ("1.2", "แผน", 0, "", 1, "ปลัด"))).set_index("division")
    assert divisions.loc["ปลัด", "completion"] == 50
    assert divisions.loc["แผน", "completion"] == 0
    assert (divisions.loc["แผน", "parent"], divisions.loc["แผน", "level"]) == ("ปลัด", 1)


def test_a_division_that_reports_only_by_its_units_is_listed():
    assert list(summary.divisions(TWO)["division"]) == ["คลัง", "ช่าง", "ปลัด", "แผน"]


def test_the_matrix_has_each_measure_of_each_division():
    matrix = summary.matrix(TWO).set_index(["measure_no", "division"])["completion"]
    assert matrix["1", "คลัง"] == pytest.approx(62.5)
    assert matrix["2", "ปลัด"] == 0
    assert ("2", "คลัง") not in matrix.index


def test_the_matrix_counts_what_is_overdue_and_what_cannot_be_done():
    data = frame(("1.1", "ก", 10), ("1.2", "ก", 20), ("2.1", "ก", 30), ("2.1", "ข", 30))
    data.loc[0, "schedule"] = "overdue"
    data.loc[[1, 2], ["schedule", "status"]] = ["stopped", "unable"]
    matrix = summary.matrix(data)
    told = list(zip(matrix["measure_no"], matrix["division"], matrix["overdue"], matrix["unable"], strict=True))
    assert sorted(told) == [("1", "ก", 1, 1), ("2", "ก", 0, 1), ("2", "ข", 0, 0)]


@pytest.mark.parametrize(
    ("statuses", "state"),
    [(["unable", "cancelled"], "unable"), (["cancelled", "cancelled"], "cancelled"), (["unable", "done"], "unable")],
)
def test_an_activity_that_was_stopped_says_whether_it_cannot_be_done_or_was_cancelled(statuses, state):
    data = frame(("1.1", "ก", 10), ("1.1", "ข", 20)).assign(status=statuses)
    data["schedule"] = ["done" if status == "done" else "stopped" for status in statuses]
    (activity,) = summary.activities(data).to_dict("records")
    assert (activity["schedule"], activity["state"]) == ("stopped", state)


def test_the_most_pressing_stands_first():
    data = frame(("1.1", "ก", 10), ("1.2", "ก"), ("1.3", "ก", 100), ("1.4", "ก", 80))
    data.loc[1, ["end", "schedule"]] = [pd.Timestamp(2024, 1, 31), "overdue"]
    assert list(zip(summary.attention(data)["code"], summary.attention(data)["reason"], strict=True)) == [
        ("1.2", "overdue"),
        ("1.1", "behind"),
    ]


def test_one_recommendation_to_several_divisions_is_one_row():
    data = frame(("1.1", "ก", 10), ("1.1", "ข", 20), ("1.2", "ก", 30)).assign(recommendation=["ทำต่อ", "ทำต่อ", ""])
    table = summary.recommendations(data)
    assert list(zip(table["code"], table["division"], table["weight"], strict=True)) == [("1.1", "ก, ข", 1)]


def test_nothing_gives_empty_tables():
    nothing = frame()
    assert summary.total(nothing).completion != summary.total(nothing).completion
    for table in (
        summary.activities,
        summary.measures,
        summary.divisions,
        summary.matrix,
        summary.attention,
        summary.recommendations,
    ):
        assert len(table(nothing)) == 0


def test_filters_choose_rows():
    def chosen(**values):
        return list(Filters(AS_OF, **values).apply(TWO)["code"])

    assert chosen() == ["1.1", "1.1", "1.2", "2.1"]
    assert chosen(measures=("2",)) == ["2.1"]
    assert chosen(divisions=("คลัง",)) == ["1.1", "1.2"]
    assert chosen(divisions=("ปลัด",)) == ["2.1"]
    assert chosen(statuses=("done",)) == ["1.1"]
    assert chosen(divisions=("คลัง",), statuses=("done",)) == ["1.1"]


def test_rows_of_many_different_values_in_many_columns_keep_numbers_of_their_own():
    many = 2**16  # five columns of it have more combinations than 64 bits
    frame = pd.DataFrame({name: pd.Series([*range(many), 0]) for name in "abcde"})
    frame.loc[many, "a"] = many
    numbers, firsts = completion.numbered(frame, list("abcde"))
    assert list(numbers) == list(range(many + 1))
    assert list(firsts) == list(range(many + 1))
