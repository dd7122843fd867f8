"""What a viewer narrowed the data to. The same object filters pages and exports and says in words what it did."""

from dataclasses import dataclass
from datetime import date

import pandas as pd


@dataclass(frozen=True, slots=True)
class Filters:
    """``measures`` are keys by ``measure_key``, ``divisions`` names, ``statuses`` of ``status.STATUSES``, ``schedules`` of
    ``progress.SCHEDULES``; empty is all."""

    as_of: date
    measures: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    schedules: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything but the date is narrowed."""
        return bool(self.measures or self.divisions or self.statuses or self.schedules)

    def apply(self, assessed: pd.DataFrame) -> pd.DataFrame:
        """The rows of ``progress.assess``'s frame that are chosen. A division chooses its units too."""
        keep = pd.Series(True, index=assessed.index)
        if self.measures:
            keep &= measure_key(assessed).isin(self.measures)
        if self.divisions:
            keep &= assessed["division"].isin(self.divisions) | assessed["parent"].isin(self.divisions)
        if self.statuses:
            keep &= assessed["status"].isin(self.statuses)
        if self.schedules:
            keep &= assessed["schedule"].isin(self.schedules)
        return assessed[keep]


def measure_key(frame: pd.DataFrame) -> pd.Series:
    """What names a measure in a filter and a link: its number, or its title where it has none."""
    return frame["measure_no"].where(frame["measure_no"] != "", frame["measure"])
