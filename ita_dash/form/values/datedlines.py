"""Dated lines in one cell: "ต.ค. - ธ.ค. 66 ยังไม่ได้ดำเนินการ" above "ม.ค. - มี.ค. 67 จัดอบรมแล้ว" are two rounds of one report."""

import re
from dataclasses import dataclass

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.period import read_period
from ita_dash.form.values.rounds import round_alone

_MOST_LINES = 24
_MOST_WORDS = 8
"""Words at the head of a line among which its date stands."""
_LONGEST_HEAD = 60
_PARTS = tuple(":：-–—")
_EDGES = " :：-–—\t"
_MAY_BE_DATED = re.compile(r"[0-9๐-๙]|ไตรมาส|เดือน|[ก-ฮ]\.[ก-ฮ]\.|คม|ยน|พันธ์")


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One line: when it is of, as typed, how late that is, and what it says."""

    label: str
    order: float
    text: str


def dated_lines(text: str, year: FiscalYear) -> list[DatedLine]:
    """The lines of a result that each begin with when they are of, the earliest first; empty where not every line does."""
    lines = text.split("\n")
    if not 2 <= len(lines) <= _MOST_LINES or not all(_MAY_BE_DATED.search(line[:_LONGEST_HEAD]) for line in lines):
        return []
    found = []
    for line in lines:
        dated = _dated(line, year)
        if dated is None:
            return []
        found.append(dated)
    kinds = {one.order > _A_ROUND for one in found}
    return sorted(found, key=lambda one: one.order) if len(kinds) == 1 and len({one.order for one in found}) == len(found) else []


_A_ROUND = 1000
"""Rounds are told by months of the year, dates by days since year 1: the two are not compared."""


def _dated(line: str, year: FiscalYear) -> DatedLine | None:
    """The longest head of a line that is a period, or a round, with words behind it."""
    words = line.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        head = " ".join(words[:count]).strip(_EDGES)
        rest = " ".join(words[count:]).strip(_EDGES)
        if not head or not rest or len(head) > _LONGEST_HEAD:
            continue
        if head[0].isdigit() and head.rstrip(".)").isdigit():
            return None  # the number of an item
        reading = read_period(head, year)
        if (
            reading.end is not None
            and not reading.recurring
            and all(one.code == "PERIOD_YEAR_ASSUMED" for one in reading.findings)
        ):
            return DatedLine(head, float(reading.end.toordinal()), rest)
        said = round_alone(head)
        if said is not None and (head.startswith(("รอบ", "ไตรมาส", "ครึ่งปี")) or _is_parted(words[count - 1 : count + 1])):
            return DatedLine(head, said.order, rest)
    return None


def _is_parted(words: list[str]) -> bool:
    """Whether a colon or a dash parts two words: "ครั้งที่ 2 : …" is said of that time, "ครั้งที่ 2 …" may be what was done."""
    return words[0][-1:] in _PARTS or words[1][:1] in _PARTS
