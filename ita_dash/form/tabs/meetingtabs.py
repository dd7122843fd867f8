"""The tabs that list the office's meetings: ``การประชุม | วันที่``. Changes are told since the last of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ita_dash.fiscal import FiscalYear
from ita_dash.form.assignments import problem_at
from ita_dash.form.finding import Finding
from ita_dash.form.grid import Grid
from ita_dash.form.headings.spellings import Spellings
from ita_dash.form.lines.marginlines import is_example
from ita_dash.form.problems import Problem
from ita_dash.form.tables.segments import HEADER_ROWS
from ita_dash.form.text import LONGEST_HEADING, key
from ita_dash.form.values.dates import day_of_year, read_date
from ita_dash.form.values.period import read_period
from ita_dash.form.words import words

MOST_MEETINGS = 200
"""As many as the settings may name; a meeting a week for four years."""
LONGEST_NAME = 80
"""Letters of a meeting's name, as in the settings: it stands in a box to choose from."""
LONGEST_MEETING = timedelta(days=7)
"""What takes longer is a month or a quarter in which one was to be, not the days of a meeting."""
_BESIDE = re.compile(r"\([^()]*\)|[\s:./*_–-]")
"""What people type around a heading: (ว/ด/ป), a colon."""
_OF_A_FORM = frozenset({"measure", "activity", "division", "status", "progress"})


@dataclass(frozen=True, slots=True)
class MeetingHeader:
    """The row of the header and its columns, from 0; ``name`` is None where the tab has dates alone."""

    row: int
    day: int
    name: int | None


def meeting_header(grid: Grid, spellings: Spellings) -> MeetingHeader | None:
    """The header of the list of meetings that a tab is, or None.

    The tab's title or a heading says ประชุม, one column is headed as a date and another as a name (a title alone needs no column
    of names), and none by what only a form has.
    """
    titled = _says_meeting(grid.tab.title)
    for row in range(HEADER_ROWS):
        headings = {column: _heading(grid.text(row, column)) for column in grid.filled(row)}
        day = next((column for column, heading in headings.items() if heading in _headings("day")), None)
        name = next((column for column, heading in headings.items() if heading in _headings("name")), None)
        if day is None or not (titled or (name is not None and any(map(_says_meeting, headings.values())))):
            continue
        others = (spellings.match(grid.text(row, column)) for column in headings if column not in (day, name))
        is_form = any(match is not None and match.field in _OF_A_FORM for match in others)
        return None if is_form else MeetingHeader(row, day, name)
    return None


def read_meetings(tabs: list[tuple[Grid, MeetingHeader]], year: FiscalYear) -> tuple[tuple[tuple[date, str], ...], list[Problem]]:
    """The days of meetings and what each is called, the last one first, and what was odd. A day without a year is of ``year``.

    Meetings of one day have one entry. Other columns (where, who, what was decided) stay in the sheet.
    """
    found: dict[date, dict[str, None]] = {}  # each name once, in order
    problems: list[Problem] = []
    for grid, header in tabs:
        for day, name, problem in _rows(grid, header, year):
            if problem is not None:
                problems.append(problem)
            if day is not None:
                found.setdefault(day, {})[name] = None
    return tuple((day, _cut(" · ".join(names))) for day, names in sorted(found.items(), reverse=True)), problems


def _rows(grid: Grid, header: MeetingHeader, year: FiscalYear) -> Iterator[tuple[date | None, str, Problem | None]]:
    """Of each row its day, its name, and what is odd in it."""
    columns = [column for column in (header.day, header.name) if column is not None]
    below = (row for row in range(header.row + 1, grid.height) if grid.filled(row))
    rows = [row for row in below if any(grid.text(row, column) for column in columns)]
    for row in rows[:MOST_MEETINGS]:
        name = _name(grid, header, row)
        if is_example(name):
            continue
        cell, text = grid.cell(row, header.day), grid.said(row, header.day)
        if grid.is_error(row, header.day):
            yield None, name, problem_at(grid, row, header.day, Finding("CELL_ERROR", text))
        elif not text:
            yield None, name, problem_at(grid, row, header.day, Finding("MEETING_WITHOUT_DATE", name))
        else:
            value = cell.number if cell.kind == "date" else None
            reading = read_date(text, value=value)
            day = reading.day or day_of_year(text, year) or _last_day(text, year)
            odd = next((one for one in reading.findings if day is None or one.code == "DATE_AMBIGUOUS"), None)
            yield day, name, problem_at(grid, row, header.day, odd) if odd is not None else None
    if len(rows) > MOST_MEETINGS:
        beyond = rows[MOST_MEETINGS]
        yield None, "", problem_at(grid, beyond, header.day, Finding("MEETINGS_TOO_MANY", str(MOST_MEETINGS)))


def _last_day(text: str, year: FiscalYear) -> date | None:
    """Of a meeting of some days (“5–6 พ.ค.”): what changed since then changed after it was over."""
    days = read_period(text, year)
    first, last = days.start, days.end
    return last if first and last and last - first < LONGEST_MEETING else None


def _name(grid: Grid, header: MeetingHeader, row: int) -> str:
    """What the meeting is called: a number by the column's heading too, one without a name as the tab is."""
    named = " ".join(grid.said(row, header.name).split()) if header.name is not None else ""
    if not named or header.name is None:
        return _cut(" ".join(grid.tab.title.split()))
    if any(letter.isalpha() for letter in named):
        return _cut(named)
    return _cut(f"{' '.join(grid.text(header.row, header.name).split())} {named}")


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _heading(text: str) -> str:
    return _BESIDE.sub("", key(text)) if len(text) <= LONGEST_HEADING else ""


def _says_meeting(text: str) -> bool:
    return any(word in key(text) for word in words("meetings", "says")["meeting"])


@cache
def _headings(of: str) -> frozenset[str]:
    return frozenset(_heading(word) for word in words("meetings", "headings")[of])
