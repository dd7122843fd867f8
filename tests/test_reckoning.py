"""ที่มาของตัวเลข: sums that a pocket calculator gives too, shares that add up, what is left out with its reason."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash import summary
from ita_dash.progress import assess, rounded
from ita_dash.reckoning import MOST, reckon, shares
from tests.assignments_factory import assignments_frame
from tests.years import bundled_year

DAY = date(2024, 6, 30)


def year(*rows: tuple[str, str, str, object, float]):
    """Measure, activity, division, percent (a text is a status) and weight of each assignment, judged."""
    made = [
        {
            "measure_no": measure,
            "measure": f"มาตรการ {measure}",
            "code": code,
            "activity": f"วิธี {code}",
            "division": division,
            "weight": weight,
            **({"status_read": said} if isinstance(said, str) else {"percent": said}),
        }
        for measure, code, division, said, weight in rows
    ]
    return assess(assignments_frame(made), DAY)


def test_the_demonstration_year_to_the_digit():
    dataset = bundled_year(2567)
    found = reckon(dataset.assessed(DAY))
    assert (found.product, found.weight, found.completion) == (Decimal("2297.50"), 32, Decimal("71.8"))
    assert [(str(one.product), int(one.weight), str(one.quotient)) for one in found.measures][:3] == [
        ("328.33", 4, "82.08"),
        ("326.67", 4, "81.67"),
        ("221.67", 3, "73.89"),
    ]
    assert [float(one.share) for one in found.measures] == [10.3, 10.2, 6.9, 7.8, 14.4, 5.0, 17.2]


def test_what_is_cancelled_is_left_out_with_its_weight():
    found = reckon(year(("1", "1.1", "ก", 80.0, 1.0), ("1", "1.2", "ก", "cancelled", 3.0), ("1", "1.3", "ก", 40.0, 1.0)))
    (measure,) = found.measures
    assert (found.weight, found.completion) == (2, 60)
    left_out = measure.activities[1]
    assert (left_out.counted, left_out.assignments[0].counted, left_out.share) == (0, False, 0)


def test_nothing_counts():
    assert (reckon(year()).completion, reckon(year()).weight) == (0, 0)
    assert reckon(year(("1", "1.1", "ก", "cancelled", 1.0))).completion == 0


def test_more_decimals_only_where_two_would_give_another_figure():
    thirds = year(*[("1", f"1.{place}", name, 100 / 3, 1.0) for place in range(40) for name in "กขค"])
    assert reckon(thirds).decimals == 2
    # 3 × 50.0166… and 12 × 50.055: two decimals lift the mean over the half, from 50.0 to 50.1
    assert reckon(year(*[("1", f"1.{place}", "ก", 50.0499, 1.0) for place in range(9)])).decimals > 2


percents = st.one_of(st.floats(0, 100, allow_nan=False), st.integers(0, 100).map(float), st.sampled_from(["cancelled", "unable"]))
rows = st.tuples(
    st.sampled_from("123"), st.sampled_from(["1", "2", "3", "4"]), st.sampled_from("กขคง"), percents, st.just(1.0)
).map(lambda row: (row[0], f"{row[0]}.{row[1]}", row[2], row[3], float(int(row[1]))))


@pytest.mark.slow
@given(st.lists(rows, max_size=40))
def test_every_sum_of_the_tree_is_right_to_the_digit_and_is_the_figure_of_the_pages(found_rows):
    frame = year(*found_rows)
    found, completion = reckon(frame), summary.total(frame).completion
    assert found.completion == (Decimal(0) if completion != completion else Decimal(str(rounded(completion))))
    assert found.product == sum(one.product for one in found.measures)
    assert sum((one.share for one in found.measures), Decimal(0)) in (found.completion, 0)
    for measure in found.measures:
        assert measure.product == sum(one.product for one in measure.activities)
        assert measure.weight == sum(one.weight for one in measure.activities if one.counted)
        assert measure.share == sum(one.share for one in measure.activities)
        for activity in measure.activities:
            counted = [one.progress for one in activity.assignments if one.counted]
            by_hand = sum(counted) * activity.weight / len(counted) if counted else Decimal(0)
            assert abs(activity.product - by_hand) <= Decimal("0.5").scaleb(-found.decimals)
            assert activity.share in (sum(one.share for one in activity.assignments), 0) or not activity.product


@pytest.mark.parametrize(
    ("whole", "parts", "shared"),
    [
        ("71.8", ["1", "1", "1"], ["24", "23.9", "23.9"]),
        ("0", ["1", "2"], ["0", "0"]),
        ("5", ["0", "0"], ["0", "0"]),
        ("0.1", ["3", "7"], ["0", "0.1"]),
    ],
)
def test_shares_add_up_by_the_largest_remainder(whole, parts, shared):
    assert shares(Decimal(whole), list(map(Decimal, parts))) == list(map(Decimal, shared))
    assert MOST >= 2
