"""Charts as pictures: what stands in them, in light colours, with their own font and no other host."""

import re
import struct
from datetime import date, datetime
from functools import cache
from io import BytesIO

import pandas as pd
import pytest
import vl_convert
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from ita_dash.charts import picture as pictures
from ita_dash.charts import vega
from ita_dash.charts.picture import SLIDE, SLIDE_MARGIN, WIDTH
from ita_dash.charts.trendcharts import Line, overall_trend, small_trends
from ita_dash.charts.vega import SCALE
from ita_dash.filters import Filters
from ita_dash.fiscal import BANGKOK, FiscalYear
from ita_dash.framerows import each_row
from ita_dash.look import drawing
from ita_dash.look.yearrows import LANES, bar_of, timeline_rows
from ita_dash.palette import DARK, LIGHT, STATE_TONES, TONES
from ita_dash.thailines import columns
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, dataset_of
from tests.years import bundled_year

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]  # ``test_filemaking`` and ``test_web`` have workers draw

PLAN = pd.DataFrame({"day": [date(2023, 10, 1), date(2024, 9, 30)], "planned": [0.0, 100.0]})
SMALLEST = 14
"""Pixels of letters: nothing to read is under it, on pages and in pictures."""
EVERY_CHART = pytest.mark.parametrize("name", drawing.CHARTS)


@cache
def usual(name: str) -> str:
    """The picture of the tests' own office, drawn once."""
    return svg(name, dataset_of())


def svg(name: str, dataset=None, filters=EVERYTHING, thai_digits: bool = True) -> str:
    return drawing.picture(name, dataset or dataset_of(), filters, "svg", thai_digits=thai_digits).decode()


def words(drawn: str) -> str:
    return "\n".join(re.findall(r">([^<>]+)</t(?:ext|span)>", drawn))


@EVERY_CHART
def test_a_picture_says_what_it_is_whose_which_year_and_as_of_when(name):
    said = words(usual(name))
    assert OFFICE in said
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๗" in said
    assert "ประเมินถึงวันที่ ๓๐ มิถุนายน ๒๕๖๗" in said
    assert "ข้อมูลสาธิต" not in said


@EVERY_CHART
def test_made_up_data_says_so_in_the_picture(name):
    assert "ข้อมูลสาธิต" in words(svg(name, bundled_year(2567)))


@pytest.mark.parametrize("name", ["measures", "divisions"])
def test_a_picture_of_bars_says_what_their_tick_and_colours_mean(name):
    assert "ขีดสีเข้ม: แผนถึงวันประเมิน" in words(usual(name))
    assert "ช้าเกิน 10 จุด" in words(svg(name, thai_digits=False))


def test_filters_are_said():
    assert "ส่วนราชการ: กองคลัง" in words(svg("measures", filters=Filters(AS_OF, divisions=("กองคลัง",))))


def test_digits_follow_the_setting():
    assert "ประเมินถึงวันที่ 30 มิถุนายน 2567" in words(svg("measures", thai_digits=False))


@EVERY_CHART
def test_a_picture_is_drawn_in_light_colours_on_white(name):
    drawn = usual(name)
    colours = set(re.findall(r"#[0-9a-f]{6}", drawn))
    assert LIGHT.background in colours or "#fff" in drawn
    assert not colours & {DARK.text, DARK.background, DARK.bar, DARK.track, DARK.grid}


@EVERY_CHART
def test_a_png_has_two_dots_to_a_pixel(name):
    drawn = usual(name)
    dots = drawing.picture(name, dataset_of(), EVERYTHING, "png", thai_digits=True)
    width, height = struct.unpack(">II", dots[16:24])
    size = re.search(r'width="(\d+)" height="(\d+)"', drawn)
    assert size is not None
    assert (width, height) == (SCALE * int(size[1]), SCALE * int(size[2]))
    assert int(size[1]) == drawing.CHARTS[name].width(dataset_of().assessed(AS_OF)) >= WIDTH


def test_a_very_tall_picture_has_fewer_dots(monkeypatch):
    monkeypatch.setattr(vega, "MOST_DOTS", 100_000)
    dots = drawing.picture("measures", dataset_of(), EVERYTHING, "png", thai_digits=True)
    width, height = struct.unpack(">II", dots[16:24])
    assert width * height <= 105_000


