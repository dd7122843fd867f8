"""What holds for any grid of any text: nothing raises, and no cell is lost."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_dash.fiscal import FiscalYear
from ita_dash.form.grid import Grid
from ita_dash.form.header import Spellings, read_header
from ita_dash.form.numbering import split_items
from ita_dash.form.reader import read_form
from ita_dash.form.text import is_blank, key, plain
from ita_dash.sheet.workbook import Cell, Merge
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


@given(rows=ROWS, order=st.permutations(FIELDS), merges=MERGES)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_grid_is_read_and_no_cell_is_lost(rows, order, merges):
    grid = [list(order), *rows]
    form = read_form(workbook(tab("แผน", grid, tuple(merges))), FiscalYear(2567))
    said = _everything_said(form)
    for number, row in enumerate(grid[1:], start=1):
        if _is_header(grid, merges, number) or _is_example(row):
            continue
        for column, text in enumerate(row):
            if not is_blank(text) and key(text) not in ("ต่อ", "(ต่อ)"):  # "continued" says nothing that could be lost
                field = order[column] if column < len(order) else ""
                assert _is_kept(text, field, number, form, said), (number, field, text)


def _everything_said(form) -> str:
    """The text of every assignment and every problem, as it is compared."""
    parts: list[str] = list(form.problems["value"])
    for row in form.assignments.to_dict("records"):
        parts += [
            str(row[name])
            for name in (
                "measure",
                "activity",
                "activity_no",
                "measure_no",
                "code",
                "division",
                "period",
                "reason",
                "result",
                "recommendation",
                "reported_by",
            )
        ]
        parts += [*row["evidence"], *row["extra"].values()]
    return "\0".join(key(part) for part in parts)


def _is_kept(text, field, number, form, said) -> bool:
    """Whether a cell's text is in an assignment or a problem; a value counts as kept where an assignment holds what it means."""
    if any(key(text) in key(value) for value in form.problems.loc[form.problems["row"] == number + 1, "value"] if value):
        return True
    if field in _MEANT and _MEANT[field](form.assignments):
        return True
    return all(line.lstrip("0123456789.()-•*") in said for line in _lines(text))


_MEANT = {
    "สถานะ": lambda frame: (frame["status_read"] != "").any() or frame["percent"].notna().any(),
    "ความคืบหน้า": lambda frame: frame["percent"].notna().any(),
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


def _is_header(grid, merges, number) -> bool:
    header = read_header(Grid(tab("แผน", grid, tuple(merges))), number, Spellings())
    return header is not None and header.is_form


def _is_example(row) -> bool:
    return any(key(text).startswith("(ตัวอย่าง)") for text in row)


@given(text=st.text(max_size=200))
@settings(deadline=None)
def test_any_text_in_any_field_is_read(text):
    read_form(workbook(tab("แผน", [FIELDS, [text] * len(FIELDS)])), FiscalYear(2567))


def test_a_cell_of_thirty_thousand_characters_is_kept():
    long = "ก" * 30_000
    form = read_form(workbook(tab("แผน", [["กิจกรรม", "ผู้รับผิดชอบ", "ผล"], ["๑. ประชุม", "กองคลัง", long]])))
    assert long in (form.assignments["result"][0], *form.assignments["extra"][0].values())


def test_rows_without_cells_are_nothing():
    rows = [FIELDS, *[[] for _ in range(50_000)], ["", "", "๑. ประชุม", "กองคลัง"]]
    form = read_form(workbook(tab("แผน", rows)))
    assert list(form.assignments["row"]) == [50_002]


def test_a_cell_keeps_its_links_whatever_column_it_stands_in():
    rows = [["กิจกรรม", "ผู้รับผิดชอบ"], [Cell("ประชุม", "ประชุม", links=("https://example.com",)), "กองคลัง"]]
    assert read_form(workbook(tab("แผน", rows))).assignments["evidence"][0] == ("https://example.com",)
