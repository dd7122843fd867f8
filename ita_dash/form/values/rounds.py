"""Rounds of one report: รอบ 6 เดือน, ครั้งที่ 2, ไตรมาส 3, ครึ่งปีหลัง, ปี 2567, as headings, tabs and titles name them.

Of two rounds of one report the later is the one that counts (rule 11 of the design); what tells which is later is ``order``.
"""

import re
from dataclasses import dataclass

from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import key
from ita_dash.form.words import shapes

_LONGEST = 120
"""Letters: a longer text is prose, not the name of a round."""
_ENDS = {"first_half": 6.0, "second_half": 12.0, "last_months": 12.0, "whole_year": 12.0}
"""Months of the fiscal year that rounds without a number of their own end with."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``order``: the month of the fiscal year that it ends with, or its own number; later ones are greater."""

    label: str
    order: float


_SAID = {kind: re.compile(said) for kind, said in shapes("periods", "rounds").items()}
_YEAR, _BEFORE_ALONE, _BEHIND_ALONE = (_SAID.pop(name) for name in ("year", "before", "behind"))
"""What names a year, and what may stand before and behind a round that stands alone."""
_FIRST_YEAR = 2500
"""Of the years that are named in full, "ปี 25..": as the order of a round it is beyond that of any round within a year."""


def year_of(order: float) -> int | None:
    """The Buddhist year of a round that is a year; None for any other round."""
    return int(order) if order >= _FIRST_YEAR else None


@remembered_by_words
def round_in(text: str, years: bool = False) -> Round | None:
    """The round that ``text`` names, or None. A year alone ("ปี 2566") is one only where ``years`` says so."""
    said = _compared(text)
    for kind, pattern in _SAID.items():
        if found := pattern.search(said):
            return _round(text, kind, found)
    if years and (named := _YEAR.search(said)):
        return Round(text, float(named[1]))
    return None


def _compared(text: str) -> str:
    return key(text) if len(text) <= _LONGEST else ""


def begins_with_round(text: str) -> bool:
    """Whether ``text`` begins with the round that it names: "ไตรมาส 1", not "ประชุมครั้งที่ 1"."""
    return any(pattern.match(_compared(text)) for pattern in _SAID.values())


def round_alone(text: str) -> Round | None:
    """The round that ``text`` names where it says nothing else but its year: "รอบ 6 เดือน (ต.ค. - มี.ค.)", "ไตรมาส 1/2567"."""
    said = _compared(text)
    for kind, pattern in _SAID.items():
        found = pattern.search(said)
        if found and _BEFORE_ALONE.fullmatch(said[: found.start()]) and _BEHIND_ALONE.fullmatch(said[found.end() :]):
            return _round(text, kind, found)
    return None


@remembered_by_words
def name_of_round(text: str) -> str:
    """The words of ``text`` that are its round's alone, the most that are: "รอบ 6 เดือน" of "สถานะ รอบ 6 เดือน". All of it where
    none are, or where it names no round."""
    said, words = round_in(text, years=True), text.split()
    if said is None:
        return text
    runs = (" ".join(words[first : first + count]) for count in range(len(words), 0, -1) for first in range(len(words)))
    return next((run for run in runs if _names_alone(run, said)), text)


def _names_alone(run: str, said: Round) -> bool:
    alone = round_alone(run)
    return alone.order == said.order if alone else bool(year_of(said.order)) and _YEAR.fullmatch(key(run)) is not None


def _round(text: str, kind: str, found: re.Match[str]) -> Round | None:
    if kind in _ENDS:
        return Round(text, _ENDS[kind])
    number = int(found[1])
    if kind == "quarter":
        number = 3 * number if number <= 4 else 0
    return Round(text, float(number)) if number else None
