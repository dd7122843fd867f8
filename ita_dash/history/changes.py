"""What changed from one version's assignments to another's: added, removed, and changed field by field.

An assignment is the same one where its activity's text and its division are, whatever row or number it has now; else where its
code and its division are: its text was changed. One whose code and text are those of a single other division changed hands.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from ita_dash.form.fields import FIELDS as FORM_FIELDS
from ita_dash.form.text import key
from ita_dash.framerows import Row, each_row
from ita_dash.thai import collation_key

FIELDS = tuple(field.name for field in FORM_FIELDS if field.compared)
"""The fields that are compared, in the order of the form; the sheet's other columns follow as ``extra``."""
CHANGED_COLUMNS = ("measure_no", "measure", "code", "activity", "division", "parent", "tab", "row", "cell", "link")
"""Of the assignment as it is now."""
COUNTED = ("added", "removed", "changed")


@dataclass(frozen=True)
class Changes:
    """``added`` are rows of the later frame, ``removed`` of the earlier one, with all their columns.

    ``changed`` has a row for each field: ``CHANGED_COLUMNS``, ``field`` (str, of ``FIELDS`` or ``extra``), ``header`` (str, the
    sheet's own column), ``old``, ``new`` (object: str, float, Timestamp, tuple; None where nothing is typed), ``before`` and
    ``after`` (the rows' labels in the two frames).
    """

    added: pd.DataFrame
    removed: pd.DataFrame
    changed: pd.DataFrame

    @property
    def count(self) -> int:
        """How many assignments were added, removed or changed."""
        return len(self.added) + len(self.removed) + self.changed["after"].nunique()

    def narrowed(self, before: pd.DataFrame, after: pd.DataFrame) -> "Changes":
        """The changes of assignments that are in ``before`` or ``after``, the two frames with filters applied."""
        kept = self.changed["before"].isin(before.index) | self.changed["after"].isin(after.index)
        return Changes(
            self.added[self.added.index.isin(after.index)],
            self.removed[self.removed.index.isin(before.index)],
            self.changed[kept],
        )

    def of_division(self, name: str) -> "Changes":
        """Those of one division, without its units."""
        return Changes(*(frame[frame["division"] == name] for frame in (self.added, self.removed, self.changed)))

    def by_division(self) -> pd.DataFrame:
        """How many assignments of each division: ``division`` (str), ``added``, ``removed``, ``changed`` (int), by name."""
        counts = {
            "added": self.added["division"].value_counts(),
            "removed": self.removed["division"].value_counts(),
            "changed": self.changed.drop_duplicates("after")["division"].value_counts(),
        }
        table = pd.DataFrame(counts, columns=list(COUNTED)).fillna(0).astype("int64").rename_axis("division").reset_index()
        table["division"] = table["division"].astype("str")
        return table.sort_values("division", key=lambda names: names.map(collation_key), ignore_index=True)


def compare(before: pd.DataFrame, after: pd.DataFrame) -> Changes:
    """What changed from ``before`` to ``after`` (both at least ``form.assignments.COLUMNS``, each with labels of its own)."""
    old, new = each_row(before), each_row(after)
    pairs, gone, come = _paired(old, new)
    rows = [
        {
            **{name: new[j][name] for name in CHANGED_COLUMNS},
            "field": field,
            "header": header,
            "old": was,
            "new": now,
            "before": before.index[i],
            "after": after.index[j],
        }
        for i, j in pairs
        for field, header, was, now in _differences(old[i], new[j])
    ]
    columns = [*CHANGED_COLUMNS, "field", "header", "old", "new", "before", "after"]
    changed = pd.DataFrame(rows, columns=columns)
    for side in ("old", "new"):  # pandas makes NaN of None beside numbers
        changed[side] = pd.Series([row[side] for row in rows], dtype="object", index=changed.index)
    return Changes(after.iloc[come], before.iloc[gone], changed)


def _paired(old: Sequence[Row], new: Sequence[Row]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs of places (old, new) in the order of the new, then what has no partner in either."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[tuple[int, int]] = []
    for name, one_to_one in _NAMES:
        mine, theirs = _places(left, name), _places(right, name)
        for named, places in mine.items():
            partners = theirs.get(named, [])
            if one_to_one and not len(places) == len(partners) == 1:
                continue
            for i, j in zip(places, partners, strict=False):
                pairs.append((i, j))
                del left[i], right[j]
    return sorted(pairs, key=lambda pair: pair[1]), list(left), list(right)


def _places(rows: Mapping[int, Row], name: Callable[[Row], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, row in rows.items():
        if (named := name(row)) is not None:
            found[named].append(place)
    return found


def _whole(row: Row) -> Hashable:
    return row["code"], key(row["activity"]), row["measure_no"], key(row["measure"]), key(row["division"])


def _numbered(row: Row) -> Hashable:
    return row["code"], key(row["activity"]), key(row["division"])


def _in_measure(row: Row) -> Hashable:
    return key(row["activity"]), key(row["measure"]), key(row["division"])


def _text(row: Row) -> Hashable:
    return key(row["activity"]), key(row["division"])


def _code(row: Row) -> Hashable:
    return (row["code"], key(row["division"])) if row["code"] else None


def _any_division(row: Row) -> Hashable:
    return (row["code"], key(row["activity"])) if row["activity"] else None


_NAMES: tuple[tuple[Callable[[Row], Hashable], bool], ...] = (
    (_whole, False),
    (_numbered, False),
    (_in_measure, False),
    (_text, False),
    (_code, False),
    (_any_division, True),
)
"""What names an assignment, the surest first, and whether it must be the only one of its name in both versions."""


def _differences(old: Row, new: Row) -> list[tuple[str, str, object, object]]:
    """Field, header, old and new value of what differs; spaces and line breaks alone are no difference."""
    found: list[tuple[str, str, object, object]] = []
    for field in FIELDS:
        was, now = _value(old, field), _value(new, field)
        if _comparable(old, field, was) != _comparable(new, field, now):
            found.append((field, "", was, now))
    for header in dict.fromkeys([*new["extra"], *old["extra"]]):
        was, now = old["extra"].get(header) or None, new["extra"].get(header) or None
        if _squeezed(was) != _squeezed(now):
            found.append(("extra", header, was, now))
    return found


def _value(row: Row, field: str) -> object:
    """What is typed, None for nothing."""
    value = row[field]
    if field == "measure":
        return f"{row['measure_no']}. {value}" if row["measure_no"] else value or None
    if field == "period" and not value:
        days = [f"{day:%Y-%m-%d}" for day in (row["start"], row["end"]) if not pd.isna(day)]
        return " – ".join(days) or None
    if isinstance(value, tuple):
        return value or None
    return None if pd.isna(value) or value == "" else value


def _comparable(row: Row, field: str, value: object) -> object:
    if field == "period":
        return _squeezed(value), *(None if pd.isna(row[end]) else row[end] for end in ("start", "end"))
    return _squeezed(value)


def _squeezed(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value
