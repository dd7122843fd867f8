"""Headings that hold two names in one cell: what is reported, and the side, the month, the time or the division that it is of
("ไตรมาส 1 ผล", "ผลการดำเนินการ ต.ค. 66", "ผลการดำเนินงาน ณ 31 มี.ค. 67", "ผลการดำเนินการ กองคลัง").

One alone may be a remark or a name like another: each becomes a heading over its part only where several stand in the table.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace

from ita_dash.form.headings.divisionheads import NamesDivision
from ita_dash.form.headings.headparts import DATES, PARTS, part_of, sides_below_months, with_ends
from ita_dash.form.headings.spellings import Spellings, header_key
from ita_dash.form.headings.timeheads import is_time
from ita_dash.form.headings.votes import Heading
from ita_dash.form.text import LONGEST_HEADING, key
from ita_dash.form.values.months import read_months

Texts = tuple[str, ...]
_CUT = re.compile(r"[\s()\[\]（）:/–-]+")
_CUT_BY_OF = re.compile(rf"{_CUT.pattern}(?:ของ\s*)?|ของ\s*")
_EDGES = " ()[]（）"


def with_parts(headings: Sequence[Heading], spellings: Spellings, is_division: NamesDivision) -> list[Heading]:
    """``headings`` with the parts that stand in the cell of what they are parts of."""

    def side(texts: Texts) -> Texts | None:
        return None if part_of(texts[-1]) else _parted(texts, lambda name, part: bool(name and part_of(part))) or _date(texts)

    def month(texts: Texts) -> Texts | None:
        is_known = spellings.match(texts[-1]) is not None
        return None if is_known else _parted(texts, lambda name, _part: is_reported(name), only_behind=True)

    def time(texts: Texts) -> Texts | None:
        return _parted(texts, lambda name, part: is_reported(name) and is_time(part), only_behind=True)

    def division(texts: Texts) -> Texts | None:
        *above, own = texts
        if above and is_reported(own) and is_of_division(above[-1]):
            return (*above[:-1], own, above[-1])
        return _parted(texts, lambda name, part: is_reported(name) and is_of_division(part), _CUT_BY_OF)

    def is_reported(name: str) -> bool:
        return spellings.reported(name) is not None

    def is_of_division(part: str) -> bool:
        return spellings.match(part) is None and is_division(part, told=True)

    def _date(texts: Texts) -> Texts | None:
        """A side right before the name of a date: แผนเริ่มต้น."""
        *above, own = texts
        side = next((one for one in PARTS if key(own).startswith(one)), "")
        rest = key(own).removeprefix(side)
        match = spellings.match(rest) if side and rest else None
        return (*above, rest, side) if match is not None and match.field in DATES else None

    parted: Sequence[Texts] = [one.texts for one in headings]
    parted = _where_several(parted, side, lambda one: tuple(map(key, one[:-1])), lambda one: part_of(one[-1]))
    parted = sides_below_months(_of_months(with_ends(parted, spellings), month), spellings)
    parted = _where_several(parted, time, lambda one: header_key(one[-2]), lambda one: one[-1])
    parted = _where_several(parted, division, lambda _one: "", lambda one: one[-1])
    return [
        one if texts == one.texts else replace(one, texts=texts, typed=one.whole)
        for one, texts in zip(headings, parted, strict=True)
    ]


def _parted(
    texts: Texts, accepts: Callable[[str, str], bool], cut: re.Pattern[str] = _CUT, *, only_behind: bool = False
) -> Texts | None:
    """The last of ``texts`` as a name and its part, where one of its cuts makes two that are accepted; the part may stand before
    the name, too, unless ``only_behind``."""
    *above, own = texts
    for place in cut.finditer(own) if len(own) <= LONGEST_HEADING else ():
        first, rest = own[: place.start()].strip(_EDGES), own[place.end() :].strip(_EDGES)
        for name, part in ((first, rest),) if only_behind else ((first, rest), (rest, first)):
            if accepts(name, part):
                return (*above, name, part)
    return None


def _where_several(
    headings: Sequence[Texts],
    split: Callable[[Texts], Texts | None],
    name: Callable[[Texts], Hashable],
    part: Callable[[Texts], str],
) -> list[Texts]:
    """``headings`` with those ``split`` of whose ``name`` several different parts stand in the table."""
    found = [split(texts) for texts in headings]
    parts: dict[Hashable, set[str]] = defaultdict(set)
    for one in found:
        if one is not None:
            parts[name(one)].add(part(one))
    return [one if one is not None and len(parts[name(one)]) > 1 else texts for one, texts in zip(found, headings, strict=True)]


def _of_months(headings: Sequence[Texts], split: Callable[[Texts], Texts | None]) -> list[Texts]:
    """The same of months, where there are so many of them that they are columns of months."""
    found = [split(texts) for texts in headings]
    months = read_months([(one[-1], one[-2]) if one is not None else ("", "") for one in found])
    return [
        one if one is not None and month is not None else texts for one, month, texts in zip(found, months, headings, strict=True)
    ]
