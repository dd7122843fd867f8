"""Periods as offices type them, to first and last days; and the way the app writes a period itself.

``values.datewords`` knows the words, ``values.phrases`` the grammar, ``values.timeunits`` how a year is told and ``values.spans``
how it is inherited. A period may stand among other words: "8 ม.ค. 67 ณ ห้องประชุม", "ต.ค. 66 (ประชุม), มี.ค. 67 (รายงาน)". What
commas, brackets, lines and other words part is looked at part by part; a part counts where it is a whole period that names its
year. What else stands there is not understood, and is named.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.finding import Finding
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import LONGEST_VALUE, folded, has_mixed_digits, head, is_blank
from ita_dash.form.values.datewords import UnreadableError, compact, month_pattern, tokens
from ita_dash.form.values.phrases import phrases_of
from ita_dash.form.values.spans import Years
from ita_dash.form.values.timeunits import FIRST_BUDDHIST_YEAR, ImpossibleError, Phrases, christian_year
from ita_dash.form.words import joined, patterns
from ita_dash.thai import MONTHS_SHORT, digits
from ita_dash.thai import day as day_text

SOME_YEAR = FiscalYear(2567)
"""Stands where it is only asked whether a text names a time ("ไตรมาส 2"): a year that has a 29 February."""
_LONGEST_AMONG_WORDS = 200
"""A longer text is prose."""
_PARTING = frozenset({"list", "line", "bracket", "other"})
_DAY_AND_YEAR = re.compile("month[0-9]+ [0-9]{1,2} list [0-9]{4}")
_OF_TIME = ("month", "written", "quarter", "half", "round", "fiscal", "academic", "term", "whole")
"""One of these makes a part a period; numbers alone are counts and rooms."""


def _among_words(text: str, near: FiscalYear | None) -> Phrases:
    """The periods in ``text`` that name their year. Raises ``UnreadableError`` where there is none."""
    if len(text) > _LONGEST_AMONG_WORDS:
        raise UnreadableError
    words = tokens(text)
    parted = [word in _PARTING and not _parts_day_from_year(words, place) for place, word in enumerate(words)]
    parts = ([word for _, word in part] for _, part in groupby(zip(parted, words, strict=True), key=lambda one: one[0]))
    whole = [part for part in map(_without_ends, parts) if _is_whole(part, near)]
    return replace(phrases_of([word for part in whole for word in (*part, "list")], near), recurring=False)


def _parts_day_from_year(words: list[str], place: int) -> bool:
    """Whether the comma at ``place`` is one within a date: "October 1, 2022"."""
    around = " ".join(words[place - 2 : place + 2])
    return _DAY_AND_YEAR.fullmatch(around) is not None


def _without_ends(part: list[str]) -> list[str]:
    """A part without the strokes that parted it from the words around it; a dash at its end is a range left open."""
    while part and part[0] == "slash":
        part = part[1:]
    while part and part[-1] == "slash":
        part = part[:-1]
    return part


def _is_whole(part: list[str], near: FiscalYear | None) -> bool:
    if not any(word.startswith(_OF_TIME) for word in part):
        return False
    try:
        items = phrases_of(part, near).items
    except UnreadableError:
        return False
    return bool(items) and all((item.last or item.first).year is not None for item in items)


_NAMED = "(?:พศ|คศ|ปี)?(?<![0-9]){0}(?![0-9])(?:(?:[-–—/]|ถึง)(?:พศ|คศ)?{0}(?![0-9]))?"
_OF_FISCAL_YEAR = re.compile("(?:ปีงบประมาณ|ปีงบ|งบประมาณ|fiscalyear|fy)" + _NAMED.format("([0-9]{4}|[0-9]{2})"))
_OF_YEAR = re.compile("(?:ปี|ita)" + _NAMED.format("([0-9]{4}|[4-9][0-9])"))
"""Two figures behind these are Buddhist, from ``FIRST_BUDDHIST_YEAR`` on; others count something."""
_ALONE = re.compile("(?<![0-9])([0-9]{4})(?![0-9])")


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """First and last day of a cell's period; both None for a blank cell, for one that says that no time is settled yet, which is
    an answer and no problem, and for one that is not understood."""

    start: date | None = None
    end: date | None = None
    recurring: bool = False
    """Something to do again and again within it ("ทุกเดือน")."""
    parts: tuple[tuple[date, date], ...] = ()
    """The separate periods that it spans, in order of time; one for a plain period."""
    findings: tuple[Finding, ...] = ()


_UNSETTLED = tuple(patterns("periods", "unsettled").values())


def is_unsettled(text: str) -> bool:
    """Whether a cell says that no time is settled yet: "ยังไม่กำหนด", "จะแจ้งให้ทราบภายหลัง", "TBA"."""
    said = joined(text).strip("()[].*") if len(text) <= _LONGEST_AMONG_WORDS else ""
    return any(pattern.fullmatch(said) for pattern in _UNSETTLED)


@remembered_by_words
def read_period(text: str, year: FiscalYear | None) -> PeriodReading:
    """The period that ``text`` names; ``year`` is the fiscal year of the sheet, for what names no year."""
    if is_blank(text) or is_unsettled(text):
        return PeriodReading()
    if len(text) > LONGEST_VALUE:
        return PeriodReading(findings=(Finding("PERIOD_UNREADABLE", text),))
    ways: dict[str, Callable[[], Phrases]] = {
        "": lambda: phrases_of(tokens(text), year),
        "TEXT_REPAIRED": lambda: phrases_of(tokens(text, damaged=True), year),
        "PERIOD_AMONG_WORDS": lambda: _among_words(text, year),
    }
    if has_mixed_digits(text):
        del ways[""]
    for way, phrases_by in ways.items():
        try:
            phrases = phrases_by()
            parts, codes = Years(year).resolve(phrases)
        except ImpossibleError:
            return PeriodReading(findings=(Finding("PERIOD_IMPOSSIBLE", text),))
        except UnreadableError:
            continue
        start, end = min(first for first, _ in parts), max(last for _, last in parts)
        details = {"taken": period_text(start, end, thai_digits=False)}
        findings = tuple(Finding(code, text, details) for code in (way, *codes) if code)
        return PeriodReading(start, end, phrases.recurring, parts, findings)
    return PeriodReading(findings=(Finding("PERIOD_UNREADABLE", text),))


def period_text(start: date, end: date, thai_digits: bool = True) -> str:
    """The period as the app writes it and ``read_period`` reads it: ``ต.ค. ๖๕ – ก.ย. ๖๖`` for whole months, else full dates."""
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        first, last = _month_text(start), _month_text(end)
    else:
        first, last = day_text(start, thai_digits=False), day_text(end, thai_digits=False)
    return digits(first if first == last else f"{first} – {last}", thai_digits)


def fiscal_year_named(text: str) -> int | None:
    """The Buddhist fiscal year that a title names ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", "ITA 2567", "ปี 67", "fy2024").

    The clearest words count: ปีงบประมาณ before ปี and ITA, these before a year of four digits alone; a year of a date is none.
    None where they name no year or several.
    """
    line = compact(folded(head(text, LONGEST_VALUE)))
    for words in (_OF_FISCAL_YEAR, _OF_YEAR, _ALONE):
        years = {_buddhist(found) for match in words.finditer(line) for found in match.groups() if found}
        years.discard(None)
        if years:
            return years.pop() if len(years) == 1 else None
        line = _date().sub(" ", line)
    return None


def _buddhist(figures: str) -> int | None:
    try:
        return christian_year(figures)[0] + BUDDHIST_OFFSET
    except UnreadableError:
        return None


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return re.compile(f"(?:{month_pattern()})(?:พศ|คศ|ปี)?[0-9]{{2,4}}(?![0-9])")


def _month_text(day: date) -> str:
    """Two digits of the year where they are understood as Buddhist, else four."""
    year = day.year + BUDDHIST_OFFSET
    return f"{MONTHS_SHORT[day.month - 1]} {year - 2500 if FIRST_BUDDHIST_YEAR <= year < 2600 else year}"
