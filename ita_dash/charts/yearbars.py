"""A bar of the timeline: its period, what of it is done, and what is missing up to a day. Pages and pictures draw the same.

A plan is a straight line, so it stands where the line of the day cuts the bar; what is missing up to there has a colour only
where it is late, or soon will be.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ita_dash.fiscal import FiscalYear

MISSING = {"overdue": "behind", "behind": "behind", "due_soon": "short"}
"""The states in which what is missing is drawn → its colour, of ``palette.GAPS``."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the timeline."""

    lane: str
    code: str
    text: str
    state: str
    """Of ``vocabulary.STATE_LABELS``."""
    said: str
    """The state in words, with how many divisions it is of."""
    start: date | None
    end: date | None
    completion: float
    """0–100; NaN where nothing counts."""

    def parts(self, year: FiscalYear, as_of: date) -> "BarParts | None":
        """What is drawn of it in ``year``; None where it has no dates. A date that lacks is the year's own, as in the plan."""
        if self.start is None and self.end is None:
            return None
        first, last = year.clamp(self.start or year.start), year.clamp(self.end or year.end)
        after = last + timedelta(days=1)
        due = ((as_of - first).days + 1) / (after - first).days * 100
        done = 0.0 if self.completion != self.completion else self.completion
        return BarParts(first, after, min(max(done, 0.0), 100.0), min(max(due, 0.0), 100.0), MISSING.get(self.state, ""))


@dataclass(frozen=True, slots=True)
class BarParts:
    """A bar in the year, from its first day up to the day after its last."""

    first: date
    after: date
    done: float
    """Percent of the bar."""
    due: float
    """Where the plan stands, in percent of the bar."""
    missing: str
    """The colour of what lies between, of ``palette.GAPS``; empty where none is drawn."""

    @property
    def lacks(self) -> bool:
        """Whether anything between what is done and what is due is drawn."""
        return bool(self.missing) and self.due > self.done
