"""The plan: what should be done by the day, over the same assignments and by the same means as completion (rule 8)."""

from datetime import date

import pytest

from ita_dash import summary
from ita_dash.progress import assess, gap, rounded, standing
from tests.assignments_factory import assignments_frame
from tests.years import bundled_year

NAN = float("nan")


def row(code: str, division: str = "กองคลัง", **more: object) -> dict[str, object]:
    return {"code": code, "measure_no": code[0], "measure": f"มาตรการ {code[0]}", "activity": code, "division": division, **more}


def planned(day: date, *rows: dict[str, object]) -> list[float]:
    return [round(value, 1) for value in assess(assignments_frame(rows), day)["planned"]]


def test_the_demonstration_year_on_30_june_2567():
    dataset = bundled_year(2567)
    frame = dataset.assessed(date(2024, 6, 30))
    office = summary.total(frame)  # 26.7 less 45.7 is -19.0: each gap is the difference of the two figures beside it
    assert (rounded(office.completion), rounded(office.planned), gap(office.completion, office.planned)) == (71.8, 83.7, -11.9)
    divisions = summary.divisions(frame).set_index("division")
    law = divisions.loc["งานนิติการ"]
    assert (rounded(law["completion"]), rounded(law["planned"]), gap(law["completion"], law["planned"])) == (72.5, 100.0, -27.5)
    measures = summary.measures(frame).set_index("measure_no")
    gaps = {no: gap(one["completion"], one["planned"]) for no, one in measures.iterrows()}
    assert sorted(gaps, key=gaps.__getitem__)[:3] == ["6", "7", "3"]
    assert [gaps[no] for no in ("6", "7", "3")] == [-19.0, -17.8, -17.7]
    assert office.plan_guessed == int((frame["plan_guessed"] & frame["counted"]).sum()) == 1


def test_an_assignment_is_planned_on_the_straight_line_from_its_first_to_its_last_day():
    one = row("1.1", start=date(2024, 1, 1), end=date(2024, 1, 10))
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 5), date(2024, 1, 10), date(2024, 5, 1)]
    assert [planned(day, one) for day in days] == [[0.0], [10.0], [50.0], [100.0], [100.0]]


def test_a_day_is_planned_whole_on_that_day():
    one = row("1.1", start=date(2024, 1, 5), end=date(2024, 1, 5))
    assert [planned(day, one) for day in (date(2024, 1, 4), date(2024, 1, 5))] == [[0.0], [100.0]]


def test_without_dates_it_is_planned_over_the_whole_fiscal_year_and_marked():
    rows = (row("1.1"), row("1.2", end=date(2024, 3, 31)), row("1.3", start=date(2024, 4, 1)))
    assert planned(date(2023, 10, 1), *rows) == [0.3, 0.5, 0.0]
    assert planned(date(2024, 9, 30), *rows) == [100.0, 100.0, 100.0]
    assert planned(date(2024, 3, 31), *rows) == [50.0, 100.0, 0.0]
    frame = assess(assignments_frame([*rows, row("1.4", start=date(2024, 1, 1), end=date(2024, 2, 1))]), date(2024, 3, 31))
    assert list(frame["plan_guessed"]) == [True, True, True, False]
    assert frame["schedule"].iloc[0] == "no_period"


def test_the_plan_is_weighted_and_leaves_out_as_completion_does():
    past = {"start": date(2023, 10, 1), "end": date(2023, 12, 31)}
    rows = [
        row("1.1", **past, weight=3.0),
        row("1.1", "กองช่าง", start=date(2024, 8, 1), end=date(2024, 9, 1), weight=3.0),
        row("1.2", start=date(2024, 8, 1), end=date(2024, 9, 1)),
        row("1.3", **past, status_read="cancelled"),
        row("1.4", **past, status_read="unable"),
    ]
    frame = assess(assignments_frame(rows), date(2024, 6, 30))
    total = summary.total(frame)
    assert total.planned == pytest.approx((3 * 50 + 0 + 100) / 5)
    assert summary.measures(frame)["planned"].iloc[0] == pytest.approx(total.planned)
    alone = summary.divisions(frame).set_index("division")["planned"]
    assert (alone["กองคลัง"], alone["กองช่าง"]) == (pytest.approx((3 * 100 + 0 + 100) / 5), 0.0)


def test_where_nothing_counts_there_is_neither_a_figure_nor_a_plan():
    frame = assess(assignments_frame([row("1.1", status_read="cancelled")]), date(2024, 6, 30))
    total = summary.total(frame)
    assert standing(total.completion, total.planned) == "none"
    assert standing(NAN, 50.0) == standing(50.0, NAN) == "none"


@pytest.mark.parametrize(
    ("completion", "plan", "points", "said"),
    [
        (71.84, 83.68, -11.9, "behind"),  # 71.8 and 83.7 as shown: not the -11.84 of what is behind them
        (50.0, 60.0, -10.0, "short"),
        (49.9, 60.0, -10.1, "behind"),
        (59.9, 60.0, -0.1, "short"),
        (60.0, 60.0, 0.0, "on_plan"),
        (60.04, 60.0, 0.0, "on_plan"),
        (100.0, 83.7, 16.3, "on_plan"),
        (0.0, 0.0, 0.0, "not_due"),
        (0.0, 0.04, 0.0, "not_due"),
        (0.0, 0.1, -0.1, "short"),
        (5.0, 0.0, 5.0, "on_plan"),
    ],
)
def test_the_gap_is_the_difference_of_the_figures_as_shown(completion, plan, points, said):
    assert gap(completion, plan) == points
    assert standing(completion, plan) == said
