"""Charts: whole words, Thai digits and months, a sentence for who cannot see them."""

import json
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.charts.figure import BREAK, Figure
from ita_dash.charts.summarycharts import completion_bars, heat_map
from ita_dash.charts.yearbars import Bar, BarParts
from ita_dash.charts.yearchart import timeline
from ita_dash.filters import Filters
from ita_dash.fiscal import FiscalYear
from ita_dash.framerows import each_row
from ita_dash.look import drawing
from ita_dash.look.yearrows import bar_of, timeline_rows
from ita_dash.palette import DARK, LIGHT, heat_colours
from ita_dash.planwords import NEAR, grave, number_place
from ita_dash.thailines import columns, words, wrap
from tests.assignments_factory import RECORDS, dataset_of
from tests.years import bundled_year

pytestmark = pytest.mark.slow  # a file that takes several seconds

NAN = float("nan")
YEAR, AS_OF = FiscalYear(2567), date(2024, 6, 30)
FIRST = "๑. เพิ่มความโปร่งใสในการใช้จ่ายงบประมาณ"
BARS = [
    Bar(FIRST, "๑.๑", "เผยแพร่แผน", "done", "แล้วเสร็จ", date(2023, 10, 1), date(2023, 12, 31), 100.0),
    Bar(FIRST, "๑.๒", "รายงานผล", "overdue", "เกินกำหนด ๑/๒ หน่วย", date(2024, 4, 1), date(2024, 5, 31), 25.0),
    Bar("ไม่ระบุระยะเวลา", "๒.๑", "สำรวจ", "no_period", "ไม่ระบุระยะเวลา", None, None, 0.0),
]


def spec(figure: Figure) -> dict:
    return figure.chart.to_dict()


def rows(figure: Figure) -> list[dict]:
    """Every row of every table that the chart is drawn from."""
    return [row for table in spec(figure)["datasets"].values() for row in table]


def bars(**options: object) -> Figure:
    return completion_bars(
        ["๑. ยกระดับ", "๒. อื่น"], [82.14, float("nan")], ["แล้วเสร็จ ๑ จาก ๓", "แล้วเสร็จ ๐ จาก ๐"], title="มาตรการ", **options
    )


def test_bars_say_their_percent_in_thai_digits() -> None:
    assert {row["shown"] for row in rows(bars())} == {"๘๒.๑%", "–"}
    assert {row["shown"] for row in rows(bars(thai_digits=False))} == {"82.1%", "–"}


def test_alt_text_says_every_figure() -> None:
    assert bars().alt == "มาตรการ: ๑. ยกระดับ ๘๒.๑% (แล้วเสร็จ ๑ จาก ๓); ๒. อื่น – (แล้วเสร็จ ๐ จาก ๐)"


def test_two_of_one_name_stay_two_bars() -> None:
    figure = completion_bars(["ก", "ก"], [10, 20], ["", ""], title="x")
    assert len({row["top"] for row in rows(figure)}) == 2


def test_long_label_is_wrapped_and_whole() -> None:
    name = "การปรับปรุงและพัฒนาการดำเนินงาน และการให้บริการประชาชน หรือผู้มาติดต่อ หรือผู้มีส่วนได้ส่วนเสียภายนอก"
    label = rows(completion_bars([name], [50], [""], title="x"))[0]["label"]
    assert label.count(BREAK) >= 1
    assert label.replace(BREAK, "").replace(" ", "") == name.replace(" ", "")


@pytest.mark.parametrize(("dark", "ink"), [(False, LIGHT), (True, DARK)])
def test_charts_follow_the_theme(dark: bool, ink) -> None:
    said = json.dumps(spec(bars(dark=dark)))
    assert ink.text in said
    assert ink.bar in said
    assert spec(bars(dark=dark))["config"]["font"] == "Noto Sans Thai"


def heated(*pairs: tuple[float, float], state: str = "behind", dark: bool = False) -> Figure:
    """A heat map of one division with a measure for each (completion, planned), where it is behind in ``state``."""
    columns = [f"ม.{place}" for place in range(len(pairs))]
    cells = pd.DataFrame(
        {
            "row": ["กองคลัง"] * len(pairs),
            "column": columns,
            "column_name": columns,
            "value": [value for value, _planned in pairs],
            "planned": [planned for _value, planned in pairs],
            "state": state,
            "count": [""] * len(pairs),
        }
    )
    return heat_map(["กองคลัง"], columns, cells, columns_title="มาตรการ", rows_title="ส่วนราชการ", dark=dark)


