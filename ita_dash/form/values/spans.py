"""What units of time mean as dates, each with the year that the text or the sheet gives it.

What a text leaves out is taken from itself before it is taken from the fiscal year:

- a day without a month takes that of the next day in the text ("1 - 15 มี.ค. 67");
- a day, month or quarter without a year takes the next one's; a start that would come after its end takes the year before;
- after the last year in the text it is the first such time that follows; with no year in the text at all it is the time within
  the fiscal year of the sheet.

A deadline ("ภายใน …") starts with its fiscal year. "ก่อน" a month, quarter or year ends the day before it begins; the day after
"ก่อน" is the deadline itself. Whatever was taken and not typed stands in a finding.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.values.datewords import UnreadableError
from ita_dash.form.values.timeunits import NamedSpan, Phrases, Unit, existing_day

_TERMS = (
    lambda year: (date(year, 5, 16), date(year + 1, 5, 15)),
    lambda year: (date(year, 5, 16), date(year, 10, 10)),
    lambda year: (date(year, 11, 1), date(year + 1, 3, 31)),
)
"""First and last day of a school year and of its two terms: the Ministry of Education's rule on opening and closing schools of
2006 opens them on 16 May and 1 November and closes them on 11 October and 1 April."""


class Years:
    """Gives every unit of a text its year, and the text its dates."""

    def __init__(self, year: FiscalYear | None) -> None:
        self._year = year
        self._assumed = False
        self._put_back = False
        self._any_named: bool
        self._told_beside = False
        """Whether months beside a quarter told its year."""

    def resolve(self, phrases: Phrases) -> tuple[tuple[tuple[date, date], ...], list[str]]:
        """The parts in order of time, and the codes of what was taken. Raises ``UnreadableError`` and ``ImpossibleError``."""
        self._name_earlier(phrases.items)
        self._name_later(phrases.items)
        doubtful = phrases.doubtful
        parts = set()
        for item in phrases.items:
            parts.add(self._dates(item))
            doubtful |= item.limit == "before" or (item.is_open and item.last is None)
        if not parts:
            fiscal = self._sheet_year()
            parts.add((fiscal.start, fiscal.end))
        taken = {"PERIOD_YEAR_ASSUMED": self._assumed, "PERIOD_YEAR_BEFORE": self._put_back, "DATE_AMBIGUOUS": doubtful}
        return tuple(sorted(parts)), [code for code, found in taken.items() if found]

    def _name_earlier(self, items: list[NamedSpan]) -> None:
        """From the last unit to the first: a unit without month or year takes the next one's."""
        following: Unit | None = None
        for item in reversed(items):
            if item.last is not None:
                item.last = following = self._before(item.last, following)
            item.first = following = self._before(item.first, following)

    def _before(self, unit: Unit, following: Unit | None) -> Unit:
        borrowed_month = unit.kind == "day" and unit.month is None
        if borrowed_month:
            if following is None or following.month is None:
                raise UnreadableError
            unit = replace(unit, month=following.month)
        if unit.year is not None or following is None or following.year is None:
            return unit
        limit = _days(following)
        unit = _placed(unit, limit[0] if following.kind != "fiscal" else limit[1])
        beside = unit.kind == "fiscal" and following.kind != "fiscal"  # ไตรมาส ๑–๔ (ต.ค. ๖๖ – ก.ย. ๖๗): the year of its months
        if _days(unit)[0] > limit[1] and not beside:
            if borrowed_month:
                raise UnreadableError
            self._put_back = True
            unit = replace(unit, year=_known(unit.year) - 1)
        return unit

    def _name_later(self, items: list[NamedSpan]) -> None:
        """From the first unit to the last: what still has no year follows the one before, or lies in the sheet's fiscal year."""
        self._any_named = any(unit.year is not None for item in items for unit in (item.first, item.last) if unit)
        previous: Unit | None = None
        for item in items:
            item.first = previous = self._after(item.first, previous if self._any_named else None)
            if item.last is not None:
                item.last = previous = self._after(item.last, item.first)

    def _after(self, unit: Unit, previous: Unit | None) -> Unit:
        if unit.year is not None:
            return unit
        beside = unit.kind == "fiscal" and previous is not None and previous.kind != "fiscal"
        self._told_beside |= beside
        told = unit.kind == "fiscal" and (self._told_beside or not self._any_named)
        self._assumed |= not told
        fiscal = self._sheet_year() if previous is None else FiscalYear.of(_days(previous)[0])
        unit = _placed(unit, fiscal.end) if unit.kind == "fiscal" else _within_fiscal(unit, fiscal)
        if previous is not None and not beside and _days(unit)[1] < _days(previous)[0]:
            self._assumed = True
            unit = replace(unit, year=_known(unit.year) + 1)
        return unit

    def _dates(self, item: NamedSpan) -> tuple[date, date]:
        first, last = item.first, item.last or item.first
        start, end = _days(first)[0], _days(last)[1]
        if item.last is not None and start > end:
            if first.year != last.year or not first.month or not last.month or first.month <= last.month:
                raise UnreadableError
            self._put_back = True
            start = _days(replace(first, year=_known(first.year) - 1))[0]
        if item.limit == "before" and first.kind != "day" and not first.at_close:
            end = start - timedelta(days=1)
        if item.limit:
            start = FiscalYear.of(end).start
        elif item.is_open and item.last is None:
            end = max(end, FiscalYear.of(start).end)
        return start, end

    def _sheet_year(self) -> FiscalYear:
        if self._year is None:
            raise UnreadableError
        return self._year


def _known(number: int | None) -> int:
    """A year, month or day that a step before has given. Raises ``UnreadableError`` where none has."""
    if number is None:
        raise UnreadableError
    return number


def _placed(unit: Unit, reference: date) -> Unit:
    """``unit`` in the year of ``reference``: the fiscal year for a fiscal unit, the calendar year for others."""
    return replace(unit, year=FiscalYear.of(reference).be if unit.kind == "fiscal" else reference.year)


def _within_fiscal(unit: Unit, fiscal: FiscalYear) -> Unit:
    return replace(unit, year=fiscal.end.year - (_known(unit.month) >= 10))


def _days(unit: Unit) -> tuple[date, date]:
    """First and last day of a unit with its year. Raises ``ImpossibleError``."""
    year = _known(unit.year) - (BUDDHIST_OFFSET if unit.kind == "fiscal" else 0)
    match unit.kind:
        case "day":
            start = end = existing_day(year, _known(unit.month), _known(unit.day))
        case "month":
            start = existing_day(year, _known(unit.month), 1)
            end = _month_end(start)
        case "calendar":
            start, end = date(year, 1, 1), date(year, 12, 31)
        case "academic":
            start, end = _TERMS[unit.first_month](year)
        case _:
            start = _fiscal_month(year, unit.first_month)
            end = _month_end(_fiscal_month(year, unit.last_month))
    return (end, end) if unit.at_close else (start, end)


def _fiscal_month(year: int, count: int) -> date:
    """First day of a month of the fiscal year that ends in the Christian ``year``; October counts as 0."""
    return date(year - (count < 3), (count + 9) % 12 + 1, 1)


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
