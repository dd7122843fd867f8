"""Single days as Thai offices write them, and moments as online forms do; ``values.timeunits`` says how a year is told."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.finding import Finding
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import LONGEST_VALUE, has_mixed_digits, is_blank
from ita_dash.form.values.datewords import UnreadableError, tokens
from ita_dash.form.values.phrases import phrases_of
from ita_dash.form.values.timeunits import (
    ImpossibleError,
    christian_year,
    existing_day,
    is_buddhist_year,
    is_plausible,
)
from ita_dash.thai import day as day_text

_EXCEL_DAY_ZERO = date(1899, 12, 30)
"""Day 0 of the serial numbers of Excel (1900 system) and Google Sheets."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """A day, or None with the findings that say why; blank is None without a finding."""

    day: date | None
    findings: tuple[Finding, ...] = ()


@remembered_by_words
def read_date(text: str, *, value: float | None = None) -> DateReading:
    """The one day that a cell names.

    ``text``: as shown. ``value``: the serial number of a cell whose kind is date, in days since 30 December 1899; it counts,
    except where typing a Buddhist year into such a cell made it a year far away (2565, 1965): then the year that was meant.
    """
    if value is not None:
        return _of_serial(text, value)
    if is_blank(text):
        return DateReading(None)
    if len(text) > LONGEST_VALUE:
        return DateReading(None, (Finding("DATE_UNREADABLE", text),))
    attempts = (True,) if has_mixed_digits(text) else (False, True)
    for damaged in attempts:
        try:
            day, doubtful = _only_day(tokens(text, damaged=damaged))
        except ImpossibleError:
            return DateReading(None, (Finding("DATE_IMPOSSIBLE", text),))
        except UnreadableError:
            continue
        details = {"taken": day_text(day, thai_digits=False)}
        codes = ["TEXT_REPAIRED"] * damaged + ["DATE_AMBIGUOUS"] * doubtful
        return DateReading(day, tuple(Finding(code, text, details) for code in codes))
    return DateReading(None, (Finding("DATE_UNREADABLE", text),))


def day_of_year(text: str, year: FiscalYear) -> date | None:
    """The day of ``year`` that ``text`` names, as people type days: ``๓๐ มิ.ย. ๖๗``, ``30/6/2567``, ``2024-06-30``, ``30 มิ.ย.``.

    What names no year is of ``year``. None for any other text.
    """
    typed = " ".join(text.split())
    of_the_year = (f"{typed}{joint}{be}" for be in (year.be, year.be - 1) for joint in (" ", "/"))
    days = (read_date(one).day for one in (typed, *of_the_year))
    return next((day for day in days if day is not None and year.clamp(day) == day), None)


def _only_day(words: list[str]) -> tuple[date, bool]:
    """The day that all ``words`` together name, and whether it is doubtful."""
    phrases = phrases_of(words, None)
    if len(phrases.items) != 1 or phrases.recurring:
        raise UnreadableError
    (item,) = phrases.items
    unit = item.first
    if item.last is not None or item.is_open or item.limit or unit.day is None or unit.month is None or unit.year is None:
        raise UnreadableError
    return existing_day(unit.year, unit.month, unit.day), phrases.doubtful


def _of_serial(text: str, value: float) -> DateReading:
    try:
        day = _EXCEL_DAY_ZERO + timedelta(days=int(value))
        if is_plausible(day.year):
            return DateReading(day)
        if is_buddhist_year(day.year):
            return DateReading(existing_day(day.year - BUDDHIST_OFFSET, day.month, day.day))
        if day.year // 100 == 19:  # two digits, taken for those of the last century
            year, _ = christian_year(str(day.year)[2:])
            meant = existing_day(year, day.month, day.day)
            return DateReading(meant, (Finding("DATE_AMBIGUOUS", text, {"taken": day_text(meant, thai_digits=False)}),))
    except ImpossibleError:
        return DateReading(None, (Finding("DATE_IMPOSSIBLE", text),))
    except (OverflowError, ValueError):  # no day of any calendar, or of no year that is meant
        pass
    return DateReading(None, (Finding("DATE_UNREADABLE", text),))


_TIME = re.compile(r"[ ,]*([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?\s*(?:น\.?)?$")
_MOMENT_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 (what a sheet shows has no time zone)
_MOST_DAYS = 200_000.0
"""A serial number beyond this is no day of our time."""


def read_timestamp(text: str, value: float | None = None) -> datetime | None:
    """The moment that a cell names: by the serial number ``value`` of a date cell, else by its text; None where it is none."""
    if value is not None and 0 < value < _MOST_DAYS:
        return _MOMENT_ZERO + timedelta(days=value)
    if len(text) > LONGEST_VALUE:
        return None
    found = _TIME.search(text)
    day = read_date(text[: found.start()].strip(" ,") if found else text).day
    if day is None:
        return None
    hour, minute, second = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    with suppress(ValueError):  # "24:10" is no time
        return datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
    return None
