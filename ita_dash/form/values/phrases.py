"""The grammar of periods: tokens to the units (days, months, quarters, years) that a text names."""

from dataclasses import replace

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.values.cursor import Cursor
from ita_dash.form.values.datewords import DateWord, UnreadableError
from ita_dash.form.values.timeunits import NamedSpan, Phrases, Unit, christian_year, written_date

_ROUNDS = (6, 9, 12)
"""Months after which offices report."""


def phrases_of(tokens: list[DateWord], near: FiscalYear | None) -> Phrases:
    """What all ``tokens`` name; ``near`` is the fiscal year that the text stands in. Raises ``UnreadableError``."""
    return _Parser(tokens, near).parse()


class _Parser(Cursor):
    """Reads tokens from left to right. What is taken is never given back, so every turn of ``parse`` moves on."""

    def __init__(self, tokens: list[DateWord], near: FiscalYear | None) -> None:
        super().__init__(tokens, near)
        self._out = Phrases()
        self._proved = False
        self._either_way = False
        self._in_slashes = False

    def parse(self) -> Phrases:
        limit, is_open, length = "", False, 0
        while (token := self._peek()) is not None:
            match token.kind:
                case "list" | "line" | "bracket" | "slash" if token.kind != "slash" or self._out.items:
                    self._fiscal_year = None
                    self._place += 1
                case "duration" if token.number in _ROUNDS and self._after_round():
                    self._place += 1
                    self._out.items.append(NamedSpan(self._months_of_fiscal(0, token.number)))
                case "recurring" | "continuing" | "duration":
                    self._out.recurring |= token.kind == "recurring"
                    self._out.whole_year |= token.kind == "continuing"
                    length = max(length, token.number)
                    self._place += 1
                case "within" | "before":
                    limit = token.kind
                    self._place += 1
                case "finish":  # "แล้วเสร็จ ก.ย. 67" is a deadline, "ต.ค. 66 (แล้วเสร็จ)" says nothing of the time
                    self._place += 1
                    if not self._out.items and self._next_kind() in ("month", "number", "written", "close", "quarter"):
                        limit = "within"
                case "now" if is_open:  # "ตั้งแต่บัดนี้ถึง …"
                    is_open = False
                    self._place += 1
                case "from":
                    is_open = True
                    self._place += 1
                case "onward" if self._out.items:
                    self._out.items[-1].is_open = True
                    self._place += 1
                case "to" if not limit and not is_open:
                    limit = "within"
                    self._place += 1
                case _:
                    item = self._item(limit)
                    if item is not None:
                        item.is_open |= is_open and item.last is None
                        self._out.items.append(item)
                        limit, is_open = "", False
        if limit or is_open:
            raise UnreadableError
        if length and not self._out.items:
            if length != 12:
                raise UnreadableError
            self._out.whole_year = self._out.doubtful = True
        self._drop_unnamed_years()
        self._out.doubtful |= self._doubtful_year or (self._either_way and not self._proved)
        if not (self._out.items or self._out.recurring or self._out.whole_year):
            raise UnreadableError
        return self._out

    def _item(self, limit: str) -> NamedSpan | None:
        before = self._out.items[-1] if self._out.items else None
        first = self._unit((before.last or before.first).counts_in if before else "")
        if first.counts_in == "year" and first.year and self._next_kind() in ("quarter", "half", "round", "month"):
            self._fiscal_year = first.year
            return None
        if self._next_kind(skip_lines=True) not in ("dash", "to", "slash"):
            return NamedSpan(first, limit=limit)
        self._skip_lines()
        between = self._take().kind
        self._skip_lines()
        if self._next_kind() == "now":
            self._place += 1
            return NamedSpan(first, is_open=True)
        last = self._unit(first.counts_in)
        if between == "slash" and (self._in_slashes or self._next_kind() == "slash"):  # "ม.ค./เม.ย./ก.ค." is a list
            self._in_slashes = True
            self._out.items.append(NamedSpan(first))
            return NamedSpan(last)
        return NamedSpan(first, last)

    def _after_round(self) -> bool:
        """Whether a round of months stands before: "รอบ 6 เดือน และ 12 เดือน"."""
        unit = self._out.items[-1].first if self._out.items else None
        return unit is not None and unit.kind == "fiscal" and not unit.counts_in and unit.first_month == 0

    def _drop_unnamed_years(self) -> None:
        """ "ตลอดปีงบประมาณ" beside a period of its own adds nothing to it."""
        named = [item for item in self._out.items if item.last or item.limit or item.is_open or not _is_unnamed_year(item.first)]
        self._out.items = named or self._out.items

    def _unit(self, follows: str) -> Unit:
        at_close = False
        while self._next_kind() in ("close", "vague"):
            at_close |= self._next_kind() == "close"
            self._out.doubtful |= self._next_kind() == "vague"
            self._place += 1
        unit = self._plain_unit(self._take(), follows)
        return replace(unit, at_close=True) if at_close else unit

    def _plain_unit(self, token: DateWord, follows: str) -> Unit:
        match token.kind:
            case "written":
                return self._written(token.text)
            case "month":
                return self._month(token.number)
            case "quarter" if self._next_kind() == "number":
                return self._quarter(self._take().number)
            case "half":
                return self._months_of_fiscal(6 * token.number - 6, 6)
            case "round":
                return self._months_of_fiscal(0, token.number)
            case "whole":
                year = self._year_after(fiscal=True)
                self._out.doubtful |= year is not None and "งบ" not in token.text
                return Unit("fiscal", year, counts_in="year")
            case "fiscal" | "year" | "calendar" | "buddhist" | "christian":
                return self._year_unit(token.kind)
            case "academic":
                return self._school_year(0, token)
            case "term" if (following := self._peek()) is not None and following.number in (1, 2):
                return self._school_year(self._take().number)
            case "number":
                return self._number(token, follows)
        raise UnreadableError

    def _written(self, text: str) -> Unit:
        found = written_date(text)
        self._proved |= found.proves_order
        self._either_way |= found.either_way
        self._out.doubtful |= found.doubtful
        return Unit("day", found.year, found.month, found.day)

    def _month(self, month: int, day: int = 0) -> Unit:
        """After a month: "ต.ค. 65", "Oct-65", "October 1, 2022"."""
        if not day and self._day_and_year_follow():
            day = self._take().number
            self._place += self._next_kind() == "list"
        kind = "day" if day else "month"
        if self._fiscal_year is not None:
            return Unit(kind, self._fiscal_year - BUDDHIST_OFFSET - (month >= 10), month, day)
        in_fiscal = self._year_word() == "fiscal"
        year = self._year_after(fiscal=in_fiscal)
        if year is not None and in_fiscal:
            year -= BUDDHIST_OFFSET + (month >= 10)
        return Unit(kind, year, month, day)

    def _day_and_year_follow(self) -> bool:
        """Whether it is "October 1, 2022": the day after the month and before a year of four digits."""
        following = self._tokens[self._place : self._place + 3]
        if len(following) == 3 and following[1].text == ",":
            del following[1]
        if [token.kind for token in following[:2]] != ["number", "number"]:
            return False
        return following[0].number <= 31 and len(following[1].text) == 4

    def _quarter(self, number: int) -> Unit:
        if not 1 <= number <= 4:
            raise UnreadableError
        return replace(self._months_of_fiscal(3 * number - 3, 3), counts_in="quarter")

    def _months_of_fiscal(self, first: int, count: int) -> Unit:
        return Unit("fiscal", self._year_after(fiscal=True), first_month=first, last_month=first + count - 1)

    def _year_unit(self, kind: str) -> Unit:
        """After a word for a year: that year; "ปีงบประมาณ" alone is the fiscal year of the sheet."""
        year = self._year_of(kind, fiscal=kind != "calendar")
        if year is None and kind != "fiscal":
            raise UnreadableError
        if kind == "calendar":
            return Unit("calendar", year)
        self._out.doubtful |= kind != "fiscal"
        return Unit("fiscal", year, counts_in="year")

    def _school_year(self, term: int, taken: DateWord | None = None) -> Unit:
        """A school year, or its first or second term; without a year of its own it is somewhere in the fiscal year.

        ``taken`` is the word or the number of the year, where that came first.
        """
        if taken is None and self._next_kind() == "academic":
            self._place += 1
        year = self._numbered(taken, "", fiscal=False) if taken and taken.kind == "number" else self._year_after(fiscal=False)
        self._out.doubtful = True
        if year is not None:
            return Unit("academic", year, first_month=term, counts_in="term" if term else "academic")
        return Unit("academic", first_month=term, counts_in="term") if term else Unit("fiscal", counts_in="year")

    def _number(self, token: DateWord, follows: str) -> Unit:
        number, kinds = token.number, self._kinds(3)
        if kinds[:1] == ["month"] or (kinds[:1] == ["line"] and kinds[1:2] == ["month"]):
            self._skip_lines()
            return self._month(self._take().number, self._day(number))
        if kinds[:2] == ["dash", "month"] and self._kinds(4)[2:] == ["dash", "number"]:
            self._place += 1
            return self._month(self._take().number, self._day(number))
        if follows == "quarter" and number <= 4:
            return self._quarter(number)
        if follows == "term" and number in (1, 2):
            return self._school_year(number)
        if follows == "academic" and len(token.text) == 4:
            return self._school_year(0, token)
        if kinds[:2] == ["slash", "number"]:
            return self._two_numbers(token, self._tokens[self._place + 1])
        if len(token.text) == 4 or follows == "year":
            if not self._is_year(token, self._peek()):
                raise UnreadableError
            self._out.doubtful |= follows != "year"
            return Unit("fiscal", self._numbered(token, "", fiscal=True), counts_in="year")
        return Unit("day", day=self._day(number))

    def _two_numbers(self, first: DateWord, second: DateWord) -> Unit:
        """ "10/2565" is a month and its year, "1/10" a day and its month."""
        self._place += 2
        self._out.doubtful = True
        if second.number <= 12 and len(first.text) <= 2:
            return Unit("day", None, second.number, self._day(first.number))
        month, year = (second, first) if len(first.text) == 4 else (first, second)
        if not 1 <= month.number <= 12 or len(month.text) > 2:
            raise UnreadableError
        return Unit("month", christian_year(year.text)[0], month.number)

    def _day(self, number: int) -> int:
        """A day's number; 32 to 99 passes and turns out impossible once its month is known."""
        if not 1 <= number <= 99:
            raise UnreadableError
        return number


def _is_unnamed_year(unit: Unit) -> bool:
    return unit.kind == "fiscal" and unit.year is None and unit.counts_in == "year"
