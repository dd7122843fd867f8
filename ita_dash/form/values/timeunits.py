"""What a text of dates names, before its years are told: units of time, and the periods that they bound; and which year, and
which day of it, digits mean.

How a year is told (nothing else decides a year):

- four digits: Buddhist within 2540–2640, Christian within 1997–2097 (the same years), otherwise no year;
- two digits from 40: Buddhist 25xx (66 is 2566);
- two digits from 10 to 39: Christian 20xx, named as ambiguous (23 is 2023); Buddhist 2510–2539 are long past.

Of a date in digits the day comes first. Where the month could, too, and nothing tells (03/04/66), that is named as ambiguous;
a four-digit Buddhist year tells, for who writes it writes the Thai way.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from ita_dash.fiscal import BUDDHIST_OFFSET
from ita_dash.form.values.datewords import UnreadableError

FIRST_BUDDHIST_YEAR, LAST_BUDDHIST_YEAR = 2540, 2640
_TWO_DIGIT_BUDDHIST = 40
_TWO_DIGIT_CHRISTIAN = 10
"""All four as told above: what offices plan for, and 25xx before 20xx."""


class ImpossibleError(ValueError):
    """A date that does not exist, such as 31 February."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in digits. ``proves_order``: only the day can come first. ``either_way``: else day and month could change places."""

    day: int
    month: int
    year: int
    """Christian."""
    proves_order: bool = False
    either_way: bool = False
    doubtful: bool = False
    """Its year is doubtful, or only the month can come first."""


def christian_year(digits: str) -> tuple[int, bool]:
    """The Christian year that Arabic ``digits``, two or four, mean, and whether that is doubtful. Raises ``UnreadableError``."""
    number = int(digits)
    if len(digits) == 2 and number >= _TWO_DIGIT_CHRISTIAN:
        buddhist = number >= _TWO_DIGIT_BUDDHIST
        return (2500 + number - BUDDHIST_OFFSET, False) if buddhist else (2000 + number, True)
    for year in (number - BUDDHIST_OFFSET, number):
        if len(digits) == 4 and is_plausible(year):
            return year, False
    raise UnreadableError


def is_buddhist_year(number: float) -> bool:
    """Whether a number can be the Buddhist year that an office plans or reports for: below a stroke it is no count."""
    return FIRST_BUDDHIST_YEAR <= number <= LAST_BUDDHIST_YEAR


def is_plausible(year: int) -> bool:
    """The same of a Christian ``year``."""
    return is_buddhist_year(year + BUDDHIST_OFFSET)


def existing_day(year: int, month: int, day: int) -> date:
    """That day of a Christian ``year``. Raises ``ImpossibleError``."""
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleError from None


def written_date(text: str) -> WrittenDate:
    """``1/10/2565``, ``01-10-65``, ``1.10.65``, ``2022-10-01``: three numbers, one sign. Raises ``UnreadableError``."""
    first, second, third = re.split("[/.-]", text)
    if len(first) == 4:
        year, _ = christian_year(first)
        return WrittenDate(int(third), int(second), year)
    year, doubtful = christian_year(third)
    day, month = int(first), int(second)
    if month > 12:
        return WrittenDate(month, day, year, doubtful=True)
    either_way = day != month and not is_buddhist_year(int(third))
    return WrittenDate(day, month, year, proves_order=day > 12, either_way=either_way, doubtful=doubtful)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a text names. Months of fiscal units are counted from October as 0."""

    kind: str
    """``day``, ``month``, ``calendar`` (a calendar year), ``academic`` (a school year, or term ``first_month`` of it) or
    ``fiscal`` (``first_month`` to ``last_month`` of a fiscal year)."""
    year: int | None = None
    """Christian year of a day, month or calendar year; Buddhist fiscal year of a fiscal unit."""
    month: int | None = None
    day: int | None = None
    first_month: int = 0
    last_month: int = 11
    counts_in: str = ""
    """``quarter`` or ``year`` for fiscal units that a bare number may follow ("ไตรมาส 1 และ 3")."""
    at_close: bool = False
    """Only its last day is meant ("สิ้นเดือน …")."""


@dataclass(slots=True)
class NamedSpan:
    """One period of a text: from ``first`` to ``last``, or ``first`` alone."""

    first: Unit
    last: Unit | None = None
    limit: str = ""
    """``within`` or ``before`` where only the end is given."""
    is_open: bool = False
    """Only the start is given ("ตั้งแต่ …", "… เป็นต้นไป")."""


@dataclass(slots=True)
class Phrases:
    """What a text names, in its order."""

    items: list[NamedSpan] = field(default_factory=list)
    recurring: bool = False
    whole_year: bool = False
    """It says "all the time" and names no period of its own."""
    doubtful: bool = False