def test_the_heat_map_is_coloured_by_the_gap_and_not_by_completion() -> None:
    nan = float("nan")
    figure = heated((69.9, 100), (70, 100), (90, 100), (99, 100), (30, 30), (0, 0), (100, 100), (nan, nan))
    told = {row["column"]: (row["heat"], row["sign"], row["words"].replace(BREAK, " ")) for row in rows(figure)}
    assert list(told.values()) == [
        ("far", "▼", "ช้า ๓๐.๑ ๖๙.๙%"),
        ("behind", "▼", "ช้า ๓๐ ๗๐%"),
        ("short", "▼", "ช้า ๑๐ ๙๐%"),
        ("short", "▼", "ช้า ๑ ๙๙%"),
        ("on_plan", "", "ตามแผน ๓๐%"),
        ("not_due", "○", "ยังไม่ถึงกำหนด"),
        ("on_plan", "✓", "แล้วเสร็จ"),
        ("none", "", "ไม่มีรายการที่นับ"),
    ]
    assert "กองคลัง × ม.0 ๖๙.๙% ช้ากว่าแผน ๓๐.๑ จุด" in figure.alt


def test_what_is_not_due_yet_has_a_frame_of_dashes_and_no_red() -> None:
    ground = heat_colours(dark=False)
    assert ground["not_due"][0] == LIGHT.background
    assert '"strokeDash"' in json.dumps(spec(heated((0, 0))))
    assert '"strokeDash"' not in json.dumps(spec(heated((50, 60))))


def test_measures_stand_in_their_own_order_whatever_the_first_division_lacks() -> None:
    dataset = bundled_year(2567)
    frame = dataset.assessed(date(2024, 6, 30))
    drawn = spec(drawing.figure("matrix", frame, range(200), dataset, Filters(date(2024, 6, 30)), dark=False, thai_digits=True))
    columns = drawn["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert [one.split(BREAK)[0] for one in columns] == [f"ม.{number}" for number in "๑๒๓๔๕๖๗"]
    assert columns[1] == BREAK.join(["ม.๒", "การใช้งบประมาณ"])


@pytest.mark.parametrize(("state", "sign"), [("overdue", "!"), ("unable", "✕"), ("behind", "▼")])
def test_a_cell_that_is_behind_has_the_sign_of_what_is_gravest_in_it(state: str, sign: str) -> None:
    assert {(row["words"], row["sign"]) for row in rows(heated((50, 90), (95, 90), (100, 100), state=state))} == {
        (f"ช้า ๔๐{BREAK}๕๐%", sign),
        (f"ตามแผน{BREAK}๙๕%", ""),
        ("แล้วเสร็จ", "✓"),
    }


@pytest.mark.parametrize(
    ("overdue", "unable", "gravest"), [(0, 0, "behind"), (0, 2, "unable"), (1, 0, "overdue"), (1, 2, "overdue")]
)
def test_what_is_overdue_is_graver_than_what_cannot_be_done(overdue: int, unable: int, gravest: str) -> None:
    assert grave(overdue, unable) == gravest


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (("unable", "done"), "ไม่สามารถดำเนินการได้ ๑/๒ หน่วย"),
        (("unable", "cancelled"), "ไม่สามารถดำเนินการได้ ๑/๒ หน่วย"),
        (("cancelled", "cancelled"), "ยกเลิก"),
        (("done", "done"), "แล้วเสร็จ"),
        (("unable",), "ไม่สามารถดำเนินการได้"),
    ],
)
def test_a_bar_says_of_how_many_divisions_its_state_is(states: tuple[str, ...], said: str) -> None:
    rows = [
        {**RECORDS[0], "division": f"กอง {place}", "status_read": state, "percent": NAN, "result": ""}
        for place, state in enumerate(states)
    ]
    (row,) = each_row(timeline_rows(dataset_of(rows).assessed(AS_OF), "measure", AS_OF))
    assert bar_of(row).said == said


def test_timeline_says_names_quarters_states_and_date_in_words() -> None:
    said = rows(timeline(BARS, YEAR, AS_OF))
    assert [row["name"] for row in said if str(row.get("name", "")).startswith("ไตรมาส")][:2] == ["ไตรมาส ๑", "ไตรมาส ๓"]
    assert {(row["name"], row["said"], row["reached"], row["sign"], row["tone"]) for row in said if "reached" in row} == {
        ("๑.๑ เผยแพร่แผน", "แล้วเสร็จ", "๑๐๐%", "✓", "quiet"),
        ("๑.๒ รายงานผล", "เกินกำหนด ๑/๒ หน่วย", "๒๕%", "!", "bad"),
        ("๒.๑ สำรวจ", "ไม่ระบุระยะเวลา", "๐%", "?", "quiet"),
    }
    assert "ประเมินถึงวันที่ ๓๐ มิ.ย. ๒๕๖๗" in {row.get("said") for row in said}


def test_timeline_runs_from_october_to_september() -> None:
    text = json.dumps(spec(timeline(BARS, YEAR, AS_OF)))
    assert "1696118400000" in text  # 1 October 2023
    assert "1727740800000" in text  # the end of 30 September 2024


