"""Columns of months and quarters: which months their headers name, and what the marks below them say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import LONGEST_HEADING, is_blank, key
from ita_dash.form.values.datewords import UnreadableError, tokens
from ita_dash.form.values.period import fiscal_year_named, period_text
from ita_dash.form.values.phrases import phrases_of
from ita_dash.form.values.statuswords import EMPTY_BOXES
from ita_dash.form.values.timeunits import ImpossibleError, NamedSpan, Unit
from ita_dash.sheet.workbook import Cell
from ita_dash.thai import MONTHS_SHORT, arabic

FEWEST = 3
"""So many months, or two quarters, make columns of months; one alone is a column like another."""
_LONGEST_MARK = 3
"""Letters of a mark, "(x)"; a longer text is a word."""
_LONGEST_NUMBER = 6
"""Letters of a number up to 100 as it is typed, "100.00"."""
_BOXES = frozenset({"true", "false"})
"""What a tick box of a sheet shows."""
_OCTOBER = 10
_QUARTERS = ("1", "2", "3", "4")
_NUMBERED = {str(number): name for number, name in enumerate(MONTHS_SHORT, start=1)}
"""Months by the number of each, as a heading below "เดือน" may give it."""


@dataclass(frozen=True, slots=True)
class Months:
    """What one header names: a month, or the three of a quarter, counted from October as 0."""

    first: int
    last: int
    year: int | None = None
    """Buddhist fiscal year; None where the header names none."""

    @property
    def is_quarter(self) -> bool:
        return self.first != self.last


def read_months(headings: Sequence[tuple[str, str]]) -> list[Months | None]:
    """For each column its header and the heading over it, which may name the year: the months it names, or None.

    "พ.ศ. ๒๕๖๖" over some of the months is the calendar year that they lie in; over months on both sides of the turn of the
    year, or as "ปีงบประมาณ ๒๕๖๗", it is the fiscal year. All are None where there are too few of them to be columns of months.
    """
    units = [_unit(_named(header, above)) for header, above in headings]
    sides: dict[str, set[bool]] = {}
    for unit, (_header, above) in zip(units, headings, strict=True):
        if unit is not None and unit.month is not None:
            sides.setdefault(above, set()).add(unit.month >= _OCTOBER)
    found = [
        _months(unit, above, calendar=len(sides.get(above, ())) == 1 and "งบ" not in above) if unit else None
        for unit, (_header, above) in zip(units, headings, strict=True)
    ]
    return found if _are_enough([months for months in found if months]) else [None] * len(found)


def _named(header: str, above: str) -> str:
    """A header that is but a number as the quarter or the month that it counts: "1" below "ไตรมาส", "10" below "เดือน"."""
    typed = arabic(header.removeprefix("ที่").strip())
    if "ไตรมาส" in above and typed in _QUARTERS:
        return f"ไตรมาส {typed}"
    return _NUMBERED.get(arabic(header), header) if "เดือน" in above else header


def _months(unit: Unit, above: str, calendar: bool) -> Months:
    named = fiscal_year_named(above)
    if unit.month is None:
        return Months(unit.first_month, unit.last_month, unit.year or named)
    count = (unit.month - _OCTOBER) % 12
    turned = unit.month >= _OCTOBER
    if unit.year:
        return Months(count, count, unit.year + BUDDHIST_OFFSET + turned)
    return Months(count, count, named + turned if named and calendar else named)


@remembered_by_words
def _unit(header: str) -> Unit | None:
    if not header or len(header) > LONGEST_HEADING:
        return None
    for text in (header, header.partition("(")[0]):
        try:
            items = phrases_of(tokens(text, damaged=True), None).items
        except (UnreadableError, ImpossibleError):
            continue
        match items:
            case [item] if _is_whole(item):
                return item.first
    return None


def _is_whole(item: NamedSpan) -> bool:
    unit = item.first
    is_quarter = unit.kind == "fiscal" and unit.last_month - unit.first_month == 2
    return item.last is None and not item.limit and not item.is_open and (unit.kind == "month" or is_quarter)


@dataclass(frozen=True, slots=True)
class Marked:
    """The months of one row that hold a mark."""

    months: tuple[Months, ...] = ()
    through: bool = False
    """Whether what is between them is meant as well: numbers say how far work is to be by then, and it goes on in between."""

    def parts(self, year: FiscalYear | None) -> tuple[tuple[date, date], ...]:
        """First and last day of each unbroken run, in order of time; empty where nothing says the year."""
        counts: set[int] = set()
        for months in self.months:
            be = months.year or (year.be if year else None)
            if be is None:
                return ()
            counts |= set(range(be * 12 + months.first, be * 12 + months.last + 1))
        if self.through and counts:
            counts = set(range(min(counts), max(counts) + 1))
        runs: list[tuple[int, int]] = []
        for count in sorted(counts):
            if runs and runs[-1][1] == count - 1:
                runs[-1] = (runs[-1][0], count)
            else:
                runs.append((count, count))
        return tuple((_first_day(first), _first_day(last + 1) - timedelta(days=1)) for first, last in runs)

    def share_of(self, planned: Sequence[tuple[date, date]], year: FiscalYear | None) -> float | None:
        """How much of what is planned lies up to the last of these months, in percents; None where nothing is planned by then."""
        done = self.parts(year)
        months = [month for start, end in planned for month in range(_count_of(start), _count_of(end) + 1)]
        reached = sum(month <= _count_of(done[-1][1]) for month in months) if done else 0
        return 100 * reached / len(months) if reached else None

    def text(self, year: FiscalYear | None) -> str:
        """The months as ``read_period`` reads them: ``ต.ค. 66 – ธ.ค. 66, มี.ค. 67``. Pages and the report choose the digits."""
        return ", ".join(period_text(start, end, thai_digits=False) for start, end in self.parts(year))


NO_MARKS = Marked()


def _first_day(count: int) -> date:
    """First day of a month counted from October of the Buddhist fiscal year 0."""
    be, month = divmod(count, 12)
    start = FiscalYear(be).start
    return date(start.year + (month > 2), (month + _OCTOBER - 1) % 12 + 1, 1)


def _count_of(day: date) -> int:
    return day.year * 12 + day.month


def is_mark(text: str) -> bool:
    """Whether a cell under a month marks it: anything but blank, 0 and an empty box."""
    return not is_blank(text) and key(text) not in EMPTY_BOXES


def is_mark_alone(text: str) -> bool:
    """Whether a cell holds a mark and nothing that could be read as more: no word, no number but 1."""
    return is_mark(text) and not says_more(text) and (key(text) == "1" or not any(letter.isdecimal() for letter in text))


def number_of(cell: Cell) -> float | None:
    """The number in a cell under a month, a percent as such; None where it holds anything else."""
    if cell.number is not None:
        return cell.number * (100 if cell.kind == "percent" else 1)
    text = arabic(cell.text).strip().rstrip("%").strip()
    return float(text) if text.isascii() and text.replace(".", "", 1).isdigit() and len(text) <= _LONGEST_NUMBER else None


def says_more(text: str) -> bool:
    """Whether the text is more than a mark: then it is kept. Arrows and lines of any length are marks."""
    shown = key(text)
    return len(shown) > _LONGEST_MARK and any(letter.isalnum() for letter in shown) and shown not in _BOXES


def _are_enough(found: Sequence[Months]) -> bool:
    quarters = {months.first for months in found if months.is_quarter}
    return len({months.first for months in found if not months.is_quarter}) >= FEWEST or len(quarters) > 1
