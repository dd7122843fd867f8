"""The table of measures: assessed assignments → measures, activities and rows, those that say the same in one."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from ita_dash import summary, thai
from ita_dash.dataset import Dataset
from ita_dash.form.values.alldivisions import ALL_DIVISIONS
from ita_dash.form.values.howfar import percent_said_by
from ita_dash.form.values.status import DONE, status_said_by
from ita_dash.messages import _
from ita_dash.report.evidence import EvidenceTable
from ita_dash.report.figures import Annex
from ita_dash.report.model import Activity, Entry, Measure
from ita_dash.report.text import labelled, line, lines

SAME = ["period", "status", "progress", "estimated", "reason", "result", "recommendation", "evidence"]
"""Divisions that agree in all of this stand in one row."""


@dataclass(frozen=True)
class Rows:
    """Makes the rows of one report. ``empty`` stands where no recommendation was given."""

    dataset: Dataset
    annex: Annex
    table: EvidenceTable
    empty: str

    def measure(self, title: str, group: pd.DataFrame) -> Measure:
        """The measure of the assignments ``group``."""
        first = group.iloc[0]
        label = self._label(first["measure_no"] or first["code"].partition(".")[0])
        return Measure(label, labelled(label, lines(title)), tuple(self._activity(rows) for _key, rows in _by_activity(group)))

    def _activity(self, rows: pd.DataFrame) -> Activity:
        first = rows.iloc[0]
        # A code that the sheet has in a column of its own is the only number there is
        label = self._label(first["activity_no"]) or thai.digits(first["code"], self.annex.thai_digits)
        text = labelled(label, lines(first["activity"]))
        if self._is_own_result(rows):
            text += line(_("(taken from the result; the method was not given)"))
        entries = [self._entry(label, same) for _key, same in self._in_order(rows).groupby(SAME, sort=False, dropna=False)]
        return Activity(label, text, tuple(entries))

    def _entry(self, label: str, same: pd.DataFrame) -> Entry:
        one = same.iloc[0]
        names = self._who(tuple(dict.fromkeys(same["division"])))
        period = thai.digits(one["period"]) if self.annex.thai_digits else thai.arabic(one["period"])
        return Entry(
            divisions=lines("\n".join(names)),
            period=line(period),
            result=labelled(label, lines(one["result"])) + (lines(one["reason"]) if one["reason"] not in one["result"] else ()),
            recommendation=labelled(label, lines(one["recommendation"])) or line(self.empty),
            status=self._status(one),
            evidence=self.table.numbers(one["evidence"], one["code"], names),
        )

    def _status(self, one: "pd.Series[Any]") -> str:
        """How far it is: no status beside a text that says one itself, and no percent beside one that says it."""
        status, progress, result = str(one["status"]), float(one["progress"]), str(one["result"])
        if status == DONE:
            return ""
        if not result or status_said_by(result) is None:
            return f"({self.annex.standing(status, progress, bool(one['estimated']))})"
        known = progress and not one["estimated"] and percent_said_by(result) is None
        return f"({self.annex.percent(progress)})" if known else ""

    def _in_order(self, rows: pd.DataFrame) -> pd.DataFrame:
        """``rows`` with the divisions in the order of the office's list, a unit behind the one that it belongs to."""
        places = rows["parent_place"].where(rows["parent"] != "", rows["place"])
        order = pd.DataFrame({"of": places, "unit": rows["parent"] != "", "place": rows["place"]})
        return rows.loc[order.sort_values(["of", "unit", "place"], kind="stable").index]

    def _is_own_result(self, rows: pd.DataFrame) -> bool:
        problems = self.dataset.form.problems
        found = problems[problems["code"] == "ACTIVITY_FROM_RESULT"]
        return bool(set(zip(found["tab"], found["row"], strict=True)) & set(zip(rows["tab"], rows["row"], strict=True)))

    def _who(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """``names``, or "all divisions" where they are all that the office's list has."""
        tops = self.dataset.form.divisions.tops
        return (ALL_DIVISIONS,) if len(tops) > 1 and set(names) == set(tops) else names

    def _label(self, no: str) -> str:
        return thai.digits(f"{no}.", self.annex.thai_digits) if no else ""


def _by_activity(group: pd.DataFrame) -> "pd.api.typing.DataFrameGroupBy[tuple[Hashable, ...], Literal[True]]":
    return group.groupby(summary.ACTIVITY_KEYS, sort=False)
