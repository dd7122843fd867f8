"""What holds for any grid of any text: nothing raises, no cell is lost, and what means nothing changes nothing."""

import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ita_dash.fiscal import FiscalYear
from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.lines.marginlines import goes_on
from ita_dash.form.numbering import split_items
from ita_dash.form.read import read_form
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.text import is_blank, key, plain
from ita_dash.form.values.division import DivisionList
from ita_dash.form.values.percent import says_no_percent
from ita_dash.sheet.workbook import Cell, Merge
from ita_dash.thai import arabic, digits
from tests.grids import tab, workbook

FIELDS = [
    "ลำดับ",
    "มาตรการ",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "สถานะ",
    "ความคืบหน้า",
    "ผลการดำเนินการ",
    "ข้อเสนอแนะ",
    "หลักฐาน",
    "วันที่รายงาน",
    "ผู้รายงาน",
    "น้ำหนัก",
    "งบประมาณ",
]
WORDS = st.sampled_from(
    [
        "๑. ประชุม",
        "๒. อบรม",
        "1) ก\n2) ข",
        "๓. ค\n๔. ง",
        "กองคลัง",
        "ทุกส่วนราชการ",
        "กองช่าง/กองคลัง",
        "ต.ค. ๖๖ – ก.ย. ๖๗",
        "ตลอดปี",
        "แล้วเสร็จ",
        "ยกเลิก เพราะงบไม่พอ",
        "50%",
        "120",
        "1",
        "-",
        ".",
        "ไม่มี",
        "www.example.com/x ภาพถ่าย",
        "(ต่อ)",
        "รวม",
        "หมายเหตุ ก",
        "<p>๑. ก</p><p>๒. ข</p>",
        "๑.๑ ย่อย",
        "31/2/2567",
        "15/3/2567",
        "#REF!",
        "วิธีการ",
        "\u200b",
        "😀",
        "รอแผน",
        "1.1",
        "_",
        "ร้อยละ ........",
    ]
)
TEXTS = st.one_of(st.just(""), st.just(""), WORDS, st.text(max_size=12))
ROWS = st.lists(st.lists(TEXTS, max_size=len(FIELDS) + 2), max_size=7)
MERGES = st.lists(
    st.builds(
        lambda top, left, down, right: Merge(top, left, top + down, left + right),
        st.integers(0, 8),
        st.integers(0, 14),
        st.integers(1, 4),
        st.integers(1, 4),
    ),
    max_size=3,
)


MORE_FIELDS = [
    *FIELDS,
    "ประเด็น",
    "ขั้นตอน",
    "ผู้รับผิดชอบร่วม",
    "วันเริ่มต้น",
    "วันสิ้นสุด",
    "กำหนดส่ง",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ดำเนินการแล้ว",
    "ยังไม่ดำเนินการ",
    "ผลสัมฤทธิ์",
    "หมายเหตุ",
    "ไม่มีใครรู้จัก",
]
HEADERS = st.lists(st.sampled_from(MORE_FIELDS), min_size=2, max_size=14, unique=True)


@pytest.mark.slow
@given(rows=ROWS, order=st.permutations(FIELDS), merges=MERGES)
def test_any_grid_is_read_and_no_cell_is_lost(rows, order, merges):
    grid = [list(order), *rows]
    form = read_form(workbook(tab("แผน", grid, tuple(merges))), FiscalYear(2567))
    said = _everything_said(form)
    for number, row in enumerate(grid[1:], start=1):
        if number in _header_rows(grid, merges):
            continue
        for column, text in enumerate(row):
            if not is_blank(text) and not goes_on(text):  # "as above" says nothing that could be lost
                field = order[column] if column < len(order) else ""
                assert _is_kept(text, field, number, form, said), (number, field, text)


@pytest.mark.slow
@given(header=HEADERS, rows=st.lists(st.lists(TEXTS, max_size=16), max_size=6), merges=MERGES)
def test_every_cell_of_a_form_is_found_again_by_a_word_of_its_own(header, rows, merges):
    marked = [
        [f"{text} คำ{number}ที่{column}" if not is_blank(text) else text for column, text in enumerate(row)]
        for number, row in enumerate(rows, start=1)
    ]
    form = read_form(workbook(tab("แผน", [header, *marked], tuple(merges))), FiscalYear(2567))
    if not form.tabs[0].is_form:
        return
    said = _everything_said(form)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            if not is_blank(text) and number not in _header_rows([header, *marked], merges):
                assert key(f"คำ{number}ที่{column}") in said, (number, header[column : column + 1], marked[number - 1][column])


