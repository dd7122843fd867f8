"""The grammar of periods: the words of a text to the units (days, months, quarters, years) that it names.

What a unit is made of are the patterns ``units`` of ``words/periods.toml``. Here stands what each one means, and what joins units
to periods: from … to, by when, from when on.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.values.datewords import UnreadableError
from ita_dash.form.values.timeunits import NamedSpan, Phrases, Unit, christian_year, written_date
from ita_dash.form.words import shapes

_UNITS = {name: re.compile(said) for name, said in shapes("periods", "units").items()}
_EDGES = re.compile("(?:close |vague )+")
_BETWEEN = re.compile("(?:line )*(?P<sign>dash|to|slash) (?:line )*(?P<now>now )?")
_ENDS_WORK = re.compile("finish (?=month|[0-9]|written|close|quarter)")
"""Before a time: "แล้วเสร็จ ก.ย. 67" is a deadline, "ต.ค. 66 (แล้วเสร็จ)" says nothing of the time."""
_OF_FISCAL_YEAR = re.compile("quarter |half|round|month")
"""What may stand behind a year that is its own: "ปีงบประมาณ 2566 ไตรมาส 1"."""
_ROUNDS = ("duration6", "duration9", "duration12")
"""Months after which offices report."""
_NEAR_YEARS = 2
"""A two-digit Christian year in words ("Oct 22") may lie this far from the fiscal year, or it is rather a day."""
_SOME_YEAR = NamedSpan(Unit("fiscal", counts_in="year"))
"""A fiscal year, and not which one."""


def phrases_of(words: Iterable[str], near: FiscalYear | None) -> Phrases:
    """What all ``words`` of ``datewords.tokens`` name; ``near`` is the fiscal year that the text stands in.

    Raises ``UnreadableError``.
    """
    return _Parser(words, near).parse()


class _Parser:
    """Reads words from left to right. What is taken is never given back, so every turn of ``parse`` moves on."""

    def __init__(self, words: Iterable[str], near: FiscalYear | None) -> None:
        self._line = "".join(f"{word} " for word in words)
        self._place = 0
        self._near = near
        self._out = Phrases()
        self._limit, self._is_open, self._length = "", False, 0
        self._fiscal_year: int | None = None
        """Set by "ปีงบประมาณ 2566" right before a month or quarter: it is that unit's year."""
        self._proved = self._either_way = self._in_slashes = False

    def parse(self) -> Phrases:
        out = self._out
        while self._place < len(self._line):
            word = self._line[self._place : self._line.index(" ", self._place)]
            if self._is_marker(word):
                self._place += len(word) + 1
                continue
            for span in self._spans():
                span.is_open |= self._is_open and span.last is None
                out.items.append(span)
                self._limit, self._is_open = "", False
        if self._limit or self._is_open or (self._length not in (0, 12) and not out.items):
            raise UnreadableError
        if self._length and not out.items:
            out.whole_year = out.doubtful = True
        # "ตลอดปีงบประมาณ" beside a period of its own adds nothing to it
        out.items = [item for item in out.items if item != _SOME_YEAR] or out.items
        out.doubtful |= self._either_way and not self._proved
        if not (out.items or out.recurring or out.whole_year):
            raise UnreadableError
        return out

    def _is_marker(self, word: str) -> bool:
        """Whether ``word`` names no time itself; what it says of those around it is taken."""
        match word:
            case "list" | "line" | "bracket" | "slash" if word != "slash" or self._out.items:
                self._fiscal_year = None
            case "recurring":
                self._out.recurring = True
            case "continuing":
                self._out.whole_year = True
            case "within" | "before":
                self._limit = word
            case "finish":
                if not self._out.items and _ENDS_WORK.match(self._line, self._place):
                    self._limit = "within"
            case "from":
                self._is_open = True
            case "now" if self._is_open:  # "ตั้งแต่บัดนี้ถึง …"
                self._is_open = False
            case "onward" if self._out.items:
                self._out.items[-1].is_open = True
            case "to" if not self._limit and not self._is_open:
                self._limit = "within"
            case _ if word.startswith("duration") and not (word in _ROUNDS and self._follows() == "round"):
                self._length = max(self._length, int(word.removeprefix("duration")))
            case _:
                return False
        return True

    def _follows(self) -> str:
        """What a figure may count that stands behind what was read before."""
        last = self._out.items[-1] if self._out.items else None
        return (last.last or last.first).counts_in if last else ""

    def _spans(self) -> Iterator[NamedSpan]:
        """The period that stands next: none for a year that goes with what follows, several where strokes make a list."""
        first = self._unit(self._follows())
        if first.counts_in == "year" and first.year and _OF_FISCAL_YEAR.match(self._line, self._place):
            self._fiscal_year = first.year
            return
        between = _BETWEEN.match(self._line, self._place)
        if between is None:
            yield NamedSpan(first, limit=self._limit)
            return
        self._place = between.end()
        if between["now"]:
            yield NamedSpan(first, is_open=True)
            return
        last = self._unit(first.counts_in)
        if between["sign"] == "slash" and (self._in_slashes or self._line.startswith("slash ", self._place)):
            self._in_slashes = True  # "ม.ค./เม.ย./ก.ค." is a list
            yield from (NamedSpan(first), NamedSpan(last))
        else:
            yield NamedSpan(first, last)

    def _unit(self, follows: str) -> Unit:
        said = ""
        if edges := _EDGES.match(self._line, self._place):
            said, self._place = edges.group(), edges.end()
        self._out.doubtful |= "vague" in said
        for name, pattern in _UNITS.items():
            if name.startswith("after_") and name != f"after_{follows}":
                continue
            if found := pattern.match(self._line, self._place):
                self._place = found.end()
                unit = self._meant(name.removeprefix("after_"), found.groupdict(""))
                return replace(unit, at_close=True) if "close" in said else unit
        raise UnreadableError

    def _meant(self, name: str, said: dict[str, str]) -> Unit:
        """What a pattern of units means by the parts that it found."""
        match name:
            case "written":
                return self._written(said["date"])
            case "month" | "month_day" | "day_month" | "day_dash_month":
                return self._month(int(said["month"]), _day(said["day"]) if "day" in said else None, said)
            case "quarter":
                return self._months_of_fiscal(3 * int(said["quarter"]) - 3, 3, "quarter", said)
            case "half":
                return self._months_of_fiscal(6 * int(said["half"]) - 6, 6, "round" if said["half"] == "1" else "", said)
            case "round":
                return self._months_of_fiscal(0, int(said["round"]), "round", said)
            case "calendar":
                return Unit("calendar", self._year(said, fiscal=False))
            case "fiscal" if not said["year"]:
                return Unit("fiscal", counts_in="year")
            case "fiscal" | "whole_fiscal" | "year" | "whole" | "named_year" | "figures_of_year":
                year = self._year(said, fiscal=True)
                self._out.doubtful |= year is not None and name in ("whole", "named_year", "figures_of_year")
                return Unit("fiscal", year, counts_in="year")
            case "academic" | "term":
                return self._school_year(int(said.get("term", 0)), said)
            case "two_figures":
                return self._two_figures(said["one"], said["other"])
        return Unit("day", day=_day(said["day"]))

    def _written(self, text: str) -> Unit:
        found = written_date(text)
        self._proved |= found.proves_order
        self._either_way |= found.either_way
        self._out.doubtful |= found.doubtful
        return Unit("day", found.year, found.month, found.day)

    def _month(self, month: int, day: int | None, said: dict[str, str]) -> Unit:
        of_fiscal = said["era"].startswith("fiscal") or not said["year"]
        year = self._year(said, fiscal=of_fiscal)
        if year is not None and of_fiscal:
            year -= BUDDHIST_OFFSET + (month >= 10)
        return Unit("day" if day else "month", year, month, day)

    def _months_of_fiscal(self, first: int, count: int, counts_in: str, said: dict[str, str]) -> Unit:
        year = self._year(said, fiscal=True)
        return Unit("fiscal", year, first_month=first, last_month=first + count - 1, counts_in=counts_in)

    def _school_year(self, term: int, said: dict[str, str]) -> Unit:
        """A school year, or its first or second term; without a year of its own it is somewhere in the fiscal year."""
        year = self._year(said, fiscal=False)
        self._out.doubtful = True
        if year is not None:
            return Unit("academic", year, first_month=term, counts_in="term" if term else "academic")
        return Unit("academic", first_month=term, counts_in="term") if term else Unit("fiscal", counts_in="year")

    def _two_figures(self, one: str, other: str) -> Unit:
        """ "10/2565" is a month and its year, "1/10" a day and its month."""
        self._out.doubtful = True
        month, year = (other, one) if len(one) == 4 else (one, other)
        if int(year) <= 12:
            return Unit("day", None, int(year), _day(month))
        if not 1 <= int(month) <= 12:
            raise UnreadableError
        return Unit("month", christian_year(year)[0], int(month))

    def _year(self, said: dict[str, str], *, fiscal: bool) -> int | None:
        """The year that a pattern found: Christian, or for ``fiscal`` the Buddhist year of the same number; None without one."""
        if not said["year"]:
            return self._fiscal_year if fiscal else None
        year, doubtful = christian_year(said["year"])
        eras = re.findall("buddhist|christian", said.get("era", ""))
        meant = "buddhist" if str(year + BUDDHIST_OFFSET).endswith(said["year"]) else "christian"
        if eras and meant not in eras:
            raise UnreadableError
        if doubtful and "christian" not in eras:
            if self._near is not None and abs(year + BUDDHIST_OFFSET - self._near.be) > _NEAR_YEARS:
                raise UnreadableError
            self._out.doubtful = True
        return year + BUDDHIST_OFFSET if fiscal else year


def _day(figures: str) -> int:
    """A day's number; 32 to 99 passes and turns out impossible once its month is known."""
    if not 1 <= int(figures) <= 99:
        raise UnreadableError
    return int(figures)
