"""However long a cell is, it is kept and shown; what it means is told by a bounded part of it, in a bounded time and memory."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.fiscal import FiscalYear
from ita_dash.form import text as texts
from ita_dash.form.remembered import remembered
from ita_dash.form.text import composed, head, key
from ita_dash.form.values.dates import read_date
from ita_dash.form.values.division import Division, DivisionList
from ita_dash.form.values.evidence import read_evidence
from ita_dash.form.values.percent import read_percent, read_weight
from ita_dash.form.values.period import read_period
from ita_dash.form.values.status import read_status, status_said_by
from ita_dash.sheet import number_format
from ita_dash.sheet.number_format import kind_of, shown
from ita_dash.sheet.workbook import Cell
from tests.grids import HEADER, read
from tests.test_period_steps import YEAR

LONGEST_REMEMBERED, LONGEST_VALUE, LONGEST_PROSE = 2_000, 1_000, 10_000
LETTERS_OF_A_CELL = 50_000
"""The most that Google holds in one cell."""


def test_marks_in_a_row_are_composed_in_parts(monkeypatch):
    given: list[str] = []
    real = unicodedata.normalize
    monkeypatch.setattr(texts.unicodedata, "normalize", lambda form, text: given.append(text) or real(form, text))
    composed("กำ" + "\u0e48\u0e38" * 25_000 + "x")
    composed("\u0e48\u0e38" * 15)
    assert max(map(len, given)) <= 31


@given(st.text(st.sampled_from("กำ\u0e48\u0e38\u0301 x…—"), max_size=40))
def test_what_is_composed_in_parts_is_what_is_composed_whole(text):
    once = composed(text)
    assert once == unicodedata.normalize("NFKC", text) or max(map(len, text.split())) > 31


def test_only_short_texts_are_remembered():
    asked = []
    read_once = remembered(lambda text: asked.append(text))
    for text in ("x" * LONGEST_REMEMBERED, "x" * (LONGEST_REMEMBERED + 1)):
        read_once(text)
        read_once(text)
    assert [len(text) for text in asked] == [LONGEST_REMEMBERED, LONGEST_REMEMBERED + 1, LONGEST_REMEMBERED + 1]


@pytest.mark.parametrize(("texts", "again"), [(4_000, 0), (4_001, 1)])
def test_as_many_letters_are_remembered_as_there_is_room_for(texts, again):
    asked = []
    read_once = remembered(lambda text: asked.append(text))
    for number in range(texts):  # eight million letters, a hundred for each entry among them
        read_once(f"{number:04}".ljust(1_900))
    read_once("0000".ljust(1_900))
    assert len(asked) == texts + again


def test_a_head_ends_with_a_word():
    assert head("ก ข", 5) == "ก ข"
    assert head("กขค งจฉ", 5) == "กขค"
    assert head("กขคงจฉ", 3) == "กขค"


@pytest.mark.parametrize(
    ("read_as", "text", "value"),
    [
        (lambda text: read_period(text, YEAR).start, "ต.ค. 66" + " และ ต.ค. 66" * 82, FiscalYear(2567).start),
        (lambda text: read_date(text).day, "1" + " " * 989 + "ต.ค. 2566", FiscalYear(2567).start),
        (lambda text: read_percent(text).percent, "50%" + "แล้ว" * 249, 50),
        (lambda text: read_weight(text)[0], "2" + " " * 998, 2),
    ],
    ids=["period", "date", "percent", "weight"],
)
def test_a_longer_text_than_a_value_can_be_is_not_read_as_one(read_as, text, value):
    assert len(text) <= LONGEST_VALUE
    assert read_as(text) == value
    assert read_as(text + " " * (LONGEST_VALUE + 1 - len(text))) != value


def test_the_finding_of_a_text_too_long_to_be_a_value_holds_all_of_it():
    text = "ต.ค. 66 " * 5000
    for reading in (read_period(text, YEAR), read_date(text), read_percent(text)):
        assert [finding.value for finding in reading.findings] == [text]


def test_prose_says_its_status_in_its_beginning():
    assert status_said_by("แล้วเสร็จ" + " ก" * LETTERS_OF_A_CELL) == "done"
    assert status_said_by("ก " * LONGEST_PROSE + "แล้วเสร็จ") is None
    assert read_status("แล้วเสร็จ" + " ก" * LETTERS_OF_A_CELL).status == "done"
    assert read_status("☐ ก " * LETTERS_OF_A_CELL).status is None


def test_names_of_divisions_are_looked_for_in_the_beginning_of_a_cell_and_the_rest_is_a_remark():
    divisions = DivisionList((Division("กองคลัง"), Division("กองช่าง")))
    text = "กองคลัง, " + "x" * 300 + ", " * 2 + "y " * LETTERS_OF_A_CELL + ", กองช่าง"
    reading = divisions.read(text)
    assert reading.names[0] == "กองคลัง"
    assert "กองช่าง" not in reading.names
    assert reading.remark == text


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("https://a.go.th/x " + "-" * 3000 + "x", ("x https://a.go.th/x",)),
        ("https://a.go.th/x " + "-" * 3000, ("https://a.go.th/x",)),
        ("https://a.go.th/x" + ")" * 3000, ("https://a.go.th/x",)),
        ("https://a.go.th/(x)" + ")" * 3000, ("https://a.go.th/(x)",)),
        ("ภาพ " + "-" * 3000 + " https://a.go.th/x", ("ภาพ https://a.go.th/x",)),
    ],
)
def test_long_rows_of_marks_around_a_link_say_nothing(text, entries):
    assert read_evidence(text) == entries


@pytest.mark.slow
def test_a_cell_as_long_as_google_allows_is_kept_whole_in_every_field():
    long = {name: f"{name} " + name * (LETTERS_OF_A_CELL // len(name) - 2) for name in ("ก", "ข", "ค", "ง")}
    form = read([HEADER, ["๑. มาตรการ", "๑.๑ " + long["ก"], "กองคลัง", long["ข"], long["ค"], long["ง"]]])
    row = form.assignments.iloc[0]
    shown = [row[field] for field in ("activity", "period", "result", "recommendation")]
    assert list(map(key, shown)) == list(map(key, long.values()))


@pytest.mark.parametrize(
    "code",
    ["0%" * 127, "0" + "%" * 254, "0" + "," * 254, "50%" * 666, "[$" * 120, "[$" * 3000, '"' * 255, "m" * 255],
)
@pytest.mark.parametrize("value", [0.5, -1e300, 1e300, 0.0])
def test_a_crafted_number_format_shows_a_number(code, value):
    assert len(shown(value, code)) < 1_000
    assert kind_of(code) in ("number", "percent", "date")


def test_a_format_is_read_as_far_as_excel_allows_it():
    assert shown(2.0, '"' + "x" * 252 + '"0') == "x" * 252 + "2"
    assert shown(2.0, '"' + "x" * 253 + '"0') == "2"
    assert number_format.shown(0.5, "0%%") == "5000%%"


def test_half_letters_and_nul_in_any_cell_are_read_and_can_be_written():
    odd = "ก\x00ข\ud800ค\udfff"
    header = [*HEADER, "หลักฐาน", "สถานะ", "ความคืบหน้า", f"อื่น{odd}"]
    cell = Cell(odd, odd, "text", (f"https://a.go.th/{odd}",), odd)
    form = read([header, [odd] * 10, [cell] * 10, [odd, f"กิจกรรม{odd}", *[odd] * 8]], [["ส่วนราชการ", "ชื่อย่อ", "สังกัด"], [odd] * 3])
    assert len(form.assignments) >= 1
    for frame in (form.assignments, form.problems):
        assert json.dumps(frame.to_dict(orient="records"), default=str, ensure_ascii=False).encode()
    assert not form.assignments["activity"].str.contains("\x00").any()


def test_what_stands_around_many_marks_in_a_row_stays():
    marks = "\u0e48\u0e38" * 40
    assert composed(f"กขค{marks}งจ{marks}ฉ").translate(dict.fromkeys(map(ord, marks))) == "กขคงจฉ"
