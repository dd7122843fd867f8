"""Columns that a time is all the name of: what stands in all of them together tells what they hold."""

import pytest

from ita_dash.form.columns.columntexts import ContentJudge, column_texts
from ita_dash.form.columns.roundheads import adds_up, figures, with_rounds_alone, with_sides_of_months
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.headings.votes import Heading, Named, read_headings
from ita_dash.form.values.division import DivisionList
from ita_dash.sheet.workbook import Cell
from tests.grids import _cell, drawn

JUDGE = ContentJudge(DivisionList())


def parts(names: str) -> list[Heading]:
    """Headings drawn with bars, what stands over each before a slash."""
    return [Heading(place, tuple(name.strip().split("/"))) for place, name in enumerate(names.split("|"))]


def columns(lines: tuple[str, ...], count: int) -> list[list[Cell]]:
    rows = drawn(*lines)
    return [[_cell(row[place]) for row in rows] for place in range(count)]


def rounds(names: str, *lines: str) -> list[str]:
    """The field and the label of each round among the columns; of the others the fields of their headings."""
    headings = parts(names)
    named = read_headings(headings, Spellings(), JUDGE.names_division)
    below = columns(lines, len(headings))
    found = with_rounds_alone(headings, named, JUDGE, lambda number: column_texts(below[number]))
    assert all(one.months is None and one.label == "" for one, old in zip(found, named, strict=True) if one is not old)
    return [
        "=" if one is old else f"{one.votes[0].field} {one.round.order:g}" if one.round is not None else "?"
        for one, old in zip(found, named, strict=True)
    ]


@pytest.mark.parametrize(
    ("names", "lines", "found"),
    [
        ("รอบ 6 เดือน | รอบ 12 เดือน", ("จัดแล้ว | ป้าย",), ["result 6", "result 12"]),
        ("รอบ 6 เดือน | รอบ 12 เดือน", ("แล้วเสร็จ | ยังไม่ดำเนินการ",), ["status 6", "status 12"]),
        ("รอบ 6 เดือน | รอบ 12 เดือน", ("50% | 60%",), ["progress 6", "progress 12"]),
        ("รอบ 6 เดือน | รอบ 12 เดือน", ("50 | 60",), ["=", "="]),
        ("รอบ 6 เดือน | รอบ 12 เดือน", (" | ",), ["=", "="]),
        # all of them together: three in five texts are statuses
        ("รอบ 6 เดือน | รอบ 12 เดือน", ("แล้วเสร็จ | ป้าย", "ยังไม่ดำเนินการ | ธง", "ยกเลิก |"), ["status 6", "status 12"]),
        ("ครั้งที่ 1 | ครั้งที่ 2", ("จัดแล้ว | ป้าย",), ["result 1", "result 2"]),
        # one alone has nothing to be told from, and the same one twice is one
        ("กิจกรรม | รอบ 6 เดือน", ("ก | จัดแล้ว",), ["=", "="]),
        ("รอบ 6 เดือน | รอบ 6 เดือน", ("จัดแล้ว | จัดแล้ว",), ["=", "="]),
        # what another column says of itself is not said again
        ("ผลการดำเนินการ | รอบ 6 เดือน | รอบ 12 เดือน", ("ก | จัดแล้ว | ป้าย",), ["=", "=", "="]),
        ("ผลการดำเนินการ | รอบ 6 เดือน | รอบ 12 เดือน", ("ก | แล้วเสร็จ | ยกเลิก",), ["=", "status 6", "status 12"]),
        ("สถานะ | รอบ 6 เดือน | รอบ 12 เดือน", ("ก | แล้วเสร็จ | ยกเลิก",), ["=", "result 6", "result 12"]),
        # below a name they are its parts
        ("ผล/รอบ 6 เดือน | ผล/รอบ 12 เดือน", ("จัดแล้ว | ป้าย",), ["=", "="]),
        ("ฟหกด/รอบ 6 เดือน | ฟหกด/รอบ 12 เดือน", ("จัดแล้ว | ป้าย",), ["=", "="]),
        ("ผล/ต.ค. | ผล/พ.ย. | ผล/ธ.ค.", ("แล้วเสร็จ | ยังไม่ดำเนินการ | ยกเลิก",), ["=", "=", "="]),
        # months and quarters hold reports only where their words are ones
        ("ต.ค. | พ.ย. | ธ.ค.", ("จัดงานแล้ว | จัดซื้อแล้ว | ยังไม่ดำเนินการ",), ["result 1", "result 2", "result 3"]),
        ("ต.ค. | พ.ย. | ธ.ค.", ("ป้าย | ธง | เสา",), ["=", "=", "="]),
        ("ต.ค. | พ.ย. | ธ.ค.", ("✓ | ✓ | ✓",), ["=", "=", "="]),
        ("ต.ค. | พ.ย. | ธ.ค.", ("10% | 20% | 30%",), ["progress 1", "progress 2", "progress 3"]),
        # rounds and months are told apart: those that say nothing leave the others alone
        (
            "รอบ 6 เดือน | รอบ 12 เดือน | ต.ค. | พ.ย. | ธ.ค.",
            ("5 | 6 | จัดงานแล้ว | ซื้อแล้ว |",),
            ["=", "=", "result 1", "result 2", "result 3"],
        ),
        (
            "รอบ 6 เดือน | ต.ค. | พ.ย. | ธ.ค.",
            ("5 | จัดงานแล้ว | ซื้อแล้ว |",),
            ["=", "result 1", "result 2", "result 3"],
        ),
    ],
)
def test_what_columns_of_times_report(names: str, lines: tuple[str, ...], found: list[str]) -> None:
    assert rounds(names, *lines) == found


