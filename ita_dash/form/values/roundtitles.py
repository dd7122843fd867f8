"""Rounds as tabs, lines above tables and cells of a column รอบ name them: also months and days ("ต.ค. 66", "ณ 31 ธ.ค. 2566"); and
dated lines in one cell: "ต.ค. - ธ.ค. 66 ยังไม่ได้ดำเนินการ" above "ม.ค. - มี.ค. 67 จัดอบรมแล้ว" are two rounds of one report.

A round by its month is ordered among those of the fiscal year, October first, as ``values.rounds`` orders quarters and halves.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ita_dash.fiscal import FiscalYear
from ita_dash.form.remembered import remembered_by_words
from ita_dash.form.text import folded, is_blank, key
from ita_dash.form.values.datewords import month_pattern
from ita_dash.form.values.period import PeriodReading, read_period
from ita_dash.form.values.rounds import Round, round_alone, round_in

_LONGEST = 100
"""Letters: a tab's title has no more."""
_NO_DOUBT = frozenset(
    {"PERIOD_YEAR_ASSUMED", "PERIOD_YEAR_BEFORE", "PERIOD_OUTSIDE_YEAR", "PERIOD_AMONG_WORDS", "DATE_AMBIGUOUS"}
)
"""What may be odd about a month that names a round: it names no year, or other words beside itself."""
_A_YEAR = 360
"""Days: a longer period is a year, which a title names in its own way, unless it names its months."""
_WORD = re.compile(r"(?:^|(?<=[\s_()\[\]/:,-]))[^\s_()\[\]/:,-]")
"""Where a word begins: the round may stand behind the year, "2567 รอบ 2"."""
_NUMBERED = re.compile(r"^[0-9]{1,2}(?:[.)_-] *| +)(?=[^0-9 .)_-])")
"""The number that keeps tabs in order: "01. ต.ค. 66"."""
_NUMBER_ALONE = re.compile("([0-9]{1,2})(?:/(?:25)?[0-9]{2})?")
_ORDINALS = {key(word): number for number, words in enumerate((("แรก", "หนึ่ง"), ("สอง",), ("สาม",), ("สี่",)), 1) for word in words}
_SHORTEST_MONTH = 5
"""Letters of a month's name that stands among letters; a shorter one may be part of any word."""


def round_of_title(title: str, year: FiscalYear) -> Round | None:
    """The round that a title names, or None."""
    if len(title) > _LONGEST:
        return None
    begun = (round_in(title[word.start() :]) for word in _WORD.finditer(title))
    return next((Round(title, one.order) for one in begun if one is not None), None) or _by_month(title, year)


def year_of_month(title: str) -> int | None:
    """The Buddhist fiscal year of the month, or the months, that a title consists of; None where it names no year."""
    reading = _period(title, None) if len(title) <= _LONGEST else None
    return FiscalYear.of(reading.end).be if reading is not None and reading.end is not None else None


@remembered_by_words
def _period(title: str, year: FiscalYear | None) -> PeriodReading | None:
    """The months that a title names, or its one day."""
    for text in dict.fromkeys((_NUMBERED.sub("", folded(title)), title)):
        reading = read_period(text, year)
        if reading.end is None or reading.recurring or len(reading.parts) > 1:
            continue
        is_year = (reading.end - (reading.start or reading.end)).days >= _A_YEAR
        if is_year and not re.search(month_pattern(), folded(text).replace(".", "")):
            continue
        if all(finding.code in _NO_DOUBT for finding in reading.findings):
            return reading
    return None


def _by_month(title: str, year: FiscalYear) -> Round | None:
    reading = _period(title, year)
    if reading is not None and reading.end is not None:
        return Round(title, order_of(reading.end, year))
    month = _month_alone(folded(title), year)
    return Round(title, order_of(month, year)) if month is not None else None


def order_of(day: date, year: FiscalYear) -> float:
    """Months since the fiscal year began, up to the end of ``day``: 1 for the last day of October, 12 for that of September."""
    months = (day.year - year.start.year) * 12 + day.month - year.start.month
    return round(months + day.day / monthrange(day.year, day.month)[1], 2)


