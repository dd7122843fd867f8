"""What the rows of one tab gave, as they are read."""

from dataclasses import dataclass, field

from ita_dash.form.assignments import Assignment
from ita_dash.form.problems import Problem
from ita_dash.form.rows.rowkinds import RowLabel


@dataclass
class Outline:
    """What the tables of one tab gave."""

    assignments: list[Assignment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    labels: dict[int, RowLabel] = field(default_factory=dict)

    def skip(self, why: str, rows: int = 1) -> None:
        if rows:
            self.skipped[why] = self.skipped.get(why, 0) + rows
