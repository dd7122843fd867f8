"""The rows of a page as it shows them: grouped, narrowed, searched. No figure is made here."""

from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from ita_dash import completion
from ita_dash.charts.figure import BREAK
from ita_dash.form.problemkinds import SEVERITIES
from ita_dash.form.problems import divisions_of
from ita_dash.form.text import key
from ita_dash.form.values.status import UNABLE
from ita_dash.look import labels
from ita_dash.messages import _
from ita_dash.planwords import grave
from ita_dash.shortnames import short_names
from ita_dash.thailines import wrap

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
            "state": list(map(grave, matrix["overdue"], matrix[UNABLE])),
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