def _month_alone(line: str, year: FiscalYear) -> date | None:
    """The last day of the one month that a title names among other words, without its year."""
    words = {word.strip(".") for word in re.split(r"[\s_()\[\]/:,-]+|เดือน|(?<=[^0-9.])(?=[0-9])", line)}
    long = {name for name in re.findall(month_pattern(), line) if len(name) >= _SHORTEST_MONTH}
    names = long | {word.replace(".", "") for word in words if re.fullmatch(month_pattern(), word.replace(".", ""))}
    days = {reading.end for name in names if (reading := read_period(name, year)).end is not None}
    return days.pop() if len(days) == 1 else None


def rounds_of_column(texts: Iterable[str], heading: str, year: FiscalYear) -> dict[str, Round]:
    """The round of each distinct text of a column of rounds: by what it says, or, where one says nothing of the kind, all by the
    order in which they come."""
    distinct = [text for text in dict.fromkeys(texts) if not is_blank(text)]
    said = {text: one for text in distinct if (one := _of_cell(text, heading, year)) is not None}
    return said if len(said) == len(distinct) else {text: Round(text, float(place)) for place, text in enumerate(distinct, 1)}


def _of_cell(text: str, heading: str, year: FiscalYear) -> Round | None:
    word = key(text)
    if (alone := _NUMBER_ALONE.fullmatch(word)) and not (key("เดือน") in key(heading) and "/" in word):
        named = round_in(f"{heading} {word}")
        return Round(text, named.order if named is not None else float(alone[1]))
    found = round_of_title(text, year)
    ordinal = next((number for name, number in _ORDINALS.items() if word.endswith(name)), None)
    if found is not None or ordinal is None or len(word) > _LONGEST_ORDINAL:
        return found
    return Round(text, float(ordinal))


_LONGEST_ORDINAL = len(key("ไตรมาส")) + max(map(len, _ORDINALS))
"""Letters: the longest word that rounds are counted in, and the longest number. A longer text only ends with such a word."""


_MOST_LINES = 24
"""Two for each month; more lines with dates are a list of what was done."""
_MOST_WORDS = 8
"""Words at the head of a line among which its date stands."""
_PARTS = tuple(":：-–—")
_EDGES = " :：-–—\t"
_MAY_BE_DATED = re.compile(r"[0-9๐-๙]|ไตรมาส|เดือน|[ก-ฮ]\.[ก-ฮ]\.|คม|ยน|พันธ์")


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One line: when it is of, as typed, how late that is, and what it says."""

    label: str
    order: float
    """Days since year 1 where it is told ``by_day``, else as of a round: the two are not compared."""
    text: str
    by_day: bool


def dated_lines(text: str, year: FiscalYear) -> list[DatedLine]:
    """The lines of a result that each begin with when they are of, the earliest first; empty where not every line does, or none
    says anything behind it."""
    lines = text.split("\n")
    if not 2 <= len(lines) <= _MOST_LINES or not all(_MAY_BE_DATED.search(line) for line in lines):
        return []
    found = []
    for line in lines:
        dated = _dated(line, year)
        if dated is None:
            return []
        found.append(dated)
    if not any(one.text for one in found):
        return []
    kinds = {one.by_day for one in found}
    return sorted(found, key=lambda one: one.order) if len(kinds) == 1 and len({one.order for one in found}) == len(found) else []


def _dated(line: str, year: FiscalYear) -> DatedLine | None:
    """The longest head of a line that is a period, or a round, with words behind it, or nothing yet: "ต.ค. 66"."""
    words = line.split(" ")
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        head = " ".join(words[:count]).strip(_EDGES)
        rest = " ".join(words[count:]).strip(_EDGES)
        if not head:
            continue
        reading = read_period(head, year)
        if (
            reading.end is not None
            and not reading.recurring
            and all(one.code == "PERIOD_YEAR_ASSUMED" for one in reading.findings)
        ):
            return DatedLine(head, float(reading.end.toordinal()), rest, by_day=True)
        said = round_alone(head)
        is_parted = rest != "" and _is_parted(words[count - 1], words[count])
        if said is not None and (is_parted or head.startswith(("รอบ", "ไตรมาส", "ครึ่งปี"))):
            return DatedLine(head, said.order, rest, by_day=False)
    return None


def _is_parted(before: str, behind: str) -> bool:
    """Whether a colon or a dash parts two words: "ครั้งที่ 2 : …" is said of that time, "ครั้งที่ 2 …" may be what was done."""
    return before.endswith(_PARTS) or behind.startswith(_PARTS)
