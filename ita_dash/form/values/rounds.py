"""Rounds of one report: รอบ 6 เดือน, ครั้งที่ 2, ไตรมาส 3, ครึ่งปีหลัง, ปี 2567, as headings, tabs and titles name them.

Of two rounds of one report the later is the one that counts (rule 11 of the design); what tells which is later is ``order``.
"""

import re
from dataclasses import dataclass

from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import key

_LONGEST = 120
"""Letters: a longer text is prose, not the name of a round."""
_MONTHS_OF_A_YEAR = 12
_NUMBER = r"(?<![0-9])([0-9]{1,2})(?![0-9])"


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``order``: the month of the fiscal year that it ends with, or its own number; later ones are greater."""

    label: str
    order: float


_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(f"(?:{key('ครึ่ง')}(?:{key('ปี')})?(?:{key('งบประมาณ')})?){key('แรก')}"), "first half"),
    (re.compile(f"(?:{key('ครึ่ง')}(?:{key('ปี')})?(?:{key('งบประมาณ')})?){key('หลัง')}"), "second half"),
    (re.compile(f"{_NUMBER}{key('เดือน')}(?:{key('แรก')})?(?!{key('หลัง')})"), "months"),
    (re.compile(f"{_NUMBER}{key('เดือน')}{key('หลัง')}"), "last months"),
    (re.compile(f"(?:{key('ไตรมาส')}(?:{key('ที่')})?|q)(?:[0-9]{{1,2}}[-–](?=[1-4](?![0-9])))?{_NUMBER}"), "quarter"),
    (
        re.compile(f"(?:{key('รอบ')}|{key('ครั้ง')}|{key('งวด')}|{key('ระยะ')})(?:{key('การรายงาน')})?{key('ที่')}{_NUMBER}"),
        "ordinal",
    ),
    (re.compile(f"^(?:{key('รอบ')}|{key('ครั้ง')}|{key('งวด')}){_NUMBER}"), "ordinal"),
    (re.compile(f"{key('สิ้นปี')}|{key('ทั้งปี')}$"), "whole year"),
)
_YEAR = re.compile(f"{key('ปี')}(?:{key('งบประมาณ')})?(?:{key('พ.ศ.')})?(25[0-9]{{2}})(?![0-9])")


_OF_A_YEAR = 100
"""A year counts so many rounds: its order is beyond that of any round within a year."""


def year_of(order: float) -> int | None:
    """The Buddhist year of a round that is a year; None for any other round."""
    return int(order / _OF_A_YEAR) if order >= 2_400 * _OF_A_YEAR else None


@remembered_by_words
def round_in(text: str, years: bool = False) -> Round | None:
    """The round that ``text`` names, or None. A year alone ("ปี 2566") is one only where ``years`` says so."""
    if not text or len(text) > _LONGEST:
        return None
    said = key(text)
    for pattern, kind in _PATTERNS:
        if found := pattern.search(said):
            return _round(text, kind, found)
    if years and (named := _YEAR.search(said)):
        return Round(text, float(named[1]) * _OF_A_YEAR)
    return None


def begins_with_round(text: str) -> bool:
    """Whether ``text`` begins with the round that it names: "ไตรมาส 1", not "ประชุมครั้งที่ 1"."""
    return len(text) <= _LONGEST and any(pattern.match(key(text)) for pattern, _kind in _PATTERNS)


_BEFORE_ALONE = re.compile(f"(?:{key('รอบ')}|{key('ช่วง')}|{key('ระยะ')}|{key('ประจำ')}|{key('ภายใน')})*")
_BEHIND_ALONE = re.compile(
    f"(?:\\(.*\\))?(?:{key('ของ')})?(?:{key('ปี')})?(?:{key('งบประมาณ')})?(?:{key('พ.ศ.')})?[/-]?(?:[0-9]{{2,4}})?"
)


def round_alone(text: str) -> Round | None:
    """The round that ``text`` names where it says nothing else but its year: "รอบ 6 เดือน (ต.ค. - มี.ค.)", "ไตรมาส 1/2567"."""
    said = key(text)
    if not said or len(text) > _LONGEST:
        return None
    for pattern, kind in _PATTERNS:
        found = pattern.search(said)
        if found and _BEFORE_ALONE.fullmatch(said[: found.start()]) and _BEHIND_ALONE.fullmatch(said[found.end() :]):
            return _round(text, kind, found)
    return None


def _round(text: str, kind: str, found: re.Match[str]) -> Round | None:
    order = _order(kind, int(found[1]) if found.groups() else 0)
    return Round(text, order) if order is not None else None


def _order(kind: str, number: int) -> float | None:
    if kind == "quarter":
        return 3.0 * number if 1 <= number <= 4 else None
    if kind in ("first half", "second half", "whole year"):
        return {"first half": 6.0, "second half": 12.0, "whole year": 12.0}[kind]
    if kind == "last months":
        return float(_MONTHS_OF_A_YEAR)
    return float(number) if number else None
