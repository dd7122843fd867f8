"""Where the ink of the report lies: each letter in its cell and on the page, none over another, none too small."""

import re
from collections import defaultdict
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

import numpy as np
import pdfplumber
import pytest

from ita_dash.report import file_of
from tests.assignments_factory import RECORDS
from tests.pdf_text import page_texts, plain
from tests.report_texts import bundled, bundled_pdf, of

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

HOSTILE = (
    "๑/๑๐/๒๕๖๘ - ๓๐/๙/๒๕๖๙",
    "ไตรมาสที่ ๑-๔/๒๕๖๗",
    "รายงาน_ผล_การ_ดำเนินงาน_ตาม_มาตรการ_ส่งเสริม_คุณธรรม_๒๕๖๗_ฉบับ_แก้ไข.pdf",
    "x" * 300,
    "ก" * 300,
    "กั้" * 60,
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน" * 6,
    "https://www.example.go.th/" + "a/b_c-d%20e" * 8,
    "WWWWWWWWWWWWWWWWWWWW ๓๐ กันยายน ๒๕๖๗ องค์การบริหารส่วนตำบล",
    "." * 90,
)
REPORTS = ("2566", "2567", "hostile")
SLACK = 0.6
"""Points: half a rule, and what a reader rounds."""


class Page(NamedTuple):
    width: float
    height: float
    letters: list[dict]
    upright: list[dict]
    level: list[dict]


@cache
def pages(name: str) -> list[Page]:
    if name == "hostile":
        fields = ("measure", "activity", "period", "result", "recommendation", "division", "reason")
        records = tuple(
            {**RECORDS[0], "code": f"{number}.1", "measure_no": str(number), **dict.fromkeys(fields, text), "evidence": (text,)}
            for number, text in enumerate(HOSTILE, 1)
        )
        made = file_of(of(records), "pdf")
    else:
        made = bundled_pdf(int(name))
    with pdfplumber.open(BytesIO(made)) as document:
        return [
            Page(
                page.width,
                page.height,
                [one for one in page.chars if one["text"].strip()],
                [one for one in page.edges if one["orientation"] == "v"],
                [one for one in page.edges if one["orientation"] == "h"],
            )
            for page in document.pages
        ]


@pytest.mark.parametrize("name", REPORTS)
def test_each_letter_stays_in_its_cell(name):
    ruled = 0
    for number, page in enumerate(pages(name), 1):
        x0, x1, top, bottom = (_each(page.letters, side)[:, None] for side in ("x0", "x1", "top", "bottom"))
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        rule, above, below = (_each(page.upright, side) for side in ("x0", "top", "bottom"))
        beside = (above <= y) & (y <= below)
        ruled += beside.any(axis=1).sum()
        through = beside & (x0 + SLACK < rule) & (rule < x1 - SLACK)
        left, right, height = (_each(page.level, side) for side in ("x0", "x1", "top"))
        struck = (left <= x) & (x <= right) & (abs(height - y) < 3)
        wrong = np.flatnonzero(through.any(axis=1) | struck.any(axis=1))
        assert not wrong.size, (number, [page.letters[place]["text"] for place in wrong])
    assert ruled > 3000


def _each(ones: list[dict], side: str) -> np.ndarray:
    return np.array([one[side] for one in ones], dtype=float)


@pytest.mark.parametrize("name", REPORTS)
def test_each_letter_stays_between_the_margins(name):
    for width, height, letters, *_rules in pages(name):
        assert min(one["x0"] for one in letters) >= 25 / 25.4 * 72 - SLACK  # where it is bound
        assert max(one["x1"] for one in letters) <= width - 15 / 25.4 * 72 + SLACK
        assert max(one["bottom"] for one in letters) <= height


@pytest.mark.parametrize("name", REPORTS)
def test_no_letter_is_printed_over_another(name):
    for number, (_width, _height, letters, *_rules) in enumerate(pages(name), 1):
        lines = defaultdict(list)
        for letter in letters:
            if category(letter["text"][0]) != "Mn" and letter["x1"] - letter["x0"] > 1:
                lines[round(letter["bottom"] / 3)].append(letter)
        for line in lines.values():
            line.sort(key=lambda one: one["x0"])
            for before, after in pairwise(line):
                assert before["x1"] - after["x0"] < 0.5 * (after["x1"] - after["x0"]) + SLACK, (
                    number,
                    before["text"],
                    after["text"],
                )


@pytest.mark.parametrize("name", REPORTS)
def test_no_letter_is_smaller_than_ten_and_a_half_points_and_all_are_black(name):
    for _width, _height, letters, *_rules in pages(name):
        assert min(round(one["size"], 1) for one in letters) >= 10.5
        assert {tuple(one["non_stroking_color"]) for one in letters} <= {(0,), (0, 0, 0)}


@pytest.mark.parametrize(("year", "most"), [(2566, 11), (2567, 21)])
def test_it_has_no_more_pages_than_an_official_paper(year, most):
    found = page_texts(bundled_pdf(year))
    assert len(found) <= most
    listed = [page for page in found if plain("สารบัญ") in page]
    assert bool(listed) == (len(found) >= 15)


@pytest.mark.parametrize("year", [2566, 2567])
def test_who_signs_stands_below_a_row_of_the_table(year):
    (page,) = [page for page in page_texts(bundled_pdf(year)) if plain("ลงชื่อ") in page]
    last = bundled(year).measures[-1].activities[-1].entries[-1].divisions[0][0].text
    assert plain(last) in page
    assert all(plain(one.role) in page for one in bundled(year).signatures)


def test_what_goes_on_from_a_page_before_says_so():
    pages_of_table = page_texts(bundled_pdf(2567))
    begun = [page for page in pages_of_table if plain("ข้อเสนอแนะ") in page and re.search(r"[๑-๗]\.…\(ต่อ\)", page)]
    assert len(begun) >= 3