def test_a_round_of_a_month_has_its_name() -> None:
    headings = parts("ปี 2567/ต.ค. | ปี 2567/พ.ย. | ปี 2567/ธ.ค.")
    named = read_headings(headings, Spellings(), JUDGE.names_division)
    found = with_rounds_alone(headings, named, JUDGE, lambda _number: (Cell("จัดงานแล้ว", "จัดงานแล้ว"),))
    assert [one.round and one.round.label for one in found] == ["ต.ค.", "พ.ย.", "ธ.ค."]


def sides(names: str, *lines: str) -> list[str]:
    """``month`` and the side of each column that is one of a month by what stands below; ``=`` for the others."""
    headings = parts(names)
    named = read_headings(headings, Spellings(), JUDGE.names_division)
    below = columns(lines, len(headings))
    found = with_sides_of_months(headings, named, below.__getitem__)
    return [_side(one, old) for one, old in zip(found, named, strict=True)]


def _side(one: Named, old: Named) -> str:
    if one is old:
        return "="
    assert [(vote.field, vote.points) for vote in one.votes] == [("month", 2.0), ("month", 1.5)]
    assert (one.round, one.by_beginning) == (None, False)
    return f"{one.side} {one.votes[1].reason}"


BOTH = "แผน/ต.ค. | แผน/พ.ย. | ผล/ต.ค. | ผล/พ.ย. | แผน/ธ.ค. | ผล/ธ.ค."


