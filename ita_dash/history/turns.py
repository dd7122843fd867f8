"""What changes mean for the work: what fell back, went away, was postponed, was finished, came, went on. By assignment.

Each assignment that changed is in one list, the first that applies; bad news first.
"""

from dataclasses import dataclass

import pandas as pd

from ita_dash.form.values.status import CANCELLED, DONE, UNABLE
from ita_dash.framerows import Row, each_row
from ita_dash.history.changes import Changes

KINDS = ("fallen", "gone", "postponed", "finished", "added", "advanced")
BAD = ("fallen", "gone", "postponed")


@dataclass(frozen=True, slots=True)
class Turn:
    """One assignment then and now, rows of ``progress.assess``; None before what was added, and after what is gone."""

    kind: str
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """As it is now; as it was where it is gone."""
        return self.after or self.before or {}


@dataclass(frozen=True, slots=True)
class Turns:
    """By kind, each in the order of the sheet; ``edited`` is how many changed in none of these ways."""

    found: dict[str, list[Turn]]
    edited: int


def turns(changes: Changes, before: pd.DataFrame, after: pd.DataFrame) -> Turns:
    """What ``changes`` (``history.changes.compare`` of the two, perhaps narrowed) mean; both frames are ``progress.assess``'s."""
    found: dict[str, list[Turn]] = {kind: [] for kind in KINDS}
    pairs = changes.changed[["before", "after"]].drop_duplicates()
    was, now = each_row(before.loc[pairs["before"]]), each_row(after.loc[pairs["after"]])
    edited = 0
    for old, new in zip(was, now, strict=True):
        kind = _kind(old, new)
        if kind:
            found[kind].append(Turn(kind, old, new))
        else:
            edited += 1
    found["gone"] += [Turn("gone", row, None) for row in each_row(before.loc[changes.removed.index])]
    found["added"] += [Turn("added", None, row) for row in each_row(after.loc[changes.added.index])]
    return Turns(found, edited)


def _kind(old: Row, new: Row) -> str:
    """The first that applies; empty where the work stands as it did."""
    told = {
        "gone": new["status"] == CANCELLED != old["status"],
        "fallen": _progress(new) < _progress(old) or new["status"] == UNABLE != old["status"],
        "finished": new["status"] == DONE != old["status"],
        "postponed": _later(old["end"], new["end"]) and new["status"] != DONE,
        "advanced": _progress(new) > _progress(old),
    }
    return next((kind for kind, applies in told.items() if applies), "")


def _progress(row: Row) -> float:
    return float(str(row["progress"]))


def _later(old: object, new: object) -> bool:
    return isinstance(old, pd.Timestamp) and isinstance(new, pd.Timestamp) and bool(new > old)