def _everything_said(form) -> str:
    """The text of every assignment and every problem, as it is compared."""
    parts: list[str] = list(form.problems["value"])
    for row in form.assignments.to_dict("records"):
        parts += [str(row[name]) for name in SAID]
        parts += [*row["evidence"], *row["extra"].values()]
    return "\0".join(key(part) for part in parts)


SAID = (
    *("measure", "activity", "activity_no", "measure_no", "code", "division", "period"),
    *("reason", "result", "recommendation", "reported_by"),
)


def _is_kept(text, field, number, form, said) -> bool:
    """Whether a cell's text is in an assignment or a problem; a value counts as kept where an assignment holds what it means."""
    if any(key(text) in key(value) for value in form.problems.loc[form.problems["row"] == number + 1, "value"] if value):
        return True
    if field in _MEANT and _MEANT[field](form.assignments):
        return True
    if field == "ความคืบหน้า" and says_no_percent(text):
        return True
    return all(line.lstrip("0123456789").strip(".()-•*|:,;") in said for line in _lines(text))


_MEANT = {
    "สถานะ": lambda frame: (frame["status_read"] != "").any() or frame["percent"].notna().any(),
    "ความคืบหน้า": lambda frame: frame["percent"].notna().any() or (frame["status_read"] != "").any(),
    "ผลการดำเนินการ": lambda frame: frame["percent"].notna().any(),
    "วันที่รายงาน": lambda frame: frame["reported_on"].notna().any(),
    "น้ำหนัก": lambda frame: (frame["weight"] > 0).any(),
    "ระยะเวลา": lambda frame: frame["start"].notna().any(),
    "ผู้รับผิดชอบ": lambda frame: (frame["division"] != "").any(),
    "ลำดับ": lambda frame: ((frame["code"] != "") | (frame["measure_no"] != "")).any(),
}
"""Fields whose cell is kept as a value and not as its text."""


def _lines(text: str) -> list[str]:
    """The words of a text without its numbers: an item stands apart from its list, a link apart from what is said of it."""
    return [key(word) for item in split_items(plain(text)) for word in item.text.split() if not is_blank(word)]


def _header_rows(grid, merges) -> set[int]:
    """The rows that are headers, or number the columns of one."""
    read = Grid(tab("แผน", grid, tuple(merges)))
    tables = Segmenter(Spellings(), ContentJudge(DivisionList())).tables(read)
    data = {row for table in tables for row in table.rows}
    return set(range(len(grid))) - data


# What means nothing changes nothing

REAL = WORDS.filter(lambda text: key(text)[:3] not in ("รวม", "หมา"))
PLAIN = st.lists(
    st.lists(st.one_of(st.just(""), REAL), max_size=len(FIELDS)),
    max_size=5,
)


def _meaning(rows):
    """What a tab means, without where it stands."""
    form = read_form(workbook(tab("แผน", rows)), FiscalYear(2567))
    frame = form.assignments.drop(columns=["row", "cell", "link"])
    frame["extra"] = [sorted(extra.items()) for extra in frame["extra"]]
    # one problem holds all texts of its row or block, in the order in which they stand
    problems = zip(form.problems["code"], form.problems["value"], strict=True)
    said = sorted((code, sorted(map(key, value.split("\n")))) for code, value in problems)
    return key(repr((frame.to_dict("records"), said)))


def _cells(rows, change):
    return [[change(text) for text in row] for row in rows]


@pytest.mark.slow
@given(rows=PLAIN, data=st.data())
def test_the_order_of_columns_changes_nothing(rows, data):
    order = data.draw(st.permutations(range(len(FIELDS))))
    full = [[*row, *[""] * (len(FIELDS) - len(row))] for row in [FIELDS, *rows]]
    assert _meaning(full) == _meaning([[row[column] for column in order] for row in full])


@pytest.mark.slow
@given(rows=PLAIN)
def test_thai_and_arabic_digits_mean_the_same(rows):
    assert _meaning([FIELDS, *rows]) == _meaning(_cells([FIELDS, *rows], arabic))
    assert _meaning([FIELDS, *rows]) == _meaning(_cells([FIELDS, *rows], digits))


