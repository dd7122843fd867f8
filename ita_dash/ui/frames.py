"""The rows of a page as it shows them: grouped, searched, put into lanes. No figure is made here."""

from collections.abc import Collection, Iterator
from datetime import date

import pandas as pd

from ita_dash import summary
from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.form.problems import concerns, divisions_of
from ita_dash.form.status import DONE, STATUSES
from ita_dash.form.text import key
from ita_dash.messages import _
from ita_dash.timeline import Bar
from ita_dash.ui import labels
from ita_dash.vocabulary import STATUS_LABELS, word

SEARCHED = ("measure", "code", "activity", "division", "result", "recommendation")


def by_status(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The assignments behind each counter, by its word; ``overdue`` last."""
    found = {word(STATUS_LABELS, code): frame[frame["status"] == code] for code in STATUSES}
    found[_("Overdue")] = frame[frame["schedule"] == "overdue"]
    return {name: rows for name, rows in found.items() if len(rows)}


def by_measure(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each measure by its number and title, in the order of the sheet."""
    return {labels.measure(no, title): rows for (no, title), rows in frame.groupby(["measure_no", "measure"], sort=False)}


def by_division(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The assignments of each division with those of its units, and of each unit."""
    return {name: summary.of_division(frame, name) for name in summary.divisions(frame)["division"]}


def by_cell(frame: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The assignments behind each cell of the heat map: those of a division in a measure."""
    return {
        f"{division} · {measure}": rows
        for division, own in by_division(frame).items()
        for measure, rows in by_measure(own).items()
    }


def activities_of(frame: pd.DataFrame) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """Code, text and assignments of each activity, in the order of the sheet."""
    for (code, title), rows in frame.groupby(["code", "activity"], sort=False):
        yield code, title, rows


def heat_cells(matrix: pd.DataFrame) -> pd.DataFrame:
    """``summary.matrix`` as ``charts.heat_map`` takes it; a measure's column is headed by its number if no other has it."""
    titles = matrix.drop_duplicates(["measure_no", "measure"])["measure_no"].value_counts()
    names = [labels.measure(no, title) for no, title in zip(matrix["measure_no"], matrix["measure"], strict=True)]
    short = [
        _("Measure {number}").format(number=labels.digits(no)) if no and titles[no] == 1 else title
        for no, title in zip(matrix["measure_no"], matrix["measure"], strict=True)
    ]
    return pd.DataFrame(
        {
            "row": matrix["division"],
            "column": short,
            "column_name": names,
            "value": matrix["completion"],
            "count": labels.plain_counts(matrix),
        }
    )


def done_and_owed(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The assignments that are done, and those that still need work, the most pressing first. Cancelled ones are in neither."""
    done = frame["status"] == DONE
    pressing = frame["schedule"].map({name: place for place, name in enumerate(summary.PRESSING)})
    owed = frame[~done & frame["counted"]]
    return frame[done], owed.loc[pressing[owed.index].sort_values(kind="stable").index]


def timeline_rows(frame: pd.DataFrame, lanes: str) -> pd.DataFrame:
    """One row for each bar, with ``lane`` (str) first: activities by measure, or each division's own by division.

    What has no date stands last, in a lane of its own.
    """
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


def containing(frame: pd.DataFrame, asked: str) -> pd.DataFrame:
    """The rows in which every word of ``asked`` occurs; spaces, letter case and the kind of digits do not matter."""
    words = [key(word) for word in asked.split()]
    texts = [key(" ".join(str(row[name]) for name in SEARCHED)) for row in frame.to_dict("records")]
    return frame[[all(word in text for word in words) for text in texts]]


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
    division: str | None = None,
    tab: str | None = None,
) -> pd.DataFrame:
    """Those of ``problems`` that a viewer asks for; empty or None is all. The gravest come first.

    Those of a division are also those for all divisions.
    """
    keep = pd.Series(True, index=problems.index)
    if severities:
        keep &= problems["severity"].isin(severities)
    if code is not None:
        keep &= problems["code"] == code
    if division is not None:
        keep &= concerns(problems, {division}) if division else problems["division"] == ""
    if tab is not None:
        keep &= problems["tab"] == tab
    gravity = {code: place for place, code in enumerate(SEVERITIES)}
    return problems[keep].sort_values("severity", key=lambda codes: codes.map(gravity), kind="stable")


def problem_groups(problems: pd.DataFrame, column: str) -> dict[str, pd.DataFrame]:
    """``problems`` by ``division`` or ``tab``; those that belong to none come last."""
    unnamed = {"division": _("No division named"), "tab": _("The whole file")}[column]
    groups = {name: rows for name, rows in problems.groupby(column, sort=False) if name}
    rest = problems[problems[column] == ""]
    return groups | ({unnamed: rest} if len(rest) else {})


def _date(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
