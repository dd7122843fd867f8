"""What numbers before measures and activities say of where a row belongs, text by text (rules 9 and 10 of the design)."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.numbering import split_items
from ita_dash.form.rows.numbers import Numbered, code_of, is_introduced, number_of_measure, numbered, one_number, title_above
from ita_dash.form.tables.segments import Segmenter
from ita_dash.form.values.division import DivisionList
from tests.grids import drawn, tab


def told(titles: list[tuple[str, str]]) -> Numbered:
    """What rows of these measures and codes say, one below the other."""
    return numbered((row, measure, code) for row, (measure, code) in enumerate(titles))


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        ([("๑. ก", ""), ("๒. ข", "")], {"1": "ก", "2": "ข"}),
        ([("มาตรการที่ 3 ค", "")], {"3": "ค"}),
        ([("๑. ก", ""), ("1. ก", ""), ("๑. ก ", "")], {"1": "ก"}),  # the same, typed otherwise
        ([("๑. ก", ""), ("๑. ข", ""), ("๒. ค", "")], {"2": "ค"}),  # one number with two titles
        ([("๑. ก", ""), ("๑. ข", ""), ("๑. ก", "")], {}),
        # the number of the measure in the code of its activity
        ([("ก", "1.1"), ("ข", "2.3")], {"1": "ก", "2": "ข"}),
        ([("ก", "1.1"), ("ก", "1.2")], {"1": "ก"}),
        ([("๑. ก", "2.1")], {"1": "ก"}),  # its own counts
        ([("ก", "1"), ("ข", "")], {}),
        ([("", "1.1"), ("", "")], {}),
        # and in the codes that go on below it
        ([("ก", ""), ("", "1.1"), ("", "1.2")], {"1": "ก"}),
        ([("ก", "9"), ("", "1.1"), ("ข", ""), ("", "2.1")], {"2": "ข"}),  # not below a number that counts otherwise
        ([("ก", ""), ("", "1.1"), ("", "2.1")], {}),  # which tell two
        ([("ก", ""), ("", "1"), ("", "ข้อ 2")], {}),
        ([("ก", ""), ("(ต่อ)", "1.1")], {"1": "ก"}),
        ([("ก", ""), ("ข", "2.1")], {"2": "ข"}),
    ],
)
def test_measures_by_their_numbers(titles: list[tuple[str, str]], found: dict[str, str]) -> None:
    assert {number: item.text for number, item in told(titles).measures.items()} == found


def test_the_number_of_the_measure_in_each_row() -> None:
    rows = told([("ก", ""), ("", "1.1"), ("", ""), ("ข", "2.1"), ("ค", "")])
    assert rows.of_row == {0: "1", 1: "1", 2: "", 3: "2", 4: ""}
    assert rows.over == {"1", "2"}


@pytest.mark.parametrize(
    ("number", "measure"),
    [("1.2", "ก"), ("1.2.3", "ข"), ("1.3.1", "ก"), ("2.1", None), ("1", None), ("", None), ("1.2.3.4", "ข")],
)
def test_a_number_belongs_to_the_narrowest_measure_that_it_begins_with(number: str, measure: str | None) -> None:
    found = told([("๑. ก", ""), ("๑.๒ ข", "")]).measure_of(number)
    assert (found.text if found is not None else None) == measure


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("๑.๑ ประชุม", "", "1.1"),
        ("๑.๑ ประชุม\n๑.๒ อบรม", "", "1.1"),
        ("๑.๑ ประชุม\n๒.๒ อบรม", "", ""),  # of two measures
        ("๑.๑ ประชุม\n๒.๒ อบรม", "3.1", "3.1"),
        ("๑. ประชุม", "", ""),
        ("ประชุม", "2.1", "2.1"),
        ("๑.๑ ประชุม", "2.1", "1.1"),  # what stands before the text itself counts
        ("ประชุม", "2", ""),
        ("ประชุม", "ก.1", ""),
        ("", "2.1", "2.1"),
        ("", "", ""),
    ],
)
def test_the_number_that_tells_where_a_row_belongs(text: str, code: str, number: str) -> None:
    assert one_number(text, code) == number


@pytest.mark.parametrize(
    ("lines", "measure"),
    [
        (("๒. โปร่งใส", "กิจกรรม | ผู้รับผิดชอบ | ผล", "ประชุม | กองคลัง | จัดแล้ว"), "โปร่งใส"),
        (("โปร่งใส", "กิจกรรม | ผู้รับผิดชอบ | ผล", "ประชุม | กองคลัง | จัดแล้ว"), ""),  # nothing numbers it
        (("๒. โปร่งใส", "มาตรการ | กิจกรรม | ผล", "ก | ประชุม | จัดแล้ว"), ""),  # the table names its own
        (("กิจกรรม | ผู้รับผิดชอบ | ผล", "ประชุม | กองคลัง | จัดแล้ว"), ""),
    ],
)
def test_a_numbered_line_above_a_table_without_measures_is_its_measure(lines: tuple[str, ...], measure: str) -> None:
    (table,) = Segmenter(Spellings(), ContentJudge(DivisionList())).tables(Grid(tab("แผน", drawn(*lines))))
    assert title_above(table).text == measure


@pytest.mark.parametrize(("code", "number"), [("2.1", "2"), ("1.2.3", "1.2"), ("2", ""), ("ก.1", ""), ("", "")])
def test_the_number_of_the_measure_in_a_code(code: str, number: str) -> None:
    assert number_of_measure(code) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("๑.๑.", "1.1"),
        ("(2)", "2"),
        (" 3 ", "3"),
        ("ก.", "ก"),
        ("iii", "iii"),
        ("กองคลัง", ""),
        ("ปีที่ 2", "ปีที่ 2"),
        ("O12", "O12"),
        ("2ก", "2ก"),
        ("45 คน", ""),
        ("1.1 อบรม", ""),
        ("", ""),
    ],
)
def test_what_a_column_of_numbers_holds(text: str, code: str) -> None:
    assert code_of(text) == code


@pytest.mark.parametrize(
    ("text", "answer", "is_one"),
    [
        # a line that introduces a list of bullets
        ("อบรมแก่\n- ผู้บริหาร\n- พนักงาน", "", True),
        ("อบรมแก่\n- ผู้บริหาร\n- พนักงาน", "อบรมแล้ว", True),
        ("อบรมแก่\n- ผู้บริหาร\n- พนักงาน", "- ทำแล้ว\n- รอ", False),  # paired with as many results
        ("อบรมแก่\n- ผู้บริหาร\n- พนักงาน", "- ทำแล้ว\n- รอ\n- ยัง", True),
        ("- ผู้บริหาร\n- พนักงาน", "", True),  # bullets are one list without such a line, too
        ("- ผู้บริหาร\n- พนักงาน", "- ทำแล้ว\n- รอ", False),
        ("อบรม", "", False),
        ("", "", False),
        ("อบรม\n- ผู้บริหาร", "", False),  # one item is no list
        # or of numbers
        ("อบรมแก่\n1. ผู้บริหาร\n2. พนักงาน", "", True),
        ("อบรมแก่\n1. ผู้บริหาร\n2. พนักงาน", "1. ทำแล้ว\n2. รอ", False),
        ("อบรมแก่\n1. ผู้บริหาร\n2. พนักงาน", "1. ทำแล้ว\n2. รอ\n3. ยัง", False),
        ("อบรมแก่\n1. ผู้บริหาร\n2. พนักงาน", "1. ทำแล้ว", True),  # not each of them has one
        ("1. อบรมแก่\n2. พนักงาน", "", False),
        # one number that goes on with one of the lines before it
        ("ตัวชี้วัด 1. คน\n2. งาน", "", True),
        ("ตัวชี้วัด ๑) คน\n๒. งาน", "", True),
        ("ตัวชี้วัด 3. คน\n2. งาน", "", False),
        ("ตัวชี้วัด 11. คน\n2. งาน", "", False),
        ("ตัวชี้วัด 1 คน\n2. งาน", "", False),
        ("ตัวชี้วัด 1. คน\n2.1 งาน", "", False),
    ],
)
def test_a_list_that_a_line_introduces_stays_in_its_activity(text: str, answer: str, is_one: bool) -> None:
    assert is_introduced(text, split_items(text), split_items(answer)) is is_one