def test_many_measures_make_a_wider_table():
    rows = [{**RECORDS[0], "measure_no": str(number), "measure": f"มาตรการที่ {number}"} for number in range(1, 31)]
    size = re.search(r'width="(\d+)"', svg("matrix", dataset_of(rows)))
    assert size is not None
    assert int(size[1]) > 2 * WIDTH


def test_the_renderer_gets_sara_am_in_its_two_parts_and_the_svg_gives_it_whole(monkeypatch):
    given: list[str] = []
    draw = vl_convert.vegalite_to_svg

    def watched(spec, **options):
        given.append(str(spec))
        return draw(spec, **options)

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", watched)
    drawn = svg("divisions", dataset_of([{**RECORDS[0], "division": "สำนักงานประจำตำบล"}]))
    assert "\u0e33" not in given[0]
    assert "สำนักงานประจำตำบล" in words(drawn)
    assert "\u0e4d\u0e32" not in drawn


def test_the_font_is_in_the_svg_and_nothing_is_fetched():
    drawn = usual("measures")
    assert "@font-face{font-family:'Noto Sans Thai'" in drawn
    assert not re.search(r"(?:href|src|url)\s*[=(:]\s*[\"']?https?:", drawn)


def test_text_of_the_sheet_is_text():
    drawn = svg("divisions", dataset_of([{**RECORDS[0], "division": "<script>alert(1)</script>&"}]))
    assert "<script" not in drawn
    assert "&lt;script" in drawn


@EVERY_CHART
def test_a_picture_of_nothing_says_so(name):
    drawn = svg(name, filters=Filters(AS_OF, statuses=("unable",)))
    assert OFFICE in words(drawn)
    assert "ไม่มีรายการที่ตรงกับตัวกรองนี้" in words(drawn)


def test_the_renderer_knows_the_font_by_a_name_that_no_machine_has(monkeypatch):
    given: list[str] = []
    draw = vl_convert.svg_to_png

    def watched(drawn, **options):
        given.append(drawn)
        return draw(drawn, **options)

    monkeypatch.setattr(vl_convert, "svg_to_png", watched)
    drawing.picture("measures", dataset_of(), EVERYTHING, "png", thai_digits=True)
    assert set(re.findall('font-family="([^"]+)"', given[0])) == {vega.OWN}
    assert vega.OWN not in usual("measures")


def test_an_svg_has_a_title_a_description_and_only_the_letters_that_it_needs():
    drawn = usual("measures")
    title, said = re.search("<title>([^<]+)</title><desc>([^<]+)</desc>", drawn).groups()
    assert title in words(drawn)
    assert OFFICE in said
    assert "สร้างการรับรู้" in said
    assert len(drawn) < vega.font_file().stat().st_size * 0.7  # the whole font alone would be a third more than its file


def lacking(drawn: str) -> set[str]:
    """Letters of a picture that its font has not."""
    with TTFont(vega.font_file()) as font:
        return {letter for letter in "".join(words(drawn).split()) if ord(letter) not in font.getBestCmap()}


@EVERY_CHART
def test_a_picture_has_no_letter_that_its_font_lacks_and_none_smaller_than_can_be_read(name: str):
    drawn = svg(name, bundled_year(2567), Filters(date(2024, 6, 30)))
    assert not lacking(drawn), "it is drawn as a shape: an old machine has it in no font"
    assert min(map(int, re.findall(r'font-size="(\d+)px"', drawn))) >= SMALLEST


def test_a_picture_of_the_trend_has_no_such_letter_either():
    line = Line("กองคลัง", [(datetime(2024, month, 1, tzinfo=BANGKOK), month * 10.0) for month in (1, 6)], 75.0)
    for figure in (
        overall_trend(line, PLAN, FiscalYear(2567), AS_OF),
        small_trends([line], FiscalYear(2567), AS_OF, title="ส่วนราชการ"),
    ):
        drawn = pictures.svg(figure, "แนวโน้ม", []).decode()
        assert not lacking(drawn)
        assert min(map(int, re.findall(r'font-size="(\d+)px"', drawn))) >= SMALLEST


