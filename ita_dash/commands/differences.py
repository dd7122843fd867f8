"""Two versions side by side, for a terminal and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ita_dash import summary
from ita_dash.columns.registry import COLUMNS
from ita_dash.commands.stored import said
from ita_dash.dataset import Dataset
from ita_dash.fiscal import BANGKOK
from ita_dash.framerows import Row, each_row
from ita_dash.history.changes import Changes, compare
from ita_dash.history.version import Version
from ita_dash.messages import N_, _
from ita_dash.summary import Total
from ita_dash.vocabulary import STATUS_LABELS, word

WORDS = {"added": N_("Added"), "removed": N_("Removed"), "changed": N_("Changed")}
_KEYS = {"status_read": "status"}
"""Fields that go by another name in the exported columns."""


@dataclass(frozen=True)
class Difference:
    """``first`` and ``last`` are the whole of each version, judged on its own day."""

    before: Version
    after: Version
    changes: Changes
    first: Total
    last: Total

    @classmethod
    def of(cls, before: Version, old: Dataset, after: Version, new: Dataset) -> "Difference":
        """What changed from ``before``, which means ``old``, to ``after``, which means ``new``."""
        frames = [
            data.assessed(data.year.clamp(version.first_seen.astimezone(BANGKOK).date()))
            for version, data in ((before, old), (after, new))
        ]
        return cls(before, after, compare(*frames), *map(summary.total, frames))


def as_object(difference: Difference) -> dict[str, object]:
    """``before`` and ``after`` (version, first_seen, completion), ``divisions`` (counts), ``added``, ``removed``, ``changed``."""
    changes = difference.changes
    named = ["code", "activity", "division"]
    return {
        "before": _end(difference.before, difference.first),
        "after": _end(difference.after, difference.last),
        "divisions": each_row(changes.by_division()),
        "added": changes.added[named].to_dict("records"),
        "removed": changes.removed[named].to_dict("records"),
        "changed": [
            {**{name: row[name] for name in named}, "field": row["field"], "header": row["header"]}
            | {end: _plain(row[end]) for end in ("old", "new")}
            for row in changes.changed.to_dict("records")
        ],
    }


def lines(difference: Difference) -> Iterator[str]:
    """The same for people, by division."""
    before, after, changes = difference.before, difference.after, difference.changes
    yield _("Version {before} of {first} → version {after} of {last}").format(
        before=before.id, first=said(before.first_seen), after=after.id, last=said(after.first_seen)
    )
    yield _("Overall completion: {first} → {last}").format(
        first=_percent(difference.first.completion), last=_percent(difference.last.completion)
    )
    if not changes.count:
        yield _("Nothing changed")
    for row in each_row(changes.by_division()):
        name = row["division"]
        counts = " · ".join(f"{_(words)} {row[kind]}" for kind, words in WORDS.items() if row[kind])
        yield ""
        yield f"[{name or _('No division named')}] {counts}"
        own = changes.of_division(name)
        for mark, listed in (("+", own.added), ("-", own.removed)):
            yield from (f"  {mark} {_activity(one)}" for one in each_row(listed))
        for _label, fields in own.changed.groupby("after", sort=False):
            yield f"  ~ {_activity(each_row(fields)[0])}"
            yield from map(_field_line, each_row(fields))


def _field_line(row: Row) -> str:
    headers = {column.key: column.title for column in COLUMNS["assignments"]}
    field: str = row["field"]
    key = _KEYS.get(field, field)
    old, new = (_shown(field, row[end]) for end in ("old", "new"))
    return f"      {row['header'] or headers.get(key, key)}: {old} → {new}"


def _shown(field: str, value: object) -> str:
    if value is None:
        return _("(blank)")
    if field == "status_read":
        return word(STATUS_LABELS, str(value))
    plain = _plain(value)
    return " ".join(("\n".join(plain) if isinstance(plain, list) else str(plain)).split())


def _plain(value: object) -> object:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return list(value) if isinstance(value, tuple) else value


def _end(version: Version, total: Total) -> dict[str, object]:
    completion = None if pd.isna(total.completion) else total.completion
    return {"version": version.id, "first_seen": version.first_seen.isoformat(), "completion": completion}


def _percent(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.1f}%"


def _activity(row: Row) -> str:
    return " ".join(f"{row['code']} {row['activity']}".split())
