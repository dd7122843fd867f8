"""Percents, weights and counts of a target as offices type them.

A number without a percent sign is the percent as it stands: 50 is 50 %, and so are 1 and 0.5 one and half a percent, for in one
column 0.5 cannot be fifty beside a 50 that is fifty. From 0 (excluded) to 1 (included) the reading asks.
"""

import math
import re
from dataclasses import dataclass

from ita_dash.form.finding import Finding
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import LONGEST_VALUE, folded, head, is_blank, key, plain, repaired
from ita_dash.form.values.timeunits import is_buddhist_year
from ita_dash.form.words import patterns
from ita_dash.sheet.workbook import Cell


@dataclass(frozen=True, slots=True)
class PercentReading:
    """A percent of 0–100, or None: for a blank cell without a finding, for an unreadable one with it."""

    percent: float | None
    findings: tuple[Finding, ...] = ()


_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.[0-9]{1,9})?|\.[0-9]{1,9}"
_TYPED = patterns("percents", "typed")
NOT_DONE = _TYPED["not_done"]
"""Words by which a count is not of what was done."""
_MAY_SIGN = re.compile(r"%|ยล|ปอ|[pP](?:[eE][rR])?[cC]|[<&]|[^\n -~\u0e01-\u0e4c\u0e4e-\u0e5b]")
"""Part of a sign, or a letter that cleaning may turn into one. Most texts have neither and are known to hold no sign as typed."""
_UNFILLED = re.compile(r"[.…_]{2,}")
"""The line of a printed form on which a number is written."""
_PLAIN = re.compile(f"([-\u2212])?({_NUMBER})")
_BULLET = re.compile("[-\u2212] ")
"""A dash and a blank: a bullet or a minus, which nobody can tell."""
_FRACTION = re.compile(f"(?P<part>{_NUMBER})÷(?P<whole>{_NUMBER})")
_UNIT = "(?P<{}>[ก-๎]{{0,20}})"
_COUNT = re.compile(f"(?P<part>{_NUMBER}){_UNIT.format('unit')}÷(?P<whole>{_NUMBER}){_UNIT.format('of_unit')}")
"""A fraction of what is counted, whatever that is: "12 จาก 48 ต้น", "3 หมู่บ้านจาก 9 หมู่บ้าน"."""
_BOTH = re.compile(
    f"{_FRACTION.pattern}[ =]*%?(?P<percent>{_NUMBER})%?|%?(?P<first>{_NUMBER})(?:%| )[ =]*(?P<of>{_NUMBER})÷(?P<all>{_NUMBER})"
)
"""A fraction beside the percent that it makes, on either side of it."""


@remembered_by_words
def read_percent(text: str, value: float | None = None, kind: str = "text") -> PercentReading:
    """The percent that a cell gives.

    ``text``: as shown. ``value``: the number in a cell of ``kind`` ``number`` or ``percent``; in a percent cell 0.5 is 50 %.
    A fraction ("3/5", "๓ จาก ๕") is its percent. Below 0 and above 100 are taken as 0 and 100, with a finding.
    """
    if value is not None and kind == "percent":
        return _within(text, round(value * 100, 9))
    if value is None and says_no_percent(text):
        return PercentReading(None)
    if value is None and len(text) > LONGEST_VALUE:
        return PercentReading(None, (Finding("PERCENT_UNREADABLE", text),))
    line = _UNFILLED.sub(" ", repaired(folded(head(text, LONGEST_VALUE)))).strip()
    signed = bool(_TYPED["sign"].search(line))
    if value is not None and kind == "number":
        return _bare(text, value, signed)
    line = _TYPED["sign"].sub("%", line)
    line = _TYPED["of"].sub("÷", line).strip()
    found = _PLAIN.fullmatch(_without(_TYPED["words_or_counted"] if signed else _TYPED["words"], line).lstrip("% ").rstrip("% ."))
    if _BULLET.match(line):
        return PercentReading(None, (Finding("PERCENT_UNREADABLE", text),))
    if found:
        number = float(found[2].replace(",", ""))
        return _bare(text, -number if found[1] else number, signed)
    return _fraction(text, _without(_TYPED["words_or_counted"], line))


def percent_in(cell: Cell) -> float | None:
    """The percent that a cell gives, however odd."""
    return read_percent(plain(cell.text), cell.number, cell.kind).percent