@pytest.mark.slow
@given(rows=PLAIN, place=st.integers(0, 12), invisible=st.sampled_from(["\u200b", "\ufeff", "\u2060", "\u00ad"]))
def test_what_nobody_sees_changes_nothing(rows, place, invisible):
    def hide(text: str) -> str:
        return text[:place] + invisible + text[place:] if text and "<" not in text else text

    hidden = _cells([FIELDS, *rows], hide)
    assert _meaning([FIELDS, *rows]) == _meaning(hidden)


@pytest.mark.slow
@given(rows=PLAIN)
def test_more_spaces_change_nothing(rows):
    spaced = _cells([FIELDS, *rows], lambda text: f"  {text.replace(' ', '   ')} \u00a0" if text else " ")
    assert _meaning([FIELDS, *rows]) == _meaning(spaced)


@pytest.mark.slow
@given(rows=PLAIN, place=st.integers(0, 5))
def test_a_header_typed_again_changes_nothing(rows, place):
    # A cell that is itself a heading may be the second row of the header above it
    assume(not any(Spellings().match(text) for row in rows for text in row if text))
    assert _meaning([FIELDS, *rows]) == _meaning([FIELDS, *rows[:place], FIELDS, *rows[place:]])


@pytest.mark.slow
@given(rows=PLAIN)
def test_reading_twice_is_the_same(rows):
    assert _meaning([FIELDS, *rows]) == _meaning([FIELDS, *rows])


@pytest.mark.slow
@given(order=st.permutations(range(4)), data=st.data())
def test_the_order_of_tabs_changes_nothing_but_the_order(order, data):
    header = ["กิจกรรม", "ระยะเวลา", "สถานะ", "ผลการดำเนินการ"]
    titles = ["กองคลัง", "กองช่าง", "กองการศึกษา", "สำนักปลัด"]
    tabs = [tab(title, [header, *data.draw(st.lists(st.lists(WORDS, max_size=4), max_size=4))]) for title in titles]
    one, other = (read_form(workbook(*tabs_of), FiscalYear(2567)) for tabs_of in (tabs, [tabs[place] for place in order]))
    for name in ("assignments", "problems"):
        rows, others = ([repr(row) for row in getattr(form, name).to_dict("records")] for form in (one, other))
        assert sorted(rows) == sorted(others)


@pytest.mark.slow
def test_the_work_grows_no_faster_than_the_rows():
    """Counted in calls, which are the same on every machine."""
    _calls(30)  # what is made once, at first use
    few = _calls(300)
    assert _calls(3000) <= 10 * few


def _calls(count: int) -> int:
    header = ["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ", "ข้อเสนอแนะ", "งบประมาณ"]
    rows = [
        [
            f"{place // 20 + 1}. มาตรการ {place // 20}" if place % 20 == 0 else "",
            f"{place % 20 + 1}. กิจกรรม {place} จาก {count}",
            ("กองคลัง", "กองช่าง", "สำนักปลัด")[place % 3],
            "ต.ค. ๖๖ – ก.ย. ๖๗",
            f"ดำเนินการแล้ว {place} จาก {count}",
            "ทำต่อ",
            f"{place}00 บาท",
        ]
        for place in range(count)
    ]
    book = workbook(tab("แผน", [header, *rows]))
    counted = 0

    def count_call(_frame, event, _argument):
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        read_form(book, FiscalYear(2567))
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.slow
@given(text=st.text(max_size=200))
def test_any_text_in_any_field_is_read(text):
    form = read_form(workbook(tab("แผน", [FIELDS, [text] * len(FIELDS)])), FiscalYear(2567))
    assert [one.is_form for one in form.tabs] == [True]


def test_a_cell_of_thirty_thousand_characters_is_kept():
    long = "ก" * 30_000
    form = read_form(workbook(tab("แผน", [["กิจกรรม", "ผู้รับผิดชอบ", "ผล"], ["๑. ประชุม", "กองคลัง", long]])))
    assert long in (form.assignments["result"][0], *form.assignments["extra"][0].values())


@pytest.mark.slow
def test_rows_without_cells_are_nothing():
    rows = [FIELDS, *[[] for _ in range(50_000)], ["", "", "๑. ประชุม", "กองคลัง"]]
    form = read_form(workbook(tab("แผน", rows)))
    assert list(form.assignments["row"]) == [50_002]


def test_a_cell_keeps_its_links_whatever_column_it_stands_in():
    rows = [["กิจกรรม", "ผู้รับผิดชอบ"], [Cell("ประชุม", "ประชุม", links=("https://example.com",)), "กองคลัง"]]
    assert read_form(workbook(tab("แผน", rows))).assignments["evidence"][0] == ("https://example.com",)