@pytest.mark.parametrize(
    ("lines", "plan", "result"),
    [
        (("/ | / | / |",), "plan 1/1", "result 1/1"),
        (("/ | / | ✓ | x",), "plan 1/1", "result 2/2"),
        (("/ | / | |",), "plan 1/1", "result 0/0"),  # nothing is done yet
        (("/ | / | จัด 3 ครั้ง | จัดแล้ว",), "plan 1/1", "="),  # words: what was done in each month
        (("/ | / | / | จัดแล้ว",), "plan 1/1", "="),  # half of them are marks
        (("/ | / | / | จัดแล้ว", "/ | | ✓ |"), "plan 1/1", "result 2/3"),
        (("อบรม | ประชุม | จัดแล้ว | จัดแล้ว",), "=", "="),
        (("อบรม | / | จัดแล้ว | ทำแล้ว",), "=", "="),  # half of the plan are marks
        (("อบรม | / | จัดแล้ว | ทำแล้ว", "✓ | | |"), "plan 2/3", "="),
        # numbers: percents on their way to all of the work
        (("50 | 50 | 30 |",), "plan 1/1", "result 1/1"),
        (("50 | 49 | 30 |",), "plan 2/2", "result 1/1"),  # rounded
        (("50 | 100 | 30 | 60",), "plan 2/2", "result 2/2"),
        (("/ | / | 30 | 60",), "plan 1/1", "result 2/2"),  # no numbers in the plan
        (("5 | 4 | 3 | 4",), "=", "="),  # counts of each month
        (("5 | 6 | 3 | 4",), "plan 2/2", "result 2/2"),  # every row rises
        (("5 | 6 | 3 | 3",), "=", "="),
        (("5 | 6 | 4 | 3",), "=", "="),
        (("6 | 6 | 3 | 4",), "=", "="),
        (("5 | | 3 |",), "=", "="),  # one number in a row does not rise
        (("5 | | 3 | 4",), "plan 1/1", "result 2/2"),
        (("5 | 4 | 3 | 4", "50 | 50 | 3 | 1"), "plan 3/3", "result 3/3"),  # half of the rows of the plan
        (("5 | 4 | 3 | 4", "5 | 3 | 3 | 1", "50 | 50 | 3 | 1"), "=", "="),
        (("100 | | 30 | จัดแล้ว",), "=", "="),  # half of what was done are numbers
        (("100 | | 30 | จัดแล้ว", " | | 40 |"), "plan 1/1", "result 2/3"),
        (("100 | | 130 | 140",), "=", "="),  # more than all of it
        (("100 | | 0 | 30",), "plan 1/1", "result 2/2"),
    ],
)
def test_marks_and_percents_of_what_was_done_are_of_months_and_words_are_results(
    lines: tuple[str, ...], plan: str, result: str
) -> None:
    assert sides(BOTH, *(f"{line} | |" for line in lines)) == [plan, plan, result, result, plan, result]


@pytest.mark.parametrize(
    ("names", "line", "found"),
    [
        ("M", "/ | / | /", "= = ="),  # no side
        ("แผน/M", "/ | / | /", "= = ="),  # nothing was done
        ("ผล/M", "/ | / | /", "R R R"),
        ("ผล/M", "☐ | ☑ | ☐", "R R R"),  # boxes, empty or not
        ("ผล/M", "ผ | ช |", "R R R"),  # letters
        ("M | ผล/M", "/ | / | / | / | / | /", "P P P R R R"),
        ("กิจกรรม | ผล/M", "ก | / | / | /", "= R R R"),
        ("แผน/M | ผล/M", "5 | 5 | 6 | 3 | 3 | 4", "P P P R R R"),  # a row that rises may stand still on its way
        ("แผน/M | ผล/M", "50 | 60 | 100 | 60 | 50 | 70", "P P P R R R"),  # a plan that ends at all of the work
        ("แผน/M | ผล/M", "100 | 60 | 50 | 60 | 50 | 70", "= = = = = ="),
        # of what is called progress numbers are percents, whether they rise or not
        ("แผน/M | ความก้าวหน้า/M", "5 | 4 | 3 | 3 | 3 | 3", "P P P R R R"),
        ("แผน/M | ผล/M | ความก้าวหน้า/M", "5 | 4 | 3 | 3 | 3 | 3 | 3 | 3 | 3", "P P P R R R R R R"),
    ],
)
def test_which_columns_have_a_side(names: str, line: str, found: str) -> None:
    of_months = " | ".join(
        " | ".join(one.replace("M", month) for month in ("ต.ค.", "พ.ย.", "ธ.ค.")) if "M" in one else one
        for one in names.split(" | ")
    )
    assert " ".join("=" if side == "=" else side[0].upper() for side in sides(of_months, line)) == found


@pytest.mark.parametrize(
    ("numbers", "whole"),
    [
        ([25, 25, 50], True),
        ([33, 33, 33], True),
        ([33, 33, 32], False),
        ([51, 50], True),
        ([51, 51], False),
        ([100], False),
        ([], False),
    ],
)
def test_shares_add_up_to_the_whole(numbers: list[float], whole: bool) -> None:
    assert adds_up(numbers) is whole


def test_figures_are_numbers_above_nought() -> None:
    assert figures(Cell(text, text) for text in ("5", "0", "", "-", "จัดแล้ว", "๔๐", "25%", "0.5")) == [5, 40, 25, 0.5]