def test_timeline_keeps_lanes_and_undated_activities() -> None:
    said = rows(timeline(BARS, YEAR, AS_OF))
    heads = [row["name"] for row in said if row.keys() == {"top", "name"}]
    assert heads == [FIRST, "ไม่ระบุระยะเวลา"]
    assert {row["name"] for row in said if row.get("dated") is False} == {"๒.๑ สำรวจ"}


def bar(state: str, completion: float, start: date | None, end: date | None) -> Bar:
    return Bar("", "", "", state, "", start, end, completion)


def test_a_bar_is_as_long_as_its_period_and_filled_as_far_as_it_is_done() -> None:
    parts = bar("behind", 25.0, date(2024, 6, 1), date(2024, 7, 30)).parts(YEAR, AS_OF)
    assert parts == BarParts(date(2024, 6, 1), date(2024, 7, 31), 25.0, 50.0, "behind")
    assert parts.lacks


@pytest.mark.parametrize(
    ("state", "done", "missing"),
    [
        ("overdue", 40.0, "behind"),
        ("due_soon", 40.0, "short"),
        ("on_track", 40.0, ""),
        ("unable", 40.0, ""),
        ("behind", 100.0, ""),
    ],
)
def test_only_what_is_late_or_soon_has_a_colour_for_what_is_missing(state: str, done: float, missing: str) -> None:
    parts = bar(state, done, date(2024, 4, 1), date(2024, 6, 30)).parts(YEAR, AS_OF)
    assert (parts.missing if parts.lacks else "") == missing


def test_a_date_that_lacks_is_that_of_the_year_and_what_lies_outside_stands_at_its_edge() -> None:
    nan = float("nan")
    assert bar("no_period", 0.0, None, None).parts(YEAR, AS_OF) is None
    one = bar("on_track", nan, None, date(2025, 3, 31)).parts(YEAR, AS_OF)
    assert (one.first, one.after, one.done) == (date(2023, 10, 1), date(2024, 10, 1), 0.0)
    other = bar("on_track", 0.0, date(2024, 8, 1), None).parts(YEAR, AS_OF)
    assert (other.after, other.due) == (date(2024, 10, 1), 0.0)


@pytest.mark.parametrize("chosen", [[], BARS[2:], BARS[:1]], ids=["none", "undated", "one"])
def test_timeline_of_few_bars(chosen: list[Bar]) -> None:
    assert spec(timeline(chosen, YEAR, AS_OF))["layer"]


@pytest.mark.parametrize("word", ["งบประมาณ", "สิ่งแวดล้อม", "นโยบาย", "ไตรมาส", "ปฏิบัติงาน"])
def test_word_is_not_cut(word: str) -> None:
    assert word in "|".join(words(f"การใช้จ่าย{word}และ{word}ของหน่วยงาน"))
    assert all(line.count(word[:3]) == line.count(word) for line in wrap(f"ทบทวนคำขอ{word}ร่วมกับ{word}", len(word)))


@given(st.text(), st.integers(1, 60))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())
    assert "".join(words(text)) == text


def test_vowels_above_and_below_take_no_column() -> None:
    assert columns("ปู่") == 1


@pytest.mark.parametrize("planned", [float("nan"), 0, 20, 35, 44, 45, 60, 71, 80, 100])
@pytest.mark.parametrize("value", [0, 10, 30, 44, 45, 60, 71, 100])
def test_the_tick_of_the_plan_goes_through_no_number(value, planned):
    inside, at = number_place(value, planned)
    from_, to = (at - NEAR, at) if inside else (at, at + NEAR)
    assert not from_ < planned < to
    assert from_ >= 0
    assert to <= 100
    assert planned == at or value == at


def test_a_bar_draws_its_number_where_there_is_room():
    figure = completion_bars(["ก", "ข"], [71.8, 30.0], ["1/2", "1/2"], planned=[60.0, 35.0], title="")
    assert {(row["inside"], row["number_at"]) for row in rows(figure)} == {(True, 60.0), (False, 35.0)}
    places = [
        layer["encoding"]["x"]["field"]
        for layer in spec(figure)["layer"]
        if layer["encoding"].get("text", {}).get("field") == "written"
    ]
    assert places == ["number_at"] * 2


@pytest.mark.parametrize(
    ("value", "planned", "written"), [(26.7, 35.0, "๒๖.๗% · แผน ๓๕%"), (26.7, 60.0, "๒๖.๗%"), (80.0, 90.0, "๘๐%")]
)
def test_a_number_behind_the_tick_of_the_plan_is_not_taken_for_it(value, planned, written):
    (row,) = rows(completion_bars(["ก"], [value], [""], planned=[planned], title=""))
    assert row["written"] == written
