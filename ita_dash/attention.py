"""เรื่องที่ต้องติดตาม: what needs attention, an activity once with the divisions that it waits for, the worst first."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from ita_dash import summary


@dataclass(frozen=True)
class Concern:
    """One activity. ``rows`` are its assignments that need attention (``summary.attention``), the most pressing first."""

    names: tuple[str, ...]
    """The activity's values of ``summary.ACTIVITY_KEYS``."""
    reason: str
    """The most pressing of its rows', one of ``summary.ATTENTION``."""
    days: int | None
    """Until its nearest end among the rows of that reason: negative where it has passed; None without one."""
    lost: float
    """Points of the office's completion that those rows lack, weighted as the office's mean is, up to a common factor."""
    weight: float
    rows: pd.DataFrame

    @property
    def title(self) -> tuple[str, str]:
        """Its code and text."""
        return self.names[3], self.names[4]


def concerns(frame: pd.DataFrame, as_of: date) -> list[Concern]:
    """The activities of ``frame`` (``progress.assess``'s on ``as_of``) that need attention.

    By reason; those that are late by days, then by the points that they cost the office.
    """
    rows = summary.attention(frame)
    if rows.empty:
        return []
    counted = frame[frame["counted"]]
    reports = counted.groupby(summary.ACTIVITY_KEYS, sort=False)["progress"].transform("size").reindex(rows.index)
    rows = rows.assign(days=(rows["end"] - pd.Timestamp(as_of)).dt.days, lost=(100 - rows["progress"]) * rows["weight"] / reports)
    found = [_concern(own) for _key, own in rows.groupby(summary.ACTIVITY_KEYS, sort=False)]
    order = {reason: place for place, reason in enumerate(summary.ATTENTION)}
    return sorted(found, key=lambda one: (order[one.reason], one.days if one.days is not None else 10**6, -one.lost))


def _concern(rows: pd.DataFrame) -> Concern:
    first = rows.iloc[0]
    same = rows[rows["reason"] == first["reason"]]
    days = same["days"].min()
    lost, weight = float(same["lost"].sum()), float(first["weight"])
    whole = None if pd.isna(days) else int(days)
    names = tuple(str(first[name]) for name in summary.ACTIVITY_KEYS)
    return Concern(names, str(first["reason"]), whole, lost, weight, rows)