@pytest.mark.parametrize("lanes", LANES)
def test_the_picture_of_the_timeline_says_and_colours_each_state_as_the_page_does(lanes: str):
    filters = Filters(date(2024, 6, 30))
    rows = timeline_rows(bundled_year(2567).assessed(filters.as_of), lanes, filters.as_of)
    drawn = svg(f"timeline-{lanes}", bundled_year(2567), filters)
    said = {one.said: one.state for one in map(bar_of, each_row(rows))}
    assert {"unable", "cancelled", "overdue"} <= set(said.values())
    found = re.findall(r'font-size="14px" font-weight="600" fill="(#\w{6})"[^>]*>([^<]+)', drawn)
    told = {words: ink for ink, words in found if words in said}
    assert told == {words: TONES[STATE_TONES[state]].light for words, state in said.items()}


@pytest.mark.parametrize("name", ["measures", "matrix", "timeline-division"])
def test_a_slide_is_filled_as_far_as_the_chart_is_shaped(name: str):
    content = drawing.picture(name, bundled_year(2567), EVERYTHING, "slide", thai_digits=True)
    with Image.open(BytesIO(content)) as slide:
        assert (slide.format, slide.size) == ("PNG", SLIDE)
        left, top, right, bottom = ImageChops.difference(slide, Image.new("RGB", SLIDE, LIGHT.background)).getbbox()
    assert min(left, top) >= SLIDE_MARGIN
    assert max((right - left) / SLIDE[0], (bottom - top) / SLIDE[1]) > 0.8


@pytest.mark.parametrize("name", ["divisions", "matrix", "timeline-measure", "timeline-division"])
def test_the_letters_of_a_slide_are_those_of_the_chart_or_larger(name: str, monkeypatch: pytest.MonkeyPatch):
    """So that the back row reads them: on 1,080 dots no fewer than on a page."""
    long = {**RECORDS[0], "activity": "ทบทวนหลักเกณฑ์และวิธีการประเมินผลการปฏิบัติราชการของบุคลากรให้โปร่งใสและเป็นธรรม"}
    rows = [{**long, "division": f"กอง {one}", "code": f"1.{one}", "activity_no": str(one)} for one in range(30)]
    monkeypatch.setattr(drawing, "PICTURED", drawing.CHARTS[name].on_slide)
    size = re.search(r'width="(\d+)" height="(\d+)"', svg(name, dataset_of(rows)))
    room = [side - 2 * SLIDE_MARGIN for side in SLIDE]
    assert min(room[0] / int(size[1]), room[1] / int(size[2])) >= 1


def test_a_slide_has_as_many_lines_as_the_back_row_can_read(monkeypatch: pytest.MonkeyPatch):
    drawn = []
    monkeypatch.setattr("ita_dash.charts.picture.slide", lambda figure, title, notes, width: drawn.append((figure, notes)) or b"")
    rows = [{**RECORDS[0], "division": f"กอง {number}"} for number in range(30)]
    drawing.picture("divisions", dataset_of(rows), EVERYTHING, "slide", thai_digits=False)
    ((figure, notes),) = drawn
    assert str(figure.chart.to_dict()).count("กอง ") >= drawing.ON_SLIDE
    assert "14" in notes[-1]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("timeline-measure", date(2023, 10, 20)),
        ("timeline-division", date(2024, 6, 30)),
        ("timeline-division", date(2024, 9, 21)),
        ("timeline-late", date(2024, 6, 30)),
    ],
)
def test_the_line_of_the_day_goes_through_no_word(name, day):
    drawn = svg(name, bundled_year(2567), Filters(day))
    place = r'transform="translate\((-?[\d.]+),(-?[\d.]+)\)"'
    lines = [tuple(map(float, one)) for one in re.findall(rf'<line {place} x2="0" y2="([\d.]+)"[^>]*stroke-width="2"', drawn)]
    texts = re.findall(rf'<text text-anchor="(\w+)" {place} [^>]*font-size="(\d+)px"[^>]*>([^<]+)', drawn)
    assert len(lines) > 20
    assert len(texts) > 40
    for anchor, x, y, size, said in texts:
        wide, bottom = columns(said) * int(size) / 2, float(y)
        left = float(x) - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        beside = [at for at, above, long in lines if above < bottom and bottom - int(size) < above + long]
        assert not [at for at in beside if left < at < left + wide], said
