"""Rules 1, 2, 4 and 8 of the design a second time: row by row, with lists, as a person would reckon them on paper.

Tests compare the pages' figures with these, over any rows. Nothing here is quick, and nothing of the app's arithmetic is used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isnan, nan

from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.status import status_said_by

GUESSED = {"no_report": 0, "not_started": 0, "in_progress": 50, "done": 100, "unable": 0, "cancelled": 0}
PRESSING = ("overdue", "behind", "due_soon", "on_track", "not_due", "no_period", "stopped", "done")
ATTENTION = ("overdue", "unable", "behind", "due_soon", "no_report")


@dataclass(frozen=True)
class Work:
    """One assignment as it is typed."""

    measure_no: str = "1"
    measure: str = "ก"
    activity_no: str = "1"
    code: str = "1.1"
    activity: str = "ประชุม"
    division: str = "กองคลัง"
    parent: str = ""
    percent: float = nan
    status_read: str = ""
    result: str = ""
    recommendation: str = ""
    weight: float = 1.0
    start: date | None = None
    end: date | None = None

    @property
    def one_measure(self) -> tuple[str, ...]:
        return self.measure_no, self.measure

    @property
    def one_activity(self) -> tuple[str, ...]:
        return *self.one_measure, self.activity_no, self.code, self.activity


@dataclass(frozen=True)
class Judged:
    """One assignment and what the rules say of it on a day."""

    work: Work
    day: date

    @property
    def basis(self) -> str:
        work = self.work
        if not isnan(work.percent):
            return "percent"
        return "status" if work.status_read else "result" if work.result else "none"

    @property
    def status(self) -> str:
        work = self.work
        if work.status_read:
            return work.status_read
        if self.basis == "percent":
            return "done" if work.percent >= 100 else "not_started" if work.percent <= 0 else "in_progress"
        return (status_said_by(work.result) or "done") if work.result else "no_report"

    @property
    def progress(self) -> float:
        return self.work.percent if self.basis == "percent" else GUESSED[self.status]

    @property
    def estimated(self) -> bool:
        return self.status == "in_progress" and self.basis != "percent"

    @property
    def counted(self) -> bool:
        return self.status != "cancelled"

    @property
    def guessed(self) -> bool:
        return self.work.start is None or self.work.end is None

    @property
    def expected(self) -> float:
        """The straight line from the first day to the last."""
        start, end = self.work.start, self.work.end
        if start is None or end is None:
            return nan
        if end <= start:
            return 100.0 if self.day >= start else 0.0
        return 100 * min(max((self.day - start).days / (end - start).days, 0), 1)

    @property
    def planned(self) -> float:
        """The days of its time that have passed by this evening, of all of its days."""
        year = FiscalYear.of(self.day)
        start, end = self.work.start or year.start, self.work.end or year.end
        if self.day < start:
            return 0.0
        if end < start:
            return 100.0
        return 100 * min(((self.day - start).days + 1) / ((end - start).days + 1), 1)

    @property
    def schedule(self) -> str:
        start, end = self.work.start, self.work.end
        if self.status == "done":
            return "done"
        if self.status in ("unable", "cancelled"):
            return "stopped"
        if end is None:
            return "no_period"
        if end < self.day:
            return "overdue"
        if self.basis == "percent" and self.progress < self.expected - 10:
            return "behind"
        if end <= self.day + timedelta(days=30):
            return "due_soon"
        return "not_due" if start is not None and start > self.day else "on_track"

    @property
    def reason(self) -> str:
        """Why somebody should look at it; empty where nobody need."""
        if not self.counted:
            return ""
        if self.schedule in ATTENTION:
            return self.schedule
        return self.status if self.status in ATTENTION and self.schedule != "not_due" else ""


def mean(rows: Sequence[Judged], of: str) -> float:
    """The weighted mean over activities of the mean over what counts; NaN where nothing does."""
    weights, reached = [], []
    for one in by(counting(rows), "one_activity").values():
        values = [float(getattr(row, of)) for row in one]
        weights.append(one[0].work.weight)
        reached.append(sum(values) / len(values) * weights[-1])
    return sum(reached) / sum(weights) if sum(weights) > 0 else nan


def figures(rows: Sequence[Judged]) -> dict[str, float]:
    """What stands in a row of ``summary.measures`` or ``divisions``."""
    counts = counting(rows)
    activities = by(counts, "one_activity").values()
    return {
        "completion": mean(rows, "progress"),
        "planned": mean(rows, "planned"),
        "plan_guessed": sum(row.guessed for row in counts),
        "activities_done": sum(all(row.status == "done" for row in one) for one in activities),
        "activities": len(activities),
        "assignments": len(rows),
        "overdue": sum(row.schedule == "overdue" for row in rows),
        **{status: sum(row.status == status for row in rows) for status in GUESSED},
    }


def counting(rows: Iterable[Judged]) -> list[Judged]:
    return [row for row in rows if row.counted]


def by(rows: Iterable[Judged], name: str) -> dict[object, list[Judged]]:
    """Rows by what they share, in the order in which they come."""
    found: dict[object, list[Judged]] = {}
    for row in rows:
        found.setdefault(getattr(row.work, name), []).append(row)
    return found


def by_division(rows: Sequence[Judged]) -> dict[str, list[Judged]]:
    """What each division answers for: its own, then that of its units."""
    found = {str(name): own for name, own in by(rows, "division").items()}
    for row in rows:
        if row.work.parent:
            found.setdefault(row.work.parent, []).append(row)
    return found
