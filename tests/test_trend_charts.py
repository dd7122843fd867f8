"""The charts of the trend: what they draw, what they say in words, what stands in the table and in a saved picture."""

from datetime import date, datetime

import pandas as pd
import pytest

from ita_dash.charts import picture
from ita_dash.charts.figure import Figure
from ita_dash.charts.trendcharts import Line, first_and_last, overall_trend, small_trends
from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.ui.changelists import points_table

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

YEAR = FiscalYear(2567)
TODAY = date(2024, 6, 30)
PLAN = pd.DataFrame({"day": [YEAR.start, YEAR.end], "planned": [0.0, 100.0]})
NAN = float("nan")


def line(*values: tuple[date, float], planned: float = 75.0, name: str = "กองคลัง") -> Line:
    return Line(name, [(datetime(day.year, day.month, day.day, 9, tzinfo=BANGKOK), value) for day, value in values], planned)


STEPS = line((date(2023, 11, 1), 10.0), (date(2024, 3, 1), 45.5), (date(2024, 6, 30), 60.0))


def marks(figure: Figure) -> list[str]:
    return [layer["mark"]["type"] for layer in figure.chart.to_dict()["layer"]]


@pytest.mark.parametrize("dark", [False, True])
def test_the_whole_has_its_line_its_plan_and_todays_rule(dark: bool):
    figure = overall_trend(STEPS, PLAN, YEAR, TODAY, dark=dark)
    assert marks(figure) == ["rect", "line", "rule", "line", "point"]
    for said in ("๑๐%", "๔๕.๕%", "๖๐%", "๗๕%", "๓๐ มิ.ย. ๒๕๖๗", "๒๕๖๗"):
        assert said in figure.alt


def test_without_a_plan_there_is_no_line_of_it():
    figure = overall_trend(line((TODAY, 60.0), planned=NAN), PLAN.iloc[:0], YEAR, TODAY)
    assert marks(figure) == ["rect", "rule", "line", "point"]


def test_a_version_seen_after_the_year_stands_at_its_end():
    inside, outside = (
        overall_trend(line((day, 90.0)), PLAN, YEAR, YEAR.end).chart.to_dict() for day in (YEAR.end, date(2024, 12, 1))
    )
    ends = [[row["day"] for rows in spec["datasets"].values() for row in rows if "shown" in row] for spec in (inside, outside)]
    assert [int(day // 86_400_000) for (day,) in ends] == [(YEAR.end - date(1970, 1, 1)).days] * 2


@pytest.mark.parametrize("lines", [[], [STEPS], [STEPS, line((TODAY, NAN), planned=NAN, name="กองช่าง")]])
def test_small_lines_say_where_each_began_and_stands(lines: list[Line]):
    figure = small_trends(lines, YEAR, TODAY, title="ส่วนราชการ")
    for one in lines:
        assert one.name in figure.alt
    if lines:
        assert "จาก ๑๐% เป็น ๖๐% (แผน ๗๕%)" in figure.alt
    assert figure.chart.to_dict()


def test_two_of_one_name_stay_two_lines():
    spec = small_trends([STEPS, STEPS], YEAR, TODAY, title="มาตรการ").chart.to_dict()
    details = [layer["encoding"]["detail"]["field"] for layer in spec["layer"] if "detail" in layer["encoding"]]
    assert details == ["number"]
    assert {row["number"] for rows in spec["datasets"].values() for row in rows if "number" in row} == {0, 1}


def test_a_gap_is_passed_over():
    assert first_and_last(line((date(2023, 11, 1), NAN), (date(2024, 1, 1), 5.0), (TODAY, 8.0))) == (5.0, 8.0)


def test_the_table_has_the_figures_and_the_plan_of_each_day():
    seen = [moment for moment, _value in STEPS.values]
    trend = pd.DataFrame(
        {"seen": seen, "kind": "overall", "completion": [10.0, 45.5, 60.0], "activities_done": 1, "activities": 2}
    )
    half = pd.DataFrame({"day": [YEAR.start, date(2024, 6, 30), YEAR.end], "planned": [0.0, 80.0, 100.0]})
    assert "๘๐%" in points_table(trend, half, YEAR)
    assert "แผน" not in points_table(trend, half.iloc[:0], YEAR)


@pytest.mark.parametrize(
    "figure", [overall_trend(STEPS, PLAN, YEAR, TODAY), small_trends([STEPS], YEAR, TODAY, title="ส่วนราชการ")]
)
def test_they_are_saved_as_pictures(figure: Figure):
    drawn = picture.svg(figure, "ความสำเร็จตลอดปี", ["ประเมินถึงวันที่ ๓๐ มิถุนายน ๒๕๖๗"]).decode()
    assert "ความสำเร็จตลอดปี" in drawn
    assert picture.png(figure, "ความสำเร็จตลอดปี", []).startswith(b"\x89PNG")
