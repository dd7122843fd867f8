"""The fiscal year of Thai public offices: 1 October – 30 September, named by the Buddhist year in which it ends."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")
BUDDHIST_OFFSET = 543
"""Buddhist year = Christian year + 543."""


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """Fiscal year ``be`` (Buddhist): ``FiscalYear(2566)`` is 1 October 2022 – 30 September 2023."""

    be: int

    @property
    def start(self) -> date:
        return date(self.be - BUDDHIST_OFFSET - 1, 10, 1)

    @property
    def end(self) -> date:
        return date(self.be - BUDDHIST_OFFSET, 9, 30)

    def clamp(self, day: date) -> date:
        """``day``, or the nearest day of this fiscal year."""
        return min(max(day, self.start), self.end)

    def quarter(self, number: int) -> tuple[date, date]:
        """First and last day of quarter 1–4; quarter 1 is October–December."""
        first = (date(self.start.year, 10, 1), *(date(self.end.year, month, 1) for month in (1, 4, 7)))[number - 1]
        last = self.end if number == 4 else self.quarter(number + 1)[0] - timedelta(days=1)
        return first, last

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """The fiscal year that ``day`` lies in."""
        return cls(day.year + BUDDHIST_OFFSET + (day.month >= 10))


def today() -> date:
    """Today in Bangkok, wherever the server stands."""
    return datetime.now(BANGKOK).date()
