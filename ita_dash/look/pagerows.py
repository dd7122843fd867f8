"""The rows of a page as it shows them: grouped, searched, put into lanes. No figure is made here."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import pandas as pd

from ita_dash import completion, summary
from ita_dash.attention import Concern, concerns
from ita_dash.charts.figure import BREAK
from ita_dash.charts.yearchart import Bar
from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.form.problems import divisions_of
from ita_dash.form.text import key
from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.shortnames import short_names
from ita_dash.thailines import wrap
from ita_dash.vocabulary import SCHEDULE_LABELS, STATUS_LABELS, word

SEARCHED = ("measure", "code", "activity", "division", "result", "recommendation")


def in_activities(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with the assignments of each activity together, activities in the order of the sheet."""
    return frame.iloc[completion.numbered(frame, ["code", "activity"])[0].argsort(kind="stable")]


def activities_of(frame: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Code, text and assignments of each activity, in the order of the sheet."""
    for (code, title), rows in frame.groupby(["code", "activity"], sort=False):
        yield str(code), str(title), rows


HEADING = 14
"""Columns of a measure's short name over its column."""
NO_WIDTH = "\u200b"


def heat_cells(matrix: pd.DataFrame, measures: Sequence[tuple[str, str]]) -> tuple[list[str], pd.DataFrame]:
    """The headings of ``measures`` (number, title), and those of ``summary.matrix``'s rows that are theirs, as
    ``charts.heat_map`` takes them. A measure's column is headed by its number and its short name."""
    headings = dict(zip(measures, _headings(measures), strict=True))
    kept = [pair in headings for pair in zip(matrix["measure_no"], matrix["measure"], strict=True)]
    matrix = matrix[kept]
    own = list(zip(matrix["measure_no"], matrix["measure"], strict=True))
    cells = pd.DataFrame(
        {
            "row": matrix["division"],
            "column": [headings[pair] for pair in own],
            "column_name": [labels.measure(no, title) for no, title in own],
            "value": matrix["completion"],
            "planned": matrix["planned"],
            "count": labels.plain_counts(matrix),
        }
    )
    return list(headings.values()), cells


def _headings(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Each measure's number and short name in lines; two that read the same are told apart by what nobody sees."""
    found: list[str] = []
    for (no, _title), name in zip(pairs, short_names([title for _no, title in pairs]), strict=True):
        number = [_("M.{number}").format(number=labels.digits(no))] if no else []
        heading = BREAK.join([*number, *wrap(name, HEADING)])
        found.append(heading + NO_WIDTH * sum(one.rstrip(NO_WIDTH) == heading for one in found))
    most = max((one.count(BREAK) for one in found), default=0)
    return [BREAK * (most - one.count(BREAK)) + one for one in found]  # they stand on one line


LANES = ("measure", "division", "late")
"""What the bars of the timeline can be grouped by."""


def timeline_rows(frame: pd.DataFrame, lanes: str, as_of: date) -> pd.DataFrame:
    """One row for each bar, with ``lane`` (str): activities by measure, each division's own by division, or activities by what
    presses, the late ones first (``LANES``).

    What has no date stands last, in a lane of its own.
    """
    if lanes == "late":
        return _late_first(summary.activities(frame), concerns(frame, as_of))
    if lanes == "measure":
        rows = summary.activities(frame)
        lane = [labels.measure(no, title) for no, title in zip(rows["measure_no"], rows["measure"], strict=True)]
    else:
        order = {name: place for place, name in enumerate(summary.divisions(frame)["division"])}
        rows = frame.sort_values("division", key=lambda names: names.map(order), kind="stable")
        lane = list(rows["division"])
    rows = rows.assign(lane=lane, undated=rows["end"].isna() & rows["start"].isna())
    rows.loc[rows["undated"], "lane"] = _("No period given")
    return rows.sort_values("undated", kind="stable")


def _late_first(rows: pd.DataFrame, pressing: Sequence[Concern]) -> pd.DataFrame:
    """``summary.activities`` in the order of what needs attention; then what does not, by its schedule."""
    concern = {one.names: (place, one.reason) for place, one in enumerate(pressing)}
    schedules = {schedule: len(pressing) + place for place, schedule in enumerate(summary.PRESSING)}
    names = rows[summary.ACTIVITY_KEYS].itertuples(index=False, name=None)
    found = [concern.get(tuple(one), (schedules[own], own)) for one, own in zip(names, rows["schedule"], strict=True)]
    words = [word(SCHEDULE_LABELS if reason in SCHEDULE_LABELS else STATUS_LABELS, reason) for _place, reason in found]
    rows = rows.assign(lane=words, place=[place for place, _reason in found])
    return rows.sort_values("place", kind="stable").drop(columns="place")


def timeline_bars(rows: pd.DataFrame) -> list[Bar]:
    """``timeline_rows`` as ``charts.timeline`` takes them."""
    return [
        Bar(
            row["lane"],
            labels.digits(row["code"]) or "•",
            row["activity"],
            row["schedule"],
            _date(row["start"]),
            _date(row["end"]),
        )
        for row in rows.to_dict("records")
    ]


def searched(frame: pd.DataFrame) -> list[str]:
    """What a search looks at in each row.

    Cell by cell: what ``key`` gave is remembered, and a cell is met again in other rows and versions, a whole row in none.
    """
    return ["".join(map(key, texts)) for texts in zip(*(frame[name].astype(str) for name in SEARCHED), strict=True)]


def containing(texts: Sequence[str], asked: str) -> list[int]:
    """The places of those of ``searched`` in which every word of ``asked`` occurs.

    Spaces, letter case and the kind of digits do not matter.
    """
    words = [key(word) for word in asked.split()]
    return [place for place, text in enumerate(texts) if all(word in text for word in words)]


def problem_counts(problems: pd.DataFrame) -> pd.DataFrame:
    """How many ``problems`` of each severity each division has: ``division``, ``error``, ``warning``, ``info``, ``total``.

    One that is for several divisions counts for each of them. The most come first, those that name no division last.
    """
    each = problems.assign(division=problems["division"].map(lambda label: divisions_of(label) or ("",))).explode("division")
    counts = pd.crosstab(each["division"], each["severity"]).reindex(columns=list(SEVERITIES), fill_value=0)
    counts["total"] = counts.sum(axis=1)
    counts = counts.sort_values([*SEVERITIES], ascending=False, kind="stable").reset_index()
    return counts.sort_values("division", key=lambda names: names == "", kind="stable", ignore_index=True)


def narrowed_problems(
    problems: pd.DataFrame,
    severities: Collection[str] = (),
    code: str | None = None,
    tab: str | None = None,
) -> pd.DataFrame:
    """Those of ``problems`` that a viewer asks for; empty or None is all. The gravest come first."""
    keep = pd.Series(True, index=problems.index)
    if severities:
        keep &= problems["severity"].isin(severities)
    if code is not None:
        keep &= problems["code"] == code
    if tab is not None:
        keep &= problems["tab"] == tab
    gravity = {code: place for place, code in enumerate(SEVERITIES)}
    return problems[keep].sort_values("severity", key=lambda codes: codes.map(gravity), kind="stable")


def in_groups(problems: pd.DataFrame, column: str) -> pd.DataFrame:
    """``problems`` with ``group`` (str): those of each ``division`` or ``tab`` together, those that belong to none last."""
    unnamed = {"division": _("No division named"), "tab": _("The whole file")}[column]
    place = pd.factorize(problems[column])[0]
    place[(problems[column] == "").to_numpy()] = len(problems)
    group = problems[column].where(problems[column] != "", unnamed)
    return problems.assign(group=group).iloc[place.argsort(kind="stable")]


def _date(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