def percent_within(cell: Cell) -> float | None:
    """The percent that a cell gives; None for a number that lies outside of 0 to 100, which counts or names something else."""
    reading = read_percent(plain(cell.text), cell.number, cell.kind)
    return None if any(one.code == "PERCENT_OUT_OF_RANGE" for one in reading.findings) else reading.percent


def says_no_percent(text: str) -> bool:
    """Whether a cell of percents is blank, or only the printed form's line to write one on ("ร้อยละ ........")."""
    unsigned = _TYPED["sign"].sub("", repaired(folded(text))).strip()
    return is_blank(text) or (unsigned != "" and is_blank(unsigned))


@remembered_by_words
def percent_alone(text: str) -> float | None:
    """The percent of a text that says nothing else and has its sign ("๕๐ %", "ดำเนินการแล้วร้อยละ ๕๐"); None for any other."""
    if len(text) > LONGEST_VALUE or not _MAY_SIGN.search(text) or not _TYPED["sign"].search(repaired(folded(text))):
        return None
    reading = read_percent(text)
    return None if reading.findings else reading.percent


def read_weight(text: str, value: float | None = None) -> tuple[float, tuple[Finding, ...]]:
    """The weight of an activity: a number greater than 0 (first ``value``), else 1; blank is 1 without a finding."""
    if value is None and is_blank(text):
        return 1.0, ()
    if value is None:
        typed = repaired(folded(text)) if len(text) <= LONGEST_VALUE else ""
        found = _PLAIN.fullmatch(_TYPED["sign"].sub("", typed).strip())
        value = float(found[2].replace(",", "")) if found and not found[1] else math.nan
    if math.isfinite(value) and value > 0:
        return float(value), ()
    return 1.0, (Finding("WEIGHT_UNREADABLE", text),)


def _without(words: re.Pattern[str], line: str) -> str:
    return re.sub("(?<![0-9]) | (?![0-9])", "", words.sub(" ", line).replace("  ", " "))


def _fraction(text: str, line: str) -> PercentReading:
    """``line`` as a fraction, alone or beside the percent that it makes; a year below the line makes it a date."""
    alone, both = _COUNT.fullmatch(line.strip("%")), _BOTH.fullmatch(line)
    if alone and (alone["unit"] not in ("", alone["of_unit"]) or NOT_DONE.search(alone["of_unit"])):
        alone = None
    figures = alone.group("part", "whole") if alone else [one for one in both.groups() if one] if both else []
    numbers = [float(figure.replace(",", "")) for figure in figures]
    said = (numbers.pop(0) if both["first"] else numbers.pop()) if both and not alone else None
    part, whole = numbers or [0.0] * 2
    if not whole or is_buddhist_year(whole) or (said is not None and abs(100 * part / whole - said) >= 1):
        return PercentReading(None, (Finding("PERCENT_UNREADABLE", text),))
    return _within(text, 100 * part / whole)


def _bare(text: str, number: float, signed: bool) -> PercentReading:
    if signed or not 0 < number <= 1:
        return _within(text, number)
    return PercentReading(float(number), (Finding("PERCENT_WITHOUT_SIGN", text, {"taken": f"{number:g}"}),))


def _within(text: str, percent: float) -> PercentReading:
    if not math.isfinite(percent):
        return PercentReading(None, (Finding("PERCENT_UNREADABLE", text),))
    taken = min(max(float(percent), 0.0), 100.0)
    odd = () if taken == percent else (Finding("PERCENT_OUT_OF_RANGE", text, {"taken": f"{taken:g}"}),)
    return PercentReading(taken, odd)


_COUNT_ALONE = re.compile(r"(?:จำนวน|ได้|รวม)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.[0-9]+)?([ก-๛]{0,20})")


def share_of_target(result: str, target: str) -> float | None:
    """The percent of ``target`` that ``result`` is, 0–100; None unless both are counts of the same thing."""
    done, planned = _count(result), _count(target)
    if done is None or planned is None or not planned[0]:
        return None
    if done[1] and planned[1] and done[1] != planned[1]:
        return None
    return min(100.0, round(100 * done[0] / planned[0], 9))


def _count(text: str) -> tuple[float, str] | None:
    if len(text) > LONGEST_VALUE:
        return None
    found = _COUNT_ALONE.fullmatch(key(text))
    return (float(found[1].replace(",", "")), found[2]) if found else None


def is_bare_number(text: str) -> bool:
    """Whether a result is a number and nothing else."""
    found = _count(text)
    return found is not None and not found[1]
